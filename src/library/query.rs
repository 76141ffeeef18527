//! The language of queries: what is typed to find articles.
//!
//! | typed | finds articles |
//! | --- | --- |
//! | `cloud umsatz` | with words that begin so, all of them |
//! | `"freier Cashflow"` | with these words side by side |
//! | `-rubel` | without this word |
//! | `company:meta` | that name the company (`firma:`) |
//! | `person:zuckerberg` | that name the person |
//! | `kind:money` | with a figure of this kind (`art:`) |
//! | `of:umsatz` | with a figure that measures this, in either language (`von:`) |
//! | `min:1bn` `max:5%` | with a figure of at least, at most this amount |
//! | `unit:EUR` | with a figure in this unit (`einheit:`) |
//! | `after:2022` `before:2024-05-20` | published from the first day of that time on (`ab:`), before it (`vor:`) |
//! | `source:dpa` `feed:3` | of this source (`quelle:`), of this feed |
//! | `tag:later` | with this tag |
//! | `lang:de` | in this language (`sprache:`) |
//! | `is:unread` `is:starred` `is:read` | so marked (`ist:ungelesen`, `ist:markiert`, `ist:gelesen`) |
//!
//! Words of other languages than English stand in their packs ([`Pack::query_words`](crate::language::Pack::query_words)).
//!
//! All that is said must hold. What is said of figures holds for one and the same figure, and where a company or a
//! person is named, for one of theirs. A value of several words stands between quotation marks: `person:"Mark Z"`.

use super::figure_query::FigureQuery;
use crate::analysis::FigureKind;
use crate::language::PACKS;
use crate::present::parse_amount;
use chrono::{Months, NaiveDate, TimeDelta};
use rust_decimal::Decimal;
use std::fmt;
use std::sync::LazyLock;
use strum::VariantArray as _;

/// The kinds of figures, as a query that names none of them is told.
static KINDS: LazyLock<String> = LazyLock::new(|| {
    let names: Vec<&str> = FigureKind::VARIANTS.iter().map(<&str>::from).collect();
    format!("one of {}", names.join(", "))
});

/// A query, taken apart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// Words and phrases that the articles hold.
    pub words: Vec<Words>,
    /// Names of companies.
    pub companies: Vec<String>,
    /// Names of people.
    pub people: Vec<String>,
    /// Sources.
    pub sources: Vec<String>,
    /// Numbers of feeds.
    pub feeds: Vec<i64>,
    /// Tags.
    pub tags: Vec<String>,
    /// Codes of languages.
    pub languages: Vec<String>,
    /// The first day on which they were published.
    pub after: Option<NaiveDate>,
    /// The first day on which they were not.
    pub before: Option<NaiveDate>,
    /// Whether they have been read.
    pub is_read: Option<bool>,
    /// Whether they are starred.
    pub is_starred: Option<bool>,
    /// What holds for one of their figures; whose they are and when they were published is asked above.
    pub figure: FigureQuery,
}

/// Words that an article holds, or does not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    /// As they were typed.
    pub text: String,
    /// Whether they stand side by side, as they are.
    pub is_phrase: bool,
    /// Whether the article is to be without them.
    pub is_unwanted: bool,
}

/// A part of a query that means nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryProblem {
    /// The part, as it was typed.
    pub part: String,
    /// What would mean something.
    pub wanted: &'static str,
}

impl fmt::Display for QueryProblem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` means nothing here; wanted is {}", self.part, self.wanted)
    }
}

impl Query {
    /// Takes apart what was typed. What means nothing is left out of the query, and told beside it: while a query is
    /// being typed, its last part often means nothing yet.
    pub fn parse(text: &str) -> (Self, Vec<QueryProblem>) {
        let mut query = Self::default();
        let mut problems = Vec::new();
        for part in parts(text) {
            if let Err(wanted) = query.take(&part) {
                problems.push(QueryProblem { part: part.typed, wanted });
            }
        }
        (query, problems)
    }

    fn take(&mut self, part: &Part) -> Result<(), &'static str> {
        let value = part.value.trim();
        let owned = || value.to_owned();
        let Some(key) = &part.key else {
            if value.chars().any(char::is_alphanumeric) {
                let words = Words { text: owned(), is_phrase: part.is_quoted, is_unwanted: part.is_unwanted };
                self.words.push(words);
            }
            return Ok(());
        };
        if part.is_unwanted {
            return Err("a word or a phrase behind the minus");
        }
        if value.is_empty() {
            return Err("a value behind the colon");
        }
        match name_of(key) {
            "company" => self.companies.push(owned()),
            "person" => self.people.push(owned()),
            "source" => self.sources.push(owned()),
            "tag" => self.tags.push(owned()),
            "lang" => self.languages.push(value.to_lowercase()),
            "feed" => self.feeds.push(value.parse().map_err(|_| "the number of a feed")?),
            "kind" => {
                self.figure.kinds.push(kind(value).ok_or(KINDS.as_str())?);
            }
            "of" => self.figure.of = Some(owned()),
            "unit" => self.figure.unit = Some(owned()),
            "min" => self.figure.min = Some(amount(value)?),
            "max" => self.figure.max = Some(amount(value)?),
            "after" => self.after = Some(day(value)?),
            "before" => self.before = Some(day(value)?),
            "is" => match name_of(&value.to_lowercase()) {
                "unread" => self.is_read = Some(false),
                "read" => self.is_read = Some(true),
                "starred" => self.is_starred = Some(true),
                _ => return Err("unread, read or starred"),
            },
            _ => {
                return Err(
                    "a word before the colon that queries know, such as company, person, after or min",
                );
            }
        }
        Ok(())
    }
}

/// The name of a word of queries, whose language may be any that has a pack; the word itself where it is none.
fn name_of(word: &str) -> &str {
    let mut words = PACKS.into_iter().flat_map(|pack| pack.query_words);
    words.find(|(known, _)| *known == word).map_or(word, |&(_, name)| name)
}

/// A kind of figures by its name, or the beginning of it.
fn kind(name: &str) -> Option<FigureKind> {
    let name = name.to_lowercase().replace('-', "_");
    let begun = || FigureKind::VARIANTS.iter().copied().find(|kind| kind.to_string().starts_with(&name));
    name.parse().ok().or_else(begun)
}

fn amount(text: &str) -> Result<Decimal, &'static str> {
    parse_amount(text.trim_end_matches(['%', '€', '$'])).map_err(|_| "an amount, such as 2.5bn or 300")
}

/// The first day of a year, a month, or that day: `2022`, `2022-05`, `2022-05-20`, `20.5.2022`.
///
/// # Errors
/// In words, for what is none of these.
pub fn day(text: &str) -> Result<NaiveDate, &'static str> {
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
    iso.or_else(day_first).ok_or("a time, such as 2022, 2022-05 or 2022-05-20")
}

/// The first day behind the time that [`day`] takes: of the year, the month, the day after.
///
/// # Errors
/// In words, for what is no time.
pub fn day_after(text: &str) -> Result<NaiveDate, &'static str> {
    let first = day(text)?;
    let behind = match text.split(['-', '.']).count() {
        1 => first.checked_add_months(Months::new(12)),
        2 => first.checked_add_months(Months::new(1)),
        _ => first.checked_add_signed(TimeDelta::days(1)),
    };
    behind.ok_or("a time, such as 2022")
}

/// A part of a query: `-word`, `"a phrase"`, `key:value`, `key:"a value"`.
struct Part {
    typed: String,
    key: Option<String>,
    value: String,
    is_quoted: bool,
    is_unwanted: bool,
}

fn parts(text: &str) -> Vec<Part> {
    let text = text.replace(['„', '“', '”', '«', '»'], "\"");
    let mut parts = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let mut is_quoted = false;
        let end = rest.find(|character: char| {
            is_quoted ^= character == '"';
            character.is_whitespace() && !is_quoted
        });
        let (typed, after) = rest.split_at(end.unwrap_or(rest.len()));
        rest = after.trim_start();
        let (is_unwanted, body) = match typed.strip_prefix('-') {
            Some(body) if !body.is_empty() => (true, body),
            _ => (false, typed),
        };
        let (key, value) = match body.split_once(':') {
            Some((key, value)) if !key.is_empty() && key.chars().all(char::is_alphabetic) => {
                (Some(key.to_lowercase()), value)
            }
            _ => (None, body),
        };
        parts.push(Part {
            typed: typed.to_owned(),
            key,
            value: value.replace('"', ""),
            is_quoted: value.starts_with('"'),
            is_unwanted,
        });
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(text: &str) -> Query {
        let (query, problems) = Query::parse(text);
        assert_eq!(problems, [], "{text}");
        query
    }

    #[test]
    fn a_query_is_taken_apart() {
        let query = parsed(
            "cloud \"freier Cashflow\" -rubel company:meta person:\"Mark Z\" kind:money min:1bn of:umsatz",
        );
        let words: Vec<(&str, bool, bool)> = query
            .words
            .iter()
            .map(|words| (words.text.as_str(), words.is_phrase, words.is_unwanted))
            .collect();
        assert_eq!(
            words,
            [("cloud", false, false), ("freier Cashflow", true, false), ("rubel", false, true)]
        );
        assert_eq!(query.companies, ["meta"]);
        assert_eq!(query.people, ["Mark Z"]);
        assert_eq!(query.figure.min, Some(Decimal::from(1_000_000_000)));
        assert_eq!(query.figure.kinds, [FigureKind::Money]);
        let query = parsed("firma:SAP ab:2022 vor:20.5.2024 ist:ungelesen");
        assert_eq!(query.after, NaiveDate::from_ymd_opt(2022, 1, 1));
        assert_eq!(query.before, NaiveDate::from_ymd_opt(2024, 5, 20));
        assert_eq!(query.is_read, Some(false));
    }

    #[test]
    fn words_of_every_language_mean_one_thing() {
        let words: Vec<&(&str, &str)> = PACKS.iter().flat_map(|pack| pack.query_words).collect();
        assert!(words.len() > 10);
        for (word, name) in words.iter().copied() {
            assert!(words.iter().all(|(other, theirs)| other != word || theirs == name), "{word}");
            // A word has no other meaning as the name of something else.
            assert_eq!(name_of(name), *name);
            let is_mark = ["unread", "read", "starred"].contains(name);
            let typed = |key: &str, value: &str| format!("{key}:{value}");
            let value = |name: &str| match name {
                "is" => "read",
                "after" | "before" => "2022",
                "kind" => "money",
                _ => "x",
            };
            let [ours, plain] = if is_mark {
                [typed("is", word), typed("is", name)]
            } else {
                [typed(word, value(name)), typed(name, value(name))]
            };
            assert_eq!(parsed(&ours), parsed(&plain), "{word}");
            assert_ne!(parsed(&ours), Query::default(), "{word}");
        }
    }

    #[test]
    fn what_means_nothing_is_told() {
        for text in [
            "after:soon",
            "min:viel",
            "kind:farbe",
            "is:gone",
            "person:",
            "wetter:heute",
            "feed:x",
            "-company:meta",
        ] {
            let (query, problems) = Query::parse(&format!("gewinn {text}"));
            assert_eq!(problems.len(), 1, "{text}");
            assert_eq!(problems[0].part, text);
            assert_eq!(query, parsed("gewinn"), "{text}");
        }
        assert_eq!(parsed("  - \" \" "), Query::default());
    }

    #[test]
    fn times_have_a_first_day_and_one_behind_them() {
        let date = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).ok_or("");
        assert_eq!(day("2022-05"), date(2022, 5, 1));
        assert_eq!(day_after("2022"), date(2023, 1, 1));
        assert_eq!(day_after("2022-12"), date(2023, 1, 1));
        assert_eq!(day_after("2022-02-28"), date(2022, 3, 1));
        assert!(day("22").is_err() && day("2022-13").is_err() && day("99999").is_err());
    }
}
