//! The formats of inputs.

use std::str::FromStr;

/// The formats that are told apart, whether or not this build can read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// `CommonMark` with tables and front matter.
    Markdown,
    /// A web page.
    Html,
    /// One JSON object a line, each an article.
    JsonLines,
    /// RSS, Atom or JSON Feed.
    Feed,
    /// An e-mail message.
    Mail,
    /// A PDF file.
    Pdf,
}

impl FromStr for Format {
    type Err = ();

    /// The names that `--from` takes, `auto` excepted.
    fn from_str(name: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|format| format.name() == name).ok_or(())
    }
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Text, Self::Markdown, Self::Html, Self::JsonLines, Self::Feed, Self::Mail, Self::Pdf];

    /// The name that `--from` takes, and of the cargo feature that a format may need.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "markdown",
            Self::Html => "html",
            Self::JsonLines => "jsonl",
            Self::Feed => "feed",
            Self::Mail => "mail",
            Self::Pdf => "pdf",
        }
    }

    /// What an input in it is, in a sentence.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Markdown => "a Markdown text",
            Self::Html => "a web page",
            Self::JsonLines => "a JSON lines file",
            Self::Feed => "a feed",
            Self::Mail => "an e-mail message",
            Self::Pdf => "a PDF file",
        }
    }

    /// Whether this build can read it: some formats are cargo features.
    pub fn is_built(self) -> bool {
        match self {
            Self::Text | Self::Markdown | Self::JsonLines => true,
            Self::Html => cfg!(feature = "html"),
            Self::Feed => cfg!(feature = "feed"),
            Self::Mail => cfg!(feature = "mail"),
            Self::Pdf => cfg!(feature = "pdf"),
        }
    }
}
