//! The words that say how exactly a figure holds: before it (`mehr als`, `up to`) and behind it (`oder mehr`).

use crate::analysis::Modifier;
use crate::analysis::figures::candidate::{FigureCandidate, ModifierMatch};
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::ModifierPhrase;
use crate::lexicon::is_form_of;
use std::ops::Range;

/// The modifiers beside `candidate`, which stand in `within`. What stands behind counts more.
pub(super) fn find(
    text: &FigureText<'_>,
    candidate: &FigureCandidate,
    within: &Range<usize>,
) -> Option<ModifierMatch> {
    const MOST: usize = 2;
    let Range { start, end } = *candidate.tokens();
    let mut found: Option<ModifierMatch> = None;
    for _ in 0..MOST {
        let first = found.as_ref().map_or(start, |found| found.tokens.start);
        let Some((from, modifier)) = before(text, first, within.start, end) else { break };
        // `knapp mehr als 300` is more than that.
        let bound = found.map(|found| found.modifier).filter(|_| modifier == Modifier::Approx);
        found = Some(ModifierMatch { tokens: from..end, modifier: bound.unwrap_or(modifier) });
    }
    match behind(text, candidate, within.end) {
        Some((last, modifier)) => {
            let first = found.map_or(start, |found| found.tokens.start);
            Some(ModifierMatch { tokens: first..last, modifier })
        }
        None => found,
    }
}

/// The modifier that ends before `start`, with the place where it begins.
fn before(text: &FigureText<'_>, start: usize, floor: usize, end: usize) -> Option<(usize, Modifier)> {
    const LONGEST_SHORT_FORM: usize = 6;
    let mut last = start.checked_sub(1).filter(|&last| last >= floor)?;
    if text.form(last) == "." && text.is_joined(last) && last > floor {
        // `ca. 5`
        last -= 1;
        if text.form(last).len() > LONGEST_SHORT_FORM {
            return None;
        }
    }
    let phrase = text
        .entry(last)
        .modifiers
        .iter()
        .filter(|phrase| matches_backward(text, phrase, last, floor))
        .map(|phrase| (phrase.rest.len(), phrase.modifier))
        .max_by_key(|&(length, _)| length);
    let Some((length, modifier)) = phrase else {
        // The verb or noun of the sentence that sets a limit is no part of the figure.
        return is_capped(text, start, floor).then_some((start, Modifier::AtMost));
    };
    let mut from = last - length;
    if length == 0 && is_preposition(text, last, floor, end) {
        return None;
    }
    // `5 Prozent bis 7 Prozent` is a range.
    if length == 0 && text.is(last, FigureTag::To) && last == floor {
        return None;
    }
    // `goes up to $1,199`, `pushed rates up to 2.25%`
    let moved = text.is(last, FigureTag::To) && from > floor && text.is(from, FigureTag::Upward);
    let goes = || {
        let verb = from - 1;
        // `a bid to raise up to $443m`
        let rises = text.is(verb, FigureTag::Change) && !text.is(verb, FigureTag::Collects);
        rises || text.is(verb, FigureTag::Go)
    };
    if moved && (goes() || is_pushed(text, from, floor)) {
        return None;
    }
    let modifier = if is_denied(text, from..last, floor) { denied(modifier) } else { modifier };
    while matches!(modifier, Modifier::MoreThan | Modifier::LessThan)
        && from > floor
        && text.is(from - 1, FigureTag::Intensifier)
    {
        from -= 1;
    }
    Some((from, modifier))
}

/// Whether a verb or noun right before a number sets a limit: `capped at`, `begrenzt auf`, `a cap of`, `the limit is set at`.
fn is_capped(text: &FigureText<'_>, start: usize, floor: usize) -> bool {
    const WORDS: usize = 4;
    let mut before = (start.saturating_sub(WORDS).max(floor)..start).rev();
    let tie = start - 1;
    let tied = [FigureTag::Onto, FigureTag::LevelLead, FigureTag::Of, FigureTag::TakesUp, FigureTag::From];
    // A capital makes a name of an adjective: `Acme Limited has 300 employees`.
    let named = |at: usize| {
        !text.pack.writing.nouns_capitalized
            && text.is_capitalized(at)
            && at > floor
            && text.is_capitalized(at - 1)
    };
    let cap = before.find(|&at| {
        let passes = text.is(at, FigureTag::Function)
            || text.is(at, FigureTag::Trades)
            || tied.iter().any(|&tag| text.is(at, tag));
        text.is(at, FigureTag::Caps) || !passes
    });
    tied.into_iter().any(|tag| text.is(tie, tag))
        && cap.is_some_and(|at| text.is(at, FigureTag::Caps) && !named(at))
}

/// Whether a verb before its object moves that object up: `pushed rates up to`. `up` stands at `particle`.
fn is_pushed(text: &FigureText<'_>, particle: usize, floor: usize) -> bool {
    const LONGEST_OBJECT: usize = 7;
    let Some(object) = particle.checked_sub(1).filter(|&object| object > floor) else { return false };
    let from = particle.saturating_sub(LONGEST_OBJECT).max(floor);
    // The object has a word at least: `bring up to 50` has none.
    let mut verbs = (from..object).rev().take_while(|&at| text.is_word(at) || text.is_joined(at));
    !text.is(object, FigureTag::Function) && verbs.any(|at| text.is(at, FigureTag::Pushes))
}

/// Whether the comparison in `phrase` is denied by a word shortly before it: `no offer higher than`.
fn is_denied(text: &FigureText<'_>, phrase: Range<usize>, floor: usize) -> bool {
    const WINDOW: usize = 6;
    let Range { start, end } = phrase;
    let mut before = (start.saturating_sub(WINDOW).max(floor)..start).rev().take_while(|&at| {
        // `no doubt that more than`: another clause begins.
        text.is_word(at) && !text.is(at, FigureTag::Than) && !text.is_number(at)
    });
    start < end
        && text.is(end, FigureTag::Than)
        && text.is(start, FigureTag::Comparison)
        && before.any(|at| text.is(at, FigureTag::Denies))
}

/// What is left of a comparison that is denied.
fn denied(modifier: Modifier) -> Modifier {
    match modifier {
        Modifier::MoreThan => Modifier::AtMost,
        Modifier::LessThan => Modifier::AtLeast,
        modifier => modifier,
    }
}

/// Whether a word before the figure is no bound: `Anleihe über 500 Millionen`, `verfügt über 200 Filialen`, `eine Umfrage
/// unter 642 Betrieben`, `über 5 Milliarden hinaus`.
fn is_preposition(text: &FigureText<'_>, last: usize, floor: usize, end: usize) -> bool {
    const WINDOW: usize = 12;
    const CLAUSE: usize = 8;
    let before = last.checked_sub(1).filter(|&before| before >= floor);
    let before_is = |tag| before.is_some_and(|before| text.is(before, tag));
    let word = text.entry(last);
    if word.is(FigureTag::Over) {
        let beyond = text.any(end..end + 2, FigureTag::Beyond);
        let clause = (last.saturating_sub(CLAUSE).max(floor)..last).rev();
        let disposes = clause.take_while(|&at| text.is_word(at)).any(|at| text.is(at, FigureTag::Disposes));
        // `handed over $2.65bn`
        return beyond || disposes || before_is(FigureTag::Loan);
    }
    if word.is(FigureTag::Under) {
        return text.any(last.saturating_sub(WINDOW).max(floor)..last, FigureTag::Among);
    }
    // `the past five years`
    word.is(FigureTag::Past) && before_is(FigureTag::Known)
}

fn matches_backward(text: &FigureText<'_>, phrase: &ModifierPhrase, last: usize, floor: usize) -> bool {
    phrase.rest.iter().enumerate().all(|(step, word)| {
        last.checked_sub(step + 1).is_some_and(|at| at >= floor && is_form_of(text.form(at), word))
    })
}

/// The modifier behind the figure, with the place where it ends.
fn behind(text: &FigureText<'_>, candidate: &FigureCandidate, end: usize) -> Option<(usize, Modifier)> {
    // `£90m-plus`
    let first = text.behind_hyphen(candidate.tokens().end);
    if candidate.is_bare() && !text.is_joined(first) && candidate.number().single {
        return None;
    }
    // `auf 2,5 Prozent gedeckelt`, `darf 3 Prozent nicht übersteigen`
    let passes = text.is(first, FigureTag::Denies) && text.is(first + 1, FigureTag::Exceeds);
    if first + usize::from(passes) < end
        && (passes || text.is(first, FigureTag::Caps))
        && !candidate.is_bare()
    {
        return Some((candidate.tokens().end, Modifier::AtMost));
    }
    let matches = |phrase: &&ModifierPhrase| {
        let mut rest = phrase.rest.iter().zip(first + 1..);
        rest.all(|(word, at)| at < end && is_form_of(text.form(at), word))
    };
    let phrase = text.entry(first).after.iter().filter(matches).max_by_key(|phrase| phrase.rest.len())?;
    let joined_sign = text.is_word(first) || (text.is_joined(first) && !text.is_joined(first + 1));
    // `höchstens 5 Prozent` belongs to what follows when a number does.
    let last = first + 1 + phrase.rest.len();
    let leads_on = phrase.rest.is_empty() && (text.is_number(last) || text.entry(last).number.is_some());
    (first < end && joined_sign && !leads_on).then_some((last, phrase.modifier))
}
