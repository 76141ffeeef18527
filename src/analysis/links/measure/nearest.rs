//! The noun of measure that stands nearest to a figure that none is tied to.

use super::phrase::{self, ends_in};
use super::transaction;
use crate::analysis::FigureKind;
use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::measured::{MOVEMENTS, MeasurePhrase, NOUNS};
use crate::analysis::links::tag::LinkTag;
use std::ops::Range;

/// The noun of measure in the sentence that costs least: distance, clauses and figures between
/// cost.
pub(super) fn find(text: &LinkText<'_>, number: usize, sentence: &Range<usize>) -> Option<MeasurePhrase> {
    among(text, number, sentence, &NOUNS)
}

/// The same among those nouns that do not mean a movement themselves.
pub(super) fn find_moved(
    text: &LinkText<'_>,
    number: usize,
    sentence: &Range<usize>,
) -> Option<MeasurePhrase> {
    among(text, number, sentence, &[LinkTag::Measure, LinkTag::Share])
}

fn among(
    text: &LinkText<'_>,
    number: usize,
    sentence: &Range<usize>,
    nouns: &[LinkTag],
) -> Option<MeasurePhrase> {
    const REACH: usize = 60;
    /// In hundredths, like all costs: a border of clauses is 150.
    const DEAREST: usize = 900;
    /// Above this a verb in the clause is nearer to the point than a noun outside.
    const DOUBTFUL: usize = 160;
    let quantity_kind = text.quantities[number].kind;
    let here = &text.quantities[number].tokens;
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let to = (here.end + REACH).min(sentence.end);
    let cost = |index: usize| -> Option<usize> {
        if !text.is_any(index, nouns)
            || !text.is_noun(index)
            || phrase::is_per_unit(text, index, sentence.start)
            || !is_noun_in_context(text, index, sentence.start)
        {
            return None;
        }
        let behind = index >= here.end;
        let distance = if behind { index - here.end } else { here.start - index };
        let figures = text.figures_between(index, here.start);
        let mut cost = 12 * distance + 150 * text.clause_distance(index, here.start) + 80 * figures;
        if behind {
            cost += 150 + 200 * figures;
        }
        if is_taken(text, index, number) {
            cost += 250;
        }
        if text.is_any(index, &MOVEMENTS) {
            cost += 70;
        }
        match introduction(text, index, sentence.start) {
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
        && let Some(verb) = transaction::verb(text, number, sentence)
        && text.clause_distance(verb.tokens.start, here.start) < text.clause_distance(best.1, here.start)
    {
        return Some(verb);
    }
    let relative =
        matches!(quantity_kind, FigureKind::Percent | FigureKind::PercentagePoints | FigureKind::Multiple);
    let moves = relative && text.is_any(best.1, &MOVEMENTS) && text.clause_distance(best.1, here.start) == 0;
    Some(MeasurePhrase {
        tokens: phrase::ending_at(text, best.1, sentence.start),
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

pub(super) fn introduction(text: &LinkText<'_>, noun: usize, limit: usize) -> Option<Introduction> {
    let mut before = phrase::ending_at(text, noun, limit).start;
    for _ in 0..2 {
        before = before.checked_sub(1).filter(|&before| before >= limit)?;
        if text.is(before, LinkTag::Cause) {
            return Some(Introduction::Cause);
        }
        if text.is_any(before, &[LinkTag::To, LinkTag::By, LinkTag::At, LinkTag::Regard]) {
            return Some(Introduction::Oblique);
        }
        if !text.is_any(before, &[LinkTag::Determiner, LinkTag::Possessive]) {
            return None;
        }
    }
    None
}

/// Where nouns are written like other words, many nouns of measure are verbs as well: `pay`, `cut`, `results`. They are
/// nouns behind an article, an adjective or a possessor, and when no subject stands before them.
pub(super) fn is_noun_in_context(text: &LinkText<'_>, index: usize, limit: usize) -> bool {
    if is_modifier(text, index) {
        return false;
    }
    if text.pack.writing.nouns_capitalized
        || !text
            .is_any(index, &[LinkTag::Up, LinkTag::Down, LinkTag::Transaction, LinkTag::Say, LinkTag::Cut])
    {
        return true;
    }
    let Some(before) = index.checked_sub(1).filter(|&before| before >= limit) else { return true };
    text.is(before, LinkTag::Determiner)
        || text.ends_possessor(before)
        || text.is_noun(before)
            && !text.is_any(before, &NOUNS)
            && !text.is(index, LinkTag::Up)
            && !text.is(index, LinkTag::Down)
}

/// Whether another noun follows that the word only specifies, where both are words of their own: `stock exchange`.
pub(super) fn is_modifier(text: &LinkText<'_>, index: usize) -> bool {
    let words = &text.pack.words;
    if words.closed_compounds {
        return false;
    }
    let next = text.word_end(index);
    let word = text.form(next);
    text.is_noun(next)
        && !text.is_any(next, &NOUNS)
        && !text.is_any(next, &[LinkTag::Cut])
        && !text.is_capitalized(next)
        && !ends_in(word, words.adverb_endings)
        && !ends_in(word, words.past_participle_endings)
        && !ends_in(word, words.present_participle_endings)
}

/// Whether the noun belongs to another figure: `sales of $5bn and … profit of $901m`.
pub(super) fn is_taken(text: &LinkText<'_>, noun: usize, number: usize) -> bool {
    let end = text.word_end(noun);
    let tied = text.is_any(end, &[LinkTag::With, LinkTag::From, LinkTag::Amount]);
    let other = |index: usize| text.figure_at(index).is_some_and(|figure| figure != number);
    (tied && (other(end + 1) || text.is(end + 1, LinkTag::Function) && other(end + 2)))
        || noun > 0 && other(noun - 1) && !text.is_any(noun, &[LinkTag::Share])
}

/// The noun that stands nearest before a figure in its clause. Where nouns are written like other words, none is told
/// this way.
pub(super) fn before(text: &LinkText<'_>, number: usize, sentence: &Range<usize>) -> Option<MeasurePhrase> {
    const REACH: usize = 15;
    if !text.pack.writing.nouns_capitalized {
        return None;
    }
    let here = &text.quantities[number].tokens;
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let head = (from..here.start)
        .rev()
        .take_while(|&index| text.clause_distance(index, here.start) == 0)
        .find(|&index| text.is_noun(index) && !text.is(index, LinkTag::Firm))?;
    Some(MeasurePhrase::words(phrase::ending_at(text, head, sentence.start)))
}
