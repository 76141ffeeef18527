//! The tokens of a text with the senses that the grammar knows for each: one look-up per token, made once.

use super::cardinal::{self, Compound};
use super::grammar::{GRAMMARS, Grammar, UNKNOWN};
use super::tag::FigureTag;
use super::word::{CurrencyForm, Word};
use crate::analysis::text::{Shape, Text, TokenKind};
use crate::analysis::{Currency, Period};
use crate::document::Span;
use std::ops::Range;

/// Stands for a compound that may be a cardinal; it is read when a number is asked for.
const COMPOUND: u16 = u16::MAX;

/// Text and what they can mean.
#[derive(Debug)]
pub(super) struct Senses<'a> {
    pub text: &'a Text<'a>,
    pub grammar: &'static Grammar,
    /// The place of each token's senses.
    places: Vec<u16>,
    /// The currencies that the text names by a sign, a code or a country, most often first.
    homes: Vec<Currency>,
    /// Text that belong to calendar expressions, web addresses, e-mail addresses.
    blocked: Vec<bool>,
}

impl<'a> Senses<'a> {
    pub fn new(text: &'a Text<'a>, periods: &[Period]) -> Self {
        let grammar = GRAMMARS.of(text.pack);
        let mut buffer = String::new();
        let places = (0..text.len()).map(|index| place(text, grammar, index, &mut buffer)).collect();
        let mut blocked = vec![false; text.len()];
        for period in periods {
            blocked[text.tokens_in(period.span)].fill(true);
        }
        block_addresses(text, &mut blocked);
        let mut senses = Self { text, grammar, places, homes: Vec::new(), blocked };
        senses.homes = senses.count_homes();
        senses
    }

    fn count_homes(&self) -> Vec<Currency> {
        const SURE: u32 = 3;
        let mut counts: Vec<(Currency, u32)> = Vec::new();
        for index in 0..self.text.len() {
            let word = self.word(index);
            let named = word.currency.as_ref().and_then(|currency| {
                let prefix = index.checked_sub(1).filter(|_| self.joined(index) && self.form(index) == "$");
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
        let word = self.text.pack.lexicon.find(folded);
        self.grammar.word(self.grammar.place(word, folded))
    }

    /// Whether the token number `index` plays `role`.
    pub fn is(&self, index: usize, role: FigureTag) -> bool {
        self.word(index).is(role)
    }

    /// The compound cardinal at `index`.
    pub fn compound(&self, index: usize) -> Option<Compound> {
        if self.places.get(index) != Some(&COMPOUND) {
            return None;
        }
        cardinal::parse(&self.text.form(index).to_lowercase(), self.grammar)
    }

    pub fn is_blocked(&self, index: usize) -> bool {
        self.blocked.get(index).copied().unwrap_or(true)
    }

    pub fn form(&self, index: usize) -> &'a str {
        self.text.form(index)
    }

    pub fn is_number(&self, index: usize) -> bool {
        self.text.kind(index) == Some(TokenKind::Number)
    }

    pub fn is_word(&self, index: usize) -> bool {
        self.text.is_word(index)
    }

    pub fn joined(&self, index: usize) -> bool {
        self.text.is_joined(index)
    }

    pub fn shape(&self, index: usize) -> Shape {
        self.text.tokens.get(index).map_or(Shape::None, |token| token.shape)
    }

    /// The word at `index` behind an optional hyphen that glues it to what stands before: `-Prozent`.
    /// Gives the place of the word.
    pub fn behind_hyphen(&self, index: usize) -> usize {
        let hyphen = self.is(index, FigureTag::Hyphen) && self.joined(index) && self.joined(index + 1);
        if hyphen && self.is_word(index + 1) { index + 1 } else { index }
    }

    /// The characters between the tokens `index - 1` and `index`.
    pub fn gap(&self, index: usize) -> &'a str {
        let (Some(before), Some(token)) = (
            index.checked_sub(1).and_then(|before| self.text.tokens.get(before)),
            self.text.tokens.get(index),
        ) else {
            return "";
        };
        self.text.text.get(before.span.end as usize..token.span.start as usize).unwrap_or_default()
    }

    /// The span of tokens, empty for an empty range.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.text.span(range)
    }
}

/// The place of the senses of one token.
fn place(text: &Text<'_>, grammar: &Grammar, index: usize, buffer: &mut String) -> u16 {
    const SHORTEST_COMPOUND: usize = 6;
    let token = text.tokens[index];
    let piece = text.form(index);
    match token.kind {
        TokenKind::Number => return UNKNOWN,
        TokenKind::Word => {}
        TokenKind::Symbol | TokenKind::Punctuation => return grammar.place(text.word(index), piece),
    }
    let folded: &str = if token.shape == Shape::Lower {
        piece
    } else {
        buffer.clear();
        buffer.extend(piece.chars().flat_map(char::to_lowercase));
        buffer.as_str()
    };
    let found = grammar.place(text.word(index), folded);
    if found != UNKNOWN || !text.pack.words.closed_compounds || folded.len() < SHORTEST_COMPOUND {
        return found;
    }
    if grammar.may_be_cardinal(folded) {
        return COMPOUND;
    }
    let noun = !text.pack.writing.nouns_capitalized || token.shape != Shape::Lower;
    if noun { grammar.compound_end(folded) } else { UNKNOWN }
}

/// Marks what stands without a space around `://`, `www.` and `@`.
fn block_addresses(text: &Text<'_>, blocked: &mut [bool]) {
    let mut start = 0;
    while start < text.len() {
        let mut end = start + 1;
        let mut address = text.form(start) == "www";
        while text.is_joined(end) {
            address |= match text.tokens[end].kind {
                TokenKind::Punctuation if text.form(end) == "/" => text.form(end - 1) == "/",
                TokenKind::Symbol => text.form(end) == "@",
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
