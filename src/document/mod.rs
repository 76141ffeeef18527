//! An article as data: one owned text, and what is known of its parts.
//!
//! A [`Document`] owns its text; everything else refers to it by [`Span`]. Invariants, which
//! [`intake`](crate::intake) establishes and everything after it relies on:
//!
//! - spans lie on character boundaries of `text` and inside it;
//! - `blocks` are in the order of the text, do not overlap, and leave out only white space;
//! - `text` has neither a byte-order mark nor carriage returns, and at most [`Document::MAX_BYTES`] bytes;
//! - the id, the URLs and all fields of the head are clean: one line each, without control characters.

mod block;
mod character;
mod clean;
mod credentials;
mod escape;
mod language;
mod published;
mod span;
mod table;
mod visible;
mod web_address;

pub use block::{Block, BlockKind};
pub use character::{is_direction, is_unsafe};
pub use clean::{clean_id, clean_line, clean_paste};
pub use credentials::{masked, without_credentials};
pub use escape::{LONGEST_SKIPPED, escape_length, escape_sequences, without, without_escapes};
pub use language::Language;
pub use published::Published;
pub use span::{CharOffsets, Span};
pub use table::{GridRow, Table, TableCell, is_rule};
pub use visible::{printable, visible, visible_char};
pub use web_address::WebAddress;

use std::borrow::Cow;
use std::path::PathBuf;

/// The deepest indent of a block that counts, in columns.
pub const MOST_INDENT: u8 = 8;

/// One article.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Document {
    /// The input's own id, else its path. It is only a name: feeds, messages and JSON lines choose it freely, so it is never
    /// used as a path.
    pub id: Option<String>,
    /// The file that the user named and that holds this article alone. Neither a feed's entry nor an article of the
    /// library has one.
    pub path: Option<PathBuf>,
    /// The whole text. For plain text it is the input itself, but for a byte-order mark and CRLF.
    pub text: String,
    /// The language that the text is written in.
    pub language: Language,
    /// The parts of the text in order.
    pub blocks: Vec<Block>,
    /// What the head of the article, or whoever delivered it, says about it.
    pub head: Head,
    /// Where words of the text lead to, in the order of the text.
    pub links: Vec<Link>,
}

impl Document {
    /// How many spaces stand before a block in its line, at most [`MOST_INDENT`]: items of lists in lists have two for each
    /// list around theirs.
    pub fn indent_of(&self, block: &Block) -> u8 {
        let before = self.text.get(..block.span.start as usize).unwrap_or_default();
        let spaces = before.bytes().rev().take(MOST_INDENT.into()).take_while(|byte| *byte == b' ').count();
        let starts_line =
            matches!(before.as_bytes()[..before.len() - spaces].last(), None | Some(b'\n' | b' '));
        if starts_line { spaces as u8 } else { 0 }
    }

    /// A document of paragraphs, which blank lines part. Nothing is told from the text: it has no head and no advertising,
    /// as an article's body that somebody else has cut out.
    pub fn of_paragraphs(text: impl Into<String>, language: Language) -> Self {
        let text = text.into();
        let mut blocks = Vec::new();
        let mut start = 0;
        for part in text.split("\n\n") {
            let span = Span::new(start, start + part.len()).trim(&text);
            if !span.is_empty() {
                blocks.push(Block { span, kind: BlockKind::Paragraph });
            }
            start += part.len() + 2;
        }
        Self { text, language, blocks, ..Self::default() }
    }

    /// A document whose text is these parts with blank lines between them.
    pub fn of_blocks<'p>(parts: impl IntoIterator<Item = (BlockKind, &'p str)>, language: Language) -> Self {
        let mut document = Self { language, ..Self::default() };
        for (kind, part) in parts {
            if !document.text.is_empty() {
                document.text.push_str("\n\n");
            }
            let start = document.text.len();
            document.text.push_str(part);
            let span = Span::new(start, document.text.len()).trim(&document.text);
            if !span.is_empty() {
                document.blocks.push(Block { span, kind });
            }
        }
        document
    }

    /// The document with a clean id, clean URLs and a clean head. Every document made from input passes through this.
    #[must_use]
    pub fn cleaned(mut self) -> Self {
        self.id = cleaned(self.id.take(), clean_id);
        self.head.clean();
        for link in &mut self.links {
            if let Cow::Owned(url) = clean_id(&link.url) {
                link.url = url;
            }
        }
        self
    }

    /// The longest text that a document takes, in bytes: spans count with 32 bits.
    pub const MAX_BYTES: usize = u32::MAX as usize;

    /// The text of `span`, or an empty string for a span that does not fit this document.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The link whose words stand at a byte of the text.
    pub fn link_at(&self, byte: usize) -> Option<&Link> {
        self.links.iter().find(|link| link.span.range().contains(&byte))
    }

    /// The words of `span` in one line, harmless for a terminal.
    pub fn words(&self, span: Span) -> String {
        one_line(self.slice(span))
    }

    /// The parts of the text that carry news: neither boilerplate, captions nor lines of the head that name only
    /// author, source and date. Only these are analysed.
    pub fn news(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().filter(|block| block.kind.is_news())
    }

    /// The tables of the text, in its order.
    pub fn tables(&self) -> Vec<Table> {
        table::tables(&self.text, &self.blocks)
    }

    /// The parts that are advertising, navigation or subscription offers.
    pub fn boilerplate(&self) -> impl Iterator<Item = Span> + '_ {
        self.blocks.iter().filter(|block| block.kind == BlockKind::Boilerplate).map(|block| block.span)
    }
}

/// Words that lead to another page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The words.
    pub span: Span,
    /// The address, which begins with `https://` or `http://`.
    pub url: String,
}

/// The words of `text` in one line, harmless for a terminal.
pub fn one_line(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    visible(&words.join(" ")).into_owned()
}

/// Whether `text` is written as the address of a page. Nothing else is opened or kept as one.
pub fn is_web_address(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

/// What is known about an article besides its text. Unknown fields are `None`, never guessed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head {
    /// The topic line over the headline.
    pub kicker: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The summary under the headline.
    pub deck: Option<String>,
    /// The author or authors.
    pub byline: Option<String>,
    /// The agency, paper or service that published it.
    pub source: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// The address of the original.
    pub url: Option<String>,
}

impl Head {
    /// Cleans every field. A field that is empty afterwards becomes `None`.
    pub fn clean(&mut self) {
        for field in [&mut self.kicker, &mut self.title, &mut self.deck, &mut self.byline, &mut self.source] {
            *field = cleaned(field.take(), clean_line);
        }
        self.url = cleaned(self.url.take(), clean_id);
    }
}

fn cleaned(text: Option<String>, clean: fn(&str) -> Cow<'_, str>) -> Option<String> {
    let text = text?;
    let clean = match clean(&text) {
        Cow::Borrowed(same) if same.len() == text.len() => return Some(text).filter(|text| !text.is_empty()),
        clean => clean.into_owned(),
    };
    Some(clean).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_and_blocks_make_the_same_document() {
        let text = "Der Umsatz stieg.\n\nDie Aktie fiel\nim Handel.";
        let document = Document::of_paragraphs(text, Language::new("de"));
        let words: Vec<&str> = document.blocks.iter().map(|block| document.slice(block.span)).collect();
        assert_eq!(words, ["Der Umsatz stieg.", "Die Aktie fiel\nim Handel."]);
        let parts = words.iter().map(|part| (BlockKind::Paragraph, *part));
        assert_eq!(Document::of_blocks(parts, Language::new("de")), document);
        let spaces = Document::of_paragraphs("\n\n  Ein Satz. \n\n\n", Language::new("de"));
        assert_eq!(spaces.blocks, [Block { span: Span::new(4, 13), kind: BlockKind::Paragraph }]);
        assert_eq!(Document::of_blocks([(BlockKind::Headline, " ")], Language::new("de")).blocks, []);
    }

    #[test]
    fn urls_of_links_are_cleaned() {
        let link = |url: &str| Link { span: Span::default(), url: url.to_owned() };
        let links = vec![link("https://a/\u{1b}[2J\u{202e}x"), link("https://b/ü")];
        let cleaned = Document { links, ..Document::default() }.cleaned();
        assert_eq!(cleaned.links, [link("https://a/x"), link("https://b/ü")]);
    }
}
