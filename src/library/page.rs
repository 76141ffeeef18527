//! The page of a person or a company: everything that the library knows of them.

use super::entities::EntityKind;
use super::figures::{Fact, Wanted};
use super::{Library, Result};
use crate::document::{Published, Span};
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

/// Words that somebody said in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The article.
    pub article: i64,
    /// Where, in bytes of the text.
    pub span: Span,
    /// The words.
    pub text: String,
    /// Who said them.
    pub speaker: Option<String>,
    /// The headline of the article.
    pub title: Option<String>,
    /// Where it was published.
    pub source: Option<String>,
    /// When it was.
    pub published: Option<Published>,
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
    /// Its figures, those of the newest article first.
    pub facts: Vec<Fact>,
    /// What it, or the people who were named with it, said.
    pub said: Vec<Said>,
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

    /// People or companies, those named in most articles first; those that `words` mean, where words are given.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn entities(
        &self,
        kind: EntityKind,
        words: Option<&str>,
        limit: Option<usize>,
    ) -> Result<Vec<Entity>> {
        let among = match words {
            Some(words) => {
                format!("AND id IN ({})", super::search::list(&self.entities_meant(words, Some(kind))?))
            }
            None => String::new(),
        };
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT id, kind, name, ticker, isin, country, articles FROM entity
             WHERE kind = ?1 AND articles > 0 {among} ORDER BY articles DESC, name LIMIT ?2"
        ))?;
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
        let facts = self.facts(&Wanted { who: Some(vec![id]), limit: Some(MOST), ..Wanted::default() })?;
        Ok(Some(Page { articles, facts, said: self.said(&[id])?, roles: self.roles(id)?, entity }))
    }

    /// What people and companies said, the newest article first; for a company, its people too.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn said(&self, who: &[i64]) -> Result<Vec<Said>> {
        let who = super::search::list(who);
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT quote.article, start, end, text, entity.name, title, source, published
             FROM quote JOIN article ON article.id = quote.article LEFT JOIN entity ON entity.id = speaker
             WHERE speaker IN (SELECT id FROM entity WHERE id IN ({who})
                 UNION SELECT person FROM affiliation WHERE company IN ({who})) AND deleted IS NULL
             ORDER BY quote.article DESC, number LIMIT {MOST}"
        ))?;
        let rows = statement.query_map([], said)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Everything that is said, the newest article first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn said_by_anybody(&self) -> Result<Vec<Said>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT quote.article, start, end, text, entity.name, title, source, published
             FROM quote JOIN article ON article.id = quote.article LEFT JOIN entity ON entity.id = speaker
             WHERE deleted IS NULL ORDER BY quote.article DESC, number",
        )?;
        let rows = statement.query_map([], said)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
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

fn said(row: &rusqlite::Row<'_>) -> rusqlite::Result<Said> {
    let published: Option<String> = row.get(7)?;
    Ok(Said {
        article: row.get(0)?,
        span: Span { start: row.get(1)?, end: row.get(2)? },
        text: row.get(3)?,
        speaker: row.get(4)?,
        title: row.get(5)?,
        source: row.get(6)?,
        published: published.as_deref().and_then(Published::from_iso),
    })
}
