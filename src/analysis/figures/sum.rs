//! Scales without a unit: `another 550m`, `die 1,9 Milliarden`. They are money of the currency that is spoken of,
//! or count what was counted last.

use super::amount::{Amount, Measure};
use super::senses::Senses;
use super::tag::FigureTag;
use super::word::CurrencyForm;
use super::{elsewhere, number};
use crate::analysis::text::Shape;
use rust_decimal::Decimal;
use std::ops::Range;

/// `another 550m`, `rund 8,6 Mrd. davon`: a scale without a unit goes on with what was last measured.
pub(super) fn scaled_alone(
    senses: &Senses<'_>,
    amounts: &mut [Amount],
    range: &Range<usize>,
    context: Option<&Amount>,
    document: Option<&Amount>,
) {
    for index in 0..amounts.len() {
        let scaled = amounts[index].number.scale.is_some_and(|scale| scale >= Decimal::ONE_THOUSAND);
        if !amounts[index].is_bare() || !scaled {
            continue;
        }
        let measured = |amount: &&Amount| matches!(amount.measure, Measure::Money(_) | Measure::Count);
        let (left, right) = amounts.split_at(index);
        let Some((alone, right)) = right.split_first() else { continue };
        // `die Zahl der Kunden wuchs auf 1,2 Mio., der Umsatz auf 300 Mio. Euro`
        if counts_before(senses, alone.tokens.start, range) {
            continue;
        }
        let model = left.iter().rev().find(measured).or_else(|| right.iter().find(measured)).or(context);
        let model = model
            .filter(|model| {
                model.measure != Measure::Count || alone.number.letter || model.number.scale.is_some()
            })
            .or_else(|| document.filter(|_| is_sum(senses, alone, range)))
            .filter(|_| !alone.number.letter || is_sure_letter(senses, alone))
            .cloned();
        if let Some(model) = model {
            amounts[index]
                .borrow_from(&Amount { factor: Decimal::ONE, minor: false, ..model }, "scale alone");
        }
    }
}

/// Whether the words before `start` speak of a number of things, and of no sum after that.
pub(super) fn counts_before(senses: &Senses<'_>, start: usize, range: &Range<usize>) -> bool {
    const WINDOW: usize = 12;
    elsewhere::number_of(senses, start, range.start).is_some()
        && !(range.start.max(start.saturating_sub(WINDOW))..start)
            .any(|at| senses.is(at, FigureTag::MoneyCue))
}

/// Whether millions without a unit are money: thousands of millions are where nothing is counted before them,
/// fewer where no thing is
/// named last (`offene Kredite summieren sich auf 3 Millionen`).
fn is_sum(senses: &Senses<'_>, amount: &Amount, range: &Range<usize>) -> bool {
    const WINDOW: usize = 12;
    const BILLION: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);
    let start = amount.tokens.start;
    if senses.is(amount.tokens.end, FigureTag::MoneyCue) {
        return true;
    }
    let large = amount.number.scale.is_some_and(|scale| scale >= BILLION);
    let million = amount.number.scale.is_some_and(|scale| scale > Decimal::ONE_THOUSAND);
    let nearest = (range.start.max(start.saturating_sub(WINDOW))..start).rev().find_map(|at| {
        match (senses.is(at, FigureTag::MoneyCue), senses.is(at, FigureTag::Thing)) {
            (true, _) => Some(true),
            (_, true) => Some(false),
            _ => None,
        }
    });
    large || (million && nearest != Some(false))
}

/// Whether the letters behind the number hardly mean anything but a scale: `550m`, `2bn`, but not `802.11b`.
pub(super) fn is_sure_letter(senses: &Senses<'_>, amount: &Amount) -> bool {
    let letters = amount.number.tokens.end - 1;
    senses.is(letters, FigureTag::SureLetter) && senses.shape(letters) == Shape::Lower
}

/// The first currency of the text, as an amount of one: what its sums are in before one is read.
pub(super) fn first_money(senses: &Senses<'_>) -> Option<Amount> {
    let amount = |index: usize| {
        let currency = senses.word(index).currency.as_ref()?;
        let beside = match currency.form {
            CurrencyForm::Sign => senses.is_number(index + 1) || senses.is_number(index.checked_sub(1)?),
            CurrencyForm::Code => senses.is_number(index + 1) || scaled(senses, index.checked_sub(1)?),
            CurrencyForm::Name => scaled(senses, index.checked_sub(1)?),
            _ => false,
        };
        let one = number::Number::new(index..index + 1, Decimal::ONE);
        let prefixed = index.checked_sub(1).filter(|_| senses.joined(index) && senses.form(index) == "$");
        let prefix = prefixed.and_then(|prefix| senses.word(prefix).dollar_prefix);
        let measure = Measure::Money(prefix.or(currency.codes.first().copied())?);
        beside.then(|| Amount::new(one)).flatten().map(|amount| Amount { measure, ..amount })
    };
    (0..senses.text.len()).find_map(amount)
}

/// Whether a number or its scale stands at `index`: what a currency is written behind.
fn scaled(senses: &Senses<'_>, index: usize) -> bool {
    let point = senses.form(index) == "." && senses.joined(index) && index > 0;
    let index = index - usize::from(point);
    senses.is_number(index) || senses.word(index).scale.is_some()
}

/// What an amount lends to later sentences.
pub(super) fn last_money(amounts: &[Amount]) -> Option<&Amount> {
    amounts.iter().rev().find(|amount| matches!(amount.measure, Measure::Money(_)))
}
