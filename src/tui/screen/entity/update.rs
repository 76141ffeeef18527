//! The page of a person or a company.

use crate::document::clean_line;
use crate::present::amount::amount;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::effect::library_worker::Request;
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::chart::Chart;
use crate::tui::prompt::{Prompt, PromptKind};
use crate::tui::screen::entity::{EntityPage, Tab, rows_area};
use crate::tui::ui::line_edit::LineEdit;
use crate::tui::ui::strings::UiText;
use crate::tui::update::history;
use crate::tui::update::navigation::step;
use crate::tui::update::share;

/// How many rows are shown.
pub(in crate::tui) fn height(app: &App) -> usize {
    usize::from(rows_area(app.layout().main).height.max(1))
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
        Action::NextPane | Action::PaneRight => page.tab = page.tab.step(true),
        Action::PreviousPane | Action::PaneLeft => page.tab = page.tab.step(false),
        Action::FocusArticle => page.tab = Tab::Figures,
        Action::FocusPeople => page.tab = Tab::Articles,
        Action::FocusCompanies => page.tab = Tab::Quotes,
        Action::Sort if page.tab == Tab::Figures => {
            page.order = page.order.next();
            page.arrange();
            page.select(0, rows);
            app.notice = Some(app.strings.get(page.order.title()).to_owned());
        }
        Action::Filter if page.tab == Tab::Figures => filter(page, rows),
        Action::Search if page.tab == Tab::Figures => {
            app.prompt = Some(Prompt::new(PromptKind::Page, LineEdit::new(page.query.clone())));
        }
        Action::Chart if page.tab == Tab::Figures => {
            let chart = Chart::of_facts(&page.page.figures, &page.line(locale), locale);
            match chart {
                Some(chart) => app.overlay = Some(Overlay::Chart(chart)),
                None => app.notice = Some(app.strings.get(UiText::NoFiguresToChart).to_owned()),
            }
        }
        Action::Copy => return copy(app),
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

/// Copies the selected row as a line with its source.
fn copy(app: &mut App) -> Vec<Effect> {
    let Some(page) = app.screen.entity() else { return Vec::new() };
    let row = page.cursor().0;
    let source = |title: &Option<String>, source: &Option<String>, date: Option<String>| {
        [source.clone(), date, title.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    let name = &page.page.entity.name;
    let line = match page.tab {
        Tab::Figures => page.fact_at(row).map(|at| {
            let (record, origin) = (&page.page.figures[at].record, &page.page.figures[at].origin);
            let amount = amount(&record.figure, record.language);
            let parts = [Some(name.clone()), record.of.clone(), record.when.clone(), Some(amount)];
            let what = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
            let date = origin.published.map(|at| at.date.to_string());
            format!("{what} ({})", source(&origin.title, &origin.source, date))
        }),
        Tab::Quotes => page.said(row).map(|said| {
            let (record, origin) = (&said.record, &said.origin);
            let date = origin.published.map(|at| at.date.to_string());
            let speaker = record.speaker.as_deref().unwrap_or(name);
            format!("{speaker}: “{}” ({})", record.text, source(&origin.title, &origin.source, date))
        }),
        Tab::Articles => {
            let row = page.page.articles.get(row).and_then(|&id| app.library.as_ref()?.row(id));
            row.map(|row| source(&row.title, &row.source, row.published.map(|at| at.date.to_string())))
        }
    };
    share::put(app, line.map(|line| clean_line(&line).into_owned()))
}

/// Follows what is typed for the page.
pub(in crate::tui) fn follow(app: &mut App) {
    let rows = height(app);
    if let (Some(prompt), Some(page)) = (&app.prompt, app.screen.entity_mut())
        && prompt.aim == PromptKind::Page
    {
        prompt.line.text().clone_into(&mut page.query);
        page.arrange();
        page.select(page.cursor().0, rows);
    }
}

/// Goes from the chart of a page to the figure that is selected there.
pub(in crate::tui) fn open_from_chart(app: &mut App, fact: usize) -> Vec<Effect> {
    let rows = height(app);
    let Some(page) = app.screen.entity_mut() else { return Vec::new() };
    if let Some(row) = page.facts.iter().position(|&at| at == fact) {
        page.select(row, rows);
    }
    act(app, Action::Open)
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
