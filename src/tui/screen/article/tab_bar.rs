//! The names of the panes in one line, for screens that show one pane at a time.

use crate::layout::cell;
use crate::tui::screen::article::pane::{LISTS, Pane};
use crate::tui::ui::strings::Strings;

/// The labels and their columns, as full as they fit into `width`.
pub fn labels(lengths: [usize; LISTS], width: u16, strings: &Strings) -> Vec<(Pane, String, u16)> {
    let short = |title: &str| title.chars().take(3).collect::<String>();
    let label = |form: u8, title: &str, count: Option<usize>| match (form, count) {
        (0, Some(count)) => format!(" {title} {count} "),
        (0 | 1, _) => format!(" {title} "),
        (2, _) => format!(" {} ", short(title)),
        _ => short(title) + " ",
    };
    let mut found = Vec::new();
    for form in 0..4 {
        let mut x = 0;
        found = Pane::ALL
            .into_iter()
            .map(|pane| {
                let title = strings.get(pane.title());
                let label = label(form, title, pane.list_index().map(|index| lengths[index]));
                let at = x;
                x += cell::width(&label) as u16;
                (pane, label, at)
            })
            .collect();
        if x <= width {
            break;
        }
    }
    found
}

/// The pane whose label stands at the column `x`.
pub fn tab_at(lengths: [usize; LISTS], width: u16, x: u16, strings: &Strings) -> Option<Pane> {
    labels(lengths, width, strings).into_iter().rev().find(|(_, _, at)| *at <= x).map(|(pane, ..)| pane)
}
