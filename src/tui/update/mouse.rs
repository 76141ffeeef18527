//! Clicks and the wheel.

use super::super::action::Action;
use super::super::app::App;
use super::super::item::ItemId;
use super::super::msg::Mouse;
use super::super::pane::Pane;
use super::super::reader::Reader;
use super::super::screen::Layout;
use super::super::shelf::page::rows_area;
use super::super::tabs;
use super::navigation::focus;
use super::outcome::InputOutcome;
use super::{article, lists, overlay, search};
use crate::layout::place::Place;

/// How many rows one step of the wheel scrolls.
const WHEEL: isize = 3;

/// Takes what the mouse did at a cell.
pub(super) fn mouse(app: &mut App, kind: Mouse, x: u16, y: u16) -> InputOutcome {
    let rows = match kind {
        Mouse::Click => 0,
        Mouse::WheelUp => -WHEEL,
        Mouse::WheelDown => WHEEL,
    };
    if app.overlay.is_some() {
        return overlay::mouse(app, rows, x, y);
    }
    if app.prompt.is_some() && rows == 0 {
        let effects = search::finish(app);
        if !effects.is_empty() {
            return effects.into();
        }
    }
    let screen = app.screen();
    let walked = app.walking;
    app.walking = false;
    let Some(reader) = &mut app.reader else {
        return match (&app.page, app.shown_shelf()) {
            (Some(_), _) => entity_page(app, rows, x, y),
            (None, Some(_)) => shelf(app, rows, x, y),
            (None, None) => library(app, rows, x, y),
        };
    };
    if let Some(tab) = screen.tabs.filter(|area| area.contains(x, y)) {
        if let Some(pane) =
            tabs::tab_at(reader.shown(), tab.width, x - tab.x, &app.strings).filter(|_| rows == 0)
        {
            focus(reader, pane);
        }
        return InputOutcome::NOTHING;
    }
    match screen.pane_at(x, y) {
        Some(Pane::Article) if rows != 0 => article::scroll(reader, &screen, rows),
        Some(Pane::Article) => click_text(reader, &screen, x, y),
        Some(pane) => {
            let Some(index) = pane.list_index() else { return InputOutcome::NOTHING };
            let area = screen.lists[index].rows;
            if rows != 0 {
                reader.lists[index].scroll(rows, usize::from(area.height));
                return InputOutcome::NOTHING;
            }
            let row = reader.lists[index].offset + usize::from(y.saturating_sub(area.y));
            focus(reader, pane);
            if area.contains(x, y) && row < reader.lists[index].rows.len() {
                if !walked {
                    reader.jumps.record(reader.cursor.byte);
                }
                reader.lists[index].select(row);
                match reader.selected(pane) {
                    Some(ItemId::Table(table)) => lists::fold(reader, &screen, table),
                    _ => lists::preview(reader, &screen),
                }
                app.walking = true;
            }
        }
        None => {}
    }
    InputOutcome::NOTHING
}

fn click_text(reader: &mut Reader, screen: &Layout, x: u16, y: u16) {
    focus(reader, Pane::Article);
    let (Some(row), Some(column)) = (y.checked_sub(screen.text.y), x.checked_sub(screen.text.x)) else {
        return;
    };
    let place = Place { row: reader.top + usize::from(row), column };
    if let Some(byte) = reader.flow.byte_at(&reader.document, place) {
        article::show(reader, screen, byte);
    }
}

/// In the library a click selects, and a click on what is selected opens it.
fn shelf(app: &mut App, rows: isize, x: u16, y: u16) -> InputOutcome {
    let place = app.shelf_parts();
    let page = place.page();
    let Some(shelf) = &mut app.shelf else { return InputOutcome::NOTHING };
    if rows != 0 {
        shelf.scroll(rows, page);
        return InputOutcome::Done(shelf.missing(page).into_iter().collect());
    }
    if place.side.is_some_and(|side| side.contains(x, y)) {
        shelf.in_side = true;
        return InputOutcome::NOTHING;
    }
    let index = shelf.offset + usize::from(y.saturating_sub(place.list.y) / place.row_height.max(1));
    if !place.list.contains(x, y) || index >= shelf.ids.len() {
        return InputOutcome::NOTHING;
    }
    shelf.in_side = false;
    if shelf.selected == index {
        return InputOutcome::Action(Action::Open);
    }
    shelf.select(index, page);
    InputOutcome::Done(shelf.missing(page).into_iter().collect())
}

fn entity_page(app: &mut App, rows: isize, x: u16, y: u16) -> InputOutcome {
    let area = rows_area(app.screen().main);
    let Some(page) = &mut app.page else { return InputOutcome::NOTHING };
    if rows != 0 {
        page.scroll(rows, usize::from(area.height));
        return InputOutcome::NOTHING;
    }
    let row = page.cursor().1 + usize::from(y.saturating_sub(area.y));
    if !area.contains(x, y) || row >= page.len() {
        return InputOutcome::NOTHING;
    }
    if page.cursor().0 == row {
        return InputOutcome::Action(Action::Open);
    }
    page.select(row, usize::from(area.height));
    InputOutcome::NOTHING
}

fn library(app: &mut App, rows: isize, x: u16, y: u16) -> InputOutcome {
    let page = app.library_page();
    if rows != 0 {
        app.library.scroll(rows.signum(), page);
        return InputOutcome::NOTHING;
    }
    let area = app.library_area();
    let index = app.library.offset + usize::from(y.saturating_sub(area.y) / app.library_row_height());
    if area.contains(x, y) && index < app.library.order.len() {
        app.library.select(index);
        return app.open(index).into();
    }
    InputOutcome::NOTHING
}
