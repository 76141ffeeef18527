//! The amount of a figure, short and in parts, so that a column of them lines up at the decimal point.
//! Panes and tables show this; data formats carry the exact value.

use crate::analysis::{Figure, Modifier, Unit};
use crate::document::Language;
use crate::language::{self, DEFAULT, Locale};
use rust_decimal::Decimal;
use std::fmt;

/// An amount for a narrow column: `≥10 bn $`, `26 %`, `700 m`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShortAmount {
    /// Sign of the modifier and whole digits, to be set flush right.
    pub whole: String,
    /// Decimal point and what follows, up to and with the unit, to be set flush left.
    pub rest: String,
}

impl ShortAmount {
    /// The amount of a `figure` of a text in `language`, in English. Digits past the third decimal are rounded away.
    pub fn of(figure: &Figure, language: Language) -> Self {
        Self::in_locale(figure, language, Locale::default())
    }

    /// The same as the reader writes it: `10 bn $` is `10 Mrd. $` in German.
    pub fn in_locale(figure: &Figure, language: Language, locale: Locale) -> Self {
        let scale = Scale::of(figure.value_to.unwrap_or(figure.value), locale);
        let money = matches!(figure.unit, Some(Unit::Currency(_)));
        let sign = match figure.modifier {
            Modifier::Exact | Modifier::Range => "",
            Modifier::Approx => "~",
            Modifier::AtLeast => "≥",
            Modifier::MoreThan => ">",
            Modifier::AtMost => "≤",
            Modifier::LessThan => "<",
        };
        let mut amount = Self::default();
        amount.whole.push_str(sign);
        let mut last = figure.value;
        if let Some(to) = figure.value_to {
            amount.whole.push_str(&scale.number(figure.value, money, locale));
            amount.whole.push('–');
            last = to;
        }
        let number = scale.number(last, money, locale);
        let separator = number.find(locale.decimal_separator()).unwrap_or(number.len());
        let (whole, fraction) = number.split_at(separator);
        amount.whole.push_str(whole);
        amount.rest.push_str(fraction);
        let name = scale.name;
        if !name.is_empty() {
            amount.rest.push(' ');
            amount.rest.push_str(name);
        }
        match &figure.unit {
            None => amount.rest.push('×'),
            Some(Unit::Noun(_)) => {}
            Some(unit) => {
                amount.rest.push(' ');
                amount.rest.push_str(symbol(unit, language, locale));
            }
        }
        amount
    }
}

impl fmt::Display for ShortAmount {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.whole)?;
        formatter.write_str(&self.rest)
    }
}

/// The amount of a figure of a text in `language`, with what it counts: `10 bn $`, `700 m Nutzer`.
pub fn amount(figure: &Figure, language: Language) -> String {
    let amount = ShortAmount::of(figure, language);
    match &figure.unit {
        Some(Unit::Noun(noun)) => format!("{amount} {noun}"),
        _ => amount.to_string(),
    }
}

/// The unit in one to three columns where there is a sign for it.
fn symbol(unit: &Unit, language: Language, locale: Locale) -> &str {
    match unit {
        Unit::Currency(currency) => match currency.code() {
            "USD" => "$",
            "EUR" => "€",
            "GBP" => "£",
            "JPY" => "¥",
            code => code,
        },
        Unit::Percent => "%",
        Unit::PercentagePoint => "pp",
        Unit::IndexPoint => {
            // Where the reader's language is not known, the points keep the name that the text gives them.
            let of_text = language::pack(language).filter(|_| std::ptr::eq(locale.pack(), DEFAULT));
            of_text.unwrap_or_else(|| locale.pack()).short.points
        }
        Unit::Noun(noun) => noun,
    }
}

/// A power of ten with its short name; no power and no name for small values.
#[derive(Debug, Clone, Copy)]
struct Scale {
    zeros: u32,
    name: &'static str,
}

impl Scale {
    fn of(value: Decimal, locale: Locale) -> Self {
        let scales = locale.pack().short.scales.iter().map(|&(zeros, name)| Self { zeros, name });
        let mut reached = scales.filter(|scale| value >= scale.factor());
        reached.next().unwrap_or(Self { zeros: 0, name: "" })
    }

    fn factor(self) -> Decimal {
        Decimal::from(10_u64.pow(self.zeros))
    }

    /// `value` at this scale.
    fn number(self, value: Decimal, money: bool, locale: Locale) -> String {
        let scaled = value.checked_div(self.factor()).unwrap_or(value);
        let rounded = scaled.round_dp(3);
        // A value too small for three decimals is still not nothing.
        let rounded = if rounded.is_zero() { scaled } else { rounded };
        // Cents are always two; the zero of `1.30 bn` comes from the division.
        let mut cents = rounded.normalize();
        if money && self.zeros == 0 && (1..=2).contains(&cents.scale()) {
            cents.rescale(2);
            return locale.digits(cents);
        }
        locale.number(rounded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Currency, FigureKind};
    use crate::document::Language;
    use crate::document::Span;

    fn figure(value: &str, to: Option<&str>, unit: Option<Unit>, modifier: Modifier) -> Figure {
        let decimal = |text: &str| text.parse().unwrap_or_default();
        Figure {
            span: Span::default(),
            kind: FigureKind::Money,
            value: decimal(value),
            value_to: to.map(decimal),
            unit,
            modifier,
            direction: None,
            of: None,
            who: None,
            when: None,
            confidence: crate::analysis::LinkConfidence::default(),
        }
    }

    fn shown(value: &str, to: Option<&str>, unit: Option<Unit>, modifier: Modifier) -> String {
        let figure = figure(value, to, unit, modifier);
        let amount = ShortAmount::of(&figure, Language::new("en"));
        assert_eq!(amount, ShortAmount::in_locale(&figure, Language::new("en"), Locale::from_tag("en-US")));
        format!("{}|{}", amount.whole, amount.rest)
    }

    #[test]
    fn amounts_are_short_and_aligned() {
        let dollars = || Currency::from_code("USD").map(Unit::Currency);
        let users = || Some(Unit::Noun("Nutzer".to_owned()));
        assert_eq!(shown("10000000000", None, dollars(), Modifier::MoreThan), ">10| bn $");
        assert_eq!(shown("26", None, Some(Unit::Percent), Modifier::Exact), "26| %");
        assert_eq!(shown("700000000", None, users(), Modifier::LessThan), "<700| m");
        assert_eq!(shown("1234567", None, users(), Modifier::Exact), "1|.235 m");
        assert_eq!(shown("82.150", None, dollars(), Modifier::Exact), "82|.15 $");
        assert_eq!(shown("41.20", None, dollars(), Modifier::Exact), "41|.20 $");
        assert_eq!(shown("41.2", None, dollars(), Modifier::Exact), "41|.20 $");
        assert_eq!(shown("3000000", Some("5500000"), dollars(), Modifier::Range), "3–5|.5 m $");
        assert_eq!(shown("12345", None, users(), Modifier::Approx), "~12,345|");
        assert_eq!(shown("0.0002", None, Some(Unit::PercentagePoint), Modifier::Exact), "0|.0002 pp");
        assert_eq!(shown("2", None, None, Modifier::Exact), "2|×");
        assert_eq!(
            shown("79000000000000000000000000000", None, users(), Modifier::Exact),
            "79,000,000,000,000,000| tn"
        );
    }

    #[test]
    fn amounts_follow_the_locale() {
        let dollars = || Currency::from_code("USD").map(Unit::Currency);
        let of = |value, to, unit, modifier, locale| {
            let amount =
                ShortAmount::in_locale(&figure(value, to, unit, modifier), Language::new("en"), locale);
            format!("{}|{}", amount.whole, amount.rest)
        };
        let (exact, range) = (Modifier::Exact, Modifier::Range);
        assert_eq!(
            of("10000000000", None, dollars(), Modifier::MoreThan, Locale::from_tag("de")),
            ">10| Mrd. $"
        );
        assert_eq!(of("26.5", None, Some(Unit::Percent), exact, Locale::from_tag("de")), "26|,5 %");
        assert_eq!(of("26.5", None, Some(Unit::Percent), exact, Locale::from_tag("de-CH")), "26|.5 %");
        assert_eq!(of("1200000", None, dollars(), exact, Locale::from_tag("de-AT")), "1|,2 Mio. $");
        assert_eq!(
            of("3000000000000", Some("4500000000000"), None, range, Locale::from_tag("de")),
            "3–4|,5 Bio.×"
        );
        assert_eq!(of("41.20", None, dollars(), exact, Locale::from_tag("de")), "41|,20 $");
        assert_eq!(of("123456.7", None, dollars(), exact, Locale::from_tag("de")), "123.456|,70 $");
        assert_eq!(of("123456", None, dollars(), exact, Locale::from_tag("de-CH")), "123’456| $");
        let points = || Some(Unit::IndexPoint);
        assert_eq!(of("250", None, points(), exact, Locale::from_tag("de")), "250| Pkt");
        assert_eq!(of("250", None, points(), exact, Locale::from_tag("en-US")), "250| pts");
        let of_german = figure("250", None, points(), exact);
        assert_eq!(ShortAmount::of(&of_german, Language::new("de")).to_string(), "250 Pkt");
    }
}
