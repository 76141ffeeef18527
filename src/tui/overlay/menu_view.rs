//! Menus.

use crate::tui::overlay::menu::Menu;
use crate::tui::screen::article::layout::Area;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::theme::Theme;

/// Draws a menu.
pub(in crate::tui) fn draw(canvas: &mut Canvas<'_>, menu: &Menu, size: (u16, u16), theme: &Theme) {
    let area = menu.area(size);
    let Some(inner) = canvas.frame(area, &menu.title, (*theme.rule, *theme.title_focused)) else { return };
    // The selected row stays in sight where the screen is too low for all.
    let first = (menu.selected + 1).saturating_sub(usize::from(inner.height));
    let rows = menu.rows.iter().enumerate().skip(first).take(usize::from(inner.height));
    for (y, (number, (_, text))) in (inner.y..).zip(rows) {
        canvas.text(text, inner.x, y, inner.width, *theme.row);
        if number == menu.selected {
            let x = inner.x.saturating_sub(1);
            canvas.tint(Area { x, y, width: inner.width + 2, height: 1 }, *theme.row_focused);
            canvas.line("▎", x, y, 1, theme.row_focused.patch(*theme.gutter));
        }
    }
}
