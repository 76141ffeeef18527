//! Lists of articles: all ids at once, rows when they become visible.

use super::conditions::Conditions;
use super::figures::{FIGURE_COLUMNS, record_of};
use super::{Library, Query, Result, article, clock};
use crate::document::{Language, Published};
use crate::export::record::FigureRecord;
use crate::intake::language;
use chrono::{DateTime, Local, NaiveDate};
use rusqlite::types::Value;
use rusqlite::{OptionalExtension as _, params_from_iter};
use strum::{Display, EnumString, IntoStaticStr, VariantArray};

/// The orders of a list, as they are gone through.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Display, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "lowercase")]
pub enum Order {
    /// The newest first.
    #[default]
    Newest,
    /// The oldest first.
    Oldest,
    /// Those first that fit the words best; the newest where there are no words.
    Relevance,
    /// By source.
    Source,
    /// By headline.
    Title,
}

impl Order {
    /// All orders.
    pub const ALL: &'static [Self] = Self::VARIANTS;
}

/// A list: which articles, in which order.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct List {
    /// The articles that it holds.
    pub query: Query,
    /// Their order.
    pub order: Order,
}

/// An article as a list shows it.
#[derive(Debug, Clone, PartialEq)]
pub struct ArticleRow {
    /// Its id.
    pub id: i64,
    /// Its headline.
    pub title: Option<String>,
    /// Where it was published.
    pub source: Option<String>,
    /// When it was.
    pub published: Option<Published>,
    /// When it was added, in seconds since 1970.
    pub added: i64,
    /// Its language.
    pub language: Language,
    /// The number of its words.
    pub words: i64,
    /// Whether it was read.
    pub is_read: bool,
    /// Whether it is starred.
    pub is_starred: bool,
    /// Its tags, with a space between them.
    pub tags: Option<String>,
    /// The companies with most mentions, at most three.
    pub companies: Vec<String>,
    /// The figure that stands for it.
    pub figure: Option<FigureRecord>,
    /// How it begins, where it has no headline.
    pub opening: Option<String>,
    /// Its name at whoever delivered it.
    pub name: Option<String>,
}

impl ArticleRow {
    /// What it is called: its headline, else its first words, else its name.
    pub fn heading(&self) -> Option<&str> {
        [&self.title, &self.opening, &self.name].into_iter().find_map(|text| text.as_deref())
    }

    /// The day that it counts for: that of its publication, else the one on which it was added, in local time.
    pub fn day(&self) -> Option<NaiveDate> {
        let added =
            || DateTime::from_timestamp(self.added, 0).map(|at| at.with_timezone(&Local).date_naive());
        self.published.map(|at| at.date).or_else(added)
    }
}

/// So much of a text is looked at for its first words, in characters.
const OPENING: usize = 400;
/// First words are at most so long, in bytes.
const LONGEST_OPENING: usize = 100;

/// The first words of a text, on one line.
fn first_words(text: &str) -> Option<String> {
    let mut words = String::new();
    for word in text.split_whitespace() {
        if words.len() + word.len() > LONGEST_OPENING && !words.is_empty() {
            return Some(words + " …");
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    Some(words).filter(|words| !words.is_empty())
}

impl Library {
    /// The rows of articles, in the order of `ids`. Those that are gone are left out.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn rows(&self, ids: &[i64]) -> Result<Vec<ArticleRow>> {
        self.rows_of(ids, &Query::default())
    }

    /// The rows of articles that a query found, as [`rows`](Self::rows) gives them. Where it asks for figures, each row has
    /// the figure that is asked for; where it asks for deleted articles, these are there too.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn rows_of(&self, ids: &[i64], query: &Query) -> Result<Vec<ArticleRow>> {
        let figure = self.all_figure_conditions(query)?;
        let mut found = Vec::with_capacity(ids.len());
        for &id in ids {
            let Some(mut row) = self.row(id, query.is_of_deleted())? else { continue };
            if let Some(figure) = &figure {
                row.figure = self.matching_figure(&row, figure)?.or(row.figure);
            }
            found.push(row);
        }
        Ok(found)
    }

    /// The first figure of an article for which `conditions` hold.
    fn matching_figure(&self, row: &ArticleRow, conditions: &Conditions) -> Result<Option<FigureRecord>> {
        let sql = format!(
            "SELECT {} FROM figure INDEXED BY figure_article WHERE {} AND article = ? ORDER BY number LIMIT 1",
            *FIGURE_COLUMNS,
            conditions.joined()
        );
        let mut statement = self.connection.prepare_cached(&sql)?;
        let values = conditions.values.iter().cloned().chain([Value::Integer(row.id)]);
        let figure = statement.query_row(params_from_iter(values), |found| record_of(found, 0, row.language));
        Ok(figure.optional()?)
    }

    fn row(&self, id: i64, with_deleted: bool) -> Result<Option<ArticleRow>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT title, source, published, language, words, read, starred, name, top, added,
                 (SELECT group_concat(tag, ' ') FROM tag WHERE article = id),
                 CASE WHEN title IS NULL THEN (SELECT substr(text, 1, ?3) FROM body WHERE article = id) END
             FROM article WHERE id = ?1 AND (deleted IS NULL OR ?2)",
        )?;
        let row = statement.query_row((id, with_deleted, OPENING), |row| {
            let published: Option<String> = row.get(2)?;
            let code: String = row.get(3)?;
            let top: Option<i64> = row.get(8)?;
            let shown = ArticleRow {
                id,
                title: row.get(0)?,
                source: row.get(1)?,
                published: published.as_deref().and_then(Published::from_iso),
                language: language::from_code(&code).unwrap_or_default(),
                words: row.get(4)?,
                is_read: row.get(5)?,
                is_starred: row.get(6)?,
                name: row.get::<_, Option<String>>(7)?.map(article::shown_address),
                added: clock::clamped(row.get(9)?),
                tags: row.get(10)?,
                opening: row.get::<_, Option<String>>(11)?.as_deref().and_then(first_words),
                companies: Vec::new(),
                figure: None,
            };
            Ok((shown, top))
        });
        let Some((mut row, top)) = row.optional()? else { return Ok(None) };
        let mut companies = self.connection.prepare_cached(
            // Those of the article first: there are more companies than that.
            "SELECT entity.name FROM appearance INDEXED BY appearance_article CROSS JOIN entity ON entity.id = entity
             WHERE article = ?1 AND kind = 1 ORDER BY length(mentions) DESC, entity LIMIT 3",
        )?;
        row.companies = companies
            .query_map([id], |company| company.get(0))?
            .collect::<rusqlite::Result<Vec<String>>>()?;
        let language = row.language;
        if let Some(top) = top {
            let sql = format!("SELECT {} FROM figure WHERE article = ?1 AND number = ?2", *FIGURE_COLUMNS);
            let mut figure = self.connection.prepare_cached(&sql)?;
            row.figure = figure.query_row([id, top], |row| record_of(row, 0, language)).optional()?;
        }
        Ok(Some(row))
    }

    /// The first figures of an article, at most `most`.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn first_figures(&self, id: i64, language: Language, most: usize) -> Result<Vec<FigureRecord>> {
        let sql =
            format!("SELECT {} FROM figure WHERE article = ?1 ORDER BY number LIMIT ?2", *FIGURE_COLUMNS);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let figures = statement.query_map((id, most), |row| record_of(row, 0, language))?;
        Ok(figures.collect::<rusqlite::Result<_>>()?)
    }

    /// How many articles there are, and how many of them are unread and starred.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn counts(&self) -> Result<Counts> {
        let count = |sql: &str| -> Result<i64> {
            Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
        };
        Ok(Counts {
            all: count("SELECT count(*) FROM article WHERE deleted IS NULL")?,
            unread: count("SELECT count(*) FROM article WHERE deleted IS NULL AND read = 0")?,
            starred: count("SELECT count(*) FROM article WHERE deleted IS NULL AND starred = 1")?,
            deleted: self.deleted()?,
        })
    }

    /// How many articles were deleted and can be restored.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn deleted(&self) -> Result<i64> {
        let sql = "SELECT count(*) FROM article WHERE deleted IS NOT NULL";
        Ok(self.connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }
}

/// Numbers of articles.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All that are there.
    pub all: i64,
    /// Those that have not been read.
    pub unread: i64,
    /// Those that are starred.
    pub starred: i64,
    /// Those that were deleted and can be restored.
    pub deleted: i64,
}
