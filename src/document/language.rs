//! The languages that an article can be in.

use std::fmt;

/// The language of a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// German, with its Austrian and Swiss forms.
    German,
    /// English, British and American.
    English,
    /// Another language, by its ISO 639-1 code: it is shown, but not analysed.
    Other(&'static str),
    /// Too little text to tell.
    #[default]
    Unknown,
}

impl Language {
    /// The ISO 639-1 code, if the language is known.
    pub fn code(self) -> Option<&'static str> {
        match self {
            Self::German => Some("de"),
            Self::English => Some("en"),
            Self::Other(code) => Some(code),
            Self::Unknown => None,
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.code().unwrap_or("?"))
    }
}
