//! What happens to the state when something happened: a pure function, without input or output.
//!
//! | file | job |
//! | --- | --- |
//! | this one | messages, keys to actions, actions to the parts |
//! | `article` | the cursor in the text, and walks over mentions and hits |
//! | `lists` | the selection in the lists, and what they are narrowed down to |
//! | `prompt` | the keys of the line in which a search is typed |
//! | `completion` | the choices for the word at its cursor |
//! | `overlay` | what lies over the screen |
//! | `hand_on` | copies, files, the browser |
//! | `library` | the library's screen, and what the library answers |
//! | `page` | the page of a person or a company |
//! | `count` | counts before a key |
//! | `mouse` | clicks and the wheel |
//! | `history` | back through the screens, and up |
//! | `reading_order` | the next article of the list, and the one before |
//! | `navigation` | moves that these share |
//! | `outcome` | what comes of a key or a click |

pub mod completion;
mod count;
pub mod history;
mod mouse;
pub mod navigation;
pub mod outcome;
pub mod prompt;
pub mod reading_order;
pub mod share;
pub mod unbound;

use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::msg::{Effect, Msg};
use crate::tui::overlay::giving_way;
use crate::tui::overlay::{dock, tip_update, update as overlay};
use crate::tui::screen::Screen;
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::layout::MEASURES;
use crate::tui::screen::article::pane::Pane;
use crate::tui::screen::article::{AnalysisState, Reader, update as article, update_lists as lists};
use crate::tui::screen::entity::update as entity;
use crate::tui::screen::library::{marks, update as library, update_figures as figures};
use crate::tui::screen::picker::update as picker;
use crate::tui::ui::key::Key;
use crate::tui::ui::keymap::Lookup;
use crate::tui::ui::strings::UiText;
use crate::tui::update::navigation::focus;
use crate::tui::update::outcome::InputOutcome;

/// Applies `msg` to the state. What is to be done outside of it is returned.
pub fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    let mut effects = apply(app, msg);
    effects.extend(entity::missing(app));
    effects.extend(library::settle(app));
    tip_update::show_new(app);
    // The first figures come before the list of articles that lies behind them.
    effects.splice(0..0, figures::missing(app));
    // What is left behind is kept before the program ends.
    effects.splice(0..0, app.outbox.drain(..));
    dock::settle(app);
    // Changes show at once, before they are saved.
    if let Some(library) = &mut app.library {
        for effect in &effects {
            if let Effect::Library(request) = effect
                && request.is_change()
            {
                library.change(request.clone());
            }
        }
    }
    effects
}

fn apply(app: &mut App, msg: Msg) -> Vec<Effect> {
    match msg {
        Msg::Key(key) => press(app, key),
        Msg::Paste(text) => {
            if app.overlay.is_none() {
                return prompt::paste(app, &text);
            }
            overlay::paste(app, &text);
            Vec::new()
        }
        Msg::Library(answer) => library::answered(app, answer),
        Msg::Notify(what) => {
            app.notice = Some(what);
            Vec::new()
        }
        Msg::Mouse { kind, x, y } => {
            let outcome = mouse::mouse(app, kind, x, y);
            finish(app, outcome)
        }
        Msg::Resize(width, height) => {
            resize(app, (width, height));
            Vec::new()
        }
        Msg::Analyzed { ticket, analysis } => {
            let is_awaited = |reader: &&mut Reader| reader.ticket == ticket;
            let shown = app.screen.reader_mut().filter(is_awaited);
            let is_shown = shown.is_some();
            // It may have been left meanwhile, to come back to.
            if let Some(reader) = shown.or_else(|| app.history.readers_mut().find(is_awaited)) {
                match analysis {
                    Some(analysis) => reader.set_analysis(analysis),
                    None => reader.progress = AnalysisState::Failed,
                }
            }
            if is_shown {
                app.lay_out();
                aim(app);
            }
            Vec::new()
        }
        Msg::Background { light } => {
            app.light = light;
            if let Some(light) = light {
                app.session.keep_background(light);
            }
            Vec::new()
        }
        Msg::Suspend => vec![Effect::Suspend],
        Msg::Quit => {
            app.leave();
            vec![Effect::Quit]
        }
    }
}

/// Goes to where the article was opened for.
fn aim(app: &mut App) {
    let layout = app.layout();
    if let Some(reader) = app.screen.reader_mut()
        && let Some(byte) = reader.aim.take()
    {
        article::show(reader, &layout, byte);
        reader.current = reader.pointed_at();
    }
}

fn resize(app: &mut App, size: (u16, u16)) {
    app.size = size;
    let layout = app.layout();
    if let Some(reader) = app.screen.reader_mut() {
        if reader.flow.width() == layout.text.width {
            reader.settle(&layout);
        } else {
            reader.lay_out(&layout);
        }
    }
    app.picker.reveal(app.picker_page());
    let page = app.library_page();
    if let Some(library) = &mut app.library {
        library.reveal(page);
        app.outbox.extend(library.missing(page));
    }
    let rows = entity::height(app);
    if let Some(page) = app.screen.entity_mut() {
        page.select(page.cursor().0, rows);
    }
    overlay::resize(app);
}

fn press(app: &mut App, key: Key) -> Vec<Effect> {
    app.notice = None;
    app.tip = None;
    if app.prompt.is_some() {
        return prompt::type_key(app, key);
    }
    if app.overlay.is_some()
        && let Some(outcome) = overlay::type_key(app, key)
    {
        return finish(app, outcome);
    }
    if count::take_digit(app, key) {
        return Vec::new();
    }
    app.pending.push(key);
    let context = app.context();
    let mut lookup = app.keymap.look_up(context, &app.pending);
    if lookup == Lookup::Unbound && app.pending.len() > 1 {
        // The sequence led nowhere, so its last key counts by itself.
        app.pending = vec![key];
        lookup = app.keymap.look_up(context, &app.pending);
    }
    match lookup {
        Lookup::Prefix => Vec::new(),
        Lookup::Unbound => {
            app.pending.clear();
            app.count = None;
            unbound::key(app, &key);
            Vec::new()
        }
        Lookup::Bound(action) => {
            app.pending.clear();
            let repeats = count::repeats(app, action);
            (0..repeats).flat_map(|_| perform(app, action)).collect()
        }
    }
}

/// Carries out the action that a key or a click stood for, if it did.
fn finish(app: &mut App, outcome: InputOutcome) -> Vec<Effect> {
    match outcome {
        InputOutcome::Done(effects) => effects,
        InputOutcome::Action(action) => perform(app, action),
    }
}

/// Carries out `action`.
fn perform(app: &mut App, action: Action) -> Vec<Effect> {
    match action {
        Action::Quit if app.overlay.is_none() => {
            app.leave();
            return vec![Effect::Quit];
        }
        Action::Suspend => return vec![Effect::Suspend],
        _ => {}
    }
    if app.overlay.is_some() && !giving_way::gives_way(app, action) {
        return overlay::act(app, action);
    }
    match action {
        Action::Close => return history::up(app),
        Action::Library => return history::library(app),
        Action::Chart | Action::Card if app.screen.entity().is_some() => return entity::act(app, action),
        _ => {}
    }
    if overlay::opens(app, action) {
        return Vec::new();
    }
    let walked = app.walking;
    app.walking = false;
    match app.screen {
        Screen::Entity(_) => entity::act(app, action),
        Screen::Library => library::act(app, action),
        Screen::Picker => picker::act(app, action),
        Screen::Article(_) => in_article(app, action, walked),
    }
}

/// Carries out what an action means in an article.
fn in_article(app: &mut App, action: Action, walked: bool) -> Vec<Effect> {
    match action {
        _ if marks::is_mark(action) => return marks::act(app, action),
        Action::NextArticle | Action::PreviousArticle | Action::NextUnread => {
            return reading_order::step(app, action);
        }
        Action::ReadOn => return read_on(app, walked),
        Action::Page => return library::page_of_item(app),
        Action::Copy => return share::copy(app, None),
        Action::CopyJson => return share::copy_json(app, None),
        Action::Browse => return share::browse(app),
        Action::Search => prompt::open(app),
        Action::Back => return back(app),
        Action::Filter => lists::filter(app),
        Action::Unsure => lists::hide_unsure(app),
        Action::Zen => zen(app),
        Action::Dock => dock::toggle(app),
        Action::Fold if !points_at_table(app) => unbound::action(app, action),
        Action::Wider => widen(app, 4),
        Action::Narrower => widen(app, -4),
        _ => return read(app, action, walked),
    }
    Vec::new()
}

/// Whether a table, or a figure of one, is selected in a list.
fn points_at_table(app: &App) -> bool {
    let Some(reader) = app.screen.reader() else { return false };
    let table = |item| matches!(item, ItemId::Table(_)) || reader.catalog.table_of(item).is_some();
    reader.selected(reader.focus).is_some_and(table)
}

/// A page down in the text; at its end, the next unread article of the list.
fn read_on(app: &mut App, walked: bool) -> Vec<Effect> {
    let layout = app.layout();
    let is_at_end = app.screen.reader().is_some_and(|reader| reader.percent(&layout) >= 100);
    if is_at_end && reading_order::place(app).is_some() {
        return reading_order::step(app, Action::NextUnread);
    }
    read(app, Action::PageDown, walked)
}

/// Carries out what moves through the open article.
fn read(app: &mut App, action: Action, walked: bool) -> Vec<Effect> {
    if let Some(pane) = pane_of(app, action) {
        // Where the text stands alone, a list brings the others back.
        if app.shape.zen && pane != Pane::Article {
            zen(app);
        }
        if let Some(reader) = app.screen.reader_mut() {
            focus(reader, pane);
        }
        return Vec::new();
    }
    let layout = app.layout();
    let Some(reader) = app.screen.reader_mut() else { return Vec::new() };
    match action {
        Action::NextMention | Action::PreviousMention | Action::NextMark | Action::PreviousMark => {
            app.walking = true;
            app.notice = article::walk(reader, &layout, action, !walked, &app.strings);
        }
        Action::JumpBack | Action::JumpForward => {
            let here = reader.cursor.byte;
            let place =
                if action == Action::JumpBack { reader.jumps.back(here) } else { reader.jumps.forward() };
            match (place, action) {
                (Some(place), _) => article::show(reader, &layout, place),
                (None, Action::JumpBack) => return history::back(app),
                (None, _) => return history::forward(app),
            }
        }
        Action::Sort => lists::sort(reader, &layout),
        Action::Open if reader.focus == Pane::Article && reader.mark_at(reader.cursor.byte).is_none() => {
            app.notice = Some(app.strings.get(UiText::NothingSelected).to_owned());
        }
        _ if reader.focus == Pane::Article => article::act(reader, &layout, action),
        _ => {
            app.walking = lists::act(reader, &layout, action, !walked);
        }
    }
    Vec::new()
}

/// The pane that `action` gives the keys to.
fn pane_of(app: &App, action: Action) -> Option<Pane> {
    let reader = app.screen.reader()?;
    Some(match action {
        Action::NextPane => next_pane(reader),
        Action::PreviousPane => reader.focus.step(false),
        Action::PaneRight if reader.focus == Pane::Article => next_pane(reader),
        Action::PaneRight => reader.focus,
        Action::FocusArticle | Action::PaneLeft => Pane::Article,
        Action::FocusPeople => Pane::People,
        Action::FocusCompanies => Pane::Companies,
        Action::FocusFigures => Pane::Figures,
        Action::FocusQuotes => Pane::Quotes,
        _ => return None,
    })
}

/// Shows the text alone, or the lists again.
fn zen(app: &mut App) {
    app.shape.zen = !app.shape.zen;
    if let Some(reader) = app.screen.reader_mut() {
        focus(reader, Pane::Article);
    }
    app.lay_out();
}

/// Makes the text wider by so many columns.
fn widen(app: &mut App, columns: i16) {
    let (least, most) = MEASURES;
    // On a narrow screen the text may be narrower than it is allowed to be.
    let width = app.layout().text.width;
    if columns > 0 && width < app.shape.measure {
        app.notice = Some(app.strings.get(UiText::MeasureMost).to_owned());
        return;
    }
    app.shape.measure = width.min(app.shape.measure).saturating_add_signed(columns).clamp(least, most);
    app.lay_out();
    app.notice = Some(app.strings.fill(UiText::MeasureIs, &[("columns", &app.shape.measure)]));
}

/// `Tab` from the article leads back to the list from which one came.
fn next_pane(reader: &Reader) -> Pane {
    reader.origin.unwrap_or_else(|| reader.focus.step(true))
}

/// One step out: of the search, the filter, the list, the text alone, the selection, the article.
fn back(app: &mut App) -> Vec<Effect> {
    let layout = app.layout();
    let Some(reader) = app.screen.reader_mut() else { return Vec::new() };
    if reader.search.take().is_some() || lists::unfilter(reader, &layout) {
        return Vec::new();
    }
    match (reader.focus, reader.origin) {
        (Pane::Article, Some(origin)) => focus(reader, origin),
        (Pane::Article, None) if app.shape.zen => zen(app),
        (Pane::Article, None) if !app.history.behind().is_empty() => return history::back(app),
        (Pane::Article, None) if reader.current.take().is_none() => return history::back(app),
        (Pane::Article, None) => {}
        _ => focus(reader, Pane::Article),
    }
    Vec::new()
}
