//! Draws the state. Nothing here changes it, reads the text anew, or sends what a terminal would obey.

mod article;
mod canvas;
mod chart;
mod columns;
mod library;
mod line_edit;
mod lists;
mod menu;
mod page;
mod palette;
mod sheet;
mod shelf;
mod status;

use super::app::App;
use super::overlay::Overlay;
use super::pane::Pane;
use super::theme::Theme;
use canvas::Canvas;
use ratatui::Frame;
use ratatui::layout::Position;

/// Draws one frame.
pub fn draw(frame: &mut Frame<'_>, app: &App, theme: &Theme) {
    let screen = app.screen();
    let mut canvas = Canvas::new(frame.buffer_mut());
    match &app.reader {
        None => match (&app.page, app.shown_shelf()) {
            (Some(page), _) => page::draw(&mut canvas, app, page, theme),
            (None, Some(shelf)) => shelf::draw(&mut canvas, app, shelf, theme),
            (None, None) => library::draw(&mut canvas, app, theme),
        },
        Some(reader) => {
            if let Some(tabs) = screen.tabs {
                lists::draw_tabs(&mut canvas, tabs, reader, &app.strings, theme);
            }
            match screen.only {
                Some(Pane::Article) => article::draw(&mut canvas, reader, &screen, &app.strings, theme),
                Some(pane) => lists::draw(&mut canvas, reader, &screen, pane, &app.strings, theme),
                None => {
                    article::draw(&mut canvas, reader, &screen, &app.strings, theme);
                    for pane in Pane::LISTS {
                        lists::draw(&mut canvas, reader, &screen, pane, &app.strings, theme);
                    }
                }
            }
        }
    }
    let mut cursor = status::draw(&mut canvas, app, &screen, theme);
    match &app.overlay {
        Some(Overlay::Help(sheet) | Overlay::Tour(sheet) | Overlay::Card(_, sheet)) => {
            sheet::draw(&mut canvas, sheet, theme);
        }
        Some(Overlay::Chart(chart)) => chart::draw(&mut canvas, chart, app.size, &app.strings, theme),
        Some(Overlay::Menu(menu)) => menu::draw(&mut canvas, menu, app.size, theme),
        Some(Overlay::Palette(palette)) => {
            cursor = palette::draw(&mut canvas, palette, app.size, &app.strings, theme);
        }
        None => {}
    }
    if let Some((x, y)) = cursor {
        frame.set_cursor_position(Position { x, y });
    }
}
