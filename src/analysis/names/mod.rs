//! People and companies: recognised, resolved, and merged into entities.

use super::figures::Quantity;
use super::token::Tokens;
use super::{Company, EntityId, Person};
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

/// Finds the people and companies that the text names.
pub fn recognize(_tokens: &Tokens<'_>, _quantities: &[Quantity]) -> Names {
    Names::default()
}
