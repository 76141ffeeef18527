//! The stretches of time that a text has named: what `a year earlier` and `im Vorjahresquartal` count from.

use chrono::{Datelike, NaiveDate};

/// The last stretch that was named, and the last one of each length on which companies report.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct NamedStretches {
    last: Option<(NaiveDate, NaiveDate)>,
    /// The last one of a month or longer.
    long: Option<(NaiveDate, NaiveDate)>,
    month: Option<(NaiveDate, NaiveDate)>,
    quarter: Option<(NaiveDate, NaiveDate)>,
    half: Option<(NaiveDate, NaiveDate)>,
}

impl NamedStretches {
    /// The stretch that was named last.
    pub(super) fn last(&self) -> Option<(NaiveDate, NaiveDate)> {
        self.last
    }

    /// The last stretch of so many months; `None` asks for the last of a month or longer.
    pub(super) fn of_months(&self, months: Option<u32>) -> Option<(NaiveDate, NaiveDate)> {
        match months {
            None => self.long,
            Some(1) => self.month,
            Some(3) => self.quarter,
            Some(6) => self.half,
            Some(_) => None,
        }
    }

    /// Keeps a stretch that was named. One that is `alone` is not what a year-earlier stretch is as long as.
    pub(super) fn keep(&mut self, stretch: (NaiveDate, NaiveDate), alone: bool) {
        let named = Some(stretch);
        self.last = named;
        let Some(months) = whole_months(stretch.0, stretch.1) else { return };
        match months {
            1 => self.month = named,
            3 => self.quarter = named,
            6 => self.half = named,
            _ => {}
        }
        if !alone {
            self.long = named;
        }
    }
}

/// How many months a stretch has, where it is made of whole ones.
pub(super) fn whole_months(from: NaiveDate, to: NaiveDate) -> Option<u32> {
    let behind = to.succ_opt()?;
    let months =
        (behind.year() - from.year()) * 12 + behind.month().cast_signed() - from.month().cast_signed();
    u32::try_from(months).ok().filter(|&months| months > 0 && from.day() == 1 && behind.day() == 1)
}
