//! Years: in digits, by name, of the books, and the year behind a part of it.

use super::calendar::{Expression, TimeUnit, Year};
use super::parser::{PeriodCore, PeriodParser};
use super::vocabulary::{Behind, Term};
use crate::analysis::text::TokenKind;

impl PeriodParser<'_> {
    /// `Jahr 2022`, `Geschäftsjahr 2015/16`, `fiscal 2019`, `full year`.
    pub(super) fn named_year(&self, index: usize) -> Option<PeriodCore> {
        let fiscal = self.skip(index, Term::FiscalYear);
        let next = fiscal.or_else(|| self.skip(index, Term::Unit(TimeUnit::Year)))?;
        let next = if fiscal.is_some() { self.skip_unit(next, TimeUnit::Year) } else { next };
        if let Some((expression, end)) = self.year_digits(next) {
            return Some(PeriodCore { expression, end });
        }
        if let Some(end) = self.skip(next, Term::UpTo)
            && let Some(core) = self.day_month(end).or_else(|| self.month(end))
        {
            return Some(PeriodCore {
                expression: Expression::UpTo(TimeUnit::Year, 1, Box::new(core.expression)),
                end: core.end,
            });
        }
        fiscal.map(|_| PeriodCore { expression: Expression::Vague, end: next })
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
            .or_else(|| self.named_year(next))
            .or_else(|| self.shifted(next))
            .or_else(|| self.deictic(next))?;
        match core.expression {
            Expression::Year(year) => Some((year, core.end)),
            _ => None,
        }
    }

    /// A year in digits: `2022`, `2023/24`, `2020s`.
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
                return last
                    .filter(|&last| last > year)
                    .map(|last| (Expression::Years(year, last), index + 3));
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

/// Whether a number may be joined to what stands before it: an opening bracket or quotation mark, a dash.
pub(super) fn is_opening(piece: &str) -> bool {
    matches!(piece, "(" | "[" | "„" | "“" | "\"" | "‘" | "'" | "–" | "—" | "/" | "«" | "»")
}
