//! What the reader can be told to do: the names that the keymap uses.

use serde::Deserialize;

/// A command of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// A row down, in the text or in a list.
    Down,
    /// A row up.
    Up,
    /// A page down.
    PageDown,
    /// A page up.
    PageUp,
    /// Half a page down.
    HalfPageDown,
    /// Half a page up.
    HalfPageUp,
    /// To the start.
    Top,
    /// To the end.
    Bottom,
    /// To the next pane, or from the article to where one came from.
    NextPane,
    /// To the pane before.
    PreviousPane,
    /// To the article.
    FocusArticle,
    /// To the people.
    FocusPeople,
    /// To the companies.
    FocusCompanies,
    /// To the figures.
    FocusFigures,
    /// Another order of the list.
    Sort,
    /// From a list to the selected mention; in the library, opens the article.
    Open,
    /// To the next mention of the selection, or to the next hit.
    NextMention,
    /// To the mention or hit before.
    PreviousMention,
    /// To the next mention of anything.
    NextMark,
    /// To the mention of anything before.
    PreviousMark,
    /// Back through the jumps.
    JumpBack,
    /// Forth through the jumps.
    JumpForward,
    /// Copies the selected item.
    Copy,
    /// Asks for words to search in the text.
    Search,
    /// Out of what is open: help, search, pane, article.
    Back,
    /// Shows the keys.
    Help,
    /// Stops the program; the shell's `fg` continues it.
    Suspend,
    /// Ends the program.
    Quit,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 28] = [
        Self::Down,
        Self::Up,
        Self::PageDown,
        Self::PageUp,
        Self::HalfPageDown,
        Self::HalfPageUp,
        Self::Top,
        Self::Bottom,
        Self::NextPane,
        Self::PreviousPane,
        Self::FocusArticle,
        Self::FocusPeople,
        Self::FocusCompanies,
        Self::FocusFigures,
        Self::Sort,
        Self::Open,
        Self::NextMention,
        Self::PreviousMention,
        Self::NextMark,
        Self::PreviousMark,
        Self::JumpBack,
        Self::JumpForward,
        Self::Copy,
        Self::Search,
        Self::Back,
        Self::Help,
        Self::Suspend,
        Self::Quit,
    ];
}
