//! Opens libraries on read-only media.

use super::{Error, Result, schema};
use rusqlite::backup::Backup;
use rusqlite::{Connection, OpenFlags};
use std::path::Path;
use std::time::Duration;

/// How many pages are copied at a time.
const PAGES: i32 = 4096;

/// Opens the library at `path` without writing anything, not even what `SQLite` shares between processes. One of an
/// older version is read as it would be after its migrations.
///
/// # Errors
/// Where it cannot be read, or is no library.
pub(super) fn open(path: &Path) -> Result<Connection> {
    let connection = connect(path)?;
    if schema::is_current(&connection)? {
        return Ok(connection);
    }
    let mut copy = Connection::open_in_memory()?;
    Backup::new(&connection, &mut copy)?.run_to_completion(PAGES, Duration::ZERO, None)?;
    schema::migrate(&mut copy)?;
    copy.pragma_update(None, "query_only", true)?;
    Ok(copy)
}

/// Checks that the library at `path` can be read.
///
/// # Errors
/// Those of [`open`].
pub(super) fn check(path: &Path) -> Result<()> {
    schema::is_current(&connect(path)?).map(drop)
}

fn connect(path: &Path) -> Result<Connection> {
    let path = path.canonicalize()?;
    let mut log = path.clone().into_os_string();
    log.push("-wal");
    let has_log = Path::new(&log).metadata().is_ok_and(|metadata| metadata.len() > 0);
    let mut address =
        url::Url::from_file_path(&path).map_err(|()| Error::Unknown("unsupported path".to_owned()))?;
    // `immutable` reads without locks, but also without the log.
    address.set_query(Some(match has_log {
        false => "immutable=1",
        true if cfg!(windows) => "vfs=win32-none",
        true => "vfs=unix-none",
    }));
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_URI | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(address.as_str(), flags)?;
    if has_log {
        // Keeps the index of the log in memory instead of in a file.
        connection.pragma_update(None, "locking_mode", "exclusive")?;
    }
    Ok(connection)
}
