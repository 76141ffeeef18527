//! What keys do in the list of the articles that were given.

use crate::tui::action::Action;
use crate::tui::app::{App, Transition};
use crate::tui::msg::Effect;
use crate::tui::update::history;
use crate::tui::update::navigation::step;
use crate::tui::update::unbound;
use std::sync::Arc;

/// Carries out `action`.
pub(in crate::tui) fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let page = app.picker_page();
    let selected = app.picker.selected;
    match action {
        Action::Open => return open(app, selected),
        Action::Back | Action::JumpBack => return history::back(app),
        Action::JumpForward => return history::forward(app),
        _ => match step(action, selected, page) {
            Some(row) => {
                app.picker.select(row);
                app.picker.reveal(page);
            }
            // Most keys of the library concern what it stores.
            None => unbound::action(app, action),
        },
    }
    Vec::new()
}

/// Opens the article number `index`.
pub(in crate::tui) fn open(app: &mut App, index: usize) -> Vec<Effect> {
    let document = app.documents.get(index).map(Arc::clone);
    document.map(|document| app.open(document, None, Transition::Push)).unwrap_or_default()
}
