//! From a [`Query`] to the ids of articles.

use super::conditions::{Conditions, escaped, list};
use super::figure_query::FigureQuery;
use super::query::{Query, Words};
use super::{Library, Order, Result, article_id, entities};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

impl Library {
    /// The ids of the articles that a query finds, in this order.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn search(&self, query: &Query, order: Order) -> Result<Vec<i64>> {
        let mut conditions = Conditions::default();
        let matched = match_expression(&query.words);
        // The words come first, so that their value does too.
        if let Some(matched) = &matched {
            conditions.add("word MATCH ?", [Value::Text(matched.clone())]);
        }
        let id = if matched.is_some() { "word.rowid" } else { "article.id" };
        if matched.is_none() {
            for unwanted in query.words.iter().filter(|words| words.is_unwanted) {
                conditions.add(
                    "article.id NOT IN (SELECT rowid FROM word WHERE word MATCH ?)",
                    [Value::Text(quoted(unwanted))],
                );
            }
        }
        if let Some(after) = query.after {
            conditions.add(format!("{id} >= ?"), [Value::Integer(article_id::first_id_of(after))]);
        }
        if let Some(before) = query.before {
            conditions.add(format!("{id} < ?"), [Value::Integer(article_id::first_id_of(before))]);
        }
        let asked = conditions.sql.len();
        flags(query, &mut conditions);
        let needs_article = matched.is_none()
            || conditions.sql.len() > asked
            || matches!(order, Order::Source | Order::Title);
        if needs_article {
            conditions.add("article.deleted IS NULL", []);
        } else {
            conditions.add("word.rowid NOT IN (SELECT id FROM article WHERE deleted IS NOT NULL)", []);
        }
        let named = self.names(query, id, &mut conditions)?;
        if !query.figure.is_empty() {
            figure_condition(&query.figure, id, &named, &mut conditions);
        }
        let from = match matched {
            Some(_) if !needs_article => "word",
            Some(_) => "word CROSS JOIN article ON article.id = word.rowid",
            None => "article",
        };
        let order = match order {
            Order::Relevance if matched.is_some() => "bm25(word, 4.0, 1.0)".to_owned(),
            Order::Newest | Order::Relevance => format!("{id} DESC"),
            Order::Oldest => id.to_owned(),
            Order::Source => format!("article.source IS NULL, article.source COLLATE NOCASE, {id} DESC"),
            Order::Title => format!("article.title IS NULL, article.title COLLATE NOCASE, {id} DESC"),
        };
        let sql = format!("SELECT {id} FROM {from} WHERE {} ORDER BY {order}", conditions.joined());
        self.ids(&sql, conditions.values)
    }

    /// Adds who must be named. Gives all who are meant.
    fn names(&self, query: &Query, id: &str, conditions: &mut Conditions) -> Result<Vec<i64>> {
        use entities::EntityKind::{Company, Person};
        let mut all = Vec::new();
        let companies = query.companies.iter().map(|name| (Company, name));
        for (kind, name) in companies.chain(query.people.iter().map(|name| (Person, name))) {
            let meant = self.entities_named(name, Some(kind))?;
            conditions.add(
                format!("{id} IN (SELECT article FROM appearance WHERE entity IN ({}))", list(&meant)),
                [],
            );
            all.extend(meant);
        }
        Ok(all)
    }

    /// The numbers that a statement gives. It is not kept: what is typed is hardly ever typed again.
    pub(super) fn ids(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<i64>> {
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map(params_from_iter(values), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

/// Adds what must hold for the article itself.
fn flags(query: &Query, conditions: &mut Conditions) {
    if let Some(is_read) = query.is_read {
        conditions.add(format!("article.read = {}", u8::from(is_read)), []);
    }
    if let Some(is_starred) = query.is_starred {
        conditions.add(format!("article.starred = {}", u8::from(is_starred)), []);
    }
    for feed in &query.feeds {
        conditions.add("article.feed = ?", [Value::Integer(*feed)]);
    }
    for language in &query.languages {
        conditions.add("article.language = ?", [Value::Text(language.clone())]);
    }
    for source in &query.sources {
        conditions.add("article.source LIKE ? ESCAPE '\\'", [Value::Text(format!("%{}%", escaped(source)))]);
    }
    for tag in &query.tags {
        conditions.add(
            "article.id IN (SELECT article FROM tag WHERE tag = ? COLLATE NOCASE)",
            [Value::Text(tag.clone())],
        );
    }
}

/// Words as the index of words is asked for them.
fn quoted(words: &Words) -> String {
    // A quotation mark would end the words, and a zero the whole expression.
    let text = words.text.replace(['"', '\0'], " ");
    if words.is_phrase { format!("\"{text}\"") } else { format!("\"{text}\" *") }
}

/// What the index of words is asked for; none where no word is wanted.
fn match_expression(words: &[Words]) -> Option<String> {
    let wanted: Vec<String> = words.iter().filter(|words| !words.is_unwanted).map(quoted).collect();
    let unwanted: Vec<String> = words.iter().filter(|words| words.is_unwanted).map(quoted).collect();
    if wanted.is_empty() {
        return None;
    }
    let mut expression = wanted.join(" AND ");
    for unwanted in unwanted {
        expression = format!("({expression}) NOT {unwanted}");
    }
    Some(expression)
}

/// What holds for a figure, of those of `named` where somebody is.
fn figure_condition(query: &FigureQuery, id: &str, named: &[i64], conditions: &mut Conditions) {
    let mut figure = query.figure();
    if !named.is_empty() {
        figure.add(format!("who IN ({})", list(named)), []);
    }
    conditions.add(format!("{id} IN (SELECT article FROM figure WHERE {})", figure.joined()), figure.values);
}
