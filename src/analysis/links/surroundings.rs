//! What stands around a figure, as values that templates are filled with.

use super::kind_group::KindGroup;
use super::link_text::LinkText;
use super::stem::key;
use super::tag::{LinkTag, LinkTags};
use crate::analysis::feature_hash::hash;
use crate::analysis::text::TokenKind;
use crate::document::BlockKind;
use std::ops::Range;

/// What a sentence or a clause opens with.
#[derive(Debug, Clone, Copy)]
enum Opening {
    Nothing,
    Name,
    Figure,
    Pronoun,
    Firm,
    Measure,
    Share,
    Movement,
    Owned,
    Macro,
    Noun,
}

/// The number of the first of `limits` that is not below `amount`; behind all for more.
pub(super) fn bucket(amount: usize, limits: &[usize]) -> u64 {
    limits.iter().position(|&limit| amount <= limit).unwrap_or(limits.len()) as u64
}

/// Two values as one.
pub(super) fn pair(left: u64, right: u64) -> u64 {
    left.rotate_left(17) ^ right.wrapping_add(0x9E37)
}

/// What every decision on a figure is told of the place where it stands.
#[derive(Debug)]
pub(super) struct Surroundings {
    /// The number of the figure.
    pub number: usize,
    /// The language of the text.
    pub language: u64,
    /// The group of the figure's kind.
    pub group: u64,
    /// The kind of block that the sentence stands in.
    pub block: u64,
    /// The words before and behind the figure.
    pub before: u64,
    pub behind: u64,
    /// The noun that a count counts; 0 for none.
    pub noun: u64,
    /// The words of the sentence not far from the figure, each once.
    pub words: Vec<u64>,
}

impl Surroundings {
    /// Those of the figure number `number`.
    pub(super) fn of(text: &LinkText<'_>, number: usize) -> Self {
        let quantity = &text.quantities[number];
        let here = &quantity.tokens;
        let sentence = &text.sentence(here.start);
        let noun = quantity.noun.and_then(|noun| text.tokens_in(noun).end.checked_sub(1));
        let block = text.sentences.get(text.sentence_of(here.start)).map(|sentence| sentence.block);
        Self {
            number,
            language: hash(text.pack.code().as_bytes()),
            group: KindGroup::of(quantity.kind) as u64,
            block: match block {
                Some(BlockKind::Headline) => 1,
                Some(BlockKind::ListItem) => 2,
                Some(BlockKind::Preformatted) => 3,
                _ => 0,
            },
            before: text.key(sentence, here.start.checked_sub(1)),
            behind: text.key(sentence, Some(here.end)),
            noun: noun.map_or(0, |head| text.word_key(head)),
            words: words(text, sentence, here),
        }
    }
}

/// What lies between a figure and other words of its sentence.
#[derive(Debug)]
pub(super) struct Gap {
    /// The tokens between them; none where they touch or overlap.
    pub tokens: Range<usize>,
    /// How many those are, in classes, and how many figures and borders of clauses lie there.
    pub distance: u64,
    pub figures: u64,
    pub clauses: u64,
}

impl Gap {
    /// The gap between the figure at `here` and the words at `other`, of which `anchor` tells the clause.
    pub(super) fn between(
        text: &LinkText<'_>,
        here: &Range<usize>,
        other: &Range<usize>,
        anchor: usize,
    ) -> Self {
        let tokens = if other.start >= here.end { here.end..other.start } else { other.end..here.start };
        Self {
            distance: bucket(tokens.len(), &[0, 1, 2, 3, 5, 8, 12, 20]),
            figures: bucket(text.figures_between(anchor, here.start), &[0, 1, 2]),
            clauses: bucket(text.clause(anchor).abs_diff(text.clause(here.start)), &[0, 1, 2, 3]),
            tokens,
        }
    }

    /// The first `most` words of the gap, with their tags.
    pub(super) fn words<'t>(
        &self,
        text: &'t LinkText<'_>,
        sentence: &'t Range<usize>,
        most: usize,
    ) -> impl Iterator<Item = (u64, LinkTags)> + 't {
        self.tokens.clone().take(most).map(move |index| (text.key(sentence, Some(index)), text.tags(index)))
    }
}

/// The mentions of a sentence, by their numbers.
pub(super) fn mentions(text: &LinkText<'_>, sentence: &Range<usize>) -> Range<usize> {
    let span = text.span(sentence.clone());
    let mentions = &text.names.mentions;
    let first = mentions.partition_point(|mention| mention.0.end <= span.start);
    let behind = mentions.partition_point(|mention| mention.0.start < span.end);
    first..behind.max(first)
}

/// The first token of the clause of the token `at`, no farther away than a clause is long.
pub(super) fn clause_start(text: &LinkText<'_>, sentence: &Range<usize>, at: usize) -> usize {
    const LONGEST: usize = 40;
    let from = at.saturating_sub(LONGEST).max(sentence.start);
    let clause = text.clause(at);
    (from..at).rev().find(|&index| text.clause(index) != clause).map_or(from, |border| border + 1)
}

/// What the words of `range` open with.
pub(super) fn opening(text: &LinkText<'_>, range: Range<usize>) -> u64 {
    const LOOKED_AT: usize = 6;
    let class = |index: usize| {
        if text.mention_at(index).is_some() {
            return Some(Opening::Name);
        }
        if text.figure_at(index).is_some() {
            return Some(Opening::Figure);
        }
        if text.is(index, LinkTag::Pronoun) {
            return Some(Opening::Pronoun);
        }
        if text.is(index, LinkTag::Firm) {
            return Some(Opening::Firm);
        }
        if !text.is_noun(index) {
            return None;
        }
        let known = [
            (LinkTag::Measure, Opening::Measure),
            (LinkTag::Share, Opening::Share),
            (LinkTag::Rise, Opening::Movement),
            (LinkTag::Fall, Opening::Movement),
            (LinkTag::Owned, Opening::Owned),
            (LinkTag::Macro, Opening::Macro),
        ];
        let known = known.into_iter().find(|&(tag, _)| text.is(index, tag));
        Some(known.map_or(Opening::Noun, |(_, opening)| opening))
    };
    range.take(LOOKED_AT).find_map(class).unwrap_or(Opening::Nothing) as u64
}

/// The words around a figure in its sentence.
fn words(text: &LinkText<'_>, sentence: &Range<usize>, here: &Range<usize>) -> Vec<u64> {
    const BEFORE: usize = 15;
    const BEHIND: usize = 12;
    let from = here.start.saturating_sub(BEFORE).max(sentence.start);
    let to = (here.end + BEHIND).min(sentence.end);
    let is_word = |&index: &usize| text.kind(index) == Some(TokenKind::Word);
    let mut words = Vec::with_capacity(to.saturating_sub(from));
    words.extend((from..to).filter(is_word).map(|index| text.key(sentence, Some(index))));
    words.retain(|&word| word > key::TIME);
    words.sort_unstable();
    words.dedup();
    words
}
