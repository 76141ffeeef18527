//! What a URL that somebody typed leads to: an article, a feed, or a page that names feeds.

use super::page::{self, Error, format_of, read};
use crate::fetch::{Client, Limits};
use crate::intake::{Articles, FeedLink, Format};
use url::Url;

/// What is at a URL.
#[derive(Debug)]
pub enum Discovered {
    /// An article, or a file with several.
    Articles(Articles),
    /// A feed at this URL, with its entries.
    Feed(String, Articles),
    /// A page that names these feeds, with their whole URLs.
    Feeds(Vec<FeedLink>),
}

/// Looks what is at a URL that the reader typed. The front page of a site stands for its feeds, as does a page without
/// an article; a single feed is fetched at once.
///
/// # Errors
/// Those of fetching and of reading.
pub fn discover(address: &str) -> Result<Discovered, Error> {
    let client = Client::new(Limits::default());
    let fetched = page::fetched(&client.typed(address), address)?;
    let format = format_of(&fetched);
    if format != Format::Html {
        let articles = read(fetched)?;
        let is_feed = format == Format::Feed;
        return Ok(if is_feed {
            Discovered::Feed(address.to_owned(), articles)
        } else {
            Discovered::Articles(articles)
        });
    }
    let address = Url::parse(&fetched.url);
    let is_front = address.is_ok_and(|url| url.path() == "/" && url.query().is_none());
    let (mut links, article) = page::read_with_feeds(fetched, is_front)?;
    match (article, links.len()) {
        (Ok(articles), _) => Ok(Discovered::Articles(articles)),
        (Err(error), 0) => Err(error.into()),
        (Err(_), 1) => {
            let link = links.remove(0);
            Ok(Discovered::Feed(link.url.clone(), page::fetch_typed(&link.url)?))
        }
        (Err(_), _) => Ok(Discovered::Feeds(links)),
    }
}
