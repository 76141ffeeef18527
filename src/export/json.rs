//! The analysis as JSON, schema 1: the promise to scripts.
//!
//! Offsets count Unicode scalar values. Amounts are exact: a decimal goes out digit by digit, never through a
//! binary float. A field that isn't known is `null`, never absent. The structs below are the schema; their
//! field order is the output's.

use crate::analysis::{Analysis, Company, EntityId, Figure, Period, Person, Quote};
use crate::document::{CharOffsets, Document, Published, Span, is_direction, is_unsafe};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::value::RawValue;
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
    to_writer(out, &Record::new(document, analysis), pretty)
}

/// Writes any of the records here. Control characters and the like are escaped, so that the output may be
/// shown on a terminal.
///
/// # Errors
/// Only those of `out`.
pub fn to_writer(out: &mut impl Write, record: &impl Serialize, pretty: bool) -> io::Result<()> {
    let json = if pretty { serde_json::to_string_pretty(record) } else { serde_json::to_string(record) }?;
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
    if !json.contains(&must) {
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

/// One article.
#[derive(Debug, Serialize)]
pub struct Record<'a> {
    schema: u32,
    id: Option<&'a str>,
    document: DocumentRecord<'a>,
    people: Vec<PersonRecord<'a>>,
    companies: Vec<CompanyRecord<'a>>,
    figures: Vec<FigureRecord<'a>>,
    quotes: Vec<QuoteRecord<'a>>,
}

impl<'a> Record<'a> {
    /// The record of one article.
    pub fn new(document: &'a Document, analysis: &'a Analysis) -> Self {
        let context = Context::new(document, analysis);
        Self {
            schema: SCHEMA,
            id: document.id.as_deref(),
            document: DocumentRecord::new(document, &context),
            people: analysis.people.iter().map(|person| context.person(person)).collect(),
            companies: analysis.companies.iter().map(|company| context.company(company)).collect(),
            figures: analysis.figures.iter().map(|figure| context.figure(figure)).collect(),
            quotes: analysis.quotes.iter().map(|quote| context.quote(quote)).collect(),
        }
    }
}

/// What records are made from.
#[derive(Debug)]
pub struct Context<'a> {
    document: &'a Document,
    analysis: &'a Analysis,
    offsets: CharOffsets<'a>,
}

impl<'a> Context<'a> {
    /// Counts the document's text once.
    pub fn new(document: &'a Document, analysis: &'a Analysis) -> Self {
        Self { document, analysis, offsets: CharOffsets::new(&document.text) }
    }

    /// The record of one person.
    pub fn person(&self, person: &'a Person) -> PersonRecord<'a> {
        PersonRecord {
            name: &person.name,
            role: person.role.as_deref(),
            organization: person.organization.as_deref(),
            mentions: self.mentions(&person.mentions),
        }
    }

    /// The record of one company.
    pub fn company(&self, company: &'a Company) -> CompanyRecord<'a> {
        CompanyRecord {
            name: &company.name,
            ticker: company.ticker.as_deref(),
            isin: company.isin.as_deref(),
            country: company.country.as_deref(),
            mentions: self.mentions(&company.mentions),
        }
    }

    /// The record of one figure.
    pub fn figure(&self, figure: &'a Figure) -> FigureRecord<'a> {
        let (start, end) = self.place(figure.span);
        FigureRecord {
            start,
            end,
            text: self.document.slice(figure.span),
            kind: figure.kind.name(),
            value: number(figure.value),
            value_to: figure.value_to.and_then(number),
            unit: figure.unit.as_ref().map(ToString::to_string),
            modifier: figure.modifier.name(),
            direction: figure.direction.map(crate::analysis::Direction::name),
            of: figure.of.map(|span| self.document.slice(span)),
            who: figure.who.map(|entity| self.name(entity)),
            when: figure.when.map(|period| self.period(period)),
        }
    }

    /// The record of one quotation.
    pub fn quote(&self, quote: &Quote) -> QuoteRecord<'a> {
        let (start, end) = self.place(quote.span);
        QuoteRecord { start, end, speaker: quote.speaker.map(|entity| self.name(entity)) }
    }

    fn mentions(&self, spans: &[Span]) -> Vec<MentionRecord<'a>> {
        spans
            .iter()
            .map(|&span| {
                let (start, end) = self.place(span);
                MentionRecord { start, end, text: self.document.slice(span) }
            })
            .collect()
    }

    fn period(&self, period: Period) -> PeriodRecord<'a> {
        PeriodRecord { text: self.document.slice(period.span), from: period.from, to: period.to }
    }

    fn name(&self, entity: EntityId) -> &'a str {
        self.analysis.name(entity)
    }

    /// Where `span` begins and ends, in characters.
    pub fn place(&self, span: Span) -> (usize, usize) {
        let chars = self.offsets.chars_of(span);
        (chars.start, chars.end)
    }
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
    fn new(document: &'a Document, context: &Context<'_>) -> Self {
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
                    let (start, end) = context.place(span);
                    PlaceRecord { start, end }
                })
                .collect(),
            links: document
                .links
                .iter()
                .map(|link| {
                    let (start, end) = context.place(link.span);
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

#[derive(Debug, Serialize)]
struct MentionRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// A person, as `people` lists it.
#[derive(Debug, Serialize)]
pub struct PersonRecord<'a> {
    name: &'a str,
    role: Option<&'a str>,
    organization: Option<&'a str>,
    mentions: Vec<MentionRecord<'a>>,
}

/// A company, as `companies` lists it.
#[derive(Debug, Serialize)]
pub struct CompanyRecord<'a> {
    name: &'a str,
    ticker: Option<&'a str>,
    isin: Option<&'a str>,
    country: Option<&'a str>,
    mentions: Vec<MentionRecord<'a>>,
}

/// A figure, as `figures` lists it.
#[derive(Debug, Serialize)]
pub struct FigureRecord<'a> {
    start: usize,
    end: usize,
    text: &'a str,
    kind: &'static str,
    value: Option<Box<RawValue>>,
    value_to: Option<Box<RawValue>>,
    unit: Option<String>,
    modifier: &'static str,
    direction: Option<&'static str>,
    of: Option<&'a str>,
    who: Option<&'a str>,
    when: Option<PeriodRecord<'a>>,
}

#[derive(Debug, Serialize)]
struct PeriodRecord<'a> {
    text: &'a str,
    #[serde(serialize_with = "as_text")]
    from: Option<NaiveDate>,
    #[serde(serialize_with = "as_text")]
    to: Option<NaiveDate>,
}

/// A quotation, as `quotes` lists it.
#[derive(Debug, Serialize)]
pub struct QuoteRecord<'a> {
    start: usize,
    end: usize,
    speaker: Option<&'a str>,
}

/// A decimal as a JSON number of exactly its digits, without superfluous zeros: `10000000000`, `0.6`.
pub fn number(value: Decimal) -> Option<Box<RawValue>> {
    RawValue::from_string(value.normalize().to_string()).ok()
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
