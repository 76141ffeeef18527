//! Time zones behind a time of day: `Z`, `+02:00`, `GMT+7`, `(MESZ)`, `ET`.

use super::pieces::Pieces;
use crate::lexicon::table::rows;
use chrono::{Datelike, FixedOffset, NaiveDate, Weekday};
use std::collections::HashMap;
use std::sync::LazyLock;

/// A zone as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Zone {
    standard: FixedOffset,
    /// In summer, where one name stands for both.
    summer: Option<FixedOffset>,
}

/// The abbreviations, which `assets/intake/zones.tsv` explains.
static ZONES: LazyLock<HashMap<&'static str, Zone>> = LazyLock::new(|| {
    rows(include_str!("../../../assets/intake/zones.tsv"))
        .filter_map(|mut cells| {
            let (name, standard) = (cells.next()?, cells.next()?.parse().ok()?);
            let summer = cells.next().and_then(|offset| offset.parse().ok());
            Some((name, Zone { standard, summer }))
        })
        .collect()
});

impl Zone {
    /// How far its clocks are ahead of UTC on `day`.
    pub fn offset(self, day: NaiveDate) -> FixedOffset {
        self.summer.filter(|_| is_summer(day)).unwrap_or(self.standard)
    }
}

/// Whether clocks are set to summer in the United States.
fn is_summer(day: NaiveDate) -> bool {
    let sunday =
        |month, number| NaiveDate::from_weekday_of_month_opt(day.year(), month, Weekday::Sun, number);
    sunday(3, 2).is_some_and(|start| day >= start) && sunday(11, 1).is_some_and(|end| day < end)
}

/// The zone at the first piece, which stands behind a time: how many pieces, and which. None for the zone of a
/// difference that no clock has.
pub fn zone(pieces: Pieces<'_, '_>) -> (usize, Option<Zone>) {
    if pieces.mark(0, "(")
        && let Some((used, zone)) = pieces.from(1).and_then(named)
        && pieces.mark(used + 1, ")")
    {
        return (used + 2, Some(zone));
    }
    let (used, zone) = match named(pieces) {
        Some((used, zone)) => (used, Some(zone)),
        None => difference(pieces).unwrap_or((0, None)),
    };
    // JavaScript writes the name behind the difference: `GMT+0100 (CET)`.
    let is_explained =
        used > 0 && pieces.mark(used, "(") && pieces.word(used + 1).is_some() && pieces.mark(used + 2, ")");
    (used + if is_explained { 3 } else { 0 }, zone)
}

/// An abbreviation, which `GMT+7` and the like go on from.
fn named(pieces: Pieces<'_, '_>) -> Option<(usize, Zone)> {
    let word = pieces.word(0)?;
    let zone = *ZONES.get(word.to_ascii_uppercase().as_str())?;
    if zone.standard.local_minus_utc() == 0
        && pieces.is_joined(1)
        && let Some((used, Some(zone))) = pieces.from(1).and_then(difference)
    {
        return Some((used + 1, zone));
    }
    Some((1, zone))
}

/// `+02:00`, `+0200`, `+2`: how many pieces, and the zone unless no clock is so far ahead or behind.
fn difference(pieces: Pieces<'_, '_>) -> Option<(usize, Option<Zone>)> {
    let sign = if pieces.mark(0, "+") { 1 } else { -i32::from(pieces.mark(0, "-")) };
    if sign == 0 || !pieces.is_joined(1) {
        return None;
    }
    let (used, hours, minutes) = if let Some(digits) = pieces.number(1, &[4]) {
        (2, digits / 100, digits % 100)
    } else {
        let hours = pieces.number(1, &[1, 2])?;
        match pieces.number(3, &[2]).filter(|_| pieces.mark(2, ":")) {
            Some(minutes) => (4, hours, minutes),
            None => (2, hours, 0),
        }
    };
    let is_clock = hours <= 14 && minutes < 60;
    let seconds = (hours * 3600 + minutes * 60).cast_signed();
    let offset = FixedOffset::east_opt(sign * seconds).filter(|_| is_clock);
    Some((used, offset.map(|standard| Zone { standard, summer: None })))
}

#[cfg(test)]
mod tests {
    use super::super::pieces::cut;
    use super::*;

    #[test]
    fn zones_are_read_to_their_end() {
        let day = |month| NaiveDate::from_ymd_opt(2024, month, 12).expect("a day");
        for (text, winter, summer, used) in [
            ("Z", "+00:00", "+00:00", 1),
            ("mez", "+01:00", "+01:00", 1),
            ("(MESZ)", "+02:00", "+02:00", 3),
            ("+02:00", "+02:00", "+02:00", 4),
            ("-0530", "-05:30", "-05:30", 2),
            ("GMT+7", "+07:00", "+07:00", 3),
            ("GMT+0100 (CET)", "+01:00", "+01:00", 6),
            ("UTC", "+00:00", "+00:00", 1),
            ("ET", "-05:00", "-04:00", 1),
            ("PST", "-08:00", "-08:00", 1),
        ] {
            let pieces = cut(text);
            let (length, zone) = zone(Pieces(&pieces));
            let offset = |month| zone.map(|zone| zone.offset(day(month)).to_string());
            assert_eq!(
                (offset(1).as_deref(), offset(7).as_deref(), length),
                (Some(winter), Some(summer), used),
                "{text}"
            );
        }
        for text in ["Siemens", "+99:00", "- Berlin", "", "("] {
            assert_eq!(zone(Pieces(&cut(text))).1, None, "{text}");
        }
    }
}
