//! What is known of the tokens before the tagger looks at them.

use crate::analysis::text::{Text, TokenKind};
use crate::lexicon::dictionary::WordSense;
use crate::lexicon::gazetteer::PhraseSense;
use std::ops::Range;

/// The tokens with what the lexicons know of each; every slice has one element a token.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TaggerView<'a> {
    pub text: &'a Text<'a>,
    /// What the gazetteer knows of each capitalised token alone.
    pub senses: &'a [PhraseSense],
    /// What the dictionary knows of each capitalised token.
    pub words: &'a [WordSense],
    /// The tags of the word that say something of the names beside it, as bits.
    pub tags: &'a [u32],
    /// The bits of `tags` that articles, prepositions and the like have.
    pub function: u32,
    /// Whether the token is a word that stands inside names: `of`, `van`.
    pub joints: &'a [bool],
    /// Whether the token is the first word of its sentence.
    pub starts: &'a [bool],
    /// Whether capitals say nothing in the sentence of the token.
    pub title_case: &'a [bool],
}

/// How many tokens without a capital may stand between two words of a segment.
const LONGEST_JOINT: usize = 3;
/// Longer runs are cut, so that no sum of weights can overflow.
const LONGEST_SEGMENT: usize = 128;

impl TaggerView<'_> {
    /// The stretches of text that may hold names: capitalised words, with what joins them to one another. Those
    /// of which the dictionary explains every word are left out.
    pub fn segments(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.text.sentences.iter().flat_map(|sentence| Segments {
            view: self,
            at: sentence.tokens.start,
            end: sentence.tokens.end,
        })
    }

    /// Whether the token may be a word of a name. `iPhone` and `SAP` may, `Die` may not.
    fn is_candidate(&self, index: usize) -> bool {
        use crate::analysis::text::Shape::{Capitalized, Mixed, Upper};
        matches!(self.text.tokens[index].shape, Capitalized | Mixed | Upper)
            && self.tags[index] & self.function == 0
    }

    /// Whether the dictionary explains the word and nothing says that it is a name as well.
    fn is_explained(&self, index: usize) -> bool {
        let sense = self.senses[index];
        let word = self.words[index];
        word.is_ordinary()
            && !word.is_surname()
            && !sense.is_given_name()
            && !sense.is_place()
            && sense.company_row().is_none()
    }

    fn is_joint(&self, index: usize) -> bool {
        self.joints[index]
            || matches!(self.text.form(index), "-" | "‑" | "." | "&" | "+" | "'" | "’" | "/" | "@")
    }
}

#[derive(Debug)]
struct Segments<'v, 'a> {
    view: &'v TaggerView<'a>,
    at: usize,
    end: usize,
}

impl Iterator for Segments<'_, '_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            let start = (self.at..self.end).find(|&index| self.view.is_candidate(index))?;
            let mut last = start;
            let mut explained = true;
            for index in start..self.end.min(start + LONGEST_SEGMENT) {
                if self.view.is_candidate(index) {
                    explained &= self.view.is_explained(index);
                    last = index;
                } else if index - last > LONGEST_JOINT
                    || !self.view.is_joint(index) && self.view.text.kind(index) != Some(TokenKind::Number)
                {
                    break;
                }
            }
            self.at = last + 1;
            if !explained {
                return Some(start..last + 1);
            }
        }
    }
}
