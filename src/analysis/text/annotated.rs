//! A text with its tokens, its sentences and its words.

use super::token::{Sentence, Shape, Token, TokenKind};
use super::{plain, sentence};
use crate::document::{Document, Span};
use crate::language::{self, Pack};
use crate::lexicon::table::lower_into;
use crate::lexicon::{Lexicon, WordId};
use std::borrow::Cow;
use std::iter::repeat_n;
use std::ops::Range;

/// The tokens and sentences of the news blocks of a document.
#[derive(Debug, Clone)]
pub struct Text<'d> {
    /// The document's text, which all spans point into.
    pub text: &'d str,
    /// The language that it is in.
    pub pack: &'static Pack,
    /// All tokens in the order of the text.
    pub tokens: Vec<Token>,
    /// All sentences in the order of the text; together they hold every token once.
    pub sentences: Vec<Sentence>,
    /// The plain form of each token, which most texts have as it is.
    forms: Vec<Cow<'d, str>>,
    /// What each token is in the lexicon of the language.
    words: Vec<WordId>,
    /// The number of the sentence of each token.
    sentence_numbers: Vec<u32>,
}

/// The text of `document`, where its language is one that is analysed.
pub fn annotate(document: &Document) -> Option<Text<'_>> {
    language::pack(document.language).map(|pack| Text::new(document, pack))
}

/// The plain forms of the tokens.
fn forms<'d>(text: &'d str, tokens: &[Token]) -> Vec<Cow<'d, str>> {
    let is_plain = text.is_ascii() && !text.contains('&');
    let written = tokens.iter().map(|token| text.get(token.span.range()).unwrap_or_default());
    written.map(|form| if is_plain { Cow::Borrowed(form) } else { plain_form(form) }).collect()
}

/// The plain form of words that a span covers.
pub fn plain_form(words: &str) -> Cow<'_, str> {
    plain::plain(words).map_or(Cow::Borrowed(words), Cow::Owned)
}

impl<'d> Text<'d> {
    /// Cuts the news blocks of `document` into tokens and sentences and looks up every word.
    pub fn new(document: &'d Document, pack: &'static Pack) -> Self {
        let mut tokens = Vec::with_capacity(document.text.len() / 5);
        let mut sentences = Vec::new();
        let news = document.blocks.iter().enumerate().filter(|(_, block)| block.kind.is_news());
        for (block_index, block) in news {
            for range in sentence::of_block(&document.text, pack, block.span, &mut tokens) {
                sentences.push(Sentence { tokens: range, block: block.kind, block_index });
            }
        }
        let forms = forms(&document.text, &tokens);
        let numbered = (0..).zip(&sentences);
        let sentence_numbers =
            numbered.flat_map(|(number, sentence)| repeat_n(number, sentence.tokens.len())).collect();
        let mut text = Self {
            text: &document.text,
            pack,
            tokens,
            sentences,
            forms,
            words: Vec::new(),
            sentence_numbers,
        };
        text.look_up(&pack.lexicon);
        text
    }

    /// How many tokens there are.
    pub fn len(&self) -> usize {
        self.tokens.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    /// The text of the token number `index` in its plain form, empty past the end. Its length is that of the
    /// span in most texts only.
    pub fn form(&self, index: usize) -> &str {
        self.forms.get(index).map_or("", |form| form)
    }

    /// Looks up every token in the lexicon.
    fn look_up(&mut self, lexicon: &Lexicon) {
        let mut buffer = String::new();
        let words = self.tokens.iter().enumerate().map(|(index, token)| {
            let form = self.form(index);
            match (token.kind, token.shape) {
                (TokenKind::Number, _) => WordId::UNKNOWN,
                // Full stops and commas make up most of the punctuation.
                (TokenKind::Punctuation, _) if matches!(form, "." | ",") => WordId::UNKNOWN,
                (TokenKind::Word, Shape::Capitalized | Shape::Upper | Shape::Mixed) => {
                    lexicon.find(lower_into(form, &mut buffer))
                }
                _ => lexicon.find(form),
            }
        });
        self.words = words.collect();
    }

    /// What the token number `index` is in the lexicon of the language.
    pub fn word(&self, index: usize) -> WordId {
        self.words.get(index).copied().unwrap_or_default()
    }

    /// The text of `span`.
    pub fn slice(&self, span: Span) -> &'d str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The kind of the token number `index`, `None` past the end.
    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        self.tokens.get(index).map(|token| token.kind)
    }

    /// Whether the token number `index` is a word.
    pub fn is_word(&self, index: usize) -> bool {
        self.kind(index) == Some(TokenKind::Word)
    }

    /// Whether the token number `index` has a capital letter first: `Wort`, `AG`, `OpenAI`, but not `iPhone`.
    pub fn is_capitalized(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.capital)
    }

    /// Whether the token number `index` stands directly behind the one before.
    pub fn is_joined(&self, index: usize) -> bool {
        self.tokens.get(index).is_some_and(|token| token.joined)
    }

    /// The span that covers the tokens of `range`, which must not be empty.
    pub fn span(&self, range: Range<usize>) -> Span {
        let last = range.end.saturating_sub(1).max(range.start);
        self.tokens[range.start].span.cover(self.tokens[last].span)
    }

    /// The number of the sentence that holds the token number `index`; past the end, that of all sentences.
    pub fn sentence_of(&self, index: usize) -> usize {
        self.sentence_numbers.get(index).map_or(self.sentences.len(), |&number| number as usize)
    }

    /// The tokens of the sentence that holds the token number `index`; none past the end.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        let sentence = self.sentences.get(self.sentence_of(index));
        sentence.map_or(index..index, |sentence| sentence.tokens.clone())
    }

    /// The first token that ends after the byte at `offset`.
    pub fn token_at(&self, offset: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= offset)
    }

    /// The tokens that lie in `span`, wholly or in part.
    #[inline]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        self.token_at(span.start)..self.tokens.partition_point(|token| token.span.start < span.end)
    }
}
