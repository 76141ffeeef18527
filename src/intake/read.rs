//! From the bytes of a file to its articles, by the format.

#[cfg(feature = "feed")]
use super::feed;
#[cfg(feature = "html")]
use super::html;
#[cfg(feature = "mail")]
use super::mail;
#[cfg(not(feature = "feed"))]
use super::not_built::feed;
#[cfg(not(feature = "html"))]
use super::not_built::html;
#[cfg(not(feature = "mail"))]
use super::not_built::mail;
#[cfg(not(feature = "pdf"))]
use super::not_built::pdf;
#[cfg(feature = "pdf")]
use super::pdf;
use super::{Articles, Error, Format, Metadata, Result, document, encoding, guard, jsonl, page_document};
use crate::document::{Document, is_web_address};
use std::path::Path;

/// Makes the documents of one file's bytes: the entries of a feed, the messages of a mailbox, else one, which then knows
/// its path. `format` `None` tells it by the path and the content.
///
/// # Errors
/// Those of [`read`] and of [`feed::read`].
pub fn read_all_of(bytes: Vec<u8>, path: Option<&Path>, format: Option<Format>) -> Result<Articles> {
    let format = format.unwrap_or_else(|| Format::sniff(path, &bytes));
    let origin = path.map(|path| path.display().to_string());
    let (document, unsure) = match format {
        Format::Feed => {
            let mut articles = feed::read(bytes)?;
            for document in &mut articles.documents {
                // Of a file nobody knows where it stood, so that relative addresses lead nowhere.
                document.head.url = document.head.url.take().filter(|url| is_web_address(url));
            }
            return Ok(articles);
        }
        Format::Mbox => return mail::read_mailbox(&bytes, origin.as_deref(), read_attachment),
        Format::Pdf => pdf::read(bytes, origin)?,
        _ => (read(bytes, path, Some(format))?, None),
    };
    let document = Document { path: path.map(Path::to_owned), ..document };
    Ok(Articles { unsure, ..document.into() })
}

/// Makes a document of one file's bytes. `format` `None` tells it by the path and the content.
///
/// # Errors
/// [`Error::Binary`], [`Error::Empty`], [`Error::NoArticle`], [`Error::Mail`], [`Error::Pdf`]; [`Error::NotBuilt`] for a
/// format whose feature is off; [`Error::TooLarge`], [`Error::Markup`], [`Error::Slow`], [`Error::Parser`] for what is
/// beyond the bounds; [`Error::Line`] for JSON lines, which [`jsonl::read_line`] reads one by one; [`Error::Several`]
/// for feeds and mailboxes, which are for [`read_all_of`].
pub fn read(bytes: Vec<u8>, path: Option<&Path>, format: Option<Format>) -> Result<Document> {
    let id = path.map(|path| path.display().to_string());
    let expected = format.unwrap_or_else(|| Format::sniff(path, &bytes));
    if !expected.is_built() {
        return Err(Error::NotBuilt(expected));
    }
    let text = match expected {
        Format::Mail => return mail::read(bytes, id, read_attachment),
        Format::Pdf => return pdf::read(bytes, id).map(|(document, _)| document),
        Format::Html => html::decode(bytes),
        _ => encoding::decode(bytes),
    }?;
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    match expected {
        Format::Feed | Format::Mbox => Err(Error::Several(expected)),
        Format::Html => page_document(text, Metadata { id, ..Metadata::default() }),
        Format::JsonLines => jsonl::read_line(text.trim().as_bytes(), 1, id.as_deref()),
        Format::Markdown => {
            let given = Metadata { id, ..Metadata::default() };
            Ok(guard::run_in_time(move || document(text, Format::Markdown, given))?)
        }
        format => Ok(document(text, format, Metadata { id, ..Metadata::default() })),
    }
}

/// Reads what is attached to a message, as a file of this name. What is attached to an attached message is only named.
fn read_attachment(bytes: Vec<u8>, name: Option<&str>, format: Option<Format>) -> Result<Document> {
    match format {
        Some(Format::Mail) => {
            mail::read(bytes, name.map(str::to_owned), |_, _, _| Err(Error::Several(Format::Mail)))
        }
        _ => read(bytes, name.map(Path::new), format),
    }
}
