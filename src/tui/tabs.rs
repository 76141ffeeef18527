//! The names of the panes in one line, for screens that show one pane at a time.

use super::pane::{LISTS, Pane};
use crate::layout::cell;

/// The labels and their columns, as full as they fit into `width`.
pub fn labels(lengths: [usize; LISTS], width: u16) -> Vec<(Pane, String, u16)> {
    let forms: [fn(Pane, Option<usize>) -> String; 4] = [
        |pane, count| match count {
            Some(count) => format!(" {} {count} ", pane.title()),
            None => format!(" {} ", pane.title()),
        },
        |pane, _| format!(" {} ", pane.title()),
        |pane, _| format!(" {} ", &pane.title()[..3]),
        |pane, _| pane.title()[..3].to_owned() + " ",
    ];
    let mut found = Vec::new();
    for form in forms {
        let mut x = 0;
        found = Pane::ALL
            .into_iter()
            .map(|pane| {
                let label = form(pane, pane.list_index().map(|index| lengths[index]));
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
pub fn tab_at(lengths: [usize; LISTS], width: u16, x: u16) -> Option<Pane> {
    labels(lengths, width).into_iter().rev().find(|(_, _, at)| *at <= x).map(|(pane, ..)| pane)
}
