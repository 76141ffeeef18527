//! The reader on the terminal.
//!
//! ```text
//!   keys, mouse, signals            clipboard, files, analysis, quit
//!     event ──► Msg ──► update(&mut App, Msg) ──► Effect ──► outside
//!                             │                                  │
//!                           App ──► view ──► frame               └──► Msg
//! ```
//!
//! | part | job |
//! | --- | --- |
//! | [`app`], [`reader`], [`catalog`], [`item`] | the state: program, open article, what it names |
//! | [`pane`], [`table_group`], [`folding`], [`filter`] | the lists: their rows, tables as groups, what is folded or filtered |
//! | [`update`] | the only place that changes it; a pure function |
//! | [`screen`], [`tabs`] | where things stand on the screen, for `update` and `view` alike |
//! | [`view`] | draws it |
//! | [`shelf`] | the library's screen, and the pages of people and companies |
//! | [`overlay`] | what lies over the screen: sheets, menus, the palette |
//! | [`keymap`], [`theme`], [`strings`] | keys, looks and words, from `assets` |
//! | [`event`], [`terminal`], [`watcher`], [`outside`], [`file_name`], [`memory`], [`librarian`] | the world outside |

pub mod action;
pub mod app;
pub mod catalog;
pub mod event;
pub mod file_name;
pub mod filter;
pub mod folding;
pub mod item;
pub mod jumps;
pub mod key;
pub mod keymap;
pub mod librarian;
pub mod line_edit;
pub mod memory;
pub mod meta;
pub mod msg;
pub mod outside;
pub mod overlay;
pub mod pane;
pub mod reader;
mod restore;
pub mod samples;
pub mod screen;
pub mod search;
pub mod shelf;
pub mod strings;
pub mod table_group;
pub mod tabs;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;
#[cfg(unix)]
pub mod watcher;

use crate::config::{Config, ThemeName};
use crate::document::Document;
use crate::language::{self, Locale, Pack};
use crate::library::Library;
use crate::rates::Rates;
use anyhow::Context as _;
use app::App;
use keymap::Keymap;
use librarian::{Desk, Request, Shelved};
use memory::Memory;
use msg::Effect;
use outside::Done;
use overlay::Overlay;
use screen::LayoutOptions;
use shelf::Shelf;
use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::io::{self, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::mpsc;
use strings::{Strings, UiText};
use terminal::Terminal;
use theme::Theme;

/// What the reader is started with.
#[derive(Debug, Clone, Default)]
pub struct ReaderOptions {
    /// What the user has configured.
    pub config: Config,
    /// The theme that the command line asks for.
    pub theme: Option<ThemeName>,
}

impl ReaderOptions {
    /// The theme that is asked for, by the command line, the configuration or `NO_COLOR`; else the
    /// terminal's background decides.
    fn wanted_theme(&self) -> Option<ThemeName> {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        self.theme.or(self.config.theme).or(no_color.then_some(ThemeName::Mono))
    }
}

/// Opens the reader: on a single article, on the list of several, or, of none, on the library, or on the list of the
/// samples where there is no library. Returns when the user quits.
///
/// # Errors
/// Where the keymap is wrong, where there is no terminal to take over, or where changes of the library could not be saved.
pub fn run(documents: Vec<Document>, library: Option<Shelved>, options: ReaderOptions) -> anyhow::Result<()> {
    let given = documents.is_empty() && library.is_none();
    let documents = if given { samples::documents() } else { documents };
    let theme = options.wanted_theme();
    let config = options.config;
    let keymaps = config.keymaps.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let start = Start { keymap: Keymap::load(keymaps)?, rates: rates(&config)?, theme, config };
    let ended_by = Arc::new(AtomicI32::new(0));
    let place = memory::path();
    let memory = place.as_deref().map(Memory::load).unwrap_or_default();
    let End { memory, unsaved } = show(documents, library, start, memory, &ended_by)?;
    if let Some(place) = place {
        // A state that cannot be written costs the reading positions, which is not worth an error at the end.
        let _ = memory.save(&place);
    }
    match (ended_by.load(Ordering::SeqCst), unsaved) {
        (0, None) => Ok(()),
        (0, Some(unsaved)) => Err(anyhow::Error::msg(unsaved)),
        (signal, unsaved) => {
            if let Some(unsaved) = unsaved {
                let _ = writeln!(io::stderr(), "depesche: {unsaved}");
            }
            event::end_by(signal);
            Ok(())
        }
    }
}

/// The built-in reference rates, or those of the user over them.
fn rates(config: &Config) -> anyhow::Result<Rates> {
    let Some(path) = &config.rates else { return Ok(Rates::built_in()) };
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Rates::read(&text).with_context(|| path.display().to_string())
}

/// How numbers and dates are written: as configured, else as the environment says it, unless the interface was
/// configured to speak another language.
fn locale(config: &Config, pack: &'static Pack) -> Locale {
    if let Some(tag) = &config.locale {
        return Locale::from_tag(tag);
    }
    let locale = Locale::from_environment(|name| std::env::var(name).ok());
    if std::ptr::eq(locale.pack(), pack) { locale } else { Locale::of_pack(pack) }
}

/// What the reader begins with, besides articles.
struct Start {
    keymap: Keymap,
    rates: Rates,
    theme: Option<ThemeName>,
    config: Config,
}

/// The state to save or report after the user has quit.
struct End {
    /// What is to be remembered.
    memory: Memory,
    /// Which changes of the library could not be saved, in words.
    unsaved: Option<String>,
}

/// Runs until the user quits.
fn show(
    documents: Vec<Document>,
    library: Option<Shelved>,
    start: Start,
    memory: Memory,
    ended_by: &Arc<AtomicI32>,
) -> anyhow::Result<End> {
    let (sender, messages) = mpsc::channel();
    let mut screen = Terminal::take().context("the reader needs a terminal")?;
    event::watch_signals(sender.clone(), Arc::clone(ended_by))?;
    let config = start.config;
    let environment = |name: &str| std::env::var(name).ok();
    let configured = config.language.as_deref().and_then(language::by_code);
    let pack = configured.unwrap_or_else(|| language::from_environment(environment));
    let mut app = App::empty(start.keymap, Strings::load(pack)?, screen.size()?);
    app.memory = memory;
    app.locale = locale(&config, pack);
    app.rates = start.rates;
    app.currency = config.currency;
    app.shape = LayoutOptions { measure: config.measure, side: config.side, zen: false };
    app.light = background_by_environment();
    app.theme = start.theme;
    let asks_background = app.theme.is_none() && app.light.is_none();
    let mut queue = VecDeque::from(app.begin(documents));
    let mut desk = None;
    if let Some(mut library) = library {
        app.shelf = Some(Shelf::default());
        // The first list is there with the first frame; everything after it comes from the thread.
        if let (None, Shelved::Open(library)) = (&app.reader, &mut library) {
            open_shelf(&mut app, library);
        }
        desk = Some(Desk::new(library, sender.clone())?);
    }
    if config.tour && !app.memory.tour_seen {
        app.overlay = Some(Overlay::Tour(update::tour(&app)));
    }
    let mut listening = false;
    let mut themed = None;
    let mut theme = Theme::default();
    loop {
        while let Some(effect) = queue.pop_front() {
            if let Effect::Library(request) = effect {
                if let Some(desk) = &mut desk {
                    desk.ask(request);
                }
                continue;
            }
            match outside::perform(effect, &app.strings, &mut screen, &sender)? {
                Done::Quit => return Ok(close(app, screen, desk, queue)),
                Done::Msg(msg) => queue.extend(update::update(&mut app, msg)),
                Done::Nothing => {}
            }
        }
        let name = app.present_theme();
        if themed != Some(name) {
            theme = Theme::load(name)?;
            themed = Some(name);
        }
        screen.draw(|frame| view::draw(frame, &app, &theme))?;
        if !listening {
            listening = true;
            screen.watch();
            event::listen(sender.clone(), asks_background)?;
        }
        let Ok(first) = messages.recv() else { return Ok(close(app, screen, desk, queue)) };
        // All that has arrived meanwhile goes into one frame.
        for msg in std::iter::once(first).chain(messages.try_iter()) {
            queue.extend(update::update(&mut app, msg));
            if queue.contains(&Effect::Quit) {
                return Ok(close(app, screen, desk, queue));
            }
        }
    }
}

/// Restores the terminal, then waits a limited time for changes to be saved.
fn close(app: App, screen: Terminal, desk: Option<Desk>, queue: VecDeque<Effect>) -> End {
    drop(screen);
    let mut unsaved = Vec::new();
    if let Some(mut desk) = desk {
        for effect in queue {
            match effect {
                Effect::Library(request) if request.is_change() => desk.ask(request),
                _ => {}
            }
        }
        unsaved = desk
            .close()
            .unwrap_or_else(|| app.shelf.iter().flat_map(|shelf| shelf.unsaved().cloned()).collect());
    }
    End { unsaved: told_unsaved(&unsaved, &app.strings), memory: app.memory }
}

/// Which changes were not saved, in words: `not saved, …: 2 × star, reading position`.
fn told_unsaved(requests: &[Request], strings: &Strings) -> Option<String> {
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for request in requests {
        let kind = match request {
            Request::Seen(_) | Request::Read(..) => UiText::UnsavedRead,
            Request::Star(..) => UiText::UnsavedStar,
            Request::Delete(..) => UiText::UnsavedDelete,
            Request::Tags(..) => UiText::UnsavedTags,
            Request::Position(..) => UiText::UnsavedPosition,
            Request::Save(..) => UiText::UnsavedSearch,
            _ => continue,
        };
        *kinds.entry(strings.get(kind)).or_default() += 1;
    }
    let told = |(kind, count)| if count > 1 { format!("{count} × {kind}") } else { String::from(kind) };
    let changes: Vec<String> = kinds.into_iter().map(told).collect();
    (!changes.is_empty()).then(|| strings.fill(UiText::Unsaved, &[("changes", &changes.join(", "))]))
}

/// Fills the library's screen at once.
fn open_shelf(app: &mut App, library: &mut Library) {
    let Some(shelf) = &mut app.shelf else { return };
    let mut queue = vec![shelf.ask(), Effect::Library(Request::Side)];
    while let Some(effect) = queue.pop() {
        if let Effect::Library(request) = effect {
            for answer in librarian::answer(library, request) {
                queue.extend(update::update(app, msg::Msg::Library(answer)));
            }
        }
    }
}

/// Whether the background is light, from the variable that some terminals set: `COLORFGBG=15;0`.
fn background_by_environment() -> Option<bool> {
    let value = std::env::var("COLORFGBG").ok()?;
    let background: u8 = value.rsplit(';').next()?.parse().ok()?;
    (background < 16).then_some(matches!(background, 7 | 9..=15))
}
