//! The state of the whole program.

use super::key::Key;
use super::keymap::{KeyContext, Keymap};
use super::librarian::Request;
use super::line_edit::LineEdit;
use super::memory::Memory;
use super::msg::{Effect, LONGEST_AT_ONCE};
use super::overlay::Overlay;
use super::pane::{Pane, PaneList};
use super::reader::Reader;
use super::screen::{Area, Layout, LayoutOptions};
use super::shelf::Shelf;
use super::shelf::page::EntityPage;
use super::shelf::parts::Parts;
use super::strings::Strings;
use crate::analysis::Currency;
use crate::config::ThemeName;
use crate::document::Document;
use crate::language;
use crate::language::Locale;
use crate::rates::Rates;
use std::sync::Arc;

/// Everything that the screen shows, and everything that a key can change.
#[derive(Debug)]
pub struct App {
    /// The articles that were given.
    pub documents: Vec<Arc<Document>>,
    /// The list of them.
    pub library: PaneList,
    /// The library's screen, where there is a library.
    pub shelf: Option<Shelf>,
    /// The page of a person or a company that is open over it.
    pub page: Option<EntityPage>,
    /// The open article; none while the list of articles is shown.
    pub reader: Option<Reader>,
    /// What the keys mean.
    pub keymap: Keymap,
    /// What lies over the screen and takes the keys.
    pub overlay: Option<Overlay>,
    /// What the interface says.
    pub strings: Strings,
    /// How the screen is shared.
    pub shape: LayoutOptions,
    /// The theme that was chosen at run time.
    pub theme: Option<ThemeName>,
    /// How numbers and dates are written.
    pub locale: Locale,
    /// The reference rates, for amounts in the reader's currency.
    pub rates: Rates,
    /// The currency that the reader thinks in; none for no conversions.
    pub currency: Option<Currency>,
    /// What is remembered from one run to the next.
    pub memory: Memory,
    /// The line in which something is typed.
    pub prompt: Option<Prompt>,
    /// Something to tell, until the next key.
    pub notice: Option<String>,
    /// Keys that may become a sequence.
    pub pending: Vec<Key>,
    /// Whether the terminal's background is light, as far as it is known.
    pub light: Option<bool>,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// What is to be done outside besides what the present message asks for.
    pub(super) outbox: Vec<Effect>,
    /// The number of the analysis that is awaited.
    pub(super) ticket: u64,
    /// Whether the last move walked mentions or hits, or went through a list: further ones record no jump.
    pub(super) walking: bool,
}

/// What is typed for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Aim {
    /// A search in the text.
    #[default]
    Text,
    /// What the rows of this list must hold.
    List(Pane),
    /// What finds articles in the library.
    Library,
    /// What the figures of a page must say.
    Page,
    /// The tags of an article.
    Tags(i64),
    /// The name of a search.
    Save,
    /// An address to add.
    Address,
}

/// A line in which something is typed.
#[derive(Debug, Clone, Default)]
pub struct Prompt {
    /// What for.
    pub aim: Aim,
    /// What is typed, and the cursor in it.
    pub line: LineEdit,
    /// Where the cursor was in the text when it was opened.
    pub from: usize,
    /// The first row that was shown then.
    pub top: usize,
}

impl App {
    /// A program without articles on a screen of this size.
    pub fn empty(keymap: Keymap, strings: Strings, size: (u16, u16)) -> Self {
        Self {
            documents: Vec::new(),
            library: PaneList::default(),
            shelf: None,
            page: None,
            reader: None,
            keymap,
            overlay: None,
            strings,
            shape: LayoutOptions::default(),
            theme: None,
            locale: Locale::default(),
            rates: Rates::built_in(),
            currency: Currency::from_code("EUR"),
            memory: Memory::default(),
            prompt: None,
            notice: None,
            pending: Vec::new(),
            light: None,
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
        self.library = PaneList::of((0..self.documents.len() as u32).collect());
        if self.documents.len() == 1 { self.open(0) } else { Vec::new() }
    }

    /// Opens the article number `index`. A long one is laid out at once, so that it can be read while it is
    /// analysed; a short one when its analysis is there.
    pub(super) fn open(&mut self, index: usize) -> Vec<Effect> {
        let Some(document) = self.documents.get(index).cloned() else { return Vec::new() };
        self.open_document(document, None)
    }

    /// Opens an article; `article` is its id in the library, where it comes from there.
    pub(super) fn open_document(&mut self, document: Arc<Document>, article: Option<i64>) -> Vec<Effect> {
        self.leave();
        self.ticket += 1;
        let long = document.text.len() > LONGEST_AT_ONCE;
        let mut reader = Reader::new(Arc::clone(&document), &self.strings, self.locale);
        reader.article = article;
        reader.hides_unsure = self.memory.hides_unsure;
        if let Some(place) = self.memory.place_of(&document) {
            reader.resume(place);
        }
        self.reader = Some(reader);
        if long {
            self.lay_out();
        }
        vec![Effect::Analyze { ticket: self.ticket, document }]
    }

    /// Remembers where the open article was read.
    pub(super) fn leave(&mut self) {
        if let Some(reader) = &self.reader {
            self.memory.keep(&reader.document, reader.place());
            if let Some(id) = reader.article {
                self.outbox.push(Effect::Library(Request::Position(id, reader.place())));
            }
        }
    }

    /// Breaks the text into rows again, after the width or the names have changed.
    pub(super) fn lay_out(&mut self) {
        let screen = self.screen();
        if let Some(reader) = &mut self.reader {
            reader.lay_out(&screen);
        }
    }

    /// Where things stand on the screen.
    pub fn screen(&self) -> Layout {
        let (width, height) = self.size;
        match &self.reader {
            Some(reader) => Layout::new((width, height), self.shape, reader.focus, reader.catalog.lengths()),
            None => Layout::new((width, height), self.shape, Pane::Article, [0; super::pane::LISTS]),
        }
    }

    /// Which keys count.
    pub fn context(&self) -> KeyContext {
        match &self.reader {
            None if self.page.is_some() => KeyContext::Page,
            None => KeyContext::Library,
            Some(reader) if reader.focus == Pane::Article => KeyContext::Article,
            Some(_) => KeyContext::List,
        }
    }

    /// Where the parts of the library's screen stand.
    pub(super) fn shelf_parts(&self) -> Parts {
        Parts::new(self.screen().main, self.shelf.as_ref().is_some_and(|shelf| shelf.in_side))
    }

    /// How many articles the library's screen shows.
    pub(super) fn shelf_page(&self) -> usize {
        self.shelf_parts().page()
    }

    /// The library's screen, unless several articles were given, whose list stands in its place.
    pub fn shown_shelf(&self) -> Option<&Shelf> {
        self.shelf.as_ref().filter(|_| self.documents.len() <= 1)
    }

    /// Whether there is a list of articles to go back to.
    pub(super) fn has_list(&self) -> bool {
        self.documents.len() > 1 || self.shelf.is_some()
    }

    /// How many rows an article takes in the list of articles.
    pub fn library_row_height(&self) -> u16 {
        if self.size.1 >= 12 { 3 } else { 1 }
    }

    /// The rows of the list of articles, below its heading.
    pub fn library_area(&self) -> Area {
        let main = self.screen().main;
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
    pub(super) fn library_page(&self) -> usize {
        usize::from((self.library_area().height / self.library_row_height()).max(1))
    }
}
