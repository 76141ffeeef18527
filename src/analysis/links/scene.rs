//! The text with everything that the stages before found laid over its tokens.
//!
//! A link is the nearer the fewer borders of clauses lie between a figure and a word. [`Scene::borders`]
//! counts them: a comma or a conjunction between two figures is one, a colon, a dash or a bracket two. What
//! stands in brackets does not part the words around it.

use super::grammar::{Class, Classes, GRAMMARS};
use crate::analysis::figures::Quantity;
use crate::analysis::names::Names;
use crate::analysis::text::{Text, TokenKind};
use crate::analysis::{EntityId, Period, PeriodKind};
use crate::document::Span;
use crate::language::Pack;
use std::ops::Range;

/// The most tokens that a hyphenated word has: longer chains are no words.
const LONGEST_COMPOUND: usize = 16;

/// The text with figures, periods, names and word classes by token.
#[derive(Debug)]
pub(super) struct Scene<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// Its figures.
    pub quantities: &'a [Quantity],
    /// Its periods.
    pub periods: &'a [Period],
    /// Its people and companies.
    pub names: &'a Names,
    classes: Vec<Classes>,
    figures: Vec<Option<u32>>,
    times: Vec<Option<u32>>,
    mentions: Vec<Option<u32>>,
    borders: Vec<Border>,
}

/// How many borders lie before a token in its sentence, and how deep in brackets it stands.
#[derive(Debug, Clone, Copy, Default)]
struct Border {
    count: usize,
    depth: usize,
}

impl<'a> Scene<'a> {
    /// Lays everything over the tokens.
    pub(super) fn new(
        text: &'a Text<'a>,
        quantities: &'a [Quantity],
        periods: &'a [Period],
        names: &'a Names,
    ) -> Self {
        let classes = GRAMMARS.of(text.pack).classify(text);
        let by_token = |spans: &mut dyn Iterator<Item = Span>| {
            let mut marks = vec![None; text.len()];
            for (number, span) in spans.enumerate() {
                for mark in marks.get_mut(text.tokens_in(span)).into_iter().flatten() {
                    *mark = Some(number as u32);
                }
            }
            marks
        };
        let figures = by_token(&mut quantities.iter().map(|quantity| quantity.span));
        let times = by_token(&mut periods.iter().map(|period| period.span));
        let mentions = by_token(&mut names.mentions.iter().map(|mention| mention.0));
        let mut scene =
            Self { text, quantities, periods, names, classes, figures, times, mentions, borders: Vec::new() };
        scene.borders = scene.count_borders();
        scene
    }

    fn count_borders(&self) -> Vec<Border> {
        let mut borders = Vec::with_capacity(self.text.len());
        for sentence in &self.text.sentences {
            let mut here = Border::default();
            let mut opened: Vec<usize> = Vec::new();
            let mut aside = None;
            let mut figure_before = false;
            let last_figure = sentence.tokens.clone().rev().find(|&index| self.figures[index].is_some());
            for index in sentence.tokens.clone() {
                match self.text.form(index) {
                    "(" => {
                        opened.push(here.count);
                        here.depth += 1;
                    }
                    ")" => {
                        if let Some(count) = opened.pop() {
                            here = Border { count, depth: here.depth.saturating_sub(1) };
                        }
                    }
                    // `, or 1.4%,` is an aside like one in brackets.
                    "," if self.is(index + 1, Class::Alternative)
                        || self.opens_aside(index, sentence.tokens.end) =>
                    {
                        aside = Some(aside.unwrap_or(here.count));
                        here.count += 1;
                    }
                    "," => here.count = aside.take().unwrap_or(here.count + 1),
                    ";" | ":" | "–" | "—" => here.count += 2,
                    "-" if !self.text.is_joined(index) => here.count += 2,
                    _ => {
                        let classes = self.classes[index];
                        let joins = classes.has(Class::Coordinator)
                            && !classes.has(Class::Alternative)
                            && figure_before
                            && last_figure.is_some_and(|last| last > index)
                            && self.figures[index].is_none();
                        let opens = !self.pack().syntax.comma_before_subclause
                            && classes.has(Class::Subordinator)
                            && self.times[index].is_none()
                            && self.text.form(index.saturating_sub(1)) != ",";
                        if joins || opens {
                            here.count += 1;
                        }
                    }
                }
                figure_before |= self.figures[index].is_some();
                borders.push(here);
            }
        }
        borders
    }

    /// Whether the comma opens a clause or an apposition that holds no figure and ends at another comma: `, der
    /// in den nächsten zwölf Monaten zu Umsatz werden soll,`.
    fn opens_aside(&self, comma: usize, end: usize) -> bool {
        const REACH: usize = 30;
        let opens = self.is(comma + 1, Class::Relative)
            || self.is(comma + 1, Class::With) && self.is(comma + 2, Class::Relative);
        let close = (comma + 1..end.min(comma + REACH))
            .find(|&index| self.figures[index].is_some() || matches!(self.text.form(index), "," | ";" | ":"));
        opens && close.is_some_and(|close| self.figures[close].is_none() && self.text.form(close) == ",")
    }

    /// The borders of clauses between two tokens of one sentence.
    pub(super) fn borders(&self, left: usize, right: usize) -> usize {
        let at = |index: usize| self.borders.get(index).copied().unwrap_or_default();
        let (left, right) = (at(left), at(right));
        left.count.abs_diff(right.count) + 2 * left.depth.abs_diff(right.depth)
    }

    /// The language of the text.
    pub(super) fn pack(&self) -> &'static Pack {
        self.text.pack
    }

    /// The text of a token.
    pub(super) fn form(&self, index: usize) -> &'a str {
        self.text.form(index)
    }

    /// Whether the token has `class`.
    pub(super) fn is(&self, index: usize, class: Class) -> bool {
        self.classes.get(index).is_some_and(|classes| classes.has(class))
    }

    /// Whether the token has one of `classes`.
    pub(super) fn is_any(&self, index: usize, classes: &[Class]) -> bool {
        self.classes.get(index).is_some_and(|found| found.any(classes))
    }

    /// The figure that the token belongs to.
    pub(super) fn figure_at(&self, index: usize) -> Option<usize> {
        self.figures.get(index).copied().flatten().map(|number| number as usize)
    }

    /// The place in the calendar that the token belongs to.
    pub(super) fn time_at(&self, index: usize) -> Option<usize> {
        self.times.get(index).copied().flatten().map(|number| number as usize)
    }

    /// The mention that the token belongs to.
    pub(super) fn mention_at(&self, index: usize) -> Option<(usize, EntityId)> {
        let number = self.mentions.get(index).copied().flatten()? as usize;
        self.names.mentions.get(number).map(|mention| (number, mention.1))
    }

    /// Whether the token is a word that no stage before has taken.
    pub(super) fn is_free_word(&self, index: usize) -> bool {
        self.text.is_word(index)
            && self.figure_at(index).is_none()
            && self.mention_at(index).is_none()
            && !self.time_at(index).is_some_and(|time| self.periods[time].kind == PeriodKind::Calendar)
    }

    /// Whether the token can be the noun that a figure is about: where nouns have no capital, any word that isn't
    /// known to be something else.
    pub(super) fn is_noun(&self, index: usize) -> bool {
        if !self.is_free_word(index) || self.is(index, Class::Function) || self.is_genitive_clitic(index) {
            return false;
        }
        if self.pack().writing.nouns_capitalized {
            return self.text.is_capitalized(index);
        }
        let noun = self.is_any(index, &[Class::Measure, Class::Share, Class::Rise, Class::Fall]);
        noun || !self.is_any(index, &[Class::Up, Class::Down, Class::Say, Class::Deal])
    }

    /// Whether the token is what makes a genitive behind an apostrophe: the `s` of `Moody's`.
    pub(super) fn is_genitive_clitic(&self, index: usize) -> bool {
        self.is(index, Class::GenitiveClitic) && index > 0 && self.is_apostrophe(index - 1)
    }

    /// Whether the token is an apostrophe.
    pub(super) fn is_apostrophe(&self, index: usize) -> bool {
        matches!(self.form(index), "'" | "’")
    }

    /// Whether the token ends a possessor: an apostrophe, or what stands behind it.
    pub(super) fn ends_possessor(&self, index: usize) -> bool {
        self.is_apostrophe(index) || self.is_genitive_clitic(index)
    }

    /// The sentence of a token.
    pub(super) fn sentence(&self, index: usize) -> Range<usize> {
        let number = self.text.sentence_of(index);
        self.text.sentences.get(number).map_or(index..index, |sentence| sentence.tokens.clone())
    }

    /// The first piece of the word that the token is joined to by hyphens: of `MPS-Aktien` the `MPS`.
    pub(super) fn word_start(&self, index: usize) -> usize {
        let mut start = index;
        while start >= 2
            && index - start < LONGEST_COMPOUND
            && self.text.is_joined(start)
            && self.form(start - 1) == "-"
            && self.text.is_joined(start - 1)
            && self.text.kind(start - 2) == Some(TokenKind::Word)
            && self.figure_at(start - 2).is_none()
        {
            start -= 2;
        }
        start
    }

    /// The token behind the word that the token is joined to by hyphens.
    pub(super) fn word_end(&self, index: usize) -> usize {
        let mut end = index + 1;
        while end - index < LONGEST_COMPOUND
            && self.text.is_joined(end)
            && self.form(end) == "-"
            && self.text.is_joined(end + 1)
            && self.text.is_word(end + 1)
        {
            end += 2;
        }
        end
    }

    /// How many figures stand between two tokens.
    pub(super) fn figures_between(&self, left: usize, right: usize) -> usize {
        let (left, right) = (left.min(right), left.max(right));
        let first = self.quantities.partition_point(|quantity| quantity.tokens.start <= left);
        let behind = self.quantities.partition_point(|quantity| quantity.tokens.start < right);
        behind.saturating_sub(first)
    }
}
