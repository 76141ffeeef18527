//! Draws the state. Nothing here changes it, reads the text anew, or sends what a terminal would obey.

use crate::tui::app::App;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::{chart_view, dock, menu_view, palette_view, sheet_view, timeline_view};
use crate::tui::screen::article::pane::Pane;
use crate::tui::screen::article::{view as article, view_lists as lists};
use crate::tui::screen::{Screen, entity, library, picker};
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::status;
use crate::tui::ui::theme::Theme;
use ratatui::Frame;
use ratatui::layout::Position;

/// Draws one frame.
pub fn draw(frame: &mut Frame<'_>, app: &App, theme: &Theme) {
    let layout = app.layout();
    let mut canvas = Canvas::new(frame.buffer_mut());
    match &app.screen {
        Screen::Entity(page) => entity::view::draw(&mut canvas, app, page, theme),
        Screen::Library => {
            if let Some(library) = &app.library {
                library::view::draw(&mut canvas, app, library, theme);
            }
        }
        Screen::Picker => picker::view::draw(&mut canvas, app, theme),
        Screen::Article(reader) => {
            if let Some(tabs) = layout.tabs {
                lists::draw_tabs(&mut canvas, tabs, reader, &app.strings, theme);
            }
            match layout.only {
                Some(Pane::Article) => article::draw(&mut canvas, reader, &layout, &app.strings, theme),
                Some(pane) => lists::draw(&mut canvas, reader, &layout, pane, &app.strings, theme),
                None => {
                    article::draw(&mut canvas, reader, &layout, &app.strings, theme);
                    for pane in Pane::LISTS {
                        lists::draw(&mut canvas, reader, &layout, pane, &app.strings, theme);
                    }
                    dock::draw(&mut canvas, app, &layout, theme);
                }
            }
        }
    }
    let mut cursor = status::draw(&mut canvas, app, &layout, theme);
    match &app.overlay {
        Some(Overlay::Help(sheet) | Overlay::Tour(sheet) | Overlay::Card(_, sheet)) => {
            sheet_view::draw(&mut canvas, sheet, theme);
        }
        Some(Overlay::Chart(chart)) => chart_view::draw(&mut canvas, chart, app.size, &app.strings, theme),
        Some(Overlay::Timeline(timeline)) => timeline_view::draw(&mut canvas, app, timeline, theme),
        Some(Overlay::Menu(menu)) => menu_view::draw(&mut canvas, menu, app.size, theme),
        Some(Overlay::Palette(palette)) => {
            cursor = palette_view::draw(&mut canvas, palette, app.size, &app.strings, theme);
        }
        None => {}
    }
    if let Some((x, y)) = cursor {
        frame.set_cursor_position(Position { x, y });
    }
}
