//! Editing a typed line: of a search, a filter, the palette.

use super::key::Key;
use crossterm::event::KeyCode;

/// The longest line, in bytes.
const LONGEST: usize = 256;

/// Changes `text` as `key` says. Says whether it is a key that changes lines.
pub fn edit(text: &mut String, key: Key) -> bool {
    match key.code {
        KeyCode::Backspace => {
            text.pop();
        }
        KeyCode::Char('u') if key.ctrl => text.clear(),
        KeyCode::Char('w') if key.ctrl => {
            let kept = text.trim_end().rfind(' ').map_or(0, |space| space + 1);
            text.truncate(kept);
        }
        _ => match key.typed() {
            Some(char) => push(text, char),
            None => return false,
        },
    }
    true
}

/// Adds pasted text to the end of a line.
pub fn paste(text: &mut String, pasted: &str) {
    pasted.chars().filter(|char| !char.is_control()).for_each(|char| push(text, char));
}

fn push(text: &mut String, char: char) {
    if text.len() + char.len_utf8() <= LONGEST {
        text.push(char);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_edit_the_end_of_the_line() {
        let mut line = String::new();
        for (key, expected) in [
            ("ü", "ü"),
            ("space", "ü "),
            ("a", "ü a"),
            ("ctrl-w", "ü "),
            ("backspace", "ü"),
            ("ctrl-u", ""),
            ("backspace", ""),
        ] {
            assert!(key.parse().is_ok_and(|key| edit(&mut line, key)), "{key}");
            assert_eq!(line, expected, "{key}");
        }
        assert!("down".parse().is_ok_and(|key| !edit(&mut line, key)));
    }

    #[test]
    fn lines_end_somewhere_and_hold_no_controls() {
        let mut line = String::new();
        paste(&mut line, &"ä\u{1b}\n".repeat(1000));
        assert_eq!(line, "ä".repeat(LONGEST / 2));
    }
}
