//! The keys, in columns by section: first those that count here, below them those that need another focus.
//!
//! The entries are laid out once, when the help is opened, narrowed down, or the screen changes: [`lay_out`](Help::lay_out)
//! breaks their texts for the width of a column and fills the columns from top to bottom.

use crate::layout::cell;
use crate::order::Reorder;
use crate::tui::action::Action;
use crate::tui::overlay::popup;
use crate::tui::screen::article::layout::Area;
use crate::tui::ui::line_edit::LineEdit;

/// The least width of a column, and the columns between two.
const COLUMN: u16 = 36;
const APART: u16 = 3;

/// The least room for keys, in columns: that for `Shift-Tab` and those like it.
const LEAST_KEYS: u16 = 11;

/// The most columns.
const COLUMNS: u16 = 4;

/// A column has at least so many rows before another one is begun.
const FEW: usize = 6;

/// A key and what it does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpEntry {
    /// The heading that it stands under.
    pub section: String,
    /// The keys, as a reader knows them.
    pub keys: String,
    /// What they do.
    pub text: String,
    /// What is carried out when it is chosen; none for keys that only count where they are pressed.
    pub action: Option<Action>,
    /// Whether it can be done where one is.
    pub is_here: bool,
}

/// What stands in one row of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HelpCell {
    /// The heading of a section.
    Section(String),
    /// A part of the text of the entry with this number among those that are found; the keys stand before the first one.
    Entry {
        /// The number of the entry.
        number: usize,
        /// The keys, before the first part.
        keys: String,
        /// The words.
        text: String,
    },
    /// The line between what can be done here and what cannot.
    Elsewhere,
    /// Nothing.
    Blank,
}

/// A cell and its place among all rows and columns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacedCell {
    /// The row, from 0.
    pub row: usize,
    /// The column of the help, from 0.
    pub column: u16,
    /// Whether it can be done here.
    pub is_here: bool,
    /// What stands there.
    pub cell: HelpCell,
}

/// The open help.
#[derive(Debug, Clone, Default)]
pub struct Help {
    /// Stands in its frame.
    pub title: String,
    /// What is typed to narrow it down.
    pub query: LineEdit,
    /// Whether letters are typed, instead of being keys.
    pub is_typing: bool,
    /// The number of the selected entry among those that are found.
    pub selected: usize,
    /// The first row that is shown.
    pub offset: usize,
    /// Its place on the screen, frame included.
    pub area: Area,
    /// What is shown, by column and row.
    pub cells: Vec<PlacedCell>,
    /// How many rows there are.
    pub rows: usize,
    /// The width of a column, and of the keys in it.
    pub widths: (u16, u16),
    entries: Vec<HelpEntry>,
    found: Vec<usize>,
}

impl Help {
    /// The help for a screen of this size.
    pub fn new(title: String, entries: Vec<HelpEntry>, size: (u16, u16)) -> Self {
        let mut help = Self { title, entries, ..Self::default() };
        help.find(size);
        help
    }

    /// Keeps the entries that hold all words that are typed.
    pub fn find(&mut self, size: (u16, u16)) {
        let typed = self.query.text().to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let fits = |entry: &HelpEntry| {
            let text = format!("{} {} {}", entry.text, entry.section, entry.keys).to_lowercase();
            words.iter().all(|word| text.contains(word))
        };
        let mut found: Vec<usize> = (0..self.entries.len()).filter(|&at| fits(&self.entries[at])).collect();
        found.reorder_by_key(|&at| !self.entries[at].is_here);
        self.found = found;
        (self.selected, self.offset) = (0, 0);
        self.lay_out(size);
    }

    /// How many entries are found.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether nothing is found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The selected entry.
    pub fn selection(&self) -> Option<&HelpEntry> {
        self.found.get(self.selected).map(|&at| &self.entries[at])
    }

    /// How many rows are shown, below the line in which one types.
    pub fn page(&self) -> usize {
        usize::from(self.area.height.saturating_sub(3).max(1))
    }

    /// Places everything for a screen of this size.
    pub fn lay_out(&mut self, (width, height): (u16, u16)) {
        let room = width.saturating_sub(4).max(1);
        let here = self.found.iter().filter(|&&at| self.entries[at].is_here).count();
        let most = (room + APART) / (COLUMN + APART);
        let wanted = u16::try_from(here.max(self.found.len() - here) / FEW).unwrap_or(COLUMNS);
        let columns = most.min(wanted).clamp(1, COLUMNS);
        let widest = |at: &usize| cell::width(&self.entries[*at].keys) as u16;
        let keys = self.found.iter().map(widest).max().unwrap_or_default();
        // As wide as its texts, but never wider than the screen.
        let texts = |at: &usize| cell::width(&self.entries[*at].text) as u16;
        let text = self.found.iter().map(texts).max().unwrap_or_default();
        let column = if width < popup::NARROW {
            (room.saturating_sub(APART * (columns - 1)) / columns).max(1)
        } else {
            let even = room.saturating_sub(APART * (columns - 1)) / columns;
            even.min(keys.saturating_add(text).saturating_add(2)).max(COLUMN.min(even)).max(1)
        };
        let keys = keys.min((column / 3).max(LEAST_KEYS)).min(column / 2);
        self.widths = (column, keys);
        self.place(columns, column.saturating_sub(keys + 2).max(1));
        let mut w = popup::width(columns * (column + APART) - APART + 4, width);
        let mut wanted = u16::try_from(self.rows.max(1) + 3).unwrap_or(u16::MAX);
        if !self.query.text().is_empty() {
            // It does not jump while one types.
            (w, wanted) = (w.max(self.area.width).min(width), wanted.max(self.area.height));
        }
        let h = wanted.min(height.saturating_sub(1)).max(1).min(height);
        self.area = Area { x: (width - w) / 2, y: (height - h) / 2, width: w, height: h };
        self.select(self.selected);
    }

    fn place(&mut self, columns: u16, room: u16) {
        self.cells.clear();
        self.rows = 0;
        for is_here in [true, false] {
            let cells = self.cells_of(is_here, room);
            if cells.is_empty() {
                continue;
            }
            if !is_here {
                if self.rows > 0 {
                    self.rows += 1;
                }
                let cell = PlacedCell { row: self.rows, column: 0, is_here, cell: HelpCell::Elsewhere };
                self.cells.push(cell);
                self.rows += 1;
            }
            self.fill_columns(cells, is_here, columns);
        }
    }

    /// The rows of one column that holds all.
    fn cells_of(&self, is_here: bool, room: u16) -> Vec<HelpCell> {
        let mut cells = Vec::new();
        let mut last = None;
        for (number, &at) in self.found.iter().enumerate() {
            let entry = &self.entries[at];
            if entry.is_here != is_here {
                continue;
            }
            if last != Some(&entry.section) {
                if last.is_some() {
                    cells.push(HelpCell::Blank);
                }
                cells.push(HelpCell::Section(entry.section.clone()));
                last = Some(&entry.section);
            }
            let mut keys = self.shown_keys(&entry.keys);
            for line in textwrap::wrap(&entry.text, usize::from(room)) {
                let text = line.into_owned();
                cells.push(HelpCell::Entry { number, keys: std::mem::take(&mut keys), text });
            }
        }
        cells
    }

    /// As many of the keys as have room in their column; the first one always.
    fn shown_keys(&self, keys: &str) -> String {
        let mut shown = keys;
        while cell::width(shown) > usize::from(self.widths.1) {
            let Some((before, _)) = shown.rsplit_once("  ") else { break };
            shown = before;
        }
        shown.to_owned()
    }

    /// Shares `cells` between the columns. A column ends with a whole entry, and begins with the heading of its section.
    fn fill_columns(&mut self, cells: Vec<HelpCell>, is_here: bool, columns: u16) {
        let top = self.rows;
        let height = cells.len().div_ceil(usize::from(columns.max(1)));
        let (mut row, mut column) = (0, 0);
        let mut section = HelpCell::Blank;
        let mut cells = cells.into_iter().peekable();
        while let Some(cell) = cells.next() {
            if row == 0 && cell == HelpCell::Blank {
                continue;
            }
            match &cell {
                HelpCell::Section(_) => section = cell.clone(),
                // A section that goes on in another column has its heading there again.
                HelpCell::Entry { .. } if row == 0 => {
                    self.cells.push(PlacedCell { row: top, column, is_here, cell: section.clone() });
                    row = 1;
                }
                _ => {}
            }
            self.cells.push(PlacedCell { row: top + row, column, is_here, cell });
            row += 1;
            self.rows = self.rows.max(top + row);
            let next = cells.peek();
            let goes_on = matches!(next, Some(HelpCell::Entry { keys, .. }) if keys.is_empty());
            let is_heading = matches!(self.cells.last(), Some(PlacedCell { cell: HelpCell::Section(_), .. }));
            // A heading at the end of a column goes into the next one with its entries.
            let next_is_heading = matches!(next, Some(HelpCell::Blank)) && row + 2 >= height;
            if (row >= height || next_is_heading) && !goes_on && !is_heading && column + 1 < columns {
                (row, column) = (0, column + 1);
            }
        }
    }

    /// Where an entry is placed.
    fn place_of(&self, number: usize) -> Option<&PlacedCell> {
        self.cells
            .iter()
            .find(|placed| matches!(placed.cell, HelpCell::Entry { number: at, .. } if at == number))
    }

    /// Selects the entry with this number, or the last one, and brings it in sight.
    pub fn select(&mut self, number: usize) {
        self.selected = number.min(self.found.len().saturating_sub(1));
        let page = self.page();
        let row = self.place_of(self.selected).map_or(0, |placed| placed.row);
        // The heading above the first entry of all is shown with it.
        let first = if row <= 1 { 0 } else { row };
        let least = (row + 1).saturating_sub(page);
        self.offset = self.offset.clamp(least, first.max(least)).min(self.rows.saturating_sub(page));
    }

    /// Selects the nearest entry of the column on the right or on the left.
    pub fn select_beside(&mut self, right: bool) {
        let Some(here) = self.place_of(self.selected) else { return };
        let column = if right { here.column + 1 } else { here.column.wrapping_sub(1) };
        let nearest = self
            .cells
            .iter()
            .filter(|placed| placed.column == column)
            .filter_map(|placed| match placed.cell {
                HelpCell::Entry { number, .. } => Some((placed.row.abs_diff(here.row), number)),
                _ => None,
            })
            .min();
        if let Some((_, number)) = nearest {
            self.select(number);
        }
    }

    /// Moves the rows that are shown.
    pub fn scroll(&mut self, rows: isize) {
        let lowest = self.rows.saturating_sub(self.page());
        self.offset = self.offset.saturating_add_signed(rows).min(lowest);
    }

    /// The entry at a cell of the screen.
    pub fn entry_at(&self, x: u16, y: u16) -> Option<usize> {
        let row = usize::from(y.checked_sub(self.area.y + 2)?) + self.offset;
        if y + 1 >= self.area.bottom() {
            return None;
        }
        let column = x.checked_sub(self.area.x + 2)? / (self.widths.0 + APART);
        self.cells.iter().filter(|placed| placed.row == row && placed.column == column).find_map(|placed| {
            match placed.cell {
                HelpCell::Entry { number, .. } => Some(number),
                _ => None,
            }
        })
    }

    /// The first column of the screen of a column of the help.
    pub fn x_of(&self, column: u16) -> u16 {
        self.area.x + 2 + column * (self.widths.0 + APART)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(count: usize) -> Vec<HelpEntry> {
        let entry = |at: usize| HelpEntry {
            section: format!("Teil {}", at / 7),
            keys: format!("k{at}"),
            text: format!("Was die Taste Nummer {at} tut, in einigen Worten"),
            action: None,
            is_here: !at.is_multiple_of(3),
        };
        (0..count).map(entry).collect()
    }

    #[test]
    fn every_entry_is_placed_once_and_on_the_screen() {
        for width in 1..210 {
            let help = Help::new("Tasten".to_owned(), entries(50), (width, 30));
            assert!(help.area.right() <= width && help.area.bottom() <= 30);
            let first = |number: usize| {
                let is_it = |placed: &&PlacedCell| matches!(&placed.cell, HelpCell::Entry { number: at, keys, .. } if *at == number && !keys.is_empty());
                help.cells.iter().filter(is_it).count()
            };
            assert!((0..help.len()).all(|number| first(number) == 1), "{width}");
            let mut places: Vec<_> = help.cells.iter().map(|placed| (placed.row, placed.column)).collect();
            places.sort_unstable();
            let all = places.len();
            places.dedup();
            assert_eq!(places.len(), all, "two cells in one place at {width}");
        }
    }

    #[test]
    fn a_wide_screen_has_more_columns() {
        let columns = |width| {
            let help = Help::new(String::new(), entries(50), (width, 60));
            help.cells.iter().map(|placed| placed.column).max()
        };
        assert_eq!([40, 80, 120, 200].map(columns), [Some(0), Some(1), Some(2), Some(3)]);
    }

    #[test]
    fn what_counts_here_comes_first_and_typing_narrows_down() {
        let mut help = Help::new(String::new(), entries(50), (80, 24));
        assert!(help.selection().is_some_and(|entry| entry.is_here));
        help.select(usize::MAX);
        assert!(help.selection().is_some_and(|entry| !entry.is_here));
        assert!(help.offset > 0, "the last one is in sight");
        "nummer 42".chars().for_each(|char| {
            help.query.paste(&char.to_string());
        });
        help.find((80, 24));
        assert_eq!((help.len(), help.offset), (1, 0));
        assert_eq!(help.selection().map(|entry| entry.keys.as_str()), Some("k42"));
    }
}
