//! A gold article, as far as links need it. Offsets count Unicode scalar values.

use crate::analysis::names::Names;
use crate::analysis::{Company, EntityId, Person};
use crate::document::{CharOffsets, Span};
use serde::Deserialize;

/// The article.
#[derive(Debug, Deserialize)]
pub(super) struct Gold {
    pub id: String,
    pub figures: Vec<Figure>,
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
pub(super) struct Figure {
    start: usize,
    end: usize,
    pub of: Option<String>,
    pub who: Option<String>,
    pub when: Option<String>,
}

impl Figure {
    /// Where it stands in `text`.
    pub(super) fn span(&self, text: &CharOffsets<'_>) -> Span {
        span(text, (self.start, self.end))
    }
}

impl Gold {
    /// The names of the article, as a perfect recogniser would find them.
    pub(super) fn names(&self, text: &CharOffsets<'_>) -> Names {
        let mentions = |entity: &Entity| entity.mentions.iter().map(|&mention| span(text, mention)).collect();
        let people: Vec<Person> = self
            .people
            .iter()
            .map(|person| Person {
                name: person.name.clone(),
                role: person.role.clone(),
                organization: person.org.clone(),
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
