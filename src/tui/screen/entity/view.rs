//! The page of a person or a company.

use crate::analysis::{Direction, QuoteKind};
use crate::document::Language;
use crate::export::record::{FigureRecord, QuoteRecord};
use crate::language::{Locale, quotation_marks};
use crate::layout::cell;
use crate::library::stored_figure::StoredFigure;
use crate::present::amount::ShortAmount;
use crate::present::period;
use crate::present::row::measured;
use crate::tui::app::App;
use crate::tui::screen::article::layout::Area;
use crate::tui::screen::entity::trends::Trends;
use crate::tui::screen::entity::trends_view::{self, length_title};
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
            Tab::Trends | Tab::Figures => UiText::EmptyFigures,
            Tab::Articles => UiText::NoArticles,
            Tab::Quotes => UiText::EmptyQuotes,
        };
        canvas.text(app.strings.get(text), rows.x + 1, rows.y, rows.width.saturating_sub(2), *theme.empty);
        return;
    }
    if let Some(trends) = page.trends.as_ref().filter(|_| page.tab == Tab::Trends) {
        return trends_view::draw(canvas, app, (page, trends), rows, theme);
    }
    let columns = Columns::new(page, rows.width, app);
    if page.tab == Tab::Figures && rows.y > main.y + 3 {
        columns.draw_titles(canvas, app, Area { y: rows.y - 1, height: 1, ..rows }, theme);
    }
    let (selected, offset) = page.cursor();
    let speakers = if page.tab == Tab::Quotes { width_of_speakers(page, rows.width) } else { 0 };
    for (y, row) in (rows.y..rows.bottom()).zip(offset..page.len()) {
        let area = Area { y, height: 1, ..rows };
        match page.tab {
            Tab::Trends => {}
            Tab::Figures => {
                if let Some(at) = page.fact_at(row) {
                    let fact = &page.page.figures[at];
                    // Figures of one article stand below each other; its headline is said once.
                    let article = |at: usize| page.page.figures[at].origin.article;
                    let above = row.checked_sub(1).filter(|_| row != selected && row > offset);
                    let goes_on = above
                        .and_then(|above| page.fact_at(above))
                        .is_some_and(|above| article(above) == article(at));
                    columns.draw(canvas, app, (fact, page.differing[at], goes_on), area, theme);
                }
            }
            Tab::Articles => {
                let known = page.page.articles.get(row).and_then(|&id| app.library.as_ref()?.row(id));
                if let Some(known) = known {
                    draw_row(canvas, known, app, area, theme);
                }
            }
            Tab::Quotes => draw_said(canvas, app, (page, row, speakers), area, theme),
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
    let tab = |&tab: &Tab| {
        let (title, count) = match tab {
            Tab::Trends => (UiText::Trends, page.trends.as_ref().map_or(0, Trends::len)),
            Tab::Figures => (UiText::PaneFigures, page.facts.len()),
            Tab::Articles => (UiText::Articles, page.page.articles.len()),
            Tab::Quotes => (UiText::PaneQuotes, page.page.quotes.len()),
        };
        (tab, title, count)
    };
    let text = |title, count| format!("{} {count}", app.strings.get(title));
    let all: usize =
        page.tabs().iter().map(tab).map(|(_, title, count)| cell::width(&text(title, count)) + 3).sum();
    // Where there is no room, only the tab that is shown has its number.
    let is_narrow = all > usize::from(main.width);
    for (tab, title, count) in page.tabs().iter().map(tab) {
        let is_shown = tab == page.tab;
        let style = if is_shown { *theme.title_focused } else { *theme.title };
        let gap = if is_narrow { 2 } else { 3 };
        let text =
            if is_narrow && !is_shown { app.strings.get(title).to_owned() } else { text(title, count) };
        x += canvas.text(&text, x, y, main.right().saturating_sub(x), style) + gap;
    }
    if let Some(trends) = page.trends.as_ref().filter(|_| page.tab == Tab::Trends) {
        let lengths: Vec<&str> =
            trends.lengths().iter().map(|&length| app.strings.get(length_title(length))).collect();
        let now = app.strings.get(length_title(trends.length()));
        let room = main.right().saturating_sub(x + 1);
        let all = lengths.join(" · ");
        let told = if cell::width(&all) <= usize::from(room) { all.as_str() } else { now };
        if cell::width(told) > usize::from(room) {
            canvas.line("─", main.x, main.y + 2, main.width, *theme.rule);
            return;
        }
        canvas.text_right(told, x, y, room, *theme.key);
        let before = lengths.iter().position(|&length| length == now).unwrap_or_default();
        let before: usize = lengths[..before].iter().map(|length| cell::width(length) + 3).sum();
        let before = if told == now { 0 } else { before as u16 };
        let x = (x + room).saturating_sub(cell::width(told) as u16) + before;
        canvas.text(now, x, y, main.right().saturating_sub(x + 1), *theme.title_focused);
    }
    if page.tab == Tab::Figures {
        let mut told = vec![app.strings.get(page.order.title()).to_owned()];
        told.extend(page.measure_title().map(str::to_owned));
        told.extend(Some(page.query.clone()).filter(|query| !query.is_empty()));
        if page.differing() > 0 {
            told.push(app.strings.fill(UiText::PageDiffers, &[("count", &page.differing())]));
        }
        let room = main.right().saturating_sub(x + 1);
        // What finds no room goes, the order first; a few letters of it say nothing.
        while told.len() > 1 && cell::width(&told.join(" · ")) > usize::from(room) {
            told.remove(0);
        }
        let told = told.join(" · ");
        if cell::width(&told) <= usize::from(room) || !page.query.is_empty() {
            canvas.text_right(&told, x, y, room, *theme.key);
        }
    }
    canvas.line("─", main.x, main.y + 2, main.width, *theme.rule);
}

/// The widest time in short, and the widest date.
const DATE: u16 = 10;

/// In fewer columns, there is no room for dates.
const NARROW: u16 = 60;

/// The columns of the figures, which fit what stands in them; the headline has the rest. Amount and time are never cut:
/// the measure, then the source and the day of publication make room for them.
struct Columns {
    whole: u16,
    rest: u16,
    /// Of the arrow and the mark of a difference.
    signs: u16,
    of: u16,
    when: u16,
    date: u16,
    source: u16,
}

impl Columns {
    fn new(page: &EntityPage, width: u16, app: &App) -> Self {
        const SHOWN: usize = 500;
        let locale = app.locale;
        let width_of = |text: &str| u16::try_from(cell::width(text)).unwrap_or(u16::MAX);
        let title = |text| width_of(app.strings.get(text));
        let mut columns = Self {
            whole: 0,
            rest: 0,
            signs: 1,
            of: title(UiText::CardOf),
            when: title(UiText::CardWhen),
            date: 0,
            source: title(UiText::Source),
        };
        for &at in page.facts.iter().take(SHOWN) {
            let (record, origin) = (&page.page.figures[at].record, &page.page.figures[at].origin);
            let amount = ShortAmount::in_locale(&record.figure, record.language, locale);
            columns.whole = columns.whole.max(width_of(&amount.whole));
            columns.rest = columns.rest.max(width_of(&amount.rest));
            columns.of = columns.of.max(width_of(&measured(record)));
            columns.when = columns.when.max(width_of(&when_of(record, locale)));
            columns.source = columns.source.max(width_of(origin.source.as_deref().unwrap_or_default()));
            if let Some(number) = page.differing[at] {
                columns.signs = columns.signs.max(3 + width_of(&number.to_string()));
            }
        }
        (columns.whole, columns.rest) = (columns.whole.min(width / 3), columns.rest.min(width / 3));
        // The marks at both ends, and a space behind each column.
        let fixed = 2 + columns.whole + columns.rest + 1 + columns.signs + 1 + columns.when + 1;
        let room = width.saturating_sub(fixed + 1);
        columns.date = if width < NARROW { 0 } else { DATE };
        // Two times side by side need more than a space between them.
        columns.when += u16::from(columns.date > 0 && columns.when > 0);
        columns.source = if width < 100 { 0 } else { columns.source.min(14) };
        let others = columns.date + columns.source + 2;
        let most = if width < NARROW { room } else { room.saturating_sub(others).min((width / 5).max(14)) };
        columns.of = columns.of.min(most);
        columns
    }

    /// Where each column begins, and its width: amount, arrow and mark, of, when, date, source, headline.
    fn places(&self, area: Area) -> [(u16, u16); 7] {
        let mut x = area.x + 1;
        let amount = self.whole + self.rest;
        [amount, self.signs, self.of, self.when, self.date, self.source, u16::MAX].map(|width| {
            let room = width.min(area.right().saturating_sub(x + 1));
            // A few letters of a headline say nothing.
            let room = if width == u16::MAX && room < 6 { 0 } else { room };
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
                // It stands over the end of the whole digits, or behind them.
                let width = (cell::width(title) as u16).max(self.whole).min(room);
                canvas.text_right(title, x, area.y, width, *theme.title);
            } else {
                canvas.text(title, x, area.y, room, *theme.title);
            }
        }
    }

    fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        app: &App,
        (fact, difference, goes_on): (&StoredFigure, Option<usize>, bool),
        area: Area,
        theme: &Theme,
    ) {
        let y = area.y;
        let [amount, signs, of, when, date, source, headline] = self.places(area);
        let (record, origin) = (&fact.record, &fact.origin);
        let figure = &record.figure;
        let shown = ShortAmount::in_locale(figure, record.language, app.locale);
        let whole = self.whole.min(amount.1);
        canvas.text_right(&shown.whole, amount.0, y, whole, *theme.amount);
        canvas.text(&shown.rest, amount.0 + whole, y, amount.1 - whole, *theme.amount);
        let (arrow, look) = match figure.direction {
            Some(Direction::Up) => ("▲", *theme.up),
            Some(Direction::Down) => ("▼", *theme.down),
            None => ("", *theme.row),
        };
        canvas.text(arrow, signs.0, y, 1, look);
        if let Some(number) = difference {
            canvas.text(&format!("≠{number}"), signs.0 + 2, y, signs.1.saturating_sub(2), *theme.notice);
        }
        canvas.text(&measured(record), of.0, y, of.1, *theme.row);
        canvas.text(&when_of(record, app.locale), when.0, y, when.1, *theme.row);
        if goes_on {
            return;
        }
        let day = origin.published.map(|at| app.locale.short_date(at.date)).unwrap_or_default();
        canvas.text(&day, date.0, y, date.1, *theme.key);
        canvas.text(origin.source.as_deref().unwrap_or_default(), source.0, y, source.1, *theme.about);
        canvas.text(origin.title.as_deref().unwrap_or_default(), headline.0, y, headline.1, *theme.about);
    }
}

/// The time of a figure in short; none where it has no short form, which the details tell.
fn when_of(record: &FigureRecord, locale: Locale) -> String {
    record.figure.when.and_then(|period| period::short(&period, locale)).unwrap_or_default()
}

/// The column of the speakers: as wide as their names, but no more than a quarter of the rows.
fn width_of_speakers(page: &EntityPage, width: u16) -> u16 {
    const SHOWN: usize = 500;
    let names = page.page.quotes.iter().take(SHOWN).filter_map(|said| said.record.speaker.as_deref());
    let widest = names.map(cell::width).max().unwrap_or_default();
    u16::try_from(widest).unwrap_or(u16::MAX).min((width / 4).max(8))
}

fn draw_said(
    canvas: &mut Canvas<'_>,
    app: &App,
    (page, row, speakers): (&EntityPage, usize, u16),
    area: Area,
    theme: &Theme,
) {
    let Some(said) = page.said(row) else { return };
    let mut x = area.x + 1;
    // The words count more than the day.
    if area.width >= NARROW {
        let date = said.origin.published.map(|at| app.locale.short_date(at.date)).unwrap_or_default();
        canvas.text_right(&date, x, area.y, DATE, *theme.key);
        x += DATE + 2;
    }
    if speakers > 0 {
        canvas.text(said.record.speaker.as_deref().unwrap_or_default(), x, area.y, speakers, *theme.title);
        x += speakers + 2;
    }
    let look = match said.record.kind {
        QuoteKind::Direct => *theme.quote,
        QuoteKind::Indirect => *theme.about,
    };
    let words = quoted(&said.record, said.origin.language);
    canvas.text(&words, x, area.y, area.right().saturating_sub(x + 1), look);
}

/// What was said, between quotation marks where these are the speaker's own words.
pub(in crate::tui) fn quoted(record: &QuoteRecord, language: Language) -> String {
    match record.kind {
        QuoteKind::Direct => {
            let (open, close) = quotation_marks(language);
            format!("{open}{}{close}", record.text)
        }
        QuoteKind::Indirect => record.text.clone(),
    }
}
