//! JSON lines: one article per line.

use super::{Error, Metadata, Result, date, document, language, page_document};
use crate::document::Document;
use crate::intake::Format;
use serde::Deserialize;

/// A line as it comes in. Fields that are not named here are ignored.
#[derive(Deserialize)]
struct Record {
    id: Option<Id>,
    text: Option<String>,
    html: Option<String>,
    title: Option<String>,
    url: Option<String>,
    published: Option<String>,
    lang: Option<String>,
}

/// An id, which may be written as a number.
#[derive(Deserialize)]
#[serde(untagged)]
pub(super) enum Id {
    Text(String),
    Number(serde_json::Number),
}

impl From<Id> for String {
    fn from(id: Id) -> Self {
        match id {
            Id::Text(id) => id,
            Id::Number(id) => id.to_string(),
        }
    }
}

/// Reads the article of one line. `number` is its line number, `origin` the id of articles that have none.
///
/// # Errors
/// [`Error::Line`] if the line is not a JSON object or holds no article.
pub fn read_line(line: &[u8], number: u64, origin: Option<&str>) -> Result<Document> {
    let fail = |problem: String| Error::Line { line: number, problem };
    let line = std::str::from_utf8(line).map_err(|_| fail("not valid UTF-8".to_owned()))?;
    let line = line.trim_start_matches('\u{feff}');
    // Serde would take an array for the fields in their order.
    if line.trim_start().starts_with('[') {
        return Err(fail("not a JSON object".to_owned()));
    }
    let record: Record = serde_json::from_str(line).map_err(|error| fail(describe(line, &error)))?;
    let given = Metadata {
        id: record.id.map(String::from).or_else(|| origin.map(str::to_owned)),
        title: record.title.filter(|title| !title.trim().is_empty()),
        url: record.url,
        published: record.published.as_deref().and_then(date::published),
        language: record.lang.as_deref().and_then(language::from_code),
        ..Metadata::default()
    };
    match (record.text, record.html) {
        (Some(text), _) => Ok(document(text, Format::Text, given)),
        (None, Some(page)) => page_document(page, given).map_err(|error| fail(format!("\"html\": {error}"))),
        (None, None) => Err(fail("no \"text\" or \"html\"".to_owned())),
    }
}

/// What serde found, without its own line number, which always says 1.
fn describe(line: &str, error: &serde_json::Error) -> String {
    if error.is_data() && !line.trim_start().starts_with('{') {
        return "not a JSON object".to_owned();
    }
    let text = error.to_string();
    let reason = text.split_once(" at line ").map_or(text.as_str(), |(reason, _)| reason);
    if error.is_data() {
        format!("not an article: {reason}")
    } else {
        format!("invalid JSON: {reason} at column {}", error.column())
    }
}
