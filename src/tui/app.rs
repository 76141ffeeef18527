//! The state of the whole program.

use crate::analysis::Currency;
use crate::config::ThemeName;
use crate::document::Document;
use crate::language;
use crate::language::Locale;
use crate::rates::Rates;
use crate::tui::effect::library_worker::Request;
use crate::tui::msg::{Effect, LONGEST_AT_ONCE};
use crate::tui::overlay::Overlay;
use crate::tui::overlay::docked_card::DockedCard;
use crate::tui::overlay::tip::Tip;
use crate::tui::prompt::Prompt;
use crate::tui::screen::Screen;
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::layout::{Area, Layout, LayoutOptions};
use crate::tui::screen::article::pane::{Pane, PaneList};
use crate::tui::screen::history::History;
use crate::tui::screen::library::LibraryScreen;
use crate::tui::screen::library::layout::LibraryLayout;
use crate::tui::screen::picker::samples;
use crate::tui::session::ReadingState;
use crate::tui::ui::key::Key;
use crate::tui::ui::keymap::{KeyContext, Keymap};
use crate::tui::ui::strings::Strings;
use crate::tui::ui::themes::Themes;
use chrono::NaiveDate;
use std::sync::Arc;

/// On lower screens, queries are not explained.
const LEAST_EXPLAINED: u16 = 8;

/// Everything that the screen shows, and everything that a key can change.
#[derive(Debug)]
pub struct App {
    /// The articles that were given.
    pub documents: Vec<Arc<Document>>,
    /// What is shown.
    pub screen: Screen,
    /// The screens that one came through.
    pub history: History,
    /// The list of the articles that were given.
    pub picker: PaneList,
    /// The library's screen, where there is a library.
    pub library: Option<LibraryScreen>,
    /// What the keys mean.
    pub keymap: Keymap,
    /// What lies over the screen and takes the keys.
    pub overlay: Option<Overlay>,
    /// What the help lies over.
    pub(in crate::tui) covered: Option<Overlay>,
    /// The short help that is shown.
    pub tip: Option<Tip>,
    /// Whether short help is shown when a screen appears for the first time.
    pub shows_tips: bool,
    /// The card below the lists.
    pub dock: Option<DockedCard>,
    /// What the interface says.
    pub strings: Strings,
    /// How the screen is shared.
    pub shape: LayoutOptions,
    /// The theme that was chosen at run time.
    pub theme: Option<ThemeName>,
    /// The themes that can be chosen.
    pub themes: Themes,
    /// Whether the terminal lacks signs that others have.
    pub has_few_glyphs: bool,
    /// How numbers and dates are written.
    pub locale: Locale,
    /// The reference rates, for amounts in the reader's currency.
    pub rates: Rates,
    /// The currency that the reader thinks in; none for no conversions.
    pub currency: Option<Currency>,
    /// The command that opens web pages; none for that of the environment.
    pub browser: Option<String>,
    /// What is remembered from one run to the next.
    pub session: ReadingState,
    /// The line in which something is typed.
    pub prompt: Option<Prompt>,
    /// Something to tell, until the next key.
    pub notice: Option<String>,
    /// Keys that may become a sequence.
    pub pending: Vec<Key>,
    /// The count that is typed before a key.
    pub count: Option<usize>,
    /// Whether the terminal's background is light, as far as it is known.
    pub light: Option<bool>,
    /// The day, for headings such as today; none where it does not matter.
    pub today: Option<NaiveDate>,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// What is to be done outside besides what the present message asks for.
    pub(in crate::tui) outbox: Vec<Effect>,
    /// The number of the analysis that is awaited.
    pub(in crate::tui) ticket: u64,
    /// Whether the last move walked mentions or hits, or went through a list: further ones record no jump.
    pub(in crate::tui) walking: bool,
}

/// Where a screen is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transition {
    /// Behind the one that is shown, which one comes back to.
    Push,
    /// In the place of the one that is shown.
    Replace,
}

impl App {
    /// A program without articles on a screen of this size.
    pub fn empty(keymap: Keymap, strings: Strings, size: (u16, u16)) -> Self {
        Self {
            documents: Vec::new(),
            screen: Screen::default(),
            history: History::default(),
            picker: PaneList::default(),
            library: None,
            keymap,
            overlay: None,
            covered: None,
            tip: None,
            shows_tips: false,
            dock: None,
            strings,
            shape: LayoutOptions::default(),
            theme: None,
            themes: Themes::default(),
            has_few_glyphs: false,
            locale: Locale::default(),
            rates: Rates::built_in(),
            currency: Currency::from_code("EUR"),
            browser: None,
            session: ReadingState::default(),
            prompt: None,
            notice: None,
            pending: Vec::new(),
            count: None,
            light: None,
            today: None,
            size,
            outbox: Vec::new(),
            ticket: 0,
            walking: false,
        }
    }

    /// A program in English with these articles. The effects are to be carried out before the first frame.
    pub fn new(documents: Vec<Document>, keymap: Keymap, size: (u16, u16)) -> (Self, Vec<Effect>) {
        let mut app = Self::empty(keymap, Strings::load(language::DEFAULT).unwrap_or_default(), size);
        let effects = app.begin(documents);
        (app, effects)
    }

    /// Takes the articles: a single one is opened, of several the list is shown. The effects are to be carried out
    /// before the first frame.
    pub fn begin(&mut self, documents: Vec<Document>) -> Vec<Effect> {
        self.documents = documents.into_iter().map(Arc::new).collect();
        self.picker = PaneList::of((0..self.documents.len() as u32).collect());
        match self.documents.as_slice() {
            [document] => {
                let document = Arc::clone(document);
                self.open(document, None, Transition::Replace)
            }
            _ => Vec::new(),
        }
    }

    /// Takes the library; it is shown where no articles were given.
    pub fn take_library(&mut self, library: LibraryScreen) {
        self.library = Some(library);
        if self.documents.is_empty() && matches!(self.screen, Screen::Picker) {
            self.screen = Screen::Library;
        }
    }

    /// Offers the samples where nothing else can be read.
    pub(in crate::tui) fn offer_samples(&mut self) {
        if self.documents.is_empty() {
            self.documents = samples::documents().into_iter().map(Arc::new).collect();
            self.picker = PaneList::of((0..self.documents.len() as u32).collect());
        }
    }

    /// Whether the library is shown and holds nothing, so that the samples stand in it.
    pub fn shows_samples(&self) -> bool {
        self.shown_library().is_some_and(LibraryScreen::is_empty) && !self.documents.is_empty()
    }

    /// Opens an article; `article` is its id in the library, where it comes from there. A long one is laid out at once,
    /// so that it can be read while it is analysed; a short one when its analysis is there.
    pub(in crate::tui) fn open(
        &mut self,
        document: Arc<Document>,
        article: Option<i64>,
        transition: Transition,
    ) -> Vec<Effect> {
        self.ticket += 1;
        let long = document.text.len() > LONGEST_AT_ONCE;
        let mut reader = Reader::new(Arc::clone(&document), &self.strings, self.locale);
        reader.article = article;
        reader.ticket = self.ticket;
        reader.hides_unsure = self.session.hides_unsure;
        if let Some(place) = self.session.place_of(&document) {
            reader.resume(place);
        }
        self.show(Screen::Article(Box::new(reader)), transition);
        if long {
            self.lay_out();
        }
        vec![Effect::Analyze { ticket: self.ticket, document }]
    }

    /// Shows a screen.
    pub(in crate::tui) fn show(&mut self, screen: Screen, transition: Transition) {
        self.leave();
        match transition {
            Transition::Push => self.history.go(&mut self.screen, screen),
            Transition::Replace => self.screen = screen,
        }
    }

    /// Shows the screen that one came from, or with `forward` the one that one came back from. Says whether there is
    /// one.
    pub(in crate::tui) fn turn_back(&mut self, forward: bool) -> bool {
        self.leave();
        let shown = &mut self.screen;
        let moved = if forward { self.history.forward(shown) } else { self.history.back(shown) };
        if moved {
            self.prompt = None;
            // The size or the width of the text may have changed meanwhile.
            self.lay_out();
        }
        moved
    }

    /// Remembers where the open article was read.
    pub(in crate::tui) fn leave(&mut self) {
        if let Some(reader) = self.screen.reader() {
            self.session.keep(&reader.document, reader.place());
            if let Some(id) = reader.article {
                self.outbox.push(Effect::Library(Request::Position(id, reader.place())));
            }
        }
    }

    /// Breaks the text into rows again, after the width or the names have changed.
    pub(in crate::tui) fn lay_out(&mut self) {
        let layout = self.layout();
        if let Some(reader) = self.screen.reader_mut() {
            reader.lay_out(&layout);
        }
    }

    /// Where things stand on the screen.
    pub fn layout(&self) -> Layout {
        let (width, height) = self.size;
        let height = height - self.explained_rows();
        let shape = LayoutOptions { docks: !self.session.undocked, ..self.shape };
        match self.screen.reader() {
            Some(reader) => {
                let shape = LayoutOptions { has_trail: !self.history.behind().is_empty(), ..shape };
                Layout::new((width, height), shape, reader.focus, reader.catalog.lengths())
            }
            None => Layout::new(
                (width, height),
                shape,
                Pane::Article,
                [0; crate::tui::screen::article::pane::LISTS],
            ),
        }
    }

    /// How many rows below the status line explain the query that is typed there.
    pub(in crate::tui) fn explained_rows(&self) -> u16 {
        let is_query = self.prompt.as_ref().is_some_and(|prompt| !prompt.aim.operators().is_empty());
        u16::from(is_query && self.size.1 >= LEAST_EXPLAINED)
    }

    /// Which keys count.
    pub fn context(&self) -> KeyContext {
        match &self.screen {
            Screen::Picker | Screen::Library => KeyContext::Library,
            Screen::Entity(_) => KeyContext::Page,
            Screen::Article(reader) if reader.focus == Pane::Article => KeyContext::Article,
            Screen::Article(_) => KeyContext::List,
        }
    }

    /// Where the parts of the library's screen stand.
    pub(in crate::tui) fn library_layout(&self) -> LibraryLayout {
        LibraryLayout::new(self.layout().main, self.library.as_ref().is_some_and(|library| library.in_side))
    }

    /// How many articles the library's screen shows.
    pub(in crate::tui) fn library_page(&self) -> usize {
        self.library_layout().page()
    }

    /// The library, while it is shown.
    pub fn shown_library(&self) -> Option<&LibraryScreen> {
        self.library.as_ref().filter(|_| matches!(self.screen, Screen::Library))
    }

    /// How many rows an article takes in the list of articles.
    pub fn picker_row_height(&self) -> u16 {
        if self.size.1 >= 12 { 3 } else { 1 }
    }

    /// The rows of the list of articles, below its heading.
    pub fn picker_area(&self) -> Area {
        let main = self.layout().main;
        let top = match main.height {
            0..6 => 0,
            6..16 => 2,
            _ => 4,
        };
        let margin = if main.width >= 40 { 2 } else { 0 };
        let width = main.width.saturating_sub(2 * margin).min(100);
        let x = (main.width - width) / 2;
        Area { x, y: main.y + top, width, height: main.height - top }
    }

    /// How many articles the list shows at a time.
    pub(in crate::tui) fn picker_page(&self) -> usize {
        usize::from((self.picker_area().height / self.picker_row_height()).max(1))
    }
}
