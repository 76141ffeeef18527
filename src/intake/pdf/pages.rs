//! The pages of a PDF file as `pdf-extract` reads them, in whatever process.

use crate::intake::{Error, Result};

/// The most bytes of a file that is read.
pub(super) const MOST: usize = 64_000_000;

/// The text of each page.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<String>> {
    pdf_extract::extract_text_from_mem_by_pages(bytes)
        .map_err(|error| Error::Pdf { problem: error.to_string() })
}
