//! The one way to the screen: graphemes as [`cell::glyph`] shows them, cut where the room ends.

use super::super::screen::Area;
use crate::layout::cell::{self, Cell, Cells};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// What stands for text that had no room.
const ELLIPSIS: &str = "…";

/// A buffer that takes nothing outside of it.
#[derive(Debug)]
pub(super) struct Canvas<'b> {
    buffer: &'b mut Buffer,
}

impl<'b> Canvas<'b> {
    pub(super) fn new(buffer: &'b mut Buffer) -> Self {
        Self { buffer }
    }

    /// Draws a grapheme of a row that starts at the column `x`.
    pub(super) fn cell(&mut self, cell: &Cell<'_>, x: u16, y: u16, style: Style) {
        let x = x.saturating_add(cell.column);
        if cell.width == 0 || x.saturating_add(cell.width) > self.buffer.area.right() {
            return;
        }
        for column in x..x + cell.width {
            let Some(target) = self.buffer.cell_mut((column, y)) else { return };
            // The columns that a wide grapheme covers hold nothing of their own.
            target.set_symbol(if column == x { cell.shown } else { " " }).set_style(style);
        }
    }

    /// Writes `text` into at most `room` columns; what is longer ends in an ellipsis. Returns the columns
    /// that it took.
    pub(super) fn text(&mut self, text: &str, x: u16, y: u16, room: u16, style: Style) -> u16 {
        if room == 0 {
            return 0;
        }
        let fits = cell::width(text) <= usize::from(room);
        let limit = if fits { room } else { room - 1 };
        let mut used = 0;
        for cell in Cells::new(text, 0, false) {
            if cell.column + cell.width > limit {
                break;
            }
            self.cell(&cell, x, y, style);
            used = cell.column + cell.width;
        }
        if !fits && let Some(target) = self.buffer.cell_mut((x.saturating_add(used), y)) {
            target.set_symbol(ELLIPSIS).set_style(style);
            used += 1;
        }
        used
    }

    /// Writes `text` flush with the right end of `room` columns.
    pub(super) fn text_right(&mut self, text: &str, x: u16, y: u16, room: u16, style: Style) {
        let width = u16::try_from(cell::width(text)).unwrap_or(u16::MAX).min(room);
        self.text(text, x + room - width, y, width, style);
    }

    /// Fills a row of `area` with one symbol.
    pub(super) fn line(&mut self, symbol: &str, x: u16, y: u16, width: u16, style: Style) {
        for column in x..x.saturating_add(width) {
            if let Some(target) = self.buffer.cell_mut((column, y)) {
                target.set_symbol(symbol).set_style(style);
            }
        }
    }

    /// Lays a style over what stands in `area`.
    pub(super) fn tint(&mut self, area: Area, style: Style) {
        for y in area.y..area.bottom() {
            for x in area.x..area.right() {
                if let Some(target) = self.buffer.cell_mut((x, y)) {
                    target.set_style(style);
                }
            }
        }
    }

    /// Empties `area`.
    pub(super) fn clear(&mut self, area: Area) {
        for y in area.y..area.bottom() {
            for x in area.x..area.right() {
                if let Some(target) = self.buffer.cell_mut((x, y)) {
                    target.reset();
                }
            }
        }
    }

    /// A scrollbar in the one column of `area`: `shown` of `total` rows from `first` on.
    pub(super) fn scrollbar(
        &mut self,
        area: Area,
        (first, shown, total): (usize, usize, usize),
        looks: (Style, Style),
    ) {
        if area.width == 0 || area.height == 0 || total <= shown {
            return;
        }
        let height = usize::from(area.height);
        let length = (height * shown / total).clamp(1, height);
        let start = (height - length) * first / (total - shown);
        for row in 0..height {
            let is_thumb = (start..start + length).contains(&row);
            let (symbol, style) = if is_thumb { ("┃", looks.1) } else { ("│", looks.0) };
            self.line(symbol, area.x, area.y + row as u16, 1, style);
        }
    }
}
