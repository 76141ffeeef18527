//! The help: opening, moving in it, narrowing it down, choosing.

use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::help::Help;
use crate::tui::overlay::help_entries;
use crate::tui::ui::key::Key;
use crate::tui::ui::strings::UiText;
use crate::tui::update::navigation::step;
use crate::tui::update::outcome::InputOutcome;
use crossterm::event::KeyCode;

/// Opens the help; what lies over the screen comes back after it.
pub(in crate::tui) fn open(app: &mut App) {
    let popup = app.overlay.as_ref().map(|overlay| overlay.title(&app.strings));
    let entries = help_entries::entries(app, popup.as_deref());
    let title = app.strings.get(UiText::Keys).to_owned();
    let help = Help::new(title, entries, app.size);
    app.covered = app.overlay.replace(Overlay::Help(Box::new(help)));
}

/// Closes it, and shows what it covered.
pub(in crate::tui) fn close(app: &mut App) {
    app.overlay = app.covered.take();
}

/// Takes a key; none leaves it to the keymap.
pub(in crate::tui) fn type_key(app: &mut App, key: Key) -> Option<InputOutcome> {
    let size = app.size;
    let Some(Overlay::Help(help)) = &mut app.overlay else { return None };
    let last = help.selected;
    match key.code {
        KeyCode::Enter => return Some(run(app)),
        _ if !help.is_typing => return None,
        KeyCode::Esc => end_typing(help, size),
        KeyCode::Char('c' | 'z') if key.ctrl => return None,
        KeyCode::Down => help.select(last + 1),
        KeyCode::Up => help.select(last.saturating_sub(1)),
        KeyCode::PageDown => help.select(last + help.page()),
        KeyCode::PageUp => help.select(last.saturating_sub(help.page())),
        KeyCode::Backspace if help.query.text().is_empty() => end_typing(help, size),
        _ => {
            if help.query.press(key) {
                help.find(size);
            }
        }
    }
    Some(InputOutcome::NOTHING)
}

fn end_typing(help: &mut Help, size: (u16, u16)) {
    help.is_typing = false;
    help.query = crate::tui::ui::line_edit::LineEdit::default();
    help.find(size);
}

/// Inserts pasted text into the line that is typed.
pub(in crate::tui) fn paste(app: &mut App, text: &str) {
    let size = app.size;
    if let Some(Overlay::Help(help)) = &mut app.overlay
        && help.is_typing
    {
        help.query.paste(text);
        help.find(size);
    }
}

/// Carries out what an action means in the help.
pub(in crate::tui) fn act(app: &mut App, action: Action) {
    let size = app.size;
    let Some(Overlay::Help(help)) = &mut app.overlay else { return };
    if let Some(number) = step(action, help.selected, help.page()) {
        help.select(number);
        return;
    }
    match action {
        Action::Search => help.is_typing = true,
        Action::PaneRight | Action::NextPane => help.select_beside(true),
        Action::PaneLeft | Action::PreviousPane => help.select_beside(false),
        Action::Back if !help.query.text().is_empty() => end_typing(help, size),
        _ => close(app),
    }
}

/// Closes the help and carries out the selected row.
fn run(app: &mut App) -> InputOutcome {
    let Some(Overlay::Help(help)) = &app.overlay else { return InputOutcome::NOTHING };
    let Some(entry) = help.selection().cloned() else { return InputOutcome::NOTHING };
    if !entry.is_here {
        app.notice = Some(app.strings.fill(UiText::HelpNotHere, &[("keys", &entry.keys)]));
        return InputOutcome::NOTHING;
    }
    close(app);
    // The help of the help is what one looks at.
    match entry.action.filter(|action| *action != Action::Help) {
        Some(action) => InputOutcome::Action(action),
        None => InputOutcome::NOTHING,
    }
}

/// Takes what the mouse did: the wheel scrolls, a click chooses a row or, outside, closes.
pub(in crate::tui) fn mouse(app: &mut App, rows: isize, x: u16, y: u16) -> InputOutcome {
    let Some(Overlay::Help(help)) = &mut app.overlay else { return InputOutcome::NOTHING };
    if rows != 0 {
        help.scroll(rows);
    } else if !help.area.contains(x, y) {
        close(app);
    } else if let Some(number) = help.entry_at(x, y) {
        help.select(number);
        return run(app);
    }
    InputOutcome::NOTHING
}
