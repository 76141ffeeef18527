//! The files of the trainers, with errors that name them.

use super::error::TrainError;
use std::fs;
use std::io;
use std::path::Path;

/// The text of a file.
pub(super) fn read(path: &Path) -> Result<String, TrainError> {
    fs::read_to_string(path).map_err(|source| failed(path, source))
}

/// Writes a file.
pub(super) fn write(path: &Path, bytes: &[u8]) -> Result<(), TrainError> {
    fs::write(path, bytes).map_err(|source| failed(path, source))
}

fn failed(path: &Path, source: io::Error) -> TrainError {
    TrainError::File { path: path.to_owned(), source }
}
