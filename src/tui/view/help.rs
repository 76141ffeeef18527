//! The keys, in a box over the screen.

use super::super::app::Help;
use super::super::screen::Area;
use super::super::theme::Theme;
use super::canvas::Canvas;
use crate::layout::cell;

/// Draws the help.
pub(super) fn draw(canvas: &mut Canvas<'_>, help: &Help, area: Area, theme: &Theme) {
    canvas.clear(area);
    let (right, bottom) = (area.right(), area.bottom());
    if area.width < 8 || area.height < 3 {
        return;
    }
    for y in area.y..bottom {
        canvas.line("│", area.x, y, 1, *theme.rule);
        canvas.line("│", right - 1, y, 1, *theme.rule);
    }
    for (y, left, end) in [(area.y, "╭", "╮"), (bottom - 1, "╰", "╯")] {
        canvas.line("─", area.x, y, area.width, *theme.rule);
        canvas.line(left, area.x, y, 1, *theme.rule);
        canvas.line(end, right - 1, y, 1, *theme.rule);
    }
    canvas.text(" Keys ", area.x + 2, area.y, area.width - 4, *theme.title_focused);
    let inner = Area { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 };
    let widest = help.rows.iter().map(|row| cell::width(&row.keys)).max().unwrap_or_default() as u16;
    let keys = widest.min(inner.width / 2);
    let rows = help.rows.iter().skip(help.offset).take(usize::from(inner.height));
    for (y, row) in (inner.y..).zip(rows) {
        canvas.text_right(&row.keys, inner.x, y, keys, *theme.title_focused);
        let x = inner.x + keys + 2;
        canvas.text(&row.description, x, y, inner.width.saturating_sub(keys + 2), *theme.row);
    }
    let shown = (help.offset, usize::from(inner.height), help.rows.len());
    let bar = Area { x: right - 1, width: 1, ..inner };
    canvas.scrollbar(bar, shown, (*theme.rule, *theme.thumb));
}
