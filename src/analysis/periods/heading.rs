//! The periods of headings: of columns and rows of tables, where they stand in short notations.
//!
//! `Q3/24`, `3Q24`, `H1 FY25`, `9M 2024`, `1-6/2024`, `09/2024` and `2025e` are read here, in whatever language, as tables
//! have them; all else as in running text. A fiscal year whose months nobody tells counts as the year of the calendar.

use super::calendar::{Reference, Stretch};
use super::memory::NamedStretches;
use super::parser::PeriodParser;
use super::vocabulary::TimeReadings;
use crate::analysis::PeriodKind;
use crate::analysis::text::{Text, TokenKind};
use crate::document::Published;
use chrono::{Months, NaiveDate};
use std::ops::Range;

/// A period that a heading names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::analysis) struct HeadingPeriod {
    /// Its words.
    pub tokens: Range<usize>,
    /// Its first day.
    pub from: NaiveDate,
    /// Its last day.
    pub to: NaiveDate,
}

/// Reads the headings of one text.
pub(in crate::analysis) struct Headings<'a> {
    text: &'a Text<'a>,
    readings: TimeReadings,
    today: Option<NaiveDate>,
}

impl<'a> Headings<'a> {
    /// Looks up the words of `text`.
    pub(in crate::analysis) fn new(text: &'a Text<'a>, published: Option<Published>) -> Self {
        let today = published.map(|published| published.date);
        Self { text, readings: TimeReadings::of(text), today }
    }

    /// The first period among the tokens of a heading.
    pub(in crate::analysis) fn find(&self, tokens: Range<usize>) -> Option<HeadingPeriod> {
        let parser =
            PeriodParser { text: self.text, readings: &self.readings, start: tokens.start, end: tokens.end };
        let mut index = tokens.start;
        while index < tokens.end {
            let noted = notation(self.text, index, tokens.end);
            let parsed = || {
                let found = parser.parse(index)?;
                let reference =
                    Reference { today: self.today, named: NamedStretches::default(), ahead: false };
                let stretch = match found.kind {
                    PeriodKind::Calendar => found.expression.resolve(reference),
                    PeriodKind::Clock | PeriodKind::Duration => (None, None),
                };
                Some((found.end.max(index + 1), stretch))
            };
            match noted.or_else(parsed) {
                Some((end, (Some(from), Some(to)))) => {
                    return Some(HeadingPeriod { tokens: index..end, from, to });
                }
                Some((end, _)) => index = end,
                None => index += 1,
            }
        }
        None
    }
}

/// The short notation that starts at a token, and the token behind it.
fn notation(text: &Text<'_>, index: usize, end: usize) -> Option<(usize, Stretch)> {
    let last = text.tokens.get(end.checked_sub(1)?)?;
    let first = text.tokens.get(index)?;
    let goes_on = index > 0
        && first.joined
        && matches!(text.kind(index - 1), Some(TokenKind::Word | TokenKind::Number));
    if goes_on {
        return None;
    }
    let mut scan = NotationScan { rest: text.text.get(first.span.start as usize..last.span.end as usize)? };
    let (from, to) = scan.part_of_year().or_else(|| scan.year().and_then(|year| months(year, 1, 12)))?;
    scan.skip_estimate();
    if scan.rest.starts_with(|char: char| char.is_alphanumeric()) {
        return None;
    }
    let behind = last.span.end as usize - scan.rest.len();
    let next = (index + 1..end).find(|&next| text.tokens[next].span.start as usize >= behind).unwrap_or(end);
    Some((next, (Some(from), Some(to))))
}

/// The days of some months of a year.
fn months(year: i32, first: u32, last: u32) -> Option<(NaiveDate, NaiveDate)> {
    let from = NaiveDate::from_ymd_opt(year, first, 1)?;
    let to = NaiveDate::from_ymd_opt(year, last, 1)?.checked_add_months(Months::new(1))?.pred_opt()?;
    Some((from, to))
}

/// What is left of the words.
#[derive(Clone, Copy)]
struct NotationScan<'t> {
    rest: &'t str,
}

impl NotationScan<'_> {
    /// `Q3 2024`, `3Q24`, `9M/24`, `1-6/2024`, `09/2024`.
    fn part_of_year(&mut self) -> Option<(NaiveDate, NaiveDate)> {
        let mut scan = *self;
        let (first, last, is_coded) = scan.part()?;
        let is_parted = scan.skip_separators();
        let year = scan.year().or_else(|| scan.short_year().filter(|_| is_coded))?;
        // `1-6 2024`, but no `3-4 2024`, and no `9 2024`.
        if !is_coded && !is_parted {
            return None;
        }
        *self = scan;
        months(year, first, last)
    }

    /// The first and the last month, and whether a letter says that they are some.
    fn part(&mut self) -> Option<(u32, u32, bool)> {
        let letter = self.rest.chars().next()?.to_ascii_uppercase();
        if matches!(letter, 'Q' | 'H') {
            self.rest = &self.rest[1..];
            return of_unit(self.number(1)?, letter);
        }
        let first = self.number(2)?;
        let code = self.rest.chars().next()?.to_ascii_uppercase();
        if matches!(code, 'Q' | 'H' | 'M') {
            self.rest = &self.rest[1..];
            return of_unit(first, code);
        }
        if let Some(rest) = self.rest.strip_prefix(['-', '–', '—']) {
            self.rest = rest;
            let last = self.number(2)?;
            return (first < last && last <= 12 && first > 0).then_some((first, last, false));
        }
        (code == '/' && (1..=12).contains(&first)).then_some((first, first, false))
    }

    /// A number of at most `digits` digits.
    fn number(&mut self, digits: usize) -> Option<u32> {
        let length = self.rest.bytes().take_while(u8::is_ascii_digit).count();
        if length == 0 || length > digits {
            return None;
        }
        let (number, rest) = self.rest.split_at(length);
        self.rest = rest;
        number.parse().ok()
    }

    /// Skips what stands between a part and its year; says whether there was something.
    fn skip_separators(&mut self) -> bool {
        let before = self.rest.len();
        self.rest = self.rest.trim_start_matches([' ', '\u{a0}', '/', '\'', '’', '.', '-', ',']);
        // `Q3 FY25`
        let code = self.rest.bytes().take_while(u8::is_ascii_uppercase).count();
        if code == 2 {
            self.rest = self.rest[2..].trim_start_matches([' ', '\'', '’']);
        }
        self.rest.len() < before
    }

    /// Four digits that no other number goes on.
    fn year(&mut self) -> Option<i32> {
        let mut scan = *self;
        let year = scan.number(4).filter(|year| (1950..2100).contains(year))?;
        let mut behind = scan.rest.chars();
        let goes_on = matches!(behind.next(), Some('/' | '-' | '–' | '.' | ',' | '\'' | '’'))
            && behind.next().is_some_and(|char| char.is_ascii_digit());
        if goes_on {
            return None;
        }
        *self = scan;
        i32::try_from(year).ok()
    }

    fn short_year(&mut self) -> Option<i32> {
        let is_short = self.rest.bytes().take_while(u8::is_ascii_digit).count() == 2;
        let year = self.number(2).filter(|_| is_short)?;
        i32::try_from(year).ok().map(|year| 2000 + year)
    }

    /// The `e` of `2025e`, and other letters for what is estimated or told.
    fn skip_estimate(&mut self) {
        if let Some(rest) = self.rest.strip_prefix(['e', 'E', 'p', 'P', 'a', 'A', 'f', 'F'])
            && !rest.starts_with(|char: char| char.is_alphanumeric())
        {
            self.rest = rest;
        }
    }
}

fn of_unit(number: u32, unit: char) -> Option<(u32, u32, bool)> {
    let (first, last) = match (unit, number) {
        ('Q', 1..=4) => (3 * number - 2, 3 * number),
        ('H', 1..=2) => (6 * number - 5, 6 * number),
        ('M', 3 | 6 | 9 | 12) => (1, number),
        _ => return None,
    };
    Some((first, last, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::text::annotate;
    use crate::document::{Document, Language};

    fn read(heading: &str) -> Option<String> {
        let document = Document::of_paragraphs(heading, Language::new("en"));
        let text = annotate(&document)?;
        let found = Headings::new(&text, Published::from_iso("2024-11-06")).find(0..text.len())?;
        Some(format!("{}..{} {}", found.from, found.to, text.slice(text.span(found.tokens))))
    }

    #[test]
    fn notations_of_tables() {
        for (heading, period) in [
            ("Q3/24", "2024-07-01..2024-09-30 Q3/24"),
            ("3Q24 (unaudited)", "2024-07-01..2024-09-30 3Q24"),
            ("Q3'24", "2024-07-01..2024-09-30 Q3'24"),
            ("H1 FY25", "2025-01-01..2025-06-30 H1 FY25"),
            ("1H 2024", "2024-01-01..2024-06-30 1H 2024"),
            ("Revenue 9M 2024, $m", "2024-01-01..2024-09-30 9M 2024"),
            ("1-6/2024", "2024-01-01..2024-06-30 1-6/2024"),
            ("1–9 2023", "2023-01-01..2023-09-30 1–9 2023"),
            ("09/2024", "2024-09-01..2024-09-30 09/2024"),
            ("2025e", "2025-01-01..2025-12-31 2025e"),
            ("2024E*", "2024-01-01..2024-12-31 2024E"),
            ("FY 2023", "2023-01-01..2023-12-31 FY 2023"),
            ("Sept. 30, 2024", "2024-09-30..2024-09-30 Sept. 30, 2024"),
            ("30 Sep 2024", "2024-09-30..2024-09-30 30 Sep 2024"),
            (
                "Three Months Ended September 30, 2024",
                "2024-07-01..2024-09-30 Three Months Ended September 30, 2024",
            ),
        ] {
            assert_eq!(read(heading).as_deref(), Some(period), "{heading}");
        }
        for heading in ["Revenue", "3-4", "Model Q5", "1,950", "$m", ""] {
            assert_eq!(read(heading), None, "{heading}");
        }
    }
}
