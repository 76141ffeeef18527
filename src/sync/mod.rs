//! Fetches pages and new entries of feeds into the library.
//!
//! ```text
//!   queue of feeds ──► workers: fetch, read, fetch pages, analyse ──Portion──► writer: the library
//! ```
//!
//! Each worker takes one feed at a time. What it has read goes to the one writer in portions, each of which is one
//! transaction; what the feed's server said of its state is noted only behind the last portion. So a sync that is
//! interrupted or killed at any moment leaves a whole library, and the next one asks for the same feed again and takes
//! up what is missing.
//!
//! A feed never affects the others. A panic while it is read is a problem of that feed. One that crashes the whole
//! program is known by a mark that is set before it is read (`library::health`): the next sync reads it last and alone,
//! and after [`MOST_ENDS`] crashes in a row skips it until it is named.
//! Nothing is fetched but what the feeds name, as [`fetch`](crate::fetch) guards it.

pub mod opml;
pub mod page;
mod plan;
mod worker;
mod writer;

use crate::analysis::{Analysis, analyze};
use crate::document::Document;
use crate::fetch::{Client, Limits};
use crate::intake;
use crate::library::feeds::Feed;
use crate::library::{AddOutcome, Library, Result};
use plan::Plan;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Mutex, PoisonError};
use std::thread;
use worker::Worker;
use writer::Writer;

/// So many feeds are fetched at the same time, unless asked otherwise.
pub const WORKERS: usize = 8;

/// At most so many entries of a feed are read, the first ones: feeds that hold more are archives.
pub const MOST_ENTRIES: usize = intake::feed::MOST_ENTRIES;

/// At most so many pages are fetched for a feed at a time.
pub const MOST_PAGES: usize = 100;

pub use plan::MOST_ENDS;

/// How a sync is done.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// How many feeds at the same time.
    pub workers: usize,
    /// The bounds of each request.
    pub limits: Limits,
    /// How many entries of a feed are read at most.
    pub entries: usize,
    /// How many pages are fetched for a feed at most.
    pub pages: usize,
    /// Whether feeds that crashed the program repeatedly are read too.
    pub retry: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            workers: WORKERS,
            limits: Limits::default(),
            entries: MOST_ENTRIES,
            pages: MOST_PAGES,
            retry: false,
        }
    }
}

/// News of a running sync.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The feed.
    pub feed: i64,
    /// Its state.
    pub step: Step,
}

/// The state of a feed during a sync.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// It is being fetched.
    Fetching,
    /// So many of its articles are done.
    Reading {
        /// Those that are done.
        done: usize,
        /// All that are to be.
        total: usize,
    },
    /// It is done.
    Done(Tally),
    /// It failed, for this reason.
    Failed(String),
}

/// What a sync brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// New articles.
    pub new: usize,
    /// Articles whose text was replaced by a fuller one.
    pub updated: usize,
    /// Pages that could not be fetched, so that only the feed's own text was kept.
    pub missed: usize,
    /// Feeds that failed.
    pub failed: usize,
    /// Entries that were not read, since their feeds hold more than are read.
    pub entries_left: usize,
    /// Pages that are left for the next sync, since their feeds name more than are fetched at a time.
    pub pages_left: usize,
}

impl Tally {
    fn count(&mut self, added: &[AddOutcome]) {
        self.new += added.iter().filter(|added| matches!(added, AddOutcome::New(_))).count();
        self.updated += added.iter().filter(|added| matches!(added, AddOutcome::Updated(_))).count();
    }

    fn add(&mut self, other: Self) {
        self.new += other.new;
        self.updated += other.updated;
        self.missed += other.missed;
        self.failed += other.failed;
        self.entries_left += other.entries_left;
        self.pages_left += other.pages_left;
    }
}

/// Syncs `feeds` into `library`, until all are done or `stop` is set. `tell` is called as it goes.
///
/// # Errors
/// Where the library cannot be written; what goes wrong with a feed is told, and noted with the feed.
pub fn run(
    library: &mut Library,
    mut feeds: Vec<Feed>,
    options: Options,
    stop: &AtomicBool,
    mut tell: impl FnMut(Progress),
) -> Result<Tally> {
    let client = Client::new(options.limits);
    let marks = library.begin_round(&mut feeds)?;
    let plan = Plan::of(feeds, options.retry);
    let mut writer = Writer::new(library, &marks, &mut tell);
    let result = plan
        .skipped
        .iter()
        .try_for_each(|feed| writer.skip(feed, plan::problem(feed)))
        .and_then(|()| round(&mut writer, plan.sound, options.workers, options, &client, stop))
        // What may crash the program is read when everything else is noted, one feed at a time.
        .and_then(|()| round(&mut writer, plan.suspect, 1, options, &client, stop));
    writer.end(result, stop.load(Ordering::Relaxed))
}

/// Syncs feeds at the same time, and returns when all are noted.
fn round(
    writer: &mut Writer<'_>,
    feeds: Vec<Feed>,
    workers: usize,
    options: Options,
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

/// The analysis of an article. Empty if the analysis panics, so that the other articles are kept.
pub fn analyzed(document: &Document) -> Analysis {
    intake::guarded(|| analyze(document)).unwrap_or_default()
}

/// Makes stored analyses anew that an older version of the analysis made, until all are done or `stop` is set. Says
/// how many were.
///
/// # Errors
/// Where the library cannot be read or written.
pub fn renew(library: &mut Library, stop: &AtomicBool) -> Result<usize> {
    /// So many at a time, so that what is new comes first.
    const PORTION: usize = 32;
    let mut done = 0;
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
                library.store_analysis(id, &document, &analyzed(&document))?;
                done += 1;
            }
        }
    }
}
