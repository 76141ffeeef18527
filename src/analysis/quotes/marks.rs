//! Which quotation marks belong together.
//!
//! Marks are read as they are written, which is often wrong: a German mark closed by a straight one, a closing mark that
//! is missing. A quotation may have paragraphs of its own: then each opens with a mark and only the last one closes, or
//! only the first one opens. Each paragraph is a quotation of its own here.

use crate::analysis::text::{Text, TokenKind};
use std::ops::Range;

/// How many blocks a quotation has at most.
const BLOCKS: usize = 8;

/// Words in quotation marks.
#[derive(Debug, Clone)]
pub(super) struct Marked {
    /// The tokens between the marks.
    pub words: Range<usize>,
    /// The tokens with the marks, as far as there are any.
    pub marks: Range<usize>,
    /// They go on with a quotation that the block before has not closed.
    pub goes_on: bool,
}

/// A quotation that has not been closed yet.
struct Open<'t> {
    mark: &'t str,
    /// Its words of the block that is being read.
    part: Marked,
    /// Its words of the blocks before.
    parts: Vec<Marked>,
    /// Pairs of the same marks inside of it.
    inner: Vec<Range<usize>>,
    /// Where marks inside of it open that have not been closed yet.
    nested: Vec<usize>,
}

impl<'t> Open<'t> {
    fn at(index: usize, mark: &'t str, goes_on: bool) -> Self {
        let part = Marked { words: index + 1..index + 1, marks: index..index + 1, goes_on };
        Self { mark, part, parts: Vec::new(), inner: Vec::new(), nested: Vec::new() }
    }

    /// Closes it before the token at `end`, with the mark there if it has one.
    fn close(mut self, end: usize, has_mark: bool, found: &mut Vec<Marked>) {
        found.append(&mut self.parts);
        self.part.words.end = end;
        self.part.marks.end = end + usize::from(has_mark);
        if !self.part.words.is_empty() {
            found.push(self.part);
        }
    }

    /// Goes on in the block that begins with the token at `start`.
    fn go_on(&mut self, start: usize) {
        let mut part = Marked { words: start..start, marks: start..start, goes_on: true };
        std::mem::swap(&mut part, &mut self.part);
        part.words.end = start;
        part.marks.end = start;
        if !part.words.is_empty() {
            self.parts.push(part);
        }
    }

    /// Makes the best of it where its closing mark is missing before the token at `end`: marks inside of it close it, or
    /// it is one sentence.
    fn give_up(mut self, text: &Text<'_>, end: usize, found: &mut Vec<Marked>) {
        let mut part = if self.parts.is_empty() { self.part } else { self.parts.swap_remove(0) };
        let mut inner = self.inner.into_iter();
        if let Some(first) = inner.next() {
            part.words.end = first.end;
            part.marks.end = first.end + 1;
            found.push(part);
            found.extend(inner.map(|pair| Marked {
                words: pair.start + 1..pair.end,
                marks: pair.start..pair.end + 1,
                goes_on: false,
            }));
            return;
        }
        // A single mark is an apostrophe more often.
        if matches!(self.mark, "‘" | "‚" | "›") {
            return;
        }
        let sentence = text.sentence(part.words.start);
        part.words.end = sentence.end.min(end);
        part.marks.end = part.words.end;
        if !part.words.is_empty() {
            found.push(part);
        }
    }
}

/// The words between each pair of quotation marks, in the order of the text and without overlap.
pub(super) fn pairs(text: &Text<'_>) -> Vec<Marked> {
    let mut found = Vec::new();
    let mut open: Option<Open<'_>> = None;
    let mut block = usize::MAX;
    for sentence in &text.sentences {
        let starts_block = sentence.block_index != block;
        block = sentence.block_index;
        for index in sentence.tokens.clone() {
            let mark = text.form(index);
            let begins = starts_block && index == sentence.tokens.start;
            if begins && let Some(mut before) = open.take() {
                if opens(text, index) && mark == before.mark {
                    before.close(index, false, &mut found);
                    open = Some(Open::at(index, mark, true));
                    continue;
                }
                if before.parts.len() + 1 < BLOCKS {
                    before.go_on(index);
                    open = Some(before);
                } else {
                    before.give_up(text, index, &mut found);
                }
            }
            let Some(mut inside) = open.take() else {
                if opens(text, index) {
                    open = Some(Open::at(index, mark, false));
                }
                continue;
            };
            if closes(text, index, inside.mark) {
                if let Some(nested) = inside.nested.pop() {
                    inside.inner.push(nested..index);
                } else {
                    inside.close(index, true, &mut found);
                    continue;
                }
            } else if opens(text, index) && mark == inside.mark {
                // The mark tells on which side it stands, so that one inside is nested; else one is missing.
                if mark == "„" && inside.parts.is_empty() {
                    inside.nested.push(index);
                } else {
                    inside.give_up(text, index, &mut found);
                    inside = Open::at(index, mark, false);
                }
            }
            open = Some(inside);
        }
    }
    if let Some(open) = open {
        open.give_up(text, text.len(), &mut found);
    }
    found
}

/// Whether the token is a mark that opens a quotation: it stands at its first word, and not at the word before.
fn opens(text: &Text<'_>, index: usize) -> bool {
    let is_mark = matches!(text.form(index), "„" | "“" | "”" | "»" | "«" | "›" | "\"" | "‘" | "‚");
    is_mark && text.is_joined(index + 1) && index + 1 < text.len() && !follows_word(text, index)
}

/// Whether the token is a mark that closes a quotation, which `mark` opens.
fn closes(text: &Text<'_>, index: usize, mark: &str) -> bool {
    let piece = text.form(index);
    let is_closing = match mark {
        "„" => matches!(piece, "“" | "”" | "\"") || piece == "„" && text.is_joined(index),
        "»" => piece == "«",
        "«" => piece == "»",
        "›" => piece == "‹",
        "‚" => matches!(piece, "‘" | "’"),
        "‘" => piece == "’",
        _ => matches!(piece, "\"" | "“" | "”"),
    };
    let is_apostrophe = piece == "’"
        && text.is_joined(index)
        && text.is_joined(index + 1)
        && text.kind(index + 1) == Some(TokenKind::Word);
    // A mark that looks like one that opens is no end of what the same mark has opened.
    let opens_another = mark == piece && !text.is_joined(index) && opens(text, index);
    is_closing && !is_apostrophe && !opens_another
}

/// Whether the token stands at the word before it: the mark in `Wort“-Paar` opens nothing.
fn follows_word(text: &Text<'_>, index: usize) -> bool {
    text.is_joined(index) && index > 0 && text.is_word(index - 1)
}
