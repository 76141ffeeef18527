//! Amounts as people type them: `300`, `2.5bn`, `1,5 Mrd`, `700 m`.

use crate::language::PACKS;
use rust_decimal::Decimal;

/// An amount as the program shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShownAmount {
    /// The amount.
    pub value: Decimal,
    /// Whether a scale was named.
    pub has_scale: bool,
    /// How far the amounts that are shown like this may be from it: the program rounds to three decimals of a scale.
    pub margin: Decimal,
}

/// Reads an amount with an optional scale.
///
/// # Errors
/// Says what is wrong, or that a single separator before three digits can be read in two ways.
pub fn parse_amount(text: &str) -> Result<Decimal, String> {
    let scaled = Scaled::new(text)?;
    let number =
        scaled.number(|whole, rest| Err(format!("ambiguous: write {whole}{rest} or {whole}.{rest}0")))?;
    scaled.value(&number)
}

/// Reads an amount as the program shows it: of `72,700` and `72.700`, one is shown for seventy-two thousand, and `1.235m`
/// is a rounded one.
///
/// # Errors
/// Says what is wrong.
pub fn parse_shown_amount(text: &str) -> Result<ShownAmount, String> {
    let scaled = Scaled::new(text)?;
    let has_scale = scaled.zeros > 0;
    let number = scaled.number(|whole, rest| {
        Ok(if has_scale { format!("{whole}.{rest}") } else { format!("{whole}{rest}") })
    })?;
    let is_rounded = has_scale && number.split_once('.').is_some_and(|(_, decimals)| decimals.len() == 3);
    let margin = if is_rounded { scaled.value("0.0005")? } else { Decimal::ZERO };
    Ok(ShownAmount { value: scaled.value(&number)?, has_scale, margin })
}

/// A number and its scale, as a power of ten.
struct Scaled {
    number: String,
    zeros: u32,
}

impl Scaled {
    fn new(text: &str) -> Result<Self, String> {
        let text = text.trim();
        let split = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
        let (number, scale) = text.split_at(split);
        let is_space = |c: char| c.is_whitespace() || matches!(c, '_' | '\'' | '’');
        let number = number.replace(is_space, "").replace('−', "-");
        let scale = scale.trim_end().trim_end_matches('.').to_lowercase();
        let mut scales = PACKS.iter().flat_map(|pack| pack.typed_scales);
        let zeros = match scale.as_str() {
            "" => 0,
            scale => scales.find(|(name, _)| *name == scale).ok_or_else(wrong)?.1,
        };
        if number.contains("..") || number.contains(",,") {
            return Err(wrong());
        }
        Ok(Self { number, zeros })
    }

    /// The number with a decimal point and no other separators. `ambiguous` decides about a single one before three
    /// digits, with what stands before and behind it.
    fn number(&self, ambiguous: impl Fn(&str, &str) -> Result<String, String>) -> Result<String, String> {
        let number = &self.number;
        let separators: Vec<char> = number.chars().filter(|c| matches!(c, '.' | ',')).collect();
        Ok(match separators.as_slice() {
            [] => number.clone(),
            [one] => {
                let (whole, rest) = number.split_once(*one).ok_or_else(wrong)?;
                if rest.len() == 3 && !whole.trim_start_matches(['-', '+', '0']).is_empty() {
                    return ambiguous(whole, rest);
                }
                format!("{whole}.{rest}")
            }
            [first, .., last] if first == last => number.replace(*first, ""),
            [.., last] => {
                let grouping = if *last == '.' { ',' } else { '.' };
                number.replace(grouping, "").replace(*last, ".")
            }
        })
    }

    fn value(&self, number: &str) -> Result<Decimal, String> {
        let value: Decimal = number.parse().map_err(|_| wrong())?;
        value.checked_mul(Decimal::from(10_u64.pow(self.zeros))).ok_or_else(|| "too large".to_owned())
    }
}

fn wrong() -> String {
    "not an amount; write it like 300, 2.5bn or 1.5m".to_owned()
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
    fn amounts_are_read_as_they_are_shown() {
        for (text, value, margin) in [
            ("72,700", "72700", "0"),
            ("72.700", "72700", "0"),
            ("1.235m", "1235000", "500"),
            ("1,235 Mio.", "1235000", "500"),
            ("2.5bn", "2500000000", "0"),
            ("−50", "-50", "0"),
            ("+25", "25", "0"),
            ("0.125", "0.125", "0"),
        ] {
            let shown = parse_shown_amount(text);
            let told =
                shown.map(|shown| [shown.value, shown.margin].map(|part| part.normalize().to_string()));
            assert_eq!(told, Ok([value.to_owned(), margin.to_owned()]), "{text}");
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
