//! Reads the files of the configuration.

use anyhow::Context as _;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

/// The text of a file, none where it does not exist.
pub(super) fn read(path: &Path) -> anyhow::Result<Option<String>> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error).with_context(|| path.display().to_string()),
    }
}
