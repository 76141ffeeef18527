//! The line at the bottom: what was just done or is typed, else what can be done here.

use crate::layout::cell;
use crate::tui::action::Action;
use crate::tui::app::{App, PromptKind};
use crate::tui::overlay::Overlay;
use crate::tui::screen::article::AnalysisState;
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::layout::Layout;
use crate::tui::screen::article::pane::Pane;
use crate::tui::screen::entity::Tab;
use crate::tui::screen::library::sidebar::Scope;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::keymap::KeyContext;
use crate::tui::ui::line_edit_view;
use crate::tui::ui::strings::UiText;
use crate::tui::ui::theme::Theme;
use crate::tui::update::reading_order;

/// A line that is typed gets at least this many columns, before anything stands beside it.
const LEAST_TYPED: u16 = 24;

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
        _ => (right, room),
    };
    canvas.text_right(&right, x, y, area.width - 2, *theme.status);
    canvas.line(" ", x, y, room, *theme.status);
    if let Some(prompt) = &app.prompt {
        let lead = match prompt.aim {
            PromptKind::Tags(_) => app.strings.get(UiText::PromptTags),
            PromptKind::Save => app.strings.get(UiText::PromptSave),
            PromptKind::Address => app.strings.get(UiText::PromptAddress),
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

type Hint = (&'static [Action], UiText);

const MOVES: &[Action] = &[Action::Down, Action::Up];
const MENTIONS: &[Action] = &[Action::NextMention, Action::PreviousMention];
const MARKS: &[Action] = &[Action::NextMark, Action::PreviousMark];
const HELP: Hint = (&[Action::Help], UiText::HintHelp);
const CARD: Hint = (&[Action::Card], UiText::HintCard);
const FILTER: Hint = (&[Action::Filter], UiText::HintFilter);
const SEARCH: Hint = (&[Action::Search], UiText::HintSearch);
const PALETTE: Hint = (&[Action::Palette], UiText::HintPalette);
/// The way out, which is shown whatever else there is no room for.
const CLOSE: Hint = (&[Action::Close], UiText::HintQuit);

const IN_SEARCH: &[Hint] = &[HELP, (MENTIONS, UiText::HintHits), (&[Action::Back], UiText::HintEndSearch)];
const IN_LIBRARY: &[Hint] =
    &[HELP, (MOVES, UiText::HintChoose), (&[Action::Open], UiText::HintRead), PALETTE, CLOSE];
const IN_SHELF: &[Hint] = &[
    HELP,
    (&[Action::Open], UiText::HintRead),
    SEARCH,
    (&[Action::Page], UiText::HintPage),
    (&[Action::Star], UiText::HintStar),
    (&[Action::Delete], UiText::HintDelete),
    (&[Action::Filter], UiText::HintUnread),
    (&[Action::Sync], UiText::HintSync),
    (&[Action::Sort], UiText::HintSort),
    CLOSE,
];
const IN_TRENDS: &[Hint] = &[
    HELP,
    (&[Action::Open], UiText::HintReadThere),
    (&[Action::PaneLeft, Action::PaneRight], UiText::HintPeriods),
    (&[Action::Filter], UiText::HintLengths),
    (&[Action::NextMention], UiText::HintSources),
    (&[Action::Chart], UiText::HintChart),
    CARD,
    (&[Action::NextPane], UiText::HintNext),
    (&[Action::Back], UiText::HintBack),
];
const IN_PAGE_ROWS: &[Hint] = &[
    HELP,
    (&[Action::Open], UiText::HintReadThere),
    (&[Action::NextPane], UiText::HintNext),
    (&[Action::Copy], UiText::HintCopy),
    (&[Action::Browse], UiText::HintBrowse),
    (&[Action::Back], UiText::HintBack),
];
const IN_PAGE: &[Hint] = &[
    HELP,
    (&[Action::Open], UiText::HintReadThere),
    (&[Action::NextPane], UiText::HintNext),
    (&[Action::Sort], UiText::HintSort),
    (&[Action::Filter], UiText::HintMeasure),
    (&[Action::Chart], UiText::HintChart),
    CARD,
    (&[Action::Search], UiText::HintFind),
    (&[Action::Back], UiText::HintBack),
];
const IN_ARTICLE: &[Hint] =
    &[HELP, (&[Action::NextPane], UiText::HintLists), (MARKS, UiText::HintMentions), SEARCH, PALETTE, CLOSE];
const AT_MENTION: &[Hint] =
    &[HELP, (MENTIONS, UiText::HintSameAgain), CARD, FILTER, (MARKS, UiText::HintAnyMention), SEARCH, CLOSE];
const IN_LIST: &[Hint] = &[
    HELP,
    (&[Action::Open], UiText::HintReadThere),
    CARD,
    FILTER,
    (&[Action::Search], UiText::HintFind),
    (MENTIONS, UiText::HintItsMentions),
    (&[Action::Sort], UiText::HintSort),
    CLOSE,
];
const IN_FIGURES: &[Hint] = &[
    HELP,
    (&[Action::Open], UiText::HintReadThere),
    CARD,
    (&[Action::Filter], UiText::HintKinds),
    (&[Action::Chart], UiText::HintChart),
    (&[Action::Search], UiText::HintFind),
    (&[Action::Sort], UiText::HintSort),
    CLOSE,
];
const AT_TABLE: &[Hint] = &[
    HELP,
    (&[Action::Open], UiText::HintFold),
    (MENTIONS, UiText::HintItsMentions),
    CARD,
    (&[Action::Chart], UiText::HintChart),
    (&[Action::Copy], UiText::HintCopy),
    (&[Action::Search], UiText::HintFind),
    CLOSE,
];
const FILTERED: &[Hint] = &[
    HELP,
    (&[Action::Back], UiText::HintUnfilter),
    FILTER,
    CARD,
    (MARKS, UiText::HintMentions),
    (&[Action::Open], UiText::HintReadThere),
];
const IN_SHEET: &[Hint] = &[(&[Action::Back], UiText::HintClose), (MOVES, UiText::HintScroll)];
const IN_CARD: &[Hint] = &[
    (&[Action::Back], UiText::HintClose),
    (&[Action::Open], UiText::HintJump),
    (&[Action::Copy], UiText::HintCopy),
    (MOVES, UiText::HintScroll),
];
const IN_FIGURE_CARD: &[Hint] = &[
    (&[Action::Back], UiText::HintClose),
    (&[Action::Open], UiText::HintJump),
    (&[Action::NextPane], UiText::HintOthers),
    (&[Action::Copy], UiText::HintCopy),
    (MOVES, UiText::HintScroll),
];
const IN_TIMELINE: &[Hint] = &[
    (&[Action::Back], UiText::HintClose),
    (&[Action::PaneLeft, Action::PaneRight], UiText::HintChoose),
    (&[Action::Open], UiText::HintJump),
    (&[Action::NextPane], UiText::HintLengths),
    (&[Action::Copy], UiText::HintCopy),
];
const IN_ONE_TIMELINE: &[Hint] = &[
    (&[Action::Back], UiText::HintClose),
    (&[Action::PaneLeft, Action::PaneRight], UiText::HintChoose),
    (&[Action::Open], UiText::HintJump),
    (&[Action::Copy], UiText::HintCopy),
];
const IN_CHART: &[Hint] = &[
    (&[Action::Back], UiText::HintClose),
    (MOVES, UiText::HintChoose),
    (&[Action::Open], UiText::HintJump),
    (&[Action::NextPane], UiText::HintNext),
    (&[Action::Copy], UiText::HintCopy),
];
const IN_MENU: &[Hint] =
    &[(&[Action::Back], UiText::HintClose), (MOVES, UiText::HintChoose), (&[Action::Open], UiText::HintTake)];

/// What is worth knowing where the focus is.
fn hints(app: &App) -> &'static [Hint] {
    let reader = app.screen.reader();
    match &app.overlay {
        Some(Overlay::Card(ItemId::Figure(_), _)) if reader.is_some() => return IN_FIGURE_CARD,
        Some(Overlay::Card(..)) => return IN_CARD,
        Some(Overlay::Timeline(timeline)) if timeline.turns() => return IN_TIMELINE,
        Some(Overlay::Timeline(_)) => return IN_ONE_TIMELINE,
        Some(Overlay::Help(_) | Overlay::Tour(_)) => return IN_SHEET,
        Some(Overlay::Menu(_)) => return IN_MENU,
        Some(Overlay::Chart(_)) => return IN_CHART,
        Some(Overlay::Palette(_)) => return &[],
        None => {}
    }
    let focus = reader.map(|reader| reader.focus);
    let typed =
        reader.and_then(|reader| reader.list(reader.focus)).is_some_and(|list| !list.query.is_empty());
    let at_table =
        reader.is_some_and(|reader| matches!(reader.selected(reader.focus), Some(ItemId::Table(_))));
    match app.context() {
        _ if reader.is_some_and(|reader| reader.search.is_some()) => IN_SEARCH,
        _ if typed || reader.is_some_and(|reader| !reader.filter.is_empty()) => FILTERED,
        KeyContext::Page => match app.screen.entity().map(|page| page.tab) {
            Some(Tab::Trends) => IN_TRENDS,
            Some(Tab::Articles | Tab::Quotes) => IN_PAGE_ROWS,
            _ => IN_PAGE,
        },
        KeyContext::Library if app.shown_library().is_some() => IN_SHELF,
        KeyContext::Library => IN_LIBRARY,
        KeyContext::Article if reader.is_some_and(|reader| reader.current.is_some()) => AT_MENTION,
        KeyContext::Article => IN_ARTICLE,
        KeyContext::List if at_table => AT_TABLE,
        KeyContext::List if focus == Some(Pane::Figures) => IN_FIGURES,
        KeyContext::List => IN_LIST,
    }
}

/// The keys that matter where the focus is, as many as there is room for. The way out is always among them.
fn draw_hints(canvas: &mut Canvas<'_>, app: &App, (x, y, room): (u16, u16, u16), theme: &Theme) {
    const APART: u16 = 3;
    let told: Vec<(bool, String, &str)> = hints(app).iter().filter_map(|hint| told(app, hint)).collect();
    let width = |keys: &str, what: &str| (cell::width(keys) + 1 + cell::width(what)) as u16;
    let mut kept: u16 =
        told.iter().filter(|hint| hint.0).map(|(_, keys, what)| width(keys, what) + APART).sum();
    let mut at = 0;
    for (is_way_out, keys, what) in told {
        let width = width(&keys, what);
        if is_way_out {
            kept -= width + APART;
        } else if at + width + kept > room {
            continue;
        }
        if at + width > room {
            break;
        }
        canvas.text(&keys, x + at, y, room - at, *theme.title);
        canvas.text(what, x + at + cell::width(&keys) as u16 + 1, y, room - at, *theme.key);
        at += width + APART;
    }
}

/// A hint in words: whether it is the way out, its keys, and what they do.
fn told<'a>(app: &'a App, (actions, what): &Hint) -> Option<(bool, String, &'a str)> {
    let context = app.context();
    let is_way_out = actions.iter().any(|action| matches!(action, Action::Close | Action::Back));
    let what = match actions {
        [Action::Close] if !app.history.behind().is_empty() => UiText::HintBack,
        _ => *what,
    };
    let keys: Vec<String> =
        actions.iter().filter_map(|&action| app.keymap.key_for(context, action)).collect();
    (!keys.is_empty()).then(|| (is_way_out, keys.join(" "), app.strings.get(what)))
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
    let percent = Some(format!("{} %", reader.percent(layout)));
    [place, progress, sure, percent].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
