//! Moves that several parts share: the focus, and steps in a list or in the text.

use crate::tui::action::Action;
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::layout::Layout;
use crate::tui::screen::article::pane::Pane;

/// Gives the keys to `pane`, and shows the mentions of what is selected there.
pub(in crate::tui) fn focus(reader: &mut Reader, pane: Pane) {
    reader.origin = None;
    reader.focus = pane;
    if let Some(item) = reader.selected(pane) {
        reader.current = Some(item);
    }
}

/// Where `action` leads in a list from `row`, if it moves in one; `page` rows are shown.
pub(in crate::tui) fn step(action: Action, row: usize, page: usize) -> Option<usize> {
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
pub(in crate::tui) fn text_rows(layout: &Layout) -> usize {
    usize::from(layout.text.height.max(1))
}
