//! The words that say how exactly a figure holds: before it (`mehr als`, `up to`) and behind it (`oder mehr`).

use super::amount::{Amount, Measure};
use super::senses::Senses;
use super::tag::FigureTag;
use super::word::Phrase;
use crate::analysis::Modifier;
use crate::lexicon::is_form_of;

/// Takes the modifiers beside `amount` into its span, within `floor..end`.
pub(super) fn attach(senses: &Senses<'_>, amount: &mut Amount, floor: usize, end: usize) {
    const MOST: usize = 2;
    for _ in 0..MOST {
        let Some((start, modifier)) = before(senses, amount.tokens.start, floor, amount.tokens.end) else {
            break;
        };
        amount.tokens.start = start;
        amount.modifier = modifier;
    }
    if let Some((last, modifier)) = behind(senses, amount, end) {
        amount.tokens.end = last;
        amount.modifier = modifier;
    }
}

/// The modifier that ends before `start`, with the place where it begins.
fn before(senses: &Senses<'_>, start: usize, floor: usize, end: usize) -> Option<(usize, Modifier)> {
    let mut last = start.checked_sub(1).filter(|&last| last >= floor)?;
    if senses.form(last) == "." && senses.joined(last) && last > floor {
        // `ca. 5`
        last -= 1;
        if senses.form(last).len() > 6 {
            return None;
        }
    }
    let (length, modifier) = senses
        .word(last)
        .modifiers
        .iter()
        .filter(|phrase| matches_backward(senses, phrase, last, floor))
        .map(|phrase| (phrase.rest.len(), phrase.modifier))
        .max_by_key(|&(length, _)| length)?;
    let mut from = last - length;
    if length == 0 && is_preposition(senses, last, floor, end) {
        return None;
    }
    // `goes up to $1,199`
    let moved = senses.is(last, FigureTag::To) && from > floor && senses.is(from, FigureTag::Upward);
    if moved && (senses.is(from - 1, FigureTag::Change) || senses.is(from - 1, FigureTag::Go)) {
        return None;
    }
    while matches!(modifier, Modifier::MoreThan | Modifier::LessThan)
        && from > floor
        && senses.is(from - 1, FigureTag::Intensifier)
    {
        from -= 1;
    }
    Some((from, modifier))
}

/// Whether a word before the figure is no bound: `Anleihe über 500 Millionen`, `verfügt über 200 Filialen`, `eine Umfrage unter 642
/// Betrieben`, `über 5 Milliarden hinaus`.
fn is_preposition(senses: &Senses<'_>, last: usize, floor: usize, end: usize) -> bool {
    const WINDOW: usize = 12;
    const CLAUSE: usize = 8;
    let before = last.checked_sub(1).filter(|&before| before >= floor);
    let before_is = |tag| before.is_some_and(|before| senses.is(before, tag));
    let word = senses.word(last);
    if word.is(FigureTag::Over) {
        let beyond = (end..end + 2).any(|at| senses.is(at, FigureTag::Beyond));
        let clause = (last.saturating_sub(CLAUSE).max(floor)..last).rev();
        let disposes =
            clause.take_while(|&at| senses.is_word(at)).any(|at| senses.is(at, FigureTag::Disposes));
        // `handed over $2.65bn`
        return beyond || disposes || before_is(FigureTag::Loan);
    }
    if word.is(FigureTag::Under) {
        return (last.saturating_sub(WINDOW).max(floor)..last).any(|at| senses.is(at, FigureTag::Among));
    }
    // `the past five years`
    word.is(FigureTag::Past) && before_is(FigureTag::Known)
}

fn matches_backward(senses: &Senses<'_>, phrase: &Phrase, last: usize, floor: usize) -> bool {
    phrase.rest.iter().enumerate().all(|(step, word)| {
        last.checked_sub(step + 1).is_some_and(|at| at >= floor && is_form_of(senses.form(at), word))
    })
}

/// The modifier behind the figure, with the place where it ends.
fn behind(senses: &Senses<'_>, amount: &Amount, end: usize) -> Option<(usize, Modifier)> {
    // `£90m-plus`
    let first = senses.behind_hyphen(amount.tokens.end);
    if amount.measure == Measure::None && !senses.joined(first) && amount.number.single {
        return None;
    }
    let phrase =
        senses
            .word(first)
            .after
            .iter()
            .filter(|phrase| {
                phrase.rest.iter().enumerate().all(|(step, word)| {
                    first + step + 1 < end && is_form_of(senses.form(first + step + 1), word)
                })
            })
            .max_by_key(|phrase| phrase.rest.len())?;
    let joined_sign = senses.is_word(first) || (senses.joined(first) && !senses.joined(first + 1));
    // `höchstens 5 Prozent` belongs to what follows when a number does.
    let last = first + 1 + phrase.rest.len();
    let leads_on = phrase.rest.is_empty() && (senses.is_number(last) || senses.word(last).number.is_some());
    (first < end && joined_sign && !leads_on).then_some((last, phrase.modifier))
}
