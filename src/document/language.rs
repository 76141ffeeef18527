//! The language that an article is in.

use std::fmt;

/// The language of a text by its ISO 639-1 code; unknown where there is too little text to tell.
///
/// Which languages are analysed is told by [`crate::language::PACKS`]; texts in others are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Language(Option<&'static str>);

impl Language {
    /// Nobody can tell.
    pub const UNKNOWN: Self = Self(None);

    /// The language with this ISO 639-1 code.
    pub const fn new(code: &'static str) -> Self {
        Self(Some(code))
    }

    /// The ISO 639-1 code, if the language is known.
    pub const fn code(self) -> Option<&'static str> {
        self.0
    }
}

impl fmt::Display for Language {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(self.code().unwrap_or("?"))
    }
}
