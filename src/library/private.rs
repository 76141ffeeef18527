//! Keeps library files readable by their owner only: they show what was read and may hold passwords.
//!
//! An existing library is never opened here: closing any handle of it makes the system drop the locks that `SQLite` holds
//! on it in this process.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What `SQLite` puts beside the library. It gives them the mode of the library when it makes them.
#[cfg(unix)]
const BESIDE: [&str; 3] = ["", "-wal", "-shm"];

/// Creates an empty file for the library, and its folders, unless they exist.
pub(super) fn make(path: &Path) -> io::Result<()> {
    if path.try_exists()? {
        return Ok(());
    }
    // A link may point to a file that does not exist yet.
    let target = match fs::read_link(path) {
        Ok(target) => path.parent().unwrap_or(Path::new("")).join(target),
        Err(_) => path.to_owned(),
    };
    if let Some(folder) = target.parent() {
        make_folder(folder)?;
    }
    match new_file().open(target) {
        // Another process was faster.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        made => made.map(drop),
    }
}

fn new_file() -> fs::OpenOptions {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Removes the permissions of others from a library that an older version or the user created.
#[cfg(unix)]
pub(super) fn tighten(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    for end in BESIDE {
        let mut file = path.as_os_str().to_owned();
        file.push(end);
        let Ok(metadata) = fs::metadata(&file) else { continue };
        let mode = metadata.permissions().mode();
        if metadata.is_file() && mode & 0o077 != 0 {
            // Only the owner can change the mode.
            let _ = fs::set_permissions(&file, fs::Permissions::from_mode(mode & 0o700));
        }
    }
}

#[cfg(not(unix))]
pub(super) fn tighten(_path: &Path) {}

/// The file that syncs lock. Created if missing; if that fails, so does opening it.
pub(super) fn sync_lock(library: &Path) -> PathBuf {
    let mut path = library.as_os_str().to_owned();
    path.push("-sync");
    let _ = new_file().open(&path);
    path.into()
}
