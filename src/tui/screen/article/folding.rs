//! Which tables are unfolded in the list of figures, and the rows that follow from it.
//!
//! A table is folded until the reader unfolds it. While a list is narrowed down it is the other way round, because what
//! was looked for is to be seen. And the table of the figure that is selected in the text is unfolded for so long.

use crate::tui::screen::article::pane::PaneRow;
use crate::tui::screen::article::table_group::TableGroup;
use std::collections::BTreeSet;

/// What is unfolded.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folding {
    /// What the reader has unfolded.
    unfolded: BTreeSet<u32>,
    /// What the reader has folded while the list is narrowed down.
    folded: BTreeSet<u32>,
    /// The table of the figure that is selected in the text.
    shown: Option<u32>,
    is_narrowed: bool,
}

impl Folding {
    /// Whether the figures of a table are shown.
    pub fn is_open(&self, table: u32) -> bool {
        self.shown == Some(table)
            || if self.is_narrowed { !self.folded.contains(&table) } else { self.unfolded.contains(&table) }
    }

    /// Folds a table, or unfolds it.
    pub fn toggle(&mut self, table: u32) {
        let was_open = self.is_open(table);
        self.shown = self.shown.filter(|shown| *shown != table);
        match (self.is_narrowed, was_open) {
            (true, true) => self.folded.insert(table),
            (true, false) => self.folded.remove(&table),
            (false, true) => self.unfolded.remove(&table),
            (false, false) => self.unfolded.insert(table),
        };
    }

    /// Shows the figures of one table besides, or of none. Says whether that changes anything.
    pub fn show(&mut self, table: Option<u32>) -> bool {
        let shown = table.filter(|table| self.shown == Some(*table) || !self.is_open(*table));
        std::mem::replace(&mut self.shown, shown) != shown
    }

    /// Notes that the list is narrowed down anew, or no longer.
    pub fn narrow(&mut self, is_narrowed: bool) {
        self.is_narrowed = is_narrowed;
        self.folded.clear();
    }

    /// The rows for the figures in `order`: those of a table stand together below its heading, at the place of the first.
    /// `table_of` gives the table of each figure.
    pub fn rows(&self, order: &[u32], groups: &[TableGroup], table_of: &[Option<u32>]) -> Vec<PaneRow> {
        let table_of = |figure: u32| table_of.get(figure as usize).copied().flatten();
        let mut own: Vec<Vec<u32>> = vec![Vec::new(); groups.len()];
        for &figure in order {
            if let Some(own) = table_of(figure).and_then(|table| own.get_mut(table as usize)) {
                own.push(figure);
            }
        }
        let mut rows = Vec::with_capacity(order.len());
        for &figure in order {
            let Some(table) = table_of(figure) else {
                rows.push(PaneRow::Item(figure));
                continue;
            };
            let figures = own.get_mut(table as usize).map(std::mem::take).unwrap_or_default();
            if !figures.is_empty() {
                rows.push(PaneRow::Table(table));
                rows.extend(figures.into_iter().filter(|_| self.is_open(table)).map(PaneRow::Item));
            }
        }
        rows
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PaneRow::{Item, Table};

    const TABLE_OF: [Option<u32>; 5] = [None, Some(0), Some(0), None, Some(1)];

    fn rows(folding: &Folding, order: &[u32]) -> Vec<PaneRow> {
        folding.rows(order, &[TableGroup::default(), TableGroup::default()], &TABLE_OF)
    }

    #[test]
    fn the_figures_of_a_table_stand_below_one_heading_in_every_order() {
        let mut folding = Folding::default();
        assert_eq!(rows(&folding, &[0, 1, 2, 3, 4]), [Item(0), Table(0), Item(3), Table(1)]);
        folding.toggle(0);
        assert_eq!(rows(&folding, &[2, 4, 0, 1]), [Table(0), Item(2), Item(1), Table(1), Item(0)]);
        folding.toggle(0);
        assert_eq!(rows(&folding, &[1]), [Table(0)]);
    }

    #[test]
    fn what_is_selected_in_the_text_is_shown_for_so_long() {
        let mut folding = Folding::default();
        assert!(folding.show(Some(0)) && folding.is_open(0));
        assert!(!folding.show(Some(0)) && folding.is_open(0), "it stays");
        assert!(folding.show(Some(1)) && !folding.is_open(0) && folding.is_open(1));
        folding.toggle(1);
        assert!(!folding.is_open(1), "the reader has the last word");
        folding.toggle(0);
        assert!(!folding.show(Some(0)), "it is open already");
        assert!(!folding.show(None) && folding.is_open(0), "and was not opened for the text");
    }

    #[test]
    fn a_list_that_is_narrowed_down_is_open() {
        let mut folding = Folding::default();
        folding.narrow(true);
        assert!(folding.is_open(0) && folding.is_open(1));
        folding.toggle(0);
        assert!(!folding.is_open(0) && folding.is_open(1));
        folding.narrow(true);
        assert!(folding.is_open(0), "other words, other rows");
        folding.narrow(false);
        assert!(!folding.is_open(0) && !folding.is_open(1));
    }
}
