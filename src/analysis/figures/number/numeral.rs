//! Digits with their separators to exact decimals.
//!
//! What a point or a comma means is told by the shape first where the shape is clear (`1.234,56`, `20.42`,
//! `1'234`, `1,00,000`) and by the language where it is not: `1.999` is 1999 in German and 1.999 in English.

use crate::language::Writing;
use rust_decimal::Decimal;

/// Longer runs of digits are no figures (account numbers, hashes), and would not fit a decimal.
const LONGEST: usize = 40;

/// A number written in digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Numeral {
    /// Its value.
    pub value: Decimal,
    /// Whether its thousands are separated, which no year, model or house number has.
    pub grouped: bool,
    /// Whether it has a decimal part.
    pub fractional: bool,
    /// Whether it starts with a needless zero, as telephone numbers and times do.
    pub zero_led: bool,
}

/// Reads a token of digits and separators; `None` for what is no number (`20.5.2024`, `1.1.1.1`).
pub(crate) fn parse(text: &str, writing: &Writing) -> Option<Numeral> {
    const FITS_U64: usize = 18;
    if text.len() > LONGEST {
        return None;
    }
    if text.len() <= FITS_U64 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let value = text.bytes().fold(0_u64, |value, byte| value * 10 + u64::from(byte - b'0'));
        let zero_led = text.len() > 1 && text.starts_with('0');
        return Some(Numeral { value: Decimal::from(value), grouped: false, fractional: false, zero_led });
    }
    let mut digits = String::with_capacity(text.len());
    let mut separators: Vec<(char, usize)> = Vec::new();
    for char in text.chars() {
        if char.is_ascii_digit() {
            digits.push(char);
        } else {
            separators
                .push((if matches!(char, '\u{2018}' | '\u{2019}') { '\'' } else { char }, digits.len()));
        }
    }
    let point = match separators[..] {
        // `0.500` is no group of thousands in any language.
        [(_, 1)] if digits.starts_with('0') => Some(1),
        _ => decimal_place(&separators, digits.len(), writing)?,
    };
    let zero_led = point.unwrap_or(digits.len()) > 1 && digits.starts_with('0');
    if let Some(place) = point {
        digits.insert(place, '.');
    }
    let value = Decimal::from_str_exact(&digits).ok()?;
    let grouped = separators.len() > usize::from(point.is_some());
    Some(Numeral { value, grouped, fractional: point.is_some(), zero_led })
}

/// Appends a group of three digits that a space separates: `12 500`.
pub(crate) fn join_group(first: Numeral, group: &str, writing: &Writing) -> Option<Numeral> {
    let rest = parse(group, writing)?;
    let value = first.value.checked_mul(Decimal::ONE_THOUSAND)?.checked_add(rest.value)?;
    Some(Numeral { value, grouped: true, fractional: rest.fractional, zero_led: first.zero_led })
}

/// Before how many digits the decimal sign stands; `None` outside where the separators make no number.
#[allow(clippy::option_option, reason = "no number, a whole number and a decimal one are three cases")]
fn decimal_place(separators: &[(char, usize)], digits: usize, writing: &Writing) -> Option<Option<usize>> {
    let Some(&(last, place)) = separators.last() else { return Some(None) };
    let (earlier, _) = separators.split_at(separators.len() - 1);
    let mixed = earlier.iter().any(|&(char, _)| char != last);
    if mixed {
        // The last sign is the decimal one, all before it are one other sign between groups.
        let same = earlier.iter().all(|&(char, _)| char == earlier[0].0);
        return (same && last != '\'' && groups(earlier, place)).then_some(Some(place));
    }
    let grouping = last == writing.group_sign;
    let grouped = groups(separators, digits)
        || (writing.groups_of_two && grouping && groups_of_two(separators, digits));
    match (separators.len(), last) {
        (_, '\'') => grouped.then_some(None),
        (1, _) if grouping && grouped => Some(None),
        (1, _) => Some(Some(place)),
        _ => grouped.then_some(None),
    }
}

/// Whether the signs part the first `end` digits into one to three digits and then groups of three.
fn groups(separators: &[(char, usize)], end: usize) -> bool {
    let first = separators.first().map_or(end, |&(_, place)| place);
    let regular = separators.windows(2).all(|pair| pair[1].1 - pair[0].1 == 3);
    let last = separators.last().map_or(3, |&(_, place)| end - place);
    (1..=3).contains(&first) && regular && last == 3
}

/// `1,00,000`: groups of two, the last of three.
fn groups_of_two(separators: &[(char, usize)], end: usize) -> bool {
    let first = separators.first().map_or(end, |&(_, place)| place);
    let regular = separators.windows(2).all(|pair| pair[1].1 - pair[0].1 == 2);
    let last = separators.last().map_or(0, |&(_, place)| end - place);
    (1..=2).contains(&first) && regular && last == 3 && separators.len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::by_code;

    fn value(text: &str, code: &str) -> Option<String> {
        let pack = by_code(code)?;
        parse(text, &pack.writing).map(|numeral| numeral.value.to_string())
    }

    #[test]
    fn the_language_decides_where_the_shape_does_not() {
        assert_eq!(value("1.999", "de").as_deref(), Some("1999"));
        assert_eq!(value("1.999", "en").as_deref(), Some("1.999"));
        assert_eq!(value("4,800", "de").as_deref(), Some("4.800"));
        assert_eq!(value("4,800", "en").as_deref(), Some("4800"));
    }

    #[test]
    fn the_shape_decides_where_it_can() {
        for code in ["de", "en"] {
            assert_eq!(value("1.234,56", code).as_deref(), Some("1234.56"));
            assert_eq!(value("1,234.56", code).as_deref(), Some("1234.56"));
            assert_eq!(value("1’234.50", code).as_deref(), Some("1234.50"));
            assert_eq!(value("20.42", code).as_deref(), Some("20.42"));
            assert_eq!(value("0.500", code).as_deref(), Some("0.500"));
            assert_eq!(value("2,5", code).as_deref(), Some("2.5"));
            assert_eq!(value("1.234.567", code).as_deref(), Some("1234567"));
        }
        assert_eq!(value("1,00,000", "en").as_deref(), Some("100000"));
    }

    #[test]
    fn dates_versions_and_addresses_are_no_numbers() {
        for text in ["20.5.2024", "01.12.2023", "1.1.1.1", "192.168.10.1", "2,3,4", "1.2,3.4"] {
            assert_eq!(value(text, "de"), None, "{text}");
            assert_eq!(value(text, "en"), None, "{text}");
        }
        assert_eq!(value(&"1".repeat(60), "de"), None);
    }
}
