//! The text with everything that the stages before found laid over its tokens.

use super::clause::Clauses;
use super::measured::NOUNS;
use super::stem::{Stems, key};
use super::tag::{LinkTag, LinkTags};
use super::words::LINK_WORDS;
use crate::analysis::feature_hash::{combine, hash};
use crate::analysis::figures::Quantity;
use crate::analysis::names::Names;
use crate::analysis::tagger::Model;
use crate::analysis::text::{Layer, Text, TokenKind};
use crate::analysis::{EntityId, Period, PeriodKind};
use std::ops::{Deref, Range};

/// The most tokens that a hyphenated word has: longer chains are no words.
const LONGEST_COMPOUND: usize = 16;

/// Tells the hashes of classes of words from others.
const CLASSES: u64 = 1000;

/// A [`Text`] with the figures, periods and names that stages before found and with the tags of its words, by token.
#[derive(Debug)]
pub(super) struct LinkText<'a> {
    text: &'a Text<'a>,
    /// The figures of the text.
    pub quantities: &'a [Quantity],
    /// Its periods.
    pub periods: &'a [Period],
    /// Its people and companies.
    pub names: &'a Names,
    tags: Vec<LinkTags>,
    figures: Layer,
    times: Layer,
    mentions: Layer,
    /// The tokens of each mention.
    mention_tokens: Vec<Range<usize>>,
    clauses: Clauses,
    /// By token: what it is in a filled template, and what its word is there, whatever it belongs to. Both are empty where
    /// the text has no figure.
    keys: Vec<u64>,
    word_keys: Vec<u64>,
    /// By token: the class of words that its word belongs to. Empty where the text has no figure.
    word_classes: Vec<u64>,
}

impl<'a> LinkText<'a> {
    /// Lays everything over the tokens.
    pub(super) fn new(
        text: &'a Text<'a>,
        quantities: &'a [Quantity],
        periods: &'a [Period],
        names: &'a Names,
    ) -> Self {
        let tags = LINK_WORDS.of(text.pack).tag(text);
        let figures = Layer::new(text, quantities.iter().map(|quantity| quantity.span));
        let times = Layer::new(text, periods.iter().map(|period| period.span));
        let mentions = Layer::new(text, names.mentions.iter().map(|mention| mention.0));
        let mention_tokens = names.mentions.iter().map(|mention| text.tokens_in(mention.0)).collect();
        let clauses = Clauses::of(text, &tags, &figures, &times);
        let mut stems = Stems::new(text.pack.words.inflections);
        let looked_at = if quantities.is_empty() { 0..0 } else { 0..text.len() };
        let word_keys: Vec<u64> = looked_at.map(|index| stems.key(text.form(index))).collect();
        let key = |(index, &word): (usize, &u64)| {
            if mentions.at(index).is_some() {
                key::NAME
            } else if figures.at(index).is_some() {
                key::FIGURE
            } else if times.at(index).is_some() {
                key::TIME
            } else {
                word
            }
        };
        let keys: Vec<u64> = word_keys.iter().enumerate().map(key).collect();
        let model = Model::of(text.pack);
        let language = hash(text.pack.code().as_bytes());
        let class = |(index, &key): (usize, &u64)| {
            if key <= key::TIME {
                return key;
            }
            let path = model.map_or(0, |model| model.cluster(text.form(index)));
            if path == 0 { key::UNKNOWN } else { combine(CLASSES, language, path.into()) }
        };
        let word_classes = keys.iter().enumerate().map(class).collect();
        Self {
            text,
            quantities,
            periods,
            names,
            tags,
            figures,
            times,
            mentions,
            mention_tokens,
            clauses,
            keys,
            word_keys,
            word_classes,
        }
    }

    /// What the token is in a filled template: a word by its stem, a name, a figure or a time. Tokens outside of `sentence`
    /// are its edge.
    pub(super) fn key(&self, sentence: &Range<usize>, index: Option<usize>) -> u64 {
        inside(&self.keys, sentence, index)
    }

    /// The class of the token's word; what [`LinkText::key`] is for a token that is no word of its own.
    pub(super) fn class(&self, sentence: &Range<usize>, index: Option<usize>) -> u64 {
        inside(&self.word_classes, sentence, index)
    }

    /// The class of the token's word, wherever it stands.
    pub(super) fn class_of(&self, index: usize) -> u64 {
        self.word_classes.get(index).copied().unwrap_or(key::EDGE)
    }

    /// What the token is as a word, whatever it belongs to.
    pub(super) fn word_key(&self, index: usize) -> u64 {
        self.word_keys.get(index).copied().unwrap_or(key::EDGE)
    }

    /// How the word of the token ends, in a filled template.
    pub(super) fn ending_key(&self, index: usize) -> u64 {
        Stems::new(self.pack.words.inflections).ending(self.text.form(index))
    }

    /// The tags of the token.
    pub(super) fn tags(&self, index: usize) -> LinkTags {
        self.tags.get(index).copied().unwrap_or_default()
    }

    /// The borders of clauses before the token in its sentence.
    pub(super) fn clause(&self, index: usize) -> usize {
        self.clauses.before(index)
    }

    /// Whether the token stands in brackets.
    pub(super) fn is_bracketed(&self, index: usize) -> bool {
        self.clauses.depth(index) > 0
    }

    /// The borders of clauses between two tokens of one sentence.
    pub(super) fn clause_distance(&self, left: usize, right: usize) -> usize {
        self.clauses.distance(left, right)
    }

    /// Whether the token has `tag`.
    pub(super) fn is(&self, index: usize, tag: LinkTag) -> bool {
        self.tags.get(index).is_some_and(|tags| tags.has(tag))
    }

    /// Whether the token has one of `tags`.
    pub(super) fn is_any(&self, index: usize, tags: &[LinkTag]) -> bool {
        self.tags.get(index).is_some_and(|found| found.any(tags))
    }

    /// The figure that the token belongs to.
    pub(super) fn figure_at(&self, index: usize) -> Option<usize> {
        self.figures.at(index)
    }

    /// The place in the calendar that the token belongs to.
    pub(super) fn time_at(&self, index: usize) -> Option<usize> {
        self.times.at(index)
    }

    /// The mention that the token belongs to.
    pub(super) fn mention_at(&self, index: usize) -> Option<(usize, EntityId)> {
        let number = self.mentions.at(index)?;
        self.names.mentions.get(number).map(|mention| (number, mention.1))
    }

    /// The tokens of the mention number `number`, which there must be.
    pub(super) fn mention_tokens(&self, number: usize) -> Range<usize> {
        self.mention_tokens[number].clone()
    }

    /// How many of `mentions`, by their numbers, start among `tokens`.
    pub(super) fn mentions_between(&self, tokens: &Range<usize>, mentions: &Range<usize>) -> usize {
        let spans = self.mention_tokens.get(mentions.clone()).unwrap_or_default();
        let before = |token: usize| spans.partition_point(|span| span.start < token);
        before(tokens.end).saturating_sub(before(tokens.start))
    }

    /// Whether the token is a word that no stage before has taken.
    #[inline]
    pub(super) fn is_free_word(&self, index: usize) -> bool {
        self.text.is_word(index)
            && self.figure_at(index).is_none()
            && self.mention_at(index).is_none()
            && !self.time_at(index).is_some_and(|time| self.periods[time].kind == PeriodKind::Calendar)
    }

    /// Whether the token can be the noun that a figure is about: where nouns have no capital, any word that isn't
    /// known to be something else.
    #[inline]
    pub(super) fn is_noun(&self, index: usize) -> bool {
        if !self.is_free_word(index) || self.is(index, LinkTag::Function) || self.is_genitive_clitic(index) {
            return false;
        }
        if self.pack.writing.nouns_capitalized {
            return self.text.is_capitalized(index);
        }
        let noun = self.is_any(index, &NOUNS);
        noun || !self.is_any(index, &[LinkTag::Up, LinkTag::Down, LinkTag::Say, LinkTag::Transaction])
    }

    /// Whether the token is what makes a genitive behind an apostrophe: the `s` of `Moody's`.
    pub(super) fn is_genitive_clitic(&self, index: usize) -> bool {
        let clitic = self.text.pack.naming.apostrophe_genitive;
        index > 0 && self.is_apostrophe(index - 1) && self.form(index).eq_ignore_ascii_case(clitic)
    }

    /// Whether the token is an apostrophe.
    pub(super) fn is_apostrophe(&self, index: usize) -> bool {
        matches!(self.form(index), "'" | "’")
    }

    /// Whether the token ends a possessor: an apostrophe, or what stands behind it.
    pub(super) fn ends_possessor(&self, index: usize) -> bool {
        self.is_apostrophe(index) || self.is_genitive_clitic(index)
    }

    /// The first piece of the word that the token is joined to by hyphens or an ampersand: of `MPS-Aktien` the `MPS`, of
    /// `S&P` the `S`.
    pub(super) fn word_start(&self, index: usize) -> usize {
        let mut start = index;
        while start >= 2
            && index - start < LONGEST_COMPOUND
            && self.text.is_joined(start)
            && matches!(self.form(start - 1), "-" | "&")
            && self.text.is_joined(start - 1)
            && self.text.kind(start - 2) == Some(TokenKind::Word)
            && self.figure_at(start - 2).is_none()
        {
            start -= 2;
        }
        start
    }

    /// The token behind the word that the token is joined to by hyphens or an ampersand.
    pub(super) fn word_end(&self, index: usize) -> usize {
        let mut end = index + 1;
        while end - index < LONGEST_COMPOUND
            && self.text.is_joined(end)
            && matches!(self.form(end), "-" | "&")
            && self.text.is_joined(end + 1)
            && self.text.is_word(end + 1)
        {
            end += 2;
        }
        end
    }

    /// How many figures stand between two tokens.
    pub(super) fn figures_between(&self, left: usize, right: usize) -> usize {
        let (left, right) = (left.min(right), left.max(right));
        let first = self.quantities.partition_point(|quantity| quantity.tokens.start <= left);
        let behind = self.quantities.partition_point(|quantity| quantity.tokens.start < right);
        behind.saturating_sub(first)
    }
}

/// The value of the token if it is in `sentence`, else that of its edge. `values` are by token.
fn inside(values: &[u64], sentence: &Range<usize>, index: Option<usize>) -> u64 {
    let index = index.filter(|index| sentence.contains(index));
    index.and_then(|index| values.get(index)).copied().unwrap_or(key::EDGE)
}

impl<'a> Deref for LinkText<'a> {
    type Target = Text<'a>;

    fn deref(&self) -> &Text<'a> {
        self.text
    }
}
