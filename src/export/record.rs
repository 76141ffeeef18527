//! People, companies, figures and quotations as records that stand for themselves, without the text of the article.
//!
//! Offsets count Unicode scalar values of the text. A field that isn't known is missing, never guessed.

use super::field::{Field, FieldOf, InParquet, Mention, Record, Value};
use crate::analysis::{Analysis, Company, Confidence, EntityId, Figure, Person, Quote, QuoteKind};
use crate::document::{CharOffsets, Document, Language, Span};

/// A person of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRecord {
    /// The fullest name.
    pub name: String,
    /// The role.
    pub role: Option<String>,
    /// Where the role is held.
    pub organization: Option<String>,
    /// How sure it is that this is a person.
    pub confidence: Option<Confidence>,
    /// Where the name stands, in the order of the text.
    pub mentions: Vec<Mention>,
}

/// A company of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CompanyRecord {
    /// The fullest name.
    pub name: String,
    /// The symbol at the home exchange.
    pub ticker: Option<String>,
    /// The number of the share.
    pub isin: Option<String>,
    /// The country of the seat.
    pub country: Option<String>,
    /// How sure it is that this is a company.
    pub confidence: Option<Confidence>,
    /// Where the name stands, in the order of the text.
    pub mentions: Vec<Mention>,
}

/// A figure with the words of its spans.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRecord {
    /// The figure.
    pub figure: Figure,
    /// The language of its text, which names some units.
    pub language: Language,
    /// Its first character.
    pub start: usize,
    /// The character after the last one.
    pub end: usize,
    /// The words of the text.
    pub text: String,
    /// What is measured, as the text says it.
    pub of: Option<String>,
    /// The name of the person or company whose figure it is.
    pub who: Option<String>,
    /// The number of that company's share.
    pub isin: Option<String>,
    /// The time that it is about, as the text says it.
    pub when: Option<String>,
}

/// A quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuoteRecord {
    /// Its first character.
    pub start: usize,
    /// The character after the last one.
    pub end: usize,
    /// The words.
    pub text: String,
    /// Who said them.
    pub speaker: Option<String>,
    /// Whether they are the speaker's own.
    pub kind: QuoteKind,
}

impl Record for PersonRecord {
    const FIELDS: &'static [FieldOf<Self>] = &[
        (Field::new("name"), |person| person.name.as_str().into()),
        (Field::new("role"), |person| person.role.as_deref().into()),
        (Field::new("organization"), |person| person.organization.as_deref().into()),
        (Field::new("confidence").not_in_csv(), |person| person.confidence.into()),
        (Field::new("mentions"), |person| Value::Mentions(&person.mentions)),
        (Field::new("start").not_in_json(), |person| start(&person.mentions)),
        (Field::new("end").not_in_json(), |person| end(&person.mentions)),
    ];
}

impl Record for CompanyRecord {
    const FIELDS: &'static [FieldOf<Self>] = &[
        (Field::new("name"), |company| company.name.as_str().into()),
        (Field::new("ticker"), |company| company.ticker.as_deref().into()),
        (Field::new("isin"), |company| company.isin.as_deref().into()),
        (Field::new("country"), |company| company.country.as_deref().into()),
        (Field::new("confidence").not_in_csv(), |company| company.confidence.into()),
        (Field::new("mentions"), |company| Value::Mentions(&company.mentions)),
        (Field::new("start").not_in_json(), |company| start(&company.mentions)),
        (Field::new("end").not_in_json(), |company| end(&company.mentions)),
    ];
}

/// Where the first mention begins.
fn start(mentions: &[Mention]) -> Value<'_> {
    mentions.first().map(|mention| mention.start).into()
}

fn end(mentions: &[Mention]) -> Value<'_> {
    mentions.first().map(|mention| mention.end).into()
}

impl Record for FigureRecord {
    const FIELDS: &'static [FieldOf<Self>] = {
        use InParquet::{Day, Integer, Number, Text};
        const fn field(name: &'static str, column: &'static str, parquet: InParquet) -> Field {
            Field::new(name).in_sql(column).in_parquet(parquet)
        }
        const fn confidence(column: &'static str, link: &'static str) -> Field {
            Field::new(column).inside("confidence", link).in_sql(column).not_in_csv()
        }
        &[
            (field("start", "start_char", Integer), |record| record.start.into()),
            (field("end", "end_char", Integer), |record| record.end.into()),
            (field("text", "text", Text), |record| record.text.as_str().into()),
            (field("kind", "kind", Text), |record| <&str>::from(record.figure.kind).into()),
            (field("value", "exact", Number("exact")), |record| record.figure.value.into()),
            (field("value_to", "exact_to", Number("exact_to")), |record| record.figure.value_to.into()),
            (field("unit", "unit", Text), |record| record.unit().into()),
            (field("modifier", "modifier", Text), |record| <&str>::from(record.figure.modifier).into()),
            (field("direction", "direction", Text), |record| {
                record.figure.direction.map(<&str>::from).into()
            }),
            (field("of", "of", Text), |record| record.of.as_deref().into()),
            (field("who", "who_name", Text), |record| record.who.as_deref().into()),
            (Field::new("isin").not_in_csv().not_in_json().in_parquet(Text), |record| {
                record.isin.as_deref().into()
            }),
            (field("when", "when_text", Text).inside("when", "text"), |record| record.when.as_deref().into()),
            (field("from", "from_day", Day).inside("when", "from"), |record| {
                record.figure.when.and_then(|period| period.from).into()
            }),
            (field("to", "to_day", Day).inside("when", "to"), |record| {
                record.figure.when.and_then(|period| period.to).into()
            }),
            (Field::new("period").inside("when", "period").in_sql("period").not_in_csv(), |record| {
                record.figure.when.and_then(|period| period.form).map(|form| form.to_string()).into()
            }),
            (confidence("of_confidence", "of"), |record| record.figure.confidence.of.into()),
            (confidence("who_confidence", "who"), |record| record.figure.confidence.who.into()),
            (confidence("when_confidence", "when"), |record| record.figure.confidence.when.into()),
        ]
    };
}

impl FigureRecord {
    /// The unit, as its text names it.
    pub fn unit(&self) -> Option<&str> {
        self.figure.unit.as_ref().map(|unit| unit.name(self.language))
    }
}

impl Record for QuoteRecord {
    const FIELDS: &'static [FieldOf<Self>] = &[
        (Field::new("start"), |quote| quote.start.into()),
        (Field::new("end"), |quote| quote.end.into()),
        (Field::new("text").not_in_json(), |quote| quote.text.as_str().into()),
        (Field::new("speaker"), |quote| quote.speaker.as_deref().into()),
        (Field::new("kind"), |quote| <&str>::from(quote.kind).into()),
    ];
}

/// Makes the records of one article.
#[derive(Debug)]
pub struct Records<'a> {
    document: &'a Document,
    analysis: &'a Analysis,
    offsets: CharOffsets<'a>,
}

impl<'a> Records<'a> {
    /// Counts the text of the document once.
    pub fn new(document: &'a Document, analysis: &'a Analysis) -> Self {
        Self { document, analysis, offsets: CharOffsets::new(&document.text) }
    }

    /// The article.
    pub fn document(&self) -> &'a Document {
        self.document
    }

    /// Of a person.
    pub fn person(&self, person: &Person) -> PersonRecord {
        PersonRecord {
            name: person.name.clone(),
            role: person.role.clone(),
            organization: person.organization.clone(),
            confidence: Some(person.confidence),
            mentions: self.mentions(&person.mentions),
        }
    }

    /// Of a company.
    pub fn company(&self, company: &Company) -> CompanyRecord {
        CompanyRecord {
            name: company.name.clone(),
            ticker: company.ticker.clone(),
            isin: company.isin.clone(),
            country: company.country.clone(),
            confidence: Some(company.confidence),
            mentions: self.mentions(&company.mentions),
        }
    }

    /// Of a figure.
    pub fn figure(&self, figure: &Figure) -> FigureRecord {
        let (start, end) = self.place(figure.span);
        let isin = match figure.who {
            Some(EntityId::Company(at)) => {
                self.analysis.companies.get(at as usize).and_then(|company| company.isin.clone())
            }
            _ => None,
        };
        FigureRecord {
            figure: figure.clone(),
            language: self.document.language,
            start,
            end,
            text: self.slice(figure.span),
            of: figure.of.map(|span| self.slice(span)),
            who: figure.who.map(|entity| self.name(entity)),
            isin,
            when: figure.when.map(|period| self.slice(period.span)),
        }
    }

    /// Of a quotation.
    pub fn quote(&self, quote: &Quote) -> QuoteRecord {
        let (start, end) = self.place(quote.span);
        let speaker = quote.speaker.map(|entity| self.name(entity));
        QuoteRecord { start, end, text: self.slice(quote.span), speaker, kind: quote.kind }
    }

    /// Places where a name stands.
    pub fn mentions(&self, spans: &[Span]) -> Vec<Mention> {
        let mention = |&span: &Span| {
            let (start, end) = self.place(span);
            Mention { start, end, text: self.slice(span) }
        };
        spans.iter().map(mention).collect()
    }

    /// Where `span` begins and ends, in characters.
    pub fn place(&self, span: Span) -> (usize, usize) {
        let chars = self.offsets.chars_of(span);
        (chars.start, chars.end)
    }

    fn slice(&self, span: Span) -> String {
        self.document.slice(span).to_owned()
    }

    fn name(&self, entity: EntityId) -> String {
        self.analysis.name(entity).to_owned()
    }
}
