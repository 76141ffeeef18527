//! The panes, and the lists in four of them.

use crate::tui::screen::article::item::ItemId;
use crate::tui::ui::strings::UiText;

/// A pane.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The text.
    #[default]
    Article,
    /// The people that it names.
    People,
    /// The companies that it names.
    Companies,
    /// The figures in it.
    Figures,
    /// What it quotes.
    Quotes,
}

/// How many panes are lists.
pub const LISTS: usize = 4;

impl Pane {
    /// Every pane, in the order in which `Tab` walks them.
    pub const ALL: [Self; LISTS + 1] =
        [Self::Article, Self::People, Self::Companies, Self::Figures, Self::Quotes];

    /// The panes that are lists.
    pub const LISTS: [Self; LISTS] = [Self::People, Self::Companies, Self::Figures, Self::Quotes];

    /// The place among the lists; none for the article.
    pub fn list_index(self) -> Option<usize> {
        Self::LISTS.iter().position(|&pane| pane == self)
    }

    /// The pane that lists `item`.
    pub fn of(item: ItemId) -> Self {
        match item {
            ItemId::Person(_) => Self::People,
            ItemId::Company(_) => Self::Companies,
            ItemId::Figure(_) | ItemId::Table(_) => Self::Figures,
            ItemId::Quote(_) => Self::Quotes,
        }
    }

    /// The item with this number in the pane's list; none for the article.
    pub fn item(self, number: u32) -> Option<ItemId> {
        match self {
            Self::Article => None,
            Self::People => Some(ItemId::Person(number)),
            Self::Companies => Some(ItemId::Company(number)),
            Self::Figures => Some(ItemId::Figure(number)),
            Self::Quotes => Some(ItemId::Quote(number)),
        }
    }

    /// What stands in a row of the pane's list.
    pub fn item_in(self, row: PaneRow) -> Option<ItemId> {
        match row {
            PaneRow::Item(number) => self.item(number),
            PaneRow::Table(number) => Some(ItemId::Table(number)),
        }
    }

    /// Its name.
    pub fn title(self) -> UiText {
        match self {
            Self::Article => UiText::PaneArticle,
            Self::People => UiText::PanePeople,
            Self::Companies => UiText::PaneCompanies,
            Self::Figures => UiText::PaneFigures,
            Self::Quotes => UiText::PaneQuotes,
        }
    }

    /// The pane `steps` after it in the order of `Tab`, round the end.
    #[must_use]
    pub fn step(self, forward: bool) -> Self {
        let count = Self::ALL.len();
        let at = Self::ALL.iter().position(|&pane| pane == self).unwrap_or_default();
        Self::ALL[(at + if forward { 1 } else { count - 1 }) % count]
    }
}

/// How a list is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ListSort {
    /// In the order of the text.
    #[default]
    Text,
    /// People and companies by the number of their mentions, figures and quotes by their size.
    Weight,
    /// People and companies by name, figures by their kind, quotes by their speaker.
    Name,
}

impl ListSort {
    /// The next way to sort.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Text => Self::Weight,
            Self::Weight => Self::Name,
            Self::Name => Self::Text,
        }
    }

    /// What is said about it in the title of `pane`; nothing of the order of the text.
    pub fn title(self, pane: Pane) -> Option<UiText> {
        match (self, pane) {
            (Self::Text, _) => None,
            (Self::Weight, Pane::Figures | Pane::Quotes) => Some(UiText::SortSize),
            (Self::Weight, _) => Some(UiText::SortMentions),
            (Self::Name, Pane::Figures) => Some(UiText::SortKind),
            (Self::Name, Pane::Quotes) => Some(UiText::SortSpeaker),
            (Self::Name, _) => Some(UiText::SortName),
        }
    }
}

/// A row of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaneRow {
    /// The item with this number.
    Item(u32),
    /// The heading over the figures of this table.
    Table(u32),
}

/// The state of one list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaneList {
    /// The numbers of the items, in their order.
    pub order: Vec<u32>,
    /// What is shown of them, and headings between them.
    pub rows: Vec<PaneRow>,
    /// The selected row.
    pub selected: usize,
    /// The first row that is shown.
    pub offset: usize,
    /// How `order` came about.
    pub sort: ListSort,
    /// What a row must hold to be shown, as typed.
    pub query: String,
}

impl PaneList {
    /// A list of all these items.
    pub fn of(order: Vec<u32>) -> Self {
        Self { rows: order.iter().copied().map(PaneRow::Item).collect(), order, ..Self::default() }
    }

    /// The selected row.
    pub fn selection(&self) -> Option<PaneRow> {
        self.rows.get(self.selected).copied()
    }

    /// Selects the row at `row`, or the last one.
    pub fn select(&mut self, row: usize) {
        self.selected = row.min(self.rows.len().saturating_sub(1));
    }

    /// Selects the row that shows this. Says whether there is one.
    pub fn select_row(&mut self, wanted: PaneRow) -> bool {
        let found = self.rows.iter().position(|&row| row == wanted);
        self.selected = found.unwrap_or(self.selected);
        found.is_some()
    }

    /// Moves the shown rows so that the selected one is among `height` of them.
    pub fn reveal(&mut self, height: usize) {
        let height = height.max(1);
        let lowest = self.rows.len().saturating_sub(height);
        self.offset = self
            .offset
            .clamp((self.selected + 1).saturating_sub(height), self.selected)
            .min(lowest.max((self.selected + 1).saturating_sub(height)));
    }

    /// Moves the shown rows without the selection.
    pub fn scroll(&mut self, rows: isize, height: usize) {
        let lowest = self.rows.len().saturating_sub(height);
        self.offset = self.offset.saturating_add_signed(rows).min(lowest);
    }
}
