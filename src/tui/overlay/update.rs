//! What lies over the screen: opening, moving in it, choosing, closing.

use crate::config::ThemeName;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::effect::library_worker::Request;
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::card::card;
use crate::tui::overlay::card_figure::CardContext;
use crate::tui::overlay::chart::Chart;
use crate::tui::overlay::menu::{Menu, MenuItem};
use crate::tui::overlay::palette::{Goal, Palette};
use crate::tui::overlay::sheet::{Sheet, SheetEntry, Tone};
use crate::tui::overlay::timeline::TimeChart;
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::pane::Pane;
use crate::tui::screen::article::update as article;
use crate::tui::screen::entity::update as entity;
use crate::tui::ui::key::Key;
use crate::tui::ui::keymap::KeyContext;
use crate::tui::ui::strings::UiText;
use crate::tui::update::navigation::{focus, step};
use crate::tui::update::outcome::InputOutcome;
use crate::tui::update::{history, prompt, share};
use crossterm::event::KeyCode;

/// Opens what `action` opens. Says whether it is such an action.
pub(in crate::tui) fn opens(app: &mut App, action: Action) -> bool {
    let overlay = match action {
        Action::Help => Some(Overlay::Help(help(app))),
        Action::Tour => Some(Overlay::Tour(tour(app))),
        Action::Themes => Some(Overlay::Menu(Menu::themes(&app.strings, app.present_theme()))),
        Action::Palette => {
            let context = app.context();
            if app.screen.reader().is_none() && app.shown_library().is_some() {
                app.outbox.push(Effect::Library(Request::Names));
            }
            let mut palette = Palette::everything(app.screen.reader(), &app.keymap, context, &app.strings);
            palette.searches_library = app.library.is_some();
            Some(Overlay::Palette(palette))
        }
        Action::Outline => {
            let headings = app.screen.reader().and_then(|reader| Palette::headings(reader, &app.strings));
            if headings.is_none() && app.screen.reader().is_some() {
                app.notice = Some(app.strings.get(UiText::NoHeadings).to_owned());
            }
            headings.map(Overlay::Palette)
        }
        Action::Links => {
            let links = app.screen.reader().and_then(|reader| Palette::links(reader, &app.strings));
            if links.is_none() && app.screen.reader().is_some() {
                app.notice = Some(app.strings.get(UiText::NoLinks).to_owned());
            }
            links.map(Overlay::Palette)
        }
        Action::Chart => {
            let reader = app.screen.reader();
            let chart = reader.and_then(|reader| {
                let timeline = TimeChart::of_article(reader).map(Overlay::Timeline);
                timeline.or_else(|| Chart::of(reader).map(Overlay::Chart))
            });
            if chart.is_none() && reader.is_some() {
                app.notice = Some(app.strings.get(UiText::NoFiguresToChart).to_owned());
            }
            chart
        }
        Action::Export if app.screen.reader().is_some() => Some(Overlay::Menu(Menu::formats(&app.strings))),
        Action::Card => {
            let size = app.size;
            let card = app.screen.reader_mut().and_then(|reader| {
                let item = reader.pointed_at()?;
                let context =
                    CardContext { strings: &app.strings, rates: &app.rates, currency: app.currency };
                Some(Overlay::Card(item, card(reader, item, context, false, size)?))
            });
            if card.is_none() && app.screen.reader().is_some() {
                app.notice = Some(app.strings.get(UiText::NothingSelected).to_owned());
            }
            card
        }
        _ => return false,
    };
    app.overlay = overlay;
    true
}

/// The keys, with what they do.
fn help(app: &App) -> Sheet {
    let entry = |(told, keys): (String, String)| SheetEntry::new(&keys, told, Tone::Plain);
    let rows = app.keymap.help().into_iter().map(|row| row.told(&app.strings));
    let entries = rows.map(entry).collect();
    Sheet::new(app.strings.get(UiText::Keys), entries, true, app.size)
}

/// How to begin, with the keys as they are.
pub(in crate::tui) fn tour(app: &App) -> Sheet {
    let key = |action| {
        let contexts = [KeyContext::List, KeyContext::Article, KeyContext::Library];
        contexts.into_iter().find_map(|context| app.keymap.key_for(context, action)).unwrap_or_default()
    };
    let keys = [
        ("tab", key(Action::NextPane)),
        ("down", key(Action::Down)),
        ("up", key(Action::Up)),
        ("open", key(Action::Open)),
        ("back", key(Action::Back)),
        ("card", key(Action::Card)),
        ("filter", key(Action::Filter)),
        ("search", key(Action::Search)),
        ("palette", key(Action::Palette)),
        ("help", key(Action::Help)),
        ("tour", key(Action::Tour)),
    ];
    let values: Vec<(&str, &dyn std::fmt::Display)> =
        keys.iter().map(|(name, key)| (*name, key as &dyn std::fmt::Display)).collect();
    let mut entries = Vec::new();
    for text in [UiText::TourPanes, UiText::TourJump, UiText::TourCard, UiText::TourSearch, UiText::TourHelp]
    {
        entries.push(SheetEntry::new("", app.strings.fill(text, &values), Tone::Plain));
        entries.push(SheetEntry::blank());
    }
    entries.push(SheetEntry::new("", app.strings.get(UiText::TourEnd), Tone::Faint));
    Sheet::new(app.strings.get(UiText::Tour), entries, false, app.size)
}

/// Breaks what is open for the new size of the screen.
pub(in crate::tui) fn resize(app: &mut App) {
    let size = app.size;
    match &mut app.overlay {
        Some(Overlay::Help(sheet) | Overlay::Tour(sheet) | Overlay::Card(_, sheet)) => sheet.lay_out(size),
        Some(Overlay::Palette(palette)) => palette.select(palette.selected, size),
        Some(Overlay::Chart(chart)) => chart.select(chart.selected, size),
        Some(Overlay::Timeline(_) | Overlay::Menu(_)) | None => {}
    }
}

/// Takes a key that is typed into the palette. `None` leaves it to the keymap.
pub(in crate::tui) fn type_key(app: &mut App, key: Key) -> Option<InputOutcome> {
    let size = app.size;
    if matches!(app.overlay, Some(Overlay::Tour(_))) && !(key.ctrl || key.alt) {
        close(app);
        return Some(InputOutcome::NOTHING);
    }
    let Some(Overlay::Palette(palette)) = &mut app.overlay else { return None };
    let last = palette.selected;
    match key.code {
        KeyCode::Enter => return Some(go(app)),
        KeyCode::Esc => close(app),
        KeyCode::Char('c') if key.ctrl => close(app),
        KeyCode::Char('z') if key.ctrl => return Some(vec![Effect::Suspend].into()),
        KeyCode::Down => palette.select(last + 1, size),
        KeyCode::Up => palette.select(last.saturating_sub(1), size),
        KeyCode::Char('n') if key.ctrl => palette.select(last + 1, size),
        KeyCode::Char('p') if key.ctrl => palette.select(last.saturating_sub(1), size),
        KeyCode::PageDown => palette.select(last + palette.page(size), size),
        KeyCode::PageUp => palette.select(last.saturating_sub(palette.page(size)), size),
        KeyCode::Backspace if palette.query.text().is_empty() => close(app),
        _ => {
            if palette.query.press(key) {
                find(app);
            }
        }
    }
    Some(InputOutcome::NOTHING)
}

/// Inserts pasted text into the palette's line.
pub(in crate::tui) fn paste(app: &mut App, text: &str) {
    if let Some(Overlay::Palette(palette)) = &mut app.overlay {
        palette.query.paste(text);
        find(app);
    }
}

fn find(app: &mut App) {
    let Some(Overlay::Palette(palette)) = &mut app.overlay else { return };
    let Some(reader) = app.screen.reader_mut() else { return palette.find(&[], 0) };
    let hits = reader.find(palette.query.text().trim()).hits.len();
    palette.find(&reader.catalog.analysis().figures, hits);
}

/// Goes where the selected row of the palette leads.
fn go(app: &mut App) -> InputOutcome {
    let Some(Overlay::Palette(palette)) = app.overlay.take() else { return InputOutcome::NOTHING };
    match palette.goal() {
        None => app.overlay = Some(Overlay::Palette(palette)),
        Some(Goal::Action(action)) => return InputOutcome::Action(action),
        Some(Goal::Item(item)) => jump_to(app, item),
        Some(Goal::Link(number)) => {
            let link = app.screen.reader().and_then(|reader| reader.document.links.get(number));
            let url = link.map(|link| link.url.clone());
            return url.map(|url| share::open(app, &url)).unwrap_or_default().into();
        }
        Some(Goal::Entity(number)) => {
            let page = palette.name(number).map(|entity| {
                let (kind, name, isin) = (entity.kind, entity.name.clone(), entity.isin.clone());
                Effect::Library(Request::Page { kind, name, isin })
            });
            return InputOutcome::Done(page.into_iter().collect());
        }
        Some(Goal::Place(byte)) => {
            let layout = app.layout();
            if let Some(reader) = app.screen.reader_mut() {
                reader.jumps.record(reader.cursor.byte);
                focus(reader, Pane::Article);
                article::show(reader, &layout, byte);
            }
        }
        Some(Goal::Library) => {
            let words = palette.query.text().trim().to_owned();
            return history::search_library(app, words).into();
        }
        Some(Goal::Words) => {
            let layout = app.layout();
            let from = app.screen.reader().map_or(0, |reader| reader.cursor.byte);
            prompt::find(app, palette.query.text().trim(), from, &layout);
        }
    }
    InputOutcome::NOTHING
}

/// Goes to the first mention of `item`.
fn jump_to(app: &mut App, item: ItemId) {
    let layout = app.layout();
    let Some(reader) = app.screen.reader_mut() else { return };
    let Some(span) = reader.catalog.spans(item).first().copied() else { return };
    reader.jumps.record(reader.cursor.byte);
    reader.search = None;
    article::reveal(reader, &layout, span.start as usize);
    article::select(reader, &layout, item);
    reader.focus = Pane::Article;
    reader.origin = Some(Pane::of(item)).filter(|_| !app.shape.zen);
}

/// Carries out what an action means while something is open.
pub(in crate::tui) fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let size = app.size;
    if matches!(action, Action::NextPane | Action::PreviousPane) && turn_card(app) {
        return Vec::new();
    }
    match &mut app.overlay {
        Some(Overlay::Help(sheet) | Overlay::Card(_, sheet) | Overlay::Tour(sheet)) => {
            let (offset, page) = (sheet.offset, sheet.page());
            if let Some(row) = step(action, offset, page) {
                sheet.scroll(row.cast_signed() - offset.cast_signed());
                return Vec::new();
            }
        }
        Some(Overlay::Chart(chart)) => {
            let page = chart.page(size);
            if let Some(row) = step(action, chart.selected, page) {
                chart.select(row, size);
                return Vec::new();
            }
            if matches!(action, Action::NextPane | Action::PreviousPane) {
                chart.turn(action == Action::NextPane);
                return Vec::new();
            }
        }
        Some(Overlay::Timeline(timeline)) => {
            let selected = timeline.selected;
            let to = match action {
                Action::PaneRight => Some(selected + 1),
                Action::PaneLeft => Some(selected.saturating_sub(1)),
                _ => step(action, selected, 5),
            };
            if let Some(point) = to {
                timeline.select(point);
                return Vec::new();
            }
            if matches!(action, Action::NextPane | Action::PreviousPane) {
                timeline.turn(action == Action::NextPane);
                return Vec::new();
            }
        }
        Some(Overlay::Menu(menu)) => {
            if let Some(row) = step(action, menu.selected, menu.rows.len()) {
                menu.selected = row.min(menu.rows.len().saturating_sub(1));
                return Vec::new();
            }
            if action == Action::Open {
                return choose(app);
            }
        }
        Some(Overlay::Palette(palette)) => palette.select(palette.selected, size),
        None => {}
    }
    let pointed_at = match &app.overlay {
        Some(Overlay::Card(item, _)) => Some(*item),
        Some(Overlay::Chart(chart)) => chart.selection(),
        Some(Overlay::Timeline(timeline)) => timeline.selection().map(ItemId::Figure),
        _ => None,
    };
    match (pointed_at, action) {
        // The numbers of a page's chart are those of its facts.
        (Some(ItemId::Figure(fact)), Action::Open) if app.screen.reader().is_none() => {
            app.overlay = None;
            return entity::open_fact(app, fact as usize);
        }
        (Some(ItemId::Figure(fact)), Action::Copy | Action::CopyJson | Action::Browse)
            if app.screen.reader().is_none() =>
        {
            return entity::hand_on(app, fact as usize, action);
        }
        (Some(item), Action::Open) => {
            app.overlay = None;
            jump_to(app, item);
        }
        (Some(item), Action::Copy) => return share::copy(app, Some(item)),
        (Some(item), Action::CopyJson) => return share::copy_json(app, Some(item)),
        _ => close(app),
    }
    Vec::new()
}

/// Lists what the card of a figure leaves out. Says whether it is one.
fn turn_card(app: &mut App) -> bool {
    let size = app.size;
    let (Some(Overlay::Card(item @ ItemId::Figure(_), sheet)), Some(reader)) =
        (&mut app.overlay, app.screen.reader_mut())
    else {
        return false;
    };
    let context = CardContext { strings: &app.strings, rates: &app.rates, currency: app.currency };
    if let Some(turned) = card(reader, *item, context, !sheet.is_turned, size) {
        *sheet = turned;
    }
    true
}

/// Takes the selected row of a menu.
fn choose(app: &mut App) -> Vec<Effect> {
    let Some(Overlay::Menu(menu)) = app.overlay.take() else { return Vec::new() };
    match menu.choice().cloned() {
        Some(MenuItem::Feed(url)) => vec![Effect::Library(Request::Add(url))],
        Some(MenuItem::Theme(theme)) => {
            app.theme = Some(theme);
            let name = app.strings.get(crate::tui::overlay::menu::theme_title(theme)).to_owned();
            app.notice = Some(app.strings.fill(UiText::ThemeIs, &[("theme", &name)]));
            Vec::new()
        }
        Some(MenuItem::Export(format)) => share::export(app, format),
        None => Vec::new(),
    }
}

/// Closes what is open.
fn close(app: &mut App) {
    if matches!(app.overlay.take(), Some(Overlay::Tour(_))) {
        app.session.see_tour();
    }
}

/// Takes what the mouse did: the wheel scrolls by `rows`, and a click chooses a row or, outside, closes.
pub(in crate::tui) fn mouse(app: &mut App, rows: isize, x: u16, y: u16) -> InputOutcome {
    let size = app.size;
    match &mut app.overlay {
        Some(Overlay::Help(sheet) | Overlay::Card(_, sheet) | Overlay::Tour(sheet)) if rows != 0 => {
            sheet.scroll(rows);
        }
        Some(Overlay::Menu(menu)) => {
            let area = menu.area(size);
            if rows != 0 {
                let last = menu.rows.len().saturating_sub(1);
                menu.selected = menu.selected.saturating_add_signed(rows.signum()).min(last);
            } else if area.contains(x, y) {
                let row = usize::from(y.saturating_sub(area.y + 1));
                if y > area.y && row < menu.rows.len() {
                    menu.selected = row;
                    return choose(app).into();
                }
            } else {
                close(app);
            }
        }
        Some(Overlay::Chart(chart)) => {
            let area = chart.area(size);
            let row = chart.offset + usize::from(y.saturating_sub(area.y + 1));
            if rows != 0 {
                chart.select(chart.selected.saturating_add_signed(rows), size);
            } else if !area.contains(x, y) {
                close(app);
            } else if y > area.y && y + 1 < area.bottom() && row < chart.len() {
                chart.select(row, size);
            }
        }
        Some(Overlay::Palette(palette)) => {
            let area = palette.area(size);
            if rows != 0 {
                palette.select(palette.selected.saturating_add_signed(rows), size);
            } else if area.contains(x, y) {
                let row = palette.offset + usize::from(y.saturating_sub(area.y + 2));
                if y > area.y + 1 && row < palette.len() && y + 1 < area.bottom() {
                    palette.select(row, size);
                    return go(app);
                }
            } else {
                close(app);
            }
        }
        _ if rows == 0 => close(app),
        _ => {}
    }
    InputOutcome::NOTHING
}

impl App {
    /// The theme that is seen: the one that a menu shows, else the one that was chosen, else the one that the program
    /// was started with.
    pub fn present_theme(&self) -> ThemeName {
        if let Some(Overlay::Menu(menu)) = &self.overlay
            && let Some(MenuItem::Theme(theme)) = menu.choice()
        {
            return *theme;
        }
        self.theme.unwrap_or(if self.light == Some(true) { ThemeName::Light } else { ThemeName::Dark })
    }
}
