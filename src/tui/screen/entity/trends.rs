//! The table of measures by period: which periods are its columns, and which cell is selected.
//!
//! One length of period is shown at a time, the newest at the right. Behind a rule stands the latest year, to compare with. A
//! page has the table from `LEAST` periods of one measure on.

use crate::library::series::{Series, SeriesCell, series};
use crate::library::stored_figure::StoredFigure;
use crate::order::Reorder;
use crate::present::period::{PeriodKey, PeriodLength};

/// So many periods of one measure make a table.
const LEAST: usize = 3;

/// So many periods of a length bring a measure into the table.
const LEAST_OF_ROW: usize = 2;

/// The lengths in the order in which they are looked for.
const LENGTHS: [PeriodLength; 6] = [
    PeriodLength::Quarter,
    PeriodLength::Half,
    PeriodLength::Year,
    PeriodLength::NineMonths,
    PeriodLength::Month,
    PeriodLength::Day,
];

/// The table.
#[derive(Debug, Clone, PartialEq)]
pub struct Trends {
    series: Vec<Series>,
    lengths: Vec<PeriodLength>,
    length: PeriodLength,
    /// The measures that are shown, as indices.
    rows: Vec<usize>,
    /// The periods, the oldest first; the one set apart is the last.
    pub columns: Vec<PeriodKey>,
    /// Whether the last column is a year beside shorter periods.
    pub has_year: bool,
    /// The selected column.
    pub column: usize,
    /// The selected figure among those of the cell.
    pub source: usize,
}

impl Trends {
    /// The table of these figures; none where no measure has enough periods.
    pub fn new(figures: &[StoredFigure]) -> Option<Self> {
        let series = series(figures);
        let most = |length| series.iter().map(|one| one.periods(length).count()).max().unwrap_or_default();
        let length = LENGTHS.into_iter().find(|&length| most(length) >= LEAST)?;
        let lengths = LENGTHS.into_iter().filter(|&length| most(length) >= LEAST_OF_ROW).collect();
        let mut trends = Self {
            series,
            lengths,
            length,
            rows: Vec::new(),
            columns: Vec::new(),
            has_year: false,
            column: 0,
            source: 0,
        };
        trends.arrange();
        Some(trends)
    }

    /// Shows the periods of this length, if there are any.
    pub fn show(&mut self, length: PeriodLength) {
        if self.lengths.contains(&length) {
            self.length = length;
            self.arrange();
        }
    }

    /// The length of the periods.
    pub fn length(&self) -> PeriodLength {
        self.length
    }

    /// The lengths that can be shown.
    pub fn lengths(&self) -> &[PeriodLength] {
        &self.lengths
    }

    /// Shows the next length.
    pub fn turn(&mut self) {
        let at = self.lengths.iter().position(|&length| length == self.length).unwrap_or_default();
        self.show(self.lengths[(at + 1) % self.lengths.len().max(1)]);
    }

    fn arrange(&mut self) {
        let (series, length) = (&self.series, self.length);
        let count = |at: &usize| series[*at].periods(length).count();
        self.rows = (0..series.len()).filter(|at| count(at) >= LEAST_OF_ROW).collect();
        self.rows.reorder_by_key(|at| std::cmp::Reverse(count(at)));
        let shown = || self.rows.iter().map(|&at| &series[at]);
        let mut columns: Vec<PeriodKey> = shown().flat_map(|one| one.periods(length)).collect();
        columns.sort_unstable();
        columns.dedup();
        let year = shown().filter_map(|one| one.periods(PeriodLength::Year).next_back()).max();
        let year = year.filter(|_| length != PeriodLength::Year);
        self.has_year = year.is_some();
        self.column = columns.len().saturating_sub(1);
        columns.extend(year);
        self.columns = columns;
        self.source = 0;
    }

    /// How many measures are shown.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether no measure is shown.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The measure in a row.
    pub fn row(&self, row: usize) -> Option<&Series> {
        self.rows.get(row).map(|&at| &self.series[at])
    }

    /// What is said of a measure for a period.
    pub fn cell_at(&self, row: usize, column: usize) -> Option<&SeriesCell> {
        self.row(row)?.cells.get(self.columns.get(column)?)
    }

    /// The selected cell of a row.
    pub fn cell(&self, row: usize) -> Option<&SeriesCell> {
        self.cell_at(row, self.column)
    }

    /// The selected figure of a row.
    pub fn figure(&self, row: usize) -> Option<usize> {
        self.cell(row)?.figures().nth(self.source)
    }

    /// Selects the next cell of a row that has a figure, or the one before.
    pub fn step(&mut self, row: usize, forward: bool) {
        let mut columns = 0..self.columns.len();
        let has_cell = |column: &usize| self.cell_at(row, *column).is_some();
        let found = if forward {
            columns.find(|column| *column > self.column && has_cell(column))
        } else {
            columns.rev().find(|column| *column < self.column && has_cell(column))
        };
        if let Some(column) = found {
            (self.column, self.source) = (column, 0);
        }
    }

    /// Selects the nearest cell of a row that has a figure, the older one of two.
    pub fn settle(&mut self, row: usize) {
        self.source = 0;
        let near = (0..self.columns.len()).filter(|&column| self.cell_at(row, column).is_some());
        self.column = near.min_by_key(|column| column.abs_diff(self.column)).unwrap_or(self.column);
    }

    /// Selects the next figure of the selected cell, or the one before, round the end.
    pub fn step_source(&mut self, row: usize, forward: bool) {
        let count = self.cell(row).map_or(0, |cell| cell.figures().count()).max(1);
        self.source = (self.source + if forward { 1 } else { count - 1 }) % count;
    }
}
