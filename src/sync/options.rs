//! The options of a sync.

use crate::fetch::Limits;
use crate::intake;

/// The default number of feeds fetched in parallel.
pub const WORKERS: usize = 8;

/// The maximum number of entries read from a feed, from the top: longer feeds are archives.
pub const MOST_ENTRIES: usize = intake::MOST_ENTRIES;

/// The maximum number of pages fetched per feed and sync.
pub const MOST_PAGES: usize = 100;

/// The options of a sync.
#[derive(Debug, Clone, Copy)]
pub struct SyncOptions {
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

impl Default for SyncOptions {
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
