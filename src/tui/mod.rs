//! The reader on the terminal.
//!
//! ```text
//!   keys, mouse, signals            clipboard, analysis, suspend, quit
//!     event ──► Msg ──► update(&mut App, Msg) ──► Effect ──► this file
//!                             │                                  │
//!                           App ──► view ──► frame               └──► Msg
//! ```
//!
//! | part | job |
//! | --- | --- |
//! | [`app`], [`reader`], [`catalog`] | the state: program, open article, what it names |
//! | [`update`] | the only place that changes it; a pure function |
//! | [`screen`], [`tabs`] | where things stand on the screen, for `update` and `view` alike |
//! | [`view`] | draws it |
//! | [`keymap`], [`theme`] | keys and looks, from `assets` |
//! | [`event`], [`terminal`] | the world outside |

pub mod action;
pub mod app;
pub mod catalog;
pub mod event;
pub mod jumps;
pub mod key;
pub mod keymap;
pub mod meta;
pub mod msg;
pub mod pane;
pub mod reader;
pub mod samples;
pub mod screen;
pub mod search;
pub mod tabs;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;

use crate::analysis::{self, Analysis};
use crate::config::{Config, ThemeName};
use crate::document::Document;
use anyhow::Context as _;
use app::App;
use crossterm::clipboard::CopyToClipboard;
use keymap::Keymap;
use msg::{Effect, Msg};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;
use terminal::Screen;
use theme::Theme;

/// The longest text that is analysed before it is first shown, in bytes.
const LONGEST_AT_ONCE: usize = 256 << 10;

/// What the reader is started with.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What the user has configured.
    pub config: Config,
    /// The theme that the command line asks for.
    pub theme: Option<ThemeName>,
}

impl Options {
    /// The theme that is asked for, by the command line, the configuration or `NO_COLOR`; else the
    /// terminal's background decides.
    fn wanted_theme(&self) -> Option<ThemeName> {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        self.theme.or(self.config.theme).or(no_color.then_some(ThemeName::Mono))
    }
}

/// Opens the reader: on a single article, on the list of several, or, of none, on the list of the samples.
/// Returns when the user quits.
///
/// # Errors
/// Where the keymap is wrong, or where there is no terminal to take over.
pub fn run(documents: Vec<Document>, options: Options) -> anyhow::Result<()> {
    let wanted = options.wanted_theme();
    let documents = if documents.is_empty() { samples::documents() } else { documents };
    let keymap = options.config.keymap;
    let keymap = Keymap::load(keymap.as_ref().map(|(path, text)| (path.as_str(), text.as_str())))?;
    let ended_by = Arc::new(AtomicI32::new(0));
    show(documents, keymap, wanted, &ended_by)?;
    match ended_by.load(Ordering::SeqCst) {
        0 => {}
        signal => event::end_by(signal),
    }
    Ok(())
}

fn show(
    documents: Vec<Document>,
    keymap: Keymap,
    wanted: Option<ThemeName>,
    ended_by: &Arc<AtomicI32>,
) -> anyhow::Result<()> {
    let (sender, messages) = mpsc::channel();
    let mut screen = Screen::take().context("the reader needs a terminal")?;
    event::watch_signals(sender.clone(), Arc::clone(ended_by))?;
    let (mut app, effects) = App::new(documents, keymap, screen.size()?);
    app.light = background_by_environment();
    let mut listening = false;
    let mut themed = None;
    let mut theme = Theme::default();
    let mut queue = effects;
    loop {
        while let Some(effect) = queue.pop() {
            match perform(effect, &mut app, &mut screen, &sender)? {
                Done::Quit => return Ok(()),
                Done::Msg(msg) => queue.extend(update::update(&mut app, msg)),
                Done::Nothing => {}
            }
        }
        let name = wanted.unwrap_or(if app.light == Some(true) { ThemeName::Light } else { ThemeName::Dark });
        if themed != Some(name) {
            theme = Theme::load(name)?;
            themed = Some(name);
        }
        screen.draw(|frame| view::draw(frame, &app, &theme))?;
        if !listening {
            listening = true;
            event::listen(sender.clone(), wanted.is_none() && app.light.is_none())?;
        }
        let Ok(first) = messages.recv() else { return Ok(()) };
        // All that has arrived meanwhile goes into one frame.
        for msg in std::iter::once(first).chain(messages.try_iter()) {
            queue.splice(0..0, update::update(&mut app, msg).into_iter().rev());
            if queue.contains(&Effect::Quit) {
                return Ok(());
            }
        }
    }
}

/// What came of an effect.
enum Done {
    Nothing,
    Msg(Msg),
    Quit,
}

fn perform(effect: Effect, app: &mut App, screen: &mut Screen, sender: &Sender<Msg>) -> anyhow::Result<Done> {
    Ok(match effect {
        Effect::Quit => Done::Quit,
        Effect::Suspend => {
            screen.lend(event::stop)?;
            let (width, height) = screen.size()?;
            Done::Msg(Msg::Resize(width, height))
        }
        Effect::Copy(text) => {
            screen.send(CopyToClipboard::to_clipboard_from(text))?;
            Done::Nothing
        }
        Effect::Analyze { ticket, document } if document.text.len() <= LONGEST_AT_ONCE => {
            Done::Msg(Msg::Analyzed { ticket, analysis: analyze(&document) })
        }
        Effect::Analyze { ticket, document } => {
            let sender = sender.clone();
            let work = move || {
                // Nobody waits for the answer where the reader has quit.
                let _ = sender.send(Msg::Analyzed { ticket, analysis: analyze(&document) });
            };
            if thread::Builder::new().name("analysis".to_owned()).spawn(work).is_err() {
                app.notice = Some("The system has no room for the analysis".to_owned());
            }
            Done::Nothing
        }
    })
}

/// Analyses `document`; an error of the program costs the lists, not the text.
fn analyze(document: &Document) -> Option<Analysis> {
    terminal::catch(|| analysis::analyze(document))
}

/// Whether the background is light, from the variable that some terminals set: `COLORFGBG=15;0`.
fn background_by_environment() -> Option<bool> {
    let value = std::env::var("COLORFGBG").ok()?;
    let background: u8 = value.rsplit(';').next()?.parse().ok()?;
    (background < 16).then_some(matches!(background, 7 | 9..=15))
}
