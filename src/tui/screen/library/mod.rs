//! The state of the library's screen: a list of articles, of which only those in sight are read from the library, and
//! beside it what the list can be narrowed down to.
//!
//! The list itself is ids alone. A list that is another one comes in two parts, of which the first is there at once: its
//! beginning, and then the whole of it. Rows come when they come into sight, and what was seen stays until it has changed, so
//! that nothing flickers while a sync brings new articles. A list that comes anew keeps the selected article selected,
//! and on the same row of the screen.

pub mod figure_table;
pub mod layout;
pub mod marks;
pub mod preview;
mod row_window;
pub mod sidebar;
#[cfg(test)]
mod tests;
pub mod undo;
mod unsaved;
pub mod update;
pub mod update_figures;
mod update_list;
pub mod update_side;
pub mod view;
pub mod view_figures;
pub mod view_side;

use crate::library::near_miss::NearMiss;
use crate::library::{ArticleRow, Order, Query};
use crate::tui::effect::library_worker::Request;
use crate::tui::msg::Effect;
use crate::tui::screen::library::figure_table::FigureTable;
use crate::tui::screen::library::sidebar::Sidebar;
use crate::tui::ui::strings::UiText;
use chrono::NaiveDate;
use preview::Preview;
use row_window::RowCache;
use std::collections::{BTreeSet, VecDeque};
use unsaved::apply;

/// What has been asked for and has not come yet.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Awaited {
    #[default]
    Nothing,
    /// A list.
    List,
    /// A list whose first article is to be opened: the reader was faster than it.
    ListToOpen,
}

/// The library's screen.
#[derive(Debug, Clone, Default)]
pub struct LibraryScreen {
    /// The articles, in their order.
    pub ids: Vec<i64>,
    /// The selected one.
    pub selected: usize,
    /// The first one that is shown.
    pub offset: usize,
    /// What is typed to find articles.
    pub query: String,
    /// A name of it that the library does not know, where it finds nothing.
    pub miss: Option<NearMiss>,
    /// The order of the articles.
    pub order: Order,
    /// What the list can be narrowed down to.
    pub side: Sidebar,
    /// Whether the keys go there.
    pub in_side: bool,
    /// How many feeds of how many are synced, while they are.
    pub syncing: Option<(usize, usize)>,
    /// The feed whose key to unfollow it was pressed once.
    pub to_unfollow: Option<i64>,
    /// The figures that the query finds, where they are shown instead.
    pub table: FigureTable,
    /// Whether the list has come at least once.
    pub is_there: bool,
    /// What is shown of the selected article beside the list.
    pub preview: Option<Preview>,
    /// The article whose preview was asked for last.
    previewed: Option<i64>,
    rows: RowCache<i64, ArticleRow>,
    /// The query of the list.
    listed: String,
    /// The query and the order that the list has, or will have when it has come.
    asked_list: Option<(String, Order)>,
    /// Whether the list is only the beginning of a longer one.
    pub is_beginning: bool,
    ticket: u64,
    awaited: Awaited,
    /// How each change is undone, and what was told of it.
    undo: Vec<(Request, String)>,
    /// The article to select in the next list.
    wanted: Option<i64>,
    unsaved: VecDeque<Request>,
}

impl LibraryScreen {
    /// Whether the library holds no articles at all, as far as it is known.
    pub fn is_empty(&self) -> bool {
        self.is_there && self.ids.is_empty() && self.wanted().is_empty()
    }

    /// Whether the list is in the order of time.
    pub fn is_by_time(&self) -> bool {
        matches!(self.order, Order::Newest | Order::Oldest)
    }

    /// The day that an article counts for in the list, as far as its row is known.
    pub fn day_of(&self, id: i64) -> Option<NaiveDate> {
        self.row(id)?.day()
    }

    /// Asks for the preview of the selected article, if it is another one than the last.
    pub fn missing_preview(&mut self) -> Option<Effect> {
        let id = self.selection().filter(|id| self.previewed != Some(*id))?;
        self.previewed = Some(id);
        Some(Effect::Library(Request::Preview(id)))
    }

    /// Takes the preview that was asked for.
    pub fn take_preview(&mut self, preview: Preview) {
        if self.previewed == Some(preview.id) {
            self.preview = Some(preview);
        }
    }

    /// What the order of the articles is called.
    pub fn order_title(&self) -> UiText {
        match self.order {
            Order::Newest => UiText::OrderNewest,
            Order::Oldest => UiText::OrderOldest,
            Order::Relevance => UiText::OrderRelevance,
            Order::Source => UiText::OrderSource,
            Order::Title => UiText::OrderTitle,
        }
    }

    /// The row of an article, as far as it is known.
    pub fn row(&self, id: i64) -> Option<&ArticleRow> {
        self.rows.get(id)
    }

    /// The selected article, or that of the selected figure.
    pub fn selection(&self) -> Option<i64> {
        if self.table.is_shown {
            return self.table.selection().map(|key| key.article);
        }
        self.listed_selection()
    }

    /// Whether the query asks for figures.
    pub fn asks_figures(&self) -> bool {
        Query::parse(&self.wanted()).0.asks_figures()
    }

    /// The selected article of the list.
    pub fn listed_selection(&self) -> Option<i64> {
        self.ids.get(self.selected).copied()
    }

    /// What the list or the table that is shown asks for.
    pub fn shown_query(&self) -> String {
        if self.table.is_shown { self.table.query(&self.wanted()) } else { self.wanted() }
    }

    /// What the library is to be asked for.
    pub fn wanted(&self) -> String {
        format!("{} {}", self.side.scope(), self.query).trim().to_owned()
    }

    /// Asks for the list anew.
    pub fn ask(&mut self) -> Effect {
        self.ticket += 1;
        if self.awaited == Awaited::Nothing {
            self.awaited = Awaited::List;
        }
        // A beginning would lose the place in a list that is there.
        let wanted = Some((self.wanted(), self.order));
        let whole = self.is_there && self.asked_list == wanted;
        self.asked_list = wanted;
        self.list_effect(whole)
    }

    /// Asks for the whole of a list whose beginning has come.
    pub fn ask_whole(&self) -> Effect {
        self.list_effect(true)
    }

    fn list_effect(&self, whole: bool) -> Effect {
        let (ticket, order) = (self.ticket, self.order);
        Effect::Library(Request::List { ticket, query: self.wanted(), order, whole })
    }

    /// Whether the list that was asked for last has come.
    pub fn is_listed(&self) -> bool {
        self.awaited == Awaited::Nothing
    }

    /// Whether the list with this number is the last that was asked for.
    pub fn is_awaiting(&self, ticket: u64) -> bool {
        ticket == self.ticket
    }

    /// Takes a list that was asked for; an older one than the last that was asked for counts for nothing.
    /// Says whether it was taken.
    pub fn take(&mut self, ticket: u64, ids: Vec<i64>, miss: Option<NearMiss>, page: usize) -> bool {
        if !self.is_awaiting(ticket) {
            return false;
        }
        let row = self.selected.saturating_sub(self.offset);
        let selection = self.wanted.take().filter(|id| ids.contains(id)).or_else(|| self.listed_selection());
        self.ids = self.without_deleted(ids);
        // Rows show the figures that are asked for.
        let query = self.wanted();
        if std::mem::replace(&mut self.listed, query) != self.listed {
            self.rows.forget();
        }
        self.miss = miss;
        self.is_there = true;
        if self.awaited == Awaited::List {
            self.awaited = Awaited::Nothing;
        }
        let place = selection.and_then(|id| self.ids.iter().position(|&other| other == id));
        self.select(place.unwrap_or(self.selected), page);
        if place.is_some() {
            self.offset = self.selected.saturating_sub(row);
        }
        self.reveal(page);
        true
    }

    /// The article to open now; none while the list is awaited, which is opened when it comes.
    pub fn open(&mut self) -> Option<i64> {
        if self.awaited != Awaited::Nothing {
            self.awaited = Awaited::ListToOpen;
            return None;
        }
        self.listed_selection()
    }

    /// The article to open now that the list has come, if one waits to be opened.
    pub fn open_awaited(&mut self) -> Option<i64> {
        if self.awaited != Awaited::ListToOpen {
            return None;
        }
        self.awaited = Awaited::Nothing;
        self.listed_selection()
    }

    /// Selects a row, or the last one.
    pub fn select(&mut self, row: usize, page: usize) {
        self.selected = row.min(self.ids.len().saturating_sub(1));
        self.reveal(page);
    }

    /// Goes to the start, for a list that is another one.
    pub fn rewind(&mut self) {
        (self.selected, self.offset) = (0, 0);
    }

    /// Narrows the list to an entry of the sidebar, and asks for it if it is another one.
    pub fn narrow(&mut self, entry: usize) -> Option<Effect> {
        if self.side.selected == entry {
            return None;
        }
        self.side.selected = entry;
        self.rewind();
        Some(self.ask())
    }

    /// Moves the shown rows so that the selected one is among them.
    pub fn reveal(&mut self, page: usize) {
        self.offset = row_window::revealed(self.offset, self.selected, self.ids.len(), page);
    }

    /// Moves the shown rows without the selection.
    pub fn scroll(&mut self, rows: isize, page: usize) {
        self.offset = row_window::scrolled(self.offset, rows, self.ids.len(), page);
    }

    /// Asks for the rows in sight, and one page more on either side, that are not known.
    pub fn missing(&mut self, page: usize) -> Option<Effect> {
        let missing = self.rows.missing(&self.ids, self.offset, page);
        (!missing.is_empty()).then(|| Effect::Library(Request::Rows(missing, self.wanted())))
    }

    /// Asks for the row of the selected article, if it is not known: what keys do with it depends on its marks.
    pub fn missing_selected_row(&mut self) -> Option<Effect> {
        let id = self.selection().filter(|&id| self.rows.ask(id))?;
        Some(Effect::Library(Request::Rows(vec![id], self.wanted())))
    }

    /// Takes rows that were asked for.
    pub fn take_rows(&mut self, rows: Vec<ArticleRow>) {
        for mut row in rows {
            self.unsaved.iter().for_each(|request| apply(request, &mut row));
            self.rows.insert(row.id, row);
        }
    }

    /// What is known may have changed: it is shown until it comes anew.
    pub fn forget(&mut self) {
        self.table.forget();
        self.rows.forget();
    }

    /// Shows a change that the library has been asked for and has not saved yet.
    pub fn change(&mut self, request: Request) {
        for row in self.rows.values_mut() {
            apply(&request, row);
        }
        self.unsaved.push_back(request);
    }

    /// Takes the change out that has waited longest, because it is saved or lost.
    pub fn settle(&mut self) -> Option<Request> {
        self.unsaved.pop_front()
    }

    /// The changes that are not saved yet, in their order.
    pub fn unsaved(&self) -> impl Iterator<Item = &Request> {
        self.unsaved.iter()
    }

    /// Takes articles out that are about to be deleted.
    fn without_deleted(&self, mut ids: Vec<i64>) -> Vec<i64> {
        let mut deleted = BTreeSet::new();
        for request in &self.unsaved {
            match request {
                Request::Delete(ids, true) => deleted.extend(ids),
                Request::Delete(ids, false) => deleted.retain(|id| !ids.contains(id)),
                _ => {}
            }
        }
        ids.retain(|id| !deleted.contains(id));
        ids
    }

    /// Takes an article out of the list.
    pub fn remove(&mut self, id: i64, page: usize) {
        self.ids.retain(|&other| other != id);
        self.select(self.selected, page);
    }

    /// Selects an article as soon as a list with it comes.
    pub fn select_when_listed(&mut self, id: Option<i64>) {
        self.wanted = id;
    }

    /// Selects an article that is listed.
    pub fn select_article(&mut self, id: i64, page: usize) {
        if let Some(row) = self.ids.iter().position(|&other| other == id) {
            self.select(row, page);
        }
    }
}
