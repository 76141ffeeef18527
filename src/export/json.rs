//! The analysis as JSON, schema 1: the promise to scripts.
//!
//! Offsets count Unicode scalar values. Amounts are exact: a decimal goes out digit by digit, never through a
//! binary float. A field that isn't known is `null`, never absent. The structs below and the tables of
//! [`record`](super::record) are the schema; their order of fields is the output's.

use super::field::{Object, Record};
use super::record::{CompanyRecord, FigureRecord, PersonRecord, QuoteRecord, Records};
use crate::analysis::Analysis;
use crate::document::{Document, Published, is_direction, is_unsafe};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt::Write as _;
use std::io::{self, Write};

/// The version of the schema.
pub const SCHEMA: u32 = 1;

/// Writes one article as one JSON object, without a line end: indented if `pretty`, else on one line.
///
/// # Errors
/// Only those of `out`.
pub fn write(out: &mut impl Write, document: &Document, analysis: &Analysis, pretty: bool) -> io::Result<()> {
    to_writer(out, &ArticleRecord::new(document, analysis), pretty)
}

/// Writes a value as JSON. Control characters and the like are escaped, so that the output may be
/// shown on a terminal.
///
/// # Errors
/// Only those of `out`.
pub fn to_writer(out: &mut impl Write, value: &impl Serialize, pretty: bool) -> io::Result<()> {
    let json = if pretty { serde_json::to_string_pretty(value) } else { serde_json::to_string(value) }?;
    out.write_all(escape_unsafe(json).as_bytes())
}

/// Escapes what JSON allows in strings but a terminal must not get. Such characters stand only in strings.
fn escape_unsafe(json: String) -> String {
    match escape(&json, is_unsafe) {
        Cow::Borrowed(_) => json,
        Cow::Owned(escaped) => escaped,
    }
}

/// JSON text, wherever it comes from, for a terminal: the same values, and no character that a terminal obeys, that
/// changes the writing direction or that breaks a line.
pub fn printable(json: &str) -> Cow<'_, str> {
    escape(json, |character| {
        is_unsafe(character) || is_direction(character) || matches!(character, '\u{2028}' | '\u{2029}')
    })
}

/// Escapes the characters that `must` holds for, but for the line feeds and tabs between values.
fn escape(json: &str, must: impl Fn(char) -> bool) -> Cow<'_, str> {
    // Few bytes begin such a character, so only there the characters are looked at.
    let mut suspects = json.bytes().enumerate().filter(|(_, byte)| may_begin_unsafe(*byte));
    if !suspects.any(|(at, _)| json[at..].starts_with(&must)) {
        return Cow::Borrowed(json);
    }
    let mut escaped = String::with_capacity(json.len() + 64);
    for character in json.chars() {
        if must(character) {
            // Writing to a string cannot fail. All of them lie in the basic plane.
            let _ = write!(escaped, "\\u{:04x}", u32::from(character));
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

/// Whether a character that is ever escaped may begin with this byte of UTF-8: those of ASCII that control, and the first
/// bytes of U+0080 to U+00BF, U+0600 to U+063F and U+2000 to U+2FFF.
fn may_begin_unsafe(byte: u8) -> bool {
    match byte {
        b'\t' | b'\n' => false,
        0xc2 | 0xd8 | 0xe2 => true,
        _ => byte.is_ascii_control(),
    }
}

/// One article.
#[derive(Debug, Serialize)]
struct ArticleRecord<'a> {
    schema: u32,
    id: Option<&'a str>,
    document: DocumentRecord<'a>,
    #[serde(serialize_with = "as_objects")]
    people: Vec<PersonRecord>,
    #[serde(serialize_with = "as_objects")]
    companies: Vec<CompanyRecord>,
    #[serde(serialize_with = "as_objects")]
    figures: Vec<FigureRecord>,
    #[serde(serialize_with = "as_objects")]
    quotes: Vec<QuoteRecord>,
}

impl<'a> ArticleRecord<'a> {
    fn new(document: &'a Document, analysis: &'a Analysis) -> Self {
        let records = Records::new(document, analysis);
        Self {
            schema: SCHEMA,
            id: document.id.as_deref(),
            document: DocumentRecord::new(document, &records),
            people: analysis.people.iter().map(|person| records.person(person)).collect(),
            companies: analysis.companies.iter().map(|company| records.company(company)).collect(),
            figures: analysis.figures.iter().map(|figure| records.figure(figure)).collect(),
            quotes: analysis.quotes.iter().map(|quote| records.quote(quote)).collect(),
        }
    }
}

fn as_objects<R: Record, S: Serializer>(records: &[R], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(records.iter().map(|record| Object(record.values().collect())))
}

#[derive(Debug, Serialize)]
struct DocumentRecord<'a> {
    kicker: Option<&'a str>,
    title: Option<&'a str>,
    deck: Option<&'a str>,
    byline: Option<&'a str>,
    source: Option<&'a str>,
    #[serde(serialize_with = "as_text")]
    published: Option<Published>,
    language: Option<&'static str>,
    url: Option<&'a str>,
    text: &'a str,
    boilerplate: Vec<PlaceRecord>,
    links: Vec<LinkRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct LinkRecord<'a> {
    start: usize,
    end: usize,
    url: &'a str,
}

impl<'a> DocumentRecord<'a> {
    fn new(document: &'a Document, records: &Records<'_>) -> Self {
        let head = &document.head;
        Self {
            kicker: head.kicker.as_deref(),
            title: head.title.as_deref(),
            deck: head.deck.as_deref(),
            byline: head.byline.as_deref(),
            source: head.source.as_deref(),
            published: head.published,
            language: document.language.code(),
            url: head.url.as_deref(),
            text: &document.text,
            boilerplate: document
                .boilerplate()
                .map(|span| {
                    let (start, end) = records.place(span);
                    PlaceRecord { start, end }
                })
                .collect(),
            links: document
                .links
                .iter()
                .map(|link| {
                    let (start, end) = records.place(link.span);
                    LinkRecord { start, end, url: &link.url }
                })
                .collect(),
        }
    }
}

#[derive(Debug, Serialize)]
struct PlaceRecord {
    start: usize,
    end: usize,
}

#[allow(clippy::ref_option)] // serde calls it with a reference to the field
fn as_text<S, T>(value: &Option<T>, serializer: S) -> Result<S::Ok, S::Error>
where
    S: serde::Serializer,
    T: std::fmt::Display,
{
    match value {
        Some(value) => serializer.collect_str(value),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_byte_that_begins_an_unsafe_character_is_passed_over() {
        for character in '\0'..=char::MAX {
            let begins = may_begin_unsafe(character.encode_utf8(&mut [0; 4]).as_bytes()[0]);
            let written = printable(&character.to_string()).len() > character.len_utf8();
            let must = is_unsafe(character)
                || is_direction(character)
                || matches!(character, '\u{2028}' | '\u{2029}');
            assert!(written == must && (begins || !must), "{character:?}");
        }
    }
}
