//! The feeds that a page names: `<link rel="alternate" type="application/rss+xml">`.

use super::element::words;
use crate::intake::{FeedLink, Format};
use dom_query::Document;

/// So many are read.
const MOST: usize = 50;

/// The feeds of a page, in its order. Their URLs are as it has them, which may be relative.
pub fn feed_links(document: &Document) -> Vec<FeedLink> {
    let mut links: Vec<FeedLink> = Vec::new();
    for link in document.select("link[rel][type][href]").nodes() {
        let attribute =
            |name| link.attr(name).map(|value| value.trim().to_ascii_lowercase()).unwrap_or_default();
        let is_alternate = attribute("rel").split_ascii_whitespace().any(|rel| rel == "alternate");
        let media_type = attribute("type");
        let media_type = media_type.split(';').next().unwrap_or_default().trim_end();
        if !is_alternate || Format::of_media_type(media_type) != Some(Format::Feed) || links.len() == MOST {
            continue;
        }
        let url = link.attr("href").map(|url| url.trim().to_owned()).unwrap_or_default();
        if url.is_empty() || links.iter().any(|known| known.url == url) {
            continue;
        }
        let title = link.attr("title").map(|title| words(&title)).filter(|title| !title.is_empty());
        links.push(FeedLink { url, title });
    }
    links
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::markup;

    #[test]
    fn alternates_of_the_type_of_feeds_are_found() {
        let page = "<!doctype html><head><link rel=alternate type=application/rss+xml title='Alle  Artikel' href=/rss>\
                    <link rel='alternate home' type='application/atom+xml; charset=utf-8' href=' https://k.example/atom '>\
                    <link rel=alternate type=text/html hreflang=en href=/en><link rel=stylesheet type=text/css href=/s>\
                    <link rel=ALTERNATE type=Application/Feed+Json href=/rss><link rel=alternate type=application/rss+xml>";
        let links = feed_links(&markup::page(page).document);
        let found: Vec<_> = links.iter().map(|link| (link.url.as_str(), link.title.as_deref())).collect();
        assert_eq!(found, [("/rss", Some("Alle Artikel")), ("https://k.example/atom", None)]);
    }
}
