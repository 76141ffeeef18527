//! The result of parsing a feed, for all formats.

use crate::document::Published;
use crate::intake::MOST_ENTRIES;
use xxhash_rust::xxh3::xxh3_64;

/// What a feed says of itself and of its articles, whatever its format.
#[derive(Debug, Default)]
pub(super) struct ParsedFeed {
    pub title: Option<String>,
    pub language: Option<String>,
    pub entries: Vec<FeedEntry>,
    /// The number of entries beyond the bound.
    pub beyond: usize,
    /// The number of entries that could not be read, or not to their end.
    pub broken: usize,
}

impl ParsedFeed {
    /// Takes an entry, or counts it if there are enough. One that says nothing is none: programs leave empty elements, and
    /// so does a broken end tag.
    pub fn add(&mut self, entry: FeedEntry) {
        if entry.is_empty() {
            return;
        }
        if self.entries.len() < MOST_ENTRIES {
            self.entries.push(entry);
        } else {
            self.beyond += 1;
        }
    }
}

/// An entry. The title may be HTML.
#[derive(Debug, Default)]
pub(super) struct FeedEntry {
    pub id: Option<String>,
    pub title: Option<String>,
    pub authors: Vec<String>,
    pub url: Option<String>,
    pub published: Option<Published>,
    pub language: Option<String>,
    pub body: String,
    pub body_kind: BodyKind,
    /// The address that relative ones in the body are in relation to, where the feed names one.
    pub base: Option<String>,
}

/// What a body is written in, as far as the feed can be believed.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum BodyKind {
    /// HTML where it looks like it.
    #[default]
    Any,
    Plain,
    Markdown,
}

impl FeedEntry {
    /// Whether it has neither id, link, title nor text.
    fn is_empty(&self) -> bool {
        self.id.is_none() && self.url.is_none() && self.title.is_none() && self.body.is_empty()
    }

    /// What the entry is known by: its id, else its address, else a hash of all that it says, so that it is known again
    /// wherever it stands in the feed.
    pub fn identity(&self) -> String {
        let given = [&self.id, &self.url].into_iter().flatten().find(|name| !name.is_empty());
        given.cloned().unwrap_or_else(|| {
            let title = self.title.as_deref().unwrap_or_default();
            let published = self.published.map(|at| at.to_string()).unwrap_or_default();
            format!("{:016x}", xxh3_64(format!("{title}\0{published}\0{}", self.body).as_bytes()))
        })
    }
}
