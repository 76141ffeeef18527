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
    if follower.glued {
        return piece == "." && next == index + 1 && lacks_space(text, language, tokens, first, index);
    }
    if follower.shape == Shape::Lower {
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
            !initial
                && !is_clock(text, tokens, index, follower)
                && !Lexicon::of(language).is_abbreviation(word)
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

/// `9 a.m. ET`: the time goes on with its zone.
fn is_clock(text: &str, tokens: &[Token], index: usize, follower: &Token) -> bool {
    const ZONE: usize = 4;
    let piece =
        |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or("", |token| &text[token.span.range()]);
    let half = piece(index.checked_sub(3));
    let zone = &text[follower.span.range()];
    piece(index.checked_sub(1)) == "m"
        && matches!(half, "a" | "p")
        && ((follower.shape == Shape::Upper && (2..=ZONE).contains(&zone.len()))
            || matches!(zone, "Eastern" | "Pacific" | "Central" | "Mountain" | "London"))
}

/// Whether only the space is missing behind a full stop: `gestiegen.Der Umsatz`, but not `St.Gallen`, `Booking.com`,
/// `E.ON`, `20.Mai`.
fn lacks_space(text: &str, language: Language, tokens: &[Token], first: usize, index: usize) -> bool {
    const SHORTEST: usize = 3;
    let (Some(before), Some(follower)) =
        (index.checked_sub(1).filter(|&at| at >= first), tokens.get(index + 1))
    else {
        return false;
    };
    let word = &text[tokens[before].span.range()];
    let onward =
        tokens.get(index + 2).is_none_or(|token| !token.glued || is_closing(&text[token.span.range()]));
    let ended = match tokens[before].kind {
        TokenKind::Word => {
            word.chars().count() >= SHORTEST
                && matches!(tokens[before].shape, Shape::Lower | Shape::Capitalized)
                && !Lexicon::of(language).is_abbreviation(word)
        }
        TokenKind::Number => word.len() >= SHORTEST,
        TokenKind::Symbol => word == "%" || word == "€",
        TokenKind::Punctuation => is_closing(word),
    };
    follower.shape == Shape::Capitalized && tokens[index].glued && ended && onward
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::token::scan;
    use crate::document::Span;

    fn sentences(language: Language, text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        scan::scan(text, Span::new(0, text.len()), &mut tokens);
        let span = |range: Range<usize>| tokens[range.start].span.cover(tokens[range.end - 1].span);
        split(text, language, &tokens, 0).into_iter().map(|range| &text[span(range).range()]).collect()
    }

    #[test]
    fn a_space_may_lack_behind_a_full_stop() {
        assert_eq!(
            sentences(Language::German, "Es stieg.Der Umsatz fiel um 3 %.Das freut."),
            ["Es stieg.", "Der Umsatz fiel um 3 %.", "Das freut."]
        );
        for text in ["St.Gallen und Booking.com", "E.ON am 20.Mai", "z.B. Dr.Huber und J.P.Morgan"] {
            assert_eq!(sentences(Language::German, text), [text]);
        }
    }

    #[test]
    fn a_time_goes_on_with_its_zone() {
        assert_eq!(
            sentences(Language::English, "It opens at 9 a.m. ET. It ends at 5 p.m. The rest follows."),
            ["It opens at 9 a.m. ET.", "It ends at 5 p.m.", "The rest follows."]
        );
    }
}
