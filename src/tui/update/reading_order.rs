//! From one article to the next: through the list that the open one was opened from.

use crate::tui::action::Action;
use crate::tui::app::{App, Transition};
use crate::tui::effect::library_worker::Request;
use crate::tui::msg::Effect;
use crate::tui::screen::Screen;
use crate::tui::screen::library::LibraryScreen;
use crate::tui::screen::library::update_figures as figures;
use crate::tui::ui::strings::UiText;
use std::sync::Arc;

/// Where the open article stands in the list that it was opened from: its number, from 0, and how many there are.
pub(in crate::tui) fn place(app: &App) -> Option<(usize, usize)> {
    let reader = app.screen.reader()?;
    let screen = app.history.behind().last()?;
    if let Some(place) = figures::place(app, screen) {
        return Some(place);
    }
    match screen {
        screen if is_of_documents(app, screen) => {
            let is_open = |document: &Arc<_>| Arc::ptr_eq(document, &reader.document);
            Some((app.documents.iter().position(is_open)?, app.documents.len()))
        }
        screen => {
            let (ids, id) = (listed(app, screen)?, reader.article?);
            Some((ids.iter().position(|&other| other == id)?, ids.len()))
        }
    }
}

/// Whether a screen lists the articles that were given, or the samples.
fn is_of_documents(app: &App, screen: &Screen) -> bool {
    match screen {
        Screen::Picker => true,
        Screen::Library => app.library.as_ref().is_some_and(LibraryScreen::is_empty),
        Screen::Article(_) | Screen::Entity(_) => false,
    }
}

/// The articles that a screen lists.
fn listed<'a>(app: &'a App, screen: &'a Screen) -> Option<&'a [i64]> {
    match screen {
        Screen::Library => Some(&app.library.as_ref()?.ids),
        Screen::Entity(page) => Some(&page.page.articles),
        Screen::Picker | Screen::Article(_) => None,
    }
}

/// What found the articles of the list: their hits are marked in each of them.
fn query(app: &App) -> String {
    match (app.history.behind().last(), &app.library) {
        (Some(Screen::Library), Some(library)) => library.shown_query(),
        _ => String::new(),
    }
}

/// Opens the next article of the list, the one before, or the next one that is unread.
pub(in crate::tui) fn step(app: &mut App, action: Action) -> Vec<Effect> {
    let Some((at, count)) = place(app) else {
        app.notice = Some(app.strings.get(UiText::NoArticleList).to_owned());
        return Vec::new();
    };
    if action == Action::NextUnread {
        return next_unread(app, at);
    }
    let is_of_figures =
        app.history.behind().last().is_some_and(|screen| figures::place(app, screen).is_some());
    if is_of_figures && let Some(effects) = figures::go_on(app, action == Action::NextArticle) {
        return effects;
    }
    let at = if is_of_figures && action == Action::NextArticle { count - 1 } else { at };
    let at = if is_of_figures && action == Action::PreviousArticle { 0 } else { at };
    let next = if action == Action::NextArticle { at + 1 } else { at.wrapping_sub(1) };
    if next >= count {
        let text = if action == Action::NextArticle { UiText::LastArticle } else { UiText::FirstArticle };
        app.notice = Some(app.strings.get(text).to_owned());
        return Vec::new();
    }
    if app.history.behind().last().is_some_and(|screen| is_of_documents(app, screen)) {
        app.picker.select(next);
        app.picker.reveal(app.picker_page());
        let document = app.documents.get(next).map(Arc::clone);
        return document.map(|document| app.open(document, None, Transition::Replace)).unwrap_or_default();
    }
    let id = app.history.behind().last().and_then(|screen| listed(app, screen)?.get(next).copied());
    let query = query(app);
    id.map(|id| Effect::Library(Request::Open { id, at: None, in_place: true, query })).into_iter().collect()
}

/// Opens the first article behind number `at` that is unread, else the first one of all.
fn next_unread(app: &mut App, at: usize) -> Vec<Effect> {
    let Some(ids) = app.history.behind().last().and_then(|screen| listed(app, screen)) else {
        return step(app, Action::NextArticle);
    };
    let (before, behind) = ids.split_at(at + 1);
    let ids = [behind, &before[..at]].concat();
    vec![Effect::Library(Request::OpenUnread(ids, query(app)))]
}
