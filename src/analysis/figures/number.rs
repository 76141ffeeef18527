//! Number expressions: digits or words with their scale, `3,5 Mrd.`, `eine halbe Million`,
//! `twenty-five thousand`, `three quarters of a billion`.

use super::cardinal::Suffix;
use super::numeral::{self, Numeral};
use super::senses::Senses;
use super::tag::FigureTag;
use super::word::{CurrencyForm, ScaleForm};
use crate::language::Cardinals;
use rust_decimal::Decimal;
use std::ops::Range;

const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// A number with its scale, before its unit is known.
#[allow(
    clippy::struct_excessive_bools,
    reason = "independent marks of how it is written, each asked for alone"
)]
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Number {
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
    pub suffix: Suffix,
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
            suffix: Suffix::None,
            bracketed: false,
        }
    }

    /// The value with the scale; `None` where it is too large.
    pub fn value(&self) -> Option<Decimal> {
        self.mantissa.checked_mul(self.scale.unwrap_or(Decimal::ONE))
    }
}

/// Reads the number expression that starts at `index` and ends before `end`.
pub(super) fn parse(senses: &Senses<'_>, index: usize, end: usize) -> Option<Number> {
    let mut number = if senses.is_number(index) {
        digits(senses, index, end)?
    } else {
        let word = senses.word(index);
        if let Some(value) = word.fraction_sign {
            Number::new(index..index + 1, value)
        } else if let Some(part) = part_of_scale(senses, index, end) {
            return Some(part);
        } else {
            match senses.text.pack.numbers.cardinals {
                Cardinals::Compound(_) => compound_cardinal(senses, index, end)?,
                Cardinals::Spaced => spaced_cardinal(senses, index, end)?,
            }
        }
    };
    if number.suffix == Suffix::None {
        scales(senses, &mut number, end);
    }
    Some(number)
}

/// A number written in digits, with groups behind spaces and a fraction behind it.
fn digits(senses: &Senses<'_>, index: usize, end: usize) -> Option<Number> {
    let writing = &senses.text.pack.writing;
    let mut numeral = numeral::parse(senses.form(index), writing)?;
    let mut next = index + 1;
    while next < end && !numeral.fractional && is_group(senses, next, next == index + 1) {
        let Some(joined) = numeral::join_group(numeral, senses.form(next), writing) else { break };
        numeral = joined;
        next += 1;
    }
    if numeral.zero_led {
        return None;
    }
    let Numeral { value, grouped, fractional, .. } = numeral;
    let mut number = Number { spelled: false, grouped, fractional, ..Number::new(index..next, value) };
    if let Some(sign) = senses.word(next).fraction_sign.filter(|_| next < end && senses.joined(next)) {
        number.mantissa = number.mantissa.checked_add(sign)?;
        number.tokens.end += 1;
    } else if !fractional && senses.is(next, FigureTag::DecimalPoint) && next + 1 < end {
        decimal_words(senses, &mut number);
    } else if let Some(part) = common_fraction(senses, next, end).filter(|_| !fractional && !grouped) {
        // `7 3/4 %`
        number.mantissa = number.mantissa.checked_add(part)?;
        number.fractional = true;
        number.tokens.end = next + 3;
    }
    Some(number)
}

/// Whether three digits at `index` go on a number whose groups spaces separate.
fn is_group(senses: &Senses<'_>, index: usize, first: bool) -> bool {
    const MOST: usize = 4;
    let is_three = |at: usize| senses.is_number(at) && senses.form(at).len() == 3 && senses.gap(at) == " ";
    let leads = |piece: &str| !first || (piece.len() <= 3 && !piece.starts_with('0'));
    let space = matches!(senses.gap(index), " " | "\u{A0}" | "\u{202F}" | "\u{2009}");
    let piece = senses.form(index);
    let whole = piece.split([',', '.']).next().unwrap_or_default();
    // A plain space may as well part two numbers: `400 737 jets`.
    let next = senses.word((index + 1..index + MOST).find(|&at| !is_three(at)).unwrap_or(index + 1));
    let sure = senses.text.pack.numbers.space_groups
        || senses.gap(index) != " "
        || whole == "000"
        || next.currency.is_some()
        || next.ratio.is_some()
        || next.scale.is_some();
    space
        && sure
        && senses.is_number(index)
        && whole.len() == 3
        && piece.matches([',', '.']).count() <= 1
        && index.checked_sub(1).is_some_and(|before| leads(senses.form(before)) && !senses.joined(before))
}

/// `3/4` at `index`.
fn common_fraction(senses: &Senses<'_>, index: usize, end: usize) -> Option<Decimal> {
    let small = |index: usize| {
        let piece = senses.form(index);
        (senses.is_number(index) && piece.len() <= 2).then(|| Decimal::from_str_exact(piece).ok()).flatten()
    };
    let (over, under) = (small(index)?, small(index + 2)?);
    (index + 2 < end && senses.form(index + 1) == "/" && !senses.joined(index) && over < under)
        .then(|| over.checked_div(under))
        .flatten()
}

/// The scale words behind the mantissa: `Mrd.`, `-Millionen`, `hundred thousand`, `lakh crore`.
pub(super) fn scales(senses: &Senses<'_>, number: &mut Number, end: usize) {
    const MOST: usize = 3;
    if senses.form(number.tokens.end) == ")"
        && senses.joined(number.tokens.end)
        && number.tokens.start > 1
        && senses.form(number.tokens.start - 1) == "("
        && senses.word(number.tokens.start - 2).currency.is_some()
        && senses
            .word(number.tokens.end + 1)
            .scale
            .is_some_and(|scale| scale.form != ScaleForm::Letter || senses.joined(number.tokens.end + 1))
    {
        number.bracketed = true;
        number.tokens.end += 1;
    }
    if !number.spelled {
        and_a_half(senses, number, end);
    }
    for _ in 0..MOST {
        let next = senses.behind_hyphen(number.tokens.end);
        let Some(scale) = senses.word(next).scale.filter(|_| next < end) else { return };
        let joined = senses.joined(next);
        match scale.form {
            ScaleForm::Letter => {
                // `$11.5bn`, `£75m`; of the longer ones also `$11.5 bn`.
                let signed = number.tokens.start.checked_sub(1).is_some_and(|sign| {
                    let currency = senses.word(sign).currency.as_ref();
                    currency.is_some_and(|word| word.form == CurrencyForm::Sign)
                });
                // `$5.2 m` too, where a sign says that it is money.
                let long = (senses.form(next).len() > 1 || signed) && !number.spelled;
                if (!joined && !long) || next != number.tokens.end || number.scale.is_some() || number.spelled
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
            && senses.form(next + 1) == "."
            && senses.joined(next + 1)
            && next + 1 < end
        {
            number.tokens.end += 1;
        }
        if number.letter {
            return;
        }
    }
}

/// `two and a half million`
fn and_a_half(senses: &Senses<'_>, number: &mut Number, end: usize) {
    let next = number.tokens.end;
    if next + 2 < end
        && senses.is(next, FigureTag::And)
        && senses.is(next + 1, FigureTag::Article)
        && senses.word(next + 2).half == Some(HALF)
    {
        number.mantissa = number.mantissa.saturating_add(HALF);
        number.tokens.end = next + 3;
    }
}

/// `eine halbe Million`, `half a billion`, `three quarters of a billion`, `eine Viertelmillion`.
fn part_of_scale(senses: &Senses<'_>, index: usize, end: usize) -> Option<Number> {
    let mut next = index;
    let mut share = Decimal::ONE;
    if let Some(count) = senses.word(next).number.filter(|count| *count < Decimal::TEN) {
        share = count;
        next += 1;
    } else if senses.is(next, FigureTag::Article) {
        next += 1;
    }
    next = senses.behind_hyphen(next);
    if let Some(value) = senses.word(next).half_scale.filter(|_| next < end) {
        return Some(Number::new(index..next + 1, value.checked_mul(share)?));
    }
    let word = senses.word(next);
    let quarters = word.fraction.filter(|_| next > index).and_then(|under| Decimal::ONE.checked_div(under));
    let part = word.half.or(quarters)?;
    next = senses.behind_hyphen(next + 1);
    if senses.is(next, FigureTag::InOf) {
        next = senses.behind_hyphen(next + 1);
    }
    if senses.is(next, FigureTag::Article) {
        next = senses.behind_hyphen(next + 1);
    }
    let unit = senses.word(next);
    // `a quarter-point rise`, `half a point`
    let quarter_point =
        unit.is(FigureTag::PointUnit) && (senses.joined(next) || unit.is(FigureTag::RatePoint));
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
    scale_point(senses, &mut number);
    Some(number)
}

fn scale_point(senses: &Senses<'_>, number: &mut Number) {
    let end = number.tokens.end;
    let pointed = senses.word(end - 1).scale.is_some_and(|scale| scale.form == ScaleForm::Point);
    if pointed && senses.form(end) == "." && senses.joined(end) {
        number.tokens.end += 1;
    }
}

/// A cardinal in one word, and what follows a scale: `zwei Millionen dreihunderttausend`.
fn compound_cardinal(senses: &Senses<'_>, index: usize, end: usize) -> Option<Number> {
    let word = senses.word(index);
    let mut number = if let Some(value) = word.number {
        Number { single: value == Decimal::ONE, ..Number::new(index..index + 1, value) }
    } else {
        let compound = senses.compound(index)?;
        Number { suffix: compound.suffix, ..Number::new(index..index + 1, compound.value) }
    };
    // `hundert` and `tausend` are numbers alone and scales behind others; `ein hundert`.
    let next = senses.word(index + 1);
    if let Some(scale) =
        next.scale.filter(|_| index + 1 < end && number.suffix == Suffix::None && next.number.is_some())
    {
        number.mantissa = number.mantissa.checked_mul(scale.factor)?;
        number.tokens.end += 1;
        number.single = false;
    }
    Some(number)
}

/// A cardinal in several words: `twenty-five`, `two hundred and fifty`, `one million two hundred thousand`, `a hundred`.
fn spaced_cardinal(senses: &Senses<'_>, index: usize, end: usize) -> Option<Number> {
    let mut next = index;
    let (mut total, mut below) = (Decimal::ZERO, Decimal::ZERO);
    let mut last = Decimal::MAX;
    let mut count = 0;
    let article = senses.is(index, FigureTag::Article);
    if article {
        next += 1;
        below = Decimal::ONE;
        count = 1;
        // `a million`: the scale follows in `scales`; `a dollar`: the unit decides.
        let scaled = senses.word(next).scale.is_some_and(|scale| scale.form == ScaleForm::Word) && next < end;
        if !scaled {
            return Some(Number { single: true, ..Number::new(index..next, below) });
        }
    }
    while next < end {
        let at = if next > index { senses.behind_hyphen(next) } else { next };
        let and = count > 0 && senses.is(at, FigureTag::And) && last >= Decimal::ONE_HUNDRED;
        let at = if and { at + 1 } else { at };
        let word = senses.word(at);
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
            } else if more_words(senses, at + 1, end) && total.is_zero() {
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
    if senses.is(next, FigureTag::DecimalPoint) && next + 1 < end {
        decimal_words(senses, &mut number);
    }
    and_a_half(senses, &mut number, end);
    Some(number)
}

/// Whether a cardinal goes on behind a scale: `one million two hundred thousand`.
fn more_words(senses: &Senses<'_>, index: usize, end: usize) -> bool {
    let at = if senses.is(index, FigureTag::And) { index + 1 } else { index };
    at < end && senses.word(at).number.is_some()
}

/// `one point three`, `1 point 1`
fn decimal_words(senses: &Senses<'_>, number: &mut Number) {
    let at = number.tokens.end + 1;
    let digit = if senses.is_number(at) {
        numeral::parse(senses.form(at), &senses.text.pack.writing).map(|numeral| numeral.value)
    } else {
        senses.word(at).number
    };
    if let Some(digit) = digit.filter(|digit| *digit < Decimal::TEN) {
        number.mantissa = number.mantissa.saturating_add(digit / Decimal::TEN);
        number.fractional = true;
        number.single = false;
        number.tokens.end = at + 1;
    }
}
