//! The selection in the lists, and what they are narrowed down to.

use crate::analysis::FigureKind;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::item::ItemId;
use crate::tui::screen::article::layout::Layout;
use crate::tui::screen::article::pane::Pane;
use crate::tui::screen::article::update as article;
use crate::tui::ui::strings::UiText;
use crate::tui::update::navigation::step;
use strum::VariantArray as _;

/// Carries out what an action means while a list has the focus. Says whether it went through the list; the
/// `first` such step records where the text was read.
pub(in crate::tui) fn act(reader: &mut Reader, layout: &Layout, action: Action, first: bool) -> bool {
    let Some(index) = reader.focus.list_index() else { return false };
    let height = usize::from(layout.lists[index].rows.height);
    match (action, reader.selected(reader.focus)) {
        (Action::Open | Action::Fold, Some(ItemId::Table(table))) => {
            fold(reader, layout, table);
            return false;
        }
        (Action::Open, _) => {
            enter(reader, layout);
            return false;
        }
        (Action::Fold, Some(item)) => {
            if let Some(table) = reader.catalog.table_of(item) {
                fold(reader, layout, table);
            }
            return false;
        }
        _ => {}
    }
    let Some(row) = step(action, reader.lists[index].selected, height) else { return false };
    let here = reader.cursor.byte;
    reader.lists[index].select(row);
    reader.lists[index].reveal(height);
    if first && !reader.lists[index].rows.is_empty() {
        reader.jumps.record(here);
    }
    preview(reader, layout);
    true
}

/// Scrolls the text to the first mention of what is selected in the focused list, and shows all of them.
pub(in crate::tui) fn preview(reader: &mut Reader, layout: &Layout) {
    let Some(item) = reader.selected(reader.focus) else { return };
    reader.current = Some(item);
    if let Some(first) = reader.catalog.spans(item).first() {
        article::reveal(reader, layout, first.start as usize);
    }
}

/// Folds a table in the list of figures, or unfolds it. What is unfolded comes onto the screen, as far as there is room.
pub(in crate::tui) fn fold(reader: &mut Reader, layout: &Layout, table: u32) {
    reader.toggle_table(table);
    preview(reader, layout);
    let Some(index) = Pane::Figures.list_index() else { return };
    let height = usize::from(layout.lists[index].rows.height);
    let list = &mut reader.lists[index];
    let count = reader.catalog.tables.get(table as usize).map_or(0, |table| table.figures.len());
    if reader.folding.is_open(table) {
        let below = (list.selected + count + 1).min(list.rows.len());
        list.offset = list.offset.max(below.saturating_sub(height));
    }
    list.reveal(height);
}

/// Goes to the article, at the mention of the selection that is shown, else at the first one.
fn enter(reader: &mut Reader, layout: &Layout) {
    let pane = reader.focus;
    let Some(item) = reader.selected(pane) else { return };
    let here = reader.cursor.byte;
    let spans = reader.catalog.spans(item);
    let shown = spans.iter().find(|span| span.contains_offset(here));
    let Some(span) = shown.or_else(|| spans.first()).copied() else { return };
    reader.jumps.record(here);
    reader.current = Some(item);
    reader.focus = Pane::Article;
    reader.origin = Some(pane);
    article::reveal(reader, layout, span.start as usize);
}

/// Sorts the focused list the next way; the selection stays with its item.
pub(in crate::tui) fn sort(reader: &mut Reader, layout: &Layout) {
    let pane = reader.focus;
    let Some(index) = pane.list_index() else { return };
    reader.lists[index].sort = reader.lists[index].sort.next();
    reader.refilter_list(pane);
    reader.lists[index].reveal(usize::from(layout.lists[index].rows.height));
}

/// Keeps only what concerns the person or company that is selected or under the cursor; of figures only the next
/// kind, or from the text the kind under the cursor.
pub(in crate::tui) fn filter(app: &mut App) {
    let layout = app.layout();
    let Some(reader) = app.screen.reader_mut() else { return };
    let selected = match reader.focus {
        Pane::Article => reader.mark_at(reader.cursor.byte).map(|mark| mark.item),
        pane => reader.selected(pane),
    };
    let analysis = reader.catalog.analysis();
    let quoted = |number: u32| analysis.quotes.get(number as usize).and_then(|quote| quote.speaker);
    match (reader.focus, selected) {
        (Pane::Figures, _) => {
            let is_present = |kind: &FigureKind| analysis.figures.iter().any(|figure| figure.kind == *kind);
            let present: Vec<FigureKind> = FigureKind::VARIANTS.iter().copied().filter(is_present).collect();
            reader.filter.next_kind(&present);
        }
        (_, Some(ItemId::Figure(number))) => {
            let kind = analysis.figures.get(number as usize).map(|figure| figure.kind);
            let kind = kind.filter(|_| reader.filter.kind() != kind);
            reader.filter.set_kind(kind);
        }
        (_, Some(ItemId::Quote(number))) if quoted(number).is_some() => {
            if let Some(speaker) = quoted(number) {
                reader.filter.toggle(speaker.into());
            }
        }
        (_, Some(item @ (ItemId::Person(_) | ItemId::Company(_)))) => reader.filter.toggle(item),
        _ => {
            app.notice = Some(app.strings.get(UiText::NothingToFilter).to_owned());
            return;
        }
    }
    reader.refilter();
    reader.settle(&layout);
}

/// Hides names and links that may be wrong, or shows them again.
pub(in crate::tui) fn hide_unsure(app: &mut App) {
    let layout = app.layout();
    let Some(reader) = app.screen.reader_mut() else { return };
    let hides = !reader.hides_unsure;
    reader.hide_unsure(hides);
    reader.settle(&layout);
    app.session.hide_unsure(hides);
    let told = if hides { UiText::UnsureHidden } else { UiText::UnsureShown };
    app.notice = Some(app.strings.get(told).to_owned());
}

/// Takes the typed words of the focused list back, else the latest filter. Says whether there was one.
pub(in crate::tui) fn unfilter(reader: &mut Reader, layout: &Layout) -> bool {
    let typed = reader.focus.list_index().filter(|&index| !reader.lists[index].query.is_empty());
    if let Some(index) = typed {
        reader.lists[index].query.clear();
        reader.refilter_list(reader.focus);
    } else if reader.filter.steps.pop().is_some() {
        reader.refilter();
    } else {
        return false;
    }
    reader.settle(layout);
    true
}
