//! The state of one open article.

use super::catalog::{Catalog, Mark};
use super::filter::{Filter, Sentences};
use super::item::ItemId;
use super::jumps::Jumps;
use super::meta::Meta;
use super::pane::{LISTS, Pane, PaneList};
use super::screen::Layout;
use super::search::{Folded, Search};
use super::strings::{Strings, UiText};
use crate::analysis::{Analysis, EntityId};
use crate::document::{Document, Language, Span};
use crate::language;
use crate::language::Locale;
use crate::layout::Flow;
use crate::library::entities::EntityKind;
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
    /// Where the cursor goes as soon as the names are known: a byte of the text.
    pub aim: Option<usize>,
    /// How far its analysis has come.
    pub progress: AnalysisState,
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
    /// People, companies, figures, quotes.
    pub lists: [PaneList; LISTS],
    /// What the lists and the text are narrowed down to.
    pub filter: Filter,
    /// The item whose mentions are shown.
    pub current: Option<ItemId>,
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
            meta: Meta::new(&document, strings, locale),
            locale,
            document,
            article: None,
            aim: None,
            progress: AnalysisState::Running,
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
            filter: Filter::default(),
            sentences: None,
            searchable: Default::default(),
            kept_marks: Vec::new(),
        }
    }

    /// Takes what the analysis found; the text must be laid out again after it.
    pub fn set_analysis(&mut self, analysis: Analysis) {
        self.catalog = Catalog::new(&self.document, analysis, self.locale);
        self.progress = AnalysisState::Done;
        self.lists = std::array::from_fn(|index| PaneList {
            sort: self.lists[index].sort,
            query: std::mem::take(&mut self.lists[index].query),
            ..PaneList::default()
        });
        self.searchable = Default::default();
        self.filter = Filter::default();
        self.refilter();
    }

    /// The sentences of the text.
    pub fn sentences(&mut self) -> &Sentences {
        self.sentences.get_or_insert_with(|| Sentences::of(&self.document))
    }

    /// What is selected in the list that has the focus, or stands under the cursor in the text; else what is shown.
    pub fn pointed_at(&self) -> Option<ItemId> {
        let here = match self.focus {
            Pane::Article => self.catalog.mark_at(self.cursor.byte).map(|mark| mark.item),
            pane => self.list(pane).and_then(|list| pane.item(list.selection()?)),
        };
        here.or(self.current)
    }

    /// Whom [`pointed_at`](Self::pointed_at) is, says or owns: kind, name, ISIN.
    pub fn entity_pointed_at(&self) -> Option<(EntityKind, String, Option<String>)> {
        let analysis = self.catalog.analysis();
        let entity = match self.pointed_at()? {
            ItemId::Person(number) => EntityId::Person(number),
            ItemId::Company(number) => EntityId::Company(number),
            ItemId::Figure(number) => analysis.figures.get(number as usize)?.who?,
            ItemId::Quote(number) => analysis.quotes.get(number as usize)?.speaker?,
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

    /// Fills the lists anew with what filter, typed words and order leave; selections stay with their items.
    pub fn refilter(&mut self) {
        if !self.filter.is_empty() {
            self.sentences();
        }
        let sentences = self.sentences.take().unwrap_or_default();
        for pane in Pane::LISTS {
            self.fill(pane, &sentences);
        }
        self.filter.light(&sentences, &self.catalog);
        self.kept_marks.clear();
        if !self.filter.is_empty() {
            let mut items: Vec<ItemId> = self.catalog.marks.iter().map(|mark| mark.item).collect();
            items.sort_unstable();
            items.dedup();
            self.filter.kept(&sentences, &self.catalog, &mut items);
            let kept = |mark: &&Mark| items.binary_search(&mark.item).is_ok();
            self.kept_marks = self.catalog.marks.iter().filter(kept).copied().collect();
        }
        self.sentences = Some(sentences).filter(|sentences| *sentences != Sentences::default());
    }

    /// As [`refilter`](Self::refilter), for the one list whose typed words have changed.
    pub fn refilter_list(&mut self, pane: Pane) {
        let sentences = self.sentences.take().unwrap_or_default();
        self.fill(pane, &sentences);
        self.sentences = Some(sentences).filter(|sentences| *sentences != Sentences::default());
    }

    fn fill(&mut self, pane: Pane, sentences: &Sentences) {
        let Some(index) = pane.list_index() else { return };
        let mut order = self.catalog.order(pane, self.lists[index].sort);
        if !self.filter.is_empty() {
            let mut items: Vec<ItemId> = order.iter().filter_map(|&number| pane.item(number)).collect();
            self.filter.kept(sentences, &self.catalog, &mut items);
            order = items.into_iter().map(ItemId::number).collect();
        }
        let query = self.lists[index].query.to_lowercase();
        if !query.trim().is_empty() {
            if self.searchable[index].is_empty() {
                let all = (0..self.catalog.lengths()[index] as u32).filter_map(|number| pane.item(number));
                self.searchable[index] = all.map(|item| self.catalog.searchable(item)).collect();
            }
            let finders: Vec<_> = query.split_whitespace().map(memchr::memmem::Finder::new).collect();
            let rows = &self.searchable[index];
            order.retain(|&number| {
                let row = rows.get(number as usize).map_or("", String::as_str);
                finders.iter().all(|finder| finder.find(row.as_bytes()).is_some())
            });
        }
        let list = &mut self.lists[index];
        let selected = list.selection();
        list.order = order;
        list.select(list.selected);
        if let Some(number) = selected {
            list.select_item(number);
        }
    }

    /// The mentions and figures to walk over: those that the filter keeps.
    pub fn marks(&self) -> &[Mark] {
        if self.filter.is_empty() { &self.catalog.marks } else { &self.kept_marks }
    }

    /// Breaks the text into rows for `screen`, and keeps the reader's place.
    pub fn lay_out(&mut self, screen: &Layout) {
        let unbroken: Vec<Span> = self.catalog.marks.iter().map(|mark| mark.span).collect();
        self.flow = Flow::with_note(&self.document, &unbroken, screen.text.width, self.meta.note());
        self.cursor.row = self.flow.row_of(self.cursor.byte);
        self.top = self.anchor.map_or(0, |anchor| self.flow.row_of(anchor));
        self.settle(screen);
    }

    /// Keeps all positions inside what there is, after a change of the height.
    pub fn settle(&mut self, screen: &Layout) {
        self.top = self.top.min(self.lowest_top(screen));
        for (list, area) in self.lists.iter_mut().zip(&screen.lists) {
            list.reveal(usize::from(area.rows.height));
        }
    }

    /// The last row that may be the first one shown.
    pub fn lowest_top(&self, screen: &Layout) -> usize {
        self.flow.rows().len().saturating_sub(usize::from(screen.text.height.max(1)))
    }

    /// Shows the rows from `top` on.
    pub fn scroll_to(&mut self, top: usize, screen: &Layout) {
        self.top = top.min(self.lowest_top(screen));
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

    /// Searches the text for `query`.
    pub fn find(&mut self, query: &str) -> Search {
        let folded = self.folded.get_or_insert_with(|| Folded::new(&self.document.text));
        folded.find(&self.document.text, query)
    }

    /// The list of a pane; none for the article.
    pub fn list(&self, pane: Pane) -> Option<&PaneList> {
        pane.list_index().map(|index| &self.lists[index])
    }

    /// How many rows each list shows.
    pub fn shown(&self) -> [usize; LISTS] {
        std::array::from_fn(|index| self.lists[index].order.len())
    }

    /// How much of the text has been shown when the last row on the screen is read, in per cent.
    pub fn percent(&self, screen: &Layout) -> usize {
        let rows = self.flow.rows().len();
        let shown = (self.top + usize::from(screen.text.height)).min(rows);
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
