//! The language of queries: what is typed to find articles.
//!
//! | typed | finds articles |
//! | --- | --- |
//! | `cloud umsatz` | with words that begin so, in any form ([`word_forms`](super::word_forms)), all of them |
//! | `"freier Cashflow"` | with these words side by side |
//! | `-rubel` | without this word |
//! | `rubel OR dollar` | for which one of both holds, words or anything else (`ODER`) |
//! | `title:cloud` `author:berg` | with the word in the headline (`titel:`), by this author (`autor:`) |
//! | `company:meta` | that name the company (`firma:`) |
//! | `person:zuckerberg` | that name the person |
//! | `kind:money` | with a figure of this kind (`art:`) |
//! | `of:umsatz` | with a figure that measures this, in either language (`von:`) |
//! | `>1bn` `<5%` `1bn..5bn` | with a figure of more, of less than this amount, between both |
//! | `min:1bn` `max:5%` | with a figure of at least, at most this amount |
//! | `unit:EUR` | with a figure in this unit (`einheit:`) |
//! | `after:2022` `before:2024-05-20` | published from the first day of that time on (`ab:`), before it (`vor:`) |
//! | `after:7d` `before:yesterday` | the same with a time before today: days, weeks (`2w`), months (`3m`), years (`1y`) |
//! | `source:dpa` `feed:wirtschaft` | of this source (`quelle:`), of this feed, by name or number |
//! | `tag:later` | with this tag |
//! | `lang:de` | in this language (`sprache:`) |
//! | `is:unread` `is:starred` `is:read` | so marked (`ist:ungelesen`, `ist:markiert`, `ist:gelesen`) |
//! | `is:deleted` | that were deleted and can still be restored (`ist:gelöscht`) |
//! | `https://…` | that came from this address |
//!
//! Words of other languages than English stand in their packs ([`Pack::query_words`](crate::language::Pack::query_words)).
//!
//! All that is said must hold. What is said of figures holds for one and the same figure, and where a company or a
//! person is named, for one of theirs. A value of several words stands between quotation marks: `person:"Mark Z"`.
//! What stands before a colon and is no operator is searched as a word, as are headlines that were pasted.

use super::figure_query::FigureQuery;
use super::identity::canonical;
use super::query_times::day;
use super::typed_amount::TypedAmount;
use crate::analysis::FigureKind;
use crate::language::PACKS;
use chrono::NaiveDate;
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
    /// Authors.
    pub authors: Vec<String>,
    /// Names or numbers of feeds.
    pub feeds: Vec<String>,
    /// Addresses in their canonical form.
    pub addresses: Vec<String>,
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
    /// Whether they are deleted.
    pub is_deleted: bool,
    /// Of the queries of each of these lists, one holds.
    pub alternatives: Vec<Vec<Self>>,
    /// What stands before a colon and is searched as a word.
    pub unknown_keys: Vec<String>,
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
    /// Whether only the headline counts.
    pub is_title: bool,
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
        for group in groups(text) {
            let mut alternatives = Vec::new();
            let is_alone = group.len() == 1;
            for part in group {
                let mut alternative = Self::default();
                let taken = if is_alone { query.take(&part) } else { alternative.take(&part) };
                match taken {
                    Err(wanted) => problems.push(QueryProblem { part: part.typed, wanted }),
                    Ok(()) if alternative != Self::default() => alternatives.push(alternative),
                    Ok(()) => {}
                }
            }
            if !alternatives.is_empty() {
                query.alternatives.push(alternatives);
            }
        }
        (query, problems)
    }

    /// Whether it finds deleted articles, and no others.
    pub fn is_of_deleted(&self) -> bool {
        self.is_deleted || self.alternatives.iter().any(|either| either.iter().all(Self::is_of_deleted))
    }

    /// Whether it asks for figures.
    pub fn asks_figures(&self) -> bool {
        let asks = |either: &Vec<Self>| either.iter().all(Self::asks_figures);
        !self.figure.is_empty() || self.alternatives.iter().any(asks)
    }

    /// Whether it asks for words alone, at least one of which is wanted.
    pub fn is_words(&self) -> bool {
        let words_alone =
            Self { words: self.words.clone(), unknown_keys: self.unknown_keys.clone(), ..Self::default() };
        *self == words_alone && self.words.iter().any(|words| !words.is_unwanted)
    }

    fn take(&mut self, part: &Part) -> Result<(), &'static str> {
        let value = part.value.trim();
        let owned = || value.to_owned();
        let known = part.key.as_deref().map(name_of);
        let Some(key) = known.filter(|key| OPERATORS.contains(key)) else {
            self.take_words(part);
            return Ok(());
        };
        if part.is_unwanted && key != "title" {
            return Err("a word or a phrase behind the minus");
        }
        if value.is_empty() {
            return Err("a value behind the colon");
        }
        match key {
            "company" => self.companies.push(owned()),
            "person" => self.people.push(owned()),
            "source" => self.sources.push(owned()),
            "author" => self.authors.push(owned()),
            "title" => self.words.push(Words { is_title: true, ..part.words(value) }),
            "tag" => self.tags.push(owned()),
            "lang" => self.languages.push(value.to_lowercase()),
            "feed" => self.feeds.push(owned()),
            "kind" => {
                self.figure.kinds.push(kind(value).ok_or(KINDS.as_str())?);
            }
            "of" => self.figure.of = Some(owned()),
            "unit" => self.figure.unit = Some(owned()),
            "min" | "max" => {
                let mut typed = TypedAmount::default();
                let amount = Some(typed.amount(value).ok_or("an amount, such as 2.5bn or 300")?);
                *(if key == "min" { &mut typed.min } else { &mut typed.max }) = amount;
                self.take_amount(&typed);
            }
            "after" => self.after = Some(day(value)?),
            "before" => self.before = Some(day(value)?),
            _ => match name_of(&value.to_lowercase()) {
                "unread" => self.is_read = Some(false),
                "read" => self.is_read = Some(true),
                "starred" => self.is_starred = Some(true),
                "deleted" => self.is_deleted = true,
                _ => return Err("unread, read, starred or deleted"),
            },
        }
        Ok(())
    }

    /// Takes what has no operator: words, an amount, an address.
    fn take_words(&mut self, part: &Part) {
        if !part.is_quoted && !part.is_unwanted {
            let is_address = part.typed.starts_with("http://") || part.typed.starts_with("https://");
            if let Some(address) = canonical(&part.typed).filter(|_| is_address) {
                self.addresses.push(address);
                return;
            }
            if let Some(typed) = TypedAmount::parse(&part.typed) {
                self.take_amount(&typed);
                return;
            }
        }
        let text = match &part.key {
            Some(key) => format!("{key}:{}", part.value),
            None => part.value.clone(),
        };
        if text.chars().any(char::is_alphanumeric) {
            self.words.push(part.words(text.trim()));
            self.unknown_keys.extend(part.key.clone().filter(|_| !part.value.is_empty()));
        }
    }

    fn take_amount(&mut self, typed: &TypedAmount) {
        let figure = &mut self.figure;
        if let Some(min) = typed.min {
            (figure.min, figure.is_above_min) = (Some(min), typed.is_strict);
        }
        if let Some(max) = typed.max {
            (figure.max, figure.is_below_max) = (Some(max), typed.is_strict);
        }
        if typed.is_percent && figure.kinds.is_empty() {
            figure.kinds = vec![FigureKind::Percent, FigureKind::PercentagePoints];
        }
        if let Some(code) = typed.currency {
            figure.unit = Some(code.to_owned());
        }
    }
}

/// What may stand before a colon.
pub const OPERATORS: [&str; 16] = [
    "company", "person", "source", "author", "title", "tag", "lang", "feed", "kind", "of", "unit", "min",
    "max", "after", "before", "is",
];

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

/// A part of a query: `-word`, `"a phrase"`, `key:value`, `key:"a value"`.
struct Part {
    typed: String,
    key: Option<String>,
    value: String,
    is_quoted: bool,
    is_unwanted: bool,
}

impl Part {
    fn words(&self, text: &str) -> Words {
        let (is_phrase, is_unwanted) = (self.is_quoted, self.is_unwanted);
        Words { text: text.to_owned(), is_phrase, is_unwanted, is_title: false }
    }
}

/// The parts, those together that `OR` joins. One without a part before or behind it joins nothing.
fn groups(text: &str) -> Vec<Vec<Part>> {
    let mut groups: Vec<Vec<Part>> = Vec::new();
    let mut is_joined = false;
    for part in parts(text) {
        let is_or = part.typed.chars().all(char::is_uppercase) && name_of(&part.typed.to_lowercase()) == "or";
        match groups.last_mut() {
            _ if is_or => is_joined = true,
            Some(group) if is_joined => group.push(part),
            _ => groups.push(vec![part]),
        }
        is_joined &= is_or;
    }
    groups
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
    use rust_decimal::Decimal;

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
        for (word, name) in words.iter().copied().filter(|(_, name)| *name != "or") {
            assert!(words.iter().all(|(other, theirs)| other != word || theirs == name), "{word}");
            // A word has no other meaning as the name of something else.
            assert_eq!(name_of(name), *name);
            let is_mark = ["unread", "read", "starred", "deleted"].contains(name);
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
        for text in ["after:soon", "min:viel", "kind:farbe", "is:gone", "person:", "-company:meta"] {
            let (query, problems) = Query::parse(&format!("gewinn {text}"));
            assert_eq!(problems.len(), 1, "{text}");
            assert_eq!(problems[0].part, text);
            assert_eq!(query, parsed("gewinn"), "{text}");
        }
        assert_eq!(parsed("  - \" \" OR "), Query::default());
    }
}
