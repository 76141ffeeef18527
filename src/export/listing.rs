//! People, companies, figures and quotations as lists: the rows of tables, CSV files and JSON arrays.

use super::amount::Amount;
use super::json::{CompanyRecord, Context, FigureRecord, PersonRecord, QuoteRecord};
use super::table::{Align, Column};
use crate::analysis::{Analysis, Company, Direction, EntityId, Figure, Person, Quote, Unit};
use crate::document::{Document, Span};
use serde::Serialize;

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// [`Analysis::people`].
    People,
    /// [`Analysis::companies`].
    Companies,
    /// [`Analysis::figures`].
    Figures,
    /// [`Analysis::quotes`].
    Quotes,
}

/// One entry of a list.
#[derive(Debug, Clone, Copy)]
pub enum Item<'a> {
    /// A person.
    Person(&'a Person),
    /// A company.
    Company(&'a Company),
    /// A figure.
    Figure(&'a Figure),
    /// A quotation.
    Quote(&'a Quote),
}

impl Listing {
    /// All lists, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::People, Self::Companies, Self::Figures, Self::Quotes];

    /// The title of the list.
    pub fn title(self) -> &'static str {
        match self {
            Self::People => "People",
            Self::Companies => "Companies",
            Self::Figures => "Figures",
            Self::Quotes => "Quotes",
        }
    }

    /// The entries that `analysis` has, in its order.
    pub fn items(self, analysis: &Analysis) -> Vec<Item<'_>> {
        match self {
            Self::People => analysis.people.iter().map(Item::Person).collect(),
            Self::Companies => analysis.companies.iter().map(Item::Company).collect(),
            Self::Figures => analysis.figures.iter().map(Item::Figure).collect(),
            Self::Quotes => analysis.quotes.iter().map(Item::Quote).collect(),
        }
    }

    /// The columns of a table for people.
    pub fn columns(self) -> &'static [Column] {
        const fn column(title: &'static str, align: Align) -> Column {
            Column { title, align, spare: false }
        }
        const PEOPLE: &[Column] = &[
            column("Name", Align::Left),
            column("Role", Align::Left),
            column("Organisation", Align::Left),
            column("Mentions", Align::Right),
        ];
        const COMPANIES: &[Column] = &[
            column("Name", Align::Left),
            column("Ticker", Align::Left),
            column("ISIN", Align::Left),
            column("Country", Align::Left),
            column("Mentions", Align::Right),
        ];
        const FIGURES: &[Column] = &[
            column("Amount", Align::Point),
            column("", Align::Left),
            column("Of", Align::Left),
            column("Who", Align::Left),
            column("When", Align::Left),
            Column { spare: true, ..column("In the text", Align::Left) },
        ];
        const QUOTES: &[Column] = &[column("Speaker", Align::Left), column("Words", Align::Left)];
        match self {
            Self::People => PEOPLE,
            Self::Companies => COMPANIES,
            Self::Figures => FIGURES,
            Self::Quotes => QUOTES,
        }
    }

    /// The names of the CSV columns behind `id`.
    pub fn fields(self) -> &'static [&'static str] {
        match self {
            Self::People => &["name", "role", "organization", "mentions", "start", "end"],
            Self::Companies => &["name", "ticker", "isin", "country", "mentions", "start", "end"],
            Self::Figures => &[
                "start",
                "end",
                "text",
                "kind",
                "value",
                "value_to",
                "unit",
                "modifier",
                "direction",
                "of",
                "who",
                "when",
                "from",
                "to",
            ],
            Self::Quotes => &["start", "end", "text", "speaker"],
        }
    }
}

/// Makes rows of the items of one article.
#[derive(Debug)]
pub struct Rows<'a> {
    document: &'a Document,
    analysis: &'a Analysis,
    context: Context<'a>,
}

/// An item as JSON, with the article that it comes from.
#[derive(Debug, Serialize)]
pub struct ItemRecord<'a> {
    id: Option<&'a str>,
    #[serde(flatten)]
    item: AnyRecord<'a>,
}

#[derive(Debug, Serialize)]
#[serde(untagged)]
enum AnyRecord<'a> {
    Person(PersonRecord<'a>),
    Company(CompanyRecord<'a>),
    Figure(FigureRecord<'a>),
    Quote(QuoteRecord<'a>),
}

impl<'a> Rows<'a> {
    /// For the items of this article.
    pub fn new(document: &'a Document, analysis: &'a Analysis) -> Self {
        Self { document, analysis, context: Context::new(document, analysis) }
    }

    /// The JSON record of an item.
    pub fn record(&self, item: Item<'a>) -> ItemRecord<'a> {
        let record = match item {
            Item::Person(person) => AnyRecord::Person(self.context.person(person)),
            Item::Company(company) => AnyRecord::Company(self.context.company(company)),
            Item::Figure(figure) => AnyRecord::Figure(self.context.figure(figure)),
            Item::Quote(quote) => AnyRecord::Quote(self.context.quote(quote)),
        };
        ItemRecord { id: self.document.id.as_deref(), item: record }
    }

    /// The cells of a row for people, one for each of [`Listing::columns`].
    pub fn cells(&self, item: Item<'_>) -> Vec<String> {
        let text = |option: &Option<String>| option.clone().unwrap_or_default();
        match item {
            Item::Person(person) => vec![
                person.name.clone(),
                text(&person.role),
                text(&person.organization),
                person.mentions.len().to_string(),
            ],
            Item::Company(company) => vec![
                company.name.clone(),
                text(&company.ticker),
                text(&company.isin),
                text(&company.country),
                company.mentions.len().to_string(),
            ],
            Item::Figure(figure) => vec![
                amount(figure),
                figure.direction.map_or("", arrow).to_owned(),
                self.slice(figure.of),
                self.name(figure.who),
                self.slice(figure.when.map(|period| period.span)),
                self.document.slice(figure.span).to_owned(),
            ],
            Item::Quote(quote) => vec![self.name(quote.speaker), self.document.slice(quote.span).to_owned()],
        }
    }

    /// The values of a CSV row, one for each of [`Listing::fields`].
    pub fn values(&self, item: Item<'_>) -> Vec<String> {
        let text = |option: &Option<String>| option.clone().unwrap_or_default();
        let named = |mut values: Vec<String>, mentions: &[Span]| {
            let (start, end) = mentions.first().map(|&span| self.place(span)).unwrap_or_default();
            values.extend([mentions.len().to_string(), start, end]);
            values
        };
        match item {
            Item::Person(person) => named(
                vec![person.name.clone(), text(&person.role), text(&person.organization)],
                &person.mentions,
            ),
            Item::Company(company) => named(
                vec![
                    company.name.clone(),
                    text(&company.ticker),
                    text(&company.isin),
                    text(&company.country),
                ],
                &company.mentions,
            ),
            Item::Figure(figure) => {
                let (start, end) = self.place(figure.span);
                let date = |date: Option<chrono::NaiveDate>| date.map(|d| d.to_string()).unwrap_or_default();
                vec![
                    start,
                    end,
                    self.document.slice(figure.span).to_owned(),
                    figure.kind.name().to_owned(),
                    figure.value.normalize().to_string(),
                    figure.value_to.map(|value| value.normalize().to_string()).unwrap_or_default(),
                    figure.unit.as_ref().map(ToString::to_string).unwrap_or_default(),
                    figure.modifier.name().to_owned(),
                    figure.direction.map_or("", Direction::name).to_owned(),
                    self.slice(figure.of),
                    self.name(figure.who),
                    self.slice(figure.when.map(|period| period.span)),
                    date(figure.when.and_then(|period| period.from)),
                    date(figure.when.and_then(|period| period.to)),
                ]
            }
            Item::Quote(quote) => {
                let (start, end) = self.place(quote.span);
                vec![start, end, self.document.slice(quote.span).to_owned(), self.name(quote.speaker)]
            }
        }
    }

    fn slice(&self, span: Option<Span>) -> String {
        span.map(|span| self.document.slice(span).to_owned()).unwrap_or_default()
    }

    fn name(&self, entity: Option<EntityId>) -> String {
        entity.map(|entity| self.analysis.name(entity).to_owned()).unwrap_or_default()
    }

    fn place(&self, span: Span) -> (String, String) {
        let (start, end) = self.context.place(span);
        (start.to_string(), end.to_string())
    }
}

/// The amount with what it counts: `10 bn $`, `700 m Nutzer`.
pub fn amount(figure: &Figure) -> String {
    let amount = Amount::of(figure);
    match &figure.unit {
        Some(Unit::Noun(noun)) => format!("{amount} {noun}"),
        _ => amount.to_string(),
    }
}

/// The direction as a sign.
pub fn arrow(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "↑",
        Direction::Down => "↓",
    }
}
