//! Numbers and figures in words: `mehr als zehn Milliarden US-Dollar`, `five to seven per cent`.
//!
//! A value is taken apart once, into `Parts`, for both languages: whole digits, decimals, and the scale that a
//! person would use. 13,500,000 is `dreizehn Komma fünf Millionen`, since its digits end within three decimals of
//! the million; 1,234,567 is said in full. Decimals are said one by one. `german` and `english` know how numbers
//! sound there, `phrase` puts modifier, numbers and unit together, and the names of the currencies stand in
//! `assets/language/common/currencies.tsv`. What the text itself counts (`Grafikprozessoren`) stays in its words.
//!
//! Signs are not said: those of a figure are its direction.

mod currency;
mod english;
mod german;
#[cfg(test)]
mod tests;

use crate::analysis::{Figure, FigureKind, Modifier, Unit};
use crate::document::Language;
use rust_decimal::{Decimal, RoundingStrategy};

/// Decimals past these are not said, unless there is nothing before them.
const DECIMALS: u32 = 6;
/// How many digits of a value are said that is smaller than what [`DECIMALS`] can tell.
const SMALLEST: u32 = 3;

/// `value` in words; in English, if the language is not German. More than six decimals are rounded.
pub fn number(value: Decimal, language: Language) -> String {
    let parts = Parts::of(value);
    if language == Language::new("de") {
        german::number(&parts, german::One::default())
    } else {
        english::number(&parts)
    }
}

/// Modifier, numbers and unit of a figure in words; in English, if the language is not German.
pub fn figure(figure: &Figure, language: Language) -> String {
    let quantity = Quantity {
        value: Parts::of(figure.value),
        to: figure.value_to.map(Parts::of),
        factor: figure.unit.is_none() && figure.kind == FigureKind::Multiple,
        count: figure.kind == FigureKind::Count,
        unit: figure.unit.as_ref(),
        modifier: figure.modifier,
    };
    if language == Language::new("de") { german::quantity(&quantity) } else { english::quantity(&quantity) }
}

/// What of a figure is said.
struct Quantity<'a> {
    value: Parts,
    to: Option<Parts>,
    /// Whether it is a multiple of something: twice, a third.
    factor: bool,
    count: bool,
    unit: Option<&'a Unit>,
    modifier: Modifier,
}

/// A number as it is said: `13.5` and the six zeros of a million.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Parts {
    whole: u128,
    /// The decimals, without zeros at their end.
    decimals: String,
    /// The power of ten of the scale; 0, 6, 9 …
    zeros: u32,
}

impl Parts {
    fn of(value: Decimal) -> Self {
        let value = said(value);
        let unit = 10_u128.pow(value.scale());
        let digits = value.mantissa().unsigned_abs();
        let (whole, rest) = (digits / unit, digits % unit);
        if rest > 0 {
            let decimals = format!("{rest:0places$}", places = value.scale() as usize);
            return Self { whole, decimals, zeros: 0 };
        }
        let scale = (6..=27).rev().step_by(3).find(|&zeros| whole >= 10_u128.pow(zeros));
        match scale {
            Some(zeros) if whole.is_multiple_of(10_u128.pow(zeros - 3)) => {
                let thousandths = whole % 10_u128.pow(zeros) / 10_u128.pow(zeros - 3);
                let decimals = format!("{thousandths:03}").trim_end_matches('0').to_owned();
                Self { whole: whole / 10_u128.pow(zeros), decimals, zeros }
            }
            _ => Self { whole, decimals: String::new(), zeros: 0 },
        }
    }

    /// Whether it is 1.
    fn is_one(&self) -> bool {
        self.zeros == 0 && self.is_one_of_scale()
    }

    /// Whether it is 1, or one million, one billion …
    fn is_one_of_scale(&self) -> bool {
        self.whole == 1 && self.decimals.is_empty()
    }

    /// The same digits without the scale.
    fn without_scale(&self) -> Self {
        Self { zeros: 0, ..self.clone() }
    }

    /// The decimals as numbers.
    fn decimal_digits(&self) -> impl Iterator<Item = usize> + '_ {
        self.decimals.bytes().map(|digit| usize::from(digit.saturating_sub(b'0')))
    }

    /// Numerator and denominator of a simple fraction between 0 and 1; 0.3333 counts as a third.
    fn fraction(&self) -> Option<(u32, u32)> {
        const PLACES: u32 = 4;
        if self.whole > 0 || self.decimals.is_empty() {
            return None;
        }
        let places = PLACES as usize;
        let digits = format!("{:0<places$}", self.decimals.get(..places).unwrap_or(&self.decimals));
        let (one, value) = (10_u32.pow(PLACES), digits.parse::<u32>().ok()?);
        (2..=10).find_map(|denominator| {
            let product = value * denominator;
            let numerator = (product + one / 2) / one;
            let off = product.abs_diff(numerator * one);
            let ends = one.is_multiple_of(denominator);
            let equal = if ends { off == 0 && self.decimals.len() <= places } else { off <= denominator };
            (equal && (1..denominator).contains(&numerator)).then_some((numerator, denominator))
        })
    }
}

/// The value, rounded to what can be listened to.
fn said(value: Decimal) -> Decimal {
    let halves = RoundingStrategy::MidpointAwayFromZero;
    let rounded = value.round_dp_with_strategy(DECIMALS, halves);
    let tiny = rounded.is_zero() && !value.is_zero();
    let rounded =
        if tiny { value.round_sf_with_strategy(SMALLEST, halves).unwrap_or(value) } else { rounded };
    rounded.normalize()
}
