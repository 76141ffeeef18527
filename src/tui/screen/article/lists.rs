//! The lists of an open article: what they keep, the rows that show it, and which row is selected.

use crate::analysis::EntityId;
use crate::analysis::text::Sentences;
use crate::document::Table;
use crate::library::Query;
use crate::library::item_query::{ItemMatcher, QueriedItem};
use crate::tui::prompt::PromptKind;
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::catalog::Mark;
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::pane::{Pane, PaneList, PaneRow};

impl Reader {
    /// Fills the lists anew with what filter, typed words and order leave; selections stay with their items.
    pub fn refilter(&mut self) {
        if !self.filter.is_empty() {
            self.sentences();
        }
        let sentences = self.sentences.take().unwrap_or_default();
        for pane in Pane::LISTS {
            self.fill(pane, &sentences);
        }
        self.filter.light(&sentences, &self.catalog);
        self.kept_marks.clear();
        if self.keeps_some() {
            let mut items: Vec<ItemId> = self.catalog.marks.iter().map(|mark| mark.item).collect();
            items.sort_unstable();
            items.dedup();
            self.filter.kept(&sentences, &self.catalog, &mut items);
            items.retain(|&item| !self.hides(item));
            let kept = |mark: &&Mark| items.binary_search(&mark.item).is_ok();
            self.kept_marks = self.catalog.marks.iter().filter(kept).copied().collect();
        }
        self.sentences = Some(sentences).filter(|sentences| *sentences != Sentences::default());
    }

    /// As [`refilter`](Self::refilter), for the one list whose typed words have changed.
    pub fn refilter_list(&mut self, pane: Pane) {
        let sentences = self.sentences.take().unwrap_or_default();
        self.fill(pane, &sentences);
        self.sentences = Some(sentences).filter(|sentences| *sentences != Sentences::default());
    }

    fn fill(&mut self, pane: Pane, sentences: &Sentences) {
        let Some(index) = pane.list_index() else { return };
        let mut order = self.catalog.order(pane, self.lists[index].sort);
        if !self.filter.is_empty() {
            let mut items: Vec<ItemId> = order.iter().filter_map(|&number| pane.item(number)).collect();
            self.filter.kept(sentences, &self.catalog, &mut items);
            order = items.into_iter().map(ItemId::number).collect();
        }
        order.retain(|&number| pane.item(number).is_none_or(|item| !self.hides(item)));
        let is_narrowed = !self.lists[index].query.trim().is_empty();
        if is_narrowed {
            if self.searchable[index].is_empty() {
                let all = (0..self.catalog.lengths()[index] as u32).filter_map(|number| pane.item(number));
                let searchable = |item| self.catalog.searchable(item, self.hides_unsure);
                self.searchable[index] = all.map(searchable).collect();
            }
            let known = PromptKind::List(pane).operators();
            let (query, _) = Query::parse_within(&self.lists[index].query, known);
            let matcher = ItemMatcher::new(&query);
            let rows = &self.searchable[index];
            order.retain(|&number| {
                let text = rows.get(number as usize).map_or("", String::as_str);
                let item = pane.item(number).map(|item| self.queried(item, text));
                item.is_none_or(|item| matcher.matches(&item))
            });
        }
        if pane == Pane::Figures {
            self.folding.narrow(!self.filter.is_empty() || is_narrowed);
            self.kept_of_tables = vec![0; self.catalog.tables.len()];
            for table in order.iter().filter_map(|&number| self.catalog.table_of(ItemId::Figure(number))) {
                self.kept_of_tables[table as usize] += 1;
            }
        }
        self.lists[index].order = order;
        self.fill_rows(pane);
    }

    /// What queries can ask of an item, in whose row `text` stands.
    pub(in crate::tui) fn queried<'i>(&'i self, item: ItemId, text: &'i str) -> QueriedItem<'i> {
        let analysis = self.catalog.analysis();
        let at = item.number() as usize;
        let mut queried = QueriedItem { text, ..QueriedItem::default() };
        let mut who = None;
        match item {
            ItemId::Person(_) => {
                let person = analysis.people.get(at);
                queried.person = person.map(|person| person.name.as_str());
                queried.company = person.and_then(|person| person.organization.as_deref());
            }
            ItemId::Company(_) => {
                queried.company = analysis.companies.get(at).map(|company| company.name.as_str());
            }
            ItemId::Figure(_) => {
                let figure = analysis.figures.get(at);
                let of = figure.and_then(|figure| figure.of).map(|span| self.document.slice(span));
                queried.figure = figure.map(|figure| (figure, of));
                who = figure.and_then(|figure| figure.who);
            }
            ItemId::Quote(_) => who = analysis.quotes.get(at).and_then(|quote| quote.speaker),
            ItemId::Table(_) => {}
        }
        match who {
            Some(EntityId::Person(_)) => queried.person = who.map(|who| analysis.name(who)),
            Some(EntityId::Company(_)) => queried.company = who.map(|who| analysis.name(who)),
            None => {}
        }
        queried
    }

    /// Fills the rows of a list with its items; those of folded tables are left out. The selection stays where it is, or
    /// goes to the heading of a table that was folded over it.
    pub fn fill_rows(&mut self, pane: Pane) {
        let Some(index) = pane.list_index() else { return };
        let list = &mut self.lists[index];
        let selected = list.selection();
        let catalog = &self.catalog;
        list.rows = if pane == Pane::Figures && !catalog.tables.is_empty() {
            self.folding.rows(&list.order, &catalog.tables, &catalog.table_of)
        } else {
            list.order.iter().copied().map(PaneRow::Item).collect()
        };
        if pane == Pane::Figures {
            self.figure_widths = catalog.figure_widths(|table| self.folding.is_open(table));
        }
        let heading = match selected.map(|row| pane.item_in(row)) {
            Some(Some(item)) => catalog.table_of(item).map(PaneRow::Table),
            _ => None,
        };
        if !selected.is_some_and(|row| list.select_row(row))
            && !heading.is_some_and(|row| list.select_row(row))
        {
            list.select(list.selected);
        }
    }

    /// Selects `item` in its list, and unfolds the table that it stands in as long as it is selected.
    pub fn select_in_list(&mut self, item: ItemId) {
        let pane = Pane::of(item);
        let row = match item {
            ItemId::Table(number) => PaneRow::Table(number),
            _ => PaneRow::Item(item.number()),
        };
        let is_kept = |list: &PaneList| list.order.contains(&item.number());
        if let ItemId::Figure(_) = item
            && self.list(pane).is_some_and(is_kept)
            && self.folding.show(self.catalog.table_of(item))
        {
            self.fill_rows(pane);
        }
        if let Some(index) = pane.list_index() {
            self.lists[index].select_row(row);
        }
    }

    /// Folds a table in the list of figures, or unfolds it, and selects its heading.
    pub fn toggle_table(&mut self, table: u32) {
        self.folding.toggle(table);
        self.fill_rows(Pane::Figures);
        self.select_in_list(ItemId::Table(table));
    }

    /// How many figures of a table the list keeps.
    pub fn shown_of_table(&self, table: u32) -> usize {
        self.kept_of_tables.get(table as usize).copied().unwrap_or_default()
    }

    /// The table with this number among those that figures stand in.
    pub fn table(&self, number: u32) -> Option<&Table> {
        self.tables.get(self.catalog.tables.get(number as usize)?.table)
    }

    /// Whether not all mentions and figures are walked over.
    pub(in crate::tui) fn keeps_some(&self) -> bool {
        !self.filter.is_empty() || self.hides_unsure
    }
}
