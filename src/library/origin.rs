//! The article a list entry comes from.

use super::article::shown_address;
use crate::document::{Language, Published};
use crate::export::field::{Field, FieldOf, Record};
use crate::intake::language;
use rusqlite::Row;
use std::sync::Arc;

/// The article of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// Its id in the library.
    pub article: i64,
    /// The id of the input, or its path.
    pub id: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// Where it was published.
    pub source: Option<String>,
    /// When it was.
    pub published: Option<Published>,
    /// Its address.
    pub url: Option<String>,
    /// Its language.
    pub language: Language,
}

impl Record for Origin {
    const FIELDS: &'static [FieldOf<Self>] = &[
        (Field::new("article"), |origin| origin.article.into()),
        (Field::new("title"), |origin| origin.title.as_deref().into()),
        (Field::new("source"), |origin| origin.source.as_deref().into()),
        (Field::new("published"), |origin| origin.published.map(|at| at.to_string()).into()),
        (Field::new("url"), |origin| origin.url.as_deref().into()),
    ];
}

/// The columns of an [`Origin`], which stand before all others of a row.
pub(super) const COLUMNS: &str = "article.id, article.name, article.title, article.source, article.published, article.url, article.language";
/// Their number.
pub(super) const WIDTH: usize = 7;

/// Reads the origins of rows. Consecutive rows of one article share it.
#[derive(Debug, Default)]
pub(super) struct Origins(Option<Arc<Origin>>);

impl Origins {
    /// The origin of a row.
    pub fn of(&mut self, row: &Row<'_>) -> rusqlite::Result<Arc<Origin>> {
        let article: i64 = row.get(0)?;
        if let Some(origin) = self.0.as_ref().filter(|origin| origin.article == article) {
            return Ok(Arc::clone(origin));
        }
        let text = |at: usize| row.get::<_, Option<String>>(at);
        let origin = Arc::new(Origin {
            article,
            id: text(1)?.map(shown_address),
            title: text(2)?,
            source: text(3)?,
            published: text(4)?.as_deref().and_then(Published::from_iso),
            url: text(5)?.map(shown_address),
            language: text(6)?.as_deref().and_then(language::from_code).unwrap_or_default(),
        });
        self.0 = Some(Arc::clone(&origin));
        Ok(origin)
    }
}
