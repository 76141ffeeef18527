//! When a short help is shown, and with which keys.

use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::tip::Tip;
use crate::tui::screen::Screen;
use crate::tui::screen::article::AnalysisState;
use crate::tui::ui::keymap::KeyContext;
use crate::tui::ui::strings::UiText;
use crate::tui::update::unbound;

/// The one for what is shown.
fn present(app: &App) -> Option<Tip> {
    match (&app.overlay, &app.screen) {
        (Some(Overlay::Card(..)), _) => Some(Tip::Card),
        (Some(_), _) => None,
        (None, Screen::Picker) => Some(Tip::Picker),
        (None, Screen::Library) => Some(Tip::Library),
        (None, Screen::Article(_)) => Some(Tip::Article),
        (None, Screen::Entity(_)) => Some(Tip::Page),
    }
}

/// Shows the short help where what is shown has not been seen before. A typed line is not disturbed.
pub(in crate::tui) fn show_new(app: &mut App) {
    let is_ready = app.screen.reader().is_none_or(|reader| reader.progress != AnalysisState::Running);
    if app.tip.is_none() && app.shows_tips && app.prompt.is_none() && is_ready {
        app.tip = present(app).filter(|tip| app.session.see_tip(tip.name()));
    }
}

/// Shows the one of the present screen again.
pub(in crate::tui) fn show_again(app: &mut App) {
    app.tip = present(app);
    if app.tip.is_none() {
        unbound::action(app, Action::Tour);
    }
}

/// What it says, with the keys as they are.
pub(in crate::tui) fn words(app: &App, tip: Tip) -> String {
    let key = |action| {
        let contexts = [app.context(), KeyContext::List, KeyContext::Article, KeyContext::Library];
        contexts.into_iter().find_map(|context| app.keymap.key_for(context, action)).unwrap_or_default()
    };
    let keys = [
        ("tab", key(Action::NextPane)),
        ("open", key(Action::Open)),
        ("back", key(Action::Back)),
        ("card", key(Action::Card)),
        ("copy", key(Action::Copy)),
        ("chart", key(Action::Chart)),
        ("add", key(Action::Add)),
        ("filter", key(Action::Filter)),
        ("search", key(Action::Search)),
        ("help", key(Action::Help)),
    ];
    let values: Vec<(&str, &dyn std::fmt::Display)> =
        keys.iter().map(|(name, key)| (*name, key as &dyn std::fmt::Display)).collect();
    app.strings.fill(tip.text(), &values)
}

/// How it is shown again.
pub(in crate::tui) fn note(app: &App) -> String {
    let key = app.keymap.key_for(app.context(), Action::Tour).unwrap_or_default();
    app.strings.fill(UiText::TipAgain, &[("tour", &key)])
}
