//! Saves changes of the library in order, on a thread of their own.
//!
//! A change that finds the library locked stays first in line and is tried again until it succeeds or the program ends.
//! So the order of the user's actions is kept. The thread also notices changes by other processes, since this
//! connection can tell them from its own.

use crate::library::{Error, Library, Result};
use crate::tui::effect::library_worker::request::{LibraryAnswer, Request};
use crate::tui::msg::Msg;
use std::collections::VecDeque;
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

/// How long changes are tried for at the end of the program, unless asked otherwise.
pub const GRACE: Duration = Duration::from_millis(1200);

/// How often to check for changes by other processes.
const PACE: Duration = Duration::from_millis(500);

/// How long one try waits for the lock, and the pause before the next one.
const TRY: Duration = Duration::from_millis(200);
const PAUSE: Duration = Duration::from_millis(50);

/// After this time the user is told that changes are waiting.
const UNTOLD: Duration = Duration::from_secs(2);

/// Saves changes until the channel is closed, and then for `grace` what is left. Every request is answered, in order, with
/// [`LibraryAnswer::Saved`] or [`LibraryAnswer::Lost`]; what is left at the end goes to `unsaved`.
pub(in crate::tui) fn serve(
    path: &Path,
    requests: &Receiver<Request>,
    messages: &Sender<Msg>,
    unsaved: &Sender<Vec<Request>>,
    grace: Duration,
) {
    let mut line = Line { library: None, waiting: VecDeque::new(), version: 0, locked: None };
    // The reader may have quit. Its changes are saved all the same.
    let send = |answer| drop(messages.send(Msg::Library(answer)));
    let mut end = None;
    // Changes by others count from now on.
    line.step(path, &send);
    loop {
        if end.is_none() {
            let pause = if line.waiting.is_empty() {
                PACE
            } else if line.locked.is_some() {
                PAUSE
            } else {
                Duration::ZERO
            };
            match requests.recv_timeout(pause) {
                Ok(request) => line.waiting.extend(std::iter::once(request).chain(requests.try_iter())),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => end = Some(Instant::now() + grace),
            }
        } else if line.locked.is_some() {
            thread::sleep(PAUSE);
        }
        line.step(path, &send);
        if end.is_some_and(|end| line.waiting.is_empty() || Instant::now() >= end) {
            break;
        }
    }
    if let Some(library) = &mut line.library {
        // Quitting during a sync says nothing about the feeds being read. The worker has told the syncs to stop.
        let _ = library.abandon_syncs();
    }
    let _ = unsaved.send(line.waiting.into());
}

/// The changes that wait to be saved.
struct Line {
    library: Option<Library>,
    waiting: VecDeque<Request>,
    /// The last version of the library that was reported to the reader.
    version: i64,
    /// Since when another process has held the lock, and whether that was reported.
    locked: Option<(Instant, bool)>,
}

impl Line {
    /// Tries the first change, and looks for changes by others.
    fn step(&mut self, path: &Path, send: &impl Fn(LibraryAnswer)) {
        if self.library.is_none() {
            match open(path) {
                Ok((library, version)) => (self.library, self.version) = (Some(library), version),
                // The thread for reads has reported it, but not the changes that are lost.
                Err(Error::Busy) => self.note_lock(send),
                Err(error) => {
                    for _ in self.waiting.drain(..) {
                        send(LibraryAnswer::Lost(format!("{}: {error}", path.display())));
                    }
                }
            }
        }
        let Some(library) = &mut self.library else { return };
        let saved = self.waiting.front().map(|request| save(library, request));
        let now = library.version_seen().unwrap_or(self.version);
        match saved {
            Some(Err(Error::Busy)) => self.note_lock(send),
            Some(result) => {
                self.waiting.pop_front();
                self.locked = None;
                send(match result {
                    Ok(()) => LibraryAnswer::Saved,
                    Err(error) => LibraryAnswer::Lost(format!("{}: {error}", path.display())),
                });
            }
            None => {}
        }
        if std::mem::replace(&mut self.version, now) != now {
            send(LibraryAnswer::Changed);
        }
    }

    fn note_lock(&mut self, send: &impl Fn(LibraryAnswer)) {
        let (since, told) = self.locked.get_or_insert_with(|| (Instant::now(), false));
        if !*told && since.elapsed() >= UNTOLD && !self.waiting.is_empty() {
            *told = true;
            send(LibraryAnswer::Waiting);
        }
    }
}

fn open(path: &Path) -> Result<(Library, i64)> {
    let library = Library::open_existing(path)?;
    library.set_patience(TRY)?;
    let version = library.version_seen()?;
    Ok((library, version))
}

/// Saves a change. Anything else changes nothing.
pub(in crate::tui) fn save(library: &mut Library, request: &Request) -> Result<()> {
    match request {
        Request::Seen(id) => library.mark_read(&[*id], true).or_else(allow_read_only),
        Request::Position(id, byte) => library.keep_position(*id, *byte).or_else(allow_read_only),
        Request::Read(ids, is_read) => library.mark_read(ids, *is_read),
        Request::Star(ids, is_starred) => library.star(ids, *is_starred),
        Request::Delete(ids, is_deleted) => library.delete(ids, *is_deleted),
        Request::Tags(id, tags) => library.set_tags(*id, tags),
        Request::Unfollow(feed) => library.remove_feed(*feed),
        Request::Refollow(feed) => library.add_feed(&feed.as_new()).map(drop),
        Request::Save(name, query) => library.save_search(name, query.as_deref()),
        _ => Ok(()),
    }
}

/// Read marks and positions are a convenience: on a read-only medium they may fail.
fn allow_read_only(error: Error) -> Result<()> {
    if matches!(error, Error::ReadOnly) { Ok(()) } else { Err(error) }
}
