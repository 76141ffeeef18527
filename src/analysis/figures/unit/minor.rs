//! Cents: behind a main unit (`3 dollars 50 cents`), and those of the currency that is spoken of.

use crate::analysis::Currency;
use crate::analysis::figures::candidate::{FigureCandidate, UnitMatch};
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::number;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::CurrencyForm;
use rust_decimal::Decimal;
use std::ops::Range;

/// Currencies whose main unit has a hundred cents, by their ISO 4217 codes.
const PARTED_IN_CENTS: [&str; 5] = ["EUR", "USD", "AUD", "CAD", "NZD"];

/// Cents behind an amount of money: `3 dollars 50 cents`, `$20 and 43c`.
pub(super) fn part(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    within: &Range<usize>,
) -> Option<UnitMatch> {
    let next = candidate.tokens().end;
    let next = if text.is(next, FigureTag::And) { next + 1 } else { next };
    if candidate.is_minor() || next >= within.end || candidate.number().scale.is_some() {
        return None;
    }
    let part =
        number::parse(text, next, within.end).filter(|part| part.scale.is_none() && !part.fractional)?;
    let unit = part.tokens.end;
    let joined = text.is_joined(unit) || text.form(unit).len() > 2;
    let minor = text.entry(unit).currency.as_ref().filter(|word| {
        unit < within.end
            && word.form == CurrencyForm::Minor
            && word.factor < Decimal::ONE
            && (joined || !text.is_word(unit))
    })?;
    let value = candidate.value().checked_add(part.mantissa.checked_mul(minor.factor)?)?;
    let money = UnitMatch::money(candidate, candidate.currency()?, Decimal::ONE, FigureRule::MinorPart)?;
    Some(UnitMatch { value, factor: candidate.factor(), ..money.to(unit + 1) })
}

/// Makes cents those of the currency that is spoken of: of the other end of a movement (`3 cents to A$4.17`), or of the
/// sums before.
pub(crate) fn name_cents(
    text: &FigureText<'_>,
    candidates: &mut [FigureCandidate],
    context: Option<&FigureCandidate>,
) {
    const WINDOW: usize = 3;
    let mut spoken_of = context.and_then(FigureCandidate::currency);
    for index in 0..candidates.len() {
        let (left, right) = candidates.split_at_mut(index + 1);
        let Some(candidate) = left.last_mut() else { continue };
        let Some(own) = candidate.currency() else { continue };
        let last = candidate.tokens().end - 1;
        // `50 US cents`, `70 euro cents`
        let explicit = (candidate.number().tokens.end..last).any(|before| {
            let word = text.entry(before);
            let named = word.currency.as_ref().is_some_and(|word| word.form == CurrencyForm::Name);
            named || word.nation.or(word.nation_part).is_some()
        });
        let cents = candidate.is_minor() && text.is(last, FigureTag::Cent) && !explicit;
        let end = right.first().filter(|next| {
            let gap = candidate.tokens().end..next.tokens().start;
            let onto = gap.clone().next_back().is_some_and(|last| text.is(last, FigureTag::Onto));
            onto && gap.len() <= WINDOW && !next.is_minor()
        });
        let has_cents = |currency: &Currency| PARTED_IN_CENTS.contains(&currency.code());
        let main = end.and_then(FigureCandidate::currency).or(spoken_of);
        if let Some(main) = main.filter(|main| cents && has_cents(main) && has_cents(&own)) {
            candidate.set_currency(main);
        }
        spoken_of = candidate.currency();
    }
}
