//! The metadata of an article.

use crate::document::{Language, Published};

/// What whoever delivers an article says about it. It wins over what the text says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// A name to tell articles apart, or the path.
    pub id: Option<String>,
    /// The headline, whether or not the text repeats it.
    pub title: Option<String>,
    /// The author or authors.
    pub byline: Option<String>,
    /// The agency, paper or service.
    pub source: Option<String>,
    /// The address of the original.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// The language.
    pub language: Option<Language>,
    /// The address that relative ones are in relation to, where it is not `url`.
    pub base: Option<String>,
}
