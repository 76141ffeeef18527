//! The figure that the recogniser gives.

use crate::analysis::figures::candidate::FigureCandidate;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::text::{Text, plain_form};
use crate::analysis::{Direction, FigureKind, Modifier, Unit};
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
    pub rule: FigureRule,
}

impl Quantity {
    /// A candidate that is a figure of `kind`.
    pub(super) fn new(text: &Text<'_>, candidate: &FigureCandidate, kind: FigureKind) -> Self {
        let unit = match kind {
            FigureKind::Money | FigureKind::Price => candidate.currency().map(Unit::Currency),
            FigureKind::Percent => Some(Unit::Percent),
            FigureKind::PercentagePoints => Some(Unit::PercentagePoint),
            FigureKind::Index => Some(Unit::IndexPoint),
            FigureKind::Count => {
                candidate.noun().map(|noun| Unit::Noun(plain_form(text.slice(noun)).into_owned()))
            }
            FigureKind::Multiple => None,
        };
        Self {
            span: text.span(candidate.tokens().clone()),
            tokens: candidate.tokens().clone(),
            kind,
            value: candidate.value().abs().normalize(),
            value_to: candidate.value_to().map(|value| value.abs().normalize()),
            unit,
            modifier: candidate.modifier(),
            direction: candidate.direction(),
            noun: candidate.noun(),
            rule: candidate.rule(),
        }
    }
}
