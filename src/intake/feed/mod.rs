//! Feeds (RSS, Atom, JSON Feed): each entry is an article.
//!
//! Feeds are read as leniently as feed readers do: an error affects at most its entry. Only the text in the feed is read;
//! nothing is fetched.
//!
//! A feed of a few megabytes can hold millions of empty entries. So entries beyond [`MOST_ENTRIES`](super::MOST_ENTRIES) are only counted.

mod base64;
mod capture;
mod draft;
mod json;
mod names;
mod parsed;
mod reader;
mod words;

use super::assemble::{rendered, rendered_document};
use super::fragment;
use super::source::MAX_MARKUP;
use super::{Articles, Error, Metadata, Result, encoding, guard, language};
use crate::document::Document;
use parsed::{FeedEntry, ParsedFeed};
use words::FeedBody;

/// Reads a feed. An entry without an id is known by its address, else by a hash of what it says. The URLs of the articles
/// are as the feed has them, which may be relative to its own.
///
/// # Errors
/// [`Error::Feed`] for what is no feed, [`Error::Empty`] for one without entries; [`Error::TooLarge`],
/// [`Error::Slow`] and [`Error::Parser`] for what is beyond the bounds.
pub fn read(bytes: Vec<u8>) -> Result<Articles> {
    if bytes.len() > MAX_MARKUP {
        return Err(Error::TooLarge { limit: MAX_MARKUP });
    }
    guard::run_in_time(move || read_guarded(bytes))?
}

fn read_guarded(bytes: Vec<u8>) -> Result<Articles> {
    let parsed = parse(&encoding::decode_feed(bytes)?)?;
    let mut feed = Articles { beyond: parsed.beyond, broken: parsed.broken, ..Articles::default() };
    if parsed.entries.is_empty() {
        let problem = || "no readable entries".to_owned();
        return Err(if parsed.broken == 0 { Error::Empty } else { Error::Feed { problem: problem() } });
    }
    let source = parsed.title.as_deref().and_then(words::title);
    for entry in parsed.entries {
        if guard::is_late() {
            feed.beyond += 1;
            continue;
        }
        let source = source.clone();
        let code = parsed.language.as_deref();
        // An entry that the HTML parser fails on costs no other entry.
        match guard::run(|| article(entry, source, code)) {
            Some(document) => feed.documents.push(document),
            None => feed.broken += 1,
        }
    }
    match feed.documents.is_empty() {
        true if guard::is_late() => Err(Error::Slow),
        true => Err(Error::Parser),
        false => Ok(feed),
    }
}

/// Reads the text of a feed, in front of which a server may have put a message of its own.
fn parse(text: &str) -> Result<ParsedFeed> {
    if text.trim_start().starts_with('{') {
        return json::parse(text);
    }
    let parsed = reader::parse(text);
    match text.find("\n{") {
        Some(at) if parsed.is_err() => json::parse(&text[at..]).or(parsed),
        _ => parsed,
    }
}

fn article(entry: FeedEntry, source: Option<String>, code: Option<&str>) -> Document {
    let names = entry.authors.iter().map(|name| name.trim()).filter(|name| !name.is_empty());
    let byline = names.collect::<Vec<_>>().join(", ");
    let title = entry.title.as_deref().and_then(words::title);
    let mut given = Metadata {
        id: Some(entry.identity()),
        title: title.clone(),
        byline: Some(byline).filter(|byline| !byline.is_empty()),
        source,
        url: entry.url,
        published: entry.published,
        language: entry.language.as_deref().or(code).and_then(language::from_code),
        base: entry.base,
    };
    let body = match words::body(entry.body, entry.body_kind) {
        FeedBody::Html(html) => fragment::rendered(&html),
        FeedBody::Text(text, format) => rendered(text, format, &mut given),
    };
    rendered_document(body.with_headline(&title.unwrap_or_default()), given)
}
