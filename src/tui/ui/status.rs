//! The line at the bottom: what was just done or is typed, else what can be done here.

use crate::layout::cell;
use crate::tui::app::App;
use crate::tui::prompt::PromptKind;
use crate::tui::screen::article::AnalysisState;
use crate::tui::screen::article::layout::Layout;
use crate::tui::screen::library::sidebar::Scope;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::hints::{self, ToldHint};
use crate::tui::ui::line_edit_view;
use crate::tui::ui::strings::UiText;
use crate::tui::ui::theme::Theme;
use crate::tui::update::reading_order;

/// A line that is typed gets at least this many columns, before anything stands beside it.
const LEAST_TYPED: u16 = 24;

/// Hints get at least this many columns, so that the way out is among them.
const LEAST_HINTS: u16 = 14;

/// Draws the line. Returns where the terminal's cursor belongs, while something is typed.
pub(in crate::tui) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    layout: &Layout,
    theme: &Theme,
) -> Option<(u16, u16)> {
    let area = layout.status;
    if area.height == 0 || area.width < 2 {
        return None;
    }
    let y = area.y;
    let x = area.x + 1;
    let right = position(app, layout);
    let right_width = cell::width(&right) as u16;
    let room = (area.width - 2).saturating_sub(if right.is_empty() { 0 } else { right_width + 2 });
    let (right, room) = match app.prompt {
        Some(_) if room < LEAST_TYPED => (String::new(), area.width - 2),
        None if room < LEAST_HINTS => (String::new(), area.width - 2),
        // What was just done counts more than where one is.
        None if app.notice.as_ref().is_some_and(|notice| cell::width(notice) > usize::from(room)) => {
            (String::new(), area.width - 2)
        }
        _ => (right, room),
    };
    canvas.text_right(&right, x, y, area.width - 2, *theme.status);
    canvas.line(" ", x, y, room, *theme.status);
    if let Some(prompt) = &app.prompt {
        let lead = match prompt.aim {
            PromptKind::Tags(_) => app.strings.get(UiText::PromptTags),
            PromptKind::Save => app.strings.get(UiText::PromptSave),
            PromptKind::Address => app.strings.get(UiText::PromptAddress),
            PromptKind::Import => app.strings.get(UiText::PromptImport),
            _ => "/",
        };
        let used = canvas.text(lead, x, y, room, *theme.prompt);
        let cursor = line_edit_view::draw(canvas, &prompt.line, (x + used, y, room - used), *theme.prompt);
        return Some((cursor, y));
    }
    if let Some(notice) = &app.notice {
        canvas.text(notice, x, y, room, *theme.notice);
    } else if !app.pending.is_empty() {
        let keys: Vec<String> = app.pending.iter().map(ToString::to_string).collect();
        canvas.text(&format!("{} …", keys.join(" ")), x, y, room, *theme.notice);
    } else {
        draw_hints(canvas, app, (x, y, room), theme);
    }
    None
}

/// The keys that matter where the focus is, as many as there is room for, none of them cut. The ways out are always among
/// them.
fn draw_hints(canvas: &mut Canvas<'_>, app: &App, (x, y, room): (u16, u16, u16), theme: &Theme) {
    const APART: u16 = 3;
    let mut hints = hints::of(app);
    let text = |hint: &ToldHint| app.strings.get(hint.what);
    let width = |hint: &ToldHint| (cell::width(&hint.keys) + 1 + cell::width(text(hint))) as u16 + APART;
    let room = room + APART;
    // First the ways out get room, then the help, then the others in their order.
    let mut left = room;
    let mut keep = vec![false; hints.len()];
    for pass in 0..3 {
        for (hint, keep) in hints.iter().zip(&mut keep) {
            let turn = if hint.is_way_out { 0 } else { 2 - u8::from(hint.is_help) };
            if turn == pass && width(hint) <= left {
                left -= width(hint);
                *keep = true;
            }
        }
    }
    // Where not even the way out fits in words, its key stands alone.
    let has_way_out = hints.iter().zip(&keep).any(|(hint, keep)| hint.is_way_out && *keep);
    if let Some(hint) = hints.iter().rfind(|hint| hint.is_way_out).filter(|_| !has_way_out) {
        canvas.text(&hint.keys, x, y, room - APART, *theme.title);
        return;
    }
    let mut keep = keep.into_iter();
    hints.retain(|_| keep.next() == Some(true));
    let mut at = x;
    for hint in &hints {
        let keys = cell::width(&hint.keys) as u16;
        canvas.text(&hint.keys, at, y, keys, *theme.title);
        canvas.text(text(hint), at + keys + 1, y, width(hint), *theme.key);
        at += width(hint);
    }
}

/// What stands at the right end: the place in the list, progress of the analysis, hits, place in the text.
fn position(app: &App, layout: &Layout) -> String {
    let Some(reader) = app.screen.reader() else { return String::new() };
    let place = reading_order::place(app).map(|(at, count)| {
        let place = format!("{}/{count}", at + 1);
        let is_unread = app.library.as_ref().is_some_and(|library| library.side.present() == Scope::Unread);
        if is_unread { app.strings.fill(UiText::PlaceUnread, &[("place", &place)]) } else { place }
    });
    let sure = reader.hides_unsure.then(|| app.strings.get(UiText::SureOnly).to_owned());
    let progress = match (&reader.search, reader.progress) {
        (Some(search), _) => Some(app.strings.count(UiText::HitOne, UiText::HitMany, search.hits.len())),
        (None, AnalysisState::Running) => Some(app.strings.get(UiText::Analysing).to_owned()),
        _ => None,
    };
    let percent = match reader.percent(layout) {
        100.. if reader.top == 0 => None,
        100.. => Some(app.strings.get(UiText::PlaceEnd).to_owned()),
        _ if reader.top == 0 => Some(app.strings.get(UiText::PlaceTop).to_owned()),
        percent => Some(format!("{percent} %")),
    };
    [place, progress, sure, percent].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
