//! Where the clause stands that tells what somebody says: `dass …`, `that …`, `said it would …`, `gab an, nichts zu wissen`.

use super::speaker::before_apposition;
use super::speech_text::SpeechText;
use crate::analysis::speech::{self, SpeechTag};
use std::ops::Range;

/// The fewest words of a clause that no word stands before.
const ROOM: usize = 4;
/// How many clauses behind a verb its statement may begin.
const CLAUSES: usize = 4;
/// How many tokens behind a verb its statement may begin, where no comma stands before it.
const BEHIND: usize = 14;
/// How many tokens behind a verb the subject of its statement may begin, and the verb of that subject.
const SUBJECT: usize = 3;

/// The clause that tells what the subject of `verb` says.
pub(super) fn complement(
    speech: &SpeechText<'_>,
    sentence: &Range<usize>,
    verb: usize,
) -> Option<Range<usize>> {
    let end = sentence.end.min(speech.sentence(verb).end);
    if speech.text.pack.syntax.comma_before_subclause {
        let mut commas = (verb + 1..end).filter(|&at| speech.is_comma(at) && !speech.is_quoted(at));
        return commas.by_ref().take(CLAUSES).find_map(|comma| {
            let start = comma + 1;
            is_statement(speech, start, end).then_some(start..sentence.end)
        });
    }
    let behind = verb + 1..end.min(verb + BEHIND);
    let that = behind.clone().take_while(|&at| !speech.parts(at)).find(|&at| speech.is(at, SpeechTag::That));
    if let Some(that) = that {
        return Some(that..sentence.end);
    }
    let bare = bare_clause(speech, verb, &behind)?;
    let has_room = speech.is_long_enough(&(bare..end), ROOM);
    (!speech.parts(bare) && has_room).then_some(bare..sentence.end)
}

/// Where the clause begins that tells what the subject of `verb` says, if no word stands before it: `said it would`.
/// `behind` is looked at.
fn bare_clause(speech: &SpeechText<'_>, verb: usize, behind: &Range<usize>) -> Option<usize> {
    let first = behind.start;
    let sentence = speech.sentence(verb);
    // `“…,” said Max Muster`: what follows is the speaker. `is thought to`: nobody is the speaker.
    let clause = speech.clause(verb);
    let is_inverted =
        clause.start == verb && before_apposition(speech, &sentence, &(clause.start..verb)).is_none();
    let is_passive =
        verb > clause.start && speech.is(verb - 1, SpeechTag::Passive) && !speech.is_present_participle(verb);
    let is_infinitive = speech.is(first, SpeechTag::Aside) && speech.is(first, SpeechTag::Preposition);
    // `did not say why`: that is not known.
    let is_denied = verb > clause.start && speech.is(verb - 1, SpeechTag::Negation);
    if is_inverted && !speech.is_present_participle(verb) || is_passive || is_infinitive || is_denied {
        return None;
    }
    let within = || behind.clone().take_while(|&at| !speech.parts(at));
    let starts = |at: usize| speech.is(at, SpeechTag::Subject) && !speech.is(at - 1, SpeechTag::Preposition);
    let is_pronoun = |at: usize| speech.is(at, SpeechTag::Subject) && !speech.is(at, SpeechTag::Article);
    let is_bare = speech.is(verb, SpeechTag::Bare);
    let has_verb = |start: usize| {
        let near = start + 1..(start + 1 + SUBJECT).min(sentence.end);
        near.take_while(|&at| !speech.parts(at) || speech.is_quoted(at))
            .any(|at| speech.is(at, SpeechTag::Auxiliary) || is_bare && speech.is_quoted(at))
    };
    if !is_bare && !speech.is(verb, SpeechTag::Say) {
        return None;
    }
    if speech.is(first, SpeechTag::Preposition) {
        // `said on Monday it would`
        return within().find(|&at| starts(at)).filter(|&at| is_bare || has_verb(at));
    }
    if speech.mention(first).is_some() {
        // `told Reuters it would`, `said Reuters would`
        let end = within().find(|&at| speech.mention(at) != speech.mention(first)).unwrap_or(first);
        let subject = within().find(|&at| starts(at)).filter(|&at| at <= first + 1 + SUBJECT);
        let subject = subject.filter(|_| !speech.is(end, SpeechTag::Auxiliary));
        return if is_bare { subject.or(Some(first)) } else { None };
    }
    if is_bare && (starts(first) || speech.text.is_capitalized(first) || !speech.text.is_word(first)) {
        return Some(first);
    }
    if is_pronoun(first) && !speech.is(first + 1, SpeechTag::Preposition) {
        return Some(first);
    }
    // `said late on Monday it would`, `said consumers have a right`, `said earlier the plant would`
    let opening = || within().take(SUBJECT).take_while(|&at| !speech.is(at, SpeechTag::Auxiliary));
    let pronoun = opening().find(|&at| starts(at) && is_pronoun(at));
    pronoun.or_else(|| has_verb(first).then_some(first)).or_else(|| {
        let later = opening().find(|&at| starts(at)).filter(|&at| is_bare || has_verb(at));
        later.map(|at| if speech.is(first, SpeechTag::Aside) { first } else { at })
    })
}

/// Whether the clause behind a comma is a statement of the verb before it.
pub(super) fn is_statement(speech: &SpeechText<'_>, start: usize, end: usize) -> bool {
    if speech.is(start, SpeechTag::That) {
        return true;
    }
    // `damit der Umsatz steigt`, but `damit solle der Umsatz steigen`
    if speech.is(start, SpeechTag::Aside) && !speech.is_reported(start + 1) {
        return false;
    }
    let clause = start..(start..end).find(|&at| speech.is_comma(at)).unwrap_or(end);
    clause
        .clone()
        .any(|at| speech.is_reported(at) || speech.is(at, SpeechTag::PastReported) && !speech.is_quoted(at))
        || clause.clone().skip(1).any(|at| is_infinitive(speech, at))
}

/// Whether the token makes an infinitive a clause of its own: `zu wissen`, `anzugeben`, but not `zu Wasser`, `zu viel`.
fn is_infinitive(speech: &SpeechText<'_>, index: usize) -> bool {
    let text = speech.text;
    if speech.is(index, SpeechTag::Infinitive) {
        let next = index + 1;
        return text.is_word(next)
            && !text.is_capitalized(next)
            && !speech.is(next, SpeechTag::Article)
            && (speech.parts(next + 1) || !text.is_word(next + 1) || !text.is_capitalized(next + 1));
    }
    let form = text.form(index);
    let ordinary = |part: &str| !part.is_empty() && text.pack.dictionary.sense_of(part).is_ordinary();
    !text.is_capitalized(index)
        && !speech.is_quoted(index)
        && speech::infinitives(text.pack).iter().any(|inner| {
            let parts = form.char_indices().skip(2).find(|&(at, _)| form[at..].starts_with(inner));
            parts.is_some_and(|(at, _)| ordinary(&form[..at]) && ordinary(&form[at + inner.len()..]))
        })
}
