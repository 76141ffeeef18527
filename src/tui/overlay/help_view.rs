//! The help.

use crate::tui::overlay::help::{Help, HelpCell};
use crate::tui::screen::article::layout::Area;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::line_edit_view;
use crate::tui::ui::strings::{Strings, UiText};
use crate::tui::ui::theme::Theme;

/// Draws the help; `search` is the key that begins to type. Returns where the terminal's cursor belongs.
pub(in crate::tui) fn draw(
    canvas: &mut Canvas<'_>,
    help: &Help,
    search: &str,
    strings: &Strings,
    theme: &Theme,
) -> Option<(u16, u16)> {
    let inner = canvas.frame(help.area, &help.title, (*theme.rule, *theme.title_focused))?;
    let mut cursor = None;
    if help.is_typing || !help.query.text().is_empty() {
        canvas.text("› ", inner.x, inner.y, inner.width, *theme.title_focused);
        let place = (inner.x + 2, inner.y, inner.width.saturating_sub(2));
        let at = line_edit_view::draw(canvas, &help.query, place, *theme.prompt);
        cursor = help.is_typing.then_some((at, inner.y));
    } else {
        let text = strings.fill(UiText::HelpSearch, &[("key", &search)]);
        canvas.text(&text, inner.x, inner.y, inner.width, *theme.empty);
    }
    let rows = Area { y: inner.y + 1, height: inner.height - 1, ..inner };
    if help.is_empty() && rows.height > 0 {
        canvas.text(strings.get(UiText::PaletteNone), rows.x, rows.y, rows.width, *theme.empty);
    }
    let (column, keys_width) = help.widths;
    for placed in &help.cells {
        let Some(row) = placed.row.checked_sub(help.offset).filter(|&row| row < usize::from(rows.height))
        else {
            continue;
        };
        let (x, y) = (help.x_of(placed.column), rows.y + row as u16);
        let room = column.min(inner.right().saturating_sub(x));
        match &placed.cell {
            HelpCell::Blank => {}
            HelpCell::Section(title) => {
                let look = if placed.is_here { *theme.heading } else { *theme.key };
                canvas.text(title, x, y, room, look);
            }
            HelpCell::Elsewhere => {
                canvas.line("─", rows.x, y, rows.width, *theme.rule);
                let title = format!("{} ", strings.get(UiText::HelpElsewhere));
                canvas.text(&title, rows.x, y, rows.width, *theme.key);
            }
            HelpCell::Entry { number, keys, text } => {
                let (key, row) = if placed.is_here {
                    (*theme.title_focused, *theme.row)
                } else {
                    (*theme.key, *theme.key)
                };
                canvas.text_right(keys, x, y, keys_width.min(room), key);
                let used = keys_width + 2;
                canvas.text(text, x + used, y, room.saturating_sub(used), row);
                if *number == help.selected {
                    let left = x.saturating_sub(1);
                    let area = Area { x: left, y, width: room + x - left, height: 1 };
                    canvas.select(area, *theme.row_focused, theme);
                    canvas.line("▎", left, y, 1, theme.row_focused.patch(*theme.gutter));
                }
            }
        }
    }
    let shown = (help.offset, usize::from(rows.height), help.rows);
    canvas.scrollbar(Area { x: help.area.right() - 1, width: 1, ..rows }, shown, (*theme.rule, *theme.thumb));
    cursor
}
