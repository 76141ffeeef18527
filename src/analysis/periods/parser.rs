//! What all parts of the parser share: where it is, what it finds, and what the next words mean.

use super::calendar::{Expression, TimeUnit};
use super::vocabulary::{Term, TimeReadings};
use crate::analysis::PeriodKind;
use crate::analysis::text::{Text, TokenKind};

/// A core that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PeriodCore {
    /// What it says.
    pub expression: Expression,
    /// The token behind it.
    pub end: usize,
}

/// A time expression that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct FoundPeriod {
    /// What it says.
    pub expression: Expression,
    /// What kind of time it names.
    pub kind: PeriodKind,
    /// The token behind it.
    pub end: usize,
}

/// Reads time expressions inside one sentence. Every method looks at a bounded number of tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct PeriodParser<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// What its words mean.
    pub readings: &'a TimeReadings,
    /// The first token of the sentence.
    pub start: usize,
    /// The token behind the sentence.
    pub end: usize,
}

impl PeriodParser<'_> {
    /// The token behind the reading of `index` for which `want` gives something.
    pub(super) fn term<T>(&self, index: usize, want: impl Fn(Term) -> Option<T>) -> Option<(T, usize)> {
        if index >= self.end {
            return None;
        }
        self.readings.at(index).iter().find_map(|reading| Some((want(reading.term)?, reading.next)))
    }

    /// The token behind `term`, if it stands at `index`.
    #[inline]
    pub(super) fn skip(&self, index: usize, term: Term) -> Option<usize> {
        self.term(index, |found| (found == term).then_some(())).map(|((), next)| next)
    }

    /// The text of a token of this sentence.
    pub(super) fn form(&self, index: usize) -> &str {
        if index < self.end { self.text.form(index) } else { "" }
    }

    pub(super) fn unit(&self, index: usize) -> Option<(TimeUnit, usize)> {
        self.term(index, |term| match term {
            Term::Unit(unit) => Some(unit),
            _ => None,
        })
    }

    pub(super) fn skip_unit(&self, index: usize, unit: TimeUnit) -> usize {
        self.skip(index, Term::Unit(unit)).unwrap_or(index)
    }

    pub(super) fn shift(&self, index: usize) -> Option<(i32, usize)> {
        self.term(index, |term| match term {
            Term::Shift(shift) => Some(shift),
            _ => None,
        })
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
