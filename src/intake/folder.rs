//! A folder as input: the articles in it and in the folders below.

use super::{Error, Format, Result};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Folders below each other beyond this are not looked into.
const DEEPEST: usize = 32;

/// How much of a file tells whether it is a feed, in bytes.
const HEAD: u64 = 4096;

/// The files of `folder` that hold articles, by their names: those that [`Format::of_name`] knows, and feeds. They come in
/// the order of their paths. Hidden files, and folders that are links, are passed over.
///
/// # Errors
/// [`Error::Unreadable`] where the folder cannot be listed, [`Error::NoFiles`] where nothing in it can be read.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    collect(folder, 0, &mut files)?;
    files.sort();
    if files.is_empty() { Err(Error::NoFiles) } else { Ok(files) }
}

fn collect(folder: &Path, depth: usize, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = entry.path();
        let kind = entry.file_type()?;
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        if is_hidden {
            continue;
        }
        if kind.is_dir() {
            // One folder that may not be read does not hide the others.
            if depth < DEEPEST {
                let _ = collect(&path, depth + 1, files);
            }
        } else if path.is_file() && (Format::of_name(&path).is_some() || is_feed(&path)) {
            files.push(path);
        }
    }
    Ok(())
}

/// Whether a file with the name of any XML or JSON begins as a feed does.
fn is_feed(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    let mut start = Vec::new();
    matches!(extension.as_deref(), Some("xml" | "json"))
        && File::open(path).is_ok_and(|file| file.take(HEAD).read_to_end(&mut start).is_ok())
        && Format::sniff(Some(path), &start) == Format::Feed
}
