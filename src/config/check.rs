//! Checks `config.toml` against the schema. All errors are reported at once, one per line.

use super::schema::{KEYS, SETTINGS, Setting, SettingKind, setting};
use crate::order::Reorder;
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A value set in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenSetting {
    /// The value, without quotation marks.
    pub value: String,
    /// The line of the file, from 1.
    pub line: usize,
}

/// The contents of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// The settings in it.
    pub given: BTreeMap<&'static str, GivenSetting>,
    /// The text of the file with everything but the keymap blanked out, to keep line numbers.
    pub keys: Option<String>,
}

/// An error in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigProblem {
    line: usize,
    text: String,
}

impl fmt::Display for ConfigProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "line {}: {}", self.line, self.text)
    }
}

/// Checks the text of a file. `themes` are the names of the user's themes.
///
/// # Errors
/// All errors, in the order of lines.
pub fn check(text: &str, themes: &[&str]) -> Result<Checked, Vec<ConfigProblem>> {
    let line = |at: usize| 1 + text.get(..at).map_or(0, |before| before.matches('\n').count());
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        let problem = |error: toml::de::Error| ConfigProblem {
            line: line(error.span().map_or(0, |span| span.start)),
            text: error.message().lines().collect::<Vec<_>>().join(", "),
        };
        return Err(errors.into_iter().map(problem).collect());
    }
    let mut checked = Checked::default();
    let mut problems = Vec::new();
    for (key, value) in table.get_ref() {
        let name = key.get_ref().as_ref();
        let at = line(key.span().start);
        if name == KEYS {
            checked.keys = Some(blanked(text, key.span().start..value.span().end));
            continue;
        }
        let Some(setting) = setting(name) else {
            let names = SETTINGS.iter().map(|setting| setting.name).chain([KEYS]);
            problems.push(ConfigProblem {
                line: at,
                text: format!("unknown setting `{name}`{}", meant(name, names)),
            });
            continue;
        };
        match read(setting, value, themes) {
            Ok(value) => {
                checked.given.insert(setting.name, GivenSetting { value, line: at });
            }
            Err(text) => problems.push(ConfigProblem { line: line(value.span().start), text }),
        }
    }
    problems.reorder_by_key(|problem| problem.line);
    if problems.is_empty() { Ok(checked) } else { Err(problems) }
}

fn read(setting: &Setting, value: &Spanned<DeValue<'_>>, themes: &[&str]) -> Result<String, String> {
    let Setting { name, kind, .. } = setting;
    let expected = || format!("`{name}` must be {}", kind.expected());
    match (kind, value.get_ref()) {
        (
            kind @ (SettingKind::Theme | SettingKind::Language | SettingKind::Locale),
            DeValue::String(word),
        ) => {
            let mut words = kind.choices();
            if *kind == SettingKind::Theme {
                words.extend(themes);
            }
            if words.contains(&word.as_ref()) {
                Ok(word.to_string())
            } else {
                Err(format!("{}, not \"{word}\"{}", expected(), meant(word, words.into_iter())))
            }
        }
        (SettingKind::Flag, DeValue::Boolean(flag)) => Ok(flag.to_string()),
        (SettingKind::Number(least, most), DeValue::Integer(number)) => number
            .to_string()
            .parse::<u16>()
            .ok()
            .filter(|number| (least..=most).contains(&number))
            .map(|number| number.to_string())
            .ok_or_else(|| format!("{}, not {number}", expected())),
        (SettingKind::Currency, DeValue::String(code)) if is_currency(code) => Ok(code.to_string()),
        (SettingKind::Currency, DeValue::String(code)) => Err(format!("{}, not \"{code}\"", expected())),
        (SettingKind::Path | SettingKind::Command, DeValue::String(text)) => Ok(text.to_string()),
        (_, other) => Err(format!("{}, not {}", expected(), other.type_str())),
    }
}

fn is_currency(code: &str) -> bool {
    code == "none" || code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// The text with all but `kept` and the ends of lines blanked out.
fn blanked(text: &str, kept: Range<usize>) -> String {
    let keep = |(at, char): (usize, char)| {
        if kept.contains(&at) || char == '\n' { char } else { ' ' }
    };
    text.char_indices().map(keep).collect()
}

/// `; did you mean …?` if one of `names` is close enough.
pub fn meant<'n>(word: &str, names: impl IntoIterator<Item = &'n str>) -> String {
    let far = |name: &&str| strsim::damerau_levenshtein(&word.to_lowercase(), &name.to_lowercase());
    let nearest = names.into_iter().min_by_key(far);
    match nearest.filter(|name| far(name) <= 1 + word.len().max(name.len()) / 4) {
        Some(name) => format!("; did you mean `{name}`?"),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problems(text: &str) -> Vec<String> {
        check(text, &[]).err().unwrap_or_default().iter().map(ConfigProblem::to_string).collect()
    }

    #[test]
    fn every_problem_is_told_with_the_nearest_name() {
        let text = "thme = \"dark\"\ntheme = \"drak\"\n\nmeasure = 20\ntour = 1\ncurrency = \"Euro\"\nzzz = 3\nside = \"x\"\n";
        assert_eq!(
            problems(text),
            [
                "line 1: unknown setting `thme`; did you mean `theme`?",
                "line 2: `theme` must be one of \"auto\", \"dark\", \"light\", \"contrast\", \"mono\", \"terminal\", or the name of a file in themes/, not \"drak\"; did you mean `dark`?",
                "line 4: `measure` must be a number from 40 to 160, not 20",
                "line 5: `tour` must be true or false, not integer",
                "line 6: `currency` must be a currency code such as \"EUR\", or \"none\", not \"Euro\"",
                "line 7: unknown setting `zzz`",
                "line 8: `side` must be a number from 20 to 60, not string",
            ]
        );
        assert_eq!(problems("theme = \n").len(), 1);
        assert!(problems("theme = \n")[0].starts_with("line 1: "));
    }

    #[test]
    fn what_is_right_is_taken_with_its_line() {
        let checked = check("\ntheme = \"mono\"\nmeasure = 72\n", &[]).unwrap_or_default();
        assert_eq!(checked.given.get("theme"), Some(&GivenSetting { value: "mono".to_owned(), line: 2 }));
        assert_eq!(checked.given.get("measure"), Some(&GivenSetting { value: "72".to_owned(), line: 3 }));
    }

    #[test]
    fn the_keymap_keeps_its_lines() {
        let text = "theme = \"dark\"\nkeys = [\n  { on = [\"ü\"], run = \"quit\" },\n]\ntour = false\n";
        let keys = check(text, &[]).unwrap_or_default().keys.unwrap_or_default();
        assert_eq!(keys.trim(), "keys = [\n  { on = [\"ü\"], run = \"quit\" },\n]");
        assert_eq!(keys.lines().position(|line| line.contains("quit")), Some(2));
    }
}
