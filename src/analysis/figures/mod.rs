//! Numbers with their unit, scale and modifier.

use super::token::Tokens;
use super::{Direction, FigureKind, Modifier, Period, Unit};
use crate::document::Span;
use rust_decimal::Decimal;
use std::ops::Range;

/// A number that counts as a figure, before anything is known of what it measures.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// Modifier, number, scale and unit.
    pub span: Span,
    /// The tokens that `span` covers.
    pub tokens: Range<usize>,
    /// What is measured in what way.
    pub kind: FigureKind,
    /// The full amount, never negative.
    pub value: Decimal,
    /// The upper end of a range.
    pub value_to: Option<Decimal>,
    /// What `value` counts.
    pub unit: Option<Unit>,
    /// How exactly it holds.
    pub modifier: Modifier,
    /// The direction that the figure itself says: by a sign (`-15,7`) or as a word (`verdoppelt`).
    pub direction: Option<Direction>,
    /// The counted noun of a count, wherever it stands.
    pub noun: Option<Span>,
    /// The rule that found it.
    pub rule: &'static str,
}

/// The figures of the text, in its order, none overlapping another. Numbers inside `periods` are none.
pub fn recognize(_tokens: &Tokens<'_>, _periods: &[Period]) -> Vec<Quantity> {
    Vec::new()
}
