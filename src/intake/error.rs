//! Errors of inputs, worded for the user.

use super::foreign::Foreign;
use super::format::{Format, listed};
use super::guard::Stopped;
use std::io;

/// Why an input gave no article. The text follows the input's name and a colon.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The path does not exist.
    #[error("no such file")]
    Missing,
    /// A URL where a path is expected.
    #[error("expected a file, not a URL")]
    Address,
    /// The path is a directory.
    #[error("expected a file, not a directory")]
    Directory,
    /// The operating system refused.
    #[error("cannot read: {0}")]
    Unreadable(#[from] io::Error),
    /// Nothing but white space.
    #[error("empty input")]
    Empty,
    /// Not text in any encoding.
    #[error("unsupported format; depesche reads {}", listed())]
    Binary,
    /// A known format that is not supported.
    #[error("unsupported format: {}; {}", .0.name, .0.advice)]
    Foreign(&'static Foreign),
    /// A format whose cargo feature is off.
    #[error("this build of depesche cannot read {}; rebuild it with `--features {}`", .0.spec().plural, .0.spec().feature)]
    NotBuilt(Format),
    /// More bytes than one article can have.
    #[error("too large (limit: {} MB)", .limit / 1_000_000)]
    TooLarge {
        /// The most bytes that are read.
        limit: usize,
    },
    /// A web page without a recognisable article.
    #[error("no article found on this page")]
    NoArticle,
    /// More elements, attributes or lines than are read.
    #[error("too complex: too many elements, attributes or lines")]
    Markup,
    /// The parser of the format takes too long.
    #[error("took too long to read; skipped")]
    Slow,
    /// The parser of the format failed.
    #[error("parser crashed; please report this file")]
    Parser,
    /// Not a readable feed.
    #[error("not a valid feed: {problem}")]
    Feed {
        /// What is wrong with it.
        problem: String,
    },
    /// Not a readable message.
    #[error("not a valid e-mail message")]
    Mail,
    /// A PDF file that cannot be read.
    #[error("cannot read PDF: {problem}")]
    Pdf {
        /// What is wrong with it.
        problem: String,
    },
    /// A file that was read, but whose text is uncertain.
    #[error("text may be wrong: {problem}")]
    Unsure {
        /// What is uncertain.
        problem: String,
    },
    /// A folder without articles.
    #[error("no supported files in this folder")]
    NoFiles,
    /// A page that could not be fetched, in words.
    #[error("{0}")]
    Elsewhere(String),
    /// A feed or a mailbox where one article is expected.
    #[error("expected one article, not {}", .0.spec().noun)]
    Several(Format),
    /// Entries of a feed that were left out; the others were read.
    #[error("read {read} entries, skipped {left}")]
    Beyond {
        /// The number of those that were read.
        read: usize,
        /// The number of the others.
        left: usize,
    },
    /// Entries of a feed in which something is wrong; what could be read of them was.
    #[error("malformed feed: read {read} entries, {broken} damaged")]
    Broken {
        /// The number of those that were read.
        read: usize,
        /// The number of those that were not, or not to their end.
        broken: usize,
    },
    /// A line of a JSON lines file that holds no article.
    #[error("line {line}: {problem}")]
    Line {
        /// Its number, counted from 1.
        line: u64,
        /// What is wrong with it.
        problem: String,
    },
}

/// The result of reading an input.
pub type Result<T> = std::result::Result<T, Error>;

impl From<Stopped> for Error {
    fn from(stopped: Stopped) -> Self {
        match stopped {
            Stopped::Failed => Self::Parser,
            Stopped::Late => Self::Slow,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_that_is_off_says_which_feature_reads_it() {
        assert_eq!(
            Error::NotBuilt(Format::Pdf).to_string(),
            "this build of depesche cannot read PDF files; rebuild it with `--features pdf`"
        );
    }
}
