//! What a query asks of articles, as SQL.
//!
//! A condition has two forms. Its *list* is a `SELECT` of all articles for which it holds: right where these are few,
//! since nothing else is looked at. Its *test* looks at one article: right where they are many, since the first page of a
//! list is full after a few of them. [`FEW`] tells both apart, and is counted no further. A whole list is made of lists,
//! which then have to be gone through anyway.

use super::conditions::{Conditions, list};
use super::query::Query;
use super::word_clauses::{are_words, match_expression, quoted};
use super::{FigureQuery, Library, Result, article_id};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// Fewer articles than this are few.
pub(super) const FEW: usize = 10_000;

/// People and companies are looked for one by one in an article where there are at most so many of them.
const FEW_NAMES: usize = 16;

/// What must hold for an article.
struct Clause {
    list: Conditions,
    test: Conditions,
}

/// The conditions of a query.
#[derive(Debug, Default)]
pub(super) struct QueryClauses {
    pub(super) conditions: Conditions,
    /// Whether one of them is a list of few articles.
    is_listed: bool,
}

/// What is asked for, and how.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'q> {
    pub(super) query: &'q Query,
    /// The column of the article's id.
    pub(super) id: &'q str,
    /// Whether the words of the query are matched already.
    pub(super) matched: bool,
    /// Whether the articles are deleted ones.
    pub(super) of_deleted: bool,
    /// So many articles are not few; `usize::MAX` for a whole list.
    pub(super) few: usize,
    /// Whether what the row of the article says is tested in any case, in a row that is there anyway.
    pub(super) is_row_tested: bool,
}

impl Library {
    /// What must hold for the article in the column `id`; for its words, unless they are matched already.
    pub(super) fn clauses(&self, asked: Asked<'_>) -> Result<QueryClauses> {
        let Asked { query, id, matched, of_deleted, few, is_row_tested } = asked;
        let mut all = QueryClauses::default();
        let plus = plus(matched);
        if !matched {
            if let Some(matched) = match_expression(query) {
                let wanted = format!("{id} IN (SELECT rowid FROM word WHERE word MATCH ?)");
                all.conditions.add(wanted, [Value::Text(matched.clone())]);
                let sql = "SELECT rowid FROM word WHERE word MATCH ?";
                all.is_listed |= self.is_few(&Conditions::of(sql, [Value::Text(matched)]), few)?;
            } else {
                for unwanted in query.words.iter().filter(|words| words.is_unwanted) {
                    let without = format!("{id} NOT IN (SELECT rowid FROM word WHERE word MATCH ?)");
                    all.conditions.add(without, [Value::Text(quoted(unwanted))]);
                }
            }
        }
        if let Some(after) = query.after {
            all.conditions.add(format!("{id} >= ?"), [Value::Integer(article_id::first_id_of(after))]);
        }
        if let Some(before) = query.before {
            all.conditions.add(format!("{id} < ?"), [Value::Integer(article_id::first_id_of(before))]);
        }
        let read =
            query.is_read.map(|is_read| if is_read { ("read = 1", "read") } else { ("read = 0", "unread") });
        let starred = query
            .is_starred
            .map(|is_starred| if is_starred { ("starred = 1", "starred") } else { ("starred = 0", "alive") });
        for (flag, index) in read.into_iter().chain(starred) {
            let list =
                format!("SELECT id FROM article INDEXED BY article_{index} WHERE deleted IS NULL AND {flag}");
            // Of deleted articles there are few anyway.
            if !of_deleted && few != usize::MAX && self.is_few(&Conditions::of(&list, []), few)? {
                all.conditions.add(format!("{plus}{id} IN ({list})"), []);
                all.is_listed = true;
            } else {
                all.conditions.add(format!("article.{flag}"), []);
            }
        }
        let of_article =
            self.of_article(query, is_row_tested)?.into_iter().map(|clause| (clause, is_row_tested));
        let of_others = self.of_others(query, id)?.into_iter().map(|clause| (clause, false));
        for (Clause { list, test }, is_tested) in of_article.chain(of_others) {
            if !is_tested && self.is_few(&list, few)? {
                all.conditions.add(format!("{plus}{id} IN ({})", list.joined()), list.values);
                all.is_listed = true;
            } else {
                all.conditions.extend(test);
            }
        }
        for alternatives in query.alternatives.iter().filter(|alternatives| !are_words(alternatives)) {
            self.add_alternatives(alternatives, asked, &mut all)?;
        }
        for unwanted in &query.excluded {
            let one = self.clauses(Asked { query: unwanted, matched: false, ..asked })?.conditions;
            let deleted = if unwanted.is_deleted { " AND article.deleted IS NOT NULL" } else { "" };
            // What is not known of an article, such as its source, excludes nothing.
            all.conditions.add(format!("({}{deleted}) IS NOT TRUE", one.joined()), one.values);
        }
        Ok(all)
    }

    fn add_alternatives(
        &self,
        alternatives: &[Query],
        asked: Asked<'_>,
        all: &mut QueryClauses,
    ) -> Result<()> {
        let Asked { id, matched, few, .. } = asked;
        // Alternatives may become lists of their own, which read from the table of articles. Those of the index of words
        // would be looked up in it one by one, where it cannot match words.
        let inner = if asked.is_row_tested { id } else { "article.id" };
        let mut are_listed = true;
        let (mut lists, mut tests) = (Vec::new(), Vec::new());
        let mut values = Vec::new();
        for alternative in alternatives {
            let deleted = if alternative.is_deleted { " AND article.deleted IS NOT NULL" } else { "" };
            let one = self.clauses(Asked { query: alternative, id: inner, matched: false, ..asked })?;
            are_listed &= one.is_listed;
            let holds = format!("({}{deleted})", one.conditions.joined());
            lists.push(format!("SELECT article.id FROM article WHERE {holds}"));
            tests.push(holds);
            values.extend(one.conditions.values);
        }
        if are_listed && few != usize::MAX {
            let (plus, lists) = (plus(matched), lists.join(" UNION ALL "));
            all.conditions.add(format!("{plus}{id} IN ({lists})"), values);
            all.is_listed = true;
        } else {
            all.conditions.add(format!("({})", tests.join(" OR ")), values);
        }
        Ok(())
    }

    /// What the row of the article itself must have.
    fn of_article(&self, query: &Query, is_row_tested: bool) -> Result<Vec<Clause>> {
        // The plus keeps the index out, which has not the order of the list.
        let plus = if is_row_tested { "" } else { "+" };
        let mut clauses = Vec::new();
        let mut among = |column: &str, values: Vec<Value>| {
            let places = vec!["?"; values.len()].join(", ");
            let list = format!("SELECT id FROM article WHERE {column} IN ({places})");
            clauses.push(Clause {
                list: Conditions::of(list, values.clone()),
                test: Conditions::of(format!("{plus}article.{column} IN ({places})"), values),
            });
        };
        for feed in &query.feeds {
            among("feed", self.feeds_named(feed)?.into_iter().map(Value::Integer).collect());
        }
        for source in &query.sources {
            among("source", self.sources_named(source)?.into_iter().map(Value::Text).collect());
        }
        for language in &query.languages {
            among("language", vec![Value::Text(language.clone())]);
        }
        for author in &query.authors {
            clauses.push(Clause {
                list: Conditions::of(
                    "SELECT id FROM article WHERE byline IN (
                         WITH RECURSIVE each (byline) AS (SELECT min(byline) FROM article WHERE byline IS NOT NULL
                             UNION ALL SELECT (SELECT min(article.byline) FROM article WHERE article.byline > each.byline)
                             FROM each WHERE each.byline IS NOT NULL)
                         SELECT byline FROM each WHERE contains_words(byline, ?))",
                    [Value::Text(author.clone())],
                ),
                test: Conditions::of(
                    "contains_words(article.byline, ?)",
                    [Value::Text(author.clone())],
                ),
            });
        }
        Ok(clauses)
    }

    /// What other tables must say of the article in the column `id`.
    fn of_others(&self, query: &Query, id: &str) -> Result<Vec<Clause>> {
        let mut clauses = Vec::new();
        for address in &query.addresses {
            let list = "SELECT article FROM address WHERE address = ?";
            clauses.push(Clause {
                list: Conditions::of(list, [Value::Text(address.clone())]),
                test: Conditions::of(format!("{id} IN ({list})"), [Value::Text(address.clone())]),
            });
        }
        for tag in &query.tags {
            let tags = self.tags_named(tag)?;
            let places = vec!["?"; tags.len()].join(", ");
            let tags: Vec<Value> = tags.into_iter().map(Value::Text).collect();
            clauses.push(Clause {
                list: Conditions::of(
                    format!("SELECT article FROM tag WHERE tag IN ({places})"),
                    tags.clone(),
                ),
                test: Conditions::of(
                    format!("EXISTS (SELECT 1 FROM tag WHERE tag IN ({places}) AND article = {id})"),
                    tags,
                ),
            });
        }
        for meant in self.named(query)? {
            let (names, index) =
                (list(&meant), if meant.len() <= FEW_NAMES { "" } else { "INDEXED BY appearance_article" });
            clauses.push(Clause {
                list: Conditions::of(format!("SELECT article FROM appearance WHERE entity IN ({names})"), []),
                test: Conditions::of(
                    format!("EXISTS (SELECT 1 FROM appearance {index} WHERE entity IN ({names}) AND article = {id})"),
                    [],
                ),
            });
        }
        if let Some(figure) = self.figure_conditions(query)? {
            let holds = figure.joined();
            clauses.push(Clause {
                list: Conditions::of(
                    format!("SELECT article FROM figure WHERE {holds}"),
                    figure.values.clone(),
                ),
                test: Conditions::of(
                    format!(
                        "EXISTS (SELECT 1 FROM figure INDEXED BY figure_article WHERE {holds} AND article = {id})"
                    ),
                    figure.values,
                ),
            });
        }
        Ok(clauses)
    }

    /// Whether a list of articles has fewer than `few`.
    pub(super) fn is_few(&self, list: &Conditions, few: usize) -> Result<bool> {
        if few == usize::MAX {
            return Ok(true);
        }
        let sql = format!("SELECT count(*) FROM ({} LIMIT {few})", list.joined());
        let mut statement = self.connection.prepare(&sql)?;
        let count: i64 = statement.query_row(params_from_iter(&list.values), |row| row.get(0))?;
        Ok(usize::try_from(count).is_ok_and(|count| count < few))
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

    /// The tags that are called so, in whatever case and however umlauts are written.
    fn tags_named(&self, name: &str) -> Result<Vec<String>> {
        let mut statement = self.connection.prepare_cached(
            "WITH RECURSIVE each (tag) AS (SELECT min(tag) FROM tag UNION ALL
                 SELECT (SELECT min(tag.tag) FROM tag WHERE tag.tag > each.tag) FROM each WHERE each.tag IS NOT NULL)
             SELECT tag FROM each WHERE tag IS NOT NULL AND same_name(tag, ?1)",
        )?;
        let rows = statement.query_map([name], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What must hold for the articles of the figures that a query finds, in the column `id`, apart from what holds for
    /// the figures themselves.
    pub(super) fn article_conditions(&self, query: &Query, id: &str) -> Result<Conditions> {
        let (figure, after, before) = (FigureQuery::default(), None, None);
        let of_deleted = query.is_of_deleted();
        let of_articles = Query { after, before, figure, ..query.clone() };
        // Other tables are asked for lists, never article by article: the column is one of a figure, and so are theirs.
        let few = usize::MAX;
        let asked = Asked { query: &of_articles, id, matched: false, of_deleted, few, is_row_tested: true };
        let mut conditions = self.clauses(asked)?.conditions;
        // The sign keeps SQLite from going through all figures of a long time for a few that are large.
        for (day, sign) in [(query.after, ">="), (query.before, "<")] {
            let first = day.map(article_id::first_id_of).map(Value::Integer);
            conditions.sql.extend(first.is_some().then(|| format!("+{id} {sign} ?")));
            conditions.values.extend(first);
        }
        let is_in = if of_deleted { "IN" } else { "NOT IN" };
        conditions.add(format!("{id} {is_in} (SELECT id FROM article WHERE deleted IS NOT NULL)"), []);
        Ok(conditions)
    }
}

/// What keeps `SQLite` from asking the index of words anew for each article of a list: each time, it would gather all words
/// that begin with what was typed.
fn plus(matched: bool) -> &'static str {
    if matched { "+" } else { "" }
}

/// Whether the row of the article itself is looked at.
pub(super) fn asks_article(query: &Query) -> bool {
    query.is_read.is_some()
        || query.is_starred.is_some()
        || query.is_deleted
        || [&query.feeds, &query.languages, &query.sources, &query.authors]
            .iter()
            .any(|asked| !asked.is_empty())
        || query.alternatives.iter().flatten().chain(&query.excluded).any(asks_article)
}

/// Whether it has alternatives that the index of words does not tell apart.
pub(super) fn has_alternatives(query: &Query) -> bool {
    query.alternatives.iter().any(|alternatives| !are_words(alternatives))
        || query.excluded.iter().any(has_alternatives)
}
