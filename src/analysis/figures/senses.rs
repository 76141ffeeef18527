//! The tokens of a text with the senses that the grammar knows for each: one look-up per token, made once.

use super::cardinal::{self, Compound};
use super::grammar::{Grammar, UNKNOWN};
use super::word::{CurrencyForm, Role, Word};
use crate::analysis::token::{Shape, TokenKind, Tokens};
use crate::analysis::{Currency, Period};
use crate::document::Span;
use crate::language;
use std::ops::Range;

/// Stands for a German compound that may be a cardinal; it is read when a number is asked for.
const COMPOUND: u16 = u16::MAX;

/// Tokens and what they can mean.
#[derive(Debug)]
pub(super) struct Senses<'a> {
    pub tokens: &'a Tokens<'a>,
    pub grammar: &'static Grammar,
    /// The place of each token's senses.
    places: Vec<u16>,
    /// The currencies that the text names by a sign, a code or a country, most often first.
    homes: Vec<Currency>,
    /// Tokens that belong to calendar expressions, web addresses, e-mail addresses.
    blocked: Vec<bool>,
}

impl<'a> Senses<'a> {
    pub fn new(tokens: &'a Tokens<'a>, periods: &[Period]) -> Self {
        let grammar = Grammar::of(tokens.language);
        let mut buffer = String::new();
        let places = (0..tokens.len()).map(|index| place(tokens, grammar, index, &mut buffer)).collect();
        let mut blocked = vec![false; tokens.len()];
        for period in periods {
            blocked[tokens.tokens_in(period.span)].fill(true);
        }
        block_addresses(tokens, &mut blocked);
        let mut senses = Self { tokens, grammar, places, homes: Vec::new(), blocked };
        senses.homes = senses.count_homes();
        senses
    }

    fn count_homes(&self) -> Vec<Currency> {
        const SURE: u32 = 3;
        let mut counts: Vec<(Currency, u32)> = Vec::new();
        for index in 0..self.tokens.len() {
            let word = self.word(index);
            let named = word.currency.as_ref().and_then(|currency| {
                let prefix = index.checked_sub(1).filter(|_| self.glued(index) && self.piece(index) == "$");
                let prefixed = prefix.and_then(|prefix| self.word(prefix).dollar_prefix);
                let written = match currency.form {
                    CurrencyForm::Sign => true,
                    CurrencyForm::Code | CurrencyForm::CapitalCode => self.shape(index) == Shape::Upper,
                    CurrencyForm::Name => currency.codes.len() == 1,
                    CurrencyForm::Minor | CurrencyForm::Before => false,
                };
                prefixed.or(currency.codes.first().copied()).filter(|_| written)
            });
            let Some(code) = named.or(word.nation) else { continue };
            let weight = if named.is_some() { SURE } else { 1 };
            match counts.iter_mut().find(|(known, _)| *known == code) {
                Some((_, count)) => *count += weight,
                None => counts.push((code, weight)),
            }
        }
        counts.sort_by_key(|&(_, count)| std::cmp::Reverse(count));
        counts.into_iter().map(|(code, _)| code).collect()
    }

    /// Of `codes` the one that the text names most; the first where it names none.
    pub fn at_home(&self, codes: &[Currency]) -> Option<Currency> {
        self.homes.iter().find(|home| codes.contains(home)).or(codes.first()).copied()
    }

    /// What the token number `index` can mean.
    pub fn word(&self, index: usize) -> &'static Word {
        self.grammar
            .word(self.places.get(index).copied().filter(|&place| place != COMPOUND).unwrap_or(UNKNOWN))
    }

    /// What a word that need not stand in the text can mean, by its form in lower case.
    pub fn named_by(&self, folded: &str) -> &'static Word {
        let word = language::lexicon(self.tokens.language).find(folded);
        self.grammar.word(self.grammar.place(word, folded))
    }

    /// Whether the token number `index` plays `role`.
    pub fn is(&self, index: usize, role: Role) -> bool {
        self.word(index).is(role)
    }

    /// The German compound cardinal at `index`.
    pub fn compound(&self, index: usize) -> Option<Compound> {
        if self.places.get(index) != Some(&COMPOUND) {
            return None;
        }
        cardinal::parse(&self.tokens.piece(index).to_lowercase(), self.grammar)
    }

    pub fn is_blocked(&self, index: usize) -> bool {
        self.blocked.get(index).copied().unwrap_or(true)
    }

    pub fn piece(&self, index: usize) -> &'a str {
        self.tokens.piece(index)
    }

    pub fn is_number(&self, index: usize) -> bool {
        self.tokens.kind(index) == Some(TokenKind::Number)
    }

    pub fn is_word(&self, index: usize) -> bool {
        self.tokens.is_word(index)
    }

    pub fn glued(&self, index: usize) -> bool {
        self.tokens.is_glued(index)
    }

    pub fn shape(&self, index: usize) -> Shape {
        self.tokens.tokens.get(index).map_or(Shape::None, |token| token.shape)
    }

    /// The word at `index` behind an optional hyphen that glues it to what stands before: `-Prozent`.
    /// Gives the place of the word.
    pub fn behind_hyphen(&self, index: usize) -> usize {
        let hyphen = self.is(index, Role::Hyphen) && self.glued(index) && self.glued(index + 1);
        if hyphen && self.is_word(index + 1) { index + 1 } else { index }
    }

    /// The characters between the tokens `index - 1` and `index`.
    pub fn gap(&self, index: usize) -> &'a str {
        let (Some(before), Some(token)) = (
            index.checked_sub(1).and_then(|before| self.tokens.tokens.get(before)),
            self.tokens.tokens.get(index),
        ) else {
            return "";
        };
        self.tokens.text.get(before.span.end as usize..token.span.start as usize).unwrap_or_default()
    }

    /// The span of tokens, empty for an empty range.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.tokens.span(range)
    }
}

/// The place of the senses of one token.
fn place(tokens: &Tokens<'_>, grammar: &Grammar, index: usize, buffer: &mut String) -> u16 {
    let token = tokens.tokens[index];
    let piece = tokens.piece(index);
    match token.kind {
        TokenKind::Number => return UNKNOWN,
        TokenKind::Word => {}
        TokenKind::Symbol | TokenKind::Punctuation => return grammar.place(tokens.word(index), piece),
    }
    let folded: &str = if token.shape == Shape::Lower {
        piece
    } else {
        buffer.clear();
        buffer.extend(piece.chars().flat_map(char::to_lowercase));
        buffer.as_str()
    };
    let found = grammar.place(tokens.word(index), folded);
    if found != UNKNOWN || !grammar.german || folded.len() < 6 {
        return found;
    }
    if may_be_cardinal(folded) && grammar.pieces.iter().any(|(piece, _)| folded.starts_with(&**piece)) {
        return COMPOUND;
    }
    if matches!(token.shape, Shape::Lower) { UNKNOWN } else { grammar.compound_end(folded) }
}

/// Whether the first letters are those of a cardinal: most words fail here.
fn may_be_cardinal(word: &str) -> bool {
    matches!(
        word.as_bytes(),
        [b'e', b'i' | b'l', ..]
            | [b'z', b'w' | b'e', ..]
            | [b'd', b'r', ..]
            | [b'v', b'i', ..]
            | [b'f', 0xC3 | b'u', ..]
            | [b's', b'e' | b'i', ..]
            | [b'a', b'c' | b'n', ..]
            | [b'n', b'e', ..]
            | [b'h', b'u', ..]
            | [b't', b'a', ..]
    )
}

/// Marks what stands without a space around `://`, `www.` and `@`.
fn block_addresses(tokens: &Tokens<'_>, blocked: &mut [bool]) {
    let mut start = 0;
    while start < tokens.len() {
        let mut end = start + 1;
        let mut address = tokens.piece(start) == "www";
        while tokens.is_glued(end) {
            address |= match tokens.tokens[end].kind {
                TokenKind::Punctuation if tokens.piece(end) == "/" => tokens.piece(end - 1) == "/",
                TokenKind::Symbol => tokens.piece(end) == "@",
                _ => false,
            };
            end += 1;
        }
        if address {
            blocked[start..end].fill(true);
        }
        start = end;
    }
}
