//! The cells of a table as text, and what the words of a heading name.

use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::text::{Shape, Text};
use std::ops::Range;

/// The cells of a table as text.
#[derive(Debug)]
pub(in crate::analysis) struct CellText<'a> {
    pub(super) text: FigureText<'a>,
}

impl<'a> CellText<'a> {
    /// Looks up the words of `text`, which has nothing but cells.
    pub(in crate::analysis) fn new(text: &'a Text<'a>) -> Self {
        Self { text: FigureText::new(text, &[]) }
    }

    fn any(&self, tokens: &Range<usize>, tag: FigureTag) -> bool {
        self.text.any(tokens.clone(), tag)
    }

    /// Whether a word is one of grammar.
    pub(in crate::analysis) fn is_grammar(&self, index: usize) -> bool {
        let is_initial = self.text.is_joined(index + 1) && self.text.shape(index) == Shape::Upper;
        !is_initial && (self.text.is(index, FigureTag::Function) || self.text.is(index, FigureTag::In))
    }

    /// Whether a token is written in digits.
    pub(in crate::analysis) fn is_digits(&self, index: usize) -> bool {
        self.text.is_number(index)
    }

    /// Whether a heading names an index of shares.
    pub(in crate::analysis) fn names_index(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().any(|index| {
            // `S&P`: the letter alone is a penny, too.
            self.text.is(index, FigureTag::IndexName)
                && (self.text.form(index).len() > 1 || self.text.is_joined(index))
        })
    }

    /// Whether a heading names something whose numbers are prices.
    pub(in crate::analysis) fn names_price(&self, tokens: &Range<usize>) -> bool {
        self.any(tokens, FigureTag::PriceCue) && !self.any(tokens, FigureTag::MoneyCue)
    }

    /// Whether a heading names a sum of money.
    pub(in crate::analysis) fn names_money(&self, tokens: &Range<usize>) -> bool {
        self.any(tokens, FigureTag::MoneyCue)
    }

    /// Whether a heading names a factor: `KGV`.
    pub(in crate::analysis) fn names_multiple(&self, tokens: &Range<usize>) -> bool {
        // `P/E`, `Net debt/EBITDA`
        let is_upper = |index: usize| self.text.shape(index) == Shape::Upper;
        let mut slashes = tokens.clone().skip(1).filter(|&index| self.text.form(index) == "/");
        let parts = slashes.any(|slash| {
            let (before, behind) = (slash - 1, slash + 1);
            let is_share =
                self.text.is(behind, FigureTag::PriceItem) || self.text.entry(behind).currency.is_some();
            behind < tokens.end
                && is_upper(behind)
                && self.text.is_word(before)
                && !is_share
                && (is_upper(before) || self.text.form(behind).len() > 2)
        });
        parts || self.any(tokens, FigureTag::RatioName)
    }

    /// Whether a heading speaks of one share or piece: `Ergebnis je Aktie`, `NAV/share`.
    pub(in crate::analysis) fn is_per_piece(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().skip(1).any(|index| {
            let led = self.text.is(index - 1, FigureTag::Per) || self.text.form(index - 1) == "/";
            led && self.text.is(index, FigureTag::PriceItem)
        })
    }

    /// The words of a heading that are counted: `Mitarbeiter`, `Mitarbeiter` of `Mitarbeiterzahl`. Amounts by the piece
    /// are counted in money.
    pub(in crate::analysis) fn counted(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        if self.names_money(tokens) {
            return None;
        }
        let is_word = |index: &usize| self.text.is_word(*index);
        let is_grammar = |index: &usize| self.is_grammar(*index) || self.text.form(*index) == "(";
        let is_counted = |index: &usize| {
            self.text.is(*index, FigureTag::Thing)
                || self.text.is(*index, FigureTag::Group)
                || self.text.numbered_part(*index).is_some()
        };
        // What the label is: the last word before those that specify it, or the first.
        let head = tokens.clone().take_while(|index| !is_grammar(index));
        let (first, last) = (head.clone().find(is_word)?, head.filter(is_word).last()?);
        let is_number = |index: usize| {
            self.text.is(index, FigureTag::NumberNoun) && !self.text.is(index, FigureTag::MoneyCue)
        };
        if is_number(first) || is_number(last) {
            // `Anzahl der Filialen`, `Zahl der Beschäftigten`, `store count`
            let things = tokens.clone().filter(|&index| index != first && self.text.is_word(index));
            let thing =
                things.clone().find(is_counted).or_else(|| things.rev().find(|index| !is_grammar(index)));
            let found = thing.unwrap_or(first);
            return Some(found..found + 1);
        }
        [last, first].into_iter().find(is_counted).map(|found| found..found + 1)
    }
}
