//! From bytes to a [`Document`]: decoding, format, head, blocks, language.
//!
//! [`Source`] opens, [`encoding`] decodes, [`Format`] is told by name and content (`sniff`), the format's reader makes
//! text and [`Block`](crate::document::Block)s, then the head and the boilerplate are recognised among the
//! blocks. Everything takes time linear in the input.
//!
//! Web pages, feeds, mail and PDF are cargo features: their parsers bring most of the crates. What is off is recognised
//! all the same, and gives [`Error::NotBuilt`].

mod boilerplate;
mod byline;
mod cues;
mod dateline;
pub mod encoding;
mod error;
#[cfg(feature = "feed")]
pub mod feed;
mod folder;
mod format;
#[cfg(feature = "html")]
#[cfg_attr(not(all(feature = "feed", feature = "mail")), allow(dead_code, reason = "feeds and mail use it"))]
mod fragment;
mod guard;
mod head;
#[cfg(feature = "html")]
mod html;
pub mod jsonl;
pub mod language;
#[cfg(feature = "mail")]
mod mail;
mod markdown;
#[cfg(feature = "html")]
mod markup;
mod moment;
#[cfg(not(all(feature = "html", feature = "feed", feature = "mail", feature = "pdf")))]
mod not_built;
#[cfg(feature = "pdf")]
pub mod pdf;
mod plain;
mod sniff;
mod source;

pub use dateline::is_bare_credit;
pub use error::{Error, Result};
pub use format::Format;
#[cfg(not(feature = "feed"))]
pub use not_built::feed;
#[cfg(not(feature = "html"))]
use not_built::html;
#[cfg(not(feature = "mail"))]
use not_built::mail;
#[cfg(not(feature = "pdf"))]
use not_built::pdf;

pub use guard::{is_here as is_guarded, is_parsing, run as guarded};
#[cfg(feature = "html")]
use source::MAX_MARKUP;
pub use source::{MAX_INPUT, MOST_ENTRIES, Source, read_all};

use crate::document::{Document, Head, Language, Link, Published, is_web_address};
use std::path::Path;
use url::Url;

/// The longest URL that others are resolved against, in bytes. Each of thousands of short links grows by its length.
const MAX_BASE: usize = 512;
/// The most bytes of the URLs of an article's links. The links behind that are left out.
const MAX_LINKS: usize = 2_000_000;

/// The articles of one input.
#[derive(Debug, Default)]
pub struct Articles {
    /// Those that were read, in their order.
    pub documents: Vec<Document>,
    /// The number of entries of a feed that were not read, since there are more than [`MOST_ENTRIES`] or they take
    /// too long.
    pub beyond: usize,
}

impl Articles {
    /// What is to be said of the entries that were not read.
    pub fn left_out(&self) -> Option<Error> {
        (self.beyond > 0).then_some(Error::Beyond { read: self.documents.len(), left: self.beyond })
    }
}

impl From<Document> for Articles {
    fn from(document: Document) -> Self {
        Self { documents: vec![document], beyond: 0 }
    }
}

/// What whoever delivers an article says about it. It wins over what the text says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// A name to tell articles apart, or the path.
    pub id: Option<String>,
    /// The headline, whether or not the text repeats it.
    pub title: Option<String>,
    /// The author or authors.
    pub byline: Option<String>,
    /// The agency, paper or service.
    pub source: Option<String>,
    /// The address of the original.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<Published>,
    /// The language.
    pub language: Option<Language>,
    /// The address that relative ones are in relation to, where it is not `url`.
    pub base: Option<String>,
}

/// Makes the documents of one file's bytes: the entries of a feed, else one, which then knows its path. `format` `None`
/// tells it by the path and the content.
///
/// # Errors
/// Those of [`read`], and of [`feed::read`].
pub fn read_all_of(bytes: Vec<u8>, path: Option<&Path>, format: Option<Format>) -> Result<Articles> {
    if format.unwrap_or_else(|| Format::sniff(path, &bytes)) == Format::Feed {
        let origin = path.map(|path| path.display().to_string());
        let mut articles = feed::read(bytes, origin.as_deref())?;
        for document in &mut articles.documents {
            // Of a file nobody knows where it stood, so that relative addresses lead nowhere.
            document.head.url = document.head.url.take().filter(|url| is_web_address(url));
        }
        return Ok(articles);
    }
    let document = read(bytes, path, format)?;
    Ok(Document { path: path.map(Path::to_owned), ..document }.into())
}

/// Makes a document of one file's bytes. `format` `None` tells it by the path and the content.
///
/// # Errors
/// [`Error::Binary`], [`Error::Empty`], [`Error::NoArticle`], [`Error::Mail`], [`Error::Pdf`]; [`Error::NotBuilt`] for a
/// format whose feature is off; [`Error::TooLarge`], [`Error::Markup`], [`Error::Slow`], [`Error::Parser`] for what is
/// beyond the bounds; [`Error::Line`] for JSON lines, which [`jsonl::read_line`] reads one by one; [`Error::Several`]
/// for feeds, which are for [`feed::read`].
pub fn read(bytes: Vec<u8>, path: Option<&Path>, format: Option<Format>) -> Result<Document> {
    let id = path.map(|path| path.display().to_string());
    let expected = format.unwrap_or_else(|| Format::sniff(path, &bytes));
    if !expected.is_built() {
        return Err(Error::NotBuilt(expected));
    }
    let text = match expected {
        Format::Mail => return mail::read(bytes, id),
        Format::Pdf => pdf::text(bytes),
        Format::Html => html::decode(bytes),
        _ => encoding::decode(bytes),
    }?;
    if text.trim().is_empty() {
        return Err(Error::Empty);
    }
    match expected {
        Format::Feed => Err(Error::Several),
        Format::Html => page_document(&text, Metadata { id, ..Metadata::default() }),
        Format::JsonLines => jsonl::read_line(text.trim().as_bytes(), 1, id.as_deref()),
        Format::Pdf => Ok(document(text, Format::Text, Metadata { id, ..Metadata::default() })),
        Format::Markdown => {
            let given = Metadata { id, ..Metadata::default() };
            Ok(guard::run_in_time(move || document(text, Format::Markdown, given))?)
        }
        format => Ok(document(text, format, Metadata { id, ..Metadata::default() })),
    }
}

/// Makes a document of the article in the bytes of a web page.
///
/// # Errors
/// [`Error::Binary`] for what is no text, [`Error::NoArticle`] where no article can be told from the rest of the page.
pub fn read_page(bytes: Vec<u8>, given: Metadata) -> Result<Document> {
    page_document(&html::decode(bytes)?, given)
}

/// Makes a document of the article in a decoded web page.
///
/// # Errors
/// [`Error::NoArticle`] where none can be told from the rest of the page.
pub fn page_document(page: &str, mut given: Metadata) -> Result<Document> {
    let article = html::article(page, &mut given)?;
    Ok(document(article, Format::Markdown, given))
}

/// Makes a document of decoded text. A byte-order mark goes, and every line end becomes a line feed.
///
/// Web pages ([`page_document`]) and JSON lines have their own ways in; here they are read as plain text.
pub fn document(text: String, format: Format, mut given: Metadata) -> Document {
    let text = encoding::normalized(text);
    let markdown::Rendered { text, mut blocks, links } = if format == Format::Markdown {
        markdown::render(markdown::front_matter(&text, &mut given))
    } else {
        let blocks = plain::blocks(&text);
        markdown::Rendered { text, blocks, links: Vec::new() }
    };
    let base = given.base.or_else(|| given.url.clone()).filter(|base| base.len() <= MAX_BASE);
    let mut length = 0;
    let resolved = links.iter().filter_map(|link| resolved(link, base.as_deref()));
    let links = resolved
        .take_while(|link| {
            length += link.url.len();
            length <= MAX_LINKS
        })
        .collect();
    let mut head = Head {
        title: given.title,
        byline: given.byline,
        source: given.source,
        published: given.published,
        url: given.url,
        ..Head::default()
    };
    head.clean();
    head::recognize(&text, &mut blocks, &mut head);
    boilerplate::mark(&text, &mut blocks);
    head::recognize_end(&text, &mut blocks, &mut head);
    let language = given.language.unwrap_or_else(|| language::detect(&text));
    Document { id: given.id, path: None, text, language, blocks, head, links }.cleaned()
}

/// A link with its whole address; none where it leads to no page, or nobody knows to which.
fn resolved(link: &Link, base: Option<&str>) -> Option<Link> {
    joined(base, &link.url).map(|url| Link { url, span: link.span })
}

/// Where `address` leads from the page `base`; none where it leads to no page, or nobody knows to which.
pub fn joined(base: Option<&str>, address: &str) -> Option<String> {
    let url = match base.and_then(|base| Url::parse(base).ok()) {
        Some(base) => base.join(address.trim()).ok()?,
        None => Url::parse(address.trim()).ok()?,
    };
    matches!(url.scheme(), "http" | "https").then(|| url.into())
}
