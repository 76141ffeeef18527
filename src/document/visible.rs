//! Text from outside, made harmless for a terminal.
//!
//! A terminal obeys control characters and escape sequences, and characters that turn the writing direction
//! can make a line read as something else. Whatever comes from an article goes through here before it is
//! shown.

use super::character::{BYTE_ORDER_MARK, is_direction, is_unsafe};
use super::escape::without_escapes;
use std::borrow::Cow;

/// What is shown for `character`: itself, a space for white space, a picture for a control character (`␛`),
/// or U+FFFD for one that has none. Always one character.
pub fn visible_char(character: char) -> char {
    match character {
        ' '..='~' => character,
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => ' ',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(character)).unwrap_or('\u{FFFD}'),
        '\u{7f}' => '␡',
        _ if is_unsafe(character) => '\u{FFFD}',
        _ => character,
    }
}

/// `text` on one line, every character as [`visible_char`] shows it. Marks of a writing direction
/// and of byte order, which take no room, are left out, and so are escape sequences, whose letters and digits are no words.
pub fn visible(text: &str) -> Cow<'_, str> {
    match without_escapes(text) {
        Cow::Borrowed(text) => shown(text, |_| false),
        Cow::Owned(text) => Cow::Owned(shown(&text, |_| false).into_owned()),
    }
}

/// As [`visible`], with the line feeds and tabs of the text.
pub fn printable(text: &str) -> Cow<'_, str> {
    shown(text, |character| matches!(character, '\n' | '\t'))
}

fn shown(text: &str, stays: impl Fn(char) -> bool) -> Cow<'_, str> {
    let is_mark =
        |character| is_direction(character) && !is_unsafe(character) || character == BYTE_ORDER_MARK;
    let is_shown =
        |character| stays(character) || visible_char(character) == character && !is_mark(character);
    if text.chars().all(is_shown) {
        return Cow::Borrowed(text);
    }
    let show = |character| if stays(character) { character } else { visible_char(character) };
    Cow::Owned(text.chars().filter(|&character| !is_mark(character)).map(show).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_shown_not_obeyed() {
        assert_eq!(visible("a\x1b[31mb\n\tc\u{7}d\u{202e}e\u{7f}"), "ab  c␇d\u{FFFD}e␡");
        assert!(matches!(visible("Ärger, 10 €, 東京, 👩‍🚀"), Cow::Borrowed(_)));
        assert_eq!(printable("a\u{200f}\u{feff}\x1b[31mb\n\tc\r\u{85}\u{2028}d"), "a␛[31mb\n\tc   d");
    }
}
