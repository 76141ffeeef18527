//! Pieces to rows.
//!
//! A paragraph of ordinary length gets the breaks that make its rows most even (textwrap's optimal fit); a
//! very long one, where nobody would see the difference, is filled row by row in bounded memory.

use super::cell::Cells;
use super::pieces::{Piece, Scanner};
use crate::document::{Document, Span};
use textwrap::core::Fragment;
use textwrap::wrap_algorithms::{Penalties, wrap_first_fit, wrap_optimal_fit};

/// The longest paragraph whose breaks are weighed as a whole, in bytes.
const LONGEST_WEIGHED: usize = 16 * 1024;

/// How much of a longer paragraph is filled at a time, in bytes.
const CHUNK: usize = 64 * 1024;

/// The most bytes of white space that a row has inside, so that no row is longer than a frame can walk.
const LONGEST_SPACE: usize = 256;

/// The widths that the rows of a paragraph have, in columns.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub first: u16,
    pub rest: u16,
}

impl Frame {
    fn widths(self) -> [f64; 2] {
        [f64::from(self.first), f64::from(self.rest)]
    }
}

/// Even rows count more than few hyphens, but a hyphen must win several columns; a row that is too wide is
/// never worth it.
const PENALTIES: Penalties = Penalties {
    nline_penalty: 1000,
    overflow_penalty: 1_000_000,
    short_last_line_fraction: 6,
    short_last_line_penalty: 25,
    hyphen_penalty: 225,
};

/// How the breaks of a paragraph are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Breaks {
    /// Weighed against each other, with hyphens.
    Hyphenated,
    /// At spaces, so that all rows are about as long: for headlines.
    Balanced,
    /// The first that fits: for texts so long that speed is what counts.
    First,
}

/// Breaks the paragraph at `span` and calls `push` with each row: its text, and whether it ends in a hyphen.
/// An empty paragraph gives one empty row.
pub(super) fn paragraph(
    scanner: &mut Scanner<'_>,
    span: Span,
    frame: Frame,
    breaks: Breaks,
    push: &mut impl FnMut(Span, bool),
) {
    let widest = frame.first.min(frame.rest);
    if span.len() <= LONGEST_WEIGHED && breaks != Breaks::First {
        let mut pieces = Vec::new();
        scanner.scan(span, widest, breaks == Breaks::Hyphenated, &mut pieces);
        if pieces.is_empty() {
            push(Span { end: span.start, ..span }, false);
            return;
        }
        if breaks == Breaks::Balanced {
            for row in balanced(&pieces, frame) {
                emit(row, push);
            }
            return;
        }
        let widths = frame.widths();
        let rows = wrap_optimal_fit(&pieces, &widths, &PENALTIES)
            .ok()
            .filter(|rows| rows.iter().zip(frames(frame)).all(|(row, width)| fits(row, width)))
            .unwrap_or_else(|| wrap_first_fit(&pieces, &widths));
        for row in rows {
            emit(row, push);
        }
        return;
    }
    if span.is_empty() {
        push(span, false);
    }
    fill(scanner, span, frame, push);
}

/// As many rows as the frame needs, but each as narrow as this number of rows allows.
fn balanced(pieces: &[Piece], frame: Frame) -> Vec<&[Piece]> {
    /// With more rows than that it is a text and no headline.
    const MOST: usize = 6;
    let width = frame.first.min(frame.rest);
    let rows = |width: u16| wrap_first_fit(pieces, &[f64::from(width)]);
    let count = rows(width).len();
    let (mut low, mut high) = (1, width);
    while low < high && (2..=MOST).contains(&count) {
        let middle = u16::midpoint(low, high);
        if rows(middle).len() <= count {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    rows(high)
}

/// Fills rows chunk by chunk. The last row of a chunk is not final: the next chunk starts with it.
fn fill(scanner: &mut Scanner<'_>, span: Span, frame: Frame, push: &mut impl FnMut(Span, bool)) {
    let widest = frame.first.min(frame.rest);
    let mut pieces = Vec::new();
    let mut start = span.start as usize;
    let mut frame = frame;
    while start < span.end as usize {
        let end = scanner.boundary(start + CHUNK, span.end as usize);
        pieces.clear();
        scanner.scan(Span::new(start, end), widest, false, &mut pieces);
        let mut rows = wrap_first_fit(&pieces, &frame.widths());
        let unfinished = if end < span.end as usize && rows.len() > 1 { rows.pop() } else { None };
        for row in &rows {
            emit(row, push);
        }
        start = unfinished.and_then(|row| row.first()).map_or(end, |piece: &Piece| piece.span.start as usize);
        frame.first = frame.rest;
    }
}

fn frames(frame: Frame) -> impl Iterator<Item = u16> {
    std::iter::once(frame.first).chain(std::iter::repeat(frame.rest))
}

fn fits(row: &[Piece], width: u16) -> bool {
    let Some((last, others)) = row.split_last() else { return true };
    let before: f64 = others.iter().map(|piece| piece.width() + piece.whitespace_width()).sum();
    before + last.width() + last.penalty_width() <= f64::from(width)
}

/// Calls `push` with the text of a row, cut where white space inside it is endless.
fn emit(row: &[Piece], push: &mut impl FnMut(Span, bool)) {
    let (Some(first), Some(last)) = (row.first(), row.last()) else { return };
    let mut start = first.span.start;
    for pair in row.windows(2) {
        if (pair[1].span.start - pair[0].span.end) as usize > LONGEST_SPACE {
            push(Span { start, end: pair[0].span.end }, false);
            start = pair[1].span.start;
        }
    }
    push(Span { start, end: last.span.end }, last.hyphen);
}

/// Cuts one line whose spaces matter where it leaves the frame.
pub(super) fn verbatim(document: &Document, line: Span, frame: Frame, push: &mut impl FnMut(Span, bool)) {
    const LONGEST_ROW: usize = 4096;
    let mut start = line.start as usize;
    let mut width = 0;
    for cell in Cells::new(document.slice(line), start, true) {
        let cell_end = cell.byte + cell.len;
        if (width + cell.width > frame.rest || cell_end - start > LONGEST_ROW) && cell.byte > start {
            push(Span::new(start, cell.byte), false);
            start = cell.byte;
            width = 0;
        }
        width += cell.width;
    }
    let rest = Span::new(start, line.end as usize);
    let text = document.slice(rest);
    push(Span::new(start, start + text.trim_end().len()), false);
}
