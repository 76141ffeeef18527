//! The escape sequences that give the terminal back, for the reader and for its watcher.

use crossterm::event::{DisableBracketedPaste, DisableMouseCapture};
use crossterm::terminal::{EndSynchronizedUpdate, LeaveAlternateScreen};
use crossterm::{cursor, execute};
use std::io::{self, Write};

/// Undoes all terminal settings that the reader made by escape sequences.
///
/// # Errors
/// Where the terminal is gone.
pub(in crate::tui) fn restore_screen(out: &mut impl Write) -> io::Result<()> {
    execute!(
        out,
        EndSynchronizedUpdate,
        DisableBracketedPaste,
        DisableMouseCapture,
        LeaveAlternateScreen,
        cursor::Show
    )
}
