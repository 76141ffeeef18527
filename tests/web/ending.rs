//! What a sync that ends before its time leaves, and what the next one makes of it.

use super::server::{Reply, Server};
use super::syncing::{depesche, follow, options, rss, sync};
use crate::deadline::wait_until;
use depesche::library::Library;
use depesche::library::feeds::Feed;
use depesche::sync::{self, SyncOptions, SyncStep, SyncTally};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

/// A server that holds the answer to `/held` while the flag is set, and how many requests for it are being held.
fn holding() -> (Server, Arc<AtomicBool>, Arc<AtomicUsize>) {
    let (holds, held) = (Arc::new(AtomicBool::new(true)), Arc::new(AtomicUsize::new(0)));
    let (flag, counter) = (Arc::clone(&holds), Arc::clone(&held));
    let server = Server::start(move |request| {
        let number = match request.path.as_str() {
            "/held" => {
                counter.fetch_add(1, Ordering::SeqCst);
                while flag.load(Ordering::SeqCst) {
                    thread::sleep(Duration::from_millis(5));
                }
                0
            }
            "/a" => 1,
            "/b" => 2,
            _ => 3,
        };
        Reply::ok(rss(number * 10..number * 10 + 3))
    });
    (server, holds, held)
}

fn feeds(folder: &Path) -> HashMap<String, Feed> {
    let library = Library::open_existing(&folder.join("library.db")).expect("opened");
    let feeds = library.feeds().expect("feeds");
    feeds.into_iter().map(|feed| (feed.url.rsplit('/').next().unwrap_or_default().to_owned(), feed)).collect()
}

fn run(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = depesche(folder, args).output().expect("runs");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

/// Kills a sync while the server holds one feed and everything else is noted.
fn kill_while_held(folder: &Path, server: &Server, held: &AtomicUsize, others: &[&str]) {
    let before = held.load(Ordering::SeqCst);
    server.take_paths();
    let mut child = depesche(folder, &["sync"]).spawn().expect("runs");
    wait_until("the feed is held", || held.load(Ordering::SeqCst) > before);
    wait_until("the others are noted", || {
        let feeds = feeds(folder);
        others.iter().all(|name| feeds[*name].unfinished == 0 && feeds[*name].synced.is_some())
    });
    child.kill().expect("killed");
    child.wait().expect("ended");
}

#[test]
fn a_feed_that_ends_the_program_never_stops_the_others() {
    let (server, holds, held) = holding();
    let folder = tempfile::tempdir().expect("a folder");
    // By another name of the host, which is asked one thing at a time.
    let other = |path: &str| server.url(path).replace("127.0.0.1", "localhost");
    assert_eq!(
        run(folder.path(), &["feed", "add", "--no-fetch", &server.url("/held"), &other("/a"), &other("/b")])
            .0,
        0
    );
    kill_while_held(folder.path(), &server, &held, &["a", "b"]);
    let noted = feeds(folder.path());
    assert_eq!(noted["held"].unfinished, 1);
    assert_eq!((noted["a"].unfinished, noted["a"].articles), (0, 3));
    assert_eq!(noted["held"].problem, None, "one kill says nothing about the feed");

    // It comes last now, when the others are noted.
    kill_while_held(folder.path(), &server, &held, &["a", "b"]);
    let asked: Vec<String> = server.seen().into_iter().map(|request| request.path).collect();
    assert_eq!(asked.last().map(String::as_str), Some("/held"), "{asked:?}");
    assert_eq!(feeds(folder.path())["held"].unfinished, 2);

    // Twice in a row is once too often: the next sync leaves it out, says why, and comes to its end.
    server.take_paths();
    let (code, _, told) = run(folder.path(), &["sync"]);
    assert_eq!((code, server.take_paths()), (1, vec!["/a".to_owned(), "/b".to_owned()]));
    let id = feeds(folder.path())["held"].id.to_string();
    let problem = format!(
        "skipped: depesche crashed 2 times while reading this feed; run `depesche sync {id}` to retry"
    );
    assert!(told.contains(&problem), "{told}");
    assert_eq!(feeds(folder.path())["held"].problem.as_ref(), Some(&problem));
    assert_eq!(run(folder.path(), &["sync"]).0, 1, "and so does the one after it");
    assert_eq!(server.take_paths().len(), 2);
    assert!(run(folder.path(), &["feed", "list", "--to", "csv"]).1.contains("2 times"));

    // By name it is tried again, and all is well.
    holds.store(false, Ordering::SeqCst);
    let (code, out, told) = run(folder.path(), &["sync", &id]);
    assert_eq!((code, out.as_str()), (0, "3 new articles\n"), "{told}");
    let feed = &feeds(folder.path())["held"];
    assert_eq!((feed.unfinished, feed.failures, feed.problem.as_ref()), (0, 0, None));
}

/// Which of several feeds ended the program is not known at first: then they are read one by one.
#[test]
fn suspects_are_read_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("library.db");
    let server = Server::start(|_| Reply::ok(rss(0..1)));
    let mut library = Library::open(&path).expect("made");
    let ids: Vec<i64> =
        (0..6).map(|number| follow(&mut library, &server.url(&format!("/{number}")), false)).collect();
    let round = library.begin_round(&mut []).expect("begun");
    for id in &ids[..4] {
        library.begin_sync(*id, &round, &AtomicBool::new(false)).expect("begun");
    }
    drop(round);
    let mut order = Vec::new();
    let feeds = library.feeds().expect("feeds");
    sync::run(&mut library, feeds, options(), &AtomicBool::new(false), |progress| {
        if !matches!(progress.step, SyncStep::Reading { .. }) {
            order.push((progress.feed, matches!(progress.step, SyncStep::Done(_))));
        }
    })
    .expect("synced");
    let first = order.iter().position(|(id, _)| ids[..4].contains(id)).expect("read");
    assert_eq!(first, 4, "both others are done before: {order:?}");
    assert!(order[first..].chunks(2).all(|pair| pair[0].0 == pair[1].0 && pair[1].1), "{order:?}");
    assert!(library.feeds().expect("feeds").iter().all(|feed| feed.unfinished == 0));
}

/// The mark of a sync that goes on is none of a crash, however many others find it.
#[test]
fn a_feed_that_others_are_reading_is_not_suspect() {
    let (server, holds, held) = holding();
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(run(folder.path(), &["feed", "add", "--no-fetch", &server.url("/held")]).0, 0);
    let mut children = Vec::new();
    for number in 1..=4 {
        children.push(depesche(folder.path(), &["sync"]).spawn().expect("runs"));
        wait_until("it is read", || held.load(Ordering::SeqCst) == number);
        assert_eq!(feeds(folder.path())["held"].unfinished, 1);
    }
    // One that is killed while the others go on is found later, by its age.
    children[3].kill().expect("killed");
    let path = folder.path().join("library.db");
    let library = Library::open_existing(&path).expect("opened");
    let counted = || {
        let mut feeds = library.feeds().expect("feeds");
        let _round = library.begin_round(&mut feeds).expect("begun");
        feeds[0].unfinished
    };
    assert_eq!(counted(), 0);
    let raw = rusqlite::Connection::open(&path).expect("opened");
    raw.execute("UPDATE feed SET begun = begun - 601", []).expect("made older");
    assert_eq!(counted(), 1);
    holds.store(false, Ordering::SeqCst);
    for child in &mut children[..3] {
        assert!(child.wait().expect("ended").success());
    }
    children[3].wait().expect("ended");
    assert_eq!(feeds(folder.path())["held"].unfinished, 0);
}

/// Whoever stops syncs and takes the marks back finds no new mark afterwards.
#[test]
fn no_feed_is_marked_after_the_stop() {
    let mut library = Library::in_memory().expect("a library");
    let id = follow(&mut library, "http://127.0.0.1:1/feed", false);
    let stop = AtomicBool::new(false);
    let round = library.begin_round(&mut []).expect("begun");
    assert!(library.begin_sync(id, &round, &stop).expect("begun"));
    stop.store(true, Ordering::SeqCst);
    library.abandon_syncs().expect("taken back");
    assert!(!library.begin_sync(id, &round, &stop).expect("asked"));
    assert_eq!(library.feeds().expect("feeds")[0].unfinished, 0);
}

#[test]
fn what_the_user_stops_is_no_fault_of_the_feed() {
    let (server, holds, held) = holding();
    let mut library = Library::in_memory().expect("a library");
    follow(&mut library, &server.url("/held"), false);
    let stop = AtomicBool::new(false);
    let feeds = library.feeds().expect("feeds");
    thread::scope(|scope| {
        scope.spawn(|| {
            wait_until("held", || held.load(Ordering::SeqCst) > 0);
            stop.store(true, Ordering::SeqCst);
            thread::sleep(Duration::from_millis(300));
            holds.store(false, Ordering::SeqCst);
        });
        sync::run(&mut library, feeds, options(), &stop, |_| {}).expect("stopped");
    });
    assert_eq!(library.feeds().expect("feeds")[0].unfinished, 0);
}

/// The first signal asks to stop; the second one ends the program while a feed is still being read.
#[cfg(unix)]
#[test]
fn two_signals_are_no_fault_of_the_feed() {
    let (server, _holds, held) = holding();
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(run(folder.path(), &["feed", "add", "--no-fetch", &server.url("/held")]).0, 0);
    let mut child = depesche(folder.path(), &["sync"]).spawn().expect("runs");
    wait_until("held", || held.load(Ordering::SeqCst) > 0);
    assert_eq!(feeds(folder.path())["held"].unfinished, 1);
    let interrupt = || {
        let status = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
        assert!(status.expect("runs").success());
    };
    interrupt();
    wait_until("it is noted", || feeds(folder.path())["held"].unfinished == 0);
    interrupt();
    assert!(!child.wait().expect("ended").success());
    assert_eq!(feeds(folder.path())["held"].unfinished, 0);
}

/// A feed whose articles cannot be stored fails alone. Here it is removed while it is read.
#[test]
fn articles_that_cannot_be_stored_cost_their_feed_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("library.db");
    let mut library = Library::open(&path).expect("made");
    let other = path.clone();
    let server = Server::start(move |request| {
        if request.path == "/removed" {
            let mut library = Library::open_existing(&other).expect("opened");
            let feed =
                library.feeds().expect("feeds").into_iter().find(|feed| feed.url.ends_with("/removed"));
            library.remove_feed(feed.expect("followed").id).expect("removed");
            return Reply::ok(rss(0..20));
        }
        Reply::ok(rss(50..70))
    });
    for path in ["/removed", "/a", "/b"] {
        follow(&mut library, &server.url(path), false);
    }
    let tally = sync(&mut library);
    assert_eq!((tally.failed, tally.new), (1, 20), "{tally:?}");
    assert_eq!(library.check().expect("checked"), [] as [String; 0]);
}

#[test]
fn a_library_that_cannot_be_written_ends_the_sync_and_blames_no_feed() {
    let (server, holds, _) = holding();
    holds.store(false, Ordering::SeqCst);
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("library.db");
    let mut library = Library::open(&path).expect("made");
    follow(&mut library, &server.url("/a"), false);
    library.set_patience(Duration::from_millis(50)).expect("set");
    let writer = rusqlite::Connection::open(&path).expect("opened");
    writer.execute_batch("BEGIN IMMEDIATE").expect("locked");
    let feeds = library.feeds().expect("feeds");
    let result = sync::run(&mut library, feeds, SyncOptions::default(), &AtomicBool::new(false), |_| {});
    assert!(matches!(result, Err(depesche::library::Error::Busy)), "{result:?}");
    writer.execute_batch("ROLLBACK").expect("released");
    assert_eq!(library.feeds().expect("feeds")[0].unfinished, 0);
    assert_eq!(sync(&mut library), SyncTally { new: 3, ..SyncTally::default() });
}
