//! The page of a person or company: everything in the library about them.

use super::entities::EntityKind;
use super::quotes::StoredQuote;
use super::stored_figure::StoredFigure;
use super::{Library, Result};
use crate::document::one_line;
use rusqlite::OptionalExtension as _;

/// At most so many articles, figures and quotations are on a page, the newest ones.
pub const MOST: usize = 2000;

/// A person or a company across articles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// The row of `entity`.
    pub id: i64,
    /// Person or company.
    pub kind: EntityKind,
    /// The fullest name.
    pub name: String,
    /// The symbol at the home exchange.
    pub ticker: Option<String>,
    /// The number of the share.
    pub isin: Option<String>,
    /// The country of the seat.
    pub country: Option<String>,
    /// In how many articles it is named.
    pub articles: i64,
}

/// A role in which articles name a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The role and the organisation.
    pub text: String,
    /// In how many articles.
    pub articles: i64,
}

/// A page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Whose it is.
    pub entity: Entity,
    /// The articles that name it, the newest first.
    pub articles: Vec<i64>,
    /// Its figures, those of the newest article first; their words are in one line, harmless for a terminal.
    pub figures: Vec<StoredFigure>,
    /// What it, or the people who were named with it, said, in the same way.
    pub quotes: Vec<StoredQuote>,
    /// Its roles, the most frequent first; for a company, those of its people.
    pub roles: Vec<Role>,
}

impl Library {
    /// A person or a company.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn entity(&self, id: i64) -> Result<Option<Entity>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, kind, name, ticker, isin, country, articles FROM entity WHERE id = ?1",
        )?;
        Ok(statement.query_row([id], entity).optional()?)
    }

    /// People or companies, those named in most articles first, at most `limit`.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn entities(&self, kind: EntityKind, limit: Option<usize>) -> Result<Vec<Entity>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, kind, name, ticker, isin, country, articles FROM entity
             WHERE kind = ?1 AND articles > 0 ORDER BY articles DESC, name LIMIT ?2",
        )?;
        let limit = limit.and_then(|limit| i64::try_from(limit).ok()).unwrap_or(-1);
        let rows = statement.query_map([kind.number(), limit], entity)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The person or company that an article calls so: by ISIN, else by name; of several, the one in most articles.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn entity_called(&self, kind: EntityKind, name: &str, isin: Option<&str>) -> Result<Option<i64>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM (
                 SELECT id, 2 AS fit, articles FROM entity WHERE isin = ?3 AND kind = ?1
                 UNION ALL SELECT id, full, articles FROM alias JOIN entity ON entity.id = alias.entity
                 WHERE alias.kind = ?1 AND form = ?2
             ) ORDER BY fit DESC, articles DESC LIMIT 1",
        )?;
        let form = super::entities::form(name);
        Ok(statement.query_row(rusqlite::params![kind.number(), form, isin], |row| row.get(0)).optional()?)
    }

    /// The page of a person or a company; none where there is no such row.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn page(&self, id: i64) -> Result<Option<Page>> {
        let Some(entity) = self.entity(id)? else { return Ok(None) };
        let mut articles = self.connection.prepare_cached(
            "SELECT article FROM appearance JOIN article ON article.id = article
             WHERE entity = ?1 AND deleted IS NULL ORDER BY article DESC LIMIT ?2",
        )?;
        let articles = articles
            .query_map(rusqlite::params![id, MOST], |row| row.get(0))?
            .collect::<rusqlite::Result<_>>()?;
        let mut figures = self.figures_of(id, MOST)?;
        for record in figures.iter_mut().map(|stored| &mut stored.record) {
            for words in
                [Some(&mut record.text), record.of.as_mut(), record.when.as_mut()].into_iter().flatten()
            {
                *words = one_line(words);
            }
        }
        let mut quotes = self.quotes_of(id, MOST)?;
        for stored in &mut quotes {
            stored.record.text = one_line(&stored.record.text);
        }
        Ok(Some(Page { articles, figures, quotes, roles: self.roles(id)?, entity }))
    }

    fn roles(&self, id: i64) -> Result<Vec<Role>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT CASE WHEN entity = ?1 THEN '' ELSE name || ', ' END || role ||
                 CASE WHEN organization IS NOT NULL AND entity = ?1 THEN ', ' || organization ELSE '' END AS text,
                 count(*) AS articles
             FROM appearance WHERE role IS NOT NULL
                 AND (entity = ?1 OR entity IN (SELECT person FROM affiliation WHERE company = ?1))
             GROUP BY CASE WHEN entity = ?1 THEN text ELSE entity END ORDER BY articles DESC, text LIMIT 20",
        )?;
        let rows = statement.query_map([id], |row| Ok(Role { text: row.get(0)?, articles: row.get(1)? }))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}

fn entity(row: &rusqlite::Row<'_>) -> rusqlite::Result<Entity> {
    Ok(Entity {
        id: row.get(0)?,
        kind: EntityKind::of_number(row.get(1)?),
        name: row.get(2)?,
        ticker: row.get(3)?,
        isin: row.get(4)?,
        country: row.get(5)?,
        articles: row.get(6)?,
    })
}
