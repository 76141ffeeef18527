//! What is done with articles of the library: read, star, tag, delete, all of it to be undone. In the list it is done
//! with the selected article, in an open article with that one.

use super::LibraryScreen;
use super::sidebar::Scope;
use crate::layout::cell;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::effect::library_worker::{AddressUse, LibraryAnswer, Request};
use crate::tui::msg::Effect;
use crate::tui::prompt::{Prompt, PromptKind};
use crate::tui::screen::Screen;
use crate::tui::ui::line_edit::LineEdit;
use crate::tui::ui::strings::UiText;
use crate::tui::update::{history, share};

/// Whether `action` is done with an article of the library.
pub(in crate::tui) fn is_mark(action: Action) -> bool {
    matches!(
        action,
        Action::MarkRead
            | Action::Star
            | Action::Tag
            | Action::Delete
            | Action::MarkAllRead
            | Action::MarkAboveRead
            | Action::Undo
    )
}

/// Carries out `action`, if it is such an action.
pub(in crate::tui) fn act(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Undo => return undo(app),
        Action::MarkAllRead | Action::MarkAboveRead => {
            return unread_shown(app, action == Action::MarkAboveRead);
        }
        _ => {}
    }
    let Some(id) = meant(app) else {
        app.notice = Some(app.strings.get(UiText::NotInLibrary).to_owned());
        return Vec::new();
    };
    let Some(row) = app.library.as_ref().and_then(|library| library.row(id)).cloned() else {
        return Vec::new();
    };
    let title = row.heading().unwrap_or_default();
    let title = cell::visible(title).into_owned();
    match action {
        Action::MarkRead => {
            let text = if row.is_read { UiText::MarkedUnread } else { UiText::MarkedRead };
            change(
                app,
                Request::Read(vec![id], !row.is_read),
                Request::Read(vec![id], row.is_read),
                text,
                &title,
            )
        }
        Action::Star => {
            let text = if row.is_starred { UiText::Unstarred } else { UiText::Starred };
            change(
                app,
                Request::Star(vec![id], !row.is_starred),
                Request::Star(vec![id], row.is_starred),
                text,
                &title,
            )
        }
        Action::Delete if is_deleted(app) => restore(app, id, &title),
        Action::Delete => delete(app, id, &title),
        _ => {
            let line = LineEdit::new(row.tags.unwrap_or_default());
            app.prompt = Some(Prompt::new(PromptKind::Tags(id), line));
            Vec::new()
        }
    }
}

/// The article that actions mean: the open one, else the selected one.
fn meant(app: &App) -> Option<i64> {
    match &app.screen {
        Screen::Article(reader) => reader.article,
        Screen::Entity(page) => page.goal().map(|(id, _)| id),
        Screen::Library => app.library.as_ref()?.selection(),
        Screen::Picker => None,
    }
}

/// Makes a change that `inverse` undoes, and says so.
fn change(app: &mut App, request: Request, inverse: Request, text: UiText, title: &str) -> Vec<Effect> {
    let told = app.strings.fill(text, &[("title", &title)]);
    if let Some(library) = &mut app.library {
        library.can_undo(inverse, told.clone());
    }
    app.notice = Some(told);
    vec![Effect::Library(request)]
}

/// Whether the list is that of deleted articles.
fn is_deleted(app: &App) -> bool {
    app.shown_library().is_some_and(|library| library.side.present() == Scope::Deleted)
}

/// Brings a deleted article back, which leaves the list of them.
fn restore(app: &mut App, id: i64, title: &str) -> Vec<Effect> {
    let page = app.library_page();
    let inverse = Request::Delete(vec![id], true);
    let effects = change(app, Request::Delete(vec![id], false), inverse, UiText::Restored, title);
    if let Some(library) = &mut app.library {
        library.remove(id, page);
    }
    tell_undo(app);
    effects
}

/// Deletes an article. Where it is open, one is back in the list.
fn delete(app: &mut App, id: i64, title: &str) -> Vec<Effect> {
    let page = app.library_page();
    let request = Request::Delete(vec![id], true);
    let mut effects = change(app, request, Request::Delete(vec![id], false), UiText::Deleted, title);
    if let Some(library) = &mut app.library {
        library.remove(id, page);
    }
    if matches!(app.screen, Screen::Article(_)) && !app.history.behind().is_empty() {
        effects.extend(history::back(app));
    }
    tell_undo(app);
    effects
}

/// Says which key undoes what was done. A long headline makes room for it.
pub(in crate::tui) fn tell_undo(app: &mut App) {
    let key = app.keymap.key_for(app.context(), Action::Undo).unwrap_or_default();
    let undo = format!(" · {}", app.strings.fill(UiText::UndoHint, &[("key", &key)]));
    let room = usize::from(app.size.0.saturating_sub(2)).saturating_sub(cell::width(&undo));
    app.notice = app.notice.take().map(|notice| cell::cut(&notice, room) + &undo);
}

fn undo(app: &mut App) -> Vec<Effect> {
    let Some((request, told)) = app.library.as_mut().and_then(LibraryScreen::undo) else {
        app.notice = Some(app.strings.get(UiText::NothingToUndo).to_owned());
        return Vec::new();
    };
    app.notice = Some(app.strings.fill(UiText::Undone, &[("what", &told)]));
    if let (Request::Delete(ids, false), Some(library)) = (&request, &mut app.library) {
        library.select_when_listed(ids.first().copied());
    }
    vec![Effect::Library(request)]
}

/// Asks which of the articles that are shown, or of those above the selected one and itself, are unread.
fn unread_shown(app: &mut App, is_above: bool) -> Vec<Effect> {
    let Some(library) = &app.library else {
        app.notice = Some(app.strings.get(UiText::NoLibrary).to_owned());
        return Vec::new();
    };
    let end = if is_above { library.selected + 1 } else { library.ids.len() };
    let ids = library.ids.get(..end).unwrap_or_default().to_vec();
    vec![Effect::Library(Request::Unread(ids))]
}

/// Marks these articles as read.
pub(in crate::tui) fn mark_all(app: &mut App, ids: Vec<i64>) -> Vec<Effect> {
    if ids.is_empty() {
        app.notice = Some(app.strings.get(UiText::AllRead).to_owned());
        return Vec::new();
    }
    let told = app.strings.count(UiText::MarkedOne, UiText::MarkedMany, ids.len());
    if let Some(library) = &mut app.library {
        library.can_undo(Request::Read(ids.clone(), false), told.clone());
    }
    app.notice = Some(told);
    tell_undo(app);
    vec![Effect::Library(Request::Read(ids, true))]
}

/// Asks for the URL of the selected article.
pub(in crate::tui) fn address(app: &mut App, wanted: AddressUse) -> Vec<Effect> {
    let Some(id) = meant(app) else {
        app.notice = Some(app.strings.get(UiText::ChooseArticle).to_owned());
        return Vec::new();
    };
    vec![Effect::Library(Request::Address(id, wanted))]
}

/// Opens or copies the URL of an article.
pub(in crate::tui) fn addressed(app: &mut App, answer: LibraryAnswer) -> Vec<Effect> {
    let LibraryAnswer::Address { wanted, line, url } = answer else { return Vec::new() };
    match (wanted, url) {
        (AddressUse::Copy, url) => {
            share::put(app, Some([line, url.unwrap_or_default()].join(" ").trim().to_owned()))
        }
        (AddressUse::Browse, Some(url)) => share::open(app, &url),
        (AddressUse::Browse, None) => {
            app.notice = Some(app.strings.get(UiText::NoAddress).to_owned());
            Vec::new()
        }
    }
}
