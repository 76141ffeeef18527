//! Words of one or two letters, as they are while somebody types.
//!
//! Nearly every article has a word that begins with them, and the index of words would gather all these words first. So the
//! articles are read in their order until a page is full. Where that takes too many of them, few articles have such words,
//! and the index is fast.

use super::error::is_stopped;
use super::query::{Query, Words};
use super::search_statement::{FoundIds, SearchLimits};
use super::word_clauses::match_expression;
use super::word_places::begins_word;
use super::{Library, Order, Result};
use rusqlite::params_from_iter;

/// Words of at most so many bytes are short.
const LONGEST: usize = 2;

/// At most so many articles are read.
const MOST_READ: usize = 600;

fn is_short(words: &Words) -> bool {
    !words.is_unwanted && !words.is_phrase && !words.is_title && words.text.trim().len() <= LONGEST
}

/// Whether a query asks for words that begin with one or two letters.
pub(super) fn has_short_words(query: &Query) -> bool {
    query.words.iter().any(is_short)
}

impl Library {
    /// The first ids of a query with short words, from the texts of the articles. None where the index of words is the better
    /// way.
    pub(super) fn by_reading(
        &self,
        query: &Query,
        order: Order,
        most: usize,
        limits: SearchLimits,
    ) -> Result<Option<FoundIds>> {
        let (short, others): (Vec<Words>, Vec<Words>) = query.words.iter().cloned().partition(is_short);
        let others = Query { words: others, ..query.clone() };
        let matched = match_expression(&others);
        if short.is_empty() || matched.is_none() && !others.words.is_empty() {
            return Ok(None);
        }
        let mut read = self
            .connection
            .prepare_cached("SELECT title, text FROM article JOIN body ON body.article = id WHERE id = ?1")?;
        let (sql, values) = self.statement(&others, matched, order, limits)?;
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query(params_from_iter(values))?;
        let mut ids = Vec::new();
        for _ in 0..MOST_READ {
            let row = match rows.next() {
                Ok(Some(row)) => row,
                Ok(None) => return Ok(Some(FoundIds { ids, is_cut: false })),
                Err(error) if is_stopped(&error) => return Ok(Some(FoundIds { ids, is_cut: true })),
                Err(error) => return Err(error.into()),
            };
            let id: i64 = row.get(0)?;
            let is_found = read.query_row([id], |row| {
                let texts = [row.get_ref(0)?, row.get_ref(1)?].map(|text| text.as_str().unwrap_or_default());
                let has = |words: &Words| texts.iter().any(|text| begins_word(text, words.text.trim()));
                Ok(short.iter().all(has))
            })?;
            ids.extend(is_found.then_some(id));
            if ids.len() == most {
                return Ok(Some(FoundIds { ids, is_cut: false }));
            }
        }
        Ok(None)
    }
}
