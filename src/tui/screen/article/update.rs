//! The cursor in the text, and walks over mentions and hits.

use crate::tui::action::Action;
use crate::tui::screen::article::layout::Layout;
use crate::tui::screen::article::pane::Pane;
use crate::tui::screen::article::{Cursor, Reader};
use crate::tui::ui::strings::{Strings, UiText};
use crate::tui::update::navigation::{step, text_rows};

/// Carries out what an action means while the article has the focus.
pub(in crate::tui) fn act(reader: &mut Reader, layout: &Layout, action: Action) {
    if action == Action::Open {
        let mark = reader.mark_at(reader.cursor.byte);
        if let Some(mark) = mark {
            select(reader, layout, mark.item);
            reader.focus = Pane::of(mark.item);
            reader.origin = None;
        }
        return;
    }
    let Some(target) = step(action, reader.cursor.row, text_rows(layout)) else { return };
    if matches!(action, Action::Top | Action::Bottom) {
        reader.jumps.record(reader.cursor.byte);
    }
    move_rows(reader, layout, target.cast_signed() - reader.cursor.row.cast_signed());
}

/// Moves the text, and the cursor with it, which keeps its row on the screen; where the text can go no
/// further, the cursor goes on alone.
fn move_rows(reader: &mut Reader, layout: &Layout, rows: isize) {
    let last = reader.flow.rows().len().saturating_sub(1);
    let row = reader.cursor.row.saturating_add_signed(rows).min(last);
    reader.scroll_to(reader.top.saturating_add_signed(rows), layout);
    place_cursor(reader, layout, row);
    keep_cursor(reader, layout);
}

/// Scrolls the text under the mouse; the cursor stays in the text as long as it is on the screen.
pub(in crate::tui) fn scroll(reader: &mut Reader, layout: &Layout, rows: isize) {
    reader.scroll_to(reader.top.saturating_add_signed(rows), layout);
    keep_cursor(reader, layout);
}

/// Brings the cursor back onto the screen.
fn keep_cursor(reader: &mut Reader, layout: &Layout) {
    let bottom = reader.top + text_rows(layout) - 1;
    let row = reader.cursor.row.clamp(reader.top, bottom);
    if row != reader.cursor.row {
        place_cursor(reader, layout, row.min(reader.flow.rows().len().saturating_sub(1)));
    }
}

/// Puts the cursor on a row: on the first mention there, else on its first character.
fn place_cursor(reader: &mut Reader, layout: &Layout, row: usize) {
    let Some(set) = reader.flow.rows().get(row) else { return };
    let found = reader.flow.spans(row).find_map(|span| Some((reader.mark_in(span)?, span)));
    let first = reader.flow.spans(row).next().unwrap_or(set.span);
    let byte = found.map_or(first.start, |(mark, span)| mark.span.start.max(span.start)) as usize;
    let mark = found.map(|(mark, _)| mark);
    reader.cursor = Cursor { byte, row };
    if let Some(mark) = mark {
        select(reader, layout, mark.item);
    }
}

/// Shows the mentions of `item`, and selects it in its list.
pub(in crate::tui) fn select(
    reader: &mut Reader,
    layout: &Layout,
    item: crate::tui::screen::article::item::ItemId,
) {
    reader.current = Some(item);
    if let Some(index) = Pane::of(item).list_index() {
        reader.select_in_list(item);
        reader.lists[index].reveal(usize::from(layout.lists[index].rows.height));
    }
}

/// Puts the cursor on the byte at `offset`, selects what stands there, and makes it visible: a place that is
/// not on the screen comes into its upper third.
pub(in crate::tui) fn show(reader: &mut Reader, layout: &Layout, offset: usize) {
    reveal(reader, layout, offset);
    if let Some(mark) = reader.mark_at(offset) {
        select(reader, layout, mark.item);
    }
}

/// As [`show`], without touching the selection.
pub(in crate::tui) fn reveal(reader: &mut Reader, layout: &Layout, offset: usize) {
    let row = reader.flow.row_of(offset);
    reader.cursor = Cursor { byte: offset, row };
    let rows = text_rows(layout);
    // A row at the very edge is seen without what it belongs to.
    let edge = usize::from(rows > 8) * 2;
    let top_edge = if reader.top == 0 { 0 } else { edge };
    let visible = reader.top + top_edge..(reader.top + rows).saturating_sub(edge).max(reader.top + 1);
    if !visible.contains(&row) {
        reader.scroll_to(row.saturating_sub(rows / 3), layout);
    }
}

/// Walks to the next or previous mention of the selection, hit, or mention of anything, round the end. Says
/// where it has come to. A first step records where the walk began.
pub(in crate::tui) fn walk(
    reader: &mut Reader,
    layout: &Layout,
    action: Action,
    first: bool,
    strings: &Strings,
) -> Option<String> {
    let forward = matches!(action, Action::NextMention | Action::NextMark);
    if matches!(action, Action::NextMark | Action::PreviousMark) {
        return walk_marks(reader, layout, forward, first, strings);
    }
    let here = reader.cursor.byte;
    let (spans, what) = match (&reader.search, reader.current) {
        (Some(search), _) => (search.hits.as_slice(), UiText::HitOf),
        (None, Some(item)) => (reader.catalog.spans(item), UiText::MentionOf),
        (None, None) => return Some(strings.get(UiText::SelectFirst).to_owned()),
    };
    let count = spans.len();
    let index = neighbour(count, forward, |index| spans[index].start as usize, here)?;
    let target = spans[index].start as usize;
    if first {
        reader.jumps.record(here);
    }
    let own = reader.current.filter(|_| reader.search.is_none());
    show(reader, layout, target);
    if let Some(item) = own {
        // Where two items share a place, the walk stays with its own.
        select(reader, layout, item);
    }
    Some(strings.fill(what, &[("number", &(index + 1)), ("count", &count)]))
}

fn walk_marks(
    reader: &mut Reader,
    layout: &Layout,
    forward: bool,
    first: bool,
    strings: &Strings,
) -> Option<String> {
    let marks = reader.marks();
    let here = reader.cursor.byte;
    let start = |index: usize| marks[index].span.start as usize;
    let Some(index) = neighbour(marks.len(), forward, start, here) else {
        return Some(strings.get(UiText::NamesNothing).to_owned());
    };
    let mark = *marks.get(index)?;
    if first {
        reader.jumps.record(here);
    }
    reveal(reader, layout, mark.span.start as usize);
    select(reader, layout, mark.item);
    None
}

/// The number of the place after or before `here`, round the end, among `count` sorted ones.
fn neighbour(count: usize, forward: bool, start: impl Fn(usize) -> usize, here: usize) -> Option<usize> {
    if count == 0 {
        return None;
    }
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = usize::midpoint(low, high);
        let before = if forward { start(middle) <= here } else { start(middle) < here };
        if before {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Some(if forward { low % count } else { (low + count - 1) % count })
}
