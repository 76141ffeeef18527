//! The source of a sentence: `laut X`, `nach Angaben von X`, `X zufolge`, `…, so X`.

use super::reference::person_before;
use super::speaker::{SubjectSide, Voice, in_phrase, in_source, name_at};
use super::speech_text::SpeechText;
use crate::analysis::speech::SpeechTag;
use crate::analysis::text::TokenKind;
use std::ops::Range;

/// How many tokens the noun for a statement may stand behind its preposition: `nach ersten vorläufigen Schätzungen`.
const CLAIM: usize = 4;
/// How many tokens the name of a source has at most.
const SOURCE: usize = 24;

/// Words that name the source of the sentence.
pub(super) struct StatementSource {
    /// With the preposition.
    pub tokens: Range<usize>,
    /// Whom they name.
    pub voice: Voice,
}

/// `laut X`, `nach Angaben von X`, `X zufolge`, `seiner Meinung nach`, `…, so X`
pub(super) fn source(
    speech: &SpeechText<'_>,
    sentence: &Range<usize>,
    index: usize,
) -> Option<StatementSource> {
    let tags = [SpeechTag::So, SpeechTag::Behind, SpeechTag::By, SpeechTag::Source];
    if !tags.into_iter().any(|tag| speech.is(index, tag)) {
        return None;
    }
    let clause = speech.clause(index);
    if speech.is(index, SpeechTag::So) {
        let parted = index > sentence.start && (speech.is_comma(index - 1) || speech.is_quoted(index - 1));
        let named = index + 1..clause.end;
        let is_named = speech.begins_phrase(index + 1) && named.len() < SOURCE && !named.is_empty();
        return (parted && is_named && index == clause.start).then(|| {
            let named = with_name(speech, sentence, named);
            StatementSource { tokens: index..named.end, voice: in_phrase(speech, &named, SubjectSide::Right) }
        });
    }
    if speech.is(index, SpeechTag::Behind) {
        let start = clause.start.max(index.saturating_sub(SOURCE));
        let start =
            (start..index).rev().find(|&at| speech.is(at, SpeechTag::Reported)).map_or(start, |at| at + 1);
        let named = start..index;
        return Some(StatementSource { tokens: start..index + 1, voice: possessed(speech, &named) });
    }
    if speech.is(index, SpeechTag::By) {
        if index > sentence.start && speech.is(index - 1, SpeechTag::Claim) {
            let start = index.saturating_sub(3).max(clause.start);
            let named = start..index;
            return Some(StatementSource { tokens: start..index + 1, voice: possessed(speech, &named) });
        }
        let claim =
            (index + 1..clause.end.min(index + 1 + CLAIM)).find(|&at| speech.is(at, SpeechTag::Claim))?;
        let named = with_name(speech, sentence, index + 1..source_end(speech, claim + 1, sentence.end));
        return Some(StatementSource { tokens: index..named.end, voice: possessed(speech, &named) });
    }
    if speech.is(index, SpeechTag::Source) {
        let end = source_end(speech, index + 1, sentence.end);
        if end == index + 1 {
            return None;
        }
        let named = with_name(speech, sentence, index + 1..end);
        // `according to analysts`: a noun that is written small is somebody.
        let somebody =
            || if speech.text.pack.writing.nouns_capitalized { Voice::Nobody } else { Voice::Other };
        let voice = possessed(speech, &named).or_else(somebody);
        return Some(StatementSource { tokens: index..named.end, voice });
    }
    None
}

/// Who is named in a source, where `seiner Meinung` means the person before.
fn possessed(speech: &SpeechText<'_>, named: &Range<usize>) -> Voice {
    let is_own = named.len() <= CLAIM
        && named.clone().any(|at| speech.is(at, SpeechTag::Possessive))
        && named.clone().all(|at| speech.mention(at).is_none());
    if is_own {
        return person_before(speech, named.start).map_or(Voice::Other, Voice::Known);
    }
    in_source(speech, named)
}

/// Where the words end that name a source, which begin with the token `start`: articles, adjectives, nouns and names.
pub(super) fn source_end(speech: &SpeechText<'_>, start: usize, end: usize) -> usize {
    let text = speech.text;
    let end = end.min(start + SOURCE);
    let mut adjective_may_follow = true;
    let mut at = start;
    while at < end {
        if speech.mention(at).is_some() || text.is_capitalized(at) || speech.is_quoted(at) {
            adjective_may_follow = false;
        } else if speech.is(at, SpeechTag::Inside) || speech.is(at, SpeechTag::Article) {
            adjective_may_follow = true;
        } else if text.is_joined(at) && !speech.parts(at) || text.kind(at) == Some(TokenKind::Number) {
        } else if !(adjective_may_follow && text.is_word(at) && !speech.is(at, SpeechTag::Reported)) {
            break;
        }
        at += 1;
    }
    at
}

/// The words that name a source with the name behind a comma: `laut dem Chef der Bank, Max Muster, …`.
fn with_name(speech: &SpeechText<'_>, sentence: &Range<usize>, named: Range<usize>) -> Range<usize> {
    let comma = named.end;
    if comma + 1 < sentence.end && speech.is_comma(comma) && name_at(speech, comma + 1).is_some() {
        return named.start..source_end(speech, comma + 1, sentence.end);
    }
    named
}
