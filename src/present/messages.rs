//! What commands say to people, in their language: help, errors, counts, titles of tables.
//!
//! The code says everything in English. Every other language has a table, `assets/language/<code>/messages.tsv`: the
//! English message, and the same in that language. Where the English has a value it has `{}`; the translation has the
//! number of the value, `{1}`, wherever its grammar wants it, or `{~1}` for a value that is a message itself.
//!
//! A message is translated where it is shown, by [`translate`](Messages::translate), which recognises it by its fixed
//! parts. So an error is one type with one text, however deep in the engine it began, and programs that use the engine
//! read English.

use super::table::Column;
use super::template;
use crate::language::{DEFAULT, Pack};
use crate::lexicon::table::pairs;
use crate::order::Reorder;
use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt::Display;

/// Messages may stand inside messages, to this depth.
const DEPTH: u8 = 4;
/// A message is looked for behind at most so many colons.
const MOST_NAMES: usize = 16;

/// The messages of one language.
#[derive(Debug, Clone)]
pub struct Messages {
    pack: &'static Pack,
    whole: HashMap<&'static str, &'static str>,
    /// Those with values. The ones with the most fixed text come first: they say most exactly what is meant.
    patterns: Vec<Pattern>,
}

/// A message with values.
#[derive(Debug, Clone)]
struct Pattern {
    /// The fixed parts, one more than values.
    parts: Vec<&'static str>,
    translation: &'static str,
}

impl Default for Messages {
    /// English.
    fn default() -> Self {
        Self { pack: DEFAULT, whole: HashMap::new(), patterns: Vec::new() }
    }
}

impl Messages {
    /// The messages in the language of `pack`.
    pub fn of(pack: &'static Pack) -> Self {
        let (whole, patterns): (Vec<_>, Vec<_>) =
            pairs(pack.messages).partition(|(original, _)| !original.contains("{}"));
        let mut patterns: Vec<Pattern> = patterns
            .into_iter()
            .map(|(original, translation)| Pattern { parts: original.split("{}").collect(), translation })
            .collect();
        // What begins with a value could be the rest of anything.
        patterns.reorder_by_key(|pattern| {
            let fixed: usize = pattern.parts.iter().map(|part| part.len()).sum();
            (pattern.parts[0].is_empty(), usize::MAX - fixed)
        });
        Self { pack, whole: whole.into_iter().collect(), patterns }
    }

    /// The language.
    pub fn pack(&self) -> &'static Pack {
        self.pack
    }

    /// The message without values that is `original` in English.
    pub fn get(&self, original: &'static str) -> &'static str {
        self.whole.get(original).copied().unwrap_or(original)
    }

    /// Whether there is a translation of the message that is `original` in English, with `{}` for values.
    pub fn knows(&self, original: &str) -> bool {
        self.whole.contains_key(original) || self.patterns.iter().any(|pattern| pattern.is(original))
    }

    /// Columns with their titles in this language.
    pub fn columns(&self, columns: &[Column]) -> Vec<Column> {
        columns.iter().map(|column| Column { title: self.get(column.title), ..*column }).collect()
    }

    /// The message that is `original` in English, with `values` for each `{}`.
    pub fn fill(&self, original: &str, values: &[&dyn Display]) -> String {
        let values: Vec<String> = values.iter().map(ToString::to_string).collect();
        if let Some(pattern) = self.patterns.iter().find(|pattern| pattern.is(original)) {
            return self.filled(pattern.translation, &values, DEPTH);
        }
        let mut values = values.iter();
        let mut parts = original.split("{}");
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |told, part| told + values.next().map_or("", String::as_str) + part)
    }

    /// `one` for a count of one, else `many`, with the count for `{}`.
    pub fn count(&self, count: usize, one: &str, many: &str) -> String {
        self.fill(if count == 1 { one } else { many }, &[&count])
    }

    /// The message `told`, which is in English, with what it was filled with. What is no message stays as it is.
    pub fn translate<'t>(&self, told: &'t str) -> Cow<'t, str> {
        self.recognised(told, DEPTH).map_or(Cow::Borrowed(told), Cow::Owned)
    }

    /// A message, or the name of what it is about, a colon and the message, as errors are told.
    pub fn translate_error<'t>(&self, told: &'t str) -> Cow<'t, str> {
        let starts = std::iter::once(0).chain(told.match_indices(": ").map(|(at, colon)| at + colon.len()));
        let mut found =
            starts.take(MOST_NAMES).filter_map(|at| Some((at, self.recognised(&told[at..], DEPTH)?)));
        found.next().map_or(Cow::Borrowed(told), |(at, text)| Cow::Owned(format!("{}{text}", &told[..at])))
    }

    fn recognised(&self, told: &str, depth: u8) -> Option<String> {
        if let Some(&whole) = self.whole.get(told) {
            return Some(whole.to_owned());
        }
        self.patterns.iter().find_map(|pattern| {
            let values: Vec<String> = pattern.values(told)?.into_iter().map(str::to_owned).collect();
            Some(self.filled(pattern.translation, &values, depth))
        })
    }

    /// `translation` with the values in their places.
    fn filled(&self, translation: &str, values: &[String], depth: u8) -> String {
        template::filled(translation, |filled, name| {
            let number = name.trim_start_matches('~');
            let at = number.parse::<usize>().unwrap_or_default().wrapping_sub(1);
            let value = values.get(at).map_or("", String::as_str);
            let told = (name != number && depth > 0).then(|| self.recognised(value, depth - 1)).flatten();
            filled.push_str(told.as_deref().unwrap_or(value));
        })
    }
}

impl Pattern {
    /// Whether it is this English message.
    fn is(&self, original: &str) -> bool {
        self.parts.iter().copied().eq(original.split("{}"))
    }

    /// What stands for its values in `told`, if it is this message.
    fn values<'t>(&self, told: &'t str) -> Option<Vec<&'t str>> {
        let (first, others) = self.parts.split_first()?;
        let (last, inner) = others.split_last()?;
        let mut rest = told.strip_prefix(first)?.strip_suffix(last)?;
        let mut values = Vec::with_capacity(others.len());
        for part in inner {
            let (value, behind) = rest.split_once(part)?;
            values.push(value);
            rest = behind;
        }
        values.push(rest);
        Some(values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::PACKS;

    fn messages(rows: &[(&'static str, &'static str)]) -> Messages {
        let (whole, patterns): (Vec<_>, Vec<_>) =
            rows.iter().partition(|(original, _)| !original.contains("{}"));
        let pattern = |(original, translation): (&'static str, _)| Pattern {
            parts: original.split("{}").collect(),
            translation,
        };
        Messages {
            pack: DEFAULT,
            whole: whole.into_iter().collect(),
            patterns: patterns.into_iter().map(pattern).collect(),
        }
    }

    #[test]
    fn messages_are_recognised_with_what_they_were_filled_with() {
        let messages = messages(&[
            ("empty input", "leere Eingabe"),
            ("line {}: {}", "Zeile {1}: {~2}"),
            ("{} of {} left", "von {2} bleiben {1}"),
        ]);
        for (told, expected) in [
            ("empty input", "leere Eingabe"),
            ("line 3: empty input", "Zeile 3: leere Eingabe"),
            ("line 3: line 4: empty input", "Zeile 3: Zeile 4: leere Eingabe"),
            ("line 3: whatever {1}", "Zeile 3: whatever {1}"),
            ("2 of 7 left", "von 7 bleiben 2"),
            ("empty input.", "empty input."),
            ("line 3", "line 3"),
            ("", ""),
        ] {
            assert_eq!(messages.translate(told), expected);
        }
        assert_eq!(messages.fill("{} of {} left", &[&2, &"{}"]), "von {} bleiben 2");
        assert_eq!(messages.fill("{} and {}", &[&2, &"x"]), "2 and x");
        assert_eq!(messages.translate_error("a: b: empty input"), "a: b: leere Eingabe");
        assert_eq!(messages.translate_error("a: b"), "a: b");
        assert_eq!(Messages::default().translate("empty input"), "empty input");
    }

    #[test]
    fn messages_inside_messages_end() {
        let messages = messages(&[("a{}", "b{~1}")]);
        assert_eq!(messages.translate(&"a".repeat(100_000)).len(), 100_000);
    }

    #[test]
    fn every_value_of_a_message_stands_in_its_translation() {
        for pack in PACKS {
            for (original, translation) in pairs(pack.messages) {
                assert!(!original.is_empty() && !translation.is_empty(), "{original} {translation}");
                let values = original.matches("{}").count();
                for number in 1..=values {
                    let marks = [format!("{{{number}}}"), format!("{{~{number}}}")];
                    assert!(marks.iter().any(|mark| translation.contains(mark)), "{original}: {translation}");
                }
                assert_eq!(translation.matches('{').count(), values, "{original}: {translation}");
            }
        }
    }
}
