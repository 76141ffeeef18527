//! The figures of a company or person as series: one measure, period by period.
//!
//! A [`Series`] has the figures of one measure, kind and unit; changes in per cent are kept apart from levels. What several
//! articles say of one period is one [`SeriesCell`]: the same value counts once, with all its figures as sources.

use super::stored_figure::StoredFigure;
use crate::analysis::{Direction, Figure, FigureKind, Unit};
use crate::order::Reorder;
use crate::present::period::{PeriodKey, PeriodLength};
use crate::present::row::measured;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What articles say of one period.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeriesCell {
    /// The figures of each value, as indices, the value with most of them first.
    pub values: Vec<Vec<usize>>,
    /// How many of the values, from the first, differ by more than rounding; 0 where all agree.
    pub differing: usize,
}

impl SeriesCell {
    /// All figures, in the order of their values.
    pub fn figures(&self) -> impl Iterator<Item = usize> + '_ {
        self.values.iter().flatten().copied()
    }

    /// The figures that are shown: the first one of the leading value, or of each that differs.
    pub fn shown(&self) -> impl Iterator<Item = usize> + '_ {
        self.values.iter().take(self.differing.max(1)).filter_map(|figures| figures.first().copied())
    }
}

/// One measure over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What is measured, in the words that most of its figures have.
    pub title: String,
    /// Whether it is a change in per cent, with a direction.
    pub is_change: bool,
    /// The cells by their periods.
    pub cells: BTreeMap<PeriodKey, SeriesCell>,
}

impl Series {
    /// The periods of one length, the oldest first.
    pub fn periods(&self, length: PeriodLength) -> impl DoubleEndedIterator<Item = PeriodKey> + '_ {
        self.cells.keys().copied().filter(move |key| key.length() == length)
    }
}

/// The value of a figure: where it is a change, below zero if it falls.
pub fn signed(figure: &Figure, is_change: bool) -> Decimal {
    if is_change && figure.direction == Some(Direction::Down) { -figure.value } else { figure.value }
}

/// The series among `figures`, those with most periods first.
pub fn series(figures: &[StoredFigure]) -> Vec<Series> {
    type Key<'a> = (&'a str, FigureKind, Option<Unit>, bool);
    let mut found: BTreeMap<Key<'_>, BTreeMap<PeriodKey, Vec<usize>>> = BTreeMap::new();
    for (at, stored) in figures.iter().enumerate() {
        let figure = &stored.record.figure;
        let period = figure.when.as_ref().and_then(PeriodKey::of);
        let (Some(measure), Some(period)) = (stored.measure.as_deref(), period) else { continue };
        let unit = figure.unit.as_ref().map(|unit| match unit {
            Unit::Noun(noun) => Unit::Noun(noun.to_lowercase()),
            unit => unit.clone(),
        });
        let is_change = figure.kind == FigureKind::Percent && figure.direction.is_some();
        let key = (measure, figure.kind, unit, is_change);
        found.entry(key).or_default().entry(period).or_default().push(at);
    }
    let mut all: Vec<Series> = found
        .into_iter()
        .map(|((.., is_change), periods)| {
            let title = title(periods.values().flatten().map(|&at| measured(&figures[at].record)));
            let cells = periods.into_iter().map(|(key, told)| (key, cell(figures, &told))).collect();
            Series { title, is_change, cells }
        })
        .collect();
    all.reorder_by_key(|series| Reverse(series.cells.len()));
    all
}

/// The words that occur most often.
fn title(words: impl Iterator<Item = String>) -> String {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(word, _)| word).unwrap_or_default()
}

/// The figures of one period by their values.
fn cell(figures: &[StoredFigure], told: &[usize]) -> SeriesCell {
    type Amount = (Decimal, Option<Decimal>, &'static str, Option<&'static str>);
    let mut values: Vec<Vec<usize>> = Vec::new();
    let mut places: BTreeMap<Amount, usize> = BTreeMap::new();
    for &at in told {
        let figure = &figures[at].record.figure;
        let direction = figure.direction.filter(|_| figure.kind == FigureKind::Percent).map(<&str>::from);
        let amount = (figure.value, figure.value_to, <&str>::from(figure.modifier), direction);
        let place = *places.entry(amount).or_insert(values.len());
        if place == values.len() {
            values.push(Vec::new());
        }
        values[place].push(at);
    }
    let differs = |figures_of: &Vec<usize>| figures_of.iter().any(|&at| figures[at].difference.is_some());
    let articles = |figures_of: &Vec<usize>| {
        figures_of.iter().map(|&at| figures[at].origin.article).collect::<BTreeSet<_>>().len()
    };
    values.reorder_by_key(|figures_of| (!differs(figures_of), Reverse(articles(figures_of))));
    let differing = values.iter().filter(|figures_of| differs(figures_of)).count();
    SeriesCell { values, differing: if differing > 1 { differing } else { 0 } }
}
