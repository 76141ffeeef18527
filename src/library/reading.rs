//! The first page of a list from the texts of the articles, without the index of words.
//!
//! The index gathers all articles that have any of the words that begin as typed before it knows the first one. Where
//! nearly every article has one, as with a word that everybody uses or the first letters of any, the articles are read in
//! their order until a page is full. Where that takes too many of them, few articles have such words, and the index is
//! fast.

use super::clauses::Asked;
use super::conditions::Conditions;
use super::error::is_stopped;
use super::query::{Query, Words};
use super::search_statement::{FoundIds, SearchLimits};
use super::word_clauses::{are_words, match_expression};
use super::word_test::{WordTest, WordsOf};
use super::{Error, Library, Order, Result};
use crate::intake::language;
use rusqlite::types::Value;
use rusqlite::{Statement, params_from_iter};

/// Words of at most so many bytes are short: nearly every article has a word that begins with them.
const SHORT: usize = 2;

/// Words are in many articles where at least one of so many has them.
const RARE: usize = 4;

/// Where words may be rare, at most so many portions of steps are spent on reading.
const STEPS: i64 = 500;

fn is_short(words: &Words) -> bool {
    !words.is_unwanted && !words.is_phrase && !words.is_title && words.text.trim().len() <= SHORT
}

/// Whether a query asks for words that begin with one or two letters.
pub(super) fn has_short_words(query: &Query) -> bool {
    query.words.iter().any(is_short)
}

/// What is asked of each article that is read.
struct ArticleTest<'l> {
    words: Option<WordTest>,
    /// Of each of these, one must hold.
    either: Vec<Either<'l>>,
}

/// Alternatives of which some are words, and the others are asked by a statement.
struct Either<'l> {
    words: Vec<WordTest>,
    others: Statement<'l>,
    values: Vec<Value>,
}

impl ArticleTest<'_> {
    fn is_of_title(&self) -> bool {
        self.words.as_ref().is_none_or(WordTest::is_of_title)
            && self.either.iter().flat_map(|either| &either.words).all(WordTest::is_of_title)
    }

    fn holds(&mut self, id: i64, article: WordsOf<'_>) -> rusqlite::Result<bool> {
        if !self.words.as_mut().is_none_or(|words| words.holds(article)) {
            return Ok(false);
        }
        for either in &mut self.either {
            if !either.words.iter_mut().any(|words| words.holds(article)) {
                let values = std::iter::once(Value::Integer(id)).chain(either.values.iter().cloned());
                if !either.others.query_row(params_from_iter(values), |row| row.get(0))? {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }
}

/// Whether some of several alternatives are words, and the others ask for none.
fn has_words(alternatives: &[Query]) -> bool {
    alternatives.iter().any(Query::is_words)
        && alternatives.iter().filter(|alternative| !alternative.is_words()).all(|alternative| {
            alternative.words.is_empty()
                && alternative.alternatives.is_empty()
                && alternative.excluded.is_empty()
        })
}

/// A query without its words.
pub(super) fn without_words(query: &Query) -> Query {
    let has_more = |alternatives: &&Vec<Query>| !alternatives.iter().all(Query::is_words);
    let alternatives = query.alternatives.iter().filter(has_more).cloned().collect();
    Query { words: Vec::new(), alternatives, ..query.clone() }
}

impl Library {
    /// The first ids of a query with words, from the texts of the articles, in an order that does not ask how well they
    /// fit. None where the index of words is the better way.
    pub(super) fn by_reading(
        &self,
        query: &Query,
        order: Order,
        most: usize,
        limits: SearchLimits,
    ) -> Result<Option<FoundIds>> {
        let has_alternatives = query.alternatives.iter().any(|alternatives| has_words(alternatives));
        let are_short = query.words.iter().all(is_short) && !has_alternatives;
        if let Some((test, others)) = self.test_of(query)? {
            let found = if are_short {
                self.read_first(&others, test, order, most, SearchLimits { sample: limits.read, ..limits })?
            } else {
                match self.limit.trying(STEPS, || self.read_first(&others, test, order, most, limits)) {
                    Err(Error::Sql(error)) if is_stopped(&error) => None,
                    found => found?.filter(|found| !found.is_cut),
                }
            };
            if found.is_some() {
                return Ok(found);
            }
        }
        if are_short || !has_short_words(query) {
            return Ok(None);
        }
        // The index finds the others, and what it finds is read.
        let (short, others): (Vec<Words>, Vec<Words>) = query.words.iter().cloned().partition(is_short);
        let others = Query { words: others, ..query.clone() };
        let short = Query { words: short, ..Query::default() };
        match WordTest::of(&short) {
            Some(words) if match_expression(&others).is_some() => {
                let test = ArticleTest { words: Some(words), either: Vec::new() };
                self.read_first(&others, test, order, most, SearchLimits { sample: limits.read, ..limits })
            }
            _ => Ok(None),
        }
    }

    /// The test for the words of a query, and what it asks beside them. None where it has none, or some of which only the
    /// index can tell what they are.
    fn test_of(&self, query: &Query) -> Result<Option<(ArticleTest<'_>, Query)>> {
        let mut others = without_words(query);
        let mut either = Vec::new();
        if !query.is_of_deleted() {
            let (read, left): (Vec<Vec<Query>>, _) =
                others.alternatives.into_iter().partition(|alternatives| has_words(alternatives));
            others.alternatives = left;
            for alternatives in read {
                let (of_words, of_others): (Vec<Query>, Vec<Query>) =
                    alternatives.into_iter().partition(Query::is_words);
                let Some(words) = of_words.iter().map(WordTest::of).collect() else { return Ok(None) };
                let mut conditions = Conditions::default();
                for other in &of_others {
                    // None are few, so that the article alone is looked at.
                    let one = self.clauses(Asked {
                        query: other,
                        id: "article.id",
                        matched: false,
                        of_deleted: false,
                        few: 0,
                        is_row_tested: false,
                    })?;
                    conditions.add(format!("({})", one.conditions.joined()), one.conditions.values);
                }
                let sql = format!(
                    "SELECT EXISTS (SELECT 1 FROM article WHERE id = ?1 AND ({}))",
                    conditions.sql.join(" OR ")
                );
                either.push(Either {
                    words,
                    others: self.connection.prepare(&sql)?,
                    values: conditions.values,
                });
            }
        }
        let words = WordTest::of(query);
        let has_other_words =
            !query.words.is_empty() || query.alternatives.iter().any(|alternatives| are_words(alternatives));
        if words.is_none() && (has_other_words || either.is_empty()) {
            return Ok(None);
        }
        Ok(Some((ArticleTest { words, either }, others)))
    }

    /// The first ids of `others` for which `test` holds, at most `most`. None where that is seldom among the first
    /// articles, or too many had to be read.
    fn read_first(
        &self,
        others: &Query,
        mut test: ArticleTest<'_>,
        order: Order,
        most: usize,
        limits: SearchLimits,
    ) -> Result<Option<FoundIds>> {
        let body = if test.is_of_title() { "''" } else { "(SELECT text FROM body WHERE body.article = id)" };
        let read = format!("SELECT coalesce(title, ''), {body}, language FROM article WHERE id = ?1");
        let mut read = self.connection.prepare_cached(&read)?;
        let (sql, values) = self.statement(others, match_expression(others), order, limits)?;
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut ids = Vec::new();
        for number in 0..limits.read {
            if number >= limits.sample && ids.len() * RARE < number {
                return Ok(None);
            }
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => return Ok(Some(FoundIds { ids, is_cut: false })),
                Err(error) if is_stopped(&error) => return Ok(Some(FoundIds { ids, is_cut: true })),
                Err(error) => return Err(error.into()),
            };
            let id: i64 = row.get(0)?;
            let is_found = read.query_row([id], |row| {
                let column = |at| row.get_ref(at).map(|value| value.as_str().unwrap_or_default());
                let language = language::from_code(column(2)?).unwrap_or_default();
                test.holds(id, WordsOf { title: column(0)?, text: column(1)?, language })
            });
            match is_found {
                Ok(is_found) => ids.extend(is_found.then_some(id)),
                Err(error) if is_stopped(&error) => return Ok(Some(FoundIds { ids, is_cut: true })),
                Err(error) => return Err(error.into()),
            }
            if ids.len() == most {
                return Ok(Some(FoundIds { ids, is_cut: false }));
            }
        }
        Ok(None)
    }
}
