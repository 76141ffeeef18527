//! Number expressions: digits or words with their scale, `3,5 Mrd.`, `eine halbe Million`, `twenty-five thousand`,
//! `three quarters of a billion`.

pub(crate) mod digits;
pub(crate) mod expression;
pub(crate) mod numeral;
pub(crate) mod part;
pub(crate) mod scale;
pub(crate) mod spoken;
pub(crate) mod words;

use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::vocabulary::cardinal::CardinalSuffix;
use expression::Number;

/// Reads the number expression that starts at `index` and ends before `end`.
pub(super) fn parse(text: &FigureText<'_>, index: usize, end: usize) -> Option<Number> {
    let mut number = if text.is_number(index) {
        digits::digits(text, index, end)?
    } else if let Some(value) = text.entry(index).fraction_sign {
        Number::new(index..index + 1, value)
    } else if let Some(part) = part::part_of_scale(text, index, end) {
        return Some(part);
    } else {
        words::cardinal(text, index, end)?
    };
    if number.suffix == CardinalSuffix::None {
        scale::scales(text, &mut number, end);
    }
    Some(number)
}
