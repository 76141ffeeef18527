//! The line in which a search is typed. The text follows what stands in it, and `Esc` brings it back.

use super::super::app::{App, Prompt};
use super::super::key::Key;
use super::super::msg::Effect;
use super::super::pane::Pane;
use super::super::reader::Cursor;
use super::article;
use crossterm::event::KeyCode;

/// The longest text that is searched at every key, in bytes: above, one waits for `Enter`.
const LONGEST_TYPED: usize = 4 << 20;

/// The longest query, in bytes.
const LONGEST_QUERY: usize = 256;

/// Opens the line.
pub(super) fn open(app: &mut App) {
    if let Some(reader) = &mut app.reader {
        reader.search = None;
        app.prompt = Some(Prompt { text: String::new(), from: reader.cursor.byte, top: reader.top });
    }
}

/// Adds pasted text to the line, if it is open.
pub(super) fn paste(app: &mut App, text: &str) {
    if let Some(prompt) = &mut app.prompt {
        text.chars().filter(|char| !char.is_control()).for_each(|char| push(&mut prompt.text, char));
        follow(app);
    }
}

/// Takes a key while the line is open.
pub(super) fn type_key(app: &mut App, key: Key) -> Vec<Effect> {
    let Some(prompt) = &mut app.prompt else { return Vec::new() };
    match key.code {
        KeyCode::Enter => finish(app),
        KeyCode::Esc => cancel(app),
        KeyCode::Char('c') if key.ctrl => cancel(app),
        KeyCode::Char('z') if key.ctrl => return vec![Effect::Suspend],
        KeyCode::Backspace if prompt.text.is_empty() => cancel(app),
        KeyCode::Backspace => {
            prompt.text.pop();
            follow(app);
        }
        KeyCode::Char('u') if key.ctrl => {
            prompt.text.clear();
            follow(app);
        }
        KeyCode::Char('w') if key.ctrl => {
            let kept = prompt.text.trim_end().rfind(' ').map_or(0, |space| space + 1);
            prompt.text.truncate(kept);
            follow(app);
        }
        _ => {
            if let Some(char) = key.typed() {
                push(&mut prompt.text, char);
                follow(app);
            }
        }
    }
    Vec::new()
}

fn push(text: &mut String, char: char) {
    if text.len() + char.len_utf8() <= LONGEST_QUERY {
        text.push(char);
    }
}

/// Shows the hits of what is typed so far.
fn follow(app: &mut App) {
    let screen = app.screen();
    let (Some(prompt), Some(reader)) = (&app.prompt, &mut app.reader) else { return };
    if reader.document.text.len() > LONGEST_TYPED {
        return;
    }
    let search = reader.find(&prompt.text);
    if let Some(index) = search.at_or_after(prompt.from) {
        article::reveal(reader, &screen, search.hits[index].start as usize);
    } else {
        reader.scroll_to(prompt.top, &screen);
        reader.cursor = Cursor { byte: prompt.from, row: reader.flow.row_of(prompt.from) };
    }
    reader.search = (!search.query.is_empty()).then_some(search);
}

/// Closes the line and goes to the first hit.
pub(super) fn finish(app: &mut App) {
    let screen = app.screen();
    let (Some(prompt), Some(reader)) = (app.prompt.take(), &mut app.reader) else { return };
    if prompt.text.is_empty() {
        reader.search = None;
        return;
    }
    let search = reader.find(&prompt.text);
    let Some(index) = search.at_or_after(prompt.from) else {
        reader.search = None;
        app.notice = Some(format!("Not found: {}", prompt.text));
        return;
    };
    let hit = search.hits[index];
    let count = search.hits.len();
    reader.search = Some(search);
    reader.jumps.record(prompt.from);
    // A search is not a jump from the list's selection, so `Tab` goes on as usual.
    reader.origin = None;
    reader.focus = Pane::Article;
    article::show(reader, &screen, hit.start as usize);
    app.walking = true;
    app.notice = Some(format!("Hit {} of {count}", index + 1));
}

/// Closes the line and goes back to where it was opened.
fn cancel(app: &mut App) {
    let screen = app.screen();
    let (Some(prompt), Some(reader)) = (app.prompt.take(), &mut app.reader) else { return };
    reader.search = None;
    reader.scroll_to(prompt.top, &screen);
    reader.cursor = Cursor { byte: prompt.from, row: reader.flow.row_of(prompt.from) };
}
