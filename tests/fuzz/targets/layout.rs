//! From documents to rows, and from cells to offsets and back.

use super::analysis::{check, document};
use depesche::document::{Document, Span};
use depesche::layout::place::Place;
use depesche::layout::{Flow, FlowInput, Note, cell};
use depesche::tui::screen::article::search::Folded;

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
    let values: Vec<Span> = analysis.figures.iter().map(|figure| figure.span).collect();
    let tables = document.tables();
    let input = FlowInput { unbroken: &unbroken, tables: &tables, values: &values, note };
    check_flow(&document, &Flow::with(&document, input, width), width);
}

fn check_flow(document: &Document, flow: &Flow, width: u16) {
    assert_eq!(flow.width(), width.max(Flow::MIN_WIDTH));
    let mut end = 0;
    let mut shown: Vec<Span> = Vec::new();
    for (number, row) in flow.rows().iter().enumerate() {
        assert!(document.text.get(row.span.range()).is_some(), "row {number} at {width}");
        assert!(end <= row.span.end, "row {number} at {width} ends before the one above it");
        end = row.span.end;
        shown.extend(flow.spans(number));
        check_cells(document, flow, number);
    }
    // Nothing is lost but white space and the signs that part the cells of tables, and nothing is shown twice.
    shown.sort_unstable();
    let is_left_out = |char: char| char.is_whitespace() || "\u{200B}|-=_+:—–─━═┼*".contains(char);
    let mut end = 0;
    for span in shown.into_iter().chain([Span::new(document.text.len(), document.text.len())]) {
        let between = document.text.get(end..span.start as usize);
        assert!(between.is_some_and(|between| between.chars().all(is_left_out)), "{between:?} at {width}");
        end = span.end as usize;
    }
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
    let mut columns = indent;
    for cell in flow.cells(document, row) {
        assert!(cell.width == 0 || columns <= indent + cell.column, "{cell:?} covers another");
        columns = columns.max(indent + cell.column + cell.width);
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
    let hyphens = flow.set_cells(row).iter().filter_map(|cell| cell.hyphen);
    let columns =
        hyphens.map(|hyphen| hyphen + 1).chain([columns + u16::from(set.hyphen)]).max().unwrap_or_default();
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
