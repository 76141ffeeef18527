//! The library commands.

pub mod add;
pub mod feed;
pub mod maintenance;
pub mod search;
pub mod sync;

use crate::cli::language::messages;
use crate::cli::output::say;
use crate::library::file::default_path;
use crate::library::{Error, Library};
use crate::tui::effect::library_worker::LibraryHandle;
use anyhow::{Context as _, anyhow};
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

/// The path of the library, whether it exists or not.
fn path() -> anyhow::Result<PathBuf> {
    default_path().ok_or_else(|| anyhow!("no data folder for the library; set DEPESCHE_DATA_DIR"))
}

/// Opens the library, and creates it if there is none.
fn make() -> anyhow::Result<Library> {
    let path = path()?;
    patient(Library::open(&path)).with_context(|| path.display().to_string())
}

/// Opens the existing library.
pub(super) fn open() -> anyhow::Result<Library> {
    let path = path()?;
    patient(Library::open_existing(&path)).with_context(|| path.display().to_string())
}

/// Reports when the library has to wait for another process.
fn patient(opened: crate::library::Result<Library>) -> crate::library::Result<Library> {
    let mut library = opened?;
    library.wait_with(wait)?;
    Ok(library)
}

/// The pause between two attempts while another process is writing.
const PAUSE: Duration = Duration::from_millis(50);
/// The wait is reported after this many attempts (one second).
const TOLD_AFTER: i32 = 20;
/// The command fails after this many attempts (twenty seconds).
const MOST_LOOKS: i32 = 400;

fn wait(looks: i32) -> bool {
    if looks == TOLD_AFTER {
        say(messages().get("waiting for another depesche process to finish writing to the library"));
    }
    thread::sleep(PAUSE);
    looks < MOST_LOOKS
}

/// The library for the reader: open where it is `shown`, which makes it at the first start; else where it is, if it is
/// there.
///
/// # Errors
/// Where it is to be shown and cannot be made or opened.
pub fn handle(shown: bool) -> anyhow::Result<Option<LibraryHandle>> {
    if !shown {
        return Ok(default_path().filter(|path| path.is_file()).map(LibraryHandle::At));
    }
    let path = path()?;
    let opened = match Library::open_existing(&path) {
        Err(Error::Missing) => Library::open(&path),
        opened => opened,
    };
    let library = opened.with_context(|| path.display().to_string())?;
    Ok(Some(LibraryHandle::Open(library)))
}

/// Adds the path of the library to its errors.
pub(super) trait InLibrary<T> {
    fn in_library(self, library: &Library) -> anyhow::Result<T>;
}

impl<T> InLibrary<T> for crate::library::Result<T> {
    fn in_library(self, library: &Library) -> anyhow::Result<T> {
        self.with_context(|| library.path().display().to_string())
    }
}
