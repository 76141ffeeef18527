//! From documents to rows, and from cells to offsets and back.

use super::analysis::{check, document};
use depesche::document::{Document, Span};
use depesche::layout::place::Place;
use depesche::layout::{Flow, Note, cell};
use depesche::tui::search::Folded;

/// Of so many cells one is looked up.
const WAYS: usize = 5;

/// The widest screen.
const WIDEST: u16 = 300;

/// A text of pieces at any width. The first bytes say the language and the format, the width, whether names may be
/// broken, and the columns of the note.
pub fn layout(bytes: &[u8]) {
    let [options, width, wide, note, pieces @ ..] = bytes else { return };
    let width = 1 + (u16::from(*width) + u16::from(wide & 1) * 256) % WIDEST;
    let document = document(*options, pieces);
    let analysis = check(&document);
    let mut unbroken: Vec<Span> = Vec::new();
    if wide >> 1 & 1 == 0 {
        unbroken.extend(analysis.mentions().map(|(_, span)| span));
        unbroken.extend(analysis.figures.iter().map(|figure| figure.span));
        unbroken.sort_unstable();
    }
    let note = Note { columns: u16::from(*note) % 64, instead: None };
    check_flow(&document, &Flow::with_note(&document, &unbroken, width, note), width);
}

fn check_flow(document: &Document, flow: &Flow, width: u16) {
    assert_eq!(flow.width(), width.max(Flow::MIN_WIDTH));
    let is_space = |char: char| char.is_whitespace() || char == '\u{200B}';
    let mut end = 0;
    for (number, row) in flow.rows().iter().enumerate() {
        let range = row.span.range();
        let between = document.text.get(end..range.start);
        assert!(
            between.is_some_and(|between| between.chars().all(is_space)),
            "before row {number} at {width}"
        );
        assert!(document.text.get(range.clone()).is_some(), "row {number} at {width}");
        end = range.end;
        check_cells(document, flow, number);
    }
    assert!(document.text[end..].chars().all(is_space), "behind the last row at {width}");
    if let Some(note) = flow.note() {
        assert!(note.row < flow.rows().len(), "{note:?}");
    }
    for byte in [0, document.text.len() / 2, document.text.len()] {
        assert!(flow.row_of(byte) < flow.rows().len().max(1));
        flow.place_of(document, byte);
    }
}

/// No row is wider than the width, none holds what a terminal obeys, and its cells lead to their bytes and back.
fn check_cells(document: &Document, flow: &Flow, row: usize) {
    let set = flow.rows()[row];
    let indent = u16::from(set.indent);
    let mut columns = indent + u16::from(set.hyphen);
    for cell in flow.cells(document, row) {
        columns += cell.width;
        // Each way to a cell and back walks the row, so that only some are tried.
        if cell.width == 0 || !cell.byte.is_multiple_of(WAYS) {
            continue;
        }
        assert!(!cell.shown.contains(depesche::document::is_unsafe), "{cell:?}");
        let place = Place { row, column: indent + cell.column };
        assert_eq!(flow.place_of(document, cell.byte), place, "{cell:?}");
        for column in place.column..place.column + cell.width {
            assert_eq!(flow.byte_at(document, Place { row, column }), Some(cell.byte), "{cell:?}");
        }
    }
    assert!(columns <= flow.width(), "row {row} takes {columns} of {}", flow.width());
    assert_eq!(flow.byte_at(document, Place { row, column: flow.width() }), None);
}

/// What a reader types to search an article, in the first line, and the article's text.
pub fn search(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (query, text) = text.split_once('\n').unwrap_or(("a", &text));
    let found = Folded::new(text).find(text, query);
    let mut end = 0;
    for hit in &found.hits {
        assert!(
            hit.start >= end && text.get(hit.range()).is_some_and(|hit| hit.len() == query.len()),
            "{hit:?}"
        );
        end = hit.end;
    }
    if let Some(at) = found.at_or_after(text.len() / 2) {
        assert!(at < found.hits.len());
    }
    assert!(cell::width(text) <= 2 * text.len());
    assert!(!cell::visible(text).contains(depesche::document::is_unsafe), "{text:?}");
}
