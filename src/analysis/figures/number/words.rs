//! Numbers in words: `siebenunddreißig`, `two hundred and fifty`.

use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::number::expression::Number;
use crate::analysis::figures::number::spoken::{and_a_half, decimal_words};
use crate::analysis::figures::vocabulary::cardinal::CardinalSuffix;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::ScaleForm;
use crate::language::Cardinals;
use rust_decimal::Decimal;

/// The cardinal that starts at `index`.
pub(super) fn cardinal(text: &FigureText<'_>, index: usize, end: usize) -> Option<Number> {
    match text.pack.numbers.cardinals {
        Cardinals::Compound(_) => compound_cardinal(text, index, end),
        Cardinals::Spaced => spaced_cardinal(text, index, end),
    }
}

/// A cardinal in one word, and what follows a scale: `zwei Millionen dreihunderttausend`.
fn compound_cardinal(text: &FigureText<'_>, index: usize, end: usize) -> Option<Number> {
    let word = text.entry(index);
    let mut number = if let Some(value) = word.number {
        Number { single: value == Decimal::ONE, ..Number::new(index..index + 1, value) }
    } else {
        let compound = text.cardinal(index)?;
        Number { suffix: compound.suffix, ..Number::new(index..index + 1, compound.value) }
    };
    // `hundert` and `tausend` are numbers alone and scales behind others; `ein hundert`.
    let next = text.entry(index + 1);
    if let Some(scale) = next
        .scale
        .filter(|_| index + 1 < end && number.suffix == CardinalSuffix::None && next.number.is_some())
    {
        number.mantissa = number.mantissa.checked_mul(scale.factor)?;
        number.tokens.end += 1;
        number.single = false;
    }
    Some(number)
}

/// A cardinal in several words: `twenty-five`, `two hundred and fifty`, `one million two hundred thousand`, `a hundred`.
fn spaced_cardinal(text: &FigureText<'_>, index: usize, end: usize) -> Option<Number> {
    let mut next = index;
    let (mut total, mut below) = (Decimal::ZERO, Decimal::ZERO);
    let mut last = Decimal::MAX;
    let mut count = 0;
    let article = text.is(index, FigureTag::Article);
    if article {
        next += 1;
        below = Decimal::ONE;
        count = 1;
        // `a million`: the scale follows in `scales`; `a dollar`: the unit decides.
        let scaled = text.entry(next).scale.is_some_and(|scale| scale.form == ScaleForm::Word) && next < end;
        if !scaled {
            return Some(Number { single: true, ..Number::new(index..next, below) });
        }
    }
    while next < end {
        let at = if next > index { text.behind_hyphen(next) } else { next };
        let and = count > 0 && text.is(at, FigureTag::And) && last >= Decimal::ONE_HUNDRED;
        let at = if and { at + 1 } else { at };
        let word = text.entry(at);
        if let Some(value) = word.number.filter(|_| at < end) {
            let fits = below.is_zero()
                || (last >= Decimal::from(20) && last < Decimal::ONE_HUNDRED && value < Decimal::TEN)
                || last == Decimal::ONE_HUNDRED;
            if !fits {
                break;
            }
            below = below.checked_add(value)?;
            last = value;
        } else if let Some(scale) =
            word.scale.filter(|scale| count > 0 && !and && scale.form == ScaleForm::Word)
        {
            if scale.factor == Decimal::ONE_HUNDRED && below < Decimal::ONE_HUNDRED {
                below = below.checked_mul(scale.factor)?;
            } else if more_words(text, at + 1, end) && total.is_zero() {
                total = below.checked_mul(scale.factor)?;
                below = Decimal::ZERO;
            } else {
                break;
            }
            last = scale.factor;
        } else {
            break;
        }
        next = at + 1;
        count += 1;
    }
    if count == 0 {
        return None;
    }
    let mut number = Number::new(index..next, total.checked_add(below)?);
    number.single = count == 1 && below == Decimal::ONE && !article;
    if text.is(next, FigureTag::DecimalPoint) && next + 1 < end {
        decimal_words(text, &mut number);
    }
    and_a_half(text, &mut number, end);
    Some(number)
}

/// Whether a cardinal goes on behind a scale: `one million two hundred thousand`.
fn more_words(text: &FigureText<'_>, index: usize, end: usize) -> bool {
    let at = if text.is(index, FigureTag::And) { index + 1 } else { index };
    at < end && text.entry(at).number.is_some()
}
