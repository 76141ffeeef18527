//! The cursor in the text, and walks over mentions and hits.

use super::super::action::Action;
use super::super::pane::Pane;
use super::super::reader::{Cursor, Reader};
use super::super::screen::Layout;
use super::super::strings::{Strings, UiText};
use super::navigation::{step, text_rows};

/// Carries out what an action means while the article has the focus.
pub(super) fn act(reader: &mut Reader, screen: &Layout, action: Action) {
    if action == Action::Open {
        let mark = reader.mark_at(reader.cursor.byte);
        if let Some(mark) = mark {
            select(reader, screen, mark.item);
            reader.focus = Pane::of(mark.item);
            reader.origin = None;
        }
        return;
    }
    let Some(target) = step(action, reader.cursor.row, text_rows(screen)) else { return };
    if matches!(action, Action::Top | Action::Bottom) {
        reader.jumps.record(reader.cursor.byte);
    }
    move_rows(reader, screen, target.cast_signed() - reader.cursor.row.cast_signed());
}

/// Moves the text, and the cursor with it, which keeps its row on the screen; where the text can go no
/// further, the cursor goes on alone.
fn move_rows(reader: &mut Reader, screen: &Layout, rows: isize) {
    let last = reader.flow.rows().len().saturating_sub(1);
    let row = reader.cursor.row.saturating_add_signed(rows).min(last);
    reader.scroll_to(reader.top.saturating_add_signed(rows), screen);
    place_cursor(reader, screen, row);
    keep_cursor(reader, screen);
}

/// Scrolls the text under the mouse; the cursor stays in the text as long as it is on the screen.
pub(super) fn scroll(reader: &mut Reader, screen: &Layout, rows: isize) {
    reader.scroll_to(reader.top.saturating_add_signed(rows), screen);
    keep_cursor(reader, screen);
}

/// Brings the cursor back onto the screen.
fn keep_cursor(reader: &mut Reader, screen: &Layout) {
    let bottom = reader.top + text_rows(screen) - 1;
    let row = reader.cursor.row.clamp(reader.top, bottom);
    if row != reader.cursor.row {
        place_cursor(reader, screen, row.min(reader.flow.rows().len().saturating_sub(1)));
    }
}

/// Puts the cursor on a row: on the first mention there, else on its first character.
fn place_cursor(reader: &mut Reader, screen: &Layout, row: usize) {
    let Some(set) = reader.flow.rows().get(row) else { return };
    let found = reader.flow.spans(row).find_map(|span| Some((reader.mark_in(span)?, span)));
    let first = reader.flow.spans(row).next().unwrap_or(set.span);
    let byte = found.map_or(first.start, |(mark, span)| mark.span.start.max(span.start)) as usize;
    let mark = found.map(|(mark, _)| mark);
    reader.cursor = Cursor { byte, row };
    if let Some(mark) = mark {
        select(reader, screen, mark.item);
    }
}

/// Shows the mentions of `item`, and selects it in its list.
pub(super) fn select(reader: &mut Reader, screen: &Layout, item: super::super::item::ItemId) {
    reader.current = Some(item);
    if let Some(index) = Pane::of(item).list_index() {
        reader.select_in_list(item);
        reader.lists[index].reveal(usize::from(screen.lists[index].rows.height));
    }
}

/// Puts the cursor on the byte at `offset`, selects what stands there, and makes it visible: a place that is
/// not on the screen comes into its upper third.
pub(super) fn show(reader: &mut Reader, screen: &Layout, offset: usize) {
    reveal(reader, screen, offset);
    if let Some(mark) = reader.mark_at(offset) {
        select(reader, screen, mark.item);
    }
}

/// As [`show`], without touching the selection.
pub(super) fn reveal(reader: &mut Reader, screen: &Layout, offset: usize) {
    let row = reader.flow.row_of(offset);
    reader.cursor = Cursor { byte: offset, row };
    let rows = text_rows(screen);
    // A row at the very edge is seen without what it belongs to.
    let edge = usize::from(rows > 8) * 2;
    let top_edge = if reader.top == 0 { 0 } else { edge };
    let visible = reader.top + top_edge..(reader.top + rows).saturating_sub(edge).max(reader.top + 1);
    if !visible.contains(&row) {
        reader.scroll_to(row.saturating_sub(rows / 3), screen);
    }
}

/// Walks to the next or previous mention of the selection, hit, or mention of anything, round the end. Says
/// where it has come to. A first step records where the walk began.
pub(super) fn walk(
    reader: &mut Reader,
    screen: &Layout,
    action: Action,
    first: bool,
    strings: &Strings,
) -> Option<String> {
    let forward = matches!(action, Action::NextMention | Action::NextMark);
    if matches!(action, Action::NextMark | Action::PreviousMark) {
        return walk_marks(reader, screen, forward, first, strings);
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
    show(reader, screen, target);
    if let Some(item) = own {
        // Where two items share a place, the walk stays with its own.
        select(reader, screen, item);
    }
    Some(strings.fill(what, &[("number", &(index + 1)), ("count", &count)]))
}

fn walk_marks(
    reader: &mut Reader,
    screen: &Layout,
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
    reveal(reader, screen, mark.span.start as usize);
    select(reader, screen, mark.item);
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
