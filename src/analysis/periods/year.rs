//! Years: in digits, by name, of the books, and the year behind a part of it.

use super::calendar::{Expression, TimeUnit, Year};
use super::parser::{PeriodCore, PeriodParser};
use super::vocabulary::{Behind, Term};
use crate::analysis::text::TokenKind;

impl PeriodParser<'_> {
    /// `Jahr 2022`, `Geschäftsjahr 2015/16`, `fiscal 2019`, `full year`.
    pub(super) fn named_year(&self, index: usize) -> Option<PeriodCore> {
        let fiscal = self.skip(index, Term::FiscalYear);
        let whole = fiscal.or_else(|| self.skip(index, Term::FullYear));
        let next = whole.or_else(|| self.skip(index, Term::Unit(TimeUnit::Year)))?;
        let next = if whole.is_some() { self.skip_unit(next, TimeUnit::Year) } else { next };
        if let Some((expression, end)) = self.year_digits(next) {
            return Some(PeriodCore { expression: of_books(expression, fiscal.is_some()), end });
        }
        if let Some(end) = self.skip(next, Term::UpTo)
            && let Some(core) = self.day_month(end).or_else(|| self.month(end))
        {
            return Some(PeriodCore {
                expression: Expression::UpTo(TimeUnit::Year, 1, Box::new(core.expression)),
                end: core.end,
            });
        }
        whole.map(|_| PeriodCore { expression: Expression::Vague, end: next })
    }

    /// A unit that only its article makes a time: `the quarter`, `im Quartal`, `im Jahr davor`.
    pub(super) fn articled_unit(&self, index: usize) -> Option<PeriodCore> {
        let (unit, end) = self.unit(index)?;
        let behind = self.term(end, |term| match term {
            Term::Behind(Behind::Earlier) => Some(-1),
            Term::Behind(Behind::Later) => Some(1),
            _ => None,
        });
        if let Some((offset, end)) = behind {
            return Some(PeriodCore { expression: Expression::FromLast(unit, offset), end });
        }
        let reported = matches!(unit, TimeUnit::Quarter | TimeUnit::Half | TimeUnit::Year);
        if let Some(next) = self.skip(end, Term::UpTo)
            && reported
            && let Some(core) = self.day_month(next).or_else(|| self.month(next))
        {
            return Some(PeriodCore {
                expression: Expression::UpTo(unit, 1, Box::new(core.expression)),
                end: core.end,
            });
        }
        reported.then_some(PeriodCore { expression: Expression::Vague, end })
    }

    /// `2022`, `2023/24`, `2020s`, where the number cannot be a count or a part of a name.
    pub(super) fn bare_year(&self, index: usize, opened: bool) -> Option<PeriodCore> {
        let (expression, end) = self.year_digits(index)?;
        if index > self.start {
            if self.text.is_joined(index) && !is_opening(self.form(index - 1)) {
                return None;
            }
            let from = index.saturating_sub(3).max(self.start);
            let before = |term| {
                (from..index).any(|at| {
                    self.readings.at(at).iter().any(|found| found.term == term && found.next == index)
                })
            };
            if !opened && before(Term::Approximate) {
                return None;
            }
            let named =
                |at: usize| at >= self.start && self.text.is_capitalized(at) && self.ends_in_programme(at);
            if !opened
                && (named(index - 1)
                    || (index >= 2 && self.text.is_capitalized(index - 1) && named(index - 2)))
            {
                return None;
            }
        }
        (!self.is_counted(end)).then_some(PeriodCore { expression, end })
    }

    /// Whether the word, or the last part of the compound that it is, names a plan: `Sparplan`.
    fn ends_in_programme(&self, index: usize) -> bool {
        self.skip(index, Term::Programme).is_some()
    }

    /// The year behind a part of it, with the token behind: `2024`, `of last year`, `des Vorjahres`.
    pub(super) fn year_tail(&self, index: usize) -> (Year, usize) {
        self.told_year(index).unwrap_or((Year::Unsaid, index))
    }

    pub(super) fn told_year(&self, index: usize) -> Option<(Year, usize)> {
        let mut next = index;
        if matches!(self.form(next), "," | "/" | "’" | "'") {
            next += 1;
        }
        if let Some(behind) = self.skip(next, Term::Belongs) {
            next = behind;
        }
        if let Some(articled) = self.skip(next, Term::Article) {
            next = articled;
            // `the first three months of the year`
            let year = self.skip(next, Term::Unit(TimeUnit::Year));
            if let Some(end) = year.filter(|&end| next > index + 1 && self.year_digits(end).is_none()) {
                return Some((Year::Offset(0), end));
            }
        }
        let core = self
            .year_digits(next)
            .filter(|&(_, end)| !self.is_counted(end))
            .map(|(expression, end)| PeriodCore { expression, end })
            .or_else(|| self.coded_year(next))
            .or_else(|| self.named_year(next))
            .or_else(|| self.shifted(next))
            .or_else(|| self.deictic(next))?;
        match core.expression.on_calendar() {
            Expression::Year(year) => Some((*year, core.end)),
            // A part of `2023/24`, which is named after the year that it ends in.
            Expression::Years(first, last) if last - first == 1 => Some((Year::Number(*last), core.end)),
            _ => None,
        }
    }

    /// A year of the books by its code: `FY24`, `FY2024/25`.
    pub(super) fn coded_year(&self, index: usize) -> Option<PeriodCore> {
        let year = |term| matches!(term, Term::PartCode(TimeUnit::Year)).then_some(());
        self.term(index, year)
            .filter(|_| self.text.is_capitalized(index) && self.text.is_joined(index + 1))?;
        let digits = self.form(index + 1);
        let year = match digits.len() {
            2 => two_digits(digits)?,
            _ => year_number(digits)?,
        };
        // `FY24/25` ends in 2025.
        let (year, end) = match self.short_year(index + 2) {
            Some((Year::Number(last), end)) if last - year == 1 => (last, end),
            _ => (year, self.behind_estimate(index + 2)),
        };
        Some(PeriodCore { expression: of_books(Expression::Year(Year::Number(year)), true), end })
    }

    /// A year in two digits that is glued to a part of it, with the token behind: the `24` of `3Q24`, `Q3/24`, `Q3’24`.
    pub(super) fn short_year(&self, index: usize) -> Option<(Year, usize)> {
        let glued = self.text.is_joined(index) && index < self.end;
        let mark = matches!(self.form(index), "/" | "'" | "’" | "-" | "‑");
        let at = if mark { index + 1 } else { index };
        // `Q3 ’24`: the mark says that it is a year.
        let apostrophe = mark && !matches!(self.form(index), "-" | "/");
        let joined = !mark || (self.text.is_joined(at) && at < self.end);
        let year = two_digits(self.form(at)).filter(|_| joined && (glued || apostrophe))?;
        let onward = self.text.is_joined(at + 1) && matches!(self.text.kind(at + 1), Some(TokenKind::Symbol));
        (!onward).then(|| (Year::Number(year), self.behind_estimate(at + 1)))
    }

    /// The token behind a letter that marks a year as estimated: the `e` of `2025e`.
    pub(super) fn behind_estimate(&self, index: usize) -> usize {
        let glued = index < self.end && self.text.is_joined(index) && !self.text.is_joined(index + 1);
        self.skip(index, Term::EstimateSuffix).filter(|_| glued).unwrap_or(index)
    }

    /// Whether one of the tokens says that a year is one of the books of a firm: `fiscal`, `2023/24`.
    pub(super) fn is_fiscal(&self, mut tokens: std::ops::Range<usize>) -> bool {
        tokens.any(|at| {
            self.skip(at, Term::FiscalYear).or_else(|| self.skip(at, Term::FiscalPart)).is_some()
                || self.coded_year(at).is_some()
                || self.year_digits(at).is_some_and(|(years, _)| matches!(years, Expression::Fiscal(_)))
        })
    }

    /// A year in digits: `2022`, `2023/24`, `2020s`, `2025e`.
    pub(super) fn year_digits(&self, index: usize) -> Option<(Expression, usize)> {
        if index >= self.end || self.text.kind(index) != Some(TokenKind::Number) {
            return None;
        }
        let year = year_number(self.form(index))?;
        let joined = |at: usize| at < self.end && self.text.is_joined(at);
        if joined(index + 1) {
            let next = self.form(index + 1);
            let second = self.form(index + 2);
            if matches!(next, "/" | "-" | "–")
                && joined(index + 2)
                && self.text.kind(index + 2) == Some(TokenKind::Number)
            {
                let last = match second.len() {
                    2 => second.parse().ok().map(|last: i32| year / 100 * 100 + last),
                    4 => year_number(second),
                    _ => None,
                };
                return last.filter(|&last| last > year).map(|last| {
                    let books = next == "/" && last - year == 1;
                    (of_books(Expression::Years(year, last), books), self.behind_estimate(index + 3))
                });
            }
            let estimated = self.behind_estimate(index + 1);
            if estimated > index + 1 {
                return Some((Expression::Year(Year::Number(year)), estimated));
            }
            if let Some(behind) = self.skip(index + 1, Term::DecadeSuffix).filter(|_| year % 10 == 0) {
                let end = self.skip_unit(behind, TimeUnit::Year);
                return Some((Expression::Years(year, year + 9), end));
            }
            let attached = match self.text.kind(index + 1)? {
                TokenKind::Word | TokenKind::Number | TokenKind::Symbol => true,
                TokenKind::Punctuation => matches!(next, "-" | "/" | "‑") && joined(index + 2),
            };
            if attached {
                return None;
            }
        }
        Some((Expression::Year(Year::Number(year)), index + 1))
    }

    /// Whether a number before `index` counts what stands there.
    pub(super) fn is_counted(&self, index: usize) -> bool {
        self.text.kind(index) == Some(TokenKind::Symbol) && index < self.end
            || self.skip(index, Term::Counted).is_some()
    }
}

/// The year from 1900 to 2099 that four digits name.
pub(super) fn year_number(digits: &str) -> Option<i32> {
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|year| (1900..2100).contains(year))
}

/// The year of this century or the end of the last one that two digits name.
pub(super) fn two_digits(digits: &str) -> Option<i32> {
    const LAST: i32 = 60;
    let year: i32 = digits.parse().ok().filter(|_| digits.len() == 2)?;
    Some(if year < LAST { 2000 + year } else { 1900 + year })
}

/// `expression` as one of the books of a firm, where it is.
pub(super) fn of_books(expression: Expression, fiscal: bool) -> Expression {
    match expression {
        Expression::Fiscal(_) => expression,
        _ if fiscal => Expression::Fiscal(Box::new(expression)),
        _ => expression,
    }
}

/// Whether a number may be joined to what stands before it: an opening bracket or quotation mark, a dash.
pub(super) fn is_opening(piece: &str) -> bool {
    matches!(piece, "(" | "[" | "„" | "“" | "\"" | "‘" | "'" | "–" | "—" | "/" | "«" | "»")
}
