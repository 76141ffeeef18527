//! The words that say what a figure measures, which all links ask for.

use super::tag::LinkTag;
use std::ops::Range;

/// The words that say what a figure measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MeasurePhrase {
    /// The words.
    pub tokens: Range<usize>,
    /// A noun of growth or decline that ties them to the figure: the `drop` of `drop in profits`.
    pub movement: Option<usize>,
}

impl MeasurePhrase {
    /// Those words, without a movement.
    pub(super) fn words(tokens: Range<usize>) -> Self {
        Self { tokens, movement: None }
    }

    /// The last word, which says what kind of thing it is.
    pub(super) fn head(&self) -> usize {
        self.tokens.end.saturating_sub(1)
    }
}

/// Nouns of what is measured, or of its movement.
pub(super) const NOUNS: [LinkTag; 4] = [LinkTag::Measure, LinkTag::Share, LinkTag::Rise, LinkTag::Fall];
/// Nouns of growth and decline.
pub(super) const MOVEMENTS: [LinkTag; 2] = [LinkTag::Rise, LinkTag::Fall];
