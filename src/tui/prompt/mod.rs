//! The line at the bottom in which something is typed, and what stands around it.
//!
//! ```text
//!   company:Nord AG          3 articles     candidates: what the word at the cursor can become
//!   company:Nordlicht         1 article
//!  /umsatz company:no█                      the line
//!  “umsatz” · Nord AG +1 · 4 articles       what was understood, or what is wrong, in words
//! ```
//!
//! | file | job |
//! | --- | --- |
//! | this one | what is typed for, and the state of the line |
//! | [`typed`] | which word the cursor is in, and how a choice replaces it |
//! | [`candidates`] | the choices, and which is selected |
//! | [`operators`] | choices that need no library: operators, examples |
//! | [`explanation`] | a query in words |
//! | [`view`] | draws all but the line |
//!
//! The values of an article or a page come from what is shown; those of the library from its worker, whose late answers
//! are dropped. [`update::prompt`](crate::tui::update::prompt) has the keys.

pub mod candidates;
pub mod explanation;
pub mod operators;
pub mod typed;
pub mod view;

use crate::library::completion::QueriedName;
use crate::library::query_operator::Operator;
use crate::tui::prompt::candidates::PromptChoices;
use crate::tui::screen::article::pane::Pane;
use crate::tui::screen::article::search::Search;
use crate::tui::ui::line_edit::LineEdit;

/// What is typed for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum PromptKind {
    /// A search in the text.
    #[default]
    Text,
    /// What the rows of this list must hold.
    List(Pane),
    /// What finds articles in the library.
    Library,
    /// What the figures of a page must say.
    Page,
    /// The tags of an article.
    Tags(i64),
    /// The name of a search.
    Save,
    /// An address to add.
    Address,
    /// The path of a list of feeds to follow.
    Import,
}

impl PromptKind {
    /// The operators that are known here; none where no query is typed.
    pub fn operators(self) -> &'static [Operator] {
        use Operator::{After, Before, Company, Kind, Max, Min, Of, Person, Source, Title, Unit};
        match self {
            Self::Library => Operator::ALL,
            Self::List(_) => &[Company, Person, Of, Kind, Unit, Min, Max],
            Self::Page => &[Of, Kind, Unit, Min, Max, After, Before, Title, Source],
            Self::Text | Self::Tags(_) | Self::Save | Self::Address | Self::Import => &[],
        }
    }

    /// Whether a search is typed, which takes the place of another.
    pub fn is_search(self) -> bool {
        matches!(self, Self::Text | Self::List(_) | Self::Library | Self::Page)
    }

    /// The name under which earlier lines are remembered.
    pub fn history(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::List(_) => "list",
            Self::Library => "library",
            Self::Page => "page",
            Self::Tags(_) => "tags",
            Self::Save => "names",
            Self::Address => "addresses",
            Self::Import => "files",
        }
    }
}

/// The search that a new one takes the place of.
#[derive(Debug, Clone, Default)]
pub struct EarlierSearch {
    /// What was typed for it; empty where nothing was searched.
    pub query: String,
    /// What it found in the text of an article.
    pub hits: Option<Search>,
    /// The article that was selected in the library.
    pub article: Option<i64>,
}

/// A line in which something is typed.
#[derive(Debug, Clone, Default)]
pub struct Prompt {
    /// What for.
    pub aim: PromptKind,
    /// What is typed, and the cursor in it.
    pub line: LineEdit,
    /// Where the cursor was in the text when it was opened.
    pub from: usize,
    /// The first row that was shown then.
    pub top: usize,
    /// The search of that time. It is shown until something is typed, and `Esc` brings it back.
    pub earlier: EarlierSearch,
    /// Whether anything has been typed.
    pub is_begun: bool,
    /// What the word at the cursor can become.
    pub candidates: PromptChoices,
    /// Whom the names of the query mean, as far as the library has answered.
    pub names: Vec<QueriedName>,
    /// The number of the last question about the line, by which late answers are known.
    pub ticket: u64,
    /// Which of the earlier lines is shown, counted from the latest; none while a new one is typed.
    pub recalled: Option<usize>,
    /// What was typed before the first earlier line was recalled.
    pub draft: String,
}

impl Prompt {
    /// An open line that holds `text`.
    pub fn new(aim: PromptKind, line: LineEdit) -> Self {
        Self { aim, line, ..Self::default() }
    }

    /// An empty line for a search that takes the place of another.
    pub fn search(aim: PromptKind, earlier: EarlierSearch) -> Self {
        Self { aim, earlier, ..Self::default() }
    }
}
