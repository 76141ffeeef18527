//! Finds figures that should agree but do not.
//!
//! Two figures describe the same thing if they have the same owner, measure, kind, unit and period. They **differ** if
//! their values are further apart than rounding and modifiers (`about`, `more than`) allow. Values further apart than
//! `FARTHEST` are taken to describe different things (a level and a change, a company and a division).

use super::stored_figure::StoredFigure;
use crate::analysis::{Figure, FigureKind, Modifier, Unit};
use crate::order::Reorder;
use chrono::NaiveDate;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// The largest factor between two values for one thing.
const FARTHEST: i64 = 4;

/// Statements about one thing that differ, as indices into the figures that were compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// The figures, in the order in which they were given.
    pub figures: Vec<usize>,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Thing<'a> {
    who: i64,
    measure: &'a str,
    kind: FigureKind,
    unit: Option<&'a Unit>,
    direction: Option<&'static str>,
    from: NaiveDate,
    to: NaiveDate,
}

/// The differences among `figures`.
pub fn differences(figures: &[StoredFigure]) -> Vec<Difference> {
    let mut things: BTreeMap<Thing<'_>, Vec<usize>> = BTreeMap::new();
    for (at, stored) in figures.iter().enumerate() {
        if let Some(thing) = thing(stored) {
            things.entry(thing).or_default().push(at);
        }
    }
    let mut found: Vec<Difference> =
        things.into_values().filter_map(|same| difference(figures, &same)).collect();
    found.reorder_by_key(|difference| difference.figures.first().copied());
    found
}

/// Numbers the differences among `figures`, from 1.
pub(super) fn number(figures: &mut [StoredFigure]) {
    for (number, difference) in (1..).zip(differences(figures)) {
        for at in difference.figures {
            figures[at].difference = Some(number);
        }
    }
}

fn thing(stored: &StoredFigure) -> Option<Thing<'_>> {
    let figure = &stored.record.figure;
    let period = figure.when?;
    let compared = matches!(figure.kind, FigureKind::Money | FigureKind::Percent | FigureKind::Count);
    // A percentage says something else as a change than as a level; an amount that rose to a value is that value.
    let is_change = figure.kind == FigureKind::Percent;
    compared.then_some(Thing {
        who: stored.entity?,
        measure: stored.measure.as_deref()?,
        kind: figure.kind,
        unit: figure.unit.as_ref(),
        direction: figure.direction.filter(|_| is_change).map(<&str>::from),
        from: period.from?,
        to: period.to?,
    })
}

/// The figures of one thing that differ from another one of it in another article.
fn difference(figures: &[StoredFigure], same: &[usize]) -> Option<Difference> {
    let differs = |left: usize, right: usize| {
        let (left, right) = (&figures[left], &figures[right]);
        left.origin.article != right.origin.article && differ(&left.record.figure, &right.record.figure)
    };
    let differing: Vec<usize> =
        same.iter().copied().filter(|&left| same.iter().any(|&right| differs(left, right))).collect();
    (differing.len() > 1).then_some(Difference { figures: differing })
}

/// Whether two values for one thing cannot both hold.
fn differ(left: &Figure, right: &Figure) -> bool {
    let (Some((low, high)), Some((other_low, other_high))) = (bounds(left), bounds(right)) else {
        return false;
    };
    let apart = high < other_low || other_high < low;
    let (small, large) = (left.value.min(right.value), left.value.max(right.value));
    apart && large <= small.saturating_mul(Decimal::from(FARTHEST))
}

/// Between which values the true one lies, by what is written.
fn bounds(figure: &Figure) -> Option<(Decimal, Decimal)> {
    let value = figure.value;
    if value.is_zero() {
        return None;
    }
    let room = rounding(value);
    let part = |hundredths: i64| value * Decimal::new(hundredths, 2);
    Some(match figure.modifier {
        Modifier::Exact => (value - room, value + room),
        Modifier::Approx => (value - part(5).max(room), value + part(5).max(room)),
        // Nobody says `more than 100` of 150.
        Modifier::AtLeast | Modifier::MoreThan => (value - room, value + part(15)),
        Modifier::AtMost | Modifier::LessThan => (value - part(15), value + room),
        Modifier::Range => (value - room, figure.value_to.unwrap_or(value) + room),
    })
}

/// Half of the last place that is written, at most half a per cent of the value: of round numbers nobody knows how
/// exactly they are meant.
fn rounding(value: Decimal) -> Decimal {
    let mut place = Decimal::ONE;
    let normal = value.normalize();
    if normal.scale() > 0 {
        place = Decimal::new(1, normal.scale());
    } else {
        let ten = Decimal::TEN;
        while (value % (place * ten)).is_zero() && place < value {
            place *= ten;
        }
    }
    (place / Decimal::TWO).min(value * Decimal::new(5, 3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{Currency, Period, PeriodKind};
    use crate::document::{Language, Span};
    use crate::export::record::FigureRecord;
    use crate::library::origin::Origin;
    use std::sync::Arc;

    fn stored(article: i64, value: i64, modifier: Modifier) -> StoredFigure {
        let period = Period {
            span: Span::default(),
            kind: PeriodKind::Calendar,
            from: NaiveDate::from_ymd_opt(2023, 1, 1),
            to: NaiveDate::from_ymd_opt(2023, 12, 31),
            form: None,
        };
        let figure = Figure {
            modifier,
            when: Some(period),
            ..Figure::of_amount(
                FigureKind::Money,
                Decimal::from(value),
                Currency::from_code("EUR").map(Unit::Currency),
            )
        };
        let language = Language::new("de");
        StoredFigure {
            origin: Arc::new(Origin {
                article,
                id: None,
                title: None,
                source: None,
                published: None,
                url: None,
                language,
            }),
            number: 0,
            record: FigureRecord {
                figure,
                language,
                start: 0,
                end: 0,
                text: String::new(),
                of: None,
                who: None,
                isin: None,
                when: None,
            },
            measure: Some("revenue".to_owned()),
            difference: None,
            entity: Some(1),
        }
    }

    const BILLION: i64 = 1_000_000_000;

    #[test]
    fn other_values_for_one_thing_differ() {
        let exact = |article, tenths: i64| stored(article, tenths * BILLION / 10, Modifier::Exact);
        let figures = [exact(1, 1349), exact(2, 1171), exact(3, 1349)];
        assert_eq!(differences(&figures), [Difference { figures: vec![0, 1, 2] }]);
        assert_eq!(differences(&[exact(1, 1349), exact(2, 1350)]), [], "rounded");
        assert_eq!(differences(&[exact(1, 1349), exact(1, 1171)]), [], "one article");
        assert_eq!(differences(&[exact(1, 1349), exact(2, 10)]), [], "a part of it");
    }

    #[test]
    fn modifiers_leave_room() {
        let exact = stored(1, 1_349 * BILLION / 10, Modifier::Exact);
        for (value, modifier, differ) in [
            (130, Modifier::MoreThan, false),
            (140, Modifier::MoreThan, true),
            (140, Modifier::AtMost, false),
            (130, Modifier::Approx, false),
            (120, Modifier::Approx, true),
        ] {
            let other = stored(2, value * BILLION, modifier);
            assert_eq!(!differences(&[exact.clone(), other]).is_empty(), differ, "{value} {modifier:?}");
        }
    }

    #[test]
    fn other_things_are_not_compared() {
        let one = stored(1, 100, Modifier::Exact);
        let change = |change: &dyn Fn(&mut StoredFigure)| {
            let mut other = stored(2, 150, Modifier::Exact);
            change(&mut other);
            differences(&[one.clone(), other])
        };
        assert_eq!(change(&|_| {}).len(), 1);
        assert_eq!(change(&|stored| stored.entity = Some(2)), []);
        assert_eq!(change(&|stored| stored.measure = None), []);
        assert_eq!(change(&|stored| stored.record.figure.when = None), []);
        assert_eq!(change(&|stored| stored.record.figure.unit = None), []);
    }
}
