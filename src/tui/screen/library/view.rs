//! The library's screen.

use crate::analysis::Direction;
use crate::document::BlockKind;
use crate::language::Locale;
use crate::layout::cell;
use crate::library::{ArticleRow, Query};
use crate::present::amount::ShortAmount;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::screen::article::layout::Area;
use crate::tui::screen::library::LibraryScreen;
use crate::tui::screen::library::layout::SlotContent;
use crate::tui::screen::library::sidebar::Scope;
use crate::tui::screen::library::{view_figures, view_side};
use crate::tui::ui::breadcrumb;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::keymap::KeyContext;
use crate::tui::ui::strings::UiText;
use crate::tui::ui::theme::Theme;
use chrono::NaiveDate;
use ratatui::style::Style;
use std::borrow::Cow;

/// Draws the screen.
pub(in crate::tui) fn draw(canvas: &mut Canvas<'_>, app: &App, library: &LibraryScreen, theme: &Theme) {
    let place = app.library_layout();
    draw_head(canvas, app, library, place.head, theme);
    if let Some(side) = place.side {
        view_side::draw(canvas, app, library, side, theme);
        for y in side.y..side.bottom() {
            canvas.line("│", side.right(), y, 1, *theme.rule);
        }
    }
    let list = place.list;
    if list.width == 0 {
        return;
    }
    if library.table.is_shown {
        view_figures::draw(canvas, app, library, &place, theme);
        if let Some(area) = place.preview {
            draw_preview(canvas, app, library, area, theme);
        }
        return;
    }
    if library.ids.is_empty() {
        draw_empty(canvas, app, library, list, theme);
        return;
    }
    for slot in place.slots(library) {
        let area = slot.area;
        let index = match slot.content {
            SlotContent::Day(day) => {
                draw_day(canvas, day, app, area, theme);
                continue;
            }
            SlotContent::Article(index) => index,
        };
        let id = library.ids.get(index).copied();
        if let Some(row) = id.and_then(|id| library.row(id)) {
            draw_article(canvas, row, app, area, library.is_by_time(), theme);
        }
        if index == library.selected {
            let style = if library.in_side { *theme.row_selected } else { *theme.row_focused };
            canvas.select(area, style, theme);
            for y in area.y..area.bottom() {
                canvas.line("▎", area.x, y, 1, style.patch(*theme.gutter));
            }
        }
    }
    let bar = Area { x: list.right(), width: 1, ..list };
    canvas.scrollbar(bar, (library.offset, place.page(), library.ids.len()), (*theme.rule, *theme.thumb));
    if let Some(area) = place.preview {
        draw_preview(canvas, app, library, area, theme);
    }
}

/// What stands in the place of a list without articles: that nothing was found, or how to get the first ones.
fn draw_empty(canvas: &mut Canvas<'_>, app: &App, library: &LibraryScreen, area: Area, theme: &Theme) {
    let (x, room) = (area.x + 2, area.width.saturating_sub(3));
    let text = match (library.is_there, library.is_empty()) {
        (false, _) => UiText::EmptyRunning,
        (true, false) if library.query.is_empty() => UiText::NoArticles,
        (true, false) => UiText::LibraryNothing,
        (true, true) => UiText::LibraryEmpty,
    };
    let mut y = area.y + 1;
    canvas.text(app.strings.get(text), x, y, room, *theme.empty);
    let wrong = wrong(app, library).filter(|_| app.prompt.is_none());
    if let Some(wrong) = wrong.or_else(|| problem_of_feed(app, library)) {
        for line in wrapped(&wrong, room) {
            y += 1;
            canvas.text(&line, x, y, room, *theme.notice);
        }
    }
    if !app.shows_samples() {
        return;
    }
    y += 2;
    let ways = [
        (Action::Add, UiText::EmptyAdd),
        (Action::Import, UiText::EmptyImport),
        (Action::Open, UiText::EmptySamples),
    ];
    for (action, text) in ways {
        let key = app.keymap.key_for(KeyContext::Library, action).unwrap_or_default();
        canvas.text(&key, x + 2, y, room, *theme.title_focused);
        canvas.text(app.strings.get(text), x + 9, y, room.saturating_sub(7), *theme.row);
        y += 1;
    }
    y += 1;
    for (index, document) in app.documents.iter().enumerate() {
        if y >= area.bottom() {
            return;
        }
        let title = document.head.title.as_deref().unwrap_or(app.strings.get(UiText::Untitled));
        canvas.text(title, x + 2, y, room.saturating_sub(2), *theme.row);
        if index == app.picker.selected {
            let row = Area { y, height: 1, ..area };
            let style = if library.in_side { *theme.row_selected } else { *theme.row_focused };
            canvas.select(row, style, theme);
            canvas.line("▎", row.x, y, 1, style.patch(*theme.gutter));
        }
        y += 1;
    }
}

fn draw_head(canvas: &mut Canvas<'_>, app: &App, library: &LibraryScreen, area: Area, theme: &Theme) {
    if area.height == 0 {
        return;
    }
    let right = match library.syncing {
        Some((done, total)) => app.strings.fill(UiText::Syncing, &[("done", &done), ("total", &total)]),
        None if library.table.is_shown => app.strings.get(library.table.order_title()).to_owned(),
        None => app.strings.get(library.order_title()).to_owned(),
    };
    // While a query is typed, what is wrong with it stands below it.
    let problem = wrong(app, library).filter(|_| app.prompt.is_none() && !library.ids.is_empty());
    let problem = problem.or_else(|| problem_of_feed(app, library));
    // The order makes room for a problem, and on a narrow screen for what is listed.
    let makes_room = problem.is_some() || area.width < NARROW_ROW;
    let right = if makes_room && library.syncing.is_none() { String::new() } else { right };
    let right_width = u16::try_from(cell::width(&right)).unwrap_or(u16::MAX).min(area.width / 2);
    canvas.text_right(&right, area.x, area.y, area.width.saturating_sub(1), *theme.key);
    let room = area.width.saturating_sub(right_width + 4);
    let mut x = area.x + 1;
    let end = area.x + room;
    x += breadcrumb::draw(canvas, app, (x, area.y, room / 2), true, theme);
    let mut put = |text: &str, style| x += canvas.text(text, x, area.y, end.saturating_sub(x), style);
    put("  ", *theme.key);
    let table = &library.table;
    if table.is_shown {
        put(&shown_figures(app, library), *theme.key);
    } else if !library.is_beginning {
        // How many there are is known when the whole list has come.
        put(&app.strings.count(UiText::ArticleOne, UiText::ArticleMany, listed(library)), *theme.key);
    }
    let scope = library.side.present();
    if scope != Scope::All {
        put(&format!(" · {}", view_side::name(&scope, app, library)), *theme.title);
    }
    if !library.query.is_empty() {
        put(&format!(" · {}", library.query), *theme.prompt);
    }
    if let Some(measure) = table.measure.as_ref().filter(|_| table.is_shown) {
        put(&format!(" · {measure} ×"), *theme.prompt);
    }
    if let Some(problem) = problem {
        put(&format!(" · {problem}"), *theme.notice);
    }
    if area.height > 1 {
        canvas.line("─", area.x, area.y + 1, area.width, *theme.rule);
    }
}

/// What went wrong at the last sync of the feed that is shown.
fn problem_of_feed(app: &App, library: &LibraryScreen) -> Option<String> {
    let Scope::Feed(id) = library.side.present() else { return None };
    let problem = library.side.feeds.iter().find(|feed| feed.id == id)?.problem.as_deref()?;
    Some(app.strings.messages().translate_error(problem).into_owned())
}

/// What is wrong with the query, in words.
fn wrong(app: &App, library: &LibraryScreen) -> Option<String> {
    let (_, problems) = Query::parse(&library.query);
    let problem = problems.first().map(|problem| problem.told(app.strings.messages()));
    problem.or_else(|| library.miss.as_ref().map(|miss| miss.told(app.strings.messages())))
}

/// How many articles the list has. What was opened stays in the list of unread articles for now; the number is that of
/// the sidebar, which no longer counts it.
fn listed(library: &LibraryScreen) -> usize {
    let is_unread = library.side.present() == Scope::Unread && library.query.is_empty();
    let unread = usize::try_from(library.side.counts.unread).unwrap_or_default();
    if is_unread { unread } else { library.ids.len() }
}

/// How many figures there are; at least so many, while they are counted.
fn shown_figures(app: &App, library: &LibraryScreen) -> String {
    let table = &library.table;
    if table.is_complete {
        return app.strings.count(UiText::FigureOne, UiText::FigureMany, table.keys.len());
    }
    let least = format!("{}+", table.keys.len());
    app.strings.fill(UiText::FigureMany, &[("count", &least)])
}

/// The mark of an article: starred, unread, or neither.
fn mark(row: &ArticleRow) -> &'static str {
    match (row.is_starred, row.is_read) {
        (true, _) => "★",
        (false, false) => "•",
        (false, true) => " ",
    }
}

/// The day of an article.
fn day(row: &ArticleRow, locale: Locale) -> String {
    row.day().map(|day| locale.short_date(day)).unwrap_or_default()
}

fn title(row: &ArticleRow, app: &App) -> String {
    let name = row.heading().unwrap_or(app.strings.get(UiText::Untitled));
    let tags = row.tags.as_deref().unwrap_or_default();
    tags.split_whitespace().fold(name.to_owned(), |title, tag| title + " #" + tag)
}

/// The heading of a day.
fn draw_day(canvas: &mut Canvas<'_>, day: NaiveDate, app: &App, area: Area, theme: &Theme) {
    let text = match app.today.map(|today| (today - day).num_days()) {
        Some(0) => app.strings.get(UiText::Today).to_owned(),
        Some(1) => app.strings.get(UiText::Yesterday).to_owned(),
        _ => app.locale.date(day),
    };
    let used = canvas.text(&text, area.x + 1, area.y, area.width.saturating_sub(2), *theme.title);
    let x = area.x + used + 2;
    canvas.line("─", x, area.y, area.right().saturating_sub(x + 1), *theme.rule);
}

/// An article on a page, in one row: its day, source and headline.
pub(in crate::tui) fn draw_row(
    canvas: &mut Canvas<'_>,
    row: &ArticleRow,
    app: &App,
    area: Area,
    theme: &Theme,
) {
    draw_article(canvas, row, app, area, false, theme);
}

/// An article: its headline, and below it, where there are two rows, where it is from, whom it names most, and its figure.
/// The headline is cut last.
fn draw_article(
    canvas: &mut Canvas<'_>,
    row: &ArticleRow,
    app: &App,
    area: Area,
    is_below_day: bool,
    theme: &Theme,
) {
    let x = area.x + 1;
    canvas.text(mark(row), x, area.y, 1, *theme.title_focused);
    let (x, room) = (x + 2, area.width.saturating_sub(4));
    let style = if row.is_read { *theme.row } else { *theme.headline };
    let title = title(row, app);
    let time = row.published.and_then(|at| at.time).map(|time| time.format("%H:%M").to_string());
    let at = match row.published {
        // It stands below the day on which it came.
        None => app.strings.get(UiText::NoDate).to_owned(),
        Some(_) if is_below_day => time.unwrap_or_default(),
        Some(_) => day(row, app.locale),
    };
    if area.height < 2 {
        draw_day_and_source(canvas, row, (x, area.y, room), (&at, &title, style), theme);
        return;
    }
    canvas.text(&title, x, area.y, room, style);
    let y = area.y + 1;
    // On a narrow screen, what is measured counts more than where the article is from; its time stays.
    let used = if room < NARROW_ROW {
        let behind = if at.is_empty() { 0 } else { cell::width(&at) as u16 + 2 };
        draw_figure(canvas, row, app, (x + behind, y, room.saturating_sub(behind)), room, theme)
    } else {
        draw_figure(canvas, row, app, (x, y, room), room / 3, theme)
    };
    let room = room.saturating_sub(if used > 0 { used + 2 } else { 0 });
    // A few letters of a source say nothing.
    if room < LEAST_ABOUT && used > 0 {
        canvas.text(&at, x, y, room, *theme.about);
        return;
    }
    let source = row.source.clone().unwrap_or_default();
    let about: Vec<String> = [at, source].into_iter().filter(|part| !part.is_empty()).collect();
    let mut used = canvas.text(&about.join(" · "), x, y, room, *theme.about);
    if !row.companies.is_empty() && used + 3 < room {
        if used > 0 {
            used += canvas.text(" · ", x + used, y, room - used, *theme.about);
        }
        canvas.text(&row.companies.join(", "), x + used, y, room - used, *theme.about);
    }
}

/// In fewer columns, the figure of an article has more of the room than where the article is from.
const NARROW_ROW: u16 = 50;

/// The least room for where an article is from, in columns.
const LEAST_ABOUT: u16 = 16;

/// The headline of an article in one row, with its day, and its source where both find room, flush right.
fn draw_day_and_source(
    canvas: &mut Canvas<'_>,
    row: &ArticleRow,
    (x, y, room): (u16, u16, u16),
    (day, title, style): (&str, &str, Style),
    theme: &Theme,
) {
    let width = |text: &str| u16::try_from(cell::width(text)).unwrap_or(u16::MAX);
    let source = row.source.as_deref().filter(|source| !source.is_empty());
    let both = source.map_or(day.to_owned(), |source| format!("{day} · {source}"));
    let is_roomy = width(title).saturating_add(width(&both) + 2) <= room;
    let about = if is_roomy { both.as_str() } else { day };
    let about = if room < NARROW_ROW && !is_roomy { "" } else { about };
    let taken = if about.is_empty() { 0 } else { width(about) + 2 };
    canvas.text(title, x, y, room.saturating_sub(taken), style);
    canvas.text_right(about, x, y, room, *theme.about);
}

/// The figure that stands for an article with what it measures, flush right. Returns the columns that it took.
fn draw_figure(
    canvas: &mut Canvas<'_>,
    row: &ArticleRow,
    app: &App,
    (x, y, room): (u16, u16, u16),
    room_of_measure: u16,
    theme: &Theme,
) -> u16 {
    let Some(record) = &row.figure else { return 0 };
    let amount = ShortAmount::in_locale(&record.figure, row.language, app.locale).to_string();
    let arrow = match record.figure.direction {
        Some(Direction::Up) => " ▲",
        Some(Direction::Down) => " ▼",
        _ => "",
    };
    let of = record.of.as_deref().unwrap_or_default();
    let width = |text: &str| cell::width(text) as u16;
    let amount_width = width(&amount) + width(arrow);
    // What it measures takes no more, so that it does not push away where the article is from.
    let of_width = width(of).min(room_of_measure).min(room.saturating_sub(amount_width + 1));
    let right = x + room;
    let arrow_style = if record.figure.direction == Some(Direction::Up) { *theme.up } else { *theme.down };
    canvas.text(arrow, right.saturating_sub(width(arrow)), y, width(arrow), arrow_style);
    canvas.text(&amount, right.saturating_sub(amount_width), y, amount_width, *theme.row);
    if of_width == 0 {
        return amount_width;
    }
    canvas.text(of, right.saturating_sub(amount_width + 1 + of_width), y, of_width, *theme.about);
    amount_width + 1 + of_width
}

/// The selected article beside the list.
fn draw_preview(canvas: &mut Canvas<'_>, app: &App, library: &LibraryScreen, area: Area, theme: &Theme) {
    let Some(preview) = library.preview.as_ref().filter(|preview| Some(preview.id) == library.selection())
    else {
        return;
    };
    let (document, head) = (&preview.document, &preview.document.head);
    let mut y = area.y;
    let mut put = |canvas: &mut Canvas<'_>, text: &str, style, rows: usize, below: u16| {
        for line in wrapped(text, area.width).into_iter().take(rows) {
            if y >= area.bottom() {
                return;
            }
            canvas.text(&line, area.x, y, area.width, style);
            y += 1;
        }
        y += below;
    };
    put(canvas, head.title.as_deref().unwrap_or_default(), *theme.headline, 4, 0);
    let day = head.published.map(|at| app.locale.date(at.date));
    let about = [head.source.clone(), day].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    put(canvas, &about, *theme.meta, 1, u16::from(!about.is_empty()));
    for (number, record) in preview.figures.iter().enumerate() {
        let amount = ShortAmount::in_locale(&record.figure, document.language, app.locale).to_string();
        let what = [record.of.as_deref(), record.who.as_deref(), record.when.as_deref()];
        let what = what.into_iter().flatten().collect::<Vec<_>>().join(" · ");
        let is_last = number + 1 == preview.figures.len();
        put(canvas, &format!("{amount}  {what}"), *theme.row, 1, u16::from(is_last));
    }
    let title = head.title.as_deref().unwrap_or_default();
    for (kind, text) in preview.paragraphs().filter(|(_, text)| *text != title) {
        let style = if kind == BlockKind::Deck { *theme.deck } else { *theme.text };
        put(canvas, text, style, usize::MAX, 1);
    }
}

/// Text in lines of at most `width` columns.
fn wrapped(text: &str, width: u16) -> Vec<String> {
    let text = cell::visible(text);
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    textwrap::wrap(&words, usize::from(width.max(1))).into_iter().map(Cow::into_owned).collect()
}
