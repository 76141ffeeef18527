//! What a query found in an article: the words, the figures, the mentions.

use super::conditions::{Conditions, list};
use super::query::Query;
use super::stored_spans::unpacked;
use super::word_places::word_places;
use super::{Library, Result};
use crate::document::{Document, Span};
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// The places of an article that a query asks for, in bytes of its text. Each list is in the order of the text, and no
/// place overlaps another of its list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ArticleHits {
    /// The words.
    pub words: Vec<Span>,
    /// The figures for which all that the query says of figures holds.
    pub figures: Vec<Span>,
    /// The mentions of the people and companies.
    pub mentions: Vec<Span>,
}

impl ArticleHits {
    /// The places to go through: figures before words before mentions.
    pub fn first(&self) -> &[Span] {
        let lists = [&self.figures, &self.words, &self.mentions];
        lists.into_iter().find(|list| !list.is_empty()).map_or(&[], Vec::as_slice)
    }
}

impl Library {
    /// What a query finds in the article `id`, whose text is `document`.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn hits(&self, id: i64, query: &Query, document: &Document) -> Result<ArticleHits> {
        let figures = match self.all_figure_conditions(query)? {
            Some(conditions) => self.figure_places(id, conditions)?,
            None => Vec::new(),
        };
        let mut mentions = self.mention_places(id, query)?;
        let end = document.text.len();
        mentions.retain(|place| place.end as usize <= end);
        mentions.sort_unstable_by_key(|place| (place.start, place.end));
        mentions.dedup_by(|next, last| next.start < last.end);
        Ok(ArticleHits { words: word_places(query, document), figures, mentions })
    }

    fn figure_places(&self, id: i64, mut conditions: Conditions) -> Result<Vec<Span>> {
        conditions.add("figure.article = ?", [Value::Integer(id)]);
        let sql = format!(
            "SELECT start, end FROM figure INDEXED BY figure_article WHERE {} ORDER BY start, number",
            conditions.joined()
        );
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map(params_from_iter(conditions.values), |row| {
            Ok(Span { start: row.get(0)?, end: row.get(1)? })
        })?;
        let mut places = rows.collect::<rusqlite::Result<Vec<Span>>>()?;
        places.dedup_by(|next, last| next.start < last.end);
        Ok(places)
    }

    /// The mentions of all whom a query names, in no order.
    fn mention_places(&self, id: i64, query: &Query) -> Result<Vec<Span>> {
        let named = self.named(query)?.concat();
        let sql =
            format!("SELECT mentions FROM appearance WHERE article = ? AND entity IN ({})", list(&named));
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map([id], |row| row.get::<_, Vec<u8>>(0))?;
        let mut places = Vec::new();
        for bytes in rows {
            places.extend(unpacked(&bytes?));
        }
        for alternative in query.alternatives.iter().flatten() {
            places.extend(self.mention_places(id, alternative)?);
        }
        Ok(places)
    }
}
