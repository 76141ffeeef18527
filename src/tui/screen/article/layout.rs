//! Where things stand on the screen: a function of its size and of how long the lists are.
//!
//! `update` asks for it to know how far a page goes and what a click hit, `view` to know where to draw, so
//! both always agree.

use crate::order::Reorder;
use crate::tui::screen::article::pane::{LISTS, Pane};

/// The narrowest and the widest text that can be chosen, in columns.
pub const MEASURES: (u16, u16) = (40, 160);

/// The place of the figures among the lists.
const FIGURES: usize = 2;

/// How the screen is shared, as far as the reader chooses it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LayoutOptions {
    /// The widest text, in columns: longer rows are hard to follow from one to the next.
    pub measure: u16,
    /// The share of the lists in the width of a wide screen, in per cent.
    pub side: u16,
    /// Whether the text stands alone.
    pub zen: bool,
    /// Whether the way that led to the article is shown above it, where there is room.
    pub has_trail: bool,
    /// Whether a wide screen has a card below the lists.
    pub docks: bool,
}

impl Default for LayoutOptions {
    fn default() -> Self {
        Self { measure: 80, side: 40, zen: false, has_trail: false, docks: false }
    }
}

/// From this width on the lists have room for more than names.
const WIDE: u16 = 100;

/// On a lower screen the way that led here would cost too much.
const LOWEST_WITH_TRAIL: u16 = 12;
/// From this size on there is room for a card below the lists.
const DOCKS: (u16, u16) = (150, 24);

/// The rows of that card, title included.
const DOCK: (u16, u16) = (9, 18);

/// Below this width only one pane is shown at a time.
const NARROW: u16 = 60;

/// A rectangle in cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Area {
    /// Its left column.
    pub x: u16,
    /// Its top row.
    pub y: u16,
    /// Its columns.
    pub width: u16,
    /// Its rows.
    pub height: u16,
}

impl Area {
    /// Whether the cell is inside.
    pub fn contains(self, x: u16, y: u16) -> bool {
        (self.x..self.right()).contains(&x) && (self.y..self.bottom()).contains(&y)
    }

    /// The column behind it.
    pub fn right(self) -> u16 {
        self.x.saturating_add(self.width)
    }

    /// The row below it.
    pub fn bottom(self) -> u16 {
        self.y.saturating_add(self.height)
    }

    fn split_left(self, width: u16) -> (Self, Self) {
        let width = width.min(self.width);
        (Self { width, ..self }, Self { x: self.x + width, width: self.width - width, ..self })
    }

    fn split_top(self, height: u16) -> (Self, Self) {
        let height = height.min(self.height);
        (Self { height, ..self }, Self { y: self.y + height, height: self.height - height, ..self })
    }
}

/// The parts of the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Layout {
    /// All above the status line.
    pub main: Area,
    /// The names of the panes, where only one of them is shown.
    pub tabs: Option<Area>,
    /// The text, without margins. Its width counts even while another pane hides it.
    pub text: Area,
    /// The line that parts the article from the lists; where the text stands alone, its scrollbar.
    pub divider: Area,
    /// The column of the article's scrollbar.
    pub bar: Area,
    /// The column in front of the article that shows whether it has the focus; without columns where there is no room.
    pub edge: Area,
    /// The way that led here, in one line.
    pub trail: Option<Area>,
    /// The lists: titles and rows.
    pub lists: [ListArea; LISTS],
    /// The line at the bottom; without rows on a very low screen.
    pub status: Area,
    /// The place of the card below the lists, title included.
    pub dock: Option<Area>,
    /// Which one of the panes is shown, where there is room for one only.
    pub only: Option<Pane>,
}

/// Where a list stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ListArea {
    /// Its title, without rows where tabs take its place.
    pub title: Area,
    /// Its rows, without the column of the scrollbar.
    pub rows: Area,
    /// The column of its scrollbar.
    pub bar: Area,
    /// The row below, for what the row of the selected item leaves out; without rows where there is no room.
    pub detail: Area,
}

impl Layout {
    /// The parts of a screen of `width` by `height` cells, with lists of `lengths` rows, and `focus` in front.
    pub fn new(
        (width, height): (u16, u16),
        shape: LayoutOptions,
        focus: Pane,
        lengths: [usize; LISTS],
    ) -> Self {
        let whole = Area { x: 0, y: 0, width, height };
        let (main, status) = whole.split_top(if height >= 4 { height - 1 } else { height });
        let with_trail = shape.has_trail && !shape.zen && main.height >= LOWEST_WITH_TRAIL;
        let (trail, main) = main.split_top(u16::from(with_trail));
        let trail = with_trail.then_some(trail);
        let mut layout = Self { main, trail, status, ..Self::default() };
        if shape.zen {
            layout.place_text_alone(shape.measure);
        } else if width < NARROW {
            layout.place_tabs(focus, lengths, shape.measure);
        } else {
            layout.place_columns(lengths, shape);
        }
        layout
    }

    fn place_text_alone(&mut self, measure: u16) {
        self.only = Some(Pane::Article);
        let (body, divider) = self.main.split_left(self.main.width.saturating_sub(1));
        (self.divider, self.bar) = (divider, divider);
        self.text = text_area(body, measure);
    }

    fn place_tabs(&mut self, focus: Pane, lengths: [usize; LISTS], measure: u16) {
        let (tabs, pane) = self.main.split_top(u16::from(self.main.height >= 3));
        self.tabs = (tabs.height > 0).then_some(tabs);
        self.only = Some(focus);
        let (body, divider) = pane.split_left(pane.width.saturating_sub(1));
        (self.divider, self.bar) = (divider, divider);
        self.text = text_area(body, measure);
        let (_, rows) = body.split_left(u16::from(body.width > 24));
        for ((list, pane), length) in self.lists.iter_mut().zip(Pane::LISTS).zip(lengths) {
            let (rows, detail) = rows.split_top(above_detail(pane, rows.height, length));
            *list = ListArea { title: Area { height: 0, ..body }, rows, bar: divider, detail };
        }
    }

    fn place_columns(&mut self, lengths: [usize; LISTS], shape: LayoutOptions) {
        let width = self.main.width;
        let wanted = u32::from(width) * u32::from(shape.side) / 100;
        let wanted = u16::try_from(wanted).unwrap_or(u16::MAX);
        // On a narrow screen the text needs a larger share than on a wide one.
        let side = if width >= WIDE { wanted.clamp(40, 84) } else { wanted.clamp(22, 38) };
        let (article, rest) = self.main.split_left(width - side - 1);
        let (divider, mut side) = rest.split_left(1);
        self.text = text_area(article, shape.measure);
        self.divider = divider;
        // Both stand in the margins of the text.
        self.bar = Area { x: divider.x.saturating_sub(1), width: 1, ..article };
        self.edge = Area { width: u16::from(self.text.x >= 2), ..article };
        let has_dock = shape.docks && width >= DOCKS.0 && self.main.height >= DOCKS.1;
        if has_dock {
            let wanted: usize = lengths.iter().map(|length| (*length).max(1) + 1).sum();
            let left = side.height.saturating_sub(u16::try_from(wanted).unwrap_or(u16::MAX));
            let height = left.max(side.height / 4 + 1).clamp(DOCK.0, DOCK.1);
            let (lists, dock) = side.split_top(side.height - height);
            (side, self.dock) = (lists, Some(dock));
        }
        let heights = share(side.height, lengths);
        let lists = self.lists.iter_mut().zip(Pane::LISTS);
        for ((list, pane), (height, length)) in lists.zip(heights.into_iter().zip(lengths)) {
            let (area, below) = side.split_top(height);
            let (title, rows) = area.split_top(1);
            let (_, rows) = rows.split_left(2);
            // The card says all that a row leaves out.
            let above = if has_dock { rows.height } else { above_detail(pane, rows.height, length) };
            let (rows, detail) = rows.split_top(above);
            let (rows, bar) = rows.split_left(rows.width.saturating_sub(1));
            *list = ListArea { title, rows, bar, detail };
            side = below;
        }
    }

    /// The pane at a cell.
    pub fn pane_at(&self, x: u16, y: u16) -> Option<Pane> {
        if !self.main.contains(x, y) || self.tabs.is_some_and(|tabs| tabs.contains(x, y)) {
            return None;
        }
        if let Some(only) = self.only {
            return Some(only);
        }
        if x <= self.divider.x {
            return Some(Pane::Article);
        }
        if self.dock.is_some_and(|dock| dock.contains(x, y)) {
            return None;
        }
        let below = |list: &ListArea| y >= list.title.y && list.title.height > 0;
        let index = self.lists.iter().rposition(below).unwrap_or_default();
        Pane::LISTS.get(index).copied()
    }
}

/// The text inside the article's pane: centred, with room for the cursor's mark before it.
fn text_area(pane: Area, measure: u16) -> Area {
    let margin = if pane.width >= 40 { 2 } else { 1 };
    let width = pane.width.saturating_sub(2 * margin).min(measure);
    let top = u16::from(pane.height >= 16);
    let x = pane.x + margin.max((pane.width - width.min(pane.width)) / 2);
    Area { x, y: pane.y + top, width, height: pane.height - top }
}

/// How many of `height` rows of a list stand above the row for details. A list of which only few rows are shown
/// keeps them all, and one of names that just fits too: of figures, more is left out of a narrow row.
fn above_detail(pane: Pane, height: u16, length: usize) -> u16 {
    const FEW: u16 = 4;
    let rows = usize::from(height);
    let just_fits = rows == length && pane != Pane::Figures;
    if rows > length || (height > FEW && !just_fits) { height.saturating_sub(1) } else { height }
}

/// The heights of the lists: each gets what it needs, title and the row for details included, where all fit;
/// what is short goes to none below an equal share.
fn share(height: u16, lengths: [usize; LISTS]) -> [u16; LISTS] {
    let wanted = lengths.map(|length| u16::try_from(length.max(1)).unwrap_or(u16::MAX).saturating_add(2));
    let mut heights = [0; LISTS];
    let mut order: [usize; LISTS] = std::array::from_fn(|index| index);
    order.reorder_by_key(|&index| wanted[index]);
    let mut left = height;
    for (place, &index) in order.iter().enumerate() {
        let fair = left / (LISTS - place) as u16;
        heights[index] = wanted[index].min(fair);
        left -= heights[index];
    }
    // What is left over goes to the figures, which are why one looks.
    heights[FIGURES] += left;
    heights
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heights_follow_the_content() {
        assert_eq!(share(34, [3, 6, 8, 2]), [5, 8, 17, 4]);
        assert_eq!(share(23, [3, 6, 40, 1]), [5, 7, 8, 3]);
        assert_eq!(share(24, [100, 100, 100, 100]), [6, 6, 6, 6]);
        assert_eq!(share(2, [1, 1, 1, 1]).iter().sum::<u16>(), 2);
    }

    #[test]
    fn details_cost_no_row_of_names_that_fit() {
        assert_eq!(above_detail(Pane::People, 4, 3), 3);
        assert_eq!(above_detail(Pane::Companies, 7, 7), 7);
        assert_eq!(above_detail(Pane::Figures, 7, 7), 6);
        assert_eq!(above_detail(Pane::Companies, 7, 20), 6);
        assert_eq!(above_detail(Pane::Figures, 4, 20), 4);
        assert_eq!(above_detail(Pane::Figures, 0, 20), 0);
    }

    #[test]
    fn the_measure_is_kept_and_centred() {
        let layout = Layout::new((200, 60), LayoutOptions::default(), Pane::Article, [3, 6, 8, 2]);
        assert_eq!(layout.text.width, 80);
        let left = layout.text.x;
        let right = layout.divider.x - layout.text.right();
        assert!(left.abs_diff(right) <= 1, "{left} {right}");
    }

    #[test]
    fn nothing_leaves_the_screen_at_any_size() {
        for width in (0..=130).chain(145..=160) {
            for height in 0..=40 {
                let shapes = [(false, false), (true, true), (false, true)]
                    .map(|(zen, docks)| LayoutOptions { zen, docks, ..LayoutOptions::default() });
                for (focus, shape) in Pane::ALL.into_iter().flat_map(|pane| shapes.map(|shape| (pane, shape)))
                {
                    let layout = Layout::new((width, height), shape, focus, [0, 3, 500, 7]);
                    let lists =
                        layout.lists.iter().flat_map(|list| [list.title, list.rows, list.bar, list.detail]);
                    let areas = [layout.main, layout.text, layout.divider, layout.status];
                    for area in areas.into_iter().chain(lists).chain(layout.tabs).chain(layout.dock) {
                        let empty = area.width == 0 || area.height == 0;
                        assert!(
                            empty || (area.right() <= width && area.bottom() <= height),
                            "{area:?} {width}x{height}"
                        );
                    }
                }
            }
        }
    }
}
