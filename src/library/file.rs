//! Finds, creates and opens the library file.

use super::step_limit::StepLimit;
use super::{Error, Result, functions, private, read_only, schema};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::env;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a process waits for another one that is writing.
const PATIENCE: Duration = Duration::from_secs(20);

/// How much of the file is kept in memory, in KiB.
const CACHE: i64 = 16 * 1024;

/// The same while articles are added, in KiB: what a portion of them changes all over a large library fits into it.
const ADDING_CACHE: i64 = 128 * 1024;

/// So many pages of 4 KiB gather in the log before they are written into the library.
const CHECKPOINT: i64 = 8 * 1024;

/// The same while articles are added. Portions of them change many pages again and again, such as the ends of indexes,
/// which then are written into the library once.
const ADDING_CHECKPOINT: i64 = 48 * 1024;

/// An open library. Each thread has its own.
#[derive(Debug)]
pub struct Library {
    pub(super) connection: Connection,
    path: PathBuf,
    pub(super) limit: StepLimit,
}

impl Library {
    /// Opens the library at `path` for reading and writing, and creates it if it does not exist. Only the owner can read the
    /// file and the folders created for it.
    ///
    /// # Errors
    /// Where the file or its folder cannot be made, where it cannot be written, or where it is no library of this version
    /// or an older one.
    pub fn open(path: &Path) -> Result<Self> {
        if path.is_dir() {
            return Err(Error::NoLibrary);
        }
        private::make(path).map_err(Error::Folder)?;
        match Self::open_to_write(path) {
            Ok(library) if library.connection.is_readonly("main")? => Err(Error::ReadOnly),
            // SQLite says the same where it cannot make a file beside the library.
            Err(Error::Unreadable) if path.is_file() => read_only::check(path).and(Err(Error::ReadOnly)),
            opened => opened,
        }
    }

    /// Opens the library at `path` if it is there: to read and to write, or to read alone where that is all
    /// the system allows. It does not wait for writers unless the library has to be migrated.
    ///
    /// # Errors
    /// [`Error::Missing`] where there is none; else those of [`Library::open`].
    pub fn open_existing(path: &Path) -> Result<Self> {
        if !path.try_exists().map_err(Error::Folder)? {
            return Err(Error::Missing);
        }
        if path.is_dir() {
            return Err(Error::NoLibrary);
        }
        match Self::open_to_write(path) {
            // SQLite needs a file beside the library even to read it, and cannot make that either.
            Err(Error::ReadOnly | Error::Unreadable) => {
                let mut connection = read_only::open(path)?;
                let limit = prepare(&mut connection)?;
                Ok(Self { connection, path: path.to_owned(), limit })
            }
            opened => opened,
        }
    }

    fn open_to_write(path: &Path) -> Result<Self> {
        private::tighten(path);
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Self::with(Connection::open_with_flags(path, flags)?, path)
    }

    /// A library that is gone with the program, for tests.
    ///
    /// # Errors
    /// Where there is no memory for it.
    pub fn in_memory() -> Result<Self> {
        Self::with(Connection::open_in_memory()?, Path::new(":memory:"))
    }

    fn with(mut connection: Connection, path: &Path) -> Result<Self> {
        connection.busy_timeout(PATIENCE)?;
        // Before anything else, since it says whether this is SQLite's file at all.
        schema::is_current(&connection)?;
        let limit = prepare(&mut connection)?;
        connection.pragma_update(None, "journal_mode", "wal")?;
        // With a log, a crash of the machine may lose the last changes, but damages nothing.
        connection.pragma_update(None, "synchronous", "normal")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "cache_size", -CACHE)?;
        connection.pragma_update(None, "temp_store", "memory")?;
        connection.pragma_update(None, "wal_autocheckpoint", CHECKPOINT)?;
        connection.set_prepared_statement_cache_capacity(128);
        schema::migrate(&mut connection)?;
        Ok(Self { connection, path: path.to_owned(), limit })
    }

    /// Sets how long a call waits for another process that is writing, before it fails with [`Error::Busy`].
    ///
    /// # Errors
    /// Where `SQLite` refuses.
    pub fn set_patience(&self, patience: Duration) -> Result<()> {
        Ok(self.connection.busy_timeout(patience)?)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A number that changes when another connection has changed the library.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn version_seen(&self) -> Result<i64> {
        Ok(self.connection.pragma_query_value(None, "data_version", |row| row.get(0))?)
    }

    /// Calls `handler` whenever another process holds the lock, with the number of earlier calls for this lock. It waits a
    /// moment and returns whether to keep waiting. This replaces [`set_patience`](Self::set_patience).
    ///
    /// # Errors
    /// Where `SQLite` refuses.
    pub fn wait_with(&mut self, handler: fn(i32) -> bool) -> Result<()> {
        Ok(self.connection.busy_handler(Some(handler))?)
    }

    /// Makes room in memory for what adding articles changes, until the library is closed.
    pub(super) fn expect_additions(&self) -> Result<()> {
        self.connection.pragma_update(None, "wal_autocheckpoint", ADDING_CHECKPOINT)?;
        Ok(self.connection.pragma_update(None, "cache_size", -ADDING_CACHE)?)
    }

    /// Does `work` in one transaction: all of it, or nothing where it fails.
    pub(super) fn write<T>(&mut self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let transaction =
            self.connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let result = work(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }
}

/// Sets what every connection needs, whether it writes or not.
fn prepare(connection: &mut Connection) -> Result<StepLimit> {
    // Else statements on tables with partial indexes are compiled anew for each value that they are asked with.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    functions::register(connection)?;
    StepLimit::of(connection)
}

/// Where the library is: `DEPESCHE_DATA_DIR`, else `depesche` where the platform keeps data.
pub fn default_path() -> Option<PathBuf> {
    use etcetera::BaseStrategy as _;
    let folder = match env::var_os("DEPESCHE_DATA_DIR").filter(|folder| !folder.is_empty()) {
        Some(folder) => PathBuf::from(folder),
        None => etcetera::choose_base_strategy().ok()?.data_dir().join("depesche"),
    };
    Some(folder.join("library.db"))
}
