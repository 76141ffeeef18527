//! The table of measures by period, and below it what articles say of the selected cell.
//!
//! ```text
//!               Q1 23   Q2 23   Q3 23   Q1 24 │        2023
//!  Umsatz        12.4    13.1    12.9    14.7 │ 53.1 ≠ 53.6  $bn  ▁▃▂█
//! ```
//!
//! Where there is no room for all periods, the newest are shown and the selected one; the head says how many there are
//! before and behind them.

use crate::layout::cell;
use crate::library::series::{Series, SeriesCell, signed};
use crate::library::stored_figure::StoredFigure;
use crate::present::amount::{ShortAmount, decimals_at_scale, number_at_scale, unit_and_scale};
use crate::present::period::PeriodLength;
use crate::present::spark::sparkline;
use crate::tui::app::App;
use crate::tui::screen::article::layout::Area;
use crate::tui::screen::entity::EntityPage;
use crate::tui::screen::entity::trends::Trends;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::strings::UiText;
use crate::tui::ui::theme::Theme;
use rust_decimal::Decimal;
use std::collections::BTreeSet;
use std::ops::Range;

/// The free columns before a period.
const GAP: u16 = 2;

/// The columns of the rule before the year, with the gap before it.
const RULE: u16 = 2;

/// From this width on there is room for the small charts.
const WIDE: u16 = 70;

/// The numbers of a row all have as many decimals as the one with most, at most so many: more are rounded away.
const MOST_DECIMALS: u32 = 3;

/// At most so many periods are drawn in a small chart, the newest.
const SPARKS: usize = 16;

/// The rows of the table, without those for the selected cell below it.
pub(in crate::tui) fn table_area(rows: Area) -> Area {
    Area { height: rows.height - detail_height(rows.height), ..rows }
}

/// How many rows the selected cell gets.
fn detail_height(height: u16) -> u16 {
    if height < 5 { 0 } else { (height / 3).clamp(2, 8) }
}

/// A measure as it is written.
struct WrittenRow {
    title: String,
    cells: Vec<String>,
    unit: String,
    spark: String,
}

/// Draws the table below its line of titles.
pub(in crate::tui) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    (page, trends): (&EntityPage, &Trends),
    rows: Area,
    theme: &Theme,
) {
    let area = table_area(rows);
    let (selected, offset) = page.cursor();
    let written: Vec<WrittenRow> =
        (0..trends.len()).map(|row| write_row(app, &page.page.figures, trends, row)).collect();
    let heads: Vec<String> = trends.columns.iter().map(|key| key.short(app.locale)).collect();
    let columns = Columns::new(&written, &heads, trends, area);
    columns.draw_heads(canvas, app, &heads, Area { y: area.y.saturating_sub(1), ..area }, theme);
    for (y, (number, row)) in (area.y..area.bottom()).zip(written.iter().enumerate().skip(offset)) {
        let x = area.x + 1;
        canvas.text(&row.title, x, y, columns.title, *theme.row);
        for (column, x) in columns.places(x) {
            let text = row.cells.get(column).map_or("", String::as_str);
            let differs = trends.cell_at(number, column).is_some_and(|cell| cell.differing > 0);
            let style = if differs { *theme.notice } else { *theme.amount };
            canvas.text_right(text, x, y, columns.widths[column], style);
        }
        let x = columns.rule(x, canvas, y, theme);
        canvas.text(&row.unit, x, y, columns.unit, *theme.key);
        canvas.text(&row.spark, x + columns.unit + GAP, y, columns.spark, *theme.amount);
        if number == selected {
            canvas.select(Area { y, height: 1, ..area }, *theme.row_selected, theme);
            canvas.line("▎", area.x, y, 1, theme.row_selected.patch(*theme.gutter));
            if let Some((column, x)) =
                columns.places(area.x + 1).into_iter().find(|place| place.0 == trends.column)
            {
                let width = columns.widths[column] + 2;
                let cell = Area { x: x.saturating_sub(1), y, width, height: 1 };
                canvas.select(cell, *theme.cursor, theme);
            }
        }
    }
    let bar = Area { x: area.right(), width: 1, ..area };
    canvas.scrollbar(bar, (offset, usize::from(area.height), trends.len()), (*theme.rule, *theme.thumb));
    // Below a short table the sources follow it.
    let shown = u16::try_from(trends.len()).unwrap_or(u16::MAX).saturating_add(1);
    let top = area.y + area.height.min(shown);
    let height = rows.bottom().saturating_sub(top);
    let below = Area { y: top, height: if rows.height > area.height { height } else { 0 }, ..rows };
    draw_sources(canvas, app, (page, trends), below, theme);
}

fn write_row(app: &App, figures: &[StoredFigure], trends: &Trends, row: usize) -> WrittenRow {
    let Some(series) = trends.row(row) else {
        return WrittenRow {
            title: String::new(),
            cells: Vec::new(),
            unit: String::new(),
            spark: String::new(),
        };
    };
    let shown = trends.columns.iter().filter_map(|key| series.cells.get(key)).flat_map(SeriesCell::shown);
    let largest = shown.max_by_key(|&at| figures[at].record.figure.value);
    let scale = largest.map(|at| figures[at].record.figure.value).unwrap_or_default();
    let shown = trends.columns.iter().filter_map(|key| series.cells.get(key)).flat_map(SeriesCell::shown);
    let decimals = shown.map(|at| decimals_at_scale(&figures[at].record.figure, scale, app.locale));
    let look = (scale, decimals.max().unwrap_or_default().min(MOST_DECIMALS));
    let cell = |cell: Option<&SeriesCell>| {
        cell.map(|cell| write_cell(app, figures, (series, cell), look)).unwrap_or_default()
    };
    let unit = largest.map(|at| &figures[at].record);
    let value = |cell: &SeriesCell| {
        let at = cell.shown().next()?;
        Some(signed(&figures[at].record.figure, series.is_change))
    };
    let main = &trends.columns[..trends.columns.len() - usize::from(trends.has_year)];
    let values: Vec<Option<Decimal>> = main[main.len().saturating_sub(SPARKS)..]
        .iter()
        .map(|key| series.cells.get(key).and_then(value))
        .collect();
    WrittenRow {
        title: cell::visible(&series.title).into_owned(),
        cells: trends.columns.iter().map(|key| cell(series.cells.get(key))).collect(),
        unit: unit
            .map(|record| unit_and_scale(&record.figure, scale, record.language, app.locale))
            .unwrap_or_default(),
        spark: sparkline(&values),
    }
}

/// The value, or two that differ, and how many articles have it.
fn write_cell(
    app: &App,
    figures: &[StoredFigure],
    (series, cell): (&Series, &SeriesCell),
    (scale, decimals): (Decimal, u32),
) -> String {
    const MOST: usize = 2;
    let number = |at: usize| {
        let figure = &figures[at].record.figure;
        let number = number_at_scale(figure, scale, decimals, app.locale);
        match signed(figure, series.is_change).is_sign_negative() {
            _ if !series.is_change => number,
            true => format!("−{number}"),
            false => format!("+{number}"),
        }
    };
    let mut text = cell.shown().take(MOST).map(number).collect::<Vec<_>>().join(" ≠ ");
    if cell.differing > MOST {
        text.push_str(" ≠ …");
    }
    let articles = articles(figures, cell.values.first().into_iter().flatten().copied());
    if cell.differing == 0 && articles > 1 {
        text.push_str(&raised(articles));
    }
    text
}

/// From how many articles figures are.
fn articles(figures: &[StoredFigure], of: impl Iterator<Item = usize>) -> usize {
    of.map(|at| figures[at].origin.article).collect::<BTreeSet<_>>().len()
}

/// A number in small raised digits.
fn raised(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digit = |digit: char| digit.to_digit(10).and_then(|at| DIGITS.get(at as usize)).copied();
    number.to_string().chars().filter_map(digit).collect()
}

/// The columns of the table.
struct Columns {
    title: u16,
    /// Of every period, whether it is shown or not.
    widths: Vec<u16>,
    /// The periods that are shown, without the year set apart.
    shown: Range<usize>,
    /// The year set apart.
    year: Option<usize>,
    /// How many periods there are, without that year.
    count: usize,
    unit: u16,
    spark: u16,
}

impl Columns {
    fn new(rows: &[WrittenRow], heads: &[String], trends: &Trends, area: Area) -> Self {
        let width = |text: &str| cell::width(text) as u16;
        let widest = |part: fn(&WrittenRow) -> &str| {
            rows.iter().map(|row| cell::width(part(row)) as u16).max().unwrap_or_default()
        };
        let most = (area.width / 4).clamp(8, 28);
        let title = widest(|row| &row.title).clamp(1, most);
        let unit = widest(|row| &row.unit);
        let spark = if area.width < WIDE { 0 } else { widest(|row| &row.spark) };
        let cells = |column: usize| rows.iter().map(move |row| width(&row.cells[column])).max();
        let widths: Vec<u16> = heads
            .iter()
            .enumerate()
            .map(|(column, head)| width(head).max(cells(column).unwrap_or_default()))
            .collect();
        let count = heads.len() - usize::from(trends.has_year);
        let taken = 1 + title + GAP + unit + if spark > 0 { spark + GAP } else { 0 };
        let mut room = area.width.saturating_sub(taken + 1);
        let year = trends.has_year.then_some(count);
        // Beside the year there must be room for a few periods, unless it is selected.
        let of_year = year.map_or(0, |year| widths[year] + GAP + RULE);
        let year = year.filter(|_| of_year * 2 <= room || trends.column == count);
        room = room.saturating_sub(if year.is_some() { of_year } else { 0 });
        let shown = window(&widths[..count], trends.column, room);
        Self { title, widths, shown, year, count, unit, spark }
    }

    /// The periods that are shown, each with the column where it begins when the row begins at `x`.
    fn places(&self, x: u16) -> Vec<(usize, u16)> {
        let mut x = x + self.title;
        let mut places = Vec::new();
        for column in self.shown.clone() {
            places.push((column, x + GAP));
            x += GAP + self.widths[column];
        }
        if let Some(year) = self.year {
            places.push((year, x + RULE + GAP));
        }
        places
    }

    /// Draws the rule before the year. Returns where the unit stands.
    fn rule(&self, x: u16, canvas: &mut Canvas<'_>, y: u16, theme: &Theme) -> u16 {
        let behind = x + self.title + self.shown.clone().map(|column| GAP + self.widths[column]).sum::<u16>();
        let Some(year) = self.year else { return behind + GAP };
        canvas.line("│", behind + 1, y, 1, *theme.rule);
        behind + RULE + GAP + self.widths[year] + GAP
    }

    fn draw_heads(&self, canvas: &mut Canvas<'_>, app: &App, heads: &[String], area: Area, theme: &Theme) {
        let x = area.x + 1;
        if self.shown.start > 0 {
            let more = app.strings.fill(UiText::PeriodsBefore, &[("count", &self.shown.start)]);
            let more = if cell::width(&more) > usize::from(self.title) {
                format!("‹{}", self.shown.start)
            } else {
                more
            };
            canvas.text(&more, x, area.y, self.title, *theme.key);
        }
        for (column, x) in self.places(x) {
            canvas.text_right(&heads[column], x, area.y, self.widths[column], *theme.title);
        }
        let x = self.rule(x, canvas, area.y, theme);
        let behind = self.count - self.shown.end;
        if behind > 0 {
            let room = area.right().saturating_sub(x);
            canvas.text(&format!("{behind}›"), x, area.y, room, *theme.key);
        }
    }
}

/// The newest columns that fit into `room`, or, where the selected one is older, those from it on.
fn window(widths: &[u16], selected: usize, room: u16) -> Range<usize> {
    let mut used = 0;
    let mut fits = |width: &u16| {
        used += width + GAP;
        used <= room
    };
    let newest = widths.len() - widths.iter().rev().take_while(|width| fits(width)).count();
    if selected >= newest.min(widths.len().saturating_sub(1)) {
        return newest.min(widths.len().saturating_sub(1))..widths.len();
    }
    let mut used = 0;
    let mut fits = |width: &u16| {
        used += width + GAP;
        used <= room
    };
    let count = widths[selected..].iter().take_while(|width| fits(width)).count().max(1);
    selected..selected + count
}

/// What a length of periods is called.
pub(in crate::tui) fn length_title(length: PeriodLength) -> UiText {
    match length {
        PeriodLength::Quarter => UiText::Quarters,
        PeriodLength::Half => UiText::HalfYears,
        PeriodLength::NineMonths => UiText::NineMonths,
        PeriodLength::Year => UiText::Years,
        PeriodLength::Month => UiText::Months,
        PeriodLength::Day => UiText::Days,
    }
}

/// The figures of the selected cell with their articles.
fn draw_sources(
    canvas: &mut Canvas<'_>,
    app: &App,
    (page, trends): (&EntityPage, &Trends),
    area: Area,
    theme: &Theme,
) {
    let row = page.cursor().0;
    let (Some(series), Some(cell)) = (trends.row(row), trends.cell(row)) else { return };
    if area.height == 0 {
        return;
    }
    let figures = &page.page.figures;
    let when = trends.columns.get(trends.column).map(|key| key.short(app.locale)).unwrap_or_default();
    let count = articles(figures, cell.figures());
    let count = app.strings.count(UiText::ArticleOne, UiText::ArticleMany, count);
    canvas.line("─", area.x, area.y, area.width, *theme.rule);
    let title = format!(" {} · {when} · {count} ", series.title);
    canvas.text(&title, area.x + 1, area.y, area.width.saturating_sub(2), *theme.title);
    let told: Vec<usize> = cell.figures().collect();
    let height = usize::from(area.height - 1);
    let first = (trends.source + 1).saturating_sub(height);
    let amounts: Vec<ShortAmount> = told
        .iter()
        .map(|&at| {
            let record = &figures[at].record;
            ShortAmount::in_locale(&record.figure, record.language, app.locale)
        })
        .collect();
    let widest = |part: fn(&ShortAmount) -> &str| {
        amounts.iter().map(|amount| cell::width(part(amount)) as u16).max().unwrap_or_default()
    };
    let (whole, rest) = (widest(|amount| &amount.whole), widest(|amount| &amount.rest));
    for (y, (number, &at)) in (area.y + 1..area.bottom()).zip(told.iter().enumerate().skip(first)) {
        let origin = &figures[at].origin;
        let x = area.x + 2;
        canvas.text_right(&amounts[number].whole, x, y, whole, *theme.amount);
        canvas.text(&amounts[number].rest, x + whole, y, rest, *theme.amount);
        let day = origin.published.map(|at| app.locale.short_date(at.date));
        let parts = [day.as_deref(), origin.source.as_deref(), origin.title.as_deref()];
        let told = parts.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let x = x + whole + rest + GAP;
        canvas.text(&told, x, y, area.right().saturating_sub(x), *theme.about);
        if number == trends.source {
            canvas.select(Area { y, height: 1, ..area }, *theme.row_focused, theme);
            canvas.line("▎", area.x, y, 1, theme.row_focused.patch(*theme.gutter));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_periods_are_shown_and_the_selected_one() {
        let widths = [5; 8];
        assert_eq!(window(&widths, 7, 100), 0..8);
        assert_eq!(window(&widths, 7, 21), 5..8);
        assert_eq!(window(&widths, 5, 21), 5..8);
        assert_eq!(window(&widths, 2, 21), 2..5);
        assert_eq!(window(&widths, 0, 3), 0..1, "never none");
        assert_eq!(window(&widths, 7, 3), 7..8);
        assert_eq!(window(&[], 0, 10), 0..0);
    }

    #[test]
    fn numbers_are_raised() {
        assert_eq!([3, 12].map(raised), ["³", "¹²"]);
    }
}
