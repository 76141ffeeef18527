//! Lists as CSV (RFC 4180 with line feeds), for spreadsheets and data frames.
//!
//! A spreadsheet runs a cell that begins with `=` or the like as a formula, and articles come from anyone. So
//! text that would be run gets an apostrophe before it, which spreadsheets hide and which makes it text. Plain
//! signed numbers such as `+3,2 %` are left as they are.

use super::listing::{Item, Listing, Rows};
use crate::document::visible;
use std::io;

/// The line with the names of the columns. The first is `id`, the article's.
///
/// # Errors
/// None in practice: it writes to memory.
pub fn header(listing: Listing) -> io::Result<Vec<u8>> {
    line(std::iter::once("id").chain(listing.fields().iter().copied()).map(str::to_owned), false)
}

/// The line of one item. For a terminal, control characters are made visible; else text goes out as it is.
///
/// # Errors
/// None in practice: it writes to memory.
pub fn row(id: Option<&str>, rows: &Rows<'_>, item: Item<'_>, terminal: bool) -> io::Result<Vec<u8>> {
    let values = std::iter::once(id.unwrap_or_default().to_owned()).chain(rows.values(item));
    line(values, terminal)
}

/// A line of these values, as harmless as those of [`row`].
///
/// # Errors
/// None in practice: it writes to memory.
pub fn line(values: impl Iterator<Item = String>, terminal: bool) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let shown = |value: String| if terminal { visible(&value).into_owned() } else { value };
    writer.write_record(values.map(shown).map(defused))?;
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

fn defused(value: String) -> String {
    let runs = match value.chars().next() {
        Some('=' | '@' | '\t' | '\r') => true,
        Some('+' | '-') => {
            let rest = value[1..].trim_start();
            !rest.starts_with(|c: char| c.is_ascii_digit() || "$€£¥.,".contains(c))
                || rest.contains(['|', '(', '!'])
        }
        _ => false,
    };
    if runs { format!("'{value}") } else { value }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text_and_numbers_stay() {
        for text in ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2+3+cmd|'x'", "\t=1"] {
            assert_eq!(defused(text.to_owned()), format!("'{text}"));
        }
        for text in ["+3,2 %", "-5", "– 5", "10 €", "", "-$3m"] {
            assert_eq!(defused(text.to_owned()), text);
        }
    }
}
