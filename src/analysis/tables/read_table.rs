//! A table with its parts and what stands over it.

use super::label;
use super::shape::{self, ReadCell, TableShape};
use crate::document::{Block, BlockKind, Document, Span, Table};
use crate::language::Pack;

/// A table with the parts of each row told.
#[derive(Debug, Clone)]
pub(super) struct ReadTable {
    /// Where it stands.
    pub span: Span,
    /// Its parts.
    pub shape: TableShape,
    /// What stands over the table, and the notes under it: the nearest first.
    pub captions: Vec<ReadCell>,
}

impl ReadTable {
    /// Tells the parts of a table; none where it is none of numbers.
    pub(super) fn new(document: &Document, table: &Table, pack: &'static Pack) -> Option<Self> {
        let shape = shape::read(document, table, pack, document.head.published)?;
        Some(Self { span: table.span, shape, captions: captions(document, table, pack) })
    }
}

/// Short lines before a table that are no sentences, and a note behind it that says its unit.
fn captions(document: &Document, table: &Table, pack: &'static Pack) -> Vec<ReadCell> {
    const LONGEST: usize = 160;
    const MOST: usize = 2;
    let is_title = |block: &&Block| {
        let words = document.slice(block.span);
        let is_line = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Deck);
        is_line && words.len() <= LONGEST && !words.ends_with(['.', '!', '?'])
    };
    let before = document.blocks[..table.blocks.start].iter().rev().take(MOST).take_while(is_title);
    let mut spans: Vec<Span> = before.map(|block| block.span).collect();
    let behind = document.blocks.get(table.blocks.end).filter(|block| {
        matches!(block.kind, BlockKind::Paragraph) && document.slice(block.span).len() <= LONGEST
    });
    let titles = spans.len();
    spans.extend(behind.map(|block| block.span));
    let words: Vec<String> = spans.iter().map(|&span| document.slice(span).to_owned()).collect();
    let labels = label::read(&words, pack, document.head.published);
    let read = spans.into_iter().zip(labels).enumerate();
    read.filter(|(number, (_, label))| *number < titles || !label.units.is_empty())
        .map(|(_, (span, label))| ReadCell { span, label })
        .collect()
}
