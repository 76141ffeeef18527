//! The noun of measure that stands nearest to a figure that none is tied to.

use super::counted::deal;
use super::phrase::{self, ends_in};
use super::{MOVEMENTS, Measured, NOUNS};
use crate::analysis::FigureKind;
use crate::analysis::links::grammar::Class;
use crate::analysis::links::scene::Scene;
use std::ops::Range;

/// The noun of measure in the sentence that costs least: distance, borders of clauses and figures between
/// cost.
pub(super) fn find(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> Option<Measured> {
    among(scene, number, sentence, &NOUNS)
}

/// The same among those nouns that do not mean a movement themselves.
pub(super) fn find_moved(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> Option<Measured> {
    among(scene, number, sentence, &[Class::Measure, Class::Share])
}

fn among(scene: &Scene<'_>, number: usize, sentence: &Range<usize>, nouns: &[Class]) -> Option<Measured> {
    const REACH: usize = 60;
    /// In hundredths, like all costs: a border of clauses is 150.
    const DEAREST: usize = 900;
    /// Above this a verb in the clause is nearer to the point than a noun outside.
    const DOUBTFUL: usize = 160;
    let quantity_kind = scene.quantities[number].kind;
    let here = &scene.quantities[number].tokens;
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let to = (here.end + REACH).min(sentence.end);
    let cost = |index: usize| -> Option<usize> {
        if !scene.is_any(index, nouns)
            || !scene.is_noun(index)
            || is_per_unit(scene, index, sentence.start)
            || !is_noun_in_context(scene, index, sentence.start)
        {
            return None;
        }
        let behind = index >= here.end;
        let distance = if behind { index - here.end } else { here.start - index };
        let figures = scene.figures_between(index, here.start);
        let mut cost = 12 * distance + 150 * scene.borders(index, here.start) + 80 * figures;
        if behind {
            cost += 150 + 200 * figures;
        }
        if is_taken(scene, index, number) {
            cost += 250;
        }
        if scene.is_any(index, &MOVEMENTS) {
            cost += 70;
        }
        match introduction(scene, index, sentence.start) {
            Some(Introduction::Cause) => cost += 250,
            Some(Introduction::Oblique) => cost += 60,
            None => {}
        }
        Some(cost)
    };
    let best =
        (from..here.start).chain(here.end..to).filter_map(|index| Some((cost(index)?, index))).min()?;
    if best.0 > DEAREST {
        return None;
    }
    if best.0 > DOUBTFUL
        && let Some(deal) = deal(scene, number, sentence)
        && scene.borders(deal.tokens.start, here.start) < scene.borders(best.1, here.start)
    {
        return Some(deal);
    }
    let relative =
        matches!(quantity_kind, FigureKind::Percent | FigureKind::PercentagePoints | FigureKind::Multiple);
    let moves = relative && scene.is_any(best.1, &MOVEMENTS) && scene.borders(best.1, here.start) == 0;
    Some(Measured {
        tokens: phrase::ending_at(scene, best.1, sentence.start),
        movement: moves.then_some(best.1),
    })
}

/// What stands before a noun that is no subject or object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Introduction {
    /// `wegen höherer Löhne`, `profit before tax`
    Cause,
    /// `auf den Schlusskurs`
    Oblique,
}

pub(super) fn introduction(scene: &Scene<'_>, noun: usize, limit: usize) -> Option<Introduction> {
    let mut before = phrase::ending_at(scene, noun, limit).start;
    for _ in 0..2 {
        before = before.checked_sub(1).filter(|&before| before >= limit)?;
        if scene.is(before, Class::Cause) {
            return Some(Introduction::Cause);
        }
        if scene.is_any(before, &[Class::To, Class::By, Class::At, Class::Regard]) {
            return Some(Introduction::Oblique);
        }
        if !scene.is_any(before, &[Class::Determiner, Class::Possessive]) {
            return None;
        }
    }
    None
}

/// Whether the noun is the unit of another measure: `Gewinn je Aktie`, `earnings per share`.
pub(super) fn is_per_unit(scene: &Scene<'_>, noun: usize, limit: usize) -> bool {
    // `a`, which is also an article, stands before a unit only behind a figure.
    let article = |index: usize| scene.is(index, Class::Determiner);
    noun.checked_sub(1)
        .filter(|&before| before >= limit)
        .is_some_and(|before| scene.is(before, Class::Per) && !article(before))
}

/// Where nouns are written like other words, many nouns of measure are verbs as well: `pay`, `cut`, `results`. They are
/// nouns behind an article, an adjective or a possessor, and when no subject stands before them.
pub(super) fn is_noun_in_context(scene: &Scene<'_>, index: usize, limit: usize) -> bool {
    if is_modifier(scene, index) {
        return false;
    }
    if scene.pack().writing.nouns_capitalized
        || !scene.is_any(index, &[Class::Up, Class::Down, Class::Deal, Class::Say, Class::Cut])
    {
        return true;
    }
    let Some(before) = index.checked_sub(1).filter(|&before| before >= limit) else { return true };
    scene.is(before, Class::Determiner)
        || scene.ends_possessor(before)
        || scene.is_noun(before)
            && !scene.is_any(before, &NOUNS)
            && !scene.is(index, Class::Up)
            && !scene.is(index, Class::Down)
}

/// Whether another noun follows that the word only specifies, where both are words of their own: `stock exchange`.
pub(super) fn is_modifier(scene: &Scene<'_>, index: usize) -> bool {
    let words = &scene.pack().words;
    if words.closed_compounds {
        return false;
    }
    let next = scene.word_end(index);
    let word = scene.form(next);
    scene.is_noun(next)
        && !scene.is_any(next, &NOUNS)
        && !scene.is_any(next, &[Class::Cut])
        && !scene.text.is_capitalized(next)
        && !ends_in(word, words.adverb_endings)
        && !ends_in(word, words.past_participle_endings)
        && !ends_in(word, words.present_participle_endings)
}

/// Whether the noun belongs to another figure: `sales of $5bn and … profit of $901m`.
pub(super) fn is_taken(scene: &Scene<'_>, noun: usize, number: usize) -> bool {
    let end = scene.word_end(noun);
    let tied = scene.is_any(end, &[Class::With, Class::From, Class::Amount]);
    let other = |index: usize| scene.figure_at(index).is_some_and(|figure| figure != number);
    (tied && (other(end + 1) || scene.is(end + 1, Class::Function) && other(end + 2)))
        || noun > 0 && other(noun - 1) && !scene.is_any(noun, &[Class::Share])
}
