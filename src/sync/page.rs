//! Fetches a URL and reads its articles.

use crate::fetch::{self, Answer, Client, Fetched, Known, Limits, Session};
use crate::intake::{self, Articles, Format, Metadata};
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
    match session.get(address, Known::default())? {
        Answer::Fetched(fetched) => Ok(read(fetched)?),
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
        Format::Html => {
            let given = Metadata { base: Some(fetched.url.clone()), ..Metadata::default() };
            intake::read_page(fetched.bytes, given)?.into()
        }
        format => intake::read_all_of(fetched.bytes, None, Some(format))?,
    };
    for document in &mut articles.documents {
        let url = document.head.url.take().and_then(|url| intake::joined(Some(&fetched.url), &url));
        // A page may name a fairer address of its own; only a page of the same site is believed.
        let own = url.filter(|url| format == Format::Feed || same_site(url, &fetched.url));
        document.head.url = own.or_else(|| (format != Format::Feed).then(|| fetched.url.clone()));
        if document.id.is_none() {
            document.id.clone_from(&document.head.url);
        }
    }
    Ok(articles)
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
