//! A gold article: its people, companies and the links of its figures. Offsets count Unicode scalar values.
//!
//! The test of the links includes this file, so that it reads gold as the trainer does.

use crate::analysis::names::Names;
use crate::analysis::{Company, Confidence, EntityId, Person};
use crate::document::{CharOffsets, Span};
use crate::train::score::contains;
use serde::{Deserialize, Deserializer};

/// The article.
#[derive(Debug, Deserialize)]
pub(crate) struct Gold {
    pub id: String,
    #[serde(default)]
    pub figures: Vec<GoldFigure>,
    people: Vec<Entity>,
    companies: Vec<Entity>,
}

/// A person or a company.
#[derive(Debug, Deserialize)]
struct Entity {
    name: String,
    #[serde(default)]
    role: Option<String>,
    #[serde(default)]
    org: Option<String>,
    mentions: Vec<(usize, usize)>,
}

/// A figure with its links.
#[derive(Debug, Deserialize)]
pub(crate) struct GoldFigure {
    start: usize,
    end: usize,
    #[serde(default, deserialize_with = "given")]
    of: Link,
    #[serde(default, deserialize_with = "given")]
    who: Link,
    #[serde(default, deserialize_with = "given")]
    when: Link,
    #[serde(default, deserialize_with = "given")]
    direction: Link,
}

/// What the gold says of a link: nothing where it leaves the field out, that it leads nowhere where the field is
/// null, else where.
type Link = Option<Option<String>>;

fn given<'de, D: Deserializer<'de>>(field: D) -> Result<Link, D::Error> {
    Option::deserialize(field).map(Some)
}

impl GoldFigure {
    /// What the gold says of the link that the table of weights calls `name`.
    pub(crate) fn link(&self, name: &str) -> Option<&Option<String>> {
        match name {
            "of" => self.of.as_ref(),
            "who" => self.who.as_ref(),
            "when" => self.when.as_ref(),
            "direction" => self.direction.as_ref(),
            _ => None,
        }
    }

    /// Where it stands in `text`.
    pub(crate) fn span(&self, text: &CharOffsets<'_>) -> Span {
        span(text, (self.start, self.end))
    }
}

impl Gold {
    /// Whether `name` is what the article calls `entity` anywhere, or a longer or shorter form of it.
    pub(crate) fn is_called(&self, text: &str, offsets: &CharOffsets<'_>, entity: &str, name: &str) -> bool {
        let same = |other: &str| other.eq_ignore_ascii_case(name);
        let mentions = |known: &Entity| {
            known.mentions.iter().any(|&mention| text.get(span(offsets, mention).range()).is_some_and(same))
        };
        let mut named = self.people.iter().chain(&self.companies).filter(|known| known.name == entity);
        contains(entity, name) || named.any(mentions)
    }

    /// The names of the article, as a perfect recogniser would find them.
    pub(crate) fn names(&self, text: &CharOffsets<'_>) -> Names {
        let mentions = |entity: &Entity| entity.mentions.iter().map(|&mention| span(text, mention)).collect();
        let people: Vec<Person> = self
            .people
            .iter()
            .map(|person| Person {
                name: person.name.clone(),
                role: person.role.clone(),
                organization: person.org.clone(),
                confidence: Confidence::of_hundredths(100),
                mentions: mentions(person),
            })
            .collect();
        let companies: Vec<Company> = self
            .companies
            .iter()
            .map(|company| Company {
                name: company.name.clone(),
                ticker: None,
                isin: None,
                country: None,
                confidence: Confidence::of_hundredths(100),
                mentions: mentions(company),
            })
            .collect();
        let of_people = (0..).zip(&people).flat_map(|(index, person)| {
            person.mentions.iter().map(move |&span| (span, EntityId::Person(index)))
        });
        let of_companies = (0..).zip(&companies).flat_map(|(index, company)| {
            company.mentions.iter().map(move |&span| (span, EntityId::Company(index)))
        });
        let mut all: Vec<(Span, EntityId)> = of_people.chain(of_companies).collect();
        all.sort();
        Names { people, companies, mentions: all }
    }
}

fn span(text: &CharOffsets<'_>, (start, end): (usize, usize)) -> Span {
    Span::new(text.byte_of(start), text.byte_of(end))
}
