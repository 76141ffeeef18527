//! The moment of publication, as exact as the article says it.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use std::fmt;

/// A date by the publisher's own clock, with the time of day and the zone where the article tells them.
///
/// The date is never converted: an article of half past midnight in Berlin stays an article of that day, whatever
/// the day was in UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Published {
    /// The day.
    pub date: NaiveDate,
    /// The time of that day.
    pub time: Option<NaiveTime>,
    /// How far the clock is ahead of UTC. None where the article names no zone, and always where it has no time.
    pub offset: Option<FixedOffset>,
}

impl Published {
    /// A day without a time.
    pub fn on(date: NaiveDate) -> Self {
        Self { date, time: None, offset: None }
    }

    /// The moment that [`fmt::Display`] wrote, or that is written in another of the usual forms of ISO 8601.
    pub fn from_iso(text: &str) -> Option<Self> {
        /// Without seconds, and with zones that have no colon.
        const LAX: [&str; 2] = ["%Y-%m-%dT%H:%M:%S%.f%#z", "%Y-%m-%dT%H:%M%#z"];
        let strict = DateTime::parse_from_rfc3339(text).ok();
        let lax = || LAX.iter().find_map(|form| DateTime::parse_from_str(text, form).ok());
        if let Some(moment) = strict.or_else(lax) {
            return Some(moment.into());
        }
        let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
        Some(Self { time: time.and_then(|time| time.parse().ok()), ..Self::on(date.parse().ok()?) })
    }
}

impl From<DateTime<FixedOffset>> for Published {
    fn from(moment: DateTime<FixedOffset>) -> Self {
        Self { date: moment.date_naive(), time: Some(moment.time()), offset: Some(*moment.offset()) }
    }
}

impl fmt::Display for Published {
    /// ISO 8601: `2024-05-20T19:42:00+02:00`, without the zone or the time where they are not known.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.date.fmt(formatter)?;
        if let Some(time) = self.time {
            write!(formatter, "T{}", time.format("%H:%M:%S"))?;
            self.offset.map_or(Ok(()), |offset| offset.fmt(formatter))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_forms_keep_their_time_and_zone() {
        for (text, right) in [
            ("2024-11-12T00:30:00+0100", "2024-11-12T00:30:00+01:00"),
            ("2024-11-12T00:30:00.123-0500", "2024-11-12T00:30:00-05:00"),
            ("2024-11-12T00:30+01:00", "2024-11-12T00:30:00+01:00"),
            ("2024-11-12T00:30Z", "2024-11-12T00:30:00+00:00"),
            ("2024-11-12T00:30", "2024-11-12T00:30:00"),
        ] {
            let published = Published::from_iso(text).map(|at| at.to_string());
            assert_eq!(published.as_deref(), Some(right), "{text}");
        }
    }

    #[test]
    fn what_is_written_is_read_back() {
        for text in [
            "2024-11-12",
            "2024-11-12T00:30:00",
            "2024-11-12T00:30:00+01:00",
            "2024-11-12T00:30:00-03:30",
            "2024-11-12T00:30:00+00:00",
        ] {
            let published = Published::from_iso(text).expect(text);
            assert_eq!(published.to_string(), text);
            assert_eq!(published.date.to_string(), "2024-11-12");
        }
        assert_eq!(Published::from_iso("12.11.2024"), None);
    }
}
