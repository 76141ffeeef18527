//! Whom a pronoun or a noun means that was named before: `sie`, `the company`, `der Minister`.

use super::phrase::{depends, is_head};
use super::speech_text::SpeechText;
use crate::analysis::EntityId;
use crate::analysis::speech::SpeechTag;
use crate::analysis::text::TokenKind;
use std::ops::Range;

/// How many mentions back a pronoun or a noun may reach.
const REACH: usize = 24;
/// How many sentences back they may reach.
const SENTENCES: usize = 8;
/// The shortest noun that a role may end in: `chef`.
const SHORTEST_ROLE: usize = 4;

/// The person whom a pronoun at the token means, in the last sentence that names any: the one who speaks there, or the one
/// of whom it speaks, which is the subject, or else the one whom it names last.
pub(super) fn person_before(speech: &SpeechText<'_>, index: usize) -> Option<EntityId> {
    let text = speech.text;
    let people = mentions_before(speech, index, SENTENCES)
        .filter(|(_, entity)| matches!(entity, EntityId::Person(_)))
        .map(|(start, entity)| (text.token_at(start), entity));
    let mut last = None;
    let mut spoken_of = None;
    let mut speaks = None;
    for (at, entity) in people {
        let sentence = text.sentence_of(at);
        let (number, _) = *last.get_or_insert((sentence, entity));
        if number != sentence {
            break;
        }
        let whole = speech.sentence(at);
        let end =
            (at..whole.end).find(|&next| speech.mention(next) != speech.mention(at)).unwrap_or(whole.end);
        if is_head(speech, &whole, at, end) {
            spoken_of = Some(entity);
        }
        let is_verb = |at: usize| speech.is_reporting(at) && !speech.is_quoted(at);
        let inverts = |before: usize| text.pack.syntax.inversion || speech.clause(before).start == before;
        if is_verb(end) || at.checked_sub(1).is_some_and(|before| is_verb(before) && inverts(before)) {
            speaks = speaks.or(Some(entity));
        }
    }
    speaks.or(spoken_of).or(last.map(|(_, entity)| entity))
}

/// The company that a pronoun at the token means: the one of whom the sentence before speaks.
pub(super) fn company_before(speech: &SpeechText<'_>, index: usize) -> Option<EntityId> {
    let start = speech.text.sentence(index).start;
    match mentioned_before(speech, start, 1).last() {
        Some(entity) => matches!(entity, EntityId::Company(_)).then_some(entity),
        // `The firm denied it.`
        None => described(speech, &speech.sentence(start.checked_sub(1)?)),
    }
}

/// Whom the text has named before the token, the last one first.
fn mentioned_before(
    speech: &SpeechText<'_>,
    index: usize,
    sentences: usize,
) -> impl Iterator<Item = EntityId> {
    mentions_before(speech, index, sentences).map(|(_, entity)| entity)
}

/// The same, each with the byte at which it begins.
fn mentions_before<'s>(
    speech: &'s SpeechText<'_>,
    index: usize,
    sentences: usize,
) -> impl Iterator<Item = (u32, EntityId)> + use<'s> {
    let text = speech.text;
    let sentence = text.sentence_of(index).saturating_sub(sentences);
    let earliest = text.sentences.get(sentence).map_or(0, |sentence| sentence.tokens.start);
    let start = |index: usize| text.tokens.get(index).map_or(u32::MAX, |token| token.span.start);
    let (earliest, until) = (start(earliest), start(index));
    let mentions = &speech.names.mentions;
    let to = mentions.partition_point(|(mention, _)| mention.end <= until);
    let before = mentions[..to].iter().rev().take_while(move |(mention, _)| mention.start >= earliest);
    let own = before.filter(|(mention, _)| !speech.is_quoted(text.token_at(mention.start)));
    own.take(REACH).map(|&(mention, entity)| (mention.start, entity))
}

/// The company that the text has been speaking of: of those named lately the one that it names most often.
fn main_company(speech: &SpeechText<'_>, index: usize) -> Option<EntityId> {
    let named = mentioned_before(speech, index, usize::MAX).filter_map(|entity| match entity {
        EntityId::Company(number) => {
            Some((speech.names.companies.get(number as usize)?.mentions.len(), entity))
        }
        EntityId::Person(_) => None,
    });
    // The first of equals is the one named last.
    named.reduce(|best, other| if other.0 > best.0 { other } else { best }).map(|(_, entity)| entity)
}

/// Whom a noun means: the person last named whose role it is, or the firm last named.
pub(super) fn described(speech: &SpeechText<'_>, range: &Range<usize>) -> Option<EntityId> {
    let text = speech.text;
    let article = range.clone().find(|&index| speech.is(index, SpeechTag::Article))?;
    let nouns = article + 1..range.end.min(article + 5);
    for index in nouns {
        if text.kind(index) != Some(TokenKind::Word) || speech.is(index, SpeechTag::Preposition) {
            return None;
        }
        if speech.is(index, SpeechTag::Firm) {
            let is_known = !depends(speech, range, index) && !speech.is(article, SpeechTag::Indefinite);
            return is_known.then(|| main_company(speech, article)).flatten();
        }
        if text.pack.writing.nouns_capitalized && !text.is_capitalized(index) {
            continue;
        }
        let noun = text.form(index).to_lowercase();
        if noun.chars().count() < SHORTEST_ROLE {
            continue;
        }
        let holds = |entity: &EntityId| match entity {
            EntityId::Person(number) => {
                let role = speech.roles.get(*number as usize).and_then(Option::as_deref);
                role.is_some_and(|role| role.split_whitespace().any(|word| word.ends_with(&noun)))
            }
            EntityId::Company(_) => false,
        };
        let found = mentioned_before(speech, article, SENTENCES).find(holds);
        if found.is_some() || text.pack.writing.nouns_capitalized {
            return found;
        }
    }
    None
}
