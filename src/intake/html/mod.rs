//! Web pages: the article, without navigation, advertising and comments around it.
//!
//! ```text
//!  bytes ──decode──► markup ──► tree ──clean──► parts ──pick──► render ──► text and blocks
//!                                │                ▲
//!                                └─ title, author, date; the reader (dom_smoothie)
//! ```
//!
//! Pages are untrusted: [`MAX_MARKUP`] limits their size, and [`markup`](super::markup) their tree, before anything else
//! runs.

mod author;
mod caption;
mod classes;
pub mod clean;
mod container;
mod date;
mod element;
mod escaped;
mod feed_links;
mod jsonld;
mod kin;
mod meta;
mod page;
mod parts;
mod pick;
mod picture;
pub mod render;
mod sections;
mod shown;
mod table;
mod teasers;
mod title;

use super::rendered::Rendered;
use super::source::MAX_MARKUP;
use super::{Error, FeedLink, Metadata, Result, encoding, guard, language};
use crate::document::is_web_address;
pub use element::words;
use encoding_rs::Encoding;
use page::Found;

/// How far a page may begin before it declares its encoding, in bytes.
const HEAD: usize = 2048;

/// Decodes the bytes of a page: as a byte-order mark or the page itself says, else as text is.
///
/// # Errors
/// [`Error::Binary`] for what is no text.
pub fn decode(bytes: Vec<u8>) -> Result<String> {
    let declared = declared(&bytes);
    encoding::decode_declared(bytes, declared)
}

/// The encoding that `<meta charset=…>` or its older form names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(bytes.get(..HEAD).unwrap_or(bytes)).to_ascii_lowercase();
    let (_, after) = head.split_once("charset=")?;
    let after = after.trim_start_matches(['"', '\'', ' ']);
    let label = after.split(['"', '\'', ' ', ';', '>', '/']).next()?;
    Encoding::for_label(label.as_bytes())
}

/// The article of a page as text and blocks. What the page says about it is added to `given`.
///
/// # Errors
/// [`Error::NoArticle`] where none can be told from the rest of the page; [`Error::TooLarge`], [`Error::Markup`],
/// [`Error::Slow`] and [`Error::Parser`] for what is beyond the bounds.
pub fn article(page: String, given: &mut Metadata) -> Result<Rendered> {
    let found = in_time(page, given, page::read)?;
    taken(found?, given)
}

/// The feeds that a page names, and its article as [`article`] reads it. With `feeds_first`, a page that names feeds is not
/// searched for an article.
///
/// # Errors
/// [`Error::TooLarge`], [`Error::Slow`] and [`Error::Parser`] for what is beyond the bounds.
pub fn feeds_and_article(
    page: String,
    given: &mut Metadata,
    feeds_first: bool,
) -> Result<(Vec<FeedLink>, Result<Rendered>)> {
    let read = move |page, address: Option<&str>| page::read_with_feeds(page, address, feeds_first);
    let (feeds, found) = in_time(page, given, read)?;
    Ok((feeds, found.and_then(|found| taken(found, given))))
}

/// Reads a page, which stood at the address that `given` has, within the bounds.
fn in_time<T: Send + 'static>(
    page: String,
    given: &Metadata,
    read: impl FnOnce(String, Option<&str>) -> T + Send + 'static,
) -> Result<T> {
    if page.len() > MAX_MARKUP {
        return Err(Error::TooLarge { limit: MAX_MARKUP });
    }
    let address = given.url.clone().or_else(|| given.base.clone());
    Ok(guard::run_in_time(move || read(page, address.as_deref()))?)
}

/// Adds what a page says about its article to `given`.
fn taken(found: Found, given: &mut Metadata) -> Result<Rendered> {
    if found.rendered.blocks.is_empty() {
        return Err(Error::NoArticle);
    }
    given.title = given.title.take().or(found.title);
    given.byline = given.byline.take().or(found.byline);
    given.source = given.source.take().or(found.site);
    given.url = given.url.take().or_else(|| found.url.filter(|url| is_web_address(url)));
    given.published = given.published.or(found.published);
    given.language = given.language.or_else(|| language::from_code(found.language.as_deref()?));
    Ok(found.rendered)
}
