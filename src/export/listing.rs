//! People, companies, figures and quotations as lists: the rows of tables, CSV files and JSON arrays.

use super::amount::ShortAmount;
use super::field::{Field, FieldValue, Record};
use super::record::{CompanyRecord, FigureRecord, PersonRecord, QuoteRecord, Records};
use super::table::{Align, Column};
use crate::analysis::{Analysis, Company, Direction, Figure, Person, Quote, Unit};
use crate::document::{Document, Language};

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

    /// The fields of its rows: the article's id, and those of the record.
    pub fn fields(self) -> Vec<&'static Field> {
        let id = std::iter::once(&ID);
        match self {
            Self::People => id.chain(PersonRecord::fields()).collect(),
            Self::Companies => id.chain(CompanyRecord::fields()).collect(),
            Self::Figures => id.chain(FigureRecord::fields()).collect(),
            Self::Quotes => id.chain(QuoteRecord::fields()).collect(),
        }
    }
}

/// The id of the article that an entry comes from, which stands before the fields of its record.
pub static ID: Field = Field::new("id");

/// One entry of a list, apart from its article.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// A person.
    Person(PersonRecord),
    /// A company.
    Company(CompanyRecord),
    /// A figure.
    Figure(Box<FigureRecord>),
    /// A quotation.
    Quote(QuoteRecord),
}

/// A record that a list shows.
pub trait Listed: Record {
    /// The cells of a row for people, one for each of [`Listing::columns`].
    fn cells(&self) -> Vec<String>;

    /// The values of a row, one for each of [`Listing::fields`], with the id of the article.
    fn row<'a>(&'a self, id: Option<&'a str>) -> Vec<FieldValue<'a>> {
        std::iter::once((&ID, id.into())).chain(self.values()).collect()
    }
}

impl Entry {
    /// The cells of a row for people.
    pub fn cells(&self) -> Vec<String> {
        match self {
            Self::Person(person) => person.cells(),
            Self::Company(company) => company.cells(),
            Self::Figure(figure) => figure.cells(),
            Self::Quote(quote) => quote.cells(),
        }
    }

    /// The values of a row, with the id of the article.
    pub fn row<'a>(&'a self, id: Option<&'a str>) -> Vec<FieldValue<'a>> {
        match self {
            Self::Person(person) => person.row(id),
            Self::Company(company) => company.row(id),
            Self::Figure(figure) => figure.row(id),
            Self::Quote(quote) => quote.row(id),
        }
    }
}

impl Listed for PersonRecord {
    fn cells(&self) -> Vec<String> {
        vec![
            self.name.clone(),
            self.role.clone().unwrap_or_default(),
            self.organization.clone().unwrap_or_default(),
            self.mentions.len().to_string(),
        ]
    }
}

impl Listed for CompanyRecord {
    fn cells(&self) -> Vec<String> {
        vec![
            self.name.clone(),
            self.ticker.clone().unwrap_or_default(),
            self.isin.clone().unwrap_or_default(),
            self.country.clone().unwrap_or_default(),
            self.mentions.len().to_string(),
        ]
    }
}

impl Listed for FigureRecord {
    fn cells(&self) -> Vec<String> {
        vec![
            amount(&self.figure, self.language),
            self.figure.direction.map_or("", arrow).to_owned(),
            self.of.clone().unwrap_or_default(),
            self.who.clone().unwrap_or_default(),
            self.when.clone().unwrap_or_default(),
            self.text.clone(),
        ]
    }
}

impl Listed for QuoteRecord {
    fn cells(&self) -> Vec<String> {
        vec![self.speaker.clone().unwrap_or_default(), self.text.clone()]
    }
}

/// Makes entries of the items of one article.
#[derive(Debug)]
pub struct Rows<'a>(Records<'a>);

impl<'a> Rows<'a> {
    /// For the items of this article.
    pub fn new(document: &'a Document, analysis: &'a Analysis) -> Self {
        Self(Records::new(document, analysis))
    }

    /// The id of the article.
    pub fn id(&self) -> Option<&'a str> {
        self.0.document().id.as_deref()
    }

    /// The entry of an item.
    pub fn entry(&self, item: Item<'_>) -> Entry {
        match item {
            Item::Person(person) => Entry::Person(self.0.person(person)),
            Item::Company(company) => Entry::Company(self.0.company(company)),
            Item::Figure(figure) => Entry::Figure(Box::new(self.0.figure(figure))),
            Item::Quote(quote) => Entry::Quote(self.0.quote(quote)),
        }
    }
}

/// The amount of a figure of a text in `language`, with what it counts: `10 bn $`, `700 m Nutzer`.
pub fn amount(figure: &Figure, language: Language) -> String {
    let amount = ShortAmount::of(figure, language);
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
