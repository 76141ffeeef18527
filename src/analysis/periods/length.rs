//! Lengths of time: `drei Jahre`, `two or three weeks`.

use super::calendar::TimeUnit;
use super::parser::PeriodParser;
use super::vocabulary::Term;
use crate::analysis::text::TokenKind;

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TimeLength {
    /// What is counted.
    pub unit: TimeUnit,
    /// How many, where the text tells.
    pub count: Option<u32>,
    /// Whether the number may be a mere article: `a year`.
    pub article: bool,
    /// The token behind it.
    pub end: usize,
}

impl PeriodParser<'_> {
    /// A number and a unit: `drei Jahre`, `90 days`, `several weeks`, `six-month`.
    pub(super) fn length(&self, index: usize) -> Option<TimeLength> {
        let spelled = self.term(index, |term| match term {
            Term::Number(number) => Some(Some(number)),
            Term::Vague => Some(None),
            _ => None,
        });
        let (count, next) = match spelled {
            Some(spelled) => spelled,
            None if self.text.kind(index) == Some(TokenKind::Number) && index < self.end => {
                (Some(self.form(index).replace(['.', ','], "").parse().ok()?), index + 1)
            }
            None => return None,
        };
        let (count, next) = self.other_end(next).map_or((count, next), |next| (None, next));
        let next = if self.form(next) == "-" { next + 1 } else { next };
        let (unit, end) = self.unit(next)?;
        Some(TimeLength { unit, count, article: count == Some(1) && self.text.is_word(index), end })
    }

    /// The token behind the other end of a range of lengths: `drei bis fünf Jahre`, `two or three weeks`.
    fn other_end(&self, index: usize) -> Option<usize> {
        let dash = || matches!(self.form(index), "–" | "-").then_some(index + 1);
        let next = self.skip(index, Term::LengthJoin).or_else(dash)?;
        let spelled = self.term(next, |term| matches!(term, Term::Number(_)).then_some(()));
        let digits = self.text.kind(next) == Some(TokenKind::Number) && next < self.end;
        spelled.map(|((), behind)| behind).or(digits.then_some(next + 1))
    }
}
