//! What is asked of the entries of a list: [`FigureQuery`], with one answer for an article that was just read and one for
//! the library.
//!
//! Everything that is asked must hold. A figure is found
//!
//! - by **`about`** if it is that person's or company's ([`about`](super::about) says whose a name is);
//! - by **`kinds`** if it is of one of them;
//! - by **`of`** if its words name the same [measure](super::measures), in either language, or hold all the words that were
//!   asked for, upper or lower case;
//! - by **`unit`** if it is in that unit, upper or lower case;
//! - by **`min`** and **`max`** if it may be so large: of a range one end is enough;
//! - by **`after`** and **`before`** if its article was published from that day on, or before it. An article without a date
//!   was published at no time.
//!
//! The library's tables hold what [`FigureMatcher`] reads from an article, so that both find the same.

use super::conditions::Conditions;
use super::functions::{says, words_of};
use super::measures::measure;
use crate::analysis::{Figure, FigureKind, Unit, UnitKind};
use chrono::{Datelike as _, NaiveDate};
use rusqlite::types::Value;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;
use strum::VariantArray as _;

/// What is asked of figures. Of other entries only `about`, `after` and `before` ask anything.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FigureQuery {
    /// Those of this person or company.
    pub about: Option<String>,
    /// One of these kinds; any if there are none.
    pub kinds: Vec<FigureKind>,
    /// What it measures.
    pub of: Option<String>,
    /// The unit that it is in.
    pub unit: Option<String>,
    /// At least so much.
    pub min: Option<Decimal>,
    /// At most so much.
    pub max: Option<Decimal>,
    /// The first day on which its article was published.
    pub after: Option<NaiveDate>,
    /// The first day on which it was not.
    pub before: Option<NaiveDate>,
}

impl FigureQuery {
    /// Whether nothing is asked.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Whether an article that was published then is asked for.
    pub fn covers(&self, published: Option<NaiveDate>) -> bool {
        let is_open = self.after.is_none() && self.before.is_none();
        is_open
            || published.is_some_and(|day| {
                self.after.is_none_or(|after| day >= after) && self.before.is_none_or(|before| day < before)
            })
    }

    /// What is asked of a figure itself, ready to be asked of many.
    pub fn matcher(&self) -> FigureMatcher<'_> {
        let of = self.of.as_deref();
        FigureMatcher { query: self, measure: of.and_then(measure), words: of.map(words_of) }
    }

    /// Whether a figure is of this amount.
    pub(super) fn is_amount(&self, figure: &Figure) -> bool {
        let (low, high) = (figure.value, figure.value_to.unwrap_or(figure.value));
        self.min.is_none_or(|min| high >= min) && self.max.is_none_or(|max| low <= max)
    }

    /// When its article was published, as conditions for a row of `article`. They let some pass that
    /// [`covers`](Self::covers) turns away, with dates beyond the year 9999.
    pub(super) fn published(&self) -> Conditions {
        let mut conditions = Conditions::default();
        // Dates of ISO 8601 are in the order of time, with a time of day or without, while their years have four digits.
        let written = |day: Option<NaiveDate>| {
            let day = day.filter(|day| (0..=9999).contains(&day.year()))?;
            Some([Value::Text(day.to_string())])
        };
        if let Some(after) = written(self.after) {
            conditions.add("(article.published >= ? OR article.published LIKE '+%')", after);
        }
        if let Some(before) = written(self.before) {
            conditions.add("article.published < ?", before);
        }
        conditions
    }

    /// What is asked of a figure itself, as conditions for a row of `figure`. Amounts are compared as floats with some
    /// room, so that no figure is lost; [`is_amount`](Self::is_amount) decides about those at the edge.
    pub(super) fn figure(&self) -> Conditions {
        let mut conditions = Conditions::default();
        let asks = !self.kinds.is_empty()
            || self.of.is_some()
            || self.unit.is_some()
            || self.min.is_some()
            || self.max.is_some();
        if asks {
            // All kinds are named where none is asked for, since the index of the amounts begins with the kind.
            let kinds = if self.kinds.is_empty() { FigureKind::VARIANTS } else { &self.kinds };
            let kinds: Vec<String> = kinds.iter().map(|kind| format!("'{kind}'")).collect();
            conditions.add(format!("figure.kind IN ({})", kinds.join(", ")), []);
        }
        if let Some(min) = self.min {
            conditions.add("figure.high >= ?", [edge(min, -ROOM)]);
        }
        if let Some(max) = self.max {
            conditions.add("figure.value <= ?", [edge(max, ROOM)]);
        }
        if let Some(unit) = &self.unit {
            let name = Value::Text(unit.trim().to_lowercase());
            if Unit::IndexPoint.is_called(unit) {
                let kind = UnitKind::IndexPoint;
                conditions.add(format!("(folded(figure.unit) = ? OR figure.unit_kind = '{kind}')"), [name]);
            } else {
                conditions.add("folded(figure.unit) = ?", [name]);
            }
        }
        if let Some(of) = &self.of {
            let name = Value::Text(measure(of).unwrap_or_default());
            let words = Value::Text(of.clone());
            conditions.add(
                "figure.measure IN (SELECT name FROM measure WHERE name = ? OR says(words, ?))
                 AND (figure.measure = ? OR says(figure.of, ?))",
                [name.clone(), words.clone(), name, words],
            );
        }
        conditions
    }
}

/// How far floats may be from the decimals that they stand for, as a part of the value.
const ROOM: f64 = 1e-14;

fn edge(amount: Decimal, room: f64) -> Value {
    let amount = amount.to_f64().unwrap_or_default();
    Value::Real(amount + amount.abs() * room)
}

/// A [`FigureQuery`] that is asked of figures just read. Whose they are and when they were published is left to others.
#[derive(Debug)]
pub struct FigureMatcher<'q> {
    query: &'q FigureQuery,
    measure: Option<String>,
    words: Option<Vec<String>>,
}

impl FigureMatcher<'_> {
    /// Whether a figure is found that measures what the words `of` say.
    pub fn matches(&self, figure: &Figure, of: Option<&str>) -> bool {
        let query = self.query;
        (query.kinds.is_empty() || query.kinds.contains(&figure.kind))
            && query.is_amount(figure)
            && query
                .unit
                .as_deref()
                .is_none_or(|name| figure.unit.as_ref().is_some_and(|unit| unit.is_called(name)))
            && self.words.as_ref().is_none_or(|words| of.is_some_and(|of| self.measures(words, of)))
    }

    fn measures(&self, words: &[String], of: &str) -> bool {
        // Words that say nothing, such as an article alone, measure nothing.
        measure(of).is_some_and(|measure| Some(measure) == self.measure || says(of, words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Currency, Modifier};
    use crate::document::Span;

    fn figure(kind: FigureKind, value: i64, value_to: Option<i64>, unit: Option<Unit>) -> Figure {
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
        }
    }

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
    fn figures_are_found_by_what_is_asked() {
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
    fn an_article_without_a_date_was_published_at_no_time() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let query =
            FigureQuery { after: day("2022-01-01"), before: day("2023-01-01"), ..FigureQuery::default() };
        assert!(query.covers(day("2022-01-01")) && query.covers(day("2022-12-31")));
        assert!(!query.covers(day("2023-01-01")) && !query.covers(None));
        assert!(FigureQuery::default().covers(None));
    }
}
