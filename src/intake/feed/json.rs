//! JSON Feed (<https://jsonfeed.org/version/1.1>). An entry that is not as the standard says costs no other entry.

use super::parsed::{FeedEntry, ParsedFeed};
use crate::document::Published;
use crate::intake::jsonl::Id;
use crate::intake::{Error, MOST_ENTRIES, Result};
use chrono::DateTime;
use serde::de::{Deserializer, IgnoredAny, IntoDeserializer as _, SeqAccess, Visitor};
use serde::{Deserialize, de};
use serde_json::value::RawValue;
use std::fmt;

/// Maximum number of authors of an entry.
const MOST_AUTHORS: usize = 32;

#[derive(Deserialize)]
struct JsonFeed<'t> {
    title: Option<String>,
    language: Option<String>,
    #[serde(default, borrow)]
    items: Bounded<&'t RawValue, MOST_ENTRIES>,
    author: Option<Author>,
    #[serde(default)]
    authors: Bounded<Author, MOST_AUTHORS>,
}

#[derive(Deserialize)]
struct JsonItem {
    id: Option<Id>,
    url: Option<String>,
    external_url: Option<String>,
    title: Option<String>,
    content_html: Option<String>,
    content_text: Option<String>,
    summary: Option<String>,
    date_published: Option<String>,
    date_modified: Option<String>,
    language: Option<String>,
    author: Option<Author>,
    #[serde(default)]
    authors: Bounded<Author, MOST_AUTHORS>,
}

/// An author, which some feeds give as a name alone.
#[derive(Deserialize)]
#[serde(untagged)]
enum Author {
    Object { name: Option<String> },
    Name(String),
}

impl Author {
    fn name(self) -> Option<String> {
        match self {
            Self::Object { name } => name,
            Self::Name(name) => Some(name),
        }
    }
}

/// The first `MOST` elements of an array. The others take no memory, and are counted.
struct Bounded<T, const MOST: usize> {
    elements: Vec<T>,
    beyond: usize,
}

impl<T, const MOST: usize> Default for Bounded<T, MOST> {
    fn default() -> Self {
        Self { elements: Vec::new(), beyond: 0 }
    }
}

impl<'de, T: Deserialize<'de>, const MOST: usize> Deserialize<'de> for Bounded<T, MOST> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_any(Self::default())
    }
}

impl<'de, T: Deserialize<'de>, const MOST: usize> Visitor<'de> for Bounded<T, MOST> {
    type Value = Self;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an array")
    }

    fn visit_unit<E: de::Error>(self) -> std::result::Result<Self, E> {
        Ok(self)
    }

    /// One element where several may stand.
    fn visit_str<E: de::Error>(mut self, text: &str) -> std::result::Result<Self, E> {
        self.elements.push(T::deserialize(text.into_deserializer())?);
        Ok(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut array: A) -> std::result::Result<Self, A::Error> {
        while self.elements.len() < MOST {
            match array.next_element()? {
                Some(element) => self.elements.push(element),
                None => return Ok(self),
            }
        }
        while array.next_element::<IgnoredAny>()?.is_some() {
            self.beyond += 1;
        }
        Ok(self)
    }
}

/// Reads the text of a feed.
///
/// # Errors
/// [`Error::Feed`] where it is no JSON Feed.
pub(super) fn parse(text: &str) -> Result<ParsedFeed> {
    let feed: JsonFeed =
        serde_json::from_str(text).map_err(|error| Error::Feed { problem: error.to_string() })?;
    let authors = names(feed.author, feed.authors);
    let read = |entry: &&RawValue| serde_json::from_str(entry.get()).ok();
    let entries: Vec<FeedEntry> =
        feed.items.elements.iter().filter_map(read).map(|entry| item(entry, &authors)).collect();
    let broken = feed.items.elements.len() - entries.len();
    Ok(ParsedFeed { title: feed.title, language: feed.language, entries, beyond: feed.items.beyond + broken })
}

fn item(entry: JsonItem, feed_authors: &[String]) -> FeedEntry {
    let mut authors = names(entry.author, entry.authors);
    if authors.is_empty() {
        authors = feed_authors.to_vec();
    }
    let moment = |text: &Option<String>| DateTime::parse_from_rfc3339(text.as_deref()?.trim()).ok();
    let published = moment(&entry.date_published).or_else(|| moment(&entry.date_modified));
    FeedEntry {
        id: entry.id.map(String::from).unwrap_or_default(),
        title: entry.title,
        authors,
        url: entry.url.or(entry.external_url),
        published: published.map(Published::from),
        language: entry.language,
        body: entry
            .content_html
            .or(entry.content_text)
            .or(entry.summary)
            .unwrap_or_default()
            .trim()
            .to_owned(),
    }
}

/// The names of version 1 and those of version 1.1, each once.
fn names(author: Option<Author>, authors: Bounded<Author, MOST_AUTHORS>) -> Vec<String> {
    let mut names = Vec::new();
    for name in author.into_iter().chain(authors.elements).filter_map(Author::name) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_beyond_the_bound_are_counted() {
        let items = vec!["{\"id\": 1, \"content_text\": \"x\"}"; MOST_ENTRIES + 7].join(",");
        let authors = vec!["{\"name\": \"A\"}"; 1000].join(",");
        let parsed = parse(&format!("{{\"authors\": [{authors}], \"items\": [{items}]}}")).expect("a feed");
        assert_eq!((parsed.entries.len(), parsed.beyond), (MOST_ENTRIES, 7));
        assert_eq!(
            (parsed.entries[0].id.as_str(), &parsed.entries[0].authors[..]),
            ("1", &["A".to_owned()][..])
        );
    }

    #[test]
    fn a_broken_entry_costs_no_other() {
        let items = "{\"id\": 1, \"author\": \"Petra\"}, {\"id\": 2, \"title\": {}}, 7, {\"id\": \"3\", \"authors\": \"Klaus\"}, null";
        let parsed = parse(&format!("{{\"items\": [{items}]}}")).expect("a feed");
        let ids: Vec<&str> = parsed.entries.iter().map(|entry| entry.id.as_str()).collect();
        assert_eq!((ids, parsed.beyond), (vec!["1", "3"], 3));
        assert_eq!(
            (&parsed.entries[0].authors[..], &parsed.entries[1].authors[..]),
            (&["Petra".to_owned()][..], &["Klaus".to_owned()][..])
        );
    }

    #[test]
    fn what_nests_without_end_is_an_error() {
        let deep = format!("{{\"items\": {}", "[".repeat(1_000_000));
        assert!(matches!(parse(&deep), Err(Error::Feed { .. })));
    }
}
