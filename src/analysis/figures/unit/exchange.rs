//! Rates of exchange without a unit: `8.28 to the US dollar`, `der Euro notierte bei 1,0832`.
//!
//! A rate is an amount of one currency for one of another. Which of the two is priced does not follow from the sentence
//! but from the custom of the markets: a euro is so many dollars, and a dollar so many yen, whichever of them rises.

use crate::analysis::Currency;
use crate::analysis::figures::candidate::{FigureCandidate, UnitMatch};
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::CurrencyForm;
use rust_decimal::Decimal;
use std::ops::Range;

/// The currencies that are priced in others, those first that are priced in the ones behind them.
const PRICED: [&str; 5] = ["EUR", "GBP", "AUD", "NZD", "USD"];

/// A bare number in `sentence` that is a rate of exchange: of the two currencies that are named before and behind it, or of
/// the one before it and the dollar.
pub(crate) fn rate(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    sentence: &Range<usize>,
) -> Option<UnitMatch> {
    let number = candidate.number();
    let start = candidate.tokens().start;
    let lead = start.checked_sub(1).filter(|&lead| lead >= sentence.start)?;
    let tied = text.is(lead, FigureTag::Onto)
        || text.is(lead, FigureTag::LevelLead)
        || text.is(lead, FigureTag::Trades)
        || text.is(lead, FigureTag::Change);
    let plain = (number.fractional || number.grouped) && number.scale.is_none() && !number.spelled;
    if !plain || !tied {
        return None;
    }
    let name = traded(text, lead, sentence)?;
    let subject = named(text, name)?;
    // `stieg zum Yen auf 104,52`
    let before = || (name + 1..lead).find_map(|at| against(text, at, lead));
    let other = against(text, candidate.tokens().end, sentence.end).or_else(before);
    let other = other.or_else(|| Currency::from_code("USD"))?;
    let unit = priced_in(subject, other)?;
    UnitMatch::money(candidate, unit, Decimal::ONE, FigureRule::ExchangeRate)
}

/// Where the currency stands that is traded in the clause before `lead`, as its subject: `The Thai baht lost 0.3%, trading`.
fn traded(text: &FigureText<'_>, lead: usize, sentence: &Range<usize>) -> Option<usize> {
    const WINDOW: usize = 24;
    let from = lead.saturating_sub(WINDOW).max(sentence.start);
    let name = (from..lead).find(|&at| {
        let named = is_name(text, at);
        // `270 yen`, `million euros` are amounts, and the `euro zone` is a place.
        let amount = at.checked_sub(1).is_some_and(|before| {
            text.is_number(before)
                || text.entry(before).scale.is_some()
                || text.entry(before).number.is_some()
                || text.is(before, FigureTag::Hyphen)
        });
        named && !amount && !text.is(at + 1, FigureTag::Hyphen)
    })?;
    let moves = |at: usize| {
        [FigureTag::Trades, FigureTag::Change, FigureTag::ClosesAt].into_iter().any(|tag| text.is(at, tag))
    };
    // What stands right behind the subject is its verb or a word of grammar, and no other noun.
    let verb_follows = moves(name + 1) || text.is(name + 1, FigureTag::Function) || name + 1 == lead;
    let trades = (from..=lead).any(moves);
    let other = (name + 1..lead).any(|at| {
        [FigureTag::IndexName, FigureTag::PriceItem, FigureTag::MoneyCue, FigureTag::Share]
            .into_iter()
            .any(|tag| text.is(at, tag))
    });
    (verb_follows && trades && !other).then_some(name)
}

/// Whether a currency is named at `at`.
fn is_name(text: &FigureText<'_>, at: usize) -> bool {
    let word = text.entry(at);
    let nickname = word.nation.is_some() && word.is(FigureTag::Nickname);
    nickname || word.currency.as_ref().is_some_and(|word| word.form == CurrencyForm::Name)
}

/// The currency behind a rate: `to the US dollar`, `je Dollar`.
fn against(text: &FigureText<'_>, first: usize, end: usize) -> Option<Currency> {
    const LONGEST: usize = 4;
    let led =
        [FigureTag::RateTo, FigureTag::Per, FigureTag::Against].into_iter().any(|tag| text.is(first, tag));
    if !led || first >= end {
        return None;
    }
    let name = (first + 1..end.min(first + 1 + LONGEST)).find(|&at| is_name(text, at))?;
    named(text, name)
}

/// The currency whose name stands at `at`, with the country before it.
fn named(text: &FigureText<'_>, at: usize) -> Option<Currency> {
    if text.is(at, FigureTag::Nickname) {
        return text.entry(at).nation;
    }
    let codes = &text.entry(at).currency.as_ref()?.codes;
    let hyphen = at.checked_sub(1).is_some_and(|before| text.is(before, FigureTag::Hyphen));
    let nation = at.checked_sub(1 + usize::from(hyphen)).and_then(|before| text.entry(before).nation);
    nation.filter(|code| codes.contains(code)).or_else(|| text.at_home(codes))
}

/// The currency in which a rate of two is given; `None` where both are the same.
fn priced_in(one: Currency, other: Currency) -> Option<Currency> {
    let place =
        |currency: Currency| PRICED.iter().position(|code| *code == currency.code()).unwrap_or(PRICED.len());
    match place(one).cmp(&place(other)) {
        std::cmp::Ordering::Less => Some(other),
        std::cmp::Ordering::Greater => Some(one),
        std::cmp::Ordering::Equal => (one != other).then_some(one),
    }
}
