//! What the reader fetches while somebody reads.

use super::server::{Reply, Server};
use super::syncing::{follow, rss};
use crate::deadline::{receive, wait_until};
use depesche::intake::MOST_ENTRIES;
use depesche::library::Library;
use depesche::tui::effect::library_worker::{LibraryAnswer, LibraryHandle, LibraryWorker, Request};
use depesche::tui::msg::Msg;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

fn desk(path: &Path) -> (LibraryWorker, Receiver<Msg>) {
    let (sender, messages) = channel();
    let library = Library::open_existing(path).expect("opened");
    (LibraryWorker::new(LibraryHandle::Open(library), sender).expect("threads"), messages)
}

/// Takes answers until `is_it`.
fn wait(messages: &Receiver<Msg>, is_it: impl Fn(&LibraryAnswer) -> bool) -> LibraryAnswer {
    receive("an answer", messages, |message| match message {
        Msg::Library(answer) if is_it(&answer) => Some(answer),
        _ => None,
    })
}

/// Quitting during a sync begins no further feed, so that none looks as if it had crashed the program.
#[test]
fn quitting_stops_a_sync_and_leaves_no_marks() {
    let held = Arc::new(AtomicUsize::new(0));
    let holds = Arc::new(AtomicBool::new(true));
    let (counter, flag) = (Arc::clone(&held), Arc::clone(&holds));
    let server = Server::start(move |_| {
        counter.fetch_add(1, Ordering::SeqCst);
        while flag.load(Ordering::SeqCst) {
            thread::sleep(Duration::from_millis(5));
        }
        Reply::ok(rss(0..1))
    });
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("library.db");
    let mut library = Library::open(&path).expect("made");
    let feeds = 2 * depesche::sync::WORKERS;
    for number in 0..feeds {
        follow(&mut library, &server.url(&format!("/{number}")), false);
    }
    let (mut desk, messages) = desk(&path);
    desk.ask(Request::Sync(None));
    wait_until("a feed that is fetched", || held.load(Ordering::SeqCst) > 0);
    assert!(desk.close().is_some());
    let marked = || library.feeds().expect("feeds").iter().filter(|feed| feed.unfinished > 0).count();
    assert_eq!(marked(), 0);
    holds.store(false, Ordering::SeqCst);
    wait(&messages, |answer| matches!(answer, LibraryAnswer::Synced(_)));
    assert_eq!(marked(), 0);
    let begun = server.seen().len();
    assert!(begun <= depesche::sync::WORKERS, "{begun} of {feeds} feeds were fetched");
}

#[test]
fn entries_that_are_not_read_are_told() {
    let server = Server::start(|_| Reply::ok(rss(0..MOST_ENTRIES + 3)));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("library.db");
    drop(Library::open(&path).expect("made"));
    let (mut desk, messages) = desk(&path);
    desk.ask(Request::Add(server.url("/feed")));
    let added =
        wait(&messages, |answer| matches!(answer, LibraryAnswer::Added { .. } | LibraryAnswer::Failed(_)));
    let told = format!("{added:?}");
    let LibraryAnswer::Added { title, is_feed, beyond, .. } = added else { panic!("{told}") };
    assert_eq!((title.as_str(), is_feed, beyond), ("Zahlen", true, 3));
}
