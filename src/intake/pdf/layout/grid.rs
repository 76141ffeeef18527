//! Renders a table as lines of text with aligned columns, like tables in plain text.

use super::cell::{PageRow, is_number};
use super::track::{BETWEEN, Track, columns, spanned};
use super::word::TextRun;

/// The most characters before a cell.
const WIDEST: usize = 400;

/// The lines of a table.
pub fn lines(rows: Vec<PageRow>) -> Vec<String> {
    let mut rows = join_labels(rows.into_iter().map(join_signs).collect());
    join_divided(&mut rows);
    let columns = columns(&rows);
    rows.iter().map(|row| line(row, &columns)).collect()
}

/// Puts a label in two lines together with its numbers, which stand at half the height between them.
fn join_labels(rows: Vec<PageRow>) -> Vec<PageRow> {
    /// How far apart they stand, in sizes of the font.
    const HALF: f32 = 1.0;
    let mut joined: Vec<PageRow> = Vec::with_capacity(rows.len());
    let mut rows = rows.into_iter().peekable();
    while let Some(mut row) = rows.next() {
        let is_bare = row.first().is_some_and(|cell| is_number(&cell.text));
        let (above, below) = (joined.last(), rows.peek());
        let is_half = |label: Option<&PageRow>| match (label.map(Vec::as_slice), row.first()) {
            (Some([label]), Some(first)) => {
                (label.base - first.base).abs() < HALF * label.size
                    && label.right < first.left
                    && !is_number(&label.text)
            }
            _ => false,
        };
        if is_bare && is_half(above) && is_half(below) {
            let label = joined.pop().into_iter().chain(rows.next()).flatten().reduce(|mut label, more| {
                label.text = format!("{} {}", label.text, more.text);
                label.right = label.right.max(more.right);
                label
            });
            row.splice(0..0, label);
        }
        joined.push(row);
    }
    joined
}

/// Puts words together that are divided between two lines of a cell.
fn join_divided(rows: &mut [PageRow]) {
    for at in 1..rows.len() {
        let (above, below) = rows.split_at_mut(at);
        let (Some(above), Some(below)) = (above.last_mut(), below.first_mut()) else { continue };
        for cell in above {
            let goes_on = |next: &TextRun| {
                next.left < cell.right && next.right > cell.left && next.text.starts_with(char::is_lowercase)
            };
            let is_divided =
                cell.text.strip_suffix('-').is_some_and(|text| text.ends_with(char::is_lowercase));
            if let (true, Some(next)) = (is_divided, below.iter().position(goes_on)) {
                cell.text.pop();
                cell.text.push_str(&below.remove(next).text);
            }
        }
    }
}

/// A currency sign in a cell of its own belongs to the number behind it, a percent sign or bracket to that before it.
fn join_signs(row: PageRow) -> PageRow {
    let mut joined: PageRow = Vec::with_capacity(row.len());
    for cell in row {
        if let Some(last) = joined.last_mut() {
            let is_before =
                matches!(last.text.as_str(), "$" | "€" | "£" | "¥" | "(" | "-" | "−" | "+" | "$(" | "€(")
                    && cell.text.starts_with(|char: char| char.is_ascii_digit() || matches!(char, '(' | '-'));
            let is_behind = matches!(cell.text.as_str(), "%" | ")" | ")%" | "%)" | "*")
                && last.text.ends_with(|char: char| char.is_ascii_digit() || char == ')');
            if is_before || is_behind {
                last.text.push_str(&cell.text);
                last.right = cell.right;
                continue;
            }
        }
        joined.push(cell);
    }
    joined
}

fn line(row: &PageRow, tracks: &[Track]) -> String {
    let spans: Vec<(f32, f32)> = tracks.iter().map(|track| (track.left, track.right)).collect();
    let mut line = String::new();
    let mut length = 0;
    for cell in row {
        let width = cell.text.chars().count();
        let start = spanned(cell, &spans).map_or(length, |(first, last)| {
            let (first, last) = (&tracks[first], &tracks[last]);
            let end = last.start + last.width;
            if first.start != last.start {
                (first.start + end).saturating_sub(width) / 2
            } else if first.is_numeric {
                end.saturating_sub(width)
            } else {
                first.start
            }
        });
        let start =
            if length == 0 { start } else { start.max(length + BETWEEN) }.min(WIDEST.max(length + BETWEEN));
        line.extend(std::iter::repeat_n(' ', start - length));
        line.push_str(&cell.text);
        length = start + width;
    }
    line
}

#[cfg(test)]
mod tests {
    use super::super::cell::row;
    use super::*;

    #[test]
    fn signs_join_their_numbers() {
        let cells = [
            ("Net sales", 50.0, 90.0),
            ("$", 200.0, 205.0),
            ("1,204", 220.0, 240.0),
            ("(3", 270.0, 280.0),
            (")%", 290.0, 295.0),
        ];
        let joined = join_signs(row(10.0, &cells));
        let texts: Vec<&str> = joined.iter().map(|cell| cell.text.as_str()).collect();
        assert_eq!(texts, ["Net sales", "$1,204", "(3)%"]);
    }
}
