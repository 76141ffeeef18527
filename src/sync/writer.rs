//! Writes to the library for all workers.

use super::progress::{SyncProgress, SyncStep, SyncTally};
use crate::analysis::Analysis;
use crate::document::Document;
use crate::library::feeds::{Feed, FetchOutcome};
use crate::library::health::Round;
use crate::library::{Library, NewArticle, Result, clock};
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// How often to check for a stop while no messages arrive.
const PACE: Duration = Duration::from_millis(100);

/// A message from a worker.
pub(super) enum Sent {
    /// Work on a feed begins as soon as that is noted and answered. There is no answer when the sync is stopped.
    Begin {
        feed: i64,
        ready: Sender<()>,
    },
    Progress(SyncProgress),
    Portion {
        feed: i64,
        articles: Vec<(Document, Analysis)>,
    },
    Finished {
        feed: i64,
        outcome: FetchOutcome,
        /// What was left out, as far as the worker knows.
        left: SyncTally,
    },
    /// Which of these pages, each with the length of its teaser, need not be fetched, since the library has them.
    Question {
        addresses: Vec<(String, usize)>,
        answer: Sender<Vec<bool>>,
    },
}

/// The library during a sync.
pub(super) struct LibraryWriter<'a> {
    library: &'a mut Library,
    round: &'a Round,
    tell: &'a mut dyn FnMut(SyncProgress),
    total: SyncTally,
    /// The feeds that are marked and being read.
    under_way: HashMap<i64, UnderWay>,
}

/// The results of a feed so far.
#[derive(Default)]
struct UnderWay {
    tally: SyncTally,
    /// Why some of them could not be stored.
    problem: Option<String>,
}

impl<'a> LibraryWriter<'a> {
    pub fn new(library: &'a mut Library, round: &'a Round, tell: &'a mut dyn FnMut(SyncProgress)) -> Self {
        Self { library, round, tell, total: SyncTally::default(), under_way: HashMap::new() }
    }

    /// Notes that a feed is skipped.
    pub fn skip(&mut self, feed: &Feed, problem: String) -> Result<()> {
        self.library.note_skipped(feed.id, &problem)?;
        self.total.failed += 1;
        (self.tell)(SyncProgress { feed: feed.id, step: SyncStep::Failed(problem) });
        Ok(())
    }

    /// Takes all messages until the last worker has ended.
    pub fn take_all(&mut self, sent: &Receiver<Sent>, stop: &AtomicBool) -> Result<()> {
        let mut is_stopping = false;
        loop {
            match sent.recv_timeout(PACE) {
                Ok(message) => self.take(message, stop)?,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Ok(()),
            }
            // A second signal may end the program at any time now, which is not the fault of the feeds being read.
            if !std::mem::replace(&mut is_stopping, stop.load(Ordering::Relaxed)) && is_stopping {
                self.library.abandon_syncs()?;
            }
        }
    }

    /// Ends the sync. Feeds that are still under way were stopped by something that is not their fault.
    pub fn end(self, result: Result<()>, is_stopped: bool) -> Result<SyncTally> {
        let is_cut_short = is_stopped || result.is_err();
        let is_abandoned =
            if is_cut_short && !self.under_way.is_empty() { self.library.abandon_syncs() } else { Ok(()) };
        result.and(is_abandoned).map(|()| self.total)
    }

    fn take(&mut self, message: Sent, stop: &AtomicBool) -> Result<()> {
        match message {
            Sent::Begin { feed, ready } => {
                if self.library.begin_sync(feed, self.round, stop)? {
                    self.under_way.insert(feed, UnderWay::default());
                    // The worker may have stopped, here and below.
                    let _ = ready.send(());
                }
            }
            Sent::Question { addresses, answer } => {
                let there = match self.library.has_pages(&addresses) {
                    Err(error) if error.is_of_content() => vec![true; addresses.len()],
                    there => there?,
                };
                let _ = answer.send(there);
            }
            Sent::Progress(progress) => (self.tell)(progress),
            Sent::Portion { feed, articles } => self.add(feed, &articles)?,
            Sent::Finished { feed, outcome, left } => self.finish(feed, outcome, left)?,
        }
        Ok(())
    }

    /// Stores articles. If one cannot be stored, the others are.
    fn add(&mut self, feed: i64, articles: &[(Document, Analysis)]) -> Result<()> {
        let under_way = self.under_way.entry(feed).or_default();
        let all_new = NewArticle::all(articles, Some(feed));
        match self.library.add(&all_new) {
            Err(error) if error.is_of_content() => {}
            added => {
                under_way.tally.count(&added?);
                return Ok(());
            }
        }
        for new in &all_new {
            match self.library.add(std::slice::from_ref(new)) {
                Err(error) if error.is_of_content() => {
                    under_way.problem.get_or_insert_with(|| format!("cannot store an article: {error}"));
                }
                added => under_way.tally.count(&added?),
            }
        }
        Ok(())
    }

    fn finish(&mut self, feed: i64, mut outcome: FetchOutcome, left: SyncTally) -> Result<()> {
        let UnderWay { mut tally, problem } = self.under_way.remove(&feed).unwrap_or_default();
        outcome.problem = problem.or(outcome.problem);
        self.library.note_sync(feed, clock::now(), &outcome)?;
        tally.add(left);
        let step = match outcome.problem {
            Some(problem) => {
                tally.failed = 1;
                SyncStep::Failed(problem)
            }
            None => SyncStep::Done(tally),
        };
        self.total.add(tally);
        (self.tell)(SyncProgress { feed, step });
        Ok(())
    }
}
