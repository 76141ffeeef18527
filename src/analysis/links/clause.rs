//! How far apart two words of a sentence stand in its structure.
//!
//! A link is the nearer the fewer borders of clauses lie between a figure and a word. [`Clauses::distance`] counts
//! them: a comma or a conjunction between two figures is one, a colon, a dash or a bracket two. What stands in
//! brackets does not part the words around it.

use super::tag::{LinkTag, LinkTags};
use crate::analysis::text::{Layer, Text};

/// The borders of clauses in a text.
#[derive(Debug)]
pub(super) struct Clauses {
    /// By token.
    borders: Vec<ClauseBorder>,
}

/// How many borders lie before a token in its sentence, and how deep in brackets it stands.
#[derive(Debug, Clone, Copy, Default)]
struct ClauseBorder {
    count: usize,
    depth: usize,
}

impl Clauses {
    /// Finds them. `tags` says by token what its word does.
    pub(super) fn of(text: &Text<'_>, tags: &[LinkTags], figures: &Layer, times: &Layer) -> Self {
        Self { borders: ClauseReader { text, tags, figures, times }.count() }
    }

    /// The borders before a token in its sentence.
    pub(super) fn before(&self, index: usize) -> usize {
        self.borders.get(index).map_or(0, |border| border.count)
    }

    /// How deep in brackets a token stands.
    pub(super) fn depth(&self, index: usize) -> usize {
        self.borders.get(index).map_or(0, |border| border.depth)
    }

    /// The borders between two tokens of one sentence.
    pub(super) fn distance(&self, left: usize, right: usize) -> usize {
        let at = |index: usize| self.borders.get(index).copied().unwrap_or_default();
        let (left, right) = (at(left), at(right));
        left.count.abs_diff(right.count) + 2 * left.depth.abs_diff(right.depth)
    }
}

/// What borders are read from.
struct ClauseReader<'t> {
    text: &'t Text<'t>,
    tags: &'t [LinkTags],
    figures: &'t Layer,
    times: &'t Layer,
}

impl ClauseReader<'_> {
    fn is(&self, index: usize, tag: LinkTag) -> bool {
        self.tags.get(index).is_some_and(|tags| tags.has(tag))
    }

    /// The borders before each token.
    fn count(&self) -> Vec<ClauseBorder> {
        let mut borders = Vec::with_capacity(self.text.len());
        for sentence in &self.text.sentences {
            let mut here = ClauseBorder::default();
            let mut opened: Vec<usize> = Vec::new();
            let mut aside = None;
            let mut figure_before = false;
            let last_figure = sentence.tokens.clone().rev().find(|&index| self.figures.covers(index));
            for index in sentence.tokens.clone() {
                match self.text.form(index) {
                    "(" => {
                        opened.push(here.count);
                        here.depth += 1;
                    }
                    ")" => {
                        if let Some(count) = opened.pop() {
                            here = ClauseBorder { count, depth: here.depth.saturating_sub(1) };
                        }
                    }
                    // `, or 1.4%,` is an aside like one in brackets.
                    "," if self.is(index + 1, LinkTag::Alternative)
                        || self.opens_aside(index, sentence.tokens.end) =>
                    {
                        aside = Some(aside.unwrap_or(here.count));
                        here.count += 1;
                    }
                    "," => here.count = aside.take().unwrap_or(here.count + 1),
                    ";" | ":" | "–" | "—" => here.count += 2,
                    "-" if !self.text.is_joined(index) => here.count += 2,
                    _ => {
                        let tags = self.tags[index];
                        let joins = tags.has(LinkTag::Coordinator)
                            && !tags.has(LinkTag::Alternative)
                            && figure_before
                            && last_figure.is_some_and(|last| last > index)
                            && !self.figures.covers(index);
                        let opens = !self.text.pack.syntax.comma_before_subclause
                            && tags.has(LinkTag::Subordinator)
                            && !self.times.covers(index)
                            && self.text.form(index.saturating_sub(1)) != ",";
                        if joins || opens {
                            here.count += 1;
                        }
                    }
                }
                figure_before |= self.figures.covers(index);
                borders.push(here);
            }
        }
        borders
    }

    /// Whether the comma opens a clause or an apposition that holds no figure and ends at another comma: `, der
    /// in den nächsten zwölf Monaten zu Umsatz werden soll,`.
    fn opens_aside(&self, comma: usize, end: usize) -> bool {
        const REACH: usize = 30;
        let opens = self.is(comma + 1, LinkTag::Relative)
            || self.is(comma + 1, LinkTag::With) && self.is(comma + 2, LinkTag::Relative);
        let close = (comma + 1..end.min(comma + REACH))
            .find(|&index| self.figures.covers(index) || matches!(self.text.form(index), "," | ";" | ":"));
        opens && close.is_some_and(|close| !self.figures.covers(close) && self.text.form(close) == ",")
    }
}
