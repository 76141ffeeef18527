//! The current time in seconds since 1970, within the range of dates.

use std::ops::RangeInclusive;
use std::time::{SystemTime, UNIX_EPOCH};

/// Valid moments, in seconds since 1970: the years 1900 to 9999. A clock outside of them is wrong, and stored dates must
/// be valid in every time zone.
const KNOWN: RangeInclusive<i64> = -2_208_988_800..=253_402_300_799;

/// The current time in seconds since 1970, clamped to valid moments.
pub fn now() -> i64 {
    seconds(SystemTime::now())
}

fn seconds(at: SystemTime) -> i64 {
    let since = match at.duration_since(UNIX_EPOCH) {
        Ok(after) => i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
        Err(before) => i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |seconds| -seconds),
    };
    clamped(since)
}

/// `seconds` since 1970, clamped to valid moments.
pub fn clamped(seconds: i64) -> i64 {
    seconds.clamp(*KNOWN.start(), *KNOWN.end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Datelike as _};
    use std::time::Duration;

    #[test]
    fn any_clock_gives_a_moment() {
        let day = Duration::from_secs(86_400);
        assert_eq!(seconds(UNIX_EPOCH), 0);
        assert_eq!(UNIX_EPOCH.checked_sub(day).map(seconds), Some(-86_400));
        for years in [200, 20_000, 200_000_000] {
            for at in [UNIX_EPOCH.checked_sub(day * 365 * years), UNIX_EPOCH.checked_add(day * 365 * years)] {
                let Some(at) = at.map(seconds) else { continue };
                let at = DateTime::from_timestamp(at, 0).expect("a moment");
                assert!((1900..=9999).contains(&at.year()), "{at}");
            }
        }
        assert!((now() - chrono::Utc::now().timestamp()).abs() <= 1);
    }
}
