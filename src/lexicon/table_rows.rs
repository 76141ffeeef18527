//! The one reader of the tables in `assets`, which the build script uses as well.

/// The rows of a table: the cells between tabs. Lines that start with `#` and empty lines are left out.
pub fn rows(table: &str) -> impl Iterator<Item = std::str::Split<'_, char>> + Clone {
    table.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| line.split('\t'))
}
