//! Parts of a scale: `eine halbe Million`, `three quarters of a billion`.

use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::number::expression::Number;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::{CurrencyForm, ScaleForm};
use rust_decimal::Decimal;

/// `eine halbe Million`, `half a billion`, `three quarters of a billion`, `eine Viertelmillion`.
pub(super) fn part_of_scale(text: &FigureText<'_>, index: usize, end: usize) -> Option<Number> {
    let mut next = index;
    let mut share = Decimal::ONE;
    if let Some(count) = text.entry(next).number.filter(|count| *count < Decimal::TEN) {
        share = count;
        next += 1;
    } else if text.is(next, FigureTag::Article) {
        next += 1;
    }
    next = text.behind_hyphen(next);
    if let Some(value) = text.entry(next).half_scale.filter(|_| next < end) {
        return Some(Number::new(index..next + 1, value.checked_mul(share)?));
    }
    let word = text.entry(next);
    let quarters = word.fraction.filter(|_| next > index).and_then(|under| Decimal::ONE.checked_div(under));
    let part = word.half.or(quarters)?;
    next = text.behind_hyphen(next + 1);
    if text.is(next, FigureTag::InOf) {
        next = text.behind_hyphen(next + 1);
    }
    if text.is(next, FigureTag::Article) {
        next = text.behind_hyphen(next + 1);
    }
    let unit = text.entry(next);
    // `a quarter-point rise`, `half a point`
    let quarter_point =
        unit.is(FigureTag::PointUnit) && (text.is_joined(next) || unit.is(FigureTag::RatePoint));
    let money = unit
        .currency
        .as_ref()
        .is_some_and(|word| matches!(word.form, CurrencyForm::Name | CurrencyForm::Minor));
    if next < end && (unit.ratio.is_some() || unit.is(FigureTag::Percentage) || quarter_point || money) {
        // `einen halben Prozentpunkt`, `half a percentage point`
        return Some(Number { fractional: true, ..Number::new(index..next, part.checked_mul(share)?) });
    }
    let scale = unit.scale.filter(|scale| next < end && scale.form != ScaleForm::Letter)?;
    let mut number = Number::new(index..next + 1, part.checked_mul(share)?);
    number.scale = Some(scale.factor);
    scale_point(text, &mut number);
    Some(number)
}

fn scale_point(text: &FigureText<'_>, number: &mut Number) {
    let end = number.tokens.end;
    let pointed = text.entry(end - 1).scale.is_some_and(|scale| scale.form == ScaleForm::Point);
    if pointed && text.form(end) == "." && text.is_joined(end) {
        number.tokens.end += 1;
    }
}
