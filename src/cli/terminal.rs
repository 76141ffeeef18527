//! Detects the terminal: whether there is one, its width, and whether to use colour.

use super::args::ColorChoice;
use crate::present::table::Look;
use std::io::{self, IsTerminal};

/// The width of tables if the terminal does not report its own.
const DEFAULT_WIDTH: usize = 80;

/// The look of tables on standard output. `COLUMNS` applies even if standard output is not a terminal;
/// without it, nothing is cut there.
pub fn look(color: ColorChoice) -> Look {
    let terminal = io::stdout().is_terminal();
    let columns = std::env::var("COLUMNS").ok().and_then(|text| text.parse().ok()).filter(|&width| width > 0);
    let width = columns.or_else(|| {
        terminal.then(|| crossterm::terminal::size().map_or(DEFAULT_WIDTH, |(width, _)| usize::from(width)))
    });
    Look { width, color: wants_color(color, terminal) }
}

/// Whether to use colour.
fn wants_color(color: ColorChoice, terminal: bool) -> bool {
    match color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
            terminal && !set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
        }
    }
}
