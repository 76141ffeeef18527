//! From graphemes to what a terminal may be sent.
//!
//! A terminal obeys control characters, escape sequences and bidirectional overrides, so none of them is
//! ever sent: a stand-in of known width is shown in place of a single one, and nothing for a whole escape sequence, whose
//! letters and digits are no words. What a terminal draws in no column of its own
//! (joiners, soft hyphens) is not sent either, because terminals disagree about it.

use crate::document::{escape_length, is_unsafe};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The width of a tab in text whose spaces matter, in columns.
const TAB: u16 = 4;

/// The longest grapheme that is sent whole, in bytes: longer ones are stacks of combining marks.
const LONGEST_GRAPHEME: usize = 64;

/// A grapheme on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'t> {
    /// Its first byte in the text.
    pub byte: usize,
    /// Its bytes in the text.
    pub len: usize,
    /// What is drawn: the grapheme itself or its stand-in.
    pub shown: &'t str,
    /// The first column that it takes, counted from the start of the row's text.
    pub column: u16,
    /// How many columns it takes. Graphemes that take none are not drawn.
    pub width: u16,
}

/// The cells of a stretch of text.
#[derive(Debug, Clone)]
pub struct Cells<'t> {
    /// What is still to come, and its first byte.
    text: &'t str,
    byte: usize,
    /// How much of `text` is left of a grapheme that was too long to be one cell.
    rest: usize,
    column: u16,
    verbatim: bool,
    after_space: bool,
}

impl<'t> Cells<'t> {
    /// The cells of `text`, which starts at the byte `base`. Unless `verbatim`, a run of white space takes
    /// one column.
    pub fn new(text: &'t str, base: usize, verbatim: bool) -> Self {
        Self { text, byte: base, rest: 0, column: 0, verbatim, after_space: false }
    }

    /// The length of the grapheme that comes next.
    fn grapheme(&self) -> Option<usize> {
        match self.text.as_bytes() {
            [] => None,
            // Nothing joins two characters of ASCII, so most text needs no look at the tables of Unicode.
            [b' '..=b'~'] | [b' '..=b'~', ..=0x7F, ..] => Some(1),
            _ => self.text.graphemes(true).next().map(str::len),
        }
    }
}

impl<'t> Iterator for Cells<'t> {
    type Item = Cell<'t>;

    fn next(&mut self) -> Option<Cell<'t>> {
        let is_rest = self.rest > 0;
        if !is_rest && let Some(len) = escape_length(self.text) {
            let cell = Cell { byte: self.byte, len, shown: "", column: self.column, width: 0 };
            self.text = &self.text[len..];
            self.byte += len;
            return Some(cell);
        }
        let length = if is_rest { self.rest } else { self.grapheme()? };
        let cut = boundary(self.text, length.min(LONGEST_GRAPHEME));
        let (grapheme, after) = self.text.split_at(cut);
        self.rest = length - cut;
        let (shown, mut width) = if is_rest { ("", 0) } else { glyph(grapheme) };
        let is_space = shown == " ";
        if is_space && self.verbatim && grapheme == "\t" {
            width = TAB;
        } else if is_space && self.after_space && !self.verbatim {
            width = 0;
        }
        if width > 0 || is_space {
            self.after_space = is_space;
        }
        let cell = Cell { byte: self.byte, len: cut, shown, column: self.column, width };
        self.text = after;
        self.byte += cut;
        self.column = self.column.saturating_add(width);
        Some(cell)
    }
}

/// The columns that `text` takes, its runs of white space counted as one column each.
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| byte.is_ascii_graphic()) {
        return text.len();
    }
    // Latin letters and signs before the combining marks: one column each, but for the soft hyphen.
    if text.chars().all(|char| matches!(char, '!'..='~' | '\u{A1}'..='\u{AC}' | '\u{AE}'..='\u{2FF}')) {
        return text.chars().count();
    }
    Cells::new(text, 0, false).map(|cell| usize::from(cell.width)).sum()
}

/// `text` as a terminal may be sent it, for strings that are shown outside the article.
pub fn visible(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(Cells::new(text, 0, false).filter(|cell| cell.width > 0).map(|cell| cell.shown).collect())
}

/// `text` as [`visible`] shows it, in at most so many columns; what is longer ends in an ellipsis.
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return visible(text).into_owned();
    }
    let limit = columns.saturating_sub(1);
    let cells = Cells::new(text, 0, false).filter(|cell| cell.width > 0);
    let kept = cells.take_while(|cell| usize::from(cell.column + cell.width) <= limit);
    kept.map(|cell| cell.shown).collect::<String>() + if columns > 0 { "…" } else { "" }
}

/// What is shown for a grapheme, and in how many columns.
pub fn glyph(grapheme: &str) -> (&str, u16) {
    let Some(first) = grapheme.chars().next() else { return ("", 0) };
    match first {
        ' '..='~' if grapheme.len() == 1 => (grapheme, 1),
        _ if first.is_whitespace() => (" ", 1),
        _ if is_unsafe(first) => (stand_in(first), 1),
        _ => {
            let shown = &grapheme[..boundary(grapheme, LONGEST_GRAPHEME)];
            match shown.width() as u16 {
                0 => ("", 0),
                width => (shown, width),
            }
        }
    }
}

/// The last character boundary of `text` at or before `limit`.
fn boundary(text: &str, limit: usize) -> usize {
    let mut end = text.len().min(limit);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}

/// What is shown for a character that [`is_unsafe`]: the same as
/// [`visible_char`](crate::document::visible_char) gives.
fn stand_in(char: char) -> &'static str {
    const PICTURES: [&str; 32] = [
        "␀", "␁", "␂", "␃", "␄", "␅", "␆", "␇", "␈", "␉", "␊", "␋", "␌", "␍", "␎", "␏", "␐", "␑", "␒", "␓",
        "␔", "␕", "␖", "␗", "␘", "␙", "␚", "␛", "␜", "␝", "␞", "␟",
    ];
    if char == '\u{7F}' { "␡" } else { PICTURES.get(char as usize).copied().unwrap_or("\u{FFFD}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_are_shown_never_sent() {
        assert_eq!(visible("a\u{1b}\u{7}\u{7f}\u{9b} J"), "a␛␇␡\u{FFFD} J");
        assert_eq!(visible("x\u{202e}y\u{200b}z\u{ad}"), "x\u{FFFD}yz");
        assert_eq!(visible("plain text"), "plain text");
    }

    #[test]
    fn what_is_too_long_is_cut() {
        assert_eq!(cut("Zürich", 6), "Zürich");
        assert_eq!(cut("Zürich wächst", 6), "Züric…");
        assert_eq!(cut("日本の銀行", 4), "日…");
        assert_eq!(cut("x", 0), "");
        for columns in 0..8 {
            assert!(width(&cut("日本 e\u{301}\u{1b}[1mx 👩", columns)) <= columns);
        }
    }

    #[test]
    fn escape_sequences_take_no_column() {
        for (text, shown) in [
            ("der \u{1b}[31mUmsatz\u{1b}[0m stieg", "der Umsatz stieg"),
            ("\u{1b}]8;;https://example.org/\u{1b}\\Link\u{1b}]8;;\u{1b}\\", "Link"),
            ("a\u{9b}2Jb", "ab"),
        ] {
            assert_eq!(visible(text), shown);
            assert_eq!(width(text), width(shown));
            let walked: usize = Cells::new(text, 0, true).map(|cell| cell.len).sum();
            assert_eq!(walked, text.len());
        }
    }

    #[test]
    fn stand_ins_are_the_same_everywhere() {
        let unsafe_chars = ('\0'..='\u{FFFF}').filter(|&char| is_unsafe(char) && !char.is_whitespace());
        for char in unsafe_chars {
            let shown = crate::document::visible_char(char).to_string();
            assert_eq!(glyph(&char.to_string()), (shown.as_str(), 1), "{char:?}");
        }
    }

    #[test]
    fn the_short_way_to_a_width_is_right() {
        for char in ('!'..='\u{2FF}').filter(|char| !char.is_control()) {
            let walked: u16 =
                Cells::new(char.encode_utf8(&mut [0; 4]), 0, false).map(|cell| cell.width).sum();
            assert_eq!(width(&char.to_string()), usize::from(walked), "{char:?}");
        }
    }

    #[test]
    fn widths_are_those_of_a_terminal() {
        assert_eq!(width("Zürich"), 6);
        assert_eq!(width("日本"), 4);
        assert_eq!(width("e\u{301}"), 1);
        assert_eq!(width("👩\u{200d}👩\u{200d}👧"), 2);
        assert_eq!(width("a \n\t b"), 3);
        assert_eq!(Cells::new("\ta  b", 0, true).last().map(|cell| cell.column), Some(7));
    }

    #[test]
    fn a_stack_of_marks_is_cut() {
        let zalgo = format!("a{}", "\u{301}".repeat(1000));
        let (shown, width) = glyph(&zalgo);
        assert!(shown.len() <= LONGEST_GRAPHEME && width == 1);
    }
}
