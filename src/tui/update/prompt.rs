//! The keys of the line in which a search is typed, in the text, in a list, on a page or in the library. All follow what
//! is typed. The line starts empty: the search before it stays until something is typed, `Up` brings its words back, and
//! `Esc` the search itself.
//!
//! | key | with choices | without |
//! | --- | --- | --- |
//! | `Tab` | takes the selected one, or the first | lists the operators |
//! | `Up` `Down`, `Ctrl-p` `Ctrl-n` | select one | go through earlier lines |
//! | `Enter` | takes the selected one, and searches | searches |
//! | `Esc` | puts them away if one is selected | closes the line |
//!
//! Earlier lines are those of the same kind of prompt ([`PromptKind::history`]), over restarts.

use crate::document::without_credentials;
use crate::library::Query;
use crate::tui::app::App;
use crate::tui::msg::Effect;
use crate::tui::prompt::{EarlierSearch, Prompt, PromptKind};
use crate::tui::screen::article::layout::Layout;
use crate::tui::screen::article::pane::Pane;
use crate::tui::screen::article::{Cursor, Reader};
use crate::tui::screen::article::{update as article, update_lists as lists};
use crate::tui::screen::entity::update as entity;
use crate::tui::screen::library::update as library;
use crate::tui::ui::key::Key;
use crate::tui::ui::strings::UiText;
use crate::tui::update::completion;
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
        let hits = reader.search.clone().filter(|_| aim == PromptKind::Text);
        let query = match (reader.list(reader.focus), &hits) {
            (Some(list), _) => list.query.clone(),
            (None, Some(search)) => search.query.clone(),
            (None, None) => String::new(),
        };
        let (from, top) = (reader.cursor.byte, reader.top);
        let earlier = EarlierSearch { query, hits, article: None };
        app.prompt = Some(Prompt { from, top, ..Prompt::search(aim, earlier) });
    }
}

/// Inserts pasted text into the line, if it is open.
pub(in crate::tui) fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    let Some(prompt) = &mut app.prompt else { return Vec::new() };
    prompt.line.paste(text);
    typed(app)
}

/// Takes a key while the line is open.
pub(in crate::tui) fn type_key(app: &mut App, key: Key) -> Vec<Effect> {
    let Some(prompt) = &mut app.prompt else { return Vec::new() };
    let is_selected = prompt.candidates.selected.is_some();
    match key.code {
        KeyCode::Enter if is_selected => take(app, true),
        KeyCode::Enter => finish(app),
        KeyCode::Tab if prompt.candidates.is_open() => take(app, false),
        KeyCode::Tab => completion::follow(app, true),
        KeyCode::Esc if is_selected => {
            prompt.candidates.close();
            Vec::new()
        }
        KeyCode::Esc => cancel(app),
        KeyCode::Up => step(app, false),
        KeyCode::Down => step(app, true),
        KeyCode::Char('p') if key.ctrl => step(app, false),
        KeyCode::Char('n') if key.ctrl => step(app, true),
        KeyCode::Char('c') if key.ctrl => cancel(app),
        KeyCode::Char('z') if key.ctrl => vec![Effect::Suspend],
        KeyCode::Backspace if prompt.line.text().is_empty() => cancel(app),
        _ => {
            let cursor = prompt.line.cursor();
            if prompt.line.press(key) {
                return typed(app);
            }
            if prompt.line.cursor() == cursor { Vec::new() } else { completion::follow(app, false) }
        }
    }
}

/// Follows a line that was changed by typing.
fn typed(app: &mut App) -> Vec<Effect> {
    if let Some(prompt) = &mut app.prompt {
        prompt.recalled = None;
        prompt.is_begun = true;
    }
    let mut effects = completion::follow(app, false);
    effects.extend(completion::understand(app));
    effects.extend(follow(app));
    effects
}

/// Takes the selected choice, or the first one. With `is_last`, a value ends the line.
fn take(app: &mut App, is_last: bool) -> Vec<Effect> {
    let Some(prompt) = &mut app.prompt else { return Vec::new() };
    let candidates = std::mem::take(&mut prompt.candidates);
    let chosen = candidates.word.as_ref().zip(candidates.chosen());
    let Some((word, candidate)) = chosen else { return Vec::new() };
    let Some((line, cursor)) = word.replaced(prompt.line.text(), &candidate.text) else { return Vec::new() };
    let is_value = !candidate.text.ends_with(':');
    prompt.line.replace(line, cursor);
    let mut effects = typed(app);
    if is_last && is_value {
        effects.extend(finish(app));
    }
    effects
}

/// Selects the next choice or the one before; without any, goes through the lines that were typed earlier.
fn step(app: &mut App, forward: bool) -> Vec<Effect> {
    let Some(prompt) = &mut app.prompt else { return Vec::new() };
    if prompt.candidates.is_open() && prompt.recalled.is_none() {
        prompt.candidates.step(forward);
        return Vec::new();
    }
    let lines = app.session.typed(prompt.aim.history());
    let place = match (prompt.recalled, forward) {
        (None, true) => return Vec::new(),
        (None, false) => Some(0),
        (Some(at), false) => Some(at + 1),
        (Some(at), true) => at.checked_sub(1),
    };
    let earlier = |place: usize| lines.len().checked_sub(place + 1).and_then(|at| lines.get(at));
    let line = match place.map(earlier) {
        // The line that is open already is skipped.
        Some(Some(line)) if prompt.recalled.is_none() && line == prompt.line.text() => {
            prompt.draft = line.clone();
            prompt.recalled = Some(0);
            return step(app, false);
        }
        Some(Some(line)) => line.clone(),
        Some(None) => return Vec::new(),
        None => prompt.draft.clone(),
    };
    if prompt.recalled.is_none() {
        prompt.draft = prompt.line.text().to_owned();
    }
    prompt.recalled = place;
    prompt.is_begun = true;
    prompt.candidates.close();
    prompt.ticket += 1;
    let cursor = line.len();
    prompt.line.replace(line, cursor);
    let mut effects: Vec<Effect> = completion::understand(app).into_iter().collect();
    effects.extend(follow(app));
    effects
}

/// Remembers what was typed. Addresses with a password are left out.
fn remember(app: &mut App, prompt: &Prompt) {
    let line = prompt.line.text();
    if prompt.aim != PromptKind::Address || without_credentials(line) == line {
        app.session.remember(prompt.aim.history(), line);
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
    if app.prompt.as_ref().is_some_and(|prompt| prompt.aim.is_search() && !prompt.is_begun) {
        return cancel(app);
    }
    let Some(prompt) = app.prompt.take() else { return Vec::new() };
    remember(app, &prompt);
    let known = prompt.aim.operators();
    let (_, wrong) = Query::parse_within(prompt.line.text(), known);
    if let Some(problem) = wrong.first().filter(|_| !known.is_empty()) {
        app.notice = Some(problem.told(app.strings.messages()));
    }
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

/// Closes the line and goes back to where it was opened, and to the search of that time.
fn cancel(app: &mut App) -> Vec<Effect> {
    let layout = app.layout();
    let Some(prompt) = app.prompt.take() else { return Vec::new() };
    if !prompt.is_begun {
        return Vec::new();
    }
    match (prompt.aim, app.screen.reader_mut()) {
        (PromptKind::Page, _) => entity::cancel(app, &prompt),
        (PromptKind::List(pane), Some(reader)) => narrow(reader, &layout, pane, prompt.earlier.query),
        (_, Some(reader)) => {
            reader.search = prompt.earlier.hits;
            reader.scroll_to(prompt.top, &layout);
            reader.cursor = Cursor { byte: prompt.from, row: reader.flow.row_of(prompt.from) };
        }
        (_, None) => return library::cancel(app, &prompt),
    }
    Vec::new()
}
