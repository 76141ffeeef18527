//! The articles of one input; a feed has several.

use super::Error;
use crate::document::Document;

/// The articles of one input.
#[derive(Debug, Default)]
pub struct Articles {
    /// Those that were read, in their order.
    pub documents: Vec<Document>,
    /// The number of entries of a feed that were not read, since there are more than [`MOST_ENTRIES`](super::MOST_ENTRIES) or they take
    /// too long.
    pub beyond: usize,
    /// The number of entries of a feed that could not be read, or not to their end, since something is wrong with them.
    pub broken: usize,
    /// That the text is unsure, as [`Error::Unsure`].
    pub unsure: Option<Error>,
}

impl Articles {
    /// What is to be said of the entries that were not read, or of text that is unsure.
    pub fn left_out(&mut self) -> Option<Error> {
        let read = self.documents.len();
        match (self.beyond, self.broken) {
            (0, 0) => self.unsure.take(),
            (0, broken) => Some(Error::Broken { read, broken }),
            (beyond, _) => Some(Error::Beyond { read, left: beyond }),
        }
    }
}

impl From<Document> for Articles {
    fn from(document: Document) -> Self {
        Self { documents: vec![document], ..Self::default() }
    }
}
