//! Numbers with their unit, scale and modifier.
//!
//! A table-driven recogniser: what words can mean is data in `assets/grammar`, one file a language, and the
//! engine here is the same for both. Sentence by sentence:
//!
//! | step | makes | from |
//! | --- | --- | --- |
//! | `senses` | all senses of each token, with one look-up | tokens, `grammar`, `word` |
//! | `number` | a number with its scale | digits (`numeral`), words (`cardinal`) |
//! | `unit` | what it measures: percent, points, factor, `currency`, or a noun (`count`) | the tokens beside it |
//! | `modifier` | how exactly it holds | the words before and behind |
//! | `reference` | no figure: dates, years, models, ranks, times | the same |
//! | `share` | ranges, and numbers that borrow scale or unit | neighbouring amounts |
//! | `ellipsis` | what one of two parallel numbers leaves out | the other one |
//! | `sum` | scales without a unit | the currency that is spoken of |
//! | `head` | units that the head of a table or list gives to the numbers below | the lines above |
//! | `elsewhere` | counts whose noun stands elsewhere | cues in the sentence and the ones before |
//! | `multiple` | `verdoppelt`, `half` | words outside of the amounts |
//! | `price` | the kind: price or money, level of an index | cues in the sentence |
//!
//! Meanings stay open until the unit is seen: `m` is a million only beside a currency or before a noun,
//! `1.999` is read by the language, `pounds` are money unless something weighs. Every look around is bounded
//! by a number of tokens, so that the work is linear in the text whatever it holds.

mod amount;
mod cardinal;
mod count;
mod currency;
mod ellipsis;
mod elsewhere;
mod grammar;
mod head;
mod modifier;
mod multiple;
mod number;
mod numeral;
mod price;
mod reference;
mod senses;
mod share;
mod sum;
mod tag;
mod unit;
mod word;

use super::text::{Text, plain_form};
use super::{Direction, FigureKind, Modifier, Period, Unit};
use crate::document::Span;
use amount::{Amount, Measure};
use rust_decimal::Decimal;
use senses::Senses;
use std::ops::Range;

/// A number that counts as a figure, before anything is known of what it measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Modifier, number, scale and unit.
    pub span: Span,
    /// The tokens that `span` covers.
    pub tokens: Range<usize>,
    /// What is measured in what way.
    pub kind: FigureKind,
    /// The full amount, never negative.
    pub value: Decimal,
    /// The upper end of a range.
    pub value_to: Option<Decimal>,
    /// What `value` counts.
    pub unit: Option<Unit>,
    /// How exactly it holds.
    pub modifier: Modifier,
    /// The direction that the figure itself says: by a sign (`-15,7`) or as a word (`verdoppelt`).
    pub direction: Option<Direction>,
    /// The counted noun of a count, wherever it stands.
    pub noun: Option<Span>,
    /// The rule that found it.
    pub rule: &'static str,
}

/// How many sentences of its paragraph later a number can still take up a noun or a currency.
const MEMORY: usize = 2;

/// The figures of the text, in its order, none overlapping another. Numbers inside `periods` are none.
pub fn recognize(text: &Text<'_>, periods: &[Period]) -> Vec<Quantity> {
    let senses = Senses::new(text, periods);
    let mut quantities = Vec::new();
    let mut money: Option<(usize, Amount)> = None;
    let mut document = sum::first_money(&senses);
    let mut block = None;
    let mut noun: Option<(usize, Span)> = None;
    let mut millions: Option<usize> = None;
    let mut table = None;
    for (number, range) in stretches(text) {
        let here = text.sentences.get(number).map(|sentence| sentence.block_index);
        if block != here {
            (money, noun, block) = (None, None, here);
        }
        let context = money.as_ref().filter(|(at, _)| number - at < MEMORY).map(|(_, amount)| amount);
        // `1,2 Mio. Kunden, vor einem Jahr waren es 1,1 Mio.`: millions that were counted go on being counted.
        let counted = millions.is_some_and(|at| number - at <= MEMORY);
        let sums = document.as_ref().filter(|_| !counted);
        let mut amounts =
            share::resolve(&senses, amount::scan(&senses, range.clone()), &range, context, sums);
        currency::cents_of(&senses, &mut amounts, context.or(document.as_ref()));
        if let Some(sentence) = text.sentences.get(number) {
            head::apply(&senses, &mut table, sentence, &range, &mut amounts);
        }
        for amount in &mut amounts {
            if amount.is_bare() {
                let last = noun.filter(|(at, _)| number - at <= MEMORY).map(|(_, noun)| noun);
                elsewhere::resolve_bare(&senses, amount, &range, last);
            }
            if let (Measure::Count, Some(counted)) = (amount.measure, amount.noun) {
                noun = Some((number, counted));
                millions = amount.number.scale.map(|_| number).or(millions);
            }
        }
        share::share_counts(&senses, &mut amounts, &range);
        if let Some(last) = sum::last_money(&amounts) {
            money = Some((number, last.clone()));
            document = Some(last.clone());
        }
        amounts.extend(multiple::scan(&senses, &range, &amounts));
        amounts.sort_by_key(|amount| amount.tokens.start);
        let kinds = price::kinds(&senses, &amounts, &range);
        quantities.extend(
            amounts.iter().zip(kinds).filter_map(|(amount, kind)| Some(quantity(&senses, amount, kind?))),
        );
    }
    resolve_overlaps(quantities)
}

/// The sentences with their numbers; the endless ones of text that is no prose are cut, so that the memory
/// that they need is bounded.
fn stretches<'t>(text: &'t Text<'_>) -> impl Iterator<Item = (usize, Range<usize>)> + 't {
    const LONGEST: usize = 1024;
    text.sentences.iter().enumerate().flat_map(|(number, sentence)| {
        let Range { start, end } = sentence.tokens;
        (start..end).step_by(LONGEST).map(move |from| (number, from..end.min(from + LONGEST)))
    })
}

fn quantity(senses: &Senses<'_>, amount: &Amount, kind: FigureKind) -> Quantity {
    let unit = match amount.measure {
        Measure::Money(currency) => Some(Unit::Currency(currency)),
        Measure::Percent => Some(Unit::Percent),
        Measure::Points => Some(Unit::PercentagePoint),
        Measure::Index => Some(Unit::IndexPoint(senses.text.pack.language)),
        Measure::Count => {
            amount.noun.map(|noun| Unit::Noun(plain_form(senses.text.slice(noun)).into_owned()))
        }
        Measure::Multiple | Measure::None => None,
    };
    Quantity {
        span: senses.span(amount.tokens.clone()),
        tokens: amount.tokens.clone(),
        kind,
        value: amount.value.abs().normalize(),
        value_to: amount.value_to.map(|value| value.abs().normalize()),
        unit,
        modifier: amount.modifier,
        direction: amount.direction,
        noun: amount.noun,
        rule: amount.rule,
    }
}

/// Of two that overlap the one with the longer span stays.
fn resolve_overlaps(quantities: Vec<Quantity>) -> Vec<Quantity> {
    let mut kept: Vec<Quantity> = Vec::with_capacity(quantities.len());
    for quantity in quantities {
        match kept.last_mut() {
            Some(last) if last.span.overlaps(quantity.span) => {
                if quantity.span.len() > last.span.len() {
                    *last = quantity;
                }
            }
            _ => kept.push(quantity),
        }
    }
    kept
}
