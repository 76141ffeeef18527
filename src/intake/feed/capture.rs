//! The text of an element while it is read, as HTML where it has elements.

use super::base64;
use super::names::FeedField;
use super::parsed::BodyKind;
use crate::intake::xml::{DeclaredEntities, XmlTag};

/// Elements of HTML that have no end tag.
const VOID: [&str; 13] =
    ["br", "img", "hr", "wbr", "input", "col", "area", "source", "embed", "track", "meta", "link", "base"];

/// Whether an element of HTML has no end tag.
pub(super) fn is_void(tag: &XmlTag<'_>) -> bool {
    VOID.iter().any(|void| void.eq_ignore_ascii_case(tag.local_name()))
}

/// The text of an element.
#[derive(Debug)]
pub(super) struct Capture {
    pub field: FeedField,
    /// How many elements are open around it.
    pub depth: usize,
    /// Whether it is a field of an entry, not of the feed.
    pub is_of_entry: bool,
    text: String,
    pub kind: BodyKind,
    /// Whether the text is HTML by its elements, so that references in it stay.
    is_markup: bool,
    /// Whether it is written in base64.
    is_encoded: bool,
}

impl Capture {
    /// Begins the text of an element.
    pub fn begin(field: FeedField, depth: usize, is_of_entry: bool, tag: &XmlTag<'_>) -> Self {
        let mut capture = Self {
            field,
            depth,
            is_of_entry,
            text: String::new(),
            kind: BodyKind::Any,
            is_markup: false,
            is_encoded: tag.value("mode").is_some_and(|mode| mode.eq_ignore_ascii_case("base64")),
        };
        if let Some(said) = tag.value("type") {
            let said = said.trim().to_ascii_lowercase();
            capture.is_markup = said.contains("xhtml");
            // What is no text is in base64, says Atom; many a feed does not know that.
            capture.is_encoded |=
                said.contains('/') && !["text/", "xml", "html"].iter().any(|text| said.contains(text));
            if said.contains("markdown") {
                capture.kind = BodyKind::Markdown;
            }
        }
        capture
    }

    /// Whether elements in it are of any interest.
    fn holds_markup(&self) -> bool {
        matches!(self.field, FeedField::Title(_) | FeedField::Body(_))
    }

    pub fn push_text(&mut self, raw: &str, entities: &DeclaredEntities<'_>) {
        if self.is_markup {
            self.text.push_str(raw);
        } else {
            entities.resolve_into(raw, &mut self.text);
        }
    }

    /// Adds a section. In XHTML it is text; elsewhere it is most often HTML.
    pub fn push_data(&mut self, data: &str) {
        if self.is_markup && self.text.contains('<') {
            self.text.push_str(&data.replace('&', "&amp;").replace('<', "&lt;"));
        } else {
            self.text.push_str(data);
        }
    }

    pub fn push_start(&mut self, tag: &XmlTag<'_>) {
        if !self.holds_markup() {
            return;
        }
        self.is_markup = true;
        self.text.push('<');
        self.text.push_str(tag.local_name());
        if !tag.attributes.is_empty() {
            self.text.push(' ');
            self.text.push_str(tag.attributes);
        }
        self.text.push('>');
        if tag.is_empty && !is_void(tag) {
            self.push_end(tag.local_name());
        }
    }

    /// All of the text.
    pub fn into_text(self) -> String {
        let decoded = if self.is_encoded { base64::decoded(&self.text) } else { None };
        decoded.unwrap_or(self.text)
    }

    pub fn push_end(&mut self, local_name: &str) {
        if self.holds_markup() {
            self.text.push_str("</");
            self.text.push_str(local_name);
            self.text.push('>');
        }
    }
}
