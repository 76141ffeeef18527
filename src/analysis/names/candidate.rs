//! What the rules propose.

use super::name_text::NameText;
use super::points::NameRule;
use crate::order::Reorder;
use std::ops::Range;

/// What a rule takes some tokens for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum NameKind {
    Person,
    Company,
    /// A place, product, service, index, institution …: a name, but neither. It keeps others off its tokens.
    Other,
}

/// The probability that a score of the judge, in hundredths of the logarithm of the odds, stands for.
pub(super) fn probability(score: i32) -> f64 {
    1.0 / (1.0 + (-f64::from(score) / 100.0).exp())
}

/// One proposal, with what speaks for it.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub tokens: Range<usize>,
    pub kind: NameKind,
    /// Points for and against.
    pub score: i32,
    /// The rule that made it.
    pub rule: NameRule,
    /// The company's row in the gazetteer.
    pub row: Option<u32>,
    /// Whether an ending stands behind the name that it does not have itself: the genitive, a plural.
    pub inflected: bool,
}

impl Candidate {
    /// What the tagger proposes.
    pub fn of_tagger(text: &NameText<'_>, tokens: Range<usize>) -> Self {
        let known = text.phrase_at(tokens.start).filter(|phrase| phrase.tokens == tokens);
        let row = known.and_then(|phrase| phrase.sense.company_row());
        let inflected = known.map_or_else(|| text.is_genitive(tokens.end - 1), |phrase| phrase.inflected);
        Self { tokens, kind: NameKind::Company, score: 0, rule: NameRule::Tagger, row, inflected }
    }

    /// The name as the article writes it, without a genitive s and with single spaces.
    pub fn name(&self, text: &NameText<'_>) -> String {
        let span = text.span(self.tokens.clone());
        let written = text.slice(span);
        let ending = text.base.pack.naming.known_name_ending.filter(|_| self.inflected);
        let name = ending.and_then(|ending| written.strip_suffix(ending)).unwrap_or(written);
        let mut single = String::with_capacity(name.len());
        for word in name.split_whitespace() {
            if !single.is_empty() {
                single.push(' ');
            }
            if word.is_ascii() {
                single.push_str(word);
            } else {
                single.extend(word.split('\u{AD}'));
            }
        }
        single
    }
}

/// Of candidates that overlap the best stays: the higher score, then the longer, then the earlier. The result
/// is in the order of the text.
pub(super) fn resolve(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.reorder_by_key(|candidate| {
        (-candidate.score, std::cmp::Reverse(candidate.tokens.len()), candidate.tokens.start)
    });
    let mut taken: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    let mut kept = Vec::with_capacity(candidates.len());
    for candidate in candidates {
        let free = taken
            .range(..candidate.tokens.end)
            .next_back()
            .is_none_or(|(_, &end)| end <= candidate.tokens.start);
        if free {
            taken.insert(candidate.tokens.start, candidate.tokens.end);
            kept.push(candidate);
        }
    }
    kept.reorder_by_key(|candidate| candidate.tokens.start);
    kept
}
