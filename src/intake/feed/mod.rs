//! Feeds (RSS, Atom, JSON Feed): each entry is an article.
//!
//! `feed-rs` reads XML, from UTF-8 only, since it cannot read every other encoding: what the feed declares is decoded
//! before, and the declaration taken away. An entry's own text is all that is read; nothing is fetched.
//!
//! A feed of some megabytes can hold millions of empty entries. So what is beyond [`MOST_ENTRIES`](super::MOST_ENTRIES) is only counted
//! (`bounds`, `json`).

mod bounds;
mod json;
mod parsed;

use super::assemble::rendered_document;
use super::fragment::{plain, rendered};
use super::source::MAX_MARKUP;
use super::{Articles, Error, Metadata, Result, encoding, guard, language};
use crate::document::{Document, Published};
use feed_rs::model::Entry;
use parsed::{FeedEntry, ParsedFeed};

/// Reads a feed. `origin` is the id of entries that have none. The URLs of the articles are as the feed has them, which
/// may be relative to its own.
///
/// # Errors
/// [`Error::Feed`] for what is no feed, [`Error::Empty`] for one without entries; [`Error::TooLarge`],
/// [`Error::Markup`], [`Error::Slow`] and [`Error::Parser`] for what is beyond the bounds.
pub fn read(bytes: Vec<u8>, origin: Option<&str>) -> Result<Articles> {
    if bytes.len() > MAX_MARKUP {
        return Err(Error::TooLarge { limit: MAX_MARKUP });
    }
    let origin = origin.map(str::to_owned);
    guard::run_in_time(move || read_guarded(bytes, origin.as_deref()))?
}

fn read_guarded(bytes: Vec<u8>, origin: Option<&str>) -> Result<Articles> {
    let text = encoding::decode_xml(bytes)?;
    let text = without_declaration(&text);
    let parsed = if text.starts_with('{') { json::parse(text) } else { parse_xml(text) }?;
    if parsed.entries.is_empty() {
        return Err(Error::Empty);
    }
    let source = parsed.title.map(|title| plain(&title)).filter(|title| !title.is_empty());
    let mut feed = Articles { documents: Vec::new(), beyond: parsed.beyond };
    for item in parsed.entries {
        if guard::is_late() {
            feed.beyond += 1;
            continue;
        }
        let source = source.clone();
        let (code, origin) = (parsed.language.as_deref(), origin);
        // An entry that the HTML parser fails on costs no other entry.
        match guard::run(|| article(item, source, code, origin)) {
            Some(document) => feed.documents.push(document),
            None => feed.beyond += 1,
        }
    }
    match feed.documents.is_empty() {
        true if guard::is_late() => Err(Error::Slow),
        true => Err(Error::Parser),
        false => Ok(feed),
    }
}

fn article(item: FeedEntry, source: Option<String>, code: Option<&str>, origin: Option<&str>) -> Document {
    let names = item.authors.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
    let byline = names.collect::<Vec<_>>().join(", ");
    let title = item.title.map(|title| plain(&title)).filter(|title| !title.is_empty());
    let given = Metadata {
        id: Some(item.id).filter(|id| !id.is_empty()).or_else(|| origin.map(str::to_owned)),
        title: title.clone(),
        byline: Some(byline).filter(|byline| !byline.is_empty()),
        source,
        url: item.url,
        published: item.published,
        language: item.language.as_deref().or(code).and_then(language::from_code),
        base: None,
    };
    let body = rendered(&item.body);
    rendered_document(if let Some(title) = title { body.with_headline(&title) } else { body }, given)
}

fn parse_xml(text: &str) -> Result<ParsedFeed> {
    let (text, beyond) = bounds::bounded(text)?;
    let feed = feed_rs::parser::parse(text.as_bytes())
        .map_err(|error| Error::Feed { problem: error.to_string() })?;
    Ok(ParsedFeed {
        title: feed.title.map(|title| title.content),
        language: feed.language,
        entries: feed.entries.into_iter().map(item).collect(),
        beyond,
    })
}

fn item(entry: Entry) -> FeedEntry {
    let moment = entry.published.or(entry.updated);
    let link = entry.links.into_iter().find(|link| link.rel.as_deref().unwrap_or("alternate") == "alternate");
    let body = entry.content.and_then(|content| content.body);
    FeedEntry {
        id: entry.id,
        title: entry.title.map(|title| title.content),
        authors: entry.authors.into_iter().filter_map(|author| author.name).collect(),
        url: link.map(|link| link.href),
        published: moment.map(|at| Published::from(at.fixed_offset())),
        language: entry.language,
        body: body.or(entry.summary.map(|summary| summary.content)).unwrap_or_default(),
    }
}

/// The text behind `<?xml …?>`, which may name an encoding that the text no longer has.
fn without_declaration(text: &str) -> &str {
    let text = text.trim_start();
    let declaration = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    declaration.map_or(text, |(_, rest)| rest.trim_start())
}
