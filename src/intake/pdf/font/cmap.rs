//! Maps of a font's codes to Unicode, or to the numbers of its glyphs.
//!
//! They are little PostScript programs that all look the same. Everything that is not a known operator is skipped, and
//! nothing is stored that is larger than the program: a range stays a range.

use crate::order::Reorder;
use std::collections::HashMap;

/// A map of codes.
#[derive(Debug, Default)]
pub struct CMap {
    /// How long codes are: their bytes, the first and the last.
    spaces: Vec<(usize, u32, u32)>,
    texts: HashMap<u32, Box<str>>,
    /// The first, the last and the text of the first; sorted by the first, and so that no two overlap.
    ranges: Vec<(u32, u32, Box<str>)>,
    /// The first, the last and the glyph of the first, in the same order.
    glyphs: Vec<(u32, u32, u32)>,
}

/// A word of the program.
#[derive(Debug, Clone, PartialEq)]
enum Token {
    Bytes(Vec<u8>),
    Number(u32),
    Open,
    Close,
    Word(Vec<u8>),
}

impl CMap {
    pub fn parse(program: &[u8]) -> Self {
        let mut map = Self::default();
        let mut operands = Vec::new();
        let mut scanner = Scanner(program);
        while let Some(token) = scanner.next() {
            let Token::Word(word) = token else {
                operands.push(token);
                continue;
            };
            match word.as_slice() {
                b"endcodespacerange" => map.add_spaces(&operands),
                b"endbfchar" => map.add_texts(&operands),
                b"endbfrange" => map.add_ranges(&operands),
                b"endcidchar" => {
                    map.add_glyphs(operands.as_chunks::<2>().0.iter().map(|[at, to]| [at, at, to]));
                }
                b"endcidrange" => {
                    map.add_glyphs(operands.as_chunks::<3>().0.iter().map(|[from, to, at]| [from, to, at]));
                }
                _ => {}
            }
            operands.clear();
        }
        // The last one said wins, as the programs mean it.
        map.ranges.reverse();
        map.ranges.reorder_by_key(|range| range.0);
        map.ranges.dedup_by_key(|range| range.0);
        map.glyphs.sort_unstable();
        map
    }

    /// Whether it says nothing of Unicode.
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty() && self.ranges.is_empty()
    }

    /// Whether it says how long codes are.
    pub fn has_spaces(&self) -> bool {
        !self.spaces.is_empty()
    }

    /// The first code of a string and its number of bytes.
    pub fn code(&self, string: &[u8]) -> (u32, usize) {
        let mut code = 0;
        for (at, &byte) in string.iter().take(4).enumerate() {
            code = code << 8 | u32::from(byte);
            let fits =
                |&(length, low, high): &(usize, u32, u32)| length == at + 1 && (low..=high).contains(&code);
            if self.spaces.iter().any(fits) {
                return (code, at + 1);
            }
        }
        // No code: as many bytes as the shortest has.
        let shortest = self.spaces.iter().map(|space| space.0).min().unwrap_or(1);
        (u32::MAX, shortest.clamp(1, string.len().max(1)))
    }

    /// The text of a code, written to `text`.
    pub fn text(&self, code: u32, text: &mut String) -> bool {
        if let Some(known) = self.texts.get(&code) {
            text.push_str(known);
            return true;
        }
        let at = self.ranges.partition_point(|range| range.0 <= code);
        let Some((from, to, first)) = at.checked_sub(1).map(|at| &self.ranges[at]) else { return false };
        if code > *to {
            return false;
        }
        // The last character counts on.
        let mut chars = first.chars();
        let Some(last) = chars.next_back() else { return false };
        let Some(last) = u32::from(last).checked_add(code - from).and_then(char::from_u32) else {
            return false;
        };
        text.push_str(chars.as_str());
        text.push(last);
        true
    }

    /// The glyph of a code.
    pub fn glyph(&self, code: u32) -> Option<u32> {
        let at = self.glyphs.partition_point(|range| range.0 <= code);
        let (from, to, first) = *self.glyphs.get(at.checked_sub(1)?)?;
        if code <= to { first.checked_add(code - from) } else { None }
    }

    fn add_spaces(&mut self, operands: &[Token]) {
        for [low, high] in operands.as_chunks::<2>().0 {
            if let (Token::Bytes(bytes), Some(low), Some(high)) = (low, low.code(), high.code()) {
                self.spaces.push((bytes.len(), low, high));
            }
        }
    }

    fn add_texts(&mut self, operands: &[Token]) {
        for [code, text] in operands.as_chunks::<2>().0 {
            if let (Some(code), Some(text)) = (code.code(), text.text()) {
                self.texts.insert(code, text);
            }
        }
    }

    /// `<from> <to> <text>` or `<from> <to> [<text> <text> …]`.
    fn add_ranges(&mut self, operands: &[Token]) {
        let mut operands = operands.iter();
        while let (Some(from), Some(to), Some(target)) = (operands.next(), operands.next(), operands.next()) {
            let (from, to) = (from.code(), to.code());
            if *target == Token::Open {
                let texts = operands.by_ref().take_while(|token| **token != Token::Close);
                for (code, text) in (from.unwrap_or(u32::MAX)..).zip(texts) {
                    if let Some(text) = text.text() {
                        self.texts.insert(code, text);
                    }
                }
            } else if let (Some(from), Some(to), Some(text)) = (from, to, target.text())
                && from <= to
            {
                self.ranges.push((from, to, text));
            }
        }
    }

    fn add_glyphs<'t>(&mut self, ranges: impl Iterator<Item = [&'t Token; 3]>) {
        for [from, to, glyph] in ranges {
            if let (Some(from), Some(to), Token::Number(glyph)) = (from.code(), to.code(), glyph)
                && from <= to
            {
                self.glyphs.push((from, to, *glyph));
            }
        }
    }
}

impl Token {
    /// The code that bytes write.
    fn code(&self) -> Option<u32> {
        let Self::Bytes(bytes) = self else { return None };
        let fits = (1..=4).contains(&bytes.len());
        fits.then(|| bytes.iter().fold(0, |code, &byte| code << 8 | u32::from(byte)))
    }

    /// The text that bytes write in UTF-16.
    fn text(&self) -> Option<Box<str>> {
        let Self::Bytes(bytes) = self else { return None };
        let units: Vec<u16> = match bytes.as_slice() {
            [byte] => vec![u16::from(*byte)],
            bytes => bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect(),
        };
        String::from_utf16(&units).ok().map(String::into_boxed_str)
    }
}

/// The words of the program.
struct Scanner<'p>(&'p [u8]);

impl Scanner<'_> {
    fn next(&mut self) -> Option<Token> {
        loop {
            let (&first, rest) = self.0.split_first()?;
            self.0 = rest;
            match first {
                b'%' => self.skip_until(|byte| matches!(byte, b'\r' | b'\n')),
                b'<' if rest.first() == Some(&b'<') => self.0 = &rest[1..],
                b'<' => return Some(Token::Bytes(self.hexadecimal())),
                b'[' => return Some(Token::Open),
                b']' => return Some(Token::Close),
                b'(' => self.skip_until(|byte| byte == b')'),
                b'/' => self.skip_until(is_end),
                byte if is_end(byte) => {}
                first => {
                    let length = rest.iter().position(|&byte| is_end(byte)).unwrap_or(rest.len());
                    let word = [&[first], &rest[..length]].concat();
                    self.0 = &rest[length..];
                    let number = str::from_utf8(&word).ok().and_then(|word| word.parse().ok());
                    return Some(number.map_or(Token::Word(word), Token::Number));
                }
            }
        }
    }

    fn skip_until(&mut self, is_end: impl Fn(u8) -> bool) {
        let length = self.0.iter().position(|&byte| is_end(byte)).unwrap_or(self.0.len());
        self.0 = &self.0[length..];
    }

    /// The bytes up to `>`; a digit that stands alone at the end has a zero behind it.
    fn hexadecimal(&mut self) -> Vec<u8> {
        let length = self.0.iter().position(|&byte| byte == b'>').unwrap_or(self.0.len());
        let digits: Vec<u8> = self.0[..length]
            .iter()
            .filter_map(|&byte| char::from(byte).to_digit(16))
            .filter_map(|digit| u8::try_from(digit).ok())
            .collect();
        self.0 = self.0.get(length + 1..).unwrap_or_default();
        digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).copied().unwrap_or_default()).collect()
    }
}

fn is_end(byte: u8) -> bool {
    matches!(
        byte,
        0 | 9 | 10 | 12 | 13 | b' ' | b'<' | b'>' | b'[' | b']' | b'(' | b')' | b'/' | b'%' | b'{' | b'}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(map: &CMap, code: u32) -> Option<String> {
        let mut text = String::new();
        map.text(code, &mut text).then_some(text)
    }

    #[test]
    fn codes_are_characters() {
        let map = CMap::parse(
            b"/CIDInit /ProcSet findresource begin % <01> <02>\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n\
              3 beginbfchar <0003> <0020> <0007> <00660069> <0008> <D83DDE00> endbfchar\n\
              2 beginbfrange <0010> <0012> <0041>\n<0020> <0021> [<00C4> <00D6>] endbfrange endcmap",
        );
        for (code, expected) in
            [(3, " "), (7, "fi"), (8, "😀"), (0x10, "A"), (0x12, "C"), (0x20, "Ä"), (0x21, "Ö")]
        {
            assert_eq!(text(&map, code).as_deref(), Some(expected), "{code}");
        }
        for code in [0, 0x13, 0x22, u32::MAX] {
            assert_eq!(text(&map, code), None, "{code}");
        }
        assert_eq!(map.code(&[0, 3, 9]), (3, 2));
    }

    #[test]
    fn codes_have_their_lengths() {
        let map = CMap::parse(
            b"2 begincodespacerange <00> <80> <8140> <FFFC> endcodespacerange 1 begincidrange <20> <7e> 231 endcidrange \
              1 begincidchar <8141> 633 endcidchar",
        );
        assert_eq!((map.code(b"A\x81\x41"), map.code(b"\x81\x41")), ((0x41, 1), (0x8141, 2)));
        assert_eq!((map.glyph(0x21), map.glyph(0x8141), map.glyph(0x7f)), (Some(232), Some(633), None));
        assert_eq!(map.code(b"\x81"), (u32::MAX, 1));
    }

    #[test]
    fn a_range_takes_no_more_than_its_line() {
        let map = CMap::parse(b"2 beginbfrange <0000> <FFFFFFFF> <0041> <FFFF> <0000> <0041> endbfrange");
        assert_eq!(map.ranges.len(), 1);
        assert_eq!(text(&map, 1).as_deref(), Some("B"));
        assert_eq!(text(&map, u32::MAX), None);
    }
}
