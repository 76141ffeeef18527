//! Draws the state. Nothing here changes it, reads the text anew, or sends what a terminal would obey.

use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::{
    chart_view, dock, help_view, menu_view, palette_view, sheet_view, timeline_view, tip_view,
};
use crate::tui::prompt;
use crate::tui::screen::article::pane::Pane;
use crate::tui::screen::article::{view as article, view_lists as lists};
use crate::tui::screen::{Screen, entity, library, picker};
use crate::tui::ui::breadcrumb;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::glyphs;
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
            if let Some(area) = layout.trail {
                let is_focused = reader.focus == Pane::Article;
                breadcrumb::draw(
                    &mut canvas,
                    app,
                    (1, area.y, area.width.saturating_sub(2)),
                    is_focused,
                    theme,
                );
            }
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
    prompt::view::draw(&mut canvas, app, &layout, theme);
    match &app.overlay {
        Some(Overlay::Card(_, sheet)) => sheet_view::draw(&mut canvas, sheet, theme),
        Some(Overlay::Help(help)) => {
            let search = app.keymap.key_for(app.context(), Action::Search).unwrap_or_default();
            cursor = help_view::draw(&mut canvas, help, &search, &app.strings, theme);
        }
        Some(Overlay::Chart(chart)) => chart_view::draw(&mut canvas, chart, app.size, &app.strings, theme),
        Some(Overlay::Timeline(timeline)) => timeline_view::draw(&mut canvas, app, timeline, theme),
        Some(Overlay::Menu(menu)) => menu_view::draw(&mut canvas, menu, app.size, theme),
        Some(Overlay::Palette(palette)) => {
            cursor = palette_view::draw(&mut canvas, palette, app.size, &app.strings, theme);
        }
        None => {}
    }
    if let Some(tip) = app.tip {
        tip_view::draw(&mut canvas, app, tip, layout.status, theme);
    }
    if app.has_few_glyphs {
        glyphs::replace(frame.buffer_mut());
    }
    if let Some((x, y)) = cursor {
        frame.set_cursor_position(Position { x, y });
    }
}
