//! Feeds (RSS, Atom, JSON Feed): each entry is an article.
//!
//! `feed-rs` reads them, from UTF-8 only, since it cannot read every other encoding: what the feed declares is decoded
//! before, and the declaration taken away. An entry's own text is all that is read; nothing is fetched.

use super::fragment::{markdown, plain};
use super::{Error, Format, Given, Result, document, encoding, guard, language};
use crate::document::{Document, Published};
use encoding_rs::Encoding;
use feed_rs::model::Entry;

/// How far a feed may begin before it declares its encoding, in bytes.
const HEAD: usize = 256;

/// The articles of a feed, in its order. `origin` is the id of entries that have none. Their addresses are as the feed
/// has them, which may be in relation to its own.
///
/// # Errors
/// [`Error::Feed`] for what is no feed, [`Error::Empty`] for one without entries.
pub fn read(bytes: Vec<u8>, origin: Option<&str>) -> Result<Vec<Document>> {
    let text = decode(bytes)?;
    let text = without_declaration(&text);
    let failed = |problem: String| Error::Feed { problem };
    let feed = guard::run(|| feed_rs::parser::parse(text.as_bytes()))
        .ok_or_else(|| failed("the parser broke off".to_owned()))?
        .map_err(|error| failed(error.to_string()))?;
    if feed.entries.is_empty() {
        return Err(Error::Empty);
    }
    let source = feed.title.map(|title| plain(&title.content)).filter(|title| !title.is_empty());
    let code = feed.language;
    let article = |entry| of_entry(entry, source.clone(), code.as_deref(), origin);
    Ok(feed.entries.into_iter().map(article).collect())
}

fn of_entry(entry: Entry, source: Option<String>, code: Option<&str>, origin: Option<&str>) -> Document {
    let moment = entry.published.or(entry.updated);
    let names = entry
        .authors
        .iter()
        .filter_map(|author| author.name.as_deref())
        .map(str::trim)
        .filter(|name| !name.is_empty());
    let byline = names.collect::<Vec<_>>().join(", ");
    let address = entry.links.iter().find(|link| link.rel.as_deref().unwrap_or("alternate") == "alternate");
    let title = entry.title.map(|title| plain(&title.content)).filter(|title| !title.is_empty());
    let given = Given {
        id: Some(entry.id).filter(|id| !id.is_empty()).or_else(|| origin.map(str::to_owned)),
        title: title.clone(),
        byline: Some(byline).filter(|byline| !byline.is_empty()),
        source,
        url: address.map(|link| link.href.clone()),
        published: moment.map(|at| Published { date: at.date_naive(), time: Some(at.time()) }),
        language: entry.language.as_deref().or(code).and_then(language::from_code),
        base: None,
    };
    let body = entry.content.and_then(|content| content.body);
    let body = body.or(entry.summary.map(|summary| summary.content)).unwrap_or_default();
    let text = markdown(&body);
    let text = match title {
        Some(title) => format!("# {title}\n\n{text}"),
        None => text,
    };
    document(text, Format::Markdown, given)
}

/// The text of XML, in the encoding that it declares where that can be believed.
///
/// # Errors
/// [`Error::Binary`] for what is no text.
pub(crate) fn decode(bytes: Vec<u8>) -> Result<String> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(&bytes)).to_ascii_lowercase();
    let label = head.split_once("encoding=").and_then(|(_, after)| after.get(1..)?.split(['"', '\'']).next());
    encoding::decode_declared(bytes, label.and_then(|label| Encoding::for_label(label.as_bytes())))
}

/// The text behind `<?xml …?>`, which may name an encoding that the text no longer has.
fn without_declaration(text: &str) -> &str {
    let text = text.trim_start();
    let declaration = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    declaration.map_or(text, |(_, rest)| rest.trim_start())
}
