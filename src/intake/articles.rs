//! The articles of one input, of which a feed has several.

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
    /// That the text is unsure, as [`Error::Unsure`].
    pub unsure: Option<Error>,
}

impl Articles {
    /// What is to be said of the entries that were not read, or of text that is unsure.
    pub fn left_out(&mut self) -> Option<Error> {
        let beyond =
            (self.beyond > 0).then_some(Error::Beyond { read: self.documents.len(), left: self.beyond });
        beyond.or_else(|| self.unsure.take())
    }
}

impl From<Document> for Articles {
    fn from(document: Document) -> Self {
        Self { documents: vec![document], beyond: 0, unsure: None }
    }
}
