//! Cleans the metadata of articles: titles, names, ids, URLs.
//!
//! Unlike the text of an article, whose offsets must not move, metadata can be cleaned once on input. Code that shows,
//! exports or stores it then needs no checks.

use super::character::{BYTE_ORDER_MARK, is_direction, is_unsafe};
use super::escape::without_escapes;
use std::borrow::Cow;

/// `text` as one line: runs of white space and control characters become one space, and escape sequences of terminals and
/// characters that change the writing direction, or are invisible, are removed.
pub fn clean_line(text: &str) -> Cow<'_, str> {
    if is_clean_line(text) {
        return Cow::Borrowed(text);
    }
    let text = without_escapes(text);
    let mut line = String::with_capacity(text.len());
    let mut has_space = false;
    for character in text.chars() {
        if character.is_whitespace() || character.is_control() {
            has_space = true;
        } else if !is_direction(character) && character != BYTE_ORDER_MARK {
            if has_space && !line.is_empty() {
                line.push(' ');
            }
            has_space = false;
            line.push(character);
        }
    }
    Cow::Owned(line)
}

/// `text` without what [`clean_line`] changes, but with its spaces: for ids and URLs, which are compared with others.
pub fn clean_id(text: &str) -> Cow<'_, str> {
    let is_dropped = |character: char| {
        character.is_control()
            || is_direction(character)
            || matches!(character, BYTE_ORDER_MARK | '\u{2028}' | '\u{2029}')
    };
    if text.contains(is_dropped) {
        let text = without_escapes(text);
        Cow::Owned(text.chars().filter(|&character| !is_dropped(character)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// `text` to be pasted elsewhere: without escape sequences, and control characters but for line feeds and tabs, so that a shell or an editor
/// into which it is pasted gets text and no commands.
pub fn clean_paste(text: &str) -> Cow<'_, str> {
    if text.contains(is_unsafe) {
        let text = without_escapes(text);
        Cow::Owned(text.chars().filter(|&character| !is_unsafe(character)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

fn is_clean_line(text: &str) -> bool {
    let mut before = ' ';
    for character in text.chars() {
        let is_clean = match character {
            ' ' => before != ' ',
            _ => {
                !character.is_whitespace()
                    && !character.is_control()
                    && !is_direction(character)
                    && character != BYTE_ORDER_MARK
            }
        };
        if !is_clean {
            return false;
        }
        before = character;
    }
    text.is_empty() || before != ' '
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Text of what must be cleaned, what must be kept, and anything else.
    fn hostile() -> impl Strategy<Value = String> {
        let character = prop_oneof![
            any::<char>(),
            proptest::char::range('\0', '\u{ff}'),
            proptest::char::range('\u{2000}', '\u{2070}'),
            proptest::sample::select(vec![' ', 'a', 'ü', '€', '\u{61c}', '\u{feff}', '\u{200d}', '🐻']),
        ];
        proptest::collection::vec(character, 0..40).prop_map(String::from_iter)
    }

    fn is_unclean(text: &str) -> bool {
        text.contains(|c: char| {
            c.is_control() || is_direction(c) || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}')
        })
    }

    proptest! {
        #[test]
        fn a_clean_line_is_one_line_of_its_words(text in hostile()) {
            let line = clean_line(&text);
            prop_assert!(!is_unclean(&line), "{line:?}");
            prop_assert!(!line.contains("  ") && line.trim() == line, "{line:?}");
            let letters = |text: &str| -> String {
                without_escapes(text).chars().filter(|c| c.is_alphanumeric()).collect()
            };
            prop_assert_eq!(letters(&line), letters(&text));
            prop_assert_eq!(clean_line(&line), line.as_ref(), "cleaning twice changes nothing");
        }

        #[test]
        fn a_clean_id_keeps_all_that_can_be_seen(text in hostile()) {
            let id = clean_id(&text);
            prop_assert!(!is_unclean(&id), "{id:?}");
            prop_assert_eq!(id.matches(' ').count(), without_escapes(&text).matches(' ').count());
            prop_assert_eq!(clean_id(&id), id.as_ref());
        }

        #[test]
        fn what_is_pasted_commands_nothing(text in hostile()) {
            let paste = clean_paste(&text);
            prop_assert!(!paste.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\t')));
            prop_assert_eq!(paste.lines().count(), without_escapes(&text).replace(is_unsafe, "").lines().count());
        }
    }

    #[test]
    fn clean_text_is_left_alone() {
        for text in ["", "Über 10 % – „Gewinn“", "東京", "👩‍🚀 fliegt"] {
            assert!(matches!(clean_line(text), Cow::Borrowed(same) if same == text), "{text}");
        }
        assert_eq!(clean_line("\u{feff} Öl\r\n und\u{202e}\tGas\u{9b}31m \u{200f}"), "Öl und Gas");
        assert_eq!(clean_id("a  b\n\u{1b}[2Jc"), "a  bc");
        assert_eq!(clean_paste("rm -rf\u{1b}[201~\r\n\tx"), "rm -rf\n\tx");
    }
}
