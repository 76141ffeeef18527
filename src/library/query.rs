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
//! | `616 Mio. €` `A$3.1bn` `5 %` | with a figure of exactly this amount, typed as it is shown |
//! | `min:1bn` `max:5%` | with a figure of at least, at most this amount |
//! | `unit:EUR` `unit:euro` | with a figure in this unit (`einheit:`) |
//! | `after:2022` `before:2024-05-20` | published from the first day of that time on (`ab:`), before it (`vor:`) |
//! | `after:7d` `before:yesterday` | the same with a time before today: days, weeks (`2w`), months (`3m`), years (`1y`) |
//! | `source:dpa` `feed:wirtschaft` | of this source (`quelle:`), of this feed, by name or number |
//! | `tag:later` | with this tag |
//! | `lang:de` | in this language (`sprache:`) |
//! | `is:unread` `is:starred` `is:read` | so marked (`ist:ungelesen`, `ist:gemerkt`, `ist:gelesen`) |
//! | `is:deleted` | that were deleted and can still be restored (`ist:gelöscht`) |
//! | `https://…` | that came from this address |
//!
//! Words of other languages than English stand in their packs ([`Pack::query_words`](crate::language::Pack::query_words),
//! [`Pack::query_values`](crate::language::Pack::query_values)): `art:geld` is `kind:money`.
//!
//! All conditions must match. Those on figures must match one and the same figure, and where a company or a person is
//! named, one of theirs. A minus before any of them excludes what it finds: `-source:dpa`. A value of several words stands
//! between quotation marks: `person:"Mark Z"`. What stands before a colon and is no operator is searched as a word, as are
//! headlines that were pasted.
//!
//! The lists of an article, pages and the palette use the same language, as far as they know what is asked
//! ([`Query::parse_within`], [`item_query`](super::item_query)).

use super::figure_query::FigureQuery;
use super::identity::canonical;
use super::query_operator::{Operator, name_of, value_of};
use super::query_parts::{QueryPart, amount_of, groups};
use super::query_times::day;
use super::typed_amount::TypedAmount;
use super::typed_unit::unit_name;
use crate::analysis::FigureKind;
use chrono::NaiveDate;
use strum::VariantArray as _;

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
    /// What none of these queries may find.
    pub excluded: Vec<Self>,
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

/// A part of a query that is not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryProblem {
    /// The part, as it was typed.
    pub part: String,
    /// Its operator.
    pub operator: Operator,
    /// What it needs.
    pub need: QueryNeed,
}

/// What a part of a query needs to be understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum QueryNeed {
    /// A value behind the colon.
    Value,
    /// An amount.
    Amount,
    /// A kind of figures.
    Kind,
    /// A time.
    Time,
    /// One of the marks of articles.
    Mark,
    /// Another place: this one does not know what is asked.
    Library,
}

impl Query {
    /// Takes apart what was typed. What is not understood is left out of the query, and told beside it: while a query is
    /// being typed, its last part is often incomplete.
    pub fn parse(text: &str) -> (Self, Vec<QueryProblem>) {
        Self::parse_within(text, Operator::ALL)
    }

    /// As [`parse`](Self::parse), for a place that knows only these operators.
    pub fn parse_within(text: &str, known: &[Operator]) -> (Self, Vec<QueryProblem>) {
        let mut query = Self::default();
        let mut problems = Vec::new();
        for group in groups(text) {
            let mut alternatives = Vec::new();
            let is_alone = group.len() == 1;
            for part in group {
                let mut alternative = Self::default();
                let taken = match part.operator().filter(|operator| !known.contains(operator)) {
                    Some(operator) => Err((operator, QueryNeed::Library)),
                    None if is_alone => query.take(&part),
                    None => alternative.take(&part),
                };
                match taken {
                    Err((operator, need)) => {
                        problems.push(QueryProblem { part: part.typed, operator, need });
                    }
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

    /// Takes words that are numbers for figures of exactly these amounts.
    pub fn take_amounts(&mut self) {
        let is_plain = |words: &Words| !words.is_phrase && !words.is_unwanted && !words.is_title;
        for word in std::mem::take(&mut self.words) {
            match TypedAmount::exactly(&word.text).filter(|_| is_plain(&word)) {
                Some(typed) => self.figure.take_amount(&typed),
                None => self.words.push(word),
            }
        }
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

    fn take(&mut self, part: &QueryPart) -> Result<(), (Operator, QueryNeed)> {
        let Some(operator) = part.operator() else {
            self.take_words(part);
            return Ok(());
        };
        let value = part.value.trim();
        let owned = || value.to_owned();
        if value.is_empty() {
            return Err((operator, QueryNeed::Value));
        }
        if part.is_unwanted && operator != Operator::Title {
            let mut unwanted = Self::default();
            unwanted.take(&QueryPart { is_unwanted: false, ..part.clone() })?;
            self.excluded.push(unwanted);
            return Ok(());
        }
        let time = || day(value).map_err(|_| (operator, QueryNeed::Time));
        match operator {
            Operator::Company => self.companies.push(owned()),
            Operator::Person => self.people.push(owned()),
            Operator::Source => self.sources.push(owned()),
            Operator::Author => self.authors.push(owned()),
            Operator::Title => self.words.push(Words { is_title: true, ..words(part, value) }),
            Operator::Tag => self.tags.push(owned()),
            Operator::Lang => {
                let code = value_of(Operator::Lang, value, std::iter::empty());
                self.languages.push(code.map_or_else(|| value.to_lowercase(), str::to_owned));
            }
            Operator::Feed => self.feeds.push(owned()),
            Operator::Kind => {
                self.figure.kinds.push(kind(value).ok_or((operator, QueryNeed::Kind))?);
            }
            Operator::Of => self.figure.of = Some(owned()),
            Operator::Unit => self.figure.unit = Some(unit_name(value).to_owned()),
            Operator::Min | Operator::Max => {
                let mut typed = TypedAmount::default();
                let amount = Some(typed.amount(value).ok_or((operator, QueryNeed::Amount))?);
                *(if operator == Operator::Min { &mut typed.min } else { &mut typed.max }) = amount;
                self.figure.take_amount(&typed);
            }
            Operator::After => self.after = Some(time()?),
            Operator::Before => self.before = Some(time()?),
            Operator::Is => match name_of(&value.to_lowercase()) {
                "unread" => self.is_read = Some(false),
                "read" => self.is_read = Some(true),
                "starred" => self.is_starred = Some(true),
                "deleted" => self.is_deleted = true,
                _ => return Err((operator, QueryNeed::Mark)),
            },
        }
        Ok(())
    }

    /// Takes what has no operator: words, an amount, an address.
    fn take_words(&mut self, part: &QueryPart) {
        if !part.is_quoted {
            let is_address = part.typed.starts_with("http://") || part.typed.starts_with("https://");
            if let Some(address) = canonical(&part.typed).filter(|_| is_address) {
                self.addresses.push(address);
                return;
            }
            let typed = if part.key.is_none() { amount_of(&part.value) } else { None };
            if let Some(typed) = typed {
                if part.is_unwanted {
                    let mut unwanted = Self::default();
                    unwanted.figure.take_amount(&typed);
                    self.excluded.push(unwanted);
                } else {
                    self.figure.take_amount(&typed);
                }
                return;
            }
        }
        let text = match &part.key {
            Some(key) => format!("{key}:{}", part.value),
            None => part.value.clone(),
        };
        if text.chars().any(char::is_alphanumeric) {
            self.words.push(words(part, text.trim()));
            self.unknown_keys.extend(part.key.clone().filter(|_| !part.value.is_empty()));
        }
    }
}

/// A kind of figures by its name, a word for it, or the beginning of either.
fn kind(name: &str) -> Option<FigureKind> {
    let names = FigureKind::VARIANTS.iter().map(Into::into);
    value_of(Operator::Kind, name, names)?.parse().ok()
}

fn words(part: &QueryPart, text: &str) -> Words {
    let (is_phrase, is_unwanted) = (part.is_quoted, part.is_unwanted);
    Words { text: text.to_owned(), is_phrase, is_unwanted, is_title: false }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::PACKS;
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
        for text in ["after:soon", "min:viel", "kind:farbe", "is:gone", "person:", "-is:gone"] {
            let (query, problems) = Query::parse(&format!("gewinn {text}"));
            assert_eq!(problems.len(), 1, "{text}");
            assert_eq!(problems[0].part, text);
            assert_eq!(query, parsed("gewinn"), "{text}");
        }
        assert_eq!(parsed("  - \" \" OR "), Query::default());
        let (query, problems) = Query::parse_within("gewinn tag:x >1bn", &[Operator::Of]);
        assert_eq!(problems.first().map(|problem| problem.need), Some(QueryNeed::Library));
        assert_eq!(query, parsed("gewinn >1bn"));
    }

    #[test]
    fn a_minus_excludes_what_a_part_finds() {
        for part in ["company:meta", "source:dpa", "is:read", "kind:money", ">1bn", "after:2022"] {
            let query = parsed(&format!("gewinn -{part}"));
            assert_eq!(query.excluded, [parsed(part)], "{part}");
            assert_eq!(query.words, parsed("gewinn").words);
        }
        assert!(parsed("-title:x").excluded.is_empty(), "words are left out by the index");
    }
}
