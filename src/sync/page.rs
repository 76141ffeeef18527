//! Fetches a URL and reads its articles.

use crate::document::Document;
use crate::fetch::{self, Answer, Client, Fetched, Known, Limits, Session};
use crate::intake::{self, Articles, FeedLink, Format, Metadata};
use std::path::Path;
use url::Url;

/// Why a URL gave no article. The text follows the URL and a colon.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It could not be fetched.
    #[error("{0}")]
    Fetch(#[from] fetch::Error),
    /// What was fetched holds no article.
    #[error("{0}")]
    Read(#[from] intake::Error),
}

/// Fetches a URL as part of a session and reads it: the article of a page, or the entries of a feed.
///
/// # Errors
/// Those of fetching and of reading.
pub fn fetch(session: &Session<'_>, address: &str) -> Result<Articles, Error> {
    Ok(read(fetched(session, address)?)?)
}

/// What the server sends for a URL of which nothing is known yet.
pub(super) fn fetched(session: &Session<'_>, address: &str) -> Result<Fetched, Error> {
    match session.get(address, Known::default())? {
        Answer::Fetched(fetched) => Ok(fetched),
        // Nothing was said to be known.
        Answer::Unchanged => Err(fetch::Error::Status(304).into()),
    }
}

/// Fetches a URL that the user typed, which may be in the local network.
///
/// # Errors
/// Those of [`fetch`](fn@fetch).
pub fn fetch_typed(address: &str) -> Result<Articles, Error> {
    fetch(&Client::new(Limits::default()).typed(address), address)
}

/// Reads what was fetched.
///
/// # Errors
/// Those of [`intake::read`] and of [`intake::feed::read`].
pub fn read(fetched: Fetched) -> intake::Result<Articles> {
    let format = format_of(&fetched);
    let mut articles = match format {
        Format::Feed => intake::feed::read(fetched.bytes)?,
        Format::Html => intake::read_page(fetched.bytes, given(&fetched.url))?.into(),
        format => intake::read_all_of(fetched.bytes, None, Some(format))?,
    };
    for document in &mut articles.documents {
        place(document, &fetched.url, format);
    }
    Ok(articles)
}

/// Reads a web page that was fetched: the feeds that it names, with their whole URLs, and its article. With `feeds_first`,
/// a page that names feeds is not searched for an article.
///
/// # Errors
/// Those of [`intake::read_page_with_feeds`].
pub fn read_with_feeds(
    fetched: Fetched,
    feeds_first: bool,
) -> intake::Result<(Vec<FeedLink>, intake::Result<Articles>)> {
    let Fetched { bytes, url, .. } = fetched;
    let (feeds, article) = intake::read_page_with_feeds(bytes, given(&url), feeds_first)?;
    let whole = |link: FeedLink| Some(FeedLink { url: intake::joined(Some(&url), &link.url)?, ..link });
    let feeds = feeds.into_iter().filter_map(whole).collect();
    let placed = |mut document: Document| {
        place(&mut document, &url, Format::Html);
        document.into()
    };
    Ok((feeds, article.map(placed)))
}

/// What is known of a page before it is read.
fn given(url: &str) -> Metadata {
    Metadata { base: Some(url.to_owned()), ..Metadata::default() }
}

/// Gives an article that was fetched from `url` its own URL, and an id if it has none.
fn place(document: &mut Document, url: &str, format: Format) {
    let own = document.head.url.take().and_then(|own| intake::joined(Some(url), &own));
    // A page may name a fairer address of its own; only a page of the same site is believed.
    let own = own.filter(|own| format == Format::Feed || same_site(own, url));
    document.head.url = own.or_else(|| (format != Format::Feed).then(|| url.to_owned()));
    if document.id.is_none() {
        document.id.clone_from(&document.head.url);
    }
}

/// The format of what was fetched, by its content, the server's word and the URL.
pub fn format_of(fetched: &Fetched) -> Format {
    let said = fetched.content_type.as_deref().unwrap_or_default();
    let path = Url::parse(&fetched.url).map(|url| url.path().to_owned()).unwrap_or_default();
    // What begins as a feed is one, whatever the server says: many say `text/xml` or `text/html`.
    match Format::sniff(None, &fetched.bytes) {
        // A server that calls a text a feed is mistaken.
        Format::Text | Format::Markdown => Format::of_media_type(said)
            .filter(|format| *format != Format::Feed)
            .or_else(|| Format::of_name(Path::new(&path)))
            .unwrap_or(Format::Text),
        format => format,
    }
}

fn same_site(left: &str, right: &str) -> bool {
    let host = |address: &str| {
        let host = Url::parse(address).ok()?.host_str()?.to_owned();
        Some(host.trim_start_matches("www.").to_owned())
    };
    host(left).is_some() && host(left) == host(right)
}
