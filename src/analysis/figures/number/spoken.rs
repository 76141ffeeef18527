//! What may follow a number word: a half, and decimals.

use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::number::expression::Number;
use crate::analysis::figures::number::numeral;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use rust_decimal::Decimal;

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// `two and a half million`
pub(super) fn and_a_half(text: &FigureText<'_>, number: &mut Number, end: usize) {
    let next = number.tokens.end;
    if next + 2 < end
        && text.is(next, FigureTag::And)
        && text.is(next + 1, FigureTag::Article)
        && text.entry(next + 2).half == Some(HALF)
    {
        number.mantissa = number.mantissa.saturating_add(HALF);
        number.tokens.end = next + 3;
    }
}

/// `one point three`, `1 point 1`
pub(super) fn decimal_words(text: &FigureText<'_>, number: &mut Number) {
    let at = number.tokens.end + 1;
    let digit = if text.is_number(at) {
        numeral::parse(text.form(at), &text.pack.writing).map(|numeral| numeral.value)
    } else {
        text.entry(at).number
    };
    if let Some(digit) = digit.filter(|digit| *digit < Decimal::TEN) {
        number.mantissa = number.mantissa.saturating_add(digit / Decimal::TEN);
        number.fractional = true;
        number.single = false;
        number.tokens.end = at + 1;
    }
}
