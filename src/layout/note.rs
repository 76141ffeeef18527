//! The note: the one line about an article that its text does not hold as it is shown.
//!
//! Articles mostly end their head with a line that credits source and date. The note is not to say that twice:
//! it takes the place of a credit that says nothing else, stands behind one that says more, and gets a row of
//! its own where neither fits.

use super::Flow;
use crate::document::{Document, Span};

/// How much room a note needs.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Note {
    /// Columns of what the head does not say; 0 for no note.
    pub columns: u16,
    /// The line at the end of the head that the whole note can stand for, and the columns of the whole.
    pub instead: Option<(Span, u16)>,
}

/// Where a note stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotePlace {
    /// The row.
    pub row: usize,
    /// The column from the left edge of the text: 0 in a row of its own.
    pub column: u16,
    /// Whether the whole note is shown, in place of the row's text.
    pub replaces: bool,
}

impl Note {
    /// The columns of the sign between the text of a row and the note behind it.
    pub const GAP: u16 = 3;

    /// The place in or behind the row number `row`, which ends the head, if there is room.
    pub(super) fn beside(self, flow: &Flow, document: &Document, row: usize) -> Option<NotePlace> {
        let set = flow.rows().get(row)?;
        if let Some((line, columns)) = self.instead
            && line == set.span
            && columns <= flow.width()
        {
            return Some(NotePlace { row, column: 0, replaces: true });
        }
        let text: u16 = flow.cells(document, row).map(|cell| cell.width).sum();
        let column = u16::from(set.indent) + text;
        let fits = column.saturating_add(Self::GAP).saturating_add(self.columns) <= flow.width();
        fits.then_some(NotePlace { row, column, replaces: false })
    }
}
