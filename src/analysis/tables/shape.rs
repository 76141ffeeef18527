//! Which cells of a table are heads and which are values.
//!
//! | row | is |
//! | --- | --- |
//! | caption | one cell before all others: a title, a unit |
//! | heads | words or periods in the columns of values |
//! | section | a label without values below the heads: a unit or a title for the rows that follow |
//! | values | everything else |
//!
//! The first columns, up to the first with values, have the labels of the rows. Heads may stand in several rows, and again
//! further down; those rows that have the same heads are a [`Section`].

use super::label::{self, Label};
use super::tag::TableTag;
use crate::document::{Document, Published, Span, Table};
use crate::language::Pack;

/// Wider tables are none of firms.
const MOST_COLUMNS: usize = 64;
/// No table has more rows of heads over one section, or more sections.
const MOST_HEADS: usize = 8;
const MOST_SECTIONS: usize = 64;

/// A cell with what its words mean.
#[derive(Debug, Clone)]
pub(super) struct ReadCell {
    /// Where it stands in the document.
    pub span: Span,
    /// What it means.
    pub label: Label,
}

impl ReadCell {
    /// The place in the document of some of its words.
    pub(super) fn place(&self, part: &std::ops::Range<usize>) -> Span {
        let start = self.span.start as usize;
        Span::new(start + part.start, start + part.end)
    }

    /// This cell with the one below it that goes on.
    fn joined(&self, below: &Self) -> Self {
        let span = self.span.cover(below.span);
        let mut label = self.label.clone();
        let offset = (below.span.start - span.start) as usize;
        let end = below.label.text.as_ref().map_or(span.len(), |text| offset + text.end);
        let start = label.text.as_ref().map_or(0, |text| text.start);
        label.text = Some(start..end);
        label.rest = Some(start..end);
        label.units.extend(below.label.units.iter().cloned());
        label.is_per_piece |= below.label.is_per_piece;
        label.is_money |= below.label.is_money;
        Self { span, label }
    }
}

/// A row of values.
#[derive(Debug, Clone)]
pub(super) struct ValueRow {
    /// The cells of the label columns that have words, from the left.
    pub labels: Vec<ReadCell>,
    /// The cells with values, each with its column, from the left.
    pub cells: Vec<(usize, ReadCell)>,
    /// What the row above it says of the unit: `Ergebnis je Aktie (in Euro)`.
    pub section: Option<ReadCell>,
}

impl ValueRow {
    /// The cell in a column.
    pub(super) fn cell(&self, column: usize) -> Option<&ReadCell> {
        let at = self.cells.binary_search_by_key(&column, |(column, _)| *column).ok()?;
        self.cells.get(at).map(|(_, cell)| cell)
    }

    /// The cell that says what the row is about.
    pub(super) fn label(&self) -> Option<&ReadCell> {
        let is_text = |cell: &&ReadCell| cell.label.number.is_none() && cell.label.text.is_some();
        self.labels.iter().find(|cell| is_text(cell) && !cell.label.is_period()).or(self.labels.first())
    }
}

/// The head of a column.
#[derive(Debug, Clone, Default)]
pub(super) struct ColumnHead {
    /// The cells from top to bottom.
    pub cells: Vec<ReadCell>,
    /// What they say together.
    pub label: Label,
}

/// Rows under the same heads.
#[derive(Debug, Clone)]
pub(super) struct Section {
    /// By column; those of the label columns say what the labels are.
    pub heads: Vec<ColumnHead>,
    /// The rows.
    pub rows: Vec<ValueRow>,
}

/// A table with the parts of each row told.
#[derive(Debug, Clone)]
pub(super) struct TableShape {
    /// How many columns have labels.
    pub labels: usize,
    /// The cells before the heads.
    pub captions: Vec<ReadCell>,
    /// The rows.
    pub sections: Vec<Section>,
}

/// Tells the parts of a table; none where it has no numbers in columns.
pub(super) fn read(
    document: &Document,
    table: &Table,
    pack: &'static Pack,
    published: Option<Published>,
) -> Option<TableShape> {
    if table.columns > MOST_COLUMNS {
        return None;
    }
    let words: Vec<String> = table
        .rows
        .iter()
        .flat_map(|row| &row.cells)
        .map(|cell| document.slice(cell.span).to_owned())
        .collect();
    let mut read = label::read(&words, pack, published).into_iter();
    let mut grid = Vec::with_capacity(table.rows.len());
    for row in &table.rows {
        let cells = row.cells.iter().zip(&mut read);
        let cells = cells.map(|(cell, label)| GridCell {
            first: cell.columns.start,
            end: cell.columns.end,
            cell: ReadCell { span: cell.span, label },
        });
        grid.push(cells.collect::<Vec<_>>());
    }
    let labels = label_columns(&grid, table.columns)?;
    let mut builder = ShapeBuilder { labels, columns: table.columns, ..ShapeBuilder::default() };
    for row in grid {
        builder.push(row);
    }
    builder.close();
    let mut shape = TableShape { labels, captions: builder.captions, sections: builder.sections };
    join_heads(&mut shape, pack, published, document);
    shape.is_of_numbers().then_some(shape)
}

/// A cell with its columns.
struct GridCell {
    first: usize,
    end: usize,
    cell: ReadCell,
}

impl GridCell {
    fn is_value(&self) -> bool {
        self.cell.label.number.as_ref().is_some_and(|number| !number.is_year)
    }

    /// Whether it is a number that may be a year, and nothing else.
    fn is_year(&self) -> bool {
        self.cell.label.number.as_ref().is_some_and(|number| number.is_year)
    }
}

/// How many of the first columns have labels: words, periods, or the places of a ranking.
fn label_columns(grid: &[Vec<GridCell>], columns: usize) -> Option<usize> {
    let has_values = |row: &&Vec<GridCell>| row.iter().any(GridCell::is_value);
    let mut counts = vec![(0_usize, 0_usize); columns];
    let mut ranks = vec![(0_usize, rust_decimal::Decimal::ZERO); columns];
    for row in grid.iter().filter(has_values) {
        for cell in row.iter().filter(|cell| !cell.cell.label.is_blank) {
            let Some(count) = counts.get_mut(cell.first) else { continue };
            if let Some(number) = cell.cell.label.number.as_ref().filter(|_| cell.is_value()) {
                count.1 += 1;
                let rank = &mut ranks[cell.first];
                rank.1 += rust_decimal::Decimal::ONE;
                rank.0 += usize::from(rank.1 == number.value && !number.unit.is_unit());
            } else {
                count.0 += 1;
            }
        }
    }
    let is_label = |column: usize| {
        let (words, values) = counts[column];
        words > values || (column == 0 && values > 2 && ranks[0].0 == values)
    };
    let labels = (0..columns).take_while(|&column| is_label(column)).count();
    (labels > 0 && labels < columns).then_some(labels)
}

#[derive(Default)]
struct ShapeBuilder {
    labels: usize,
    columns: usize,
    captions: Vec<ReadCell>,
    sections: Vec<Section>,
    /// The rows of heads that no row of values has followed yet.
    heads: Vec<Vec<GridCell>>,
    section: Option<ReadCell>,
    /// Whether no row of values has followed the title of the section yet.
    is_fresh: bool,
    /// The words of label columns that go on below: `2023` before `Q3` and `Q4`.
    spanning: Vec<Option<ReadCell>>,
}

impl ShapeBuilder {
    fn push(&mut self, row: Vec<GridCell>) {
        let is_told = |cell: &&GridCell| !cell.cell.label.is_blank;
        let in_values = |cell: &&GridCell| cell.end > self.labels;
        let told = || row.iter().filter(is_told);
        let years_may_be_heads =
            !self.heads.iter().flatten().any(|cell| cell.first >= self.labels && has_period(cell));
        let values: Vec<&GridCell> =
            told().filter(in_values).filter(|cell| cell.cell.label.number.is_some()).collect();
        let all_years = values.iter().all(|cell| cell.is_year());
        let has_heads = told().any(|cell| cell.end > self.labels && cell.first >= self.labels);
        let is_first = self.sections.iter().all(|section| section.rows.is_empty());
        let is_bounded = self.heads.len() < MOST_HEADS && self.sections.len() < MOST_SECTIONS;
        let is_new_head =
            is_bounded && (is_first || told().any(|cell| cell.first >= self.labels && has_period(cell)));
        let may_be_heads = !self.row_is_labelled(&row) || (is_first && years_may_be_heads);
        let has_values = !values.is_empty() && (!all_years || !may_be_heads);
        if has_values {
            self.push_values(row);
        } else if has_heads && is_new_head {
            self.heads.push(row);
        } else if has_heads {
            self.push_values(row);
        } else if let Some(cell) = row.into_iter().next() {
            if is_first && self.heads.is_empty() {
                self.captions.push(cell.cell);
            } else {
                self.section = Some(cell.cell);
                self.is_fresh = true;
                self.spanning.clear();
            }
        }
    }

    /// Whether words stand before the values.
    fn row_is_labelled(&self, row: &[GridCell]) -> bool {
        row.iter().any(|cell| cell.end <= self.labels && !cell.cell.label.is_blank)
    }

    fn push_values(&mut self, row: Vec<GridCell>) {
        self.open_section();
        self.spanning.resize(self.labels, None);
        let mut cells: Vec<(usize, ReadCell)> = Vec::new();
        let mut own: Vec<Option<ReadCell>> = vec![None; self.labels];
        for cell in row {
            if let Some(label) = own.get_mut(cell.first) {
                *label = Some(cell.cell);
            } else {
                cells.push((cell.first, cell.cell));
            }
        }
        // A label of two lines: `Profit attributable to`, `owners of the parent`.
        if let Some(label) = own.iter_mut().flatten().next()
            && label.label.goes_on
            && let Some(first) = self.section.take_if(|_| self.is_fresh)
        {
            *label = first.joined(label);
        }
        self.is_fresh = false;
        // Only what stands before another label goes on below.
        let deepest = own.iter().rposition(Option::is_some).unwrap_or(0);
        for (column, label) in own.iter().enumerate() {
            if label.is_some() {
                self.spanning[column].clone_from(label);
                self.spanning[column + 1..].fill(None);
            }
        }
        let labels = (0..self.labels).filter_map(|column| match &own[column] {
            Some(label) => Some(label.clone()),
            None if column < deepest => self.spanning[column].clone(),
            None => None,
        });
        let row = ValueRow { labels: labels.collect(), cells, section: self.section.clone() };
        // A label of two lines: `Ergebnis je Aktie`, `(in Euro)`.
        if row.labels.iter().all(|cell| cell.label.text.is_none()) {
            self.section = None;
        }
        if let Some(section) = self.sections.last_mut() {
            section.rows.push(row);
        }
    }

    /// Begins a section with the heads that were read.
    fn open_section(&mut self) {
        if self.heads.is_empty() && !self.sections.is_empty() {
            return;
        }
        let mut heads = vec![ColumnHead::default(); self.columns];
        let rows = std::mem::take(&mut self.heads);
        let filled: Vec<Vec<Option<usize>>> =
            (0..rows.len()).map(|row| filled(&rows, row, self.labels, self.columns)).collect();
        for (row, places) in rows.iter().zip(&filled) {
            for (column, place) in places.iter().enumerate() {
                if let Some(cell) = place.and_then(|place| row.get(place)) {
                    heads[column].cells.push(cell.cell.clone());
                }
            }
        }
        self.sections.push(Section { heads, rows: Vec::new() });
    }

    fn close(&mut self) {
        self.sections.retain(|section| !section.rows.is_empty());
    }
}

fn has_period(cell: &GridCell) -> bool {
    cell.cell.label.period.is_some()
}

/// By column: which cell of a row of heads stands over it. A head over several columns may stand over the first of them, or
/// in their middle: what is free beside it belongs to it, where the row below parts it.
fn filled(rows: &[Vec<GridCell>], row: usize, labels: usize, columns: usize) -> Vec<Option<usize>> {
    let mut places = vec![None; columns];
    for (number, cell) in rows[row].iter().enumerate() {
        if !cell.cell.label.is_blank {
            // A wide title begins over the labels and stays there.
            let end = if cell.first < labels { cell.end.min(labels) } else { cell.end.min(columns) };
            places[cell.first.min(end)..end].fill(Some(number));
        }
    }
    let is_parted = |column: usize| {
        rows[row + 1..].iter().flatten().any(|cell| {
            !cell.cell.label.is_blank && (cell.first..cell.end).contains(&column) && cell.first >= labels
        })
    };
    let own: Vec<bool> = places.iter().map(Option::is_some).collect();
    for column in labels..columns {
        if own[column] || !is_parted(column) {
            continue;
        }
        let left = (labels..column).rev().find(|&left| own[left]).filter(|&left| is_parted(left));
        let right = (column..columns).find(|&right| own[right]).filter(|&right| is_parted(right));
        places[column] = left.or(right).and_then(|beside| places[beside]);
    }
    places
}

/// Reads what heads of several cells say together: `Q3` over `2024`.
fn join_heads(
    shape: &mut TableShape,
    pack: &'static Pack,
    published: Option<Published>,
    document: &Document,
) {
    let mut words = Vec::new();
    for head in shape.sections.iter_mut().flat_map(|section| &mut section.heads) {
        match head.cells.as_slice() {
            [] => {}
            [cell] => head.label = cell.label.clone(),
            cells => {
                // A unit below a year makes no count of it: `2024` over `Mio. Euro`.
                let is_unit = |cell: &&ReadCell| cell.label.text.is_none() && !cell.label.units.is_empty();
                let slice = |cell: &ReadCell| document.slice(cell.span);
                let (units, others): (Vec<_>, Vec<_>) = cells.iter().partition(is_unit);
                let others: Vec<&str> = others.into_iter().map(slice).collect();
                let units =
                    units.into_iter().fold(String::new(), |words, cell| words + " (" + slice(cell) + ")");
                words.push(others.join(" ") + &units);
                words.push(others.iter().rev().copied().collect::<Vec<_>>().join(" ") + &units);
            }
        }
    }
    let mut read = label::read(&words, pack, published).into_iter();
    for head in shape.sections.iter_mut().flat_map(|section| &mut section.heads) {
        if head.cells.len() > 1
            && let (Some(down), Some(up)) = (read.next(), read.next())
        {
            // Of `2024 Q3` the notation is read from below.
            let days = |label: &Label| {
                label.period.as_ref().map_or(i64::MAX, |period| (period.to - period.from).num_days())
            };
            head.label = if days(&up) < days(&down) { up } else { down };
        }
    }
}

impl TableShape {
    /// Whether most of what stands in the columns of values are numbers.
    fn is_of_numbers(&self) -> bool {
        let rows = || self.sections.iter().flat_map(|section| &section.rows);
        let cells =
            || rows().flat_map(|row| &row.cells).map(|(_, cell)| cell).filter(|cell| !cell.label.is_blank);
        let numbers = cells().filter(|cell| cell.label.number.is_some()).count();
        let labelled = rows().filter(|row| row.label().is_some()).count();
        numbers > 1 && 2 * numbers >= cells().count() && labelled > 0
    }

    /// Whether a head says that the labels below are of a sort.
    pub(super) fn labels_are(&self, tag: TableTag) -> bool {
        let mut heads =
            self.sections.iter().flat_map(|section| section.heads.get(..self.labels).unwrap_or_default());
        heads.any(|head| head.label.tags.has(tag))
    }

    /// All rows of values.
    pub(super) fn rows(&self) -> impl Iterator<Item = &ValueRow> {
        self.sections.iter().flat_map(|section| &section.rows)
    }
}
