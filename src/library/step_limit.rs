//! Stops statements that take too many steps. Steps are those of the virtual machine of `SQLite`: unlike time, they are the
//! same on every machine.

use super::Result;
use rusqlite::Connection;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

/// Steps are counted in portions of so many.
pub(super) const PORTION: i32 = 200;

/// How many portions of steps a connection may still take. There is no limit at first.
#[derive(Debug, Clone)]
pub(super) struct StepLimit {
    left: Arc<AtomicI64>,
}

impl StepLimit {
    /// A limit for this connection.
    ///
    /// # Errors
    /// Where `SQLite` refuses.
    pub(super) fn of(connection: &mut Connection) -> Result<Self> {
        let limit = Self { left: Arc::new(AtomicI64::new(i64::MAX)) };
        limit.install(connection)?;
        Ok(limit)
    }

    /// Takes the connection's progress handler, which something else had.
    ///
    /// # Errors
    /// Where `SQLite` refuses.
    pub(super) fn install(&self, connection: &mut Connection) -> Result<()> {
        let left = Arc::clone(&self.left);
        let is_over = move || left.fetch_sub(1, Ordering::Relaxed) <= 0;
        Ok(connection.progress_handler(PORTION, Some(is_over))?)
    }

    /// Does `work`, whose statements are stopped after so many portions of steps in all.
    pub(super) fn within<T>(&self, portions: i64, work: impl FnOnce() -> T) -> T {
        self.left.store(portions, Ordering::Relaxed);
        let done = work();
        self.left.store(i64::MAX, Ordering::Relaxed);
        done
    }

    /// Does `work`, whose statements are stopped after so many portions of steps at most. They are left afterwards: what it
    /// does is worth trying before something else.
    pub(super) fn trying<T>(&self, portions: i64, work: impl FnOnce() -> T) -> T {
        let left = self.left.load(Ordering::Relaxed);
        self.left.store(left.min(portions), Ordering::Relaxed);
        let done = work();
        self.left.store(left, Ordering::Relaxed);
        done
    }
}
