//! What a query can be completed to while it is typed: the names that the library knows, with the number of their
//! articles, and whom the names of a query mean.
//!
//! It is asked at every key, so it looks at a bounded number of rows however large the library is:
//!
//! | operator | offered |
//! | --- | --- |
//! | `company:` `person:` | the best-known names with words that begin so, else rarer names that begin so |
//! | `source:` `feed:` `tag:` `is:` | all that fit |
//! | `of:` `unit:` `kind:` `author:` `lang:` | those of the newest articles ([`NEWEST`]); more measures by their beginning |
//!
//! In a larger library, the counts of the last row are at least so many ([`ArticleCount::is_least`]).

use super::entities::EntityKind;
use super::functions::{begins_words, folded_words};
use super::measures::measure;
use super::query::Query;
use super::query_operator::Operator;
use super::word_forms::folded;
use super::{Library, Result};
use crate::order::Reorder;
use rusqlite::{OptionalExtension as _, params};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// So many of the newest articles are looked through.
pub const NEWEST: i64 = 300;

/// So many of the best-known names are compared.
const BEST_KNOWN: i64 = 20_000;

/// So many rows that begin as typed are looked at.
const MOST_ROWS: i64 = 2000;

/// So many measures are counted that the newest articles lack.
const MOST_OTHERS: usize = 8;

/// So many rows are read to count articles.
const MOST_COUNTED: i64 = 5000;

/// A number of articles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ArticleCount {
    /// The number.
    pub number: i64,
    /// Whether there may be more.
    pub is_least: bool,
}

/// A value that an operator can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// The value, without quotation marks.
    pub text: String,
    /// The articles that it finds.
    pub articles: ArticleCount,
}

/// Whom or what a name of a query means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueriedName {
    /// The operator before the name.
    pub operator: Operator,
    /// The name, as it was typed.
    pub typed: String,
    /// The name of the best-known one that is meant; none where the library knows none.
    pub name: Option<String>,
    /// How many others are meant too.
    pub others: usize,
}

impl Library {
    /// At most `most` values of an operator that begin as typed, those of most articles first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn completions(&self, operator: Operator, begun: &str, most: usize) -> Result<Vec<Completion>> {
        let mut found = match operator {
            Operator::Company => return self.names_begun(EntityKind::Company, begun, most),
            Operator::Person => return self.names_begun(EntityKind::Person, begun, most),
            Operator::Of => self.measures_begun(begun, most)?,
            Operator::Unit => self.newest("SELECT unit, article FROM figure", "article")?,
            Operator::Kind => self.newest("SELECT kind, article FROM figure", "article")?,
            Operator::Author => self.newest("SELECT byline, id FROM article", "id")?,
            Operator::Lang => self.newest("SELECT language, id FROM article", "id")?,
            Operator::Source => self.sources_begun(begun)?,
            Operator::Feed => {
                let feeds = self.feeds()?;
                feeds.iter().map(|feed| exactly(feed.name().into_owned(), feed.articles)).collect()
            }
            Operator::Tag => self.tags()?.into_iter().map(|(tag, count)| exactly(tag, count)).collect(),
            Operator::Is => self.marks()?,
            Operator::Min | Operator::Max | Operator::After | Operator::Before | Operator::Title => {
                Vec::new()
            }
        };
        let words = folded_words(begun);
        // Measures are also known by their names in the other language.
        found.retain(|completion| operator == Operator::Of || begins_words(&completion.text, &words));
        found.reorder_by_cached_key(|completion| {
            (Reverse(completion.articles.number), completion.text.to_lowercase())
        });
        found.truncate(most);
        Ok(found)
    }

    /// Whom and what the names of a query mean.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn known_names(&self, query: &Query) -> Result<Vec<QueriedName>> {
        let mut known = Vec::new();
        for (operator, kind, names) in [
            (Operator::Company, EntityKind::Company, &query.companies),
            (Operator::Person, EntityKind::Person, &query.people),
        ] {
            for typed in names {
                let ids = self.entities_named(typed, Some(kind))?;
                let sql = format!(
                    "SELECT name FROM entity WHERE id IN ({}) ORDER BY articles DESC, id LIMIT 1",
                    super::conditions::list(&ids)
                );
                let name = self.connection.prepare(&sql)?.query_row([], |row| row.get(0)).optional()?;
                known.push(named(operator, typed, name, ids.len()));
            }
        }
        for typed in &query.sources {
            let sources = self.sources_named(typed)?;
            let count = sources.len();
            known.push(named(Operator::Source, typed, sources.into_iter().next(), count));
        }
        for typed in &query.feeds {
            let ids = self.feeds_named(typed)?;
            let feeds = if ids.is_empty() { Vec::new() } else { self.feeds()? };
            let first = feeds.iter().find(|feed| ids.contains(&feed.id));
            let name = first.map(|feed| feed.name().into_owned());
            known.push(named(Operator::Feed, typed, name, ids.len()));
        }
        for part in query.alternatives.iter().flatten().chain(&query.excluded) {
            known.extend(self.known_names(part)?);
        }
        Ok(known)
    }

    fn names_begun(&self, kind: EntityKind, begun: &str, most: usize) -> Result<Vec<Completion>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT name, articles, id FROM (
                 SELECT name, articles, id FROM entity WHERE kind = ?1 AND articles > 0
                 ORDER BY articles DESC, name LIMIT ?3)
             WHERE begins_words(name, ?2) LIMIT ?4",
        )?;
        let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?));
        let asked = params![kind.number(), begun, BEST_KNOWN, most];
        let mut names: Vec<(String, i64, i64)> =
            statement.query_map(asked, row)?.collect::<rusqlite::Result<_>>()?;
        let begun = super::entities::form(begun);
        if names.len() < most && !begun.is_empty() {
            let folded = folded(&begun);
            let mut statement = self.connection.prepare_cached(
                "SELECT DISTINCT entity.name, articles, entity.id FROM (
                     SELECT entity FROM alias WHERE kind = ?1 AND form >= ?2 AND form < ?2 || char(1114111) LIMIT ?5)
                 JOIN entity ON entity.id = entity WHERE articles > 0
                 UNION SELECT DISTINCT entity.name, articles, entity.id FROM (
                     SELECT entity FROM alias WHERE folded >= ?3 AND folded < ?3 || char(1114111) LIMIT ?5)
                 JOIN entity ON entity.id = entity WHERE entity.kind = ?1 AND articles > 0
                 ORDER BY 2 DESC, 1 LIMIT ?4",
            )?;
            let asked = params![kind.number(), begun, folded, most, MOST_ROWS];
            let rarer = statement.query_map(asked, row)?.collect::<rusqlite::Result<Vec<_>>>()?;
            let known: Vec<i64> = names.iter().map(|name| name.2).collect();
            names.extend(rarer.into_iter().filter(|name| !known.contains(&name.2)));
            names.truncate(most);
        }
        let mut found = Vec::new();
        for (name, articles, id) in names {
            // Deleted articles are few, and still stored.
            let deleted =
                "SELECT count(*) FROM article CROSS JOIN appearance ON article = article.id AND entity = ?1
                 WHERE deleted IS NOT NULL";
            let deleted: i64 = self.connection.prepare_cached(deleted)?.query_row([id], |row| row.get(0))?;
            found.extend(Some(exactly(name, articles - deleted)).filter(|name| name.articles.number > 0));
        }
        Ok(found)
    }

    fn sources_begun(&self, begun: &str) -> Result<Vec<Completion>> {
        let words = folded_words(begun);
        let mut count = self.connection.prepare_cached(
            "SELECT (SELECT count(*) FROM article WHERE source = ?1)
                 - (SELECT count(*) FROM article INDEXED BY article_deleted WHERE deleted IS NOT NULL AND source = ?1)",
        )?;
        let sources = self.sources_named("")?.into_iter().filter(|source| begins_words(source, &words));
        let counted = sources.map(|source| {
            let articles = count.query_row([&source], |row| row.get(0))?;
            Ok(exactly(source, articles))
        });
        counted.collect()
    }

    /// The measures of the newest articles, and those that begin as typed.
    fn measures_begun(&self, begun: &str, most: usize) -> Result<Vec<Completion>> {
        let words = folded_words(begun);
        let meant = measure(begun);
        let (rows, is_least) = self.newest_rows("SELECT measure, article, of FROM figure", "article")?;
        // Of each measure the articles, and how often each word stands for it.
        let mut measures: BTreeMap<String, (Vec<i64>, BTreeMap<String, i64>)> = BTreeMap::new();
        for (name, article, of) in rows {
            let is_meant = meant.as_ref() == Some(&name) || begins_words(&name, &words);
            let Some(of) = of.filter(|of| is_meant || begins_words(of, &words)) else {
                continue;
            };
            let (articles, forms) = measures.entry(name).or_default();
            articles.push(article);
            *forms.entry(of).or_default() += 1;
        }
        let mut found: Vec<Completion> = Vec::new();
        let mut names: Vec<String> = Vec::new();
        for (name, (mut articles, forms)) in measures {
            articles.sort_unstable();
            articles.dedup();
            let form = forms.into_iter().max_by_key(|(form, count)| (*count, Reverse(form.len())));
            let number = i64::try_from(articles.len()).unwrap_or(i64::MAX);
            let articles = ArticleCount { number, is_least };
            found.extend(form.map(|(text, _)| Completion { text, articles }));
            names.push(name);
        }
        if is_least && found.len() < most && !words.is_empty() {
            let mut others = self.connection.prepare_cached(
                "SELECT name, min(words) FROM (SELECT name, words FROM measure LIMIT ?2)
                 WHERE begins_words(words, ?1) GROUP BY name LIMIT ?3",
            )?;
            let others = others.query_map(params![begun, BEST_KNOWN, most.min(MOST_OTHERS)], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
            })?;
            for (name, text) in others.collect::<rusqlite::Result<Vec<_>>>()? {
                if !names.contains(&name) {
                    found.push(Completion { text, articles: self.measured(&name)? });
                }
            }
        }
        Ok(found)
    }

    /// The articles with a figure of this measure.
    fn measured(&self, name: &str) -> Result<ArticleCount> {
        let mut statement = self.connection.prepare_cached(
            "SELECT count(DISTINCT article), count(*) FROM (SELECT article FROM figure WHERE measure = ?1 LIMIT ?2)",
        )?;
        let (number, rows): (i64, i64) =
            statement.query_row(params![name, MOST_COUNTED], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(ArticleCount { number, is_least: rows == MOST_COUNTED })
    }

    fn marks(&self) -> Result<Vec<Completion>> {
        let counts = self.counts()?;
        let deleted = "SELECT count(*) FROM article WHERE deleted IS NOT NULL";
        let deleted = self.connection.prepare_cached(deleted)?.query_row([], |row| row.get(0))?;
        Ok([
            ("unread", counts.unread),
            ("read", counts.all - counts.unread),
            ("starred", counts.starred),
            ("deleted", deleted),
        ]
        .map(|(mark, count)| exactly(mark.to_owned(), count))
        .into())
    }

    /// The values that `select` gives for the newest articles, with the number of their articles.
    fn newest(&self, select: &str, id: &str) -> Result<Vec<Completion>> {
        let select = select.replace(" FROM", ", NULL FROM");
        let (mut rows, is_least) = self.newest_rows(&select, id)?;
        rows.sort_unstable();
        rows.dedup();
        let mut found: Vec<Completion> = Vec::new();
        for (text, ..) in rows {
            match found.last_mut() {
                Some(last) if last.text == text => last.articles.number += 1,
                _ => found.push(Completion { text, articles: ArticleCount { number: 1, is_least } }),
            }
        }
        Ok(found)
    }

    /// The rows that `select` gives for the newest articles, whose number is in the column `id`, and whether there are
    /// older articles.
    fn newest_rows(&self, select: &str, id: &str) -> Result<(Vec<NewestRow>, bool)> {
        let oldest = "SELECT id FROM article WHERE deleted IS NULL ORDER BY id DESC LIMIT 1 OFFSET ?1";
        let mut oldest = self.connection.prepare_cached(oldest)?;
        let oldest: Option<i64> = oldest.query_row([NEWEST], |row| row.get(0)).optional()?;
        let sql = format!(
            "{select} WHERE {id} > ?1 AND {id} NOT IN (SELECT id FROM article WHERE deleted IS NOT NULL)"
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map([oldest.unwrap_or(i64::MIN)], |row| {
            Ok((row.get::<_, Option<String>>(0)?, row.get(1)?, row.get(2)?))
        })?;
        let rows = rows.filter_map(|row| match row {
            Ok((text, article, of)) => text.map(|text| Ok((text, article, of))),
            Err(error) => Some(Err(error)),
        });
        Ok((rows.collect::<rusqlite::Result<_>>()?, oldest.is_some()))
    }
}

/// A value, its article, and its words.
type NewestRow = (String, i64, Option<String>);

fn exactly(text: String, number: i64) -> Completion {
    Completion { text, articles: ArticleCount { number, is_least: false } }
}

fn named(operator: Operator, typed: &str, name: Option<String>, count: usize) -> QueriedName {
    let others = count.saturating_sub(1);
    QueriedName { operator, typed: typed.to_owned(), name, others }
}
