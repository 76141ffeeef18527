//! A figure from the library, with its article and comparison keys.

use super::origin::Origin;
use crate::export::field::{Field, FieldOf, Record};
use crate::export::record::FigureRecord;
use std::sync::Arc;

/// A figure of an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigureKey {
    /// The article.
    pub article: i64,
    /// Its place among the figures of the article.
    pub number: i64,
}

/// A figure of an article of the library.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredFigure {
    /// The article.
    pub origin: Arc<Origin>,
    /// Its place among the figures of the article.
    pub number: i64,
    /// What is known of it; the spans of its figure are in bytes of the article's text, and `who` there is none: see
    /// [`StoredFigure::entity`].
    pub record: FigureRecord,
    /// What is measured, by one name in every language.
    pub measure: Option<String>,
    /// The number of the difference that it belongs to, among the figures that it was asked for with: see
    /// [`compare`](super::compare).
    pub difference: Option<usize>,
    /// Whose it is: a row of `entity`.
    pub entity: Option<i64>,
}

impl StoredFigure {
    /// The key by which the library knows it.
    pub fn key(&self) -> FigureKey {
        FigureKey { article: self.origin.article, number: self.number }
    }
}

impl Record for StoredFigure {
    const FIELDS: &'static [FieldOf<Self>] = &[
        (Field::new("measure"), |figure| figure.measure.as_deref().into()),
        (Field::new("difference"), |figure| figure.difference.into()),
        (Field::new("entity"), |figure| figure.entity.into()),
    ];
}
