//! Where bytes come from: a file or standard input.

use super::{Error, Result, folder};
use crate::document::is_web_address;
use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// The most bytes that are read for one article.
pub const MAX_INPUT: usize = 256_000_000;

/// The most bytes that are read of a page, a feed or a message.
#[cfg(feature = "html")]
pub(super) const MAX_MARKUP: usize = 32_000_000;

/// The most entries of a feed that are read, the first ones. Feeds that hold more are archives.
pub const MOST_ENTRIES: usize = 5000;

/// A place to read from, as the user names it: a path, a web address, or `-` for standard input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// The address of a page, which is fetched elsewhere.
    Address(String),
    /// Standard input.
    Stdin,
}

impl From<PathBuf> for Source {
    fn from(path: PathBuf) -> Self {
        if path.as_os_str() == "-" {
            return Self::Stdin;
        }
        // A file may be called like an address.
        match path.to_str().filter(|text| is_web_address(text) && !path.exists()) {
            Some(address) => Self::Address(address.to_owned()),
            None => Self::File(path),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => path.display().fmt(formatter),
            Self::Address(address) => formatter.write_str(address),
            Self::Stdin => formatter.write_str("-"),
        }
    }
}

impl Source {
    /// The path, where there is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) => Some(path),
            Self::Address(_) | Self::Stdin => None,
        }
    }

    /// What is to be read for it: the files in it where it is a folder, else itself.
    ///
    /// # Errors
    /// [`Error::Unreadable`] where the folder cannot be listed, [`Error::NoFiles`] where nothing in it can be read.
    pub fn spread(&self) -> Result<Vec<Self>> {
        match self {
            Self::File(path) if path.is_dir() => {
                Ok(folder::files(path)?.into_iter().map(Self::File).collect())
            }
            source => Ok(vec![source.clone()]),
        }
    }

    /// Opens it for reading.
    ///
    /// # Errors
    /// [`Error::Missing`], [`Error::Address`], [`Error::Directory`], or [`Error::Unreadable`] with the system's reason.
    pub fn open(&self) -> Result<Box<dyn Read + Send>> {
        let path = match self {
            Self::File(path) => path,
            Self::Address(_) => return Err(Error::Address),
            Self::Stdin => return Ok(Box::new(io::stdin())),
        };
        let file = File::open(path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => Error::Missing,
            io::ErrorKind::IsADirectory => Error::Directory,
            _ => Error::Unreadable(error),
        })?;
        // Unix opens directories and fails at the first read.
        if file.metadata()?.is_dir() { Err(Error::Directory) } else { Ok(Box::new(file)) }
    }
}

/// Reads everything that is left, up to [`MAX_INPUT`].
///
/// # Errors
/// [`Error::TooLarge`] if there is more, [`Error::Unreadable`] if reading fails.
pub fn read_all(reader: impl Read) -> Result<Vec<u8>> {
    read_limited(reader, MAX_INPUT)
}

fn read_limited(reader: impl Read, limit: usize) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(limit as u64 + 1).read_to_end(&mut bytes)?;
    if bytes.len() > limit { Err(Error::TooLarge { limit }) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_the_limit_is_an_error() {
        assert_eq!(read_limited(&b"abc"[..], 3).expect("fits"), b"abc");
        assert!(matches!(read_limited(&b"abcd"[..], 3), Err(Error::TooLarge { limit: 3 })));
    }
}
