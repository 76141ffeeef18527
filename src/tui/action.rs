//! What the reader can be told to do: the names that the keymap uses.

use serde::Deserialize;
use strum::{IntoStaticStr, VariantArray};

/// A command of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize, IntoStaticStr, VariantArray)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
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
    /// To the quotes.
    FocusQuotes,
    /// Another order of the list.
    Sort,
    /// Keeps only what concerns the selection; in the figures, only the next kind of them.
    Filter,
    /// Folds the figures of a table, or unfolds them.
    Fold,
    /// Hides names and links that may be wrong, or shows them again.
    Unsure,
    /// Shows all that is known of the selection.
    Card,
    /// Shows the card below the lists of a wide screen, or hides it.
    Dock,
    /// Draws the figures that are shown.
    Chart,
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
    /// Copies the selected item as JSON.
    CopyJson,
    /// Writes the analysis beside the article.
    Export,
    /// Opens the article's address in the browser.
    Browse,
    /// Asks for words to search in the text, or in the list that has the focus.
    Search,
    /// Goes to anything: names, amounts, headings, words, actions.
    Palette,
    /// Shows the headings.
    Outline,
    /// Shows where the words of the article lead to.
    Links,
    /// Shows the text alone, or the lists again.
    Zen,
    /// Widens the text.
    Wider,
    /// Narrows the text.
    Narrower,
    /// Chooses another theme.
    Themes,
    /// Shows how to begin.
    Tour,
    /// All that the library knows of a person or a company.
    Page,
    /// Marks an article as read, or as unread.
    MarkRead,
    /// Marks all articles that are shown as read.
    MarkAllRead,
    /// Marks the selected article and those above it as read.
    MarkAboveRead,
    /// Opens the next article of the list.
    NextArticle,
    /// Opens the article before it.
    PreviousArticle,
    /// Opens the next unread article of the list.
    NextUnread,
    /// A page down, and at the end of the text the next unread article.
    ReadOn,
    /// To the pane on the left.
    PaneLeft,
    /// To the pane on the right.
    PaneRight,
    /// Stars an article, or takes the star away.
    Star,
    /// Tags an article.
    Tag,
    /// Deletes an article.
    Delete,
    /// Takes the last change back.
    Undo,
    /// Fetches what is new in the feeds.
    Sync,
    /// Adds what stands at an address.
    Add,
    /// Follows the feeds of a list.
    Import,
    /// Saves a search, or forgets it.
    SaveSearch,
    /// Out of what is open: help, search, pane, article.
    Back,
    /// Shows the keys.
    Help,
    /// Stops the program; the shell's `fg` continues it.
    Suspend,
    /// One level up: out of what is open, else back to where one came from, else out of the program.
    Close,
    /// Shows the library.
    Library,
    /// In the library, shows the figures that the query finds, or the articles again.
    View,
    /// Ends the program.
    Quit,
}

impl Action {
    /// Every action.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Its name in the keymap.
    pub fn name(self) -> &'static str {
        self.into()
    }
}
