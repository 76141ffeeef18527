//! What people and companies say, across articles.

use super::conditions::{Conditions, list};
use super::figure_query::FigureQuery;
use super::origin::{self, Origin, Origins};
use super::{Library, Result};
use crate::document::Span;
use crate::export::field::{Field, FieldOf, Record};
use crate::export::record::QuoteRecord;
use rusqlite::params_from_iter;
use std::sync::Arc;

/// A quotation of an article of the library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredQuote {
    /// The article.
    pub origin: Arc<Origin>,
    /// Where, in bytes of the text.
    pub span: Span,
    /// Its fields.
    pub record: QuoteRecord,
    /// Who said it: a row of `entity`.
    pub entity: Option<i64>,
}

impl Record for StoredQuote {
    const FIELDS: &'static [FieldOf<Self>] = &[
        // The JSON of files has offsets instead, since the text of the article is at hand there.
        (Field::new("text").not_in_csv(), |quote| quote.record.text.as_str().into()),
        (Field::new("entity"), |quote| quote.entity.into()),
    ];
}

impl Library {
    /// Quotations across articles, the newest article first and in the order of its text.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn quotes(&self, query: &FigureQuery) -> Result<Vec<StoredQuote>> {
        let mut conditions = query.published();
        if let Some(name) = &query.about {
            conditions.add(format!("quote.speaker IN ({})", list(&self.about(name)?.all)), []);
        }
        let mut quotes = self.stored_quotes(conditions, None)?;
        quotes.retain(|quote| query.covers(quote.origin.published.map(|at| at.date)));
        Ok(quotes)
    }

    /// What a person or company said in the newest articles, at most `limit`; for a company, what its people said too.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn quotes_of(&self, entity: i64, limit: usize) -> Result<Vec<StoredQuote>> {
        let mut conditions = Conditions::default();
        conditions.add(
            format!(
                "quote.speaker IN (SELECT {entity} UNION SELECT person FROM affiliation WHERE company = {entity})"
            ),
            [],
        );
        self.stored_quotes(conditions, Some(limit))
    }

    fn stored_quotes(&self, mut conditions: Conditions, limit: Option<usize>) -> Result<Vec<StoredQuote>> {
        conditions.add("article.deleted IS NULL", []);
        let limit = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
        let sql = format!(
            "SELECT {}, quote.speaker, start, end, start_char, end_char, quote.text, speaker_name, quote.kind
             FROM quote JOIN article ON article.id = quote.article
             WHERE {} ORDER BY quote.article DESC, quote.number LIMIT {limit}",
            origin::COLUMNS,
            conditions.joined()
        );
        let mut statement = self.connection.prepare(&sql)?;
        let mut origins = Origins::default();
        let rows = statement.query_map(params_from_iter(conditions.values), |row| {
            let at = |column: usize| origin::WIDTH + column;
            let speaker: i64 = row.get(at(0))?;
            Ok(StoredQuote {
                origin: origins.of(row)?,
                span: Span { start: row.get(at(1))?, end: row.get(at(2))? },
                record: QuoteRecord {
                    start: row.get(at(3))?,
                    end: row.get(at(4))?,
                    text: row.get(at(5))?,
                    speaker: row.get(at(6))?,
                    kind: row.get_ref(at(7))?.as_str()?.parse().unwrap_or_default(),
                },
                entity: (speaker != 0).then_some(speaker),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
