//! Sheets: help, cards, the tour.

use crate::layout::cell;
use crate::tui::overlay::sheet::{Sheet, Tone};
use crate::tui::screen::article::layout::Area;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::theme::Theme;
use ratatui::style::Style;

/// Draws a sheet.
pub(in crate::tui) fn draw(canvas: &mut Canvas<'_>, sheet: &Sheet, theme: &Theme) {
    let Some(inner) = canvas.frame(sheet.area, &sheet.title, (*theme.rule, *theme.title_focused)) else {
        return;
    };
    draw_rows(canvas, sheet, inner, theme);
    let shown = (sheet.offset, usize::from(inner.height), sheet.rows.len());
    let bar = Area { x: sheet.area.right() - 1, width: 1, ..inner };
    canvas.scrollbar(bar, shown, (*theme.rule, *theme.thumb));
}

/// Draws the rows of a sheet into `inner`.
pub(in crate::tui) fn draw_rows(canvas: &mut Canvas<'_>, sheet: &Sheet, inner: Area, theme: &Theme) {
    let labels = if sheet.keys { *theme.title_focused } else { *theme.key };
    let gap = if sheet.label_width > 0 { 2 } else { 0 };
    let rows = sheet.rows.iter().skip(sheet.offset).take(usize::from(inner.height));
    for (y, row) in (inner.y..).zip(rows) {
        canvas.text_right(&row.label, inner.x, y, sheet.label_width, labels);
        let mut x = if row.is_wide { inner.x } else { inner.x + sheet.label_width + gap };
        for (text, tone) in &row.text {
            let room = inner.right().saturating_sub(x);
            canvas.text(text, x, y, room, look(theme, *tone));
            x = x.saturating_add(cell::width(text) as u16).min(inner.right());
        }
    }
}

/// How a tone looks.
pub(in crate::tui) fn look(theme: &Theme, tone: Tone) -> Style {
    match tone {
        Tone::Plain => *theme.row,
        Tone::Faint => *theme.about,
        Tone::Key => *theme.key,
        Tone::Amount => theme.row.patch(*theme.figure),
        Tone::Person => theme.row.patch(*theme.person),
        Tone::Company => theme.row.patch(*theme.company),
        Tone::Marked => *theme.cursor,
        Tone::Up => *theme.up,
        Tone::Down => *theme.down,
    }
}
