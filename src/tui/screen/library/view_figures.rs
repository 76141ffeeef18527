//! The table of figures on the library's screen.

use crate::analysis::{Direction, Unit};
use crate::library::stored_figure::StoredFigure;
use crate::present::amount::ShortAmount;
use crate::present::period;
use crate::tui::app::App;
use crate::tui::screen::article::layout::Area;
use crate::tui::screen::library::LibraryScreen;
use crate::tui::screen::library::layout::LibraryLayout;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::strings::UiText;
use crate::tui::ui::theme::Theme;

/// Draws the table.
pub(in crate::tui) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    library: &LibraryScreen,
    place: &LibraryLayout,
    theme: &Theme,
) {
    let table = &library.table;
    let (titles, area) = place.table();
    if table.keys.is_empty() {
        let text = if table.is_there() { UiText::LibraryNothing } else { UiText::EmptyRunning };
        canvas.text(app.strings.get(text), area.x + 2, area.y, area.width.saturating_sub(3), *theme.empty);
        return;
    }
    let columns = Columns::new(area);
    if let Some(titles) = titles {
        columns.draw_titles(canvas, app, titles, theme);
    }
    let height = place.figure_height();
    let tops = (area.y..area.bottom()).step_by(usize::from(height));
    for (y, row) in tops.zip(table.offset..table.keys.len()) {
        let area = Area { y, height: height.min(area.bottom() - y), ..area };
        if let Some(figure) = table.keys.get(row).and_then(|&key| table.row(key)) {
            columns.draw(canvas, app, figure, area, theme);
        }
        if row == table.selected {
            let style = if library.in_side { *theme.row_selected } else { *theme.row_focused };
            canvas.select(area, style, theme);
            for y in area.y..area.bottom() {
                canvas.line("▎", area.x, y, 1, style.patch(*theme.gutter));
            }
        }
    }
    let bar = Area { x: area.right(), width: 1, ..area };
    let shown = (table.offset, place.table_page(), table.keys.len());
    canvas.scrollbar(bar, shown, (*theme.rule, *theme.thumb));
}

/// A column: where it begins, and its width.
type Place = (u16, u16);

/// The columns. Where there is no room for all in one line, the day and the headline stand in a second one.
struct Columns {
    amount: Place,
    arrow: Place,
    of: Place,
    who: Place,
    when: Place,
    /// Day and headline of the second line, where there is one.
    date: Place,
    title: Place,
    is_in_one_line: bool,
}

/// In narrower tables the company stands before the headline.
const NARROW: u16 = 60;

/// The column of times, which are short, and that of days.
const WHEN: u16 = 8;
const DATE: u16 = 10;

impl Columns {
    fn new(area: Area) -> Self {
        let is_in_one_line = area.width >= LibraryLayout::WIDE_TABLE;
        let amount = match area.width {
            0..50 => 12,
            50..140 => 16,
            _ => 20,
        };
        let mut x = area.x + 1;
        let mut next = |width: u16| {
            let place = (x, width.min(area.right().saturating_sub(x)));
            x = x.saturating_add(width + 1);
            place
        };
        let (amount, arrow) = (next(amount), next(1));
        let left = area.width.saturating_sub(amount.1 + WHEN + 6);
        let (of, who) = match area.width {
            0..NARROW => (left + 1, 0),
            NARROW..LibraryLayout::WIDE_TABLE => (left * 11 / 20, left * 9 / 20),
            _ => (left / 4, left / 4),
        };
        let of = next(of);
        let who = if who > 0 { next(who) } else { (of.0, 0) };
        let when = next(WHEN);
        let (date, title) = if is_in_one_line {
            (next(DATE), next(area.width))
        } else {
            let below = arrow.0 + arrow.1 + 1;
            ((amount.0, amount.1), (below, area.right().saturating_sub(below)))
        };
        Self { amount, arrow, of, who, when, date, title, is_in_one_line }
    }

    fn draw_titles(&self, canvas: &mut Canvas<'_>, app: &App, area: Area, theme: &Theme) {
        canvas.text_right(
            app.strings.get(UiText::CardValue),
            self.amount.0,
            area.y,
            self.amount.1,
            *theme.title,
        );
        let mut titles =
            vec![(self.of, UiText::CardOf), (self.who, UiText::CardCompany), (self.when, UiText::CardWhen)];
        if self.is_in_one_line {
            titles.extend([(self.date, UiText::Published), (self.title, UiText::Headline)]);
        }
        for ((x, width), title) in titles {
            canvas.text(app.strings.get(title), x, area.y, width, *theme.title);
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &App, row: &StoredFigure, area: Area, theme: &Theme) {
        let y = area.y;
        let (record, origin) = (&row.record, &row.origin);
        let figure = &record.figure;
        let short = ShortAmount::in_locale(figure, record.language, app.locale);
        let shown = match &figure.unit {
            Some(Unit::Noun(noun)) => format!("{short} {noun}"),
            _ => short.to_string(),
        };
        canvas.text_right(&shown, self.amount.0, y, self.amount.1, *theme.amount);
        let (arrow, look) = match figure.direction {
            Some(Direction::Up) => ("▲", *theme.up),
            Some(Direction::Down) => ("▼", *theme.down),
            None => ("", *theme.row),
        };
        canvas.text(arrow, self.arrow.0, y, self.arrow.1, look);
        let put = |canvas: &mut Canvas<'_>, (x, width): Place, y, text: Option<&str>, look| {
            canvas.text(text.unwrap_or_default(), x, y, width, look);
        };
        put(canvas, self.of, y, record.of.as_deref(), *theme.row);
        put(canvas, self.who, y, record.who.as_deref(), *theme.row);
        let in_short = figure.when.and_then(|period| period::short(&period, app.locale));
        put(canvas, self.when, y, in_short.as_deref().or(record.when.as_deref()), *theme.row);
        let y = if self.is_in_one_line { y } else { y + 1 };
        if y >= area.bottom() {
            return;
        }
        let day = origin.published.map(|at| app.locale.short_date(at.date)).unwrap_or_default();
        if self.is_in_one_line {
            canvas.text(&day, self.date.0, y, self.date.1, *theme.key);
        } else {
            canvas.text_right(&day, self.date.0, y, self.date.1, *theme.key);
        }
        let who = record.who.as_deref().filter(|_| self.who.1 == 0);
        let title = [who, origin.title.as_deref().or(origin.id.as_deref())];
        let title = title.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        put(canvas, self.title, y, Some(&title), *theme.about);
    }
}
