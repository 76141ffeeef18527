//! Where the sentences of a text are: whoever shares one is named together.

use super::sentence;
use crate::document::{Block, Document, Language, Span};
use crate::language;

/// The sentences of a text, in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentences(Vec<Span>);

impl Sentences {
    /// Those of `document`; none where its language is not analysed.
    pub fn of(document: &Document) -> Self {
        Self::in_blocks(&document.text, document.language, &document.blocks)
    }

    /// Those of some blocks of a text, in the order of the text; none where its language is not analysed. No sentence
    /// goes beyond its block.
    pub fn in_blocks(text: &str, language: Language, blocks: &[Block]) -> Self {
        let Some(pack) = language::pack(language) else { return Self::default() };
        let (mut sentences, mut tokens) = (Vec::new(), Vec::new());
        for block in blocks.iter().filter(|block| block.kind.is_news()) {
            tokens.clear();
            let ranges = sentence::of_block(text, pack, block.span, &mut tokens);
            sentences.extend(ranges.into_iter().filter_map(|range| {
                let (first, last) = (tokens[range.clone()].first()?, tokens[range].last()?);
                Some(first.span.cover(last.span))
            }));
        }
        Self(sentences)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::text::annotate;
    use proptest::prelude::*;

    proptest! {
        /// They are those that all stages of the analysis read, and each block has its own.
        #[test]
        fn sentences_are_those_of_the_analysis(
            paragraphs in prop::collection::vec("([A-Z][a-z]{1,4}|[a-z]{2}|[0-9]{1,3}|Mrd|&shy;)([ .!?]|\\. |, ){0,9}", 1..5)
        ) {
            let document = Document::of_paragraphs(paragraphs.join("\n\n"), Language::new("de"));
            let text = annotate(&document).expect("a language that is analysed");
            let full = text.sentences.iter().filter(|sentence| !sentence.tokens.is_empty());
            let spans: Vec<Span> = full.map(|sentence| text.span(sentence.tokens.clone())).collect();
            let sentences = Sentences::of(&document);
            prop_assert_eq!(sentences.spans(), &spans);
            let one_by_one = document.blocks.iter().flat_map(|block| {
                Sentences::in_blocks(&document.text, document.language, &[*block]).0
            });
            prop_assert_eq!(one_by_one.collect::<Vec<_>>(), spans);
        }
    }
}
