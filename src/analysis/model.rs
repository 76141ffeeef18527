//! What the analysis finds: the types that panes, tables and JSON are made of.

use super::period_form::PeriodForm;
use crate::document::{Language, Span};
use crate::language::{self, PACKS};
use chrono::NaiveDate;
use rust_decimal::Decimal;
use strum::{Display, EnumDiscriminants, EnumString, IntoStaticStr, VariantArray};

/// Everything that an article names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Analysis {
    /// The people, in the order of their first mention.
    pub people: Vec<Person>,
    /// The companies, in the order of their first mention.
    pub companies: Vec<Company>,
    /// The figures, in the order of the text.
    pub figures: Vec<Figure>,
    /// The quotations, in the order of the text.
    pub quotes: Vec<Quote>,
}

impl Analysis {
    /// The name of a person or company of this analysis.
    pub fn name(&self, entity: EntityId) -> &str {
        match entity {
            EntityId::Person(index) => &self.people[index as usize].name,
            EntityId::Company(index) => &self.companies[index as usize].name,
        }
    }

    /// All mentions of people and companies, in no particular order.
    pub fn mentions(&self) -> impl Iterator<Item = (EntityId, Span)> + '_ {
        let people = self.people.iter().enumerate().flat_map(|(index, person)| {
            person.mentions.iter().map(move |&span| (EntityId::Person(index as u32), span))
        });
        let companies = self.companies.iter().enumerate().flat_map(|(index, company)| {
            company.mentions.iter().map(move |&span| (EntityId::Company(index as u32), span))
        });
        people.chain(companies)
    }
}

/// A person or a company of one [`Analysis`], by its place in the list there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntityId {
    /// Index into [`Analysis::people`].
    Person(u32),
    /// Index into [`Analysis::companies`].
    Company(u32),
}

/// A human individual that the article names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// The fullest form in the article, without a genitive s.
    pub name: String,
    /// The role in the article's words: `CEO`, `Vizepräsident für generative KI`.
    pub role: Option<String>,
    /// Where the role is held: a company's name where the article's companies have it, else as written.
    pub organization: Option<String>,
    /// How sure it is that this is a person.
    pub confidence: Confidence,
    /// Where the name stands, in the order of the text, never empty.
    pub mentions: Vec<Span>,
}

/// A business enterprise that the article names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// The fullest form in the article, without a genitive s.
    pub name: String,
    /// The symbol at the home exchange, without the exchange's suffix.
    pub ticker: Option<String>,
    /// The international securities identification number of the share.
    pub isin: Option<String>,
    /// The country of the seat, ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// How sure it is that this is a company.
    pub confidence: Confidence,
    /// Where the name stands, in the order of the text, never empty.
    pub mentions: Vec<Span>,
}

/// A number that a reader of business news would look up, with what it says of whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Where it stands: modifier, number, scale and unit.
    pub span: Span,
    /// What is measured in what way.
    pub kind: FigureKind,
    /// The full amount, never negative: the direction carries the sign.
    pub value: Decimal,
    /// The upper end of a range.
    pub value_to: Option<Decimal>,
    /// What `value` counts.
    pub unit: Option<Unit>,
    /// How exactly it holds.
    pub modifier: Modifier,
    /// Whether the text says that something rose or fell by it or to it.
    pub direction: Option<Direction>,
    /// The words that say what is measured.
    pub of: Option<Span>,
    /// Whose figure it is.
    pub who: Option<EntityId>,
    /// The time that it is about.
    pub when: Option<Period>,
    /// How sure the links are.
    pub confidence: LinkConfidence,
}

impl Figure {
    /// An exact amount of which nothing else is known, not even where it stands: its span is empty.
    pub fn of_amount(kind: FigureKind, value: Decimal, unit: Option<Unit>) -> Self {
        Self {
            span: Span::default(),
            kind,
            value,
            value_to: None,
            unit,
            modifier: Modifier::Exact,
            direction: None,
            of: None,
            who: None,
            when: None,
            confidence: LinkConfidence::default(),
        }
    }
}

/// How sure the links of a figure are; `None` where there is no link.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct LinkConfidence {
    /// Of [`Figure::of`].
    pub of: Option<Confidence>,
    /// Of [`Figure::who`].
    pub who: Option<Confidence>,
    /// Of [`Figure::when`].
    pub when: Option<Confidence>,
}

/// The probability that something which the analysis says is right, in hundredths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Confidence(u8);

impl Confidence {
    /// That of a probability from 0 to 1. No analysis of a text is certain, so that it stays below 1.
    pub fn of(probability: f32) -> Self {
        Self(((probability * 100.0).round().clamp(0.0, 99.0) as i8).cast_unsigned())
    }

    /// That of so many hundredths, at most 100.
    pub const fn of_hundredths(hundredths: u8) -> Self {
        Self(if hundredths < 100 { hundredths } else { 100 })
    }

    /// In hundredths.
    pub const fn hundredths(self) -> u8 {
        self.0
    }

    /// As a number from 0 to 1.
    pub fn decimal(self) -> Decimal {
        Decimal::new(i64::from(self.0), 2)
    }

    /// The confidence with this number from 0 to 1.
    pub fn from_decimal(number: Decimal) -> Option<Self> {
        let hundredths = (number * Decimal::ONE_HUNDRED).round();
        u8::try_from(hundredths).ok().filter(|&hundredths| hundredths <= 100).map(Self)
    }
}

/// The kinds of figures, in the order in which they are listed and sorted. Their names are those of the JSON and the command
/// line.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Display, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
pub enum FigureKind {
    /// An amount of money.
    Money,
    /// A share of a whole or a relative change.
    Percent,
    /// A difference of two percentages.
    PercentagePoints,
    /// So many of something.
    Count,
    /// A factor or a fraction: twice, a third.
    Multiple,
    /// The money for one share, barrel, ounce, kilowatt hour.
    Price,
    /// The level or move of a stock index.
    Index,
}

/// How exactly a value holds, by the names of the JSON.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Display, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Modifier {
    /// As written.
    #[default]
    Exact,
    /// About so much, a little more or less.
    Approx,
    /// This much or more.
    AtLeast,
    /// More than this.
    MoreThan,
    /// This much or less.
    AtMost,
    /// Less than this.
    LessThan,
    /// From `value` to `value_to`.
    Range,
}

/// Which way something moved, by the names of the JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Display, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Direction {
    /// It rose.
    Up,
    /// It fell.
    Down,
}

/// What a value counts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, EnumDiscriminants)]
#[strum_discriminants(
    name(UnitKind),
    doc = "The kinds of units, by the names under which the library stores them.",
    derive(Hash, Display, EnumString, IntoStaticStr),
    strum(serialize_all = "snake_case")
)]
pub enum Unit {
    /// An amount of this currency in its main unit: euros, not cents.
    Currency(Currency),
    /// Hundredths.
    Percent,
    /// Percentage points.
    PercentagePoint,
    /// Points of an index.
    IndexPoint,
    /// The counted noun, as the text has it.
    Noun(String),
}

impl Unit {
    /// What a text in `language` calls it, as the JSON has it: the code of a currency, `%`, `pp`, `Punkte` or `points`, the
    /// counted noun.
    pub fn name(&self, language: Language) -> &str {
        match self {
            Self::Currency(currency) => currency.code(),
            Self::Percent => "%",
            Self::PercentagePoint => "pp",
            Self::IndexPoint => language::pack(language).unwrap_or(language::DEFAULT).index_points,
            Self::Noun(noun) => noun,
        }
    }

    /// Whether `name` means this unit. Upper and lower case are the same, and the points of an index are found by their
    /// names in both languages.
    pub fn is_called(&self, name: &str) -> bool {
        let name = name.trim().to_lowercase();
        PACKS.iter().any(|pack| self.name(pack.language).to_lowercase() == name)
    }
}

/// A currency by its ISO 4217 code (historic codes, and `XBT` for bitcoin, included).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The currency with this code: three upper-case ASCII letters.
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// Its ISO 4217 code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// The time that a figure is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The words that name it: `im Jahr 2022`.
    pub span: Span,
    /// What kind of time they name.
    pub kind: PeriodKind,
    /// Its first day, where it can be told.
    pub from: Option<NaiveDate>,
    /// Its last day, where it can be told.
    pub to: Option<NaiveDate>,
    /// Its normal form, where it has one.
    pub form: Option<PeriodForm>,
}

/// The kinds of expressions of time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum PeriodKind {
    /// A place in the calendar: a date, `im dritten Quartal`, `last year`, `innerhalb von 90 Tagen`.
    #[default]
    Calendar,
    /// A time of day: `9 a.m. ET`, `16.30 Uhr`.
    Clock,
    /// A length alone: `drei Jahre`, `90 days`. It is no count, but says no time that a figure is about.
    Duration,
}

/// What someone said, in the speaker's words or in those of the article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The words, without the quotation marks.
    pub span: Span,
    /// Whether they are the speaker's own.
    pub kind: QuoteKind,
    /// Who said them: a person or a company of the same analysis.
    pub speaker: Option<EntityId>,
}

/// Whose words tell what someone said, by the names of the JSON.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Display, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum QuoteKind {
    /// The speaker's own, between quotation marks.
    #[default]
    Direct,
    /// Those of the article: `X sagte, dass …`, `according to X`.
    Indirect,
}
