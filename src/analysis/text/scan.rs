//! Characters to tokens.

use super::plain::{self, is_inside_word, is_invisible};
use super::token::{Shape, Token, TokenKind};
use crate::document::{Span, escape_sequences};

/// Appends the tokens of `span` to `tokens`. Tags and spaces that are left over from HTML only separate, and so do escape
/// sequences of terminals, which plain text keeps.
pub(super) fn scan(text: &str, span: Span, tokens: &mut Vec<Token>) {
    let slice = &text[span.range()];
    let base = span.start as usize;
    let mut position = 0;
    let mut end_before = None;
    let mut sequences = escape_sequences(slice).peekable();
    while let Some(first) = slice[position..].chars().next() {
        if is_space(first) {
            // A sequence begins with a control character.
            while sequences.next_if(|sequence| sequence.end <= position).is_some() {}
            if let Some(sequence) = sequences.next_if(|sequence| sequence.start == position) {
                position = sequence.end;
                continue;
            }
            position += first.len_utf8();
            continue;
        }
        let rest = &slice[position..];
        let entity = if first == '&' { plain::entity(rest) } else { None };
        let skipped = match entity {
            Some((char, length)) if is_space(char) || is_invisible(char) => Some(length),
            _ if first == '<' => plain::tag(rest),
            _ => None,
        };
        if let Some(length) = skipped {
            position += length;
            continue;
        }
        let (length, kind, shape) = if let Some((char, length)) = entity {
            let kind = if is_symbol(char) { TokenKind::Symbol } else { TokenKind::Punctuation };
            (length, kind, Shape::None)
        } else if first.is_ascii_digit() {
            (number_length(rest), TokenKind::Number, Shape::None)
        } else if first.is_alphabetic() {
            let length = word_length(rest);
            (length, TokenKind::Word, shape_of(&rest[..length]))
        } else if is_symbol(first) {
            (first.len_utf8(), TokenKind::Symbol, Shape::None)
        } else {
            (first.len_utf8(), TokenKind::Punctuation, Shape::None)
        };
        let joined = end_before == Some(position);
        let span = Span::new(base + position, base + position + length);
        let capital = kind == TokenKind::Word && first.is_uppercase();
        tokens.push(Token { span, kind, shape, capital, joined });
        position += length;
        end_before = Some(position);
    }
}

/// White space, and control characters, which separate words like white space.
fn is_space(char: char) -> bool {
    char.is_whitespace() || char.is_control() || char == '\u{FEFF}'
}

fn word_length(text: &str) -> usize {
    text.find(|char: char| !char.is_alphabetic() && !is_inside_word(char)).unwrap_or(text.len())
}

/// Digits, and single separators that stand between two digits, with what is invisible between them.
fn number_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    loop {
        while bytes.get(end).is_some_and(u8::is_ascii_digit) {
            end += 1;
        }
        let mut next = end + invisible_length(text, end);
        next += match bytes.get(next) {
            Some(b'.' | b',' | b'\'') => 1,
            // Some write the Swiss sign of thousands as an opening quotation mark.
            Some(0xE2) if text[next..].starts_with(['\u{2018}', '\u{2019}']) => '\u{2019}'.len_utf8(),
            _ if next > end => 0,
            _ => return end,
        };
        next += invisible_length(text, next);
        if !bytes.get(next).is_some_and(u8::is_ascii_digit) {
            return end;
        }
        end = next;
    }
}

/// How many bytes at `at` nobody sees.
fn invisible_length(text: &str, at: usize) -> usize {
    if !matches!(text.as_bytes().get(at), Some(0xC2 | 0xE2)) {
        return 0;
    }
    let first = text.get(at..).and_then(|rest| rest.chars().next()).filter(|&char| is_invisible(char));
    first.map_or(0, char::len_utf8)
}

fn is_symbol(char: char) -> bool {
    matches!(
        char,
        '%' | '‰' | '+' | '=' | '<' | '>' | '±' | '×' | '÷' | '−' | '°' | '&' | '@' | '#' | '~' | '$' | '¢'
            ..='¥' | '≈' | '½' | '¼' | '¾' | '⅓' | '⅔'
    ) || ('\u{20A0}'..='\u{20CF}').contains(&char)
}

fn shape_of(word: &str) -> Shape {
    let mut letters = word.chars().filter(|&char| !is_inside_word(char));
    let first_upper = letters.next().is_some_and(char::is_uppercase);
    let (mut upper, mut lower) = (0, 0);
    for letter in letters {
        if letter.is_uppercase() {
            upper += 1;
        } else {
            lower += 1;
        }
    }
    match (first_upper, upper, lower) {
        (false, 0, _) => Shape::Lower,
        (true, _, 0) => Shape::Upper,
        (true, 0, _) => Shape::Capitalized,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        scan(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|token| &text[token.span.range()]).collect()
    }

    #[test]
    fn runs_of_letters_and_digits() {
        assert_eq!(
            pieces("Meta-CEO, £75m; 1.234,56 Mrd."),
            ["Meta", "-", "CEO", ",", "£", "75", "m", ";", "1.234,56", "Mrd", "."]
        );
        assert_eq!(pieces("GPT-4o 5.000+ 2024."), ["GPT", "-", "4", "o", "5.000", "+", "2024", "."]);
        assert_eq!(pieces("CHF 1’234.50 über\u{AD}all"), ["CHF", "1’234.50", "über\u{AD}all"]);
    }

    #[test]
    fn shapes() {
        for (word, shape) in [
            ("wort", Shape::Lower),
            ("Wort", Shape::Capitalized),
            ("AG", Shape::Upper),
            ("OpenAI", Shape::Mixed),
            ("iPhone", Shape::Mixed),
        ] {
            assert_eq!(shape_of(word), shape, "{word}");
        }
    }
}
