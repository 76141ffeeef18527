//! The line at the bottom: what was just done or is typed, else what can be done here.

use super::super::action::Action;
use super::super::app::App;
use super::super::keymap::Context;
use super::super::reader::Progress;
use super::super::screen::Screen;
use super::super::theme::Theme;
use super::canvas::Canvas;
use crate::layout::cell;

/// Draws the line. Returns where the terminal's cursor belongs, while something is typed.
pub(super) fn draw(canvas: &mut Canvas<'_>, app: &App, screen: &Screen, theme: &Theme) -> Option<(u16, u16)> {
    let area = screen.status;
    if area.height == 0 || area.width < 2 {
        return None;
    }
    let y = area.y;
    let x = area.x + 1;
    let right = position(app, screen);
    let right_width = cell::width(&right) as u16;
    let room = (area.width - 2).saturating_sub(if right.is_empty() { 0 } else { right_width + 2 });
    canvas.text_right(&right, x, y, area.width - 2, *theme.status);
    canvas.line(" ", x, y, room, *theme.status);
    if let Some(prompt) = &app.prompt {
        // The end of what is typed stays in sight.
        let mut text = prompt.text.as_str();
        while cell::width(text) + 2 > usize::from(room) {
            let Some(first) = text.chars().next() else { break };
            text = &text[first.len_utf8()..];
        }
        let used = canvas.text(&format!("/{text}"), x, y, room, *theme.prompt);
        return Some((x + used.min(room.saturating_sub(1)), y));
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

type Hint = (&'static [Action], &'static str);

const MOVES: &[Action] = &[Action::Down, Action::Up];
const MENTIONS: &[Action] = &[Action::NextMention, Action::PreviousMention];
const MARKS: &[Action] = &[Action::NextMark, Action::PreviousMark];

const IN_SEARCH: &[Hint] = &[(&[Action::Help], "help"), (MENTIONS, "hits"), (&[Action::Back], "end search")];
const IN_LIBRARY: &[Hint] =
    &[(&[Action::Help], "help"), (MOVES, "choose"), (&[Action::Open], "read"), (&[Action::Quit], "quit")];
const IN_ARTICLE: &[Hint] = &[
    (&[Action::Help], "help"),
    (&[Action::NextPane], "lists"),
    (MARKS, "mentions"),
    (&[Action::Search], "search"),
    (&[Action::Quit], "quit"),
];
const AT_MENTION: &[Hint] = &[
    (&[Action::Help], "help"),
    (&[Action::NextPane], "lists"),
    (MENTIONS, "same again"),
    (MARKS, "any mention"),
    (&[Action::Search], "search"),
    (&[Action::Quit], "quit"),
];
const IN_LIST: &[Hint] = &[
    (&[Action::Help], "help"),
    (&[Action::Open], "read there"),
    (MENTIONS, "its mentions"),
    (&[Action::Sort], "sort"),
    (&[Action::Copy], "copy"),
    (&[Action::Back], "article"),
];

/// The keys that matter where the focus is, as many as there is room for.
fn draw_hints(canvas: &mut Canvas<'_>, app: &App, (x, y, room): (u16, u16, u16), theme: &Theme) {
    let context = app.context();
    let reader = app.reader.as_ref();
    let hints = match context {
        _ if reader.is_some_and(|reader| reader.search.is_some()) => IN_SEARCH,
        Context::Library => IN_LIBRARY,
        Context::Article if reader.is_some_and(|reader| reader.current.is_some()) => AT_MENTION,
        Context::Article => IN_ARTICLE,
        Context::List => IN_LIST,
    };
    let mut at = 0;
    for (actions, what) in hints {
        let keys: Vec<String> =
            actions.iter().filter_map(|&action| app.keymap.key_for(context, action)).collect();
        if keys.is_empty() {
            continue;
        }
        let keys = keys.join(" ");
        let width = (cell::width(&keys) + 1 + cell::width(what)) as u16;
        if at + width > room {
            break;
        }
        canvas.text(&keys, x + at, y, room - at, *theme.title);
        canvas.text(what, x + at + cell::width(&keys) as u16 + 1, y, room - at, *theme.key);
        at += width + 3;
    }
}

/// What stands at the right end: progress of the analysis, hits, place in the text.
fn position(app: &App, screen: &Screen) -> String {
    let Some(reader) = &app.reader else { return String::new() };
    let percent = format!("{} %", reader.percent(screen));
    match (&reader.search, reader.progress) {
        (Some(search), _) => {
            let noun = if search.hits.len() == 1 { "hit" } else { "hits" };
            format!("{} {noun} · {percent}", search.hits.len())
        }
        (None, Progress::Running) => format!("analysing … · {percent}"),
        _ => percent,
    }
}
