//! The note: the one line about an article that its text does not hold as it is shown.
//!
//! Articles mostly end their head with a line that credits source and date. The note is not to say that twice:
//! it takes the place of a credit that says nothing else, stands behind one that says more, and gets a row of
//! its own where neither fits.

use crate::document::Span;

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
}
