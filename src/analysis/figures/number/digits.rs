//! Numbers in digits, with groups behind spaces and fractions behind them.

use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::number::expression::Number;
use crate::analysis::figures::number::numeral::{self, Numeral};
use crate::analysis::figures::number::spoken::decimal_words;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::CurrencyForm;
use rust_decimal::Decimal;

/// A number written in digits, with groups behind spaces and a fraction behind it.
pub(super) fn digits(text: &FigureText<'_>, index: usize, end: usize) -> Option<Number> {
    let writing = &text.pack.writing;
    if let Some(value) = without_zero(text, index) {
        let number = Number::new(index - 1..index + 1, value);
        return Some(Number { spelled: false, fractional: true, ..number });
    }
    let mut numeral = numeral::parse(text.form(index), writing)?;
    let mut next = index + 1;
    while next < end && !numeral.fractional && is_group(text, next, next == index + 1) {
        let Some(joined) = numeral::join_group(numeral, text.form(next), writing) else { break };
        numeral = joined;
        next += 1;
    }
    if numeral.zero_led {
        return None;
    }
    let Numeral { value, grouped, fractional, .. } = numeral;
    let mut number = Number { spelled: false, grouped, fractional, ..Number::new(index..next, value) };
    if let Some(sign) = text.entry(next).fraction_sign.filter(|_| next < end && text.is_joined(next)) {
        number.mantissa = number.mantissa.checked_add(sign)?;
        number.tokens.end += 1;
    } else if !fractional && text.is(next, FigureTag::DecimalPoint) && next + 1 < end {
        decimal_words(text, &mut number);
    } else if let Some(part) = common_fraction(text, next, end).filter(|_| !fractional && !grouped) {
        // `7 3/4 %`
        number.mantissa = number.mantissa.checked_add(part)?;
        number.fractional = true;
        number.tokens.end = next + 3;
    }
    Some(number)
}

/// The value of a decimal that leaves out its zero: `.3 percent`, `$.75`. Its sign stands behind a space, a bracket or the
/// sign of a currency, which no end of a sentence does.
fn without_zero(text: &FigureText<'_>, index: usize) -> Option<Decimal> {
    const LONGEST: usize = 6;
    let point = index.checked_sub(1)?;
    let sign = match text.form(point) {
        "." => true,
        // The comma of a language whose groups have points.
        "," => text.pack.writing.group_sign == '.',
        _ => false,
    };
    let digits = text.form(index);
    let short = digits.len() <= LONGEST && digits.bytes().all(|byte| byte.is_ascii_digit());
    let before = point.checked_sub(1);
    let opened = !text.is_joined(point)
        || before.is_some_and(|before| {
            matches!(text.form(before), "(" | "[" | "+" | "-" | "−" | "–" | "~")
                && !(text.is_joined(before) && before > 0 && text.is_word(before - 1))
                || text.entry(before).currency.as_ref().is_some_and(|word| word.form == CurrencyForm::Sign)
        });
    if !sign || !short || !opened || !text.is_joined(index) {
        return None;
    }
    Decimal::from_str_exact(&format!("0.{digits}")).ok()
}

/// Whether three digits at `index` go on a number whose groups spaces separate.
fn is_group(text: &FigureText<'_>, index: usize, first: bool) -> bool {
    const MOST: usize = 4;
    let is_three = |at: usize| text.is_number(at) && text.form(at).len() == 3 && text.gap(at) == " ";
    let leads = |piece: &str| !first || (piece.len() <= 3 && !piece.starts_with('0'));
    let space = matches!(text.gap(index), " " | "\u{A0}" | "\u{202F}" | "\u{2009}");
    let piece = text.form(index);
    let whole = piece.split([',', '.']).next().unwrap_or_default();
    // A plain space may as well part two numbers: `400 737 jets`.
    let next = text.entry((index + 1..index + MOST).find(|&at| !is_three(at)).unwrap_or(index + 1));
    let sure = text.pack.numbers.space_groups
        || text.gap(index) != " "
        || whole == "000"
        || next.currency.is_some()
        || next.ratio.is_some()
        || next.scale.is_some();
    space
        && sure
        && text.is_number(index)
        && whole.len() == 3
        && piece.matches([',', '.']).count() <= 1
        && index.checked_sub(1).is_some_and(|before| leads(text.form(before)) && !text.is_joined(before))
}

/// `3/4` at `index`.
fn common_fraction(text: &FigureText<'_>, index: usize, end: usize) -> Option<Decimal> {
    let small = |index: usize| {
        let piece = text.form(index);
        (text.is_number(index) && piece.len() <= 2).then(|| Decimal::from_str_exact(piece).ok()).flatten()
    };
    let (over, under) = (small(index)?, small(index + 2)?);
    (index + 2 < end && text.form(index + 1) == "/" && !text.is_joined(index) && over < under)
        .then(|| over.checked_div(under))
        .flatten()
}
