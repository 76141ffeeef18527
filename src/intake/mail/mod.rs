//! E-mail: the subject is the headline, the body the article. Newsletters, forwarded messages, saved pages (MHTML) and
//! mailboxes are read here.
//!
//! ```text
//!  bytes ──mail-parser──► parts ──body──► text of the message ──forward──► the article in it
//!                           └──► attachments, each read as a file of its format
//! ```
//!
//! `mail-parser` takes the message apart and decodes its parts ([`body`] picks those that are shown). A message that
//! was forwarded, attached or inside the text ([`forward`]), is the article; what was written around it is kept as
//! boilerplate. Attachments that can be read follow the text under their names, the others are named at the end
//! ([`attachment`]).

mod attachment;
mod body;
mod flowed;
mod forward;
mod mailbox;
mod words;

use super::assemble::rendered_document;
use super::fragment::one_line;
use super::source::MAX_MARKUP;
use super::{Articles, Error, Format, MOST_ENTRIES, Metadata, Result, document, guard, page_document};
use crate::document::{Document, Published, is_web_address};
use attachment::{Attachment, ReadAttachment};
use body::Body;
use chrono::{FixedOffset, NaiveDate, NaiveTime};
use mail_parser::{DateTime, HeaderName, Message, MessageParser};
use memchr::memchr_iter;
use words::MailWord;

/// Maximum number of lines. Each may be a header or the border of a part, which take much more memory
/// than a line; 30 MB of attachments have 400,000 lines.
const MOST_LINES: usize = 450_000;
/// Maximum size of all headers with addresses, in bytes: two bytes can be an address.
const MOST_ADDRESSES: usize = 256 * 1024;
/// Maximum depth of messages that are attached to each other.
const DEEPEST: usize = 8;
/// The header in which browsers write the URL of a page that they save.
const SAVED_FROM: &str = "Snapshot-Content-Location";

/// What a message holds, taken apart.
struct Letter {
    given: Metadata,
    body: Body,
    /// What whoever forwarded it wrote.
    note: String,
    attachments: Vec<Attachment>,
    /// Whether it is a page that a browser saved.
    is_page: bool,
}

/// The article of a message. `origin` is its id where it has none of its own; `read` is asked for attachments.
///
/// # Errors
/// [`Error::Mail`] for what is no message, [`Error::Empty`] for one without text; [`Error::TooLarge`],
/// [`Error::Markup`], [`Error::Slow`] and [`Error::Parser`] for what is beyond the bounds.
pub fn read(bytes: Vec<u8>, origin: Option<String>, read: ReadAttachment) -> Result<Document> {
    if bytes.len() > MAX_MARKUP {
        return Err(Error::TooLarge { limit: MAX_MARKUP });
    }
    if memchr_iter(b'\n', &bytes).nth(MOST_LINES).is_some() || senders(&bytes) > MOST_ADDRESSES {
        return Err(Error::Markup);
    }
    let (document, note, attachments) = guard::run_in_time(move || parsed(&bytes, origin.as_deref()))??;
    attachment::appended(document, &note, attachments, read)
}

/// The articles of a mailbox. `origin` is the id of those that have none of their own.
///
/// # Errors
/// [`Error::Mail`] where it holds no message that can be read, [`Error::TooLarge`].
pub fn read_mailbox(bytes: &[u8], origin: Option<&str>, attachment: ReadAttachment) -> Result<Articles> {
    let mut articles = Articles::default();
    for message in mailbox::messages(bytes) {
        if articles.documents.len() == MOST_ENTRIES {
            articles.beyond += 1;
            continue;
        }
        match read(message, None, attachment) {
            Ok(document) => {
                let id = document.id.clone().or_else(|| origin.map(str::to_owned));
                articles.documents.push(Document { id, ..document });
            }
            Err(_) => articles.beyond += 1,
        }
    }
    if articles.documents.is_empty() { Err(Error::Mail) } else { Ok(articles) }
}

/// The bytes of all `From` headers, of attached messages too.
fn senders(bytes: &[u8]) -> usize {
    let mut is_sender = false;
    let lines = bytes.split(|byte| *byte == b'\n').filter(|line| {
        if !line.first().is_some_and(u8::is_ascii_whitespace) {
            let name = line.split(|byte| *byte == b':').next().unwrap_or_default();
            is_sender = name.len() < line.len() && name.trim_ascii_end().eq_ignore_ascii_case(b"from");
        }
        is_sender
    });
    lines.map(<[u8]>::len).sum()
}

fn parsed(bytes: &[u8], origin: Option<&str>) -> Result<(Document, String, Vec<Attachment>)> {
    let parser = MessageParser::new()
        .with_mime_headers()
        .header_address(HeaderName::From)
        .header_text(HeaderName::Subject)
        .header_date(HeaderName::Date)
        .header_id(HeaderName::MessageId)
        .header_text(SAVED_FROM)
        .default_header_ignore();
    let Some(message) =
        parser.parse(bytes).filter(|message| message.from().is_some() || message.subject().is_some())
    else {
        return Err(Error::Mail);
    };
    let mut letter = letter(&message, 0);
    letter.given.id = origin.map(str::to_owned).or(letter.given.id);
    let Letter { given, body, note, attachments, is_page } = letter;
    if is_page {
        let base = given.url.clone();
        // The subject is the title of the window, the sender the browser.
        let given = Metadata { title: None, source: None, base, ..given };
        return Ok((page_document(body.html, given)?, note, attachments));
    }
    if body.text().trim().is_empty() && !attachments.iter().any(Attachment::can_be_read) {
        return Err(Error::Empty);
    }
    let title = given.title.clone().filter(|title| !body.text().contains(title.as_str())).unwrap_or_default();
    let document = match body.rendered {
        Some(rendered) => rendered_document(rendered.with_headline(&title), given),
        None => document(format!("{title}\n\n{}", body.plain).trim_start().to_owned(), Format::Text, given),
    };
    Ok((document, note, attachments))
}

/// What `message` holds. A message that is attached to a shorter one is the article, as is one inside its text.
fn letter(message: &Message<'_>, depth: usize) -> Letter {
    let subject = message.subject().map(one_line).unwrap_or_default();
    let (title, prefix) = words::subject(&subject);
    let url = message.header(SAVED_FROM).and_then(|value| value.as_text());
    let sender = message.from().and_then(|from| from.first());
    let body = Body::of(message);
    let given = Metadata {
        id: message.message_id().map(str::to_owned),
        title: Some(if prefix == Some(MailWord::Forward) { title } else { &subject })
            .filter(|title| !title.is_empty())
            .map(str::to_owned),
        source: sender
            .and_then(|sender| sender.name().or_else(|| sender.address()))
            .map(one_line)
            .filter(|name| !name.is_empty()),
        published: message.date().and_then(published),
        url: url.filter(|url| is_web_address(url)).map(str::to_owned),
        ..Metadata::default()
    };
    let attached = message.attachments().find_map(|part| part.message()).filter(|_| depth < DEEPEST);
    if let Some(inner) = attached.map(|inner| letter(inner, depth + 1))
        && inner.body.text().len() > body.text().len()
    {
        let note = [inner.note.as_str(), body.text().trim()].join("\n\n").trim().to_owned();
        let others = Attachment::all(message, true);
        return Letter { note, attachments: inner.attachments.into_iter().chain(others).collect(), ..inner };
    }
    let attachments = Attachment::all(message, false);
    let is_page = given.url.is_some() && !body.html.is_empty();
    let is_said = prefix == Some(MailWord::Forward);
    match forward::find(body.text(), is_said) {
        Some(found) if prefix != Some(MailWord::Reply) => Letter {
            given: Metadata {
                title: found.title.filter(|title| !title.is_empty()).or(given.title),
                source: found.sender.or(given.source),
                published: found.published.or(given.published),
                ..given
            },
            body: Body { plain: found.text, ..Body::default() },
            note: found.note,
            attachments,
            is_page: false,
        },
        _ => Letter { given, body, note: String::new(), attachments, is_page },
    }
}

/// The moment as the sender's clock showed it.
fn published(moment: &DateTime) -> Option<Published> {
    let date = NaiveDate::from_ymd_opt(moment.year.into(), moment.month.into(), moment.day.into())?;
    let time = NaiveTime::from_hms_opt(moment.hour.into(), moment.minute.into(), moment.second.into());
    let ahead = i32::from(moment.tz_hour) * 3600 + i32::from(moment.tz_minute) * 60;
    let offset = FixedOffset::east_opt(if moment.tz_before_gmt { -ahead } else { ahead });
    Some(Published { date, time, offset })
}
