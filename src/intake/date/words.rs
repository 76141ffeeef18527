//! The words of dates and times, in all languages: the line is read before its language is known.
//!
//! They are in the lexicons of the packs, with tags of `date` and `time`.

use crate::language::PACKS;
use crate::lexicon::{Form, TaggedForm};
use foldhash::{HashMap, HashSet};
use std::sync::LazyLock;

/// Words in lower case.
#[derive(Debug, Default)]
pub struct DateWords {
    /// The names and short forms of months, with their numbers.
    months: HashMap<String, u32>,
    weekdays: HashSet<String>,
    /// They stand behind an hour: `Uhr`.
    hours: HashSet<String>,
    /// They stand behind an hour of a clock of twelve hours: `am` and `pm`. True for the second half of the day.
    halves: HashMap<String, bool>,
    /// They stand between a date and its time: `um`, `at`.
    joints: HashSet<String>,
    /// The ends of ordinals: `st`, `th`.
    ordinals: HashSet<String>,
    /// They stand between a day and its month: `of`.
    links: HashSet<String>,
}

/// Those of all packs.
pub static WORDS: LazyLock<DateWords> = LazyLock::new(|| {
    let mut words = DateWords::default();
    for (month, number) in PACKS.iter().flat_map(|pack| pack.months()) {
        if let Form::Word(form) = month.form {
            words.months.insert(form.to_lowercase(), number);
        }
    }
    for stage in ["date", "time"] {
        for tagged in PACKS.iter().flat_map(|pack| pack.lexicon.tagged(stage)) {
            words.add(&tagged);
        }
    }
    words
});

impl DateWords {
    fn add(&mut self, tagged: &TaggedForm) {
        let form = tagged.form.lowercase();
        _ = match (tagged.tag.stage, tagged.tag.name) {
            ("time", "weekday" | "short-weekday") => self.weekdays.insert(form),
            ("time", "ordinal-suffix") => self.ordinals.insert(form),
            ("date", "hour") => self.hours.insert(form),
            ("date", "half") => self.halves.insert(form, tagged.tag.value == "pm").is_none(),
            ("date", "joint") => self.joints.insert(form),
            ("date", "of") => self.links.insert(form),
            _ => false,
        };
    }

    /// The number of the month that `word` names.
    pub fn month(&self, word: &str) -> Option<u32> {
        self.months.get(&word.to_lowercase()).copied()
    }

    /// Whether `word` is a day of the week.
    pub fn is_weekday(&self, word: &str) -> bool {
        self.weekdays.contains(&word.to_lowercase())
    }

    /// Whether `word` stands behind an hour.
    pub fn is_hour(&self, word: &str) -> bool {
        self.hours.contains(&word.to_lowercase())
    }

    /// Which half of the day `word` is; true for the second.
    pub fn half(&self, word: &str) -> Option<bool> {
        self.halves.get(&word.to_lowercase()).copied()
    }

    /// Whether `word` stands between a date and its time. `T` does in ISO 8601.
    pub fn is_joint(&self, word: &str) -> bool {
        word == "T" || self.is_hour(word) || self.joints.contains(&word.to_lowercase())
    }

    /// Whether `word` makes an ordinal of the number before it.
    pub fn is_ordinal(&self, word: &str) -> bool {
        self.ordinals.contains(&word.to_lowercase())
    }

    /// Whether `word` stands between a day and its month.
    pub fn is_link(&self, word: &str) -> bool {
        self.links.contains(&word.to_lowercase())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_of_dates_is_read() {
        for tagged in PACKS.iter().flat_map(|pack| pack.lexicon.tagged("date")) {
            assert!(matches!(tagged.tag.name, "hour" | "half" | "joint" | "of"), "{:?}", tagged.tag);
        }
        assert!(WORDS.is_hour("UHR") && WORDS.half("pm") == Some(true) && WORDS.half("am") == Some(false));
        assert!(
            WORDS.is_joint("um") && WORDS.is_joint("at") && WORDS.is_ordinal("th") && WORDS.is_link("of")
        );
        assert!(WORDS.is_weekday("Montag") && WORDS.is_weekday("Wed") && WORDS.month("Dez") == Some(12));
    }
}
