//! Tables: rows of cells that stand under each other.
//!
//! A row of a table has numbers in its cells. Heads and rows of words belong to a table beside such rows. The table is
//! written with spaces so that its columns stand under each other, which is how plain text has tables.

use super::word::{Stretch, WordGap};

/// The spaces between two columns.
const BETWEEN: usize = 3;
/// Rows between two rows of numbers that belong to the table all the same: a label in two lines, a head of a section.
const MOST_LABELS: usize = 2;
/// The most rows of heads.
const MOST_HEADS: usize = 4;
/// The most characters of a line.
const WIDEST: usize = 400;

/// A row of a part of a page: its stretches from the left.
pub type Cells = Vec<Stretch>;

/// Whether a row is one of numbers.
fn is_numeric(row: &Cells) -> bool {
    let numbers = row.iter().filter(|cell| is_number(&cell.text)).count();
    row.len() >= 2
        && numbers >= 1
        && (row[1..].iter().any(|cell| is_number(&cell.text)) && numbers * 2 + 1 >= row.len())
}

/// Whether a cell is a number, or stands for one that is not there.
fn is_number(text: &str) -> bool {
    const LONGEST: usize = 24;
    let text = text.trim();
    if matches!(text, "-" | "–" | "—" | "−" | "…") || is_placeholder(text) {
        return true;
    }
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|char| char.is_alphabetic()).count();
    text.chars().count() <= LONGEST
        && digits > 0
        && letters <= 3
        && text.chars().filter(|char| *char == ' ').count() <= 2
}

/// Whether a cell is a short form that says that there is no number: `n.a.`, `k.A.`, `n/m`.
fn is_placeholder(text: &str) -> bool {
    let letters = text.chars().filter(|char| char.is_alphabetic()).count();
    (1..=3).contains(&letters)
        && text.contains(['.', '/'])
        && text.chars().all(|char| char.is_alphabetic() || matches!(char, '.' | '/'))
}

/// Where tables are among the rows: the first row and the one behind the last. Heads that stand so close that they look like
/// words of one line are parted.
pub fn find(rows: &mut [Cells]) -> Vec<(usize, usize)> {
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
fn numbers_begin(rows: &[Cells]) -> f32 {
    let numbers = rows.iter().flat_map(|row| row[1..].iter()).filter(|cell| is_number(&cell.text));
    numbers.map(|cell| cell.left).fold(f32::INFINITY, f32::min)
}

/// Whether a row is only a label: it ends before the numbers begin.
fn is_label(row: &Cells, numbers: f32) -> bool {
    row.iter().all(|cell| cell.right <= numbers + 0.5 * cell.size || is_number(&cell.text))
        || is_head(row, numbers)
}

fn is_head(row: &Cells, numbers: f32) -> bool {
    let size = row[0].size;
    row.len() >= 2 || row[0].left > numbers - 8.0 * size
}

/// The first row of the heads above rows of numbers.
fn heads(rows: &[Cells], first: usize, end: usize, floor: usize) -> usize {
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
fn is_text(row: &Cells, spans: &[(f32, f32)]) -> bool {
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

/// Parts the stretches of heads where the columns of the rows below are parted.
fn part_heads(rows: &mut [Cells], first: usize, end: usize, floor: usize) {
    /// The longest line of heads, in characters.
    const LONGEST: usize = 90;
    let tracks = columns(&rows[first..end]);
    for row in &mut rows[floor.max(first.saturating_sub(MOST_HEADS))..first] {
        let length: usize = row.iter().map(|cell| cell.text.chars().count()).sum();
        let crosses = |cell: &Stretch| {
            tracks.iter().filter(|track| cell.left < track.right && cell.right > track.left).count() > 1
        };
        if tracks.len() < 3 || length > LONGEST || !row.iter().any(crosses) {
            continue;
        }
        let parted: Cells = row.iter().flat_map(|cell| parts(cell, &tracks)).collect();
        // A line of text has gaps anywhere; heads have one for each column, or for each but the first.
        if parted.len() == tracks.len() || parted.len() + 1 == tracks.len() {
            *row = parted;
        }
    }
}

/// The parts of a stretch, parted at the gaps nearest to those between columns.
fn parts(cell: &Stretch, tracks: &[Track]) -> Vec<Stretch> {
    let mut cuts: Vec<&WordGap> = Vec::new();
    for pair in tracks.windows(2) {
        let (end, start) = (pair[0].right, pair[1].left);
        // Heads may be wider than their columns, to the left of numbers.
        let nearest = cell
            .gaps
            .iter()
            .filter(|gap| gap.left < start + 0.5 * cell.size && gap.right > end - 0.5 * cell.size);
        let middle = f32::midpoint(end, start);
        let distance = |gap: &WordGap| (f32::midpoint(gap.left, gap.right) - middle).abs();
        let widest = nearest.max_by(|a, b| {
            let width = |gap: &WordGap| ((gap.right - gap.left) * 4.0 / cell.size).round();
            width(a).total_cmp(&width(b)).then(distance(b).total_cmp(&distance(a)))
        });
        cuts.extend(widest);
    }
    cuts.dedup_by_key(|gap| gap.at);
    let mut parts = Vec::new();
    let (mut from, mut left) = (0, cell.left);
    for cut in cuts {
        if cut.at < from {
            continue;
        }
        parts.push(Stretch {
            text: cell.text[from..cut.at].to_owned(),
            left,
            right: cut.left,
            gaps: Vec::new(),
            ..cell.clone()
        });
        (from, left) = (cut.at + 1, cut.right);
    }
    parts.push(Stretch { text: cell.text[from..].to_owned(), left, gaps: Vec::new(), ..cell.clone() });
    parts
}

/// The lines of a table.
pub fn lines(rows: Vec<Cells>) -> Vec<String> {
    let mut rows = join_labels(rows.into_iter().map(join_signs).collect());
    join_divided(&mut rows);
    let columns = columns(&rows);
    rows.iter().map(|row| line(row, &columns)).collect()
}

/// Puts a label in two lines together with its numbers, which stand at half the height between them.
fn join_labels(rows: Vec<Cells>) -> Vec<Cells> {
    /// How far apart they stand, in sizes of the font.
    const HALF: f32 = 1.0;
    let mut joined: Vec<Cells> = Vec::with_capacity(rows.len());
    let mut rows = rows.into_iter().peekable();
    while let Some(mut row) = rows.next() {
        let is_bare = row.first().is_some_and(|cell| is_number(&cell.text));
        let (above, below) = (joined.last(), rows.peek());
        let is_half = |label: Option<&Cells>| match (label.map(Vec::as_slice), row.first()) {
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
fn join_divided(rows: &mut [Cells]) {
    for at in 1..rows.len() {
        let (above, below) = rows.split_at_mut(at);
        let (Some(above), Some(below)) = (above.last_mut(), below.first_mut()) else { continue };
        for cell in above {
            let goes_on = |next: &Stretch| {
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
fn join_signs(row: Cells) -> Cells {
    let mut joined: Cells = Vec::with_capacity(row.len());
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

/// A column of a table.
#[derive(Debug, Clone)]
struct Track {
    left: f32,
    right: f32,
    /// Where it begins in a line, in characters.
    start: usize,
    width: usize,
    is_numeric: bool,
}

fn columns(rows: &[Cells]) -> Vec<Track> {
    let mut cells: Vec<&Stretch> = rows.iter().filter(|row| is_numeric(row)).flatten().collect();
    cells.sort_by(|a, b| a.left.total_cmp(&b.left));
    let mut tracks: Vec<Track> = Vec::new();
    for cell in cells {
        match tracks.last_mut() {
            Some(track) if cell.left < track.right - 0.1 * cell.size => {
                track.right = track.right.max(cell.right)
            }
            _ => tracks.push(Track {
                left: cell.left,
                right: cell.right,
                start: 0,
                width: 0,
                is_numeric: false,
            }),
        }
    }
    for (number, track) in tracks.iter_mut().enumerate() {
        let inside = || {
            let cells = rows.iter().flatten();
            cells.filter(|cell| cell.left < track.right && cell.right > track.left)
        };
        let numbers = inside().filter(|cell| is_number(&cell.text)).count();
        track.is_numeric = number > 0 && numbers * 2 >= inside().count();
    }
    let spans: Vec<(f32, f32)> = tracks.iter().map(|track| (track.left, track.right)).collect();
    for row in rows {
        for cell in row {
            if let Some((first, last)) = spanned(cell, &spans)
                && first == last
            {
                tracks[first].width = tracks[first].width.max(cell.text.chars().count());
            }
        }
    }
    let mut start = 0;
    for track in &mut tracks {
        track.start = start;
        start += track.width + BETWEEN;
    }
    tracks
}

/// The first and the last column that a cell stands in.
fn spanned(cell: &Stretch, spans: &[(f32, f32)]) -> Option<(usize, usize)> {
    let overlap = |&(left, right): &(f32, f32)| cell.right.min(right) - cell.left.max(left);
    let inside = |span: &(f32, f32)| {
        let narrower = (span.1 - span.0).min(cell.right - cell.left).max(0.1);
        overlap(span) > 0.3 * narrower
    };
    match (spans.iter().position(inside), spans.iter().rposition(inside)) {
        (Some(first), Some(last)) => Some((first, last)),
        _ => {
            let middle = f32::midpoint(cell.left, cell.right);
            let distance = |span: &(f32, f32)| (f32::midpoint(span.0, span.1) - middle).abs();
            let nearest =
                (0..spans.len()).min_by(|&a, &b| distance(&spans[a]).total_cmp(&distance(&spans[b])))?;
            Some((nearest, nearest))
        }
    }
}

fn line(row: &Cells, tracks: &[Track]) -> String {
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
    use super::*;

    fn row(base: f32, cells: &[(&str, f32, f32)]) -> Cells {
        let cell = |&(text, left, right): &(&str, f32, f32)| Stretch {
            text: text.to_owned(),
            left,
            right,
            base,
            size: 10.0,
            ..Stretch::default()
        };
        cells.iter().map(cell).collect()
    }

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
