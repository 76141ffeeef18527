//! Periods in a few columns, for lists: `Q1 24`, `FY 23`, `H1 24`, `→ 2028`.

use crate::analysis::{CalendarPart, Period, PeriodForm};
use crate::language::Locale;
use chrono::{Datelike as _, NaiveDate};

/// `period` in short; none where it is no year or part of one.
pub fn short(period: &Period, locale: Locale) -> Option<String> {
    period.form.map(|form| form_in_short(form, locale))
}

fn form_in_short(form: PeriodForm, locale: Locale) -> String {
    match form {
        PeriodForm::Calendar(part) => written(part, locale),
        PeriodForm::Fiscal(CalendarPart::Year(number)) => {
            format!("{} {:02}", locale.fiscal_year(), number.rem_euclid(100))
        }
        PeriodForm::Fiscal(part) => format!("{} {}", locale.fiscal_year(), written(part, locale)),
        PeriodForm::From(part) => format!("{} →", written(part, locale)),
        PeriodForm::Until(part) => format!("→ {}", written(part, locale)),
        PeriodForm::LastTwelveMonths => locale.last_twelve_months().to_owned(),
    }
}

fn written(part: CalendarPart, locale: Locale) -> String {
    let year = |year: i32| format!("{:02}", year.rem_euclid(100));
    match part {
        CalendarPart::Year(number) => number.to_string(),
        CalendarPart::Half(number, half) => format!("H{half} {}", year(number)),
        CalendarPart::Quarter(number, quarter) => format!("Q{quarter} {}", year(number)),
        CalendarPart::NineMonths(number) => format!("9M {}", year(number)),
        CalendarPart::Month(number, month) => match NaiveDate::from_ymd_opt(number, month, 1) {
            Some(day) => format!("{} {}", locale.short_month(day), year(number)),
            None => number.to_string(),
        },
        CalendarPart::Day(day) => locale.short_date(day),
    }
}

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PeriodLength {
    /// Three months.
    Quarter,
    /// Six months.
    Half,
    /// The first nine months of a year.
    NineMonths,
    /// Twelve months.
    Year,
    /// One month.
    Month,
    /// One day.
    Day,
}

/// A year or a part of one, which sorts by time among those of its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeriodKey {
    year: i32,
    /// The number of the part in its year, from 1.
    part: u32,
    is_fiscal: bool,
    length: PeriodLength,
}

impl PeriodKey {
    /// The key of `period`; none where it is no year or part of one, or has no end.
    pub fn of(period: &Period) -> Option<Self> {
        let (part, is_fiscal) = match period.form? {
            PeriodForm::Calendar(part) => (part, false),
            PeriodForm::Fiscal(part) => (part, true),
            PeriodForm::From(_) | PeriodForm::Until(_) | PeriodForm::LastTwelveMonths => return None,
        };
        let (year, part, length) = match part {
            CalendarPart::Year(year) => (year, 1, PeriodLength::Year),
            CalendarPart::Half(year, half) => (year, half, PeriodLength::Half),
            CalendarPart::Quarter(year, quarter) => (year, quarter, PeriodLength::Quarter),
            CalendarPart::NineMonths(year) => (year, 1, PeriodLength::NineMonths),
            CalendarPart::Month(year, month) => (year, month, PeriodLength::Month),
            CalendarPart::Day(day) => (day.year(), day.ordinal(), PeriodLength::Day),
        };
        Some(Self { year, part, is_fiscal, length })
    }

    /// How long it is.
    pub fn length(self) -> PeriodLength {
        self.length
    }

    /// It in short.
    pub fn short(self, locale: Locale) -> String {
        let part = match self.length {
            PeriodLength::Year => CalendarPart::Year(self.year),
            PeriodLength::Half => CalendarPart::Half(self.year, self.part),
            PeriodLength::Quarter => CalendarPart::Quarter(self.year, self.part),
            PeriodLength::NineMonths => CalendarPart::NineMonths(self.year),
            PeriodLength::Month => CalendarPart::Month(self.year, self.part),
            PeriodLength::Day => match NaiveDate::from_yo_opt(self.year, self.part) {
                Some(day) => CalendarPart::Day(day),
                None => CalendarPart::Year(self.year),
            },
        };
        form_in_short(
            if self.is_fiscal { PeriodForm::Fiscal(part) } else { PeriodForm::Calendar(part) },
            locale,
        )
    }

    /// The day in its middle, by the calendar.
    pub fn middle(self) -> Option<NaiveDate> {
        let first = |month: u32| NaiveDate::from_ymd_opt(self.year, month, 1);
        let quarters = self.part.checked_mul(3)?;
        match self.length {
            PeriodLength::Year => first(7),
            PeriodLength::Half => first(self.part.checked_mul(6)?.checked_sub(2)?),
            PeriodLength::Quarter => NaiveDate::from_ymd_opt(self.year, quarters.checked_sub(1)?, 15),
            PeriodLength::NineMonths => NaiveDate::from_ymd_opt(self.year, 5, 15),
            PeriodLength::Month => NaiveDate::from_ymd_opt(self.year, self.part, 15),
            PeriodLength::Day => NaiveDate::from_yo_opt(self.year, self.part),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::PeriodKind;
    use crate::document::Span;

    #[test]
    fn periods_take_few_columns() {
        let shown = |form: &str, tag: &str| {
            let form = form.parse().ok();
            let period =
                Period { span: Span::default(), kind: PeriodKind::Calendar, from: None, to: None, form };
            short(&period, Locale::from_tag(tag))
        };
        for (form, english, german) in [
            ("2024", "2024", "2024"),
            ("2024-Q1", "Q1 24", "Q1 24"),
            ("2024-H1", "H1 24", "H1 24"),
            ("2024-9M", "9M 24", "9M 24"),
            ("2024-05", "May 24", "Mai 24"),
            ("2024-05-20", "20 May 24", "20. Mai 24"),
            ("FY2023", "FY 23", "GJ 23"),
            ("FY2024-Q1", "FY Q1 24", "GJ Q1 24"),
            ("..2028", "→ 2028", "→ 2028"),
            ("2024..", "2024 →", "2024 →"),
            ("LTM", "LTM", "12M"),
        ] {
            assert_eq!(shown(form, "en-GB").as_deref(), Some(english), "{form}");
            assert_eq!(shown(form, "de").as_deref(), Some(german), "{form}");
        }
        assert_eq!(shown("", "en"), None);
    }

    #[test]
    fn keys_sort_by_time_and_keep_their_period() {
        let key = |form: &str| {
            let form = form.parse().ok();
            let period =
                Period { span: Span::default(), kind: PeriodKind::Calendar, from: None, to: None, form };
            PeriodKey::of(&period)
        };
        let sorted = ["2023-Q4", "2024-Q1", "FY2024-Q1", "2024-Q2"].map(key);
        assert!(sorted.is_sorted() && sorted.iter().all(Option::is_some), "{sorted:?}");
        for (form, shown, middle) in [
            ("2024-Q1", "Q1 24", "2024-02-15"),
            ("2024-H2", "H2 24", "2024-10-01"),
            ("2024-9M", "9M 24", "2024-05-15"),
            ("FY2023", "FY 23", "2023-07-01"),
            ("2024-05", "May 24", "2024-05-15"),
            ("2024-05-20", "20 May 24", "2024-05-20"),
        ] {
            let key = key(form).expect("a key");
            assert_eq!(key.short(Locale::default()), shown);
            assert_eq!(key.middle().map(|day| day.to_string()).as_deref(), Some(middle));
        }
        assert_eq!(["..2028", "2024..", "LTM", ""].map(key), [None; 4]);
    }
}
