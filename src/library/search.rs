//! From a [`Query`] to the ids of articles.
//!
//! A reader sees the first page of a list, so that comes first and fast, whatever the size of the library
//! ([`Library::search_first`]): it is read in the order of the list from an index and ends when it is full. What
//! [`clauses`](super::clauses) tells to be few is looked up instead, and sorted.
//!
//! By relevance, at most [`RANKED`] articles are compared. Where more hold the words, these words say little about any
//! one of them, and comparing all would take too long: those with the words in the headline come first then, the newest
//! first, and the others after them in the same way.

use super::clauses::{Asked, asks_article, match_expression, quoted};
use super::conditions::Conditions;
use super::query::Query;
use super::{Library, Order, Result};
use foldhash::{HashSet, HashSetExt as _};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// At most so many articles are ordered by how well they fit the words.
pub const RANKED: usize = 2000;

/// The beginning of a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Beginning {
    /// The ids of its first articles.
    pub ids: Vec<i64>,
    /// Whether there are no more.
    pub is_whole: bool,
}

impl Library {
    /// The ids of the articles that a query finds, in this order.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn search(&self, query: &Query, order: Order) -> Result<Vec<i64>> {
        self.find(query, order, None)
    }

    /// The first ids of [`search`](Self::search), at most `most`. This takes little time even where the whole list is long.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn search_first(&self, query: &Query, order: Order, most: usize) -> Result<Beginning> {
        let mut ids = self.find(query, order, Some(most.saturating_add(1)))?;
        let is_whole = ids.len() <= most;
        ids.truncate(most);
        Ok(Beginning { ids, is_whole })
    }

    /// How many articles a query finds.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn count(&self, query: &Query) -> Result<usize> {
        let Selection { id, from, conditions } =
            self.selection(query, match_expression(query), Order::Newest, true)?;
        let sql = format!("SELECT count(*) FROM (SELECT {id} FROM {from} WHERE {})", conditions.joined());
        let mut statement = self.connection.prepare(&sql)?;
        let count: i64 = statement.query_row(params_from_iter(conditions.values), |row| row.get(0))?;
        Ok(usize::try_from(count).unwrap_or_default())
    }

    /// The first ids that a query finds, or all of them.
    fn find(&self, query: &Query, order: Order, most: Option<usize>) -> Result<Vec<i64>> {
        let Some(matched) = match_expression(query) else {
            return if most.is_some() && query.words.iter().any(|words| words.is_unwanted) {
                self.without_words(query, order, most)
            } else {
                self.select(query, None, order, most)
            };
        };
        match order {
            Order::Relevance => self.by_relevance(query, matched, most),
            Order::Source | Order::Title if most.is_some() && !self.is_few(&words(&matched))? => {
                let with_words = self.articles(&words(&matched))?;
                let query = Query {
                    words: Vec::new(),
                    alternatives: without_word_alternatives(query),
                    ..query.clone()
                };
                self.filtered(&query, order, most, |id| with_words.contains(&id))
            }
            _ => self.select(query, Some(matched), order, most),
        }
    }

    /// The first ids of a query that has no words but unwanted ones.
    fn without_words(&self, query: &Query, order: Order, most: Option<usize>) -> Result<Vec<i64>> {
        let mut with_words = HashSet::new();
        for unwanted in &query.words {
            with_words.extend(self.articles(&words(&quoted(unwanted)))?);
        }
        let query = Query { words: Vec::new(), ..query.clone() };
        self.filtered(&query, order, most, |id| !with_words.contains(&id))
    }

    fn by_relevance(&self, query: &Query, matched: String, most: Option<usize>) -> Result<Vec<i64>> {
        let newest = self.select(query, Some(matched.clone()), Order::Newest, Some(RANKED + 1))?;
        if newest.len() <= RANKED {
            return self.select(query, Some(matched), Order::Relevance, most);
        }
        let in_title = format!("({matched}) AND (title : ({matched}))");
        let mut ids = self.select(query, Some(in_title), Order::Newest, most)?;
        let room = most.map(|most| most.saturating_sub(ids.len()));
        if room != Some(0) {
            let titled: HashSet<i64> = ids.iter().copied().collect();
            let others = match room {
                Some(room) if room + titled.len() <= newest.len() => newest,
                _ => {
                    self.select(query, Some(matched), Order::Newest, room.map(|room| room + titled.len()))?
                }
            };
            ids.extend(others.into_iter().filter(|id| !titled.contains(id)).take(room.unwrap_or(usize::MAX)));
        }
        Ok(ids)
    }

    /// The ids of a query without words for which `keep` holds, in this order.
    fn filtered(
        &self,
        query: &Query,
        order: Order,
        most: Option<usize>,
        keep: impl Fn(i64) -> bool,
    ) -> Result<Vec<i64>> {
        let (sql, values) = self.statement(query, None, order, most.is_none())?;
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut ids = Vec::new();
        while most.is_none_or(|most| ids.len() < most)
            && let Some(row) = rows.next()?
        {
            ids.extend(Some(row.get(0)?).filter(|&id| keep(id)));
        }
        Ok(ids)
    }

    fn select(
        &self,
        query: &Query,
        matched: Option<String>,
        order: Order,
        most: Option<usize>,
    ) -> Result<Vec<i64>> {
        // Of a list by relevance, few articles are left to look at.
        let (mut sql, mut values) =
            self.statement(query, matched, order, most.is_none() || order == Order::Relevance)?;
        if let Some(most) = most {
            sql.push_str(" LIMIT ?");
            values.push(Value::Integer(i64::try_from(most).unwrap_or(i64::MAX)));
        }
        self.ids(&sql, values)
    }

    /// The statement for a query whose words are `matched`, with its values.
    fn statement(
        &self,
        query: &Query,
        matched: Option<String>,
        order: Order,
        whole: bool,
    ) -> Result<(String, Vec<Value>)> {
        let is_matched = matched.is_some();
        let Selection { id, from, conditions } = self.selection(query, matched, order, whole)?;
        let order = match order {
            Order::Relevance if is_matched => "bm25(word, 4.0, 1.0)".to_owned(),
            Order::Newest | Order::Relevance => format!("{id} DESC"),
            Order::Oldest => id.to_owned(),
            // As in the indexes of migration 7.
            Order::Source => format!("article.source IS NULL, article.source COLLATE NOCASE, {id} DESC"),
            Order::Title => format!("article.title IS NULL, article.title COLLATE NOCASE, {id} DESC"),
        };
        let sql = format!("SELECT {id} FROM {from} WHERE {} ORDER BY {order}", conditions.joined());
        Ok((sql, conditions.values))
    }

    fn selection(
        &self,
        query: &Query,
        matched: Option<String>,
        order: Order,
        whole: bool,
    ) -> Result<Selection> {
        let mut conditions = Conditions::default();
        let is_matched = matched.is_some();
        let id = if is_matched { "word.rowid" } else { "article.id" };
        let needs_article =
            !is_matched || asks_article(query) || matches!(order, Order::Source | Order::Title);
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
        conditions.extend(self.clauses(Asked { query, id, matched: is_matched, whole })?.conditions);
        let from = match (is_matched, needs_article) {
            (true, false) => "word",
            (true, true) => "word CROSS JOIN article ON article.id = word.rowid",
            (false, _) => "article",
        };
        Ok(Selection { id, from, conditions })
    }

    fn articles(&self, list: &Conditions) -> Result<HashSet<i64>> {
        Ok(self.ids(&list.joined(), list.values.iter().cloned())?.into_iter().collect())
    }

    /// The feeds with this number, or with these words in their name or address.
    pub(super) fn feeds_named(&self, name: &str) -> Result<Vec<i64>> {
        let sql = "SELECT id FROM feed WHERE id = ?1
             OR ?1 IS NULL AND (contains_words(coalesce(title, ''), ?2) OR contains_words(url, ?2))";
        let number = name.parse().map_or(Value::Null, Value::Integer);
        self.ids(sql, [number, Value::Text(name.to_owned())])
    }

    /// The sources with these words in their name.
    pub(super) fn sources_named(&self, name: &str) -> Result<Vec<String>> {
        // One step in the index for each source, however many articles there are.
        let mut statement = self.connection.prepare_cached(
            "WITH RECURSIVE each (source) AS (SELECT min(source) FROM article UNION ALL
                 SELECT (SELECT min(article.source) FROM article WHERE article.source > each.source) FROM each
                 WHERE each.source IS NOT NULL)
             SELECT source FROM each WHERE source IS NOT NULL AND (?1 = '' OR contains_words(source, ?1))",
        )?;
        let rows = statement.query_map([name], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The numbers that a statement gives. It is not kept: what is typed is hardly ever typed again.
    pub(super) fn ids(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<i64>> {
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map(params_from_iter(values), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// What a statement reads from.
struct Selection {
    /// The column of the article's id.
    id: &'static str,
    from: &'static str,
    conditions: Conditions,
}

/// The list of the articles that an expression matches.
fn words(matched: &str) -> Conditions {
    Conditions::of("SELECT rowid FROM word WHERE word MATCH ?", [Value::Text(matched.to_owned())])
}

/// The alternatives of a query of which one is more than words.
fn without_word_alternatives(query: &Query) -> Vec<Vec<Query>> {
    let has_more = |alternatives: &&Vec<Query>| !alternatives.iter().all(Query::is_words);
    query.alternatives.iter().filter(has_more).cloned().collect()
}
