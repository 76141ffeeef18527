//! What a URL that somebody types leads to.

use super::server::{Reply, Server};
use super::syncing::rss;
use depesche::sync::discover::{Discovered, discover};
use std::path::Path;
use std::process::{Command, Output};

const ARTICLE: &str = "<article><h1>Nordwerk hebt die Prognose an</h1><p>Der Maschinenbauer Nordwerk rechnet nun mit 3,1 \
                       Milliarden Euro Umsatz, bisher waren es 2,9 Milliarden Euro, wie Vorstandschefin Ines Falk sagte.</p>\
                       <p>Das Ergebnis stieg im dritten Quartal auf 64 Millionen Euro.</p></article>";

fn page(feeds: &[&str], body: &str) -> Reply {
    let links: String = feeds
        .iter()
        .map(|feed| format!("<link rel=alternate type=application/rss+xml title='T {feed}' href='{feed}'>"))
        .collect::<Vec<_>>()
        .concat();
    Reply::ok(format!(
        "<!doctype html><html><head><title>Kontor</title>{links}</head><body>{body}</body></html>"
    ))
    .with("Content-Type", "text/html; charset=utf-8")
}

fn server() -> Server {
    Server::start(|request| match request.path.as_str() {
        "/" => page(&["/rss"], ARTICLE),
        "/viele" => page(&["/rss", "/boerse.xml"], "<nav><a href=/a>A</a></nav>"),
        "/artikel" => page(&["/rss", "/boerse.xml"], ARTICLE),
        "/nichts" => page(&[], "<nav><a href=/a>A</a></nav>"),
        _ => Reply::ok(rss(0..2)),
    })
}

#[test]
fn a_site_stands_for_its_feeds_and_an_article_for_itself() {
    let server = server();
    let found = |path: &str| discover(&server.url(path));
    match found("/") {
        Ok(Discovered::Feed(url, articles)) => {
            assert_eq!((url, articles.documents.len()), (server.url("/rss"), 2));
        }
        other => panic!("the only feed of the site, not {other:?}"),
    }
    match found("/viele") {
        Ok(Discovered::Feeds(feeds)) => {
            let urls: Vec<_> = feeds.iter().map(|feed| feed.url.clone()).collect();
            assert_eq!(urls, [server.url("/rss"), server.url("/boerse.xml")]);
        }
        other => panic!("two feeds, not {other:?}"),
    }
    assert!(
        matches!(found("/artikel"), Ok(Discovered::Articles(_))),
        "articles name the feeds of their site too"
    );
    assert!(matches!(found("/rss"), Ok(Discovered::Feed(..))));
    assert!(found("/nichts").is_err());
}

/// Runs the program with the library in `data`.
fn depesche(data: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_depesche"))
        .args(args)
        .env("LC_ALL", "C")
        .env("DEPESCHE_DATA_DIR", data)
        .output()
        .expect("runs")
}

#[test]
fn adding_a_feed_fetches_it_once_and_fails_where_there_is_none() {
    let server = server();
    let folder = tempfile::tempdir().expect("a folder");
    let run = |args: &[&str]| {
        let output = depesche(folder.path(), args);
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        (output.status.code(), text(&output.stdout), text(&output.stderr))
    };
    let (status, told, _) = run(&["feed", "add", &server.url("/")]);
    assert_eq!(status, Some(0));
    assert!(told.contains("2 new articles") && told.contains("1 feed added"), "{told}");
    let (_, told, _) = run(&["feed", "list", "--to", "table"]);
    assert!(!told.contains("never"), "it was fetched: {told}");
    for (path, problem) in [("/artikel", "not a feed"), ("/viele", "several feeds"), ("/nichts", "")] {
        let (status, _, told) = run(&["feed", "add", &server.url(path)]);
        assert_eq!(status, Some(1), "{path}");
        assert!(told.contains(problem), "{told}");
    }
    let (status, told, _) = run(&["feed", "add", "--no-fetch", "example.org/rss"]);
    assert_eq!(status, Some(0), "a URL needs no scheme");
    assert!(told.contains("1 feed added"), "{told}");
}

/// A feed of a list may not lead into the reader's own network; typed again, the same feed may.
#[test]
fn a_feed_of_a_list_is_read_at_home_once_it_is_typed() {
    let server = server();
    let folder = tempfile::tempdir().expect("a folder");
    let list = folder.path().join("feeds.opml");
    let url = server.url("/rss");
    std::fs::write(&list, format!("<opml><outline text='Heim' xmlUrl='{url}'/></opml>")).expect("written");
    let run = |args: &[&str]| {
        let output = depesche(folder.path(), args);
        let text = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&text).into_owned())
    };
    assert!(run(&["feed", "import", &list.display().to_string()]).0);
    let (_, told) = run(&["sync"]);
    assert!(told.contains("feed add"), "what to do is told: {told}");
    let (is_added, told) = run(&["feed", "add", &url]);
    assert!(is_added && told.contains("already followed") && !told.contains("0 feeds added"), "{told}");
    let (is_synced, told) = run(&["sync"]);
    assert!(is_synced && told.contains('2'), "{told}");
}
