//! What is known of the periods of a text before any figure is looked at.

use super::governing::Governing;
use super::timeline::Timeline;
use crate::analysis::links::link_text::LinkText;

/// What is known of the periods of a text before any figure is looked at.
#[derive(Debug)]
pub(in crate::analysis::links) struct Chronology {
    pub(super) governing: Governing,
    pub(super) timeline: Timeline,
}

impl Chronology {
    /// Looks through the text once.
    pub(in crate::analysis::links) fn of(text: &LinkText<'_>) -> Self {
        Self { governing: Governing::of(text), timeline: Timeline::of(text) }
    }
}
