//! Amounts as people type them: `300`, `2.5bn`, `1,5 Mrd`, `700 m`.

use crate::language::PACKS;
use rust_decimal::Decimal;

/// Reads an amount with an optional scale.
///
/// # Errors
/// Says what is wrong, or that a single separator before three digits can be read in two ways.
pub fn parse_amount(text: &str) -> Result<Decimal, String> {
    let wrong = || "not an amount; write it like 300, 2.5bn or 1.5m".to_owned();
    let text = text.trim();
    let split = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    let (number, scale) = text.split_at(split);
    let number = number.trim().replace(['_', '\'', ' '], "");
    let scale = scale.trim_end_matches('.').to_lowercase();
    let mut scales = PACKS.iter().flat_map(|pack| pack.typed_scales);
    let zeros = match scale.as_str() {
        "" => 0,
        scale => scales.find(|(name, _)| *name == scale).ok_or_else(wrong)?.1,
    };
    if number.contains("..") || number.contains(",,") {
        return Err(wrong());
    }
    let separators: Vec<char> = number.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let plain = match separators.as_slice() {
        [] => number,
        [one] => {
            let (whole, rest) = number.split_once(*one).ok_or_else(wrong)?;
            if rest.len() == 3 && !whole.trim_start_matches(['-', '0']).is_empty() {
                return Err(format!("ambiguous: write {whole}{rest} or {whole}.{rest}0"));
            }
            format!("{whole}.{rest}")
        }
        [first, .., last] if first == last => number.replace(*first, ""),
        [.., last] => {
            let grouping = if *last == '.' { ',' } else { '.' };
            number.replace(grouping, "").replace(*last, ".")
        }
    };
    let value: Decimal = plain.parse().map_err(|_| wrong())?;
    value.checked_mul(Decimal::from(10_u64.pow(zeros))).ok_or_else(|| "too large".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_means_two_scales() {
        let all: Vec<&(&str, u32)> = PACKS.iter().flat_map(|pack| pack.typed_scales).collect();
        for (name, zeros) in &all {
            assert!(all.iter().all(|(other, theirs)| other != name || theirs == zeros), "{name}");
        }
    }

    #[test]
    fn amounts_with_and_without_scales() {
        for (text, expected) in [
            ("300", "300"),
            ("2.5bn", "2500000000"),
            ("2,5 Mrd", "2500000000"),
            ("700 m", "700000000"),
            ("1.234.567", "1234567"),
            ("1,234.5", "1234.5"),
            ("1.234,5", "1234.5"),
            ("0.125", "0.125"),
            ("-3", "-3"),
            ("10_000", "10000"),
        ] {
            assert_eq!(
                parse_amount(text).map(|value| value.normalize().to_string()).as_deref(),
                Ok(expected),
                "{text}"
            );
        }
        for text in ["", "bn", "1.000", "1,000", "ten", "3 apples", "99999999999999999999999999bn"] {
            assert!(parse_amount(text).is_err(), "{text}");
        }
    }
}
