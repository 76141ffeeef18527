//! The text of a message: the parts that are shown, in their order.

use super::flowed;
use crate::intake::{Format, fragment};
use mail_parser::{Message, MessagePart, MimeHeaders as _, PartType};

/// HTML that shows less than this part of what the plain text says is only decoration around it.
const DECORATION: usize = 4;

/// The text of a message.
#[derive(Debug, Default)]
pub struct Body {
    /// What it says.
    pub text: String,
    /// The format of the text.
    pub format: Format,
    /// The HTML that it was made of, where there is one.
    pub html: String,
}

impl Body {
    /// The text of `message`: its HTML, unless the plain text says much more. Senders lay out the HTML and leave the
    /// plain text to a program, or to a line that says where to read the message.
    pub fn of(message: &Message<'_>) -> Self {
        let html = || message.html_bodies().filter(|part| matches!(part.body, PartType::Html(_)));
        let plain = joined(message.text_bodies(), text);
        if html().next().is_none() {
            return Self { text: plain, format: Format::Text, html: String::new() };
        }
        let shown = joined(message.html_bodies(), shown);
        if shown.len() * DECORATION < plain.len() {
            return Self { text: plain, format: Format::Text, html: String::new() };
        }
        let html = html().find_map(|part| part.text_contents()).unwrap_or_default().to_owned();
        Self { text: shown, format: Format::Markdown, html }
    }
}

/// The texts of `parts` as paragraphs.
fn joined<'m>(
    parts: impl Iterator<Item = &'m MessagePart<'m>>,
    text: impl Fn(&MessagePart<'_>) -> Option<String>,
) -> String {
    let texts = parts.filter_map(text).filter(|text| !text.trim().is_empty());
    texts.collect::<Vec<_>>().join("\n\n")
}

/// The plain text of a part.
fn text(part: &MessagePart<'_>) -> Option<String> {
    let PartType::Text(text) = &part.body else { return None };
    let attribute = |name| part.content_type().and_then(|kind| kind.attribute(name)).unwrap_or_default();
    Some(if attribute("format").eq_ignore_ascii_case("flowed") {
        flowed::joined(text, attribute("delsp").eq_ignore_ascii_case("yes"))
    } else {
        text.clone().into_owned()
    })
}

/// The text of a part as Markdown.
fn shown(part: &MessagePart<'_>) -> Option<String> {
    match &part.body {
        PartType::Html(html) => Some(fragment::markdown(html)),
        _ => text(part),
    }
}
