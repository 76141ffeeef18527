//! The lists, and the tabs that take the place of their titles on narrow screens.

use super::super::catalog::{EntityRow, FigureRow, FigureWidths};
use super::super::pane::{List, Pane};
use super::super::reader::Reader;
use super::super::screen::{Area, ListArea, Screen};
use super::super::tabs;
use super::super::theme::Theme;
use super::canvas::Canvas;
use crate::analysis::Direction;
use crate::layout::cell;

/// Draws one list.
pub(super) fn draw(canvas: &mut Canvas<'_>, reader: &Reader, screen: &Screen, pane: Pane, theme: &Theme) {
    let (Some(index), Some(list)) = (pane.list_index(), reader.list(pane)) else { return };
    let place = screen.lists[index];
    let focused = reader.focus == pane;
    draw_title(canvas, list, (pane, index), &place, screen.divider, focused, theme);
    let area = place.rows;
    if list.order.is_empty() {
        if area.height > 0 {
            canvas.text(reader.empty_reason(pane), area.x, area.y, area.width, *theme.empty);
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
}

fn draw_title(
    canvas: &mut Canvas<'_>,
    list: &List,
    (pane, index): (Pane, usize),
    place: &ListArea,
    divider: Area,
    focused: bool,
    theme: &Theme,
) {
    let area = place.title;
    if area.height == 0 {
        return;
    }
    canvas.line("─", area.x, area.y, area.width, *theme.rule);
    if index > 0 || area.y > 0 {
        canvas.line("├", divider.x, area.y, 1, *theme.rule);
    } else {
        canvas.line("╭", divider.x, area.y, 1, *theme.rule);
    }
    let look = if focused { *theme.title_focused } else { *theme.title };
    let mut x = area.x + 1;
    let right = area.right();
    x += canvas.text(&format!(" {} ", pane.title()), x, area.y, right.saturating_sub(x), look);
    let mut note = list.order.len().to_string();
    let sort = list.sort.title(pane);
    if !sort.is_empty() {
        note = format!("{note} {sort}");
    }
    canvas.text(&format!("{note} "), x, area.y, right.saturating_sub(x), *theme.key);
    let key = format!(" {} ", index + 2);
    if right.saturating_sub(x) > note.len() as u16 + 8 {
        canvas.text(&key, right - 4, area.y, 3, *theme.key);
    }
}

/// The columns of a list, counted from the left edge of its rows.
#[derive(Debug, Clone, Copy, Default)]
struct Columns {
    /// Of names, or of what is measured.
    name: u16,
    /// Of roles and tickers, or of whose figure it is; 0 where there is no room.
    about: u16,
    /// Of the time of a figure; 0 where there is no room.
    when: u16,
    /// Of the number of mentions, or of the whole digits of amounts.
    number: u16,
    /// Of what follows the whole digits.
    rest: u16,
    /// Of the arrow, with the gap before it; 0 where nothing rises or falls.
    arrow: u16,
}

/// The free columns between two columns.
const GAP: u16 = 2;

/// The widest row of people and companies, in columns: a number farther from its name is hard to follow.
const FARTHEST: u16 = 64;

/// The columns of an arrow and the gap before it.
const ARROW: u16 = 2;

impl Columns {
    fn new(reader: &Reader, pane: Pane, width: u16) -> Self {
        match pane {
            Pane::People => Self::of_entities(&reader.catalog.people, width),
            Pane::Companies => Self::of_entities(&reader.catalog.companies, width),
            Pane::Figures | Pane::Article => Self::of_figures(&reader.catalog.figure_widths, width),
        }
    }

    fn of_entities(rows: &[EntityRow], width: u16) -> Self {
        const SHOWN: usize = 500;
        let widest = |part: fn(&EntityRow) -> &str| {
            rows.iter().take(SHOWN).map(|row| cell::width(part(row))).max().unwrap_or_default() as u16
        };
        let number = rows.iter().map(|row| row.count).max().unwrap_or_default().to_string().len() as u16;
        let room = width.min(FARTHEST).saturating_sub(number + GAP);
        let wanted = widest(|row| &row.about);
        let name = widest(|row| &row.name).min(room);
        // A name is worth more than what is said about it, but a long one leaves some room.
        let name = if wanted > 0 && room >= 30 { name.min(room * 3 / 5) } else { name };
        let about = room.saturating_sub(name + GAP).min(wanted);
        Self { name, about: if about >= 5.min(wanted.max(3)) { about } else { 0 }, number, ..Self::default() }
    }

    fn of_figures(widest: &FigureWidths, width: u16) -> Self {
        let column = |widest: usize, most: u16| u16::try_from(widest).unwrap_or(u16::MAX).min(most);
        let number = column(widest.whole, width / 2);
        let rest = column(widest.rest, width / 2);
        let arrow = if widest.arrow { ARROW } else { 0 };
        let room = width.saturating_sub(number + rest + arrow + 1);
        // What is measured counts most; whose it is and when come where they can be read.
        let who = if room < 24 { 0 } else { column(widest.who, (room * 2 / 5).min(24)) };
        let left = room.saturating_sub(who + GAP);
        let when = if left < 30 { 0 } else { column(widest.when, (left / 2).min(24)) };
        let taken = [who, when].into_iter().filter(|&column| column > 0).map(|column| column + GAP).sum();
        let name = room.saturating_sub(taken).min(column(widest.what, u16::MAX).max(who));
        Self { name, about: who, when, number, rest, arrow }
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

/// Draws the names of the panes in one line.
pub(super) fn draw_tabs(canvas: &mut Canvas<'_>, area: Area, reader: &Reader, theme: &Theme) {
    for (pane, label, x) in tabs::labels(reader.catalog.lengths(), area.width) {
        let look = if reader.focus == pane { *theme.title_focused } else { *theme.title };
        canvas.text(&label, area.x + x, area.y, area.width.saturating_sub(x), look);
    }
}
