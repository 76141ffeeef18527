//! JSON Feed (<https://jsonfeed.org/version/1.1>), read leniently: wrong field types, line breaks inside strings and
//! truncated feeds are accepted. An invalid entry does not affect the others.

use super::draft::{EntryDraft, LinkKind};
use super::parsed::{BodyKind, ParsedFeed};
use crate::intake::{Error, MOST_ENTRIES, Result};
use serde::Deserialize as _;
use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::Value;
use serde_json::value::RawValue;
use std::fmt;

/// What a feed says of itself, and its entries as they are written.
#[derive(serde::Deserialize)]
struct JsonFeed<'t> {
    #[serde(default)]
    title: Value,
    #[serde(default)]
    language: Value,
    #[serde(default)]
    author: Value,
    #[serde(default)]
    authors: Value,
    #[serde(default, borrow)]
    items: Option<Items<'t>>,
}

/// The first entries. The others take no memory, and are counted.
#[derive(Default)]
struct Items<'t> {
    first: Vec<&'t RawValue>,
    beyond: usize,
}

impl<'de: 't, 't> serde::Deserialize<'de> for Items<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        deserializer.deserialize_seq(Self::default())
    }
}

impl<'de: 't, 't> Visitor<'de> for Items<'t> {
    type Value = Self;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut array: A) -> std::result::Result<Self, A::Error> {
        while self.first.len() < MOST_ENTRIES {
            match array.next_element()? {
                Some(item) => self.first.push(item),
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
    let problem = match read(text) {
        Ok(read) if read.items.is_some() => return Ok(feed(read)),
        Ok(_) => "no `items` array".to_owned(),
        Err(error) => error.to_string(),
    };
    // Inside of strings a line break is a mistake; elsewhere it means as much as a space.
    let lax = text.replace(|character: char| character.is_ascii_control(), " ");
    let whole = read(&lax).ok().filter(|read| read.items.is_some()).map(feed);
    whole.or_else(|| salvaged(&lax)).ok_or(Error::Feed { problem })
}

/// The feed that a text begins with.
fn read(text: &str) -> serde_json::Result<JsonFeed<'_>> {
    JsonFeed::deserialize(&mut serde_json::Deserializer::from_str(text))
}

/// What can be read of a feed that is broken somewhere: its entries up to there.
fn salvaged(text: &str) -> Option<ParsedFeed> {
    let (before, behind) = text.split_once("\"items\"")?;
    let list = behind.trim_start().strip_prefix(':')?.trim_start().strip_prefix('[')?;
    let mut items = Items::default();
    let mut rest = list;
    let mut broken = 0;
    loop {
        rest = rest.trim_start_matches(|next: char| next.is_ascii_whitespace() || next == ',');
        if rest.is_empty() || rest.starts_with(']') {
            break;
        }
        let mut stream = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
        let Some(Ok(item)) = stream.next() else {
            broken += 1;
            break;
        };
        rest = &rest[stream.byte_offset()..];
        if items.first.len() < MOST_ENTRIES {
            items.first.push(item);
        } else {
            items.beyond += 1;
        }
    }
    let head = format!("{}}}", before.trim_end().trim_end_matches(','));
    let head = read(&head).ok();
    let none = || JsonFeed {
        title: Value::Null,
        language: Value::Null,
        author: Value::Null,
        authors: Value::Null,
        items: None,
    };
    let mut feed = feed(JsonFeed { items: Some(items), ..head.unwrap_or_else(none) });
    feed.broken += broken;
    Some(feed)
}

fn feed(read: JsonFeed<'_>) -> ParsedFeed {
    let items = read.items.unwrap_or_default();
    // Looked through once: each entry without authors of its own has these.
    let mut authors = EntryDraft::default();
    [&read.author, &read.authors].into_iter().flat_map(names).for_each(|name| authors.author(name));
    let mut feed = ParsedFeed {
        title: text(&read.title),
        language: text(&read.language),
        beyond: items.beyond,
        ..ParsedFeed::default()
    };
    for item in &items.first {
        match serde_json::from_str(item.get()) {
            Ok(Value::Object(item)) => {
                let mut draft = entry(&item);
                if draft.authors.is_empty() {
                    draft.authors.clone_from(&authors.authors);
                }
                feed.add(draft.finish());
            }
            _ => feed.broken += 1,
        }
    }
    feed
}

fn entry(item: &serde_json::Map<String, Value>) -> EntryDraft {
    let value = |name: &str| item.get(name).and_then(text);
    let mut draft = EntryDraft::in_language(value("language"));
    if let Some(id) = value("id") {
        draft.id(0, &id);
        draft.link(LinkKind::Permalink, &id, None);
    }
    for name in ["external_url", "url"] {
        if let Some(url) = value(name) {
            draft.link(LinkKind::Page, &url, None);
        }
    }
    draft.title(0, value("title").unwrap_or_default());
    for (rank, name) in (0..).zip(["date_published", "date_modified"]) {
        draft.date(rank, &value(name).unwrap_or_default());
    }
    let bodies =
        [("content_html", BodyKind::Any), ("content_text", BodyKind::Plain), ("summary", BodyKind::Any)];
    for (rank, (name, kind)) in (0..).zip(bodies) {
        draft.body(rank, value(name).unwrap_or_default(), kind, None);
    }
    let authors = [item.get("author"), item.get("authors")];
    authors.into_iter().flatten().flat_map(names).for_each(|name| draft.author(name));
    draft
}

/// A value as text, if it is text or a number.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The names of one author or several, each of them an object or a name alone.
fn names(value: &Value) -> impl Iterator<Item = &str> {
    let authors = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    authors.iter().filter_map(|author| author.as_str().or_else(|| author.get("name")?.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(feed: &ParsedFeed) -> Vec<&str> {
        feed.entries.iter().filter_map(|entry| entry.id.as_deref()).collect()
    }

    #[test]
    fn entries_beyond_the_bound_are_counted() {
        let items = vec!["{\"id\": 1, \"content_text\": \"x\"}"; MOST_ENTRIES + 7].join(",");
        for end in ["]}", ""] {
            let parsed = parse(&format!("{{\"authors\": [{{\"name\": \"A\"}}], \"items\": [{items}{end}"))
                .expect("a feed");
            assert_eq!((parsed.entries.len(), parsed.beyond), (MOST_ENTRIES, 7));
            assert_eq!(parsed.entries[0].authors, ["A"]);
        }
    }

    #[test]
    fn a_broken_entry_costs_no_other() {
        let items = "{\"id\": 1, \"author\": \"Petra\", \"title\": {}}, 7, {\"id\": \"3\", \"authors\": [\"Klaus\", {\"name\": \"Ines\"}]}, null";
        let parsed = parse(&format!("{{\"items\": [{items}]}} <!-- cached -->")).expect("a feed");
        assert_eq!((ids(&parsed), parsed.broken), (vec!["1", "3"], 2));
        assert_eq!(parsed.entries[0].authors, ["Petra"]);
        assert_eq!(parsed.entries[1].authors, ["Klaus", "Ines"]);
    }

    #[test]
    fn what_stands_before_a_mistake_is_read() {
        for (end, broken) in
            [(", {\"id\": 3, \"title\": \"Umsa", 1), (",", 0), (", ]}", 0), (", {\"id\": \"\\q\"}]}", 1)]
        {
            let text = format!(
                "{{\"title\": \"Kontor\", \"items\": [{{\"id\": 1}}, {{\"id\": 2, \"title\": \"a\nb\"}}{end}"
            );
            let parsed = parse(&text).expect("a feed");
            assert_eq!((ids(&parsed), parsed.broken), (vec!["1", "2"], broken), "{end}");
            assert_eq!(parsed.title.as_deref(), Some("Kontor"));
            assert_eq!(parsed.entries[1].title.as_deref(), Some("a b"));
        }
    }

    #[test]
    fn what_nests_without_end_is_an_error() {
        let deep = format!("{{\"items\": {}", "[".repeat(1_000_000));
        assert!(parse(&deep).is_ok_and(|feed| feed.entries.is_empty()));
        assert!(matches!(parse("{\"items\": {}}"), Err(Error::Feed { .. })));
    }
}
