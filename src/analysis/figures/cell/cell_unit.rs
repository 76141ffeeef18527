//! What a cell or a heading says of unit and scale.

use crate::analysis::Currency;
use crate::analysis::figures::vocabulary::word::RatioWord;
use rust_decimal::Decimal;
use std::ops::Range;

/// What a cell or heading says of unit and scale.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::analysis) struct CellUnit {
    /// The currency.
    pub currency: Option<Currency>,
    /// All that its word can mean.
    pub currencies: &'static [Currency],
    /// What the number is multiplied by: a million for `Mio.`, a hundredth for cents.
    pub scale: Option<Decimal>,
    /// Percent or percentage points.
    pub(super) ratio: Option<RatioWord>,
    /// `x`
    pub is_multiple: bool,
    /// Points of an index.
    pub is_points: bool,
    /// The tokens of the noun that is counted: `GWh`.
    pub noun: Option<Range<usize>>,
}

/// A word for a currency.
#[derive(Debug, Clone, Copy)]
pub(super) struct CellCurrency {
    /// What it most likely means.
    pub currency: Currency,
    /// All that it can mean.
    pub currencies: &'static [Currency],
    /// What it is of the main unit.
    pub factor: Decimal,
}

impl CellCurrency {
    /// A currency that nothing else is called.
    pub(super) fn only(currency: Currency) -> Self {
        Self { currency, currencies: &[], factor: Decimal::ONE }
    }
}

impl CellUnit {
    /// Sets a currency with what its word is of the main unit.
    pub(super) fn set_currency(&mut self, CellCurrency { currency, currencies, factor }: CellCurrency) {
        self.currency = Some(currency);
        self.currencies = currencies;
        if factor != Decimal::ONE {
            self.scale(factor);
        }
    }

    /// Multiplies the scale.
    pub(super) fn scale(&mut self, factor: Decimal) {
        self.scale = self.scale.unwrap_or(Decimal::ONE).checked_mul(factor).or(self.scale);
    }

    /// Hundredths: what the number is multiplied by.
    pub(in crate::analysis) fn percent(&self) -> Option<Decimal> {
        match self.ratio {
            Some(RatioWord::Percent(factor)) => Some(factor),
            _ => None,
        }
    }

    /// Percentage points: what the number is multiplied by.
    pub(in crate::analysis) fn points(&self) -> Option<Decimal> {
        match self.ratio {
            Some(RatioWord::Points(factor)) => Some(factor),
            _ => None,
        }
    }

    /// Whether anything is said.
    pub(in crate::analysis) fn is_told(&self) -> bool {
        self.scale.is_some() || self.is_unit()
    }

    /// Whether more than a scale is said.
    pub(in crate::analysis) fn is_unit(&self) -> bool {
        self.currency.is_some()
            || self.ratio.is_some()
            || self.is_multiple
            || self.is_points
            || self.noun.is_some()
    }
}

/// A unit in a heading.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::analysis) struct UnitNote {
    /// Its words, with the brackets or the preposition.
    pub tokens: Range<usize>,
    /// What they say.
    pub unit: CellUnit,
    /// Whether it holds for amounts by the share only.
    pub is_per_piece: bool,
}
