//! Hostile feeds beside good ones, and hostile pages behind feeds.

use super::feeds::{feeds, with_body, with_link};
use super::process::run;
use super::server::{Reply, Server};
use super::{markup, pdf};
use std::collections::HashMap;
use std::sync::Arc;

const GOOD_FEEDS: usize = 10;

fn good(number: usize) -> String {
    format!(
        "<rss version=\"2.0\"><channel><title>Gut {number}</title><item><title>Meldung {number}</title>\
         <guid>g{number}</guid><description>Firma{number} verdient {number} Mio. Euro.</description></item></channel></rss>"
    )
}

/// Follows ten good feeds and all of `hostile`, syncs once, and returns what was said of it.
fn sync(hostile: Vec<(String, Vec<u8>)>, full_text: bool, seconds: u64) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let names: Vec<String> = hostile.iter().map(|(name, _)| name.clone()).collect();
    let bodies: Arc<HashMap<String, Vec<u8>>> =
        Arc::new(hostile.into_iter().map(|(name, body)| (format!("/hostile/{name}"), body)).collect());
    let pages = Arc::clone(&bodies);
    let server = Server::start(move |request| {
        if let Some(number) = request.path.strip_prefix("/good/") {
            return Reply::ok(good(number.parse().unwrap_or_default()));
        }
        if let Some(name) = request.path.strip_prefix("/link/") {
            let host = request.headers.get("host").cloned().unwrap_or_default();
            return Reply::ok(with_link(&format!("http://{host}/hostile/{name}")));
        }
        pages.get(&request.path).map_or(Reply::status(404), |body| Reply::ok(body.clone()))
    });
    let mut urls: Vec<String> = names
        .iter()
        .map(|name| server.url(&format!("/{}/{name}", if full_text { "link" } else { "hostile" })))
        .collect();
    // The good ones stand between them.
    for number in 0..GOOD_FEEDS {
        urls.insert(
            (number * urls.len() / GOOD_FEEDS).min(urls.len()),
            server.url(&format!("/good/{number}")),
        );
    }
    let mut args = vec!["feed".to_owned(), "add".to_owned(), "--no-fetch".to_owned()];
    if full_text {
        args.push("--full-text".to_owned());
    }
    args.extend(urls);
    assert!(run(folder.path(), &args, 60).status.success());
    let synced = run(folder.path(), &["sync"], seconds);
    let feeds = run(folder.path(), &["feed", "list", "--to", "json"], 60);
    let articles = run(folder.path(), &["search", "Meldung", "--to", "json"], 60);
    for number in 0..GOOD_FEEDS {
        assert!(
            articles.stdout.contains(&format!("Meldung {number}")),
            "{number} is missing:\n{}",
            synced.stderr
        );
    }
    assert!(run(folder.path(), &["library", "check"], 60).status.success());
    assert!(!feeds.stdout.contains("\"synced\": null"), "{}", feeds.stdout);
    synced.stderr
}

#[test]
fn hostile_bodies_and_feeds_stop_no_other_feed() {
    let bodies = markup::bodies().into_iter().map(|(name, body)| (format!("body-{name}"), with_body(&body)));
    let feeds = feeds().into_iter().map(|(name, feed)| (name.to_owned(), feed));
    sync(bodies.chain(feeds).map(|(name, feed)| (name, feed.into_bytes())).collect(), false, 600);
}

#[test]
fn one_broken_feed_among_ten_is_named() {
    let deep = feeds().into_iter().find(|(name, _)| *name == "json-deep").expect("such a feed");
    for (name, feed) in [deep, ("page", "<p>Wartung".to_owned()), ("empty", "<feed><entry><id>1".to_owned())]
    {
        let said = sync(vec![(name.to_owned(), feed.into_bytes())], false, 60);
        assert!(said.contains(&format!("/hostile/{name}")), "{said}");
        assert_eq!(said.matches("/hostile/").count(), 1, "{said}");
    }
}

#[test]
fn hostile_pages_behind_feeds_stop_no_other_feed() {
    let pages = markup::bodies()
        .into_iter()
        .step_by(4)
        .map(|(name, body)| (name.to_owned(), markup::page(&body).into_bytes()));
    let files = pdf::files().into_iter().map(|(name, bytes)| (format!("pdf-{name}"), bytes));
    sync(pages.chain(files).collect(), true, 600);
}

/// Each page takes as long as a file may. A feed that leads to many of them does not keep the sync for minutes.
#[test]
fn a_feed_of_slow_pages_is_given_up() {
    let slow = pdf::slow();
    let server = Server::start(move |request| match request.path.as_str() {
        "/feed" => Reply::ok(feed_of_links(6)),
        _ => Reply::ok(slow.clone()),
    });
    let folder = tempfile::tempdir().expect("a folder");
    assert!(
        run(folder.path(), &["feed", "add", "--no-fetch", "--full-text", &server.url("/feed")], 60)
            .status
            .success()
    );
    let synced = run(folder.path(), &["sync"], 120);
    assert!(synced.stdout.contains("6 pages not fetched"), "{}{}", synced.stdout, synced.stderr);
    assert_eq!(server.take_paths().iter().filter(|path| path.starts_with("/page/")).count(), 3);
}

fn feed_of_links(count: usize) -> String {
    let item = |at| format!("<item><title>Nr. {at}</title><link>/page/{at}</link><guid>{at}</guid></item>");
    let items = (0..count).map(item).collect::<Vec<_>>().concat();
    format!("<rss version=\"2.0\"><channel><title>Hostile</title>{items}</channel></rss>")
}
