//! Which words in quotation marks are quotations.
//!
//! Words that somebody is said to have said are one, however few; else they are one where they are a sentence or most of
//! one. A name or a title in marks is none.

use super::attribution::of_phrase;
use super::indirect::Told;
use super::marks::Marked;
use super::speaker::Voice;
use super::speech_text::SpeechText;
use crate::analysis::speech::{self, SpeechTag};
use crate::analysis::{Quote, QuoteKind};
use std::ops::Range;

/// Words in marks that nobody is said to have said are a quotation from this many words on.
const MIN_WORDS_ALONE: usize = 6;

/// The quotations among the words in marks.
pub(super) fn quotes(
    speech: &SpeechText<'_>,
    marked: &[Marked],
    attributed: &[Voice],
    told: &Told,
) -> Vec<Quote> {
    let mut quotes = Vec::new();
    for (quotation, &own) in marked.iter().zip(attributed) {
        let words = &quotation.words;
        let voice = match (own, told.introducing(speech, quotation)) {
            (Voice::Known(_), _) => own,
            (_, introduced @ Voice::Known(_)) => introduced,
            _ => own.or_else(|| told.around(speech, words)).or_else(|| of_phrase(speech, quotation)),
        };
        if is_quotation(speech, quotation, voice) {
            let span = speech.text.span(words.clone());
            quotes.push(Quote { span, kind: QuoteKind::Direct, speaker: voice.entity() });
        }
    }
    quotes
}

fn is_quotation(speech: &SpeechText<'_>, quotation: &Marked, voice: Voice) -> bool {
    let text = speech.text;
    let range = &quotation.words;
    let words = range.clone().filter(|&index| text.is_word(index)).count();
    if words == 0 {
        return false;
    }
    if (words < MIN_WORDS_ALONE || is_title(speech, range)) && is_titled(speech, quotation) {
        return false;
    }
    if words < MIN_WORDS_ALONE {
        let is_phrase = speech.is_phrase(range);
        return (voice != Voice::Nobody || is_phrase)
            && !is_mention(speech, range)
            && !is_called(speech, range)
            && (!is_title(speech, range) || characterizes(speech, range));
    }
    let ends = |index: usize| matches!(text.form(index), "." | "!" | "?" | "…");
    if ends(range.end - 1) {
        return true;
    }
    !is_title(speech, range) || matches!(voice, Voice::Known(_))
}

/// Whether the words beside the marks say that a name stands in them: `der Film „…“`, `das sogenannte „…“`, `„…“ genannt`.
fn is_titled(speech: &SpeechText<'_>, quotation: &Marked) -> bool {
    let marks = &quotation.marks;
    let before = marks.start.checked_sub(1).is_some_and(|before| {
        speech.is(before, SpeechTag::Titled) || speech::is_titled_compound(speech.text, before)
    });
    let behind = speech.is(marks.end, SpeechTag::Titled)
        && !speech.text.is_capitalized(marks.end)
        && !speech.is_reporting(marks.end);
    before || behind
}

/// Whether the words before say that a name follows: `laut „morgenbote.example“`, `von der „Aktion Hilft Allen“`.
fn is_called(speech: &SpeechText<'_>, range: &Range<usize>) -> bool {
    let Some(before) = range.start.checked_sub(2) else { return false };
    let is_definite = speech.is(before, SpeechTag::Article) && !speech.is(before, SpeechTag::Indefinite);
    speech.is(before, SpeechTag::Source) || is_definite && speech.text.is_capitalized(range.start)
}

/// Whether nouns in marks say what somebody calls a thing and not what its name is: `einen „Vertrauensbruch“`, `als
/// „Skandal“`, but not `der „Morgenbote“`.
fn characterizes(speech: &SpeechText<'_>, range: &Range<usize>) -> bool {
    let Some(before) = range.start.checked_sub(2) else { return false };
    let is_plain = speech.text.is_word(before)
        && !speech.text.is_capitalized(before)
        && !speech.is(before, SpeechTag::Article)
        && !speech.is(before, SpeechTag::Source)
        && !speech.is(before, SpeechTag::Name)
        && (range.len() > 2 || !speech.is(before, SpeechTag::Preposition));
    speech.is(before, SpeechTag::Indefinite) || is_plain
}

/// Whether every noun-like word has a capital and none of the others is a verb or adverb: `Haus der Kunst`.
fn is_title(speech: &SpeechText<'_>, range: &Range<usize>) -> bool {
    let text = speech.text;
    text.is_capitalized(range.start)
        && range.clone().filter(|&index| text.is_word(index)).all(|index| {
            text.is_capitalized(index)
                || speech.is(index, SpeechTag::Article)
                || speech.is(index, SpeechTag::Preposition)
                || speech.is(index, SpeechTag::Inside)
        })
}

/// Whether the words are a name of the article.
fn is_mention(speech: &SpeechText<'_>, range: &Range<usize>) -> bool {
    let span = speech.text.span(range.clone());
    speech.names.mentions.binary_search_by_key(&span, |&(mention, _)| mention).is_ok()
}
