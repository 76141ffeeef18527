//! Times as they are typed in queries and arguments: `2022`, `2022-05`, `20.5.2022`, `today`, `7d`, `3m`.

use crate::language::PACKS;
use chrono::{Days, Local, Months, NaiveDate};

/// What would be a time.
pub const WANTED: &str = "a time, such as 2022, 2022-05, 2022-05-20, yesterday or 7d";

/// The first day of a year, a month, or that day: `2022`, `2022-05`, `2022-05-20`, `20.5.2022`; or of a time before today:
/// `today`, `yesterday`, `7d`, `2w`, `3m`, `1y`, in the words of any pack
/// ([`Pack::query_times`](crate::language::Pack::query_times)).
///
/// # Errors
/// In words, for what is none of these.
pub fn day(text: &str) -> Result<NaiveDate, &'static str> {
    day_from(text, Local::now().date_naive())
}

fn day_from(text: &str, today: NaiveDate) -> Result<NaiveDate, &'static str> {
    calendar_day(text).or_else(|| day_before(text, today)).ok_or(WANTED)
}

fn calendar_day(text: &str) -> Option<NaiveDate> {
    let numbers =
        |separator: char| -> Option<Vec<u32>> { text.split(separator).map(|n| n.parse().ok()).collect() };
    let date = |year: u32, month, day| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
    let iso = numbers('-').and_then(|numbers| match numbers[..] {
        [year] if text.len() == 4 => date(year, 1, 1),
        [year, month] => date(year, month, 1),
        [year, month, day] => date(year, month, day),
        _ => None,
    });
    let day_first = || match numbers('.')?[..] {
        [day, month, year] => date(year, month, day),
        [month, year] => date(year, month, 1),
        _ => None,
    };
    iso.or_else(day_first)
}

/// The day that is so long before `today`.
fn day_before(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let lower = text.to_lowercase();
    let (number, word) = lower.split_at(lower.find(|char: char| !char.is_ascii_digit())?);
    let mut words = PACKS.into_iter().flat_map(|pack| pack.query_times);
    let name = words.find(|(known, _)| *known == word.trim()).map_or(word.trim(), |&(_, name)| name);
    if number.is_empty() {
        return match name {
            "today" => Some(today),
            "yesterday" => today.pred_opt(),
            _ => None,
        };
    }
    let count: u32 = number.parse().ok()?;
    match name {
        "d" => today.checked_sub_days(Days::new(count.into())),
        "w" => today.checked_sub_days(Days::new(u64::from(count) * 7)),
        "m" => today.checked_sub_months(Months::new(count)),
        "y" => today.checked_sub_months(Months::new(count.checked_mul(12)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_have_a_first_day() {
        let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).ok_or("");
        for (text, first) in [
            ("2022", date(2022, 1, 1)),
            ("2022-05", date(2022, 5, 1)),
            ("2022-02-28", date(2022, 2, 28)),
            ("28.2.2022", date(2022, 2, 28)),
        ] {
            assert_eq!(day(text), first, "{text}");
        }
        for text in
            ["22", "2022-13", "99999", "7", "d", "7x", "4294967295y", "99999999999d", "", "-7d", "soon"]
        {
            assert!(day(text).is_err(), "{text}");
        }
    }

    #[test]
    fn times_before_today_are_told_in_every_language() {
        let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
        let today = date(2024, 3, 31).expect("a day");
        for (texts, wanted) in [
            (&["today", "heute", "0d"][..], date(2024, 3, 31)),
            (&["yesterday", "Gestern", "1d", "1t", "1 tag"], date(2024, 3, 30)),
            (&["7d", "7t", "1w", "7 Tage"], date(2024, 3, 24)),
            (&["1m"], date(2024, 2, 29)),
            (&["1y", "1j", "12m"], date(2023, 3, 31)),
        ] {
            for text in texts {
                assert_eq!(day_from(text, today).ok(), wanted, "{text}");
            }
        }
    }
}
