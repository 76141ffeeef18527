//! Tokens to sentences.
//!
//! A sentence ends at `.`, `!`, `?` or `…`, with the quotation marks and brackets behind it, unless the point
//! belongs to an abbreviation, an initial, an ordinal (`20. Mai`) or the next word goes on in lower case.

use super::{Shape, Token, TokenKind};
use crate::analysis::lexicon::Lexicon;
use crate::document::Language;
use std::ops::Range;

/// The sentences among `tokens[first..]`.
pub(super) fn split(text: &str, language: Language, tokens: &[Token], first: usize) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = first;
    let mut index = first;
    while index < tokens.len() {
        if ends_sentence(text, language, tokens, first, index) {
            let mut end = index + 1;
            while tokens.get(end).is_some_and(|token| token.glued && is_closing(&text[token.span.range()])) {
                end += 1;
            }
            sentences.push(start..end);
            start = end;
            index = end;
        } else {
            index += 1;
        }
    }
    if start < tokens.len() {
        sentences.push(start..tokens.len());
    }
    sentences
}

fn is_closing(piece: &str) -> bool {
    matches!(piece, "“" | "”" | "\"" | "«" | "»" | "‘" | "’" | "'" | ")" | "]" | "." | "!" | "?")
}

fn ends_sentence(text: &str, language: Language, tokens: &[Token], first: usize, index: usize) -> bool {
    let piece = &text[tokens[index].span.range()];
    if !matches!(piece, "." | "!" | "?" | "…") {
        return false;
    }
    let mut next = index + 1;
    while tokens.get(next).is_some_and(|token| token.glued && is_closing(&text[token.span.range()])) {
        next += 1;
    }
    let Some(follower) = tokens.get(next) else { return true };
    if follower.glued || follower.shape == Shape::Lower {
        return false;
    }
    if piece != "." || next > index + 1 {
        return true;
    }
    let Some(before) = index.checked_sub(1).filter(|&before| before >= first) else { return true };
    if !tokens[index].glued {
        return true;
    }
    let word = &text[tokens[before].span.range()];
    match tokens[before].kind {
        TokenKind::Word => {
            let initial = word.chars().count() == 1 && tokens[before].shape == Shape::Upper;
            !initial && !Lexicon::of(language).is_abbreviation(word)
        }
        // `20. Mai`, `3. Quartal`: in German an ordinal goes on with a capitalised noun, so the number
        // decides: a sentence that ends in one has a longer one, or one with separators. Else the next word does.
        TokenKind::Number => {
            language != Language::German
                || word.len() > 2
                || Lexicon::of(language).is_opener(&text[follower.span.range()])
        }
        _ => true,
    }
}
