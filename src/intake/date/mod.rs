//! Dates and times as people and programs write them.
//!
//! A line is cut into pieces (words, numbers, marks); dates and times are patterns of pieces. What is
//! ambiguous, such as `03/04/2024`, is no date. The clock is the publisher's: a zone is kept, never converted.

mod pieces;
mod time;
mod words;
mod zone;

use crate::document::Published;
use chrono::{Days, NaiveDate};
use pieces::{Pieces, cut};
use std::ops::Range;
use time::TimeOfDay;
use words::WORDS;

/// The moment that `text` names, if it is one and hardly anything else: a field that holds a date.
///
/// The beginning of 1970 is no date: programs write it where they know none.
pub fn published(text: &str) -> Option<Published> {
    let text = text.trim();
    let published = compact(text).or_else(|| {
        let stamps = find(text);
        stamps.first().filter(|stamp| is_weekday(&text[..stamp.range.start])).and_then(Stamp::published)
    })?;
    let is_unset = published.date == NaiveDate::default()
        && published.time.unwrap_or_default() == chrono::NaiveTime::MIN;
    (!is_unset).then_some(published)
}

/// Whether nothing but a day of the week stands before a date. In other languages than the packs', it is any
/// short word.
fn is_weekday(before: &str) -> bool {
    const SHORT: usize = 4;
    let word = before.trim().trim_end_matches([',', '.']);
    word.chars().count() <= SHORT && word.chars().all(char::is_alphabetic) || WORDS.is_weekday(word)
}

/// `20241112` and `20241112T080000Z`, the short forms of ISO 8601, written as the long ones.
fn compact(text: &str) -> Option<Published> {
    let is_day = text.len() >= 8 && text.bytes().take(8).all(|byte| byte.is_ascii_digit());
    let behind = text.get(8..).filter(|_| is_day)?;
    let day = format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..8]);
    let moment = match behind.strip_prefix('T') {
        None if behind.is_empty() => day,
        None => return None,
        Some(time) => {
            let digits = time.bytes().take_while(u8::is_ascii_digit).count();
            match digits {
                4 => format!("{day}T{}:{}{}", &time[..2], &time[2..4], &time[4..]),
                6 => format!("{day}T{}:{}:{}{}", &time[..2], &time[2..4], &time[4..6], &time[6..]),
                _ => return None,
            }
        }
    };
    find(&moment).first().and_then(Stamp::published)
}

/// A date in a line, with the time that stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Where it stands, the time included, in bytes of the line.
    pub range: Range<usize>,
    year: Option<i32>,
    month: u32,
    day: u32,
    time: Option<TimeOfDay>,
}

impl Stamp {
    /// The moment, if the year is said.
    pub fn published(&self) -> Option<Published> {
        let date = NaiveDate::from_ymd_opt(self.year?, self.month, self.day)?;
        let Some(time) = self.time else { return Some(Published::on(date)) };
        let offset = time.zone.map(|zone| zone.offset(date));
        let date = date.checked_add_days(Days::new(time.is_midnight_after.into()))?;
        Some(Published { date, time: Some(time.time), offset })
    }
}

/// All dates in `line`, in order.
pub fn find(line: &str) -> Vec<Stamp> {
    // No date is without a number.
    if !line.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let pieces = cut(line);
    let mut stamps: Vec<Stamp> = Vec::new();
    let mut early_time: Option<(usize, Range<usize>, TimeOfDay)> = None;
    let mut at = 0;
    while at < pieces.len() {
        let rest = Pieces(&pieces[at..]);
        if let Some((used, (year, month, day), time)) = rest.date_around_time().or_else(|| rest.date()) {
            let start = pieces[at].range.start;
            let mut stamp = Stamp { range: start..pieces[at + used - 1].range.end, year, month, day, time };
            at += used;
            if time.is_none() {
                if let Some((skip, used, time)) = Pieces(&pieces[at..]).time_nearby() {
                    stamp.time = Some(time);
                    at += skip + used;
                    stamp.range.end = pieces[at - 1].range.end;
                } else if let Some((_, range, time)) =
                    early_time.take().filter(|early| at - used - early.0 <= 2)
                {
                    stamp.time = Some(time);
                    stamp.range.start = range.start;
                }
            }
            stamps.push(stamp);
        } else if let Some((used, time)) = rest.time() {
            let range = pieces[at].range.start..pieces[at + used - 1].range.end;
            at += used;
            early_time = Some((at, range, time));
        } else {
            at += 1;
        }
    }
    stamps
}

/// Year, where it is said, month and day.
type Day = (Option<i32>, u32, u32);

/// How many pieces a date takes, which, and the time inside it.
type Dated = (usize, Day, Option<TimeOfDay>);

impl Pieces<'_, '_> {
    fn month(self, at: usize) -> Option<u32> {
        self.word(at).and_then(|word| WORDS.month(word))
    }

    fn year(self, at: usize) -> Option<i32> {
        let year = self.number(at, &[4])?;
        (1800..2200).contains(&year).then_some(year.cast_signed())
    }

    /// A date at the first piece.
    fn date(self) -> Option<Dated> {
        let (used, (year, month, day)) =
            self.numeric().or_else(|| self.day_first()).or_else(|| self.month_first())?;
        // Any leap year will do to check a day without a year.
        NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day)?;
        Some((used, (year, month, day), None))
    }

    /// `Nov 12 08:00:00 CET 2024`, as C programs write dates.
    fn date_around_time(self) -> Option<Dated> {
        let (month, day) = (self.month(0)?, self.number(1, &[1, 2])?);
        let (used, time) = self.from(2)?.time()?;
        let year = self.year(2 + used)?;
        NaiveDate::from_ymd_opt(year, month, day)?;
        Some((3 + used, (Some(year), month, day), Some(time)))
    }

    /// `2024-05-20`, `20.05.2024`, `20.5.`, and `20/05/2024` where it can be told which is the month.
    fn numeric(self) -> Option<(usize, Day)> {
        let mark = self.one_of(1, &["-", "/", "."])?;
        if let Some(year) = self.year(0).filter(|_| self.mark(3, mark)) {
            return Some((5, (Some(year), self.number(2, &[1, 2])?, self.number(4, &[1, 2])?)));
        }
        let (first, second) = (self.number(0, &[1, 2])?, self.number(2, &[1, 2])?);
        if !self.mark(3, mark) || !self.is_joined(1) {
            return None;
        }
        let year = self.year(4).or_else(|| self.short_year(4).filter(|_| self.is_joined(4)));
        match mark {
            "." if year.is_some() => Some((5, (year, second, first))),
            "." if self.number(4, &[1, 3]).is_none() => Some((4, (None, second, first))),
            "/" if first > 12 => year.map(|year| (5, (Some(year), second, first))),
            "/" if second > 12 => year.map(|year| (5, (Some(year), first, second))),
            _ => None,
        }
    }

    /// A year of two digits.
    fn short_year(self, at: usize) -> Option<i32> {
        let short = self.number(at, &[2])?.cast_signed();
        Some(if short < 70 { 2000 + short } else { 1900 + short })
    }

    /// `20. Mai 2024`, `20th of May 2024`, `3 Nov. 2024`, and `3 Nov 24` with a time behind it.
    fn day_first(self) -> Option<(usize, Day)> {
        let day = self.number(0, &[1, 2])?;
        let mut at = 1;
        at += usize::from(self.mark(at, ".") || self.is_ordinal(at));
        at += usize::from(self.word(at).is_some_and(|word| WORDS.is_link(word)));
        let month = self.month(at)?;
        if let Some(year) = self.short_year(at + 1)
            && self.from(at + 2).is_some_and(|behind| behind.time().is_some())
        {
            return Some((at + 2, (Some(year), month, day)));
        }
        Some(self.with_year(at + 1, month, day))
    }

    /// `May 20, 2024`, `Nov. 3`.
    fn month_first(self) -> Option<(usize, Day)> {
        let month = self.month(0)?;
        let mut at = 1 + usize::from(self.mark(1, "."));
        let day = self.number(at, &[1, 2])?;
        at += 1;
        at += usize::from(self.is_ordinal(at) && self.is_joined(at));
        Some(self.with_year(at, month, day))
    }

    fn is_ordinal(self, at: usize) -> bool {
        self.word(at).is_some_and(|word| WORDS.is_ordinal(word))
    }

    fn with_year(self, at: usize, month: u32, day: u32) -> (usize, Day) {
        let skip = (0..=2).find(|&skip| {
            (0..skip).all(|offset| self.one_of(at + offset, &[".", ","]).is_some())
                && self.year(at + skip).is_some()
        });
        match skip {
            Some(skip) => (at + skip + 1, (self.year(at + skip), month, day)),
            None => (at, (None, month, day)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_many_forms() {
        for (text, expected) in [
            ("2024-05-20", "2024-05-20"),
            ("2024-05-20T19:42:00+02:00", "2024-05-20T19:42:00+02:00"),
            ("2024-05-20T19:42:00.123Z", "2024-05-20T19:42:00+00:00"),
            ("2024-05-20T19:42-0330", "2024-05-20T19:42:00-03:30"),
            ("2024-05-20 19:42", "2024-05-20T19:42:00"),
            ("2024-05-20 19:42:00 +0200", "2024-05-20T19:42:00+02:00"),
            ("20240520", "2024-05-20"),
            ("20240520T194200Z", "2024-05-20T19:42:00+00:00"),
            ("20. Mai 2024, 19:42", "2024-05-20T19:42:00"),
            ("20.05.2024 19:42 Uhr", "2024-05-20T19:42:00"),
            ("20.05.2024, 19.42 Uhr (MESZ)", "2024-05-20T19:42:00+02:00"),
            ("20.05.2024 · 19:42", "2024-05-20T19:42:00"),
            ("20.05.2024 24:00", "2024-05-21T00:00:00"),
            ("20.5.24", "2024-05-20"),
            ("3. Jänner 2016 um 7.05 Uhr", "2016-01-03T07:05:00"),
            ("May 20, 2024 7:42 p.m. ET", "2024-05-20T19:42:00-04:00"),
            ("May 20th, 2024 at 12:05 AM", "2024-05-20T00:05:00"),
            ("20th of May 2024", "2024-05-20"),
            ("Nov. 3, 2024", "2024-11-03"),
            ("25/12/2024", "2024-12-25"),
            ("19:42 Uhr, 20. Mai 2024", "2024-05-20T19:42:00"),
            ("Tue, 12 Nov 2024 08:00:00 GMT", "2024-11-12T08:00:00+00:00"),
            ("Tue, 12 Nov 24 08:00 EST", "2024-11-12T08:00:00-05:00"),
            ("Di, 12 Nov 2024 08:00:00 MEZ", "2024-11-12T08:00:00+01:00"),
            ("Dienstag, 12. November 2024 08:00", "2024-11-12T08:00:00"),
            ("mar, 12 nov 2024 08:00:00 +0100", "2024-11-12T08:00:00+01:00"),
            ("Tue Nov 12 08:00:00 2024", "2024-11-12T08:00:00"),
            ("Tue Nov 12 08:00:00 CET 2024", "2024-11-12T08:00:00+01:00"),
            ("Tue Nov 12 2024 08:00:00 GMT+0100 (CET)", "2024-11-12T08:00:00+01:00"),
            ("Sun, 05 Jan 2025 16:45:04 GMT+7", "2025-01-05T16:45:04+07:00"),
            ("Tue, Nov 12 2024 20:00:00 PM", "2024-11-12T20:00:00"),
            ("Tue, 12 Nov 2024 08:60:00 GMT", "2024-11-12"),
            ("Tue, 31 Dec 2024 24:00:00 GMT", "2025-01-01T00:00:00+00:00"),
            ("Sat, 30 Jun 2012 23:59:60 Z", "2012-06-30T23:59:59+00:00"),
        ] {
            assert_eq!(published(text).map(|found| found.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_full_date_gives_none() {
        for text in [
            "03/04/2024",
            "20. Mai",
            "31.02.2024",
            "1.200 Stellen",
            "Mai 2024",
            "2024-11",
            "2024",
            "10.000.000",
            "1731398400",
            "Mon, 01 Jan 0001 00:00:00 +0000",
            "Thu, 01 Jan 1970 00:00:00 GMT",
            "Ada Brackmann, 12. Mai 2024",
            "20241399",
            "",
        ] {
            assert_eq!(published(text), None, "{text}");
        }
    }
}
