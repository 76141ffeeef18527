//! What the parsers of feeds give, whatever the format.

use crate::document::Published;

/// What a feed says of itself and of its articles, whatever its format.
#[derive(Debug, Default)]
pub(super) struct ParsedFeed {
    pub title: Option<String>,
    pub language: Option<String>,
    pub entries: Vec<FeedEntry>,
    pub beyond: usize,
}

/// An entry. Title and body may be HTML.
#[derive(Debug, Default)]
pub(super) struct FeedEntry {
    pub id: String,
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub url: Option<String>,
    pub published: Option<Published>,
    pub language: Option<String>,
    pub body: String,
}
