//! The progress and the counts of a sync.

use crate::library::AddOutcome;

/// A progress report of a running sync.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncProgress {
    /// The feed.
    pub feed: i64,
    /// Its state.
    pub step: SyncStep,
}

/// The state of a feed during a sync.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyncStep {
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
    Done(SyncTally),
    /// It failed, for this reason.
    Failed(String),
}

/// The counts of a sync.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SyncTally {
    /// New articles.
    pub new: usize,
    /// Articles whose text was replaced by a fuller one.
    pub updated: usize,
    /// Pages that could not be fetched; the text of the feed was kept instead.
    pub missed: usize,
    /// Feeds that failed.
    pub failed: usize,
    /// Entries skipped because their feed has more than the limit.
    pub entries_left: usize,
    /// Pages left for the next sync because of the limit per feed.
    pub pages_left: usize,
}

impl SyncTally {
    pub(super) fn count(&mut self, added: &[AddOutcome]) {
        self.new += added.iter().filter(|added| added.is_new()).count();
        self.updated += added.iter().filter(|added| matches!(added, AddOutcome::Updated(_))).count();
    }

    pub(super) fn add(&mut self, other: Self) {
        self.new += other.new;
        self.updated += other.updated;
        self.missed += other.missed;
        self.failed += other.failed;
        self.entries_left += other.entries_left;
        self.pages_left += other.pages_left;
    }
}
