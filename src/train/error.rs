//! What can go wrong in training.

use std::io;
use std::path::PathBuf;

/// Why there is no model.
#[derive(Debug, thiserror::Error)]
pub enum TrainError {
    /// A file cannot be read or written.
    #[error("{}: {source}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The word clusters are not what they should be.
    #[error("{}: expected an object of words and numbers: {source}", path.display())]
    Clusters {
        /// The file.
        path: PathBuf,
        /// Where it stops being one.
        source: serde_json::Error,
    },
    /// A line of a file is no gold article.
    #[error("{}, line {line}: {problem}", path.display())]
    Gold {
        /// The file.
        path: PathBuf,
        /// The number of the line.
        line: u64,
        /// What is wrong with it.
        problem: String,
    },
    /// There are no corpora of this language.
    #[error("{language}: no corpora known; only languages with corpora can be trained")]
    Language {
        /// The code that was asked for.
        language: String,
    },
}
