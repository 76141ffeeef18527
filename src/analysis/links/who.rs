//! Whose figure it is.
//!
//! The owner of the measured noun (`BA's profits`, `Bilanzsumme der Immigon`), else the subject or another name
//! of the clause, else what a noun or pronoun of it refers to (`der Konzern`, `it`), else the company that the
//! text is about. Figures go to companies: a person stands for the company of their role. Sources of a
//! statement own none of its figures.

use super::grammar::Class;
use super::of::Measured;
use super::salience::{Salience, is_introduced, is_kin, is_oblique};
use super::scene::Scene;
use crate::analysis::{EntityId, FigureKind};
use std::ops::Range;

/// The highest cost of a name of the sentence, in hundredths: a border of clauses is 100.
const DEAREST: usize = 600;

/// The owner of the figure number `number`.
pub(super) fn find(
    scene: &Scene<'_>,
    salience: &Salience,
    number: usize,
    noun: Option<&Measured>,
) -> Option<EntityId> {
    let here = &scene.quantities.get(number)?.tokens;
    if here.is_empty() {
        return None;
    }
    let sentence = scene.sentence(here.start);
    let sentence_number = scene.tokens.sentence_of(here.start);
    if noun.is_some_and(|noun| noun.tokens.clone().any(|index| scene.is(index, Class::Macro))) {
        return None;
    }
    let best = candidates(scene, &sentence, here.start)
        .filter(|&index| {
            !salience.is_bystander(scene, index)
                && !is_in_figure(scene, index)
                && !is_recipient(scene, index, number)
        })
        .map(|index| (cost(scene, index, number, noun), index))
        .min()
        .filter(|best| best.0 <= DEAREST);
    let referred = reference(scene, &sentence, here).filter(|&cost| best.is_none_or(|best| cost < best.0));
    if referred.is_some()
        && noun.and_then(|noun| owner(scene, noun, &sentence)).is_none()
        && let Some(company) = salience.before(scene, sentence_number)
    {
        return Some(company);
    }
    let best = best.map(|best| best.1);
    let owner = noun.and_then(|noun| {
        // `the shares of A fell 4%, while B gained 1%`: the clause of the figure has a subject of its own.
        let apart = scene.borders(noun.tokens.start, here.start) > 0;
        let replaced = best.filter(|&best| apart && is_subject(scene, best, here));
        if replaced.is_some() { None } else { owner(scene, noun, &sentence) }
    });
    if let Some(owner) = owner {
        return Some(salience.owner(owner));
    }
    if let Some(best) = best {
        let owner = salience.owner(scene.names.mentions[best].1);
        // A person whose company the text does not tell speaks of the one that it is about.
        let holds = noun.is_some_and(|noun| {
            noun.tokens.clone().any(|index| scene.is_any(index, &[Class::Own, Class::Ratio]))
        });
        let person = matches!(owner, EntityId::Person(_)) && !(holds && is_subject(scene, best, here));
        let company = person.then(|| salience.before(scene, sentence_number)).flatten();
        return Some(company.unwrap_or(owner));
    }
    if let Some(company) = salience.heading(sentence_number) {
        return Some(company);
    }
    if let Some(subject) = opening(scene, salience, &sentence, here.start) {
        return Some(subject);
    }
    if scene.quantities[number].kind == FigureKind::Count && !is_held(scene, noun, &sentence) {
        return None;
    }
    salience.before(scene, sentence_number)
}

/// The company that opens the sentence as its subject, however far before the figure.
fn opening(
    scene: &Scene<'_>,
    salience: &Salience,
    sentence: &Range<usize>,
    figure: usize,
) -> Option<EntityId> {
    let index = candidates(scene, sentence, sentence.start).find(|&index| {
        let start = scene.tokens.token_at(scene.names.mentions[index].0.start);
        start < figure && !salience.is_bystander(scene, index) && !is_in_figure(scene, index)
    })?;
    let start = scene.tokens.token_at(scene.names.mentions[index].0.start);
    if is_oblique(scene, start) {
        return None;
    }
    let owner = salience.owner(scene.names.mentions[index].1);
    matches!(owner, EntityId::Company(_)).then_some(owner)
}

/// The mentions of a sentence, at most so many on each side of the token `from`.
fn candidates(scene: &Scene<'_>, sentence: &Range<usize>, from: usize) -> Range<usize> {
    const REACH: usize = 32;
    if sentence.is_empty() {
        return 0..0;
    }
    let span = scene.tokens.span(sentence.clone());
    let here = scene.tokens.tokens.get(from).map_or(span.start, |token| token.span.start);
    let mentions = &scene.names.mentions;
    let first = mentions.partition_point(|mention| mention.0.end <= span.start);
    let middle = mentions.partition_point(|mention| mention.0.start < here);
    let behind = mentions.partition_point(|mention| mention.0.start < span.end);
    first.max(middle.saturating_sub(REACH))..behind.min(middle + REACH)
}

/// The possessor of the measured noun: in it, before it with a genitive, or behind it after `der`, `von`, `of`.
fn owner(scene: &Scene<'_>, noun: &Measured, sentence: &Range<usize>) -> Option<EntityId> {
    let inside = noun.tokens.clone().find_map(|index| {
        scene.mention_at(index).filter(|_| scene.figure_at(index).is_none() && !is_kin(scene, index))
    });
    let entity = |found: (usize, EntityId)| found.1;
    if let Some(found) = inside {
        return Some(entity(found));
    }
    let mut before = noun.tokens.start.checked_sub(1).filter(|&before| before >= sentence.start);
    if let Some(at) = before.filter(|&at| scene.is_english() && scene.piece(at) == "s") {
        before = at.checked_sub(2);
    } else if let Some(at) = before.filter(|&at| matches!(scene.piece(at), "'" | "’" | "-")) {
        before = at.checked_sub(1);
    } else if scene.is_english() && !scene.is(noun.tokens.end - 1, Class::Share) {
        // `Home Depot shares` are Home Depot's, but `the Fiat buyout` is another's.
        before = None;
    }
    if let Some(found) = before.and_then(|at| scene.mention_at(at)) {
        let word = scene.tokens.slice(scene.names.mentions[found.0].0);
        if scene.is_english() || word.ends_with('s') || scene.piece(noun.tokens.start - 1) == "-" {
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
fn is_held(scene: &Scene<'_>, noun: Option<&Measured>, sentence: &Range<usize>) -> bool {
    const REACH: usize = 80;
    let held = |noun: &Measured| {
        let head = noun.tokens.end - 1;
        scene.is_any(head, &[Class::Held, Class::Measure])
    };
    let refers =
        |index: usize| scene.is_any(index, &[Class::Firm, Class::Possessive]) && !scene.is(index, Class::Kin);
    noun.is_none_or(held) || sentence.clone().take(REACH).any(refers)
}

/// The cost of the nearest `der Konzern`, `the company` before the figure that stands for a company named before.
fn reference(scene: &Scene<'_>, sentence: &Range<usize>, here: &Range<usize>) -> Option<usize> {
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
            && !matches!(scene.piece(index + 1), "," | "'" | "’")
    };
    let cost = |index: usize| {
        let behind = index >= here.end;
        let distance = if behind { index - here.end } else { here.start - index };
        5 * distance + 100 * scene.borders(index, here.start) + if behind { 150 } else { 0 }
    };
    (from..here.start).chain(here.end..to).filter(|&index| refers(index)).map(cost).min()
}

/// Whether the name stands before the figure in its clause, behind no preposition.
fn is_subject(scene: &Scene<'_>, index: usize, here: &Range<usize>) -> bool {
    let mention = scene.tokens.tokens_in(scene.names.mentions[index].0);
    mention.end <= here.start
        && scene.borders(mention.start, here.start) == 0
        && !is_oblique(scene, mention.start)
}

/// Whether the name behind an amount only tells who got what was paid for: `geht für 3 Milliarden an die Rivalin A`.
fn is_recipient(scene: &Scene<'_>, index: usize, number: usize) -> bool {
    const REACH: usize = 3;
    let quantity = &scene.quantities[number];
    let start = scene.tokens.token_at(scene.names.mentions[index].0.start);
    let behind = quantity.tokens.end;
    let near = start >= behind && start <= behind + REACH;
    quantity.kind == FigureKind::Money
        && near
        && scene.is(behind, Class::Recipient)
        && quantity.tokens.start > 0
        && scene.is(quantity.tokens.start - 1, Class::Purpose)
}

/// Whether the name only says whose things are counted: `30 Boeing jets`.
fn is_in_figure(scene: &Scene<'_>, index: usize) -> bool {
    let start = scene.tokens.token_at(scene.names.mentions[index].0.start);
    scene.figure_at(start).is_some()
}

fn cost(scene: &Scene<'_>, index: usize, number: usize, noun: Option<&Measured>) -> usize {
    let here = &scene.quantities[number].tokens;
    let mention = scene.tokens.tokens_in(scene.names.mentions[index].0);
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
