//! A line that is typed: a search, a filter, the palette, tags, an address.
//!
//! `tui-input` keeps the cursor, and moves and deletes by graphemes and words. This file says which keys do so, and
//! what a line may hold.

use crate::tui::ui::key::Key;
use crossterm::event::KeyCode;
use tui_input::{Input, InputRequest};

/// The longest line, in bytes.
const LONGEST: usize = 256;

/// The longest address, in bytes: those of news sites have some hundred.
const LONGEST_ADDRESS: usize = 2048;

/// A line of text and the cursor in it.
#[derive(Debug, Clone)]
pub struct LineEdit {
    input: Input,
    longest: usize,
}

impl Default for LineEdit {
    fn default() -> Self {
        Self::new(String::new())
    }
}

impl LineEdit {
    /// A line that holds `text`, with the cursor at its end.
    pub fn new(text: String) -> Self {
        Self { input: Input::new(text), longest: LONGEST }
    }

    /// An empty line for an address.
    pub fn for_address() -> Self {
        Self { longest: LONGEST_ADDRESS, ..Self::default() }
    }

    /// What is typed.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// Where the cursor is: before this byte of the text.
    pub fn cursor(&self) -> usize {
        let text = self.text();
        text.char_indices().nth(self.input.cursor()).map_or(text.len(), |(byte, _)| byte)
    }

    /// Takes a key, as shells do. Says whether the text has changed.
    pub fn press(&mut self, key: Key) -> bool {
        let request = match (key.code, key.ctrl, key.alt) {
            (KeyCode::Left, false, false) => InputRequest::GoToPrevChar,
            (KeyCode::Right, false, false) => InputRequest::GoToNextChar,
            (KeyCode::Left, true, false) | (KeyCode::Char('b'), false, true) => InputRequest::GoToPrevWord,
            (KeyCode::Right, true, false) | (KeyCode::Char('f'), false, true) => InputRequest::GoToNextWord,
            (KeyCode::Home, ..) | (KeyCode::Char('a'), true, false) => InputRequest::GoToStart,
            (KeyCode::End, ..) | (KeyCode::Char('e'), true, false) => InputRequest::GoToEnd,
            (KeyCode::Backspace, ..) => InputRequest::DeletePrevChar,
            (KeyCode::Delete, ..) => InputRequest::DeleteNextChar,
            (KeyCode::Char('w'), true, false) => InputRequest::DeletePrevWord,
            (KeyCode::Char('u'), true, false) => InputRequest::DeleteFromStart,
            (KeyCode::Char('k'), true, false) => InputRequest::DeleteTillEnd,
            _ => match key.typed().filter(|char| self.takes(*char)) {
                Some(char) => InputRequest::InsertChar(char),
                None => return false,
            },
        };
        self.input.handle(request).is_some_and(|change| change.value)
    }

    /// Inserts pasted text at the cursor: line breaks and tabs as spaces, without the line break at its end and other
    /// control characters.
    pub fn paste(&mut self, pasted: &str) {
        let pasted =
            pasted.trim_end_matches(['\r', '\n']).replace("\r\n", " ").replace(['\r', '\n', '\t'], " ");
        for char in pasted.chars() {
            if self.takes(char) {
                self.input.handle(InputRequest::InsertChar(char));
            }
        }
    }

    /// Takes another text, with the cursor before its byte `cursor`. One that is too long is left.
    pub fn replace(&mut self, text: String, cursor: usize) {
        if text.len() <= self.longest {
            let before = text.get(..cursor).unwrap_or(&text).chars().count();
            self.input = Input::new(text).with_cursor(before);
        }
    }

    /// Empties the line.
    pub fn clear(&mut self) {
        self.input.reset();
    }

    fn takes(&self, char: char) -> bool {
        !char.is_control() && self.text().len() + char.len_utf8() <= self.longest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The line with a bar where the cursor is.
    fn shown(line: &LineEdit) -> String {
        let (before, after) = line.text().split_at(line.cursor());
        format!("{before}|{after}")
    }

    fn press(line: &mut LineEdit, keys: &str) -> String {
        for key in keys.split(' ') {
            line.press(key.parse().expect("a key"));
        }
        shown(line)
    }

    #[test]
    fn keys_edit_as_in_a_shell() {
        let mut line = LineEdit::new("Öl und Gas".to_owned());
        for (keys, expected) in [
            ("left left x", "Öl und Gx|as"),
            ("backspace delete", "Öl und G|s"),
            ("home delete Ö", "Ö|l und Gs"),
            ("alt-f ä", "Öl ä|und Gs"),
            ("alt-b alt-b", "|Öl äund Gs"),
            ("right ctrl-k", "Ö|"),
            ("l space u ctrl-w", "Öl |"),
            ("ctrl-a n ctrl-e e", "nÖl e|"),
            ("left ctrl-u", "|e"),
            ("end ctrl-right space a space b ctrl-left ctrl-left", "e |a b"),
            ("ctrl-e ctrl-u ctrl-u backspace", "|"),
        ] {
            assert_eq!(press(&mut line, keys), expected, "{keys}");
        }
    }

    #[test]
    fn letters_of_several_characters_are_one() {
        let mut line = LineEdit::new("Zu\u{308}rich 日本 👩\u{200d}👩\u{200d}👧".to_owned());
        assert_eq!(press(&mut line, "left"), "Zu\u{308}rich 日本 |👩\u{200d}👩\u{200d}👧");
        assert_eq!(press(&mut line, "delete left left left left"), "Zu\u{308}rich| 日本 ");
        assert_eq!(press(&mut line, "home right right"), "Zu\u{308}|rich 日本 ");
        assert_eq!(press(&mut line, "backspace o \u{308}"), "Zo\u{308}|rich 日本 ");
    }

    #[test]
    fn only_a_change_of_the_text_is_told() {
        let mut line = LineEdit::new("ab".to_owned());
        for (key, changed) in [
            ("left", false),
            ("x", true),
            ("down", false),
            ("delete", true),
            ("delete", false),
            ("alt-x", false),
        ] {
            assert_eq!(line.press(key.parse().expect("a key")), changed, "{key}");
        }
        assert_eq!(shown(&line), "ax|");
    }

    #[test]
    fn lines_end_somewhere_and_hold_no_controls() {
        let mut line = LineEdit::default();
        line.paste(&"ä\u{1b}".repeat(1000));
        assert_eq!(line.text(), "ä".repeat(LONGEST / 2));
        assert!(!line.press("x".parse().expect("a key")));
        let mut address = LineEdit::for_address();
        address.paste(&"a".repeat(LONGEST_ADDRESS + 1));
        assert_eq!(address.text().len(), LONGEST_ADDRESS);
    }

    #[test]
    fn pasted_lines_become_one() {
        let mut line = LineEdit::new("ad".to_owned());
        press(&mut line, "left");
        line.paste("b\r\nb\tc\rc\n\n");
        assert_eq!(shown(&line), "ab b c c|d");
    }
}
