//! What the help says: in a popup its keys, else all actions by section, those that can be done here first.

use crate::order::Reorder;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::overlay::help::HelpEntry;
use crate::tui::screen::Screen;
use crate::tui::screen::entity::Tab;
use crate::tui::ui::hints;
use crate::tui::ui::keymap::KeyContext;
use crate::tui::ui::strings::UiText;
use std::collections::BTreeSet;

/// The sections, in their order.
const SECTIONS: [UiText; 6] = [
    UiText::HelpRead,
    UiText::HelpGo,
    UiText::HelpLists,
    UiText::HelpLibrary,
    UiText::HelpFeeds,
    UiText::HelpView,
];

/// What can be done where the focus is, and elsewhere.
pub(in crate::tui) fn entries(app: &App, popup: Option<&str>) -> Vec<HelpEntry> {
    if let Some(title) = popup {
        return of_popup(app, title);
    }
    let context = app.context();
    let mut entries: Vec<(usize, HelpEntry)> = Vec::new();
    let rows = app.keymap.help();
    let here: BTreeSet<&str> =
        rows.iter().filter(|row| row.contexts.contains(&context)).map(|row| row.action.name()).collect();
    for row in &rows {
        // What an action does elsewhere would only confuse where it does something here.
        if !row.contexts.contains(&context) && here.contains(row.action.name()) {
            continue;
        }
        let here = row.keys_in(context);
        let is_here = !here.is_empty() && works(app, row.action);
        let section = section(row.action);
        let entry = HelpEntry {
            section: app.strings.get(section).to_owned(),
            keys: if here.is_empty() { row.keys.clone() } else { here },
            text: row.told(&app.strings),
            action: Some(row.action),
            is_here,
        };
        // What an action does elsewhere is of no use where it does something here.
        let place = usize::from(section != own_section(context));
        let place =
            place * SECTIONS.len() + SECTIONS.iter().position(|&known| known == section).unwrap_or_default();
        entries.push((place, entry));
    }
    entries.reorder_by_key(|(place, _)| *place);
    entries.into_iter().map(|(_, entry)| entry).collect()
}

/// The keys of what lies over the screen.
fn of_popup(app: &App, title: &str) -> Vec<HelpEntry> {
    let entry = |hint: hints::ToldHint| HelpEntry {
        section: title.to_owned(),
        keys: hint.keys,
        text: app.strings.get(hint.what).to_owned(),
        action: hint.action,
        is_here: true,
    };
    hints::of(app).into_iter().filter(|hint| !hint.is_help).map(entry).collect()
}

/// The section that comes first.
fn own_section(context: KeyContext) -> UiText {
    match context {
        KeyContext::Article => UiText::HelpRead,
        KeyContext::List | KeyContext::Page => UiText::HelpLists,
        KeyContext::Library => UiText::HelpLibrary,
    }
}

/// Whether what a key is bound to does something on the screen that is shown.
fn works(app: &App, action: Action) -> bool {
    let is_general = matches!(section(action), UiText::HelpRead | UiText::HelpView)
        || matches!(
            action,
            Action::Open
                | Action::JumpBack
                | Action::JumpForward
                | Action::Back
                | Action::Close
                | Action::Palette
                | Action::Library
        );
    match &app.screen {
        Screen::Picker => is_general,
        Screen::Entity(page) if page.tab != Tab::Figures => {
            !matches!(action, Action::Sort | Action::Filter | Action::Search | Action::Chart)
        }
        Screen::Article(_) => {
            let is_of_list =
                matches!(action, Action::NextArticle | Action::PreviousArticle | Action::NextUnread);
            !is_of_list || !app.history.behind().is_empty()
        }
        Screen::Entity(_) | Screen::Library => true,
    }
}

/// The section of an action.
fn section(action: Action) -> UiText {
    match action {
        Action::Down
        | Action::Up
        | Action::PageDown
        | Action::PageUp
        | Action::HalfPageDown
        | Action::HalfPageUp
        | Action::Top
        | Action::Bottom
        | Action::ReadOn
        | Action::NextArticle
        | Action::PreviousArticle
        | Action::NextUnread => UiText::HelpRead,
        Action::Open
        | Action::NextMention
        | Action::PreviousMention
        | Action::NextMark
        | Action::PreviousMark
        | Action::JumpBack
        | Action::JumpForward
        | Action::Search
        | Action::Palette
        | Action::Outline
        | Action::Links
        | Action::Page
        | Action::Library
        | Action::Back
        | Action::Close => UiText::HelpGo,
        Action::NextPane
        | Action::PreviousPane
        | Action::PaneLeft
        | Action::PaneRight
        | Action::FocusArticle
        | Action::FocusPeople
        | Action::FocusCompanies
        | Action::FocusFigures
        | Action::FocusQuotes
        | Action::Sort
        | Action::Filter
        | Action::Fold
        | Action::Unsure
        | Action::Card
        | Action::Chart
        | Action::Copy
        | Action::CopyJson
        | Action::Dock
        | Action::View => UiText::HelpLists,
        Action::MarkRead
        | Action::MarkAllRead
        | Action::MarkAboveRead
        | Action::Star
        | Action::Tag
        | Action::Delete
        | Action::Undo
        | Action::SaveSearch
        | Action::Export
        | Action::Browse => UiText::HelpLibrary,
        Action::Add | Action::Import | Action::Sync => UiText::HelpFeeds,
        Action::Zen
        | Action::Wider
        | Action::Narrower
        | Action::Themes
        | Action::Tour
        | Action::Help
        | Action::Suspend
        | Action::Quit => UiText::HelpView,
    }
}
