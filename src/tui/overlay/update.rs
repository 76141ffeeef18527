//! What lies over the screen: opening, moving in it, choosing, closing.

use super::looked_up;
use crate::config::ThemeName;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::effect::library_worker::Request;
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::card::card;
use crate::tui::overlay::card_figure::CardContext;
use crate::tui::overlay::chart::Chart;
use crate::tui::overlay::menu::{Menu, MenuItem, theme_title};
use crate::tui::overlay::palette::{Goal, Palette};
use crate::tui::overlay::timeline::TimeChart;
use crate::tui::overlay::{help_update as help, tip_update};
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::pane::Pane;
use crate::tui::screen::article::update as article;
use crate::tui::screen::entity::update as entity;
use crate::tui::screen::library::update_figures as figures;
use crate::tui::ui::key::Key;
use crate::tui::ui::strings::UiText;
use crate::tui::ui::theme::Theme;
use crate::tui::update::navigation::{focus, step};
use crate::tui::update::outcome::InputOutcome;
use crate::tui::update::{history, prompt, share};
use crossterm::event::KeyCode;

/// Opens what `action` opens. Says whether it is such an action.
pub(in crate::tui) fn opens(app: &mut App, action: Action) -> bool {
    let overlay = match action {
        Action::Help => {
            help::open(app);
            return true;
        }
        Action::Tour => {
            tip_update::show_again(app);
            return true;
        }
        Action::Themes => Some(Overlay::Menu(Menu::themes(&app.strings, &app.themes, app.theme))),
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

/// Breaks what is open for the new size of the screen.
pub(in crate::tui) fn resize(app: &mut App) {
    if let Some(covered) = app.covered.take() {
        // It is laid out when it comes back into sight.
        let help = app.overlay.replace(covered);
        resize(app);
        app.covered = std::mem::replace(&mut app.overlay, help);
    }
    let size = app.size;
    match &mut app.overlay {
        Some(Overlay::Card(_, sheet)) => sheet.lay_out(size),
        Some(Overlay::Help(help)) => help.lay_out(size),
        Some(Overlay::Palette(palette)) => palette.select(palette.selected, size),
        Some(Overlay::Chart(chart)) => chart.select(chart.selected, size),
        Some(Overlay::Timeline(_) | Overlay::Menu(_)) | None => {}
    }
}

/// Takes a key that is typed into the palette. `None` leaves it to the keymap.
pub(in crate::tui) fn type_key(app: &mut App, key: Key) -> Option<InputOutcome> {
    let size = app.size;
    if matches!(app.overlay, Some(Overlay::Help(_))) {
        return help::type_key(app, key);
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
        KeyCode::F(1) => help::open(app),
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
    } else {
        help::paste(app, text);
    }
}

fn find(app: &mut App) {
    let Some(Overlay::Palette(palette)) = &mut app.overlay else { return };
    let typed = palette.query.text().trim();
    if palette.searches_library && typed.chars().nth(1).is_some() {
        app.outbox.push(Effect::Library(Request::LookUp(typed.to_owned())));
    }
    looked_up::find(app);
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
        Some(Goal::Article(id)) => return looked_up::open(&palette, id, None).into(),
        Some(Goal::Figure(id, byte)) => return looked_up::open(&palette, id, Some(byte)).into(),
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
    if matches!(app.overlay, Some(Overlay::Help(_))) {
        help::act(app, action);
        return Vec::new();
    }
    match action {
        Action::Help => {
            help::open(app);
            return Vec::new();
        }
        Action::Tour => {
            tip_update::show_again(app);
            return Vec::new();
        }
        _ => {}
    }
    if matches!(action, Action::NextPane | Action::PreviousPane) && turn_card(app) {
        return Vec::new();
    }
    match &mut app.overlay {
        Some(Overlay::Card(_, sheet)) => {
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
        Some(Overlay::Help(_)) | None => {}
    }
    let pointed_at = match &app.overlay {
        Some(Overlay::Card(item, _)) => Some(*item),
        Some(Overlay::Chart(chart)) => chart.selection(),
        Some(Overlay::Timeline(timeline)) => timeline.selection().map(ItemId::Figure),
        _ => None,
    };
    match (pointed_at, action) {
        (Some(ItemId::Figure(_)), Action::Open | Action::Copy) if app.shown_library().is_some() => {
            if action == Action::Open {
                app.overlay = None;
            }
            return figures::act(app, action).unwrap_or_default();
        }
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
        (Some(ItemId::Quote(_)), Action::Open | Action::Copy | Action::Browse)
            if app.screen.entity().is_some() =>
        {
            if action == Action::Open {
                app.overlay = None;
            }
            return entity::act(app, action);
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
            // A file with errors is told, and changes nothing.
            app.notice = match theme.map_or(Ok(Theme::default()), |theme| app.themes.load(theme)) {
                Ok(_) => {
                    app.theme = theme;
                    app.session.keep_theme(app.themes.name_of(theme));
                    let name = theme_title(&app.strings, &app.themes, theme);
                    Some(app.strings.fill(UiText::ThemeIs, &[("theme", &name)]))
                }
                Err(problem) => problem.lines().next().map(str::to_owned),
            };
            Vec::new()
        }
        Some(MenuItem::Export(format)) => share::export(app, format),
        Some(MenuItem::ExportFigures(format)) => figures::export(app, format),
        None => Vec::new(),
    }
}

/// Closes what is open.
fn close(app: &mut App) {
    app.overlay = None;
}

/// Takes what the mouse did: the wheel scrolls by `rows`, and a click chooses a row or, outside, closes.
pub(in crate::tui) fn mouse(app: &mut App, rows: isize, x: u16, y: u16) -> InputOutcome {
    let size = app.size;
    match &mut app.overlay {
        Some(Overlay::Help(_)) => return help::mouse(app, rows, x, y),
        Some(Overlay::Card(_, sheet)) if rows != 0 => {
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
        let chosen = match &self.overlay {
            Some(Overlay::Menu(menu)) => menu.choice(),
            _ => None,
        };
        let theme = if let Some(MenuItem::Theme(theme)) = chosen { *theme } else { self.theme };
        theme.unwrap_or_else(|| self.themes.automatic(self.light))
    }
}
