//! Attachments: those that can be read follow the text of their message, the others are named at its end.

use crate::document::{Block, BlockKind, Document, Link, Span};
use crate::intake::fragment::one_line;
use crate::intake::{Error, Format, Result};
use mail_parser::{Message, MessagePart, MimeHeaders as _, PartType};
use std::path::Path;

/// Reads an attachment of a known name or format.
pub type ReadAttachment = fn(Vec<u8>, Option<&str>, Option<Format>) -> Result<Document>;

/// No more attachments of a message are read.
const MOST_READ: usize = 8;
/// No more attachments of a message are named.
const MOST_NAMED: usize = 100;

/// A file that came with a message.
#[derive(Debug)]
pub struct Attachment {
    /// Its name, or its media type where it has none.
    name: String,
    /// Its format, where it is one that can be read.
    format: Option<Format>,
    bytes: Vec<u8>,
}

impl Attachment {
    /// Those of `message`, without pictures that its HTML shows, and without the message among them that `has_article`
    /// says to be the article.
    pub fn all(message: &Message<'_>, has_article: bool) -> Vec<Self> {
        let shown = |part: &&MessagePart<'_>| {
            let is_picture = part.content_type().is_some_and(|kind| kind.ctype() == "image");
            !(is_picture && part.content_id().is_some())
        };
        let mut has_article = has_article;
        let is_other =
            |part: &&MessagePart<'_>| part.message().is_none() || !std::mem::replace(&mut has_article, false);
        let parts = message.attachments().filter(shown).filter(is_other);
        parts.take(MOST_NAMED).filter_map(Self::of).collect()
    }

    fn of(part: &MessagePart<'_>) -> Option<Self> {
        let media_type = part
            .content_type()
            .map(|kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or_default()).to_lowercase());
        let bytes = match &part.body {
            PartType::Text(text) | PartType::Html(text) => text.as_bytes().to_vec(),
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => bytes.to_vec(),
            PartType::Message(message) => message.raw_message().to_vec(),
            PartType::Multipart(_) => return None,
        };
        if bytes.is_empty() {
            return None;
        }
        let name = part.attachment_name().map(one_line).filter(|name| !name.is_empty());
        let of_type = || match &part.body {
            PartType::Text(_) => Some(Format::Text),
            PartType::Message(_) => Some(Format::Mail),
            _ => Format::of_media_type(media_type.as_deref()?),
        };
        let format = name.as_deref().and_then(|name| Format::of_name(Path::new(name))).or_else(of_type);
        let name = name.or(media_type).unwrap_or_default();
        let format = format.filter(|format| format.is_built() && !format.has_several());
        Some(Self { name, format, bytes })
    }

    /// Whether its format can be read.
    pub fn can_be_read(&self) -> bool {
        self.format.is_some()
    }
}

/// `document` with what was written around it, and with its attachments.
///
/// # Errors
/// [`Error::Empty`] where neither has text.
pub fn appended(
    mut document: Document,
    note: &str,
    attachments: Vec<Attachment>,
    read: ReadAttachment,
) -> Result<Document> {
    let own = document.text.len();
    let mut named = Vec::new();
    let mut left = MOST_READ;
    for Attachment { name, format, bytes } in attachments {
        let size = bytes.len();
        let part = format.filter(|_| left > 0).map(|format| read(bytes, Some(&name), Some(format)));
        left = match &part {
            // The next one may take as long.
            Some(Err(Error::Slow)) => 0,
            Some(_) => left - 1,
            None => left,
        };
        let Some(Ok(part)) = part else {
            named.push(format!("[{name} · {}]", readable(size)));
            continue;
        };
        if part.text.len() > own {
            document.language = part.language;
        }
        push(&mut document, &name, BlockKind::Heading(2));
        append(&mut document, part);
    }
    if document
        .blocks
        .iter()
        .all(|block| matches!(block.kind, BlockKind::Heading(_) | BlockKind::Boilerplate))
        && note.is_empty()
        && named.is_empty()
    {
        return Err(Error::Empty);
    }
    for paragraph in note.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty()) {
        push(&mut document, paragraph, BlockKind::Boilerplate);
    }
    if !named.is_empty() {
        push(&mut document, &named.join("\n"), BlockKind::Caption);
    }
    Ok(document)
}

/// Adds `text` as a block.
fn push(document: &mut Document, text: &str, kind: BlockKind) {
    separate(document);
    let start = document.text.len();
    document.text.push_str(text);
    document.blocks.push(Block { span: Span::new(start, document.text.len()), kind });
}

/// Adds the text of `part` with its blocks and links.
fn append(document: &mut Document, part: Document) {
    separate(document);
    let start = document.text.len();
    let moved = |span: Span| Span::new(start + span.start as usize, start + span.end as usize);
    document.text.push_str(&part.text);
    document.blocks.extend(part.blocks.into_iter().map(|block| Block { span: moved(block.span), ..block }));
    document.links.extend(part.links.into_iter().map(|link| Link { span: moved(link.span), ..link }));
}

/// An empty line, unless the text is empty.
fn separate(document: &mut Document) {
    document.text.truncate(document.text.trim_end().len());
    document.text.push_str(if document.text.is_empty() { "" } else { "\n\n" });
}

/// A size in units that people read.
fn readable(bytes: usize) -> String {
    match bytes {
        0..1_000 => format!("{bytes} B"),
        1_000..1_000_000 => format!("{} kB", bytes / 1_000),
        _ => format!("{} MB", bytes / 1_000_000),
    }
}
