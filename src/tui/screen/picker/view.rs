//! The list of articles.

use crate::document::Document;
use crate::tui::app::App;
use crate::tui::screen::article::article_info::{language_name, reading_time};
use crate::tui::screen::article::layout::Area;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::strings::UiText;
use crate::tui::ui::theme::Theme;

/// Draws the list.
pub(in crate::tui) fn draw(canvas: &mut Canvas<'_>, app: &App, theme: &Theme) {
    let area = app.picker_area();
    if area.y >= 2 {
        let y = u16::from(area.y >= 4);
        let used = canvas.text("depesche", area.x, y, area.width, *theme.title_focused);
        let count = app.strings.count(UiText::ArticleOne, UiText::ArticleMany, app.documents.len());
        canvas.text(&format!("  {count}"), area.x + used, y, area.width - used, *theme.key);
        canvas.line("─", area.x, y + 1, area.width, *theme.rule);
    }
    if app.documents.is_empty() {
        canvas.text(app.strings.get(UiText::NoArticles), area.x, area.y, area.width, *theme.empty);
        return;
    }
    let height = app.picker_row_height();
    let rows = app.documents.iter().enumerate().skip(app.picker.offset);
    for (slot, (index, document)) in rows.enumerate() {
        let Some(y) = u16::try_from(slot).ok().map(|slot| area.y.saturating_add(slot.saturating_mul(height)))
        else {
            break;
        };
        if y >= area.bottom() {
            break;
        }
        let selected = index == app.picker.selected;
        draw_article(canvas, document, app, area, y, (selected, height), theme);
    }
}

fn draw_article(
    canvas: &mut Canvas<'_>,
    document: &Document,
    app: &App,
    area: Area,
    y: u16,
    (selected, height): (bool, u16),
    theme: &Theme,
) {
    let x = area.x + 2;
    let room = area.width.saturating_sub(3);
    let title = document
        .head
        .title
        .as_deref()
        .or(document.id.as_deref())
        .unwrap_or(app.strings.get(UiText::Untitled));
    canvas.text(title, x, y, room, *theme.headline);
    let rows = height.min(2).min(area.bottom() - y);
    if rows > 1 {
        canvas.text(&about(document, app), x, y + 1, room, *theme.about);
    }
    if selected {
        canvas.tint(Area { y, height: rows, ..area }, *theme.row_selected);
        for row in 0..rows {
            canvas.line("▎", area.x, y + row, 1, theme.row_selected.patch(*theme.gutter));
        }
    }
}

fn about(document: &Document, app: &App) -> String {
    let mut parts = Vec::new();
    parts.extend(document.head.source.clone());
    parts.extend(document.head.published.map(|published| app.locale.date(published.date)));
    let language = language_name(document.language, &app.strings);
    if !language.is_empty() {
        parts.push(language.to_owned());
    }
    parts.push(reading_time(document));
    parts.join(" · ")
}
