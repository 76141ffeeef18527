//! From the web into the library: pages by their addresses, feeds with what is new in them.
//!
//! ```text
//!   queue of feeds ──► workers: fetch, read, fetch pages, analyse ──Portion──► writer: the library
//! ```
//!
//! Each worker takes one feed at a time. What it has read goes to the one writer in portions, each of which is one
//! transaction; what the feed's server said of its state is noted only behind the last portion. So a sync that is
//! interrupted or killed at any moment leaves a whole library, and the next one asks for the same feed again and takes
//! up what is missing. Nothing is fetched but what the feeds name, as [`fetch`](crate::fetch) guards it.

pub mod opml;
pub mod page;
mod worker;

use crate::analysis::{Analysis, analyze};
use crate::document::Document;
use crate::fetch::{Client, Limits};
use crate::intake;
use crate::library::feeds::{Feed, Outcome};
use crate::library::{Added, Delivery, Library, Result};
use chrono::Utc;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// So many feeds are fetched at the same time, unless asked otherwise.
pub const WORKERS: usize = 8;

/// How a sync is done.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// How many feeds at the same time.
    pub workers: usize,
    /// The bounds of each request.
    pub limits: Limits,
}

impl Default for Options {
    fn default() -> Self {
        Self { workers: WORKERS, limits: Limits::default() }
    }
}

/// What a sync tells while it goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The feed.
    pub feed: i64,
    /// How far it is.
    pub step: Step,
}

/// How far a feed is.
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
    /// It cannot be had, in words.
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
}

impl Tally {
    fn count(&mut self, added: &[Added]) {
        self.new += added.iter().filter(|added| matches!(added, Added::New(_))).count();
        self.updated += added.iter().filter(|added| matches!(added, Added::Updated(_))).count();
    }

    fn add(&mut self, other: Self) {
        self.new += other.new;
        self.updated += other.updated;
        self.missed += other.missed;
        self.failed += other.failed;
    }
}

/// What a worker sends.
enum Sent {
    Progress(Progress),
    Portion {
        feed: i64,
        articles: Vec<(Document, Analysis)>,
    },
    Finished {
        feed: i64,
        outcome: Outcome,
        missed: usize,
    },
    /// Which of these pages, each with the length of its teaser, need not be fetched, since the library has them.
    Question {
        addresses: Vec<(String, usize)>,
        answer: Sender<Vec<bool>>,
    },
}

/// Syncs `feeds` into `library`, until all are done or `stop` is set. `tell` is called as it goes.
///
/// # Errors
/// Where the library cannot be written; what goes wrong with a feed is told, and noted with the feed.
pub fn run(
    library: &mut Library,
    feeds: Vec<Feed>,
    options: Options,
    stop: &AtomicBool,
    mut tell: impl FnMut(Progress),
) -> Result<Tally> {
    let typed = feeds.iter().filter(|feed| feed.is_typed).map(|feed| feed.url.as_str());
    let client = Client::new(typed, options.limits);
    let workers = options.workers.clamp(1, feeds.len().max(1));
    let queue = Mutex::new(feeds.into_iter());
    let (sender, sent) = channel();
    thread::scope(|scope| {
        for _ in 0..workers {
            let (queue, client, sender) = (&queue, &client, sender.clone());
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let next = queue.lock().unwrap_or_else(PoisonError::into_inner).next();
                    let Some(feed) = next else { return };
                    let work = worker::Worker { client, feed: &feed, sender: &sender, stop };
                    if work.run().is_err() {
                        return;
                    }
                }
            });
        }
        drop(sender);
        let result = write(library, &sent, &mut tell);
        if result.is_err() {
            // The workers end as soon as nobody listens any more.
            stop.store(true, Ordering::Relaxed);
        }
        drop(sent);
        result
    })
}

fn write(library: &mut Library, sent: &Receiver<Sent>, tell: &mut impl FnMut(Progress)) -> Result<Tally> {
    let mut total = Tally::default();
    let mut tallies = HashMap::<i64, Tally>::new();
    for message in sent {
        match message {
            Sent::Question { addresses, answer } => {
                let there = library.has_pages(&addresses)?;
                // Whoever asked may have been stopped.
                let _ = answer.send(there);
            }
            Sent::Progress(progress) => tell(progress),
            Sent::Portion { feed, articles } => {
                tallies.entry(feed).or_default().count(&library.add(&Delivery::all(&articles, Some(feed)))?);
            }
            Sent::Finished { feed, outcome, missed } => {
                library.note_sync(feed, Utc::now().timestamp(), &outcome)?;
                let mut tally = tallies.remove(&feed).unwrap_or_default();
                tally.missed = missed;
                let step = match outcome.problem {
                    Some(problem) => {
                        tally.failed = 1;
                        Step::Failed(problem)
                    }
                    None => Step::Done(tally),
                };
                total.add(tally);
                tell(Progress { feed, step });
            }
        }
    }
    Ok(total)
}

/// What an article names; nothing where the analysis breaks off, which must not cost the other articles.
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
