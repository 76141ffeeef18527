//! The lists, and the tabs that take the place of their titles on narrow screens.
//!
//! A row is cut where its pane is narrow; the line below the list says of the selected item what its row
//! leaves out. What may be wrong is dimmed.

use super::super::catalog::{EntityRow, quoted};
use super::super::item::ItemId;
use super::super::pane::{Pane, PaneRow};
use super::super::reader::Reader;
use super::super::screen::{Area, Layout, ListArea};
use super::super::strings::{Strings, UiText};
use super::super::tabs;
use super::super::theme::Theme;
use super::canvas::Canvas;
use super::columns::{ARROW, Columns, FARTHEST, GAP};
use crate::analysis::{Direction, QuoteKind};
use crate::layout::cell;
use ratatui::style::{Modifier, Style};

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
    if list.rows.is_empty() {
        if area.height > 0 {
            canvas.text(&reader.empty_reason(pane, strings), area.x, area.y, area.width, *theme.empty);
        }
        return;
    }
    let shown = (list.offset, usize::from(area.height), list.rows.len());
    canvas.scrollbar(
        Area { y: area.y, height: area.height, ..place.bar },
        shown,
        (*theme.rule, *theme.thumb),
    );
    let columns = Columns::new(reader, pane, area.width);
    let rows = list.rows.iter().enumerate().skip(list.offset).take(usize::from(area.height));
    for (y, (row, &shown)) in (area.y..).zip(rows) {
        let is_current = reader.current.is_some() && reader.current == pane.item_in(shown);
        let is_selected = row == list.selected && (is_current || focused);
        let looks = Looks { theme, is_selected };
        let number = match shown {
            PaneRow::Item(number) => number as usize,
            PaneRow::Table(table) => {
                draw_heading(canvas, reader, table, area, y, strings, theme);
                usize::MAX
            }
        };
        match pane {
            _ if number == usize::MAX => {}
            Pane::Article => {}
            Pane::People => {
                draw_entity(canvas, reader.catalog.people.get(number), &columns, area, y, looks);
            }
            Pane::Companies => {
                draw_entity(canvas, reader.catalog.companies.get(number), &columns, area, y, looks);
            }
            Pane::Figures => {
                draw_figure(canvas, reader, number, &columns, area, y, looks);
            }
            Pane::Quotes => {
                draw_quote(canvas, reader, number, &columns, area, y, theme);
            }
        }
        if is_selected {
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
        .filter(|&row| focused || (reader.current.is_some() && reader.current == pane.item_in(row)));
    if let Some(PaneRow::Item(number)) = selected {
        let below = Area {
            y: area.y + area.height.min(u16::try_from(list.rows.len()).unwrap_or(u16::MAX)),
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
            let row = catalog.figures.get(number);
            row.map(|row| columns.left_out_of_figure(row, reader.hides_unsure)).unwrap_or_default()
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
    let is_sure = reader.hides_unsure && pane != Pane::Quotes;
    let sure = if is_sure { strings.get(UiText::SureOnly) } else { "" };
    let query = if list.query.is_empty() { String::new() } else { format!("/{}", list.query) };
    let count = if shown == all && filter.is_empty() && query.is_empty() {
        all.to_string()
    } else {
        strings.fill(UiText::ShownOf, &[("shown", &shown), ("all", &all)])
    };
    let sort = list.sort.title(pane).map_or("", |sort| strings.get(sort));
    let parts = [&filter, &query, sure, &count, sort];
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

/// The looks of a row.
#[derive(Debug, Clone, Copy)]
struct Looks<'t> {
    theme: &'t Theme,
    is_selected: bool,
}

impl Looks<'_> {
    /// The look of a part of the row. On the selected row, what may be wrong keeps its colour, which would be hard to read.
    fn of(self, look: Style, is_unsure: bool) -> Style {
        let unsure = *self.theme.unsure;
        match (is_unsure, self.is_selected) {
            (false, _) => look,
            (true, false) => look.patch(unsure),
            (true, true) => look.add_modifier(unsure.add_modifier - Modifier::DIM),
        }
    }
}

fn draw_entity(
    canvas: &mut Canvas<'_>,
    row: Option<&EntityRow>,
    columns: &Columns,
    area: Area,
    y: u16,
    looks: Looks<'_>,
) {
    let Some(row) = row else { return };
    let theme = looks.theme;
    let look = |look: Style| looks.of(look, row.is_unsure);
    canvas.text(&row.name, area.x, y, columns.name, look(*theme.row));
    if columns.about > 0 {
        canvas.text(&row.about, area.x + columns.name + GAP, y, columns.about, look(*theme.about));
    }
    let count = row.count.to_string();
    let right = area.right().min(area.x.saturating_add(FARTHEST));
    let x = right.saturating_sub(columns.number);
    canvas.text_right(&count, x, y, columns.number.min(area.width), look(*theme.count));
}

/// Draws the heading over the figures of a table: a sign that says whether they are shown, what it is called, how many
/// figures it has.
fn draw_heading(
    canvas: &mut Canvas<'_>,
    reader: &Reader,
    table: u32,
    area: Area,
    y: u16,
    strings: &Strings,
    theme: &Theme,
) {
    let Some(group) = reader.catalog.tables.get(table as usize) else { return };
    let sign = if reader.folding.is_open(table) { "▾" } else { "▸" };
    let (shown, all) = (reader.shown_of_table(table), group.figures.len());
    let count = if shown == all {
        all.to_string()
    } else {
        strings.fill(UiText::ShownOf, &[("shown", &shown), ("all", &all)])
    };
    let fallback;
    let title = if group.title.is_empty() {
        fallback = format!("{} {}", strings.get(UiText::CardTable), table + 1);
        &fallback
    } else {
        &group.title
    };
    let x = area.x + canvas.text(sign, area.x, y, area.width, *theme.key) + 1;
    let width = cell::width(&count) as u16;
    let room = area.right().saturating_sub(x).saturating_sub(width + GAP);
    let used = canvas.text(title, x, y, room, *theme.row);
    let at = x + used + if used > 0 { GAP } else { 0 };
    canvas.text(&count, at, y, area.right().saturating_sub(at), *theme.count);
}

fn draw_figure(
    canvas: &mut Canvas<'_>,
    reader: &Reader,
    number: usize,
    columns: &Columns,
    area: Area,
    y: u16,
    looks: Looks<'_>,
) {
    let Some(row) = reader.catalog.figures.get(number) else { return };
    let theme = looks.theme;
    // What stands below the heading of a table hangs on a line.
    if reader.catalog.table_of(ItemId::Figure(number as u32)).is_some() && area.x > 0 {
        canvas.line("│", area.x - 1, y, 1, *theme.rule);
    }
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
    let [what, who, when] = row.links(reader.hides_unsure);
    // In one column there is room for what is measured, else for whose figure it is.
    let (first, is_unsure) = match (columns.about, what) {
        (0, "") => (who, row.unsure.who),
        _ => (what, row.unsure.what),
    };
    canvas.text(first, x, y, columns.name, looks.of(*theme.row, is_unsure));
    x += columns.name + GAP;
    if columns.about > 0 {
        canvas.text(who, x, y, columns.about, looks.of(*theme.about, row.unsure.who));
        x += columns.about + GAP;
    }
    let room = columns.when.min(area.right().saturating_sub(x));
    canvas.text(when, x, y, room, looks.of(*theme.count, row.unsure.when));
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
