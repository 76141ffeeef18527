//! How the syncs of feeds go: what is noted before one begins, and how it ended.
//!
//! A feed is marked before anything of it is read and cleared when its outcome is noted. A mark that is still there at the
//! next sync says that the program ended in between: it was killed, or the feed made it end. The marks of feeds that
//! were read at the same time do not tell which of them it was, so that [`sync`](crate::sync) reads them alone
//! the next time.

use super::feeds::{Outcome, clean};
use super::{Library, Result};
use rusqlite::params;
use std::hash::{BuildHasher as _, RandomState};
use std::sync::LazyLock;

/// Tells this process from others that use the library.
static PROCESS: LazyLock<i64> = LazyLock::new(|| RandomState::new().hash_one("process").cast_signed());

impl Library {
    /// Notes that work on a feed begins.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn begin_sync(&mut self, id: i64) -> Result<()> {
        self.write(|connection| {
            connection.execute(
                "UPDATE feed SET worker = ?2, unfinished = unfinished + 1 WHERE id = ?1",
                params![id, *PROCESS],
            )?;
            Ok(())
        })
    }

    /// Notes that the work of this process on feeds ends before they are done because the user wants it: nothing is
    /// wrong with them.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn abandon_syncs(&mut self) -> Result<()> {
        self.write(|connection| {
            connection.execute(
                "UPDATE feed SET worker = NULL, unfinished = max(unfinished - 1, 0) WHERE worker = ?1",
                [*PROCESS],
            )?;
            Ok(())
        })
    }

    /// Notes that a feed was left out, and why. It stays marked as one whose sync never came to its end.
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
    pub fn note_sync(&mut self, id: i64, now: i64, outcome: &Outcome) -> Result<()> {
        self.write(|connection| {
            connection.execute(
                "UPDATE feed SET synced = ?2, worker = NULL, unfinished = 0 WHERE id = ?1",
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
