//! The state of one open article.

pub mod article_info;
pub mod catalog;
mod columns;
pub mod filter;
pub mod folding;
pub mod item;
pub mod jump_list;
pub mod layout;
mod lists;
pub mod pane;
pub mod search;
pub mod tab_bar;
pub mod table_group;
pub mod update;
pub mod update_lists;
pub mod view;
pub mod view_lists;

use crate::analysis::text::Sentences;
use crate::analysis::{Analysis, EntityId};
use crate::document::{Document, Language, Span, Table};
use crate::language;
use crate::language::Locale;
use crate::layout::{Flow, FlowInput};
use crate::library::entities::EntityKind;
use crate::tui::screen::article::article_info::ArticleInfo;
use crate::tui::screen::article::catalog::{Catalog, FigureWidths, Mark};
use crate::tui::screen::article::filter::Filter;
use crate::tui::screen::article::folding::Folding;
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::jump_list::JumpList;
use crate::tui::screen::article::layout::Layout;
use crate::tui::screen::article::pane::{LISTS, Pane, PaneList};
use crate::tui::screen::article::search::{Folded, Search};
use crate::tui::ui::strings::{Strings, UiText};
use std::sync::Arc;

/// How far the analysis has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnalysisState {
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
    /// Its id in the library, where it comes from there.
    pub article: Option<i64>,
    /// The number of the analysis that it awaits.
    pub ticket: u64,
    /// Where the cursor goes as soon as the names are known: a byte of the text.
    pub aim: Option<usize>,
    /// How far its analysis has come.
    pub progress: AnalysisState,
    /// Its tables.
    tables: Vec<Table>,
    /// What it names.
    pub catalog: Catalog,
    /// Its rows at the present width.
    pub flow: Flow,
    /// What is known of it: source, date, language, minutes.
    pub meta: ArticleInfo,
    /// The pane that keys go to.
    pub focus: Pane,
    /// The list from which one came to the article.
    pub origin: Option<Pane>,
    /// People, companies, figures, quotes.
    pub lists: [PaneList; LISTS],
    /// Which tables are unfolded in the list of figures.
    pub folding: Folding,
    /// How many figures of each table its list keeps.
    kept_of_tables: Vec<usize>,
    /// How wide the columns of the figures that are shown are at most.
    pub figure_widths: FigureWidths,
    /// What the lists and the text are narrowed down to.
    pub filter: Filter,
    /// Whether names and links that may be wrong are hidden.
    pub hides_unsure: bool,
    /// The item whose mentions are shown.
    pub current: Option<ItemId>,
    /// The place in the text.
    pub cursor: Cursor,
    /// The first row that is shown.
    pub top: usize,
    /// Where jumps began.
    pub jumps: JumpList,
    /// The search whose hits are shown.
    pub search: Option<Search>,
    /// The text that stands at the first row, kept over changes of the width; `None` at the very top.
    anchor: Option<usize>,
    /// How numbers and dates are written.
    pub locale: Locale,
    folded: Option<Folded>,
    sentences: Option<Sentences>,
    /// By list: what the rows say, in lower case; made when a list is first searched.
    searchable: [Vec<String>; LISTS],
    /// The marks of what the filter keeps, while there is one.
    kept_marks: Vec<Mark>,
}

impl Reader {
    /// Opens `document`. The rows come with [`lay_out`](Self::lay_out).
    pub fn new(document: Arc<Document>, strings: &Strings, locale: Locale) -> Self {
        Self {
            meta: ArticleInfo::new(&document, strings, locale),
            locale,
            tables: document.tables(),
            document,
            article: None,
            ticket: 0,
            aim: None,
            progress: AnalysisState::Running,
            catalog: Catalog::default(),
            flow: Flow::default(),
            focus: Pane::Article,
            origin: None,
            lists: Default::default(),
            folding: Folding::default(),
            kept_of_tables: Vec::new(),
            figure_widths: FigureWidths::default(),
            hides_unsure: false,
            current: None,
            cursor: Cursor::default(),
            top: 0,
            jumps: JumpList::default(),
            search: None,
            anchor: None,
            folded: None,
            filter: Filter::default(),
            sentences: None,
            searchable: Default::default(),
            kept_marks: Vec::new(),
        }
    }

    /// Takes what the analysis found; the text must be laid out again after it.
    pub fn set_analysis(&mut self, analysis: Analysis) {
        self.catalog = Catalog::new(&self.document, &self.tables, analysis, self.locale);
        self.progress = AnalysisState::Done;
        self.lists = std::array::from_fn(|index| PaneList {
            sort: self.lists[index].sort,
            query: std::mem::take(&mut self.lists[index].query),
            ..PaneList::default()
        });
        self.searchable = Default::default();
        self.filter = Filter::default();
        self.folding = Folding::default();
        self.refilter();
    }

    /// The sentences of the text.
    pub fn sentences(&mut self) -> &Sentences {
        self.sentences.get_or_insert_with(|| Sentences::of(&self.document))
    }

    /// What is selected in the list that has the focus, or stands under the cursor in the text; else what is shown.
    pub fn pointed_at(&self) -> Option<ItemId> {
        let here = match self.focus {
            Pane::Article => self.mark_at(self.cursor.byte).map(|mark| mark.item),
            pane => self.selected(pane),
        };
        here.or(self.current)
    }

    /// What is selected in the list of a pane.
    pub fn selected(&self, pane: Pane) -> Option<ItemId> {
        self.list(pane).and_then(|list| pane.item_in(list.selection()?))
    }

    /// The mention or figure that covers the byte at `offset`, if it is shown.
    pub fn mark_at(&self, offset: usize) -> Option<Mark> {
        self.catalog.mark_at(offset).filter(|mark| !self.hides(mark.item))
    }

    /// The first mention or figure that shares a byte with `span`, if it is shown.
    pub fn mark_in(&self, span: Span) -> Option<Mark> {
        self.catalog.marks_in(span).find(|mark| !self.hides(mark.item))
    }

    /// Whether `item` is hidden because it may be wrong.
    pub fn hides(&self, item: ItemId) -> bool {
        self.hides_unsure && self.catalog.is_unsure(item)
    }

    /// Hides names and links that may be wrong, or shows them again.
    pub fn hide_unsure(&mut self, hides: bool) {
        self.hides_unsure = hides;
        self.searchable = Default::default();
        if self.current.is_some_and(|item| self.hides(item)) {
            self.current = None;
        }
        self.refilter();
    }

    /// Whom [`pointed_at`](Self::pointed_at) is, says or owns: kind, name, ISIN.
    pub fn entity_pointed_at(&self) -> Option<(EntityKind, String, Option<String>)> {
        let analysis = self.catalog.analysis();
        let entity = match self.pointed_at()? {
            ItemId::Person(number) => EntityId::Person(number),
            ItemId::Company(number) => EntityId::Company(number),
            ItemId::Figure(number) => analysis.figures.get(number as usize)?.who?,
            ItemId::Quote(number) => analysis.quotes.get(number as usize)?.speaker?,
            ItemId::Table(number) => {
                let own = &self.catalog.tables.get(number as usize)?.figures;
                own.iter().find_map(|&figure| analysis.figures.get(figure as usize)?.who)?
            }
        };
        let name = analysis.name(entity).to_owned();
        Some(match entity {
            EntityId::Person(_) => (EntityKind::Person, name, None),
            EntityId::Company(number) => {
                (EntityKind::Company, name, analysis.companies.get(number as usize)?.isin.clone())
            }
        })
    }

    /// The sentence at a place; none before the sentences were asked for.
    pub fn sentence_at(&self, span: Span) -> Option<Span> {
        self.sentences.as_ref().and_then(|sentences| sentences.at(span.start))
    }

    /// Whether two places share a sentence; never before the sentences were asked for.
    pub fn same_sentence(&self, one: Span, other: Span) -> bool {
        self.sentence_at(one).is_some_and(|sentence| self.sentence_at(other) == Some(sentence))
    }

    /// The mentions and figures to walk over: those that the filter keeps.
    pub fn marks(&self) -> &[Mark] {
        if self.keeps_some() { &self.kept_marks } else { &self.catalog.marks }
    }

    /// Breaks the text into rows for `screen`, and keeps the reader's place.
    pub fn lay_out(&mut self, layout: &Layout) {
        let unbroken: Vec<Span> = self.catalog.marks.iter().map(|mark| mark.span).collect();
        let values: Vec<Span> = self.catalog.analysis().figures.iter().map(|figure| figure.span).collect();
        let input =
            FlowInput { unbroken: &unbroken, tables: &self.tables, values: &values, note: self.meta.note() };
        self.flow = Flow::with(&self.document, input, layout.text.width);
        self.cursor.row = self.flow.row_of(self.cursor.byte);
        self.top = self.anchor.map_or(0, |anchor| self.flow.row_of(anchor));
        self.settle(layout);
    }

    /// Keeps all positions inside what there is, after a change of the height.
    pub fn settle(&mut self, layout: &Layout) {
        self.top = self.top.min(self.lowest_top(layout));
        for (list, area) in self.lists.iter_mut().zip(&layout.lists) {
            list.reveal(usize::from(area.rows.height));
        }
    }

    /// The last row that may be the first one shown.
    pub fn lowest_top(&self, layout: &Layout) -> usize {
        self.flow.rows().len().saturating_sub(usize::from(layout.text.height.max(1)))
    }

    /// Shows the rows from `top` on.
    pub fn scroll_to(&mut self, top: usize, layout: &Layout) {
        self.top = top.min(self.lowest_top(layout));
        let row = self.flow.rows().get(self.top);
        self.anchor = row.filter(|_| self.top > 0).map(|row| row.span.start as usize);
    }

    /// The byte at the top of the screen; none at the very top.
    pub fn place(&self) -> Option<usize> {
        self.anchor
    }

    /// Goes to where the article was read before; the rows come with [`lay_out`](Self::lay_out).
    pub fn resume(&mut self, byte: usize) {
        self.anchor = Some(byte);
        self.cursor.byte = byte;
    }

    /// Goes to a place instead: at once as far as the text is laid out, and when its names are known.
    pub fn aim_at(&mut self, byte: usize) {
        self.anchor = None;
        self.top = 0;
        self.cursor = Cursor { byte: 0, row: 0 };
        self.aim = Some(byte);
    }

    /// Searches the text for `query`.
    pub fn find(&mut self, query: &str) -> Search {
        let folded = self.folded.get_or_insert_with(|| Folded::new(&self.document.text));
        folded.find(&self.document.text, query)
    }

    /// The list of a pane; none for the article.
    pub fn list(&self, pane: Pane) -> Option<&PaneList> {
        pane.list_index().map(|index| &self.lists[index])
    }

    /// How many items each list shows.
    pub fn shown(&self) -> [usize; LISTS] {
        std::array::from_fn(|index| self.lists[index].order.len())
    }

    /// How much of the text has been shown when the last row on the screen is read, in per cent.
    pub fn percent(&self, layout: &Layout) -> usize {
        let rows = self.flow.rows().len();
        let shown = (self.top + usize::from(layout.text.height)).min(rows);
        (shown * 100).checked_div(rows).unwrap_or(100)
    }

    /// Why a list is empty.
    pub fn empty_reason(&self, pane: Pane, strings: &Strings) -> String {
        let list = self.list(pane);
        let query = list.map_or("", |list| list.query.as_str());
        let is_empty = pane.list_index().is_some_and(|index| self.catalog.lengths()[index] == 0);
        if !is_empty && (!query.is_empty() || !self.filter.is_empty()) {
            let filter = self.filter.title(&self.catalog, strings, pane == Pane::Figures);
            let parts: Vec<&str> =
                [filter.as_str(), query].into_iter().filter(|part| !part.is_empty()).collect();
            return strings.fill(UiText::EmptyFiltered, &[("filter", &parts.join(", "))]);
        }
        let reason = match self.progress {
            AnalysisState::Running => UiText::EmptyRunning,
            AnalysisState::Failed => UiText::EmptyFailed,
            AnalysisState::Done => match pane {
                _ if self.document.blocks.is_empty() => UiText::EmptyNoText,
                _ if self.document.language == Language::UNKNOWN => UiText::EmptyLanguageUnclear,
                _ if language::pack(self.document.language).is_none() => UiText::EmptyLanguage,
                Pane::People => UiText::EmptyPeople,
                Pane::Companies => UiText::EmptyCompanies,
                Pane::Quotes => UiText::EmptyQuotes,
                Pane::Figures | Pane::Article => UiText::EmptyFigures,
            },
        };
        strings.get(reason).to_owned()
    }
}
