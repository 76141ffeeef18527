//! Conditions on amounts as they are typed: `>1bn`, `<5%`, `1bn..5bn`, `≥$300m`.

use crate::language::PACKS;
use crate::present::parse_amount;
use rust_decimal::Decimal;

/// A condition on an amount.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedAmount {
    /// The least amount.
    pub min: Option<Decimal>,
    /// The largest amount.
    pub max: Option<Decimal>,
    /// Whether the bounds themselves do not match.
    pub is_strict: bool,
    /// Whether it is one of hundredths.
    pub is_percent: bool,
    /// The code of the currency.
    pub currency: Option<&'static str>,
}

impl TypedAmount {
    /// Reads a condition: an amount behind a sign, or two amounts with two points between them. None where it is neither.
    pub fn parse(text: &str) -> Option<Self> {
        const SIGNS: [(&str, bool, bool); 6] = [
            (">=", true, false),
            ("≥", true, false),
            ("<=", false, false),
            ("≤", false, false),
            (">", true, true),
            ("<", false, true),
        ];
        for (sign, is_min, is_strict) in SIGNS {
            let Some(rest) = text.strip_prefix(sign) else { continue };
            let mut condition = Self { is_strict, ..Self::default() };
            let amount = Some(condition.amount(rest)?);
            *(if is_min { &mut condition.min } else { &mut condition.max }) = amount;
            return Some(condition);
        }
        let (from, to) = text.split_once("..").or_else(|| text.split_once('…'))?;
        let mut condition = Self::default();
        let max = condition.amount(to)?;
        // `1..5bn` is from one billion on.
        let scale = to.trim_start_matches(|char: char| !char.is_alphabetic());
        let has_scale = from.contains(char::is_alphabetic);
        let min =
            if has_scale { condition.amount(from)? } else { condition.amount(&format!("{from}{scale}"))? };
        (condition.min, condition.max) = (Some(min.min(max)), Some(min.max(max)));
        Some(condition)
    }

    /// Reads the least amount of an argument: `1bn`, `5%`, `$300m`, `>3`.
    ///
    /// # Errors
    /// Those of [`parse_amount`].
    pub fn at_least(text: &str) -> Result<Self, String> {
        let condition = Self::parse(text).filter(|condition| condition.max.is_none());
        condition.map_or_else(|| Self::bound(text, |condition, amount| condition.min = Some(amount)), Ok)
    }

    /// Reads the largest amount of an argument: `1bn`, `5%`, `$300m`, `<3`.
    ///
    /// # Errors
    /// Those of [`parse_amount`].
    pub fn at_most(text: &str) -> Result<Self, String> {
        let condition = Self::parse(text).filter(|condition| condition.min.is_none());
        condition.map_or_else(|| Self::bound(text, |condition, amount| condition.max = Some(amount)), Ok)
    }

    fn bound(text: &str, set: impl Fn(&mut Self, Decimal)) -> Result<Self, String> {
        let mut condition = Self::default();
        match condition.amount(text) {
            Some(amount) => set(&mut condition, amount),
            // For the reason.
            None => set(&mut condition, parse_amount(text)?),
        }
        Ok(condition)
    }

    /// Reads an amount alone as a condition that it is exactly this one.
    pub fn exactly(text: &str) -> Option<Self> {
        let number = text.trim_start_matches('=');
        if !number.contains(|char: char| char.is_ascii_digit()) {
            return None;
        }
        let mut condition = Self::default();
        let amount = condition.amount(number)?;
        (condition.min, condition.max) = (Some(amount), Some(amount));
        Some(condition)
    }

    /// Reads an amount, and notes its sign.
    ///
    /// None where it is none.
    pub fn amount(&mut self, text: &str) -> Option<Decimal> {
        let mut text = text.trim();
        if let Some(rest) = text.strip_suffix('%') {
            (text, self.is_percent) = (rest, true);
        }
        for (sign, code) in currency_signs() {
            if let Some(rest) = text.strip_prefix(&*sign).or_else(|| text.strip_suffix(&*sign)) {
                (text, self.currency) = (rest, Some(code));
                break;
            }
        }
        parse_amount(text).ok()
    }
}

/// The signs of currencies with their codes: the words of all lexicons with the tag `figure.sign`.
fn currency_signs() -> impl Iterator<Item = (String, &'static str)> {
    let tagged = PACKS.into_iter().flat_map(|pack| pack.lexicon.tagged("figure"));
    tagged
        .filter(|tagged| tagged.tag.name == "sign")
        .map(|tagged| (tagged.form.lowercase(), tagged.tag.value))
        .filter(|(sign, _)| !sign.contains(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_bounds() {
        let least = TypedAmount::at_least(">$1bn").expect("a bound");
        assert_eq!((least.currency, least.is_strict, least.max), (Some("USD"), true, None));
        assert!(TypedAmount::at_least("5%").is_ok_and(|bound| bound.is_percent && bound.min.is_some()));
        assert!(TypedAmount::at_most("-3").is_ok_and(|bound| bound.max == Some(Decimal::from(-3))));
        for text in ["viel", "1..5bn", "", "<3"] {
            assert!(TypedAmount::at_least(text).is_err(), "{text}");
        }
        assert_eq!(TypedAmount::at_least("1.234").err(), parse_amount("1.234").err());
    }

    #[test]
    fn amounts_alone_are_told_from_words() {
        let told = |text: &str| {
            let condition = TypedAmount::exactly(text)?;
            assert_eq!(condition.min, condition.max);
            condition.min.map(|amount| amount.normalize().to_string())
        };
        assert_eq!(told("26%").as_deref(), Some("26"));
        assert_eq!(told("$700").as_deref(), Some("700"));
        assert_eq!(told("=1bn").as_deref(), Some("1000000000"));
        for text in ["meta", ">", "%", "3com", ">x", ""] {
            assert_eq!(told(text), None, "{text}");
        }
    }

    #[test]
    fn conditions_are_read() {
        let told = |text: &str| {
            let condition = TypedAmount::parse(text)?;
            let number = |number: Option<Decimal>| {
                number.map_or("-".to_owned(), |number| number.normalize().to_string())
            };
            let unit = condition.currency.unwrap_or(if condition.is_percent { "%" } else { "" });
            let strict = if condition.is_strict { " strict" } else { "" };
            Some(format!("{} {}{unit}{strict}", number(condition.min), number(condition.max)))
        };
        for (text, wanted) in [
            (">1bn", Some("1000000000 - strict")),
            (">=1Mrd", Some("1000000000 -")),
            ("≥300", Some("300 -")),
            ("<5%", Some("- 5% strict")),
            ("≤$5m", Some("- 5000000USD")),
            ("<5m€", Some("- 5000000EUR strict")),
            ("1bn..5bn", Some("1000000000 5000000000")),
            ("1..5bn", Some("1000000000 5000000000")),
            ("5%..10%", Some("5 10%")),
            ("9..3", Some("3 9")),
            ("2,5..3 Mrd", Some("2500000000 3000000000")),
            ("5", None),
            (">", None),
            ("..", None),
            ("1..", None),
            (">viel", None),
            ("a..b", None),
            ("<<3", None),
        ] {
            assert_eq!(told(text).as_deref(), wanted, "{text}");
        }
    }
}
