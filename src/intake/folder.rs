//! Folders as input: the articles in a folder and its subfolders.

use super::{Error, Format, Result};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

/// Folders below each other beyond this are not looked into.
const DEEPEST: usize = 32;

/// How much of a file tells whether it is a feed, in bytes.
const HEAD: u64 = 4096;

/// The folders of a Maildir that hold messages, whose names say nothing of their format.
const MAILDIR: [&str; 2] = ["cur", "new"];

/// The files of `folder` that hold articles: those whose names [`Format::of_name`] knows, packed by gzip or not, feeds,
/// and the messages of a Maildir. They come in the order of their paths. Hidden files, and folders that are links, are
/// passed over.
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
        } else if path.is_file() && (is_named(&path) || is_feed(&path) || is_message(&path)) {
            files.push(path);
        }
    }
    Ok(())
}

/// Whether the name is one of a format that can be read.
fn is_named(path: &Path) -> bool {
    let is_packed = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("gz"));
    Format::of_name(path).is_some() || is_packed && Format::of_name(&path.with_extension("")).is_some()
}

/// Whether a file with the name of any XML or JSON begins as a feed does.
fn is_feed(path: &Path) -> bool {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_lowercase());
    matches!(extension.as_deref(), Some("xml" | "json")) && begins_as(path, Format::Feed)
}

/// Whether a file in a Maildir begins as a message does.
fn is_message(path: &Path) -> bool {
    let folder = path.parent().and_then(Path::file_name);
    folder.is_some_and(|folder| MAILDIR.iter().any(|name| folder == *name)) && begins_as(path, Format::Mail)
}

fn begins_as(path: &Path, format: Format) -> bool {
    let mut start = Vec::new();
    File::open(path).is_ok_and(|file| file.take(HEAD).read_to_end(&mut start).is_ok())
        && Format::sniff(None, &start) == format
}
