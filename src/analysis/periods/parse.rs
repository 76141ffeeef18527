//! One time expression with what opens and closes it: preposition, core, range, distance.

use super::calendar::{self, Expression, TimeUnit};
use super::parser::{FoundPeriod, PeriodCore, PeriodParser};
use super::vocabulary::{Behind, Idiom, Term, TimePreposition, TimeReading};
use crate::analysis::PeriodKind;
use crate::analysis::text::TokenKind;

impl PeriodParser<'_> {
    /// The time expression that starts at the token number `index`.
    pub(super) fn parse(&self, index: usize) -> Option<FoundPeriod> {
        let number = self.text.kind(index) == Some(TokenKind::Number);
        if !number && self.readings.at(index).iter().all(|reading| self.leads_nowhere(reading)) {
            return None;
        }
        let idiom = self.idiom(index);
        let loose = |found: &FoundPeriod| found.expression == Expression::Vague;
        let read = || {
            self.between(index)
                .or_else(|| self.opened(index))
                .or_else(|| self.bare(index))
                .or_else(|| self.clock(index))
        };
        match idiom {
            Some(idiom) if loose(&idiom) => {
                read().filter(|found| found.kind == PeriodKind::Calendar).or(Some(idiom))
            }
            // `a year ago` is a distance, `the year-ago quarter` is more.
            Some(idiom) => read().filter(|found| found.end > idiom.end).or(Some(idiom)),
            None => read(),
        }
    }

    /// Whether no time expression starts with the reading: most articles and prepositions stand before other words.
    fn leads_nowhere(&self, reading: &TimeReading) -> bool {
        match reading.term {
            Term::Future | Term::Programme | Term::Counted | Term::Clock | Term::EstimateSuffix => true,
            Term::Preposition(_)
            | Term::Contracted
            | Term::Article
            | Term::Between
            | Term::Belongs
            | Term::And
            | Term::Join
            | Term::UpTo => self.text.is_word(reading.next) && self.readings.at(reading.next).is_empty(),
            _ => false,
        }
    }

    fn idiom(&self, index: usize) -> Option<FoundPeriod> {
        let (idiom, end) = self.term(index, |term| match term {
            Term::Idiom(idiom) => Some(idiom),
            _ => None,
        })?;
        let expression = match idiom {
            Idiom::YearToDate => Expression::YearToDate,
            Idiom::Day => Expression::Away { unit: TimeUnit::Day, offset: 0, count: 1 },
            Idiom::Loose => Expression::Vague,
            Idiom::TwelveMonths => Expression::Away { unit: TimeUnit::Month, offset: -12, count: 12 },
            Idiom::YearEarlier => Expression::FromLast(TimeUnit::Year, -1),
        };
        Some(FoundPeriod { expression, kind: PeriodKind::Calendar, end })
    }

    /// `zwischen 2015 und 2018`.
    fn between(&self, index: usize) -> Option<FoundPeriod> {
        let first = self.core(self.skip(index, Term::Between)?, true)?;
        let last = self.core(self.skip(first.end, Term::And)?, true)?;
        first.expression.is_same_sort(&last.expression).then(|| {
            let start = Box::new(first.expression.with_year_of(&last.expression));
            let expression = Expression::Range(start, Box::new(last.expression));
            FoundPeriod { expression, kind: PeriodKind::Calendar, end: last.end }
        })
    }

    /// An expression behind a preposition, or behind two: `bis zum`.
    fn opened(&self, index: usize) -> Option<FoundPeriod> {
        let preposition = |term| match term {
            Term::Preposition(preposition) => Some(preposition),
            _ => None,
        };
        let (sense, mut next) = self.term(index, preposition)?;
        if let Some((TimePreposition::In, behind)) = self.term(next, preposition) {
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
        if sense == TimePreposition::Ago {
            // `vor März` is not a distance; `vor dem Jahr 2020` names a year all the same.
            return Some(self.closed(core));
        }
        let mut found = self.closed(core);
        found.expression = match sense {
            TimePreposition::Since if !matches!(found.expression, Expression::Range(..)) => {
                Expression::Since(Box::new(found.expression))
            }
            TimePreposition::Until | TimePreposition::Within => Expression::Until(Box::new(found.expression)),
            _ => found.expression,
        };
        Some(found)
    }

    fn bare(&self, index: usize) -> Option<FoundPeriod> {
        let article = self.skip(index, Term::Article);
        let next = article.unwrap_or(index);
        if let Some(found) = self.measured(next, None) {
            return Some(found);
        }
        // `der derzeit größte`: the article belongs to the noun behind.
        let adverb =
            self.term(next, |term| matches!(term, Term::Deictic(TimeUnit::Day, _)).then_some(())).is_some();
        if article.is_some() && adverb {
            return None;
        }
        // `das 2011 gegründete`: so does that before a bare year.
        let year = self.text.kind(next) == Some(TokenKind::Number);
        self.core(next, false)
            .filter(|core| {
                !(year
                    && article.is_some()
                    && matches!(core.expression.on_calendar(), Expression::Year(calendar::Year::Number(_))))
            })
            .map(|core| self.closed(core))
    }

    /// `core` with what may stand behind it: the other end of a range.
    fn closed(&self, core: PeriodCore) -> FoundPeriod {
        let join = self
            .skip(core.end, Term::Join)
            .or_else(|| matches!(self.form(core.end), "-" | "–").then_some(core.end + 1));
        if let Some(other) =
            join.and_then(|next| self.core(self.skip(next, Term::Article).unwrap_or(next), true))
            && let other = of_months(other, &core)
            && core.expression.is_same_sort(&other.expression)
        {
            let expression = Expression::Range(
                Box::new(core.expression.with_year_of(&other.expression)),
                Box::new(other.expression),
            );
            return FoundPeriod { expression, kind: PeriodKind::Calendar, end: other.end };
        }
        FoundPeriod { expression: core.expression, kind: PeriodKind::Calendar, end: core.end }
    }

    /// A length and what it is the length of: `three months to 31 December`, `a year ago`, `vor drei Jahren`,
    /// `within 90 days`, or just a length.
    fn measured(&self, index: usize, sense: Option<TimePreposition>) -> Option<FoundPeriod> {
        let mut next = index;
        if let Some(behind) = self.skip(next, Term::Approximate) {
            next = behind;
        }
        if let Some(core) = self.months_of_year(next) {
            return Some(FoundPeriod {
                expression: core.expression,
                kind: PeriodKind::Calendar,
                end: core.end,
            });
        }
        let length = self.length(next)?;
        let (unit, count) = (length.unit, length.count.unwrap_or(1));
        let steps = i32::try_from(count).ok()?;
        let calendar = |expression, end| Some(FoundPeriod { expression, kind: PeriodKind::Calendar, end });
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
            Some(TimePreposition::Ago) => calendar(away(-steps), length.end),
            Some(TimePreposition::Within) if told => calendar(Expression::Within(unit, count), length.end),
            Some(TimePreposition::Within) => calendar(Expression::Vague, length.end),
            Some(TimePreposition::Since) if !length.article => {
                let expression = if told {
                    Expression::Since(Box::new(distance(unit, -steps)))
                } else {
                    Expression::Vague
                };
                calendar(expression, length.end)
            }
            _ if length.article => None,
            _ => Some(FoundPeriod {
                expression: Expression::Vague,
                kind: PeriodKind::Duration,
                end: length.end,
            }),
        }
    }

    /// A time of day: `16.30 Uhr`, `by 0900 GMT`, `9 a.m. ET`.
    fn clock(&self, index: usize) -> Option<FoundPeriod> {
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
        let expression = Expression::Away { unit: TimeUnit::Day, offset: 0, count: 1 };
        Some(FoundPeriod { expression, kind: PeriodKind::Clock, end })
    }
}

/// The end of `July-September quarter` is September, not the quarter that ends with it.
fn of_months(other: PeriodCore, first: &PeriodCore) -> PeriodCore {
    match (first.expression.on_calendar(), other.expression) {
        (Expression::Months(..), Expression::UpTo(_, 1, month))
            if matches!(*month, Expression::Months(..)) =>
        {
            PeriodCore { expression: *month, end: other.end }
        }
        (_, expression) => PeriodCore { expression, end: other.end },
    }
}

/// The stretch that lies so many units from the one of today: `three years ago`.
fn distance(unit: TimeUnit, offset: i32) -> Expression {
    Expression::Away { unit, offset, count: 1 }
}
