//! Quotations and who said them.

use super::Quote;
use super::names::Names;
use super::token::Tokens;

/// The quotations of the text, in its order.
pub fn recognize(_tokens: &Tokens<'_>, _names: &Names) -> Vec<Quote> {
    Vec::new()
}
