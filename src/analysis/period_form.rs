//! The normal form of a period: one way to write what texts write in many, so that programs can compare them.

use chrono::{Datelike, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// A period in its normal form, as [`Display`](fmt::Display) writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PeriodForm {
    /// A part of the calendar: `2024-Q1`.
    Calendar(CalendarPart),
    /// A part of a year of a firm's books, which is named after the year that it ends in: `FY2024`, `FY2024-Q1`.
    Fiscal(CalendarPart),
    /// From the start of a part of the calendar on: `2024..`.
    From(CalendarPart),
    /// Until the end of a part of the calendar: `..2028`.
    Until(CalendarPart),
    /// The twelve months before the day of publication or of the report: `LTM`.
    LastTwelveMonths,
}

/// A year or a part of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CalendarPart {
    /// `2024`
    Year(i32),
    /// `2024-H1`
    Half(i32, u32),
    /// `2024-Q1`
    Quarter(i32, u32),
    /// The first nine months: `2024-9M`.
    NineMonths(i32),
    /// `2024-05`
    Month(i32, u32),
    /// `2024-05-20`
    Day(NaiveDate),
}

impl CalendarPart {
    /// The part of the calendar with these days, where there is one.
    pub fn of_days(from: NaiveDate, to: NaiveDate) -> Option<Self> {
        if from == to {
            return Some(Self::Day(from));
        }
        let behind = to.succ_opt()?;
        let year = from.year();
        let last = to.month();
        let whole = from.day() == 1 && behind.day() == 1 && to.year() == year;
        Self::of_months(year, from.month(), last).filter(|_| whole)
    }

    /// The part of a year from one month to another.
    pub fn of_months(year: i32, first: u32, last: u32) -> Option<Self> {
        let months = (last + 1).checked_sub(first)?;
        match (first, months) {
            (1, 12) => Some(Self::Year(year)),
            (1 | 7, 6) => Some(Self::Half(year, last / 6)),
            (1 | 4 | 7 | 10, 3) => Some(Self::Quarter(year, last / 3)),
            (1, 9) => Some(Self::NineMonths(year)),
            (_, 1) => Some(Self::Month(year, first)),
            _ => None,
        }
    }
}

impl fmt::Display for CalendarPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Half(year, number) => write!(f, "{year:04}-H{number}"),
            Self::Quarter(year, number) => write!(f, "{year:04}-Q{number}"),
            Self::NineMonths(year) => write!(f, "{year:04}-9M"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(day) => write!(f, "{day}"),
        }
    }
}

impl fmt::Display for PeriodForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Calendar(part) => write!(f, "{part}"),
            Self::Fiscal(part) => write!(f, "FY{part}"),
            Self::From(part) => write!(f, "{part}.."),
            Self::Until(part) => write!(f, "..{part}"),
            Self::LastTwelveMonths => f.write_str("LTM"),
        }
    }
}

/// The error of a text that is no [`PeriodForm`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPeriodForm;

impl fmt::Display for NoPeriodForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not the normal form of a period")
    }
}

impl std::error::Error for NoPeriodForm {}

impl FromStr for CalendarPart {
    type Err = NoPeriodForm;

    fn from_str(text: &str) -> Result<Self, NoPeriodForm> {
        let (year, part) = match text.split_once('-') {
            Some((_, "")) => return Err(NoPeriodForm),
            found => found.unwrap_or((text, "")),
        };
        let number = |digits: &str| digits.parse::<u32>().map_err(|_| NoPeriodForm);
        let year: i32 = year.parse().map_err(|_| NoPeriodForm)?;
        Ok(match part.split_at_checked(1) {
            None if part.is_empty() => Self::Year(year),
            None => return Err(NoPeriodForm),
            Some(("H", half)) => Self::Half(year, number(half)?),
            Some(("Q", quarter)) => Self::Quarter(year, number(quarter)?),
            Some(("9", "M")) => Self::NineMonths(year),
            Some(_) if part.len() == 2 => Self::Month(year, number(part)?),
            Some(_) => Self::Day(text.parse().map_err(|_| NoPeriodForm)?),
        })
    }
}

impl FromStr for PeriodForm {
    type Err = NoPeriodForm;

    fn from_str(text: &str) -> Result<Self, NoPeriodForm> {
        if text == "LTM" {
            Ok(Self::LastTwelveMonths)
        } else if let Some(part) = text.strip_prefix("FY") {
            part.parse().map(Self::Fiscal)
        } else if let Some(part) = text.strip_prefix("..") {
            part.parse().map(Self::Until)
        } else if let Some(part) = text.strip_suffix("..") {
            part.parse().map(Self::From)
        } else {
            text.parse().map(Self::Calendar)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(from: &str, to: &str) -> Option<String> {
        let day = |day: &str| day.parse().expect("a day");
        CalendarPart::of_days(day(from), day(to)).map(|part| part.to_string())
    }

    #[test]
    fn days_become_parts_of_the_calendar() {
        for (from, to, part) in [
            ("2024-01-01", "2024-12-31", "2024"),
            ("2024-04-01", "2024-06-30", "2024-Q2"),
            ("2024-07-01", "2024-12-31", "2024-H2"),
            ("2024-01-01", "2024-09-30", "2024-9M"),
            ("2024-02-01", "2024-02-29", "2024-02"),
            ("2024-05-20", "2024-05-20", "2024-05-20"),
        ] {
            assert_eq!(written(from, to).as_deref(), Some(part));
        }
    }

    #[test]
    fn what_is_written_can_be_read() {
        for text in [
            "2024",
            "2024-Q1",
            "2024-H2",
            "2024-9M",
            "2024-05",
            "2024-05-20",
            "FY2024",
            "FY2024-Q3",
            "..2028",
            "2024-05..",
            "LTM",
        ] {
            assert_eq!(text.parse::<PeriodForm>().map(|form| form.to_string()).as_deref(), Ok(text));
        }
        for text in ["", "2024-", "2024-Q", "Q1", "2024-é1", "..", "2024-05-20-11", "FY"] {
            assert_eq!(text.parse::<PeriodForm>(), Err(NoPeriodForm), "{text}");
        }
    }

    #[test]
    fn other_stretches_have_none() {
        for (from, to) in [
            ("2024-02-01", "2024-04-30"),
            ("2024-01-01", "2024-05-19"),
            ("2023-07-01", "2024-06-30"),
            ("2024-12-01", "2025-02-28"),
            ("2024-04-01", "2024-12-31"),
        ] {
            assert_eq!(written(from, to), None, "{from} {to}");
        }
    }
}
