//! The trainers of the models in `assets/model`: `tagger` learns names from labelled sentences, `links` learns from
//! gold articles how much each piece of evidence weighs.

pub mod links;
pub mod tagger;

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
    #[error("{language}: no corpora known; there are some for de and en")]
    Language {
        /// The code that was asked for.
        language: String,
    },
}
