//! The rows of a table, set in columns.
//!
//! A row of the screen that shows cells of a table has [`SetCell`]s: stretches of the text, each at a column of its own.
//! A cell that is too wide for its column takes several rows. Its last one stands in the last row of its line, beside
//! the numbers, so that the rows of the screen end one after the other in the text, as all others do.
//!
//! | step | file |
//! | --- | --- |
//! | how wide the columns are | `columns` |
//! | where the decimal sign of a number stands | `number` |
//! | cells to rows of the screen | this one |
//!
//! A table that is too wide for columns is set cell below cell, each value with the heads of its column before it. Those
//! are virtual: they are shown, and no offset points at them.

mod columns;
mod number;

use super::cell::{Cell, Cells};
use super::pieces::Scanner;
use super::wrap::{self, Breaks, Frame};
use crate::document::{Document, Span, Table};
use columns::{TableColumns, columns_of, head_columns, indent, is_line, least_indent, stands_in_columns};
use number::{columns_before_decimals, is_blank};

/// Wider tables are shown as they are written.
const MOST_COLUMNS: usize = 64;

/// No table has more rows of heads.
const MOST_HEADS: usize = 8;

/// What has longer cells is a text and no table, in bytes.
const LONGEST_CELL: usize = 600;

/// Heads with less room beside their value stand above it.
const LEAST_HEAD: u16 = 8;

/// What a cell is set off in its second row, and a value below its label.
const HANGING: u16 = 2;

/// A stretch of a table's text, and where it stands in its row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SetCell {
    /// The text.
    pub span: Span,
    /// Its first column, counted from the left edge of the text.
    pub column: u16,
    /// The column of the hyphen that the text does not have.
    pub hyphen: Option<u16>,
}

/// What a row of a table is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TablePart {
    /// A row with values, or with words alone.
    #[default]
    Body,
    /// The heads of the columns.
    Head,
    /// A rule of so many columns.
    Rule(u16),
}

/// A row of the screen that is of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct SetRow {
    pub cells: Vec<SetCell>,
    pub part: TablePart,
    /// The heads that stand before a value, where the table has no columns; the first column for them, and how many.
    pub heads: Vec<Span>,
    pub left: u16,
    pub room: u16,
    /// Where a row without cells stands in the text.
    pub start: u32,
    /// How many rows of the same line of the text come before it and behind it.
    pub before: u16,
    pub behind: u16,
}

impl SetRow {
    /// The text from its first to its last cell.
    pub(super) fn span(&self) -> Span {
        let nothing = Span { start: self.start, end: self.start };
        let first = self.cells.first().map_or(nothing, |cell| cell.span);
        self.cells.iter().fold(first, |span, cell| span.cover(cell.span))
    }
}

/// Sets the lines of one table.
#[derive(Debug)]
pub(super) struct TableSetter<'d> {
    document: &'d Document,
    table: &'d Table,
    heads: usize,
    columns: Option<TableColumns>,
    /// The heads over each column, from the top, where the table has no columns on the screen.
    heads_over: Vec<Vec<Span>>,
    least_indent: usize,
    room: u16,
}

/// Lines of a cell: the text of each, and whether a hyphen follows.
type CellLines = Vec<(Span, bool)>;

impl<'d> TableSetter<'d> {
    /// For `table` in `room` columns; `values` are the numbers of the article, by which heads are told from rows. None where
    /// the table is to be shown as it is written.
    pub(super) fn new(document: &'d Document, table: &'d Table, values: &[Span], room: u16) -> Option<Self> {
        let longest = table.rows.iter().flat_map(|row| &row.cells).map(|cell| cell.span.len()).max()?;
        if table.columns > MOST_COLUMNS || longest > LONGEST_CELL {
            return None;
        }
        let heads = heads(table, values);
        let columns = columns::columns(document, table, heads, room);
        let heads_over = if columns.is_some() { Vec::new() } else { heads_over(table, heads) };
        Some(Self {
            document,
            table,
            heads,
            columns,
            heads_over,
            least_indent: least_indent(document, table),
            room,
        })
    }

    /// How wide the table is.
    pub(super) fn width(&self) -> u16 {
        self.columns.as_ref().map_or(self.room, |columns| columns.width)
    }

    /// Whether a rule belongs before the line at `start`, the first one below the heads.
    pub(super) fn ends_head(&self, start: u32) -> bool {
        self.heads > 0 && self.table.rows.get(self.heads).is_some_and(|row| row.span.start == start)
    }

    /// The rows for the line at `start`; none where no row of the table begins there.
    pub(super) fn set(&self, scanner: &mut Scanner<'_>, start: u32) -> Option<Vec<SetRow>> {
        let number = self.table.rows.binary_search_by_key(&start, |row| row.span.start).ok()?;
        let row = self.table.rows.get(number)?;
        Some(match &self.columns {
            _ if is_line(row) => self.line(scanner, number),
            Some(columns) if stands_in_columns(row) => self.in_columns(scanner, number, columns),
            None if number >= self.heads => self.below_each_other(scanner, number),
            _ => self.one_after_the_other(scanner, number),
        })
    }

    fn indent(&self, number: usize) -> u16 {
        let indent =
            self.table.rows.get(number).map_or(0, |row| indent(self.document, row, self.least_indent));
        indent.min(self.room / 4)
    }

    /// The lines of `span` in so many columns; those behind the first are set off by `hanging`.
    fn broken(&self, scanner: &mut Scanner<'_>, span: Span, room: u16, hanging: u16) -> CellLines {
        if columns_of(self.document.slice(span)) <= room {
            return vec![(span, false)];
        }
        let mut lines = Vec::new();
        let room = room.max(1);
        let frame = Frame { first: room, rest: room.saturating_sub(hanging).max(1) };
        wrap::paragraph(scanner, span, frame, Breaks::Hyphenated, &mut |span, hyphen| {
            lines.push((span, hyphen));
        });
        lines
    }

    fn part(&self, number: usize) -> TablePart {
        if number < self.heads { TablePart::Head } else { TablePart::Body }
    }

    /// Words that take the whole width.
    fn line(&self, scanner: &mut Scanner<'_>, number: usize) -> Vec<SetRow> {
        let Some(cell) = self.table.rows[number].cells.first() else { return Vec::new() };
        let indent = self.indent(number);
        let lines = self.broken(scanner, cell.span, self.room - indent, 0);
        let rows = lines.into_iter().map(|line| vec![self.placed(line, indent)]);
        finished(rows.collect(), TablePart::Body)
    }

    fn placed(&self, (span, hyphen): (Span, bool), column: u16) -> SetCell {
        let hyphen = hyphen.then(|| column.saturating_add(columns_of(self.document.slice(span))));
        SetCell { span, column, hyphen }
    }

    fn in_columns(&self, scanner: &mut Scanner<'_>, number: usize, columns: &TableColumns) -> Vec<SetRow> {
        let row = &self.table.rows[number];
        let is_head = number < self.heads;
        let mut cells: Vec<Vec<SetCell>> = Vec::with_capacity(row.cells.len());
        let mut above = Vec::new();
        let mut taken = 0;
        for (at, cell) in row.cells.iter().enumerate() {
            let indent = if cell.columns.start == 0 { self.indent(number) } else { 0 };
            if columns.labels_above && cell.columns.start == 0 {
                above = finished(self.words(scanner, cell.span, indent), self.part(number));
                continue;
            }
            let place =
                if is_head { head_columns(self.table, self.heads, number, at) } else { cell.columns.clone() };
            let x = columns.place(&place);
            let column = columns.columns.get(place.start).copied().unwrap_or_default();
            let indent = indent.min(column.width / 2);
            let text = self.document.slice(cell.span);
            let width = columns_of(text);
            let own = x.end.saturating_sub(x.start);
            // What stands over several columns may begin where the cell before it ends.
            let is_centred = place.len() > 1 && place.start > 0;
            let start = if is_centred && width > own { taken } else { x.start }.min(x.start);
            let room = x.end.saturating_sub(start).saturating_sub(indent);
            let hanging = if place.start == 0 && room >= HANGING * 4 { HANGING } else { 0 };
            let lines = self.broken(scanner, cell.span, room, hanging);
            let is_whole = lines.len() == 1;
            let set = lines.into_iter().enumerate().map(|(line, (span, hyphen))| {
                let width = columns_of(self.document.slice(span)).saturating_add(u16::from(hyphen));
                let left = start + indent + if line > 0 { hanging } else { 0 };
                let right = x.end.saturating_sub(width).max(start);
                let at = if is_centred {
                    (x.start + own.saturating_sub(width) / 2).min(right)
                } else if !column.is_numeric {
                    left
                } else {
                    let before = column.before_decimals.filter(|_| !is_head && is_whole);
                    let own = columns_before_decimals(text, columns.group)
                        .or_else(|| is_blank(text).then_some(width));
                    let aligned = before.zip(own).map(|(before, own)| (x.start + before).saturating_sub(own));
                    aligned.unwrap_or(right).min(right)
                };
                self.placed((span, hyphen), at)
            });
            cells.push(set.collect());
            taken = x.end + columns.gap;
        }
        let height = cells.iter().map(Vec::len).max().unwrap_or_default();
        let row = |row: usize| {
            let cells = cells.iter().filter_map(|lines| lines.get((row + lines.len()).checked_sub(height)?));
            cells.copied().collect()
        };
        above.extend(finished((0..height).map(row).collect(), self.part(number)));
        above
    }

    /// Words over the whole width, from the column `indent` on; their further rows are set off.
    fn words(&self, scanner: &mut Scanner<'_>, span: Span, indent: u16) -> Vec<Vec<SetCell>> {
        let hanging = HANGING.min(self.room / 4);
        let lines = self.broken(scanner, span, self.room - indent, hanging).into_iter().enumerate();
        let set = |(at, line)| vec![self.placed(line, if at > 0 { indent + hanging } else { indent })];
        lines.map(set).collect()
    }

    /// Cells without columns: as many in a row as fit.
    fn one_after_the_other(&self, scanner: &mut Scanner<'_>, number: usize) -> Vec<SetRow> {
        let mut rows: Vec<Vec<SetCell>> = Vec::new();
        let mut column = 0_u16;
        for cell in &self.table.rows[number].cells {
            let width = columns_of(self.document.slice(cell.span));
            let start = if column == 0 { 0 } else { column.saturating_add(HANGING) };
            if let Some(row) = rows.last_mut().filter(|_| start.saturating_add(width) <= self.room) {
                row.push(self.placed((cell.span, false), start));
                column = start + width;
                continue;
            }
            let lines = self.broken(scanner, cell.span, self.room, 0);
            rows.extend(lines.into_iter().map(|line| vec![self.placed(line, 0)]));
            let last = rows.last().and_then(|row| row.last());
            column = last.map_or(0, |last| columns_of(self.document.slice(last.span)));
        }
        finished(rows, self.part(number))
    }

    /// A label, and below it each value in a row of its own.
    fn below_each_other(&self, scanner: &mut Scanner<'_>, number: usize) -> Vec<SetRow> {
        let mut rows = Vec::new();
        let indent = self.indent(number);
        for cell in &self.table.rows[number].cells {
            if cell.columns.start == 0 {
                rows.extend(finished(self.words(scanner, cell.span, indent), TablePart::Body));
                continue;
            }
            let left = (indent + HANGING).min(self.room / 2);
            let lines = self.broken(scanner, cell.span, self.room - left, 0);
            let value = match lines[..] {
                [line] => {
                    let width = columns_of(self.document.slice(line.0));
                    self.placed(line, self.room.saturating_sub(width))
                }
                _ => SetCell { span: cell.span, column: left, hyphen: None },
            };
            let heads = self.heads_over.get(cell.columns.start).cloned().unwrap_or_default();
            let wanted =
                heads.iter().map(|&head| columns_of(self.document.slice(head))).max().unwrap_or_default();
            let beside = value.column.saturating_sub(left + 1);
            let start = cell.span.start;
            let before = |cells, room| SetRow { cells, heads, left, room, start, ..SetRow::default() };
            if lines.len() == 1 && beside >= wanted.min(LEAST_HEAD) {
                rows.push(before(vec![value], beside));
                continue;
            }
            // Where there is no room beside the value, they stand above it.
            if wanted > 0 {
                rows.push(before(Vec::new(), self.room - left));
            }
            let count = lines.len();
            rows.extend(lines.into_iter().map(|line| {
                let cell = if count == 1 { value } else { self.placed(line, left) };
                SetRow { cells: vec![cell], ..SetRow::default() }
            }));
        }
        rows
    }
}

/// The heads over each column, from the top.
fn heads_over(table: &Table, heads: usize) -> Vec<Vec<Span>> {
    let mut over = vec![Vec::new(); table.columns];
    let rows = table.rows.iter().enumerate().take(heads).filter(|(_, row)| !is_line(row));
    for (number, row) in rows {
        for (at, cell) in row.cells.iter().enumerate() {
            for column in head_columns(table, heads, number, at) {
                if let Some(over) = over.get_mut(column) {
                    over.push(cell.span);
                }
            }
        }
    }
    over
}

/// How many rows stand above the first one with a value; none where it is too many for heads.
fn heads(table: &Table, values: &[Span]) -> usize {
    let has_value = |span: Span| {
        let at = values.partition_point(|value| value.end <= span.start);
        values.get(at).is_some_and(|value| value.overlaps(span))
    };
    let heads = table.rows.iter().position(|row| has_value(row.span));
    heads.filter(|&heads| heads <= MOST_HEADS).unwrap_or_default()
}

/// Rows of one line of the text.
fn finished(rows: Vec<Vec<SetCell>>, part: TablePart) -> Vec<SetRow> {
    let count = rows.len();
    let many = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
    let rows = rows.into_iter().enumerate();
    rows.map(|(at, cells)| SetRow {
        cells,
        part,
        before: many(at),
        behind: many(count - 1 - at),
        ..SetRow::default()
    })
    .collect()
}

/// The cells of a row from left to right: of its text, or of each stretch of a table where it stands.
#[derive(Debug, Clone)]
pub struct RowCells<'d> {
    document: &'d Document,
    cells: Cells<'d>,
    /// Where `cells` begin.
    column: u16,
    rest: std::slice::Iter<'d, SetCell>,
}

impl<'d> RowCells<'d> {
    pub(super) fn of_text(document: &'d Document, span: Span, verbatim: bool) -> Self {
        let cells = Cells::new(document.slice(span), span.start as usize, verbatim);
        Self { document, cells, column: 0, rest: [].iter() }
    }

    pub(super) fn of_cells(document: &'d Document, cells: &'d [SetCell]) -> Self {
        Self { rest: cells.iter(), ..Self::of_text(document, Span::default(), false) }
    }
}

impl<'d> Iterator for RowCells<'d> {
    type Item = Cell<'d>;

    fn next(&mut self) -> Option<Cell<'d>> {
        loop {
            if let Some(cell) = self.cells.next() {
                return Some(Cell { column: cell.column.saturating_add(self.column), ..cell });
            }
            let SetCell { span, column, .. } = *self.rest.next()?;
            self.cells = Cells::new(self.document.slice(span), span.start as usize, false);
            self.column = column;
        }
    }
}
