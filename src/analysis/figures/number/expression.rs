//! A number with its scale.

use crate::analysis::figures::vocabulary::cardinal::CardinalSuffix;
use rust_decimal::Decimal;
use std::ops::Range;

/// A number with its scale, before its unit is known.
#[allow(
    clippy::struct_excessive_bools,
    reason = "independent marks of how it is written, each asked for alone"
)]
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Number {
    /// The tokens of number and scale.
    pub tokens: Range<usize>,
    /// The value without the scale.
    pub mantissa: Decimal,
    /// What the scale words multiply it by.
    pub scale: Option<Decimal>,
    /// Whether the scale is a letter that means one only beside a unit.
    pub letter: bool,
    /// Whether it is written in words.
    pub spelled: bool,
    /// Whether it is `ein`, `one` or an article: a number only beside a scale or unit.
    pub single: bool,
    /// Whether its thousands are separated.
    pub grouped: bool,
    /// Whether it has a decimal part.
    pub fractional: bool,
    /// What a compound cardinal is joined to.
    pub suffix: CardinalSuffix,
    /// Whether accounting brackets, `(4.2)`, stand around the mantissa.
    pub bracketed: bool,
}

impl Number {
    /// A spelled number without scale.
    pub fn new(tokens: Range<usize>, mantissa: Decimal) -> Self {
        Self {
            tokens,
            mantissa,
            scale: None,
            letter: false,
            spelled: true,
            single: false,
            grouped: false,
            fractional: false,
            suffix: CardinalSuffix::None,
            bracketed: false,
        }
    }

    /// The value with the scale; `None` where it is too large.
    pub fn value(&self) -> Option<Decimal> {
        self.mantissa.checked_mul(self.scale.unwrap_or(Decimal::ONE))
    }
}
