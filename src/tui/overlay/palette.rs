//! Everything at once, found by what is typed: actions, people, companies, figures, quotes, headings, and the words
//! of the text.
//!
//! What is typed is a query as in the library ([`Query`]). All words must fit, in any order; `ranking` says how well. An
//! amount alone (`26%`) finds the figures of that amount.

use crate::document::{BlockKind, Link};
use crate::layout::cell;
use crate::library::Query;
use crate::library::entities::EntityKind;
use crate::library::item_query::{ItemMatcher, QueriedItem};
use crate::library::page::Entity;
use crate::library::query::Words;
use crate::order::Reorder;
use crate::tui::action::Action;
use crate::tui::overlay::popup;
use crate::tui::overlay::ranking::{Hay, Needle};
use crate::tui::prompt::PromptKind;
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::layout::Area;
use crate::tui::screen::article::pane::Pane;
use crate::tui::ui::keymap::{KeyContext, Keymap};
use crate::tui::ui::line_edit::LineEdit;
use crate::tui::ui::strings::{Strings, UiText};

/// Where an entry leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// Does something.
    Action(Action),
    /// To the first mention of an item.
    Item(ItemId),
    /// To a byte of the text.
    Place(usize),
    /// To the words that are typed, in the text.
    Words,
    /// To the articles of the library that the typed words find.
    Library,
    /// To a link of the article, in the browser.
    Link(usize),
    /// To the page of a person or a company of the library.
    Entity(usize),
    /// To an article of the library.
    Article(i64),
    /// To a figure of the library: an article, and a byte of its text.
    Figure(i64, usize),
}

/// Something that can be found.
#[derive(Debug, Clone)]
pub struct PaletteEntry {
    /// Where it leads.
    pub goal: Goal,
    /// What it is called.
    pub label: String,
    /// What is said beside it.
    pub note: String,
    /// What it is.
    pub kind: UiText,
    /// What is compared with what is typed.
    hay: Hay,
}

/// The open palette.
#[derive(Debug, Clone)]
pub struct Palette {
    /// Stands in its frame.
    pub title: String,
    /// What is typed, and the cursor in it.
    pub query: LineEdit,
    entries: Vec<PaletteEntry>,
    /// The numbers of the entries that fit, best first.
    found: Vec<u32>,
    /// How often the words that are typed stand in the text.
    pub hits: usize,
    /// The selected row.
    pub selected: usize,
    /// The first row that is shown.
    pub offset: usize,
    /// Whether the words of the text are found too.
    searches_text: bool,
    /// Whether the words that are typed can be searched in the library.
    pub searches_library: bool,
    /// The people and companies of the library.
    names: Vec<Entity>,
    /// For what was typed the library has found its headlines and figures.
    looked_up: String,
}

impl PaletteEntry {
    /// An entry with what is said beside it.
    pub fn new(goal: Goal, label: String, note: String, kind: UiText) -> Self {
        let hay = Hay::new(&label, &note, "");
        Self { goal, label, note, kind, hay }
    }

    /// Whether the library found it.
    fn is_looked_up(&self) -> bool {
        matches!(self.goal, Goal::Article(_) | Goal::Figure(..))
    }
}

impl Palette {
    /// Everything that there is to go to; `reader` is the open article.
    pub fn everything(
        reader: Option<&Reader>,
        keymap: &Keymap,
        context: KeyContext,
        strings: &Strings,
    ) -> Self {
        let mut entries = reader.map(items).unwrap_or_default();
        entries.extend(reader.map(headings).unwrap_or_default());
        let rows = keymap.help();
        let actions = rows.into_iter().filter(|row| {
            row.contexts.contains(&context) && !matches!(row.action, Action::Palette | Action::Back)
        });
        entries.extend(actions.map(|row| {
            let action = row.action;
            PaletteEntry::new(
                Goal::Action(action),
                row.told(strings),
                row.keys_in(context),
                UiText::PaletteAction,
            )
        }));
        Self::of(strings.get(UiText::Palette), entries, reader.is_some())
    }

    /// The headings of the open article; none where it has none.
    pub fn headings(reader: &Reader, strings: &Strings) -> Option<Self> {
        let entries = headings(reader);
        // The headline alone leads nowhere else than to the top.
        let is_heading = |block: &crate::document::Block| matches!(block.kind, BlockKind::Heading(_));
        reader
            .document
            .blocks
            .iter()
            .any(is_heading)
            .then(|| Self::of(strings.get(UiText::Outline), entries, false))
    }

    /// The links of the open article; none where it has none.
    pub fn links(reader: &Reader, strings: &Strings) -> Option<Self> {
        let link = |(number, link): (usize, &Link)| {
            let words = reader.document.words(link.span);
            PaletteEntry::new(
                Goal::Link(number),
                words,
                cell::visible(&crate::document::masked(&link.url)).into_owned(),
                UiText::PaletteLink,
            )
        };
        let entries: Vec<PaletteEntry> = reader.document.links.iter().enumerate().map(link).collect();
        (!entries.is_empty()).then(|| Self::of(strings.get(UiText::Links), entries, false))
    }

    /// Adds the people and companies of the library, before the actions.
    pub fn add_names(&mut self, names: Vec<Entity>) {
        let of_entity = |(number, entity): (usize, &Entity)| {
            let kind = match entity.kind {
                EntityKind::Person => UiText::PalettePerson,
                EntityKind::Company => UiText::PaletteCompany,
            };
            let note = entity.ticker.clone().unwrap_or_default();
            PaletteEntry::new(Goal::Entity(number), cell::visible(&entity.name).into_owned(), note, kind)
        };
        let mut entries: Vec<PaletteEntry> = names.iter().enumerate().map(of_entity).collect();
        entries.append(&mut self.entries);
        self.entries = entries;
        self.names = names;
        self.find(None, self.hits);
    }

    /// Takes the headlines and figures of the library that were looked up for what was `typed`. What comes late counts for
    /// nothing. Says whether it was taken.
    pub fn take_looked_up(&mut self, typed: &str, rows: Vec<PaletteEntry>) -> bool {
        if self.query.text().trim() != typed {
            return false;
        }
        self.entries.retain(|entry| !entry.is_looked_up());
        self.entries.extend(rows);
        typed.clone_into(&mut self.looked_up);
        true
    }

    /// A person or a company that was added.
    pub fn name(&self, number: usize) -> Option<&Entity> {
        self.names.get(number)
    }

    fn of(title: &str, entries: Vec<PaletteEntry>, searches_text: bool) -> Self {
        let found = (0..entries.len() as u32).collect();
        let title = title.to_owned();
        Self {
            title,
            query: LineEdit::default(),
            entries,
            found,
            hits: 0,
            selected: 0,
            offset: 0,
            searches_text,
            searches_library: false,
            names: Vec::new(),
            looked_up: String::new(),
        }
    }

    /// Finds what fits what is typed, which stands `hits` times in the text of `reader`.
    pub fn find(&mut self, reader: Option<&Reader>, hits: usize) {
        self.hits = if self.searches_text && !self.query.text().trim().is_empty() { hits } else { 0 };
        (self.selected, self.offset) = (0, 0);
        let (mut query, _) =
            Query::parse_within(self.query.text(), PromptKind::List(Pane::Figures).operators());
        query.take_amounts();
        // Words that are wanted are ranked; the rest of the query fits or does not.
        let is_ranked = |words: &Words| !words.is_unwanted && !words.is_title;
        let ranked: Vec<Words> = query.words.extract_if(.., |words| is_ranked(words)).collect();
        let is_empty = ranked.is_empty();
        let needle = Needle::new(ranked.iter().map(|words| words.text.as_str()));
        let is_conditional = query != Query::default();
        let matcher = ItemMatcher::new(&query);
        let fits = |entry: &PaletteEntry| !is_conditional || self.matches(entry, &matcher, reader);
        // What the library found for these words fits them, though perhaps in another form.
        let is_present = !self.looked_up.is_empty() && self.query.text().trim() == self.looked_up;
        let mut found: Vec<(u32, u32)> = Vec::new();
        for (number, entry) in (0..).zip(&self.entries) {
            if entry.is_looked_up() {
                let score = needle.score(&entry.hay).unwrap_or_default();
                found.extend((is_present || !is_empty && score > 0).then_some((score.max(1), number)));
            } else if let Some(score) = needle.score(&entry.hay).filter(|_| fits(entry)) {
                found.push((score, number));
            }
        }
        // Scattered letters count only where nothing else fits.
        if !is_empty && found.iter().any(|(score, _)| *score > 0) {
            found.retain(|(score, _)| *score > 0);
        }
        found.reorder_by_key(|&(score, number)| (std::cmp::Reverse(score), number));
        self.found = found.into_iter().map(|(_, number)| number).collect();
    }

    fn matches(&self, entry: &PaletteEntry, matcher: &ItemMatcher<'_>, reader: Option<&Reader>) -> bool {
        let text = entry.hay.text();
        let item = match (entry.goal, reader) {
            (Goal::Item(item), Some(reader)) => reader.queried(item, &text),
            (Goal::Entity(number), _) => {
                let entity = self.names.get(number);
                let name =
                    |kind| entity.filter(|entity| entity.kind == kind).map(|entity| entity.name.as_str());
                let (company, person) = (name(EntityKind::Company), name(EntityKind::Person));
                QueriedItem { text: &text, company, person, ..QueriedItem::default() }
            }
            _ => QueriedItem { text: &text, ..QueriedItem::default() },
        };
        matcher.matches(&item)
    }

    /// Whether things of several kinds are found, so that each says what it is.
    pub fn is_mixed(&self) -> bool {
        let mut kinds = self.entries.iter().map(|entry| entry.kind);
        let first = kinds.next();
        kinds.any(|kind| Some(kind) != first)
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.found.len() + usize::from(self.hits > 0) + usize::from(self.offers_library())
    }

    /// Whether `row` is that of the words in the text.
    pub fn is_row_of_text(&self, row: usize) -> bool {
        row == self.found.len()
    }

    /// Whether there is a row that searches the library.
    fn offers_library(&self) -> bool {
        self.searches_library && !self.query.text().trim().is_empty()
    }

    /// Whether nothing fits.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The row number `row`; none for the rows behind them: the words in the text, and the search of the library.
    pub fn entry(&self, row: usize) -> Option<&PaletteEntry> {
        self.entries.get(*self.found.get(row)? as usize)
    }

    /// Where the selected row leads.
    pub fn goal(&self) -> Option<Goal> {
        match self.entry(self.selected) {
            Some(entry) => Some(entry.goal),
            None if self.hits > 0 && self.selected == self.found.len() => Some(Goal::Words),
            None => self.offers_library().then_some(Goal::Library),
        }
    }

    /// Selects the row at `row`, or the last one, and brings it among those that are shown on a screen of this size.
    pub fn select(&mut self, row: usize, size: (u16, u16)) {
        self.selected = row.min(self.len().saturating_sub(1));
        let page = self.page(size);
        self.offset = self.offset.clamp((self.selected + 1).saturating_sub(page), self.selected);
    }

    /// How many rows are shown on a screen of this size.
    pub fn page(&self, size: (u16, u16)) -> usize {
        usize::from(self.area(size).height.saturating_sub(3).max(1))
    }

    /// Its place on a screen of this size, frame and the typed line included.
    pub fn area(&self, (width, height): (u16, u16)) -> Area {
        const WIDTHS: (u16, u16) = (76, 110);
        const HEIGHT: u16 = 18;
        let w = popup::width((width / 5 * 3).clamp(WIDTHS.0, WIDTHS.1), width);
        // As high as all that there is, found or not, so that it does not jump while one types.
        let wanted = u16::try_from(self.entries.len() + 4).unwrap_or(u16::MAX).min(HEIGHT);
        let h = wanted.min(height.saturating_sub(1)).max(1).min(height);
        Area { x: (width - w) / 2, y: (height - h) / 4, width: w, height: h }
    }
}

fn items(reader: &Reader) -> Vec<PaletteEntry> {
    let catalog = &reader.catalog;
    let mut entries = Vec::new();
    for (pane, kind) in [
        (Pane::People, UiText::PalettePerson),
        (Pane::Companies, UiText::PaletteCompany),
        (Pane::Figures, UiText::PaletteFigure),
        (Pane::Quotes, UiText::PaletteQuote),
    ] {
        let count = pane.list_index().map_or(0, |index| catalog.lengths()[index]);
        for item in (0..count as u32).filter_map(|number| pane.item(number)) {
            if reader.hides(item) {
                continue;
            }
            let at = item.number() as usize;
            let mut of = "";
            let (label, note) = match item {
                ItemId::Person(_) => (catalog.people[at].name.clone(), catalog.people[at].about.clone()),
                ItemId::Company(_) => {
                    (catalog.companies[at].name.clone(), catalog.companies[at].about.clone())
                }
                ItemId::Figure(_) => {
                    let row = &catalog.figures[at];
                    let parts = row.links(reader.hides_unsure);
                    of = parts[0];
                    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
                    (row.amount.to_string(), parts.join(", "))
                }
                ItemId::Quote(_) => (catalog.quotes[at].words.clone(), catalog.quotes[at].who.clone()),
                // The lists count no tables; they are added below.
                ItemId::Table(_) => continue,
            };
            let hay = Hay::new(&label, &note, of);
            entries.push(PaletteEntry { goal: Goal::Item(item), label, note, kind, hay });
        }
    }
    let tables = (0..).zip(&catalog.tables).filter(|(_, table)| !table.title.is_empty());
    entries.extend(tables.map(|(number, table)| {
        PaletteEntry::new(
            Goal::Item(ItemId::Table(number)),
            table.title.clone(),
            String::new(),
            UiText::PaletteTable,
        )
    }));
    entries
}

fn headings(reader: &Reader) -> Vec<PaletteEntry> {
    let is_heading = |kind: BlockKind| matches!(kind, BlockKind::Headline | BlockKind::Heading(_));
    let blocks = reader.document.blocks.iter().filter(|block| is_heading(block.kind));
    let of_block = |block: &crate::document::Block| {
        let depth = match block.kind {
            BlockKind::Heading(level) => usize::from(level.saturating_sub(1)),
            _ => 0,
        };
        let text = reader.document.slice(block.span).replace('\n', " ");
        let text = cell::visible(&text);
        let label = format!("{}{text}", "  ".repeat(depth.min(6)));
        PaletteEntry::new(
            Goal::Place(block.span.start as usize),
            label,
            String::new(),
            UiText::PaletteHeading,
        )
    };
    blocks.map(of_block).collect()
}
