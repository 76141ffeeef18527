//! A typed line: as much of it around the cursor as there is room for.

use crate::layout::cell::{Cell, Cells};
use crate::tui::ui::canvas::{Canvas, ELLIPSIS};
use crate::tui::ui::line_edit::LineEdit;
use ratatui::style::Style;
use std::ops::Range;

/// Draws the line into `room` columns, an ellipsis at each end that is cut off. Returns the column of the cursor.
pub(in crate::tui) fn draw(
    canvas: &mut Canvas<'_>,
    line: &LineEdit,
    (x, y, room): (u16, u16, u16),
    style: Style,
) -> u16 {
    if room == 0 {
        return x;
    }
    let cells: Vec<Cell<'_>> = Cells::new(line.text(), 0, true).filter(|cell| cell.width > 0).collect();
    let at = cells.iter().position(|cell| cell.byte >= line.cursor()).unwrap_or(cells.len());
    let shown = part(&cells, at, room);
    let mut column = x;
    let mut cursor = None;
    if shown.start > 0 {
        canvas.line(ELLIPSIS, column, y, 1, style);
        column += 1;
    }
    for (number, cell) in shown.clone().zip(&cells[shown.clone()]) {
        if number == at {
            cursor = Some(column);
        }
        canvas.cell(&Cell { column: 0, ..*cell }, column, y, style);
        column += cell.width;
    }
    if shown.end < cells.len() && column < x + room {
        canvas.line(ELLIPSIS, column, y, 1, style);
    }
    cursor.unwrap_or(column).min(x + room - 1)
}

/// The cells that are shown, where the cursor is on the one number `at`, or behind the last one.
fn part(cells: &[Cell<'_>], at: usize, room: u16) -> Range<usize> {
    let width = |cells: &[Cell<'_>]| cells.iter().map(|cell| cell.width).sum::<u16>();
    let under_cursor = cells.get(at).map_or(1, |cell| cell.width);
    let mut before = width(&cells[..at]);
    if width(cells).max(before + under_cursor) <= room {
        return 0..cells.len();
    }
    let mut start = 0;
    let after = u16::from(at + 1 < cells.len());
    while start < at && u16::from(start > 0) + before + under_cursor + after > room {
        before -= cells[start].width;
        start += 1;
    }
    let mut end = start;
    let mut used = u16::from(start > 0);
    while end < cells.len() && used + cells[end].width + u16::from(end + 1 < cells.len()) <= room {
        used += cells[end].width;
        end += 1;
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    /// What is drawn into eight columns, and the column of the cursor, after the cursor went left `moves` times.
    fn drawn(text: &str, moves: usize) -> (String, u16) {
        let mut line = LineEdit::new(text.to_owned());
        for _ in 0..moves {
            line.press("left".parse().expect("a key"));
        }
        let mut buffer = Buffer::empty(Rect::new(0, 0, 10, 1));
        let mut canvas = Canvas::new(&mut buffer);
        let cursor = draw(&mut canvas, &line, (1, 0, 8), Style::default());
        let row = (0..10).filter_map(|x| buffer.cell((x, 0))).map(|cell| cell.symbol().to_owned());
        (row.collect::<String>().trim_end().to_owned(), cursor)
    }

    #[test]
    fn the_cursor_is_in_sight_and_ends_that_are_cut_off_are_marked() {
        for (text, moves, shown, cursor) in [
            ("", 0, "", 1),
            ("abc", 1, " abc", 3),
            ("1234567", 0, " 1234567", 8),
            ("12345678", 1, " 12345678", 8),
            ("12345678", 0, " …345678", 8),
            ("1234567890", 0, " …567890", 8),
            ("1234567890", 1, " …4567890", 8),
            ("1234567890", 3, " …345678…", 7),
            ("1234567890", 5, " 1234567…", 6),
            ("1234567890", 10, " 1234567…", 1),
            ("日本語日本語", 0, " …日 本 語", 8),
            ("日本語日本語", 6, " 日 本 語 …", 1),
            ("a  b", 2, " a  b", 3),
        ] {
            assert_eq!(drawn(text, moves), (shown.to_owned(), cursor), "{text} {moves}");
        }
    }

    #[test]
    fn nothing_is_drawn_outside_its_room() {
        for room in 0..12 {
            for moves in 0..12 {
                let mut line = LineEdit::new("äöü日本e\u{301}xyz".to_owned());
                (0..moves).for_each(|_| {
                    line.press("left".parse().expect("a key"));
                });
                let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
                let mut canvas = Canvas::new(&mut buffer);
                let cursor = draw(&mut canvas, &line, (2, 0, room), Style::default());
                let outside = (0..2).chain(2 + room..20);
                assert!(outside.filter_map(|x| buffer.cell((x, 0))).all(|cell| cell.symbol() == " "));
                assert!((2..2 + room.max(1)).contains(&cursor), "{room} {moves} {cursor}");
            }
        }
    }
}
