//! People, companies, figures and quotations as lists: the rows of CSV files and JSON arrays.

use super::field::{Field, FieldValue, Record};
use super::record::{CompanyRecord, FigureRecord, PersonRecord, QuoteRecord, Records};
use crate::analysis::{Analysis, Company, Figure, Person, Quote};
use crate::document::Document;

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

    /// The entries that `analysis` has, in its order.
    pub fn items(self, analysis: &Analysis) -> Vec<Item<'_>> {
        match self {
            Self::People => analysis.people.iter().map(Item::Person).collect(),
            Self::Companies => analysis.companies.iter().map(Item::Company).collect(),
            Self::Figures => analysis.figures.iter().map(Item::Figure).collect(),
            Self::Quotes => analysis.quotes.iter().map(Item::Quote).collect(),
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

/// A record that a list has.
pub trait Listed: Record {
    /// The values of a row, one for each of [`Listing::fields`], with the id of the article.
    fn row<'a>(&'a self, id: Option<&'a str>) -> Vec<FieldValue<'a>> {
        std::iter::once((&ID, id.into())).chain(self.values()).collect()
    }
}

impl Entry {
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

impl Listed for PersonRecord {}
impl Listed for CompanyRecord {}
impl Listed for FigureRecord {}
impl Listed for QuoteRecord {}

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
