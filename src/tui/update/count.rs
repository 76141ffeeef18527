//! Counts before a key, as in vi: `5j` moves five rows down, `12G` goes to the twelfth. They are typed where digits are
//! no keys of their own, which is the library's list.

use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::ui::key::Key;
use crate::tui::ui::keymap::{KeyContext, Lookup};
use crossterm::event::KeyCode;

/// Larger counts are as good as this one: no list is longer.
const LARGEST: usize = 9_999_999;
/// An action is repeated at most so often.
const MOST_REPEATS: usize = 10_000;

/// Takes a digit of a count. Says whether it was one.
pub(super) fn take_digit(app: &mut App, key: Key) -> bool {
    let KeyCode::Char(char) = key.code else { return false };
    let Some(digit) = char.to_digit(10).filter(|_| !key.ctrl && !key.alt) else { return false };
    let is_free = || app.keymap.look_up(KeyContext::Library, &[key]) == Lookup::Unbound;
    let is_digit = match app.count {
        // `0` has a meaning of its own until a count has begun.
        Some(_) => true,
        None => digit > 0 && is_free(),
    };
    if app.context() != KeyContext::Library || !app.pending.is_empty() || !is_digit {
        return false;
    }
    let count = (app.count.unwrap_or_default() * 10 + digit as usize).min(LARGEST);
    app.count = Some(count);
    app.notice = Some(count.to_string());
    true
}

/// How often `action` is carried out after the count; once without one. A count before the end of the list means the row
/// with this number, which is selected here.
pub(super) fn repeats(app: &mut App, action: Action) -> usize {
    let Some(count) = app.count.take() else { return 1 };
    let page = app.library_page();
    match (action, &mut app.library) {
        (Action::Top | Action::Bottom, Some(library)) => {
            library.select(count.saturating_sub(1), page);
            0
        }
        (
            Action::Up
            | Action::Down
            | Action::PageUp
            | Action::PageDown
            | Action::HalfPageUp
            | Action::HalfPageDown
            | Action::NextArticle
            | Action::PreviousArticle,
            _,
        ) => count.clamp(1, MOST_REPEATS),
        _ => 1,
    }
}
