//! What the stage makes.

use crate::analysis::{Company, EntityId, Person};
use crate::document::Span;

/// The people and companies of an article.
#[derive(Debug, Clone, Default)]
pub struct Names {
    /// In the order of their first mention.
    pub people: Vec<Person>,
    /// In the order of their first mention.
    pub companies: Vec<Company>,
    /// Every mention of both, in the order of the text, none overlapping another.
    pub mentions: Vec<(Span, EntityId)>,
}
