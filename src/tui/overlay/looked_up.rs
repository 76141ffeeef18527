//! The rows of the palette: what fits what is typed, with what the library found for it.

use super::Overlay;
use super::palette::Palette;
use super::palette_library::rows;
use crate::library::lookup::LookupResult;
use crate::tui::app::App;
use crate::tui::effect::library_worker::Request;
use crate::tui::msg::Effect;

/// Fills the rows anew.
pub(in crate::tui) fn find(app: &mut App) {
    let Some(Overlay::Palette(palette)) = &mut app.overlay else { return };
    let Some(reader) = app.screen.reader_mut() else { return palette.find(None, 0) };
    let hits = reader.find(palette.query.text().trim()).hits.len();
    palette.find(Some(reader), hits);
}

/// Takes what the library found for what was typed. The selected row stays selected.
pub(in crate::tui) fn take_looked_up(app: &mut App, typed: &str, found: &LookupResult) {
    let size = app.size;
    let Some(Overlay::Palette(palette)) = &mut app.overlay else { return };
    let selected = palette.entry(palette.selected).map(|entry| entry.goal);
    let is_first = palette.selected == 0;
    if !palette.take_looked_up(typed, rows(found, app.locale)) {
        return;
    }
    find(app);
    let Some(Overlay::Palette(palette)) = &mut app.overlay else { return };
    let is_it = |row: &usize| palette.entry(*row).map(|entry| entry.goal) == selected;
    if !is_first && let Some(row) = (0..palette.len()).find(is_it) {
        palette.select(row, size);
    }
}

/// Opens an article that the library found, with what was typed marked in it.
pub(in crate::tui) fn open(palette: &Palette, id: i64, at: Option<usize>) -> Vec<Effect> {
    let query = palette.query.text().trim().to_owned();
    vec![Effect::Library(Request::Open { id, at, in_place: false, query })]
}
