//! The reader on the terminal.

use crate::document::Document;

/// How the reader is to start.
#[derive(Debug, Clone, Copy, Default)]
pub struct Options {
    /// Whether to use colours; none to tell from the terminal.
    pub color: Option<bool>,
}

/// Opens the reader on `documents`; without any, on the list of the sample articles.
///
/// # Errors
/// If the terminal cannot be used.
pub fn run(documents: Vec<Document>, options: Options) -> anyhow::Result<()> {
    anyhow::bail!("no reader for {} articles ({options:?})", documents.len())
}
