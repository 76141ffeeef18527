//! The library's screen: the list of articles, the side, what is typed for them, and what the library answers.

use crate::document::{Document, without_credentials};
use crate::library::{Article, Order};
use crate::tui::action::Action;
use crate::tui::app::{App, Transition};
use crate::tui::effect::file_name;
use crate::tui::effect::library_worker::{AddressUse, LibraryAnswer, Request};
use crate::tui::msg::Effect;
use crate::tui::overlay::Overlay;
use crate::tui::overlay::looked_up as overlay;
use crate::tui::overlay::menu::Menu;
use crate::tui::prompt::{EarlierSearch, Prompt, PromptKind};
use crate::tui::screen::Screen;
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::search::Search;
use crate::tui::screen::article::update as article_update;
use crate::tui::screen::entity::{EntityPage, fact_card};
use crate::tui::screen::library::sidebar::Scope;
use crate::tui::screen::library::{
    LibraryScreen, marks, update_figures as figures, update_list, update_side as side,
};
use crate::tui::screen::picker::update as picker;
use crate::tui::ui::line_edit::LineEdit;
use crate::tui::ui::strings::UiText;
use crate::tui::update::navigation::step;
use crate::tui::update::{completion, history};
use std::sync::Arc;

/// Takes what the library answers.
pub(in crate::tui) fn answered(app: &mut App, answer: LibraryAnswer) -> Vec<Effect> {
    let page = app.library_page();
    let Some(library) = &mut app.library else { return Vec::new() };
    match answer {
        answer @ LibraryAnswer::Listed { .. } => return update_list::listed(app, answer),
        answer @ LibraryAnswer::FiguresListed { .. } => return figures::listed(app, answer),
        LibraryAnswer::FigureRows(rows) => library.table.take_rows(rows),
        LibraryAnswer::Exported { count, path } => {
            let path = crate::layout::cell::visible(&path.display().to_string()).into_owned();
            app.notice = Some(app.strings.fill(UiText::FiguresSaved, &[("count", &count), ("path", &path)]));
        }
        LibraryAnswer::LookedUp(words, found) => {
            overlay::take_looked_up(app, &words, &found);
        }
        LibraryAnswer::Rows(rows) => library.take_rows(rows),
        LibraryAnswer::Sidebar(side) => {
            let scope = library.side.present();
            library.side.take(*side);
            let searches = library.side.searches.clone();
            let count = (!searches.is_empty()).then_some(Effect::Library(Request::UnreadFound(searches)));
            // What the list was narrowed down to may be gone.
            let list = (library.side.present() != scope).then(|| library.ask());
            return list.into_iter().chain(count).collect();
        }
        LibraryAnswer::SidebarNames(side) => library.side.take(*side),
        LibraryAnswer::UnreadFound(found) => library.side.take_unread_found(&found),
        LibraryAnswer::Opened { article, document, at, in_place, query, hits } => {
            let place = OpenAt { at, in_place, search: Search::of_library(&query, &hits) };
            return opened(app, &article, document, place);
        }
        LibraryAnswer::Preview(preview) => library.take_preview(*preview),
        LibraryAnswer::Sentence(article, place, words) => fact_card::show(app, article, place, words),
        LibraryAnswer::NoneUnread => app.notice = Some(app.strings.get(UiText::AllRead).to_owned()),
        LibraryAnswer::Unread(ids) => return marks::mark_all(app, ids),
        answer @ LibraryAnswer::Address { .. } => return marks::addressed(app, answer),
        LibraryAnswer::Changed => return changed(app),
        LibraryAnswer::Saved => return saved(app),
        LibraryAnswer::Lost(problem) => {
            library.settle();
            app.notice = Some(app.strings.fill(UiText::ChangeLost, &[("problem", &problem)]));
            return changed(app);
        }
        LibraryAnswer::Waiting => app.notice = Some(app.strings.get(UiText::ChangesWait).to_owned()),
        LibraryAnswer::Page(None, name) => {
            app.notice = Some(app.strings.fill(UiText::PageUnknown, &[("name", &name)]));
        }
        LibraryAnswer::Page(Some(new), _) => match app.screen.entity_mut() {
            Some(open) if open.page.entity.id == new.entity.id => open.renew(*new),
            _ => app.show(Screen::Entity(Box::new(EntityPage::new(*new))), Transition::Push),
        },
        LibraryAnswer::Names(names) => {
            if let Some(Overlay::Palette(palette)) = &mut app.overlay {
                palette.add_names(names);
            }
        }
        LibraryAnswer::Syncing(done, total) => library.syncing = Some((done, total)),
        LibraryAnswer::Synced(tally) => {
            library.syncing = None;
            let new = app.strings.count(UiText::NewOne, UiText::NewMany, tally.new);
            let failed = app.strings.fill(UiText::FeedsFailed, &[("count", &tally.failed)]);
            app.notice = Some(if tally.failed > 0 { format!("{new}, {failed}") } else { new });
        }
        LibraryAnswer::NoFeeds => app.notice = Some(app.strings.get(UiText::NoFeeds).to_owned()),
        LibraryAnswer::FeedsFound(feeds) => {
            app.overlay = Some(Overlay::Menu(Menu::feeds(&app.strings, &feeds)));
        }
        LibraryAnswer::Imported(new, known) => {
            let new = app.strings.count(UiText::ImportedOne, UiText::ImportedMany, new);
            let known = app.strings.fill(UiText::FollowedAlready, &[("count", &known)]);
            app.notice = Some(format!("{new}, {known}"));
        }
        LibraryAnswer::Added { title, is_feed, new, beyond } => {
            let text = if is_feed { UiText::Following } else { UiText::AddedArticle };
            let new = app.strings.count(UiText::NewOne, UiText::NewMany, new);
            let added = app.strings.fill(text, &[("title", &title), ("new", &new)]);
            app.notice = Some(match beyond {
                0 => added,
                _ => format!("{added}; {}", app.strings.count(UiText::BeyondOne, UiText::BeyondMany, beyond)),
            });
        }
        LibraryAnswer::Completed { ticket, values } => completion::completed(app, ticket, values),
        LibraryAnswer::Understood { ticket, names } => completion::understood(app, ticket, names),
        LibraryAnswer::Failed(problem) => {
            app.notice = Some(app.strings.messages().translate_error(&problem).into_owned());
        }
    }
    app.library.as_mut().and_then(|library| library.missing(page)).into_iter().collect()
}

/// Asks anew for what is shown.
fn changed(app: &mut App) -> Vec<Effect> {
    let Some(library) = &mut app.library else { return Vec::new() };
    library.forget();
    let mut effects = vec![library.ask(), Effect::Library(Request::Sidebar)];
    effects.extend(app.screen.entity().map(|page| Effect::Library(Request::PageAgain(page.page.entity.id))));
    effects
}

/// Takes the news that the change which has waited longest is saved.
fn saved(app: &mut App) -> Vec<Effect> {
    match app.library.as_mut().and_then(LibraryScreen::settle) {
        // What was only opened stays in the list for now, even where that is one of unread articles.
        Some(Request::Seen(id)) => {
            let query = app.library.as_ref().map(LibraryScreen::wanted).unwrap_or_default();
            vec![Effect::Library(Request::Rows(vec![id], query)), Effect::Library(Request::Sidebar)]
        }
        Some(Request::Position(..)) | None => Vec::new(),
        Some(_) => changed(app),
    }
}

/// Where and how an article is shown.
struct OpenAt {
    at: Option<usize>,
    in_place: bool,
    search: Option<Search>,
}

/// Shows an article of the library: where it was asked for, else at the first hit of the query, else where it was left.
fn opened(app: &mut App, article: &Article, document: Arc<Document>, place: OpenAt) -> Vec<Effect> {
    let is_replaced = place.in_place && app.screen.reader().is_some();
    let transition = if is_replaced { Transition::Replace } else { Transition::Push };
    let page = app.library_page();
    let mut effects = app.open(document, Some(article.id), transition);
    if let Some(library) = &mut app.library {
        library.select_article(article.id, page);
        // What keys do with the article depends on its marks.
        if library.row(article.id).is_none() {
            effects.push(Effect::Library(Request::Rows(vec![article.id], library.wanted())));
        }
    }
    let layout = app.layout();
    if let Some(reader) = app.screen.reader_mut() {
        reader.search = place.search;
        let hit = reader.search.as_ref().and_then(|search| search.hits.first()).map(|hit| hit.start as usize);
        match place.at.or(hit) {
            Some(byte) => {
                reader.aim_at(byte);
                // A long text is there before its names.
                if !reader.flow.rows().is_empty() {
                    article_update::reveal(reader, &layout, byte);
                }
            }
            None => {
                if let Some(byte) =
                    article.position.filter(|&byte| reader.document.text.is_char_boundary(byte))
                {
                    reader.resume(byte);
                }
            }
        }
    }
    if !article.is_read {
        effects.push(Effect::Library(Request::Seen(article.id)));
    }
    effects
}

/// Asks for the page of whom the cursor points at: a person, a company, the owner of a figure, a speaker.
pub(in crate::tui) fn page_of_item(app: &mut App) -> Vec<Effect> {
    if app.library.is_none() {
        app.notice = Some(app.strings.get(UiText::NoLibrary).to_owned());
        return Vec::new();
    }
    let asked = app.screen.reader().and_then(Reader::entity_pointed_at);
    let Some((kind, name, isin)) = asked else {
        app.notice = Some(app.strings.get(UiText::NothingSelected).to_owned());
        return Vec::new();
    };
    vec![Effect::Library(Request::Page { kind, name, isin })]
}

/// Carries out `action` on the library's screen.
pub(in crate::tui) fn act(app: &mut App, action: Action) -> Vec<Effect> {
    let page = app.library_page();
    let shows_samples = app.shows_samples();
    let Some(library) = &mut app.library else { return Vec::new() };
    let in_list = !library.in_side;
    if shows_samples && in_list && (action == Action::Open || step(action, 0, page).is_some()) {
        return picker::act(app, action);
    }
    // The way back out of a question leads nowhere else.
    if action != Action::Delete && library.to_unfollow.take().is_some() && action == Action::Back {
        return Vec::new();
    }
    if library.table.is_shown
        && in_list
        && let Some(effects) = figures::act(app, action)
    {
        return effects;
    }
    if let Some(mut effects) = side::act(app, action) {
        effects.extend(app.library.as_mut().and_then(|library| library.missing(page)));
        return effects;
    }
    let Some(library) = &mut app.library else { return Vec::new() };
    let mut effects = Vec::new();
    match action {
        Action::NextPane | Action::PreviousPane | Action::PaneLeft => library.in_side = true,
        Action::Open => {
            let query = library.wanted();
            let open = |id| Effect::Library(Request::Open { id, at: None, in_place: false, query });
            effects.extend(library.open().map(open));
        }
        Action::View => figures::turn(app),
        Action::Export => figures::tell_export(app),
        Action::Sort => effects.push(sort(app)),
        Action::Filter => effects.extend(choose(library, |scope| *scope == Scope::Unread)),
        Action::Back => {
            if !back(library, &mut effects) {
                return history::back(app);
            }
        }
        Action::JumpBack => return history::back(app),
        Action::JumpForward => return history::forward(app),
        Action::Search => open_prompt(app, PromptKind::Library),
        Action::SaveSearch => save(app, &mut effects),
        Action::Add => open_prompt(app, PromptKind::Address),
        Action::Import => open_prompt(app, PromptKind::Import),
        Action::Sync => effects.push(Effect::Library(Request::Sync(None))),
        Action::PaneRight => {}
        Action::Browse => return marks::address(app, AddressUse::Browse),
        Action::Copy => return marks::address(app, AddressUse::Copy),
        Action::Page => page_of_article(app, &mut effects),
        _ if marks::is_mark(action) => return marks::act(app, action),
        _ => {
            if let Some(row) = step(action, library.selected, page) {
                library.select(row, page);
            }
        }
    }
    effects.extend(app.library.as_mut().and_then(|library| library.missing(page)));
    effects
}

/// Keeps the selected article in sight below the headings of days, and asks for its preview where there is room for one.
pub(in crate::tui) fn settle(app: &mut App) -> Option<Effect> {
    app.shown_library()?;
    let layout = app.library_layout();
    let library = app.library.as_mut()?;
    while library.offset < library.selected && !layout.shows(library, library.selected) {
        library.offset += 1;
    }
    layout.preview.and_then(|_| library.missing_preview())
}

/// Narrows the list to the entry that `is_meant` means, or to none where it is that one already.
fn choose(library: &mut LibraryScreen, is_meant: impl Fn(&Scope) -> bool) -> Option<Effect> {
    let entry = library.side.scopes().iter().position(is_meant)?;
    let entry = if library.side.selected == entry { 0 } else { entry };
    library.narrow(entry)
}

/// One step out: of the sidebar, of what is typed, of what the list is narrowed down to. Says whether there is anything
/// to step out of.
fn back(library: &mut LibraryScreen, effects: &mut Vec<Effect>) -> bool {
    if library.in_side {
        library.in_side = false;
    } else if !library.query.is_empty() {
        library.query.clear();
        library.rewind();
        effects.push(library.ask());
    } else if let Some(effect) = library.narrow(0) {
        effects.push(effect);
    } else {
        return false;
    }
    true
}

fn sort(app: &mut App) -> Effect {
    let Some(library) = &mut app.library else { return Effect::Library(Request::Sidebar) };
    let at = Order::ALL.iter().position(|&order| order == library.order).unwrap_or_default();
    library.order = Order::ALL[(at + 1) % Order::ALL.len()];
    library.rewind();
    app.notice = Some(app.strings.get(library.order_title()).to_owned());
    library.ask()
}

/// Saves the search that is typed, or forgets the saved one that is chosen.
fn save(app: &mut App, effects: &mut Vec<Effect>) {
    let Some(library) = &app.library else { return };
    match (library.query.is_empty(), library.side.present()) {
        (true, Scope::Search(name, query)) => effects.extend(side::forget_search(app, name, query)),
        (true, _) => app.notice = Some(app.strings.get(UiText::NothingToSave).to_owned()),
        (false, _) => open_prompt(app, PromptKind::Save),
    }
}

/// Asks for the page of the company that the selected article names most.
fn page_of_article(app: &mut App, effects: &mut Vec<Effect>) {
    let company = app
        .library
        .as_ref()
        .and_then(|library| library.row(library.selection()?)?.companies.first().cloned());
    match company {
        Some(name) => {
            let kind = crate::library::entities::EntityKind::Company;
            effects.push(Effect::Library(Request::Page { kind, name, isin: None }));
        }
        None => app.notice = Some(app.strings.get(UiText::NamesNothing).to_owned()),
    }
}

fn open_prompt(app: &mut App, aim: PromptKind) {
    app.prompt = Some(match (&aim, &app.library) {
        (PromptKind::Library, Some(library)) => {
            let (query, article) = (library.query.clone(), library.listed_selection());
            Prompt::search(aim, EarlierSearch { query, hits: None, article })
        }
        (PromptKind::Address, _) => Prompt::new(aim, LineEdit::for_address()),
        _ => Prompt::new(aim, LineEdit::default()),
    });
}

/// Follows what is typed for the library.
pub(in crate::tui) fn follow(app: &mut App) -> Vec<Effect> {
    let (Some(prompt), Some(library)) = (&app.prompt, &mut app.library) else { return Vec::new() };
    if prompt.aim != PromptKind::Library || library.query == prompt.line.text() {
        return Vec::new();
    }
    prompt.line.text().clone_into(&mut library.query);
    library.rewind();
    vec![library.ask()]
}

/// Takes what was typed for the library.
pub(in crate::tui) fn finish(app: &mut App, prompt: &Prompt) -> Vec<Effect> {
    let Some(library) = &mut app.library else { return Vec::new() };
    let text = prompt.line.text().trim().to_owned();
    match prompt.aim {
        PromptKind::Tags(id) => {
            let tags: Vec<String> = text.split_whitespace().map(str::to_owned).collect();
            let before = library.row(id).and_then(|row| row.tags.clone()).unwrap_or_default();
            let title = library.row(id).and_then(|row| row.title.clone()).unwrap_or_default();
            let told = app.strings.fill(UiText::Tagged, &[("title", &title)]);
            let before = before.split_whitespace().map(str::to_owned).collect();
            library.can_undo(Request::Tags(id, before), told.clone());
            app.notice = Some(told);
            vec![Effect::Library(Request::Tags(id, tags))]
        }
        PromptKind::Save if !text.is_empty() => {
            let query = library.wanted();
            let told = app.strings.fill(UiText::SearchSaved, &[("name", &text)]);
            library.can_undo(Request::Save(text.clone(), None), told.clone());
            app.notice = Some(told);
            vec![Effect::Library(Request::Save(text, Some(query)))]
        }
        PromptKind::Import if !text.is_empty() => {
            vec![Effect::Library(Request::Import(file_name::from_home(&text)))]
        }
        PromptKind::Address if !text.is_empty() => {
            let address = if text.contains("://") { text } else { format!("https://{text}") };
            let shown = crate::layout::cell::visible(&without_credentials(&address)).into_owned();
            app.notice = Some(app.strings.fill(UiText::Fetching, &[("address", &shown)]));
            vec![Effect::Library(Request::Add(address))]
        }
        _ => Vec::new(),
    }
}

/// Gives up what was typed for the library.
pub(in crate::tui) fn cancel(app: &mut App, prompt: &Prompt) -> Vec<Effect> {
    let Some(library) = app.library.as_mut().filter(|_| prompt.aim == PromptKind::Library) else {
        return Vec::new();
    };
    if library.query == prompt.earlier.query {
        return Vec::new();
    }
    library.query.clone_from(&prompt.earlier.query);
    library.rewind();
    library.select_when_listed(prompt.earlier.article);
    vec![library.ask()]
}
