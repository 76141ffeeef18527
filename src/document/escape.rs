//! Escape sequences of terminals, which captured output and hostile pages have: colours, links, titles.
//!
//! A text is read without them. If only the escape character went, `31m` would stay, and be read as 31 million. Plain text
//! keeps its bytes, so that offsets hold; the reader skips its sequences when it draws ([`escape_length`]).
//!
//! | sequence | begins with | ends with |
//! | --- | --- | --- |
//! | CSI: colours, movement | `ESC [`, U+009B | a character from `@` to `~` |
//! | OSC: titles, links; DCS, SOS, PM, APC | `ESC ]` `P` `X` `^` `_`, their C1 characters | BEL or ST, in the same line |
//! | others: character sets, modes | `ESC` and characters from space to `/` | a character from `0` to `~` |
//!
//! ECMA-48 defines them. Of a string without an end only its introducer goes, since nobody knows how much belongs to it; of a CSI sequence without
//! one, its parameters go too.

use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};

/// The parameters of a CSI sequence: digits and signs between them.
const PARAMETERS: RangeInclusive<u8> = 0x30..=0x3f;

/// What ends a CSI sequence.
const FINAL: RangeInclusive<u8> = 0x40..=0x7e;

/// The longest sequence that is skipped where a text is drawn, in bytes: a bound for what a frame walks.
pub const LONGEST_SKIPPED: usize = 512;

const ESC: u8 = 0x1b;
const BEL: u8 = 0x07;
/// The first byte of the C1 characters in UTF-8, from U+0080 to U+009F.
const C1: u8 = 0xc2;

/// Where the sequences of a text are, in bytes, in their order.
pub fn escape_sequences(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut scan = Scan { bytes: text.as_bytes(), at: 0, end: StringEnd::default() };
    std::iter::from_fn(move || scan.next_sequence())
}

/// The length of the sequence that `text` begins with, in bytes; none if it begins with something else, or with an introducer
/// alone. At most [`LONGEST_SKIPPED`] bytes are looked at.
pub fn escape_length(text: &str) -> Option<usize> {
    let introducer = match text.as_bytes() {
        [ESC, ..] => 1,
        [C1, ..] => 2,
        _ => return None,
    };
    let bytes = &text.as_bytes()[..text.len().min(LONGEST_SKIPPED)];
    let end = Scan { bytes, at: 0, end: StringEnd::default() }.end_of(0)?;
    (end > introducer).then_some(end)
}

/// `text` without its sequences.
pub fn without_escapes(text: &str) -> Cow<'_, str> {
    let mut sequences = escape_sequences(text).peekable();
    if sequences.peek().is_none() { Cow::Borrowed(text) } else { Cow::Owned(without(text, sequences)) }
}

/// `text` without `sequences`, which are those of [`escape_sequences`].
pub fn without(text: &str, sequences: impl IntoIterator<Item = Range<usize>>) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut from = 0;
    for sequence in sequences {
        clean.push_str(&text[from..sequence.start]);
        from = sequence.end;
    }
    clean.push_str(&text[from..]);
    clean
}

/// Where the string that was looked through last ends. It is found once, however many introducers stand before it.
#[derive(Debug, Default)]
struct StringEnd {
    /// The text was looked through up to here.
    seen: usize,
    /// What stands there: the length of the terminator, or none where the line ends.
    terminator: Option<usize>,
}

struct Scan<'t> {
    bytes: &'t [u8],
    at: usize,
    end: StringEnd,
}

impl Scan<'_> {
    fn next_sequence(&mut self) -> Option<Range<usize>> {
        loop {
            let start = self.at + memchr::memchr2(ESC, C1, self.bytes.get(self.at..)?)?;
            if let Some(end) = self.end_of(start) {
                self.at = end;
                return Some(start..end);
            }
            self.at = start + 1;
        }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    /// The end of the sequence that begins at `start`. None where a C1 character begins none.
    fn end_of(&mut self, start: usize) -> Option<usize> {
        let second = self.byte(start + 1);
        let behind = start + 2;
        if self.byte(start) == Some(C1) {
            return match second? {
                0x9b => {
                    // It is rare, and a wrongly decoded quotation mark, so that no words behind it may go.
                    let last = self.skip(behind, PARAMETERS);
                    let is_whole = self.byte(last).is_some_and(|byte| FINAL.contains(&byte));
                    Some(if is_whole { last + 1 } else { behind })
                }
                0x90 | 0x98 | 0x9d..=0x9f => Some(self.end_of_string(behind).unwrap_or(behind)),
                _ => None,
            };
        }
        Some(match second {
            Some(b'[') => self.end_of_control(behind).unwrap_or_else(|| self.skip(behind, PARAMETERS)),
            Some(b']' | b'P' | b'X' | b'^' | b'_') => self.end_of_string(behind).unwrap_or(behind),
            Some(0x20..=0x2f) => {
                let last = self.skip(behind, 0x20..=0x2f);
                if self.byte(last).is_some_and(|byte| (0x30..=0x7e).contains(&byte)) {
                    last + 1
                } else {
                    start + 1
                }
            }
            Some(0x30..=0x7e) => behind,
            _ => start + 1,
        })
    }

    /// The end of parameters, intermediate characters and a last one.
    fn end_of_control(&self, from: usize) -> Option<usize> {
        let last = self.skip(self.skip(from, PARAMETERS), 0x20..=0x2f);
        self.byte(last).filter(|byte| FINAL.contains(byte)).map(|_| last + 1)
    }

    fn skip(&self, from: usize, range: RangeInclusive<u8>) -> usize {
        let rest = self.bytes.get(from..).unwrap_or_default();
        from + rest.iter().take_while(|byte| range.contains(byte)).count()
    }

    /// The end of a string, with its terminator.
    fn end_of_string(&mut self, from: usize) -> Option<usize> {
        if self.end.seen < from {
            self.end = self.find_end(from);
        }
        self.end.terminator.map(|length| self.end.seen + length)
    }

    fn find_end(&self, from: usize) -> StringEnd {
        let rest = self.bytes.get(from..).unwrap_or_default();
        for (at, byte) in rest.iter().enumerate() {
            let next = rest.get(at + 1);
            let terminator = match byte {
                &BEL => Some(1),
                &ESC if next == Some(&b'\\') => Some(2),
                &C1 if next == Some(&0x9c) => Some(2),
                b'\n' | b'\r' => None,
                _ => continue,
            };
            return StringEnd { seen: from + at, terminator };
        }
        StringEnd { seen: self.bytes.len(), terminator: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sequences_go_as_a_whole() {
        for (text, clean) in [
            ("Der \u{1b}[31mUmsatz\u{1b}[0m stieg", "Der Umsatz stieg"),
            ("\u{1b}[1;38;5;208m10 Euro\u{1b}[m", "10 Euro"),
            ("\u{1b}]8;;https://example.org/1m\u{1b}\\Link\u{1b}]8;;\u{1b}\\ hier", "Link hier"),
            ("\u{1b}]0;Titel 5 Mrd.\u{7}Text", "Text"),
            ("a\u{9b}31mb\u{9d}2;x\u{9c}c", "abc"),
            ("a\u{1b}Pq#0;2m\u{1b}\\b\u{1b}_x\u{7}c", "abc"),
            ("a\u{9b} 5 b\u{9d}c", "a 5 bc"),
            ("\u{9b}\u{1b}[0m31m", "31m"),
            ("a\u{1b}(Bb\u{1b}7c\u{1b}=d\u{1b}", "abcd"),
            ("\u{1b}]8;;ohne Ende\nzweite Zeile\u{7}", "8;;ohne Ende\nzweite Zeile\u{7}"),
            ("a\u{1b}[31", "a"),
            ("\u{1b}[31ü", "ü"),
            ("10\u{a0}% und \u{92}so\u{94}", "10\u{a0}% und \u{92}so\u{94}"),
        ] {
            assert_eq!(without_escapes(text), clean, "{text:?}");
        }
        assert!(matches!(without_escapes("Ärger, 10 €"), Cow::Borrowed(_)));
    }

    #[test]
    fn one_sequence_is_measured() {
        for (text, length) in [
            ("\u{1b}[31mUmsatz", Some(5)),
            ("\u{1b}]8;;https://example.org/\u{1b}\\Link", Some(27)),
            ("\u{9b}31m", Some(5)),
            ("\u{1b}", None),
            ("\u{1b}\u{1b}[m", None),
            ("\u{9b} ja", None),
            ("\u{bb} ja", None),
            ("Umsatz\u{1b}[m", None),
            ("", None),
        ] {
            assert_eq!(escape_length(text), length, "{text:?}");
        }
        let long = format!("\u{1b}]0;{}\u{7}", "x".repeat(LONGEST_SKIPPED));
        assert_eq!(escape_length(&long), Some(2), "only its introducer, since its end is too far away");
    }

    proptest! {
        #[test]
        fn the_first_sequence_is_the_one_that_is_measured(text in "[a-z0-9;:\\[\\]P\\\\ \u{7}\u{1b}\u{9b}-\u{9d}]{0,20}") {
            if let Some(length) = escape_length(&text) {
                prop_assert_eq!(escape_sequences(&text).next(), Some(0..length));
            }
        }

        #[test]
        fn only_sequences_go(text in "([a-zä0-9;:<\\n\\\\\\[\\]P(\u{7}\u{9b}-\u{9d}\u{1b}]|\u{1b}\\[|\u{1b}\\]){0,30}") {
            let mut end = 0;
            for sequence in escape_sequences(&text) {
                prop_assert!(sequence.start >= end && sequence.end > sequence.start);
                prop_assert!(text.is_char_boundary(sequence.start) && text.is_char_boundary(sequence.end));
                end = sequence.end;
            }
            prop_assert!(!escape_sequences(&text).any(|sequence| text[sequence].contains('\n')));
            let clean = without_escapes(&text);
            prop_assert_eq!(without_escapes(&clean), clean.as_ref(), "none comes about by the removal of others");
        }
    }
}
