//! A text as this stage reads it: what is quoted, who is named where, and where clauses end.

use super::marks::Marked;
use crate::analysis::EntityId;
use crate::analysis::names::Names;
use crate::analysis::speech::{SpeechTag, SpeechTags};
use crate::analysis::text::{Layer, Text};
use std::ops::Range;

/// How many tokens from a word its clause and its sentence are looked at. No writer's sentence is longer; one without an
/// end may hold any number of verbs.
pub(super) const REACH: usize = 150;
/// How many tokens stand in brackets at most that are looked past.
const BRACKETS: usize = 12;

/// The text with the names and the quotation marks in it.
pub(super) struct SpeechText<'t> {
    /// Its tokens.
    pub text: &'t Text<'t>,
    /// Its people and companies.
    pub names: &'t Names,
    mentions: Layer,
    tags: Vec<SpeechTags>,
    /// By token, whether it stands between quotation marks or is one.
    quoted: Vec<bool>,
    /// The roles of the people, in lower case.
    pub roles: Vec<Option<String>>,
}

impl<'t> SpeechText<'t> {
    /// Lays names and the words in marks over the text.
    pub fn new(text: &'t Text<'t>, names: &'t Names, marked: &[Marked]) -> Self {
        let mut quoted = vec![false; text.len()];
        for quotation in marked {
            quoted[quotation.marks.clone()].fill(true);
        }
        let mentions = Layer::new(text, names.mentions.iter().map(|&(span, _)| span));
        let roles = names.people.iter().map(|person| person.role.as_ref().map(|role| role.to_lowercase()));
        Self { text, names, mentions, tags: SpeechTags::of(text), quoted, roles: roles.collect() }
    }

    /// Whether the word of the token has the tag.
    pub fn is(&self, index: usize, tag: SpeechTag) -> bool {
        self.tags(index).has(tag)
    }

    /// Whether the token says that somebody said the words beside it. A noun has a capital and is none: `die Klagt AG`.
    pub fn is_saying(&self, index: usize) -> bool {
        self.tags(index).is_saying() && !self.text.is_capitalized(index)
    }

    /// Whether the token is a verb whose subject says or thinks what stands beside it.
    pub fn is_reporting(&self, index: usize) -> bool {
        self.tags(index).is_reporting() && !self.text.is_capitalized(index)
    }

    fn tags(&self, index: usize) -> SpeechTags {
        self.tags.get(index).copied().unwrap_or_default()
    }

    /// Whether the token stands between quotation marks or is one.
    pub fn is_quoted(&self, index: usize) -> bool {
        self.quoted.get(index).copied().unwrap_or_default()
    }

    /// The mention that covers the token, by its number.
    pub fn mention(&self, index: usize) -> Option<usize> {
        self.mentions.at(index)
    }

    /// Who a mention names.
    pub fn entity(&self, mention: usize) -> EntityId {
        self.names.mentions[mention].1
    }

    /// The sentence around the token, as far as it is looked at.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        let sentence = self.text.sentence(index);
        sentence.start.max(index.saturating_sub(REACH))..sentence.end.min(index + REACH)
    }

    /// The clause around the token: up to the next comma, dash or quotation mark on both sides. What stands in brackets
    /// does not part the words around it.
    pub fn clause(&self, index: usize) -> Range<usize> {
        let sentence = self.sentence(index);
        let mut start = index;
        while start > sentence.start {
            start = match self.text.form(start - 1) {
                ")" => match self.opened(start - 1, &sentence) {
                    Some(open) => open,
                    None => break,
                },
                _ if self.parts(start - 1) => break,
                _ => start - 1,
            };
        }
        let mut end = index;
        while end < sentence.end {
            end = match self.text.form(end) {
                "(" => match self.closed(end, &sentence) {
                    Some(close) => close + 1,
                    None => break,
                },
                _ if self.parts(end) => break,
                _ => end + 1,
            };
        }
        start..end
    }

    /// The last token before `index` that stands in no brackets: the `)` of `Max Muster (Partei)` is looked past.
    pub fn before_brackets(&self, index: usize) -> usize {
        let sentence = self.sentence(index);
        match self.text.form(index) {
            ")" => self.opened(index, &sentence).and_then(|open| open.checked_sub(1)).unwrap_or(index),
            _ => index,
        }
    }

    fn opened(&self, close: usize, sentence: &Range<usize>) -> Option<usize> {
        (sentence.start..close).rev().take(BRACKETS).find(|&at| self.text.form(at) == "(")
    }

    fn closed(&self, open: usize, sentence: &Range<usize>) -> Option<usize> {
        (open + 1..sentence.end).take(BRACKETS).find(|&at| self.text.form(at) == ")")
    }

    /// Whether the token parts clauses.
    pub fn parts(&self, index: usize) -> bool {
        self.is_quoted(index)
            || match self.text.form(index) {
                "," | ";" | ":" | "–" | "—" | "(" | ")" | "!" | "?" => !self.text.is_joined(index + 1),
                // A full stop inside of a sentence belongs to an abbreviation.
                "." => !self.text.is_joined(index + 1) && self.text.sentence(index).end == index + 1,
                _ => false,
            }
    }

    /// Whether the token is the form of a verb that stands beside an auxiliary without being in the passive: `saying`.
    pub fn is_present_participle(&self, index: usize) -> bool {
        let endings = self.text.pack.words.present_participle_endings;
        endings.iter().any(|ending| self.text.form(index).ends_with(ending))
    }

    /// Whether the token is a pronoun for somebody: `er`, and `dieser` where no noun follows.
    pub fn is_pronoun(&self, index: usize) -> bool {
        let next = index + 1;
        self.is(index, SpeechTag::Pronoun)
            || self.is(index, SpeechTag::Demonstrative)
                && (!self.text.is_word(next)
                    || self.is(next, SpeechTag::Preposition)
                    || self.is_reporting(next))
    }

    /// Whether the token is a comma.
    pub fn is_comma(&self, index: usize) -> bool {
        self.text.form(index) == ","
    }

    /// Whether a noun phrase begins with the token: a name, a pronoun, an article, a noun.
    pub fn begins_phrase(&self, index: usize) -> bool {
        self.mention(index).is_some()
            || self.is(index, SpeechTag::Pronoun)
            || self.is(index, SpeechTag::Article)
            || self.text.is_capitalized(index)
    }

    /// Whether the range holds a name, a pronoun or a noun with its article.
    pub fn has_phrase(&self, range: &Range<usize>) -> bool {
        range.clone().any(|index| {
            self.begins_phrase(index) && (index > range.start || !self.is_adverb_in_front(index))
        })
    }

    /// A word that has its capital from the start of the sentence only: `Gestern`, `Dazu`.
    pub fn is_adverb_in_front(&self, index: usize) -> bool {
        let before = index.checked_sub(1).map_or("", |before| self.text.form(before));
        let starts = before == ":" || self.text.sentence(index).start == index;
        let names_something = self.mention(index).is_some()
            || self.is(index, SpeechTag::Pronoun)
            || self.is(index, SpeechTag::Article);
        starts && !names_something && {
            let next = self.text.is_capitalized(index + 1) || self.mention(index + 1).is_some();
            !next
                && !self.text.pack.dictionary.sense_of(self.text.form(index)).is_surname()
                && self.text.form(index).chars().count() < LONG
        }
    }

    /// Whether the token is a verb in the mood of reported speech.
    pub fn is_reported(&self, index: usize) -> bool {
        let text = self.text;
        if self.is_quoted(index) || text.is_capitalized(index) || !text.is_word(index) {
            return false;
        }
        // An adjective may be written like the verb: `die halbe Strecke`.
        let is_attribute =
            || index > 0 && self.is(index - 1, SpeechTag::Article) && text.is_capitalized(index + 1);
        self.is(index, SpeechTag::Reported) && !is_attribute() || self.has_reported_ending(index)
    }

    /// Whether the word ends like a verb in that mood, and is no other word: the same stem has the other endings of verbs.
    fn has_reported_ending(&self, index: usize) -> bool {
        let text = self.text;
        let Some(mood) = &text.pack.words.reported_mood else { return false };
        let form = text.form(index);
        let Some(stem) = form.strip_suffix(mood.ending).filter(|stem| stem.len() >= SHORTEST_STEM) else {
            return false;
        };
        !text.is_capitalized(index + 1)
            && !self.is(index, SpeechTag::Article)
            && !self.is(index, SpeechTag::Say)
            && mood.others.iter().all(|other| {
                let sense = text.pack.dictionary.sense_of(&format!("{stem}{other}"));
                sense.is_ordinary() && !sense.is_compound()
            })
    }

    /// Whether the words are a phrase and no name: nouns have capitals, and the first of several words has none.
    pub fn is_phrase(&self, range: &Range<usize>) -> bool {
        let text = self.text;
        let parted =
            range.clone().skip(1).filter(|&index| text.is_word(index) && !text.is_joined(index)).count();
        parted + 1 >= WORDS_OF_PHRASE
            && text.pack.writing.nouns_capitalized
            && text.is_word(range.start)
            && !text.is_capitalized(range.start)
    }

    /// Whether there are enough words for a statement, and one of them is the article's.
    pub fn is_long_enough(&self, tokens: &Range<usize>, least: usize) -> bool {
        let words = tokens.clone().filter(|&index| self.text.is_word(index)).count();
        words >= least && self.own_words(tokens) > 0
    }

    /// How many words of the range stand outside quotation marks.
    pub fn own_words(&self, range: &Range<usize>) -> usize {
        range.clone().filter(|&index| self.text.is_word(index) && !self.is_quoted(index)).count()
    }
}

/// How many words a phrase has at least: two are a name more often.
const WORDS_OF_PHRASE: usize = 3;
/// Nouns that begin a sentence without an article are long, adverbs short.
const LONG: usize = 9;
/// The shortest stem of a verb whose ending tells its mood, in bytes.
const SHORTEST_STEM: usize = 4;
