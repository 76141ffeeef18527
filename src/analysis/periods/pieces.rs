//! The pieces of time expressions: lengths, units, names of months, small numbers.

use super::calendar::Unit;
use super::parse::Parser;
use super::vocabulary::{MonthName, Term};
use crate::analysis::text::TokenKind;

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    /// What is counted.
    pub unit: Unit,
    /// How many, where the text tells.
    pub count: Option<u32>,
    /// Whether the number may be a mere article: `a year`.
    pub article: bool,
    /// The token behind it.
    pub end: usize,
}

impl Parser<'_> {
    /// A number and a unit: `drei Jahre`, `90 days`, `several weeks`, `six-month`.
    pub(super) fn length(&self, index: usize) -> Option<Length> {
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
        Some(Length { unit, count, article: count == Some(1) && self.text.is_word(index), end })
    }

    /// The token behind the other end of a range of lengths: `drei bis fünf Jahre`, `two or three weeks`.
    fn other_end(&self, index: usize) -> Option<usize> {
        let dash = || matches!(self.form(index), "–" | "-").then_some(index + 1);
        let next = self.skip(index, Term::LengthJoin).or_else(dash)?;
        let spelled = self.term(next, |term| matches!(term, Term::Number(_)).then_some(()));
        let digits = self.text.kind(next) == Some(TokenKind::Number) && next < self.end;
        spelled.map(|((), behind)| behind).or(digits.then_some(next + 1))
    }

    pub(super) fn unit(&self, index: usize) -> Option<(Unit, usize)> {
        self.term(index, |term| match term {
            Term::Unit(unit) => Some(unit),
            _ => None,
        })
    }

    pub(super) fn skip_unit(&self, index: usize, unit: Unit) -> usize {
        self.skip(index, Term::Unit(unit)).unwrap_or(index)
    }

    pub(super) fn shift(&self, index: usize) -> Option<(i32, usize)> {
        self.term(index, |term| match term {
            Term::Shift(shift) => Some(shift),
            _ => None,
        })
    }

    /// The month at `index`; a name that isn't sure needs a number on one side or a point of abbreviation.
    pub(super) fn month_name(&self, index: usize, beside_number: bool) -> Option<(u32, usize)> {
        let ((number, name), end) = self.term(index, |term| match term {
            Term::Month(number, name) => Some((number, name)),
            _ => None,
        })?;
        if !self.text.is_capitalized(index) {
            return None;
        }
        let pointed = self.form(end) == "." && self.text.is_joined(end);
        let short = name == MonthName::Short;
        let end = if pointed && short { end + 1 } else { end };
        let opened = index > self.start
            && self
                .term(index - 1, |term| matches!(term, Term::Preposition(_) | Term::Edge(_)).then_some(()))
                .is_some();
        let numbered = self.text.kind(end) == Some(TokenKind::Number) && end < self.end;
        let comma_number = self.form(end) == "," && self.text.kind(end + 1) == Some(TokenKind::Number);
        let sure = name == MonthName::Sure
            || beside_number
            || numbered
            || comma_number
            || (pointed && short)
            || opened;
        sure.then_some((number, end))
    }

    /// A number from 1 to 31 in digits.
    pub(super) fn small_number(&self, index: usize) -> Option<u32> {
        if self.text.kind(index) != Some(TokenKind::Number) || self.form(index).len() > 2 {
            return None;
        }
        self.form(index).parse().ok().filter(|number| (1..=31).contains(number))
    }

    /// Whether what makes a number an ordinal stands at `index`: a point, or `st`, `nd`, `rd`, `th`.
    pub(super) fn is_ordinal_mark(&self, index: usize) -> bool {
        self.text.is_joined(index)
            && (self.form(index) == "." || self.skip(index, Term::OrdinalSuffix).is_some())
    }
}

impl Unit {
    /// Whether companies report on such lengths.
    pub(super) fn is_reported(self) -> bool {
        self.month_count().is_some() || self == Self::Week
    }

    /// The months of the unit, where it is one or more.
    pub(super) fn month_count(self) -> Option<u32> {
        Some(self.months()).filter(|&months| months > 0)
    }
}
