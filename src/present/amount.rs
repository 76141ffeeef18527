//! The amount of a figure, short and in parts, so that a column of them lines up at the decimal point.
//!
//! Amounts look as in the newspapers of the reader's language: `$10bn`, `€1.94bn`, `CHF 4.2bn`, `25%` in English, `10 Mrd. $`,
//! `300 Mio. Fr.`, `25 %` in German. Signs, scales and their order are data of the packs ([`ShortForms`]). A part of a whole
//! (`um ein Viertel`) is a percentage. Panes and tables show this; data formats carry the exact value.

use crate::analysis::{Direction, Figure, FigureKind, Modifier, Unit};
use crate::document::Language;
use crate::language::{self, DEFAULT, Locale, ShortForms};
use rust_decimal::Decimal;
use std::fmt;

/// An amount for a narrow column: `≥$10bn`, `26%`, `700m`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ShortAmount {
    /// Signs and whole digits, to be set flush right.
    pub whole: String,
    /// Decimal point and what follows, up to and with the unit, to be set flush left.
    pub rest: String,
}

impl ShortAmount {
    /// The amount of a `figure` of a text in `language`, in English. Digits past the third decimal are rounded away.
    pub fn of(figure: &Figure, language: Language) -> Self {
        Self::in_locale(figure, language, Locale::default())
    }

    /// The same as the reader writes it: `$10bn` is `10 Mrd. $` in German.
    pub fn in_locale(figure: &Figure, language: Language, locale: Locale) -> Self {
        match part_of_whole(figure) {
            Some(percentage) => Self::written(&percentage, language, locale, change_sign(figure)),
            None => Self::written(figure, language, locale, ""),
        }
    }

    fn written(figure: &Figure, language: Language, locale: Locale, change: &str) -> Self {
        let forms = &locale.pack().short;
        let scale = Scale::of(figure.value_to.unwrap_or(figure.value), locale);
        let money = matches!(figure.unit, Some(Unit::Currency(_)));
        let mut amount = Self::default();
        amount.whole.push_str(modifier_sign(figure.modifier));
        amount.whole.push_str(change);
        let unit = figure.unit.as_ref().filter(|unit| !matches!(unit, Unit::Noun(_)));
        let symbol = unit.map(|unit| symbol(unit, language, locale));
        if let Some(currency) = symbol.filter(|_| money && forms.currency_first) {
            amount.whole.push_str(currency);
            // Letters need a space before the digits.
            if currency.ends_with(char::is_alphanumeric) {
                amount.whole.push(' ');
            }
        }
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
        amount.rest.push_str(&behind_number(scale.name, forms));
        match (&figure.unit, symbol) {
            (None, _) => amount.rest.push('×'),
            (Some(_), Some(symbol)) if !(money && forms.currency_first) => {
                let is_joined = !money && unit != Some(&Unit::IndexPoint) && scale.name.is_empty();
                if !(is_joined && forms.joined) {
                    amount.rest.push(' ');
                }
                amount.rest.push_str(symbol);
            }
            _ => {}
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

/// The amount of a figure of a text in `language`, with what it counts: `$10bn`, `700m Nutzer`.
pub fn amount(figure: &Figure, language: Language) -> String {
    let amount = ShortAmount::of(figure, language);
    match &figure.unit {
        Some(Unit::Noun(noun)) => format!("{amount} {noun}"),
        _ => amount.to_string(),
    }
}

/// The same for programs, which may rely on the order of number, scale and unit: `10 bn $`, `26 %`.
pub fn amount_for_programs(figure: &Figure, language: Language) -> String {
    let locale = Locale::default();
    let scale = Scale::of(figure.value_to.unwrap_or(figure.value), locale);
    let money = matches!(figure.unit, Some(Unit::Currency(_)));
    let number = |value| scale.number(value, money, locale);
    let mut parts = vec![match figure.value_to {
        Some(to) => format!("{}{}–{}", modifier_sign(figure.modifier), number(figure.value), number(to)),
        None => format!("{}{}", modifier_sign(figure.modifier), number(figure.value)),
    }];
    parts.extend(Some(scale.name.to_owned()).filter(|name| !name.is_empty()));
    let unit = match &figure.unit {
        Some(Unit::Currency(currency)) => match currency.code() {
            "USD" => "$",
            "EUR" => "€",
            "GBP" => "£",
            "JPY" => "¥",
            code => code,
        },
        Some(unit) => symbol(unit, language, locale),
        None => "",
    };
    parts.extend(Some(unit.to_owned()).filter(|unit| !unit.is_empty()));
    let joined = parts.join(" ");
    if figure.unit.is_none() { format!("{joined}×") } else { joined }
}

/// The unit with the scale of `value`, without any number: `$bn`, `Mrd. $`, `%`; empty for counts below a million.
pub fn unit_and_scale(figure: &Figure, value: Decimal, language: Language, locale: Locale) -> String {
    let forms = &locale.pack().short;
    let name = Scale::of(value, locale).name;
    match &figure.unit {
        None => "×".to_owned(),
        Some(Unit::Noun(_)) => name.to_owned(),
        Some(unit) => {
            let symbol = symbol(unit, language, locale);
            let is_first = forms.currency_first && matches!(unit, Unit::Currency(_));
            let gap = if is_first && !symbol.ends_with(char::is_alphanumeric) { "" } else { " " };
            match (name.is_empty(), is_first) {
                (true, _) => symbol.to_owned(),
                (false, true) => format!("{symbol}{gap}{name}"),
                (false, false) => format!("{name} {symbol}"),
            }
        }
    }
}

/// The number of `figure` at the scale of `value`, with its modifier and without scale and unit: `14.7`, `35–40`. It has at
/// least so many `decimals`.
pub fn number_at_scale(figure: &Figure, value: Decimal, decimals: u32, locale: Locale) -> String {
    let scale = Scale::of(value, locale);
    let number = |value| {
        let mut number = scale.rounded(value).normalize();
        if number.scale() < decimals {
            number.rescale(decimals);
        }
        locale.digits(number)
    };
    let sign = modifier_sign(figure.modifier);
    match figure.value_to {
        Some(to) => format!("{sign}{}–{}", number(figure.value), number(to)),
        None => format!("{sign}{}", number(figure.value)),
    }
}

/// How many decimals the number of `figure` has at the scale of `value`.
pub fn decimals_at_scale(figure: &Figure, value: Decimal, locale: Locale) -> u32 {
    Scale::of(value, locale).rounded(figure.value).normalize().scale()
}

/// The percentage that `figure` is, where it is a part of a whole: `a quarter` is 25 per cent.
fn part_of_whole(figure: &Figure) -> Option<Figure> {
    let is_part = |value: Decimal| value > Decimal::ZERO && value < Decimal::ONE;
    let is_one = figure.unit.is_none()
        && figure.kind == FigureKind::Multiple
        && is_part(figure.value)
        && figure.value_to.is_none_or(is_part);
    // A third has no last decimal.
    let percent = |value: Decimal| (value * Decimal::ONE_HUNDRED).round_dp(1);
    is_one.then(|| Figure {
        value: percent(figure.value),
        value_to: figure.value_to.map(percent),
        unit: Some(Unit::Percent),
        ..figure.clone()
    })
}

/// The sign before a part by which something changes.
fn change_sign(figure: &Figure) -> &'static str {
    match figure.direction {
        Some(Direction::Up) => "+",
        Some(Direction::Down) => "−",
        None => "",
    }
}

fn modifier_sign(modifier: Modifier) -> &'static str {
    match modifier {
        Modifier::Exact | Modifier::Range => "",
        Modifier::Approx => "~",
        Modifier::AtLeast => "≥",
        Modifier::MoreThan => ">",
        Modifier::AtMost => "≤",
        Modifier::LessThan => "<",
    }
}

/// A scale with what stands between it and the number.
fn behind_number(name: &str, forms: &ShortForms) -> String {
    match (name.is_empty(), forms.joined) {
        (true, _) => String::new(),
        (false, true) => name.to_owned(),
        (false, false) => format!(" {name}"),
    }
}

/// The unit in one to three columns where there is a sign for it.
fn symbol(unit: &Unit, language: Language, locale: Locale) -> &str {
    match unit {
        Unit::Currency(currency) => {
            let code = currency.code();
            let mut signs = locale.pack().short.currencies.iter();
            signs.find(|(of, _)| *of == code).map_or(code, |(_, sign)| sign)
        }
        Unit::Percent => "%",
        Unit::PercentagePoint => locale.pack().short.percentage_points,
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

    /// `value` at this scale, with three decimals. A value that is too small for these is still not nothing.
    fn rounded(self, value: Decimal) -> Decimal {
        let scaled = value.checked_div(self.factor()).unwrap_or(value);
        let rounded = scaled.round_dp(3);
        if rounded.is_zero() { scaled } else { rounded }
    }

    /// `value` at this scale, as text.
    fn number(self, value: Decimal, money: bool, locale: Locale) -> String {
        let rounded = self.rounded(value);
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

    fn figure(value: &str, to: Option<&str>, unit: Option<Unit>, modifier: Modifier) -> Figure {
        let decimal = |text: &str| text.parse().unwrap_or_default();
        Figure {
            value_to: to.map(decimal),
            modifier,
            ..Figure::of_amount(FigureKind::Money, decimal(value), unit)
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
        assert_eq!(shown("10000000000", None, dollars(), Modifier::MoreThan), ">$10|bn");
        assert_eq!(shown("26", None, Some(Unit::Percent), Modifier::Exact), "26|%");
        assert_eq!(shown("700000000", None, users(), Modifier::LessThan), "<700|m");
        assert_eq!(shown("1234567", None, users(), Modifier::Exact), "1|.235m");
        assert_eq!(shown("82.150", None, dollars(), Modifier::Exact), "$82|.15");
        assert_eq!(shown("41.2", None, dollars(), Modifier::Exact), "$41|.20");
        assert_eq!(shown("3000000", Some("5500000"), dollars(), Modifier::Range), "$3–5|.5m");
        assert_eq!(shown("12345", None, users(), Modifier::Approx), "~12,345|");
        assert_eq!(shown("0.0002", None, Some(Unit::PercentagePoint), Modifier::Exact), "0|.0002pp");
        assert_eq!(shown("2", None, None, Modifier::Exact), "2|×");
        assert_eq!(
            shown("79000000000000000000000000000", None, users(), Modifier::Exact),
            "79,000,000,000,000,000|tn"
        );
    }

    /// Value, unit, modifier, and what papers write in English and in German.
    #[test]
    fn amounts_look_as_papers_write_them() {
        let unit = |name: &str| match name {
            "%" => Some(Unit::Percent),
            "pp" => Some(Unit::PercentagePoint),
            "points" => Some(Unit::IndexPoint),
            "" => None,
            code => Currency::from_code(code).map(Unit::Currency),
        };
        for (value, of, modifier, english, german) in [
            ("10000000000", "USD", Modifier::MoreThan, ">$10bn", ">10 Mrd. $"),
            ("1940000000", "EUR", Modifier::Exact, "€1.94bn", "1,94 Mrd. €"),
            ("3100000000", "AUD", Modifier::Exact, "A$3.1bn", "3,1 Mrd. AUD"),
            ("300000000", "GBP", Modifier::Approx, "~£300m", "~300 Mio. £"),
            ("120000000000", "JPY", Modifier::AtLeast, "≥¥120bn", "≥120 Mrd. ¥"),
            ("4200000000", "CHF", Modifier::AtMost, "≤CHF 4.2bn", "≤4,2 Mrd. Fr."),
            ("300000000", "CHF", Modifier::Exact, "CHF 300m", "300 Mio. Fr."),
            ("25000000", "SEK", Modifier::Exact, "SEK 25m", "25 Mio. SEK"),
            ("2.5", "EUR", Modifier::Exact, "€2.50", "2,50 €"),
            ("25", "%", Modifier::Exact, "25%", "25 %"),
            ("1.5", "pp", Modifier::Exact, "1.5pp", "1,5 PP"),
            ("250", "points", Modifier::Exact, "250 pts", "250 Pkt"),
            ("3", "", Modifier::Exact, "3×", "3×"),
        ] {
            let figure = figure(value, None, unit(of), modifier);
            let language = Language::new("en");
            let shown = |tag| ShortAmount::in_locale(&figure, language, Locale::from_tag(tag)).to_string();
            assert_eq!([shown("en"), shown("de")], [english, german], "{value} {of}");
        }
    }

    #[test]
    fn a_part_of_a_whole_is_a_percentage() {
        for (value, direction, english, german) in [
            ("0.25", Some(Direction::Up), "+25%", "+25 %"),
            ("0.333333", Some(Direction::Down), "−33.3%", "−33,3 %"),
            ("0.5", None, "50%", "50 %"),
            ("2", Some(Direction::Up), "2×", "2×"),
        ] {
            let figure = Figure {
                kind: FigureKind::Multiple,
                direction,
                ..figure(value, None, None, Modifier::Exact)
            };
            let shown =
                |tag| ShortAmount::in_locale(&figure, Language::new("de"), Locale::from_tag(tag)).to_string();
            assert_eq!([shown("en"), shown("de")], [english, german], "{value}");
        }
    }

    #[test]
    fn a_row_of_numbers_has_one_unit() {
        let dollars = Currency::from_code("USD").map(Unit::Currency);
        let francs = Currency::from_code("CHF").map(Unit::Currency);
        let billions = Decimal::from(14_700_000_000_u64);
        for (unit, english, german) in [(dollars, "$bn", "Mrd. $"), (francs, "CHF bn", "Mrd. Fr.")] {
            let figure = figure("900000000", None, unit, Modifier::Approx);
            let (en, de) = (Locale::from_tag("en"), Locale::from_tag("de"));
            let shown = |locale| unit_and_scale(&figure, billions, Language::new("en"), locale);
            assert_eq!([shown(en), shown(de)], [english, german]);
            assert_eq!(decimals_at_scale(&figure, billions, en), 1);
            assert_eq!(number_at_scale(&figure, billions, 0, en), "~0.9");
            assert_eq!(number_at_scale(&figure, billions, 2, de), "~0,90");
        }
        let percent = figure("5", Some("7"), Some(Unit::Percent), Modifier::Range);
        assert_eq!(unit_and_scale(&percent, Decimal::TEN, Language::new("en"), Locale::default()), "%");
        assert_eq!(number_at_scale(&percent, Decimal::TEN, 0, Locale::default()), "5–7");
    }

    #[test]
    fn programs_get_number_scale_and_unit() {
        let dollars = || Currency::from_code("USD").map(Unit::Currency);
        let of = |value, to, unit, modifier| {
            amount_for_programs(&figure(value, to, unit, modifier), Language::new("en"))
        };
        assert_eq!(of("10000000000", None, dollars(), Modifier::MoreThan), ">10 bn $");
        assert_eq!(of("3000000", Some("5500000"), dollars(), Modifier::Range), "3–5.5 m $");
        assert_eq!(of("26", None, Some(Unit::Percent), Modifier::Exact), "26 %");
        assert_eq!(of("0.25", None, None, Modifier::Exact), "0.25×");
        assert_eq!(of("8000", None, Some(Unit::Noun("jobs".to_owned())), Modifier::Exact), "8,000 jobs");
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
