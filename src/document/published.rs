//! The moment of publication, as exact as the article says it.

use chrono::{NaiveDate, NaiveTime};
use std::fmt;

/// A date, with the time of day where the article has one. Local to the publisher: most articles say no zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Published {
    /// The day.
    pub date: NaiveDate,
    /// The time of that day.
    pub time: Option<NaiveTime>,
}

impl Published {
    /// The moment that [`fmt::Display`] wrote.
    pub fn from_iso(text: &str) -> Option<Self> {
        let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
        Some(Self { date: date.parse().ok()?, time: time.and_then(|time| time.parse().ok()) })
    }
}

impl fmt::Display for Published {
    /// ISO 8601: `2024-05-20T19:42:00`, or `2024-05-20` where the time is not known.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            Some(time) => write!(formatter, "{}T{}", self.date, time.format("%H:%M:%S")),
            None => self.date.fmt(formatter),
        }
    }
}
