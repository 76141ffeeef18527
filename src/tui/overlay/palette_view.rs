//! The palette.

use crate::layout::cell;
use crate::tui::overlay::palette::{Goal, Palette};
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::layout::Area;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::line_edit_view;
use crate::tui::ui::strings::{Strings, UiText};
use crate::tui::ui::theme::Theme;

/// Draws the palette. Returns where the terminal's cursor belongs.
pub(in crate::tui) fn draw(
    canvas: &mut Canvas<'_>,
    palette: &Palette,
    size: (u16, u16),
    strings: &Strings,
    theme: &Theme,
) -> Option<(u16, u16)> {
    let area = palette.area(size);
    let inner = canvas.frame(area, &palette.title, (*theme.rule, *theme.title_focused))?;
    canvas.text("› ", inner.x, inner.y, inner.width, *theme.title_focused);
    let room = inner.width.saturating_sub(2);
    let cursor = line_edit_view::draw(canvas, &palette.query, (inner.x + 2, inner.y, room), *theme.prompt);
    let rows = Area { y: inner.y + 1, height: inner.height - 1, ..inner };
    if palette.is_empty() {
        canvas.text(strings.get(UiText::PaletteNone), rows.x, rows.y, rows.width, *theme.empty);
    }
    for (y, row) in (rows.y..rows.bottom()).zip(palette.offset..palette.len()) {
        draw_row(canvas, palette, row, (rows, y), strings, theme);
        if row == palette.selected {
            let x = rows.x.saturating_sub(1);
            canvas.select(Area { x, y, width: rows.width + 2, height: 1 }, *theme.row_focused, theme);
            canvas.line("▎", x, y, 1, theme.row_focused.patch(*theme.gutter));
        }
    }
    let shown = (palette.offset, usize::from(rows.height), palette.len());
    canvas.scrollbar(Area { x: area.right() - 1, width: 1, ..rows }, shown, (*theme.rule, *theme.thumb));
    Some((cursor, inner.y))
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    palette: &Palette,
    row: usize,
    (area, y): (Area, u16),
    strings: &Strings,
    theme: &Theme,
) {
    let Some(entry) = palette.entry(row) else {
        if palette.hits == 0 || !palette.is_row_of_text(row) {
            let words = palette.query.text().trim();
            let told = strings.fill(UiText::PaletteLibrary, &[("words", &cell::visible(words))]);
            canvas.text(&told, area.x, y, area.width, *theme.row);
            return;
        }
        let times = strings.fill(UiText::PaletteText, &[("count", &palette.hits)]);
        let words = format!("/{}", palette.query.text().trim());
        let used = canvas.text(&words, area.x, y, area.width, *theme.row);
        canvas.text_right(&times, area.x + used, y, area.width - used, *theme.count);
        return;
    };
    let look = match entry.goal {
        Goal::Item(ItemId::Person(_)) => theme.row.patch(*theme.person),
        Goal::Item(ItemId::Company(_)) => theme.row.patch(*theme.company),
        Goal::Item(ItemId::Figure(_)) | Goal::Figure(..) => theme.row.patch(*theme.figure),
        _ => *theme.row,
    };
    let kind = if palette.is_mixed() { strings.get(entry.kind) } else { "" };
    let kind_width = (cell::width(kind) as u16).min(area.width / 3);
    let room = area.width.saturating_sub(kind_width + 2);
    let used = canvas.text(&entry.label, area.x, y, room, look);
    if room > used + 4 {
        canvas.text(&entry.note, area.x + used + 2, y, room - used - 2, *theme.about);
    }
    canvas.text_right(kind, area.right() - kind_width, y, kind_width, *theme.count);
}
