//! Whether a name is what its phrase speaks of, or only a part of it: `Anwälte von Muster`, `Musters Anwalt`.

use super::speech_text::SpeechText;
use crate::analysis::EntityId;
use crate::analysis::speech::SpeechTag;
use std::ops::Range;

/// Whether the mention `start..end` is not only a part of a phrase: `Anwälte von Muster`, `Musters Anwalt`.
pub(super) fn is_head(speech: &SpeechText<'_>, range: &Range<usize>, start: usize, end: usize) -> bool {
    let owns = end < range.end && is_possessed(speech, end);
    !owns && !is_genitive(speech, end - 1) && !depends(speech, range, start)
}

/// Whether an apostrophe stands at the word before: `Acme's`.
pub(super) fn is_possessed(speech: &SpeechText<'_>, index: usize) -> bool {
    speech.text.is_joined(index) && matches!(speech.text.form(index), "'" | "’")
}

/// Whether the mention that ends with the token has the ending of the genitive, which its name has not.
fn is_genitive(speech: &SpeechText<'_>, last: usize) -> bool {
    let Some(mention) = speech.mention(last) else { return false };
    let Some(ending) = speech.text.pack.naming.genitive else { return false };
    let name = match speech.entity(mention) {
        EntityId::Person(number) => speech.names.people.get(number as usize).map(|person| &person.name),
        EntityId::Company(number) => speech.names.companies.get(number as usize).map(|company| &company.name),
    };
    let stem = speech.text.form(last).strip_suffix(ending);
    stem.zip(name).is_some_and(|(stem, name)| name.split_whitespace().any(|word| word == stem))
}

/// Whether a preposition stands before the noun or name at `index`, with nothing but an article, adjectives and a noun
/// that goes with a name between.
pub(super) fn depends(speech: &SpeechText<'_>, range: &Range<usize>, index: usize) -> bool {
    /// How many words stand between at most: `mit der neuen Süddeutschen Zeitung`.
    const BETWEEN: usize = 4;
    let text = speech.text;
    let endings = text.pack.words.adjective_endings;
    let mut article = false;
    for at in (range.start..index).rev().take(BETWEEN) {
        if speech.is(at, SpeechTag::Preposition) {
            return true;
        }
        let is_article = speech.is(at, SpeechTag::Article);
        let is_adjective = !text.is_capitalized(at)
            && !speech.is_reporting(at)
            && endings.iter().any(|ending| !ending.is_empty() && text.form(at).ends_with(ending));
        let is_title = text.pack.writing.nouns_capitalized && text.is_capitalized(at) && at + 1 == index;
        if article || speech.mention(at).is_some() || !(is_article || is_adjective || is_title) {
            return false;
        }
        article = is_article;
    }
    false
}
