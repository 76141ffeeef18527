//! The page of a person or a company.

use crate::analysis::{Direction, QuoteKind, Unit};
use crate::layout::cell;
use crate::library::stored_figure::StoredFigure;
use crate::present::amount::ShortAmount;
use crate::present::period;
use crate::tui::app::App;
use crate::tui::screen::article::layout::Area;
use crate::tui::screen::entity::{EntityPage, Tab, rows_area};
use crate::tui::screen::library::view::draw_row;
use crate::tui::ui::breadcrumb;
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::strings::UiText;
use crate::tui::ui::theme::Theme;

/// Draws the page.
pub(in crate::tui) fn draw(canvas: &mut Canvas<'_>, app: &App, page: &EntityPage, theme: &Theme) {
    let main = app.layout().main;
    let rows = rows_area(main);
    draw_head(canvas, app, page, main, theme);
    if page.is_empty() {
        let text = match page.tab {
            Tab::Figures if !page.page.figures.is_empty() => UiText::LibraryNothing,
            Tab::Figures => UiText::EmptyFigures,
            Tab::Articles => UiText::NoArticles,
            Tab::Quotes => UiText::EmptyQuotes,
        };
        canvas.text(app.strings.get(text), rows.x + 1, rows.y, rows.width.saturating_sub(2), *theme.empty);
        return;
    }
    let columns = Columns::new(rows.width);
    if page.tab == Tab::Figures && rows.y > main.y + 3 {
        columns.draw_titles(canvas, app, Area { y: rows.y - 1, height: 1, ..rows }, theme);
    }
    let (selected, offset) = page.cursor();
    for (y, row) in (rows.y..rows.bottom()).zip(offset..page.len()) {
        let area = Area { y, height: 1, ..rows };
        match page.tab {
            Tab::Figures => {
                if let Some(at) = page.fact_at(row) {
                    columns.draw(canvas, app, (&page.page.figures[at], page.differing[at]), area, theme);
                }
            }
            Tab::Articles => {
                let known = page.page.articles.get(row).and_then(|&id| app.library.as_ref()?.row(id));
                if let Some(known) = known {
                    draw_row(canvas, known, app, area, theme);
                }
            }
            Tab::Quotes => draw_said(canvas, app, page, row, area, theme),
        }
        if row == selected {
            canvas.select(area, *theme.row_focused, theme);
            canvas.line("▎", area.x, y, 1, theme.row_focused.patch(*theme.gutter));
        }
    }
    let bar = Area { x: rows.right(), width: 1, ..rows };
    canvas.scrollbar(bar, (offset, usize::from(rows.height), page.len()), (*theme.rule, *theme.thumb));
}

fn draw_head(canvas: &mut Canvas<'_>, app: &App, page: &EntityPage, main: Area, theme: &Theme) {
    let entity = &page.page.entity;
    let room = main.width.saturating_sub(2);
    let used = breadcrumb::draw(canvas, app, (main.x + 1, main.y, room), true, theme);
    let numbers = [&entity.ticker, &entity.isin, &entity.country].into_iter().flatten().cloned();
    let roles = page.page.roles.iter().take(3).map(|role| role.text.clone());
    let known: Vec<String> = numbers.chain(roles).collect();
    let room = main.width.saturating_sub(used + 4);
    canvas.text(&known.join(" · "), main.x + used + 3, main.y, room, *theme.about);
    if main.height < 4 {
        return;
    }
    let y = main.y + 1;
    let mut x = main.x + 1;
    let tabs = [
        (Tab::Figures, UiText::PaneFigures, page.facts.len()),
        (Tab::Articles, UiText::Articles, page.page.articles.len()),
        (Tab::Quotes, UiText::PaneQuotes, page.page.quotes.len()),
    ];
    for (tab, title, count) in tabs {
        let style = if tab == page.tab { *theme.title_focused } else { *theme.title };
        let text = format!("{} {count}", app.strings.get(title));
        x += canvas.text(&text, x, y, main.right().saturating_sub(x), style) + 3;
    }
    if page.tab == Tab::Figures {
        let mut told = vec![app.strings.get(page.order.title()).to_owned()];
        told.extend(page.measure_title().map(str::to_owned));
        told.extend(Some(page.query.clone()).filter(|query| !query.is_empty()));
        if page.differing() > 0 {
            told.push(app.strings.fill(UiText::PageDiffers, &[("count", &page.differing())]));
        }
        let room = main.right().saturating_sub(x + 1);
        canvas.text_right(&told.join(" · "), x, y, room, *theme.key);
    }
    canvas.line("─", main.x, main.y + 2, main.width, *theme.rule);
}

/// The column of times, which are short.
const WHEN: u16 = 10;

/// The columns of the figures; the headline has the rest.
struct Columns {
    amount: u16,
    of: u16,
    when: u16,
    date: u16,
    source: u16,
}

impl Columns {
    fn new(width: u16) -> Self {
        match width {
            0..60 => Self { amount: 14, of: width.saturating_sub(32), when: WHEN, date: 0, source: 0 },
            60..100 => Self { amount: 16, of: 20, when: WHEN, date: 10, source: 0 },
            _ => Self { amount: 18, of: width / 6, when: WHEN, date: 10, source: 14 },
        }
    }

    /// Where each column begins, and its width: amount, arrow and mark, of, when, date, source, headline.
    fn places(&self, area: Area) -> [(u16, u16); 7] {
        let mut x = area.x + 1;
        [self.amount, 5, self.of, self.when, self.date, self.source, u16::MAX].map(|width| {
            let left = area.right().saturating_sub(x + 1);
            // What has no room for a few letters is left out.
            let room = if left < 6 { 0 } else { width.min(left) };
            let place = (x, room);
            x = x.saturating_add(room).saturating_add(u16::from(room > 0));
            place
        })
    }

    fn draw_titles(&self, canvas: &mut Canvas<'_>, app: &App, area: Area, theme: &Theme) {
        let titles = [
            UiText::CardValue,
            UiText::CardOf,
            UiText::CardWhen,
            UiText::Published,
            UiText::Source,
            UiText::Headline,
        ];
        let [amount, _, of, when, date, source, headline] = self.places(area);
        for ((x, room), title) in [amount, of, when, date, source, headline].into_iter().zip(titles) {
            let title = app.strings.get(title);
            if (x, room) == amount {
                canvas.text_right(title, x, area.y, room, *theme.title);
            } else {
                canvas.text(title, x, area.y, room, *theme.title);
            }
        }
    }

    fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        app: &App,
        (fact, difference): (&StoredFigure, Option<usize>),
        area: Area,
        theme: &Theme,
    ) {
        let y = area.y;
        let [amount, signs, of, when, date, source, headline] = self.places(area);
        let (record, origin) = (&fact.record, &fact.origin);
        let figure = &record.figure;
        let shown = ShortAmount::in_locale(figure, record.language, app.locale);
        let shown = match &figure.unit {
            Some(Unit::Noun(noun)) => format!("{shown} {noun}"),
            _ => shown.to_string(),
        };
        canvas.text_right(&shown, amount.0, y, amount.1, *theme.amount);
        let (arrow, look) = match figure.direction {
            Some(Direction::Up) => ("▲", *theme.up),
            Some(Direction::Down) => ("▼", *theme.down),
            None => ("", *theme.row),
        };
        canvas.text(arrow, signs.0, y, 1, look);
        if let Some(number) = difference {
            canvas.text(&format!("≠{number}"), signs.0 + 2, y, signs.1.saturating_sub(2), *theme.notice);
        }
        canvas.text(record.of.as_deref().unwrap_or_default(), of.0, y, of.1, *theme.row);
        let in_short = figure.when.and_then(|period| period::short(&period, app.locale));
        let told = in_short.as_deref().or(record.when.as_deref()).unwrap_or_default();
        canvas.text(told, when.0, y, when.1, *theme.row);
        let day = origin.published.map(|at| app.locale.short_date(at.date)).unwrap_or_default();
        canvas.text(&day, date.0, y, date.1, *theme.key);
        canvas.text(origin.source.as_deref().unwrap_or_default(), source.0, y, source.1, *theme.about);
        canvas.text(origin.title.as_deref().unwrap_or_default(), headline.0, y, headline.1, *theme.about);
    }
}

fn draw_said(canvas: &mut Canvas<'_>, app: &App, page: &EntityPage, row: usize, area: Area, theme: &Theme) {
    let Some(said) = page.said(row) else { return };
    let date = said.origin.published.map(|at| app.locale.short_date(at.date)).unwrap_or_default();
    let mut x = area.x + 1;
    x += canvas.text(&date, x, area.y, 10, *theme.key).max(10) + 1;
    if let Some(speaker) = said.record.speaker.as_deref() {
        let room = (area.width / 5).max(8);
        canvas.text(speaker, x, area.y, room, *theme.title);
        x += u16::try_from(cell::width(speaker)).unwrap_or(room).min(room) + 2;
    }
    let look = match said.record.kind {
        QuoteKind::Direct => *theme.quote,
        QuoteKind::Indirect => *theme.about,
    };
    canvas.text(&said.record.text, x, area.y, area.right().saturating_sub(x + 1), look);
}
