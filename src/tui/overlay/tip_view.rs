//! The short help, above the line at the bottom.

use crate::layout::cell;
use crate::tui::app::App;
use crate::tui::overlay::tip::Tip;
use crate::tui::overlay::tip_update;
use crate::tui::screen::article::layout::Area;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::theme::Theme;

/// The widest lines, in columns: longer ones are hard to read.
const WIDEST: u16 = 100;

/// Draws it over the last rows above `status`.
pub(in crate::tui) fn draw(canvas: &mut Canvas<'_>, app: &App, tip: Tip, status: Area, theme: &Theme) {
    let width = status.width.min(app.size.0);
    let room = width.saturating_sub(2).min(WIDEST);
    if room < 10 {
        return;
    }
    let words = tip_update::words(app, tip);
    let lines = textwrap::wrap(&words, usize::from(room));
    let height = u16::try_from(lines.len() + 1).unwrap_or(u16::MAX);
    // Where it would hide most of the screen, it is left out.
    if height.saturating_mul(2) > status.y {
        return;
    }
    let area = Area { x: status.x, y: status.y - height, width, height };
    canvas.clear(area);
    canvas.line("─", area.x, area.y, area.width, *theme.rule);
    let note = tip_update::note(app);
    let note_width = cell::width(&note) as u16 + 2;
    if note_width + 2 < width {
        let x = area.right() - note_width - 1;
        canvas.text(&format!(" {note} "), x, area.y, note_width, *theme.key);
    }
    for (y, line) in (area.y + 1..area.bottom()).zip(lines) {
        canvas.text(&line, area.x + 1, y, room, *theme.row);
    }
}
