//! What happens to the state when something happened: a pure function, without input or output.
//!
//! | file | job |
//! | --- | --- |
//! | this one | messages, keys to actions, actions to the parts |
//! | `article` | the cursor in the text, and walks over mentions and hits |
//! | `lists` | the selection in the lists |
//! | `search` | the line in which a search is typed |
//! | `mouse` | clicks and the wheel |

mod article;
mod lists;
mod mouse;
mod search;

use super::action::Action;
use super::app::{App, Help};
use super::key::Key;
use super::keymap::Lookup;
use super::msg::{Effect, Msg};
use super::pane::Pane;
use super::reader::{Progress, Reader};
use super::screen::Screen;

/// Applies `msg` to the state. What is to be done outside of it is returned.
pub fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(key) => press(app, key),
        Msg::Paste(text) => {
            search::paste(app, &text);
            Vec::new()
        }
        Msg::Mouse { kind, x, y } => mouse::mouse(app, kind, x, y),
        Msg::Resize(width, height) => {
            resize(app, (width, height));
            Vec::new()
        }
        Msg::Analyzed { ticket, analysis } => {
            if ticket == app.ticket
                && let Some(reader) = &mut app.reader
            {
                match analysis {
                    Some(analysis) => reader.set_analysis(analysis),
                    None => reader.progress = Progress::Failed,
                }
                app.lay_out();
            }
            Vec::new()
        }
        Msg::Background { light } => {
            app.light = Some(light);
            Vec::new()
        }
        Msg::Suspend => vec![Effect::Suspend],
        Msg::Quit => vec![Effect::Quit],
    }
}

fn resize(app: &mut App, size: (u16, u16)) {
    app.size = size;
    let screen = app.screen();
    if let Some(reader) = &mut app.reader {
        if reader.flow.width() == screen.text.width {
            reader.settle(&screen);
        } else {
            reader.lay_out(&screen);
        }
    }
    app.library.reveal(app.library_page());
    scroll_help(app, 0);
}

fn press(app: &mut App, key: Key) -> Vec<Effect> {
    app.notice = None;
    if app.prompt.is_some() {
        return search::type_key(app, key);
    }
    app.pending.push(key);
    let context = app.context();
    let mut lookup = app.keymap.look_up(context, &app.pending);
    if lookup == Lookup::Unbound && app.pending.len() > 1 {
        // The sequence led nowhere, so its last key counts by itself.
        app.pending = vec![key];
        lookup = app.keymap.look_up(context, &app.pending);
    }
    match lookup {
        Lookup::Prefix => Vec::new(),
        Lookup::Unbound => {
            app.pending.clear();
            Vec::new()
        }
        Lookup::Bound(action) => {
            app.pending.clear();
            perform(app, action)
        }
    }
}

/// Carries out `action`.
pub(super) fn perform(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Quit if app.help.is_none() => return vec![Effect::Quit],
        Action::Suspend => return vec![Effect::Suspend],
        _ => {}
    }
    if app.help.is_some() {
        help_action(app, action);
        return Vec::new();
    }
    if action == Action::Help {
        app.help = Some(Help { rows: app.keymap.help(), offset: 0 });
        return Vec::new();
    }
    let screen = app.screen();
    let walked = app.walking;
    app.walking = false;
    let Some(reader) = &mut app.reader else { return library_action(app, action) };
    match action {
        Action::NextPane => focus(reader, next_pane(reader)),
        Action::PreviousPane => focus(reader, reader.focus.step(false)),
        Action::FocusArticle => focus(reader, Pane::Article),
        Action::FocusPeople => focus(reader, Pane::People),
        Action::FocusCompanies => focus(reader, Pane::Companies),
        Action::FocusFigures => focus(reader, Pane::Figures),
        Action::NextMention | Action::PreviousMention | Action::NextMark | Action::PreviousMark => {
            app.walking = true;
            app.notice = article::walk(reader, &screen, action, !walked);
        }
        Action::JumpBack | Action::JumpForward => {
            let here = reader.cursor.byte;
            let place =
                if action == Action::JumpBack { reader.jumps.back(here) } else { reader.jumps.forward() };
            match place {
                Some(place) => article::show(reader, &screen, place),
                None => app.notice = Some("No jump to go to".to_owned()),
            }
        }
        Action::Copy => return copy(app),
        Action::Search => search::open(app),
        Action::Back => back(app),
        Action::Sort => lists::sort(reader, &screen),
        _ if reader.focus == Pane::Article => article::act(reader, &screen, action),
        _ => {
            app.walking = lists::act(reader, &screen, action, !walked);
        }
    }
    Vec::new()
}

/// `Tab` from the article leads back to the list from which one came.
fn next_pane(reader: &Reader) -> Pane {
    reader.origin.unwrap_or_else(|| reader.focus.step(true))
}

/// Gives the keys to `pane`, and shows the mentions of what is selected there.
fn focus(reader: &mut Reader, pane: Pane) {
    reader.origin = None;
    reader.focus = pane;
    if let Some(item) = reader.list(pane).and_then(|list| pane.item(list.selection()?)) {
        reader.current = Some(item);
    }
}

/// One step out: of the search, the list, the article.
fn back(app: &mut App) {
    let several = app.documents.len() > 1;
    let Some(reader) = &mut app.reader else { return };
    if reader.search.take().is_some() {
        return;
    }
    match (reader.focus, reader.origin) {
        (Pane::Article, Some(origin)) => focus(reader, origin),
        (Pane::Article, None) if several => app.reader = None,
        (Pane::Article, None) => reader.current = None,
        _ => focus(reader, Pane::Article),
    }
}

fn copy(app: &mut App) -> Vec<Effect> {
    let item = app.reader.as_ref().and_then(|reader| {
        let line = reader.catalog.line(&reader.document, reader.current?);
        (!line.is_empty()).then_some(line)
    });
    let Some(line) = item else {
        app.notice = Some("Nothing is selected".to_owned());
        return Vec::new();
    };
    app.notice = Some(format!("Copied: {line}"));
    vec![Effect::Copy(line)]
}

fn library_action(app: &mut App, action: Action) -> Vec<Effect> {
    let page = app.library_page();
    let selected = app.library.selected;
    match action {
        Action::Open => return app.open(selected),
        _ => {
            if let Some(row) = step(action, selected, page) {
                app.library.select(row);
                app.library.reveal(page);
            }
        }
    }
    Vec::new()
}

fn help_action(app: &mut App, action: Action) {
    let page = app.help.as_ref().map_or(1, |help| usize::from(app.help_area(help).height));
    let offset = app.help.as_ref().map_or(0, |help| help.offset);
    match step(action, offset, page) {
        Some(row) => scroll_help(app, row.cast_signed() - offset.cast_signed()),
        None => app.help = None,
    }
}

fn scroll_help(app: &mut App, rows: isize) {
    let Some(mut help) = app.help.take() else { return };
    let page = usize::from(app.help_area(&help).height.saturating_sub(2).max(1));
    let lowest = help.rows.len().saturating_sub(page);
    help.offset = help.offset.saturating_add_signed(rows).min(lowest);
    app.help = Some(help);
}

/// Where `action` leads in a list from `row`, if it moves in one; `page` rows are shown.
fn step(action: Action, row: usize, page: usize) -> Option<usize> {
    let half = (page / 2).max(1);
    let page = page.saturating_sub(1).max(1);
    Some(match action {
        Action::Down => row.saturating_add(1),
        Action::Up => row.saturating_sub(1),
        Action::PageDown => row.saturating_add(page),
        Action::PageUp => row.saturating_sub(page),
        Action::HalfPageDown => row.saturating_add(half),
        Action::HalfPageUp => row.saturating_sub(half),
        Action::Top => 0,
        Action::Bottom => usize::MAX / 4,
        _ => return None,
    })
}

/// How many rows of text the screen shows.
fn text_rows(screen: &Screen) -> usize {
    usize::from(screen.text.height.max(1))
}
