//! The one way to the screen: graphemes as [`cell::glyph`] shows them, cut where the room ends.

use crate::layout::cell::{self, Cell, Cells};
use crate::tui::screen::article::layout::Area;
use crate::tui::ui::theme::Theme;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::widgets::Widget;

/// What stands for text that had no room.
pub(in crate::tui) const ELLIPSIS: &str = "…";

/// A buffer that takes nothing outside of it.
#[derive(Debug)]
pub(in crate::tui) struct Canvas<'b> {
    buffer: &'b mut Buffer,
}

impl<'b> Canvas<'b> {
    pub(in crate::tui) fn new(buffer: &'b mut Buffer) -> Self {
        Self { buffer }
    }

    /// Draws a grapheme of a row that starts at the column `x`.
    pub(in crate::tui) fn cell(&mut self, cell: &Cell<'_>, x: u16, y: u16, style: Style) {
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
    pub(in crate::tui) fn text(&mut self, text: &str, x: u16, y: u16, room: u16, style: Style) -> u16 {
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
    pub(in crate::tui) fn text_right(&mut self, text: &str, x: u16, y: u16, room: u16, style: Style) {
        let width = u16::try_from(cell::width(text)).unwrap_or(u16::MAX).min(room);
        self.text(text, x + room - width, y, width, style);
    }

    /// Fills a row of `area` with one symbol.
    pub(in crate::tui) fn line(&mut self, symbol: &str, x: u16, y: u16, width: u16, style: Style) {
        for column in x..x.saturating_add(width) {
            if let Some(target) = self.buffer.cell_mut((column, y)) {
                target.set_symbol(symbol).set_style(style);
            }
        }
    }

    /// Lays a style over what stands in `area`.
    pub(in crate::tui) fn tint(&mut self, area: Area, style: Style) {
        for y in area.y..area.bottom() {
            for x in area.x..area.right() {
                if let Some(target) = self.buffer.cell_mut((x, y)) {
                    target.set_style(style);
                }
            }
        }
    }

    /// Lays the look of a selected row over what stands in `area`. What is faint elsewhere would be hard to read on its
    /// background.
    pub(in crate::tui) fn select(&mut self, area: Area, style: Style, theme: &Theme) {
        self.tint(area, style);
        for y in area.y..area.bottom() {
            for x in area.x..area.right() {
                let Some(target) = self.buffer.cell_mut((x, y)) else { continue };
                target.modifier.remove(Modifier::DIM);
                if theme.is_faint(target.fg) {
                    target.set_style(*theme.faint_selected);
                }
            }
        }
    }

    /// Draws a widget of ratatui's that writes no text of articles.
    pub(in crate::tui) fn widget(&mut self, widget: impl Widget, area: Area) {
        let area = Rect { x: area.x, y: area.y, width: area.width, height: area.height };
        widget.render(area.intersection(self.buffer.area), self.buffer);
    }

    /// Empties `area`.
    pub(in crate::tui) fn clear(&mut self, area: Area) {
        for y in area.y..area.bottom() {
            for x in area.x..area.right() {
                if let Some(target) = self.buffer.cell_mut((x, y)) {
                    target.reset();
                }
            }
        }
    }

    /// An empty box with a title in its frame. Returns the room inside, without a column of margin on each side;
    /// none where the box is too small for any.
    pub(in crate::tui) fn frame(
        &mut self,
        area: Area,
        title: &str,
        (rule, look): (Style, Style),
    ) -> Option<Area> {
        self.clear(area);
        if area.width < 8 || area.height < 3 {
            return None;
        }
        let (right, bottom) = (area.right(), area.bottom());
        for y in area.y..bottom {
            self.line("│", area.x, y, 1, rule);
            self.line("│", right - 1, y, 1, rule);
        }
        for (y, left, end) in [(area.y, "╭", "╮"), (bottom - 1, "╰", "╯")] {
            self.line("─", area.x, y, area.width, rule);
            self.line(left, area.x, y, 1, rule);
            self.line(end, right - 1, y, 1, rule);
        }
        self.text(&format!(" {title} "), area.x + 2, area.y, area.width - 4, look);
        Some(Area { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 })
    }

    /// A scrollbar in the one column of `area`: `shown` of `total` rows from `first` on.
    pub(in crate::tui) fn scrollbar(
        &mut self,
        area: Area,
        rows: (usize, usize, usize),
        looks: (Style, Style),
    ) {
        self.scrollbar_on("│", area, rows, looks);
    }

    /// A scrollbar on a track of this symbol.
    pub(in crate::tui) fn scrollbar_on(
        &mut self,
        track: &str,
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
            let (symbol, style) = if is_thumb { ("┃", looks.1) } else { (track, looks.0) };
            self.line(symbol, area.x, area.y + row as u16, 1, style);
        }
    }
}
