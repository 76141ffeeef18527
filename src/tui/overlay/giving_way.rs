//! Keys that mean nothing in a card or a chart are meant for the screen below.

use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::overlay::Overlay;
use crate::tui::update::navigation::step;

/// Closes a card or a chart over which `action` means nothing, so that it is carried out on the screen below. Says whether
/// it did. What deletes stays without effect there, since the article is not what one looks at.
pub(in crate::tui) fn gives_way(app: &mut App, action: Action) -> bool {
    let closes = match &app.overlay {
        Some(Overlay::Card(..)) => action == Action::Card,
        Some(Overlay::Chart(_) | Overlay::Timeline(_)) => action == Action::Chart,
        _ => return false,
    };
    let is_own = step(action, 0, 1).is_some()
        || matches!(
            action,
            Action::Open
                | Action::Copy
                | Action::CopyJson
                | Action::Delete
                | Action::NextPane
                | Action::PreviousPane
                | Action::PaneLeft
                | Action::PaneRight
                | Action::JumpBack
                | Action::JumpForward
                | Action::ReadOn
                | Action::Help
                | Action::Tour
                | Action::Back
                | Action::Close
                | Action::Quit
        )
        || action == Action::Browse && app.screen.reader().is_none();
    let gives_way = !closes && !is_own;
    if gives_way {
        app.overlay = None;
    }
    gives_way
}
