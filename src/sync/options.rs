//! How a sync is done.

use crate::fetch::Limits;
use crate::intake;

/// So many feeds are fetched at the same time, unless asked otherwise.
pub const WORKERS: usize = 8;

/// At most so many entries of a feed are read, the first ones: feeds that hold more are archives.
pub const MOST_ENTRIES: usize = intake::MOST_ENTRIES;

/// At most so many pages are fetched for a feed at a time.
pub const MOST_PAGES: usize = 100;

/// How a sync is done.
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
