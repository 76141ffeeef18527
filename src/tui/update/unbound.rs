//! Says that a key does nothing where it was pressed: silence would look like a fault.

use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::ui::strings::UiText;
use std::fmt::Display;

/// Says it of a key.
pub(in crate::tui) fn key(app: &mut App, key: &dyn Display) {
    let help = app.keymap.key_for(app.context(), Action::Help).unwrap_or_default();
    app.notice = Some(app.strings.fill(UiText::KeyUnbound, &[("key", key), ("help", &help)]));
}

/// Says it of the key of an action that has a meaning elsewhere on the screen.
pub(in crate::tui) fn action(app: &mut App, action: Action) {
    let pressed = app.keymap.key_for(app.context(), action).unwrap_or_default();
    key(app, &pressed);
}
