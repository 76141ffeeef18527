//! The parts of a text and what each is for.

use super::span::Span;

/// A stretch of the text with one function: a headline, a paragraph, an advertisement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// Where it stands, without the white space around it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// The function of a [`Block`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The short line over the headline that names the topic.
    Kicker,
    /// The article's headline.
    Headline,
    /// The sentence or two under the headline that sum the article up.
    Deck,
    /// A line that names author, source, place or date and tells no news.
    Byline,
    /// A heading inside the text, with its level from 1.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem,
    /// A quotation that is set off from the text.
    BlockQuote,
    /// A row of a table, or text whose line breaks and spaces matter.
    Preformatted,
    /// What stands below a picture: what it shows, and whose it is.
    Caption,
    /// Advertising, navigation, subscription offers, hints at other articles.
    Boilerplate,
}

impl BlockKind {
    /// Whether the block tells news, so that names and figures in it count.
    pub fn is_news(self) -> bool {
        !matches!(self, Self::Byline | Self::Caption | Self::Boilerplate)
    }

    /// Whether the block belongs to the head that stands above the running text.
    pub fn is_head(self) -> bool {
        matches!(self, Self::Kicker | Self::Headline | Self::Deck | Self::Byline)
    }
}
