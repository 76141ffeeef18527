//! The card below the lists of a wide screen. It follows the selection without a key; `dock` hides and shows it.

use crate::tui::app::App;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::card;
use crate::tui::overlay::card_figure::CardContext;
use crate::tui::overlay::docked_card::DockedCard;
use crate::tui::overlay::sheet_view;
use crate::tui::screen::article::layout::{Area, Layout};
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::strings::UiText;
use crate::tui::ui::theme::Theme;

/// Writes the card of what is selected now, if that is not the one that is shown.
pub(in crate::tui) fn settle(app: &mut App) {
    let dock = app.layout().dock;
    let shown = app.screen.reader_mut().zip(dock).and_then(|(reader, area)| {
        let item = reader.pointed_at()?;
        let (of, place) = ((reader.ticket, item), inner(area));
        if let Some(docked) = app.dock.take_if(|docked| docked.of == of && docked.sheet.area == place) {
            return Some(docked);
        }
        let context = CardContext { strings: &app.strings, rates: &app.rates, currency: app.currency };
        Some(DockedCard { of, sheet: card::docked(reader, item, context, place)? })
    });
    app.dock = shown;
}

/// Hides the card, or shows it again, where there is room for it.
pub(in crate::tui) fn toggle(app: &mut App) {
    let was_shown = app.layout().dock.is_some();
    app.session.undock(!app.session.undocked);
    if was_shown || app.layout().dock.is_some() {
        return app.lay_out();
    }
    app.session.undock(!app.session.undocked);
    app.notice = Some(app.strings.get(UiText::NoRoomForDock).to_owned());
}

/// The rows below the title, with a margin.
fn inner(area: Area) -> Area {
    let width = area.width.saturating_sub(4);
    Area { x: area.x + 2, y: area.y + 1, width, height: area.height.saturating_sub(1) }
}

/// Draws the card, unless a card lies over the screen.
pub(in crate::tui) fn draw(canvas: &mut Canvas<'_>, app: &App, layout: &Layout, theme: &Theme) {
    let Some(area) = layout.dock else { return };
    let title = app.dock.as_ref().map_or(app.strings.get(UiText::CardFigure), |docked| &docked.sheet.title);
    canvas.line("─", area.x, area.y, area.width, *theme.rule);
    canvas.line("├", layout.divider.x, area.y, 1, *theme.rule);
    canvas.text(&format!(" {title} "), area.x + 1, area.y, area.width.saturating_sub(2), *theme.title);
    match &app.dock {
        _ if matches!(app.overlay, Some(Overlay::Card(..))) => {}
        Some(docked) => sheet_view::draw_rows(canvas, &docked.sheet, docked.sheet.area, theme),
        None => {
            let place = inner(area);
            canvas.text(
                app.strings.get(UiText::NothingSelected),
                place.x,
                place.y,
                place.width,
                *theme.empty,
            );
        }
    }
}
