//! What can happen to the reader, and what it can ask of the world.

use crate::analysis::Analysis;
use crate::document::{Document, WebAddress};
use crate::tui::effect::library_worker::{LibraryAnswer, Request};
use crate::tui::overlay::menu::ExportFormat;
use crate::tui::ui::key::Key;
use std::sync::Arc;

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted.
    Paste(String),
    /// The mouse was used at a cell.
    Mouse {
        /// What it did.
        kind: Mouse,
        /// The column.
        x: u16,
        /// The row.
        y: u16,
    },
    /// The screen has this many columns and rows now.
    Resize(u16, u16),
    /// An analysis is done, or `None` where it broke off by an error of the program.
    Analyzed {
        /// The number of the request.
        ticket: u64,
        /// What it found.
        analysis: Option<Analysis>,
    },
    /// The terminal was asked for its background.
    Background {
        /// Whether it is light; none if the terminal does not say.
        light: Option<bool>,
    },
    /// The library has answered.
    Library(LibraryAnswer),
    /// Something to tell, of what was done outside.
    Notify(String),
    /// The program is to stop until the shell continues it.
    Suspend,
    /// The program is to end.
    Quit,
}

/// What a mouse does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mouse {
    /// The left button was pressed.
    Click,
    /// The wheel turned up.
    WheelUp,
    /// The wheel turned down.
    WheelDown,
}

/// The longest text that is analysed before it is first shown, in bytes.
pub(in crate::tui) const LONGEST_AT_ONCE: usize = 256 << 10;

/// Something to be done outside of the state.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Analyse a document, and answer with [`Msg::Analyzed`].
    Analyze {
        /// A number to know the answer by.
        ticket: u64,
        /// The document.
        document: Arc<Document>,
    },
    /// Ask the library, which answers with [`Msg::Library`].
    Library(Request),
    /// Put a text into the clipboard.
    Copy(String),
    /// Write an analysis beside its article, and tell where.
    Export {
        /// The form of the file.
        format: ExportFormat,
        /// The article.
        document: Arc<Document>,
        /// What it names.
        analysis: Analysis,
    },
    /// Open an address in the browser.
    Browse(WebAddress),
    /// Stop the program until the shell continues it.
    Suspend,
    /// End the program.
    Quit,
}
