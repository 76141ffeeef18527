//! The figures that a list shows, as bars.

use crate::analysis::Unit;
use crate::language::Locale;
use crate::library::stored_figure::StoredFigure;
use crate::present::chart::{self, Bar, ChartRow, Group};
use crate::tui::overlay::popup;
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::filter::kind_name;
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::layout::Area;
use crate::tui::screen::article::pane::Pane;
use crate::tui::ui::strings::{Strings, UiText};

/// The open chart.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Chart {
    groups: Vec<Group>,
    /// The group that is drawn.
    at: usize,
    /// The selected row of the group.
    pub selected: usize,
    /// The first row that is shown.
    pub offset: usize,
}

impl Chart {
    /// The figures that their list shows, with the group of the selected one in front; none where there are none.
    pub fn of(reader: &Reader) -> Option<Self> {
        let list = reader.list(Pane::Figures)?;
        let analysis = reader.catalog.analysis();
        // Of a table, only its own figures.
        let own = match reader.pointed_at() {
            Some(ItemId::Table(number)) => Some(number),
            _ => None,
        };
        let is_shown =
            |figure: &&u32| own.is_none() || reader.catalog.table_of(ItemId::Figure(**figure)) == own;
        let shown: Vec<u32> = list.order.iter().filter(is_shown).copied().collect();
        let groups = chart::groups(&reader.document, analysis, &shown, reader.locale);
        let wanted = match reader.pointed_at() {
            Some(ItemId::Figure(number)) => analysis.figures.get(number as usize),
            _ => None,
        };
        let same = |group: &Group| {
            wanted.is_some_and(|figure| figure.kind == group.kind && figure.unit == group.unit)
        };
        let at = groups.iter().position(same).unwrap_or_default();
        let mut chart = Self { groups, at, ..Self::default() };
        chart.group()?;
        chart.selected = chart.bar_at_or_after(0).unwrap_or_default();
        Some(chart)
    }

    /// Figures of several articles, each with its label; none where there are none.
    pub fn of_facts(facts: &[StoredFigure], shown: &[(usize, String)], locale: Locale) -> Option<Self> {
        let figure = |(at, label): &(usize, String)| {
            let record = &facts[*at].record;
            (*at as u32, &record.figure, record.language, label.clone())
        };
        let mut chart =
            Self { groups: chart::groups_of(shown.iter().map(figure), locale), ..Self::default() };
        chart.group()?;
        chart.selected = chart.bar_at_or_after(0).unwrap_or_default();
        Some(chart)
    }

    /// The group that is drawn.
    pub fn group(&self) -> Option<&Group> {
        self.groups.get(self.at)
    }

    /// The row number `row` of the group.
    pub fn row(&self, row: usize) -> Option<&ChartRow> {
        self.group()?.rows.get(row)
    }

    /// How many rows the group has.
    pub fn len(&self) -> usize {
        self.group().map_or(0, |group| group.rows.len())
    }

    /// Whether there is nothing to draw.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The selected figure.
    pub fn selection(&self) -> Option<ItemId> {
        match self.row(self.selected)? {
            ChartRow::Bar(Bar { figure, .. }) => Some(ItemId::Figure(*figure)),
            ChartRow::Heading(_) => None,
        }
    }

    /// What stands in its frame: kind and unit, and the number of the group.
    pub fn title(&self, strings: &Strings) -> String {
        let Some(group) = self.group() else { return String::new() };
        let mut title = format!("{} · {}", strings.get(UiText::Chart), strings.get(kind_name(group.kind)));
        if let Some(unit) = group.unit.as_ref().filter(|unit| !matches!(unit, Unit::Percent)) {
            title = format!("{title}, {}", unit.name(group.language));
        }
        if self.groups.len() > 1 {
            let values: [(&str, &dyn std::fmt::Display); 2] =
                [("number", &(self.at + 1)), ("count", &self.groups.len())];
            title = format!("{title} · {}", strings.fill(UiText::ChartOf, &values));
        }
        title
    }

    /// Draws the next or previous group, round the end.
    pub fn turn(&mut self, forward: bool) {
        let count = self.groups.len().max(1);
        self.at = (self.at + if forward { 1 } else { count - 1 }) % count;
        self.offset = 0;
        self.selected = self.bar_at_or_after(0).unwrap_or_default();
    }

    /// Selects the bar at or near `row`, and brings it among the rows that are shown on a screen of this size.
    pub fn select(&mut self, row: usize, size: (u16, u16)) {
        let row = row.min(self.len().saturating_sub(1));
        let down = row >= self.selected;
        let found = if down { self.bar_at_or_after(row) } else { self.bar_at_or_before(row) };
        self.selected = found.unwrap_or(self.selected);
        let page = self.page(size);
        // The heading of a time line stays in sight with its first bar.
        let first = if matches!(
            self.selected.checked_sub(1).and_then(|row| self.row(row)),
            Some(ChartRow::Heading(_))
        ) {
            self.selected - 1
        } else {
            self.selected
        };
        self.offset = self.offset.clamp(
            (self.selected + 1).saturating_sub(page),
            first.max((self.selected + 1).saturating_sub(page)),
        );
    }

    fn is_bar(&self, row: usize) -> bool {
        matches!(self.row(row), Some(ChartRow::Bar(_)))
    }

    fn bar_at_or_after(&self, row: usize) -> Option<usize> {
        (row..self.len()).find(|&row| self.is_bar(row))
    }

    fn bar_at_or_before(&self, row: usize) -> Option<usize> {
        (0..=row).rev().find(|&row| self.is_bar(row))
    }

    /// How many rows are shown on a screen of this size.
    pub fn page(&self, size: (u16, u16)) -> usize {
        usize::from(self.area(size).height.saturating_sub(2).max(1))
    }

    /// Its place on a screen of this size, frame included.
    pub fn area(&self, (width, height): (u16, u16)) -> Area {
        const WIDEST: u16 = 110;
        let most = self.groups.iter().map(|group| group.rows.len()).max().unwrap_or_default();
        let wanted = u16::try_from(most + 2).unwrap_or(u16::MAX);
        let w = popup::width(WIDEST, width);
        let h = wanted.min(height.saturating_sub(1)).max(1).min(height);
        Area { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h }
    }
}
