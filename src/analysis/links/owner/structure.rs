//! What the structure of a sentence says of who owns a figure: the possessor of the measured noun, the subject,
//! nouns that stand for a company named before, and names that own nothing.

use super::name_role::{is_introduced, is_oblique, is_related};
use super::salience::Salience;
use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::measured::MeasurePhrase;
use crate::analysis::links::surroundings;
use crate::analysis::links::tag::LinkTag;
use crate::analysis::{EntityId, FigureKind};
use std::ops::Range;

/// The company that opens the sentence as its subject, however far before the figure.
pub(super) fn opening(
    text: &LinkText<'_>,
    salience: &Salience,
    sentence: &Range<usize>,
    figure: usize,
) -> Option<EntityId> {
    let index = candidates(text, sentence, sentence.start).find(|&index| {
        let start = text.mention_tokens(index).start;
        start < figure && !salience.is_bystander(text, index) && !is_in_figure(text, index)
    })?;
    let start = text.mention_tokens(index).start;
    if is_oblique(text, start) {
        return None;
    }
    let owner = salience.owner(text.names.mentions[index].1);
    matches!(owner, EntityId::Company(_)).then_some(owner)
}

/// The mentions of a sentence, at most so many on each side of the token `from`.
pub(super) fn candidates(text: &LinkText<'_>, sentence: &Range<usize>, from: usize) -> Range<usize> {
    const REACH: usize = 32;
    if sentence.is_empty() {
        return 0..0;
    }
    let start = text.span(sentence.clone()).start;
    let here = text.tokens.get(from).map_or(start, |token| token.span.start);
    let inside = surroundings::mentions(text, sentence);
    let middle = text.names.mentions.partition_point(|mention| mention.0.start < here);
    inside.start.max(middle.saturating_sub(REACH))..inside.end.min(middle + REACH)
}

/// The possessor of the measured noun: in it, before it with a genitive, or behind it after `der`, `von`, `of`.
pub(super) fn owner(text: &LinkText<'_>, noun: &MeasurePhrase, sentence: &Range<usize>) -> Option<EntityId> {
    let inside = noun.tokens.clone().find_map(|index| {
        text.mention_at(index).filter(|_| text.figure_at(index).is_none() && !is_related(text, index))
    });
    let entity = |found: (usize, EntityId)| found.1;
    if let Some(found) = inside {
        return Some(entity(found));
    }
    let bare_genitive = text.pack.naming.genitive;
    let mut before = noun.tokens.start.checked_sub(1).filter(|&before| before >= sentence.start);
    if let Some(at) = before.filter(|&at| bare_genitive.is_none() && text.is_genitive_clitic(at)) {
        before = at.checked_sub(2);
    } else if let Some(at) = before.filter(|&at| text.is_apostrophe(at) || text.form(at) == "-") {
        before = at.checked_sub(1);
    } else if bare_genitive.is_none() && !text.is(noun.tokens.end - 1, LinkTag::Share) {
        // `Home Depot shares` are Home Depot's, but `the Fiat buyout` is another's.
        before = None;
    }
    if let Some(found) = before.and_then(|at| text.mention_at(at)) {
        let word = text.slice(text.names.mentions[found.0].0);
        if bare_genitive.is_none_or(|ending| word.ends_with(ending))
            || text.form(noun.tokens.start - 1) == "-"
        {
            return Some(entity(found));
        }
    }
    if text.is(noun.tokens.end - 1, LinkTag::Ratio) {
        return None;
    }
    let mut behind = noun.tokens.end;
    let genitive = text.is(behind, LinkTag::Genitive) && text.is(behind, LinkTag::Determiner);
    if (genitive || text.is_any(behind, &[LinkTag::From, LinkTag::Tie])) && behind < sentence.end {
        behind += 1;
        if text.is(behind, LinkTag::Function) {
            behind += 1;
        }
        return text.mention_at(behind).map(entity);
    }
    None
}

/// Whether counted things that no company of the sentence owns can be those of one named before: things that
/// companies have, or a sentence that refers back to one.
pub(super) fn is_owned(text: &LinkText<'_>, noun: Option<&MeasurePhrase>, sentence: &Range<usize>) -> bool {
    const REACH: usize = 80;
    let owned = |noun: &MeasurePhrase| {
        let head = noun.tokens.end - 1;
        text.is_any(head, &[LinkTag::Owned, LinkTag::Measure])
    };
    let refers = |index: usize| {
        text.is_any(index, &[LinkTag::Firm, LinkTag::Possessive]) && !text.is(index, LinkTag::RelatedFirm)
    };
    noun.is_none_or(owned) || sentence.clone().take(REACH).any(refers)
}

/// Whether `der Konzern`, `the company` near the figure stands for a company named before.
pub(super) fn refers(text: &LinkText<'_>, sentence: &Range<usize>, here: &Range<usize>) -> bool {
    const REACH: usize = 30;
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let to = (here.end + REACH).min(sentence.end);
    let refers = |index: usize| {
        let before = index.checked_sub(1).filter(|&before| before >= sentence.start);
        text.is(index, LinkTag::Firm)
            && !text.is(index, LinkTag::RelatedFirm)
            && text.figure_at(index).is_none()
            && before.is_some_and(|before| text.is(before, LinkTag::Definite))
            && text.mention_at(index + 1).is_none()
            && text.form(index + 1) != ","
            && !text.is_apostrophe(index + 1)
    };
    (from..here.start).chain(here.end..to).any(refers)
}

/// Whether the name stands before the figure in its clause, behind no preposition.
pub(super) fn is_subject(text: &LinkText<'_>, index: usize, here: &Range<usize>) -> bool {
    let mention = text.mention_tokens(index);
    mention.end <= here.start
        && text.clause_distance(mention.start, here.start) == 0
        && !is_oblique(text, mention.start)
}

/// Whether the name behind an amount only tells who got what was paid for: `geht für 3 Milliarden an die Rivalin A`.
pub(super) fn is_recipient(text: &LinkText<'_>, index: usize, number: usize) -> bool {
    const REACH: usize = 3;
    let quantity = &text.quantities[number];
    let start = text.mention_tokens(index).start;
    let behind = quantity.tokens.end;
    let near = start >= behind && start <= behind + REACH;
    quantity.kind == FigureKind::Money
        && near
        && text.is(behind, LinkTag::Recipient)
        && quantity.tokens.start > 0
        && text.is(quantity.tokens.start - 1, LinkTag::Purpose)
}

/// Whether the name is what changes hands: `buy A`, `übernimmt die A`.
pub(super) fn is_transaction_object(text: &LinkText<'_>, start: usize) -> bool {
    let first = text.sentence(start).start;
    let before = |step: usize| start.checked_sub(step).filter(|&at| at >= first);
    before(1).is_some_and(|at| {
        text.is(at, LinkTag::Transaction)
            || text.is(at, LinkTag::Determiner)
                && before(2).is_some_and(|at| text.is(at, LinkTag::Transaction))
    })
}

/// The company that changes hands for the figure, whose price it is: `buy A for $3 billion`.
pub(super) fn sold(text: &LinkText<'_>, sentence: &Range<usize>, here: &Range<usize>) -> Option<EntityId> {
    if here.start <= sentence.start || !text.is(here.start - 1, LinkTag::Purpose) {
        return None;
    }
    candidates(text, sentence, here.start).rev().find_map(|index| {
        let (span, entity) = text.names.mentions[index];
        let start = text.token_at(span.start);
        let sold = start < here.start
            && is_transaction_object(text, start)
            && text.clause_distance(start, here.start) == 0;
        (sold && matches!(entity, EntityId::Company(_))).then_some(entity)
    })
}

/// The company right before the brackets in which a figure says how it moved: `nach Adidas (minus 3,0 Prozent)`.
pub(super) fn bracketed(text: &LinkText<'_>, number: usize) -> Option<EntityId> {
    let quantity = &text.quantities[number];
    let start = quantity.tokens.start;
    let before = start.checked_sub(1)?;
    // `(minus 3,0 Prozent)`, `(up 1.4 percent)`
    let signed = quantity.direction.is_some() || text.is_any(start, &[LinkTag::Plus, LinkTag::Minus]);
    let moved = text.is_any(before, &[LinkTag::Up, LinkTag::Down, LinkTag::Plus, LinkTag::Minus]);
    let open = if text.form(before) == "(" { before } else { before.checked_sub(1).filter(|_| moved)? };
    let (_, entity) = text.mention_at(open.checked_sub(1)?)?;
    let found = text.form(open) == "(" && (signed || moved) && matches!(entity, EntityId::Company(_));
    found.then_some(entity)
}

/// Whether the name only says whose things are counted: `30 Boeing jets`.
pub(super) fn is_in_figure(text: &LinkText<'_>, index: usize) -> bool {
    let start = text.mention_tokens(index).start;
    text.figure_at(start).is_some()
}

pub(super) fn cost(text: &LinkText<'_>, index: usize, number: usize, noun: Option<&MeasurePhrase>) -> usize {
    let here = &text.quantities[number].tokens;
    let mention = text.mention_tokens(index);
    let behind = mention.start >= here.end;
    let distance = if behind { mention.start - here.end } else { here.start.saturating_sub(mention.end) };
    let mut cost = 5 * distance
        + 100 * text.clause_distance(mention.start, here.start)
        + 30 * text.figures_between(mention.start, here.start);
    if behind {
        cost += 150;
    }
    if is_oblique(text, mention.start) {
        cost += 120;
    }
    if is_introduced(text, mention.start) {
        cost += 60;
    }
    if let Some(noun) = noun {
        cost += 2 * noun.tokens.start.abs_diff(mention.start);
    }
    cost
}

/// Whether a pronoun or a possessive near the start of the sentence takes up someone named before.
pub(super) fn has_pronoun(text: &LinkText<'_>, sentence: &Range<usize>) -> bool {
    const OPENING: usize = 6;
    sentence.clone().take(OPENING).any(|index| text.is_any(index, &[LinkTag::Pronoun, LinkTag::Possessive]))
}

/// Whether a verb of owning a part stands near the figure in its clause.
pub(super) fn has_verb_of_owning(text: &LinkText<'_>, sentence: &Range<usize>, here: &Range<usize>) -> bool {
    const REACH: usize = 12;
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let to = (here.end + REACH).min(sentence.end);
    (from..to).any(|index| text.is(index, LinkTag::Own) && text.clause_distance(index, here.start) == 0)
}

/// Whether the sentence opens with a noun that is no company, stands for none and is none's: `Officials in Trenton`.
pub(super) fn has_other_subject(text: &LinkText<'_>, sentence: &Range<usize>) -> bool {
    const OPENING: usize = 4;
    for index in sentence.clone().take(OPENING) {
        if text.mention_at(index).is_some()
            || text.time_at(index).is_some()
            || text
                .is_any(index, &[LinkTag::Pronoun, LinkTag::Possessive, LinkTag::Firm, LinkTag::Subordinator])
        {
            return false;
        }
        if text.is_noun(index) {
            return !text.is_any(index, &[LinkTag::Measure, LinkTag::Share, LinkTag::Owned, LinkTag::Flow]);
        }
    }
    false
}
