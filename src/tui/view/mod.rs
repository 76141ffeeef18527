//! Draws the state. Nothing here changes it, reads the text anew, or sends what a terminal would obey.

mod article;
mod canvas;
mod columns;
mod help;
mod library;
mod lists;
mod status;

use super::app::App;
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
        None => library::draw(&mut canvas, app, theme),
        Some(reader) => {
            if let Some(tabs) = screen.tabs {
                lists::draw_tabs(&mut canvas, tabs, reader, theme);
            }
            match screen.only {
                Some(Pane::Article) => article::draw(&mut canvas, reader, &screen, theme),
                Some(pane) => lists::draw(&mut canvas, reader, &screen, pane, theme),
                None => {
                    article::draw(&mut canvas, reader, &screen, theme);
                    for pane in Pane::LISTS {
                        lists::draw(&mut canvas, reader, &screen, pane, theme);
                    }
                }
            }
        }
    }
    let cursor = status::draw(&mut canvas, app, &screen, theme);
    if let Some(help) = &app.help {
        help::draw(&mut canvas, help, app.help_area(help), theme);
    }
    if let Some((x, y)) = cursor {
        frame.set_cursor_position(Position { x, y });
    }
}
