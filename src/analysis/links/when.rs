//! The time that a figure is about.
//!
//! The period of its clause, else one that stands before it and governs the sentence: `2015 stiegen die
//! Einnahmen um 3 Prozent, die Kosten um 5`. Where a movement starts the period is that of the start, if it has
//! one. A date in a clause of saying (`sagte er am Montag`) dates the words, not the figure.

use super::direction;
use super::governing::Governing;
use super::grammar::Class;
use super::of::Measured;
use super::scene::Scene;
use crate::analysis::token::TokenKind;
use crate::analysis::{Figure, FigureKind, Period, PeriodKind};
use std::ops::Range;

/// The highest cost of a period that a figure takes, and of one that a mere attribute takes, in
/// hundredths: a border of clauses is 100.
const FAR: usize = 500;
const NEAR: usize = 100;

/// What a time without ends costs more than one in the calendar.
const LOOSE: usize = 150;

/// The period of the figure number `number`, of which `draft` holds the other links; `figures` are those before it.
pub(super) fn find(
    scene: &Scene<'_>,
    number: usize,
    noun: Option<&Measured>,
    draft: &Figure,
    figures: &[Figure],
    governing: &Governing,
) -> Option<Period> {
    let here = &scene.quantities.get(number)?.tokens;
    if here.is_empty() {
        return None;
    }
    let sentence = scene.sentence(here.start);
    if let Some(period) = governing.of_bracket(scene, number) {
        return Some(period);
    }
    let starts = direction::tie(scene, here.start, sentence.start)
        .is_some_and(|tie| scene.is(tie, Class::From))
        && direction::starts_movement(scene, number, &sentence);
    let best = candidates(scene, &sentence, here.start)
        .filter_map(|index| Some((cost(scene, index, number, noun, starts)?, index)))
        .min();
    let limit = if is_attribute(scene, number, &sentence) { NEAR } else { FAR };
    if let Some((_, index)) = best.filter(|best| best.0 <= limit) {
        return scene.periods.get(index).copied();
    }
    let tie = direction::tie(scene, here.start, sentence.start);
    let compared = tie.is_some_and(|tie| scene.is(tie, Class::Compare));
    carried(scene, &sentence, starts, figures).or_else(|| {
        let noun = noun.filter(|_| !starts && !compared && limit == FAR)?;
        governing.find(scene, here.start, &noun.tokens, draft, figures)
    })
}

/// Whether a repeated figure has a period of its own right beside it: `(2014: 4,86)`.
pub(super) fn is_own(scene: &Scene<'_>, number: usize) -> bool {
    let start = scene.quantities[number].tokens.start;
    start >= 2 && scene.piece(start - 1) == ":" && scene.time_at(start - 2).is_some()
}

/// The periods of a sentence that can be a `when`, at most so many on each side of the token `from`.
fn candidates<'s>(
    scene: &'s Scene<'_>,
    sentence: &Range<usize>,
    from: usize,
) -> impl Iterator<Item = usize> + 's {
    const REACH: usize = 32;
    let span = scene.tokens.span(sentence.clone());
    let here = scene.tokens.tokens.get(from).map_or(span.start, |token| token.span.start);
    let periods = scene.periods;
    let first = periods.partition_point(|period| period.span.end <= span.start);
    let middle = periods.partition_point(|period| period.span.start < here);
    let behind = periods.partition_point(|period| period.span.start < span.end);
    (first.max(middle.saturating_sub(REACH))..behind.min(middle + REACH))
        .filter(|&index| periods[index].kind != PeriodKind::Duration)
}

fn cost(
    scene: &Scene<'_>,
    index: usize,
    number: usize,
    noun: Option<&Measured>,
    starts: bool,
) -> Option<usize> {
    let here = &scene.quantities[number].tokens;
    let period = scene.tokens.tokens_in(scene.periods[index].span);
    let behind = period.start >= here.end;
    let near = if behind { period.start } else { period.end.saturating_sub(1) };
    // What stands behind `$1.8bn, or 44 cents,` or `a third of the 12,000 employees` belongs to both.
    let again = scene.quantities.get(number + 1).map(|next| &next.tokens).filter(|next| {
        behind
            && next.end <= period.start
            && next.start <= here.end + 5
            && (here.end..next.start).any(|index| {
                scene.is_any(index, &[Class::Alternative, Class::Genitive]) || scene.piece(index) == "("
            })
    });
    let from = again.unwrap_or(here);
    let distance = if behind { near.saturating_sub(from.end) } else { here.start.saturating_sub(near + 1) };
    let borders = match again {
        Some(again) => scene.borders(near, again.start).min(scene.borders(near, here.start)),
        None => scene.borders(near, here.start),
    };
    let between =
        scene.figures_between(near, if again.is_some() { from.end.saturating_sub(1) } else { here.start });
    let in_noun =
        noun.is_some_and(|noun| noun.tokens.end == period.start || noun.tokens.contains(&period.start));
    if starts && !in_noun && distance > 0 {
        return None;
    }
    // A time at the head of the sentence governs all of it.
    let sentence = scene.sentence(here.start);
    let heads = !behind && period.start <= sentence.start + 2;
    if is_of_another(scene, &period, number)
        || is_compared(scene, &period, here)
        || is_inside_noun(scene, &period)
    {
        return None;
    }
    let dated = period.clone().any(|at| scene.tokens.kind(at) == Some(TokenKind::Number));
    let rate = period.clone().all(|at| scene.is(at, Class::Rate));
    if rate && (!behind || distance > 0) {
        return None;
    }
    let mut cost = 8 * distance + 100 * borders + 80 * between;
    if period.clone().any(|at| scene.is(at, Class::Loose)) {
        if behind && borders > 0 {
            return None;
        }
        cost += LOOSE;
    }
    if heads {
        cost /= 2;
    } else if dated
        && !behind
        && follows_figure(scene, period.start)
        && has_comma(scene, period.end, here.start)
    {
        // `which lost £200m in 2023, plans to close 50 shops`
        cost += 400;
    }
    if behind {
        cost += 50 + 150 * borders + 300 * between;
    }
    // `reported first-quarter revenue`: such a period belongs to the noun, not to the verb.
    let specifies =
        noun.is_some_and(|noun| period.contains(&(noun.tokens.start.saturating_sub(1)))) || in_noun;
    if !specifies && is_said(scene, near, here.start) {
        cost += if borders == 0 { 150 } else { 600 };
    }
    if scene.periods[index].kind == PeriodKind::Clock {
        cost += 100;
    }
    // Results belong to years and quarters; a weekday is more often that of the report.
    if !dated {
        cost += 30;
    }
    Some(cost)
}

fn follows_figure(scene: &Scene<'_>, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| scene.figure_at(before).is_some())
}

fn has_comma(scene: &Scene<'_>, from: usize, to: usize) -> bool {
    const REACH: usize = 40;
    (from..to.min(from + REACH)).any(|index| scene.piece(index) == ",")
}

/// Whether a count only describes something in passing, so that the time of the sentence is not its own:
/// `das mit 700 Instituten`, `the 12,000 employees`.
fn is_attribute(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> bool {
    let quantity = &scene.quantities[number];
    let Some(before) = quantity.tokens.start.checked_sub(1).filter(|&before| before >= sentence.start) else {
        return false;
    };
    // `Von den 1.930 Stellen sollen bis Ende 2026 rund 140 wegfallen`
    let whole = direction::tie(scene, quantity.tokens.start, sentence.start)
        .is_some_and(|tie| scene.is(tie, Class::From) && tie <= sentence.start + 1);
    let opens =
        |index: usize| scene.is(index, Class::Definite) || matches!(scene.piece(index), "s" | "'" | "’");
    let first = opens(quantity.tokens.start) && quantity.tokens.len() > 1;
    let named = quantity.noun.is_some_and(|noun| quantity.span.contains(noun));
    quantity.kind == FigureKind::Count
        && named
        && (whole || opens(before) || first || scene.is(before, Class::Possessive))
}

/// Whether the period is bound to another figure: `6,31 (2014: 4,86)`, `von 45 Prozent im April auf 60 Prozent`.
fn is_of_another(scene: &Scene<'_>, period: &Range<usize>, number: usize) -> bool {
    let other = |index: usize| scene.figure_at(index).filter(|&figure| figure != number);
    let bracket = period.start.checked_sub(1).is_some_and(|before| scene.piece(before) == "(");
    if bracket && scene.piece(period.end) == ":" && other(period.end + 1).is_some() {
        return true;
    }
    let start = scene.quantities[number].tokens.start;
    let sentence = scene.sentence(start);
    period.start.checked_sub(1).and_then(other).is_some_and(|other| {
        let tie =
            |number: usize| direction::tie(scene, scene.quantities[number].tokens.start, sentence.start);
        let from = |number: usize| tie(number).is_some_and(|tie| scene.is(tie, Class::From));
        let to = |number: usize| tie(number).is_some_and(|tie| scene.is(tie, Class::To));
        from(other) && to(number) || to(other) && from(number)
    })
}

/// Whether the period is that of what the figure is compared with: `mehr als im Vorjahr`, `up 5% from a year ago`.
fn is_compared(scene: &Scene<'_>, period: &Range<usize>, here: &Range<usize>) -> bool {
    let base = |index: usize| {
        scene.is(index, Class::Baseline) || scene.is(index, Class::Compare) && index >= here.end
    };
    let article = period.start.checked_sub(1).is_some_and(|before| scene.is(before, Class::Determiner));
    let before = period.start.checked_sub(if article { 2 } else { 1 });
    // `nach 7,5 Prozent im Vorjahr`: the period goes with the figure that is compared with.
    let other = period.start.checked_sub(1).and_then(|before| scene.figure_at(before));
    let other_start =
        other.map(|other| scene.quantities[other].tokens.start).filter(|&start| start > here.start);
    let from = scene.is_english()
        && period.start >= here.end
        && scene.is(period.start, Class::From)
        && !period.clone().any(|index| scene.tokens.kind(index) == Some(TokenKind::Number));
    from || before.is_some_and(base)
        || other_start
            .and_then(|start| start.checked_sub(1))
            .is_some_and(|tie| base(tie) || scene.is(tie, Class::From))
}

/// Whether the period only specifies a noun: `das 2011 gegründete Unternehmen`.
pub(super) fn is_inside_noun(scene: &Scene<'_>, period: &Range<usize>) -> bool {
    let before = period.start.checked_sub(1);
    // `der 2023 einen Gewinn ablieferte`: there `der` is a relative pronoun.
    let relative = period.start.checked_sub(2).is_some_and(|comma| scene.piece(comma) == ",");
    !scene.is_english()
        && !relative
        && before.is_some_and(|before| scene.is(before, Class::Determiner))
        && period.clone().all(|index| scene.tokens.kind(index) == Some(TokenKind::Number))
}

/// Whether the period tells when something was said: a verb of saying stands beside it.
pub(super) fn is_said(scene: &Scene<'_>, period: usize, figure: usize) -> bool {
    /// How far the verb stands before the period or in its own clause, and how far behind it, where a German
    /// clause ends: `, wie der Konzern am Dienstag in Wien mitteilte`.
    const BESIDE: usize = 4;
    const BEHIND: usize = 10;
    let apart = scene.borders(period, figure) > 0;
    let sentence = scene.sentence(period);
    let from = period.saturating_sub(BESIDE).max(sentence.start);
    let to = (period + if apart { BEHIND } else { BESIDE }).min(sentence.end);
    (from..to).any(|index| scene.is(index, Class::Say) && scene.borders(index, period) == 0)
}

/// The period of the sentence before, where this one goes on with it: `Dabei stiegen …`.
fn carried(scene: &Scene<'_>, sentence: &Range<usize>, starts: bool, figures: &[Figure]) -> Option<Period> {
    if starts || !scene.is(sentence.start, Class::Carry) {
        return None;
    }
    let before =
        scene.quantities.partition_point(|quantity| quantity.tokens.start < sentence.start).checked_sub(1)?;
    let near = scene.tokens.sentence_of(scene.quantities[before].tokens.start) + 1
        == scene.tokens.sentence_of(sentence.start);
    figures.get(before).and_then(|figure| figure.when).filter(|_| near)
}
