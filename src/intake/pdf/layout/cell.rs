//! The cells of a row, and whether they are numbers.

use super::word::TextRun;

/// A row of a part of a page: its stretches from the left.
pub type PageRow = Vec<TextRun>;

/// More cells are no table that anybody reads.
const MOST_CELLS: usize = 64;

/// Whether a row is one of numbers.
pub fn is_numeric(row: &PageRow) -> bool {
    let numbers = row.iter().filter(|cell| is_number(&cell.text)).count();
    (2..=MOST_CELLS).contains(&row.len())
        && numbers >= 1
        && (row[1..].iter().any(|cell| is_number(&cell.text)) && numbers * 2 + 1 >= row.len())
}

/// Whether a cell is a number, or stands for one that is not there.
pub fn is_number(text: &str) -> bool {
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

/// A row for a test: the text of each cell, and its left and right edges.
#[cfg(test)]
pub fn row(base: f32, cells: &[(&str, f32, f32)]) -> PageRow {
    let cell = |&(text, left, right): &(&str, f32, f32)| TextRun {
        text: text.to_owned(),
        left,
        right,
        base,
        size: 10.0,
        ..TextRun::default()
    };
    cells.iter().map(cell).collect()
}
