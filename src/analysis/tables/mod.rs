//! Financial tables: each number with the measure, the period, the unit and the firm that the heads around it say.
//!
//! In a table nothing is said in sentences. A number has its meaning from its place: the row may say what is measured, the
//! column when, the corner in what unit; or the rows are years and the columns measures; or the rows are firms.
//!
//! | step | file | takes | gives |
//! | --- | --- | --- | --- |
//! | columns | [`document`](crate::document::Table) | preformatted lines | cells with their rows and columns |
//! | words | `label` | the words of one cell | number, period, unit, what they name (`tag` has the words) |
//! | shape | `shape` | cells | captions, heads, rows of values |
//! | heads | `axis` | heads of columns and rows | when the values are, whether they are changes |
//! | unit | `amount` | what cell, heads and captions say | kind, unit and scale of a value |
//! | owner | `owner` | names | the firm of a row, a column or the whole table |
//! | figures | `table_figures` | all of them | a [`Figure`] for each cell with a number |
//!
//! The figures replace what the stages for running text find between the first and the last cell of a table. A table whose
//! shape is not understood is left to those.

mod amount;
mod axis;
mod label;
mod owner;
mod read_table;
mod shape;
mod table_figures;
mod tag;

use super::Figure;
use super::names::Names;
use crate::document::{Document, Span, Table};
use crate::language::Pack;
use read_table::ReadTable;

/// The tables of an article.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    tables: Vec<ReadTable>,
}

/// Of what has more cells the rest is read as text.
const MOST_CELLS: usize = 20_000;
/// No more firms are named by the heads of columns.
const MOST_FIRMS: usize = 500;

/// Finds the tables with numbers and tells their parts.
pub fn recognize(document: &Document, pack: &'static Pack) -> Tables {
    let mut cells = 0;
    let read = |table: &Table| {
        cells += table.rows.iter().map(|row| row.cells.len()).sum::<usize>();
        if cells > MOST_CELLS {
            return None;
        }
        ReadTable::new(document, table, pack)
    };
    Tables { tables: document.tables().iter().filter_map(read).collect() }
}

impl Tables {
    /// Where the tables stand, in the order of the text.
    pub fn spans(&self) -> impl Iterator<Item = Span> + '_ {
        self.tables.iter().map(|table| table.span)
    }

    /// Whether a place of the text lies in a table.
    pub fn cover(&self, span: Span) -> bool {
        let at = self.tables.partition_point(|table| table.span.end <= span.start);
        self.tables.get(at).is_some_and(|table| table.span.overlaps(span))
    }

    /// Corrects `names` by what the tables tell: labels of measures are no firms, and labels below the head `Unternehmen`
    /// are.
    pub fn name_firms(&self, document: &Document, names: &mut Names) {
        let mut measures: Vec<Span> =
            self.tables.iter().flat_map(|table| owner::measures(&table.shape)).collect();
        measures.sort_unstable();
        names.remove_companies(|span| {
            let at = measures.partition_point(|measure| measure.end <= span.start);
            measures.get(at).is_some_and(|measure| measure.overlaps(span))
        });
        for span in self.tables.iter().flat_map(|table| owner::named_as_firms(&table.shape)).take(MOST_FIRMS)
        {
            names.add_company(document.slice(span), span);
        }
    }

    /// The figures of the tables, row by row.
    pub fn figures(&self, document: &Document, pack: &'static Pack, names: &Names) -> Vec<Figure> {
        if self.tables.is_empty() {
            return Vec::new();
        }
        let firm = owner::main_firm(document, names, |span| self.cover(span));
        let read = |table| table_figures::figures(document, pack, table, names, firm);
        self.tables.iter().flat_map(read).collect()
    }
}
