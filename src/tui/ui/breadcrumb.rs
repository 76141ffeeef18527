//! The way that led to the screen that is shown: `Library › "company:sap" › SAP › SAP wächst in der Cloud …`.
//!
//! What is shown now stands last and stays whole as long as it can: first older parts are cut, then left out from the
//! second one on, then all.

use crate::layout::cell;
use crate::tui::app::App;
use crate::tui::screen::Screen;
use crate::tui::screen::library::LibraryScreen;
use crate::tui::screen::library::sidebar::Scope;
use crate::tui::ui::canvas::{Canvas, ELLIPSIS};
use crate::tui::ui::strings::UiText;
use crate::tui::ui::theme::Theme;

const SEPARATOR: &str = " › ";

/// An older part is cut to so many columns where not all have room.
const SHORT: usize = 20;

/// Draws the way into at most `room` columns, the last part in the look of titles that have the focus where `is_focused`.
/// Returns the columns that it took.
pub(in crate::tui) fn draw(
    canvas: &mut Canvas<'_>,
    app: &App,
    (x, y, room): (u16, u16, u16),
    is_focused: bool,
    theme: &Theme,
) -> u16 {
    let parts = shortened(parts(app), usize::from(room));
    let mut used = 0;
    let last = parts.len().saturating_sub(1);
    for (number, part) in parts.iter().enumerate() {
        let look = match (number == last, is_focused) {
            (true, true) => *theme.title_focused,
            (true, false) => *theme.title,
            (false, _) => *theme.key,
        };
        used += canvas.text(part, x + used, y, room - used, look);
        if number < last {
            used += canvas.text(SEPARATOR, x + used, y, room - used, *theme.rule);
        }
    }
    used
}

/// The screens from the first one on. A library shows what it is narrowed down to itself while it is the last one.
fn parts(app: &App) -> Vec<String> {
    let behind = app.history.behind();
    let mut parts = Vec::new();
    for (number, screen) in behind.iter().chain([&app.screen]).enumerate() {
        let text = |text| app.strings.get(text).to_owned();
        match screen {
            Screen::Picker => parts.push(text(UiText::Articles)),
            Screen::Library => {
                parts.push(text(UiText::Library));
                if let Some(library) = app.library.as_ref().filter(|_| number < behind.len()) {
                    parts.extend(narrowed(library));
                }
            }
            Screen::Entity(page) => parts.push(page.page.entity.name.clone()),
            Screen::Article(reader) => {
                let title = reader.document.head.title.clone().or_else(|| reader.document.id.clone());
                parts.push(title.unwrap_or_else(|| text(UiText::Untitled)));
            }
        }
    }
    parts.into_iter().map(|part| cell::visible(&part.replace('\n', " ")).into_owned()).collect()
}

/// What the list of the library is narrowed down to.
fn narrowed(library: &LibraryScreen) -> impl Iterator<Item = String> {
    let scope = match library.side.present() {
        Scope::Feed(id) => {
            library.side.feeds.iter().find(|feed| feed.id == id).map(|feed| feed.name().into_owned())
        }
        Scope::Search(name, _) => Some(name),
        Scope::Tag(tag) => Some(format!("#{tag}")),
        Scope::All | Scope::Unread | Scope::Starred | Scope::Deleted => None,
    };
    let query = Some(&library.query).filter(|query| !query.is_empty()).map(|query| format!("\"{query}\""));
    scope.into_iter().chain(query)
}

/// As many of the parts as fit into `room` columns.
fn shortened(mut parts: Vec<String>, room: usize) -> Vec<String> {
    let width = |parts: &[String]| {
        let separators = cell::width(SEPARATOR) * parts.len().saturating_sub(1);
        parts.iter().map(|part| cell::width(part)).sum::<usize>() + separators
    };
    if width(&parts) <= room {
        return parts;
    }
    let last = parts.len().saturating_sub(1);
    for part in &mut parts[..last] {
        *part = cut(part);
    }
    let mut left_out = false;
    while width(&parts) > room && parts.len() > 2 + usize::from(left_out) {
        if left_out {
            parts.remove(2);
        } else {
            ELLIPSIS.clone_into(&mut parts[1]);
            left_out = true;
        }
    }
    // What is shown now is worth more than where it began.
    if width(&parts) > room && parts.len() > 1 {
        parts.drain(..parts.len() - 1);
        parts.insert(0, ELLIPSIS.to_owned());
    }
    parts
}

/// The first columns of an older part.
fn cut(part: &str) -> String {
    if cell::width(part) <= SHORT {
        return part.to_owned();
    }
    let mut text = String::new();
    for char in part.chars() {
        if cell::width(&text) + 2 > SHORT {
            break;
        }
        text.push(char);
    }
    text.trim_end().to_owned() + ELLIPSIS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(room: usize) -> String {
        let parts = ["Library", "\"company:sap of:revenue\"", "SAP", "SAP grows in the cloud and cuts jobs"];
        shortened(parts.map(str::to_owned).to_vec(), room).join(SEPARATOR)
    }

    #[test]
    fn the_newest_part_stays_whole_the_longest() {
        let whole = "Library › \"company:sap of:revenue\" › SAP › SAP grows in the cloud and cuts jobs";
        assert_eq!(way(90), whole);
        assert_eq!(way(78), "Library › \"company:sap of:rev… › SAP › SAP grows in the cloud and cuts jobs");
        assert_eq!(way(58), "Library › … › SAP › SAP grows in the cloud and cuts jobs");
        assert_eq!(way(50), "Library › … › SAP grows in the cloud and cuts jobs");
        assert_eq!(way(48), "… › SAP grows in the cloud and cuts jobs");
        assert_eq!(way(24), "… › SAP grows in the cloud and cuts jobs");
        assert!(shortened(Vec::new(), 10).is_empty());
    }
}
