//! The selection in the lists.

use super::super::action::Action;
use super::super::pane::Pane;
use super::super::reader::Reader;
use super::super::screen::Screen;
use super::{article, step};

/// Carries out what an action means while a list has the focus. Says whether it went through the list; the
/// `first` such step records where the text was read.
pub(super) fn act(reader: &mut Reader, screen: &Screen, action: Action, first: bool) -> bool {
    let Some(index) = reader.focus.list_index() else { return false };
    let height = usize::from(screen.lists[index].rows.height);
    if action == Action::Open {
        enter(reader, screen);
        return false;
    }
    let Some(row) = step(action, reader.lists[index].selected, height) else { return false };
    let here = reader.cursor.byte;
    reader.lists[index].select(row);
    reader.lists[index].reveal(height);
    if first && !reader.lists[index].order.is_empty() {
        reader.jumps.record(here);
    }
    preview(reader, screen);
    true
}

/// Scrolls the text to the first mention of what is selected in the focused list, and shows all of them.
pub(super) fn preview(reader: &mut Reader, screen: &Screen) {
    let pane = reader.focus;
    let Some(item) = reader.list(pane).and_then(|list| pane.item(list.selection()?)) else { return };
    reader.current = Some(item);
    if let Some(first) = reader.catalog.spans(item).first() {
        article::reveal(reader, screen, first.start as usize);
    }
}

/// Goes to the article, at the mention of the selection that is shown, else at the first one.
fn enter(reader: &mut Reader, screen: &Screen) {
    let pane = reader.focus;
    let Some(item) = reader.list(pane).and_then(|list| pane.item(list.selection()?)) else { return };
    let here = reader.cursor.byte;
    let spans = reader.catalog.spans(item);
    let shown = spans.iter().find(|span| span.contains_offset(here));
    let Some(span) = shown.or_else(|| spans.first()).copied() else { return };
    reader.jumps.record(here);
    reader.current = Some(item);
    reader.focus = Pane::Article;
    reader.origin = Some(pane);
    article::reveal(reader, screen, span.start as usize);
}

/// Sorts the focused list the next way; the selection stays with its item.
pub(super) fn sort(reader: &mut Reader, screen: &Screen) {
    let pane = reader.focus;
    let Some(index) = pane.list_index() else { return };
    let sort = reader.lists[index].sort.next();
    let order = reader.catalog.order(pane, sort);
    let list = &mut reader.lists[index];
    let selected = list.selection();
    list.sort = sort;
    list.order = order;
    if let Some(number) = selected {
        list.select_item(number);
    }
    list.reveal(usize::from(screen.lists[index].rows.height));
}
