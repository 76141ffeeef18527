//! The tables of a document: its preformatted lines as rows and columns.
//!
//! A table is told from the text alone, whatever format it came in: readers of formats write the cells of a table in
//! aligned columns, which is how tables look in plain text anyway. So tables need no place in a stored document, and one
//! reader serves all formats:
//!
//! ```text
//! in Mio. Euro      H1 2024   H1 2023   Veränderung      columns lie where no row has a word:
//! Umsatz            1.340,2   1.192,4       +12,4 %      [0..6) [18..25) [28..35) [42..49)
//! ```
//!
//! Cells of one line are parted by two or more spaces; a cell that stands over several columns covers them all. Lines
//! with tabs or upright bars say themselves where a cell ends.

use super::block::{Block, BlockKind};
use super::span::Span;
use std::ops::Range;
use unicode_width::UnicodeWidthChar;

/// Rows and columns of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The blocks whose text it is.
    pub blocks: Range<usize>,
    /// Where it stands.
    pub span: Span,
    /// Its rows from the top, without rules.
    pub rows: Vec<GridRow>,
    /// How many columns it has.
    pub columns: usize,
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridRow {
    /// Where it stands.
    pub span: Span,
    /// Its cells from the left; empty ones are left out.
    pub cells: Vec<TableCell>,
}

/// The words in one place of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableCell {
    /// Where they stand.
    pub span: Span,
    /// The columns that the cell covers.
    pub columns: Range<usize>,
}

impl GridRow {
    /// The cell that covers a column.
    pub fn at(&self, column: usize) -> Option<&TableCell> {
        self.cells.iter().find(|cell| cell.columns.contains(&column))
    }
}

/// The tables of a text, in its order.
pub(super) fn tables(text: &str, parts: &[Block]) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut start = 0;
    while start < parts.len() {
        let mut end = start;
        while parts.get(end).is_some_and(|block| block.kind == BlockKind::Preformatted) {
            end += 1;
        }
        if end > start {
            for lines in groups(text, lines_of(text, parts, start..end)) {
                tables.extend(table(&lines));
            }
        }
        start = end.max(start + 1);
    }
    tables
}

/// A line with its pieces.
struct TableLine {
    block: usize,
    span: Span,
    pieces: Vec<Piece>,
    /// Whether signs part its cells, and no spaces.
    is_delimited: bool,
}

/// Words of a line without a gap inside, and where they stand on the screen.
struct Piece {
    span: Span,
    columns: Range<usize>,
    /// Whether it is mostly a number.
    is_value: bool,
}

fn lines_of(text: &str, parts: &[Block], blocks: Range<usize>) -> Vec<TableLine> {
    let mut lines = Vec::new();
    for block in blocks {
        let span = parts[block].span;
        let mut start = span.start as usize;
        for line in text[span.range()].split('\n') {
            let trimmed = Span::new(start, start + line.len()).trim(text);
            start += line.len() + 1;
            if !trimmed.is_empty() && !is_rule(&text[trimmed.range()]) {
                lines.push(read_line(text, block, trimmed));
            }
        }
    }
    lines
}

/// Whether a line is drawn, as the one below the heads of columns.
pub fn is_rule(line: &str) -> bool {
    line.chars().all(|char| {
        matches!(char, '-' | '=' | '_' | '+' | '|' | ':' | '—' | '–' | '─' | '━' | '═' | '┼' | '*')
            || char.is_whitespace()
    })
}

fn read_line(text: &str, block: usize, span: Span) -> TableLine {
    let line = &text[span.range()];
    let delimiter = ['|', '\t'].into_iter().find(|&sign| line.contains(sign));
    if let Some(delimiter) = delimiter {
        let (mut pieces, mut start) = (Vec::new(), span.start as usize);
        let inner = if delimiter == '|' { line.trim_matches('|') } else { line };
        start += line.find(inner).unwrap_or_default();
        for (column, field) in inner.split(delimiter).enumerate() {
            let field_span = Span::new(start, start + field.len()).trim(text);
            start += field.len() + 1;
            if !field_span.is_empty() {
                let is_value = is_value(&text[field_span.range()]);
                pieces.push(Piece { span: field_span, columns: column..column + 1, is_value });
            }
        }
        return TableLine { block, span, pieces, is_delimited: true };
    }
    let before = &text[..span.start as usize];
    let indent = before.rfind('\n').map_or(before, |at| &before[at + 1..]);
    let mut pieces = Vec::new();
    let mut column = width(indent);
    let mut start = span.start as usize;
    let mut rest = line;
    while !rest.is_empty() {
        let end = rest.find("  ").unwrap_or(rest.len());
        let words = &rest[..end];
        let columns = column..column + width(words);
        let gap = rest[end..].len() - rest[end..].trim_start_matches(' ').len();
        pieces.push(Piece {
            span: Span::new(start, start + end),
            columns: columns.clone(),
            is_value: is_value(words),
        });
        column = columns.end + gap;
        start += end + gap;
        rest = &rest[end + gap..];
    }
    TableLine { block, span, pieces, is_delimited: false }
}

fn width(text: &str) -> usize {
    text.chars().map(|char| char.width().unwrap_or(0)).sum()
}

/// Whether words are mostly a number: `1.340,2`, `+12,4 %`, `(45)`, `$ 618`, and `Q3 2024`, but no `September 30`.
fn is_value(words: &str) -> bool {
    const LETTERS: usize = 4;
    words.contains(|char: char| char.is_ascii_digit())
        && words.chars().filter(|char| char.is_alphabetic()).count() <= LETTERS
}

impl TableLine {
    /// Whether values stand behind a label.
    fn has_values(&self) -> bool {
        let values = self.pieces.iter().skip(1).filter(|piece| piece.is_value).count();
        values > 0 && 2 * values + 1 >= self.pieces.len()
    }
}

/// Parts lines where a blank one and then a new head stand between them.
fn groups(text: &str, lines: Vec<TableLine>) -> Vec<Vec<TableLine>> {
    let mut groups: Vec<Vec<TableLine>> = Vec::new();
    for line in lines {
        let continues = groups.last().and_then(|group| group.last()).is_some_and(|last| {
            let gap = &text[last.span.end as usize..line.span.start as usize];
            let breaks = gap.bytes().filter(|byte| *byte == b'\n').count();
            let goes_on = line.has_values() && !line.pieces.first().is_some_and(|piece| piece.is_value);
            // A rule between the lines has a break of its own.
            let is_blank = breaks > 1 && gap.trim().is_empty();
            last.is_delimited == line.is_delimited && (!is_blank || goes_on || !last.has_values())
        });
        match groups.last_mut().filter(|_| continues) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
    }
    groups
}

fn table(lines: &[TableLine]) -> Option<Table> {
    if lines.iter().filter(|line| line.has_values()).count() < 2 {
        return None;
    }
    let (first, last) = (lines.first()?, lines.last()?);
    let (span, blocks) = (first.span.cover(last.span), first.block..last.block + 1);
    if first.is_delimited {
        let columns = lines.iter().flat_map(|line| &line.pieces).map(|piece| piece.columns.end).max()?;
        let cell = |piece: &Piece| TableCell { span: piece.span, columns: piece.columns.clone() };
        let row =
            |line: &TableLine| GridRow { span: line.span, cells: line.pieces.iter().map(cell).collect() };
        return Some(Table { blocks, span, rows: lines.iter().map(row).collect(), columns });
    }
    let places = places(lines);
    if places.len() < 2 {
        return None;
    }
    let cell = |piece: &Piece| TableCell { span: piece.span, columns: covered(&places, &piece.columns) };
    let row = |line: &TableLine| GridRow { span: line.span, cells: line.pieces.iter().map(cell).collect() };
    Some(Table { blocks, span, rows: lines.iter().map(row).collect(), columns: places.len() })
}

/// Where the columns lie: what the lines with a label and values leave free parts them. Heads without a label may stand
/// across columns and part nothing.
fn places(lines: &[TableLine]) -> Vec<Range<usize>> {
    /// Labels of parts stand so much farther to the right.
    const INDENT: usize = 8;
    let start = |line: &TableLine| line.pieces.first().map_or(usize::MAX, |piece| piece.columns.start);
    let left = lines.iter().filter(|line| line.has_values()).map(start).min().unwrap_or_default();
    let labelled = |line: &&TableLine| line.has_values() && start(line) <= left + INDENT;
    let pieces = || lines.iter().filter(labelled).flat_map(|line| &line.pieces);
    let mut taken = vec![false; pieces().map(|piece| piece.columns.end).max().unwrap_or_default()];
    for piece in pieces() {
        taken[piece.columns.clone()].fill(true);
    }
    let mut places: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for (column, is_taken) in taken.into_iter().enumerate() {
        match places.last_mut() {
            Some(place) if is_taken && is_open => place.end = column + 1,
            _ if is_taken => places.push(column..column + 1),
            _ => {}
        }
        is_open = is_taken;
    }
    places
}

/// The numbers of the columns over which a piece stands: those that it touches, else the nearest.
fn covered(places: &[Range<usize>], piece: &Range<usize>) -> Range<usize> {
    let first = places.partition_point(|place| place.end <= piece.start);
    let end = places.partition_point(|place| place.start < piece.end);
    if first < end {
        return first..end;
    }
    let before = first.checked_sub(1).map(|at| (piece.start - places[at].end, at));
    let behind = places.get(first).map(|place| (place.start - piece.end, first));
    let nearest = match (before, behind) {
        (Some(before), Some(behind)) => before.min(behind).1,
        (before, behind) => before.or(behind).map_or(0, |(_, at)| at),
    };
    nearest..nearest + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<Table> {
        tables(text, &[Block { span: Span::new(0, text.len()), kind: BlockKind::Preformatted }])
    }

    fn cells(text: &str) -> Vec<Vec<(&str, Range<usize>)>> {
        let rows = read(text).into_iter().flat_map(|table| table.rows);
        let cell = |cell: TableCell| (&text[cell.span.range()], cell.columns);
        rows.map(|row| row.cells.into_iter().map(cell).collect()).collect()
    }

    #[test]
    fn columns_lie_between_what_no_row_takes() {
        let found = cells(
            "                Drei Monate bis September\n                   2024        2023\n---------------------------------\n\
             Umsatz          1.340,2     1.192,4\n  Inland           $ 12       $ 110\nGewinn                       -3,1",
        );
        let expected = [
            vec![("Drei Monate bis September", 1..3)],
            vec![("2024", 1..2), ("2023", 2..3)],
            vec![("Umsatz", 0..1), ("1.340,2", 1..2), ("1.192,4", 2..3)],
            vec![("Inland", 0..1), ("$ 12", 1..2), ("$ 110", 2..3)],
            vec![("Gewinn", 0..1), ("-3,1", 2..3)],
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn signs_part_cells_too() {
        let bars = cells("| Bank | 2024 | 2023 |\n|---|---|---|\n| A | | 3 |\n| B | 4 | 5 |");
        assert_eq!(bars[1], [("A", 0..1), ("3", 2..3)]);
        let tabs = cells("Bank\t2024\t2023\nA\t1\t3\nB\t\t5");
        assert_eq!(tabs[2], [("B", 0..1), ("5", 2..3)]);
    }

    #[test]
    fn prose_is_no_table() {
        assert_eq!(read("Der Umsatz stieg.\nDer Gewinn sank auf 3 Mio. Euro."), []);
        assert_eq!(read("fn main() {\n    let x = 1;\n}"), []);
    }

    #[test]
    fn a_blank_line_and_a_new_head_part_tables() {
        let text = "Bank    2024   2023\nA          1      2\nB          3      4\n\n\
                    Land    2024   2023\nC          1      2\nD          3      4";
        assert_eq!(read(text).len(), 1, "what looks like a row goes on");
        assert_eq!(read(&text.replace("Land ", "     ")).len(), 2);
    }
}
