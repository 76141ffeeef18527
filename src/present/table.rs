//! Tables for people: aligned by what a terminal draws, cut to its width.

use crate::document::visible;
use std::io::{self, Write};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How a table is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Look {
    /// The columns of the terminal; none to cut nothing.
    pub width: Option<usize>,
    /// Whether to send colours and the like.
    pub color: bool,
}

/// The escape sequences that tables use, and the only ones: bold, dimmed, and the end of both.
pub const STYLES: [&str; 3] = ["\x1b[1m", "\x1b[2m", "\x1b[0m"];

impl Look {
    /// `text` in bold, where colours are sent.
    pub fn strong(self, text: &str) -> String {
        self.styled(0, text)
    }

    /// `text` dimmed, where colours are sent.
    pub fn faint(self, text: &str) -> String {
        self.styled(1, text)
    }

    fn styled(self, style: usize, text: &str) -> String {
        if self.color { format!("{}{text}{}", STYLES[style], STYLES[2]) } else { text.to_owned() }
    }
}

/// How the cells of a column stand under each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Flush left.
    Left,
    /// Flush right.
    Right,
    /// By the decimal point of the number in each cell; a range counts as one number.
    Point,
}

/// A column: its title and alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The word over it.
    pub title: &'static str,
    /// How its cells stand.
    pub align: Align,
    /// Whether it only repeats what others say in other words, and goes where there is no room for it.
    pub spare: bool,
}

/// The space between two columns.
const GAP: usize = 2;
/// No column is cut narrower than this, unless its cells are.
const MIN_WIDTH: usize = 6;
/// A spare column that would be narrower than this goes.
const MIN_SPARE: usize = 16;

/// Writes `rows` under the titles of `columns`. Cells may hold anything: control characters are made visible.
/// Columns that are empty in every row are left out.
///
/// # Errors
/// Only those of `out`.
pub fn write(out: &mut impl Write, columns: &[Column], rows: &[Vec<String>], look: Look) -> io::Result<()> {
    let used: Vec<usize> = (0..columns.len())
        .filter(|&at| rows.iter().any(|row| row.get(at).is_some_and(|c| !c.is_empty())))
        .collect();
    let mut columns: Vec<Column> = used.iter().map(|&at| columns[at]).collect();
    let mut cells: Vec<Vec<String>> = rows
        .iter()
        .map(|row| used.iter().map(|&at| row.get(at).map_or("", String::as_str)).map(one_line).collect())
        .collect();
    for (at, column) in columns.iter().enumerate() {
        if column.align == Align::Point {
            line_up(&mut cells, at);
        }
    }
    let widest = |at: usize| cells.iter().map(|row| row[at].width()).max().unwrap_or_default();
    let mut widths: Vec<usize> =
        columns.iter().enumerate().map(|(at, column)| column.title.width().max(widest(at))).collect();
    if let Some(width) = look.width {
        if let Some(at) = columns.iter().position(|column| column.spare) {
            let others: usize =
                widths.iter().enumerate().filter(|other| other.0 != at).map(|other| other.1 + GAP).sum();
            let left = width.saturating_sub(others);
            if left >= widths[at].min(MIN_SPARE) {
                widths[at] = widths[at].min(left);
            } else {
                columns.remove(at);
                widths.remove(at);
                for row in &mut cells {
                    row.remove(at);
                }
            }
        }
        shrink(&mut widths, width.saturating_sub(GAP * columns.len().saturating_sub(1)));
    }
    let titles: Vec<String> = columns.iter().map(|column| column.title.to_owned()).collect();
    writeln!(out, "{}", look.strong(&line(&columns, &widths, &titles)))?;
    for row in &cells {
        writeln!(out, "{}", line(&columns, &widths, row))?;
    }
    Ok(())
}

fn line(columns: &[Column], widths: &[usize], cells: &[String]) -> String {
    let mut line = String::new();
    for ((column, &width), cell) in columns.iter().zip(widths).zip(cells) {
        if !line.is_empty() {
            line.extend([' '; GAP]);
        }
        let cell = cut(cell, width);
        let space = std::iter::repeat_n(' ', width.saturating_sub(cell.width()));
        if column.align == Align::Right {
            line.extend(space);
            line.push_str(&cell);
        } else {
            line.push_str(&cell);
            line.extend(space);
        }
    }
    line.truncate(line.trim_end().len());
    line
}

/// `text` made visible, with single spaces.
fn one_line(text: &str) -> String {
    visible(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Pads the numbers of a column so that their points stand under each other.
fn line_up(cells: &mut [Vec<String>], at: usize) {
    let whole = |cell: &str| {
        let start = cell.find(|char: char| char.is_ascii_digit()).unwrap_or(cell.len());
        let is_number = |char: char| char.is_ascii_digit() || matches!(char, ',' | '.' | '–');
        let length = cell[start..].find(|char| !is_number(char)).unwrap_or(cell.len() - start);
        let number = &cell[start..start + length];
        cell[..start + number.rfind('.').unwrap_or(length)].width()
    };
    let widest = cells.iter().map(|row| whole(&row[at])).max().unwrap_or_default();
    for row in cells {
        let missing = widest - whole(&row[at]);
        row[at].insert_str(0, &" ".repeat(missing));
    }
}

/// Takes columns from the widest ones until all fit into `available`.
fn shrink(widths: &mut [usize], available: usize) {
    let mut excess = widths.iter().sum::<usize>().saturating_sub(available);
    while excess > 0 {
        let Some(widest) = (0..widths.len()).max_by_key(|&at| widths[at]) else { return };
        if widths[widest] <= MIN_WIDTH {
            return;
        }
        // Down to the second widest at once: a cell may be megabytes wide.
        let second = (0..widths.len()).filter(|&at| at != widest).map(|at| widths[at]).max().unwrap_or(0);
        let floor = second.max(MIN_WIDTH).min(widths[widest] - 1);
        let take = excess.min(widths[widest] - floor);
        widths[widest] -= take;
        excess -= take;
    }
}

/// `text` in at most `width` columns, with `…` where something is left out.
pub fn cut(text: &str, width: usize) -> String {
    if text.width() <= width {
        return text.to_owned();
    }
    let mut shown = String::new();
    let mut left = width.saturating_sub(1);
    for grapheme in text.graphemes(true) {
        let Some(rest) = left.checked_sub(grapheme.width()) else { break };
        left = rest;
        shown.push_str(grapheme);
    }
    shown.truncate(shown.trim_end().len());
    if width > 0 {
        shown.push('…');
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 3] = [
        Column { title: "Amount", align: Align::Point, spare: false },
        Column { title: "Who", align: Align::Left, spare: false },
        Column { title: "n", align: Align::Right, spare: false },
    ];

    fn shown(rows: &[[&str; 3]], width: Option<usize>) -> String {
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(ToString::to_string).collect()).collect();
        let mut out = Vec::new();
        write(&mut out, &COLUMNS, &rows, Look { width, color: false }).expect("memory");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn columns_line_up() {
        let table = shown(&[[">$10bn", "Meta", "3"], ["€1.25m", "東京ガス", "12"]], None);
        assert_eq!(table, "Amount    Who        n\n>$10bn    Meta       3\n  €1.25m  東京ガス  12\n");
    }

    #[test]
    fn lines_fit_the_width() {
        let long = "Gesellschaft für ".repeat(9);
        for width in [24, 30, 79] {
            let table =
                shown(&[["10 €", &long, "1"], ["5 €", "東京ガス株式会社東京ガス株式会社", "2"]], Some(width));
            assert!(table.lines().all(|line| line.width() <= width), "{width}\n{table}");
            assert!(table.contains('…') || width > 60);
        }
    }

    #[test]
    fn what_repeats_others_goes_before_they_are_cut() {
        let columns = [
            Column { title: "Who", align: Align::Left, spare: false },
            Column { title: "In the text", align: Align::Left, spare: true },
        ];
        let rows = [["Meta Platforms".to_owned(), "mehr als zehn Milliarden Dollar".to_owned()].to_vec()];
        let shown = |width| {
            let mut out = Vec::new();
            write(&mut out, &columns, &rows, Look { width: Some(width), color: false }).expect("memory");
            String::from_utf8(out).expect("text")
        };
        assert!(shown(60).ends_with("Meta Platforms  mehr als zehn Milliarden Dollar\n"));
        assert!(shown(34).ends_with("Meta Platforms  mehr als zehn Mil…\n"), "{}", shown(34));
        assert_eq!(shown(31), "Who\nMeta Platforms\n");
    }

    #[test]
    fn controls_are_harmless_and_empty_columns_go() {
        let table = shown(&[["1", "a\x1b[2J\x07b\nc", ""]], None);
        assert_eq!(table, "Amount  Who\n1       a␇b c\n");
    }
}
