//! The way back through the screens, and the way up.

use crate::tui::action::Action;
use crate::tui::app::{App, Transition};
use crate::tui::effect::library_worker::Request;
use crate::tui::msg::Effect;
use crate::tui::screen::Screen;
use crate::tui::screen::library::update_figures as figures;
use crate::tui::ui::strings::UiText;

/// Shows the screen that one came from; says so where there is none.
pub(in crate::tui) fn back(app: &mut App) -> Vec<Effect> {
    turn(app, false)
}

/// Shows the screen that one came back from; says so where there is none.
pub(in crate::tui) fn forward(app: &mut App) -> Vec<Effect> {
    turn(app, true)
}

/// One level up: to the screen that one came from, or, from the first one, out of the program.
pub(in crate::tui) fn up(app: &mut App) -> Vec<Effect> {
    if app.shown_library().is_some_and(|library| library.table.is_shown) {
        figures::turn(app);
        return Vec::new();
    }
    if app.turn_back(false) {
        return refreshed(app);
    }
    app.leave();
    vec![Effect::Quit]
}

/// Shows the library.
pub(in crate::tui) fn library(app: &mut App) -> Vec<Effect> {
    if app.library.is_none() {
        app.notice = Some(app.strings.get(UiText::NoLibrary).to_owned());
        return Vec::new();
    }
    if !matches!(app.screen, Screen::Library) {
        app.show(Screen::Library, Transition::Push);
    }
    refreshed(app)
}

/// Shows what `words` find in the library.
pub(in crate::tui) fn search_library(app: &mut App, words: String) -> Vec<Effect> {
    let mut effects = library(app);
    if let Some(library) = &mut app.library {
        library.side.selected = 0;
        library.query = words;
        library.rewind();
        effects.push(library.ask());
    }
    effects
}

fn turn(app: &mut App, forward: bool) -> Vec<Effect> {
    if app.turn_back(forward) {
        return refreshed(app);
    }
    app.notice = Some(if forward {
        app.strings.get(UiText::NoJumpForward).to_owned()
    } else {
        let key = app.keymap.key_for(app.context(), Action::Close).unwrap_or_default();
        app.strings.fill(UiText::NoJump, &[("key", &key)])
    });
    Vec::new()
}

/// Asks the library for what a screen that comes back may not show yet.
fn refreshed(app: &mut App) -> Vec<Effect> {
    match (&app.screen, &mut app.library) {
        (Screen::Library, Some(library)) if !library.is_there => {
            vec![library.ask(), Effect::Library(Request::Sidebar)]
        }
        (Screen::Entity(page), Some(_)) => vec![Effect::Library(Request::PageAgain(page.page.entity.id))],
        _ => Vec::new(),
    }
}
