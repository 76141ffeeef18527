//! The input formats: one table that `--from`, folders, the web and error messages share.

use std::path::Path;
use std::str::FromStr;

/// The detected formats, whether or not this build can read them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    #[default]
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
    /// Several e-mail messages in one file.
    Mbox,
    /// A PDF file.
    Pdf,
}

/// The properties of a format.
#[derive(Debug)]
pub struct FormatSpec {
    /// The format.
    pub format: Format,
    /// The name that `--from` takes.
    pub name: &'static str,
    /// Its description in `--help`.
    pub about: &'static str,
    /// Its name in a sentence, with an article.
    pub noun: &'static str,
    /// Its plural, for lists.
    pub plural: &'static str,
    /// The extensions of its files, in lower case.
    pub extensions: &'static [&'static str],
    /// The media types that servers give it, except ambiguous ones: `text/plain`, `text/xml`.
    pub media_types: &'static [&'static str],
    /// The cargo feature that reads it; empty if none is needed.
    pub feature: &'static str,
    /// Whether this build can read it.
    pub is_built: bool,
    /// Whether one input holds several articles.
    pub has_several: bool,
}

/// All formats, in the order in which they are listed.
pub const FORMATS: [FormatSpec; 8] = [
    FormatSpec {
        format: Format::Text,
        name: "text",
        about: "Plain text",
        noun: "a text",
        plural: "plain text",
        extensions: &["txt", "text"],
        media_types: &[],
        feature: "",
        is_built: true,
        has_several: false,
    },
    FormatSpec {
        format: Format::Markdown,
        name: "markdown",
        about: "Markdown",
        noun: "a Markdown text",
        plural: "Markdown",
        // The text of AsciiDoc is close enough; its header is read as front matter.
        extensions: &["md", "markdown", "mkd", "adoc", "asciidoc"],
        media_types: &["text/markdown"],
        feature: "",
        is_built: true,
        has_several: false,
    },
    FormatSpec {
        format: Format::Html,
        name: "html",
        about: "Web page (HTML)",
        noun: "a web page",
        plural: "web pages",
        extensions: &["html", "htm", "xhtml"],
        media_types: &["text/html", "application/xhtml+xml"],
        feature: "html",
        is_built: cfg!(feature = "html"),
        has_several: false,
    },
    FormatSpec {
        format: Format::JsonLines,
        name: "jsonl",
        about: "One JSON object per line, with `text` or `html`, and optionally id, title, url, published, lang",
        noun: "a JSON lines file",
        plural: "JSON lines",
        extensions: &["jsonl", "ndjson"],
        media_types: &["application/jsonl", "application/x-ndjson"],
        feature: "",
        is_built: true,
        has_several: true,
    },
    FormatSpec {
        format: Format::Feed,
        name: "feed",
        about: "Feed (RSS, Atom, JSON Feed); each entry is an article",
        noun: "a feed",
        plural: "feeds",
        extensions: &["rss", "atom", "rdf"],
        media_types: &["application/rss+xml", "application/atom+xml", "application/feed+json"],
        feature: "feed",
        is_built: cfg!(feature = "feed"),
        has_several: true,
    },
    FormatSpec {
        format: Format::Mail,
        name: "mail",
        about: "E-mail message or MHTML page",
        noun: "an e-mail message",
        plural: "e-mail messages",
        // A saved page with its pictures is built as a message.
        extensions: &["eml", "mht", "mhtml"],
        media_types: &["message/rfc822", "multipart/related"],
        feature: "mail",
        is_built: cfg!(feature = "mail"),
        has_several: false,
    },
    FormatSpec {
        format: Format::Mbox,
        name: "mbox",
        about: "Mailbox: several e-mail messages in one file",
        noun: "a mailbox",
        plural: "mailboxes",
        extensions: &["mbox", "mbx"],
        media_types: &["application/mbox"],
        feature: "mail",
        is_built: cfg!(feature = "mail"),
        has_several: true,
    },
    FormatSpec {
        format: Format::Pdf,
        name: "pdf",
        about: "PDF with text",
        noun: "a PDF file",
        plural: "PDF files",
        extensions: &["pdf"],
        media_types: &["application/pdf"],
        feature: "pdf",
        is_built: cfg!(feature = "pdf"),
        has_several: false,
    },
];

impl FromStr for Format {
    type Err = ();

    /// The names that `--from` takes, `auto` excepted.
    fn from_str(name: &str) -> Result<Self, ()> {
        FORMATS.iter().find(|spec| spec.name == name).map(|spec| spec.format).ok_or(())
    }
}

impl Format {
    /// Its properties.
    pub fn spec(self) -> &'static FormatSpec {
        FORMATS.iter().find(|spec| spec.format == self).unwrap_or(&FORMATS[0])
    }

    /// Whether this build can read it: some formats are cargo features.
    pub fn is_built(self) -> bool {
        self.spec().is_built
    }

    /// Whether one input holds several articles.
    pub fn has_several(self) -> bool {
        self.spec().has_several
    }

    /// The format by the extension of the file name.
    pub fn of_name(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_string_lossy().to_lowercase();
        let spec = FORMATS.iter().find(|spec| spec.extensions.contains(&extension.as_str()))?;
        Some(spec.format)
    }

    /// The format by the media type that a server gives, in lower case and without parameters.
    pub fn of_media_type(media_type: &str) -> Option<Self> {
        FORMATS.iter().find(|spec| spec.media_types.contains(&media_type)).map(|spec| spec.format)
    }
}

/// All formats as a list in a sentence.
pub(super) fn listed() -> String {
    let names: Vec<&str> = FORMATS.iter().map(|spec| spec.plural).collect();
    let (last, others) = names.split_last().unwrap_or((&"", &[]));
    format!("{} and {last}", others.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn each_name_extension_and_media_type_is_of_one_format() {
        let all = |of: fn(&FormatSpec) -> Vec<&'static str>| FORMATS.iter().flat_map(of).collect::<Vec<_>>();
        for words in [
            all(|spec| vec![spec.name]),
            all(|spec| spec.extensions.to_vec()),
            all(|spec| spec.media_types.to_vec()),
        ] {
            assert_eq!(words.iter().collect::<HashSet<_>>().len(), words.len(), "{words:?}");
        }
        for spec in &FORMATS {
            assert_eq!(spec.format.spec().name, spec.name);
            assert_eq!(spec.name.parse(), Ok(spec.format));
            assert!(spec.is_built || !spec.feature.is_empty());
        }
    }
}
