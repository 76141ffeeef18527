//! Where the numbers of a column are aligned: at their decimal sign.

use crate::layout::cell;

/// So many letters before a number may be a currency: `EUR 5`, `Rs 5`.
const LONGEST_CURRENCY: usize = 3;

/// So many characters may stand where there is no number: `n.a.`, `n/m`.
const LONGEST_BLANK: usize = 4;

/// The columns that a number takes before its decimal sign, or before what stands behind its last digit; `None` for
/// words. `group` is what stands between thousands.
pub(super) fn columns_before_decimals(text: &str, group: char) -> Option<u16> {
    let first = text.find(|char: char| char.is_ascii_digit())?;
    if !may_precede(&text[..first]) {
        return None;
    }
    let mut run = 0;
    for (offset, char) in text[first..].char_indices() {
        if char.is_ascii_digit() {
            run = offset + 1;
        } else if !matches!(char, '.' | ',' | '\'' | '’' | '\u{A0}' | '\u{2009}' | '\u{202F}') {
            break;
        }
    }
    let number = &text[first..first + run];
    let decimal = if group == ',' { '.' } else { ',' };
    // The sign of thousands stands again and again, that of decimals once.
    let whole = match number.rfind(decimal) {
        Some(at) if number.matches(decimal).count() == 1 => at,
        _ => run,
    };
    Some(u16::try_from(cell::width(&text[..first + whole])).unwrap_or(u16::MAX))
}

/// Whether a cell says that there is no number: `–`, `n.a.`, `n/m`.
pub(super) fn is_blank(text: &str) -> bool {
    let mut letters = text.chars().filter(|char| char.is_alphanumeric());
    let has_digits = text.contains(|char: char| char.is_ascii_digit());
    letters.next().is_none()
        || (!has_digits && text.contains(['.', '/']) && text.chars().count() <= LONGEST_BLANK)
}

/// Whether signs, or the letters of a currency, are all that stands before a number. `Q3` is no number.
fn may_precede(before: &str) -> bool {
    let letters = before.chars().filter(|char| char.is_alphabetic()).count();
    letters <= LONGEST_CURRENCY && !before.ends_with(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_aligned_at_their_decimal_sign() {
        for (text, group, columns) in [
            ("1.340,2", '.', 5),
            ("42,454.12", ',', 6),
            ("1'042.3", ',', 5),
            ("1'042,3", '\'', 5),
            ("184\u{a0}220", '.', 7),
            ("(2,115)", ',', 6),
            ("$ (0.07)", ',', 4),
            ("-0,14 %", '.', 2),
            ("1.234.567", '.', 9),
            ("+3 Bp", '.', 2),
            ("EUR 5", '.', 5),
            ("2023e", '.', 4),
        ] {
            assert_eq!(columns_before_decimals(text, group), Some(columns), "{text}");
        }
        for text in ["", "Q3 2024", "–", "Umsatz", "Umsatz 5", "n/a"] {
            assert_eq!(columns_before_decimals(text, '.'), None, "{text}");
        }
    }

    #[test]
    fn what_stands_for_no_number_is_told_from_words() {
        assert!(["–", "", "n/a", "n.a.", "…"].into_iter().all(is_blank));
        assert!(!["ja", "offen", "3", "Wien/Graz"].into_iter().any(is_blank));
    }
}
