//! The unit of a value: what the cell says itself, else what stands near it, else what the table says of all.
//!
//! | said by | for example |
//! | --- | --- |
//! | the cell | `12,4 %`, `$ 618` |
//! | the heads of its row and column, the title of the rows | `Umsatz (Mio. CHF)` |
//! | the words for the measure | `EBIT-Marge`, `Mitarbeiter`, `DAX` |
//! | the caption or corner | `in Mio. Euro`, `(In millions, except per share data)` |
//!
//! What nobody says is not known: no value takes the unit of another cell.

use super::label::{Label, LabelNumber, UnitFacts};
use super::tag::TableTag;
use crate::analysis::{Currency, FigureKind, Unit};
use rust_decimal::Decimal;

/// What a value counts, and what it is multiplied by.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Amount {
    pub kind: FigureKind,
    pub unit: Option<Unit>,
    pub factor: Decimal,
}

impl Amount {
    fn new(kind: FigureKind, unit: Option<Unit>, factor: Decimal) -> Self {
        Self { kind, unit, factor }
    }

    fn percent(factor: Decimal) -> Self {
        Self::new(FigureKind::Percent, Some(Unit::Percent), factor)
    }

    fn points(factor: Decimal) -> Self {
        Self::new(FigureKind::PercentagePoints, Some(Unit::PercentagePoint), factor)
    }

    fn money(currency: Option<Currency>, factor: Decimal) -> Self {
        Self::new(FigureKind::Money, currency.map(Unit::Currency), factor)
    }

    /// The difference of two such amounts.
    pub(super) fn difference(self) -> Self {
        match self.kind {
            FigureKind::Percent => Self::points(self.factor),
            _ => self,
        }
    }

    /// Points of a share, not of an index.
    pub(super) fn of_share(self) -> Self {
        Self::points(self.factor)
    }

    /// A value of which nobody says what it counts.
    pub(super) fn unknown() -> Self {
        Self::new(FigureKind::Count, None, Decimal::ONE)
    }

    /// A relative change.
    pub(super) fn relative() -> Self {
        Self::percent(Decimal::ONE)
    }
}

/// What tells the unit of a value.
pub(super) struct AmountSources<'a> {
    /// Heads of its row, column and rows, the nearest first.
    pub near: Vec<&'a Label>,
    /// The head that says what is measured.
    pub measure: Option<&'a Label>,
    /// Corner and captions.
    pub far: &'a [&'a Label],
    /// The currency that the table names anywhere.
    pub currency: Option<Currency>,
    /// Whether the rows are indices.
    pub is_index: bool,
    /// The words of the measure, where the table says units of others, so that this one is a plain count.
    pub noun: Option<String>,
}

impl AmountSources<'_> {
    /// What the number counts.
    pub(super) fn amount(&self, number: &LabelNumber) -> Amount {
        let is_other =
            self.measure.is_some_and(|label| label.counted.is_some() || label.tags.has(TableTag::Share));
        let is_per_piece = !is_other && self.near.iter().any(|label| label.is_per_piece);
        let own = self.of_facts(&number.unit, is_per_piece, None);
        let said = own
            .or_else(|| self.of_near(number, is_per_piece))
            .or_else(|| self.of_words(number, is_per_piece))
            .or_else(|| self.of_far(number, is_per_piece));
        said.map_or_else(|| self.of_nothing(number), |amount| self.priced(amount))
    }

    /// A unit that is said beside the number.
    fn of_facts(&self, facts: &UnitFacts, is_per_piece: bool, scale: Option<Decimal>) -> Option<Amount> {
        if let Some(factor) = facts.percent {
            return Some(Amount::percent(factor));
        }
        if let Some(factor) = facts.points {
            return Some(Amount::points(factor));
        }
        let factor = scale.or(facts.scale);
        if facts.currency.is_some() {
            let factor = factor.or_else(|| self.scale(is_per_piece)).unwrap_or(Decimal::ONE);
            // `cent` and `$` are those of the table.
            let at_home = self.currency.filter(|currency| facts.currencies.contains(currency));
            return Some(Amount::money(at_home.or(facts.currency), factor));
        }
        let factor = factor.unwrap_or(Decimal::ONE);
        if let Some(noun) = &facts.noun {
            return Some(Amount::new(FigureKind::Count, Some(Unit::Noun(noun.clone())), factor));
        }
        if facts.is_multiple {
            return Some(Amount::new(FigureKind::Multiple, None, factor));
        }
        facts.is_points.then(|| Amount::new(FigureKind::Index, Some(Unit::IndexPoint), factor))
    }

    /// The scale that stands for all amounts of money around it; amounts by the share stand in whole units.
    fn scale(&self, is_per_piece: bool) -> Option<Decimal> {
        let labels = self.near.iter().chain(self.far);
        let found = labels.filter_map(|label| label.unit(false)).find(|facts| {
            facts.scale.is_some() && facts.percent.is_none() && facts.points.is_none() && facts.noun.is_none()
        });
        found
            .and_then(|facts| facts.scale)
            .map(|scale| if is_per_piece { scale.min(Decimal::ONE) } else { scale })
    }

    fn of_near(&self, number: &LabelNumber, is_per_piece: bool) -> Option<Amount> {
        self.near.iter().find_map(|label| {
            let facts = label.unit(is_per_piece).or_else(|| label.unit(!is_per_piece))?;
            // `Dividend (CHF)` stands in francs in a table of millions; `($)` in one `in millions` does not.
            let says_all = self.far.iter().any(|label| {
                label.unit(false).is_some_and(|far| far.scale.is_some() && far.currency.is_none())
            });
            let single = Some(Decimal::ONE).filter(|_| !says_all && facts.currency.is_some());
            let scale = number.unit.scale.or(facts.scale).or(single);
            if facts.is_unit() {
                return self.of_facts(facts, is_per_piece, scale);
            }
            // `Carloads (thousands)`
            let currency = self.currency.filter(|_| label.is_money);
            if currency.is_some() {
                return Some(Amount::money(currency, scale?));
            }
            let counted = label.counted.clone().or_else(|| self.measure?.counted.clone());
            let noun = counted.or_else(|| self.noun.clone());
            noun.map(|noun| {
                Amount::new(FigureKind::Count, Some(Unit::Noun(noun)), scale.unwrap_or(Decimal::ONE))
            })
        })
    }

    /// What the words for the measure say.
    fn of_words(&self, number: &LabelNumber, is_per_piece: bool) -> Option<Amount> {
        let measure = self.measure?;
        let factor = number.unit.scale.unwrap_or(Decimal::ONE);
        if self.is_index {
            return Some(Amount::new(FigureKind::Index, Some(Unit::IndexPoint), factor));
        }
        if is_per_piece {
            return None;
        }
        if measure.is_multiple {
            return Some(Amount::new(FigureKind::Multiple, None, factor));
        }
        if measure.tags.has(TableTag::Share) {
            return Some(Amount::percent(factor));
        }
        let noun = measure.counted.clone()?;
        if measure.tags.has(TableTag::Money) && self.far.iter().any(|label| label.unit(false).is_some()) {
            return None;
        }
        Some(Amount::new(FigureKind::Count, Some(Unit::Noun(noun)), factor))
    }

    fn of_far(&self, number: &LabelNumber, is_per_piece: bool) -> Option<Amount> {
        let facts = |is_per_piece| self.far.iter().find_map(move |label| label.unit(is_per_piece));
        let special = facts(true).filter(|_| is_per_piece);
        let general = facts(false).filter(|facts| !is_per_piece || facts.percent.is_none());
        let found = special.or(general)?;
        if is_per_piece {
            // Earnings by the share stand in euros in a table of millions.
            let scale = found
                .scale
                .filter(|_| special.is_some())
                .map_or(Decimal::ONE, |scale| scale.min(Decimal::ONE));
            return Some(Amount::money(found.currency.or(self.currency), scale));
        }
        let scale = number.unit.scale.or(found.scale);
        if found.is_unit() {
            return self.of_facts(found, false, scale);
        }
        Some(Amount::money(self.currency, scale?))
    }

    /// The kind of a value without a unit.
    fn of_nothing(&self, number: &LabelNumber) -> Amount {
        let factor = number.unit.scale.unwrap_or(Decimal::ONE);
        let is = |what: fn(&Label) -> bool| self.near.iter().any(|label| what(label));
        let kind = match () {
            () if is(|label| label.is_price) => FigureKind::Price,
            () if is(|label| label.is_money || label.is_per_piece) => FigureKind::Money,
            () => FigureKind::Count,
        };
        let noun = self.noun.clone().filter(|_| kind == FigureKind::Count).map(Unit::Noun);
        Amount::new(kind, noun, factor)
    }

    /// Money for one share or ounce is a price, earnings by the share are not.
    fn priced(&self, amount: Amount) -> Amount {
        let is_price =
            self.near.iter().any(|label| label.is_price) && !self.near.iter().any(|label| label.is_money);
        if amount.kind == FigureKind::Money && amount.factor <= Decimal::ONE && is_price {
            return Amount { kind: FigureKind::Price, ..amount };
        }
        amount
    }
}
