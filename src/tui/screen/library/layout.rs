//! Where the parts of the library's screen stand.

use super::LibraryScreen;
use crate::tui::screen::article::layout::Area;
use chrono::NaiveDate;

/// From this width on the sidebar has room.
const WITH_SIDEBAR: u16 = 84;

/// From this width on there is a preview of the selected article.
const WITH_PREVIEW: u16 = 150;

/// A list that is lower has one row for an article, and no headings.
const LOW: u16 = 6;

/// The parts of the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LibraryLayout {
    /// The heading.
    pub head: Area,
    /// The sidebar; none where there is no room.
    pub side: Option<Area>,
    /// The list, without the column of its scrollbar.
    pub list: Area,
    /// The preview of the selected article, without its margins; none where there is no room.
    pub preview: Option<Area>,
    /// How many rows an article takes.
    pub row_height: u16,
}

/// Something in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// Its rows.
    pub area: Area,
    /// What it is.
    pub content: SlotContent,
}

/// What stands in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotContent {
    /// The day of the articles below.
    Day(NaiveDate),
    /// The article with this number in the list.
    Article(usize),
}

impl LibraryLayout {
    /// The parts in `main`, which is all above the status line. Where there is no room for both, the sidebar takes the
    /// place of the list while the keys go there.
    pub fn new(main: Area, in_side: bool) -> Self {
        let head = Area { height: main.height.min(2).min(main.height.saturating_sub(1)), ..main };
        let body = Area { y: main.y + head.height, height: main.height - head.height, ..main };
        if in_side && main.width < WITH_SIDEBAR {
            let list = Area { width: 0, ..body };
            return Self { head, side: Some(body), list, preview: None, row_height: 1 };
        }
        let side_width = if main.width >= WITH_SIDEBAR { (main.width / 5).clamp(20, 32) } else { 0 };
        let side = (side_width > 0).then_some(Area { width: side_width, ..body });
        let x = body.x + side_width + u16::from(side_width > 0);
        let rest = (body.x + body.width).saturating_sub(x);
        let preview_width = if main.width >= WITH_PREVIEW { (rest * 2 / 5).min(84) } else { 0 };
        let list = Area { x, width: rest.saturating_sub(preview_width + 1), ..body };
        let preview = (preview_width > 0).then(|| {
            let x = list.right() + 3;
            Area { x, width: (body.x + body.width).saturating_sub(x + 2), ..body }
        });
        let row_height = if list.height < LOW { 1 } else { 2 };
        Self { head, side, list, preview, row_height }
    }

    /// How many articles the list shows, headings left aside.
    pub fn page(&self) -> usize {
        usize::from((self.list.height / self.row_height.max(1)).max(1))
    }

    /// From this width on, a figure takes one row of the table.
    pub const WIDE_TABLE: u16 = 100;

    /// How many rows a figure takes in the table.
    pub fn figure_height(&self) -> u16 {
        if self.list.width >= Self::WIDE_TABLE || self.list.height < LOW { 1 } else { 2 }
    }

    /// The row of the titles of the table, where there is room for it, and the rows below.
    pub fn table(&self) -> (Option<Area>, Area) {
        if self.list.height < LOW {
            return (None, self.list);
        }
        let titles = Area { height: 1, ..self.list };
        (Some(titles), Area { y: self.list.y + 1, height: self.list.height - 1, ..self.list })
    }

    /// How many figures the table shows.
    pub fn table_page(&self) -> usize {
        usize::from((self.table().1.height / self.figure_height()).max(1))
    }

    /// What is shown of the list, from the first row down. Lists in the order of time have the days as headings.
    pub fn slots(&self, library: &LibraryScreen) -> Vec<Slot> {
        let mut slots = Vec::new();
        let mut y = self.list.y;
        let mut last = None;
        for (index, &id) in library.ids.iter().enumerate().skip(library.offset) {
            let day = library.day_of(id).filter(|_| self.row_height > 1 && library.is_by_time());
            let heading = day.filter(|_| day != last);
            let height = self.row_height + u16::from(heading.is_some());
            if y + height > self.list.bottom() {
                break;
            }
            if let Some(day) = heading {
                slots.push(Slot { area: Area { y, height: 1, ..self.list }, content: SlotContent::Day(day) });
                y += 1;
            }
            let area = Area { y, height: self.row_height, ..self.list };
            slots.push(Slot { area, content: SlotContent::Article(index) });
            y += self.row_height;
            last = day.or(last);
        }
        slots
    }

    /// The article at a cell of the list.
    pub fn article_at(&self, library: &LibraryScreen, x: u16, y: u16) -> Option<usize> {
        let slot = self.slots(library).into_iter().find(|slot| slot.area.contains(x, y))?;
        if let SlotContent::Article(index) = slot.content { Some(index) } else { None }
    }

    /// Whether the article with this number is shown.
    pub fn shows(&self, library: &LibraryScreen, index: usize) -> bool {
        self.slots(library).iter().any(|slot| slot.content == SlotContent::Article(index))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_stays_on_the_screen() {
        for width in 0..220 {
            for height in 0..70 {
                let main = Area { x: 0, y: 0, width, height };
                for in_side in [false, true] {
                    let parts = LibraryLayout::new(main, in_side);
                    let areas = [Some(parts.head), parts.side, Some(parts.list), parts.preview];
                    for area in areas.into_iter().flatten() {
                        assert!(
                            area.right() <= width && area.bottom() <= height,
                            "{width}x{height} {area:?}"
                        );
                    }
                }
            }
        }
    }
}
