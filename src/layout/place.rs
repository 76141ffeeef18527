//! Byte to row and column, and back, exact to the grapheme.
//!
//! Nothing is stored for it: rows are sorted by their spans, and a row is walked in a microsecond.

use super::Flow;
use crate::document::{Document, Span};

/// A cell of a [`Flow`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The row from the top of the article.
    pub row: usize,
    /// The column from the left edge of the text, the row's indent included.
    pub column: u16,
}

impl Flow {
    /// The row that shows the byte at `offset`. White space that fell to a row break belongs to the row
    /// behind it; what lies past the end, to the last row.
    pub fn row_of(&self, offset: usize) -> usize {
        let row = self.rows.partition_point(|row| row.span.end as usize <= offset);
        let row = row.min(self.rows.len().saturating_sub(1));
        let Some(set) = self.set_row(row) else { return row };
        // The rows of one line of a table have cells beside each other.
        let line = row.saturating_sub(usize::from(set.before))..=row + usize::from(set.behind);
        let ends = |row: usize| {
            self.spans(row).filter(|span| offset < span.end as usize).map(move |span| (span, row))
        };
        line.flat_map(ends).min().map_or(row, |(_, row)| row)
    }

    /// The rows that show some of `span`.
    pub fn rows_of(&self, span: Span) -> std::ops::RangeInclusive<usize> {
        let last = (span.end as usize).saturating_sub(1).max(span.start as usize);
        self.row_of(span.start as usize)..=self.row_of(last)
    }

    /// The cell that shows the byte at `offset`; for bytes that take no column, the one where they would.
    pub fn place_of(&self, document: &Document, offset: usize) -> Place {
        let row = self.row_of(offset);
        let indent = self.rows.get(row).map_or(0, |row| u16::from(row.indent));
        let mut column = 0;
        for cell in self.cells(document, row) {
            if offset < cell.byte + cell.len {
                column = cell.column;
                break;
            }
            column = cell.column + cell.width;
        }
        Place { row, column: indent + column }
    }

    /// The first byte of the grapheme at a cell; `None` where no text stands.
    pub fn byte_at(&self, document: &Document, place: Place) -> Option<usize> {
        let row = self.rows.get(place.row)?;
        let column = place.column.checked_sub(u16::from(row.indent))?;
        self.cells(document, place.row)
            .find(|cell| (cell.column..cell.column + cell.width).contains(&column))
            .map(|cell| cell.byte)
    }
}
