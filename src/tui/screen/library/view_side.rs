//! The sidebar of the library: marks, feeds, saved searches and tags, each with the number of its articles.

use crate::layout::cell;
use crate::tui::app::App;
use crate::tui::screen::article::layout::Area;
use crate::tui::screen::library::LibraryScreen;
use crate::tui::screen::library::sidebar::{Scope, SideGroup, SideRow};
use crate::tui::ui::canvas::Canvas;
use crate::tui::ui::strings::UiText;
use crate::tui::ui::theme::Theme;

/// Draws the sidebar.
pub(in crate::tui) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    library: &LibraryScreen,
    area: Area,
    theme: &Theme,
) {
    let rows = library.side.rows();
    let offset = library.side.offset(area.height);
    let scopes = library.side.scopes();
    for (y, row) in (area.y..area.bottom()).zip(rows.into_iter().skip(offset)) {
        let index = match row {
            SideRow::Space => continue,
            SideRow::Title(group) => {
                let title = app.strings.get(group_title(group));
                canvas.text(title, area.x + 1, y, area.width.saturating_sub(4), *theme.title);
                continue;
            }
            SideRow::Entry(index) => index,
        };
        let Some(scope) = scopes.get(index) else { continue };
        let feed = match scope {
            Scope::Feed(id) => library.side.feeds.iter().find(|feed| feed.id == *id),
            _ => None,
        };
        let is_failing = feed.is_some_and(|feed| feed.problem.is_some());
        let style = if is_failing { *theme.down } else { *theme.row };
        let count = count(scope, library);
        let count = if count > 0 { count.to_string() } else { String::new() };
        let count_width = cell::width(&count) as u16;
        let (x, room) = (area.x + 2, area.width.saturating_sub(4));
        let mark = if is_failing { "! " } else { "" };
        let name = format!("{mark}{}", name(scope, app, library));
        canvas.text(&name, x, y, room.saturating_sub(count_width + 1), style);
        canvas.text_right(&count, x, y, room, *theme.key);
        if index == library.side.selected {
            let style = if library.in_side { *theme.row_focused } else { *theme.row_selected };
            canvas.select(Area { x: area.x, y, width: area.width, height: 1 }, style, theme);
            canvas.line("▎", area.x, y, 1, style.patch(*theme.gutter));
        }
    }
}

fn group_title(group: SideGroup) -> UiText {
    match group {
        SideGroup::Feeds => UiText::LibraryFeeds,
        SideGroup::Searches => UiText::LibrarySearches,
        SideGroup::Tags => UiText::LibraryTags,
    }
}

/// The number beside an entry.
fn count(scope: &Scope, library: &LibraryScreen) -> i64 {
    let (side, counts) = (&library.side, &library.side.counts);
    match scope {
        Scope::All => counts.all,
        Scope::Unread => counts.unread,
        Scope::Starred => counts.starred,
        Scope::Deleted => counts.deleted,
        Scope::Feed(id) => side.feeds.iter().find(|feed| feed.id == *id).map_or(0, |feed| feed.unread),
        Scope::Search(name, _) => side.unread_found_by(name),
        Scope::Tag(tag) => side.tags.iter().find(|(name, _)| name == tag).map_or(0, |(_, count)| *count),
    }
}

/// What an entry is called.
pub(in crate::tui) fn name(scope: &Scope, app: &App, library: &LibraryScreen) -> String {
    match scope {
        Scope::All => app.strings.get(UiText::LibraryAll).to_owned(),
        Scope::Unread => app.strings.get(UiText::LibraryUnread).to_owned(),
        Scope::Starred => app.strings.get(UiText::LibraryStarred).to_owned(),
        Scope::Deleted => app.strings.get(UiText::LibraryDeleted).to_owned(),
        Scope::Feed(id) => {
            let feed = library.side.feeds.iter().find(|feed| feed.id == *id);
            feed.map(|feed| feed.name().into_owned()).unwrap_or_default()
        }
        Scope::Search(name, _) => name.clone(),
        Scope::Tag(tag) => format!("#{tag}"),
    }
}
