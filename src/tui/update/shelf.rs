//! The library's screen: the list of articles, the side, what is typed for them, and what the library answers.

use super::super::action::Action;
use super::super::app::{Aim, App, Prompt};
use super::super::keymap::KeyContext;
use super::super::librarian::{LibraryAnswer, Request};
use super::super::line_edit::LineEdit;
use super::super::msg::Effect;
use super::super::overlay::Overlay;
use super::super::reader::Reader;
use super::super::shelf::Shelf;
use super::super::shelf::page::EntityPage;
use super::super::shelf::side::Scope;
use super::super::strings::UiText;
use super::navigation::step;
use crate::document::{Document, without_credentials};
use crate::library::{Article, Order};
use std::sync::Arc;

/// Takes what the library answers.
pub(super) fn answered(app: &mut App, answer: LibraryAnswer) -> Vec<Effect> {
    let page = app.shelf_page();
    let Some(shelf) = &mut app.shelf else { return Vec::new() };
    match answer {
        LibraryAnswer::Listed { ticket, ids, problem } => {
            if shelf.take(ticket, ids, problem, page)
                && let Some(id) = shelf.open_awaited()
            {
                return vec![Effect::Library(Request::Open { id, at: None })];
            }
        }
        LibraryAnswer::Rows(rows) => shelf.take_rows(rows),
        LibraryAnswer::Side(side) => shelf.side.take(*side),
        LibraryAnswer::Opened { article, document, at } => return opened(app, &article, document, at),
        LibraryAnswer::Changed => return changed(app),
        LibraryAnswer::Saved => return saved(app),
        LibraryAnswer::Lost(problem) => {
            shelf.settle();
            app.notice = Some(app.strings.fill(UiText::ChangeLost, &[("problem", &problem)]));
            return changed(app);
        }
        LibraryAnswer::Waiting => app.notice = Some(app.strings.get(UiText::ChangesWait).to_owned()),
        LibraryAnswer::Page(None, name) => {
            app.notice = Some(app.strings.fill(UiText::PageUnknown, &[("name", &name)]));
        }
        LibraryAnswer::Page(Some(new), _) => match &mut app.page {
            Some(open) if open.page.entity.id == new.entity.id => open.renew(*new),
            _ => {
                app.page = Some(EntityPage::new(*new));
                app.leave();
                app.reader = None;
            }
        },
        LibraryAnswer::Names(names) => {
            if let Some(Overlay::Palette(palette)) = &mut app.overlay {
                palette.add_names(names);
            }
        }
        LibraryAnswer::Syncing(done, total) => shelf.syncing = Some((done, total)),
        LibraryAnswer::Synced(tally) => {
            shelf.syncing = None;
            let new = app.strings.count(UiText::NewOne, UiText::NewMany, tally.new);
            let failed = app.strings.fill(UiText::FeedsFailed, &[("count", &tally.failed)]);
            app.notice = Some(if tally.failed > 0 { format!("{new}, {failed}") } else { new });
        }
        LibraryAnswer::NoFeeds => app.notice = Some(app.strings.get(UiText::NoFeeds).to_owned()),
        LibraryAnswer::Added { title, is_feed, beyond } => {
            let text = if is_feed { UiText::Following } else { UiText::AddedArticle };
            let added = app.strings.fill(text, &[("title", &title)]);
            app.notice = Some(match beyond {
                0 => added,
                _ => format!("{added}; {}", app.strings.count(UiText::BeyondOne, UiText::BeyondMany, beyond)),
            });
        }
        LibraryAnswer::Failed(problem) => app.notice = Some(problem),
    }
    app.shelf.as_mut().and_then(|shelf| shelf.missing(page)).into_iter().collect()
}

/// Asks anew for what is shown.
fn changed(app: &mut App) -> Vec<Effect> {
    let Some(shelf) = &mut app.shelf else { return Vec::new() };
    shelf.forget();
    let mut effects = vec![shelf.ask(), Effect::Library(Request::Side)];
    effects.extend(app.page.as_ref().map(|page| Effect::Library(Request::PageAgain(page.page.entity.id))));
    effects
}

/// Takes the news that the change which has waited longest is saved.
fn saved(app: &mut App) -> Vec<Effect> {
    match app.shelf.as_mut().and_then(Shelf::settle) {
        // What was only opened stays in the list for now, even where that is one of unread articles.
        Some(Request::Seen(id)) => {
            vec![Effect::Library(Request::Rows(vec![id])), Effect::Library(Request::Side)]
        }
        Some(Request::Position(..)) | None => Vec::new(),
        Some(_) => changed(app),
    }
}

/// Shows an article of the library.
fn opened(app: &mut App, article: &Article, document: Arc<Document>, at: Option<usize>) -> Vec<Effect> {
    let mut effects = app.open_document(document, Some(article.id));
    if let Some(reader) = &mut app.reader {
        match at {
            Some(byte) => reader.aim = Some(byte),
            None => {
                if let Some(byte) =
                    article.position.filter(|&byte| reader.document.text.is_char_boundary(byte))
                {
                    reader.resume(byte);
                }
            }
        }
    }
    if !article.is_read {
        effects.push(Effect::Library(Request::Seen(article.id)));
    }
    effects
}

/// Asks for the page of whom the cursor points at: a person, a company, the owner of a figure, a speaker.
pub(super) fn page_of_item(app: &mut App) -> Vec<Effect> {
    if app.shelf.is_none() {
        app.notice = Some(app.strings.get(UiText::NoLibrary).to_owned());
        return Vec::new();
    }
    let asked = app.reader.as_ref().and_then(Reader::entity_pointed_at);
    let Some((kind, name, isin)) = asked else {
        app.notice = Some(app.strings.get(UiText::NothingSelected).to_owned());
        return Vec::new();
    };
    vec![Effect::Library(Request::Page { kind, name, isin })]
}

/// Carries out `action` on the library's screen.
pub(super) fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let page = app.shelf_page();
    let Some(shelf) = &mut app.shelf else { return Vec::new() };
    let mut effects = Vec::new();
    match action {
        Action::NextPane | Action::PreviousPane => shelf.in_side = !shelf.in_side,
        Action::Open if shelf.in_side => shelf.in_side = false,
        Action::Open => {
            effects.extend(shelf.open().map(|id| Effect::Library(Request::Open { id, at: None })));
        }
        Action::Sort => effects.push(sort(app)),
        Action::Filter => effects.extend(choose(shelf, |scope| *scope == Scope::Unread)),
        Action::Back => effects.extend(back(shelf)),
        Action::Search => open_prompt(app, Aim::Library),
        Action::SaveSearch => save(app, &mut effects),
        Action::Add => open_prompt(app, Aim::Address),
        Action::Sync => effects.push(Effect::Library(Request::Sync)),
        Action::Undo => undo(app, &mut effects),
        Action::Page => page_of_article(app, &mut effects),
        Action::MarkRead | Action::Star | Action::Delete | Action::Tag => mark(app, action, &mut effects),
        _ if shelf.in_side => {
            if let Some(row) = step(action, shelf.side.selected, page) {
                let last = shelf.side.scopes().len() - 1;
                effects.extend(narrow(shelf, row.min(last)));
            }
        }
        _ => {
            if let Some(row) = step(action, shelf.selected, page) {
                shelf.select(row, page);
            }
        }
    }
    effects.extend(app.shelf.as_mut().and_then(|shelf| shelf.missing(page)));
    effects
}

/// Narrows the list to an entry of the side.
pub(super) fn narrow(shelf: &mut Shelf, entry: usize) -> Option<Effect> {
    if shelf.side.selected == entry {
        return None;
    }
    shelf.side.selected = entry;
    shelf.rewind();
    Some(shelf.ask())
}

/// Narrows the list to the entry that `is_meant` means, or to none where it is that one already.
fn choose(shelf: &mut Shelf, is_meant: impl Fn(&Scope) -> bool) -> Option<Effect> {
    let entry = shelf.side.scopes().iter().position(is_meant)?;
    let entry = if shelf.side.selected == entry { 0 } else { entry };
    narrow(shelf, entry)
}

fn back(shelf: &mut Shelf) -> Option<Effect> {
    if shelf.in_side {
        shelf.in_side = false;
        return None;
    }
    if !shelf.query.is_empty() {
        shelf.query.clear();
        shelf.rewind();
        return Some(shelf.ask());
    }
    narrow(shelf, 0)
}

fn sort(app: &mut App) -> Effect {
    let Some(shelf) = &mut app.shelf else { return Effect::Library(Request::Side) };
    let at = Order::ALL.iter().position(|&order| order == shelf.order).unwrap_or_default();
    shelf.order = Order::ALL[(at + 1) % Order::ALL.len()];
    shelf.rewind();
    app.notice = Some(app.strings.get(shelf.order_title()).to_owned());
    shelf.ask()
}

/// Changes what is known of the selected article, and goes on to the next one where it is gone.
fn mark(app: &mut App, action: Action, effects: &mut Vec<Effect>) {
    let page = app.shelf_page();
    let Some(shelf) = &mut app.shelf else { return };
    let Some(id) = shelf.selection() else { return };
    let Some(row) = shelf.row(id).cloned() else { return };
    match action {
        Action::MarkRead => {
            shelf.can_undo(Request::Read(vec![id], row.is_read));
            effects.push(Effect::Library(Request::Read(vec![id], !row.is_read)));
        }
        Action::Star => {
            shelf.can_undo(Request::Star(vec![id], row.is_starred));
            effects.push(Effect::Library(Request::Star(vec![id], !row.is_starred)));
        }
        Action::Delete => {
            shelf.remove(id, page);
            shelf.can_undo(Request::Delete(vec![id], false));
            effects.push(Effect::Library(Request::Delete(vec![id], true)));
            let key = app.keymap.key_for(KeyContext::Library, Action::Undo).unwrap_or_default();
            app.notice = Some(app.strings.fill(UiText::Deleted, &[("key", &key)]));
        }
        _ => {
            open_prompt(app, Aim::Tags(id));
            if let Some(prompt) = &mut app.prompt {
                prompt.line = LineEdit::new(row.tags.unwrap_or_default());
            }
        }
    }
}

fn undo(app: &mut App, effects: &mut Vec<Effect>) {
    let request = app.shelf.as_mut().and_then(Shelf::undo);
    let text = if request.is_some() { UiText::Undone } else { UiText::NothingToUndo };
    app.notice = Some(app.strings.get(text).to_owned());
    effects.extend(request.map(Effect::Library));
}

/// Saves the search that is typed, or forgets the saved one that is chosen.
fn save(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(shelf) = &app.shelf else { return };
    match (shelf.query.is_empty(), shelf.side.present()) {
        (true, Scope::Search(name, query)) => {
            effects.push(Effect::Library(Request::Save(name.clone(), None)));
            app.notice = Some(app.strings.fill(UiText::SearchForgotten, &[("name", &name)]));
            if let Some(shelf) = &mut app.shelf {
                shelf.can_undo(Request::Save(name, Some(query)));
                effects.extend(narrow(shelf, 0));
            }
        }
        (true, _) => app.notice = Some(app.strings.get(UiText::NothingToSave).to_owned()),
        (false, _) => open_prompt(app, Aim::Save),
    }
}

/// Asks for the page of the company that the selected article names most.
fn page_of_article(app: &mut App, effects: &mut Vec<Effect>) {
    let company =
        app.shelf.as_ref().and_then(|shelf| shelf.row(shelf.selection()?)?.companies.first().cloned());
    match company {
        Some(name) => {
            let kind = crate::library::entities::EntityKind::Company;
            effects.push(Effect::Library(Request::Page { kind, name, isin: None }));
        }
        None => app.notice = Some(app.strings.get(UiText::NamesNothing).to_owned()),
    }
}

fn open_prompt(app: &mut App, aim: Aim) {
    let line = match (&aim, &app.shelf) {
        (Aim::Library, Some(shelf)) => LineEdit::new(shelf.query.clone()),
        (Aim::Address, _) => LineEdit::for_address(),
        _ => LineEdit::default(),
    };
    app.prompt = Some(Prompt { aim, line, from: 0, top: 0 });
}

/// Follows what is typed for the library.
pub(super) fn follow(app: &mut App) -> Vec<Effect> {
    let (Some(prompt), Some(shelf)) = (&app.prompt, &mut app.shelf) else { return Vec::new() };
    if prompt.aim != Aim::Library || shelf.query == prompt.line.text() {
        return Vec::new();
    }
    prompt.line.text().clone_into(&mut shelf.query);
    shelf.rewind();
    vec![shelf.ask()]
}

/// Takes what was typed for the library.
pub(super) fn finish(app: &mut App, prompt: &Prompt) -> Vec<Effect> {
    let Some(shelf) = &mut app.shelf else { return Vec::new() };
    let text = prompt.line.text().trim().to_owned();
    match prompt.aim {
        Aim::Tags(id) => {
            let tags: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            let before = shelf.row(id).and_then(|row| row.tags.clone()).unwrap_or_default();
            shelf.can_undo(Request::Tags(id, before.split_whitespace().map(str::to_owned).collect()));
            vec![Effect::Library(Request::Tags(id, tags))]
        }
        Aim::Save if !text.is_empty() => {
            let query = shelf.wanted();
            shelf.can_undo(Request::Save(text.clone(), None));
            app.notice = Some(app.strings.fill(UiText::SearchSaved, &[("name", &text)]));
            vec![Effect::Library(Request::Save(text, Some(query)))]
        }
        Aim::Address if !text.is_empty() => {
            let address = if text.contains("://") { text } else { format!("https://{text}") };
            let shown = crate::layout::cell::visible(&without_credentials(&address)).into_owned();
            app.notice = Some(app.strings.fill(UiText::Fetching, &[("address", &shown)]));
            vec![Effect::Library(Request::Add(address))]
        }
        _ => Vec::new(),
    }
}

/// Gives up what was typed for the library.
pub(super) fn cancel(app: &mut App, prompt: &Prompt) -> Vec<Effect> {
    let Some(shelf) = app.shelf.as_mut().filter(|_| prompt.aim == Aim::Library) else { return Vec::new() };
    if shelf.query.is_empty() {
        return Vec::new();
    }
    shelf.query.clear();
    shelf.rewind();
    vec![shelf.ask()]
}
