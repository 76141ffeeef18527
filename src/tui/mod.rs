//! The reader on the terminal.
//!
//! ```text
//!   keys, mouse, signals            clipboard, files, analysis, quit
//!     event ──► Msg ──► update(&mut App, Msg) ──► Effect ──► effect
//!                             │                                  │
//!                           App ──► view ──► frame               └──► Msg
//! ```
//!
//! | part | job |
//! | --- | --- |
//! | [`app`] | the state of the program: which screen is shown, what lies over it, what is typed |
//! | [`screen`] | the screens, each with its state, what keys do there, and how it looks |
//! | [`overlay`] | what lies over a screen: details, menus, the palette, help |
//! | [`update`] | from messages to changes of the state; a pure function |
//! | [`view`] | draws the state |
//! | [`prompt`] | the line in which searches are typed: choices, and a query in words |
//! | [`ui`] | keys, words, looks, and the parts that draw |
//! | [`effect`], [`event`], [`terminal`], [`watcher`], [`session`] | the world outside |

pub mod action;
pub mod app;
pub mod effect;
pub mod event;
pub mod msg;
pub mod overlay;
pub mod prompt;
mod restore;
pub mod screen;
pub mod session;
pub mod terminal;
pub mod ui;
pub mod update;
pub mod view;
#[cfg(unix)]
pub mod watcher;

use crate::config::{Config, ThemeName};
use crate::document::Document;
use crate::language::{self, Locale, Pack};
use crate::library::Library;
use crate::rates::Rates;
use crate::tui::app::App;
use crate::tui::effect::Done;
use crate::tui::effect::library_worker;
use crate::tui::effect::library_worker::{LibraryHandle, LibraryWorker, Request};
use crate::tui::msg::Effect;
use crate::tui::overlay::tip_update;
use crate::tui::screen::article::layout::LayoutOptions;
use crate::tui::screen::library::LibraryScreen;
use crate::tui::screen::picker;
use crate::tui::session::ReadingState;
use crate::tui::terminal::Terminal;
use crate::tui::ui::color_depth::ColorDepth;
use crate::tui::ui::glyphs;
use crate::tui::ui::keymap::Keymap;
use crate::tui::ui::strings::{Strings, UiText};
use crate::tui::ui::theme::Theme;
use crate::tui::ui::themes::Themes;
use anyhow::Context as _;
use std::collections::{BTreeMap, VecDeque};
use std::fs;
use std::io::{self, Write as _};
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, Ordering};
use std::sync::mpsc;

/// What the reader is started with.
#[derive(Debug, Clone, Default)]
pub struct ReaderOptions {
    /// What the user has configured.
    pub config: Config,
    /// The theme that the command line asks for, for this run alone; `Some(None)` is one that suits the terminal.
    pub theme: Option<Option<ThemeName>>,
}

impl ReaderOptions {
    /// The theme to begin with: that of the command line, else the one that was chosen in the reader, else that of the
    /// configuration or `NO_COLOR`. None if the terminal's background decides.
    fn wanted_theme(&self, themes: &Themes, memory: &mut ReadingState) -> Option<ThemeName> {
        let no_color = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let plain = no_color.then_some(ThemeName::Mono);
        let configured = self.config.theme.or(plain);
        let kept = memory.theme_over(themes.name_of(configured));
        let kept = kept.and_then(|name| self.config.theme_named(name).ok());
        // A file that is gone or has got errors is no reason not to start.
        let kept = kept.filter(|theme| theme.is_none_or(|theme| themes.load(theme).is_ok()));
        let theme = match self.theme {
            Some(asked) => asked.or(plain),
            None => kept.unwrap_or(configured),
        };
        if no_color && theme != Some(ThemeName::Mono) {
            // Otherwise crossterm would leave out the colours of a theme that the user has asked for.
            crossterm::style::force_color_output(true);
        }
        theme
    }
}

/// Opens the reader: on a single article, on the list of several, or, of none, on the library, or on the list of the
/// samples where there is no library. Returns when the user quits.
///
/// # Errors
/// Where the keymap is wrong, where there is no terminal to take over, or where changes of the library could not be saved.
pub fn run(
    documents: Vec<Document>,
    library: Option<LibraryHandle>,
    options: ReaderOptions,
) -> anyhow::Result<()> {
    let given = documents.is_empty() && library.is_none();
    let documents = if given { picker::samples::documents() } else { documents };
    let environment = |name: &str| std::env::var(name).ok();
    let themes = Themes::new(&options.config.themes, ColorDepth::of_environment(environment));
    let place = session::path();
    let mut memory = place.as_deref().map(ReadingState::load).unwrap_or_default();
    let theme = options.wanted_theme(&themes, &mut memory);
    let config = options.config;
    // A theme that is asked for must be right before the terminal is taken over.
    theme.map_or(Ok(Theme::default()), |theme| themes.load(theme)).map_err(anyhow::Error::msg)?;
    let keymaps = config.keymaps.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    let start = Start { keymap: Keymap::load(keymaps)?, rates: rates(&config)?, theme, themes, config };
    let ended_by = Arc::new(AtomicI32::new(0));
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
    themes: Themes,
    config: Config,
}

/// The state to save or report after the user has quit.
struct End {
    /// What is to be remembered.
    memory: ReadingState,
    /// Which changes of the library could not be saved, in words.
    unsaved: Option<String>,
}

/// Runs until the user quits.
fn show(
    documents: Vec<Document>,
    library: Option<LibraryHandle>,
    start: Start,
    memory: ReadingState,
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
    app.session = memory;
    app.locale = locale(&config, pack);
    app.rates = start.rates;
    app.currency = config.currency;
    app.browser.clone_from(&config.browser);
    app.shape = LayoutOptions { measure: config.measure, side: config.side, ..LayoutOptions::default() };
    let known_background = background_by_environment();
    // Until the terminal has answered, its background is most likely what it was.
    app.light = known_background.or(Some(app.session.background_is_light));
    app.theme = start.theme;
    app.themes = start.themes;
    app.has_few_glyphs = glyphs::are_few(environment);
    let asks_background = app.theme.is_none() && known_background.is_none();
    let mut queue = VecDeque::from(app.begin(documents));
    let mut worker = None;
    if let Some(mut library) = library {
        let place = library.path().display().to_string();
        let steps = app.session.undo_of(&place);
        app.take_library(LibraryScreen::with_undo(steps));
        // The beginning of the list is there with the first frame; the rest and the counts come from the threads.
        if let (None, LibraryHandle::Open(library)) = (app.screen.reader(), &mut library) {
            queue.extend(open_library(&mut app, library));
        }
        worker = Some(LibraryWorker::new(library, sender.clone())?);
    }
    app.shows_tips = config.tour && !app.session.tour_seen;
    tip_update::show_new(&mut app);
    let mut listening = false;
    let mut themed = None;
    let mut theme = Theme::default();
    loop {
        while let Some(effect) = queue.pop_front() {
            if let Effect::Library(request) = effect {
                if let Some(worker) = &mut worker {
                    worker.ask(request);
                }
                continue;
            }
            match effect::perform(effect, &app.strings, app.browser.as_deref(), &mut screen, &sender)? {
                Done::Quit => return Ok(close(app, screen, worker, queue)),
                Done::Msg(msg) => queue.extend(update::update(&mut app, msg)),
                Done::Nothing => {}
            }
        }
        let name = app.present_theme();
        if themed != Some(name) {
            // What a menu shows of a theme with errors is the one before.
            theme = app.themes.load(name).unwrap_or(theme);
            themed = Some(name);
        }
        app.today = Some(chrono::Local::now().date_naive());
        screen.draw(|frame| view::draw(frame, &app, &theme))?;
        if !listening {
            listening = true;
            screen.watch();
            event::listen(sender.clone(), asks_background)?;
        }
        let Ok(first) = messages.recv() else { return Ok(close(app, screen, worker, queue)) };
        // All that has arrived meanwhile goes into one frame.
        for msg in std::iter::once(first).chain(messages.try_iter()) {
            queue.extend(update::update(&mut app, msg));
            if queue.contains(&Effect::Quit) {
                return Ok(close(app, screen, worker, queue));
            }
        }
    }
}

/// Restores the terminal, then waits a limited time for changes to be saved.
fn close(app: App, screen: Terminal, worker: Option<LibraryWorker>, queue: VecDeque<Effect>) -> End {
    drop(screen);
    let mut unsaved = Vec::new();
    if let Some(mut worker) = worker {
        for effect in queue {
            match effect {
                Effect::Library(request) if request.is_change() => worker.ask(request),
                _ => {}
            }
        }
        unsaved = worker
            .close()
            .unwrap_or_else(|| app.library.iter().flat_map(|library| library.unsaved().cloned()).collect());
    }
    let unsaved = told_unsaved(&unsaved, &app.strings);
    let mut memory = app.session;
    if let Some(library) = &app.library {
        memory.keep_undo(library.undo_steps());
    }
    End { memory, unsaved }
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

/// Fills the library's screen at once, as far as that takes no time. Returns what remains to be asked for.
fn open_library(app: &mut App, library: &mut Library) -> Vec<Effect> {
    let Some(screen) = &mut app.library else { return Vec::new() };
    let mut queue = vec![screen.ask(), Effect::Library(Request::SidebarNames)];
    let mut later = vec![Effect::Library(Request::Sidebar)];
    while let Some(effect) = queue.pop() {
        match effect {
            Effect::Library(request) if !request.can_wait() => {
                for answer in library_worker::answer(library, request) {
                    queue.extend(update::update(app, msg::Msg::Library(answer)));
                }
            }
            effect => later.push(effect),
        }
    }
    later
}

/// Whether the background is light, from the variable that some terminals set: `COLORFGBG=15;0`.
fn background_by_environment() -> Option<bool> {
    let value = std::env::var("COLORFGBG").ok()?;
    let background: u8 = value.rsplit(';').next()?.parse().ok()?;
    (background < 16).then_some(matches!(background, 7 | 9..=15))
}
