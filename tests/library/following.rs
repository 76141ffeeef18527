//! Which feeds are followed, and by which words they are meant.

use super::shelf::{add, add_by, article_at, library};
use depesche::library::feeds::{NewFeed, normalized};
use depesche::library::{Error, Library};

fn follow(library: &mut Library, url: &str) -> (i64, bool) {
    library.add_feed(&NewFeed { url, ..NewFeed::default() }).expect("added")
}

fn meant(library: &Library, words: &str) -> Result<i64, String> {
    match library.feed_meant(words) {
        Ok(feed) => Ok(feed.id),
        Err(Error::Unknown(problem)) => Err(problem),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn the_feed_with_exactly_this_url_is_meant_first() {
    let mut library = library();
    let (secret, _) = follow(&mut library, "https://u:p@example.org/a");
    let (open, _) = follow(&mut library, "https://example.org/a");
    assert_eq!(meant(&library, "https://u:p@example.org/a"), Ok(secret));
    assert_eq!(meant(&library, "https://u:•••@example.org/a"), Ok(secret), "as `feed list` shows it");
    for words in ["https://example.org/a", "HTTPS://Example.org:443/a", &open.to_string()] {
        assert_eq!(meant(&library, words), Ok(open), "{words}");
    }
    library.remove_feed(open).expect("removed");
    assert_eq!(meant(&library, "https://example.org/a"), Ok(secret));
    assert_eq!(meant(&library, "https://EXAMPLE.org/a"), Ok(secret));
}

#[test]
fn words_that_several_feeds_share_mean_none() {
    let mut library = library();
    for url in ["https://u:p@example.org/a", "https://u:q@example.org/a", "https://x@example.org/a"] {
        follow(&mut library, url);
    }
    for words in ["https://u:•••@example.org/a", "https://example.org/a", "https://u"] {
        assert!(meant(&library, words).is_err_and(|problem| problem.contains("several feeds")), "{words}");
    }
    assert!(meant(&library, "https://•••@example.org/a").is_ok());
    assert!(meant(&library, "Zahlen").is_err_and(|problem| problem.contains("no feed")));
}

#[test]
fn one_address_is_one_feed_however_it_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("library.db");
    let mut library = Library::open(&path).expect("made");
    let (id, is_new) = follow(&mut library, "HTTPS://Example.ORG:443");
    assert!(is_new);
    assert_eq!(library.feeds().expect("feeds")[0].url, "https://example.org/");
    assert_eq!(follow(&mut library, "https://example.org"), (id, false));
    // As an older version stored it.
    let raw = rusqlite::Connection::open(&path).expect("opened");
    raw.execute("UPDATE feed SET url = 'https://Example.org'", []).expect("stored");
    assert_eq!(follow(&mut library, "https://example.org/"), (id, false));
    assert_eq!(meant(&library, "https://example.org/"), Ok(id));
    assert_eq!(normalized("no address"), "no address");
}

#[test]
fn a_feed_that_is_followed_again_finds_its_articles() {
    let mut library = library();
    let (first, _) = follow(&mut library, "https://example.org/feed");
    let entry = article_at("https://example.org/1", "Nordwerk baut", "2024-03-01", "Nordwerk baut ein Werk.");
    let own = article_at("https://example.org/2", "Südwerk baut", "2024-03-02", "Südwerk baut auch.");
    add_by(&mut library, &entry, Some(first));
    add(&mut library, &own);
    library.remove_feed(first).expect("removed");
    let (again, is_new) = follow(&mut library, "https://example.org/feed");
    assert!(is_new);
    assert!(!add_by(&mut library, &entry, Some(again)).is_new());
    add_by(&mut library, &own, Some(again));
    let feed = library.feed_meant("https://example.org/feed").expect("the feed");
    assert_eq!((feed.articles, feed.unread), (2, 2));
    // A feed that brings what another one has keeps its hands off.
    let (other, _) = follow(&mut library, "https://example.net/feed");
    add_by(&mut library, &entry, Some(other));
    assert_eq!(library.feed_meant("https://example.net/feed").expect("the feed").articles, 0);
}
