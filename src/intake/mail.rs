//! E-mail files (`.eml`), newsletters among them: the subject is the headline, the body the article.
//!
//! `mail-parser` takes the message apart and decodes its parts. The plain text is read where the sender gave one;
//! else the HTML, whose article is told from the rest as in a web page.

use super::assemble::rendered_document;
use super::fragment::one_line;
use super::source::MAX_MARKUP;
use super::{Error, Format, Metadata, Result, document, fragment, guard, html};
use crate::document::{Document, Published};
use chrono::{FixedOffset, NaiveDate, NaiveTime};
use mail_parser::{DateTime, HeaderName, Message, MessageParser, PartType};
use memchr::memchr_iter;

/// A plain text shorter than this part of what the HTML shows is only a hint at it.
const HINT: usize = 4;

/// Maximum number of lines. Each may be a header or the border of a part, which take much more memory
/// than a line; 30 MB of attachments have 400,000 lines.
const MOST_LINES: usize = 450_000;
/// Maximum size of all headers with addresses, in bytes: two bytes can be an address.
const MOST_ADDRESSES: usize = 256 * 1024;

/// The article of a message. `origin` is its id where it has none of its own.
///
/// # Errors
/// [`Error::Mail`] for what is no message, [`Error::Empty`] for one without text; [`Error::TooLarge`],
/// [`Error::Markup`], [`Error::Slow`] and [`Error::Parser`] for what is beyond the bounds.
pub fn read(bytes: Vec<u8>, origin: Option<String>) -> Result<Document> {
    if bytes.len() > MAX_MARKUP {
        return Err(Error::TooLarge { limit: MAX_MARKUP });
    }
    if memchr_iter(b'\n', &bytes).nth(MOST_LINES).is_some() || senders(&bytes) > MOST_ADDRESSES {
        return Err(Error::Markup);
    }
    guard::run_in_time(move || read_guarded(&bytes, origin.as_deref()))?
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

fn read_guarded(bytes: &[u8], origin: Option<&str>) -> Result<Document> {
    let parser = MessageParser::new()
        .with_mime_headers()
        .header_address(HeaderName::From)
        .header_text(HeaderName::Subject)
        .header_date(HeaderName::Date)
        .header_id(HeaderName::MessageId)
        .default_header_ignore();
    let Some(message) =
        parser.parse(bytes).filter(|message| message.from().is_some() || message.subject().is_some())
    else {
        return Err(Error::Mail);
    };
    let sender = message.from().and_then(|from| from.first());
    let given = Metadata {
        id: origin.or_else(|| message.message_id()).map(str::to_owned),
        title: message.subject().map(one_line).filter(|title| !title.is_empty()),
        source: sender.and_then(|sender| sender.name()).map(one_line).filter(|name| !name.is_empty()),
        published: message.date().and_then(published),
        ..Metadata::default()
    };
    body(&message, given)
}

fn body(message: &Message<'_>, mut given: Metadata) -> Result<Document> {
    let plain = message.text_part(0).and_then(|part| match &part.body {
        PartType::Text(text) => Some(text.as_ref()),
        _ => None,
    });
    let page = message.html_part(0).and_then(|part| match &part.body {
        PartType::Html(page) => Some(page.as_ref()),
        _ => None,
    });
    let shown = page.map(fragment::rendered);
    let rendered = match (plain, shown) {
        (Some(plain), Some(shown)) if plain.len() * HINT < shown.text.len() => shown,
        (Some(plain), _) => {
            if plain.trim().is_empty() {
                return Err(Error::Empty);
            }
            let text = match &given.title {
                Some(title) if !plain.contains(title.as_str()) => format!("{title}\n\n{plain}"),
                _ => plain.to_owned(),
            };
            return Ok(document(text, Format::Text, given));
        }
        (None, Some(shown)) => {
            // The article in it, without the newsletter's navigation, where it can be told from the rest.
            html::article(page.unwrap_or_default(), &mut given).unwrap_or(shown)
        }
        (None, None) => return Err(Error::Empty),
    };
    if rendered.text.trim().is_empty() {
        return Err(Error::Empty);
    }
    let rendered = match &given.title {
        Some(title) if !rendered.text.contains(title.as_str()) => rendered.with_headline(title),
        _ => rendered,
    };
    Ok(rendered_document(rendered, given))
}

/// The moment as the sender's clock showed it.
fn published(moment: &DateTime) -> Option<Published> {
    let date = NaiveDate::from_ymd_opt(moment.year.into(), moment.month.into(), moment.day.into())?;
    let time = NaiveTime::from_hms_opt(moment.hour.into(), moment.minute.into(), moment.second.into());
    let ahead = i32::from(moment.tz_hour) * 3600 + i32::from(moment.tz_minute) * 60;
    let offset = FixedOffset::east_opt(if moment.tz_before_gmt { -ahead } else { ahead });
    Some(Published { date, time, offset })
}
