//! How wide the columns of a table are, at one width of the text.
//!
//! Where everything fits, each column has the width of its cells. Where it does not, the table gives way step by step:
//! heads over numbers break into several rows, labels do, the gaps shrink, numbers are set flush right instead of at
//! their decimal sign, labels stand above their numbers. Numbers themselves are never broken. A table that still does not
//! fit has no columns: each of its cells gets a row of its own.

use super::number::{columns_before_decimals, is_blank};
use crate::analysis::group_sign;
use crate::document::{Document, GridRow, Table, TableCell};
use crate::language;
use crate::layout::cell;
use std::ops::Range;

/// A head over a column of numbers is broken rather than that it makes the column wider than this.
const WIDEST_HEAD: u16 = 16;

/// In a narrower column words are hardly read, in columns of the screen.
const NARROWEST_WORDS: u16 = 12;

/// The deepest indent of a label below another that is kept.
const DEEPEST: u16 = 8;

/// How the columns of a table stand on the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TableColumns {
    pub columns: Vec<SetColumn>,
    /// From the left edge of the first column to the right one of the last.
    pub width: u16,
    /// The free columns between two of them.
    pub gap: u16,
    /// The sign between thousands.
    pub group: char,
    /// Whether labels stand above their numbers.
    pub labels_above: bool,
}

/// One column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct SetColumn {
    pub x: u16,
    pub width: u16,
    /// Whether its cells are numbers, which are set flush right.
    pub is_numeric: bool,
    /// The columns before the decimal sign, where the numbers are aligned at it.
    pub before_decimals: Option<u16>,
}

/// What the cells of a column need.
#[derive(Debug, Clone, Copy, Default)]
struct Need {
    /// The cells below the heads.
    body: u16,
    /// The part before the decimal sign, and the part from it on.
    before: u16,
    behind: u16,
    /// The heads in one row, those in rows of at most [`WIDEST_HEAD`], and their longest word.
    head: u16,
    broken_head: u16,
    head_word: u16,
    numbers: usize,
    words: usize,
}

impl Need {
    fn is_numeric(&self) -> bool {
        self.numbers > 0 && self.numbers >= self.words
    }
}

/// How far a table gives way.
#[derive(Debug, Clone, Copy)]
struct Step {
    gap: u16,
    at_decimals: bool,
    /// The narrowest column that a word of a head is broken for.
    head: u16,
    /// The narrowest column of words.
    words: u16,
    labels_above: bool,
}

const WHOLE: Step =
    Step { gap: 3, at_decimals: true, head: WIDEST_HEAD, words: u16::MAX, labels_above: false };

const STEPS: [Step; 5] = [
    WHOLE,
    Step { gap: 2, head: 10, words: NARROWEST_WORDS + 6, ..WHOLE },
    Step { gap: 2, head: 8, words: NARROWEST_WORDS, at_decimals: false, ..WHOLE },
    Step { gap: 2, head: 8, words: NARROWEST_WORDS, at_decimals: false, labels_above: true },
    Step { gap: 1, head: 4, words: NARROWEST_WORDS - 4, at_decimals: false, labels_above: true },
];

/// The columns of `table`, of whose rows the first `heads` are heads, in `width` columns of the screen. None where it
/// does not fit.
pub(super) fn columns(document: &Document, table: &Table, heads: usize, width: u16) -> Option<TableColumns> {
    let cells = || table.rows.iter().flat_map(|row| &row.cells);
    let usual = language::pack(document.language).map_or(',', |pack| pack.writing.group_sign);
    let group = group_sign(cells().map(|cell| document.slice(cell.span)), usual);
    let needs = needs(document, table, heads, group);
    STEPS.iter().find_map(|step| fit(&needs, *step, width, group))
}

fn needs(document: &Document, table: &Table, heads: usize, group: char) -> Vec<Need> {
    let mut needs = vec![Need::default(); table.columns];
    let least = least_indent(document, table);
    for (number, row) in table.rows.iter().enumerate() {
        if is_line(row) || !stands_in_columns(row) {
            continue;
        }
        for (at, cell) in row.cells.iter().enumerate() {
            let place =
                if number < heads { head_columns(table, heads, number, at) } else { cell.columns.clone() };
            let Some(need) = needs.get_mut(place.start).filter(|_| place.len() == 1) else { continue };
            let text = document.slice(cell.span);
            let width = columns_of(text);
            if number < heads {
                need.head = need.head.max(width);
                let words: Vec<u16> = text.split_whitespace().map(columns_of).collect();
                need.head_word = need.head_word.max(words.iter().copied().max().unwrap_or_default());
                need.broken_head = need.broken_head.max(broken(&words));
                continue;
            }
            let indent = if place.start == 0 { indent(document, row, least) } else { 0 };
            need.body = need.body.max(width.saturating_add(indent));
            let (before, behind) = if let Some(before) = columns_before_decimals(text, group) {
                need.numbers += 1;
                (before, width.saturating_sub(before))
            } else if is_blank(text) {
                (width, 0)
            } else {
                need.words += 1;
                (0, 0)
            };
            need.before = need.before.max(before);
            need.behind = need.behind.max(behind);
        }
    }
    // What stands first says what the row is, be it a number.
    if let Some(first) = needs.first_mut() {
        first.numbers = 0;
    }
    needs
}

/// Takes `surplus` away from the widest of `widths`, as far as `floors` allow.
fn shrink(widths: &mut [u16], floors: &[u16], surplus: u16) {
    let cut = |limit: u16| {
        let cuts = widths.iter().zip(floors).map(|(&width, &floor)| width - width.min(limit.max(floor)));
        cuts.map(u32::from).sum::<u32>()
    };
    // The widest limit that takes enough away, and what it takes too much.
    let (mut low, mut high) = (0, widths.iter().copied().max().unwrap_or_default());
    while low < high {
        let middle = low + (high - low).div_ceil(2);
        if cut(middle) >= u32::from(surplus) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    let mut spare = cut(low).saturating_sub(u32::from(surplus));
    for (width, &floor) in widths.iter_mut().zip(floors) {
        let limit = low.max(floor);
        if *width > limit {
            let kept = u16::from(spare > 0);
            spare -= u32::from(kept);
            *width = limit + kept;
        }
    }
}

/// The width of a head in as few rows as [`WIDEST_HEAD`] allows; these are as even as may be.
fn broken(words: &[u16]) -> u16 {
    let rows = |width: u16| {
        let mut taken = u16::MAX;
        words.iter().fold(0, |rows, &word| {
            let joined = taken.saturating_add(1).saturating_add(word);
            let fits = joined <= width;
            taken = if fits { joined } else { word };
            rows + usize::from(!fits)
        })
    };
    let longest = words.iter().copied().max().unwrap_or_default();
    let widest = longest.max(WIDEST_HEAD);
    let fewest = rows(widest);
    (longest..widest).find(|&width| rows(width) == fewest).unwrap_or(widest)
}

fn fit(needs: &[Need], step: Step, room: u16, group: char) -> Option<TableColumns> {
    let gaps = step.gap.saturating_mul(u16::try_from(needs.len()).ok()?.saturating_sub(1));
    let shrunk = |number: usize, need: &Need| -> [u16; 3] {
        if need.is_numeric() {
            let aligned = need.before.saturating_add(need.behind);
            let body = if step.at_decimals { need.body.max(aligned) } else { need.body };
            let whole = body.max(need.broken_head);
            let words = body.max(need.head_word.min(WIDEST_HEAD)).min(whole);
            [whole, words, body.max(need.head_word.min(step.head)).min(words)]
        } else {
            let whole = need.body.max(need.head);
            let least = if number == 0 && step.labels_above { 0 } else { whole.min(step.words) };
            [whole, least, least]
        }
    };
    let needed: Vec<[u16; 3]> = needs.iter().enumerate().map(|(number, need)| shrunk(number, need)).collect();
    let mut widths: Vec<u16> = needed.iter().map(|[whole, ..]| *whole).collect();
    let total = |widths: &[u16]| widths.iter().fold(gaps, |sum, width| sum.saturating_add(*width));
    // Heads break before labels do, and words of heads last; of each the widest first.
    for (is_numeric, least) in [(true, 1), (false, 1), (true, 2)] {
        let surplus = total(&widths).saturating_sub(room);
        let floors: Vec<u16> = (0..widths.len())
            .map(|at| if needs[at].is_numeric() == is_numeric { needed[at][least] } else { widths[at] })
            .collect();
        shrink(&mut widths, &floors, surplus);
    }
    if total(&widths) > room {
        return None;
    }
    let mut x = 0;
    let columns = needs.iter().zip(&widths).map(|(need, &width)| {
        let is_numeric = need.is_numeric();
        // The decimal signs stand as far to the right as what follows them allows.
        let before = (is_numeric && step.at_decimals).then(|| width.saturating_sub(need.behind));
        let column = SetColumn { x, width, is_numeric, before_decimals: before };
        x += width + step.gap;
        column
    });
    let columns: Vec<SetColumn> = columns.collect();
    Some(TableColumns {
        width: total(&widths).min(room),
        columns,
        gap: step.gap,
        group,
        labels_above: step.labels_above,
    })
}

impl TableColumns {
    /// From the left edge of the first to the right one of the last of `columns`.
    pub(super) fn place(&self, columns: &Range<usize>) -> Range<u16> {
        let last = columns.end.saturating_sub(1).max(columns.start);
        let start = self.columns.get(columns.start).map_or(0, |column| column.x);
        let end = self.columns.get(last).or(self.columns.last()).map_or(0, |column| column.x + column.width);
        start..end.max(start)
    }
}

/// Whether a row has words at its start and nothing else, so that it takes the whole width: a title, a unit.
pub(super) fn is_line(row: &GridRow) -> bool {
    matches!(&row.cells[..], [only] if only.columns.start == 0)
}

/// Whether no two cells of a row stand in one column.
pub(super) fn stands_in_columns(row: &GridRow) -> bool {
    row.cells.windows(2).all(|pair| pair[0].columns.end <= pair[1].columns.start)
}

/// The columns over which the cell number `at` of a row of heads stands. What is free to its right belongs to it, where
/// heads below part it.
pub(super) fn head_columns(table: &Table, heads: usize, row: usize, at: usize) -> Range<usize> {
    let cells = table.rows.get(row).map_or(&[][..], |row| &row.cells);
    let Some(TableCell { columns, .. }) = cells.get(at) else { return 0..0 };
    let end = cells.get(at + 1).map_or(table.columns, |next| next.columns.start);
    let below = table.rows.get(row + 1..heads).unwrap_or_default();
    let is_parted = |column: usize| below.iter().any(|row| row.at(column).is_some());
    let is_free = columns.start > 0 && (columns.end..end).all(is_parted);
    columns.start..if is_free { end.max(columns.end) } else { columns.end }
}

/// How far the label of a row stands to the right of the others.
pub(super) fn indent(document: &Document, row: &GridRow, least: usize) -> u16 {
    let depth = depth(document, row).unwrap_or_default().saturating_sub(least);
    u16::try_from(depth).unwrap_or(u16::MAX).min(DEEPEST)
}

/// The spaces before the leftmost label.
pub(super) fn least_indent(document: &Document, table: &Table) -> usize {
    let labelled = table.rows.iter().filter(|row| !is_line(row));
    labelled.filter_map(|row| depth(document, row)).min().unwrap_or_default()
}

/// The spaces before a row that begins with a label; none where signs part the cells.
fn depth(document: &Document, row: &GridRow) -> Option<usize> {
    row.cells.first().filter(|cell| cell.columns.start == 0)?;
    let before = document.text.get(..row.span.start as usize)?;
    let line = before.trim_end_matches(' ');
    Some(if line.is_empty() || line.ends_with('\n') { before.len() - line.len() } else { 0 })
}

pub(super) fn columns_of(text: &str) -> u16 {
    u16::try_from(cell::width(text)).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_widest_columns_give_way_first() {
        for (floors, surplus, expected) in [
            ([0, 0, 0], 5, [15, 8, 4]),
            ([0, 0, 0], 13, [8, 7, 4]),
            ([18, 0, 0], 5, [18, 5, 4]),
            ([0, 0, 0], 0, [20, 8, 4]),
            ([20, 7, 4], 9, [20, 7, 4]),
            ([0, 0, 0], 99, [0, 0, 0]),
        ] {
            let mut widths = [20, 8, 4];
            shrink(&mut widths, &floors, surplus);
            assert_eq!(widths, expected, "{surplus} {floors:?}");
        }
    }

    #[test]
    fn heads_break_as_evenly_as_their_words_allow() {
        assert_eq!(broken(&[11, 3, 7]), 11, "Veränderung / zum Vorjahr");
        assert_eq!(broken(&[2, 4]), 7, "Q3 2024 fits one row");
        assert_eq!(broken(&[22, 3]), 22, "no word is broken for it");
        assert_eq!(broken(&[]), 0);
    }
}
