//! Signs that the font of a console lacks, replaced by others that it has.
//!
//! The Linux console shows at most 512 signs, and its usual fonts lack rounded corners, heavy and partial lines, `≠`, `…`
//! and typographic quotation marks. `▲▼·•` and straight frames are in all of them.

use ratatui::buffer::Buffer;

/// A sign and what stands for it, in as many columns.
const SUBSTITUTES: [(&str, &str); 36] = [
    ("╭", "┌"),
    ("╮", "┐"),
    ("╰", "└"),
    ("╯", "┘"),
    ("┃", "█"),
    ("▎", "▌"),
    ("▏", "│"),
    ("▍", "▌"),
    ("▋", "█"),
    ("▊", "█"),
    ("▉", "█"),
    ("▸", ">"),
    ("▾", "v"),
    ("★", "*"),
    ("≠", "!"),
    ("≥", ">"),
    ("≤", "<"),
    ("…", "»"),
    ("›", ">"),
    ("‹", "<"),
    ("–", "-"),
    ("—", "-"),
    ("−", "-"),
    ("‑", "-"),
    ("„", "\""),
    ("“", "\""),
    ("”", "\""),
    ("‟", "\""),
    ("‘", "'"),
    ("’", "'"),
    ("‚", ","),
    ("×", "x"),
    ("↑", "^"),
    ("↓", "v"),
    ("←", "<"),
    ("→", ">"),
];

/// Whether the terminal has the signs of a console only.
pub fn are_few(variable: impl Fn(&str) -> Option<String>) -> bool {
    variable("TERM").is_some_and(|term| term == "linux" || term.starts_with("linux-"))
}

/// Replaces what the console lacks in a drawn frame.
pub(in crate::tui) fn replace(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if cell.symbol().is_ascii() {
            continue;
        }
        if let Some((_, other)) = SUBSTITUTES.iter().find(|(sign, _)| *sign == cell.symbol()) {
            cell.set_symbol(other);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::cell;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    #[test]
    fn what_a_console_lacks_is_replaced_in_place() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 1));
        buffer.set_string(0, 0, "╭ ≠ … › ▲▼·ü", Style::default());
        replace(&mut buffer);
        let shown: String = buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect();
        assert_eq!(shown, "┌ ! » > ▲▼·ü");
        for (sign, other) in SUBSTITUTES {
            assert_eq!(cell::width(sign), cell::width(other), "{sign}");
        }
    }

    #[test]
    fn only_the_console_is_short_of_signs() {
        let term = |name: &'static str| move |_: &str| Some(name.to_owned());
        assert!(are_few(term("linux")) && are_few(term("linux-16color")));
        assert!(!are_few(term("xterm")) && !are_few(|_| None));
    }
}
