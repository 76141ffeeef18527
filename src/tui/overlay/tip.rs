//! A short help: two sentences on what can be done, shown when a screen appears for the first time.
//!
//! It takes no keys: the next key does what it always does, and the help goes. What was shown is remembered in the
//! session's state.

use crate::tui::ui::strings::UiText;

/// What a short help is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tip {
    /// The articles that were given.
    Picker,
    /// The library.
    Library,
    /// An article.
    Article,
    /// The details of something in an article.
    Card,
    /// A person or a company.
    Page,
}

impl Tip {
    /// Its name in the session's state.
    pub fn name(self) -> &'static str {
        match self {
            Self::Picker => "picker",
            Self::Library => "library",
            Self::Article => "article",
            Self::Card => "card",
            Self::Page => "page",
        }
    }

    /// What it says, with the keys left to fill in.
    pub fn text(self) -> UiText {
        match self {
            Self::Picker => UiText::TipPicker,
            Self::Library => UiText::TipLibrary,
            Self::Article => UiText::TipArticle,
            Self::Card => UiText::TipCard,
            Self::Page => UiText::TipPage,
        }
    }
}
