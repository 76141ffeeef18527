//! Errors of the library, in words for its user.

use rusqlite::ErrorCode;
use std::io;

/// Why something could not be done with a library. The text completes the sentence that begins with its path.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file of another program.
    #[error("is no library of depesche")]
    NoLibrary,
    /// Nothing is there yet.
    #[error("there is no library yet; `depesche add` makes it")]
    Missing,
    /// A library of a newer version of this program.
    #[error("was written by a newer depesche (library version {version}); update depesche to open it")]
    Newer {
        /// The version that it has.
        version: u32,
    },
    /// The file is not as `SQLite` left it.
    #[error(
        "is damaged ({problem}); `depesche library check` says more, `depesche library export` saves what can be read"
    )]
    Damaged {
        /// What `SQLite` says.
        problem: String,
    },
    /// The file or its folder cannot be written.
    #[error("cannot be written: the file or its folder is read-only")]
    ReadOnly,
    /// The file cannot be opened.
    #[error("cannot be opened; check that you may read the file and its folder")]
    Unreadable,
    /// The disk is full.
    #[error("cannot be written: the disk is full; nothing that was there is lost")]
    Full,
    /// Another process has held it for too long.
    #[error("another depesche process is writing to the library; try again")]
    Busy,
    /// The file system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Something is not there.
    #[error("{0}")]
    Unknown(String),
    /// Anything else that `SQLite` says.
    #[error("{0}")]
    Sql(rusqlite::Error),
}

/// The result of something done with a library.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Whether only this content cannot be stored, while the library works for everything else.
    pub fn is_of_content(&self) -> bool {
        match self {
            Self::Unknown(_) => true,
            Self::Sql(error) => error.sqlite_error_code().is_none_or(|code| {
                matches!(
                    code,
                    ErrorCode::ConstraintViolation
                        | ErrorCode::TooBig
                        | ErrorCode::TypeMismatch
                        | ErrorCode::ParameterOutOfRange
                )
            }),
            _ => false,
        }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::NotADatabase) => Self::NoLibrary,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged { problem: error.to_string() },
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::CannotOpen) => Self::Unreadable,
            Some(ErrorCode::DiskFull) => Self::Full,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            _ => Self::Sql(error),
        }
    }
}
