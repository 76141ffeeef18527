//! One measure over time, as a line: time runs to scale from left to right, one length of period at a time.

use crate::analysis::{Direction, Figure};
use crate::document::Language;
use crate::language::Locale;
use crate::layout::cell;
use crate::library::measures::measure;
use crate::library::series::{Series, signed};
use crate::library::stored_figure::StoredFigure;
use crate::order::Reorder;
use crate::present::amount::ShortAmount;
use crate::present::period::{PeriodKey, PeriodLength};
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::layout::Area;
use chrono::NaiveDate;
use foldhash::HashSet;
use rust_decimal::Decimal;

/// A figure as a point.
#[derive(Debug, Clone, PartialEq)]
pub struct TimePoint {
    /// Its number among the figures of the article, or of the page.
    pub figure: u32,
    /// Its period.
    pub period: PeriodKey,
    /// The day in the middle of the period.
    pub day: NaiveDate,
    /// How high it stands; below zero for a change that falls.
    pub value: Decimal,
    /// The amount as it is written.
    pub amount: String,
    /// Whether it rises or falls.
    pub direction: Option<Direction>,
    /// Whether other articles say something else of the period.
    pub differs: bool,
    /// Where it is from: day and source of the article.
    pub origin: String,
}

/// The open chart.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeChart {
    /// What is measured.
    pub title: String,
    /// A figure that has the unit of all, for the ticks of the scale, and the language of its text.
    pub unit: (Figure, Language),
    points: Vec<TimePoint>,
    /// The lengths that can be shown, none for all together.
    lengths: Vec<Option<PeriodLength>>,
    at: usize,
    /// The selected point among those that are shown.
    pub selected: usize,
}

impl TimeChart {
    /// A series of a page, with the selected figure and its length of period; none without any point.
    pub fn of_series(
        series: &Series,
        figures: &[StoredFigure],
        selected: Option<usize>,
        locale: Locale,
    ) -> Option<Self> {
        let mut points = Vec::new();
        for (&period, cell) in &series.cells {
            for at in cell.shown() {
                let (record, origin) = (&figures[at].record, &figures[at].origin);
                let day = origin.published.map(|at| locale.short_date(at.date));
                let told = [day, origin.source.clone()].into_iter().flatten().collect::<Vec<_>>().join(" · ");
                let told = cell::visible(&told).into_owned();
                let written = (&record.figure, record.language, series.is_change);
                points.extend(point(at as u32, written, (period, cell.differing > 0), told, locale));
            }
        }
        let first = series.cells.values().find_map(|cell| cell.shown().next())?;
        let first = &figures[first].record;
        let title = cell::visible(&series.title).into_owned();
        // A value that other articles share is one point, whichever of them is selected.
        let period = selected.and_then(|at| figures[at].record.figure.when.as_ref().and_then(PeriodKey::of));
        Self::new(title, (first.figure.clone(), first.language), points, (selected, period))
    }

    /// The figures of an article with the measure, the owner and the unit of the selected one; none where these have
    /// fewer than two periods.
    pub fn of_article(reader: &Reader) -> Option<Self> {
        let Some(ItemId::Figure(selected)) = reader.pointed_at() else { return None };
        let catalog = &reader.catalog;
        let figures = &catalog.analysis().figures;
        let wanted = figures.get(selected as usize)?;
        let measured = |figure: &Figure| figure.of.and_then(|of| measure(&reader.document.words(of)));
        let what = measured(wanted)?;
        let is_change = |figure: &Figure| {
            figure.kind == crate::analysis::FigureKind::Percent && figure.direction.is_some()
        };
        let mut told = HashSet::default();
        let mut points = Vec::new();
        for (number, figure) in (0..).zip(figures) {
            let same = (figure.kind, &figure.unit, figure.who) == (wanted.kind, &wanted.unit, wanted.who)
                && is_change(figure) == is_change(wanted)
                && !reader.hides(ItemId::Figure(number))
                && measured(figure).as_ref() == Some(&what);
            let period = figure.when.as_ref().and_then(PeriodKey::of);
            let Some(period) = period.filter(|_| same) else { continue };
            if told.insert((period, figure.value, figure.value_to)) || number == selected {
                let written = (figure, reader.document.language, is_change(figure));
                points.extend(point(number, written, (period, false), String::new(), reader.locale));
            }
        }
        let days: HashSet<NaiveDate> = points.iter().map(|point| point.day).collect();
        let row = catalog.figures.get(selected as usize)?;
        let parts = [row.what.as_str(), row.who.as_str()];
        let title = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
        let period = wanted.when.as_ref().and_then(PeriodKey::of);
        let unit = (wanted.clone(), reader.document.language);
        (days.len() > 1).then(|| Self::new(title, unit, points, (Some(selected as usize), period))).flatten()
    }

    fn new(
        title: String,
        unit: (Figure, Language),
        mut points: Vec<TimePoint>,
        (selected, period): (Option<usize>, Option<PeriodKey>),
    ) -> Option<Self> {
        points.reorder_by_key(|point| (point.day, point.period));
        let mut lengths: Vec<PeriodLength> = points.iter().map(|point| point.period.length()).collect();
        lengths.sort_unstable();
        lengths.dedup();
        let count =
            |length: &PeriodLength| points.iter().filter(|point| point.period.length() == *length).count();
        // With one value of each length, bars compare more than a line would.
        if lengths.len() > 1 && lengths.iter().all(|length| count(length) < 2) {
            return None;
        }
        let wanted = period.map(PeriodKey::length);
        let first = wanted
            .filter(|length| lengths.contains(length) && count(length) > 1)
            .or_else(|| lengths.iter().copied().max_by_key(count))?;
        let at = lengths.iter().position(|&length| length == first).unwrap_or_default();
        let mut lengths: Vec<Option<PeriodLength>> = lengths.into_iter().map(Some).collect();
        if lengths.len() > 1 {
            lengths.push(None);
        }
        let mut timeline = Self { title, unit, points, lengths, at, selected: 0 };
        let shown = timeline.shown();
        let own = shown.iter().position(|point| Some(point.figure as usize) == selected);
        let same = || shown.iter().position(|point| Some(point.period) == period);
        timeline.selected = own.or_else(same).unwrap_or(shown.len().saturating_sub(1));
        Some(timeline)
    }

    /// The points of the length that is shown, by time.
    pub fn shown(&self) -> Vec<&TimePoint> {
        let length = self.lengths.get(self.at).copied().flatten();
        let is_shown = |point: &&TimePoint| length.is_none_or(|length| point.period.length() == length);
        self.points.iter().filter(is_shown).collect()
    }

    /// The length that is shown; none for all.
    pub fn length(&self) -> Option<PeriodLength> {
        self.lengths.get(self.at).copied().flatten()
    }

    /// Whether there are other lengths.
    pub fn turns(&self) -> bool {
        self.lengths.len() > 1
    }

    /// Shows the next length, or the one before, round the end. The selection stays with its figure where it can.
    pub fn turn(&mut self, forward: bool) {
        let selected = self.selection();
        let count = self.lengths.len().max(1);
        self.at = (self.at + if forward { 1 } else { count - 1 }) % count;
        let shown = self.shown();
        let kept = shown.iter().position(|point| Some(point.figure) == selected);
        self.selected = kept.unwrap_or(shown.len().saturating_sub(1));
    }

    /// The figure of the selected point.
    pub fn selection(&self) -> Option<u32> {
        self.shown().get(self.selected).map(|point| point.figure)
    }

    /// Selects a point, or the last one.
    pub fn select(&mut self, point: usize) {
        self.selected = point.min(self.shown().len().saturating_sub(1));
    }

    /// Its place on a screen of this size, frame included.
    pub fn area(&self, (width, height): (u16, u16)) -> Area {
        const WIDEST: u16 = 120;
        const HIGHEST: u16 = 30;
        // One point needs no room to draw.
        let wanted = if self.shown().len() < 2 { 4 } else { HIGHEST };
        let (w, h) = (WIDEST.min(width), wanted.min(height.saturating_sub(1)).max(1).min(height));
        Area { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h }
    }
}

fn point(
    number: u32,
    (figure, language, is_change): (&Figure, Language, bool),
    (period, differs): (PeriodKey, bool),
    origin: String,
    locale: Locale,
) -> Option<TimePoint> {
    Some(TimePoint {
        figure: number,
        period,
        day: period.middle()?,
        value: signed(figure, is_change),
        amount: ShortAmount::in_locale(figure, language, locale).to_string(),
        direction: figure.direction,
        differs,
        origin,
    })
}
