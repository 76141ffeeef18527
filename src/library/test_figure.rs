//! Figures for tests.

use crate::analysis::{Figure, FigureKind, Unit};
use rust_decimal::Decimal;

/// A figure without links.
pub(super) fn figure(kind: FigureKind, value: i64, value_to: Option<i64>, unit: Option<Unit>) -> Figure {
    Figure { value_to: value_to.map(Decimal::from), ..Figure::of_amount(kind, Decimal::from(value), unit) }
}
