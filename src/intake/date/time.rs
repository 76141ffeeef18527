//! Times of day: `19:42`, `19.42 Uhr`, `7 Uhr`, `7:42 p.m.`, `7.42pm`, with their zone.

use super::pieces::{PieceKind, Pieces};
use super::words::WORDS;
use super::zone::{Zone, zone};
use chrono::NaiveTime;

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeOfDay {
    /// The time.
    pub time: NaiveTime,
    /// The zone, where one is named.
    pub zone: Option<Zone>,
    /// Whether it is `24:00`, with which the next day begins.
    pub is_midnight_after: bool,
}

impl Pieces<'_, '_> {
    /// A time behind a date, at most three marks or small words away: how far, how many pieces, which.
    pub fn time_nearby(self) -> Option<(usize, usize, TimeOfDay)> {
        for skip in 0..=3 {
            if let Some((used, time)) = self.from(skip)?.time() {
                return Some((skip, used, time));
            }
            let between = self.0.get(skip)?;
            if between.kind == PieceKind::Number || self.word(skip).is_some_and(|word| !WORDS.is_joint(word))
            {
                return None;
            }
        }
        None
    }

    /// A time at the first piece: how many pieces, and which.
    pub fn time(self) -> Option<(usize, TimeOfDay)> {
        let mut hour = self.number(0, &[1, 2])?;
        let (mut used, mut minute, mut second, mut is_certain) = (1, 0, 0, false);
        if self.mark(1, ":") && self.is_joined(2) {
            minute = self.number(2, &[2])?;
            used = 3;
            is_certain = true;
            if let Some(seconds) = self.number(4, &[2]).filter(|_| self.mark(3, ":")) {
                // A leap second counts as the one before it.
                second = if seconds == 60 { 59 } else { seconds };
                used = 5;
                // Fractions of a second, as programs write them.
                used += if self.mark(5, ".") && self.is_joined(6) { 2 } else { 0 };
            }
        } else if self.mark(1, ".") && (self.is_hour(3) || self.half_of_day(3).is_some()) {
            minute = self.number(2, &[2])?;
            used = 3;
        }
        if self.is_hour(used) {
            used += 1;
            is_certain = true;
        } else if let Some((length, is_afternoon)) = self.half_of_day(used) {
            // `20:00 PM` is a mistake that tells the time all the same.
            if hour <= 12 {
                hour = hour % 12 + if is_afternoon { 12 } else { 0 };
            }
            used += length;
            is_certain = true;
        }
        let is_midnight_after = (hour, minute, second) == (24, 0, 0);
        let hour = if is_midnight_after { 0 } else { hour };
        let time = NaiveTime::from_hms_opt(hour, minute, second).filter(|_| is_certain)?;
        let (length, zone) = self.from(used).map_or((0, None), zone);
        Some((used + length, TimeOfDay { time, zone, is_midnight_after }))
    }

    fn is_hour(self, at: usize) -> bool {
        self.word(at).is_some_and(|word| WORDS.is_hour(word))
    }

    /// `pm`, `p.m.`: how many pieces, and whether it is the second half.
    fn half_of_day(self, at: usize) -> Option<(usize, bool)> {
        let word = self.word(at)?;
        if let Some(half) = WORDS.half(word) {
            return Some((1, half));
        }
        let end = self.word(at + 2).filter(|_| self.mark(at + 1, ".") && self.is_joined(at + 2))?;
        let half = WORDS.half(&format!("{word}{end}"))?;
        Some((3 + usize::from(self.mark(at + 3, ".")), half))
    }
}
