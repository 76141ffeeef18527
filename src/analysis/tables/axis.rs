//! What the heads of columns and rows say of the values: when, and whether they are changes.
//!
//! A column of changes, or one without a period of its own (`Prognose`), is of the latest period that stands before it in
//! its group; `Vorjahr` is a year before that.

use super::label::{Label, LabelPeriod};
use super::shape::{ColumnHead, ReadCell, Section, ValueRow};
use super::tag::TableTag;
use crate::analysis::{CalendarPart, Period, PeriodForm, PeriodKind};
use crate::document::Span;
use chrono::{Datelike, Months, NaiveDate};

/// What a column or row says.
#[derive(Debug, Clone, Default)]
pub(super) struct Axis {
    /// The time of its values.
    pub when: Option<Period>,
    /// Whether its values are changes.
    pub is_change: bool,
}

/// The columns of a section. `default` is the time that the caption names.
pub(super) fn columns(section: &Section, labels: usize, default: Option<Period>) -> Vec<Axis> {
    let mut axes = vec![Axis::default(); section.heads.len()];
    let latest = |known: Option<Period>, other: Period| match known {
        Some(known) if known.to >= other.to => Some(known),
        _ => Some(other),
    };
    let mut group: Option<Period> = None;
    let mut is_closed = false;
    for (axis, head) in axes.iter_mut().zip(&section.heads).skip(labels) {
        axis.is_change = is_change(&head.label);
        let prior = prior_months(&head.label).filter(|_| !axis.is_change);
        let own = own_period(head).filter(|_| !axis.is_change);
        if axis.is_change {
            axis.when = group;
            is_closed = true;
        } else if let Some(months) = prior.filter(|_| !is_numbered(&head.label)) {
            let base = group.or(default);
            axis.when = base.and_then(|base| before(base, months, head));
        } else if let Some(own) = own {
            group = latest(group.filter(|_| !is_closed), own);
            is_closed = false;
            axis.when = Some(own);
        } else {
            axis.when = group;
        }
    }
    // What stands before the first period.
    let first = axes.iter().filter(|axis| !axis.is_change).find_map(|axis| axis.when).or(default);
    for (axis, head) in
        axes.iter_mut().zip(&section.heads).skip(labels).filter(|(axis, _)| axis.when.is_none())
    {
        let own = own_period(head).filter(|_| axis.is_change && is_numbered(&head.label));
        axis.when = own.or(first);
    }
    axes
}

/// Whether the period of a heading has a number, and is none that is told from today: `2024`, but not `Vorjahr`.
fn is_numbered(label: &Label) -> bool {
    label.period.is_some() && !label.tags.has(TableTag::Prior) && !label.tags.has(TableTag::PriorQuarter)
}

/// Whether the values under or beside a heading are changes.
pub(super) fn is_change(label: &Label) -> bool {
    // `Umsatzwachstum` is a measure, `Wachstum` is a change.
    label.tags.has(TableTag::Change)
}

/// How many months before the others the period of a heading lies, where it says so.
fn prior_months(label: &Label) -> Option<u32> {
    match (label.tags.has(TableTag::PriorQuarter), label.tags.has(TableTag::Prior)) {
        (true, _) => Some(3),
        (false, true) => Some(12),
        (false, false) => None,
    }
}

/// The period of a head, at the words that name it.
fn own_period(head: &ColumnHead) -> Option<Period> {
    let LabelPeriod { from, to, .. } = head.label.period.clone()?;
    let named = head.cells.iter().rev().find_map(|cell| Some(cell.place(&cell.label.period.as_ref()?.place)));
    let span = named.or_else(|| head.cells.last().map(|cell| cell.span))?;
    Some(of_days(span, from, to))
}

/// The period of these days, which the words at `span` name.
fn of_days(span: Span, from: NaiveDate, to: NaiveDate) -> Period {
    let form = CalendarPart::of_days(from, to).map(PeriodForm::Calendar);
    Period { span, kind: PeriodKind::Calendar, from: Some(from), to: Some(to), form }
}

/// The period that a cell names.
pub(super) fn cell_period(cell: &ReadCell) -> Option<Period> {
    let period = cell.label.period.as_ref()?;
    let span = cell.place(&period.place);
    Some(of_days(span, period.from, period.to))
}

/// The stretch that lies so many months before.
fn before(base: Period, months: u32, head: &ColumnHead) -> Option<Period> {
    let span = head.cells.last()?.span;
    let from = base.from?.checked_sub_months(Months::new(months))?;
    let to = base.to?;
    // The last day of a month stays one.
    let ends_month = to.succ_opt().is_some_and(|next| next.day() == 1);
    let to = if ends_month && base.from != base.to {
        to.succ_opt()?.checked_sub_months(Months::new(months))?.pred_opt()?
    } else {
        to.checked_sub_months(Months::new(months))?
    };
    Some(of_days(span, from, to))
}

/// The rows of a table whose labels are periods.
pub(super) fn are_periods<'r>(rows: impl Iterator<Item = &'r ValueRow>) -> bool {
    let (mut periods, mut all) = (0, 0);
    for row in rows {
        all += 1;
        periods += usize::from(row.labels.iter().any(|cell| cell.label.is_period()));
    }
    2 * periods >= all && periods > 0
}

/// The words of the labels of a row that name a period, joined: `Q3 2023`.
pub(super) fn row_words(row: &ValueRow, words: impl Fn(&ReadCell) -> String) -> Option<String> {
    let parts: Vec<String> =
        row.labels.iter().filter(|cell| cell.label.is_period()).rev().map(words).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The days of a joined label, at the last cell that names a part of it.
pub(super) fn joined(row: &ValueRow, label: &Label) -> Option<Period> {
    let period = label.period.as_ref()?;
    let cell = row.labels.iter().rev().find(|cell| cell.label.is_period())?;
    let span = cell.place(&cell.label.period.as_ref()?.place);
    Some(of_days(span, period.from, period.to))
}

/// Whether a stretch is a whole year of the calendar.
pub(super) fn is_year(period: &Period) -> bool {
    let (Some(from), Some(to)) = (period.from, period.to) else { return false };
    Some(from) == NaiveDate::from_ymd_opt(from.year(), 1, 1)
        && Some(to) == NaiveDate::from_ymd_opt(from.year(), 12, 31)
}
