//! Fetches pages and new entries of feeds into the library.
//!
//! ```text
//!   queue of feeds ──► workers: fetch, read, fetch pages, analyse ──Portion──► writer: the library
//! ```
//!
//! Each worker handles one feed at a time and sends its articles to the single writer in portions. Each portion is one
//! transaction; the cache validators of the feed are stored only after the last portion. A sync can therefore be
//! interrupted or killed at any time: the library stays intact, and the next sync fetches the feed again and adds what is
//! missing.
//!
//! A feed never affects the others. A panic while reading it is an error of that feed. A feed that crashes the whole
//! program is recognised by a mark that is set before it is read (`library::health`): the next sync reads it last and
//! alone, and after [`MOST_ENDS`] crashes in a row skips it until it is named.
//! Only feeds and the pages they link to are fetched, within the limits of [`fetch`](crate::fetch).

mod analysis;
pub mod discover;
mod follow;
mod import;
mod newsboat;
pub mod opml;
mod options;
pub mod page;
mod plan;
mod progress;
mod worker;
mod writer;

pub use analysis::analyzed;
pub use follow::{Followed, follow};
pub use import::{ImportOutcome, import};
pub use options::{MOST_ENTRIES, MOST_PAGES, SyncOptions, WORKERS};
pub use plan::MOST_ENDS;
pub use progress::{SyncProgress, SyncStep, SyncTally};

use crate::fetch::Client;
use crate::library::feeds::Feed;
use crate::library::{Library, Result};
use plan::Plan;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError};
use std::thread;
use worker::Worker;
use writer::LibraryWriter;

/// Syncs `feeds` into `library` until all are done or `stop` is set. `tell` receives the progress.
///
/// # Errors
/// If the library cannot be written. Errors of a feed are reported, and stored with the feed.
pub fn run(
    library: &mut Library,
    mut feeds: Vec<Feed>,
    options: SyncOptions,
    stop: &AtomicBool,
    mut tell: impl FnMut(SyncProgress),
) -> Result<SyncTally> {
    let client = Client::new(options.limits);
    let marks = library.begin_round(&mut feeds)?;
    let plan = Plan::of(feeds, options.retry);
    let mut writer = LibraryWriter::new(library, &marks, &mut tell);
    let result = plan
        .skipped
        .iter()
        .try_for_each(|feed| writer.skip(feed, plan::problem(feed)))
        .and_then(|()| round(&mut writer, plan.sound, options.workers, options, &client, stop))
        // What may crash the program is read when everything else is noted, one feed at a time.
        .and_then(|()| round(&mut writer, plan.suspect, 1, options, &client, stop));
    writer.end(result, stop.load(Ordering::Relaxed))
}

/// Syncs feeds in parallel, and returns when all results are stored.
fn round(
    writer: &mut LibraryWriter<'_>,
    feeds: Vec<Feed>,
    workers: usize,
    options: SyncOptions,
    client: &Client,
    stop: &AtomicBool,
) -> Result<()> {
    let workers = workers.clamp(1, feeds.len().max(1));
    let queue = Mutex::new(feeds.into_iter());
    let (sender, sent) = channel();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (queue, sender) = (&queue, sender.clone());
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                    let Some(feed) = next else { return };
                    if Worker::new(client, &feed, &sender, stop, options).run().is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let result = writer.take_all(&sent, stop);
        if result.is_err() {
            // The workers stop at the next message, since the receiver is gone.
            stop.store(true, Ordering::Relaxed);
        }
        drop(sent);
        result
    })
}

/// Redoes what older versions stored, until all is done or `stop` is set: the word index, then the analyses. Returns the
/// number of analyses.
///
/// # Errors
/// Where the library cannot be read or written.
pub fn renew(library: &mut Library, stop: &AtomicBool) -> Result<usize> {
    /// So many at a time, so that what is new comes first.
    const PORTION: usize = 32;
    let mut done = 0;
    while !stop.load(Ordering::Relaxed) && library.index_words(PORTION)? > 0 {}
    loop {
        let outdated = library.outdated(PORTION)?;
        if outdated.is_empty() {
            return Ok(done);
        }
        for id in outdated {
            if stop.load(Ordering::Relaxed) {
                return Ok(done);
            }
            if let Some((_, document)) = library.document(id)? {
                let (document, analysis) = analyzed(document);
                library.store_analysis(id, &document, &analysis)?;
                done += 1;
            }
        }
    }
}
