//! The line in which a search is typed, in the text or in a list. Both follow what stands in it, and `Esc` brings
//! them back.

use crate::tui::app::{App, Prompt, PromptKind};
use crate::tui::msg::Effect;
use crate::tui::screen::article::layout::Layout;
use crate::tui::screen::article::pane::Pane;
use crate::tui::screen::article::{Cursor, Reader};
use crate::tui::screen::article::{update as article, update_lists as lists};
use crate::tui::screen::entity::update as entity;
use crate::tui::screen::library::update as library;
use crate::tui::ui::key::Key;
use crate::tui::ui::line_edit::LineEdit;
use crate::tui::ui::strings::UiText;
use crossterm::event::KeyCode;

/// The longest text that is searched at every key, in bytes: above, one waits for `Enter`.
const LONGEST_TYPED: usize = 4 << 20;

/// Opens the line.
pub(in crate::tui) fn open(app: &mut App) {
    if let Some(reader) = app.screen.reader_mut() {
        let aim = if reader.focus.list_index().is_some() {
            PromptKind::List(reader.focus)
        } else {
            PromptKind::Text
        };
        let text = reader.list(reader.focus).map(|list| list.query.clone());
        if aim == PromptKind::Text {
            reader.search = None;
        }
        let (from, top) = (reader.cursor.byte, reader.top);
        app.prompt = Some(Prompt { aim, line: LineEdit::new(text.unwrap_or_default()), from, top });
    }
}

/// Inserts pasted text into the line, if it is open.
pub(in crate::tui) fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    let Some(prompt) = &mut app.prompt else { return Vec::new() };
    prompt.line.paste(text);
    follow(app)
}

/// Takes a key while the line is open.
pub(in crate::tui) fn type_key(app: &mut App, key: Key) -> Vec<Effect> {
    let Some(prompt) = &mut app.prompt else { return Vec::new() };
    match key.code {
        KeyCode::Enter => finish(app),
        KeyCode::Esc => cancel(app),
        KeyCode::Char('c') if key.ctrl => cancel(app),
        KeyCode::Char('z') if key.ctrl => vec![Effect::Suspend],
        KeyCode::Backspace if prompt.line.text().is_empty() => cancel(app),
        _ if prompt.line.press(key) => follow(app),
        _ => Vec::new(),
    }
}

/// Shows what comes of what is typed so far.
fn follow(app: &mut App) -> Vec<Effect> {
    match app.prompt.as_ref().map(|prompt| prompt.aim) {
        Some(PromptKind::Text | PromptKind::List(_)) => follow_in_article(app),
        Some(PromptKind::Page) => entity::follow(app),
        Some(PromptKind::Library) => return library::follow(app),
        Some(PromptKind::Tags(_) | PromptKind::Save | PromptKind::Address | PromptKind::Import) | None => {}
    }
    Vec::new()
}

/// Shows the hits in the text, or the rows of a list.
fn follow_in_article(app: &mut App) {
    let layout = app.layout();
    let (Some(prompt), Some(reader)) = (&app.prompt, app.screen.reader_mut()) else { return };
    if let PromptKind::List(pane) = prompt.aim {
        narrow(reader, &layout, pane, prompt.line.text().to_owned());
        return;
    }
    if reader.document.text.len() > LONGEST_TYPED {
        return;
    }
    let search = reader.find(prompt.line.text());
    if let Some(index) = search.at_or_after(prompt.from) {
        article::reveal(reader, &layout, search.hits[index].start as usize);
    } else {
        reader.scroll_to(prompt.top, &layout);
        reader.cursor = Cursor { byte: prompt.from, row: reader.flow.row_of(prompt.from) };
    }
    reader.search = (!search.query.is_empty()).then_some(search);
}

/// Shows the rows of a list that hold the typed words.
fn narrow(reader: &mut Reader, layout: &Layout, pane: Pane, words: String) {
    let Some(index) = pane.list_index() else { return };
    reader.lists[index].query = words;
    reader.refilter_list(pane);
    reader.lists[index].reveal(usize::from(layout.lists[index].rows.height));
    lists::preview(reader, layout);
}

/// Closes the line and goes to the first hit; a list stays narrowed down.
pub(in crate::tui) fn finish(app: &mut App) -> Vec<Effect> {
    let layout = app.layout();
    let Some(prompt) = app.prompt.take() else { return Vec::new() };
    match prompt.aim {
        PromptKind::Text => find(app, prompt.line.text(), prompt.from, &layout),
        PromptKind::List(_) | PromptKind::Page => {}
        _ => return library::finish(app, &prompt),
    }
    Vec::new()
}

/// Goes to the first place of `words` in the text behind the byte `from`.
pub(in crate::tui) fn find(app: &mut App, words: &str, from: usize, layout: &Layout) {
    let Some(reader) = app.screen.reader_mut() else { return };
    if words.is_empty() {
        reader.search = None;
        return;
    }
    let search = reader.find(words);
    let Some(index) = search.at_or_after(from) else {
        reader.search = None;
        app.notice = Some(app.strings.fill(UiText::NotFound, &[("words", &words)]));
        return;
    };
    let hit = search.hits[index];
    let count = search.hits.len();
    reader.search = Some(search);
    reader.jumps.record(from);
    // A search is not a jump from the list's selection, so `Tab` goes on as usual.
    reader.origin = None;
    reader.focus = Pane::Article;
    article::show(reader, layout, hit.start as usize);
    app.walking = true;
    app.notice = Some(app.strings.fill(UiText::HitOf, &[("number", &(index + 1)), ("count", &count)]));
}

/// Closes the line and goes back to where it was opened.
fn cancel(app: &mut App) -> Vec<Effect> {
    let layout = app.layout();
    if matches!(app.prompt.as_ref().map(|prompt| prompt.aim), Some(PromptKind::Page)) {
        if let Some(prompt) = &mut app.prompt {
            prompt.line.clear();
        }
        entity::follow(app);
    }
    let Some(prompt) = app.prompt.take() else { return Vec::new() };
    let Some(reader) = app.screen.reader_mut() else { return library::cancel(app, &prompt) };
    if let PromptKind::List(pane) = prompt.aim {
        narrow(reader, &layout, pane, String::new());
        return Vec::new();
    }
    reader.search = None;
    reader.scroll_to(prompt.top, &layout);
    reader.cursor = Cursor { byte: prompt.from, row: reader.flow.row_of(prompt.from) };
    Vec::new()
}
