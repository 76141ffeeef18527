//! Time expressions as data, and what days they mean.
//!
//! News tells of the past: a month, weekday or date without a year is the last one before publication,
//! unless the sentence looks ahead. The start, the middle and the end of a stretch are its thirds. What is compared
//! with the year before (`im Vorjahresquartal`, `in the same period last year`) is as long as what was named last.

use super::memory::{NamedStretches, whole_months};
use chrono::{Datelike, Days, Months, NaiveDate};
use strum::EnumString;

/// Lengths of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum TimeUnit {
    /// Minutes and seconds.
    #[default]
    Minute,
    /// Hours.
    Hour,
    /// Days.
    Day,
    /// Weeks, from Monday.
    Week,
    /// Months.
    Month,
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// Years.
    Year,
    /// Ten years.
    Decade,
}

impl TimeUnit {
    /// How many months the unit has, 0 for those that are shorter than one.
    pub(super) fn months(self) -> u32 {
        match self {
            Self::Minute | Self::Hour | Self::Day | Self::Week => 0,
            Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => 12,
            Self::Decade => 120,
        }
    }

    /// Whether companies report on such lengths.
    pub(super) fn is_reported(self) -> bool {
        self.month_count().is_some() || self == Self::Week
    }

    /// The months of the unit, where it is one or more.
    pub(super) fn month_count(self) -> Option<u32> {
        Some(self.months()).filter(|&months| months > 0)
    }

    /// How many days the unit has, where it has no months.
    fn days(self) -> u32 {
        match self {
            Self::Day => 1,
            Self::Week => 7,
            _ => 0,
        }
    }
}

/// A part of a stretch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, EnumString)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum Edge {
    /// Its first third.
    #[default]
    Start,
    /// Its second third.
    Mid,
    /// Its last third.
    End,
}

/// Which year a part of a year belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// As the text says.
    Number(i32),
    /// So many years after that of publication.
    Offset(i32),
    /// Not said: the last one that fits, or the next one.
    Unsaid,
}

/// What a time expression says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Expression {
    /// A whole year.
    Year(Year),
    /// Whole years from the first to the second: `2023/24`.
    Years(i32, i32),
    /// The months from the first to the second, which is in the next year if it is smaller.
    Months(u32, u32, Year),
    /// One day.
    Day(u32, u32, Year),
    /// A day of the week from Monday = 0, so many weeks away; `None` is the nearest.
    Weekday(u32, Option<i32>),
    /// `count` units that lie `offset` units away: `last month` is one month at -1.
    Away { unit: TimeUnit, offset: i32, count: u32 },
    /// A third of a stretch.
    Edge(Edge, Box<Expression>),
    /// A stretch of this length that ends with the other: `three months to 31 December`.
    UpTo(TimeUnit, u32, Box<Expression>),
    /// From the start of the first to the end of the second.
    Range(Box<Expression>, Box<Expression>),
    /// From the first of January until now.
    YearToDate,
    /// The stretch that lies so many units from the one that the text named last.
    FromLast(TimeUnit, i32),
    /// The stretch of this length, or of any, that the text named last, in an earlier year or in one that is said: `im
    /// Vorjahresquartal`, `in the same period of 2023`.
    Comparable(Option<TimeUnit>, Year),
    /// Something of the year of a firm's books, which need not be that of the calendar.
    Fiscal(Box<Expression>),
    /// A part of the year of a firm's books, from the first month to the last, counted from where that year starts.
    FiscalMonths(u32, u32, Year),
    /// The time from the start of another until now.
    Since(Box<Expression>),
    /// The time until the end of another; its start isn't told.
    Until(Box<Expression>),
    /// From now until this length is over.
    Within(TimeUnit, u32),
    /// Cannot be told in days.
    Vague,
}

/// A first and a last day, each where it is known.
pub(super) type Stretch = (Option<NaiveDate>, Option<NaiveDate>);

/// What an expression is resolved against.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reference {
    /// The day of publication.
    pub today: Option<NaiveDate>,
    /// What the text named before.
    pub named: NamedStretches,
    /// Whether the sentence looks ahead.
    pub ahead: bool,
}

impl Expression {
    /// The expression with the year of `other`, where it has none of its own.
    pub(super) fn with_year_of(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Months(first, last, Year::Unsaid), Self::Months(_, end, year)) if first <= *end => {
                Self::Months(first, last, *year)
            }
            (Self::Day(month, day, Year::Unsaid), Self::Day(.., year)) => Self::Day(month, day, *year),
            (expression, _) => expression,
        }
    }

    /// Whether a range can reach from one to the other.
    pub(super) fn is_same_sort(&self, other: &Self) -> bool {
        let sort = |expression: &Self| match expression {
            Self::Year(_) => 1,
            Self::Months(..) => 2,
            Self::Day(..) => 3,
            Self::Weekday(..) => 4,
            _ => 0,
        };
        let sort = |expression: &Self| sort(expression.on_calendar());
        sort(self) != 0 && sort(self) == sort(other)
    }

    /// What it says without being of the books of a firm.
    pub(super) fn on_calendar(&self) -> &Self {
        if let Self::Fiscal(inner) = self { inner } else { self }
    }

    /// Whether later expressions can count from it. What only names a baseline is passed over, so that two comparisons
    /// in a row go back by one year and not by two; so is a day of this week, which nobody compares with a year earlier.
    pub(super) fn is_counted_from(&self) -> bool {
        !matches!(
            self,
            Self::FromLast(TimeUnit::Year, ..0)
                | Self::Comparable(..)
                | Self::Weekday(..)
                | Self::Away { unit: TimeUnit::Day, .. }
        )
    }

    /// Whether it is `last year` or `Vorjahr`, which beside a quarter is what the quarter is compared with.
    pub(super) fn is_last_year(&self) -> bool {
        *self == Self::Year(Year::Offset(-1))
    }

    /// The first and the last day, where they can be told.
    pub(super) fn resolve(&self, reference: Reference) -> Stretch {
        match self {
            Self::Since(start) => {
                let from = start.resolve(reference).0;
                // `ab 2030`: what lies ahead has no end.
                (from, reference.today.filter(|&today| from.is_none_or(|from| from <= today)))
            }
            Self::Until(end) => (None, end.resolve(Reference { ahead: true, ..reference }).1),
            _ => match self.stretch(reference) {
                Some((from, to)) if from <= to => (Some(from), Some(to)),
                _ => (None, None),
            },
        }
    }

    fn stretch(&self, reference: Reference) -> Option<(NaiveDate, NaiveDate)> {
        match self {
            Self::Year(year) => {
                let year = match *year {
                    Year::Number(year) => year,
                    Year::Offset(offset) => reference.today?.year().checked_add(offset)?,
                    Year::Unsaid => reference.today?.year(),
                };
                months(year, 1, 12)
            }
            Self::Years(first, last) => Some((months(*first, 1, 12)?.0, months(*last, 1, 12)?.1)),
            Self::Months(first, last, year) => in_year(*year, reference, |year| months(year, *first, *last)),
            Self::Day(month, day, year) => in_year(*year, reference, |year| {
                let day = NaiveDate::from_ymd_opt(year, *month, *day)?;
                Some((day, day))
            }),
            Self::Weekday(number, weeks) => {
                let day = weekday(reference.today?, *number, *weeks, reference.ahead)?;
                Some((day, day))
            }
            Self::Away { unit, offset, count } => away(reference.today?, *unit, *offset, *count),
            Self::Edge(edge, whole) => third(*edge, whole.stretch(reference)?),
            Self::UpTo(unit, count, end) => {
                let end = end.stretch(reference)?.1;
                Some((shift(end.succ_opt()?, *unit, -i64::from(*count))?, end))
            }
            Self::Range(first, last) => {
                let last = last.stretch(reference)?;
                let mut first = first.stretch(reference)?;
                if first.0 > last.1 {
                    first.0 = first.0.checked_sub_months(Months::new(12))?;
                }
                Some((first.0, last.1))
            }
            Self::YearToDate => {
                let today = reference.today?;
                Some((NaiveDate::from_ymd_opt(today.year(), 1, 1)?, today))
            }
            Self::FromLast(unit, offset) => {
                let last = match reference.named.last() {
                    Some(last) => last,
                    None => away(reference.today?, *unit, 0, 1)?,
                };
                moved(last, *unit, i64::from(*offset))
            }
            Self::Comparable(unit, year) => {
                let last = match (reference.named.of_months(unit.map(TimeUnit::months)), unit) {
                    (Some(last), _) => last,
                    (None, Some(unit)) => away(reference.today?, *unit, 0, 1)?,
                    (None, None) => away(reference.today?, TimeUnit::Year, 0, 1)?,
                };
                let years = match year {
                    Year::Number(year) => i64::from(*year) - i64::from(last.0.year()),
                    Year::Offset(offset) => i64::from(*offset),
                    Year::Unsaid => 0,
                };
                moved(last, TimeUnit::Year, years)
            }
            Self::Fiscal(inner) => inner.stretch(reference),
            Self::Within(unit, count) => {
                let today = reference.today?;
                Some((today, shift(today, *unit, i64::from(*count))?))
            }
            Self::FiscalMonths(..) | Self::Since(_) | Self::Until(_) | Self::Vague => None,
        }
    }
}

/// The first day of month `first` and the last day of month `last`, in the next year if that is smaller.
fn months(year: i32, first: u32, last: u32) -> Option<(NaiveDate, NaiveDate)> {
    let from = NaiveDate::from_ymd_opt(year, first, 1)?;
    let to = NaiveDate::from_ymd_opt(if last < first { year.checked_add(1)? } else { year }, last, 1)?;
    Some((from, to.checked_add_months(Months::new(1))?.pred_opt()?))
}

/// `make` in the year that is meant: of those not said the last that started before publication, or the
/// first that is not over.
fn in_year(
    year: Year,
    reference: Reference,
    make: impl Fn(i32) -> Option<(NaiveDate, NaiveDate)>,
) -> Option<(NaiveDate, NaiveDate)> {
    match year {
        Year::Number(year) => make(year),
        Year::Offset(offset) => make(reference.today?.year().checked_add(offset)?),
        Year::Unsaid => {
            let today = reference.today?;
            let fits = |&(from, to): &(NaiveDate, NaiveDate)| {
                if reference.ahead { to >= today } else { from <= today }
            };
            // Nine years reach the next 29 February.
            (0..9)
                .find_map(|step| make(today.year() + if reference.ahead { step } else { -step }).filter(fits))
        }
    }
}

fn weekday(today: NaiveDate, number: u32, weeks: Option<i32>, ahead: bool) -> Option<NaiveDate> {
    let now = today.weekday().num_days_from_monday();
    let monday = today.checked_sub_days(Days::new(u64::from(now)))?;
    match weeks {
        Some(0) => monday.checked_add_days(Days::new(u64::from(number))),
        Some(weeks) if weeks > 0 => {
            let days = (number + 6 - now) % 7 + 1;
            today.checked_add_days(Days::new(u64::from(days)))
        }
        Some(_) => {
            let days = (now + 6 - number) % 7 + 1;
            today.checked_sub_days(Days::new(u64::from(days)))
        }
        None if ahead => today.checked_add_days(Days::new(u64::from((number + 7 - now) % 7))),
        None => today.checked_sub_days(Days::new(u64::from((now + 7 - number) % 7))),
    }
}

/// `count` units from the one at `offset`; those before now end with the unit before the running one.
fn away(today: NaiveDate, unit: TimeUnit, offset: i32, count: u32) -> Option<(NaiveDate, NaiveDate)> {
    let start = match unit {
        TimeUnit::Minute | TimeUnit::Hour | TimeUnit::Day => today,
        TimeUnit::Week => {
            today.checked_sub_days(Days::new(u64::from(today.weekday().num_days_from_monday())))?
        }
        TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Half | TimeUnit::Year | TimeUnit::Decade => {
            let length = unit.months();
            NaiveDate::from_ymd_opt(today.year(), today.month0() / length * length + 1, 1)?
        }
    };
    let from = shift(start, unit, i64::from(offset))?;
    let to = shift(from, unit, i64::from(count))?;
    Some((from, if to > from { to.pred_opt()? } else { from }))
}

/// The day that lies `count` units after `day`, before it for a negative `count`.
fn shift(day: NaiveDate, unit: TimeUnit, count: i64) -> Option<NaiveDate> {
    let size = count.unsigned_abs();
    if unit.months() > 0 {
        let months = Months::new(u32::try_from(size).ok()?.checked_mul(unit.months())?);
        if count < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) }
    } else {
        let days = Days::new(size.checked_mul(u64::from(unit.days()))?);
        if count < 0 { day.checked_sub_days(days) } else { day.checked_add_days(days) }
    }
}

/// The stretch `count` units later.
fn moved((from, to): (NaiveDate, NaiveDate), unit: TimeUnit, count: i64) -> Option<(NaiveDate, NaiveDate)> {
    Some((shift(from, unit, count)?, shift(to.succ_opt()?, unit, count)?.pred_opt()?))
}

fn third(edge: Edge, (from, to): (NaiveDate, NaiveDate)) -> Option<(NaiveDate, NaiveDate)> {
    let first_of = |part: u32| {
        // Thirds of whole months where there are three or more, else of days.
        let behind = to.succ_opt()?;
        if let Some(months) = whole_months(from, to).filter(|&months| months >= 3) {
            return from.checked_add_months(Months::new(months * part / 3));
        }
        let days = u64::try_from((behind - from).num_days()).ok()?;
        from.checked_add_days(Days::new(if part == 3 { days } else { days / 3 * u64::from(part) }))
    };
    let part = match edge {
        Edge::Start => 0,
        Edge::Mid => 1,
        Edge::End => 2,
    };
    Some((first_of(part)?, first_of(part + 1)?.pred_opt()?.max(first_of(part)?)))
}
