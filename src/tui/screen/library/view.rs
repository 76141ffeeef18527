//! The library's screen.

use crate::language::Locale;
use crate::layout::cell;
use crate::library::ArticleRow;
use crate::present::amount::ShortAmount;
use crate::tui::app::App;
use crate::tui::screen::article::layout::Area;
use crate::tui::screen::library::LibraryScreen;
use crate::tui::screen::library::sidebar::Scope;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::strings::UiText;
use crate::tui::ui::theme::Theme;
use chrono::{DateTime, Local};

/// Draws the screen.
pub(in crate::tui) fn draw(canvas: &mut Canvas<'_>, app: &App, library: &LibraryScreen, theme: &Theme) {
    let place = app.library_layout();
    draw_head(canvas, app, library, place.head, theme);
    if let Some(side) = place.side {
        draw_side(canvas, app, library, side, theme);
        for y in side.y..side.bottom() {
            canvas.line("│", side.right(), y, 1, *theme.rule);
        }
    }
    let list = place.list;
    if list.width == 0 {
        return;
    }
    if library.ids.is_empty() {
        let is_narrowed = !library.wanted().is_empty();
        let text = match (library.is_there, is_narrowed) {
            (false, _) => UiText::EmptyRunning,
            (true, true) => UiText::LibraryNothing,
            (true, false) => UiText::LibraryEmpty,
        };
        canvas.text(
            app.strings.get(text),
            list.x + 1,
            list.y + 1,
            list.width.saturating_sub(2),
            *theme.empty,
        );
        return;
    }
    let columns = Columns::new(list.width);
    let shown = library.ids.iter().enumerate().skip(library.offset).take(place.page());
    for (slot, (index, &id)) in shown.enumerate() {
        let y = list.y + slot as u16 * place.row_height;
        let area = Area { y, height: place.row_height, ..list };
        if let Some(row) = library.row(id) {
            if place.row_height == 1 {
                draw_line(canvas, row, app, area, &columns, theme);
            } else {
                draw_lines(canvas, row, app, area, theme);
            }
        }
        if index == library.selected {
            let style = if library.in_side { *theme.row_selected } else { *theme.row_focused };
            canvas.tint(area, style);
            for y in area.y..area.bottom() {
                canvas.line("▎", area.x, y, 1, style.patch(*theme.gutter));
            }
        }
    }
    let bar = Area { x: list.right(), width: 1, ..list };
    canvas.scrollbar(bar, (library.offset, place.page(), library.ids.len()), (*theme.rule, *theme.thumb));
}

fn draw_head(canvas: &mut Canvas<'_>, app: &App, library: &LibraryScreen, area: Area, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let right = match library.syncing {
        Some((done, total)) => app.strings.fill(UiText::Syncing, &[("done", &done), ("total", &total)]),
        None => app.strings.get(library.order_title()).to_owned(),
    };
    let right_width = u16::try_from(cell::width(&right)).unwrap_or(u16::MAX).min(area.width / 2);
    canvas.text_right(&right, area.x, area.y, area.width.saturating_sub(1), *theme.key);
    let room = area.width.saturating_sub(right_width + 4);
    let mut x = area.x + 1;
    let end = area.x + room;
    let mut put = |text: &str, style| x += canvas.text(text, x, area.y, end.saturating_sub(x), style);
    put(app.strings.get(UiText::Library), *theme.title_focused);
    put("  ", *theme.key);
    put(&app.strings.count(UiText::ArticleOne, UiText::ArticleMany, library.ids.len()), *theme.key);
    let scope = library.side.present();
    if scope != Scope::All {
        put(&format!(" · {}", name(&scope, app, library)), *theme.title);
    }
    if !library.query.is_empty() {
        put(&format!(" · {}", library.query), *theme.prompt);
    }
    let feed = match scope {
        Scope::Feed(id) => library.side.feeds.iter().find(|feed| feed.id == id),
        _ => None,
    };
    if let Some(problem) = library.problem.as_ref().or_else(|| feed?.problem.as_ref()) {
        put(&format!(" · {problem}"), *theme.notice);
    }
    if area.height > 1 {
        canvas.line("─", area.x, area.y + 1, area.width, *theme.rule);
    }
}

/// What an entry of the side is called.
fn name(scope: &Scope, app: &App, library: &LibraryScreen) -> String {
    match scope {
        Scope::All => app.strings.get(UiText::LibraryAll).to_owned(),
        Scope::Unread => app.strings.get(UiText::LibraryUnread).to_owned(),
        Scope::Starred => app.strings.get(UiText::LibraryStarred).to_owned(),
        Scope::Feed(id) => {
            let feed = library.side.feeds.iter().find(|feed| feed.id == *id);
            feed.map(|feed| feed.name().into_owned()).unwrap_or_default()
        }
        Scope::Search(name, _) => name.clone(),
        Scope::Tag(tag) => format!("#{tag}"),
    }
}

fn draw_side(canvas: &mut Canvas<'_>, app: &App, library: &LibraryScreen, area: Area, theme: &Theme) {
    let mut rows: Vec<(Option<usize>, String, String, bool)> = Vec::new();
    let mut group = None;
    for (index, scope) in library.side.scopes().into_iter().enumerate() {
        let title = match scope {
            Scope::Feed(_) => Some(UiText::LibraryFeeds),
            Scope::Search(..) => Some(UiText::LibrarySearches),
            Scope::Tag(_) => Some(UiText::LibraryTags),
            _ => None,
        };
        if let Some(title) = title.filter(|title| group != Some(*title)) {
            rows.push((None, String::new(), String::new(), false));
            rows.push((None, app.strings.get(title).to_owned(), String::new(), false));
            group = Some(title);
        }
        let feed = match scope {
            Scope::Feed(id) => library.side.feeds.iter().find(|feed| feed.id == id),
            _ => None,
        };
        let counts = &library.side.counts;
        let count = match &scope {
            Scope::All => counts.all,
            Scope::Unread => counts.unread,
            Scope::Starred => counts.starred,
            Scope::Feed(_) => feed.map_or(0, |feed| feed.unread),
            Scope::Search(..) => 0,
            Scope::Tag(tag) => {
                library.side.tags.iter().find(|(name, _)| name == tag).map_or(0, |(_, count)| *count)
            }
        };
        let count = if count > 0 { count.to_string() } else { String::new() };
        let is_failing = feed.is_some_and(|feed| feed.problem.is_some());
        rows.push((Some(index), name(&scope, app, library), count, is_failing));
    }
    let selected = rows.iter().position(|row| row.0 == Some(library.side.selected)).unwrap_or_default();
    let offset = (selected + 1).saturating_sub(usize::from(area.height));
    for (y, (index, name, count, is_failing)) in (area.y..area.bottom()).zip(rows.into_iter().skip(offset)) {
        let is_title = index.is_none();
        let style = match (is_title, is_failing) {
            (true, _) => *theme.title,
            (false, true) => *theme.down,
            (false, false) => *theme.row,
        };
        let x = area.x + 1 + u16::from(!is_title);
        let room = area.width.saturating_sub(3 + u16::from(!is_title));
        let count_width = cell::width(&count) as u16;
        let mark = if is_failing { "! " } else { "" };
        canvas.text(&format!("{mark}{name}"), x, y, room.saturating_sub(count_width + 1), style);
        canvas.text_right(&count, x, y, room, *theme.key);
        if index == Some(library.side.selected) {
            let style = if library.in_side { *theme.row_focused } else { *theme.row_selected };
            canvas.tint(Area { x: area.x, y, width: area.width, height: 1 }, style);
            canvas.line("▎", area.x, y, 1, style.patch(*theme.gutter));
        }
    }
}

/// The columns of an article in one row; the headline has the rest.
struct Columns {
    date: u16,
    source: u16,
    companies: u16,
    amount: u16,
}

impl Columns {
    fn new(width: u16) -> Self {
        let wide = width >= 110;
        Self {
            date: 10,
            source: if wide { 14 } else { 10 },
            companies: width / 6,
            amount: if wide { 16 } else { 12 },
        }
    }
}

/// The mark of an article: starred, unread, or neither.
fn mark(row: &ArticleRow) -> &'static str {
    match (row.is_starred, row.is_read) {
        (true, _) => "★",
        (false, false) => "•",
        (false, true) => " ",
    }
}

/// The day of an article: of its publication, else that on which it was added.
fn day(row: &ArticleRow, locale: Locale) -> String {
    let added = || DateTime::from_timestamp(row.added, 0).map(|at| at.with_timezone(&Local).date_naive());
    row.published.map(|at| at.date).or_else(added).map(|day| locale.short_date(day)).unwrap_or_default()
}

fn title(row: &ArticleRow, app: &App) -> String {
    let name = row.title.as_deref().or(row.name.as_deref()).unwrap_or(app.strings.get(UiText::Untitled));
    let tags = row.tags.as_deref().unwrap_or_default();
    tags.split_whitespace().fold(name.to_owned(), |title, tag| title + " #" + tag)
}

fn amount(row: &ArticleRow, locale: Locale) -> String {
    let amount = |figure| ShortAmount::in_locale(figure, row.language, locale).to_string();
    row.figure.as_ref().map(amount).unwrap_or_default()
}

/// An article in one row.
pub(in crate::tui) fn draw_row(
    canvas: &mut Canvas<'_>,
    row: &ArticleRow,
    app: &App,
    area: Area,
    theme: &Theme,
) {
    draw_line(canvas, row, app, area, &Columns::new(area.width), theme);
}

fn draw_line(
    canvas: &mut Canvas<'_>,
    row: &ArticleRow,
    app: &App,
    area: Area,
    columns: &Columns,
    theme: &Theme,
) {
    let y = area.y;
    let mut x = area.x + 1;
    canvas.text(mark(row), x, y, 1, *theme.title_focused);
    x += 2;
    canvas.text(&day(row, app.locale), x, y, columns.date, *theme.key);
    x += columns.date + 1;
    canvas.text(row.source.as_deref().unwrap_or_default(), x, y, columns.source, *theme.about);
    x += columns.source + 1;
    let right = area.right().saturating_sub(1);
    let amount_at = right.saturating_sub(columns.amount);
    let companies_at = amount_at.saturating_sub(columns.companies + 1);
    let room = companies_at.saturating_sub(x + 1);
    let style = if row.is_read { *theme.row } else { *theme.headline };
    canvas.text(&title(row, app), x, y, room, style);
    canvas.text(&row.companies.join(", "), companies_at, y, columns.companies, *theme.row);
    canvas.text_right(&amount(row, app.locale), amount_at, y, columns.amount, *theme.amount);
}

/// An article in two rows.
fn draw_lines(canvas: &mut Canvas<'_>, row: &ArticleRow, app: &App, area: Area, theme: &Theme) {
    let x = area.x + 1;
    canvas.text(mark(row), x, area.y, 1, *theme.title_focused);
    let (x, room) = (x + 2, area.width.saturating_sub(4));
    let style = if row.is_read { *theme.row } else { *theme.headline };
    canvas.text(&title(row, app), x, area.y, room, style);
    if area.height < 2 {
        return;
    }
    let amount = amount(row, app.locale);
    let amount_width = (cell::width(&amount) as u16).min(room / 2);
    canvas.text_right(&amount, x, area.y + 1, room, *theme.amount);
    let room = room.saturating_sub(amount_width + 2);
    let about: Vec<String> = std::iter::once(day(row, app.locale)).chain(row.source.clone()).collect();
    let mut used = canvas.text(&about.join(" · "), x, area.y + 1, room, *theme.about);
    if !row.companies.is_empty() && used + 3 < room {
        used += canvas.text(" · ", x + used, area.y + 1, room - used, *theme.about);
    }
    canvas.text(&row.companies.join(", "), x + used, area.y + 1, room - used, *theme.row);
}
