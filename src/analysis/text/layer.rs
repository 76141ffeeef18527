//! What a stage found, laid over the tokens.

use super::annotated::Text;
use crate::document::Span;

/// By token: the number of the thing that covers it. Of things that overlap the later one counts.
#[derive(Debug, Clone)]
pub struct Layer {
    numbers: Vec<Option<u32>>,
}

impl Layer {
    /// Lays things over the tokens of `text`; `spans` says where each stands, in the order of their numbers.
    pub fn new(text: &Text<'_>, spans: impl IntoIterator<Item = Span>) -> Self {
        let mut numbers = vec![None; text.len()];
        for (number, span) in (0..).zip(spans) {
            for covered in numbers.get_mut(text.tokens_in(span)).into_iter().flatten() {
                *covered = Some(number);
            }
        }
        Self { numbers }
    }

    /// The number of the thing that covers the token number `index`.
    pub fn at(&self, index: usize) -> Option<usize> {
        self.numbers.get(index).copied().flatten().map(|number| number as usize)
    }

    /// Whether something covers the token number `index`.
    pub fn covers(&self, index: usize) -> bool {
        self.at(index).is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::text::annotate;
    use crate::document::{Block, BlockKind, Document, Language};

    #[test]
    fn a_token_is_covered_by_what_touches_it() {
        let text = "ein Umsatz von 3 Euro";
        let block = Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph };
        let language = Language::new("de");
        let document =
            Document { text: text.to_owned(), language, blocks: vec![block], ..Document::default() };
        let text = annotate(&document).expect("a language with a pack");
        let layer = Layer::new(&text, [Span::new(4, 10), Span::new(15, 18)]);
        let found: Vec<_> = (0..=text.len()).map(|index| layer.at(index)).collect();
        assert_eq!(found, [None, Some(0), None, Some(1), Some(1), None]);
    }
}
