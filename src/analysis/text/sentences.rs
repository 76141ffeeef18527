//! Where the sentences of a text are: whoever shares one is named together.

use super::annotate;
use crate::document::{Document, Span};

/// The sentences of a text, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentences(Vec<Span>);

impl Sentences {
    /// Those of `document`; none where its language is not analysed.
    pub fn of(document: &Document) -> Self {
        let Some(text) = annotate(document) else { return Self(Vec::new()) };
        let full = text.sentences.iter().filter(|sentence| !sentence.tokens.is_empty());
        Self(full.map(|sentence| text.span(sentence.tokens.clone())).collect())
    }

    /// The number of the sentence at a byte; of the one before it in a gap.
    pub fn number(&self, byte: u32) -> usize {
        self.0.partition_point(|sentence| sentence.start <= byte).saturating_sub(1)
    }

    /// The sentence at a byte.
    pub fn at(&self, byte: u32) -> Option<Span> {
        self.0.get(self.number(byte)).copied()
    }

    /// Where they are.
    pub fn spans(&self) -> &[Span] {
        &self.0
    }

    /// The numbers of the sentences in which `spans` begin, rising.
    pub fn numbers<'s>(&self, spans: impl IntoIterator<Item = &'s Span>) -> Vec<usize> {
        let mut numbers: Vec<usize> = spans.into_iter().map(|span| self.number(span.start)).collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    }

    /// Whether `span` begins in one of the sentences with these rising numbers.
    pub fn is_in(&self, numbers: &[usize], span: Span) -> bool {
        numbers.binary_search(&self.number(span.start)).is_ok()
    }
}
