//! The preview of the selected article: headline, deck, first paragraphs, first figures.

use crate::document::{BlockKind, Document};
use crate::export::record::FigureRecord;
use std::sync::Arc;

/// How many figures it shows.
pub const MOST_FIGURES: usize = 6;

/// What is shown beside the list of the selected article.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// The id of the article.
    pub id: i64,
    /// The article.
    pub document: Arc<Document>,
    /// Its first figures.
    pub figures: Vec<FigureRecord>,
}

impl Preview {
    /// The paragraphs of the text, the deck first.
    pub fn paragraphs(&self) -> impl Iterator<Item = (BlockKind, &str)> {
        let is_shown = |kind| matches!(kind, BlockKind::Deck | BlockKind::Paragraph | BlockKind::BlockQuote);
        let blocks = self.document.blocks.iter().filter(move |block| is_shown(block.kind));
        blocks.map(|block| (block.kind, self.document.slice(block.span)))
    }
}
