//! The outcome of syncs, and the marks of feeds that are being read.
//!
//! A feed is marked before it is read, and the mark is cleared with the outcome. A mark found by the next sync means that
//! the program ended in between: it was killed, or the feed crashed it. If several feeds were being read, the marks do not
//! show which one it was, so [`sync`](crate::sync) reads each of them alone the next time.
//!
//! Marks of a process that is still syncing do not count. Each sync holds a lock on a file beside the library, which the
//! system releases however the process ends. If the lock is free, all marks are left over. Otherwise, marks younger than
//! `UNDER_WAY` may belong to the other process.

use super::feeds::{Feed, FetchOutcome, clean};
use super::{Library, Result, clock, private};
use rusqlite::{Connection, OpenFlags, params};
use std::collections::HashMap;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// Tells this process from others that use the library.
static PROCESS: LazyLock<i64> = LazyLock::new(|| RandomState::new().hash_one("process").cast_signed());

/// For so many seconds after the mark another process may still be reading a feed.
const UNDER_WAY: i64 = 10 * 60;

/// How long a sync waits for another one that looks whether it is alone, which takes no time.
const PATIENCE: Duration = Duration::from_secs(1);

/// A sync of some feeds. Other processes can tell that it goes on until this is dropped.
#[derive(Debug)]
pub struct Round {
    /// How many syncs of each feed were unfinished when this one began.
    unfinished: HashMap<i64, i64>,
    /// Nothing where the lock cannot be had, for instance because the library is in memory.
    _lock: Option<Connection>,
}

/// Takes the lock that all syncs share. Says whether no other sync holds it. The lock is one of `SQLite`, on an empty file
/// that stays empty.
fn share_lock(library: &Library) -> rusqlite::Result<(Connection, bool)> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let lock = Connection::open_with_flags(private::sync_lock(library.path()), flags)?;
    lock.busy_timeout(Duration::ZERO)?;
    let is_alone = lock.execute_batch("BEGIN EXCLUSIVE; ROLLBACK").is_ok();
    lock.busy_timeout(PATIENCE)?;
    lock.execute_batch("BEGIN")?;
    lock.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok((lock, is_alone))
}

impl Library {
    /// Begins a sync of `feeds`, and brings the number of their unfinished syncs up to date. One that another process may
    /// still be busy with is not counted.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn begin_round(&self, feeds: &mut [Feed]) -> Result<Round> {
        let is_in_memory = self.connection.path().is_none_or(str::is_empty);
        let (lock, is_alone) = if is_in_memory {
            (None, true)
        } else {
            // Without a lock the age of the marks has to do.
            share_lock(self).map_or((None, false), |(lock, is_alone)| (Some(lock), is_alone))
        };
        let now = clock::now();
        let mut statement = self.connection.prepare_cached(
            "SELECT id, unfinished, worker IS NOT NULL AND abs(?1 - coalesce(begun, 0)) < ?2 FROM feed",
        )?;
        let unfinished = statement.query_map([now, UNDER_WAY], |row| {
            let (id, unfinished, is_recent): (i64, i64, bool) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let is_under_way = is_recent && !is_alone && unfinished > 0;
            Ok((id, unfinished - i64::from(is_under_way)))
        })?;
        let unfinished = unfinished.collect::<rusqlite::Result<HashMap<i64, i64>>>()?;
        for feed in feeds {
            feed.unfinished = unfinished.get(&feed.id).copied().unwrap_or_default();
        }
        Ok(Round { unfinished, _lock: lock })
    }

    /// Notes that work on a feed begins, unless `stop` is set. Says whether it begins. A caller that sets `stop` before it
    /// calls [`abandon_syncs`](Self::abandon_syncs) leaves no mark: both take the lock of the library.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn begin_sync(&mut self, id: i64, round: &Round, stop: &AtomicBool) -> Result<bool> {
        let unfinished = round.unfinished.get(&id).copied().unwrap_or_default().saturating_add(1);
        self.write(|connection| {
            if stop.load(Ordering::SeqCst) {
                return Ok(false);
            }
            connection.execute(
                "UPDATE feed SET worker = ?2, begun = ?3, unfinished = ?4 WHERE id = ?1",
                params![id, *PROCESS, clock::now(), unfinished],
            )?;
            Ok(true)
        })
    }

    /// Takes back the marks of this process: the user stops its syncs, and nothing is wrong with the feeds.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn abandon_syncs(&mut self) -> Result<()> {
        self.write(|connection| {
            connection.execute(
                "UPDATE feed SET worker = NULL, begun = NULL, unfinished = max(unfinished - 1, 0) WHERE worker = ?1",
                [*PROCESS],
            )?;
            Ok(())
        })
    }

    /// Notes that a feed was skipped, and why. It keeps its mark.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn note_skipped(&mut self, id: i64, problem: &str) -> Result<()> {
        self.write(|connection| {
            connection.execute(
                "UPDATE feed SET problem = ?2, failures = max(failures, unfinished) WHERE id = ?1",
                params![id, problem],
            )?;
            Ok(())
        })
    }

    /// Notes how a sync of a feed went.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn note_sync(&mut self, id: i64, now: i64, outcome: &FetchOutcome) -> Result<()> {
        self.write(|connection| {
            connection.execute(
                "UPDATE feed SET synced = ?2, worker = NULL, begun = NULL, unfinished = 0 WHERE id = ?1",
                [id, now],
            )?;
            if outcome.problem.is_some() {
                connection.execute(
                    "UPDATE feed SET problem = ?2, failures = failures + 1 WHERE id = ?1",
                    params![id, outcome.problem],
                )?;
            } else if outcome.is_changed {
                connection.execute(
                    "UPDATE feed SET changed = ?2, problem = NULL, failures = 0, title = coalesce(title, ?3),
                         etag = ?4, last_modified = ?5, note = ?6 WHERE id = ?1",
                    params![
                        id,
                        now,
                        outcome.title.as_deref().and_then(clean),
                        outcome.etag,
                        outcome.last_modified,
                        outcome.note,
                    ],
                )?;
            } else {
                connection.execute("UPDATE feed SET problem = NULL, failures = 0 WHERE id = ?1", [id])?;
            }
            Ok(())
        })
    }
}
