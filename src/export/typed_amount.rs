//! Amounts as people type them: `300`, `2.5bn`, `1,5 Mrd`, `700 m`.

use rust_decimal::Decimal;

/// Scales by their short and long names.
const SCALES: [(&str, u64); 21] = [
    ("k", 1_000),
    ("tsd", 1_000),
    ("thousand", 1_000),
    ("tausend", 1_000),
    ("m", 1_000_000),
    ("mn", 1_000_000),
    ("mio", 1_000_000),
    ("million", 1_000_000),
    ("millionen", 1_000_000),
    ("millions", 1_000_000),
    ("b", 1_000_000_000),
    ("bn", 1_000_000_000),
    ("mrd", 1_000_000_000),
    ("billion", 1_000_000_000),
    ("billions", 1_000_000_000),
    ("milliarde", 1_000_000_000),
    ("milliarden", 1_000_000_000),
    ("tn", 1_000_000_000_000),
    ("trillion", 1_000_000_000_000),
    ("bio", 1_000_000_000_000),
    ("billionen", 1_000_000_000_000),
];

/// Reads an amount with an optional scale.
///
/// # Errors
/// Says what is wrong, or that a single separator before three digits can be read in two ways.
pub fn parse(text: &str) -> Result<Decimal, String> {
    let wrong = || "not an amount; write it like 300, 2.5bn or 1.5m".to_owned();
    let text = text.trim();
    let split = text.find(|c: char| c.is_alphabetic()).unwrap_or(text.len());
    let (number, scale) = text.split_at(split);
    let number = number.trim().replace(['_', '\'', ' '], "");
    let scale = scale.trim_end_matches('.').to_lowercase();
    let factor = match scale.as_str() {
        "" => 1,
        scale => SCALES.iter().find(|(name, _)| *name == scale).ok_or_else(wrong)?.1,
    };
    let separators: Vec<char> = number.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let plain = match separators.as_slice() {
        [] => number,
        [one] => {
            let (whole, rest) = number.split_once(*one).ok_or_else(wrong)?;
            if rest.len() == 3 && !whole.trim_start_matches(['-', '0']).is_empty() {
                return Err(format!(
                    "can be read as {whole}{rest} and as {whole}.{rest}0; write it one of these ways"
                ));
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
    value.checked_mul(Decimal::from(factor)).ok_or_else(|| "too large".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

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
                parse(text).map(|value| value.normalize().to_string()).as_deref(),
                Ok(expected),
                "{text}"
            );
        }
        for text in ["", "bn", "1.000", "1,000", "ten", "3 apples", "99999999999999999999999999bn"] {
            assert!(parse(text).is_err(), "{text}");
        }
    }
}
