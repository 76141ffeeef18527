//! Syncs of feeds: what comes, what does not come twice, and what an interruption leaves.

use super::server::{Reply, Server};
use crate::deadline::wait_until;
use depesche::fetch::Limits;
use depesche::library::feeds::NewFeed;
use depesche::library::{Library, Order, Query};
use depesche::sync::{self, SyncOptions, SyncStep, SyncTally};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

pub fn options() -> SyncOptions {
    let limits = Limits { pause: Duration::ZERO, time: Duration::from_secs(5), ..Limits::default() };
    SyncOptions { workers: 4, limits, ..SyncOptions::default() }
}

/// A feed of entries whose pages stand on the same server.
pub fn rss(entries: std::ops::Range<usize>) -> String {
    let entry = |number| {
        format!(
            "<item><title>Bericht {number}</title><link>/page/{number}</link><guid>{number}</guid>\
             <pubDate>Mon, 03 Jun 2024 07:05:00 GMT</pubDate>\
             <description>Firma {number} wuchs um {number} Prozent.</description></item>"
        )
    };
    let items: String = entries.map(entry).collect();
    format!(
        "<rss version=\"2.0\"><channel><title>Zahlen</title><language>de</language>{items}</channel></rss>"
    )
}

pub fn page(number: &str) -> String {
    let sentence = format!(
        "Die Firma Nummer {number} hat im Quartal {number} Millionen Euro umgesetzt und will weiter wachsen. "
    );
    format!(
        "<html lang=de><head><title>Bericht {number}</title></head><body><article><h1>Bericht {number}</h1><p>{}</p></article></body></html>",
        sentence.repeat(9)
    )
}

pub fn server() -> Server {
    Server::start(|request| match request.path.strip_prefix("/page/") {
        Some(number) => Reply::ok(page(number)).with("Content-Type", "text/html"),
        None if request.path == "/broken" => Reply::ok("<rss><channel><item>"),
        None if request.path == "/gone" => Reply::status(410),
        None if request.headers.contains_key("if-none-match") => Reply::status(304),
        None => Reply::ok(rss(0..20)).with("ETag", "\"1\""),
    })
}

pub fn follow(library: &mut Library, url: &str, full_text: bool) -> i64 {
    let feed = NewFeed { url, full_text, is_typed: true, ..NewFeed::default() };
    library.add_feed(&feed).expect("added").0
}

pub fn sync(library: &mut Library) -> SyncTally {
    let feeds = library.feeds().expect("feeds");
    sync::run(library, feeds, options(), &AtomicBool::new(false), |_| {}).expect("synced")
}

pub fn count(library: &Library) -> usize {
    library.search(&Query::default(), Order::Newest).expect("searched").len()
}

#[test]
fn new_entries_come_once_and_failures_are_kept() {
    let server = server();
    let mut library = Library::in_memory().expect("a library");
    for path in ["/feed", "/gone", "/broken"] {
        follow(&mut library, &server.url(path), false);
    }
    assert_eq!(sync(&mut library), SyncTally { new: 20, failed: 2, ..SyncTally::default() });
    let feeds = library.feeds().expect("feeds");
    let problem =
        |end: &str| feeds.iter().find(|feed| feed.url.ends_with(end)).and_then(|feed| feed.problem.clone());
    assert_eq!(problem("/feed"), None);
    assert!(problem("/gone").is_some_and(|problem| problem.contains("410")));
    assert!(problem("/broken").is_some_and(|problem| problem.contains("not a valid feed")));
    assert!(feeds.iter().any(|feed| feed.title.as_deref() == Some("Zahlen") && feed.unread == 20));
    assert_eq!(sync(&mut library), SyncTally { failed: 2, ..SyncTally::default() });
    let failures: Vec<i64> = library.feeds().expect("feeds").iter().map(|feed| feed.failures).collect();
    assert_eq!(failures.iter().sum::<i64>(), 4);
    assert_eq!(count(&library), 20);
}

#[test]
fn articles_of_two_feeds_are_there_once() {
    let server = server();
    let mut library = Library::in_memory().expect("a library");
    follow(&mut library, &server.url("/feed"), false);
    follow(&mut library, &server.url("/other"), false);
    assert_eq!(sync(&mut library).new, 20);
    assert_eq!(count(&library), 20);
}

#[test]
fn pages_are_fetched_where_the_reader_wants_them() {
    let server = server();
    let mut library = Library::in_memory().expect("a library");
    let feed = follow(&mut library, &server.url("/feed"), false);
    sync(&mut library);
    assert_eq!(server.take_paths(), ["/feed"], "nothing is fetched unasked");
    library.set_full_text(feed, true).expect("set");
    assert_eq!(sync(&mut library), SyncTally { updated: 20, ..SyncTally::default() });
    assert_eq!(server.take_paths().len(), 21);
    let (query, _) = Query::parse("\"Millionen Euro umgesetzt\"");
    assert_eq!(library.search(&query, Order::Newest).expect("searched").len(), 20);
    library.set_full_text(feed, true).expect("set");
    assert_eq!(sync(&mut library), SyncTally::default());
    assert_eq!(server.take_paths(), ["/feed"], "pages that are there are not fetched again");
}

#[test]
fn what_is_left_out_is_said() {
    let server = server();
    let mut library = Library::in_memory().expect("a library");
    let feed = follow(&mut library, &server.url("/feed"), true);
    let bounded = SyncOptions { entries: 15, pages: 6, ..options() };
    let run = |library: &mut Library| {
        let feeds = library.feeds().expect("feeds");
        sync::run(library, feeds, bounded, &AtomicBool::new(false), |_| {}).expect("synced")
    };
    let first = run(&mut library);
    assert_eq!(first, SyncTally { new: 15, entries_left: 5, pages_left: 9, ..SyncTally::default() });
    let note = |library: &Library| {
        let feed = library.feeds().expect("feeds").remove(0);
        assert_eq!((feed.problem, feed.failures), (None, 0), "it is no failure");
        feed.note
    };
    let said = note(&library).expect("a note");
    assert!(said.contains("first 15 of 20 entries") && said.contains("next sync: 9"), "{said}");
    // What is left is taken up, although the server has nothing new.
    assert_eq!(run(&mut library).pages_left, 3);
    assert_eq!(run(&mut library).pages_left, 0);
    let said = note(&library).expect("a note");
    assert!(said.contains("first 15 of 20 entries") && !said.contains("next sync"), "{said}");
    // A sync that brings nothing new leaves the note, one within the bounds takes it away.
    assert_eq!(run(&mut library), SyncTally::default());
    assert!(note(&library).is_some());
    library.set_full_text(feed, false).expect("set");
    sync(&mut library);
    assert_eq!(note(&library), None);
}

/// A mistake costs one entry, and the feed's note tells it. Entries that name neither an id nor an address are known
/// again wherever they stand.
#[test]
fn a_broken_feed_is_read_noted_and_comes_once() {
    let runs = AtomicUsize::new(0);
    let server = Server::start(move |_| {
        let item = |name: &str| {
            format!("<item><title>{name} & Co.</title><description>{name} baut<br> aus.</description></item>")
        };
        let cut = "<item><title>Abgeschnitten</title><link>https://kontor.example/ha";
        Reply::ok(match runs.fetch_add(1, Ordering::Relaxed) {
            0 => format!("<b>Warning</b>: x\n<rss><channel>{}{}{cut}", item("Nordwerk"), item("Elbbank")),
            _ => format!("<rss><channel>{}{}</channel></rss>", item("Elbbank"), item("Nordwerk")),
        })
    });
    let mut library = Library::in_memory().expect("a library");
    follow(&mut library, &server.url("/feed"), false);
    assert_eq!(sync(&mut library), SyncTally { new: 2, ..SyncTally::default() });
    let feed = library.feeds().expect("feeds").remove(0);
    assert_eq!((feed.problem, feed.failures), (None, 0));
    assert!(feed.note.as_deref().is_some_and(|note| note.contains("damaged entries: 1")), "{:?}", feed.note);
    assert_eq!(sync(&mut library), SyncTally::default());
    assert_eq!(library.feeds().expect("feeds").remove(0).note, None);
}

#[test]
fn feeds_of_a_list_reach_no_private_place() {
    let server = server();
    let mut library = Library::in_memory().expect("a library");
    let url = server.url("/feed");
    library.add_feed(&NewFeed { url: &url, ..NewFeed::default() }).expect("added");
    assert_eq!(sync(&mut library), SyncTally { failed: 1, ..SyncTally::default() });
    assert_eq!(server.seen().len(), 0);
}

/// What the reader opened for one feed is closed to all others, for their pages and for what they redirect to.
#[test]
fn a_private_place_of_one_feed_is_closed_to_another() {
    let own = server();
    let (pages, redirect) = (own.url("/page/"), own.url("/feed"));
    let stranger = Server::start(move |request| match request.path.as_str() {
        "/redirect" => Reply::to(&redirect),
        path if path.starts_with("/via/") => {
            Reply::to(&pages.replace("/page/", &path.replace("/via", "/page")))
        }
        "/direct" => Reply::ok(rss(30..35).replace("<link>/page/", &format!("<link>{pages}"))),
        _ => Reply::ok(rss(35..40).replace("<link>/page/", "<link>/via/")),
    });
    let mut library = Library::in_memory().expect("a library");
    follow(&mut library, &own.url("/feed"), true);
    for path in ["/direct", "/via", "/redirect"] {
        follow(&mut library, &stranger.url(path), true);
    }
    let tally = sync(&mut library);
    assert_eq!(tally, SyncTally { new: 30, missed: 10, failed: 1, ..SyncTally::default() });
    let asked = own.take_paths();
    assert_eq!(asked.len(), 21, "its own feed and pages, once each: {asked:?}");
    assert!(!asked.iter().any(|path| path.starts_with("/page/3") && path.len() > "/page/3".len()));
    let (query, _) = Query::parse("\"Millionen Euro umgesetzt\"");
    assert_eq!(library.search(&query, Order::Newest).expect("searched").len(), 20);
}

#[test]
fn a_feed_that_is_stopped_goes_on_where_it_was() {
    let server = server();
    let mut library = Library::in_memory().expect("a library");
    follow(&mut library, &server.url("/feed"), true);
    let stop = AtomicBool::new(false);
    let feeds = library.feeds().expect("feeds");
    sync::run(&mut library, feeds, options(), &stop, |progress| {
        if matches!(progress.step, SyncStep::Reading { .. }) {
            stop.store(true, Ordering::Relaxed);
        }
    })
    .expect("stopped");
    assert!(library.feeds().expect("feeds")[0].etag.is_none(), "it does not count as synced");
    sync(&mut library);
    assert_eq!(count(&library), 20);
    assert_eq!(library.check().expect("checked"), [] as [String; 0]);
}

pub fn depesche(data: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_depesche"));
    command
        .args(args)
        .env("LC_ALL", "C")
        .env("DEPESCHE_DATA_DIR", data)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

#[test]
fn a_killed_sync_leaves_a_whole_library() {
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let server = Server::start(move |request| match request.path.strip_prefix("/page/") {
        Some(number) => {
            counter.fetch_add(1, Ordering::SeqCst);
            Reply { waits: Duration::from_millis(5), ..Reply::ok(page(number)) }
        }
        None => Reply::ok(rss(0..40)).with("ETag", "\"1\""),
    });
    let folder = tempfile::tempdir().expect("a folder");
    let run = |args: &[&str]| depesche(folder.path(), args).output().expect("runs");
    assert!(run(&["feed", "add", "--no-fetch", "--full-text", &server.url("/feed")]).status.success());
    // At several moments: before the first portion, between portions, at any time.
    for after in [1, 3, 7] {
        let target = asked.load(Ordering::SeqCst) + after;
        // By its number, since a feed that was being read when the program ended twice is left out otherwise.
        let mut sync = depesche(folder.path(), &["sync", "1"]).spawn().expect("runs");
        wait_until("requests", || asked.load(Ordering::SeqCst) >= target);
        sync.kill().expect("killed");
        sync.wait().expect("ended");
        let checked = run(&["library", "check"]);
        assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
    }
    let mut library = Library::open(&folder.path().join("library.db")).expect("opened");
    let feeds = library.feeds().expect("feeds");
    let retrying = SyncOptions { retry: true, ..options() };
    sync::run(&mut library, feeds, retrying, &AtomicBool::new(false), |_| {}).expect("synced");
    assert_eq!(count(&library), 40);
}

#[test]
fn two_syncs_at_once_and_a_reader_get_along() {
    let server = server();
    let folder = tempfile::tempdir().expect("a folder");
    let url = server.url("/feed");
    assert!(depesche(folder.path(), &["feed", "add", "--no-fetch", &url]).status().expect("runs").success());
    let reader = Library::open_existing(&folder.path().join("library.db")).expect("opened");
    let syncs: Vec<_> = (0..2).map(|_| depesche(folder.path(), &["sync"]).spawn().expect("runs")).collect();
    for sync in syncs {
        let output = sync.wait_with_output().expect("ended");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
    assert_eq!(count(&reader), 20);
}

#[test]
fn a_killed_add_leaves_a_whole_library() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("viele.jsonl");
    let line = |number: usize| {
        format!(
            "{{\"text\": \"Bericht {number}: SAP setzte im Jahr 2023 genau {number} Millionen Euro um.\"}}\n"
        )
    };
    std::fs::write(&file, (0..3000).map(line).collect::<String>()).expect("written");
    let path = file.display().to_string();
    for wait in [20, 60, 150, 300] {
        let mut add = depesche(folder.path(), &["add", &path]).spawn().expect("runs");
        thread::sleep(Duration::from_millis(wait));
        add.kill().expect("killed");
        add.wait().expect("ended");
        // Before the first moment there is none.
        if folder.path().join("library.db").exists() {
            let checked = depesche(folder.path(), &["library", "check"]).output().expect("runs");
            assert!(checked.status.success(), "{}", String::from_utf8_lossy(&checked.stderr));
        }
    }
    let added = depesche(folder.path(), &["add", &path]).output().expect("runs");
    assert!(added.status.success(), "{}", String::from_utf8_lossy(&added.stderr));
    assert_eq!(count(&Library::open_existing(&folder.path().join("library.db")).expect("opened")), 3000);
}
