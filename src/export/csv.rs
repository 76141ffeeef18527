//! Lists as CSV (RFC 4180 with line feeds), for spreadsheets and data frames.
//!
//! A spreadsheet runs a cell that begins with `=`, `+`, `-` or `@` as a formula, and articles come from anyone. So text
//! that would be run gets an apostrophe before it, which makes it text.
//!
//! The start of a value is not the only place where a cell can begin. Where the list separator is a semicolon or a tab,
//! as in Excel with German settings, a line is split there, and quotes protect nothing, since such a cell does not begin
//! with the quote that stands at the start of the value. A line break inside a value ends the row then. `LibreOffice`
//! lets the user choose any separator. So each part of a value is looked at that begins behind one of [`SEPARATORS`].
//! Commas are left alone: a value with a comma is quoted, and stands whole wherever the comma separates.
//!
//! White space, quotes and characters that nobody sees are looked through, since spreadsheets drop them, and the
//! fullwidth forms of the signs count as signs, as they do in Excel. Plain signed numbers such as `+3,2 %` are left as
//! they are.

use super::field::{Field, FieldValue};
use crate::document::{is_direction, visible};
use std::borrow::Cow;
use std::io;

/// The characters behind which a spreadsheet may begin a cell, besides the comma.
pub const SEPARATORS: [char; 9] = [';', '\t', '|', '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}'];

/// The line with the names of the columns.
///
/// # Errors
/// None in practice: it writes to memory.
pub fn header<'f>(fields: impl IntoIterator<Item = &'f Field>) -> io::Result<Vec<u8>> {
    line(fields.into_iter().filter(|field| field.csv).map(|field| field.name.to_owned()), false)
}

/// The line of one row. For a terminal, control characters are made visible; else text goes out as it is.
///
/// # Errors
/// None in practice: it writes to memory.
pub fn row(values: &[FieldValue<'_>], terminal: bool) -> io::Result<Vec<u8>> {
    line(values.iter().filter(|(field, _)| field.csv).map(|(_, value)| value.to_csv()), terminal)
}

/// A line of these values, as harmless as those of [`row`].
///
/// # Errors
/// None in practice: it writes to memory.
pub fn line(values: impl Iterator<Item = String>, terminal: bool) -> io::Result<Vec<u8>> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for value in values {
        let shown = if terminal { visible(&value) } else { Cow::Borrowed(value.as_str()) };
        writer.write_field(defused(&shown).as_bytes())?;
    }
    writer.write_record(None::<&[u8]>)?;
    writer.into_inner().map_err(csv::IntoInnerError::into_error)
}

/// `value` as text in every spreadsheet.
fn defused(value: &str) -> Cow<'_, str> {
    if !value.contains(is_sign) {
        return Cow::Borrowed(value);
    }
    let mut safe = String::with_capacity(value.len() + 8);
    let mut rest = value;
    for part in value.split_inclusive(SEPARATORS) {
        // A cell that begins here ends at the next separator, or at none.
        let cell = part.trim_end_matches(SEPARATORS);
        if runs(cell) || !cell.trim_start_matches(is_looked_through).is_empty() && runs(rest) {
            safe.push('\'');
        }
        safe.push_str(part);
        rest = &rest[part.len()..];
    }
    if safe.len() == value.len() { Cow::Borrowed(value) } else { Cow::Owned(safe) }
}

/// Whether a spreadsheet may take `cell` for a formula.
fn runs(cell: &str) -> bool {
    let cell = cell.trim_start_matches(is_looked_through);
    match cell.chars().next() {
        Some('+' | '-' | '＋' | '－') => !is_number(cell),
        Some(first) => is_sign(first),
        None => false,
    }
}

/// What a formula begins with.
fn is_sign(character: char) -> bool {
    matches!(character, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠')
}

/// What may stand before the sign of a formula without making it text.
fn is_looked_through(character: char) -> bool {
    character.is_whitespace()
        || character.is_control()
        || is_direction(character)
        || matches!(character, '"' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// Whether a sign is followed by a plain number, perhaps with its unit: `+3,2 %`, `-$3m`, `-1.000 Mio. Euro`. Nothing
/// of it refers to a cell or calls a function.
fn is_number(signed: &str) -> bool {
    let number = signed.trim_start_matches(['+', '-', '＋', '－']).trim_start();
    let number = number.trim_start_matches(['$', '€', '£', '¥']).trim_start();
    let digits = number.strip_prefix('.').unwrap_or(number);
    let is_plain = |character: char| {
        character.is_alphanumeric() || character == ' ' || "\u{a0}\u{202f}.,'’%‰$€£¥".contains(character)
    };
    // More than one sign is a calculation.
    signed.chars().filter(|&character| is_sign(character)).count() == 1
        && digits.starts_with(|character: char| character.is_ascii_digit())
        && number.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn formulas_become_text_and_numbers_stay() {
        for text in [
            "=1+1",
            "@SUM(A1)",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "-$A$1",
            "+A1",
            " =1",
            "\"=1\"",
            "\u{feff}=1",
            "＝1+1",
            "－A1",
            "-",
        ] {
            assert_eq!(defused(text), format!("'{text}"));
        }
        for text in
            ["+3,2 %", "-5", "– 5", "10 €", "", "-$3m", "-1.000 Mio. Euro", "a = b", "Plus-Minus", "'=1"]
        {
            assert_eq!(defused(text), text);
        }
    }

    #[test]
    fn every_part_that_may_become_a_cell_is_text() {
        for (text, safe) in [
            ("x;=HYPERLINK(\"http://a\")", "x;'=HYPERLINK(\"http://a\")"),
            ("x; \"=1\";-A1;+5", "x;' \"=1\";'-A1;+5"),
            ("+1;|", "'+1;|"),
            ("a;+1|b", "a;'+1|b"),
            ("eins\n=zwei\r\n@drei", "eins\n'=zwei\r\n'@drei"),
            ("\t=1", "\t'=1"),
            ("a|=b\t=c", "a|'=b\t'=c"),
            ("Umsatz, =1", "Umsatz, =1"),
        ] {
            assert_eq!(defused(text), safe);
        }
    }

    fn values() -> impl Strategy<Value = Vec<String>> {
        let piece = prop_oneof![
            proptest::sample::select(SEPARATORS.to_vec()).prop_map(String::from),
            proptest::sample::select(vec![
                "=",
                "+",
                "-",
                "@",
                "＝",
                "＋",
                "－",
                "＠",
                " ",
                "\"",
                "'",
                ",",
                "\u{a0}",
                "\u{feff}",
                "\u{200b}",
                "\u{0}",
                "\u{1b}",
                "\u{202e}",
                "1",
                "3,5 %",
                "A1",
                "SUM(A1)",
                "cmd|' /C calc'!A0",
                "$",
                "ü",
            ])
            .prop_map(str::to_owned),
            any::<char>().prop_map(String::from),
        ];
        let value = proptest::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat());
        proptest::collection::vec(value, 1..5)
    }

    /// Whether a cell is no formula: it begins with no sign, or is a plain number.
    fn is_harmless(cell: &str) -> bool {
        let is_nothing =
            |c: char| c.is_whitespace() || c.is_control() || "\"\u{feff}\u{200b}\u{202e}".contains(c);
        let cell = cell.trim_start_matches(is_nothing);
        let Some(rest) = cell.strip_prefix(['=', '+', '-', '@', '＝', '＋', '－', '＠']) else {
            return true;
        };
        !cell.starts_with(['=', '@', '＝', '＠'])
            && !rest.contains([
                '+', '-', '=', '@', '＝', '＋', '－', '＠', '(', '!', '|', ':', '*', '/', '^', '&', '<', '>',
            ])
            && rest
                .trim_start_matches([' ', '$', '€', '£', '¥', '.', ',', '\u{a0}'])
                .starts_with(|c: char| c.is_ascii_digit())
    }

    proptest! {
        #[test]
        fn no_cell_begins_like_a_formula(values in values(), terminal: bool) {
            let bytes = line(values.into_iter(), terminal).expect("memory");
            let text = String::from_utf8(bytes.clone()).expect("UTF-8");
            let mut reader = ::csv::ReaderBuilder::new().has_headers(false).from_reader(&bytes[..]);
            for record in reader.records() {
                for value in &record.expect("CSV") {
                    for cell in value.split(SEPARATORS).chain(std::iter::once(value)) {
                        prop_assert!(is_harmless(cell), "{cell:?} of {value:?}");
                    }
                }
            }
            // As a program sees the line that knows neither the comma nor the quotes.
            for separator in SEPARATORS {
                for cell in text.split([separator, '\n', '\r']) {
                    let value = cell.trim_start_matches('"').split([',', '"']).next().unwrap_or_default();
                    prop_assert!(is_harmless(value), "{cell:?} of {text:?}");
                }
            }
        }

        #[test]
        fn nothing_but_apostrophes_is_added(values in values()) {
            for value in values {
                prop_assert_eq!(defused(&value).replace('\'', ""), value.replace('\'', ""));
            }
        }
    }
}
