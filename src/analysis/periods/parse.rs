//! One time expression with what opens and closes it: preposition, core, range, distance.

use super::calendar::{self, Expression, Unit};
use super::cores::Core;
use super::vocabulary::{Behind, Phrase, Preposition, Readings, Term};
use crate::analysis::PeriodKind;
use crate::analysis::text::{Text, TokenKind};

/// A time expression that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// What it says.
    pub expression: Expression,
    /// What kind of time it names.
    pub kind: PeriodKind,
    /// The token behind it.
    pub end: usize,
}

/// Reads time expressions inside one sentence. Every method looks at a bounded number of tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parser<'a> {
    /// The text.
    pub text: &'a Text<'a>,
    /// What its words mean.
    pub readings: &'a Readings,
    /// The first token of the sentence.
    pub start: usize,
    /// The token behind the sentence.
    pub end: usize,
}

impl Parser<'_> {
    /// The time expression that starts at the token number `index`.
    pub(super) fn parse(&self, index: usize) -> Option<Found> {
        let number = self.text.kind(index) == Some(TokenKind::Number);
        if !number && self.readings.at(index).is_empty() {
            return None;
        }
        let phrase = self.phrase(index);
        let loose = |found: &Found| found.expression == Expression::Vague;
        let read = || {
            self.between(index)
                .or_else(|| self.opened(index))
                .or_else(|| self.bare(index))
                .or_else(|| self.clock(index))
        };
        match phrase {
            Some(phrase) if loose(&phrase) => {
                read().filter(|found| found.kind == PeriodKind::Calendar).or(Some(phrase))
            }
            Some(phrase) => Some(phrase),
            None => read(),
        }
    }

    /// The token behind the reading of `index` for which `want` gives something.
    pub(super) fn term<T>(&self, index: usize, want: impl Fn(Term) -> Option<T>) -> Option<(T, usize)> {
        if index >= self.end {
            return None;
        }
        self.readings.at(index).iter().find_map(|reading| Some((want(reading.term)?, reading.next)))
    }

    /// The token behind `term`, if it stands at `index`.
    pub(super) fn skip(&self, index: usize, term: Term) -> Option<usize> {
        self.term(index, |found| (found == term).then_some(())).map(|((), next)| next)
    }

    /// The text of a token of this sentence.
    pub(super) fn form(&self, index: usize) -> &str {
        if index < self.end { self.text.form(index) } else { "" }
    }

    fn phrase(&self, index: usize) -> Option<Found> {
        let (phrase, end) = self.term(index, |term| match term {
            Term::Phrase(phrase) => Some(phrase),
            _ => None,
        })?;
        let expression = match phrase {
            Phrase::YearToDate => Expression::YearToDate,
            Phrase::Day => Expression::Away { unit: Unit::Day, offset: 0, count: 1 },
            Phrase::Loose => Expression::Vague,
            Phrase::YearEarlier => Expression::FromLast(Unit::Year, -1),
        };
        Some(Found { expression, kind: PeriodKind::Calendar, end })
    }

    /// `zwischen 2015 und 2018`.
    fn between(&self, index: usize) -> Option<Found> {
        let first = self.core(self.skip(index, Term::Between)?, true)?;
        let last = self.core(self.skip(first.end, Term::And)?, true)?;
        first.is_same_sort(&last).then(|| {
            let start = Box::new(first.expression.with_year_of(&last.expression));
            let expression = Expression::Range(start, Box::new(last.expression));
            Found { expression, kind: PeriodKind::Calendar, end: last.end }
        })
    }

    /// An expression behind a preposition, or behind two: `bis zum`.
    fn opened(&self, index: usize) -> Option<Found> {
        let preposition = |term| match term {
            Term::Preposition(preposition) => Some(preposition),
            _ => None,
        };
        let (sense, mut next) = self.term(index, preposition)?;
        if let Some((Preposition::In, behind)) = self.term(next, preposition) {
            next = behind;
        }
        let mut articled = self.skip(next - 1, Term::Contracted).is_some();
        if let Some(behind) = self.skip(next, Term::Article) {
            next = behind;
            articled = true;
        }
        if let Some(found) = self.measured(next, Some(sense)) {
            return Some(found);
        }
        let core = self.core(next, true).or_else(|| articled.then(|| self.articled_unit(next)).flatten())?;
        if sense == Preposition::Ago {
            // `vor März` is not a distance; `vor dem Jahr 2020` names a year all the same.
            return Some(self.closed(core));
        }
        let mut found = self.closed(core);
        found.expression = match sense {
            Preposition::Since if !matches!(found.expression, Expression::Range(..)) => {
                Expression::Since(Box::new(found.expression))
            }
            Preposition::Until | Preposition::Within => Expression::Until(Box::new(found.expression)),
            _ => found.expression,
        };
        Some(found)
    }

    fn bare(&self, index: usize) -> Option<Found> {
        let article = self.skip(index, Term::Article);
        let next = article.unwrap_or(index);
        if let Some(found) = self.measured(next, None) {
            return Some(found);
        }
        // `der derzeit größte`: the article belongs to the noun behind.
        let adverb =
            self.term(next, |term| matches!(term, Term::Deictic(Unit::Day, _)).then_some(())).is_some();
        if article.is_some() && adverb {
            return None;
        }
        // `das 2011 gegründete`: so does that before a bare year.
        let year = self.text.kind(next) == Some(TokenKind::Number);
        self.core(next, false)
            .filter(|core| {
                !(year
                    && article.is_some()
                    && matches!(core.expression, Expression::Year(calendar::Year::Number(_))))
            })
            .map(|core| self.closed(core))
    }

    /// `core` with what may stand behind it: the other end of a range.
    fn closed(&self, core: Core) -> Found {
        let join = self
            .skip(core.end, Term::Join)
            .or_else(|| matches!(self.form(core.end), "-" | "–").then_some(core.end + 1));
        if let Some(other) =
            join.and_then(|next| self.core(self.skip(next, Term::Article).unwrap_or(next), true))
            && core.is_same_sort(&other)
        {
            let expression = Expression::Range(
                Box::new(core.expression.with_year_of(&other.expression)),
                Box::new(other.expression),
            );
            return Found { expression, kind: PeriodKind::Calendar, end: other.end };
        }
        Found { expression: core.expression, kind: PeriodKind::Calendar, end: core.end }
    }

    /// A length and what it is the length of: `three months to 31 December`, `a year ago`, `vor drei Jahren`,
    /// `within 90 days`, or just a length.
    fn measured(&self, index: usize, sense: Option<Preposition>) -> Option<Found> {
        let mut next = index;
        if let Some(behind) = self.skip(next, Term::Approximate) {
            next = behind;
        }
        let length = self.length(next)?;
        let (unit, count) = (length.unit, length.count.unwrap_or(1));
        let steps = i32::try_from(count).ok()?;
        let calendar = |expression, end| Some(Found { expression, kind: PeriodKind::Calendar, end });
        let told = length.count.is_some();
        let away = |offset| if told { distance(unit, offset) } else { Expression::Vague };
        let behind = self.term(length.end, |term| match term {
            Term::Behind(behind) => Some(behind),
            _ => None,
        });
        if let Some((behind, end)) = behind {
            return calendar(
                match behind {
                    Behind::Ago => away(-steps),
                    Behind::Earlier if told => Expression::FromLast(unit, -steps),
                    Behind::Later if told => Expression::FromLast(unit, steps),
                    Behind::Earlier | Behind::Later => Expression::Vague,
                },
                end,
            );
        }
        if let Some(end) = self.skip(length.end, Term::UpTo)
            && unit.is_reported()
            && let Some(core) = self.core(self.skip(end, Term::Article).unwrap_or(end), true)
        {
            return calendar(Expression::UpTo(unit, count, Box::new(core.expression)), core.end);
        }
        match sense {
            Some(Preposition::Ago) => calendar(away(-steps), length.end),
            Some(Preposition::Within) if told => calendar(Expression::Within(unit, count), length.end),
            Some(Preposition::Within) => calendar(Expression::Vague, length.end),
            Some(Preposition::Since) if !length.article => {
                let expression = if told {
                    Expression::Since(Box::new(distance(unit, -steps)))
                } else {
                    Expression::Vague
                };
                calendar(expression, length.end)
            }
            _ if length.article => None,
            _ => Some(Found { expression: Expression::Vague, kind: PeriodKind::Duration, end: length.end }),
        }
    }

    /// A time of day: `16.30 Uhr`, `by 0900 GMT`, `9 a.m. ET`.
    fn clock(&self, index: usize) -> Option<Found> {
        let opened = self.term(index, |term| matches!(term, Term::Preposition(_)).then_some(()));
        let next = opened.map_or(index, |((), next)| next);
        if self.text.kind(next) != Some(TokenKind::Number) || next >= self.end {
            return None;
        }
        let minutes = self.form(next + 1) == ":" && self.text.kind(next + 2) == Some(TokenKind::Number);
        let mut end = self.skip(if minutes { next + 3 } else { next + 1 }, Term::Clock)?;
        if let Some(zone) = self.skip(end, Term::Clock) {
            end = zone;
        }
        let expression = Expression::Away { unit: Unit::Day, offset: 0, count: 1 };
        Some(Found { expression, kind: PeriodKind::Clock, end })
    }
}

/// The stretch that lies so many units from the one of today: `three years ago`.
fn distance(unit: Unit, offset: i32) -> Expression {
    Expression::Away { unit, offset, count: 1 }
}
