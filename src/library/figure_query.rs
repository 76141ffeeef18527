//! [`FigureQuery`]: the conditions of lists, with one implementation for articles that were just read and one for the
//! library's tables.
//!
//! All conditions must match.
//!
//! | condition | matches |
//! | --- | --- |
//! | `about` | figures of this person or company ([`name_query`](super::name_query)) |
//! | `kinds` | figures of one of these kinds |
//! | `of` | figures whose words for what they measure name the same [measure](super::measures), in either language, or contain all words of the query |
//! | `unit` | figures in this unit |
//! | `min`, `max` | figures of at least, at most this amount; of a range, one end is enough |
//! | `after`, `before` | articles published on or after this day, before this day; none without a date |
//!
//! Text is compared without regard to case and to how umlauts are written.

use super::conditions::Conditions;
use super::functions::{FoldedWord, contains_words, folded_words};
use super::magnitude::magnitude;
use super::measures::measure;
use super::typed_amount::TypedAmount;
use crate::analysis::{Figure, FigureKind, Modifier, Unit, UnitKind};
use chrono::{Datelike as _, NaiveDate};
use rusqlite::types::Value;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use strum::VariantArray as _;

/// The conditions of a list of figures. Lists of people, companies and quotations use only `about`, `after` and `before`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FigureQuery {
    /// The person or company.
    pub about: Option<String>,
    /// The kinds; any if empty.
    pub kinds: Vec<FigureKind>,
    /// What is measured.
    pub of: Option<String>,
    /// The unit.
    pub unit: Option<String>,
    /// The least amount.
    pub min: Option<Decimal>,
    /// The largest amount.
    pub max: Option<Decimal>,
    /// Whether the least amount itself does not match, unless the text says that it is more.
    pub is_above_min: bool,
    /// Whether the largest amount itself does not match, unless the text says that it is less.
    pub is_below_max: bool,
    /// The first day of publication.
    pub after: Option<NaiveDate>,
    /// The day after the last day of publication.
    pub before: Option<NaiveDate>,
}

impl FigureQuery {
    /// Whether there are no conditions.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds a condition on the amount: its bounds, and what its signs say of the unit.
    pub fn take_amount(&mut self, typed: &TypedAmount) {
        if let Some(min) = typed.min {
            (self.min, self.is_above_min) = (Some(min), typed.is_strict);
        }
        if let Some(max) = typed.max {
            (self.max, self.is_below_max) = (Some(max), typed.is_strict);
        }
        if self.kinds.is_empty() {
            self.kinds = typed.kinds.to_vec();
        }
        if let Some(code) = typed.currency {
            self.unit = Some(code.to_owned());
        }
    }

    /// Whether the day of publication matches.
    pub fn covers(&self, published: Option<NaiveDate>) -> bool {
        let is_open = self.after.is_none() && self.before.is_none();
        is_open
            || published.is_some_and(|day| {
                self.after.is_none_or(|after| day >= after) && self.before.is_none_or(|before| day < before)
            })
    }

    /// A matcher for the conditions on figures themselves.
    pub fn matcher(&self) -> FigureMatcher<'_> {
        let of = self.of.as_deref();
        FigureMatcher { query: self, measure: of.and_then(measure), words: of.map(folded_words) }
    }

    /// Whether the amount of a figure matches.
    pub(super) fn matches_amount(&self, figure: &Figure) -> bool {
        let (low, high) = (figure.value, figure.value_to.unwrap_or(figure.value));
        let is_above =
            |min| high > min || high == min && (!self.is_above_min || figure.modifier == Modifier::MoreThan);
        let is_below =
            |max| low < max || low == max && (!self.is_below_max || figure.modifier == Modifier::LessThan);
        self.min.is_none_or(is_above) && self.max.is_none_or(is_below)
    }

    /// The conditions on the date as SQL for a row of `article`. They also accept dates after the year 9999 that
    /// [`covers`](Self::covers) rejects.
    pub(super) fn published(&self) -> Conditions {
        let mut conditions = Conditions::default();
        // ISO 8601 dates sort as text while their years have four digits.
        let as_text = |day: Option<NaiveDate>| {
            let day = day.filter(|day| (0..=9999).contains(&day.year()))?;
            Some([Value::Text(day.to_string())])
        };
        if let Some(after) = as_text(self.after) {
            conditions.add("(article.published >= ? OR article.published LIKE '+%')", after);
        }
        if let Some(before) = as_text(self.before) {
            conditions.add("article.published < ?", before);
        }
        conditions
    }

    /// The conditions on figures themselves as SQL for a row of `figure`. Amounts are compared as floats with a tolerance;
    /// [`matches_amount`](Self::matches_amount) compares them exactly.
    pub(super) fn figure(&self) -> Conditions {
        self.figure_named(&KnownNames::default())
    }

    /// The same with names that are looked up already.
    pub(super) fn figure_named(&self, known: &KnownNames) -> Conditions {
        let mut conditions = Conditions::default();
        let is_restricted = !self.kinds.is_empty()
            || self.of.is_some()
            || self.unit.is_some()
            || self.min.is_some()
            || self.max.is_some();
        if is_restricted {
            // The index of amounts starts with the kind, so that the query names all kinds if it has none.
            let kinds = if self.kinds.is_empty() { FigureKind::VARIANTS } else { &self.kinds };
            let kinds: Vec<String> = kinds.iter().map(|kind| format!("'{kind}'")).collect();
            // Where nothing is said of amounts, the index of units is the better one. Without the kind, or with a plus, the
            // other stays out. Index points are told by their kind as well, for which that index has no place.
            let is_by_unit = self.unit.as_ref().is_some_and(|unit| !Unit::IndexPoint.is_called(unit))
                && self.of.is_none()
                && self.min.is_none()
                && self.max.is_none();
            let plus = if is_by_unit { "+" } else { "" };
            if !is_by_unit || !self.kinds.is_empty() {
                conditions.add(format!("{plus}figure.kind IN ({})", kinds.join(", ")), []);
            }
        }
        if let Some(min) = self.min {
            let at_least = bound(min, -TOLERANCE);
            conditions.add("figure.magnitude >= ?", [Value::Integer(magnitude(at_least))]);
            let at_least = Value::Real(at_least);
            if self.is_above_min {
                let more = format!("figure.high >= ? AND (figure.high > ? OR {})", modified("more_than"));
                conditions.add(more, [at_least, Value::Real(bound(min, TOLERANCE))]);
            } else {
                conditions.add("figure.high >= ?", [at_least]);
            }
        }
        if let Some(max) = self.max {
            let at_most = Value::Real(bound(max, TOLERANCE));
            if self.is_below_max {
                let less = format!("figure.value <= ? AND (figure.value < ? OR {})", modified("less_than"));
                conditions.add(less, [at_most, Value::Real(bound(max, -TOLERANCE))]);
            } else {
                conditions.add("figure.value <= ?", [at_most]);
            }
        }
        if let Some(unit) = &self.unit {
            let (units, values) = match &known.units {
                Some(units) => texts(units),
                None => (UNITS.to_owned(), vec![Value::Text(unit_name(unit))]),
            };
            if Unit::IndexPoint.is_called(unit) {
                let kind = UnitKind::IndexPoint;
                conditions.add(format!("(figure.unit IN ({units}) OR figure.unit_kind = '{kind}')"), values);
            } else {
                conditions.add(format!("figure.unit IN ({units})"), values);
            }
        }
        if let Some(of) = &self.of {
            let name = Value::Text(measure(of).unwrap_or_default());
            let words = Value::Text(of.clone());
            let (measures, values) = match &known.measures {
                Some(measures) => texts(measures),
                None => (MEASURES.to_owned(), vec![name.clone(), words.clone()]),
            };
            conditions.add(format!("figure.measure IN ({measures})"), values);
            conditions.add("(figure.measure = ? OR contains_words(figure.of, ?))", [name, words]);
        }
        conditions
    }
}

/// The condition that a figure has this modifier. It reads the row by itself, so that an index without the modifier is
/// enough for all figures but those at the very bound.
fn modified(modifier: &str) -> String {
    format!(
        "EXISTS (SELECT 1 FROM figure AS same WHERE same.who = figure.who AND same.article = figure.article
         AND same.number = figure.number AND same.modifier = '{modifier}')"
    )
}

/// Names that a query means, as far as they are looked up.
#[derive(Debug, Clone, Default)]
pub(super) struct KnownNames {
    /// The measures that `of` means.
    pub(super) measures: Option<Vec<String>>,
    /// The units that `unit` means.
    pub(super) units: Option<Vec<String>>,
}

/// Texts as the places of a list in a statement, with their values.
fn texts(texts: &[String]) -> (String, Vec<Value>) {
    (vec!["?"; texts.len()].join(", "), texts.iter().cloned().map(Value::Text).collect())
}

/// A unit as [`UNITS`] compares it.
pub(super) fn unit_name(unit: &str) -> String {
    unit.trim().to_lowercase()
}

/// The units with this name. This takes one step in the index for each unit, however many figures there are.
pub(super) const UNITS: &str = "
    WITH RECURSIVE each (unit) AS (SELECT min(unit) FROM figure WHERE unit IS NOT NULL
        UNION ALL SELECT (SELECT min(figure.unit) FROM figure WHERE figure.unit > each.unit) FROM each
        WHERE each.unit IS NOT NULL)
    SELECT unit FROM each WHERE lowercase(unit) = ?";

/// The measures with this name, or with these words.
pub(super) const MEASURES: &str = "SELECT name FROM measure WHERE name = ? OR contains_words(words, ?)";

/// The relative error of floats made from decimals, and more.
const TOLERANCE: f64 = 1e-14;

fn bound(amount: Decimal, tolerance: f64) -> f64 {
    let amount = amount.to_f64().unwrap_or_default();
    amount + amount.abs() * tolerance
}

/// Matches the conditions of a [`FigureQuery`] on figures themselves: all but `about`, `after` and `before`.
#[derive(Debug)]
pub struct FigureMatcher<'q> {
    query: &'q FigureQuery,
    measure: Option<String>,
    words: Option<Vec<FoldedWord>>,
}

impl FigureMatcher<'_> {
    /// Whether a figure matches. `of` is the text of its span of that name.
    pub fn matches(&self, figure: &Figure, of: Option<&str>) -> bool {
        let query = self.query;
        (query.kinds.is_empty() || query.kinds.contains(&figure.kind))
            && query.matches_amount(figure)
            && query
                .unit
                .as_deref()
                .is_none_or(|name| figure.unit.as_ref().is_some_and(|unit| unit.is_called(name)))
            && self.words.as_ref().is_none_or(|words| of.is_some_and(|of| self.measures(words, of)))
    }

    fn measures(&self, words: &[FoldedWord], of: &str) -> bool {
        // An article or a preposition alone is no measure.
        measure(of).is_some_and(|measure| Some(measure) == self.measure || contains_words(of, words))
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_figure::figure;
    use super::*;
    use crate::analysis::Currency;

    fn finds(query: &FigureQuery) -> Vec<usize> {
        let euro = Currency::from_code("EUR").map(Unit::Currency);
        let noun = |noun: &str| Some(Unit::Noun(noun.to_owned()));
        let figures = [
            (figure(FigureKind::Money, 5_000_000, None, euro), Some("Umsatzes")),
            (figure(FigureKind::Percent, 3, Some(7), Some(Unit::Percent)), Some("net sales")),
            (figure(FigureKind::Count, 40, None, noun("Ärzte")), Some("der")),
            (figure(FigureKind::Index, 250, None, Some(Unit::IndexPoint)), None),
        ];
        let matcher = query.matcher();
        (0..)
            .zip(&figures)
            .filter(|(_, (figure, of))| matcher.matches(figure, *of))
            .map(|(at, _)| at)
            .collect()
    }

    #[test]
    fn figures_match_all_conditions() {
        let open = FigureQuery::default;
        assert_eq!(finds(&open()), [0, 1, 2, 3]);
        let kinds = vec![FigureKind::Money, FigureKind::Count];
        assert_eq!(finds(&FigureQuery { kinds, ..open() }), [0, 2]);
        let (min, max) = (Some(Decimal::from(6)), Some(Decimal::from(50)));
        assert_eq!(finds(&FigureQuery { min, max, ..open() }), [1, 2]);
        for (unit, found) in [
            ("eur", &[0][..]),
            ("ÄRZTE", &[2]),
            ("%", &[1]),
            ("Punkte", &[3]),
            ("points", &[3]),
            ("USD", &[]),
        ] {
            let unit = Some(unit.to_owned());
            assert_eq!(finds(&FigureQuery { unit, ..open() }), found);
        }
        for (of, found) in
            [("Umsatz", &[0, 1][..]), ("revenue", &[0, 1]), ("SALES", &[0, 1]), ("satz", &[0]), ("er", &[])]
        {
            let of = Some(of.to_owned());
            assert_eq!(finds(&FigureQuery { of, ..open() }), found);
        }
    }

    #[test]
    fn articles_without_a_date_match_no_period() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let query =
            FigureQuery { after: day("2022-01-01"), before: day("2023-01-01"), ..FigureQuery::default() };
        assert!(query.covers(day("2022-01-01")) && query.covers(day("2022-12-31")));
        assert!(!query.covers(day("2023-01-01")) && !query.covers(None));
        assert!(FigureQuery::default().covers(None));
    }
}
