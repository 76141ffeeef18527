//! The lists, and the tabs that take the place of their titles on narrow screens.
//!
//! A row is cut where its pane is narrow; the line below the list says of the selected item what its row
//! leaves out.

use super::super::catalog::{EntityRow, FigureRow, quoted};
use super::super::pane::Pane;
use super::super::reader::Reader;
use super::super::screen::{Area, Layout, ListArea};
use super::super::strings::{Strings, UiText};
use super::super::tabs;
use super::super::theme::Theme;
use super::canvas::Canvas;
use super::columns::{ARROW, Columns, FARTHEST, GAP};
use crate::analysis::{Direction, QuoteKind};
use crate::layout::cell;
use ratatui::style::Style;

/// Draws one list.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    reader: &Reader,
    screen: &Layout,
    pane: Pane,
    strings: &Strings,
    theme: &Theme,
) {
    let (Some(index), Some(list)) = (pane.list_index(), reader.list(pane)) else { return };
    let place = screen.lists[index];
    let focused = reader.focus == pane;
    let look = if focused { *theme.title_focused } else { *theme.title };
    let note = title_note(reader, pane, strings);
    draw_title(canvas, (strings.get(pane.title()), &note, look), index, &place, screen.divider, theme);
    let area = place.rows;
    if list.order.is_empty() {
        if area.height > 0 {
            canvas.text(&reader.empty_reason(pane, strings), area.x, area.y, area.width, *theme.empty);
        }
        return;
    }
    let shown = (list.offset, usize::from(area.height), list.order.len());
    canvas.scrollbar(
        Area { y: area.y, height: area.height, ..place.bar },
        shown,
        (*theme.rule, *theme.thumb),
    );
    let columns = Columns::new(reader, pane, area.width);
    let rows = list.order.iter().enumerate().skip(list.offset).take(usize::from(area.height));
    for (y, (row, &number)) in (area.y..).zip(rows) {
        let number = number as usize;
        match pane {
            Pane::Article => {}
            Pane::People => {
                draw_entity(canvas, reader.catalog.people.get(number), &columns, area, y, theme);
            }
            Pane::Companies => {
                draw_entity(canvas, reader.catalog.companies.get(number), &columns, area, y, theme);
            }
            Pane::Figures => {
                draw_figure(canvas, reader.catalog.figures.get(number), &columns, area, y, theme);
            }
            Pane::Quotes => {
                draw_quote(canvas, reader, number, &columns, area, y, theme);
            }
        }
        let is_current = reader.current.is_some() && reader.current == pane.item(number as u32);
        if row == list.selected && (is_current || focused) {
            let look = if focused { *theme.row_focused } else { *theme.row_selected };
            let x = area.x.saturating_sub(1);
            canvas.tint(Area { x, y, width: area.right() - x, height: 1 }, look);
            if x < area.x {
                canvas.line("▎", x, y, 1, look.patch(*theme.gutter));
            }
        }
    }
    let selected = list
        .selection()
        .filter(|&number| focused || (reader.current.is_some() && reader.current == pane.item(number)));
    if let Some(number) = selected {
        let below = Area {
            y: area.y + area.height.min(u16::try_from(list.order.len()).unwrap_or(u16::MAX)),
            ..place.detail
        };
        let below = Area { height: place.detail.bottom().saturating_sub(below.y), ..below };
        draw_detail(canvas, reader, (pane, number as usize), &columns, below, theme);
    }
}

/// Draws what the row of the selected item leaves out.
fn draw_detail(
    canvas: &mut Canvas<'_>,
    reader: &Reader,
    (pane, number): (Pane, usize),
    columns: &Columns,
    area: Area,
    theme: &Theme,
) {
    if area.height == 0 {
        return;
    }
    let catalog = &reader.catalog;
    let parts = match pane {
        Pane::Article => Vec::new(),
        Pane::People => {
            catalog.people.get(number).map(|row| columns.left_out_of_entity(row)).unwrap_or_default()
        }
        Pane::Companies => {
            catalog.companies.get(number).map(|row| columns.left_out_of_entity(row)).unwrap_or_default()
        }
        Pane::Figures => {
            catalog.figures.get(number).map(|row| columns.left_out_of_figure(row)).unwrap_or_default()
        }
        Pane::Quotes => {
            catalog.quotes.get(number).map(|row| columns.left_out_of_quote(row)).unwrap_or_default()
        }
    };
    let mut lines: Vec<String> = Vec::new();
    for part in parts {
        let is_full = lines.len() >= usize::from(area.height);
        match lines.last_mut() {
            Some(line) if is_full || cell::width(line) + 2 + cell::width(part) <= usize::from(area.width) => {
                line.push_str(", ");
                line.push_str(part);
            }
            _ => lines.push(part.to_owned()),
        }
    }
    for (y, line) in (area.y..area.bottom()).zip(&lines) {
        if area.x > 0 && y == area.y {
            canvas.line("╰", area.x - 1, y, 1, *theme.rule);
        }
        canvas.text(line, area.x, y, area.width, *theme.about);
    }
}

/// What stands behind the name of a list: filter, how many are shown of how many, order.
fn title_note(reader: &Reader, pane: Pane, strings: &Strings) -> String {
    let Some((list, index)) = reader.list(pane).zip(pane.list_index()) else { return String::new() };
    let (shown, all) = (list.order.len(), reader.catalog.lengths()[index]);
    let filter = reader.filter.title(&reader.catalog, strings, pane == Pane::Figures);
    let query = if list.query.is_empty() { String::new() } else { format!("/{}", list.query) };
    let count = if filter.is_empty() && query.is_empty() {
        all.to_string()
    } else {
        strings.fill(UiText::ShownOf, &[("shown", &shown), ("all", &all)])
    };
    let sort = list.sort.title(pane).map_or("", |sort| strings.get(sort));
    let parts = [&filter, &query, &count, sort];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn draw_title(
    canvas: &mut Canvas<'_>,
    (title, note, look): (&str, &str, Style),
    index: usize,
    place: &ListArea,
    divider: Area,
    theme: &Theme,
) {
    let area = place.title;
    if area.height == 0 {
        return;
    }
    canvas.line("─", area.x, area.y, area.width, *theme.rule);
    let corner = if index > 0 || area.y > 0 { "├" } else { "╭" };
    canvas.line(corner, divider.x, area.y, 1, *theme.rule);
    let mut x = area.x + 1;
    let right = area.right();
    x += canvas.text(&format!(" {title} "), x, area.y, right.saturating_sub(x), look);
    let between = if note.contains('·') { "· " } else { "" };
    x += canvas.text(&format!("{between}{note} "), x, area.y, right.saturating_sub(x), *theme.key);
    if right.saturating_sub(x) > 6 {
        canvas.text(&format!(" {} ", index + 2), right - 4, area.y, 3, *theme.key);
    }
}

fn draw_entity(
    canvas: &mut Canvas<'_>,
    row: Option<&EntityRow>,
    columns: &Columns,
    area: Area,
    y: u16,
    theme: &Theme,
) {
    let Some(row) = row else { return };
    canvas.text(&row.name, area.x, y, columns.name, *theme.row);
    if columns.about > 0 {
        canvas.text(&row.about, area.x + columns.name + GAP, y, columns.about, *theme.about);
    }
    let count = row.count.to_string();
    let right = area.right().min(area.x.saturating_add(FARTHEST));
    let x = right.saturating_sub(columns.number);
    canvas.text_right(&count, x, y, columns.number.min(area.width), *theme.count);
}

fn draw_figure(
    canvas: &mut Canvas<'_>,
    row: Option<&FigureRow>,
    columns: &Columns,
    area: Area,
    y: u16,
    theme: &Theme,
) {
    let Some(row) = row else { return };
    canvas.text_right(&row.amount.whole, area.x, y, columns.number, *theme.amount);
    let mut x = area.x + columns.number;
    canvas.text(&row.amount.rest, x, y, columns.rest, *theme.amount);
    x += columns.rest;
    match row.direction {
        Some(Direction::Up) => canvas.text("▲", x + ARROW - 1, y, 1, *theme.up),
        Some(Direction::Down) => canvas.text("▼", x + ARROW - 1, y, 1, *theme.down),
        None => 0,
    };
    x += columns.arrow + 1;
    // In one column there is room for what is measured, else for whose figure it is.
    let only = if row.what.is_empty() { &row.who } else { &row.what };
    let first = if columns.about == 0 { only } else { &row.what };
    canvas.text(first, x, y, columns.name, *theme.row);
    x += columns.name + GAP;
    if columns.about > 0 {
        canvas.text(&row.who, x, y, columns.about, *theme.about);
        x += columns.about + GAP;
    }
    canvas.text(&row.when, x, y, columns.when.min(area.right().saturating_sub(x)), *theme.count);
}

fn draw_quote(
    canvas: &mut Canvas<'_>,
    reader: &Reader,
    number: usize,
    columns: &Columns,
    area: Area,
    y: u16,
    theme: &Theme,
) {
    let Some(row) = reader.catalog.quotes.get(number) else { return };
    let who = if row.who.is_empty() { "–" } else { &row.who };
    canvas.text(who, area.x, y, columns.name, *theme.row);
    let x = area.x + columns.name + GAP;
    // The speaker's own words are told from those of the article by their marks and their look.
    let look = match row.kind {
        QuoteKind::Direct => *theme.quote,
        QuoteKind::Indirect => *theme.about,
    };
    canvas.text(&quoted(&reader.document, row), x, y, columns.about, look);
}

/// Draws the names of the panes in one line.
pub(super) fn draw_tabs(
    canvas: &mut Canvas<'_>,
    area: Area,
    reader: &Reader,
    strings: &Strings,
    theme: &Theme,
) {
    for (pane, label, x) in tabs::labels(reader.shown(), area.width, strings) {
        let look = if reader.focus == pane { *theme.title_focused } else { *theme.title };
        canvas.text(&label, area.x + x, area.y, area.width.saturating_sub(x), look);
    }
}
