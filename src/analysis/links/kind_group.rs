//! The kinds of figures, as far as evidence for a link weighs differently in them.

use super::choice::Numbered;
use crate::analysis::FigureKind;
use strum::VariantNames;

/// Where a feature can weigh more or less than elsewhere.
#[derive(Debug, Clone, Copy, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum KindGroup {
    Count,
    Money,
    Price,
    Share,
    Multiple,
}

impl KindGroup {
    pub(super) fn of(kind: FigureKind) -> Self {
        match kind {
            FigureKind::Count => Self::Count,
            FigureKind::Money => Self::Money,
            FigureKind::Price | FigureKind::Index => Self::Price,
            FigureKind::Percent | FigureKind::PercentagePoints => Self::Share,
            FigureKind::Multiple => Self::Multiple,
        }
    }
}

impl Numbered for KindGroup {
    fn number(self) -> usize {
        self as usize
    }
}
