//! Builds the text of an article, block by block.
//!
//! Markdown and HTML are rendered the same way: blocks are separated by blank lines, list items and table rows by line
//! feeds, and link targets are kept beside the text.

use crate::document::{Block, BlockKind, Link, Span, escape_sequences, without};
use std::ops::Range;
use unicode_width::UnicodeWidthStr;

/// What a text with markup says.
#[derive(Debug, Default)]
pub struct Rendered {
    /// The text.
    pub text: String,
    /// Its parts.
    pub blocks: Vec<Block>,
    /// Where words of it lead to, as it is written.
    pub links: Vec<Link>,
}

impl Rendered {
    /// Adds a paragraph behind everything else.
    #[cfg(feature = "html")]
    pub fn with_end(mut self, words: &str) -> Self {
        if !self.blocks.is_empty() {
            self.text.push_str("\n\n");
        }
        let start = self.text.len();
        self.text.push_str(words);
        self.blocks.push(Block { span: Span::new(start, self.text.len()), kind: BlockKind::Paragraph });
        self
    }

    /// Makes the first `length` bytes of the first block one of its own, of this kind.
    #[cfg(feature = "html")]
    pub fn split_first(&mut self, length: usize, kind: BlockKind) {
        let Some(first) = self.blocks.first_mut() else { return };
        let (start, end) = (first.span.start as usize, first.span.end as usize);
        first.span = Span::new(start + length, end).trim(&self.text);
        self.blocks.insert(0, Block { span: Span::new(start, start + length), kind });
    }

    /// Puts a headline of its own before everything else.
    pub fn with_headline(self, title: &str) -> Self {
        let title = title.trim();
        if title.is_empty() {
            return self;
        }
        let mut writer = Writer::default();
        writer.begin(BlockKind::Heading(1));
        writer.push(title);
        writer.end_block();
        writer.finish().followed_by(self)
    }

    /// The same without the escape sequences of terminals.
    #[must_use]
    pub fn without_escapes(self) -> Self {
        let sequences: Vec<Range<usize>> = escape_sequences(&self.text).collect();
        if sequences.is_empty() {
            return self;
        }
        // How much has gone up to the end of each sequence.
        let gone: Vec<usize> = sequences
            .iter()
            .scan(0, |gone, sequence| {
                *gone += sequence.len();
                Some(*gone)
            })
            .collect();
        let moved = |byte: u32| {
            let byte = byte as usize;
            let before = sequences.partition_point(|sequence| sequence.end <= byte);
            let within = sequences.get(before).map_or(0, |sequence| byte.saturating_sub(sequence.start));
            byte - within - before.checked_sub(1).map_or(0, |last| gone[last])
        };
        let text = without(&self.text, sequences.iter().cloned());
        let span = |span: Span| Span::new(moved(span.start), moved(span.end)).trim(&text);
        let blocks = self.blocks.iter().map(|block| Block { span: span(block.span), ..*block });
        let links = self.links.into_iter().map(|link| Link { span: span(link.span), ..link });
        let blocks = blocks.filter(|block| !block.span.is_empty()).collect();
        let links = links.filter(|link| !link.span.is_empty()).collect();
        Self { text, blocks, links }
    }

    /// Puts `other` behind everything else.
    pub fn followed_by(mut self, other: Self) -> Self {
        if !(self.text.is_empty() || other.blocks.is_empty()) {
            self.text.push_str("\n\n");
        }
        let shift = self.text.len();
        let moved = |span: Span| Span::new(span.start as usize + shift, span.end as usize + shift);
        self.text.push_str(&other.text);
        self.blocks.extend(other.blocks.iter().map(|block| Block { span: moved(block.span), ..*block }));
        self.links.extend(other.links.into_iter().map(|link| Link { span: moved(link.span), ..link }));
        self
    }
}

/// Writes text, blocks and links.
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
    blocks: Vec<Block>,
    links: Vec<Link>,
    open: Option<Open>,
    /// The bullet or number that the next block begins with, and how deep its list nests, from 0.
    marker: Option<(String, usize)>,
    /// Where the open link began, and where it leads.
    link: Option<(usize, String)>,
}

#[derive(Debug)]
struct Open {
    start: usize,
    kind: BlockKind,
    /// Where its words begin, behind the marker.
    words: usize,
    /// Whether some of it is not emphasised.
    plain: bool,
}

impl Writer {
    /// Begins a block, and ends the one before.
    pub fn begin(&mut self, kind: BlockKind) {
        self.end_block();
        let tight = |kind| matches!(kind, BlockKind::ListItem | BlockKind::Preformatted);
        if let Some(last) = self.blocks.last() {
            self.text.push_str(if last.kind == kind && tight(kind) { "\n" } else { "\n\n" });
        }
        // A heading in a list is no item.
        let marker = self.marker.take().filter(|_| !matches!(kind, BlockKind::Heading(_)));
        if let Some((_, depth)) = &marker {
            // Indents are white space before the block.
            self.text.extend(std::iter::repeat_n("  ", *depth));
        }
        let start = self.text.len();
        if let Some((marker, _)) = marker {
            self.text.push_str(&marker);
        }
        self.open = Some(Open { start, kind, words: self.text.len(), plain: false });
    }

    /// Whether a block is open.
    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// The words of the open block up to now.
    pub fn words(&self) -> &str {
        self.open.as_ref().map_or("", |open| &self.text[open.words..])
    }

    /// Writes text into the open block as it is, but for what a document's text never has.
    pub fn push(&mut self, text: &str) {
        self.text.extend(text.chars().filter(|character| !matches!(character, '\r' | '\u{feff}')));
    }

    /// Notes that the open block is not emphasised as a whole.
    pub fn mark_plain(&mut self) {
        if let Some(open) = &mut self.open {
            open.plain = true;
        }
    }

    /// Drops the spaces at the end of the open block.
    pub fn trim_end(&mut self) {
        if let Some(open) = &self.open {
            let length = open.words + self.text[open.words..].trim_end_matches(' ').len();
            self.text.truncate(length);
        }
    }

    /// Sets the bullet or number that the next block begins with.
    pub fn set_marker(&mut self, marker: Option<(String, usize)>) {
        self.marker = marker;
    }

    /// Opens a link to `url`.
    pub fn open_link(&mut self, url: String) {
        self.link = Some((self.text.len(), url));
    }

    /// Closes the open link.
    pub fn close_link(&mut self) {
        if let Some((start, url)) = self.link.take().filter(|(start, _)| *start < self.text.len()) {
            self.links.push(Link { span: Span::new(start, self.text.len()), url });
        }
    }

    /// Ends the open block. Without words, nothing is left of it.
    pub fn end_block(&mut self) {
        let Some(open) = self.open.take() else { return };
        let span = Span::new(open.start, self.text.len()).trim(&self.text);
        if span.is_empty() || self.text[open.words..].trim().is_empty() && open.words > open.start {
            // With it goes the space before it.
            self.text.truncate(self.blocks.last().map_or(0, |last| last.span.end as usize));
            return;
        }
        self.text.truncate(span.end as usize);
        let before_body = self.blocks.iter().take(4).all(|block| block.kind != BlockKind::Paragraph);
        let kind = match open.kind {
            // An emphasised paragraph under the headline; the head's recognition has the last word.
            BlockKind::Paragraph if !open.plain && before_body && self.blocks.len() < 4 => BlockKind::Deck,
            kind => kind,
        };
        self.blocks.push(Block { span, kind });
    }

    /// Writes the rows with aligned columns, each a block. [`Document::tables`](crate::document::Document::tables) finds
    /// the columns again.
    pub fn table(&mut self, mut rows: Vec<Vec<String>>) {
        /// Cells that are wider leave their column, and must not blow up the others.
        const WIDEST: usize = 72;
        let mut widths: Vec<usize> = Vec::new();
        for row in &mut rows {
            for (column, cell) in row.iter_mut().enumerate() {
                if cell.contains("  ") {
                    *cell = cell.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
                }
                let width = cell.width().min(WIDEST);
                match widths.get_mut(column) {
                    Some(widest) => *widest = width.max(*widest),
                    None => widths.push(width),
                }
            }
        }
        // A blank line parts the table from another one before it.
        self.end_block();
        if let Some(last) = self.blocks.last().filter(|last| last.kind == BlockKind::Preformatted) {
            self.text.truncate(last.span.end as usize);
            self.text.push('\n');
        }
        for row in &rows {
            self.begin(BlockKind::Preformatted);
            for (cell, width) in row.iter().zip(&widths) {
                self.push(cell);
                let gap = width.saturating_sub(cell.width()) + 2;
                self.text.extend(std::iter::repeat_n(' ', gap));
            }
            self.end_block();
        }
    }

    /// What was written.
    pub fn finish(mut self) -> Rendered {
        self.end_block();
        let text = self.text;
        let mut links = self.links;
        for link in &mut links {
            // White space at the end of the last block is gone, and with it a link that held nothing else.
            let end = text.len().min(link.span.end as usize);
            link.span = Span::new(end.min(link.span.start as usize), end).trim(&text);
        }
        links.retain(|link| !link.span.is_empty());
        Rendered { text, blocks: self.blocks, links }
    }
}
