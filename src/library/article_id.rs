//! Article ids, which sort articles by time.

use super::clock;
use crate::document::Published;
use chrono::{DateTime, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta};

/// How many bits number the articles of one minute.
pub const NUMBER_BITS: u32 = 24;

/// A date further ahead than this is a mistake of the publisher.
const MOST_AHEAD: TimeDelta = TimeDelta::days(2);

/// The first id of the minute in which an article counts as published: the one it says, unless it says none or one that
/// is yet to come; then `now`, in seconds since 1970.
pub fn first_id(published: Option<Published>, now: i64) -> i64 {
    let now = DateTime::from_timestamp(clock::clamped(now), 0).unwrap_or_default().naive_utc();
    let said = published.map(|at| at.date.and_time(at.time.unwrap_or_default()));
    let at = said.filter(|at| *at <= now + MOST_AHEAD && *at >= origin()).unwrap_or(now);
    minutes(at) << NUMBER_BITS
}

/// The first id of a day.
pub fn first_id_of(day: NaiveDate) -> i64 {
    minutes(day.and_time(NaiveTime::MIN)).max(0) << NUMBER_BITS
}

fn minutes(at: NaiveDateTime) -> i64 {
    (at - origin()).num_minutes()
}

fn origin() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default().and_time(NaiveTime::MIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(year: i32) -> Option<Published> {
        NaiveDate::from_ymd_opt(year, 6, 1).map(Published::on)
    }

    #[test]
    fn later_articles_have_larger_ids() {
        let now = 1_700_000_000;
        assert!(first_id(on(2020), now) < first_id(on(2021), now));
        assert_eq!(first_id(on(2021), now), first_id_of(on(2021).map(|at| at.date).unwrap_or_default()));
        assert_eq!(first_id(on(1900), now) >> NUMBER_BITS, 151 * 24 * 60);
    }

    #[test]
    fn any_clock_and_any_date_gives_an_id() {
        let dates = [
            NaiveDate::MIN,
            NaiveDate::MAX,
            NaiveDate::from_ymd_opt(0, 1, 1).unwrap_or_default(),
            NaiveDate::from_ymd_opt(-1, 12, 31).unwrap_or_default(),
            NaiveDate::from_ymd_opt(1969, 12, 31).unwrap_or_default(),
        ];
        let time = NaiveTime::from_hms_nano_opt(23, 59, 59, 1_999_999_999);
        for now in [i64::MIN, -1, 0, 1, 253_402_300_800, i64::MAX] {
            assert!(first_id(None, now) >= 0, "{now}");
            for date in dates {
                for time in [None, Some(NaiveTime::MIN), time] {
                    let id = first_id(Some(Published { date, time, offset: None }), now);
                    assert!((0..i64::MAX >> 1).contains(&id), "{date} {now}");
                }
                assert!(first_id_of(date) >= 0);
            }
        }
    }

    #[test]
    fn what_cannot_be_counts_as_now() {
        let now = 1_700_000_000;
        assert_eq!(first_id(on(2200), now), first_id(None, now));
        assert_eq!(first_id(on(1850), now), first_id(None, now));
        assert!(first_id(on(2023), now) < first_id(None, now));
    }
}
