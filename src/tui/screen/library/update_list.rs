//! Takes the list of articles, which comes in two parts: its beginning, and then the whole of it.

use crate::tui::app::App;
use crate::tui::effect::library_worker::{LibraryAnswer, Request};
use crate::tui::msg::Effect;
use crate::tui::update::completion;

/// Takes a list or its beginning, and asks for what is missing.
pub(in crate::tui) fn listed(app: &mut App, answer: LibraryAnswer) -> Vec<Effect> {
    let page = app.library_page();
    let (LibraryAnswer::Listed { ticket, ids, is_whole, miss }, Some(library)) = (answer, &mut app.library)
    else {
        return Vec::new();
    };
    if !is_whole && ids.is_empty() {
        if !library.is_awaiting(ticket) {
            return Vec::new();
        }
        // Nothing is found yet: what is there stays until the whole list comes, but its number counts for nothing.
        library.is_beginning = true;
        return vec![library.ask_whole()];
    }
    let is_taken = library.take(ticket, ids, miss, page);
    let rest = (is_taken && !is_whole).then(|| library.ask_whole());
    if is_taken {
        library.is_beginning = !is_whole;
    }
    if library.is_empty() {
        app.offer_samples();
        return Vec::new();
    }
    if is_taken {
        completion::offer_miss(app);
    }
    let Some(library) = &mut app.library else { return Vec::new() };
    let mut effects = Vec::new();
    let opened = if is_taken { library.open_awaited() } else { None };
    match opened {
        Some(id) => {
            let query = library.wanted();
            effects.push(Effect::Library(Request::Open { id, at: None, in_place: false, query }));
        }
        None => effects.extend(library.missing(page)),
    }
    effects.extend(rest);
    effects
}
