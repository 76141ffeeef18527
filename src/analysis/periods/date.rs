//! The cores of time expressions: a date, a month, a part of a year, a year, a distance from today.

use super::calendar::{Expression, TimeUnit, Year};
use super::parser::{PeriodCore, PeriodParser};
use super::vocabulary::Term;
use super::year::{of_books, year_number};
use crate::analysis::text::TokenKind;

/// How sure it is that the name of a month is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MonthName {
    /// Nothing else is called so.
    Sure,
    /// An ordinary word too, which is a month beside a number only: `May`.
    Ambiguous,
    /// An abbreviation, which counts beside a number or before its point: `Sept`.
    Short,
}

impl PeriodParser<'_> {
    /// The longest core at `index`. Behind a preposition (`opened`) a bare year needs less care.
    pub(super) fn core(&self, index: usize, opened: bool) -> Option<PeriodCore> {
        let ways = [
            self.written_date(index),
            self.day_month(index),
            self.month(index),
            self.part_of_year(index),
            self.numbered_part(index),
            self.numbered_months(index),
            self.fiscal_part(index),
            self.part_behind_year(index),
            self.comparable(index),
            self.shifted(index),
            self.named_year(index),
            self.bare_year(index, opened),
            self.deictic(index),
            self.edge(index),
            self.weekday(index, None),
            self.season(index, Year::Unsaid),
        ];
        ways.into_iter().flatten().max_by_key(|core| core.end)
    }

    /// `20.05.2024`, `2024-05-20`.
    pub(super) fn written_date(&self, index: usize) -> Option<PeriodCore> {
        if self.text.kind(index) != Some(TokenKind::Number) {
            return None;
        }
        let mut parts = self.form(index).split('.');
        if let (Some(day), Some(month), Some(year), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        {
            let year: i32 = year.parse().ok().filter(|_| year.len() == 4 || year.len() == 2)?;
            let year = if year < 100 { 2000 + year } else { year };
            return day_of(month.parse().ok()?, day.parse().ok()?, Year::Number(year), index + 1);
        }
        let joined = (1..5).all(|step| self.text.is_joined(index + step));
        if joined && self.form(index + 1) == "-" && self.form(index + 3) == "-" {
            let year = year_number(self.form(index))?;
            let (month, day) = (self.form(index + 2).parse().ok()?, self.form(index + 4).parse().ok()?);
            return day_of(month, day, Year::Number(year), index + 5);
        }
        None
    }

    /// `20. Mai 2024`, `13 January`, `the 3rd of May`.
    pub(super) fn day_month(&self, index: usize) -> Option<PeriodCore> {
        let day = self.small_number(index)?;
        let mut next = index + 1;
        if self.is_ordinal_mark(next) {
            next += 1;
        }
        if let Some(behind) = self.skip(next, Term::Belongs).filter(|_| self.text.pack.writing.linked_month) {
            next = behind;
        }
        let (month, end) = self.month_name(next, true)?;
        let (year, end) = self.year_tail(end);
        day_of(month, day, year, end)
    }

    /// `May 20, 2024`, `März 2016`, `im März`.
    pub(super) fn month(&self, index: usize) -> Option<PeriodCore> {
        let sure = self.quarter(index + 1).is_some();
        let (month, next) = self.month_name(index, sure)?;
        if let Some(day) = self.small_number(next).filter(|_| self.text.pack.writing.month_before_day) {
            let mut end = next + 1;
            if self.is_ordinal_mark(end) && self.text.is_word(end) {
                end += 1;
            }
            let (year, end) = self.year_tail(end);
            if let Some(core) = day_of(month, day, year, end) {
                return Some(core);
            }
        }
        // `the June quarter`: the one that ends with June.
        if let Some((unit, end)) = self.quarter(next) {
            let (year, end) = self.year_tail(end);
            let end_month = Box::new(Expression::Months(month, month, year));
            return Some(PeriodCore { expression: Expression::UpTo(unit, 1, end_month), end });
        }
        let (year, end) = self.year_tail(next);
        Some(PeriodCore { expression: Expression::Months(month, month, year), end })
    }

    /// A quarter or half behind a hyphen or none: `-Quartal`, `quarter`.
    fn quarter(&self, index: usize) -> Option<(TimeUnit, usize)> {
        let index = if self.form(index) == "-" { index + 1 } else { index };
        self.unit(index).filter(|(unit, _)| matches!(unit, TimeUnit::Quarter | TimeUnit::Half))
    }

    /// The month at `index`; a name that isn't sure needs a number on one side or a point of abbreviation.
    pub(super) fn month_name(&self, index: usize, beside_number: bool) -> Option<(u32, usize)> {
        let ((number, name), end) = self.term(index, |term| match term {
            Term::Month(number) => Some((number, MonthName::Sure)),
            Term::AmbiguousMonth(number) => Some((number, MonthName::Ambiguous)),
            Term::ShortMonth(number) => Some((number, MonthName::Short)),
            _ => None,
        })?;
        if self.text.pack.writing.calendar_capitalized && !self.text.is_capitalized(index) {
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
        // `Oct-Dec`
        let month = |term| matches!(term, Term::Month(_) | Term::ShortMonth(_)).then_some(());
        let ranged = matches!(self.form(end), "-" | "–") && self.term(end + 1, month).is_some();
        let comma_number = self.form(end) == "," && self.text.kind(end + 1) == Some(TokenKind::Number);
        let sure = name == MonthName::Sure
            || beside_number
            || numbered
            || ranged
            || comma_number
            || (pointed && short)
            || opened;
        sure.then_some((number, end))
    }

    /// `letzten Monat`, `last three years`, `vergangenen Mittwoch`, `laufenden Jahr 2016`, `this summer`.
    pub(super) fn shifted(&self, index: usize) -> Option<PeriodCore> {
        let (shift, next) = self.shift(index)?;
        if let Some(core) = self.weekday(next, Some(shift)) {
            return Some(core);
        }
        if let Some((month, end)) = self.month_name(next, true) {
            return Some(PeriodCore { expression: Expression::Months(month, month, Year::Unsaid), end });
        }
        if let Some(core) = self.season(next, if shift == 0 { Year::Offset(0) } else { Year::Unsaid }) {
            return Some(core);
        }
        if let Some(core) = self.named_year(next).filter(|core| core.expression != Expression::Vague) {
            return Some(core);
        }
        let fiscal = self.skip(next, Term::FiscalYear);
        if let Some(end) = fiscal.or_else(|| self.skip(next, Term::FullYear)) {
            return Some(PeriodCore {
                expression: of_books(Expression::Year(Year::Offset(shift)), fiscal.is_some()),
                end: self.skip_unit(end, TimeUnit::Year),
            });
        }
        if let Some(length) = self.length(next).filter(|length| !length.article) {
            let Some(count) = length.count else {
                return Some(PeriodCore { expression: Expression::Vague, end: length.end });
            };
            let offset = if shift < 0 { -i32::try_from(count).ok()? } else { shift };
            return Some(PeriodCore {
                expression: Expression::Away { unit: length.unit, offset, count },
                end: length.end,
            });
        }
        let (unit, end) = self.unit(next)?;
        let mut end = end;
        if self.text.form(end) == "'" || self.text.form(end) == "’" {
            end = next + 1;
        }
        match unit {
            TimeUnit::Minute | TimeUnit::Hour => None,
            TimeUnit::Year => Some(PeriodCore { expression: Expression::Year(Year::Offset(shift)), end }),
            TimeUnit::Quarter | TimeUnit::Half if shift != 1 => {
                let (year, behind) = self.year_tail(end);
                let months = unit.month_count()?;
                Some(match (year, shift) {
                    // `letztes Quartal 2015`
                    (Year::Number(_), -1) => {
                        PeriodCore { expression: Expression::Months(13 - months, 12, year), end: behind }
                    }
                    _ => PeriodCore { expression: Expression::Away { unit, offset: shift, count: 1 }, end },
                })
            }
            _ => Some(PeriodCore { expression: Expression::Away { unit, offset: shift, count: 1 }, end }),
        }
    }

    /// `heute`, `gestern Abend`, `Vorjahr`, `heute, Dienstag`.
    pub(super) fn deictic(&self, index: usize) -> Option<PeriodCore> {
        let ((unit, offset), mut end) = self.term(index, |term| match term {
            Term::Deictic(unit, offset) => Some((unit, offset)),
            _ => None,
        })?;
        if unit == TimeUnit::Day {
            if let Some(behind) = self.skip(end, Term::DayPart) {
                end = behind;
            }
            let day = if self.form(end) == "," { end + 1 } else { end };
            if let Some(core) = self.weekday(day, None) {
                end = core.end;
            }
        }
        let expression = if unit == TimeUnit::Year {
            Expression::Year(Year::Offset(offset))
        } else {
            Expression::Away { unit, offset, count: 1 }
        };
        Some(PeriodCore { expression, end })
    }

    /// `Ende März 2016`, `mid-June`, `end of the year`, `Jahresmitte 2015`.
    fn edge(&self, index: usize) -> Option<PeriodCore> {
        let one_word = self.term(index, |term| match term {
            Term::EdgeOf(edge, unit) => Some((edge, unit)),
            _ => None,
        });
        if let Some(((edge, unit), next)) = one_word {
            let (whole, end) = match self.year_tail(next) {
                (Year::Unsaid, _) => (Expression::Away { unit, offset: 0, count: 1 }, next),
                (year, end) => (Expression::Year(year), end),
            };
            return Some(PeriodCore { expression: Expression::Edge(edge, Box::new(whole)), end });
        }
        let (edge, mut next) = self.term(index, |term| match term {
            Term::Edge(edge) => Some(edge),
            _ => None,
        })?;
        if self.form(next) == "-" {
            next += 1;
        }
        let of = self.skip(next, Term::Belongs);
        if let Some(behind) = of {
            next = behind;
        }
        let articled = self.skip(next, Term::Article);
        let inner = articled.unwrap_or(next);
        let whole = if let Some((unit, end)) = self.unit(inner).filter(|_| of.is_some() || articled.is_some())
        {
            let (year, behind) = self.year_tail(end);
            match (unit, year) {
                (TimeUnit::Year, Year::Number(_)) => {
                    PeriodCore { expression: Expression::Year(year), end: behind }
                }
                (TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day, _) => return None,
                _ => PeriodCore { expression: Expression::Away { unit, offset: 0, count: 1 }, end },
            }
        } else {
            let ways = [
                self.month(inner),
                self.part_of_year(inner),
                self.numbered_part(inner),
                self.shifted(inner),
                self.named_year(inner),
                self.bare_year(inner, true),
                self.deictic(inner),
                self.weekday(inner, None),
                self.season(inner, Year::Unsaid),
            ];
            ways.into_iter().flatten().max_by_key(|core| core.end)?
        };
        Some(match whole.expression {
            // `late Friday` is a day all the same.
            Expression::Weekday(..) | Expression::Day(..) => whole,
            expression => {
                PeriodCore { expression: Expression::Edge(edge, Box::new(expression)), end: whole.end }
            }
        })
    }

    /// `Mittwochabend`, `Monday night`, `Montag, 20. Mai`.
    fn weekday(&self, index: usize, weeks: Option<i32>) -> Option<PeriodCore> {
        let ((number, short), mut end) = self.term(index, |term| match term {
            Term::Weekday(number) => Some((number, false)),
            Term::ShortWeekday(number) => Some((number, true)),
            _ => None,
        })?;
        if self.text.pack.writing.calendar_capitalized && !self.text.is_capitalized(index) {
            return None;
        }
        if short {
            if self.form(end) != "." || !self.text.is_joined(end) {
                return None;
            }
            end += 1;
        }
        if let Some(behind) = self.skip(end, Term::DayPart) {
            end = behind;
        }
        let date = if self.form(end) == "," { end + 1 } else { end };
        let date = self.skip(date, Term::Article).unwrap_or(date);
        if let Some(core) =
            self.written_date(date).or_else(|| self.day_month(date)).or_else(|| self.month(date))
            && matches!(core.expression, Expression::Day(..))
        {
            return Some(core);
        }
        Some(PeriodCore { expression: Expression::Weekday(number, weeks), end })
    }

    fn season(&self, index: usize, year: Year) -> Option<PeriodCore> {
        let ((first, last), end) = self.term(index, |term| match term {
            Term::Season(first, last) => Some((first, last)),
            _ => None,
        })?;
        if self.text.pack.writing.nouns_capitalized && !self.text.is_capitalized(index) {
            return None;
        }
        let (tail, behind) = self.year_tail(end);
        let (year, end) = if tail == Year::Unsaid { (year, end) } else { (tail, behind) };
        Some(PeriodCore { expression: Expression::Months(first, last, year), end })
    }
}

fn day_of(month: u32, day: u32, year: Year, end: usize) -> Option<PeriodCore> {
    // 2000 is a leap year, so every day that exists passes.
    chrono::NaiveDate::from_ymd_opt(2000, month, day)?;
    Some(PeriodCore { expression: Expression::Day(month, day, year), end })
}
