//! A candidate for a figure, and the only ways in which the stages change one.
//!
//! A stage looks at candidates and gives what it found as a value of its own, such as a [`UnitMatch`]; here it is
//! taken over. What a candidate is made of can be read by everyone and changed nowhere else.

use crate::analysis::figures::number::expression::Number;
use crate::analysis::figures::rule::FigureRule;
use crate::analysis::figures::vocabulary::cardinal::CardinalSuffix;
use crate::analysis::{Currency, Direction, FigureKind, Modifier};
use crate::document::Span;
use rust_decimal::Decimal;
use std::ops::Range;

/// A number together with what is known so far of what it measures.
#[derive(Debug, Clone)]
pub(super) struct FigureCandidate {
    tokens: Range<usize>,
    number: Number,
    factor: Decimal,
    value: Decimal,
    value_to: Option<Decimal>,
    kind: Option<FigureKind>,
    currency: Option<Currency>,
    minor: bool,
    noun: Option<Span>,
    follows: Follows,
    modifier: Modifier,
    direction: Option<Direction>,
    rule: FigureRule,
}

/// What follows a number that counts nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Follows {
    /// Nothing that matters.
    Other,
    /// Adjectives without a noun: a count whose noun is elsewhere.
    Adjectives,
    /// What is never counted in news: metres, grams, times.
    Uncounted,
}

/// The unit of a number.
#[derive(Debug, Clone)]
pub(super) struct UnitMatch {
    /// The tokens of the number and its unit.
    pub tokens: Range<usize>,
    /// What is measured in what way. Whether money is a price is told later.
    pub kind: FigureKind,
    /// The currency of money.
    pub currency: Option<Currency>,
    /// The counted noun of a count.
    pub noun: Option<Span>,
    /// The full value.
    pub value: Decimal,
    /// What the unit multiplies the number by: 0.01 for cents.
    pub factor: Decimal,
    /// The scale of the number, which may stand behind its unit.
    pub scale: Option<Decimal>,
    /// Whether the currency is written as a part of a unit: cents.
    pub minor: bool,
    /// The direction of a sign between number and unit: `$-5`.
    pub direction: Option<Direction>,
    /// What found it.
    pub rule: FigureRule,
}

/// A sign of minus or plus before a number.
#[derive(Debug, Clone, Copy)]
pub(super) struct SignMatch {
    /// The first token of the number with its sign.
    pub start: usize,
    /// Which way it points.
    pub direction: Direction,
}

/// The words that say how exactly a figure holds.
#[derive(Debug, Clone)]
pub(super) struct ModifierMatch {
    /// The tokens of the figure with these words.
    pub tokens: Range<usize>,
    /// What they say.
    pub modifier: Modifier,
}

impl UnitMatch {
    /// A unit that multiplies the value of `candidate` by `factor`; `None` where that is too large.
    pub fn new(
        candidate: &FigureCandidate,
        kind: FigureKind,
        factor: Decimal,
        rule: FigureRule,
    ) -> Option<Self> {
        let value = candidate.value.checked_mul(factor)?;
        Some(Self { factor, ..Self::of_value(candidate, kind, value, rule) })
    }

    /// A unit that makes `value` of the number of `candidate`.
    pub fn of_value(candidate: &FigureCandidate, kind: FigureKind, value: Decimal, rule: FigureRule) -> Self {
        Self {
            tokens: candidate.tokens.clone(),
            kind,
            currency: None,
            noun: None,
            value,
            factor: candidate.factor,
            scale: candidate.number.scale,
            minor: false,
            direction: candidate.direction,
            rule,
        }
    }

    /// A currency that multiplies the value of `candidate` by `factor`.
    pub fn money(
        candidate: &FigureCandidate,
        currency: Currency,
        factor: Decimal,
        rule: FigureRule,
    ) -> Option<Self> {
        let found = Self::new(candidate, FigureKind::Money, factor, rule)?;
        Some(Self { currency: Some(currency), ..found })
    }

    /// The same unit, which ends at `end`.
    pub fn to(self, end: usize) -> Self {
        Self { tokens: self.tokens.start..end, ..self }
    }
}

impl FigureCandidate {
    /// A number of which nothing else is known; `None` where it is too large.
    pub fn new(number: Number) -> Option<Self> {
        Some(Self {
            tokens: number.tokens.clone(),
            value: number.value()?,
            number,
            factor: Decimal::ONE,
            value_to: None,
            kind: None,
            currency: None,
            minor: false,
            noun: None,
            follows: Follows::Other,
            modifier: Modifier::Exact,
            direction: None,
            rule: FigureRule::Bare,
        })
    }

    /// A word that is a multiple by itself.
    pub fn multiple(tokens: Range<usize>, factor: Decimal, direction: Option<Direction>) -> Option<Self> {
        let number = Number { suffix: CardinalSuffix::Fold, ..Number::new(tokens, factor) };
        let kind = Some(FigureKind::Multiple);
        Self::new(number).map(|found| Self { kind, direction, rule: FigureRule::MultipleWord, ..found })
    }

    /// One unit of `currency`, which is named at `index`.
    pub fn one_of(currency: Currency, index: usize) -> Option<Self> {
        let one = Self::new(Number::new(index..index + 1, Decimal::ONE))?;
        Some(Self { kind: Some(FigureKind::Money), currency: Some(currency), ..one })
    }

    /// The range from `low`, the value of `first`, to `high`; its first token is `start`.
    pub fn range(first: &Self, low: Decimal, high: Self, start: usize) -> Self {
        Self {
            tokens: start..high.tokens.end,
            value: low,
            value_to: Some(high.value),
            modifier: Modifier::Range,
            direction: first.direction,
            rule: FigureRule::Range,
            ..high
        }
    }

    /// Number and unit, with the modifier as soon as it is found.
    pub fn tokens(&self) -> &Range<usize> {
        &self.tokens
    }

    /// How the number is written.
    pub fn number(&self) -> &Number {
        &self.number
    }

    /// What the number is multiplied by besides its own scale: 0.01 for cents.
    pub fn factor(&self) -> Decimal {
        self.factor
    }

    /// The full value, of a range the lower end.
    pub fn value(&self) -> Decimal {
        self.value
    }

    /// The upper end of a range.
    pub fn value_to(&self) -> Option<Decimal> {
        self.value_to
    }

    /// What is measured; `None` where nothing says so yet. It is never [`FigureKind::Price`].
    pub fn kind(&self) -> Option<FigureKind> {
        self.kind
    }

    /// The currency of money.
    pub fn currency(&self) -> Option<Currency> {
        self.currency
    }

    /// Whether the currency is written as a part of a unit: cents.
    pub fn is_minor(&self) -> bool {
        self.minor
    }

    /// The counted noun.
    pub fn noun(&self) -> Option<Span> {
        self.noun
    }

    /// What follows a number that counts nothing.
    pub fn follows(&self) -> Follows {
        self.follows
    }

    /// How exactly it holds.
    pub fn modifier(&self) -> Modifier {
        self.modifier
    }

    /// The direction that a sign or the figure itself says.
    pub fn direction(&self) -> Option<Direction> {
        self.direction
    }

    /// What found it.
    pub fn rule(&self) -> FigureRule {
        self.rule
    }

    /// Whether nothing says yet what is measured.
    pub fn is_bare(&self) -> bool {
        self.kind.is_none()
    }

    /// Whether it is an amount of money.
    pub fn is_money(&self) -> bool {
        self.kind == Some(FigureKind::Money)
    }

    /// Whether it is a percentage.
    pub fn is_percent(&self) -> bool {
        self.kind == Some(FigureKind::Percent)
    }

    /// Whether it counts something.
    pub fn is_count(&self) -> bool {
        self.kind == Some(FigureKind::Count)
    }

    /// Whether it is a factor.
    pub fn is_multiple(&self) -> bool {
        self.kind == Some(FigureKind::Multiple)
    }

    /// Whether it is a percentage or a difference of two.
    pub fn is_percentage(&self) -> bool {
        matches!(self.kind, Some(FigureKind::Percent | FigureKind::PercentagePoints))
    }

    /// Whether it measures money or percentages, whose numbers often leave the unit out.
    pub fn is_measured(&self) -> bool {
        self.is_money() || self.is_percentage()
    }

    /// Whether both measure the same.
    pub fn is_like(&self, other: &Self) -> bool {
        (self.kind, self.currency) == (other.kind, other.currency)
    }

    /// Takes over a unit.
    pub fn set_unit(&mut self, unit: UnitMatch) {
        self.tokens = unit.tokens;
        self.kind = Some(unit.kind);
        self.currency = unit.currency;
        self.noun = unit.noun;
        self.value = unit.value;
        self.factor = unit.factor;
        self.number.scale = unit.scale;
        self.number.letter = false;
        self.minor = unit.minor;
        self.direction = unit.direction;
        self.rule = unit.rule;
    }

    /// Takes over what follows the number.
    pub fn set_follows(&mut self, follows: Follows) {
        self.follows = follows;
    }

    /// Takes over a sign before the number.
    pub fn set_sign(&mut self, sign: SignMatch) {
        self.tokens.start = sign.start;
        self.direction = Some(sign.direction);
    }

    /// Takes over a modifier.
    pub fn set_modifier(&mut self, found: ModifierMatch) {
        self.tokens = found.tokens;
        self.modifier = found.modifier;
    }

    /// Lets the figure end at `end`.
    pub fn extend_to(&mut self, end: usize) {
        self.tokens.end = end;
    }

    /// Makes it a count of `noun`, or of something that is not named.
    pub fn set_count(&mut self, noun: Option<Span>, rule: FigureRule) {
        self.kind = Some(FigureKind::Count);
        self.noun = noun;
        self.rule = rule;
    }

    /// Makes it an amount of another currency.
    pub fn set_currency(&mut self, currency: Currency) {
        self.currency = Some(currency);
    }

    /// Takes over a unit that is written once for many numbers, which multiplies both ends of a range by `factor`. Gives
    /// whether the values still fit.
    pub fn set_shared_unit(&mut self, kind: FigureKind, currency: Option<Currency>, factor: Decimal) -> bool {
        if !self.multiply(factor) {
            return false;
        }
        self.number.scale = self.number.scale.or(Some(factor).filter(|factor| *factor > Decimal::ONE));
        self.kind = Some(kind);
        self.currency = currency;
        self.rule = FigureRule::TableHead;
        true
    }

    /// Takes unit, scale and noun of `lender`, keeping the own number. Gives whether the values still fit.
    pub fn borrow(&mut self, lender: &Self, rule: FigureRule) -> bool {
        let below_a_thousand = self.number.mantissa < Decimal::ONE_THOUSAND && !self.number.grouped;
        // `von 1.200 auf 1.350 Millionen`
        let alike = lender.number.grouped && self.number.grouped && !self.number.fractional;
        let lent = lender.number.scale.filter(|_| (below_a_thousand || alike) && self.number.scale.is_none());
        self.take_unit(lender, lent, rule)
    }

    /// Takes unit and noun of `lender`, and no scale.
    pub fn borrow_unit(&mut self, lender: &Self, rule: FigureRule) -> bool {
        self.take_unit(lender, None, rule)
    }

    /// Whether the number is of the order of `lender`, whose scale it would take: `$3.1bn` and `3.4`, not `£1m` and `469`.
    pub fn fits_scale_of(&self, lender: &Self) -> bool {
        /// Losses can be a small part of what was earned before.
        const FARTHEST: Decimal = Decimal::ONE_HUNDRED;
        let (one, other) = (self.number.mantissa, lender.number.mantissa);
        let within =
            |small: Decimal, large: Decimal| small.checked_mul(FARTHEST).is_none_or(|most| large <= most);
        lender.number.scale.is_none() || (within(one, other) && within(other, one))
    }

    /// The same amount as one that lends its main unit: euros, where it is written in cents.
    pub fn in_main_unit(&self) -> Self {
        Self { factor: Decimal::ONE, minor: false, ..self.clone() }
    }

    fn take_unit(&mut self, lender: &Self, scale: Option<Decimal>, rule: FigureRule) -> bool {
        // `up 393% to 4 million`: nothing is millions of per cent.
        if lender.is_percentage() && self.number.scale.is_some() {
            return false;
        }
        // Both ends of a range already have their own scale in their value.
        let factor = scale.unwrap_or(Decimal::ONE).checked_mul(lender.factor);
        if !factor.is_some_and(|factor| self.multiply(factor)) {
            return false;
        }
        self.number.scale = self.number.scale.or(scale);
        self.number.letter = false;
        self.factor = lender.factor;
        self.kind = lender.kind;
        self.currency = lender.currency;
        self.minor = lender.minor;
        self.noun = self.noun.or(lender.noun);
        self.rule = rule;
        true
    }

    /// Multiplies both ends by `factor`. Gives whether they still fit; if not, nothing has changed.
    fn multiply(&mut self, factor: Decimal) -> bool {
        let to = self.value_to.map(|to| to.checked_mul(factor));
        let (Some(value), false) = (self.value.checked_mul(factor), to == Some(None)) else { return false };
        self.value = value;
        self.value_to = to.flatten();
        true
    }
}
