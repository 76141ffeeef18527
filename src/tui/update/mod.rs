//! What happens to the state when something happened: a pure function, without input or output.
//!
//! | file | job |
//! | --- | --- |
//! | this one | messages, keys to actions, actions to the parts |
//! | `article` | the cursor in the text, and walks over mentions and hits |
//! | `lists` | the selection in the lists, and what they are narrowed down to |
//! | `search` | the line in which a search is typed |
//! | `overlay` | what lies over the screen |
//! | `hand_on` | copies, files, the browser |
//! | `shelf` | the library's screen, and what the library answers |
//! | `page` | the page of a person or a company |
//! | `mouse` | clicks and the wheel |
//! | `navigation` | moves that these share |
//! | `outcome` | what comes of a key or a click |

mod article;
mod hand_on;
mod lists;
mod mouse;
mod navigation;
mod outcome;
mod overlay;
mod page;
mod search;
mod shelf;

pub(super) use overlay::tour;

use super::action::Action;
use super::app::App;
use super::key::Key;
use super::keymap::Lookup;
use super::librarian::Request;
use super::msg::{Effect, Msg};
use super::pane::Pane;
use super::reader::{AnalysisState, Reader};
use super::screen::MEASURES;
use super::strings::UiText;
use navigation::{focus, step};
use outcome::InputOutcome;

/// Applies `msg` to the state. What is to be done outside of it is returned.
pub fn update(app: &mut App, msg: Msg) -> Vec<Effect> {
    let mut effects = apply(app, msg);
    effects.extend(page::missing(app));
    // What is left behind is kept before the program ends.
    effects.splice(0..0, app.outbox.drain(..));
    // Changes show at once, before they are saved.
    if let Some(shelf) = &mut app.shelf {
        for effect in &effects {
            if let Effect::Library(request) = effect
                && request.is_change()
            {
                shelf.change(request.clone());
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
                return search::paste(app, &text);
            }
            overlay::paste(app, &text);
            Vec::new()
        }
        Msg::Library(answer) => shelf::answered(app, answer),
        Msg::Told(what) => {
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
            if ticket == app.ticket
                && let Some(reader) = &mut app.reader
            {
                match analysis {
                    Some(analysis) => reader.set_analysis(analysis),
                    None => reader.progress = AnalysisState::Failed,
                }
                app.lay_out();
                aim(app);
            }
            Vec::new()
        }
        Msg::Background { light } => {
            app.light = Some(light);
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
    let screen = app.screen();
    if let Some(reader) = &mut app.reader
        && let Some(byte) = reader.aim.take()
    {
        article::show(reader, &screen, byte);
        reader.current = reader.pointed_at();
    }
}

fn resize(app: &mut App, size: (u16, u16)) {
    app.size = size;
    let screen = app.screen();
    if let Some(reader) = &mut app.reader {
        if reader.flow.width() == screen.text.width {
            reader.settle(&screen);
        } else {
            reader.lay_out(&screen);
        }
    }
    app.library.reveal(app.library_page());
    let page = app.shelf_page();
    if let Some(shelf) = &mut app.shelf {
        shelf.reveal(page);
        app.outbox.extend(shelf.missing(page));
    }
    let rows = page::height(app);
    if let Some(page) = &mut app.page {
        page.select(page.cursor().0, rows);
    }
    overlay::resize(app);
}

fn press(app: &mut App, key: Key) -> Vec<Effect> {
    app.notice = None;
    if app.prompt.is_some() {
        return search::type_key(app, key);
    }
    if app.overlay.is_some()
        && let Some(outcome) = overlay::type_key(app, key)
    {
        return finish(app, outcome);
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
            Vec::new()
        }
        Lookup::Bound(action) => {
            app.pending.clear();
            perform(app, action)
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
    if app.overlay.is_some() {
        return overlay::act(app, action);
    }
    if app.reader.is_none() && app.page.is_some() && action == Action::Chart {
        return page::act(app, action);
    }
    if overlay::opens(app, action) {
        return Vec::new();
    }
    let walked = app.walking;
    app.walking = false;
    if app.reader.is_none() {
        return match (&app.page, app.shown_shelf()) {
            (Some(_), _) => page::act(app, action),
            (None, Some(_)) => shelf::act(app, action),
            (None, None) => library_action(app, action),
        };
    }
    match action {
        Action::Page => return shelf::page_of_item(app),
        Action::Copy => return hand_on::copy(app, None),
        Action::CopyJson => return hand_on::copy_json(app, None),
        Action::Browse => return hand_on::browse(app),
        Action::Search => search::open(app),
        Action::Back => back(app),
        Action::Filter => lists::filter(app),
        Action::Unsure => lists::hide_unsure(app),
        Action::Zen => zen(app),
        Action::Wider => widen(app, 4),
        Action::Narrower => widen(app, -4),
        _ => return read(app, action, walked),
    }
    Vec::new()
}

/// Carries out what moves through the open article.
fn read(app: &mut App, action: Action, walked: bool) -> Vec<Effect> {
    if let Some(pane) = pane_of(app, action) {
        // Where the text stands alone, a list brings the others back.
        if app.shape.zen && pane != Pane::Article {
            zen(app);
        }
        if let Some(reader) = &mut app.reader {
            focus(reader, pane);
        }
        return Vec::new();
    }
    let screen = app.screen();
    let Some(reader) = &mut app.reader else { return Vec::new() };
    match action {
        Action::NextMention | Action::PreviousMention | Action::NextMark | Action::PreviousMark => {
            app.walking = true;
            app.notice = article::walk(reader, &screen, action, !walked, &app.strings);
        }
        Action::JumpBack | Action::JumpForward => {
            let here = reader.cursor.byte;
            let place =
                if action == Action::JumpBack { reader.jumps.back(here) } else { reader.jumps.forward() };
            match place {
                Some(place) => article::show(reader, &screen, place),
                None => app.notice = Some(app.strings.get(UiText::NoJump).to_owned()),
            }
        }
        Action::Sort => lists::sort(reader, &screen),
        _ if reader.focus == Pane::Article => article::act(reader, &screen, action),
        _ => {
            app.walking = lists::act(reader, &screen, action, !walked);
        }
    }
    Vec::new()
}

/// The pane that `action` gives the keys to.
fn pane_of(app: &App, action: Action) -> Option<Pane> {
    let reader = app.reader.as_ref()?;
    Some(match action {
        Action::NextPane => next_pane(reader),
        Action::PreviousPane => reader.focus.step(false),
        Action::FocusArticle => Pane::Article,
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
    if let Some(reader) = &mut app.reader {
        focus(reader, Pane::Article);
    }
    app.lay_out();
}

/// Makes the text wider by so many columns.
fn widen(app: &mut App, columns: i16) {
    let (least, most) = MEASURES;
    app.shape.measure = app.shape.measure.saturating_add_signed(columns).clamp(least, most);
    app.lay_out();
    app.notice = Some(app.strings.fill(UiText::MeasureIs, &[("columns", &app.shape.measure)]));
}

/// `Tab` from the article leads back to the list from which one came.
fn next_pane(reader: &Reader) -> Pane {
    reader.origin.unwrap_or_else(|| reader.focus.step(true))
}

/// One step out: of the search, the filter, the list, the text alone, the article.
fn back(app: &mut App) {
    let several = app.has_list();
    let screen = app.screen();
    let Some(reader) = &mut app.reader else { return };
    if reader.search.take().is_some() || lists::unfilter(reader, &screen) {
        return;
    }
    match (reader.focus, reader.origin) {
        (Pane::Article, Some(origin)) => focus(reader, origin),
        (Pane::Article, None) if app.shape.zen => zen(app),
        (Pane::Article, None) if several => {
            app.leave();
            app.reader = None;
            // The library may not have been asked for anything yet.
            if let Some(shelf) = app.shelf.as_mut().filter(|shelf| !shelf.is_there) {
                app.outbox.extend([shelf.ask(), Effect::Library(Request::Side)]);
            }
        }
        (Pane::Article, None) => reader.current = None,
        _ => focus(reader, Pane::Article),
    }
}

fn library_action(app: &mut App, action: Action) -> Vec<Effect> {
    let page = app.library_page();
    let selected = app.library.selected;
    match action {
        Action::Open => return app.open(selected),
        _ => {
            if let Some(row) = step(action, selected, page) {
                app.library.select(row);
                app.library.reveal(page);
            }
        }
    }
    Vec::new()
}
