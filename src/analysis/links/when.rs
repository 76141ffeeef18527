//! The time that a figure is about.
//!
//! The period of its clause, else one that stands before it and governs the sentence: `2015 stiegen die
//! Einnahmen um 3 Prozent, die Kosten um 5`. Where a movement starts the period is that of the start, if it has
//! one. A date in a clause of saying (`sagte er am Montag`) dates the words, not the figure.

use super::direction;
use super::grammar::Class;
use super::of::Measured;
use super::scene::Scene;
use crate::analysis::token::TokenKind;
use crate::analysis::{Figure, FigureKind, Period, PeriodKind};
use std::ops::Range;

/// The highest cost of a period that a figure takes, and of one that a mere attribute takes.
const FAR: f32 = 5.0;
const NEAR: f32 = 1.0;

/// The period of the figure number `number`; `figures` are those before it.
pub(super) fn find(
    scene: &Scene<'_>,
    number: usize,
    noun: Option<&Measured>,
    figures: &[Figure],
) -> Option<Period> {
    let here = &scene.quantities.get(number)?.tokens;
    if here.is_empty() {
        return None;
    }
    let sentence = scene.sentence(here.start);
    let starts = direction::tie(scene, here.start, sentence.start)
        .is_some_and(|tie| scene.is(tie, Class::From))
        && direction::starts_movement(scene, number, &sentence);
    let best = candidates(scene, &sentence)
        .filter_map(|index| Some((cost(scene, index, number, noun, starts)?, index)))
        .min_by(|left, right| left.0.total_cmp(&right.0));
    let limit = if is_attribute(scene, number, &sentence) { NEAR } else { FAR };
    if let Some((_, index)) = best.filter(|best| best.0 <= limit) {
        return scene.periods.get(index).copied();
    }
    carried(scene, number, &sentence, starts, figures)
}

/// Whether a repeated figure has a period of its own right beside it: `(2014: 4,86)`.
pub(super) fn is_own(scene: &Scene<'_>, number: usize) -> bool {
    let start = scene.quantities[number].tokens.start;
    start >= 2 && scene.piece(start - 1) == ":" && scene.time_at(start - 2).is_some()
}

/// The periods of a sentence that can be a `when`.
fn candidates<'s>(scene: &'s Scene<'_>, sentence: &Range<usize>) -> impl Iterator<Item = usize> + 's {
    let span = if sentence.is_empty() { None } else { Some(scene.tokens.span(sentence.clone())) };
    let first =
        scene.periods.partition_point(|period| span.is_some_and(|span| period.span.end <= span.start));
    (first..scene.periods.len())
        .take_while(move |&index| span.is_some_and(|span| scene.periods[index].span.start < span.end))
        .filter(|&index| scene.periods[index].kind != PeriodKind::Duration)
        .take(64)
}

fn cost(
    scene: &Scene<'_>,
    index: usize,
    number: usize,
    noun: Option<&Measured>,
    starts: bool,
) -> Option<f32> {
    let here = &scene.quantities[number].tokens;
    let period = scene.tokens.tokens_in(scene.periods[index].span);
    let behind = period.start >= here.end;
    let near = if behind { period.start } else { period.end.saturating_sub(1) };
    let distance = if behind { near - here.end } else { here.start.saturating_sub(near + 1) };
    let borders = scene.borders(near, here.start);
    let between = scene.figures_between(near, here.start);
    let in_noun =
        noun.is_some_and(|noun| noun.tokens.end == period.start || noun.tokens.contains(&period.start));
    if starts && !in_noun && distance > 0 {
        return None;
    }
    // A time at the head of the sentence governs all of it.
    let sentence = scene.sentence(here.start);
    let heads = !behind && period.start <= sentence.start + 2;
    let ease = if heads { 0.5 } else { 1.0 };
    if is_of_another(scene, &period, number) {
        return None;
    }
    let mut cost = ease * (0.08 * distance as f32 + borders as f32 + 0.8 * between as f32);
    if behind {
        cost += 0.5 + 1.5 * borders as f32 + 2.0 * between as f32;
    }
    if is_said(scene, near, here.start) {
        cost += if borders == 0 { 1.5 } else { 6.0 };
    }
    if scene.periods[index].kind == PeriodKind::Clock {
        cost += 1.0;
    }
    // Results belong to years and quarters; a weekday is more often that of the report.
    let dated = period.clone().any(|at| scene.tokens.kind(at) == Some(TokenKind::Number));
    if !dated {
        cost += 0.3;
    }
    Some(cost)
}

/// Whether a count only describes something in passing, so that the time of the sentence is not its own:
/// `das mit 700 Instituten`, `the 12,000 employees`.
fn is_attribute(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> bool {
    let quantity = &scene.quantities[number];
    let Some(before) = quantity.tokens.start.checked_sub(1).filter(|&before| before >= sentence.start) else {
        return false;
    };
    let opens = |index: usize| {
        let word = scene.piece(index).to_lowercase();
        matches!(
            word.as_str(),
            "mit" | "with" | "der" | "die" | "den" | "das" | "the" | "s" | "'" | "’" | "its" | "their"
        )
    };
    let first = opens(quantity.tokens.start) && quantity.tokens.len() > 1;
    quantity.kind == FigureKind::Count && (opens(before) || first || scene.is(before, Class::Possessive))
}

/// Whether the period is bound to another figure: `6,31 (2014: 4,86)`, `von 45 Prozent im April auf 60 Prozent`.
fn is_of_another(scene: &Scene<'_>, period: &Range<usize>, number: usize) -> bool {
    let other = |index: usize| scene.figure_at(index).filter(|&figure| figure != number);
    if scene.piece(period.end) == ":" && other(period.end + 1).is_some() {
        return true;
    }
    let start = scene.quantities[number].tokens.start;
    let sentence = scene.sentence(start);
    period.start.checked_sub(1).and_then(other).is_some_and(|other| {
        let tie =
            |number: usize| direction::tie(scene, scene.quantities[number].tokens.start, sentence.start);
        tie(other).is_some_and(|tie| scene.is(tie, Class::From))
            && tie(number).is_some_and(|tie| scene.is(tie, Class::To))
    })
}

/// Whether the period tells when something was said: a verb of saying stands beside it.
fn is_said(scene: &Scene<'_>, period: usize, figure: usize) -> bool {
    const REACH: usize = 4;
    let sentence = scene.sentence(period);
    let from = period.saturating_sub(REACH).max(sentence.start);
    let to = (period + REACH).min(sentence.end);
    (from..to).any(|index| {
        scene.is(index, Class::Say)
            && scene.borders(index, period) == 0
            && (scene.borders(period, figure) > 0 || index < period)
    })
}

/// The period of the sentence before, where this one goes on with it: `Dabei stiegen …`.
fn carried(
    scene: &Scene<'_>,
    number: usize,
    sentence: &Range<usize>,
    starts: bool,
    figures: &[Figure],
) -> Option<Period> {
    if starts || !scene.is(sentence.start, Class::Carry) {
        return None;
    }
    let before =
        scene.quantities[..number].iter().rposition(|quantity| quantity.tokens.start < sentence.start)?;
    let near = scene.tokens.sentence_of(scene.quantities[before].tokens.start) + 1
        == scene.tokens.sentence_of(sentence.start);
    figures.get(before).and_then(|figure| figure.when).filter(|_| near)
}
