//! What can be wrong with an input, in words for the person who gave it.

use super::foreign::Foreign;
use super::format::{Format, listed};
use super::guard::Stopped;
use std::io;

/// Why an input gave no article. The text completes the sentence that begins with the input's name.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The path names nothing.
    #[error("no such file")]
    Missing,
    /// It is the address of a web page, not a path.
    #[error("is a web address, not a file")]
    Address,
    /// The path names a directory.
    #[error("is a directory; name the files in it")]
    Directory,
    /// The operating system refused.
    #[error("cannot be read: {0}")]
    Unreadable(#[from] io::Error),
    /// Nothing but white space.
    #[error("is empty")]
    Empty,
    /// Not text in any encoding.
    #[error("unsupported format; depesche reads {}", listed())]
    Binary,
    /// A format that is known and cannot be read.
    #[error("is {}, which depesche can't read; {}", .0.noun, .0.advice)]
    Foreign(&'static Foreign),
    /// A format whose cargo feature is off.
    #[error("is {}, which this build of depesche cannot read: build it with `--features {}`", .0.spec().noun, .0.spec().feature)]
    NotBuilt(Format),
    /// More bytes than one article can have.
    #[error("is larger than {} MB, the limit for this format", .limit / 1_000_000)]
    TooLarge {
        /// The most bytes that are read.
        limit: usize,
    },
    /// A web page in which no article can be told from the rest.
    #[error("is a web page without an article that can be told from the rest of it")]
    NoArticle,
    /// More elements, attributes or lines than are read.
    #[error("is too complex: too many elements, attributes or lines")]
    Markup,
    /// The parser of the format needs too long.
    #[error("took too long to read; skipped")]
    Slow,
    /// The parser of the format failed.
    #[error("cannot be read: its parser crashed; please report this file")]
    Parser,
    /// A feed that cannot be read.
    #[error("is no feed that can be read: {problem}")]
    Feed {
        /// What is wrong with it.
        problem: String,
    },
    /// A message that cannot be read.
    #[error("is no e-mail message that can be read")]
    Mail,
    /// A PDF file that cannot be read.
    #[error("is a PDF file that cannot be read: {problem}")]
    Pdf {
        /// What is wrong with it.
        problem: String,
    },
    /// A folder without articles.
    #[error("is a folder without files that can be read")]
    NoFiles,
    /// A page that could not be had, in words.
    #[error("{0}")]
    Elsewhere(String),
    /// A feed or a mailbox where one article is wanted.
    #[error("is {}, which holds several articles", .0.spec().noun)]
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
    #[error("read {read} entries; the feed is broken: entries that could not be read whole: {broken}")]
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
            "is a PDF file, which this build of depesche cannot read: build it with `--features pdf`"
        );
    }
}
