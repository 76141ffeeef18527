//! The normal form of what a time expression says: `2024-Q1`, `FY2024`, `..2028`.
//!
//! A closed stretch has the form of its days. What is open at one end has that of the part of the calendar that it
//! starts or ends with: `bis Ende 2028` and `bis 2028` are both `..2028`. Years of books stay apart from those of the
//! calendar, since nothing says when they start.

use super::calendar::{Edge, Expression, Reference, TimeUnit, Year};
use super::parser::FoundPeriod;
use crate::analysis::{CalendarPart, PeriodForm, PeriodKind};
use chrono::Datelike;

/// The normal form of `found`, where it has one.
pub(super) fn form(found: &FoundPeriod, reference: Reference) -> Option<PeriodForm> {
    if found.kind != PeriodKind::Calendar {
        return None;
    }
    match &found.expression {
        Expression::Away { unit: TimeUnit::Month, offset: -12, count: 12 } => {
            Some(PeriodForm::LastTwelveMonths)
        }
        Expression::Since(start) => part(inside(start, Edge::Start), reference).map(PeriodForm::From),
        Expression::Until(end) => {
            let ahead = Reference { ahead: true, ..reference };
            part(inside(end, Edge::End), ahead).map(PeriodForm::Until)
        }
        Expression::YearToDate => {
            reference.today.map(|today| PeriodForm::From(CalendarPart::Year(today.year())))
        }
        Expression::Fiscal(inner) => fiscal(inner, reference).map(PeriodForm::Fiscal),
        Expression::FiscalMonths(first, last, Year::Number(year)) => {
            CalendarPart::of_months(*year, *first, *last).map(PeriodForm::Fiscal)
        }
        Expression::UpTo(unit, count, _) if unit.months() * count == 12 => {
            // `the year to 31 March`: a year that isn't that of the calendar is one of the books.
            let (from, to) = stretch(&found.expression, reference)?;
            let whole = CalendarPart::of_days(from, to).map(PeriodForm::Calendar);
            let books = PeriodForm::Fiscal(CalendarPart::Year(to.year()));
            whole.or(Some(books).filter(|_| *unit == TimeUnit::Year))
        }
        expression => part(expression, reference).map(PeriodForm::Calendar),
    }
}

/// The expression without the edge that the open end already says: `bis Ende 2028`, `seit Anfang 2024`.
fn inside(expression: &Expression, told: Edge) -> &Expression {
    match expression {
        Expression::Edge(edge, whole) if *edge == told => whole,
        whole => whole.on_calendar(),
    }
}

fn part(expression: &Expression, reference: Reference) -> Option<CalendarPart> {
    let (from, to) = stretch(expression, reference)?;
    CalendarPart::of_days(from, to)
}

fn stretch(expression: &Expression, reference: Reference) -> Option<(chrono::NaiveDate, chrono::NaiveDate)> {
    let (from, to) = expression.resolve(reference);
    from.zip(to)
}

/// A year of books by the year that it ends in.
fn fiscal(inner: &Expression, reference: Reference) -> Option<CalendarPart> {
    match inner {
        Expression::Years(first, last) if last - first == 1 => Some(CalendarPart::Year(*last)),
        Expression::Year(_) => part(inner, reference),
        _ => None,
    }
}
