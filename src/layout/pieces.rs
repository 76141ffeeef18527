//! A paragraph as pieces that no row break may enter: textwrap's fragments, with their offsets.
//!
//! Words end at white space that allows a break. Inside a word a break is possible behind a hyphen, dash or
//! slash of its own, at a soft hyphen, and where the language's patterns allow a hyphen. No break falls
//! inside a span that is to stay whole (a name, a figure), except at its spaces; and not at a space behind a
//! digit there, so that `10 Milliarden` and `26 %` stay together. Nor does one fall inside an escape sequence. What is still wider than a row is cut
//! between graphemes.

use super::cell::{self, Cell, Cells};
use super::hyphen;
use crate::document::{Document, Span, escape_length};
use crate::language;
use hypher::Lang;
use textwrap::core::Fragment;

/// The most bytes that a piece takes, however few columns they fill: a bound for what a frame walks.
const LONGEST_PIECE: usize = 1024;

/// The shortest part of a word that stands alone before its own hyphen, in bytes: `KI-` and `US-` do not.
const SHORTEST_PART: usize = 3;

/// So many bytes count as one column at least, however few they fill.
const BYTES_A_COLUMN: usize = 256;

/// Text without a place to break, and the white space behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece {
    /// The text, without the white space.
    pub span: Span,
    /// The width of the text, in columns.
    width: u16,
    /// Whether white space follows that takes a column.
    space: bool,
    /// Whether a hyphen is to be added where a row ends here.
    pub hyphen: bool,
}

impl Fragment for Piece {
    fn width(&self) -> f64 {
        f64::from(self.width.max((self.span.len() / BYTES_A_COLUMN) as u16))
    }

    fn whitespace_width(&self) -> f64 {
        f64::from(u8::from(self.space))
    }

    fn penalty_width(&self) -> f64 {
        f64::from(u8::from(self.hyphen))
    }
}

/// Cuts paragraphs into pieces.
#[derive(Debug)]
pub(super) struct Scanner<'d> {
    text: &'d str,
    unbroken: &'d [Span],
    lang: Option<Lang>,
    /// The breaks of the word at hand: the offset behind the text, and whether a hyphen is added.
    breaks: Vec<(usize, bool)>,
}

impl<'d> Scanner<'d> {
    pub(super) fn new(document: &'d Document, unbroken: &'d [Span]) -> Self {
        let lang = language::pack(document.language).and_then(|pack| pack.hyphenation);
        Self { text: &document.text, unbroken, lang, breaks: Vec::new() }
    }

    /// Appends the pieces of `span` to `pieces`; none is wider than `widest` with its hyphen.
    pub(super) fn scan(&mut self, span: Span, widest: u16, hyphenates: bool, pieces: &mut Vec<Piece>) {
        let mut start = span.start as usize;
        let limit = span.end as usize;
        let mut unbroken = self.unbroken.partition_point(|whole| whole.end <= span.start);
        start += self.text.get(start..limit).map_or(0, leading_space);
        while start < limit {
            while self.unbroken.get(unbroken).is_some_and(|whole| (whole.end as usize) <= start) {
                unbroken += 1;
            }
            let wholes = &self.unbroken[unbroken..];
            let (end, next) = self.word(start, limit, wholes);
            // A word that fits no row is hyphenated in any case: the other way is to chop it.
            let is_wide = end - start > usize::from(widest)
                && cell::width(&self.text[start..end]) > usize::from(widest);
            self.find_breaks(start, end, wholes, hyphenates || is_wide);
            self.cut(start, end, widest, pieces);
            if let Some(last) = pieces.last_mut() {
                last.space = self.text[end..next].chars().any(|char| char != ZERO_WIDTH_SPACE);
            }
            start = next;
        }
    }

    /// The last character boundary at or before `offset`, which is at most `limit`.
    pub(super) fn boundary(&self, offset: usize, limit: usize) -> usize {
        let mut end = offset.min(limit);
        while !self.text.is_char_boundary(end) {
            end -= 1;
        }
        end
    }

    /// Where the word at `start` ends, and where the next one starts.
    fn word(&self, start: usize, limit: usize, wholes: &[Span]) -> (usize, usize) {
        let mut from = start;
        loop {
            let rest = &self.text[from..limit];
            let end = from + end_of_word(rest);
            let next = end + leading_space(&self.text[end..limit]);
            let after_digit = self.text[start..end].ends_with(|char: char| char.is_ascii_digit());
            if next == end + 1 && after_digit && is_inside(wholes, end) && next - start < LONGEST_PIECE {
                from = next;
            } else {
                return (end, next);
            }
        }
    }

    fn find_breaks(&mut self, start: usize, end: usize, wholes: &[Span], hyphenates: bool) {
        self.breaks.clear();
        let word = &self.text[start..end];
        if !hyphenates && !word.bytes().any(may_break) {
            self.breaks.push((end, false));
            return;
        }
        let lang = self.lang.filter(|_| hyphenates && !is_address(word));
        let mut letters = None;
        let mut part = 0;
        let mut before = None;
        let mut chars = word.char_indices().peekable();
        let mut behind_escape = 0;
        while let Some((offset, char)) = chars.next() {
            if offset < behind_escape {
                continue;
            }
            if let Some(length) = escape_length(&word[offset..]) {
                behind_escape = offset + length;
                (letters, before) = (None, None);
                continue;
            }
            let follower = chars.peek().map(|&(_, follower)| follower);
            if let Some(lang) = lang {
                if hyphen::is_letter(char) {
                    letters.get_or_insert(offset);
                }
                if let Some(first) = letters
                    && follower.is_none_or(|follower| !hyphen::is_letter(follower))
                {
                    letters = None;
                    let run = &word[first..offset + char.len_utf8()];
                    // A run that joins digits or marks is a code or a name, not a word.
                    let stands_alone = |char: Option<char>| char.is_none_or(|char| !char.is_alphanumeric());
                    if stands_alone(word[..first].chars().next_back()) && stands_alone(follower) {
                        let breaks = &mut self.breaks;
                        hyphen::places(run, lang, |place| breaks.push((start + first + place, true)));
                    }
                }
            }
            let behind = start + offset + char.len_utf8();
            match char {
                '\u{AD}' => self.breaks.push((behind, true)),
                '-' | '\u{2010}' | '/'
                    if offset - part >= SHORTEST_PART
                        && before.is_some_and(char::is_alphanumeric)
                        && follower.is_some_and(char::is_alphabetic) =>
                {
                    self.breaks.push((behind, false));
                    part = offset + 1;
                }
                '–' | '—' if before.is_some() && follower.is_some_and(char::is_alphabetic) => {
                    self.breaks.push((behind, false));
                }
                _ => {}
            }
            before = Some(char);
        }
        self.breaks.retain(|&(place, _)| place < end && !is_inside(wholes, place));
        self.breaks.push((end, false));
    }

    fn cut(&self, start: usize, end: usize, widest: u16, pieces: &mut Vec<Piece>) {
        let mut from = start;
        for &(place, hyphen) in &self.breaks {
            let text = &self.text[from..place];
            let width = cell::width(text);
            if width + usize::from(hyphen) <= usize::from(widest) && text.len() <= LONGEST_PIECE {
                let span = Span::new(from, place);
                pieces.push(Piece { span, width: width as u16, space: false, hyphen });
            } else {
                chop(text, from, widest, hyphen, pieces);
            }
            from = place;
        }
        debug_assert_eq!(from, end);
    }
}

/// Cuts `text`, which starts at the byte `base`, between graphemes into pieces of at most `widest` columns.
fn chop(text: &str, base: usize, widest: u16, hyphen: bool, pieces: &mut Vec<Piece>) {
    let mut from = base;
    let mut width = 0;
    let mut before: Option<Cell<'_>> = None;
    for cell in Cells::new(text, base, false) {
        let full = width + cell.width > widest || cell.byte + cell.len - from > LONGEST_PIECE;
        if full && cell.byte > from {
            // What ends a clause of Chinese or Japanese takes the character before it along.
            let along = before.filter(|before| {
                ends_clause(cell.shown) && before.byte > from && before.width + cell.width <= widest
            });
            let (end, carried) = along.map_or((cell.byte, 0), |before| (before.byte, before.width));
            pieces.push(Piece {
                span: Span::new(from, end),
                width: width - carried,
                space: false,
                hyphen: false,
            });
            from = end;
            width = carried;
        }
        width += cell.width;
        before = Some(cell);
    }
    let span = Span::new(from, base + text.len());
    pieces.push(Piece { span, width, space: false, hyphen: hyphen && width < widest });
}

/// Whether no row may start with this sign of Chinese and Japanese writing.
fn ends_clause(shown: &str) -> bool {
    shown.starts_with([
        '。', '、', '，', '．', '！', '？', '：', '；', '）', '］', '｝', '」', '』', '】', '〕', '〉', '》',
        '・', 'ー',
    ])
}

const ZERO_WIDTH_SPACE: char = '\u{200B}';

/// White space at which a row may end: all but the kinds that forbid it.
fn is_breaking_space(char: char) -> bool {
    (char.is_whitespace() && !matches!(char, '\u{A0}' | '\u{2007}' | '\u{202F}')) || char == ZERO_WIDTH_SPACE
}

/// Where the first word of `text` ends: at white space that belongs to no escape sequence.
fn end_of_word(text: &str) -> usize {
    let mut from = 0;
    while let Some(at) = text[from..].find(|char| is_breaking_space(char) || char.is_control()) {
        let at = from + at;
        let rest = &text[at..];
        match escape_length(rest) {
            Some(length) => from = at + length,
            None if rest.starts_with(is_breaking_space) => return at,
            None => from = at + rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    text.len()
}

fn leading_space(text: &str) -> usize {
    text.len() - text.trim_start_matches(is_breaking_space).len()
}

/// Whether `offset` lies inside one of `wholes`, neither at its start nor at its end.
fn is_inside(wholes: &[Span], offset: usize) -> bool {
    wholes.iter().take_while(|whole| (whole.start as usize) < offset).any(|whole| offset < whole.end as usize)
}

/// Whether `byte` can belong to a character behind which a row may end: `-`, `/`, a soft hyphen or a dash.
fn may_break(byte: u8) -> bool {
    matches!(byte, b'-' | b'/' | 0xC2 | 0xE2)
}

/// Whether `word` is an address of the web or of a mailbox.
fn is_address(word: &str) -> bool {
    word.contains("://") || word.contains("www.") || word.contains('@')
}
