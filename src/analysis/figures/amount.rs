//! A number together with what it measures, while the stages of the recogniser work on it.

use super::number::{self, Number};
use super::senses::Senses;
use super::tag::FigureTag;
use super::word::CurrencyForm;
use super::{modifier, price, reference, unit};
use crate::analysis::{Currency, Direction, Modifier};
use crate::document::Span;
use rust_decimal::Decimal;
use std::ops::Range;

/// What an [`Amount`] measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Measure {
    /// Not known, or not known yet.
    None,
    Money(Currency),
    Percent,
    Points,
    Index,
    Multiple,
    Count,
}

/// A candidate for a figure.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    /// Number and unit, with the modifier as soon as it is found.
    pub tokens: Range<usize>,
    /// How it is written.
    pub number: Number,
    /// What the number is multiplied by besides its own scale: 0.01 for cents.
    pub factor: Decimal,
    /// The full value.
    pub value: Decimal,
    pub value_to: Option<Decimal>,
    pub measure: Measure,
    /// Whether the currency is written as a part of a unit: cents.
    pub minor: bool,
    /// Whether an adjective without a noun follows, or a word such as `weitere` stands before: a count
    /// whose noun is elsewhere.
    pub elliptic: bool,
    /// Whether something follows that is never a figure: metres, grams, times.
    pub barred: bool,
    /// The counted noun.
    pub noun: Option<Span>,
    pub modifier: Modifier,
    pub direction: Option<Direction>,
    /// What found it.
    pub rule: &'static str,
}

impl Amount {
    pub fn new(number: Number) -> Option<Self> {
        Some(Self {
            tokens: number.tokens.clone(),
            value: number.value()?,
            number,
            factor: Decimal::ONE,
            value_to: None,
            measure: Measure::None,
            minor: false,
            elliptic: false,
            barred: false,
            noun: None,
            modifier: Modifier::Exact,
            direction: None,
            rule: "bare",
        })
    }

    /// Whether nothing says yet what is measured.
    pub fn is_bare(&self) -> bool {
        self.measure == Measure::None
    }

    /// Sets measure, scale and factor from `other`, keeping the own number. Gives whether the value still fits.
    pub fn borrow_from(&mut self, other: &Self, rule: &'static str) -> bool {
        let below_a_thousand = self.number.mantissa < Decimal::ONE_THOUSAND && !self.number.grouped;
        // `von 1.200 auf 1.350 Millionen`
        let alike = other.number.grouped && self.number.grouped && !self.number.fractional;
        let lent = other.number.scale.filter(|_| (below_a_thousand || alike) && self.number.scale.is_none());
        let Some(factor) = lent.unwrap_or(Decimal::ONE).checked_mul(other.factor) else { return false };
        // Both ends of a range already have their own scale in their value.
        let (Some(value), to) =
            (self.value.checked_mul(factor), self.value_to.map(|to| to.checked_mul(factor)))
        else {
            return false;
        };
        if to == Some(None) {
            return false;
        }
        self.number.scale = self.number.scale.or(lent);
        self.value_to = to.flatten();
        self.number.letter = false;
        self.factor = other.factor;
        self.value = value;
        self.measure = other.measure;
        self.minor = other.minor;
        self.noun = self.noun.or(other.noun);
        self.rule = rule;
        true
    }
}

/// The numbers of the sentence `range` with the units that are written beside them.
pub(super) fn scan(senses: &Senses<'_>, range: Range<usize>) -> Vec<Amount> {
    let mut amounts = Vec::new();
    let mut floor = range.start;
    let mut index = range.start;
    while index < range.end {
        let Some(number) =
            may_start(senses, index, range.end).then(|| number::parse(senses, index, range.end)).flatten()
        else {
            index += 1;
            continue;
        };
        let next = number.tokens.end.max(index + 1);
        let Some(mut amount) = Amount::new(number) else {
            index = next;
            continue;
        };
        unit::attach(senses, &mut amount, floor, range.end);
        modifier::attach(senses, &mut amount, floor, range.end);
        if is_chained(senses, &amount, floor) || reference::is_reference(senses, &amount, floor, &range) {
            index = next;
            continue;
        }
        price::index_level(senses, &mut amount, &range);
        price::ratio(senses, &mut amount, &range);
        floor = amount.tokens.end;
        index = amount.tokens.end.max(next);
        amounts.push(amount);
    }
    amounts
}

/// Whether a hyphen glues the number to another one that is no amount: the `9` of `787-9`.
fn is_chained(senses: &Senses<'_>, amount: &Amount, floor: usize) -> bool {
    let Some(hyphen) = amount.tokens.start.checked_sub(1).filter(|&hyphen| hyphen > 0) else { return false };
    senses.joined(amount.tokens.start)
        && senses.joined(hyphen)
        && senses.is(hyphen, FigureTag::Hyphen)
        && senses.is_number(hyphen - 1)
        && floor != hyphen
}

/// Whether a number can start at `index`: one look at the senses of the token.
fn may_start(senses: &Senses<'_>, index: usize, end: usize) -> bool {
    if senses.is_blocked(index) {
        return false;
    }
    if senses.is_number(index) {
        return true;
    }
    let word = senses.word(index);
    if word.is(FigureTag::Article) {
        let next = senses.word(index + 1);
        let currency = next
            .currency
            .as_ref()
            .is_some_and(|word| word.form == CurrencyForm::Name || word.form == CurrencyForm::Minor);
        return index + 1 < end
            && (currency || next.half.is_some() || next.scale.is_some() || next.fraction.is_some());
    }
    word.number.is_some()
        || word.fraction_sign.is_some()
        || word.half.is_some()
        || word.half_scale.is_some()
        || senses.compound(index).is_some()
}
