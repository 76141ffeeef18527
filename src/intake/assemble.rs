//! From decoded text to a [`Document`]: blocks, head, links, boilerplate, language.

#[cfg(feature = "html")]
use super::html;
use super::link::{MAX_BASE, MAX_LINKS, resolved};
#[cfg(not(feature = "html"))]
use super::not_built::html;
use super::{Format, Metadata, Result, boilerplate, encoding, front_matter, head, language, markdown, plain};
use crate::document::{Block, BlockKind, Document, Head, Span};
use std::borrow::Cow;

/// Makes a document of the article in the bytes of a web page.
///
/// # Errors
/// [`Error::Binary`](super::Error::Binary) for what is no text, [`Error::NoArticle`](super::Error::NoArticle) where no article can be told from the rest of the page.
pub fn read_page(bytes: Vec<u8>, given: Metadata) -> Result<Document> {
    page_document(&html::decode(bytes)?, given)
}

/// Makes a document of the article in a decoded web page.
///
/// # Errors
/// [`Error::NoArticle`](super::Error::NoArticle) where none can be told from the rest of the page.
pub fn page_document(page: &str, mut given: Metadata) -> Result<Document> {
    let article = html::article(page, &mut given)?;
    Ok(document(article, Format::Markdown, given))
}

/// Makes a document of decoded text. A byte-order mark goes, and every line end becomes a line feed.
///
/// Web pages ([`page_document`]) and JSON lines have their own ways in; here they are read as plain text.
pub fn document(text: String, format: Format, given: Metadata) -> Document {
    under_headline(None, text, format, given)
}

/// Makes a document of decoded text that stands under a headline. The headline is text, whatever the format.
pub(super) fn under_headline(
    headline: Option<&str>,
    text: String,
    format: Format,
    mut given: Metadata,
) -> Document {
    let text = encoding::normalized(text);
    let mut rendered = if format == Format::Markdown {
        markdown::render(front_matter::split(&text, &mut given))
    } else {
        let blocks = plain::blocks(&text);
        markdown::Rendered { text, blocks, links: Vec::new() }
    };
    if let Some(headline) = headline {
        put_under(headline, &mut rendered);
    }
    let markdown::Rendered { text, mut blocks, links } = rendered;
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

/// Puts a headline above a text.
fn put_under(headline: &str, rendered: &mut markdown::Rendered) {
    let mut text = headline.to_owned();
    let span = Span::new(0, text.len());
    if !rendered.text.trim().is_empty() {
        text.push_str("\n\n");
    }
    let moved = text.len();
    let move_down =
        |span: &mut Span| *span = Span::new(span.start as usize + moved, span.end as usize + moved);
    rendered.blocks.iter_mut().for_each(|block| move_down(&mut block.span));
    rendered.links.iter_mut().for_each(|link| move_down(&mut link.span));
    rendered.blocks.insert(0, Block { span, kind: BlockKind::Heading(1) });
    text.push_str(&rendered.text);
    rendered.text = text;
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
