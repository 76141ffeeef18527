//! Parts of years: `drittes Quartal 2024`, `first nine months of 2015`, and their short notations, `Q3/24`, `1H25`, `9M 2024`.
//!
//! A part of the year of a firm's books (`second fiscal quarter`, `Q3 FY24`, `4. Quartal 2023/24`) stays apart from those of
//! the calendar, since nothing says when that year starts.

use super::calendar::{Expression, TimeUnit, Year};
use super::parser::{PeriodCore, PeriodParser};
use super::vocabulary::Term;
use super::year::{is_opening, two_digits, year_number};

impl PeriodParser<'_> {
    /// `drittes Quartal 2024`, `3. Quartal`, `first nine months of 2015`, `zweite Jahreshälfte`.
    pub(super) fn part_of_year(&self, index: usize) -> Option<PeriodCore> {
        let (ordinal, mut next) = match self.small_number(index) {
            Some(number) if self.is_ordinal_mark(index + 1) => (number, index + 2),
            Some(_) => return None,
            None => self.roman(index).or_else(|| {
                self.term(index, |term| match term {
                    Term::Ordinal(number) => Some(number),
                    _ => None,
                })
            })?,
        };
        if self.form(next) == "-" {
            next += 1;
        }
        if let Some(length) = self.length(next).filter(|_| ordinal == 1) {
            let months = length.unit.month_count()?.checked_mul(length.count?)?;
            if (1..=12).contains(&months) {
                let (year, end) = self.year_tail(length.end);
                return Some(PeriodCore { expression: Expression::Months(1, months, year), end });
            }
        }
        // `second fiscal quarter`
        let books = self.skip(next, Term::FiscalYear);
        let unit_at = books.map_or(next, |books| if self.form(books) == "-" { books + 1 } else { books });
        let (unit, next) = self.unit(unit_at)?;
        let length = unit.month_count().filter(|length| (2..12).contains(length))?;
        let (year, end) =
            self.short_year(next).filter(|_| self.form(next) != "-").unwrap_or_else(|| self.year_tail(next));
        let fiscal = self.is_fiscal(index..end);
        part(ordinal, length, (year, end), fiscal)
    }

    /// The `II.` of `II. Quartal`.
    fn roman(&self, index: usize) -> Option<(u32, usize)> {
        let number = |term| match term {
            Term::Roman(number) => Some(number),
            _ => None,
        };
        let pointed = self.form(index + 1) == "." && self.text.is_joined(index + 1);
        self.term(index, number).filter(|_| pointed).map(|(number, next)| (number, next + 1))
    }

    /// `9 Monate 2024`, `sechs Monate 2025`: so many months from the start of a year.
    pub(super) fn months_of_year(&self, index: usize) -> Option<PeriodCore> {
        let length = self.length(index).filter(|length| length.unit == TimeUnit::Month)?;
        let count = length.count.filter(|count| matches!(count, 3 | 6 | 9))?;
        let (year, end) = self.year_digits(length.end)?;
        match year.on_calendar() {
            Expression::Year(year) => {
                Some(PeriodCore { expression: Expression::Months(1, count, *year), end })
            }
            Expression::Years(_, last) => {
                let expression = Expression::FiscalMonths(1, count, Year::Number(*last));
                Some(PeriodCore { expression, end })
            }
            _ => None,
        }
    }

    /// `1-9/2024`, `01–06/2025`: the months of a year by their numbers.
    pub(super) fn numbered_months(&self, index: usize) -> Option<PeriodCore> {
        let joined = (1..5).all(|step| self.text.is_joined(index + step));
        if !joined || !matches!(self.form(index + 1), "-" | "–") || self.form(index + 3) != "/" {
            return None;
        }
        let (first, last) = (self.small_number(index)?, self.small_number(index + 2)?);
        let year = year_number(self.form(index + 4))?;
        let expression = Expression::Months(first, last, Year::Number(year));
        (first < last && last <= 12).then_some(PeriodCore { expression, end: index + 5 })
    }

    /// `fiscal second quarter`, `fiscal Q3`.
    pub(super) fn fiscal_part(&self, index: usize) -> Option<PeriodCore> {
        let next = self.skip(index, Term::FiscalYear)?;
        let next = if self.form(next) == "-" { next + 1 } else { next };
        let inner = self.part_of_year(next).or_else(|| self.numbered_part(next))?;
        Some(PeriodCore { expression: fiscal_months(inner.expression), end: inner.end })
    }

    /// `2024 second quarter`, `FY2024 Q3`: the year first.
    pub(super) fn part_behind_year(&self, index: usize) -> Option<PeriodCore> {
        let year = self
            .numbered_part(index)
            .or_else(|| self.named_year(index))
            .or_else(|| self.bare_year(index, true))?;
        let Expression::Year(Year::Number(number)) = *year.expression.on_calendar() else { return None };
        let glue = usize::from(matches!(self.form(year.end), "-" | "/") && self.text.is_joined(year.end));
        let next = year.end + glue;
        let inner = self.numbered_part(next).or_else(|| self.part_of_year(next))?;
        let Expression::Months(first, last, Year::Unsaid) = inner.expression else { return None };
        let expression = Expression::Months(first, last, Year::Number(number));
        let fiscal = self.is_fiscal(index..year.end) || matches!(year.expression, Expression::Fiscal(_));
        let expression = if fiscal { fiscal_months(expression) } else { expression };
        Some(PeriodCore { expression, end: inner.end })
    }

    /// The part of the years of companies that a letter beside its number stands for: `Q3`, `1H`.
    pub(super) fn part_code(&self, index: usize) -> Option<TimeUnit> {
        let code = |term| match term {
            Term::PartCode(unit) => Some(unit),
            _ => None,
        };
        self.term(index, code).map(|(unit, _)| unit).filter(|_| self.text.is_capitalized(index))
    }

    /// `Q3 2024`, `H1`, `3Q24`, `Q1’25`, `9M/24`, `FY24`.
    pub(super) fn numbered_part(&self, index: usize) -> Option<PeriodCore> {
        if !self.text.is_joined(index + 1) {
            return None;
        }
        let (letter_first, unit, digits) = match self.part_code(index) {
            Some(unit) => (true, unit, self.form(index + 1)),
            None => (false, self.part_code(index + 1)?, self.form(index)),
        };
        if index > self.start && self.text.is_joined(index) && !is_opening(self.form(index - 1)) {
            return None;
        }
        // `Q1’25` has one token for both numbers.
        let (digits, glued) = match digits.split_once(['\'', '’']).filter(|_| letter_first) {
            Some((number, year)) => (number, Some((Year::Number(two_digits(year)?), index + 2))),
            None => (digits, None),
        };
        let number: u32 = digits.parse().ok()?;
        let tail =
            || glued.or_else(|| self.short_year(index + 2)).unwrap_or_else(|| self.year_tail(index + 2));
        match unit {
            TimeUnit::Quarter | TimeUnit::Half => {
                let (year, end) = tail();
                part(number, unit.months(), (year, end), self.is_fiscal(index..end))
            }
            TimeUnit::Month => {
                // `9M` alone may be nine million.
                let ((year, end), months) = (tail(), matches!(number, 3 | 6 | 9 | 12));
                let told = year != Year::Unsaid && months && self.form(index + 2) != ",";
                let expression = Expression::Months(1, number, year);
                let fiscal = self.is_fiscal(index..end);
                let expression = if fiscal { fiscal_months(expression) } else { expression };
                told.then_some(PeriodCore { expression, end })
            }
            TimeUnit::Year if letter_first => self.coded_year(index),
            _ => None,
        }
    }
}

fn part(number: u32, months: u32, (year, end): (Year, usize), fiscal: bool) -> Option<PeriodCore> {
    let last = number.checked_mul(months).filter(|&last| last <= 12 && number > 0)?;
    let expression = Expression::Months(last - months + 1, last, year);
    Some(PeriodCore { expression: if fiscal { fiscal_months(expression) } else { expression }, end })
}

/// Months of the calendar as those of the books.
fn fiscal_months(expression: Expression) -> Expression {
    match expression {
        Expression::Months(first, last, year) => Expression::FiscalMonths(first, last, year),
        expression => expression,
    }
}
