//! Amounts that are typed into the palette.

use crate::analysis::{Figure, FigureKind, Modifier, Unit};
use crate::present::parse_amount;
use rust_decimal::Decimal;

/// An amount that is looked for: `>1bn`, `26%`, `<=5m$`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    sense: Sense,
    amount: Decimal,
    /// What stands behind the amount, where it says what kind of figure is meant.
    percent: bool,
    currency: Option<&'static str>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sense {
    Equal,
    More { equal: bool },
    Less { equal: bool },
}

impl Wanted {
    /// Reads a word; none where it is no amount.
    pub(super) fn parse(word: &str) -> Option<Self> {
        const SENSES: [(&str, Sense); 7] = [
            (">=", Sense::More { equal: true }),
            ("≥", Sense::More { equal: true }),
            ("<=", Sense::Less { equal: true }),
            ("≤", Sense::Less { equal: true }),
            (">", Sense::More { equal: false }),
            ("<", Sense::Less { equal: false }),
            ("=", Sense::Equal),
        ];
        const SIGNS: [(char, &str); 4] = [('$', "USD"), ('€', "EUR"), ('£', "GBP"), ('¥', "JPY")];
        let found = SENSES.iter().find_map(|&(sign, sense)| Some((word.strip_prefix(sign)?, sense)));
        let (rest, sense) = found.unwrap_or((word, Sense::Equal));
        let percent = rest.ends_with('%');
        let currency = SIGNS.iter().find(|(sign, _)| rest.starts_with(*sign) || rest.ends_with(*sign));
        let number = rest.trim_matches(|char| char == '%' || SIGNS.iter().any(|(sign, _)| *sign == char));
        if !number.starts_with(|char: char| char.is_ascii_digit()) {
            return None;
        }
        let amount = parse_amount(number).ok()?;
        Some(Self { sense, amount, percent, currency: currency.map(|(_, code)| *code) })
    }

    /// Whether a figure is such an amount.
    pub(super) fn fits(&self, figure: &Figure) -> bool {
        let is_percent = matches!(figure.kind, FigureKind::Percent | FigureKind::PercentagePoints);
        if self.percent && !is_percent {
            return false;
        }
        if let Some(code) = self.currency
            && !matches!(figure.unit, Some(Unit::Currency(currency)) if currency.code() == code)
        {
            return false;
        }
        let (low, high) = (figure.value, figure.value_to.unwrap_or(figure.value));
        match self.sense {
            Sense::Equal => low <= self.amount && self.amount <= high,
            // `more than 10` is more than 10.
            Sense::More { equal } => {
                high > self.amount || high == self.amount && (equal || figure.modifier == Modifier::MoreThan)
            }
            Sense::Less { equal } => {
                low < self.amount || low == self.amount && (equal || figure.modifier == Modifier::LessThan)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_told_from_words() {
        let parse = |word| Wanted::parse(word).map(|wanted| (wanted.sense, wanted.amount.to_string()));
        assert_eq!(parse(">1bn"), Some((Sense::More { equal: false }, "1000000000".to_owned())));
        assert_eq!(parse("26%"), Some((Sense::Equal, "26".to_owned())));
        assert_eq!(parse("≤5m$"), Some((Sense::Less { equal: true }, "5000000".to_owned())));
        assert_eq!(parse("$700"), Some((Sense::Equal, "700".to_owned())));
        for word in ["meta", ">", "%", "3com", ">x"] {
            assert_eq!(parse(word), None, "{word}");
        }
    }
}
