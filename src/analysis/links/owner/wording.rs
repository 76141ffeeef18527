//! What the words around a figure say, whoever owns it.

use super::salience::Salience;
use crate::analysis::EntityId;
use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::measured::MeasurePhrase;
use crate::analysis::links::surroundings;
use crate::analysis::links::tag::LinkTag;
use std::ops::Range;

/// So many words on each side of a figure are looked through for a target of a price.
const REACH: usize = 40;
/// So many names of a sentence are counted.
const NAMES: usize = 20;

/// What the sentence says around a figure, whoever owns it.
#[derive(Debug)]
pub(super) struct OwnerWording {
    pub first: u64,
    pub opening: u64,
    pub clause_opening: u64,
    /// The first token of the clause of the figure.
    pub clause: usize,
    /// The mentions of the sentence, by their numbers.
    pub mentions: Range<usize>,
    /// How many different ones those name.
    pub names: usize,
    pub targets: Vec<usize>,
    /// The last word of what is measured, the word before all of it, and its first word.
    pub measure: Option<[u64; 3]>,
    /// How that last word ends.
    pub measure_ending: Option<u64>,
}

impl OwnerWording {
    pub(super) fn of(
        text: &LinkText<'_>,
        salience: &Salience,
        number: usize,
        noun: Option<&MeasurePhrase>,
        sentence: &Range<usize>,
    ) -> Self {
        let here = &text.quantities[number].tokens;
        let clause = surroundings::clause_start(text, sentence, here.start);
        let mentions = surroundings::mentions(text, sentence);
        let mut names: Vec<EntityId> = text.names.mentions[mentions.clone()]
            .iter()
            .take(NAMES)
            .map(|mention| salience.owner(mention.1))
            .collect();
        names.sort_unstable();
        names.dedup();
        let from = here.start.saturating_sub(REACH).max(sentence.start);
        let to = (here.end + REACH).min(sentence.end);
        Self {
            first: text.key(sentence, Some(sentence.start)),
            opening: surroundings::opening(text, sentence.start..here.start),
            clause_opening: surroundings::opening(text, clause..here.start),
            clause,
            mentions,
            names: names.len(),
            targets: (from..to).filter(|&index| text.is(index, LinkTag::Target)).collect(),
            measure_ending: noun.map(|noun| text.ending_key(noun.head())),
            measure: noun.map(|noun| {
                let before = text.key(sentence, noun.tokens.start.checked_sub(1));
                [text.word_key(noun.head()), before, text.word_key(noun.tokens.start)]
            }),
        }
    }
}
