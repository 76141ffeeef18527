//! Makes a [`Document`] from decoded text: blocks, head, links, boilerplate, language.

#[cfg(feature = "html")]
use super::html;
use super::link::{MAX_BASE, MAX_LINKS, resolved};
#[cfg(not(feature = "html"))]
use super::not_built::html;
use super::rendered::Rendered;
use super::{
    FeedLink, Format, Metadata, Result, boilerplate, encoding, front_matter, head, language, markdown, plain,
};
use crate::document::{Block, BlockKind, Document, Head};
use std::borrow::Cow;

/// Makes a document of the article in the bytes of a web page.
///
/// # Errors
/// [`Error::Binary`](super::Error::Binary) for what is no text, [`Error::NoArticle`](super::Error::NoArticle) where no article can be told from the rest of the page.
pub fn read_page(bytes: Vec<u8>, given: Metadata) -> Result<Document> {
    page_document(html::decode(bytes)?, given)
}

/// The feeds that a web page names, and its article as [`read_page`] reads it. With `feeds_first`, a page that names feeds is
/// not searched for an article.
///
/// # Errors
/// [`Error::Binary`](super::Error::Binary) for what is no text, and those of the bounds of pages.
pub fn read_page_with_feeds(
    bytes: Vec<u8>,
    mut given: Metadata,
    feeds_first: bool,
) -> Result<(Vec<FeedLink>, Result<Document>)> {
    let (feeds, article) = html::feeds_and_article(html::decode(bytes)?, &mut given, feeds_first)?;
    Ok((feeds, article.map(|article| rendered_document(article, given))))
}

/// Makes a document of the article in a decoded web page.
///
/// # Errors
/// [`Error::NoArticle`](super::Error::NoArticle) where none can be told from the rest of the page.
pub fn page_document(page: String, mut given: Metadata) -> Result<Document> {
    let article = html::article(page, &mut given)?;
    Ok(rendered_document(article, given))
}

/// Makes a document of decoded text. A byte-order mark goes, and every line end becomes a line feed.
///
/// Web pages ([`page_document`]) and JSON lines have their own ways in; here they are read as plain text.
pub fn document(text: String, format: Format, mut given: Metadata) -> Document {
    let rendered = rendered(text, format, &mut given);
    // Plain text stays as it is, since others count in it as well.
    if format == Format::Text { assembled(rendered, given) } else { rendered_document(rendered, given) }
}

/// The blocks and links of decoded text. What it says of itself is added to `given`.
pub(super) fn rendered(text: String, format: Format, given: &mut Metadata) -> Rendered {
    let text = encoding::normalized(text);
    if format == Format::Markdown {
        return markdown::render(front_matter::split(&text, given));
    }
    let blocks = plain::blocks(&text);
    Rendered { text, blocks, links: Vec::new() }
}

/// Makes a document of text whose blocks and links are known. Escape sequences of terminals go.
pub fn rendered_document(rendered: Rendered, given: Metadata) -> Document {
    // References such as `&#27;` are decoded by now.
    assembled(rendered.without_escapes(), given)
}

fn assembled(rendered: Rendered, given: Metadata) -> Document {
    let Rendered { text, mut blocks, links } = rendered;
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
    let language = given.language.unwrap_or_else(|| language::detect(&prose(&text, &blocks)));
    Document { id: given.id, path: None, text, language, blocks, head, links }.cleaned()
}

/// The text without its tables, which have names and no sentences; all of it where hardly anything else is left.
fn prose<'t>(text: &'t str, blocks: &[Block]) -> Cow<'t, str> {
    const ENOUGH: usize = 80;
    if blocks.iter().all(|block| block.kind != BlockKind::Preformatted) {
        return Cow::Borrowed(text);
    }
    let running = blocks.iter().filter(|block| block.kind != BlockKind::Preformatted);
    let prose = running.map(|block| &text[block.span.range()]).collect::<Vec<_>>().join("\n\n");
    if prose.len() < ENOUGH { Cow::Borrowed(text) } else { Cow::Owned(prose) }
}
