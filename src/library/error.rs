//! Errors of the library, worded for the user.

use rusqlite::ErrorCode;
use rusqlite::types::FromSqlError;
use std::io;

/// Why an operation on a library failed. The text follows its path and a colon.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file of another program, or a folder.
    #[error("not a depesche library; move it away, or set DEPESCHE_DATA_DIR to another folder")]
    NoLibrary,
    /// No file can be made or looked for in the folder of the library.
    #[error("data folder not usable ({0}); set DEPESCHE_DATA_DIR to a folder that you can write to")]
    Folder(io::Error),
    /// Nothing is there yet.
    #[error("no library yet; create it with `depesche add` or `depesche feed add`")]
    Missing,
    /// A library of a newer version of this program.
    #[error("written by a newer depesche (library version {version}); update depesche to open it")]
    Newer {
        /// The version that it has.
        version: u32,
    },
    /// The file is damaged.
    #[error(
        "damaged ({problem}); `depesche library export` saves what is readable; move the file away to start a new library"
    )]
    Damaged {
        /// What `SQLite` says.
        problem: String,
    },
    /// The file or its folder cannot be written.
    #[error("cannot write: the file or its folder is read-only")]
    ReadOnly,
    /// The file cannot be opened.
    #[error("cannot open; check the permissions of the file and its folder")]
    Unreadable,
    /// The disk is full.
    #[error("cannot write: disk full; nothing was lost")]
    Full,
    /// Another process has locked it for too long.
    #[error("another depesche process is writing to the library; try again")]
    Busy,
    /// The file system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// Something was not found.
    #[error("{0}")]
    Unknown(String),
    /// Anything else that `SQLite` says.
    #[error("{0}")]
    Sql(rusqlite::Error),
}

/// The result of something done with a library.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// Whether only this content cannot be stored, while the library is fine otherwise.
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

/// Whether a statement was stopped before its end.
pub(super) fn is_stopped(error: &rusqlite::Error) -> bool {
    error.sqlite_error_code() == Some(ErrorCode::OperationInterrupted)
}

impl From<FromSqlError> for Error {
    fn from(error: FromSqlError) -> Self {
        rusqlite::Error::from(error).into()
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
