//! Integrity checks and compaction.

use super::{Library, Result, clock};
use rusqlite::{Connection, params};

/// Deleted articles can be restored for so long, in seconds.
const KEPT: i64 = 30 * 24 * 60 * 60;

/// What a vacuum did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vacuumed {
    /// How many articles went for good.
    pub articles: usize,
    /// The size of the file before, in bytes.
    pub before: u64,
    /// And after.
    pub after: u64,
}

/// So many steps of the database are done between two looks at the progress of a check.
const STEPS: i32 = 50_000;

/// About so many steps a check takes for each page of the file.
const STEPS_PER_PAGE: u64 = 600;

impl Library {
    /// Everything that is wrong with the file, nothing if it is whole: its pages, its references, the index of words,
    /// and what the rows promise each other.
    ///
    /// # Errors
    /// Where the file cannot be read at all.
    pub fn check(&self) -> Result<Vec<String>> {
        problems(&self.connection)
    }

    /// Does the same, and calls `tell` from time to time with how far it is, in hundredths. That is an estimate from the
    /// size of the file.
    ///
    /// # Errors
    /// Those of [`check`](Self::check).
    pub fn check_telling(&mut self, tell: impl Fn(u64) + Send + 'static) -> Result<Vec<String>> {
        let pages: i64 = self.connection.pragma_query_value(None, "page_count", |row| row.get(0))?;
        let steps = u64::try_from(pages).unwrap_or_default().saturating_mul(STEPS_PER_PAGE).max(1);
        let mut done = 0_u64;
        let count = move || {
            done = done.saturating_add(STEPS.unsigned_abs().into());
            tell((done.saturating_mul(100) / steps).min(99));
            false
        };
        self.connection.progress_handler(STEPS, Some(count))?;
        let found = problems(&self.connection);
        self.limit.install(&mut self.connection)?;
        found
    }

    /// Lets go for good of what was deleted more than thirty days ago, and gives the file the size that it needs.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn vacuum(&mut self) -> Result<Vacuumed> {
        let before = self.size()?;
        let until = clock::now() - KEPT;
        let articles = self.write(|connection| purge(connection, until))?;
        self.connection.execute("INSERT INTO word (word) VALUES ('optimize')", [])?;
        self.connection.execute_batch("VACUUM; PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)")?;
        Ok(Vacuumed { articles, before, after: self.size()? })
    }

    /// The size of the file, in bytes.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn size(&self) -> Result<u64> {
        let pragma = |name: &str| self.connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        let bytes = pragma("page_count")? * pragma("page_size")?;
        Ok(u64::try_from(bytes).unwrap_or_default())
    }
}

/// Everything that is wrong with the file.
fn problems(connection: &Connection) -> Result<Vec<String>> {
    let mut problems = Vec::new();
    // This looks at the index of words as well, and writes nothing.
    let mut pages = connection.prepare("PRAGMA integrity_check(20)")?;
    for problem in pages.query_map([], |row| row.get::<_, String>(0))? {
        let problem = problem?;
        if problem != "ok" {
            problems.push(problem);
        }
    }
    let mut references = connection.prepare("PRAGMA foreign_key_check")?;
    let broken = references.query_map([], |row| row.get::<_, String>(0))?.count();
    if broken > 0 {
        problems.push(format!("{broken} dangling references"));
    }
    for (problem, count) in [
        ("articles without text", "SELECT count(*) FROM article WHERE id NOT IN (SELECT article FROM body)"),
        (
            "articles missing from the search index",
            "SELECT count(*) FROM article WHERE id NOT IN (SELECT rowid FROM word)",
        ),
        (
            "people or companies with a wrong article count",
            "SELECT count(*) FROM entity
             WHERE articles != (SELECT count(*) FROM appearance WHERE entity = entity.id)",
        ),
    ] {
        let count: i64 = connection.query_row(count, [], |row| row.get(0))?;
        if count > 0 {
            problems.push(format!("{count} {problem}"));
        }
    }
    Ok(problems)
}

/// Lets go of articles that were deleted before `until`. Their addresses stay, so that no sync brings them back.
fn purge(connection: &Connection, until: i64) -> Result<usize> {
    let mut statement = connection.prepare("SELECT id FROM article WHERE deleted < ?1")?;
    let ids: Vec<i64> = statement.query_map([until], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    for id in &ids {
        super::analyses::remove(connection, *id)?;
        connection.execute("DELETE FROM word WHERE rowid = ?1", params![id])?;
        connection.execute("DELETE FROM article WHERE id = ?1", params![id])?;
    }
    connection.execute("DELETE FROM entity WHERE articles = 0", [])?;
    Ok(ids.len())
}
