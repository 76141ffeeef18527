//! Where the parts of the library's screen stand.

use crate::tui::screen::article::layout::Area;

/// From this width on the side has room.
const WITH_SIDE: u16 = 84;

/// From this width of the list on an article takes one row.
const ONE_ROW: u16 = 84;

/// The parts of the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LibraryLayout {
    /// The heading.
    pub head: Area,
    /// The side; none where there is no room.
    pub side: Option<Area>,
    /// The list, without the column of its scrollbar.
    pub list: Area,
    /// How many rows an article takes.
    pub row_height: u16,
}

impl LibraryLayout {
    /// The parts in `main`, which is all above the status line. Where there is no room for both, the side takes the place
    /// of the list while the keys go there.
    pub fn new(main: Area, in_side: bool) -> Self {
        let head = Area { height: main.height.min(2).min(main.height.saturating_sub(1)), ..main };
        let body = Area { y: main.y + head.height, height: main.height - head.height, ..main };
        if in_side && main.width < WITH_SIDE {
            return Self { head, side: Some(body), list: Area { width: 0, ..body }, row_height: 1 };
        }
        let side_width = if main.width >= WITH_SIDE { (main.width / 5).clamp(20, 32) } else { 0 };
        let side = (side_width > 0).then_some(Area { width: side_width, ..body });
        let x = body.x + side_width + u16::from(side_width > 0);
        let list = Area { x, width: (body.x + body.width).saturating_sub(x + 1), ..body };
        let row_height = if list.width >= ONE_ROW || list.height < 4 { 1 } else { 2 };
        Self { head, side, list, row_height }
    }

    /// How many articles the list shows.
    pub fn page(&self) -> usize {
        usize::from((self.list.height / self.row_height.max(1)).max(1))
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
                    for area in [Some(parts.head), parts.side, Some(parts.list)].into_iter().flatten() {
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
