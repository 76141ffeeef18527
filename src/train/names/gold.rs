//! A gold article with its text, as far as names need it.

use crate::analysis::names::Names;
use crate::analysis::tagger::ProposalKind;
use crate::document::{CharOffsets, Document, Span};
use crate::intake::jsonl;
use crate::train::error::TrainError;
use crate::train::files;
use crate::train::gold::Gold;
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

/// The articles of a file.
pub(crate) fn read(path: &Path) -> Result<Vec<GoldNames>, TrainError> {
    let problem = |number, problem: String| TrainError::Gold { path: path.to_owned(), line: number, problem };
    (1..)
        .zip(files::read(path)?.lines())
        .map(|(number, line)| {
            let gold: Gold =
                serde_json::from_str(line).map_err(|error| problem(number, error.to_string()))?;
            let document = jsonl::read_line(line.as_bytes(), number, None)
                .map_err(|error| problem(number, error.to_string()))?;
            let Names { people, companies, .. } = gold.names(&CharOffsets::new(&document.text));
            Ok(GoldNames {
                id: gold.id,
                people: people.into_iter().map(|person| person.mentions).collect(),
                companies: companies.into_iter().map(|company| company.mentions).collect(),
                document,
            })
        })
        .collect()
}
