//! The tables in `assets/intake`: a kind, a tab, and words; lines that start with `#` are comments.

/// The rows of a table with two columns; the second is empty where there is none.
pub fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| line.split_once('\t').unwrap_or((line, "")))
}
