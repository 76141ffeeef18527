//! The unit beside a number.
//!
//! Each finder looks at a candidate within a range of tokens, from the end of the figure before to the end of the
//! sentence, and gives a [`UnitMatch`] or nothing. [`attach`] asks them in their order. A new unit is a finder of its own in a
//! file here, and a place in one of the lists below.

pub(super) mod currency;
pub(super) mod exchange;
pub(super) mod index;
pub(super) mod minor;
pub(super) mod multiple;
pub(super) mod noun;
pub(super) mod percent;
pub(super) mod sign;

use crate::analysis::figures::candidate::{FigureCandidate, ModifierMatch, UnitMatch};
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::vocabulary::cardinal::CardinalSuffix;
use crate::analysis::{Currency, Modifier};
use rust_decimal::Decimal;
use std::ops::Range;

/// Looks for one kind of unit beside a number.
type UnitFinder = fn(&FigureText<'_>, &FigureCandidate, &Range<usize>) -> Option<UnitMatch>;

/// The units behind a number, the surest first.
const BEHIND: [UnitFinder; 7] = [
    percent::ratio,
    percent::points,
    index::points,
    multiple::fraction,
    multiple::factor,
    percent::words,
    currency::behind,
];

/// The units where nothing surer stands behind the number.
const OTHERS: [UnitFinder; 2] = [currency::name_before, multiple::share];

/// The units that words before the number name: an index, a ratio, two currencies.
const NAMED: [UnitFinder; 3] = [index::level, multiple::ratio, exchange::rate];

/// Gives `candidate` the unit that is written beside it.
pub(super) fn attach(text: &FigureText<'_>, candidate: &mut FigureCandidate, within: &Range<usize>) {
    if let Some(end) = sign::plus_behind(text, candidate) {
        let tokens = candidate.tokens().start..end;
        candidate.set_modifier(ModifierMatch { tokens, modifier: Modifier::AtLeast });
    }
    if candidate.number().suffix != CardinalSuffix::None {
        let compound = percent::compound(candidate).or_else(|| multiple::compound(text, candidate, within));
        if let Some(found) = compound {
            candidate.set_unit(found);
        }
        return;
    }
    if let Some(found) = currency::before(text, candidate, within) {
        candidate.set_unit(found);
        // `USD 5 million` has its scale; `$5` may still be followed by cents.
        attach_cents(text, candidate, within);
        take_dash(text, candidate);
        return;
    }
    if let Some(sign) = sign::before(text, candidate, within.start) {
        candidate.set_sign(sign);
    }
    let dash = take_dash(text, candidate);
    if let Some(found) = find_behind(text, candidate, within) {
        candidate.set_unit(found);
        attach_cents(text, candidate, within);
        return;
    }
    let dashed = if dash { dashed(text, candidate) } else { None };
    let found = dashed.or_else(|| OTHERS.into_iter().find_map(|find| find(text, candidate, within)));
    match found.map_or_else(|| noun::find(text, candidate, within.end), Ok) {
        Ok(found) => candidate.set_unit(found),
        Err(follows) => candidate.set_follows(follows),
    }
}

/// Adds the cents behind an amount of money.
fn attach_cents(text: &FigureText<'_>, candidate: &mut FigureCandidate, within: &Range<usize>) {
    if let Some(found) = minor::part(text, candidate, within) {
        candidate.set_unit(found);
    }
}

/// Takes a dash in the place of the cents into the figure. Gives whether there is one.
fn take_dash(text: &FigureText<'_>, candidate: &mut FigureCandidate) -> bool {
    let end = sign::price_dash(text, candidate);
    if let Some(end) = end {
        candidate.extend_to(end);
    }
    end.is_some()
}

/// The unit behind a number.
pub(super) fn find_behind(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    within: &Range<usize>,
) -> Option<UnitMatch> {
    BEHIND.into_iter().find_map(|find| find(text, candidate, within))
}

/// The unit of a bare number that the words before it name in `sentence`.
pub(super) fn find_named(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    sentence: &Range<usize>,
) -> Option<UnitMatch> {
    NAMED.into_iter().find_map(|find| find(text, candidate, sentence))
}

/// The currency of a price with a dash for the cents.
fn dashed(text: &FigureText<'_>, candidate: &FigureCandidate) -> Option<UnitMatch> {
    let currency = text.pack.numbers.price_dash.and_then(Currency::from_code)?;
    UnitMatch::money(candidate, currency, Decimal::ONE, FigureRule::PriceDash)
}
