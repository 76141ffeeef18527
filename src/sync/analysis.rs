//! Analyses the articles of a sync.

use crate::analysis::{Analysis, analyze};
use crate::document::Document;
use crate::intake;

/// The analysis of an article. Empty if the analysis panics, so that the other articles are kept.
pub fn analyzed(document: &Document) -> Analysis {
    intake::guarded(|| analyze(document)).unwrap_or_default()
}
