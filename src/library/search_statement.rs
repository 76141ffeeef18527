//! The statement that reads the ids of the articles that a query finds, in an order.

use super::clauses::{Asked, FEW, asks_article, has_alternatives};
use super::conditions::Conditions;
use super::error::is_stopped;
use super::query::Query;
use super::{Library, Order, Result};
use foldhash::HashSet;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// At most so many articles are ordered by how well they fit the words.
pub(super) const RANKED: usize = 2000;

/// How lists are made.
#[derive(Debug, Clone, Copy)]
pub(super) struct SearchLimits {
    /// So many articles are no longer few: see [`clauses`](super::clauses).
    pub(super) few: usize,
    /// Up to so many articles are ordered by how well they fit the words.
    pub(super) ranked: usize,
    /// At most so many articles are read before the index of words is asked: see [`reading`](super::reading).
    pub(super) read: usize,
    /// So many of them tell whether the words are in many articles.
    pub(super) sample: usize,
}

impl SearchLimits {
    pub(super) const FIRST: Self = Self { few: FEW, ranked: RANKED, read: 600, sample: 12 };
    pub(super) const WHOLE: Self = Self { few: usize::MAX, ranked: RANKED, read: 0, sample: 0 };
}

/// The ids that a query finds.
#[derive(Debug, Default)]
pub(super) struct FoundIds {
    pub(super) ids: Vec<i64>,
    /// Whether the search was stopped before its end.
    pub(super) is_cut: bool,
}

impl Library {
    /// The first ids that a query finds whose words are `matched`, or all of them.
    pub(super) fn select(
        &self,
        query: &Query,
        matched: Option<String>,
        order: Order,
        most: Option<usize>,
        limits: SearchLimits,
    ) -> Result<FoundIds> {
        let (mut sql, mut values) = self.statement(query, matched, order, limits)?;
        if let Some(most) = most {
            sql.push_str(" LIMIT ?");
            values.push(Value::Integer(i64::try_from(most).unwrap_or(i64::MAX)));
        }
        self.found(&sql, values, most, |_| true)
    }

    /// The first ids of a statement for which `keep` holds, as far as it comes before it is stopped.
    pub(super) fn found(
        &self,
        sql: &str,
        values: Vec<Value>,
        most: Option<usize>,
        keep: impl Fn(i64) -> bool,
    ) -> Result<FoundIds> {
        let mut statement = self.connection.prepare(sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut ids = Vec::new();
        while most.is_none_or(|most| ids.len() < most) {
            match rows.next() {
                Ok(Some(row)) => ids.extend(Some(row.get(0)?).filter(|&id| keep(id))),
                Ok(None) => break,
                Err(error) if is_stopped(&error) => return Ok(FoundIds { ids, is_cut: true }),
                Err(error) => return Err(error.into()),
            }
        }
        Ok(FoundIds { ids, is_cut: false })
    }

    /// The statement for a query whose words are `matched`, with its values.
    pub(super) fn statement(
        &self,
        query: &Query,
        matched: Option<String>,
        order: Order,
        limits: SearchLimits,
    ) -> Result<(String, Vec<Value>)> {
        let is_matched = matched.is_some();
        let Selection { id, from, conditions } = self.selection(query, matched, order, limits)?;
        let order = match order {
            Order::Relevance if is_matched => "bm25(word, 4.0, 1.0)".to_owned(),
            Order::Newest | Order::Relevance => format!("{id} DESC"),
            Order::Oldest => id.to_owned(),
            // As in the indexes of migration 8.
            Order::Source => format!("article.source IS NULL, article.source COLLATE NOCASE, {id} DESC"),
            Order::Title => format!("article.title IS NULL, article.title COLLATE NOCASE, {id} DESC"),
        };
        let sql = format!("SELECT {id} FROM {from} WHERE {} ORDER BY {order}", conditions.joined());
        Ok((sql, conditions.values))
    }

    pub(super) fn selection(
        &self,
        query: &Query,
        matched: Option<String>,
        order: Order,
        limits: SearchLimits,
    ) -> Result<Selection> {
        let mut conditions = Conditions::default();
        let is_matched = matched.is_some();
        let id = if is_matched { "word.rowid" } else { "article.id" };
        let needs_article = !is_matched
            || asks_article(query)
            || has_alternatives(query)
            || matches!(order, Order::Source | Order::Title);
        // The words come first, so that their value does too.
        if let Some(matched) = matched {
            conditions.add("word MATCH ?", [Value::Text(matched)]);
        }
        match (query.is_of_deleted(), needs_article) {
            (true, _) => conditions.add("article.deleted IS NOT NULL", []),
            (false, true) => conditions.add("article.deleted IS NULL", []),
            (false, false) => {
                conditions.add("word.rowid NOT IN (SELECT id FROM article WHERE deleted IS NOT NULL)", []);
            }
        }
        conditions.extend(
            self.clauses(Asked {
                query,
                id,
                matched: is_matched,
                of_deleted: query.is_of_deleted(),
                few: limits.few,
                is_row_tested: false,
            })?
            .conditions,
        );
        let from = match (is_matched, needs_article) {
            (true, false) => "word",
            (true, true) => "word CROSS JOIN article ON article.id = word.rowid",
            (false, _) => "article",
        };
        Ok(Selection { id, from, conditions })
    }

    /// The articles of a list.
    pub(super) fn articles(&self, list: &Conditions) -> Result<HashSet<i64>> {
        Ok(self.ids(&list.joined(), list.values.iter().cloned())?.into_iter().collect())
    }

    /// The numbers that a statement gives. It is not kept: what is typed is hardly ever typed again.
    pub(super) fn ids(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<i64>> {
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map(params_from_iter(values), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// What a statement reads from.
pub(super) struct Selection {
    /// The column of the article's id.
    pub(super) id: &'static str,
    pub(super) from: &'static str,
    pub(super) conditions: Conditions,
}

/// The list of the articles that an expression matches.
pub(super) fn words(matched: &str) -> Conditions {
    Conditions::of("SELECT rowid FROM word WHERE word MATCH ?", [Value::Text(matched.to_owned())])
}
