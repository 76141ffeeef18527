//! Dates and times as people and programs write them.
//!
//! A line is cut into pieces (words, numbers, marks); dates and times are patterns of pieces. What is
//! ambiguous, such as `03/04/2024`, is no date.

use crate::document::Published;
use crate::language::PACKS;
use crate::lexicon::Form;
use chrono::{NaiveDate, NaiveTime};
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

/// The names and short forms of the months in all languages, in lower case.
static MONTHS: LazyLock<HashMap<String, u32>> = LazyLock::new(|| {
    let months = PACKS.iter().flat_map(|pack| pack.months());
    months
        .filter_map(|(month, number)| match month.form {
            Form::Word(form) => Some((form.to_lowercase(), number)),
            _ => None,
        })
        .collect()
});

/// The moment that `text` names, if it is one and hardly anything else.
pub fn published(text: &str) -> Option<Published> {
    let stamps = find(text.trim());
    stamps.first().filter(|stamp| stamp.range.start == 0).and_then(Stamp::published)
}

/// A date in a line, with the time that stands beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stamp {
    /// Where it stands, the time included.
    pub range: Range<usize>,
    year: Option<i32>,
    month: u32,
    day: u32,
    time: Option<NaiveTime>,
}

impl Stamp {
    /// The moment, if the year is said.
    pub fn published(&self) -> Option<Published> {
        let date = NaiveDate::from_ymd_opt(self.year?, self.month, self.day)?;
        Some(Published { date, time: self.time, offset: None })
    }
}

/// All dates in `line`, in order.
pub fn find(line: &str) -> Vec<Stamp> {
    let pieces = cut(line);
    let mut stamps: Vec<Stamp> = Vec::new();
    let mut early_time: Option<(usize, Range<usize>, NaiveTime)> = None;
    let mut at = 0;
    while at < pieces.len() {
        let rest = Pieces(&pieces[at..]);
        if let Some((used, (year, month, day))) = rest.date() {
            let start = pieces[at].range.start;
            let mut stamp =
                Stamp { range: start..pieces[at + used - 1].range.end, year, month, day, time: None };
            at += used;
            if let Some((skip, used, time)) = Pieces(&pieces[at..]).time_nearby() {
                stamp.time = Some(time);
                at += skip + used;
                stamp.range.end = pieces[at - 1].range.end;
            } else if let Some((_, range, time)) = early_time.take().filter(|early| at - used - early.0 <= 2)
            {
                stamp.time = Some(time);
                stamp.range.start = range.start;
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

#[derive(Debug, Clone)]
struct Piece<'t> {
    range: Range<usize>,
    text: &'t str,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Word,
    Number,
    Mark,
}

fn cut(line: &str) -> Vec<Piece<'_>> {
    let kind_of = |character: char| match character {
        _ if character.is_ascii_digit() => Kind::Number,
        _ if character.is_alphabetic() => Kind::Word,
        _ => Kind::Mark,
    };
    let mut pieces: Vec<Piece<'_>> = Vec::new();
    for (start, character) in line.char_indices().filter(|(_, character)| !character.is_whitespace()) {
        let kind = kind_of(character);
        let end = start + character.len_utf8();
        match pieces.last_mut() {
            Some(last) if last.kind == kind && kind != Kind::Mark && last.range.end == start => {
                last.range.end = end;
                last.text = &line[last.range.clone()];
            }
            _ => pieces.push(Piece { range: start..end, text: &line[start..end], kind }),
        }
    }
    pieces
}

type Day = (Option<i32>, u32, u32);

struct Pieces<'p, 't>(&'p [Piece<'t>]);

impl Pieces<'_, '_> {
    fn number(&self, at: usize, digits: &[usize]) -> Option<u32> {
        let piece = self.0.get(at).filter(|piece| piece.kind == Kind::Number)?;
        digits.contains(&piece.text.len()).then(|| piece.text.parse().ok()).flatten()
    }

    fn mark(&self, at: usize, mark: &str) -> bool {
        self.0.get(at).is_some_and(|piece| piece.text == mark)
    }

    fn word(&self, at: usize, words: &[&str]) -> bool {
        self.0.get(at).is_some_and(|piece| words.iter().any(|word| piece.text.eq_ignore_ascii_case(word)))
    }

    fn glued(&self, at: usize) -> bool {
        at > 0 && self.0.get(at).is_some_and(|piece| piece.range.start == self.0[at - 1].range.end)
    }

    fn month(&self, at: usize) -> Option<u32> {
        let piece = self.0.get(at).filter(|piece| piece.kind == Kind::Word)?;
        MONTHS.get(piece.text.to_lowercase().as_str()).copied()
    }

    fn year(&self, at: usize) -> Option<i32> {
        let year = self.number(at, &[4])?;
        (1800..2200).contains(&year).then_some(year.cast_signed())
    }

    /// A date at the first piece: how many pieces, and which day.
    fn date(&self) -> Option<(usize, Day)> {
        let (used, (year, month, day)) =
            self.numeric().or_else(|| self.day_first()).or_else(|| self.month_first())?;
        // Any leap year will do to check a day without a year.
        NaiveDate::from_ymd_opt(year.unwrap_or(2000), month, day)?;
        Some((used, (year, month, day)))
    }

    /// `2024-05-20`, `20.05.2024`, `20.5.`, and `20/05/2024` where it can be told which is the month.
    fn numeric(&self) -> Option<(usize, Day)> {
        let mark = self.0.get(1).filter(|piece| ["-", "/", "."].contains(&piece.text))?.text;
        if let Some(year) = self.year(0).filter(|_| self.mark(3, mark)) {
            return Some((5, (Some(year), self.number(2, &[1, 2])?, self.number(4, &[1, 2])?)));
        }
        let (first, second) = (self.number(0, &[1, 2])?, self.number(2, &[1, 2])?);
        if !self.mark(3, mark) || !self.glued(1) {
            return None;
        }
        let year = self.year(4).or_else(|| {
            let short = self.number(4, &[2]).filter(|_| self.glued(4))?.cast_signed();
            Some(if short < 70 { 2000 + short } else { 1900 + short })
        });
        match mark {
            "." if year.is_some() => Some((5, (year, second, first))),
            "." if self.number(4, &[1, 3]).is_none() => Some((4, (None, second, first))),
            "/" if first > 12 => year.map(|year| (5, (Some(year), second, first))),
            "/" if second > 12 => year.map(|year| (5, (Some(year), first, second))),
            _ => None,
        }
    }

    /// `20. Mai 2024`, `20th of May 2024`, `3 Nov. 2024`.
    fn day_first(&self) -> Option<(usize, Day)> {
        let day = self.number(0, &[1, 2])?;
        let mut at = 1;
        at += usize::from(self.mark(at, ".") || self.word(at, &["st", "nd", "rd", "th"]));
        at += usize::from(self.word(at, &["of"]));
        let month = self.month(at)?;
        Some(self.with_year(at + 1, month, day))
    }

    /// `May 20, 2024`, `Nov. 3`.
    fn month_first(&self) -> Option<(usize, Day)> {
        let month = self.month(0)?;
        let mut at = 1 + usize::from(self.mark(1, "."));
        let day = self.number(at, &[1, 2])?;
        at += 1;
        at += usize::from(self.word(at, &["st", "nd", "rd", "th"]) && self.glued(at));
        Some(self.with_year(at, month, day))
    }

    fn with_year(&self, at: usize, month: u32, day: u32) -> (usize, Day) {
        let skip = (0..=1).chain(std::iter::once(2)).find(|&skip| {
            (0..skip).all(|offset| self.mark(at + offset, ".") || self.mark(at + offset, ","))
                && self.year(at + skip).is_some()
        });
        match skip {
            Some(skip) => (at + skip + 1, (self.year(at + skip), month, day)),
            None => (at, (None, month, day)),
        }
    }

    /// A time behind a date, at most three marks or small words away: how far, how many pieces, which.
    fn time_nearby(&self) -> Option<(usize, usize, NaiveTime)> {
        for skip in 0..=3 {
            if let Some((used, time)) = Pieces(self.0.get(skip..)?).time() {
                return Some((skip, used, time));
            }
            let between = self.0.get(skip)?;
            if between.kind == Kind::Number
                || between.kind == Kind::Word && !["um", "at", "T", "Uhr", "ab"].contains(&between.text)
            {
                return None;
            }
        }
        None
    }

    /// A time at the first piece: `19:42`, `19.42 Uhr`, `7 Uhr`, `7:42 p.m.`, with its zone.
    fn time(&self) -> Option<(usize, NaiveTime)> {
        let hour = self.number(0, &[1, 2])?;
        let (mut used, mut minute, mut second, mut sure) = (1, 0, 0, false);
        if self.mark(1, ":") && self.glued(2) {
            minute = self.number(2, &[2])?;
            used = 3;
            sure = true;
            if let Some(seconds) = self.number(4, &[2]).filter(|_| self.mark(3, ":")) {
                second = seconds;
                used = 5;
                // Fractions of a second, as programs write them.
                used += if self.mark(5, ".") && self.glued(6) { 2 } else { 0 };
            }
        } else if self.mark(1, ".") && self.number(2, &[2]).is_some() && self.word(3, &["Uhr"]) {
            minute = self.number(2, &[2])?;
            used = 3;
        }
        let mut hour = hour;
        if self.word(used, &["Uhr"]) {
            used += 1;
            sure = true;
        } else if let Some((length, afternoon)) = self.half_of_day(used) {
            if hour > 12 {
                return None;
            }
            hour = hour % 12 + if afternoon { 12 } else { 0 };
            used += length;
            sure = true;
        }
        let time = NaiveTime::from_hms_opt(hour, minute, second).filter(|_| sure)?;
        Some((used + self.zone(used), time))
    }

    fn half_of_day(&self, at: usize) -> Option<(usize, bool)> {
        if self.word(at, &["am", "pm"]) {
            return Some((1, self.word(at, &["pm"])));
        }
        let dotted = self.word(at, &["a", "p"]) && self.mark(at + 1, ".") && self.word(at + 2, &["m"]);
        dotted.then(|| (3 + usize::from(self.mark(at + 3, ".")), self.word(at, &["p"])))
    }

    /// How many pieces a zone takes: `Z`, `+02:00`, `ET`, `(MESZ)`.
    fn zone(&self, at: usize) -> usize {
        const ZONES: [&str; 17] = [
            "Z", "ET", "EST", "EDT", "CT", "CST", "CDT", "PT", "PST", "PDT", "GMT", "UTC", "BST", "CET",
            "CEST", "MEZ", "MESZ",
        ];
        if self.word(at, &ZONES) {
            1
        } else if (self.mark(at, "+") || self.mark(at, "-")) && self.glued(at) && self.glued(at + 1) {
            if self.mark(at + 2, ":") { 4 } else { 2 }
        } else {
            0
        }
        .min(self.0.len().saturating_sub(at))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_many_forms() {
        for (text, expected) in [
            ("2024-05-20", "2024-05-20"),
            ("2024-05-20T19:42:00+02:00", "2024-05-20T19:42:00"),
            ("2024-05-20T19:42:00.123Z", "2024-05-20T19:42:00"),
            ("2024-05-20 19:42", "2024-05-20T19:42:00"),
            ("20. Mai 2024, 19:42", "2024-05-20T19:42:00"),
            ("20.05.2024 19:42 Uhr", "2024-05-20T19:42:00"),
            ("20.05.2024 · 19:42", "2024-05-20T19:42:00"),
            ("20.5.24", "2024-05-20"),
            ("3. Jänner 2016 um 7.05 Uhr", "2016-01-03T07:05:00"),
            ("May 20, 2024 7:42 p.m. ET", "2024-05-20T19:42:00"),
            ("May 20th, 2024 at 12:05 AM", "2024-05-20T00:05:00"),
            ("20th of May 2024", "2024-05-20"),
            ("Nov. 3, 2024", "2024-11-03"),
            ("25/12/2024", "2024-12-25"),
            ("19:42 Uhr, 20. Mai 2024", "2024-05-20T19:42:00"),
        ] {
            assert_eq!(published(text).map(|found| found.to_string()).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_is_no_full_date_gives_none() {
        for text in
            ["03/04/2024", "20. Mai", "31.02.2024", "1.200 Stellen", "Mai 2024", "2024", "10.000.000", ""]
        {
            assert_eq!(published(text), None, "{text}");
        }
    }
}
