//! Clicks and the wheel.

use super::super::app::App;
use super::super::msg::{Effect, Mouse};
use super::super::pane::Pane;
use super::super::reader::Reader;
use super::super::screen::Screen;
use super::super::tabs;
use super::{article, focus, lists, overlay, search};
use crate::layout::place::Place;

/// How many rows one step of the wheel scrolls.
const WHEEL: isize = 3;

/// Takes what the mouse did at a cell.
pub(super) fn mouse(app: &mut App, kind: Mouse, x: u16, y: u16) -> Vec<Effect> {
    let rows = match kind {
        Mouse::Click => 0,
        Mouse::WheelUp => -WHEEL,
        Mouse::WheelDown => WHEEL,
    };
    if app.overlay.is_some() {
        return overlay::mouse(app, rows, x, y);
    }
    if app.prompt.is_some() && rows == 0 {
        search::finish(app);
    }
    let screen = app.screen();
    let walked = app.walking;
    app.walking = false;
    let Some(reader) = &mut app.reader else { return library(app, rows, x, y) };
    if let Some(tab) = screen.tabs.filter(|area| area.contains(x, y)) {
        if let Some(pane) =
            tabs::tab_at(reader.shown(), tab.width, x - tab.x, &app.strings).filter(|_| rows == 0)
        {
            focus(reader, pane);
        }
        return Vec::new();
    }
    match screen.pane_at(x, y) {
        Some(Pane::Article) if rows != 0 => article::scroll(reader, &screen, rows),
        Some(Pane::Article) => click_text(reader, &screen, x, y),
        Some(pane) => {
            let Some(index) = pane.list_index() else { return Vec::new() };
            let area = screen.lists[index].rows;
            if rows != 0 {
                reader.lists[index].scroll(rows, usize::from(area.height));
                return Vec::new();
            }
            let row = reader.lists[index].offset + usize::from(y.saturating_sub(area.y));
            focus(reader, pane);
            if area.contains(x, y) && row < reader.lists[index].order.len() {
                if !walked {
                    reader.jumps.record(reader.cursor.byte);
                }
                reader.lists[index].select(row);
                lists::preview(reader, &screen);
                app.walking = true;
            }
        }
        None => {}
    }
    Vec::new()
}

fn click_text(reader: &mut Reader, screen: &Screen, x: u16, y: u16) {
    focus(reader, Pane::Article);
    let (Some(row), Some(column)) = (y.checked_sub(screen.text.y), x.checked_sub(screen.text.x)) else {
        return;
    };
    let place = Place { row: reader.top + usize::from(row), column };
    if let Some(byte) = reader.flow.byte_at(&reader.document, place) {
        article::show(reader, screen, byte);
    }
}

fn library(app: &mut App, rows: isize, x: u16, y: u16) -> Vec<Effect> {
    let page = app.library_page();
    if rows != 0 {
        app.library.scroll(rows.signum(), page);
        return Vec::new();
    }
    let area = app.library_area();
    let index = app.library.offset + usize::from(y.saturating_sub(area.y) / app.library_row_height());
    if area.contains(x, y) && index < app.library.order.len() {
        app.library.select(index);
        return app.open(index);
    }
    Vec::new()
}
