//! The state of the table of figures, which the library's screen shows in the place of its list of articles: the figures
//! that the query finds, one a row.
//!
//! It asks for what it lacks when it is shown: for the figures of the newest articles, then for all of them, then for the
//! rows in sight. So whatever changes the query, the order or the library, the table follows without being told.

use crate::library::found_figures::FigureOrder;
use crate::library::stored_figure::{FigureKey, StoredFigure};
use crate::tui::effect::library_worker::Request;
use crate::tui::screen::library::row_window::{self, RowCache};
use crate::tui::ui::strings::UiText;

/// The table.
#[derive(Debug, Clone, Default)]
pub struct FigureTable {
    /// Whether it is shown.
    pub is_shown: bool,
    /// The figures, in their order.
    pub keys: Vec<FigureKey>,
    /// Whether these are all.
    pub is_complete: bool,
    /// The selected row.
    pub selected: usize,
    /// The first row that is shown.
    pub offset: usize,
    /// The order of the figures.
    pub order: FigureOrder,
    /// Only figures of this measure, in the words of one of them.
    pub measure: Option<String>,
    rows: RowCache<FigureKey, StoredFigure>,
    ticket: u64,
    /// What was asked for last; none where that may have changed.
    wanted: Option<(String, FigureOrder)>,
    /// What `keys` are the answer to.
    listed: Option<(String, FigureOrder)>,
}

impl FigureTable {
    /// What the library is asked for, where the list of articles asks for `query`.
    pub fn query(&self, query: &str) -> String {
        match &self.measure {
            Some(measure) => format!("{query} of:\"{}\"", measure.replace('"', " ")).trim().to_owned(),
            None => query.to_owned(),
        }
    }

    /// Whether a list has come.
    pub fn is_there(&self) -> bool {
        self.listed.is_some()
    }

    /// What the order is called.
    pub fn order_title(&self) -> UiText {
        match self.order {
            FigureOrder::Newest => UiText::OrderNewest,
            FigureOrder::Amount => UiText::SortSize,
            FigureOrder::Company => UiText::OrderCompany,
            FigureOrder::Measure => UiText::OrderMeasure,
        }
    }

    /// Asks for the figures, if they are others than those that were asked for last.
    pub fn ask(&mut self, query: &str) -> Option<Request> {
        let wanted = (self.query(query), self.order);
        if self.wanted.as_ref() == Some(&wanted) {
            return None;
        }
        // What is only renewed stays until it comes whole.
        let is_first = self.order == FigureOrder::Newest && self.listed.as_ref() != Some(&wanted);
        self.wanted = Some(wanted);
        self.ticket += 1;
        self.request(is_first)
    }

    fn request(&self, is_first: bool) -> Option<Request> {
        let (query, order) = self.wanted.clone()?;
        Some(Request::Figures { ticket: self.ticket, query, order, is_first })
    }

    /// Takes a list that was asked for; an older one than the last that was asked for counts for nothing. A selected
    /// figure stays selected as long as the query is the same. Returns what is to be asked for next.
    pub fn take(
        &mut self,
        ticket: u64,
        keys: Vec<FigureKey>,
        is_complete: bool,
        page: usize,
    ) -> Option<Request> {
        if ticket != self.ticket {
            return None;
        }
        let rest = if is_complete { None } else { self.request(false) };
        if keys.is_empty() && !is_complete {
            // None among the newest: what was shown stays until all have come.
            return rest;
        }
        let is_same = self.listed == self.wanted;
        let selection = self.selection().filter(|_| is_same);
        let row = self.selected.saturating_sub(self.offset);
        self.keys = keys;
        self.is_complete = is_complete;
        self.listed.clone_from(&self.wanted);
        if is_same {
            let place = selection.and_then(|key| self.keys.iter().position(|&other| other == key));
            self.selected = place.unwrap_or(self.selected);
            self.offset = self.selected.saturating_sub(row);
        } else {
            (self.selected, self.offset) = (0, 0);
        }
        self.select(self.selected, page);
        rest
    }

    /// The selected figure.
    pub fn selection(&self) -> Option<FigureKey> {
        self.keys.get(self.selected).copied()
    }

    /// What is known of the selected figure.
    pub fn selected_row(&self) -> Option<&StoredFigure> {
        self.row(self.selection()?)
    }

    /// What is known of a figure.
    pub fn row(&self, key: FigureKey) -> Option<&StoredFigure> {
        self.rows.get(key)
    }

    /// Selects a row, or the last one, and brings it among the `page` rows that are shown.
    pub fn select(&mut self, row: usize, page: usize) {
        self.selected = row.min(self.keys.len().saturating_sub(1));
        self.offset = row_window::revealed(self.offset, self.selected, self.keys.len(), page);
    }

    /// Moves the shown rows without the selection.
    pub fn scroll(&mut self, rows: isize, page: usize) {
        self.offset = row_window::scrolled(self.offset, rows, self.keys.len(), page);
    }

    /// Asks for the rows in sight, and one page more on either side, that are not known.
    pub fn missing(&mut self, page: usize) -> Option<Request> {
        let missing = self.rows.missing(&self.keys, self.offset, page);
        (!missing.is_empty()).then_some(Request::FigureRows(missing))
    }

    /// Takes rows that were asked for.
    pub fn take_rows(&mut self, rows: Vec<StoredFigure>) {
        self.rows.need_not_ask(rows.iter().map(StoredFigure::key));
        for row in rows {
            self.rows.insert(row.key(), row);
        }
    }

    /// What is known may have changed: it is shown until it comes anew.
    pub fn forget(&mut self) {
        self.wanted = None;
        self.rows.forget();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: usize = 5;

    fn keys(articles: std::ops::Range<i64>) -> Vec<FigureKey> {
        articles.map(|article| FigureKey { article, number: 0 }).collect()
    }

    fn ticket(request: Option<Request>) -> u64 {
        match request {
            Some(Request::Figures { ticket, .. }) => ticket,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_newest_come_first_and_then_all() {
        let mut table = FigureTable::default();
        let first = table.ask(">1bn");
        assert!(matches!(first, Some(Request::Figures { is_first: true, .. })), "{first:?}");
        assert_eq!(table.ask(">1bn"), None, "asked for once");
        let rest = table.take(ticket(first), keys(0..20), false, PAGE);
        assert!(matches!(rest, Some(Request::Figures { is_first: false, .. })), "{rest:?}");
        table.select(7, PAGE);
        assert_eq!(table.take(ticket(rest), keys(0..100), true, PAGE), None);
        assert_eq!((table.selected, table.keys.len(), table.is_complete), (7, 100, true));
        table.forget();
        let again = table.ask(">1bn");
        assert!(matches!(again, Some(Request::Figures { is_first: false, .. })), "{again:?}");
        table.take(ticket(again), keys(-3..100), true, PAGE);
        assert_eq!(table.selected, 10, "the figure stays selected");
        let other = table.ask(">2bn");
        assert_eq!(table.take(1, keys(0..1), true, PAGE), None, "late");
        table.take(ticket(other), keys(0..9), false, PAGE);
        assert_eq!((table.selected, table.offset), (0, 0));
    }

    #[test]
    fn none_among_the_newest_says_nothing() {
        let mut table = FigureTable::default();
        let first = table.ask("of:x");
        let rest = table.take(ticket(first), Vec::new(), false, PAGE);
        assert!(!table.is_there());
        table.take(ticket(rest), Vec::new(), true, PAGE);
        assert!(table.is_there() && table.is_complete);
        table.select(9, PAGE);
        assert_eq!(table.selected, 0);
    }

    #[test]
    fn rows_are_asked_for_once_and_a_measure_joins_the_query() {
        let mut table = FigureTable::default();
        let first = table.ask("");
        table.take(ticket(first), keys(0..100), true, PAGE);
        assert!(matches!(table.missing(PAGE), Some(Request::FigureRows(keys)) if keys.len() == 10));
        assert_eq!(table.missing(PAGE), None);
        table.measure = Some("Umsatz \"netto\"".to_owned());
        assert_eq!(table.query(""), "of:\"Umsatz  netto \"");
        assert!(table.ask("").is_some());
    }
}
