//! Scale words behind a number: `Mrd.`, `-Millionen`, `hundred thousand`.

use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::number::expression::Number;
use crate::analysis::figures::number::spoken::and_a_half;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::{CurrencyForm, CurrencyWord, ScaleForm};
use crate::analysis::text::Shape;
use rust_decimal::Decimal;

/// The scale words behind the mantissa: `Mrd.`, `-Millionen`, `hundred thousand`, `lakh crore`.
pub(crate) fn scales(text: &FigureText<'_>, number: &mut Number, end: usize) {
    const MOST: usize = 3;
    if let Some(currency) = before_brackets(text, number)
        && (is_scale(text, number.tokens.end + 1) || is_loss(text, number, currency, end))
    {
        number.bracketed = true;
        number.tokens.end += 1;
    }
    if !number.spelled {
        and_a_half(text, number, end);
    }
    for _ in 0..MOST {
        let next = text.behind_hyphen(number.tokens.end);
        if let Some(factor) = before_sign(text, next, end).filter(|_| number.scale.is_none()) {
            number.scale = Some(factor);
            number.tokens.end = next + 1;
            return;
        }
        let Some(scale) = text.entry(next).scale.filter(|_| next < end) else { return };
        let joined = text.is_joined(next);
        match scale.form {
            ScaleForm::Letter => {
                // `$11.5bn`, `£75m`; of the longer ones also `$11.5 bn`.
                let signed = number.tokens.start.checked_sub(1).is_some_and(|sign| {
                    let currency = text.entry(sign).currency.as_ref();
                    currency.is_some_and(|word| word.form == CurrencyForm::Sign)
                });
                // `$5.2 m` too, where a sign says that it is money.
                let long = (text.form(next).len() > 1 || signed) && !number.spelled;
                // `50m²`
                let raised = text.is_joined(next + 1) && matches!(text.form(next + 1), "²" | "³" | "2" | "3");
                if raised
                    || (!joined && !long)
                    || next != number.tokens.end
                    || number.scale.is_some()
                    || number.spelled
                {
                    return;
                }
                number.letter = true;
            }
            ScaleForm::Word | ScaleForm::Point => {}
        }
        let Some(factor) = number.scale.unwrap_or(Decimal::ONE).checked_mul(scale.factor) else { return };
        number.scale = Some(factor);
        number.tokens.end = next + 1;
        if scale.form == ScaleForm::Point
            && text.form(next + 1) == "."
            && text.is_joined(next + 1)
            && next + 1 < end
        {
            number.tokens.end += 1;
        }
        if number.letter {
            return;
        }
    }
}

/// The scale that is joined to the sign of a currency: `450 k€`, `120 T€`, `5 Mio€`.
fn before_sign(text: &FigureText<'_>, index: usize, end: usize) -> Option<Decimal> {
    let currency = text.entry(index + 1).currency.as_ref();
    let sign = currency.is_some_and(|word| word.form == CurrencyForm::Sign) && text.is_joined(index + 1);
    text.entry(index).prefix_scale.filter(|_| sign && index + 1 < end)
}

/// Whether the letters behind a number hardly mean anything but a scale: `550m`, `2bn`, but not `802.11b`.
pub(crate) fn is_sure_letter(text: &FigureText<'_>, number: &Number) -> bool {
    let letters = number.tokens.end.checked_sub(1);
    letters.is_some_and(|at| text.is(at, FigureTag::SureLetter) && text.shape(at) == Shape::Lower)
}

/// The currency before brackets with nothing but the number: `$(17.3)`, `Euro (5) Mio.`.
fn before_brackets(text: &FigureText<'_>, number: &Number) -> Option<&'static CurrencyWord> {
    let (start, close) = (number.tokens.start, number.tokens.end);
    let currency = start.checked_sub(2)?;
    let bracketed = text.form(start - 1) == "(" && text.form(close) == ")" && text.is_joined(close);
    text.entry(currency).currency.as_ref().filter(|_| bracketed)
}

/// Whether a scale stands at `at`, which as a letter is written without a space: `(17.3)m`.
fn is_scale(text: &FigureText<'_>, at: usize) -> bool {
    let scale = text.entry(at).scale.as_ref();
    scale.is_some_and(|scale| scale.form != ScaleForm::Letter || text.is_joined(at))
}

/// Whether brackets behind `currency` make a loss of the amount: `$(17.3)`.
fn is_loss(text: &FigureText<'_>, number: &Number, currency: &CurrencyWord, end: usize) -> bool {
    let start = number.tokens.start;
    number.tokens.end < end
        && text.is_joined(start)
        && text.is_joined(start - 1)
        && currency.form == CurrencyForm::Sign
}
