//! What the structure of a sentence says of who owns a figure: the possessor of the measured noun, the subject,
//! nouns that stand for a company named before, and names that own nothing.

use super::salience::{Salience, is_introduced, is_kin, is_oblique};
use crate::analysis::links::grammar::Class;
use crate::analysis::links::of::Measured;
use crate::analysis::links::scene::Scene;
use crate::analysis::{EntityId, FigureKind};
use std::ops::Range;

/// The company that opens the sentence as its subject, however far before the figure.
pub(super) fn opening(
    scene: &Scene<'_>,
    salience: &Salience,
    sentence: &Range<usize>,
    figure: usize,
) -> Option<EntityId> {
    let index = candidates(scene, sentence, sentence.start).find(|&index| {
        let start = scene.text.token_at(scene.names.mentions[index].0.start);
        start < figure && !salience.is_bystander(scene, index) && !is_in_figure(scene, index)
    })?;
    let start = scene.text.token_at(scene.names.mentions[index].0.start);
    if is_oblique(scene, start) {
        return None;
    }
    let owner = salience.owner(scene.names.mentions[index].1);
    matches!(owner, EntityId::Company(_)).then_some(owner)
}

/// The mentions of a sentence, at most so many on each side of the token `from`.
pub(super) fn candidates(scene: &Scene<'_>, sentence: &Range<usize>, from: usize) -> Range<usize> {
    const REACH: usize = 32;
    if sentence.is_empty() {
        return 0..0;
    }
    let span = scene.text.span(sentence.clone());
    let here = scene.text.tokens.get(from).map_or(span.start, |token| token.span.start);
    let mentions = &scene.names.mentions;
    let first = mentions.partition_point(|mention| mention.0.end <= span.start);
    let middle = mentions.partition_point(|mention| mention.0.start < here);
    let behind = mentions.partition_point(|mention| mention.0.start < span.end);
    first.max(middle.saturating_sub(REACH))..behind.min(middle + REACH)
}

/// The possessor of the measured noun: in it, before it with a genitive, or behind it after `der`, `von`, `of`.
pub(super) fn owner(scene: &Scene<'_>, noun: &Measured, sentence: &Range<usize>) -> Option<EntityId> {
    let inside = noun.tokens.clone().find_map(|index| {
        scene.mention_at(index).filter(|_| scene.figure_at(index).is_none() && !is_kin(scene, index))
    });
    let entity = |found: (usize, EntityId)| found.1;
    if let Some(found) = inside {
        return Some(entity(found));
    }
    let bare_genitive = scene.pack().words.name_genitive;
    let mut before = noun.tokens.start.checked_sub(1).filter(|&before| before >= sentence.start);
    if let Some(at) = before.filter(|&at| bare_genitive.is_none() && scene.is_genitive_clitic(at)) {
        before = at.checked_sub(2);
    } else if let Some(at) = before.filter(|&at| scene.is_apostrophe(at) || scene.form(at) == "-") {
        before = at.checked_sub(1);
    } else if bare_genitive.is_none() && !scene.is(noun.tokens.end - 1, Class::Share) {
        // `Home Depot shares` are Home Depot's, but `the Fiat buyout` is another's.
        before = None;
    }
    if let Some(found) = before.and_then(|at| scene.mention_at(at)) {
        let word = scene.text.slice(scene.names.mentions[found.0].0);
        if bare_genitive.is_none_or(|ending| word.ends_with(ending))
            || scene.form(noun.tokens.start - 1) == "-"
        {
            return Some(entity(found));
        }
    }
    if scene.is(noun.tokens.end - 1, Class::Ratio) {
        return None;
    }
    let mut behind = noun.tokens.end;
    let genitive = scene.is(behind, Class::Genitive) && scene.is(behind, Class::Determiner);
    if (genitive || scene.is_any(behind, &[Class::From, Class::Tie])) && behind < sentence.end {
        behind += 1;
        if scene.is(behind, Class::Function) {
            behind += 1;
        }
        return scene.mention_at(behind).map(entity);
    }
    None
}

/// Whether counted things that no company of the sentence owns can be those of one named before: things that
/// companies have, or a sentence that refers back to one.
pub(super) fn is_held(scene: &Scene<'_>, noun: Option<&Measured>, sentence: &Range<usize>) -> bool {
    const REACH: usize = 80;
    let held = |noun: &Measured| {
        let head = noun.tokens.end - 1;
        scene.is_any(head, &[Class::Held, Class::Measure])
    };
    let refers =
        |index: usize| scene.is_any(index, &[Class::Firm, Class::Possessive]) && !scene.is(index, Class::Kin);
    noun.is_none_or(held) || sentence.clone().take(REACH).any(refers)
}

/// Whether `der Konzern`, `the company` near the figure stands for a company named before.
pub(super) fn refers(scene: &Scene<'_>, sentence: &Range<usize>, here: &Range<usize>) -> bool {
    const REACH: usize = 30;
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let to = (here.end + REACH).min(sentence.end);
    let refers = |index: usize| {
        let before = index.checked_sub(1).filter(|&before| before >= sentence.start);
        scene.is(index, Class::Firm)
            && !scene.is(index, Class::Kin)
            && scene.figure_at(index).is_none()
            && before.is_some_and(|before| scene.is(before, Class::Definite))
            && scene.mention_at(index + 1).is_none()
            && scene.form(index + 1) != ","
            && !scene.is_apostrophe(index + 1)
    };
    (from..here.start).chain(here.end..to).any(refers)
}

/// Whether the name stands before the figure in its clause, behind no preposition.
pub(super) fn is_subject(scene: &Scene<'_>, index: usize, here: &Range<usize>) -> bool {
    let mention = scene.text.tokens_in(scene.names.mentions[index].0);
    mention.end <= here.start
        && scene.borders(mention.start, here.start) == 0
        && !is_oblique(scene, mention.start)
}

/// Whether the name behind an amount only tells who got what was paid for: `geht für 3 Milliarden an die Rivalin A`.
pub(super) fn is_recipient(scene: &Scene<'_>, index: usize, number: usize) -> bool {
    const REACH: usize = 3;
    let quantity = &scene.quantities[number];
    let start = scene.text.token_at(scene.names.mentions[index].0.start);
    let behind = quantity.tokens.end;
    let near = start >= behind && start <= behind + REACH;
    quantity.kind == FigureKind::Money
        && near
        && scene.is(behind, Class::Recipient)
        && quantity.tokens.start > 0
        && scene.is(quantity.tokens.start - 1, Class::Purpose)
}

/// Whether the name is what changes hands: `buy A`, `übernimmt die A`.
pub(super) fn is_deal_object(scene: &Scene<'_>, start: usize) -> bool {
    let first = scene.sentence(start).start;
    let before = |step: usize| start.checked_sub(step).filter(|&at| at >= first);
    before(1).is_some_and(|at| {
        scene.is(at, Class::Deal)
            || scene.is(at, Class::Determiner) && before(2).is_some_and(|at| scene.is(at, Class::Deal))
    })
}

/// The company that changes hands for the figure, whose price it is: `buy A for $3 billion`.
pub(super) fn sold(scene: &Scene<'_>, sentence: &Range<usize>, here: &Range<usize>) -> Option<EntityId> {
    if here.start <= sentence.start || !scene.is(here.start - 1, Class::Purpose) {
        return None;
    }
    candidates(scene, sentence, here.start).rev().find_map(|index| {
        let (span, entity) = scene.names.mentions[index];
        let start = scene.text.token_at(span.start);
        let sold =
            start < here.start && is_deal_object(scene, start) && scene.borders(start, here.start) == 0;
        (sold && matches!(entity, EntityId::Company(_))).then_some(entity)
    })
}

/// Whether the name only says whose things are counted: `30 Boeing jets`.
pub(super) fn is_in_figure(scene: &Scene<'_>, index: usize) -> bool {
    let start = scene.text.token_at(scene.names.mentions[index].0.start);
    scene.figure_at(start).is_some()
}

pub(super) fn cost(scene: &Scene<'_>, index: usize, number: usize, noun: Option<&Measured>) -> usize {
    let here = &scene.quantities[number].tokens;
    let mention = scene.text.tokens_in(scene.names.mentions[index].0);
    let behind = mention.start >= here.end;
    let distance = if behind { mention.start - here.end } else { here.start.saturating_sub(mention.end) };
    let mut cost = 5 * distance
        + 100 * scene.borders(mention.start, here.start)
        + 30 * scene.figures_between(mention.start, here.start);
    if behind {
        cost += 150;
    }
    if is_oblique(scene, mention.start) {
        cost += 120;
    }
    if is_introduced(scene, mention.start) {
        cost += 60;
    }
    if let Some(noun) = noun {
        cost += 2 * noun.tokens.start.abs_diff(mention.start);
    }
    cost
}

/// Whether a pronoun or a possessive near the start of the sentence takes up someone named before.
pub(super) fn has_pronoun(scene: &Scene<'_>, sentence: &Range<usize>) -> bool {
    const OPENING: usize = 6;
    sentence.clone().take(OPENING).any(|index| scene.is_any(index, &[Class::Pronoun, Class::Possessive]))
}

/// Whether a verb of owning a part stands near the figure in its clause.
pub(super) fn has_verb_of_owning(scene: &Scene<'_>, sentence: &Range<usize>, here: &Range<usize>) -> bool {
    const REACH: usize = 12;
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let to = (here.end + REACH).min(sentence.end);
    (from..to).any(|index| scene.is(index, Class::Own) && scene.borders(index, here.start) == 0)
}

/// Whether the sentence opens with a noun that is no company, stands for none and is none's: `Officials in Trenton`.
pub(super) fn has_other_subject(scene: &Scene<'_>, sentence: &Range<usize>) -> bool {
    const OPENING: usize = 4;
    for index in sentence.clone().take(OPENING) {
        if scene.mention_at(index).is_some()
            || scene.time_at(index).is_some()
            || scene.is_any(index, &[Class::Pronoun, Class::Possessive, Class::Firm, Class::Subordinator])
        {
            return false;
        }
        if scene.is_noun(index) {
            return !scene.is_any(index, &[Class::Measure, Class::Share, Class::Held, Class::Flow]);
        }
    }
    false
}
