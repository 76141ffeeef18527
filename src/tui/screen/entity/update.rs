//! The page of a person or a company.

use crate::document::{Published, clean_line};
use crate::export::field::{Object, Record as _};
use crate::export::json;
use crate::export::listing::Listed as _;
use crate::library::series::series;
use crate::present::amount::ShortAmount;
use crate::present::period;
use crate::present::row::measured;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::effect::library_worker::{AddressUse, Request};
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::chart::Chart;
use crate::tui::overlay::timeline::TimeChart;
use crate::tui::prompt::{EarlierSearch, Prompt, PromptKind};
use crate::tui::screen::entity::fact_card;
use crate::tui::screen::entity::trends::Trends;
use crate::tui::screen::entity::trends_view::{length_title, table_area};
use crate::tui::screen::entity::view::quoted;
use crate::tui::screen::entity::{EntityPage, Tab, rows_area};
use crate::tui::ui::strings::UiText;
use crate::tui::update::history;
use crate::tui::update::navigation::step;
use crate::tui::update::share;
use crate::tui::update::unbound;

/// How many rows are shown.
pub(in crate::tui) fn height(app: &App) -> usize {
    let rows = rows_area(app.layout().main);
    let is_table = app.screen.entity().is_some_and(|page| page.tab == Tab::Trends);
    usize::from(if is_table { table_area(rows) } else { rows }.height.max(1))
}

/// Carries out `action` on an open page.
pub(in crate::tui) fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let rows = height(app);
    let locale = app.locale;
    let Some(page) = app.screen.entity_mut() else { return Vec::new() };
    match action {
        Action::Open => {
            let goal = page.goal();
            return goal
                .map(|(id, at)| {
                    Effect::Library(Request::Open { id, at, in_place: false, query: String::new() })
                })
                .into_iter()
                .collect();
        }
        Action::PaneLeft
        | Action::PaneRight
        | Action::NextMention
        | Action::PreviousMention
        | Action::Filter
            if page.tab == Tab::Trends =>
        {
            let lengths = page.trends.as_ref().map_or(&[][..], Trends::lengths);
            if let (Action::Filter, [only]) = (action, lengths) {
                let length = app.strings.get(length_title(*only)).to_owned();
                app.notice = Some(app.strings.fill(UiText::OneLength, &[("length", &length)]));
                return Vec::new();
            }
            in_trends(page, action);
        }
        Action::NextPane | Action::PaneRight => page.turn(true),
        Action::PreviousPane | Action::PaneLeft => page.turn(false),
        Action::FocusArticle | Action::FocusPeople | Action::FocusCompanies | Action::FocusFigures => {
            let number = match action {
                Action::FocusArticle => 0,
                Action::FocusPeople => 1,
                Action::FocusCompanies => 2,
                _ => 3,
            };
            match page.tabs().get(number) {
                Some(&tab) => page.tab = tab,
                None => app.notice = Some(app.strings.get(UiText::NoSuchTab).to_owned()),
            }
        }
        Action::Sort if page.tab == Tab::Figures => {
            page.order = page.order.next();
            page.arrange();
            page.select(0, rows);
            app.notice = Some(app.strings.get(page.order.title()).to_owned());
        }
        Action::Filter if page.tab == Tab::Figures => filter(page, rows),
        Action::Search if page.tab == Tab::Figures => {
            let earlier = EarlierSearch { query: page.query.clone(), ..EarlierSearch::default() };
            app.prompt = Some(Prompt::search(PromptKind::Page, earlier));
        }
        Action::Chart if matches!(page.tab, Tab::Trends | Tab::Figures) => {
            let selected = page.selected_fact();
            let all = series(&page.page.figures);
            let own = all
                .iter()
                .find(|one| one.cells.values().any(|cell| cell.figures().any(|at| Some(at) == selected)));
            let figures = &page.page.figures;
            let timeline = own.and_then(|own| TimeChart::of_series(own, figures, selected, locale));
            let chart = timeline
                .map(Overlay::Timeline)
                .or_else(|| Chart::of_facts(figures, &page.bars(locale), locale).map(Overlay::Chart));
            match chart {
                Some(chart) => app.overlay = Some(chart),
                None => app.notice = Some(app.strings.get(UiText::NoFiguresToChart).to_owned()),
            }
        }
        Action::Card if page.tab == Tab::Quotes => {
            if let Some(card) = fact_card::of_quote(app) {
                app.overlay = Some(card);
            }
        }
        Action::Card if page.tab == Tab::Articles => unbound::action(app, action),
        Action::Sort
        | Action::Filter
        | Action::Search
        | Action::Chart
        | Action::NextMention
        | Action::PreviousMention => unbound::action(app, action),
        Action::CopyJson if matches!(page.tab, Tab::Articles | Tab::Quotes) => unbound::action(app, action),
        Action::Card => match page.selected_fact().map(|at| &page.page.figures[at]) {
            Some(fact) => {
                let place = fact.record.figure.span;
                return vec![Effect::Library(Request::Sentence(fact.origin.article, place))];
            }
            None => app.notice = Some(app.strings.get(UiText::NothingSelected).to_owned()),
        },
        Action::Copy => {
            let line = line(app, app.screen.entity().and_then(EntityPage::selected_fact));
            return share::put(app, line);
        }
        Action::CopyJson | Action::Browse => match (page.selected_fact(), page.goal(), action) {
            (Some(fact), ..) => return hand_on(app, fact, action),
            (None, Some((id, _)), Action::Browse) => {
                return vec![Effect::Library(Request::Address(id, AddressUse::Browse))];
            }
            _ => app.notice = Some(app.strings.get(UiText::NothingSelected).to_owned()),
        },
        Action::Back => return back(app),
        Action::JumpBack => return history::back(app),
        Action::JumpForward => return history::forward(app),
        _ => {
            if let Some(row) = step(action, page.cursor().0, rows) {
                page.select(row, rows);
            }
        }
    }
    Vec::new()
}

/// Moves in the table of measures by period, and changes the length of its periods.
fn in_trends(page: &mut EntityPage, action: Action) {
    let row = page.cursor().0;
    let Some(trends) = &mut page.trends else { return };
    match action {
        Action::PaneLeft => trends.step(row, false),
        Action::PaneRight => trends.step(row, true),
        Action::NextMention => trends.step_source(row, true),
        Action::PreviousMention => trends.step_source(row, false),
        _ => {
            trends.turn();
            trends.settle(0);
            page.select(0, 1);
        }
    }
}

/// Keeps only the measure of the selected figure, or all again.
fn filter(page: &mut EntityPage, rows: usize) {
    let selected = page.fact_at(page.cursor().0);
    page.measure = match page.measure.take() {
        Some(_) => None,
        None => selected.and_then(|at| page.page.figures[at].measure.clone()),
    };
    page.arrange();
    page.select(page.cursor().0, rows);
}

/// One step out: of what is typed, the measure, the page.
fn back(app: &mut App) -> Vec<Effect> {
    let Some(page) = app.screen.entity_mut() else { return Vec::new() };
    if !page.query.is_empty() {
        page.query.clear();
    } else if page.measure.take().is_none() {
        return history::back(app);
    }
    page.arrange();
    Vec::new()
}

/// Copies a figure of the page, as a line or as JSON, or opens its article in the browser.
pub(in crate::tui) fn hand_on(app: &mut App, fact: usize, action: Action) -> Vec<Effect> {
    let Some(figure) = app.screen.entity().and_then(|page| page.page.figures.get(fact)) else {
        return Vec::new();
    };
    match action {
        Action::Browse => vec![Effect::Library(Request::Address(figure.origin.article, AddressUse::Browse))],
        Action::CopyJson => {
            let values = figure.record.row(None).into_iter().chain(figure.origin.values());
            let object = Object(values.chain(figure.values()).collect());
            let mut out = Vec::new();
            let text =
                json::to_writer(&mut out, &object, false).ok().and_then(|()| String::from_utf8(out).ok());
            share::put(app, text)
        }
        _ => {
            let line = line(app, Some(fact));
            share::put(app, line)
        }
    }
}

/// A figure, else the selected row, as a line with its source.
fn line(app: &App, fact: Option<usize>) -> Option<String> {
    let page = app.screen.entity()?;
    let row = page.cursor().0;
    let source = |title: &Option<String>, source: &Option<String>, published: Option<Published>| {
        let date = published.map(|at| app.locale.date(at.date));
        [source.clone(), date, title.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let name = &page.page.entity.name;
    let line = match page.tab {
        Tab::Trends | Tab::Figures => fact.map(|at| {
            let (record, origin) = (&page.page.figures[at].record, &page.page.figures[at].origin);
            let amount = ShortAmount::in_locale(&record.figure, record.language, app.locale).to_string();
            let when = record.figure.when.and_then(|when| period::short(&when, app.locale));
            let measure = Some(measured(record)).filter(|measure| !measure.is_empty());
            let parts = [Some(amount), measure, Some(name.clone()), when.or_else(|| record.when.clone())];
            let what = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
            format!("{what} ({})", source(&origin.title, &origin.source, origin.published))
        }),
        Tab::Quotes => page.said(row).map(|said| {
            let (record, origin) = (&said.record, &said.origin);
            let speaker = record.speaker.as_deref().unwrap_or(name);
            format!(
                "{speaker}: {} ({})",
                quoted(record, origin.language),
                source(&origin.title, &origin.source, origin.published)
            )
        }),
        Tab::Articles => {
            let row = page.page.articles.get(row).and_then(|&id| app.library.as_ref()?.row(id));
            row.map(|row| source(&row.title, &row.source, row.published))
        }
    };
    line.map(|line| clean_line(&line).into_owned())
}

/// Follows what is typed for the page.
pub(in crate::tui) fn follow(app: &mut App) {
    let line = app.prompt.as_ref().filter(|prompt| prompt.aim == PromptKind::Page);
    if let Some(query) = line.map(|prompt| prompt.line.text().to_owned()) {
        narrow(app, query);
    }
}

/// Gives up what was typed for the page.
pub(in crate::tui) fn cancel(app: &mut App, prompt: &Prompt) {
    narrow(app, prompt.earlier.query.clone());
}

/// Shows the figures that `query` finds.
fn narrow(app: &mut App, query: String) {
    let rows = height(app);
    if let Some(page) = app.screen.entity_mut() {
        page.query = query;
        page.arrange();
        page.select(page.cursor().0, rows);
    }
}

/// Goes from the chart or the card of a page to the figure that is selected there.
pub(in crate::tui) fn open_fact(app: &mut App, fact: usize) -> Vec<Effect> {
    let rows = height(app);
    let Some(page) = app.screen.entity_mut() else { return Vec::new() };
    let row = page.facts.iter().position(|&at| at == fact);
    if let Some(row) = row.filter(|_| page.tab == Tab::Figures) {
        page.select(row, rows);
    }
    let Some(fact) = page.page.figures.get(fact) else { return Vec::new() };
    let (id, at) = (fact.origin.article, Some(fact.record.figure.span.start as usize));
    vec![Effect::Library(Request::Open { id, at, in_place: false, query: String::new() })]
}

/// The rows of the page's articles that are in sight and not known.
pub(in crate::tui) fn missing(app: &mut App) -> Option<Effect> {
    let rows = height(app);
    let (Some(page), Some(library)) = (app.screen.entity(), &app.library) else { return None };
    let from = page.cursor().1;
    let to = (from + rows).min(page.page.articles.len());
    let missing: Vec<i64> = page
        .page
        .articles
        .get(from..to)
        .filter(|_| page.tab == Tab::Articles)
        .unwrap_or_default()
        .iter()
        .copied()
        .filter(|&id| library.row(id).is_none())
        .collect();
    (!missing.is_empty()).then(|| Effect::Library(Request::Rows(missing, String::new())))
}
