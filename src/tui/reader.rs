//! The state of one open article.

use super::catalog::{Catalog, Item};
use super::jumps::Jumps;
use super::meta::Meta;
use super::pane::{LISTS, List, Pane};
use super::screen::Screen;
use super::search::{Folded, Search};
use crate::analysis::Analysis;
use crate::document::{Document, Language, Span};
use crate::layout::Flow;
use std::sync::Arc;

/// How far the analysis has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It is under way.
    Running,
    /// It is there.
    Done,
    /// It broke off by an error of the program.
    Failed,
}

/// The place of the cursor in the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The byte that it stands on.
    pub byte: usize,
    /// Its row, which may be a blank one.
    pub row: usize,
}

/// An open article.
#[derive(Debug, Clone)]
pub struct Reader {
    /// The article.
    pub document: Arc<Document>,
    /// How far its analysis has come.
    pub progress: Progress,
    /// What it names.
    pub catalog: Catalog,
    /// Its rows at the present width.
    pub flow: Flow,
    /// What is known of it: source, date, language, minutes.
    pub meta: Meta,
    /// The pane that keys go to.
    pub focus: Pane,
    /// The list from which one came to the article.
    pub origin: Option<Pane>,
    /// People, companies, figures.
    pub lists: [List; LISTS],
    /// The item whose mentions are shown.
    pub current: Option<Item>,
    /// The place in the text.
    pub cursor: Cursor,
    /// The first row that is shown.
    pub top: usize,
    /// Where jumps began.
    pub jumps: Jumps,
    /// The search whose hits are shown.
    pub search: Option<Search>,
    /// The text that stands at the first row, kept over changes of the width; `None` at the very top.
    anchor: Option<usize>,
    folded: Option<Folded>,
}

impl Reader {
    /// Opens `document`. The rows come with [`lay_out`](Self::lay_out).
    pub fn new(document: Arc<Document>) -> Self {
        Self {
            meta: Meta::new(&document),
            document,
            progress: Progress::Running,
            catalog: Catalog::default(),
            flow: Flow::default(),
            focus: Pane::Article,
            origin: None,
            lists: Default::default(),
            current: None,
            cursor: Cursor::default(),
            top: 0,
            jumps: Jumps::default(),
            search: None,
            anchor: None,
            folded: None,
        }
    }

    /// Takes what the analysis found; the text must be laid out again after it.
    pub fn set_analysis(&mut self, analysis: Analysis) {
        self.catalog = Catalog::new(&self.document, analysis);
        self.progress = Progress::Done;
        for pane in Pane::LISTS {
            if let Some(index) = pane.list_index() {
                let order = self.catalog.order(pane, self.lists[index].sort);
                self.lists[index] = List { order, sort: self.lists[index].sort, ..List::default() };
            }
        }
    }

    /// Breaks the text into rows for `screen`, and keeps the reader's place.
    pub fn lay_out(&mut self, screen: &Screen) {
        let unbroken: Vec<Span> = self.catalog.marks.iter().map(|mark| mark.span).collect();
        self.flow = Flow::with_note(&self.document, &unbroken, screen.text.width, self.meta.note());
        self.cursor.row = self.flow.row_of(self.cursor.byte);
        self.top = self.anchor.map_or(0, |anchor| self.flow.row_of(anchor));
        self.settle(screen);
    }

    /// Keeps all positions inside what there is, after a change of the height.
    pub fn settle(&mut self, screen: &Screen) {
        self.top = self.top.min(self.lowest_top(screen));
        for (list, area) in self.lists.iter_mut().zip(&screen.lists) {
            list.reveal(usize::from(area.rows.height));
        }
    }

    /// The last row that may be the first one shown.
    pub fn lowest_top(&self, screen: &Screen) -> usize {
        self.flow.rows().len().saturating_sub(usize::from(screen.text.height.max(1)))
    }

    /// Shows the rows from `top` on.
    pub fn scroll_to(&mut self, top: usize, screen: &Screen) {
        self.top = top.min(self.lowest_top(screen));
        let row = self.flow.rows().get(self.top);
        self.anchor = row.filter(|_| self.top > 0).map(|row| row.span.start as usize);
    }

    /// Searches the text for `query`.
    pub fn find(&mut self, query: &str) -> Search {
        let folded = self.folded.get_or_insert_with(|| Folded::new(&self.document.text));
        folded.find(&self.document.text, query)
    }

    /// The list of a pane; none for the article.
    pub fn list(&self, pane: Pane) -> Option<&List> {
        pane.list_index().map(|index| &self.lists[index])
    }

    /// How much of the text has been shown when the last row on the screen is read, in per cent.
    pub fn percent(&self, screen: &Screen) -> usize {
        let rows = self.flow.rows().len();
        let shown = (self.top + usize::from(screen.text.height)).min(rows);
        (shown * 100).checked_div(rows).unwrap_or(100)
    }

    /// Why a list is empty.
    pub fn empty_reason(&self, pane: Pane) -> &'static str {
        match self.progress {
            Progress::Running => "Reading …",
            Progress::Failed => "The analysis failed.",
            Progress::Done => match (self.document.language, pane) {
                _ if self.document.blocks.is_empty() => "No text.",
                (Language::Other(_), _) => "Not German or English.",
                (Language::Unknown, _) => "Language not clear.",
                (_, Pane::People) => "No people named.",
                (_, Pane::Companies) => "No companies named.",
                (_, Pane::Figures | Pane::Article) => "No figures in the text.",
            },
        }
    }
}
