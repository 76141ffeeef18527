//! Conditions on amounts as they are typed, and as the program shows amounts: `>1bn`, `<5%`, `1bn..5bn`, `≥$300m`,
//! `616 Mio. €`, `€17–17.3bn`.

use super::typed_unit::{TypedUnit, split};
use crate::analysis::FigureKind;
use crate::present::{parse_amount, parse_shown_amount};
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
    /// The kinds of figures that have its unit; empty for a currency, or none.
    pub kinds: &'static [FigureKind],
    /// The code of the currency.
    pub currency: Option<&'static str>,
    /// How far the amounts that are shown like the typed one may be from it.
    margin: Decimal,
}

impl TypedAmount {
    /// Reads a condition: an amount behind a sign, or two amounts with two points between them. None where it is neither.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((is_min, is_strict, rest)) = signed(text) {
            let mut condition = Self { is_strict, ..Self::default() };
            let amount = Some(condition.amount(rest)?);
            *(if is_min { &mut condition.min } else { &mut condition.max }) = amount;
            return Some(condition);
        }
        let shown = || text.split_once('–').filter(|(from, _)| !from.trim().is_empty());
        let (from, to) = text.split_once("..").or_else(|| text.split_once('…')).or_else(shown)?;
        let mut condition = Self::default();
        let (max, has_scale) = condition.read(to)?;
        // `1..5bn` is from one billion on.
        let scale = to.trim_start_matches(|char: char| !char.is_alphabetic());
        let from_alone = condition.read(from)?;
        let min = match from_alone {
            (min, true) => min,
            (min, false) if !has_scale => min,
            _ => condition.read(&format!("{from}{scale}"))?.0,
        };
        let has_unit = has_scale || condition.has_unit();
        // Years have a dash between them too.
        if !has_unit && text.contains('–') {
            return None;
        }
        (condition.min, condition.max) = (Some(min.min(max)), Some(min.max(max)));
        Some(condition)
    }

    /// Reads the least amount of an argument: `1bn`, `5%`, `$300m`, `>3`.
    ///
    /// # Errors
    /// Those of [`parse_amount`].
    pub fn at_least(text: &str) -> Result<Self, String> {
        Self::bound(text, true)
    }

    /// Reads the largest amount of an argument: `1bn`, `5%`, `$300m`, `<3`.
    ///
    /// # Errors
    /// Those of [`parse_amount`].
    pub fn at_most(text: &str) -> Result<Self, String> {
        Self::bound(text, false)
    }

    fn bound(text: &str, is_least: bool) -> Result<Self, String> {
        let sign = signed(text).filter(|(is_min, ..)| *is_min == is_least);
        let (is_strict, rest) = sign.map_or((false, text), |(_, is_strict, rest)| (is_strict, rest));
        let lower = rest.trim().to_lowercase();
        let (number, unit) = split(&lower).unzip();
        let amount = Some(parse_amount(number.unwrap_or(&lower))?);
        let mut condition = Self { is_strict, ..Self::default() };
        condition.take_unit(unit);
        *(if is_least { &mut condition.min } else { &mut condition.max }) = amount;
        Ok(condition)
    }

    /// Reads an amount alone as a condition that it is exactly this one: `26%`, `=3`, `~$10bn`.
    pub fn exactly(text: &str) -> Option<Self> {
        let mut condition = Self::default();
        let number = text.trim_start_matches(['=', '~', '≈']);
        let (amount, _) = condition.read(number)?;
        let margin = condition.margin;
        (condition.min, condition.max) = (Some(amount - margin), Some(amount + margin));
        Some(condition)
    }

    /// As [`exactly`](Self::exactly), but a number alone is none: `616m`, `5 %` and `=3` are told from words.
    pub fn shown(text: &str) -> Option<Self> {
        let mut condition = Self::default();
        let (_, has_scale) = condition.read(text.trim_start_matches(['=', '~', '≈']))?;
        let is_told = has_scale || condition.has_unit() || text.starts_with('=');
        if is_told { Self::exactly(text) } else { None }
    }

    /// Reads an amount, and notes its unit.
    ///
    /// None where it is none.
    pub fn amount(&mut self, text: &str) -> Option<Decimal> {
        self.read(text).map(|(amount, _)| amount)
    }

    /// Reads an amount, notes its unit, and says whether it has a scale.
    fn read(&mut self, text: &str) -> Option<(Decimal, bool)> {
        if !text.contains(|char: char| char.is_ascii_digit()) {
            return None;
        }
        let text = text.trim().to_lowercase();
        let (number, unit) =
            split(&text).map_or((text.as_str(), None), |(number, unit)| (number, Some(unit)));
        let shown = parse_shown_amount(number).ok()?;
        self.take_unit(unit);
        self.margin = shown.margin;
        Some((shown.value, shown.has_scale))
    }

    fn take_unit(&mut self, unit: Option<TypedUnit>) {
        match unit {
            Some(TypedUnit::Currency(code)) => self.currency = Some(code),
            Some(TypedUnit::Kinds(kinds)) => self.kinds = kinds,
            None => {}
        }
    }

    fn has_unit(&self) -> bool {
        self.currency.is_some() || !self.kinds.is_empty()
    }
}

/// What a sign before an amount says: whether it is a least amount, whether it is strict, and what stands behind it.
fn signed(text: &str) -> Option<(bool, bool, &str)> {
    const SIGNS: [(&str, bool, bool); 6] = [
        (">=", true, false),
        ("≥", true, false),
        ("<=", false, false),
        ("≤", false, false),
        (">", true, true),
        ("<", false, true),
    ];
    let found = |&(sign, is_min, is_strict)| Some((is_min, is_strict, text.strip_prefix(sign)?));
    SIGNS.iter().find_map(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arguments_are_bounds() {
        let least = TypedAmount::at_least(">$1bn").expect("a bound");
        assert_eq!((least.currency, least.is_strict, least.max), (Some("USD"), true, None));
        assert!(
            TypedAmount::at_least("5%").is_ok_and(|bound| !bound.kinds.is_empty() && bound.min.is_some())
        );
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
        for text in ["26%", "€616m", "A$3.1bn", "616Mio.€", "5 %", "=3", "~€14bn", "3 PP", "1.5×"] {
            assert!(TypedAmount::shown(text).is_some(), "{text}");
        }
        for text in ["300", "2024", "meta", "m", "€", "2023–2024"] {
            assert_eq!(TypedAmount::shown(text), None, "{text}");
        }
        let rounded = TypedAmount::shown("€1.235m").expect("an amount");
        assert_eq!(
            [rounded.min, rounded.max],
            [1_234_500, 1_235_500].map(|bound| Some(Decimal::from(bound)))
        );
    }

    #[test]
    fn conditions_are_read() {
        let told = |text: &str| {
            let condition = TypedAmount::parse(text)?;
            let number = |number: Option<Decimal>| {
                number.map_or("-".to_owned(), |number| number.normalize().to_string())
            };
            let unit = condition.currency.unwrap_or(if condition.kinds.is_empty() { "" } else { "%" });
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
            ("€17–17.3bn", Some("17000000000 17300000000EUR")),
            ("35–40 Mrd. $", Some("35000000000 40000000000USD")),
            ("<4,6 Mrd. Fr.", Some("- 4600000000CHF strict")),
            ("≥A$3.1bn", Some("3100000000 -AUD")),
            (">72,700", Some("72700 - strict")),
            ("2023–2024", None),
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
