//! Detects tables: rows of aligned cells.
//!
//! A row of a table has numbers in its cells. Heads and rows of words belong to a table beside such rows.

use super::cell::{PageRow, is_number, is_numeric};
use super::track::{Track, columns, spanned};
use super::word::{TextRun, WordGap};
use crate::order::Reorder;

/// Rows between two rows of numbers that belong to the table all the same: a label in two lines, a head of a section.
const MOST_LABELS: usize = 2;
/// The most rows of heads.
const MOST_HEADS: usize = 4;

/// Where tables are among the rows: the first row and the one behind the last. Heads that stand so close that they look like
/// words of one line are parted.
pub fn find(rows: &mut [PageRow]) -> Vec<(usize, usize)> {
    let mut tables = Vec::new();
    let mut at = 0;
    while at < rows.len() {
        if !is_numeric(&rows[at]) {
            at += 1;
            continue;
        }
        let (mut end, mut numeric) = (at + 1, 1);
        while let Some(next) =
            (end..rows.len().min(end + MOST_LABELS + 1)).find(|&next| is_numeric(&rows[next]))
        {
            let labels = &rows[end..next];
            let numbers = numbers_begin(&rows[at..end]);
            let is_near = rows[next][0].base - rows[end - 1][0].base < 6.0 * rows[end - 1][0].size;
            if !is_near || !labels.iter().all(|label| is_label(label, numbers)) {
                break;
            }
            end = next + 1;
            numeric += 1;
        }
        let numbers = rows[at].iter().filter(|cell| is_number(&cell.text)).count();
        if numeric >= 2 || numbers >= 2 {
            let floor = tables.last().map_or(0, |&(_, end)| end);
            part_heads(rows, at, end, floor);
            tables.push((heads(rows, at, end, floor), end));
        }
        at = end;
    }
    tables
}

/// Where the numbers of rows begin, from the left.
fn numbers_begin(rows: &[PageRow]) -> f32 {
    let numbers = rows.iter().flat_map(|row| row[1..].iter()).filter(|cell| is_number(&cell.text));
    numbers.map(|cell| cell.left).fold(f32::INFINITY, f32::min)
}

/// Whether a row is only a label: it ends before the numbers begin.
fn is_label(row: &PageRow, numbers: f32) -> bool {
    row.iter().all(|cell| cell.right <= numbers + 0.5 * cell.size || is_number(&cell.text))
        || is_head(row, numbers)
}

fn is_head(row: &PageRow, numbers: f32) -> bool {
    let size = row[0].size;
    row.len() >= 2 || row[0].left > numbers - 8.0 * size
}

/// The first row of the heads above rows of numbers.
fn heads(rows: &[PageRow], first: usize, end: usize, floor: usize) -> usize {
    let numbers = numbers_begin(&rows[first..=first]);
    let spans: Vec<(f32, f32)> =
        columns(&rows[first..end]).iter().map(|track| (track.left, track.right)).collect();
    let mut at = first;
    while at > floor && first - at < MOST_HEADS {
        let (row, below) = (&rows[at - 1], &rows[at]);
        let is_near = below[0].base - row[0].base < 3.5 * below[0].size.max(row[0].size);
        // A line of the text above has one stretch, or gaps wherever they fall.
        let edge = rows[first][0].left + 2.0 * rows[first][0].size;
        let crosses = row.iter().any(|cell| cell.left < edge && cell.right > numbers + 6.0 * cell.size);
        if !is_near || crosses || !is_head(row, numbers) || is_text(row, &spans) {
            break;
        }
        at -= 1;
    }
    at
}

/// Whether a row is a line of text that fills its column, and no row of heads, each over a column of its own.
fn is_text(row: &PageRow, spans: &[(f32, f32)]) -> bool {
    const FEWEST_WORDS: usize = 5;
    const FILLED: f32 = 0.75;
    let words: usize = row.iter().map(|cell| cell.text.split_whitespace().count()).sum();
    let ink: f32 = row.iter().map(|cell| cell.right - cell.left).sum();
    let width = row[row.len() - 1].right - row[0].left;
    let over: Vec<_> = row.iter().map(|cell| spanned(cell, spans)).collect();
    let is_own = over.iter().all(|over| over.is_some_and(|(first, last)| first == last))
        && over.windows(2).all(|pair| pair[0] < pair[1])
        && row.len() + 1 >= spans.len();
    words >= FEWEST_WORDS && ink > FILLED * width && !is_own
}

/// Appends the rows of a table that goes on in the next column or page, without the heads that it repeats. False where it is
/// another table.
pub fn append(table: &mut Vec<PageRow>, next: &mut Vec<PageRow>) -> bool {
    let ends = |rows: &[PageRow]| {
        let cells = || rows.iter().flatten();
        let left = cells().map(|cell| cell.left).fold(f32::INFINITY, f32::min);
        (left, cells().map(|cell| cell.right).fold(f32::NEG_INFINITY, f32::max))
    };
    let most = |rows: &[PageRow]| rows.iter().map(Vec::len).max().unwrap_or_default();
    let ((left, right), (next_left, next_right)) = (ends(table), ends(next));
    let size = table.first().and_then(|row| row.first()).map_or(0.0, |cell| cell.size);
    let is_as_wide = ((right - left) - (next_right - next_left)).abs() < 2.0 * size;
    if !is_as_wide || most(table) != most(next) {
        return false;
    }
    let same = |a: &PageRow, b: &PageRow| a.iter().map(|cell| &cell.text).eq(b.iter().map(|cell| &cell.text));
    let repeated = table.iter().zip(next.iter()).take_while(|(a, b)| same(a, b)).count();
    let has_heads = next.get(repeated).is_some_and(|row| !is_numeric(row))
        && next.first().is_some_and(|row| row.len() > 1);
    if repeated == 0 && has_heads && table.iter().any(is_numeric) {
        return false;
    }
    for mut row in next.drain(..).skip(repeated) {
        for cell in &mut row {
            cell.left += left - next_left;
            cell.right += left - next_left;
        }
        table.push(row);
    }
    true
}

/// Parts the stretches of heads where the columns of the rows below are parted.
fn part_heads(rows: &mut [PageRow], first: usize, end: usize, floor: usize) {
    /// The longest line of heads, in characters.
    const LONGEST: usize = 90;
    let tracks = columns(&rows[first..end]);
    for row in &mut rows[floor.max(first.saturating_sub(MOST_HEADS))..first] {
        let length: usize = row.iter().map(|cell| cell.text.chars().count()).sum();
        let crosses = |cell: &TextRun| {
            tracks.iter().filter(|track| cell.left < track.right && cell.right > track.left).count() > 1
        };
        if tracks.len() < 3 || length > LONGEST || !row.iter().any(crosses) {
            continue;
        }
        let parted: PageRow = row.iter().flat_map(|cell| parts(cell, &tracks)).collect();
        // A line of text has gaps anywhere; heads have one for each column, or for each but the first.
        if parted.len() == tracks.len() || parted.len() + 1 == tracks.len() {
            *row = parted;
        }
    }
}

/// The parts of a stretch, parted at the gaps nearest to those between columns.
fn parts(cell: &TextRun, tracks: &[Track]) -> Vec<TextRun> {
    // Before and behind it, a stretch is parted already.
    let em = cell.size;
    let ends = [
        WordGap { at: 0, left: cell.left - em, right: cell.left },
        WordGap { at: cell.text.len(), left: cell.right, right: cell.right + em },
    ];
    let width = |gap: &WordGap| gap.right - gap.left;
    let mut cuts: Vec<&WordGap> = Vec::new();
    for pair in tracks.windows(2) {
        let (end, start) = (pair[0].right, pair[1].left);
        // Heads end where the numbers below them end, or stand anywhere over their column.
        let distance = |gap: &WordGap| {
            let beside = (end - gap.right).max(gap.left - start).max(0.0);
            let ends = if pair[0].is_numeric { (gap.left - end).abs() } else { f32::INFINITY };
            beside.min(ends)
        };
        let rank = |gap: &WordGap| (width(gap) * 4.0 / em).round();
        let gaps = cell.gaps.iter().chain(&ends);
        let nearest =
            gaps.min_by(|a, b| distance(a).total_cmp(&distance(b)).then(rank(b).total_cmp(&rank(a))));
        cuts.extend(nearest.filter(|gap| gap.at > 0 && gap.at < cell.text.len() && distance(gap) < 2.0 * em));
    }
    cuts.reorder_by_key(|gap| gap.at);
    cuts.dedup_by_key(|gap| gap.at);
    let parts = parted(cell, &cuts);
    let ends_over = |track: &&Track| parts.iter().any(|part| (part.right - track.right).abs() < 0.3 * em);
    let numeric = || {
        tracks.iter().filter(|track| track.is_numeric && track.right > cell.left && track.left < cell.right)
    };
    if numeric().count() >= 2 && numeric().all(|track| ends_over(&track)) {
        return parts;
    }
    // Else by the widths of gaps: the spaces of a line of text are alike.
    let others = cell.gaps.iter().filter(|gap| cuts.iter().all(|cut| cut.at != gap.at));
    let widest = others.map(width).fold(0.0, f32::max);
    cuts.retain(|cut| width(cut) > 0.45 * em && width(cut) > 1.3 * widest);
    parted(cell, &cuts)
}

fn parted(cell: &TextRun, cuts: &[&WordGap]) -> Vec<TextRun> {
    let mut parts = Vec::with_capacity(cuts.len() + 1);
    let (mut from, mut left) = (0, cell.left);
    for cut in cuts {
        let text = cell.text[from..cut.at].to_owned();
        parts.push(TextRun { text, left, right: cut.left, gaps: Vec::new(), ..cell.clone() });
        // Behind the space.
        (from, left) = (cut.at + 1, cut.right);
    }
    parts.push(TextRun { text: cell.text[from..].to_owned(), left, gaps: Vec::new(), ..cell.clone() });
    parts
}

#[cfg(test)]
mod tests {
    use super::super::cell::row;
    use super::super::grid::lines;
    use super::*;

    #[test]
    fn rows_and_their_heads_are_a_table() {
        let mut rows = vec![
            row(10.0, &[("Der Umsatz stieg kräftig, wie die folgende Tabelle zeigt.", 50.0, 400.0)]),
            row(30.0, &[("1. Halbjahr", 210.0, 290.0)]),
            row(42.0, &[("in Mio. Euro", 50.0, 110.0), ("2024", 220.0, 240.0), ("2023", 270.0, 290.0)]),
            row(54.0, &[("Umsatz", 50.0, 90.0), ("812", 225.0, 240.0), ("766", 275.0, 290.0)]),
            row(66.0, &[("Ergebnis je Aktie", 50.0, 120.0)]),
            row(78.0, &[("(in Euro)", 50.0, 90.0), ("0,85", 220.0, 240.0), ("–", 285.0, 290.0)]),
            row(98.0, &[("Der Ausblick bleibt unverändert.", 50.0, 300.0)]),
        ];
        assert_eq!(find(&mut rows), [(1, 6)]);
        let lines = lines(rows[1..6].to_vec());
        assert_eq!(
            lines,
            [
                "                    1. Halbjahr",
                "in Mio. Euro        2024   2023",
                "Umsatz               812    766",
                "Ergebnis je Aktie",
                "(in Euro)           0,85      –",
            ]
        );
    }
}
