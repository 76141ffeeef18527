//! How a language says numbers and amounts.
//!
//! A value is taken apart once, into [`SpokenNumber`], for all languages: whole digits, decimals, and the scale that a
//! person would use. 13,500,000 is `dreizehn Komma fünf Millionen`, since its digits end within three decimals of
//! the million; 1,234,567 is said in full. Decimals are said one by one. Signs are not said: those of a figure are its
//! direction.

use rust_decimal::{Decimal, RoundingStrategy};
use std::fmt::Debug;

/// Decimals past these are not said, unless there is nothing before them.
const DECIMALS: u32 = 6;
/// How many digits of a value are said that is smaller than what [`DECIMALS`] can tell.
const SMALLEST: u32 = 3;

/// How a language says numbers and amounts.
pub trait Speech: Debug + Sync {
    /// A number in words.
    fn number(&self, number: &SpokenNumber) -> String;

    /// Modifier, numbers and unit of an amount in words.
    fn quantity(&self, quantity: &SpokenQuantity<'_>) -> String;
}

/// What of an amount is said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenQuantity<'a> {
    /// The number, or the first one of a range.
    pub value: SpokenNumber,
    /// The last number of a range.
    pub to: Option<SpokenNumber>,
    /// Whether it is a multiple of something: twice, a third.
    pub is_factor: bool,
    /// Whether it counts things that can be told apart: `fewer than`, not `less than`.
    pub is_count: bool,
    /// What it is an amount of.
    pub unit: Option<SpokenUnit<'a>>,
    /// How exact it is.
    pub modifier: SpokenModifier,
}

/// What stands behind a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpokenUnit<'a> {
    /// A currency, by its ISO 4217 code.
    Currency(&'a str),
    /// Hundredths.
    Percent,
    /// The difference between two percentages.
    PercentagePoint,
    /// Points of an index.
    IndexPoint,
    /// A noun of the text, which is said as it stands there.
    Noun(&'a str),
}

/// What stands before a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpokenModifier {
    /// Nothing.
    None,
    /// It is about so much.
    Approx,
    /// It is so much or more.
    AtLeast,
    /// It is more.
    MoreThan,
    /// It is so much or less.
    AtMost,
    /// It is less.
    LessThan,
}

/// A number as it is said: `13.5` and the six zeros of a million.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpokenNumber {
    /// The whole digits.
    pub whole: u128,
    /// The decimals, without zeros at their end.
    pub decimals: String,
    /// The power of ten of the scale; 0, 6, 9 …
    pub zeros: u32,
}

impl SpokenNumber {
    /// `value` as a person would say it. A sign is not said.
    pub fn of(value: Decimal) -> Self {
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
    pub fn is_one(&self) -> bool {
        self.zeros == 0 && self.is_one_of_scale()
    }

    /// Whether it is 1, or one million, one billion …
    pub fn is_one_of_scale(&self) -> bool {
        self.whole == 1 && self.decimals.is_empty()
    }

    /// The same digits without the scale.
    #[must_use]
    pub fn without_scale(&self) -> Self {
        Self { zeros: 0, ..self.clone() }
    }

    /// The decimals as numbers.
    pub fn decimal_digits(&self) -> impl Iterator<Item = usize> + '_ {
        self.decimals.bytes().map(|digit| usize::from(digit.saturating_sub(b'0')))
    }

    /// Numerator and denominator of a simple fraction between 0 and 1; 0.3333 counts as a third.
    pub fn fraction(&self) -> Option<(u32, u32)> {
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
