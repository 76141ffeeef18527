//! What keys do in the sidebar of the library: they are about its selected entry, never about the article beside it.
//!
//! | key | feed | saved search | others |
//! | --- | --- | --- | --- |
//! | `j` `k` | list the articles of the entry | the same | the same |
//! | `Enter` | goes to its articles | the same | the same |
//! | `m` | marks its articles as read | the same | the same |
//! | `d` | unfollows it | deletes it | says that it cannot be deleted |
//! | `r` | syncs it | syncs all feeds | syncs all feeds |
//! | `y` | copies its URL | copies its query | says that an article is to be selected |

use super::sidebar::Scope;
use crate::document::without_credentials;
use crate::tui::action::Action;
use crate::tui::app::App;
use crate::tui::effect::library_worker::Request;
use crate::tui::msg::Effect;
use crate::tui::screen::library::marks;
use crate::tui::ui::keymap::KeyContext;
use crate::tui::ui::strings::UiText;
use crate::tui::update::navigation::step;
use crate::tui::update::share;

/// Carries out an action of the sidebar. None if it means the same in the list.
pub(in crate::tui) fn act(app: &mut App, action: Action) -> Option<Vec<Effect>> {
    let page = app.library_page();
    let library = app.library.as_mut().filter(|library| library.in_side)?;
    let present = library.side.present();
    match action {
        Action::NextPane | Action::PreviousPane | Action::PaneRight | Action::Open => library.in_side = false,
        Action::PaneLeft => {}
        Action::Delete => return Some(delete(app, present)),
        Action::MarkRead | Action::MarkAllRead | Action::MarkAboveRead => {
            return Some(marks::act(app, Action::MarkAllRead));
        }
        Action::Sync => {
            let feed = if let Scope::Feed(id) = present { Some(id) } else { None };
            return Some(vec![Effect::Library(Request::Sync(feed))]);
        }
        Action::Copy if matches!(present, Scope::Feed(_) | Scope::Search(..)) => {
            let feed = library.side.feeds.iter().find(|feed| present == Scope::Feed(feed.id));
            let line = match (&present, feed) {
                (Scope::Search(_, query), _) => Some(query.clone()),
                (_, feed) => feed.map(|feed| without_credentials(&feed.url).into_owned()),
            };
            return Some(share::put(app, line));
        }
        Action::Star | Action::Tag | Action::Page | Action::Browse | Action::Copy => {
            app.notice = Some(app.strings.get(UiText::ChooseArticle).to_owned());
        }
        _ => {
            let row = step(action, library.side.selected, page)?;
            let last = library.side.scopes().len() - 1;
            return Some(library.narrow(row.min(last)).into_iter().collect());
        }
    }
    Some(Vec::new())
}

fn delete(app: &mut App, entry: Scope) -> Vec<Effect> {
    match entry {
        Scope::Feed(id) => unfollow(app, id),
        Scope::Search(name, query) => forget_search(app, name, query),
        _ => {
            app.notice = Some(app.strings.get(UiText::NotDeletable).to_owned());
            Vec::new()
        }
    }
}

/// Deletes a saved search, which is the entry that is selected.
pub(in crate::tui) fn forget_search(app: &mut App, name: String, query: String) -> Vec<Effect> {
    let told = app.strings.fill(UiText::SearchForgotten, &[("name", &name)]);
    app.notice = Some(told.clone());
    marks::tell_undo(app);
    let mut effects = vec![Effect::Library(Request::Save(name.clone(), None))];
    if let Some(library) = &mut app.library {
        library.can_undo(Request::Save(name, Some(query)), told);
        effects.extend(library.narrow(0));
    }
    effects
}

/// Stops following a feed, when its key is pressed for the second time.
fn unfollow(app: &mut App, id: i64) -> Vec<Effect> {
    let Some(library) = &mut app.library else { return Vec::new() };
    let feed = library.side.feeds.iter().find(|feed| feed.id == id).cloned();
    let name = feed.as_ref().map(|feed| feed.name().into_owned()).unwrap_or_default();
    if library.to_unfollow.replace(id) != Some(id) {
        let key = app.keymap.key_for(KeyContext::Library, Action::Delete).unwrap_or_default();
        app.notice = Some(app.strings.fill(UiText::ConfirmUnfollow, &[("name", &name), ("key", &key)]));
        return Vec::new();
    }
    library.to_unfollow = None;
    let told = app.strings.fill(UiText::Unfollowed, &[("name", &name)]);
    if let Some(feed) = feed {
        library.can_undo(Request::Refollow(Box::new(feed)), told.clone());
    }
    app.notice = Some(told);
    marks::tell_undo(app);
    vec![Effect::Library(Request::Unfollow(id))]
}
