//! What stands around the typed line: the choices above it, and the query in words below.

use crate::layout::cell;
use crate::library::Query;
use crate::library::completion::ArticleCount;
use crate::tui::app::App;
use crate::tui::prompt::candidates::PromptChoice;
use crate::tui::prompt::explanation::Explanation;
use crate::tui::prompt::{PromptKind, operators};
use crate::tui::screen::article::layout::{Area, Layout};
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::strings::UiText;
use crate::tui::ui::theme::Theme;

/// The most columns of the choices.
const WIDEST: u16 = 72;

/// From this height on, a rule parts the choices from the screen.
const LEAST_RULED: u16 = 20;

/// Draws both, where a query is typed.
pub(in crate::tui) fn draw(canvas: &mut Canvas<'_>, app: &App, layout: &Layout, theme: &Theme) {
    draw_explanation(canvas, app, layout, theme);
    draw_candidates(canvas, app, layout, theme);
}

fn draw_candidates(canvas: &mut Canvas<'_>, app: &App, layout: &Layout, theme: &Theme) {
    let Some(prompt) = &app.prompt else { return };
    let candidates = &prompt.candidates;
    let rows = candidates.rows(app.size.1).min(layout.status.y);
    if rows == 0 || layout.status.height == 0 {
        return;
    }
    // The whole width is cleared, so that nothing of the screen stands beside the choices.
    let whole = Area { y: layout.status.y - rows, height: rows, ..layout.status };
    canvas.clear(whole);
    canvas.tint(whole, *theme.row);
    if app.size.1 >= LEAST_RULED && whole.y > 0 {
        canvas.line("─", whole.x, whole.y - 1, whole.width, *theme.rule);
    }
    let area = Area { width: whole.width.min(WIDEST), ..whole };
    let offset = candidates.offset(rows);
    let shown = candidates.list.iter().enumerate().skip(offset);
    for (y, (number, candidate)) in (area.y..area.bottom()).zip(shown) {
        let row = Area { y, height: 1, ..area };
        draw_candidate(canvas, app, candidate, row, theme);
        if candidates.selected == Some(number) {
            canvas.select(row, *theme.row_focused, theme);
            canvas.line("▎", row.x, y, 1, theme.row_focused.patch(*theme.gutter));
        }
    }
    let bar = Area { x: area.right().saturating_sub(1), width: 1, ..area };
    let place = (offset, usize::from(rows), candidates.list.len());
    canvas.scrollbar(bar, place, (*theme.rule, *theme.thumb));
}

fn draw_candidate(canvas: &mut Canvas<'_>, app: &App, candidate: &PromptChoice, row: Area, theme: &Theme) {
    let (x, room) = (row.x + 2, row.width.saturating_sub(4));
    let count = candidate.count.map(|count| told(app, count)).unwrap_or_default();
    let count_width = cell::width(&count) as u16;
    canvas.text_right(&count, x, row.y, room, *theme.count);
    let room = room.saturating_sub(count_width + u16::from(count_width > 0) * 2);
    let used = canvas.text(&candidate.text, x, row.y, room, *theme.title);
    // The notes of operators stand below each other.
    let at = used.max(12) + 2;
    if !candidate.note.is_empty() && room > at + 4 {
        canvas.text(&candidate.note, x + at, row.y, room - at, *theme.about);
    }
}

/// How many articles a value finds; on a page or in a list, how often it is there.
fn told(app: &App, count: ArticleCount) -> String {
    let number = usize::try_from(count.number).unwrap_or_default();
    let more = if count.is_least { "+" } else { "" };
    if app.size.0 < 60 || app.shown_library().is_none() {
        return format!("{number}{more}");
    }
    let text = if number == 1 && !count.is_least { UiText::ArticleOne } else { UiText::ArticleMany };
    app.strings.fill(text, &[("count", &format!("{number}{more}"))])
}

fn draw_explanation(canvas: &mut Canvas<'_>, app: &App, layout: &Layout, theme: &Theme) {
    let Some(prompt) = app.prompt.as_ref().filter(|_| app.explained_rows() > 0) else { return };
    let (x, y) = (layout.status.x + 1, layout.status.bottom());
    let room = layout.status.width.saturating_sub(2);
    canvas.line(" ", layout.status.x, y, layout.status.width, *theme.status);
    let line = prompt.line.text();
    let (query, problems) = Query::parse_within(line, prompt.aim.operators());
    // A part that is still being typed is not told to be incomplete.
    let typed = prompt.candidates.word.as_ref().map(|word| word.span.start);
    let is_open = |part: &str| prompt.line.cursor() == line.len() && line.ends_with(part) && typed.is_some();
    let is_begun = |part: &str| is_open(part) && part.ends_with(':');
    let problem = problems.iter().find(|problem| !is_begun(&problem.part));
    let problem = problem.map(|problem| problem.told(app.strings.messages()));
    let miss = || {
        let library = app.shown_library().filter(|library| library.is_listed())?;
        let miss = library.miss.as_ref()?;
        Some(miss.told(app.strings.messages()))
    };
    if let Some(told) = problem.or_else(|| miss().filter(|_| prompt.aim == PromptKind::Library)) {
        canvas.text(&told, x, y, room, *theme.notice);
        return;
    }
    let explanation = Explanation { strings: &app.strings, locale: app.locale, names: &prompt.names };
    let parts = explanation.parts(&query);
    if parts.is_empty() {
        let operator = prompt.candidates.word.as_ref().and_then(|word| word.operator);
        let earlier = &prompt.earlier.query;
        let told = match operator {
            Some(operator) => app.strings.get(operators::note(operator)).to_owned(),
            None if prompt.is_begun || earlier.is_empty() => app.strings.get(UiText::ToldNothing).to_owned(),
            None => app.strings.fill(UiText::ToldEarlier, &[("query", earlier)]),
        };
        canvas.text(&told, x, y, room, *theme.about);
        return;
    }
    let count = found(app, prompt.aim);
    let count = if count.is_empty() { count } else { format!(" · {count}") };
    let count_width = cell::width(&count) as u16;
    let used = canvas.text(&parts.join(" · "), x, y, room.saturating_sub(count_width), *theme.about);
    canvas.text(&count, x + used, y, room - used.min(room), *theme.title);
}

/// How much the query finds, in words.
fn found(app: &App, aim: PromptKind) -> String {
    let of_all =
        |shown: usize, all: usize| app.strings.fill(UiText::ShownOf, &[("shown", &shown), ("all", &all)]);
    match aim {
        PromptKind::Library => match app.library.as_ref().filter(|library| library.is_listed()) {
            Some(library) if library.is_beginning => "…".to_owned(),
            Some(library) => app.strings.count(UiText::ArticleOne, UiText::ArticleMany, library.ids.len()),
            None => "…".to_owned(),
        },
        PromptKind::List(pane) => {
            let reader = app.screen.reader();
            let counts = reader.and_then(|reader| {
                let all = reader.catalog.lengths()[pane.list_index()?];
                Some((reader.list(pane)?.order.len(), all))
            });
            counts.map(|(shown, all)| of_all(shown, all)).unwrap_or_default()
        }
        PromptKind::Page => {
            let page = app.screen.entity();
            page.map(|page| of_all(page.facts.len(), page.page.figures.len())).unwrap_or_default()
        }
        _ => String::new(),
    }
}
