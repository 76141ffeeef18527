//! Stand-ins for the readers whose features are off: each says that its format is not built in.

/// Stands in for the reader of web pages.
#[cfg(not(feature = "html"))]
pub(super) mod html {
    use crate::intake::rendered::Rendered;
    use crate::intake::{Error, FeedLink, Format, Metadata, Result};

    pub fn decode(_: Vec<u8>) -> Result<String> {
        Err(Error::NotBuilt(Format::Html))
    }

    pub fn feeds_and_article(
        _: String,
        _: &mut Metadata,
        _: bool,
    ) -> Result<(Vec<FeedLink>, Result<Rendered>)> {
        Err(Error::NotBuilt(Format::Html))
    }

    pub fn article(_: String, _: &mut Metadata) -> Result<Rendered> {
        Err(Error::NotBuilt(Format::Html))
    }
}

/// Stands in for the reader of feeds, in a build without the feature `feed`.
#[cfg(not(feature = "feed"))]
pub mod feed {
    use crate::intake::{Articles, Error, Format, Result};

    /// Refuses a feed.
    ///
    /// # Errors
    /// Always [`Error::NotBuilt`].
    pub fn read(_: Vec<u8>) -> Result<Articles> {
        Err(Error::NotBuilt(Format::Feed))
    }
}

/// Stands in for the reader of messages.
#[cfg(not(feature = "mail"))]
pub(super) mod mail {
    use crate::document::Document;
    use crate::intake::{Articles, Error, Format, Result};

    type ReadAttachment = fn(Vec<u8>, Option<&str>, Option<Format>) -> Result<Document>;

    pub fn read(_: Vec<u8>, _: Option<String>, _: ReadAttachment) -> Result<Document> {
        Err(Error::NotBuilt(Format::Mail))
    }

    pub fn read_mailbox(_: &[u8], _: Option<&str>, _: ReadAttachment) -> Result<Articles> {
        Err(Error::NotBuilt(Format::Mbox))
    }
}

/// Stands in for the reader of PDF files.
#[cfg(not(feature = "pdf"))]
pub(super) mod pdf {
    use crate::document::Document;
    use crate::intake::{Error, Format, Result};

    pub fn read(_: Vec<u8>, _: Option<String>) -> Result<(Document, Option<Error>)> {
        Err(Error::NotBuilt(Format::Pdf))
    }
}

#[cfg(test)]
mod tests {
    use crate::intake::{Error, Format, read, read_all_of};
    #[cfg(not(feature = "html"))]
    use crate::intake::{Metadata, jsonl, read_page};

    #[test]
    fn a_format_that_is_off_is_recognised_and_refused() {
        let inputs = [
            (Format::Html, "<!doctype html><p>Der Umsatz stieg."),
            (Format::Feed, "<rss version=\"2.0\"><channel><item/></channel></rss>"),
            (Format::Mail, "From: a@b.example\nDate: x\nSubject: Zahlen\n\nDer Umsatz stieg."),
            (Format::Pdf, "%PDF-1.7\n"),
        ];
        for (format, input) in inputs.into_iter().filter(|(format, _)| !format.is_built()) {
            assert_eq!(Format::sniff(None, input.as_bytes()), format);
            for result in [
                read(input.into(), None, None).map(drop),
                read(input.into(), None, Some(format)).map(drop),
                read_all_of(input.into(), None, None).map(drop),
            ] {
                assert!(matches!(result, Err(Error::NotBuilt(off)) if off == format), "{result:?}");
            }
        }
    }

    #[cfg(not(feature = "html"))]
    #[test]
    fn a_line_with_a_page_is_refused_and_one_with_a_text_read() {
        let line = r#"{"html": "<p>Der Umsatz stieg."}"#;
        let problem =
            jsonl::read_line(line.as_bytes(), 3, None).expect_err("no page can be read").to_string();
        assert!(
            problem.starts_with("line 3: \"html\": this build of depesche cannot read web pages"),
            "{problem}"
        );
        assert!(jsonl::read_line(br#"{"text": "Der Umsatz stieg."}"#, 4, None).is_ok());
        let page = read_page(line.into(), Metadata::default());
        assert!(matches!(page, Err(Error::NotBuilt(Format::Html))), "{page:?}");
    }
}
