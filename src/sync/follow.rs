//! Follows a feed whose entries were fetched to find out what it is.

use crate::document::Document;
use crate::library::feeds::{FetchOutcome, NewFeed};
use crate::library::{AddOutcome, Library, NewArticle, Result, clock};
use crate::sync::analyzed;

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// The feed.
    pub id: i64,
    /// Whether it was not followed before.
    pub is_new: bool,
    /// What became of each entry.
    pub entries: Vec<AddOutcome>,
}

/// Follows the feed at a URL that a person has named. Its `entries` are added, if it was fetched, which counts as a sync.
/// Without a `title`, it is called as it calls itself.
///
/// # Errors
/// Where the library cannot be written.
pub fn follow(
    library: &mut Library,
    (url, title): (&str, Option<&str>),
    full_text: bool,
    entries: Option<Vec<Document>>,
) -> Result<Followed> {
    let own_title = entries.iter().flatten().next().and_then(|document| document.head.source.clone());
    let title = title.or(own_title.as_deref());
    let new = NewFeed { url, title, full_text, is_typed: true, ..NewFeed::default() };
    let (id, is_new) = library.add_feed(&new)?;
    let Some(entries) = entries else { return Ok(Followed { id, is_new, entries: Vec::new() }) };
    let articles: Vec<_> = entries.into_iter().map(analyzed).collect();
    let entries = library.add(&NewArticle::all(&articles, Some(id)))?;
    library.note_sync(id, clock::now(), &FetchOutcome { is_changed: true, ..FetchOutcome::default() })?;
    Ok(Followed { id, is_new, entries })
}
