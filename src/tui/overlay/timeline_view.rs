//! Draws one measure over time.
//!
//! ```text
//!  $16bn ┤      ●
//!  $14bn ┤ ●──╯  ╲●
//!  $12bn ┤
//!        └─────────────
//!         Q1 23     Q1 24
//! ```

use crate::analysis::{Direction, Figure};
use crate::layout::cell;
use crate::order::Reorder;
use crate::present::amount::ShortAmount;
use crate::present::ticks::ticks;
use crate::tui::app::App;
use crate::tui::overlay::timeline::{TimeChart, TimePoint};
use crate::tui::screen::article::layout::Area;
use crate::tui::screen::entity::trends_view::length_title;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::strings::UiText;
use crate::tui::ui::theme::Theme;
use chrono::Datelike as _;
use foldhash::HashSet;
use ratatui::symbols::Marker;
use ratatui::widgets::canvas::{Canvas as Plot, Line};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive as _;

/// Draws the chart.
pub(in crate::tui) fn draw(canvas: &mut Canvas<'_>, app: &App, timeline: &TimeChart, theme: &Theme) {
    let area = timeline.area(app.size);
    let length = timeline.length().map_or(UiText::AllLengths, length_title);
    let title = format!("{} · {}", timeline.title, app.strings.get(length));
    let Some(inner) = canvas.frame(area, &title, (*theme.rule, *theme.title_focused)) else { return };
    let points = timeline.shown();
    let Some(selected) = points.get(timeline.selected).or(points.last()) else { return };
    if points.len() < 2 {
        canvas.text(app.strings.get(UiText::OneValue), inner.x, inner.y, inner.width, *theme.about);
    } else {
        let plot = Area { height: inner.height.saturating_sub(1), ..inner };
        Scale::new(app, timeline, &points, plot).draw(canvas, &points, selected, theme);
    }
    draw_selected(canvas, app, selected, Area { y: inner.bottom() - 1, ..inner }, theme);
}

/// The selected point in words, in one row.
fn draw_selected(canvas: &mut Canvas<'_>, app: &App, point: &TimePoint, area: Area, theme: &Theme) {
    let mut x = area.x;
    let right = area.right();
    let mut put = |text: &str, style| x += canvas.text(text, x, area.y, right.saturating_sub(x), style);
    put(&point.period.short(app.locale), *theme.title);
    put("  ", *theme.row);
    put(&point.amount, *theme.amount);
    match point.direction {
        Some(Direction::Up) => put(" ▲", *theme.up),
        Some(Direction::Down) => put(" ▼", *theme.down),
        None => {}
    }
    if point.differs {
        put(" ≠", *theme.notice);
    }
    if !point.origin.is_empty() {
        put(&format!(" · {}", point.origin), *theme.about);
    }
}

/// How days and values are places of the plot.
struct Scale {
    /// The ticks with their labels, the lowest first.
    ticks: Vec<(Decimal, String)>,
    /// The labels of the periods, by the days in their middles.
    periods: Vec<(i32, String)>,
    days: (i32, i32),
    values: (f64, f64),
    /// The plot, without labels.
    plot: Area,
}

impl Scale {
    fn new(app: &App, timeline: &TimeChart, points: &[&TimePoint], area: Area) -> Self {
        let values = || points.iter().map(|point| point.value);
        let (low, high) = (values().min().unwrap_or_default(), values().max().unwrap_or_default());
        // Two rows are the axis and its labels.
        let height = area.height.saturating_sub(2).max(1);
        let ticks = ticks(low, high, usize::from(height / 2).clamp(2, 7));
        let (unit, language) = &timeline.unit;
        let label = |value: Decimal| {
            let figure = Figure {
                value: value.abs(),
                value_to: None,
                modifier: crate::analysis::Modifier::Exact,
                ..unit.clone()
            };
            let sign = if value < Decimal::ZERO { "−" } else { "" };
            format!("{sign}{}", ShortAmount::in_locale(&figure, *language, app.locale))
        };
        let ticks: Vec<(Decimal, String)> = ticks.into_iter().map(|value| (value, label(value))).collect();
        let widest = ticks.iter().map(|tick| cell::width(&tick.1) as u16).max().unwrap_or_default();
        let taken = (widest + 2).min(area.width / 2);
        // Half of the label of a period stands out at both ends.
        let margin = 3.min(area.width / 8);
        let plot = Area {
            x: area.x + taken + margin,
            width: area.width.saturating_sub(taken + 2 * margin).max(1),
            height,
            ..area
        };
        let day = |point: &&TimePoint| point.day.num_days_from_ce();
        let days = points.iter().map(day);
        let (first, last) = days.fold((i32::MAX, i32::MIN), |(low, high), day| (low.min(day), high.max(day)));
        let mut periods: Vec<(i32, String)> =
            points.iter().map(|point| (day(point), point.period.short(app.locale))).collect();
        periods.dedup();
        let bound =
            |tick: Option<&(Decimal, String)>| tick.and_then(|tick| tick.0.to_f64()).unwrap_or_default();
        Self {
            values: (bound(ticks.first()), bound(ticks.last())),
            days: if first < last { (first, last) } else { (first - 1, last + 1) },
            ticks,
            periods,
            plot,
        }
    }

    /// The column of a day.
    fn column(&self, day: i32) -> u16 {
        let share = f64::from(day - self.days.0) / f64::from(self.days.1 - self.days.0);
        self.plot.x + (share * f64::from(self.plot.width - 1)).round().to_u16().unwrap_or_default()
    }

    /// The row of a value.
    fn row(&self, value: Decimal) -> u16 {
        let range = self.values.1 - self.values.0;
        let above = value.to_f64().unwrap_or_default() - self.values.0;
        let share = if range > 0.0 { (above / range).clamp(0.0, 1.0) } else { 0.5 };
        let down = ((1.0 - share) * f64::from(self.plot.height - 1)).round().to_u16().unwrap_or_default();
        self.plot.y + down
    }

    fn draw(&self, canvas: &mut Canvas<'_>, points: &[&TimePoint], selected: &TimePoint, theme: &Theme) {
        let plot = self.plot;
        let axis = plot.x.saturating_sub(4);
        for y in plot.y..plot.bottom() {
            canvas.line("│", axis, y, 1, *theme.rule);
        }
        canvas.line("─", axis, plot.bottom(), plot.right() + 3 - axis, *theme.rule);
        canvas.line("└", axis, plot.bottom(), 1, *theme.rule);
        for (value, label) in &self.ticks {
            let y = self.row(*value);
            canvas.line("┤", axis, y, 1, *theme.rule);
            let room = cell::width(label) as u16;
            canvas.text(label, axis.saturating_sub(room + 1), y, room, *theme.key);
        }
        self.draw_line(canvas, points, theme);
        // Of values that differ, each is a point, side by side where they are too near to stand one above the other.
        let mut taken = HashSet::default();
        for point in points {
            let day = point.day.num_days_from_ce();
            let (mut x, y) = (self.column(day), self.row(point.value));
            while !taken.insert((x, y)) {
                x += 1;
            }
            if x > self.plot.right() + 2 {
                continue;
            }
            let (sign, style) = match (point.figure == selected.figure, point.differs) {
                (true, _) => ("◆", *theme.title_focused),
                (false, true) => ("○", *theme.notice),
                (false, false) => ("●", *theme.amount),
            };
            canvas.line(sign, x, y, 1, style);
        }
        self.draw_periods(canvas, selected, theme);
    }

    /// Joins the points, of several of one period the first.
    fn draw_line(&self, canvas: &mut Canvas<'_>, points: &[&TimePoint], theme: &Theme) {
        let mut joined: Vec<&TimePoint> = points.to_vec();
        joined.dedup_by_key(|point| point.period);
        let place = |point: &TimePoint| {
            // In the units of the plot's dots, so that the line meets the signs of its points.
            let day = point.day.num_days_from_ce();
            let x = f64::from(self.column(day) - self.plot.x) + 0.5;
            let y = f64::from(self.plot.bottom() - self.row(point.value)) - 0.5;
            (x, y)
        };
        let color = theme.rule.fg.unwrap_or_default();
        let line = |pair: &[&TimePoint]| {
            let ((x1, y1), (x2, y2)) = (place(pair[0]), place(pair[1]));
            Line { x1, y1, x2, y2, color }
        };
        // Periods of other lengths are no steps of one line.
        joined.reorder_by_key(|point| point.period.length());
        let lines: Vec<Line> = joined
            .windows(2)
            .filter(|pair| pair[0].period.length() == pair[1].period.length())
            .map(line)
            .collect();
        let plot = Plot::default()
            .marker(Marker::Braille)
            .x_bounds([0.0, f64::from(self.plot.width)])
            .y_bounds([0.0, f64::from(self.plot.height)])
            .paint(|context| lines.iter().for_each(|line| context.draw(line)));
        canvas.widget(plot, self.plot);
    }

    /// Writes periods under the axis: the selected one, the ends, then those between for which there is room.
    fn draw_periods(&self, canvas: &mut Canvas<'_>, selected: &TimePoint, theme: &Theme) {
        let y = self.plot.bottom() + 1;
        let own = selected.day.num_days_from_ce();
        let mut order: Vec<usize> = (0..self.periods.len()).collect();
        let last = self.periods.len().saturating_sub(1);
        order.reorder_by_key(|&at| (self.periods[at].0 != own, at != 0 && at != last));
        let (left, right) = (self.plot.x.saturating_sub(3), self.plot.right() + 3);
        let mut taken: Vec<(u16, u16)> = Vec::new();
        for at in order {
            let (day, label) = &self.periods[at];
            let width = cell::width(label) as u16;
            let x = self
                .column(*day)
                .saturating_sub(width / 2)
                .clamp(left, right.saturating_sub(width).max(left));
            if taken.iter().any(|&(from, to)| x < to + 1 && from < x + width + 1) {
                continue;
            }
            taken.push((x, x + width));
            let style = if *day == own { *theme.title } else { *theme.key };
            canvas.text(label, x, y, right.saturating_sub(x), style);
        }
    }
}
