//! A line as the pieces that dates are made of: words, numbers and marks.

use std::ops::Range;

/// What a piece is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PieceKind {
    /// Letters.
    Word,
    /// ASCII digits.
    Number,
    /// One other character.
    Mark,
}

/// A piece of a line.
#[derive(Debug, Clone)]
pub struct DatePiece<'t> {
    /// Where it stands, in bytes of the line.
    pub range: Range<usize>,
    text: &'t str,
    /// What it is made of.
    pub kind: PieceKind,
}

/// Cuts `line` into its pieces; white space is only between them.
pub fn cut(line: &str) -> Vec<DatePiece<'_>> {
    let kind_of = |character: char| match character {
        _ if character.is_ascii_digit() => PieceKind::Number,
        _ if character.is_alphabetic() => PieceKind::Word,
        _ => PieceKind::Mark,
    };
    let mut pieces: Vec<DatePiece<'_>> = Vec::new();
    for (start, character) in line.char_indices().filter(|(_, character)| !character.is_whitespace()) {
        let kind = kind_of(character);
        let end = start + character.len_utf8();
        match pieces.last_mut() {
            Some(last) if last.kind == kind && kind != PieceKind::Mark && last.range.end == start => {
                last.range.end = end;
                last.text = &line[last.range.clone()];
            }
            _ => pieces.push(DatePiece { range: start..end, text: &line[start..end], kind }),
        }
    }
    pieces
}

/// Pieces that are looked at from the first one on.
#[derive(Debug, Clone, Copy)]
pub struct Pieces<'p, 't>(pub &'p [DatePiece<'t>]);

impl<'t> Pieces<'_, 't> {
    /// Those from `at` on. None behind the end.
    pub fn from(self, at: usize) -> Option<Self> {
        self.0.get(at..).map(Self)
    }

    /// The number at `at`, if it has as many digits as one of `digits` says.
    pub fn number(self, at: usize, digits: &[usize]) -> Option<u32> {
        let piece = self.0.get(at).filter(|piece| piece.kind == PieceKind::Number)?;
        digits.contains(&piece.text.len()).then(|| piece.text.parse().ok()).flatten()
    }

    /// The word at `at`.
    pub fn word(self, at: usize) -> Option<&'t str> {
        self.0.get(at).filter(|piece| piece.kind == PieceKind::Word).map(|piece| piece.text)
    }

    /// Whether the piece at `at` is `mark`.
    pub fn mark(self, at: usize, mark: &str) -> bool {
        self.0.get(at).is_some_and(|piece| piece.text == mark)
    }

    /// The first of `marks` that the piece at `at` is.
    pub fn one_of(self, at: usize, marks: &[&'static str]) -> Option<&'static str> {
        marks.iter().copied().find(|mark| self.mark(at, mark))
    }

    /// Whether the piece at `at` follows the one before it without a space.
    pub fn is_joined(self, at: usize) -> bool {
        at > 0 && self.0.get(at).is_some_and(|piece| piece.range.start == self.0[at - 1].range.end)
    }
}
