//! The table of figures on the library's screen: what keys do there, and what it asks for.

use crate::document::clean_line;
use crate::language::Locale;
use crate::library::found_figures::FigureOrder;
use crate::library::stored_figure::StoredFigure;
use crate::present::amount::ShortAmount;
use crate::present::period;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::effect::library_worker::{LibraryAnswer, Request};
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::menu::{ExportFormat, Menu};
use crate::tui::screen::Screen;
use crate::tui::screen::library::LibraryScreen;
use crate::tui::ui::keymap::KeyContext;
use crate::tui::ui::strings::UiText;
use crate::tui::update::navigation::step;
use crate::tui::update::share;

/// How many rows of the table are shown.
pub(in crate::tui) fn page(app: &App) -> usize {
    app.library_layout().table_page()
}

/// Shows the figures in the place of the articles, or the articles again.
pub(in crate::tui) fn turn(app: &mut App) {
    if let Some(library) = &mut app.library {
        library.in_side = false;
        library.table.is_shown = !library.table.is_shown;
    }
}

/// Carries out `action` on the table. None leaves it to the list of articles.
pub(in crate::tui) fn act(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    let rows = page(app);
    let library = app.library.as_mut()?;
    let query = library.shown_query();
    let table = &mut library.table;
    match action {
        Action::Open => {
            return Some(table.selected_row().map(|figure| open(figure, query, false)).into_iter().collect());
        }
        Action::Sort => {
            let at = FigureOrder::ALL.iter().position(|&order| order == table.order).unwrap_or_default();
            table.order = FigureOrder::ALL[(at + 1) % FigureOrder::ALL.len()];
            app.notice = Some(app.strings.get(table.order_title()).to_owned());
        }
        Action::Filter => {
            let of = table.selected_row().and_then(|figure| figure.record.of.clone());
            table.measure = match table.measure.take() {
                Some(_) => None,
                None if of.is_none() => {
                    app.notice = Some(app.strings.get(UiText::NoMeasure).to_owned());
                    None
                }
                None => of,
            };
        }
        Action::Back if table.measure.is_some() => table.measure = None,
        Action::Back => table.is_shown = false,
        Action::Copy => {
            let line = table.selected_row().map(|figure| line(figure, app.locale));
            return Some(share::put(app, line));
        }
        // Feeds are imported from the list of articles; here the key shows details, as it does for figures elsewhere.
        Action::Import => {
            let figure = table.selected_row();
            let place = figure.map(|figure| (figure.origin.article, figure.record.figure.span));
            let asked = place.map(|(article, span)| Effect::Library(Request::Sentence(article, span)));
            return Some(asked.into_iter().collect());
        }
        Action::Export => app.overlay = Some(Overlay::Menu(Menu::figure_formats(&app.strings))),
        Action::Page => {
            let owner = table.selected_row().and_then(|figure| figure.entity);
            if owner.is_none() {
                app.notice = Some(app.strings.get(UiText::NamesNothing).to_owned());
            }
            return Some(owner.map(|id| Effect::Library(Request::PageAgain(id))).into_iter().collect());
        }
        Action::MarkAboveRead => {
            let mut ids: Vec<i64> =
                table.keys.iter().take(table.selected + 1).map(|key| key.article).collect();
            ids.dedup();
            return Some(vec![Effect::Library(Request::Unread(ids))]);
        }
        _ => {
            let row = step(action, table.selected, rows)?;
            table.select(row, rows);
        }
    }
    Some(Vec::new())
}

/// Takes a list of figures.
pub(in crate::tui) fn listed(app: &mut App, answer: LibraryAnswer) -> Vec<Effect> {
    let page = page(app);
    let (Some(library), LibraryAnswer::FiguresListed { ticket, keys, rows, is_complete }) =
        (&mut app.library, answer)
    else {
        return Vec::new();
    };
    library.table.take_rows(rows);
    library.table.take(ticket, keys, is_complete, page).map(Effect::Library).into_iter().collect()
}

/// Opens the article of a figure there.
fn open(figure: &StoredFigure, query: String, in_place: bool) -> Effect {
    let at = Some(figure.record.figure.span.start as usize);
    Effect::Library(Request::Open { id: figure.origin.article, at, in_place, query })
}

/// A figure as a line to paste elsewhere: how much, of what, whose, when, and where it was said, as an open article has it.
fn line(figure: &StoredFigure, locale: Locale) -> String {
    let (record, origin) = (&figure.record, &figure.origin);
    let amount = ShortAmount::in_locale(&record.figure, record.language, locale).to_string();
    let when = record.figure.when.and_then(|when| period::short(&when, locale));
    let what = [Some(amount), record.of.clone(), record.who.clone(), when.or_else(|| record.when.clone())];
    let date = origin.published.map(|at| locale.date(at.date));
    let source = [origin.source.clone(), date, origin.title.clone(), origin.url.clone()];
    let joined = |parts: [Option<String>; 4]| parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    clean_line(&format!("{} ({})", joined(what), joined(source))).into_owned()
}

/// Writes all figures of the table into a file.
pub(in crate::tui) fn export(app: &App, format: ExportFormat) -> Vec<Effect> {
    let Some(library) = &app.library else { return Vec::new() };
    let (query, order) = (library.shown_query(), library.table.order);
    vec![Effect::Library(Request::ExportFigures { query, order, format })]
}

/// Says where the figures are from which a file can be made.
pub(in crate::tui) fn tell_export(app: &mut App) {
    let key = |action| app.keymap.key_for(KeyContext::Library, action).unwrap_or_default();
    let (view, export) = (key(Action::View), key(Action::Export));
    app.notice = Some(app.strings.fill(UiText::ExportFigures, &[("view", &view), ("export", &export)]));
}

/// What the table lacks, while it is shown: the figures, the rows in sight, the row of the selected article.
pub(in crate::tui) fn missing(app: &mut App) -> Vec<Effect> {
    if app.shown_library().is_none_or(|library| !library.table.is_shown) {
        return Vec::new();
    }
    let rows = page(app);
    let Some(library) = &mut app.library else { return Vec::new() };
    let wanted = library.wanted();
    let list = library.table.ask(&wanted);
    let near = library.table.missing(rows);
    let asked = [list, near].into_iter().flatten().map(Effect::Library);
    asked.chain(library.missing_selected_row()).collect()
}

/// Where the open article stands in the table, if it was opened from there: the row, and how many there are.
pub(in crate::tui) fn place(app: &App, screen: &Screen) -> Option<(usize, usize)> {
    let table = &app.library.as_ref()?.table;
    let is_there = matches!(screen, Screen::Library) && table.is_shown;
    let is_open = table.selection().map(|key| key.article) == app.screen.reader()?.article;
    (is_there && is_open).then_some((table.selected, table.keys.len()))
}

/// Opens the next figure of the table that is in another article, or the one before. Says whether there is one.
pub(in crate::tui) fn go_on(app: &mut App, forward: bool) -> Option<Vec<Effect>> {
    let rows = page(app);
    let library: &mut LibraryScreen = app.library.as_mut()?;
    let query = library.shown_query();
    let table = &mut library.table;
    let here = table.selection()?.article;
    let is_other = |&row: &usize| table.keys[row].article != here;
    let row = if forward {
        (table.selected + 1..table.keys.len()).find(is_other)
    } else {
        (0..table.selected).rev().find(is_other)
    }?;
    table.select(row, rows);
    let key = table.selection()?;
    Some(match table.row(key) {
        Some(figure) => vec![open(figure, query, true)],
        // Its place is not known yet: its article opens at the first figure that the query finds.
        None => vec![Effect::Library(Request::Open { id: key.article, at: None, in_place: true, query })],
    })
}
