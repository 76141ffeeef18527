//! The lists, and the tabs that take the place of their titles on narrow screens.
//!
//! A row is cut where its pane is narrow; the line below the list says of the selected item what its row
//! leaves out. What may be wrong is dimmed.

use crate::analysis::{Direction, QuoteKind};
use crate::layout::cell;
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::catalog::{EntityRow, quoted};
use crate::tui::screen::article::columns::{ARROW, Columns, FARTHEST, GAP};
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::layout::{Area, Layout, ListArea};
use crate::tui::screen::article::pane::{Pane, PaneRow};
use crate::tui::screen::article::tab_bar;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::strings::{Strings, UiText};
use crate::tui::ui::theme::Theme;
use ratatui::style::{Modifier, Style};

/// Draws one list.
pub(in crate::tui) fn draw(
    canvas: &mut Canvas<'_>,
    reader: &Reader,
    layout: &Layout,
    pane: Pane,
    strings: &Strings,
    theme: &Theme,
) {
    let (Some(index), Some(list)) = (pane.list_index(), reader.list(pane)) else { return };
    let place = layout.lists[index];
    let focused = reader.focus == pane;
    let look = if focused { *theme.title_focused } else { *theme.title };
    let note = title_note(reader, pane, strings);
    draw_title(canvas, (strings.get(pane.title()), &note, look), index, &place, layout.divider, theme);
    if focused && place.title.height > 0 {
        for y in place.title.y + 1..place.detail.bottom().max(place.rows.bottom()) {
            canvas.line("│", layout.divider.x, y, 1, theme.gutter.remove_modifier(Modifier::DIM));
        }
    }
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
        match shown {
            PaneRow::Table(table) => {
                Heading::new(reader, table, area, strings).draw(canvas, (area.x, y), theme);
            }
            PaneRow::Item(number) => {
                draw_item(canvas, reader, (pane, number as usize), &columns, (area, y), looks);
            }
        }
        if is_selected {
            let look = if focused { *theme.row_focused } else { *theme.row_selected };
            let x = area.x.saturating_sub(1);
            canvas.select(Area { x, y, width: area.right() - x, height: 1 }, look, theme);
            if x < area.x {
                canvas.line("▎", x, y, 1, look.patch(*theme.gutter));
            }
        }
    }
    let selected = list
        .selection()
        .filter(|&row| focused || (reader.current.is_some() && reader.current == pane.item_in(row)));
    let heading;
    let parts = match selected {
        Some(PaneRow::Item(number)) => left_out(reader, (pane, number as usize), &columns),
        Some(PaneRow::Table(table)) => {
            heading = Heading::new(reader, table, area, strings);
            heading.left_out()
        }
        None => return,
    };
    // The card below the lists says it.
    if layout.dock.is_some() {
        return;
    }
    let below = Area {
        y: area.y + area.height.min(u16::try_from(list.rows.len()).unwrap_or(u16::MAX)),
        ..place.detail
    };
    let below = Area { height: place.detail.bottom().saturating_sub(below.y), ..below };
    draw_detail(canvas, &parts, below, theme);
}

fn draw_item(
    canvas: &mut Canvas<'_>,
    reader: &Reader,
    (pane, number): (Pane, usize),
    columns: &Columns,
    (area, y): (Area, u16),
    looks: Looks<'_>,
) {
    let catalog = &reader.catalog;
    match pane {
        Pane::Article => {}
        Pane::People => draw_entity(canvas, catalog.people.get(number), columns, area, y, looks),
        Pane::Companies => draw_entity(canvas, catalog.companies.get(number), columns, area, y, looks),
        Pane::Figures => draw_figure(canvas, reader, number, columns, area, y, looks),
        Pane::Quotes => draw_quote(canvas, reader, number, columns, area, y, looks),
    }
}

/// What the row of an item leaves out.
fn left_out<'r>(
    reader: &'r Reader,
    (pane, number): (Pane, usize),
    columns: &Columns,
) -> Vec<(&'r str, bool)> {
    let catalog = &reader.catalog;
    let hides = reader.hides_unsure;
    let parts = match pane {
        Pane::Article => None,
        Pane::People => catalog.people.get(number).map(|row| columns.left_out_of_entity(row)),
        Pane::Companies => catalog.companies.get(number).map(|row| columns.left_out_of_entity(row)),
        Pane::Figures => catalog.figures.get(number).map(|row| columns.left_out_of_figure(row, hides)),
        Pane::Quotes => catalog.quotes.get(number).map(|row| columns.left_out_of_quote(row, hides)),
    };
    parts.unwrap_or_default()
}

/// Draws what the selected row leaves out, in as many rows as there are.
fn draw_detail(canvas: &mut Canvas<'_>, parts: &[(&str, bool)], area: Area, theme: &Theme) {
    if area.height == 0 || parts.is_empty() {
        return;
    }
    if area.x > 0 {
        canvas.line("╰", area.x - 1, area.y, 1, *theme.rule);
    }
    let (mut x, mut y) = (area.x, area.y);
    for &(part, is_unsure) in parts {
        let room = area.right().saturating_sub(x);
        let joined = cell::width(part) + 2;
        if x > area.x && joined > usize::from(room) && y + 1 < area.bottom() {
            (x, y) = (area.x, y + 1);
        }
        if x > area.x {
            x += canvas.text(", ", x, y, area.right().saturating_sub(x), *theme.about);
        }
        let look = if is_unsure { theme.about.patch(*theme.unsure) } else { *theme.about };
        x += canvas.text(part, x, y, area.right().saturating_sub(x), look);
    }
}

/// What stands behind the name of a list: how many are shown of how many, filter, order.
fn title_note(reader: &Reader, pane: Pane, strings: &Strings) -> String {
    let Some((list, index)) = reader.list(pane).zip(pane.list_index()) else { return String::new() };
    let (shown, all) = (list.order.len(), reader.catalog.lengths()[index]);
    let filter = reader.filter.title(&reader.catalog, strings, pane == Pane::Figures);
    let sure = if reader.hides_unsure { strings.get(UiText::SureOnly) } else { "" };
    let query = if list.query.is_empty() { String::new() } else { format!("/{}", list.query) };
    let count = if shown == all && filter.is_empty() && query.is_empty() {
        all.to_string()
    } else {
        strings.fill(UiText::ShownOf, &[("shown", &shown), ("all", &all)])
    };
    let sort = list.sort.title(pane).map_or("", |sort| strings.get(sort));
    let parts = [&count, &filter, &query, sure, sort];
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
    x += canvas.text(&format!("{note} "), x, area.y, right.saturating_sub(x), *theme.key);
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

/// The heading over the figures of a table: a sign that says whether they are shown, what it is called, how many figures it
/// has.
struct Heading {
    sign: &'static str,
    title: String,
    count: String,
    /// The columns for the title, and for all.
    room: u16,
    width: u16,
}

impl Heading {
    fn new(reader: &Reader, table: u32, area: Area, strings: &Strings) -> Self {
        const SIGN: u16 = 2;
        let group = reader.catalog.tables.get(table as usize);
        let (shown, all) = (reader.shown_of_table(table), group.map_or(0, |group| group.figures.len()));
        let count = if shown == all {
            all.to_string()
        } else {
            strings.fill(UiText::ShownOf, &[("shown", &shown), ("all", &all)])
        };
        let title = match group.map_or("", |group| &group.title) {
            "" => format!("{} {}", strings.get(UiText::CardTable), table + 1),
            title => title.to_owned(),
        };
        let room = area.width.saturating_sub(SIGN + GAP).saturating_sub(cell::width(&count) as u16);
        let sign = if reader.folding.is_open(table) { "▾" } else { "▸" };
        Self { sign, title, count, room, width: area.width }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, (left, y): (u16, u16), theme: &Theme) {
        let right = left.saturating_add(self.width);
        let mut x = left + canvas.text(self.sign, left, y, self.width, *theme.key) + 1;
        let used = canvas.text(&self.title, x, y, self.room, *theme.row);
        x += if used > 0 { used + GAP } else { 0 };
        canvas.text(&self.count, x, y, right.saturating_sub(x), *theme.count);
    }

    /// The title, where there is no room for it.
    fn left_out(&self) -> Vec<(&str, bool)> {
        let is_cut = cell::width(&self.title) > usize::from(self.room);
        if is_cut { vec![(&self.title, false)] } else { Vec::new() }
    }
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
    let (flush, behind) = if columns.rest == 0 {
        (row.amount.to_string(), "")
    } else {
        (row.amount.whole.clone(), row.amount.rest.as_str())
    };
    canvas.text_right(&flush, area.x, y, columns.number, *theme.amount);
    let mut x = area.x + columns.number;
    canvas.text(behind, x, y, columns.rest, *theme.amount);
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
    let has_time = !when.is_empty() && cell::width(&row.when_short) <= usize::from(columns.when);
    let room = columns.room_of_measure(has_time).min(area.right().saturating_sub(x));
    canvas.text(first, x, y, room, looks.of(*theme.row, is_unsure));
    x += if columns.name > 0 { columns.name + columns.gap } else { 0 };
    if columns.about > 0 {
        canvas.text(who, x, y, columns.about, looks.of(*theme.about, row.unsure.who));
        x += columns.about + columns.gap;
    }
    let room = columns.when.min(area.right().saturating_sub(x));
    let when = if has_time { &row.when_short } else { "" };
    canvas.text(when, x, y, room, looks.of(*theme.count, row.unsure.when));
}

fn draw_quote(
    canvas: &mut Canvas<'_>,
    reader: &Reader,
    number: usize,
    columns: &Columns,
    area: Area,
    y: u16,
    looks: Looks<'_>,
) {
    let Some(row) = reader.catalog.quotes.get(number) else { return };
    let theme = looks.theme;
    let who = match row.speaker(reader.hides_unsure) {
        "" => "–",
        who => who,
    };
    canvas.text(who, area.x, y, columns.name, looks.of(*theme.row, row.is_unsure));
    let x = area.x + columns.name + GAP;
    // The speaker's own words are told from those of the article by their marks and their look.
    let look = match row.kind {
        QuoteKind::Direct => *theme.quote,
        QuoteKind::Indirect => *theme.about,
    };
    canvas.text(&quoted(&reader.document, row), x, y, columns.about, look);
}

/// Draws the names of the panes in one line.
pub(in crate::tui) fn draw_tabs(
    canvas: &mut Canvas<'_>,
    area: Area,
    reader: &Reader,
    strings: &Strings,
    theme: &Theme,
) {
    for (pane, label, x) in tab_bar::labels(reader.shown(), area.width, strings) {
        let look = if reader.focus == pane { *theme.title_focused } else { *theme.title };
        canvas.text(&label, area.x + x, area.y, area.width.saturating_sub(x), look);
    }
    if let Some((chip, x)) = tab_bar::chip(reader, area.width, strings) {
        let look = theme.title_focused.patch(*theme.row_selected);
        canvas.text(&chip, area.x + x, area.y, area.width.saturating_sub(x), look);
    }
}
