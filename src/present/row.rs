//! People, companies, figures and quotations as the rows of tables.

use super::amount::ShortAmount;
use super::measure::counted_of;
use super::period;
use super::table::{Align, Column};
use crate::analysis::{Direction, Unit};
use crate::export::listing::{Entry, Listing};
use crate::export::record::{CompanyRecord, FigureRecord, PersonRecord, QuoteRecord};
use crate::language::Locale;

/// The title of the list.
pub fn title(listing: Listing) -> &'static str {
    match listing {
        Listing::People => "People",
        Listing::Companies => "Companies",
        Listing::Figures => "Figures",
        Listing::Quotes => "Quotes",
    }
}

/// The columns of a table for people.
pub fn columns(listing: Listing) -> &'static [Column] {
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
        column("Measure", Align::Left),
        column("Company", Align::Left),
        column("Period", Align::Left),
        Column { spare: true, ..column("Text", Align::Left) },
    ];
    const QUOTES: &[Column] =
        &[column("Speaker", Align::Left), column("Quote", Align::Left), column("Kind", Align::Left)];
    match listing {
        Listing::People => PEOPLE,
        Listing::Companies => COMPANIES,
        Listing::Figures => FIGURES,
        Listing::Quotes => QUOTES,
    }
}

/// What a table shows as a row.
pub trait TableRow {
    /// The cells, one for each of the [`columns`].
    fn cells(&self) -> Vec<String>;
}

impl TableRow for Entry {
    fn cells(&self) -> Vec<String> {
        match self {
            Self::Person(person) => person.cells(),
            Self::Company(company) => company.cells(),
            Self::Figure(figure) => figure.cells(),
            Self::Quote(quote) => quote.cells(),
        }
    }
}

impl TableRow for PersonRecord {
    fn cells(&self) -> Vec<String> {
        vec![
            self.name.clone(),
            self.role.clone().unwrap_or_default(),
            self.organization.clone().unwrap_or_default(),
            self.mentions.len().to_string(),
        ]
    }
}

impl TableRow for CompanyRecord {
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

impl TableRow for FigureRecord {
    fn cells(&self) -> Vec<String> {
        vec![
            ShortAmount::of(&self.figure, self.language).to_string(),
            self.figure.direction.map_or("", arrow).to_owned(),
            measured(self),
            self.who.clone().unwrap_or_default(),
            when(self),
            self.text.clone(),
        ]
    }
}

impl TableRow for QuoteRecord {
    fn cells(&self) -> Vec<String> {
        vec![self.speaker.clone().unwrap_or_default(), self.text.clone(), self.kind.to_string()]
    }
}

/// What a figure counts and measures.
pub fn measured(record: &FigureRecord) -> String {
    let noun = match &record.figure.unit {
        Some(Unit::Noun(noun)) => noun,
        _ => "",
    };
    counted_of(noun, record.of.as_deref().unwrap_or_default())
}

/// When, in short where it is a year or part of one.
fn when(record: &FigureRecord) -> String {
    let short = record.figure.when.and_then(|period| period::short(&period, Locale::default()));
    short.or_else(|| record.when.clone()).unwrap_or_default()
}

/// The direction as a sign.
fn arrow(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "↑",
        Direction::Down => "↓",
    }
}
