//! Dates and stretches of time, resolved against the date of publication.

use super::Period;
use super::token::Tokens;
use crate::document::Published;

/// The dates and stretches of time that the text names, in its order, none overlapping another.
pub fn recognize(_tokens: &Tokens<'_>, _published: Option<Published>) -> Vec<Period> {
    Vec::new()
}
