//! Figures for tests.

use crate::analysis::{Figure, FigureKind, LinkConfidence, Modifier, Unit};
use crate::document::Span;
use rust_decimal::Decimal;

/// A figure without links.
pub(super) fn figure(kind: FigureKind, value: i64, value_to: Option<i64>, unit: Option<Unit>) -> Figure {
    Figure {
        span: Span::default(),
        kind,
        value: Decimal::from(value),
        value_to: value_to.map(Decimal::from),
        unit,
        modifier: Modifier::Exact,
        direction: None,
        of: None,
        who: None,
        when: None,
        confidence: LinkConfidence::default(),
    }
}
