//! From a [`Query`] to the ids of articles.

use super::conditions::{Conditions, list};
use super::query::{Query, Words};
use super::{FigureQuery, Library, Order, Result, article_id, entities, word_forms};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

impl Library {
    /// The ids of the articles that a query finds, in this order.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn search(&self, query: &Query, order: Order) -> Result<Vec<i64>> {
        self.search_first(query, order, None)
    }

    /// The first of the articles that a query finds, in this order.
    pub(super) fn search_first(&self, query: &Query, order: Order, most: Option<usize>) -> Result<Vec<i64>> {
        let mut conditions = Conditions::default();
        let matched = match_expression(query);
        // The words come first, so that their value does too.
        if let Some(matched) = &matched {
            conditions.add("word MATCH ?", [Value::Text(matched.clone())]);
        }
        let id = if matched.is_some() { "word.rowid" } else { "article.id" };
        let needs_article =
            matched.is_none() || asks_article(query) || matches!(order, Order::Source | Order::Title);
        match (query.is_of_deleted(), needs_article) {
            (true, _) => conditions.add("article.deleted IS NOT NULL", []),
            (false, true) => conditions.add("article.deleted IS NULL", []),
            (false, false) => {
                conditions.add("word.rowid NOT IN (SELECT id FROM article WHERE deleted IS NOT NULL)", []);
            }
        }
        conditions.extend(self.conditions(query, id, matched.is_some())?);
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
        let most = most.and_then(|most| i64::try_from(most).ok()).unwrap_or(-1);
        let sql =
            format!("SELECT {id} FROM {from} WHERE {} ORDER BY {order} LIMIT {most}", conditions.joined());
        self.ids(&sql, conditions.values)
    }

    /// What must hold for the article in the column `id`; for its words, unless they are `matched` already.
    fn conditions(&self, query: &Query, id: &str, matched: bool) -> Result<Conditions> {
        let mut conditions = Conditions::default();
        if !matched {
            if let Some(matched) = match_expression(query) {
                let wanted = format!("{id} IN (SELECT rowid FROM word WHERE word MATCH ?)");
                conditions.add(wanted, [Value::Text(matched)]);
            } else {
                for unwanted in query.words.iter().filter(|words| words.is_unwanted) {
                    let without = format!("{id} NOT IN (SELECT rowid FROM word WHERE word MATCH ?)");
                    conditions.add(without, [Value::Text(quoted(unwanted))]);
                }
            }
        }
        if let Some(after) = query.after {
            conditions.add(format!("{id} >= ?"), [Value::Integer(article_id::first_id_of(after))]);
        }
        if let Some(before) = query.before {
            conditions.add(format!("{id} < ?"), [Value::Integer(article_id::first_id_of(before))]);
        }
        for address in &query.addresses {
            let known = format!("{id} IN (SELECT article FROM address WHERE address = ?)");
            conditions.add(known, [Value::Text(address.clone())]);
        }
        flags(query, &mut conditions);
        for feed in &query.feeds {
            conditions.add(format!("article.feed IN ({})", list(&self.feeds_named(feed)?)), []);
        }
        for source in &query.sources {
            let sources = self.sources_named(source)?;
            let places = vec!["?"; sources.len()].join(", ");
            conditions.add(format!("article.source IN ({places})"), sources.into_iter().map(Value::Text));
        }
        for tag in &query.tags {
            let tags = self.tags_named(tag)?;
            let places = vec!["?"; tags.len()].join(", ");
            let tagged = format!("{id} IN (SELECT article FROM tag WHERE tag IN ({places}))");
            conditions.add(tagged, tags.into_iter().map(Value::Text));
        }
        for meant in self.named(query)? {
            let named =
                format!("{id} IN (SELECT article FROM appearance WHERE entity IN ({}))", list(&meant));
            conditions.add(named, []);
        }
        if let Some(figure) = self.figure_conditions(query)? {
            let has = format!("{id} IN (SELECT article FROM figure WHERE {})", figure.joined());
            conditions.add(has, figure.values);
        }
        for alternatives in query.alternatives.iter().filter(|alternatives| !are_words(alternatives)) {
            let mut either = Vec::new();
            let mut values = Vec::new();
            for alternative in alternatives {
                let one = self.conditions(alternative, id, false)?;
                let deleted = if alternative.is_deleted { " AND article.deleted IS NOT NULL" } else { "" };
                either.push(format!("({}{deleted})", one.joined()));
                values.extend(one.values);
            }
            conditions.add(format!("({})", either.join(" OR ")), values);
        }
        for unwanted in &query.excluded {
            let one = self.conditions(unwanted, id, false)?;
            let deleted = if unwanted.is_deleted { " AND article.deleted IS NOT NULL" } else { "" };
            // What is not known of an article, such as its source, excludes nothing.
            conditions.add(format!("({}{deleted}) IS NOT TRUE", one.joined()), one.values);
        }
        Ok(conditions)
    }

    /// Who is meant by each name of a query.
    pub(super) fn named(&self, query: &Query) -> Result<Vec<Vec<i64>>> {
        use entities::EntityKind::{Company, Person};
        let companies = query.companies.iter().map(|name| (Company, name));
        let names = companies.chain(query.people.iter().map(|name| (Person, name)));
        names.map(|(kind, name)| self.entities_named(name, Some(kind))).collect()
    }

    /// What holds for one figure: of those of whom the query names where it names somebody. None where it asks for none.
    pub(super) fn figure_conditions(&self, query: &Query) -> Result<Option<Conditions>> {
        if query.figure.is_empty() {
            return Ok(None);
        }
        let mut figure = query.figure.figure();
        figure.extend(self.owner_conditions(query)?);
        Ok(Some(figure))
    }

    /// That a figure is of somebody whom a query names, where it names somebody.
    pub(super) fn owner_conditions(&self, query: &Query) -> Result<Conditions> {
        let mut owner = Conditions::default();
        if !query.companies.is_empty() || !query.people.is_empty() {
            owner.add(format!("figure.who IN ({})", list(&self.named(query)?.concat())), []);
        }
        Ok(owner)
    }

    /// What holds for each figure that a query finds, in whatever it asks for figures: by itself, or by the alternatives of
    /// an `OR` all of which ask for some. None where it asks for none.
    pub(super) fn all_figure_conditions(&self, query: &Query) -> Result<Option<Conditions>> {
        let mut all = self.figure_conditions(query)?;
        for alternatives in &query.alternatives {
            let mut either = Vec::new();
            let mut values = Vec::new();
            for alternative in alternatives {
                let Some(one) = self.figure_conditions(alternative)? else { break };
                either.push(format!("({})", one.joined()));
                values.extend(one.values);
            }
            if either.len() == alternatives.len() {
                all.get_or_insert_default().add(format!("({})", either.join(" OR ")), values);
            }
        }
        Ok(all)
    }

    /// What must hold for the articles of the figures that a query finds, in the column `id`, apart from what holds for
    /// the figures themselves.
    pub(super) fn article_conditions(&self, query: &Query, id: &str) -> Result<Conditions> {
        let (figure, after, before) = (FigureQuery::default(), None, None);
        let mut conditions = self.conditions(&Query { after, before, figure, ..query.clone() }, id, false)?;
        // The sign keeps SQLite from going through all figures of a long time for a few that are large.
        for (day, sign) in [(query.after, ">="), (query.before, "<")] {
            let first = day.map(article_id::first_id_of).map(Value::Integer);
            conditions.sql.extend(first.is_some().then(|| format!("+{id} {sign} ?")));
            conditions.values.extend(first);
        }
        let is_in = if query.is_of_deleted() { "IN" } else { "NOT IN" };
        conditions.add(format!("{id} {is_in} (SELECT id FROM article WHERE deleted IS NOT NULL)"), []);
        Ok(conditions)
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

    /// The numbers that a statement gives. It is not kept: what is typed is hardly ever typed again.
    pub(super) fn ids(&self, sql: &str, values: impl IntoIterator<Item = Value>) -> Result<Vec<i64>> {
        let mut statement = self.connection.prepare(sql)?;
        let rows = statement.query_map(params_from_iter(values), |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
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

fn are_words(alternatives: &[Query]) -> bool {
    alternatives.iter().all(Query::is_words)
}

/// Adds what must hold for the article itself.
fn flags(query: &Query, conditions: &mut Conditions) {
    if let Some(is_read) = query.is_read {
        conditions.add(format!("article.read = {}", u8::from(is_read)), []);
    }
    if let Some(is_starred) = query.is_starred {
        conditions.add(format!("article.starred = {}", u8::from(is_starred)), []);
    }
    for language in &query.languages {
        conditions.add("article.language = ?", [Value::Text(language.clone())]);
    }
    for author in &query.authors {
        conditions.add("contains_words(article.byline, ?)", [Value::Text(author.clone())]);
    }
}

/// Words as the index of words is asked for them.
fn quoted(words: &Words) -> String {
    // A quotation mark would end the words, and a zero the whole expression.
    let text = words.text.replace(['"', '\0'], " ");
    let expression = if words.is_phrase { format!("\"{text}\"") } else { word_forms::expression(&text) };
    if words.is_title { format!("(title : {expression})") } else { expression }
}

/// What the index of words is asked for; none where no word is wanted.
fn match_expression(query: &Query) -> Option<String> {
    let words = |is_unwanted| query.words.iter().filter(move |words| words.is_unwanted == is_unwanted);
    let mut wanted: Vec<String> = words(false).map(quoted).collect();
    for alternatives in query.alternatives.iter().filter(|alternatives| are_words(alternatives)) {
        let either: Vec<String> = alternatives.iter().filter_map(match_expression).collect();
        wanted.push(format!("({})", either.join(" OR ")));
    }
    if wanted.is_empty() {
        return None;
    }
    let mut expression = wanted.join(" AND ");
    for unwanted in words(true).map(quoted) {
        expression = format!("({expression}) NOT {unwanted}");
    }
    Some(expression)
}
