//! The cores of time expressions: a date, a month, a part of a year, a year, a distance from today.

use super::calendar::{Expression, Unit, Year};
use super::parse::Parser;
use super::vocabulary::{Behind, Preposition, Term};
use crate::analysis::token::TokenKind;

/// A core that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Core {
    /// What it says.
    pub expression: Expression,
    /// The token behind it.
    pub end: usize,
}

impl Core {
    /// Whether a range can reach from one to the other.
    pub(super) fn is_same_sort(&self, other: &Self) -> bool {
        let sort = |expression: &Expression| match expression {
            Expression::Year(_) => 1,
            Expression::Months(..) => 2,
            Expression::Day(..) => 3,
            Expression::Weekday(..) => 4,
            _ => 0,
        };
        sort(&self.expression) != 0 && sort(&self.expression) == sort(&other.expression)
    }
}

/// A length of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Length {
    /// What is counted.
    pub unit: Unit,
    /// How many, where the text tells.
    pub count: Option<u32>,
    /// Whether the number may be a mere article: `a year`.
    pub article: bool,
    /// The token behind it.
    pub end: usize,
}

impl Parser<'_> {
    /// The longest core at `index`. Behind a preposition (`opened`) a bare year needs less care.
    pub(super) fn core(&self, index: usize, opened: bool) -> Option<Core> {
        let ways = [
            self.written_date(index),
            self.day_month(index),
            self.month(index),
            self.part_of_year(index),
            self.numbered_part(index),
            self.shifted(index),
            self.named_year(index),
            self.bare_year(index, opened),
            self.deictic(index),
            self.edge(index),
            self.weekday(index, None),
            self.season(index, Year::Unsaid),
        ];
        ways.into_iter().flatten().max_by_key(|core| core.end)
    }

    /// `20.05.2024`, `2024-05-20`.
    fn written_date(&self, index: usize) -> Option<Core> {
        if self.tokens.kind(index) != Some(TokenKind::Number) {
            return None;
        }
        let mut parts = self.piece(index).split('.');
        if let (Some(day), Some(month), Some(year), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        {
            let year: i32 = year.parse().ok().filter(|_| year.len() == 4 || year.len() == 2)?;
            let year = if year < 100 { 2000 + year } else { year };
            return day_of(month.parse().ok()?, day.parse().ok()?, Year::Number(year), index + 1);
        }
        let glued = (1..5).all(|step| self.tokens.is_glued(index + step));
        if glued && self.piece(index + 1) == "-" && self.piece(index + 3) == "-" {
            let year = year_number(self.piece(index))?;
            let (month, day) = (self.piece(index + 2).parse().ok()?, self.piece(index + 4).parse().ok()?);
            return day_of(month, day, Year::Number(year), index + 5);
        }
        None
    }

    /// `20. Mai 2024`, `13 January`, `the 3rd of May`.
    fn day_month(&self, index: usize) -> Option<Core> {
        let day = self.small_number(index)?;
        let mut next = index + 1;
        if self.is_ordinal_mark(next) {
            next += 1;
        }
        if let Some(behind) =
            self.skip(next, Term::Preposition(Preposition::In)).filter(|_| self.piece(next) == "of")
        {
            next = behind;
        }
        let (month, end) = self.month_name(next, true)?;
        let (year, end) = self.year_tail(end);
        day_of(month, day, year, end)
    }

    /// `May 20, 2024`, `März 2016`, `im März`.
    fn month(&self, index: usize) -> Option<Core> {
        let (month, mut next) = self.month_name(index, false)?;
        if let Some(day) = self.small_number(next).filter(|_| self.is_english()) {
            let mut end = next + 1;
            if self.is_ordinal_mark(end) && self.tokens.is_word(end) {
                end += 1;
            }
            let (year, end) = self.year_tail(end);
            if let Some(core) = day_of(month, day, year, end) {
                return Some(core);
            }
        }
        let (year, end) = self.year_tail(next);
        next = end;
        Some(Core { expression: Expression::Months(month, month, year), end: next })
    }

    /// `drittes Quartal 2024`, `3. Quartal`, `first nine months of 2015`, `zweite Jahreshälfte`.
    fn part_of_year(&self, index: usize) -> Option<Core> {
        let (ordinal, mut next) = match self.small_number(index) {
            Some(number) if self.is_ordinal_mark(index + 1) => (number, index + 2),
            Some(_) => return None,
            None => self.term(index, |term| match term {
                Term::Ordinal(number) => Some(number),
                _ => None,
            })?,
        };
        if self.piece(next) == "-" {
            next += 1;
        }
        if let Some(length) = self.length(next).filter(|_| ordinal == 1) {
            let months = length.unit.month_count()?.checked_mul(length.count?)?;
            if (1..=12).contains(&months) {
                let (year, end) = self.year_tail(length.end);
                return Some(Core { expression: Expression::Months(1, months, year), end });
            }
        }
        let (unit, next) = self.unit(next)?;
        let length = unit.month_count().filter(|length| (2..12).contains(length))?;
        part(ordinal, length, self.year_tail(next))
    }

    /// Whether `index` starts `Q3`, `H1`, `FY24`.
    pub(super) fn is_numbered_part(&self, index: usize) -> bool {
        matches!(self.piece(index), "Q" | "H" | "FY" | "GJ") && self.tokens.is_glued(index + 1)
    }

    /// `Q3 2024`, `H1`, `3Q24`, `FY24`.
    fn numbered_part(&self, index: usize) -> Option<Core> {
        let letter_first = self.is_numbered_part(index);
        let (letter, number) = if letter_first {
            (self.piece(index), self.piece(index + 1))
        } else if self.tokens.is_glued(index + 1) {
            (self.piece(index + 1), self.piece(index))
        } else {
            return None;
        };
        if index > self.start && self.tokens.is_glued(index) && !is_opening(self.piece(index - 1)) {
            return None;
        }
        let number: u32 = number.parse().ok()?;
        match letter {
            "Q" if (1..=4).contains(&number) => part(number, 3, self.year_tail(index + 2)),
            "H" if (1..=2).contains(&number) => part(number, 6, self.year_tail(index + 2)),
            "FY" | "GJ" if letter_first => {
                let year = i32::try_from(number).ok()?;
                let year = if year < 100 { year + 2000 } else { year };
                (1900..2100)
                    .contains(&year)
                    .then(|| Core { expression: Expression::Year(Year::Number(year)), end: index + 2 })
            }
            _ => None,
        }
    }

    /// `letzten Monat`, `last three years`, `vergangenen Mittwoch`, `laufenden Jahr 2016`, `this summer`.
    fn shifted(&self, index: usize) -> Option<Core> {
        let (shift, next) = self.shift(index)?;
        if let Some(core) = self.weekday(next, Some(shift)) {
            return Some(core);
        }
        if let Some((month, end)) = self.month_name(next, true) {
            return Some(Core { expression: Expression::Months(month, month, Year::Unsaid), end });
        }
        if let Some(core) = self.season(next, if shift == 0 { Year::Offset(0) } else { Year::Unsaid }) {
            return Some(core);
        }
        if let Some(core) = self.named_year(next).filter(|core| core.expression != Expression::Vague) {
            return Some(core);
        }
        if let Some(end) = self.skip(next, Term::FiscalYear) {
            return Some(Core {
                expression: Expression::Year(Year::Offset(shift)),
                end: self.skip_unit(end, Unit::Year),
            });
        }
        if let Some(length) = self.length(next).filter(|length| !length.article) {
            let Some(count) = length.count else {
                return Some(Core { expression: Expression::Vague, end: length.end });
            };
            let offset = if shift < 0 { -i32::try_from(count).ok()? } else { shift };
            return Some(Core {
                expression: Expression::Away { unit: length.unit, offset, count },
                end: length.end,
            });
        }
        let (unit, end) = self.unit(next)?;
        let mut end = end;
        if self.tokens.piece(end) == "'" || self.tokens.piece(end) == "’" {
            end = next + 1;
        }
        match unit {
            Unit::Minute | Unit::Hour => None,
            Unit::Year => Some(Core { expression: Expression::Year(Year::Offset(shift)), end }),
            Unit::Quarter | Unit::Half if shift != 1 => {
                let (year, behind) = self.year_tail(end);
                let months = unit.month_count()?;
                Some(match (year, shift) {
                    // `letztes Quartal 2015`
                    (Year::Number(_), -1) => {
                        Core { expression: Expression::Months(13 - months, 12, year), end: behind }
                    }
                    _ => Core { expression: Expression::Away { unit, offset: shift, count: 1 }, end },
                })
            }
            _ => Some(Core { expression: Expression::Away { unit, offset: shift, count: 1 }, end }),
        }
    }

    /// `Jahr 2022`, `Geschäftsjahr 2015/16`, `fiscal 2019`, `full year`.
    fn named_year(&self, index: usize) -> Option<Core> {
        let fiscal = self.skip(index, Term::FiscalYear);
        let next = fiscal.or_else(|| self.skip(index, Term::Unit(Unit::Year)))?;
        let next = if fiscal.is_some() { self.skip_unit(next, Unit::Year) } else { next };
        if let Some((expression, end)) = self.year_digits(next) {
            return Some(Core { expression, end });
        }
        if let Some(end) = self.skip(next, Term::UpTo)
            && let Some(core) = self.day_month(end).or_else(|| self.month(end))
        {
            return Some(Core {
                expression: Expression::UpTo(Unit::Year, 1, Box::new(core.expression)),
                end: core.end,
            });
        }
        fiscal.map(|_| Core { expression: Expression::Vague, end: next })
    }

    /// A unit that only its article makes a time: `the quarter`, `im Quartal`, `im Jahr davor`.
    pub(super) fn articled_unit(&self, index: usize) -> Option<Core> {
        let (unit, end) = self.unit(index)?;
        let behind = self.term(end, |term| match term {
            Term::Behind(Behind::Earlier) => Some(-1),
            Term::Behind(Behind::Later) => Some(1),
            _ => None,
        });
        if let Some((offset, end)) = behind {
            return Some(Core { expression: Expression::FromLast(unit, offset), end });
        }
        let reported = matches!(unit, Unit::Quarter | Unit::Half | Unit::Year);
        if let Some(next) = self.skip(end, Term::UpTo)
            && reported
            && let Some(core) = self.day_month(next).or_else(|| self.month(next))
        {
            return Some(Core {
                expression: Expression::UpTo(unit, 1, Box::new(core.expression)),
                end: core.end,
            });
        }
        reported.then_some(Core { expression: Expression::Vague, end })
    }

    /// `2022`, `2023/24`, `2020s`, where the number cannot be a count or a part of a name.
    fn bare_year(&self, index: usize, opened: bool) -> Option<Core> {
        let (expression, end) = self.year_digits(index)?;
        if index > self.start {
            if self.tokens.is_glued(index) && !is_opening(self.piece(index - 1)) {
                return None;
            }
            let from = index.saturating_sub(3).max(self.start);
            let before = |term| {
                (from..index).any(|at| {
                    self.readings.at(at).iter().any(|found| found.term == term && found.next == index)
                })
            };
            if !opened && before(Term::Approximate) {
                return None;
            }
            let named =
                |at: usize| at >= self.start && self.tokens.is_capitalized(at) && self.ends_in_programme(at);
            if !opened
                && (named(index - 1)
                    || (index >= 2 && self.tokens.is_capitalized(index - 1) && named(index - 2)))
            {
                return None;
            }
        }
        (!self.is_counted(end)).then_some(Core { expression, end })
    }

    /// Whether the word, or the last part of the compound that it is, names a plan: `Sparplan`.
    fn ends_in_programme(&self, index: usize) -> bool {
        let word = self.piece(index).to_lowercase();
        self.skip(index, Term::Programme).is_some()
            || ["plan", "programm", "projekt", "strategie"].iter().any(|end| word.ends_with(end))
    }

    /// `heute`, `gestern Abend`, `Vorjahr`, `heute, Dienstag`.
    fn deictic(&self, index: usize) -> Option<Core> {
        let ((unit, offset), mut end) = self.term(index, |term| match term {
            Term::Deictic(unit, offset) => Some((unit, offset)),
            _ => None,
        })?;
        if unit == Unit::Day {
            if let Some(behind) = self.skip(end, Term::DayPart) {
                end = behind;
            }
            let day = if self.piece(end) == "," { end + 1 } else { end };
            if let Some(core) = self.weekday(day, None) {
                end = core.end;
            }
        }
        let expression = if unit == Unit::Year {
            Expression::Year(Year::Offset(offset))
        } else {
            Expression::Away { unit, offset, count: 1 }
        };
        Some(Core { expression, end })
    }

    /// `Ende März 2016`, `mid-June`, `end of the year`, `Jahresmitte 2015`.
    fn edge(&self, index: usize) -> Option<Core> {
        let one_word = self.term(index, |term| match term {
            Term::EdgeOf(edge, unit) => Some((edge, unit)),
            _ => None,
        });
        if let Some(((edge, unit), next)) = one_word {
            let (whole, end) = match self.year_tail(next) {
                (Year::Unsaid, _) => (Expression::Away { unit, offset: 0, count: 1 }, next),
                (year, end) => (Expression::Year(year), end),
            };
            return Some(Core { expression: Expression::Edge(edge, Box::new(whole)), end });
        }
        let (edge, mut next) = self.term(index, |term| match term {
            Term::Edge(edge) => Some(edge),
            _ => None,
        })?;
        if self.piece(next) == "-" {
            next += 1;
        }
        let of = self.term(next, |term| {
            matches!(term, Term::Preposition(Preposition::Of | Preposition::In)).then_some(())
        });
        if let Some(((), behind)) = of.filter(|_| matches!(self.piece(next), "of" | "des" | "der" | "vom")) {
            next = behind;
        }
        let articled = self.skip(next, Term::Article);
        let inner = articled.unwrap_or(next);
        let whole = if let Some((unit, end)) = self.unit(inner).filter(|_| of.is_some() || articled.is_some())
        {
            let (year, behind) = self.year_tail(end);
            match (unit, year) {
                (Unit::Year, Year::Number(_)) => Core { expression: Expression::Year(year), end: behind },
                (Unit::Minute | Unit::Hour | Unit::Day, _) => return None,
                _ => Core { expression: Expression::Away { unit, offset: 0, count: 1 }, end },
            }
        } else {
            let ways = [
                self.month(inner),
                self.part_of_year(inner),
                self.numbered_part(inner),
                self.shifted(inner),
                self.named_year(inner),
                self.bare_year(inner, true),
                self.deictic(inner),
                self.weekday(inner, None),
                self.season(inner, Year::Unsaid),
            ];
            ways.into_iter().flatten().max_by_key(|core| core.end)?
        };
        Some(match whole.expression {
            // `late Friday` is a day all the same.
            Expression::Weekday(..) | Expression::Day(..) => whole,
            expression => Core { expression: Expression::Edge(edge, Box::new(expression)), end: whole.end },
        })
    }

    /// `Mittwochabend`, `Monday night`, `Montag, 20. Mai`.
    fn weekday(&self, index: usize, weeks: Option<i32>) -> Option<Core> {
        let ((number, weak), mut end) = self.term(index, |term| match term {
            Term::Weekday { number, weak } => Some((number, weak)),
            _ => None,
        })?;
        if !self.tokens.is_capitalized(index) {
            return None;
        }
        if weak {
            if self.piece(end) != "." || !self.tokens.is_glued(end) {
                return None;
            }
            end += 1;
        }
        if let Some(behind) = self.skip(end, Term::DayPart) {
            end = behind;
        }
        let date = if self.piece(end) == "," { end + 1 } else { end };
        let date = self.skip(date, Term::Article).unwrap_or(date);
        if let Some(core) =
            self.written_date(date).or_else(|| self.day_month(date)).or_else(|| self.month(date))
            && matches!(core.expression, Expression::Day(..))
        {
            return Some(core);
        }
        Some(Core { expression: Expression::Weekday(number, weeks), end })
    }

    fn season(&self, index: usize, year: Year) -> Option<Core> {
        let ((first, last), end) = self.term(index, |term| match term {
            Term::Season(first, last) => Some((first, last)),
            _ => None,
        })?;
        if !self.is_english() && !self.tokens.is_capitalized(index) {
            return None;
        }
        let (tail, behind) = self.year_tail(end);
        let (year, end) = if tail == Year::Unsaid { (year, end) } else { (tail, behind) };
        Some(Core { expression: Expression::Months(first, last, year), end })
    }

    /// The year behind a part of it, with the token behind: `2024`, `of last year`, `des Vorjahres`.
    fn year_tail(&self, index: usize) -> (Year, usize) {
        self.told_year(index).unwrap_or((Year::Unsaid, index))
    }

    fn told_year(&self, index: usize) -> Option<(Year, usize)> {
        let mut next = index;
        if matches!(self.piece(next), "," | "/" | "’" | "'") {
            next += 1;
        }
        if let Some(((), behind)) = self.term(next, |term| {
            matches!(term, Term::Preposition(Preposition::Of | Preposition::In)).then_some(())
        }) && matches!(self.piece(next), "of" | "in" | "im" | "des" | "der")
        {
            next = behind;
        }
        if let Some(articled) = self.skip(next, Term::Article) {
            next = articled;
            // `the first three months of the year`
            let year = self.skip(next, Term::Unit(Unit::Year));
            if let Some(end) = year.filter(|&end| next > index + 1 && self.year_digits(end).is_none()) {
                return Some((Year::Offset(0), end));
            }
        }
        let core = self
            .year_digits(next)
            .filter(|&(_, end)| !self.is_counted(end))
            .map(|(expression, end)| Core { expression, end })
            .or_else(|| self.named_year(next))
            .or_else(|| self.shifted(next))
            .or_else(|| self.deictic(next))?;
        match core.expression {
            Expression::Year(year) => Some((year, core.end)),
            _ => None,
        }
    }

    /// A year in digits: `2022`, `2023/24`, `2020s`.
    fn year_digits(&self, index: usize) -> Option<(Expression, usize)> {
        if index >= self.end || self.tokens.kind(index) != Some(TokenKind::Number) {
            return None;
        }
        let year = year_number(self.piece(index))?;
        let glued = |at: usize| at < self.end && self.tokens.is_glued(at);
        if glued(index + 1) {
            let next = self.piece(index + 1);
            let second = self.piece(index + 2);
            if matches!(next, "/" | "-" | "–")
                && glued(index + 2)
                && self.tokens.kind(index + 2) == Some(TokenKind::Number)
            {
                let last = match second.len() {
                    2 => second.parse().ok().map(|last: i32| year / 100 * 100 + last),
                    4 => year_number(second),
                    _ => None,
                };
                return last
                    .filter(|&last| last > year)
                    .map(|last| (Expression::Years(year, last), index + 3));
            }
            if next == "s" && year % 10 == 0 {
                return Some((Expression::Years(year, year + 9), index + 2));
            }
            let attached = match self.tokens.kind(index + 1)? {
                TokenKind::Word | TokenKind::Number | TokenKind::Symbol => true,
                TokenKind::Punctuation => matches!(next, "-" | "/" | "‑") && glued(index + 2),
            };
            if attached {
                return None;
            }
        }
        Some((Expression::Year(Year::Number(year)), index + 1))
    }

    /// Whether a number before `index` counts what stands there.
    fn is_counted(&self, index: usize) -> bool {
        self.tokens.kind(index) == Some(TokenKind::Symbol) && index < self.end
            || self.skip(index, Term::Counted).is_some()
    }

    /// A number and a unit: `drei Jahre`, `90 days`, `several weeks`, `six-month`.
    pub(super) fn length(&self, index: usize) -> Option<Length> {
        let spelled = self.term(index, |term| match term {
            Term::Number(number) => Some(Some(number)),
            Term::Vague => Some(None),
            _ => None,
        });
        let (count, next) = match spelled {
            Some(spelled) => spelled,
            None if self.tokens.kind(index) == Some(TokenKind::Number) && index < self.end => {
                (Some(self.piece(index).replace(['.', ','], "").parse().ok()?), index + 1)
            }
            None => return None,
        };
        let next = if self.piece(next) == "-" { next + 1 } else { next };
        let (unit, end) = self.unit(next)?;
        Some(Length { unit, count, article: count == Some(1) && self.tokens.is_word(index), end })
    }

    fn unit(&self, index: usize) -> Option<(Unit, usize)> {
        self.term(index, |term| match term {
            Term::Unit(unit) => Some(unit),
            _ => None,
        })
    }

    fn skip_unit(&self, index: usize, unit: Unit) -> usize {
        self.skip(index, Term::Unit(unit)).unwrap_or(index)
    }

    fn shift(&self, index: usize) -> Option<(i32, usize)> {
        self.term(index, |term| match term {
            Term::Shift(shift) => Some(shift),
            _ => None,
        })
    }

    /// The month at `index`; a weak form needs a number on one side or a point of abbreviation.
    fn month_name(&self, index: usize, beside_number: bool) -> Option<(u32, usize)> {
        let ((number, weak), end) = self.term(index, |term| match term {
            Term::Month { number, weak } => Some((number, weak)),
            _ => None,
        })?;
        if !self.tokens.is_capitalized(index) {
            return None;
        }
        let pointed = self.piece(end) == "." && self.tokens.is_glued(end);
        let short = weak && self.piece(index).len() <= 4 && !matches!(self.piece(index), "May");
        let end = if pointed && short { end + 1 } else { end };
        let opened = index > self.start
            && self
                .term(index - 1, |term| matches!(term, Term::Preposition(_) | Term::Edge(_)).then_some(()))
                .is_some();
        let numbered = self.tokens.kind(end) == Some(TokenKind::Number) && end < self.end;
        let comma_number = self.piece(end) == "," && self.tokens.kind(end + 1) == Some(TokenKind::Number);
        let sure = !weak || beside_number || numbered || comma_number || (pointed && short) || opened;
        sure.then_some((number, end))
    }

    /// A number from 1 to 31 in digits.
    fn small_number(&self, index: usize) -> Option<u32> {
        if self.tokens.kind(index) != Some(TokenKind::Number) || self.piece(index).len() > 2 {
            return None;
        }
        self.piece(index).parse().ok().filter(|number| (1..=31).contains(number))
    }

    /// The point of a German ordinal, or `st`, `nd`, `rd`, `th`.
    fn is_ordinal_mark(&self, index: usize) -> bool {
        self.tokens.is_glued(index) && matches!(self.piece(index), "." | "st" | "nd" | "rd" | "th")
    }

    fn is_english(&self) -> bool {
        self.tokens.language == crate::document::Language::English
    }
}

impl Expression {
    /// The expression with the year of `other`, where it has none of its own.
    pub(super) fn with_year_of(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Months(first, last, Year::Unsaid), Self::Months(_, end, year)) if first <= *end => {
                Self::Months(first, last, *year)
            }
            (Self::Day(month, day, Year::Unsaid), Self::Day(.., year)) => Self::Day(month, day, *year),
            (expression, _) => expression,
        }
    }
}

impl Unit {
    /// Whether companies report on such lengths.
    pub(super) fn is_reported(self) -> bool {
        self.month_count().is_some() || self == Self::Week
    }

    /// The months of the unit, where it is one or more.
    pub(super) fn month_count(self) -> Option<u32> {
        Some(self.months()).filter(|&months| months > 0)
    }
}

fn part(number: u32, months: u32, (year, end): (Year, usize)) -> Option<Core> {
    let last = number.checked_mul(months).filter(|&last| last <= 12 && number > 0)?;
    Some(Core { expression: Expression::Months(last - months + 1, last, year), end })
}

fn day_of(month: u32, day: u32, year: Year, end: usize) -> Option<Core> {
    // 2000 is a leap year, so every day that exists passes.
    chrono::NaiveDate::from_ymd_opt(2000, month, day)?;
    Some(Core { expression: Expression::Day(month, day, year), end })
}

fn year_number(digits: &str) -> Option<i32> {
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok().filter(|year| (1900..2100).contains(year))
}

fn is_opening(piece: &str) -> bool {
    matches!(piece, "(" | "[" | "„" | "“" | "\"" | "‘" | "'" | "–" | "—" | "/" | "«" | "»")
}
