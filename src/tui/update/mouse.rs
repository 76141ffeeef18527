//! Clicks and the wheel.

use crate::layout::place::Place;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::msg::Mouse;
use crate::tui::overlay::update as overlay;
use crate::tui::screen::Screen;
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::layout::Layout;
use crate::tui::screen::article::pane::Pane;
use crate::tui::screen::article::tab_bar;
use crate::tui::screen::article::{update as article, update_lists as lists};
use crate::tui::screen::entity::trends_view::table_area;
use crate::tui::screen::entity::{Tab, rows_area};
use crate::tui::screen::library::LibraryScreen;
use crate::tui::screen::library::layout::LibraryLayout;
use crate::tui::screen::picker::update as picker;
use crate::tui::update::navigation::focus;
use crate::tui::update::outcome::InputOutcome;
use crate::tui::update::prompt;

/// How many rows one step of the wheel scrolls.
const WHEEL: isize = 3;

/// Takes what the mouse did at a cell.
pub(in crate::tui) fn mouse(app: &mut App, kind: Mouse, x: u16, y: u16) -> InputOutcome {
    let rows = match kind {
        Mouse::Click => 0,
        Mouse::WheelUp => -WHEEL,
        Mouse::WheelDown => WHEEL,
    };
    app.tip = app.tip.filter(|_| rows != 0);
    if app.overlay.is_some() {
        return overlay::mouse(app, rows, x, y);
    }
    if app.prompt.is_some() && rows == 0 {
        let effects = prompt::finish(app);
        if !effects.is_empty() {
            return effects.into();
        }
    }
    let layout = app.layout();
    let walked = app.walking;
    app.walking = false;
    let Some(reader) = app.screen.reader_mut() else {
        return match app.screen {
            Screen::Entity(_) => entity_page(app, rows, x, y),
            Screen::Library => library(app, rows, x, y),
            _ => picker_list(app, rows, x, y),
        };
    };
    if let Some(tab) = layout.tabs.filter(|area| area.contains(x, y)) {
        let chip = tab_bar::chip(reader, tab.width, &app.strings);
        if chip.is_some_and(|(_, at)| x - tab.x >= at) && rows == 0 {
            return InputOutcome::Action(Action::Back);
        }
        if let Some(pane) =
            tab_bar::tab_at(reader.shown(), tab.width, x - tab.x, &app.strings).filter(|_| rows == 0)
        {
            focus(reader, pane);
        }
        return InputOutcome::NOTHING;
    }
    match layout.pane_at(x, y) {
        Some(Pane::Article) if rows != 0 => article::scroll(reader, &layout, rows),
        Some(Pane::Article) => click_text(reader, &layout, x, y),
        Some(pane) => {
            let Some(index) = pane.list_index() else { return InputOutcome::NOTHING };
            let area = layout.lists[index].rows;
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
                    Some(ItemId::Table(table)) => lists::fold(reader, &layout, table),
                    _ => lists::preview(reader, &layout),
                }
                app.walking = true;
            }
        }
        None => {}
    }
    InputOutcome::NOTHING
}

fn click_text(reader: &mut Reader, layout: &Layout, x: u16, y: u16) {
    focus(reader, Pane::Article);
    let (Some(row), Some(column)) = (y.checked_sub(layout.text.y), x.checked_sub(layout.text.x)) else {
        return;
    };
    let place = Place { row: reader.top + usize::from(row), column };
    if let Some(byte) = reader.flow.byte_at(&reader.document, place) {
        article::show(reader, layout, byte);
    }
}

/// In the library a click selects, and a click on what is selected opens it.
fn library(app: &mut App, rows: isize, x: u16, y: u16) -> InputOutcome {
    let place = app.library_layout();
    let page = place.page();
    let Some(library) = &mut app.library else { return InputOutcome::NOTHING };
    if library.table.is_shown && !place.side.is_some_and(|side| side.contains(x, y)) {
        return figure_table(library, &place, rows, x, y);
    }
    if rows != 0 {
        library.scroll(rows, page);
        return InputOutcome::Done(library.missing(page).into_iter().collect());
    }
    if let Some(side) = place.side.filter(|side| side.contains(x, y)) {
        library.in_side = true;
        let entry = library.side.entry_at(y - side.y, side.height);
        return InputOutcome::Done(entry.and_then(|entry| library.narrow(entry)).into_iter().collect());
    }
    let Some(index) = place.article_at(library, x, y) else { return InputOutcome::NOTHING };
    library.in_side = false;
    if library.selected == index {
        return InputOutcome::Action(Action::Open);
    }
    library.select(index, page);
    InputOutcome::Done(library.missing(page).into_iter().collect())
}

/// The same in the table of figures.
fn figure_table(
    library: &mut LibraryScreen,
    place: &LibraryLayout,
    rows: isize,
    x: u16,
    y: u16,
) -> InputOutcome {
    let (area, page) = (place.table().1, place.table_page());
    let table = &mut library.table;
    if rows != 0 {
        table.scroll(rows, page);
        return InputOutcome::NOTHING;
    }
    let row = table.offset + usize::from(y.saturating_sub(area.y) / place.figure_height());
    if !area.contains(x, y) || row >= table.keys.len() {
        return InputOutcome::NOTHING;
    }
    library.in_side = false;
    if table.selected == row {
        return InputOutcome::Action(Action::Open);
    }
    table.select(row, page);
    InputOutcome::NOTHING
}

fn entity_page(app: &mut App, rows: isize, x: u16, y: u16) -> InputOutcome {
    let area = rows_area(app.layout().main);
    let Some(page) = app.screen.entity_mut() else { return InputOutcome::NOTHING };
    let area = if page.tab == Tab::Trends { table_area(area) } else { area };
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

fn picker_list(app: &mut App, rows: isize, x: u16, y: u16) -> InputOutcome {
    let page = app.picker_page();
    if rows != 0 {
        app.picker.scroll(rows.signum(), page);
        return InputOutcome::NOTHING;
    }
    let area = app.picker_area();
    let index = app.picker.offset + usize::from(y.saturating_sub(area.y) / app.picker_row_height());
    if area.contains(x, y) && index < app.picker.order.len() {
        app.picker.select(index);
        return picker::open(app, index).into();
    }
    InputOutcome::NOTHING
}
