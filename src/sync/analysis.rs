//! Analyses the articles of a sync.

use crate::analysis::{Analysis, analyze};
use crate::document::Document;
use crate::intake;

/// An article with its analysis, which is empty if the analysis panics, so that the other articles are kept.
pub fn analyzed(document: Document) -> (Document, Analysis) {
    let analysis = intake::guarded(|| analyze(&document)).unwrap_or_default();
    (document, analysis)
}
