//! The names of the panes in one line with their keys and counts, for screens that show one pane at a time; behind them
//! what the lists are narrowed down to.

use crate::layout::cell;
use crate::tui::screen::article::Reader;
use crate::tui::screen::article::pane::{LISTS, Pane};
use crate::tui::ui::strings::{Strings, UiText};

/// The columns between two labels.
const APART: u16 = 2;

/// How much a label says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LabelForm {
    /// `2 People 3`.
    Full,
    /// `2 P3`.
    Short,
    /// `2P`, and of the text the number alone.
    Bare,
}

/// The labels and their columns, as full as they fit into `width`.
pub fn labels(lengths: [usize; LISTS], width: u16, strings: &Strings) -> Vec<(Pane, String, u16)> {
    let mut found = Vec::new();
    let forms =
        [(LabelForm::Full, APART), (LabelForm::Short, APART), (LabelForm::Short, 1), (LabelForm::Bare, 1)];
    for (form, apart) in forms {
        let mut x = 1;
        found = Pane::ALL
            .into_iter()
            .zip(1..)
            .map(|(pane, key)| {
                let count = pane.list_index().map(|index| lengths[index].to_string()).unwrap_or_default();
                let label = match form {
                    LabelForm::Full => {
                        format!("{key} {} {count}", strings.get(pane.title())).trim_end().to_owned()
                    }
                    LabelForm::Short => format!("{key} {}{count}", strings.get(short(pane))),
                    LabelForm::Bare if pane == Pane::Article => key.to_string(),
                    LabelForm::Bare => format!("{key}{}", strings.get(short(pane))),
                };
                let at = x;
                x += cell::width(&label) as u16 + apart;
                (pane, label, at)
            })
            .collect();
        if x <= width + apart {
            break;
        }
    }
    found
}

fn short(pane: Pane) -> UiText {
    match pane {
        Pane::Article => UiText::TabArticle,
        Pane::People => UiText::TabPeople,
        Pane::Companies => UiText::TabCompanies,
        Pane::Figures => UiText::TabFigures,
        Pane::Quotes => UiText::TabQuotes,
    }
}

/// What the lists are narrowed down to, and its column: `Meta ×`. None where nothing is, or where there is no room.
pub fn chip(reader: &Reader, width: u16, strings: &Strings) -> Option<(String, u16)> {
    /// With less there would be nothing to read.
    const LEAST: u16 = 5;
    let filter = reader.filter.title(&reader.catalog, strings, reader.focus == Pane::Figures);
    let query = reader.list(reader.focus).map_or("", |list| list.query.as_str());
    let query = if query.is_empty() { String::new() } else { format!("/{query}") };
    let text = [filter, query].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
    if text.is_empty() {
        return None;
    }
    let labels = labels(reader.shown(), width, strings);
    let (_, last, at) = labels.last()?;
    let x = at + cell::width(last) as u16 + APART;
    let room = width.checked_sub(x + 1).filter(|room| *room >= LEAST)?;
    let chip = format!("{text} ×");
    if cell::width(&chip) <= usize::from(room) {
        return Some((chip, x));
    }
    let mut cut = String::new();
    for char in text.chars() {
        if cell::width(&cut) + 4 > usize::from(room) {
            break;
        }
        cut.push(char);
    }
    Some((format!("{}… ×", cut.trim_end()), x))
}

/// The pane whose label stands at the column `x`.
pub fn tab_at(lengths: [usize; LISTS], width: u16, x: u16, strings: &Strings) -> Option<Pane> {
    labels(lengths, width, strings).into_iter().rev().find(|(_, _, at)| *at <= x + 1).map(|(pane, ..)| pane)
}
