//! A gold article, as far as names need it. Offsets count Unicode scalar values.

use crate::analysis::tagger::ProposalKind;
use crate::document::{CharOffsets, Document, Span};
use crate::intake::jsonl;
use crate::train::error::TrainError;
use serde::Deserialize;
use std::fs;
use std::path::Path;

/// The article with its text.
#[derive(Debug)]
pub(crate) struct GoldNames {
    pub id: String,
    pub document: Document,
    /// Of each person the mentions.
    pub people: Vec<Vec<Span>>,
    /// Of each company the mentions.
    pub companies: Vec<Vec<Span>>,
}

impl GoldNames {
    /// Where people and companies stand, in the order of the text.
    pub(crate) fn places(&self) -> Vec<(Span, ProposalKind)> {
        let people = self.people.iter().flatten().map(|&span| (span, ProposalKind::Person));
        let companies = self.companies.iter().flatten().map(|&span| (span, ProposalKind::Organization));
        let mut places: Vec<_> = people.chain(companies).collect();
        places.sort_by_key(|&(span, _)| span);
        places
    }
}

#[derive(Debug, Deserialize)]
struct Line {
    id: String,
    people: Vec<Entity>,
    companies: Vec<Entity>,
}

#[derive(Debug, Deserialize)]
struct Entity {
    mentions: Vec<(usize, usize)>,
}

/// The articles of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<GoldNames>, TrainError> {
    let text =
        fs::read_to_string(path).map_err(|source| TrainError::File { path: path.to_owned(), source })?;
    let problem = |number, problem: String| TrainError::Gold { path: path.to_owned(), line: number, problem };
    (1..)
        .zip(text.lines())
        .map(|(number, line)| {
            let gold: Line =
                serde_json::from_str(line).map_err(|error| problem(number, error.to_string()))?;
            let document = jsonl::read_line(line.as_bytes(), number, None)
                .map_err(|error| problem(number, error.to_string()))?;
            let offsets = CharOffsets::new(&document.text);
            let span =
                |&(start, end): &(usize, usize)| Span::new(offsets.byte_of(start), offsets.byte_of(end));
            let spans = |entities: &[Entity]| -> Vec<Vec<Span>> {
                entities.iter().map(|entity| entity.mentions.iter().map(span).collect()).collect()
            };
            let (people, companies) = (spans(&gold.people), spans(&gold.companies));
            Ok(GoldNames { id: gold.id, document, people, companies })
        })
        .collect()
}
