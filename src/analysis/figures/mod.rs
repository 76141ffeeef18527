//! Numbers with their unit, scale and modifier.
//!
//! What words can mean is data in `assets/language`, read by `vocabulary`; what a language does otherwise is told by its
//! [`Pack`](crate::language::Pack); the stages are the same for all languages. [`recognize`] goes from sentence to
//! sentence, and `read` below it is the only list of what is done with each:
//!
//! | stage | takes | gives |
//! | --- | --- | --- |
//! | `figure_text` | a text and its periods | a `FigureText`: all that its words can mean, with one look-up each |
//! | `scan` | a sentence | `FigureCandidate`s: numbers that may be figures, with what stands beside them |
//! | – `number` | tokens | a `Number`: digits or words, with the scale |
//! | – `unit` | a candidate | a `UnitMatch`: percent, currency, factor, counted noun |
//! | – `modifier` | a candidate | a `ModifierMatch`: how exactly it holds |
//! | – `exclude` | a candidate | whether it is none: a date, year, model, rank, time |
//! | `range` | candidates | those of them that are the ends of one range, joined |
//! | `ellipsis` | candidates, the `Discourse` before | the same, with the scales, units and nouns that they leave out |
//! | `word_multiple` | a sentence | candidates that are words: `verdoppelt`, `half` |
//! | `kind` | candidates | the kind of each: price or money |
//! | `quantity` | a candidate and its kind | a [`Quantity`] |
//!
//! A candidate is changed by its own methods only (`candidate`). Meanings stay open until the unit is seen: `m` is a
//! million only beside a currency or before a noun, `1.999` is read by the language, `pounds` are money unless something
//! weighs. Every look around is bounded by a number of tokens, so that the work is linear in the text whatever it holds.
//!
//! # How to add
//!
//! - **a word** of a known sort: a tag in the lexicons. `vocabulary` lists the tags with values, `FigureTag` the others.
//! - **a unit**: a function in a file of `unit` that gives a `UnitMatch`, its place in one of the lists of `unit`, and a
//!   [`FigureRule`]. `unit::percent` is the shortest example.
//! - **a kind**: a variant of [`FigureKind`](crate::analysis::FigureKind), the unit that has it, and its arm in `quantity`.
//! - **a cue** that a number without a unit is a count: a [`FigureRule`] and its line in the table of `ellipsis::noun`.
//! - **a language**: its pack and its lexicon, and nothing here.

mod candidate;
pub(super) mod cell;
mod discourse;
mod ellipsis;
mod exclude;
mod figure_text;
mod home_dollar;
mod kind;
mod modifier;
mod noun_phrase;
mod number;
mod quantity;
mod range;
mod rule;
mod scan;
mod unit;
mod vocabulary;
mod word_multiple;

pub use quantity::Quantity;
pub use rule::FigureRule;

use super::Period;
use super::text::Text;
use crate::order::Reorder;
use discourse::Discourse;
use figure_text::FigureText;
use std::ops::Range;

/// The figures of the text, in its order, none overlapping another. Numbers inside `periods` are none.
pub fn recognize(text: &Text<'_>, periods: &[Period]) -> Vec<Quantity> {
    let text = FigureText::new(text, periods);
    let mut discourse = Discourse::new(&text);
    let mut quantities = Vec::new();
    for (sentence, range) in stretches(&text) {
        discourse.enter(&text, sentence);
        quantities.extend(read(&text, sentence, &range, &mut discourse));
    }
    resolve_overlaps(quantities)
}

/// The figures of a stretch of a sentence. The stages stand here in their order.
fn read(
    text: &FigureText<'_>,
    sentence: usize,
    range: &Range<usize>,
    discourse: &mut Discourse,
) -> Vec<Quantity> {
    let mut found = scan::scan(text, range);
    found = range::join_ranges(text, found, range);
    ellipsis::unit::from_behind_brackets(text, &mut found, range);
    ellipsis::unit::lend_backwards(text, &mut found, range);
    ellipsis::unit::lend_forwards(text, &mut found);
    ellipsis::parallel::fill(text, &mut found, range);
    ellipsis::taken_up::resume(text, &mut found, range, discourse.money());
    ellipsis::scale::fill(text, &mut found, range, discourse.money(), discourse.sums());
    // What was alone before may lend now: `von 20,1 auf 25,3 Millionen`.
    ellipsis::unit::lend_backwards(text, &mut found, range);
    unit::minor::name_cents(text, &mut found, discourse.currency());
    ellipsis::table_head::apply(text, &mut discourse.table, &text.sentences[sentence], range, &mut found);
    for candidate in &mut found {
        if candidate.is_bare() {
            ellipsis::noun::count(text, candidate, range, discourse.noun());
        }
        discourse.keep_count(candidate);
    }
    ellipsis::count::share_nouns(text, &mut found, range);
    discourse.keep_money(&found);
    found.extend(word_multiple::scan(text, range, &found));
    found.reorder_by_key(|candidate| candidate.tokens().start);
    let kinds = kind::kinds(text, &found, range);
    let quantity = |(candidate, kind): (_, Option<_>)| Some(Quantity::new(text, candidate, kind?));
    found.iter().zip(kinds).filter_map(quantity).collect()
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
