//! The text of a message: the parts that are shown, in their order.

use super::flowed;
use crate::intake::rendered::Rendered;
use crate::intake::{fragment, plain};
use mail_parser::{Message, MessagePart, MimeHeaders as _, PartType};

/// HTML that shows less than this part of what the plain text says is only decoration around it.
const DECORATION: usize = 4;

/// The text of a message.
#[derive(Debug, Default)]
pub struct Body {
    /// What it says, where it is not made of HTML.
    pub plain: String,
    /// What it says, with its blocks and links, where it is made of HTML.
    pub rendered: Option<Rendered>,
    /// The HTML that it was made of, where there is one.
    pub html: String,
}

impl Body {
    /// The text of `message`: its HTML, unless the plain text says much more. Senders lay out the HTML and leave the
    /// plain text to a program, or to a line that says where to read the message.
    pub fn of(message: &Message<'_>) -> Self {
        let html = || message.html_bodies().filter(|part| matches!(part.body, PartType::Html(_)));
        let plain = joined(message.text_bodies(), text);
        let shown = || message.html_bodies().filter_map(shown).reduce(Rendered::followed_by);
        let rendered = html().next().and_then(|_| shown());
        match rendered.filter(|rendered| rendered.text.len() * DECORATION >= plain.len()) {
            Some(rendered) => {
                let html = html().find_map(|part| part.text_contents()).unwrap_or_default().to_owned();
                Self { plain: String::new(), rendered: Some(rendered), html }
            }
            None => Self { plain, ..Self::default() },
        }
    }

    /// What it says.
    pub fn text(&self) -> &str {
        self.rendered.as_ref().map_or(&self.plain, |rendered| &rendered.text)
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

/// A part with its blocks and links.
fn shown(part: &MessagePart<'_>) -> Option<Rendered> {
    match &part.body {
        PartType::Html(html) => Some(fragment::rendered(html)),
        _ => text(part).map(|text| Rendered { blocks: plain::blocks(&text), text, links: Vec::new() }),
    }
}
