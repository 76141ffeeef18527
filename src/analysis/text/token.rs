//! What a text is cut into.

use crate::document::{BlockKind, Span};
use std::ops::Range;

/// The smallest piece of text that the stages look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Where it stands.
    pub span: Span,
    /// What characters it is made of.
    pub kind: TokenKind,
    /// How a word is written.
    pub shape: Shape,
    /// Whether it is a word with a capital letter first.
    pub capital: bool,
    /// Whether nothing, not even a space, stands between it and the token before.
    pub joined: bool,
}

/// What a [`Token`] is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Letters.
    Word,
    /// Digits, with points, commas or apostrophes between them.
    Number,
    /// One currency sign, per cent sign, or another symbol.
    Symbol,
    /// One punctuation mark.
    Punctuation,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// `wort`
    Lower,
    /// `Wort`
    Capitalized,
    /// `AG`, and a single capital letter.
    Upper,
    /// `OpenAI`, `iPhone`
    Mixed,
    /// Not a word.
    None,
}

/// A sentence, or a heading, list item or other line without a full stop.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its tokens, as indices into [`Text::tokens`](super::Text::tokens).
    pub tokens: Range<usize>,
    /// The kind of block that it stands in.
    pub block: BlockKind,
    /// The number of that block in [`Document::blocks`](crate::document::Document::blocks); sentences of one paragraph share it.
    pub block_index: usize,
}
