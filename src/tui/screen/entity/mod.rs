//! The page of a person or a company: its measures by period, its figures, its articles, what was said.

pub mod fact_card;
pub mod trends;
pub mod trends_view;
pub mod update;
pub mod view;

use crate::language::Locale;
use crate::library::item_query::{ItemMatcher, QueriedItem, searchable};
use crate::library::quotes::StoredQuote;
use crate::library::stored_figure::StoredFigure;
use crate::library::{Query, page};
use crate::order::Reorder;
use crate::present::period;
use crate::present::row::measured;
use crate::tui::prompt::PromptKind;
use crate::tui::screen::article::layout::Area;
use crate::tui::screen::entity::trends::Trends;
use crate::tui::ui::strings::UiText;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// What a page shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Tab {
    /// Measures by period.
    Trends,
    /// The figures.
    #[default]
    Figures,
    /// The articles.
    Articles,
    /// What was said.
    Quotes,
}

impl Tab {
    /// All of them, in their order.
    pub const ALL: [Self; 4] = [Self::Trends, Self::Figures, Self::Articles, Self::Quotes];
}

/// The orders of the figures.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FactOrder {
    /// Those of the newest article first.
    #[default]
    Newest,
    /// The largest first.
    Value,
    /// By what they measure and when: what is said of one thing stands together.
    Measure,
    /// Those first for which articles say different things.
    Differing,
}

impl FactOrder {
    /// The next one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Newest => Self::Value,
            Self::Value => Self::Measure,
            Self::Measure => Self::Differing,
            Self::Differing => Self::Newest,
        }
    }

    /// What it is called.
    pub fn title(self) -> UiText {
        match self {
            Self::Newest => UiText::OrderNewest,
            Self::Value => UiText::SortSize,
            Self::Measure => UiText::OrderMeasure,
            Self::Differing => UiText::OrderDiffering,
        }
    }
}

/// An open page.
#[derive(Debug, Clone, PartialEq)]
pub struct EntityPage {
    /// What the library knows.
    pub page: page::Page,
    /// For each figure the number of the difference that it belongs to.
    pub differing: Vec<Option<usize>>,
    /// What is shown of it.
    pub tab: Tab,
    /// The figures that are shown, in their order.
    pub facts: Vec<usize>,
    /// Their order.
    pub order: FactOrder,
    /// Only figures of this measure.
    pub measure: Option<String>,
    /// What a figure must say to be shown, as typed.
    pub query: String,
    /// The table of measures by period, where there is one.
    pub trends: Option<Trends>,
    /// The selected row of each tab.
    pub selected: [usize; 4],
    /// The first row that is shown of each.
    pub offset: [usize; 4],
}

/// The place of the list of figures among the tabs.
const FIGURES: usize = 1;

impl EntityPage {
    /// A page as it opens.
    pub fn new(page: page::Page) -> Self {
        let differing = page.figures.iter().map(|figure| figure.difference).collect();
        let mut open = Self {
            page,
            differing,
            tab: Tab::Figures,
            facts: Vec::new(),
            order: FactOrder::Newest,
            measure: None,
            query: String::new(),
            trends: None,
            selected: [0; 4],
            offset: [0; 4],
        };
        open.trends = Trends::new(&open.page.figures);
        open.arrange();
        if let Some(trends) = &mut open.trends {
            trends.settle(0);
            open.tab = Tab::Trends;
        } else if open.facts.is_empty() {
            open.tab = Tab::Articles;
        }
        open
    }

    /// The tabs that it has.
    pub fn tabs(&self) -> &'static [Tab] {
        if self.trends.is_some() { &Tab::ALL } else { &Tab::ALL[FIGURES..] }
    }

    /// Shows the next tab, or the one before, round the end.
    pub fn turn(&mut self, forward: bool) {
        let tabs = self.tabs();
        let at = tabs.iter().position(|&tab| tab == self.tab).unwrap_or_default();
        self.tab = tabs[(at + if forward { 1 } else { tabs.len() - 1 }) % tabs.len()];
    }

    /// Takes what the library knows now, and keeps what is shown of it.
    pub fn renew(&mut self, page: page::Page) {
        let mut new = Self::new(page);
        (new.tab, new.order, new.selected, new.offset) = (self.tab, self.order, self.selected, self.offset);
        (new.measure, new.query) = (self.measure.take(), std::mem::take(&mut self.query));
        match (&mut new.trends, &self.trends) {
            (Some(new), Some(old)) => {
                new.show(old.length());
                new.column = old.column.min(new.columns.len().saturating_sub(1));
                new.settle(self.selected[0].min(new.len().saturating_sub(1)));
            }
            (None, _) if new.tab == Tab::Trends => new.tab = Tab::Figures,
            _ => {}
        }
        new.selected[0] = new.selected[0].min(new.trends.as_ref().map_or(0, Trends::len).saturating_sub(1));
        new.arrange();
        *self = new;
    }

    /// The one measure that is shown, in the words that most of its figures have.
    pub fn measure_title(&self) -> Option<&str> {
        self.measure.as_ref()?;
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for of in self.facts.iter().filter_map(|&at| self.page.figures[at].record.of.as_deref()) {
            *counts.entry(of).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map(|(of, _)| of)
    }

    /// How many figures differ.
    pub fn differing(&self) -> usize {
        self.differing.iter().flatten().count()
    }

    /// Fills the list of figures anew; the selection stays with its figure.
    pub fn arrange(&mut self) {
        let selected = self.fact_at(self.selected[FIGURES]);
        let (query, _) = Query::parse_within(&self.query, PromptKind::Page.operators());
        let matcher = ItemMatcher::new(&query);
        let facts = &self.page.figures;
        let fits = |fact: &StoredFigure| {
            let (record, origin) = (&fact.record, &fact.origin);
            let text = || {
                [
                    &record.of,
                    &fact.measure,
                    &record.when,
                    &origin.title,
                    &origin.source,
                    &Some(record.text.clone()),
                ]
                .map(|part| part.as_deref().unwrap_or_default().to_owned())
                .join(" ")
            };
            (self.measure.is_none() || fact.measure == self.measure)
                && (query == Query::default()
                    || matcher.matches(&QueriedItem {
                        text: &searchable(&text()),
                        title: origin.title.as_deref(),
                        source: origin.source.as_deref(),
                        published: origin.published.map(|at| at.date),
                        figure: Some((&record.figure, record.of.as_deref())),
                        company: None,
                        person: None,
                    }))
        };
        let mut shown: Vec<usize> = (0..facts.len()).filter(|&at| fits(&facts[at])).collect();
        let figure = |at: usize| &facts[at].record.figure;
        let when = |at: usize| figure(at).when.and_then(|period| period.from);
        match self.order {
            FactOrder::Newest => {}
            FactOrder::Value => {
                shown.reorder_by_key(|&at| (figure(at).kind, Reverse(figure(at).value)));
            }
            FactOrder::Measure => shown.reorder_by_key(|&at| {
                (facts[at].measure.is_none(), facts[at].measure.clone(), figure(at).kind, when(at))
            }),
            FactOrder::Differing => {
                shown.reorder_by_key(|&at| (self.differing[at].is_none(), self.differing[at]));
            }
        }
        self.facts = shown;
        let place = selected.and_then(|fact| self.facts.iter().position(|&other| other == fact));
        self.selected[FIGURES] = place.unwrap_or_default();
    }

    /// The fact in a row of the figures.
    pub fn fact_at(&self, row: usize) -> Option<usize> {
        self.facts.get(row).copied()
    }

    fn at(&self) -> usize {
        Tab::ALL.iter().position(|&tab| tab == self.tab).unwrap_or_default()
    }

    /// The number of rows of the tab that is shown.
    pub fn len(&self) -> usize {
        match self.tab {
            Tab::Trends => self.trends.as_ref().map_or(0, Trends::len),
            Tab::Figures => self.facts.len(),
            Tab::Articles => self.page.articles.len(),
            Tab::Quotes => self.page.quotes.len(),
        }
    }

    /// Whether the tab that is shown has no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The selected row of the tab that is shown, and the first one in sight.
    pub fn cursor(&self) -> (usize, usize) {
        (self.selected[self.at()], self.offset[self.at()])
    }

    /// Selects a row of the tab that is shown, or its last one.
    pub fn select(&mut self, row: usize, page: usize) {
        let (at, page) = (self.at(), page.max(1));
        let selected = row.min(self.len().saturating_sub(1));
        let moved = self.selected[at] != selected;
        self.selected[at] = selected;
        if let Some(trends) = self.trends.as_mut().filter(|_| moved && self.tab == Tab::Trends) {
            trends.settle(selected);
        }
        self.offset[at] = self.offset[at].clamp((selected + 1).saturating_sub(page), selected);
    }

    /// Moves the rows that are shown.
    pub fn scroll(&mut self, rows: isize, page: usize) {
        let (at, lowest) = (self.at(), self.len().saturating_sub(page));
        self.offset[at] = self.offset[at].saturating_add_signed(rows).min(lowest);
    }

    /// The figure that is selected, in the table or in the list.
    pub fn selected_fact(&self) -> Option<usize> {
        let row = self.cursor().0;
        match self.tab {
            Tab::Trends => self.trends.as_ref()?.figure(row),
            Tab::Figures => self.fact_at(row),
            Tab::Articles | Tab::Quotes => None,
        }
    }

    /// Where the selected row leads: an article, and a byte of its text.
    pub fn goal(&self) -> Option<(i64, Option<usize>)> {
        let row = self.cursor().0;
        match self.tab {
            Tab::Trends | Tab::Figures => {
                let fact = &self.page.figures[self.selected_fact()?];
                Some((fact.origin.article, Some(fact.record.figure.span.start as usize)))
            }
            Tab::Articles => self.page.articles.get(row).map(|&id| (id, None)),
            Tab::Quotes => self.said(row).map(|said| (said.origin.article, Some(said.span.start as usize))),
        }
    }

    /// What was said in a row.
    pub fn said(&self, row: usize) -> Option<&StoredQuote> {
        self.page.quotes.get(row)
    }

    /// The figures that are shown, each with its label, for a chart of bars.
    pub fn bars(&self, locale: Locale) -> Vec<(usize, String)> {
        let label = |at: usize| {
            let fact = &self.page.figures[at];
            let when = fact.record.figure.when.and_then(|period| period::short(&period, locale));
            let parts = [Some(measured(&fact.record)), when];
            let told: Vec<String> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
            let published = || fact.origin.published.map(|at| locale.short_date(at.date)).unwrap_or_default();
            if told.is_empty() { published() } else { told.join(" · ") }
        };
        self.facts.iter().map(|&at| (at, label(at))).collect()
    }
}

/// The rows of a page: below its two lines of heading, its line of tabs and its line of titles.
pub fn rows_area(main: Area) -> Area {
    let top = 4.min(main.height.saturating_sub(1));
    Area { y: main.y + top, height: main.height - top, width: main.width.saturating_sub(1), ..main }
}
