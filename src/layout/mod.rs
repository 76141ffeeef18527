//! From a document and a width to rows, and from cells to offsets and back.
//!
//! A [`Flow`] is the text of a document broken into rows of at most `width` columns. It holds no text: a
//! [`Row`] is a span of [`Document::text`], so that whatever is known of a place in the text (a mention, a
//! search hit, the reader's place) is found on the screen and the other way round, at every width.
//!
//! | step | file |
//! | --- | --- |
//! | blocks to paragraphs with their indents and blank rows | this one |
//! | a paragraph to pieces that no row break may enter | `pieces` |
//! | where a word may be hyphenated | `hyphen` |
//! | pieces to rows, with textwrap's algorithms | `wrap` |
//! | tables to rows of cells in columns | `table` |
//! | graphemes to what a terminal may be sent | [`cell`] |
//! | byte to row and column, and back | [`place`] |
//!
//! What a row shows and its text does not hold (a hyphen at a break, the bullet of an item, the blank rows
//! between blocks, the rule below the heads of a table, the [`Note`] below the head) is virtual: no offset points at it.

pub mod cell;
mod hyphen;
mod note;
mod pieces;
pub mod place;
mod table;
mod wrap;

use crate::document::{Block, BlockKind, Document, Span, Table, is_rule};
pub use note::{Note, NotePlace};
use pieces::Scanner;
pub use table::{RowCells, SetCell, TablePart};
use table::{SetRow, TableSetter};
use wrap::Breaks;

/// The longest text whose row breaks are weighed, in bytes. No article comes near it, and what does is to be
/// on the screen at once all the same.
const LONGEST_WEIGHED: usize = 2 << 20;

/// One row of the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Row {
    /// The text that it shows, without the white space at its end. Empty for a blank row.
    pub span: Span,
    /// The number of its block in [`Document::blocks`]; of a blank row, that of the block that follows.
    pub block: u32,
    /// Columns left free before the text.
    pub indent: u8,
    /// Whether a hyphen that the text does not have stands at its end.
    pub hyphen: bool,
    /// Whether it starts an item of a list whose text has no bullet of its own.
    pub bullet: bool,
    /// Whether its spaces matter, so that they are not drawn together.
    pub verbatim: bool,
    /// Its number among the rows of tables.
    set: Option<u32>,
}

/// What is known of a document before its text is broken into rows.
#[derive(Debug, Clone, Copy, Default)]
pub struct FlowInput<'a> {
    /// The spans into which no hyphen falls, sorted by their start.
    pub unbroken: &'a [Span],
    /// The tables of the document.
    pub tables: &'a [Table],
    /// Its numbers, sorted by their start: what stands in a table above the first of them is its head.
    pub values: &'a [Span],
    /// What is shown between the head of the article and its text.
    pub note: Note,
}

/// The rows of a document at one width.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Flow {
    rows: Vec<Row>,
    /// Those of tables.
    set: Vec<SetRow>,
    width: u16,
    note: Option<NotePlace>,
}

impl Flow {
    /// The narrowest text that is laid out, in columns; a smaller width gives this one.
    pub const MIN_WIDTH: u16 = 4;

    /// Breaks the text of `document` into rows of `width` columns. No hyphen falls into the spans of
    /// `unbroken`, which must be sorted by their start.
    pub fn new(document: &Document, unbroken: &[Span], width: u16) -> Self {
        Self::with(
            document,
            FlowInput { unbroken, tables: &document.tables(), ..FlowInput::default() },
            width,
        )
    }

    /// As [`new`](Self::new), with all that is known of the document.
    pub fn with<'d>(document: &'d Document, input: FlowInput<'d>, width: u16) -> Self {
        let width = width.max(Self::MIN_WIDTH);
        let rows = Vec::with_capacity(document.text.len() / 48);
        let mut flow = Self { rows, width, ..Self::default() };
        let mut scanner = Scanner::new(document, input.unbroken);
        let mut tables = TableWalk { input, at: 0, setter: None };
        let mut before = None;
        for (index, block) in document.blocks.iter().enumerate() {
            let number = index as u32;
            if before.is_none_or(BlockKind::is_head) && !block.kind.is_head() {
                flow.close_head(document, before, (block.span, number), input.note);
            } else if before.is_some_and(|before| is_spaced(before, block.kind)) {
                flow.blank(block.span, number);
            }
            if block.kind == BlockKind::Preformatted {
                flow.set_lines(document, &mut scanner, &mut tables, block, number);
            } else {
                flow.set(document, &mut scanner, block, number);
            }
            before = Some(block.kind);
        }
        flow
    }

    /// The rows from the top of the article to its end.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The width that the rows keep to, in columns.
    pub fn width(&self) -> u16 {
        self.width
    }

    /// Where the note stands; none where there is no note, or no text below the head.
    pub fn note(&self) -> Option<NotePlace> {
        self.note
    }

    /// The cells of the row number `row`, from its indent on; none past the end.
    pub fn cells<'d>(&'d self, document: &'d Document, row: usize) -> RowCells<'d> {
        if let Some(set) = self.set_row(row) {
            return RowCells::of_cells(document, &set.cells);
        }
        let row = self.rows.get(row).copied();
        let span = row.map_or_else(Span::default, |row| row.span);
        RowCells::of_text(document, span, row.is_some_and(|row| row.verbatim))
    }

    /// The stretches of text that the row number `row` shows, from left to right: the cells of a table, else one.
    pub fn spans(&self, row: usize) -> impl Iterator<Item = Span> + '_ {
        let set = self.set_row(row).map(|set| set.cells.as_slice());
        let whole = self.rows.get(row).filter(|_| set.is_none()).map(|row| row.span);
        whole.into_iter().chain(set.into_iter().flatten().map(|cell| cell.span))
    }

    /// What the row number `row` is, if it is of a table.
    pub fn table_part(&self, row: usize) -> Option<TablePart> {
        self.set_row(row).map(|set| set.part)
    }

    /// The cells of the row number `row`, if it is of a table.
    pub fn set_cells(&self, row: usize) -> &[SetCell] {
        self.set_row(row).map_or(&[], |set| &set.cells)
    }

    /// The heads that are shown again before a value, beside it or in the row above it, and the first column and the number of the
    /// columns for them.
    pub fn heads_before(&self, row: usize) -> Option<(&[Span], u16, u16)> {
        let set = self.set_row(row).filter(|set| !set.heads.is_empty() && set.room > 0)?;
        Some((&set.heads, set.left, set.room))
    }

    fn set_row(&self, row: usize) -> Option<&SetRow> {
        self.set.get(self.rows.get(row)?.set? as usize)
    }

    /// Sets the note below the rows of the head, and a blank row before the text.
    fn close_head(
        &mut self,
        document: &Document,
        before: Option<BlockKind>,
        (span, block): (Span, u32),
        note: Note,
    ) {
        if note.columns > 0 {
            let credit =
                (before == Some(BlockKind::Byline)).then(|| self.rows.len().checked_sub(1)).flatten();
            self.note = credit.and_then(|row| self.beside(note, document, row));
            if self.note.is_none() {
                if before.is_some() && credit.is_none() {
                    self.blank(span, block);
                }
                self.note = Some(NotePlace { row: self.rows.len(), column: 0, replaces: false });
                self.blank(span, block);
            }
        }
        if before.is_some() || self.note.is_some() {
            self.blank(span, block);
        }
    }

    /// The place of the note in or behind the row number `row`, which ends the head, if there is room.
    fn beside(&self, note: Note, document: &Document, row: usize) -> Option<NotePlace> {
        let set = self.rows.get(row)?;
        if let Some((line, columns)) = note.instead
            && line == set.span
            && columns <= self.width
        {
            return Some(NotePlace { row, column: 0, replaces: true });
        }
        let text: u16 = self.cells(document, row).map(|cell| cell.width).sum();
        let column = u16::from(set.indent) + text;
        let fits = column.saturating_add(Note::GAP).saturating_add(note.columns) <= self.width;
        fits.then_some(NotePlace { row, column, replaces: false })
    }

    fn blank(&mut self, span: Span, block: u32) {
        let span = Span { end: span.start, ..span };
        self.rows.push(Row { span, block, ..Row::default() });
    }

    /// Sets lines whose spaces matter, or which are of tables.
    fn set_lines<'d>(
        &mut self,
        document: &'d Document,
        scanner: &mut Scanner<'_>,
        tables: &mut TableWalk<'d>,
        block: &Block,
        number: u32,
    ) {
        let frame = wrap::Frame { first: self.width, rest: self.width };
        for line in lines(document, block.span, true) {
            let words = line.trim(&document.text);
            let is_first = tables.enter(document, words, self.width);
            let rows = &mut self.rows;
            let as_written = |rows: &mut Vec<Row>| {
                wrap::verbatim(document, line, frame, &mut |span, hyphen| {
                    rows.push(Row { span, block: number, hyphen, verbatim: true, ..Row::default() });
                });
            };
            let Some(setter) = tables.setter.as_ref().filter(|_| !words.is_empty()) else {
                as_written(rows);
                continue;
            };
            let above = self.rows.last().copied();
            let is_below_text = above.is_some_and(|row| {
                let kind = document.blocks.get(row.block as usize).map(|block| block.kind);
                !row.span.is_empty() && kind == Some(BlockKind::Preformatted)
            });
            if is_first && is_below_text {
                self.blank(words, number);
            }
            if setter.ends_head(words.start) && !self.ends_in_rule() {
                let rule = SetRow { part: TablePart::Rule(setter.width()), ..SetRow::default() };
                self.push_set(rule, Span { end: words.start, ..words }, number);
            }
            match setter.set(scanner, words.start) {
                Some(rows) => {
                    for row in rows {
                        let span = row.span();
                        self.push_set(row, span, number);
                    }
                }
                None if is_rule(document.slice(words)) => {
                    let rule = SetRow { part: TablePart::Rule(setter.width()), ..SetRow::default() };
                    self.push_set(rule, words, number);
                }
                None => as_written(&mut self.rows),
            }
        }
    }

    fn push_set(&mut self, row: SetRow, span: Span, block: u32) {
        let set = u32::try_from(self.set.len()).ok();
        self.rows.push(Row { span, block, set, ..Row::default() });
        self.set.push(row);
    }

    fn ends_in_rule(&self) -> bool {
        let last = self.rows.len().checked_sub(1).and_then(|last| self.table_part(last));
        matches!(last, Some(TablePart::Rule(_)))
    }

    fn set(&mut self, document: &Document, scanner: &mut Scanner<'_>, block: &Block, number: u32) {
        let style = Style::of(document.slice(block.span), block.kind, self.width);
        let style = style.nested(document.indent_of(block), block.kind, self.width);
        let breaks = if document.text.len() > LONGEST_WEIGHED { Breaks::First } else { style.breaks };
        let mut first = true;
        let rows = &mut self.rows;
        for line in lines(document, block.span, style.keeps_lines) {
            let frame = wrap::Frame {
                first: self.width - u16::from(if first { style.first_indent } else { style.indent }),
                rest: self.width - u16::from(style.indent),
            };
            let mut push = |span: Span, hyphen: bool| {
                let indent = if first { style.first_indent } else { style.indent };
                let bullet = first && style.bullet;
                rows.push(Row { span, block: number, indent, hyphen, bullet, ..Row::default() });
                first = false;
            };
            wrap::paragraph(scanner, line, frame, breaks, &mut push);
        }
    }
}

/// The tables of a document, in its order, and how the present one is set.
#[derive(Debug)]
struct TableWalk<'a> {
    input: FlowInput<'a>,
    at: usize,
    setter: Option<TableSetter<'a>>,
}

impl<'a> TableWalk<'a> {
    /// Goes on to the table that `line` is of, if it is of one. Says whether it is the first line of one that is set in
    /// columns.
    fn enter(&mut self, document: &'a Document, line: Span, width: u16) -> bool {
        let tables = self.input.tables;
        let is_blank = |start: u32, end: u32| document.slice(Span { start, end }).trim().is_empty();
        // A rule above or below a table is a part of it.
        let is_drawn = !line.is_empty() && is_rule(document.slice(line));
        while let Some(table) = tables.get(self.at).filter(|table| table.span.end <= line.start) {
            if is_drawn && self.setter.is_some() && is_blank(table.span.end, line.start) {
                return false;
            }
            self.at += 1;
            self.setter = None;
        }
        let Some(table) = tables.get(self.at).filter(|_| self.setter.is_none()) else { return false };
        let start = table.span.start;
        let begins = start == line.start || (is_drawn && line.end <= start && is_blank(line.end, start));
        if begins {
            self.setter = TableSetter::new(document, table, self.input.values, width);
        }
        self.setter.is_some()
    }
}

/// How the text of a block stands in its column.
#[derive(Debug, Clone, Copy)]
struct Style {
    /// Of the first row, in columns.
    first_indent: u8,
    /// Of all others.
    indent: u8,
    bullet: bool,
    /// Whether the text's own line breaks count.
    keeps_lines: bool,
    breaks: Breaks,
}

impl Style {
    /// An item of a list in another list stands behind the other's items.
    fn nested(self, indent: u8, kind: BlockKind, width: u16) -> Self {
        const LEAST_WIDTH: u16 = 24;
        if kind != BlockKind::ListItem || width < LEAST_WIDTH {
            return self;
        }
        Self { first_indent: self.first_indent + indent, indent: self.indent + indent, ..self }
    }

    fn of(text: &str, kind: BlockKind, width: u16) -> Self {
        let plain =
            Self { first_indent: 0, indent: 0, bullet: false, keeps_lines: false, breaks: Breaks::Balanced };
        // A column too narrow for an indent keeps all of its width for words.
        let narrow = width < 12;
        match kind {
            BlockKind::BlockQuote | BlockKind::Caption if !narrow => {
                Self { first_indent: 2, indent: 2, breaks: Breaks::Hyphenated, ..plain }
            }
            BlockKind::ListItem if !narrow => match marker_width(text) {
                Some(indent) => Self { indent, breaks: Breaks::Hyphenated, ..plain },
                None => {
                    Self { first_indent: 2, indent: 2, bullet: true, breaks: Breaks::Hyphenated, ..plain }
                }
            },
            BlockKind::Paragraph | BlockKind::ListItem | BlockKind::BlockQuote | BlockKind::Caption => {
                Self { breaks: Breaks::Hyphenated, ..plain }
            }
            BlockKind::Kicker | BlockKind::Headline | BlockKind::Deck | BlockKind::Heading(_) => plain,
            BlockKind::Byline | BlockKind::Preformatted => Self { keeps_lines: true, ..plain },
            BlockKind::Boilerplate => Self { keeps_lines: true, breaks: Breaks::Hyphenated, ..plain },
        }
    }
}

/// The columns of the bullet or number that starts the text of an item, with the space behind it.
fn marker_width(text: &str) -> Option<u8> {
    const LONGEST_NUMBER: usize = 3;
    let bullet = ["- ", "* ", "+ ", "• ", "– ", "· ", "▪ "].into_iter().any(|mark| text.starts_with(mark));
    if bullet {
        return Some(2);
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = (1..=LONGEST_NUMBER).contains(&digits)
        && (text[digits..].starts_with(". ") || text[digits..].starts_with(") "));
    numbered.then_some(digits as u8 + 2)
}

/// Whether a blank row stands between a block and the one that follows it.
fn is_spaced(before: BlockKind, kind: BlockKind) -> bool {
    !matches!(
        (before, kind),
        (BlockKind::Kicker, BlockKind::Headline)
            | (BlockKind::ListItem, BlockKind::ListItem)
            | (BlockKind::Byline, BlockKind::Byline)
            | (BlockKind::Caption, BlockKind::Caption)
            | (BlockKind::Preformatted, BlockKind::Preformatted)
    )
}

/// The lines of a block, or the whole block where its line breaks do not count.
fn lines(document: &Document, span: Span, keeps_lines: bool) -> impl Iterator<Item = Span> + '_ {
    let mut start = span.start as usize;
    document.slice(span).split(move |char| keeps_lines && char == '\n').map(move |line| {
        let span = Span::new(start, start + line.len());
        start += line.len() + 1;
        span
    })
}
