//! Stretches that lie a year before one that was named, and are as long: `im Vorjahresquartal`, `the same period last year`.

use super::calendar::{Expression, TimeUnit, Year};
use super::parser::{PeriodCore, PeriodParser};
use super::vocabulary::Term;

impl PeriodParser<'_> {
    /// What is compared with the year before: `im Vorjahresquartal`, `the prior-year period`, `the same quarter of last
    /// year`, `im entsprechenden Zeitraum 2023`.
    pub(super) fn comparable(&self, index: usize) -> Option<PeriodCore> {
        let behind_hyphen = |at: usize| if self.form(at) == "-" { at + 1 } else { at };
        let same = self.skip(index, Term::Same);
        let next = same.unwrap_or(index);
        let core = |unit: Option<TimeUnit>, year, end| {
            let length = unit.filter(|unit| unit.month_count().is_some_and(|months| months < 12));
            Some(PeriodCore { expression: Expression::Comparable(length, year), end })
        };
        let one_word = self.term(next, |term| match term {
            Term::Comparable(unit) => Some(unit),
            _ => None,
        });
        if let Some((unit, end)) = one_word {
            return core(unit, Year::Offset(-1), end);
        }
        if let Some(end) = self.skip(next, Term::YearAgo) {
            let (unit, end) = self.stretch_noun(behind_hyphen(end))?;
            return core(unit, Year::Offset(-1), end);
        }
        same?;
        let (unit, end) = self.stretch_noun(next)?;
        let (year, end) = self.year_of_same(end).unwrap_or((Year::Unsaid, end));
        // `the same day` is none that is compared.
        if year == Year::Unsaid && unit.is_some_and(|unit| unit.month_count().is_none()) {
            return None;
        }
        core(unit, year, end)
    }

    /// The noun of a stretch of time of a length or of any: `quarter`, `Zeitraum`.
    fn stretch_noun(&self, index: usize) -> Option<(Option<TimeUnit>, usize)> {
        let any = self.skip(index, Term::Stretch).map(|end| (None, end));
        let unit = self.unit(index).filter(|(unit, _)| unit.month_count().is_some());
        any.or_else(|| unit.map(|(unit, end)| (Some(unit), end)))
    }

    /// The year that `the same quarter` lies in: `last year`, `a year ago`, `des Vorjahres`, `im Jahr davor`, `2023`.
    fn year_of_same(&self, index: usize) -> Option<(Year, usize)> {
        let opened = self.term(index, |term| matches!(term, Term::Preposition(_)).then_some(()));
        let next = opened.map_or(index, |((), next)| next);
        if let Some(end) =
            self.skip(next, Term::Article).or(Some(next)).and_then(|at| self.skip(at, Term::YearAgo))
        {
            return Some((Year::Offset(-1), end));
        }
        if let Some(length) =
            self.length(next).filter(|length| length.unit == TimeUnit::Year && length.count == Some(1))
            && let Some(((), end)) =
                self.term(length.end, |term| matches!(term, Term::Behind(_)).then_some(()))
        {
            return Some((Year::Offset(-1), end));
        }
        if let Some((Expression::FromLast(TimeUnit::Year, -1), end)) =
            self.articled_unit(next).map(|core| (core.expression, core.end))
        {
            return Some((Year::Offset(-1), end));
        }
        self.told_year(next)
    }
}
