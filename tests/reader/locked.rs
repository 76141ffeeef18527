//! The library while another process holds its lock.

use super::driver::Driver;
use depesche::analysis::analyze;
use depesche::intake::{Format, Metadata, document};
use depesche::library::{Library, NewArticle};
use depesche::tui::app::App;
use depesche::tui::effect::library_worker::{LibraryAnswer, LibraryHandle, LibraryWorker, Request};
use depesche::tui::msg::{Effect, Msg};
use depesche::tui::screen::library::LibraryScreen;
use depesche::tui::ui::keymap::Keymap;
use depesche::tui::update::update;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// Far more than anything takes here, and less than the library waits for a lock by itself.
const SOON: Duration = Duration::from_secs(10);

/// A library of two articles.
fn library(folder: &Path) -> PathBuf {
    let path = folder.join("library.db");
    let mut library = Library::open(&path).expect("a library");
    for (title, words) in [("Erster", "eins"), ("Zweiter", "zwei")] {
        let text = format!(
            "# {title}\n\nSiemens hat im Jahr 2023 {words} Milliarden Euro umgesetzt, mehr als zuvor."
        );
        let document = document(text, Format::Markdown, Metadata::default());
        let analysis = analyze(&document);
        library
            .add(&[NewArticle { document: &document, analysis: &analysis, feed: None, address: None }])
            .expect("added");
    }
    path
}

/// Another process that is writing.
fn lock(path: &Path) -> rusqlite::Connection {
    let other = rusqlite::Connection::open(path).expect("opened");
    other.execute_batch("BEGIN IMMEDIATE").expect("locked");
    other
}

/// A reader on a library, with the threads that serve it.
struct Reader {
    app: App,
    desk: LibraryWorker,
    messages: Receiver<Msg>,
    has_quit: bool,
}

impl Reader {
    fn new(path: &Path) -> Self {
        Self::with_grace(path, SOON)
    }

    /// A reader that tries to save changes for `grace` when it ends.
    fn with_grace(path: &Path, grace: Duration) -> Self {
        let (sender, messages) = channel();
        let handle = LibraryHandle::Open(Library::open_existing(path).expect("a library"));
        let desk = LibraryWorker::with_grace(handle, sender, grace).expect("threads");
        let keymap = Keymap::load([]).expect("the built-in keymap is right");
        let (app, _) = App::new(Vec::new(), keymap, (100, 24));
        let mut reader = Self { app, desk, messages, has_quit: false };
        let mut library = LibraryScreen::default();
        let list = library.ask();
        reader.app.take_library(library);
        reader.carry_out(vec![list, Effect::Library(Request::Sidebar)]);
        reader.wait("the rows", |app| shown(app).is_some());
        reader
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Library(request) => self.desk.ask(request),
                Effect::Quit => self.has_quit = true,
                _ => {}
            }
        }
    }

    fn press(&mut self, keys: &str) {
        for key in keys.split(' ') {
            let effects = update(&mut self.app, Msg::Key(key.parse().expect("a key")));
            self.carry_out(effects);
        }
    }

    /// Takes messages until `holds`.
    fn wait(&mut self, what: &str, holds: impl Fn(&App) -> bool) {
        let deadline = Instant::now() + SOON;
        while !holds(&self.app) {
            let left = deadline.saturating_duration_since(Instant::now());
            let message = self.messages.recv_timeout(left).unwrap_or_else(|_| panic!("no {what}"));
            let effects = update(&mut self.app, message);
            self.carry_out(effects);
        }
    }

    /// Takes what comes within a time.
    fn idle(&mut self, time: Duration) {
        let deadline = Instant::now() + time;
        while let Ok(message) = self.messages.recv_timeout(deadline.saturating_duration_since(Instant::now()))
        {
            let effects = update(&mut self.app, message);
            self.carry_out(effects);
        }
    }
}

/// The selected row.
fn shown(app: &App) -> Option<&depesche::library::ArticleRow> {
    let library = app.library.as_ref()?;
    library.row(library.selection()?)
}

fn unsaved(app: &App) -> usize {
    app.library.as_ref().map_or(0, |library| library.unsaved().count())
}

/// What is stored of the articles, in their order: read, starred.
fn stored(path: &Path) -> Vec<(bool, bool)> {
    let library = Library::open_existing(path).expect("a library");
    let ids = library.all_ids().expect("ids");
    library.rows(&ids).expect("rows").iter().map(|row| (row.is_read, row.is_starred)).collect()
}

#[test]
fn articles_open_at_once_and_changes_are_kept_in_order() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = library(folder.path());
    let mut reader = Reader::new(&path);
    let other = lock(&path);
    reader.press("enter");
    reader.wait("the article", |app| app.screen.reader().is_some());
    reader.press("esc * * *");
    assert!(shown(&reader.app).is_some_and(|row| row.is_starred && row.is_read));
    // Lists that come meanwhile do not take back what was done.
    reader.press("/ s i e m e n s enter");
    reader.idle(Duration::from_millis(700));
    assert!(shown(&reader.app).is_some_and(|row| row.is_starred && row.is_read));
    reader.wait("word of the waiting changes", |app| {
        app.notice.as_deref().is_some_and(|notice| notice.contains("Library is busy"))
    });
    assert!(unsaved(&reader.app) >= 4);
    assert_eq!(stored(&path), [(false, false), (false, false)]);
    other.execute_batch("ROLLBACK").expect("let go");
    reader.wait("the changes", |app| unsaved(app) == 0);
    let changed = stored(&path).into_iter().filter(|row| *row == (true, true)).count();
    assert_eq!(changed, 1, "three stars are one star");
    assert_eq!(reader.desk.close(), Some(Vec::new()));
}

#[test]
fn quitting_gives_up_after_a_while_and_tells_what_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = library(folder.path());
    // The bound of the wait grows with the grace, so that a busy machine does not matter.
    let mut reader = Reader::with_grace(&path, Duration::from_secs(2));
    let _other = lock(&path);
    reader.press("*");
    reader.press("enter");
    reader.wait("the article", |app| app.screen.reader().is_some());
    reader.press("Q");
    assert!(reader.has_quit);
    // Where nothing is known in time, the reader tells which of its changes are unsaved itself, in the same order.
    let known = || reader.app.library.iter().flat_map(LibraryScreen::unsaved).cloned().collect();
    let lost: Vec<Request> = reader.desk.close().unwrap_or_else(known);
    assert!(
        matches!(lost[..], [Request::Star(_, true), Request::Seen(_), Request::Position(..)]),
        "all of them, in their order: {lost:?}"
    );
    assert_eq!(stored(&path), [(false, false), (false, false)]);
}

#[test]
fn a_lock_that_goes_in_time_costs_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = library(folder.path());
    let mut reader = Reader::with_grace(&path, Duration::from_secs(600));
    let other = lock(&path);
    reader.press("*");
    let letting_go = std::thread::spawn(move || {
        // Long enough for the end of the reader to find the lock, and far less than its grace.
        std::thread::sleep(Duration::from_millis(400));
        other.execute_batch("COMMIT").expect("let go");
    });
    assert_eq!(reader.desk.close(), Some(Vec::new()));
    letting_go.join().expect("let go");
    assert!(stored(&path).iter().any(|row| row.1));
}

#[test]
fn what_another_process_writes_is_noticed() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = library(folder.path());
    let mut reader = Reader::new(&path);
    reader.idle(Duration::from_millis(700));
    let id = shown(&reader.app).expect("a row").id;
    let other = rusqlite::Connection::open(&path).expect("opened");
    other.execute("UPDATE article SET starred = 1 WHERE id = ?1", [id]).expect("starred");
    reader.wait("the star", |app| shown(app).is_some_and(|row| row.is_starred));
}

#[test]
fn a_change_that_fails_is_told_and_taken_back() {
    let mut driver = Driver::of_library(Library::in_memory().expect("a library"), 100, 12);
    driver.send(Msg::Library(LibraryAnswer::Lost("library.db: the disk is full".to_owned())));
    assert!(driver.screen().contains("Not saved: library.db: the disk is full"), "{}", driver.screen());
    let folder = tempfile::tempdir().expect("a folder");
    let path = library(folder.path());
    let mut reader = Reader::new(&path);
    let other = rusqlite::Connection::open(&path).expect("opened");
    other
        .execute_batch(
            "CREATE TRIGGER no BEFORE UPDATE ON article BEGIN SELECT raise(ABORT, 'no stars'); END",
        )
        .expect("a trigger");
    reader.press("*");
    assert!(shown(&reader.app).is_some_and(|row| row.is_starred));
    reader.wait("the error", |app| app.notice.as_deref().is_some_and(|notice| notice.contains("no stars")));
    reader.wait("the row as it is", |app| shown(app).is_some_and(|row| !row.is_starred));
}
