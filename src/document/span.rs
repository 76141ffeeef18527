//! Stretches of a text, and the two ways of counting in it.

use std::ops::Range;

/// A half-open stretch of a text, counted in **bytes**.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`. Both must be below 4 GiB, which holds for every text of a
    /// [`Document`](super::Document).
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end, "span {start}..{end} runs backwards");
        Self { start: start as u32, end: end as u32 }
    }

    /// The span as a range to index a string with.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// Its length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether both share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies wholly inside.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the byte at `offset` belongs to it.
    pub fn contains_offset(self, offset: usize) -> bool {
        self.range().contains(&offset)
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }

    /// The span without white space at its ends.
    #[must_use]
    pub fn trim(self, text: &str) -> Self {
        let Some(slice) = text.get(self.range()) else { return self };
        let start = self.start as usize + (slice.len() - slice.trim_start().len());
        Self::new(start, start + slice.trim().len())
    }
}

/// Translates byte offsets of one text to Unicode scalar values and back.
///
/// It keeps one checkpoint for each 256 bytes, so a look-up counts at most that many bytes.
#[derive(Debug, Clone)]
pub struct CharOffsets<'t> {
    text: &'t str,
    /// How many characters start before each multiple of [`STEP`] bytes.
    checkpoints: Vec<u32>,
}

const STEP: usize = 256;

impl<'t> CharOffsets<'t> {
    /// Counts `text` once.
    pub fn new(text: &'t str) -> Self {
        let mut chars = 0;
        let checkpoints = text
            .as_bytes()
            .chunks(STEP)
            .map(|chunk| {
                let before = chars;
                chars += count_chars(chunk);
                before
            })
            .collect();
        Self { text, checkpoints }
    }

    /// How many characters start before the byte at `offset`.
    #[inline]
    pub fn char_of(&self, offset: usize) -> usize {
        let offset = offset.min(self.text.len());
        let step = offset / STEP;
        let Some(&before) = self.checkpoints.get(step).or(self.checkpoints.last()) else { return 0 };
        let from = step.min(self.checkpoints.len() - 1) * STEP;
        before as usize + count_chars(&self.text.as_bytes()[from..offset]) as usize
    }

    /// `span` counted in characters.
    #[inline]
    pub fn chars_of(&self, span: Span) -> Range<usize> {
        self.char_of(span.start as usize)..self.char_of(span.end as usize)
    }

    /// The byte offset of the character number `index`, or the text's length where there are fewer.
    pub fn byte_of(&self, index: usize) -> usize {
        let step = self.checkpoints.partition_point(|&before| before as usize <= index);
        let Some(step) = step.checked_sub(1) else { return 0 };
        let mut from = step * STEP;
        while !self.text.is_char_boundary(from) {
            from += 1;
        }
        let skip = index - self.checkpoints[step] as usize;
        self.text[from..].char_indices().nth(skip).map_or(self.text.len(), |(offset, _)| from + offset)
    }
}

fn count_chars(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn offsets_agree_with_counting() {
        let text = "über 10 Mrd. € – ".repeat(60);
        let offsets = CharOffsets::new(&text);
        for (index, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(offsets.char_of(byte), index);
            assert_eq!(offsets.byte_of(index), byte);
        }
        assert_eq!(offsets.char_of(text.len()), text.chars().count());
        assert_eq!(offsets.byte_of(text.chars().count()), text.len());
        assert_eq!(CharOffsets::new("").char_of(0), 0);
    }

    #[test]
    fn trim_leaves_out_white_space() {
        let text = "  ein Wort \n";
        assert_eq!(&text[Span::new(0, text.len()).trim(text).range()], "ein Wort");
        assert!(Span::new(1, 2).trim(text).is_empty());
    }
}
