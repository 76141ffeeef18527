//! A gold article with its text, as far as names need it.
//!
//! The text of an article that is not the project's own stays out of its files: the gold then has the annotations
//! alone, and the text comes from another file, by the id.

use crate::analysis::names::Names;
use crate::analysis::tagger::ProposalKind;
use crate::document::{CharOffsets, Document, Span};
use crate::intake::jsonl;
use crate::train::error::TrainError;
use crate::train::files;
use crate::train::gold::Gold;
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

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

/// Articles by their id, for gold that has no text itself.
#[derive(Debug, Default)]
pub(crate) struct Texts(HashMap<String, Map<String, Value>>);

impl Texts {
    /// Those of files with an article a line.
    pub(crate) fn read(paths: &[PathBuf]) -> Result<Self, TrainError> {
        let mut texts = HashMap::new();
        for path in paths {
            for (number, line) in (1..).zip(files::read(path)?.lines()) {
                let article: Map<String, Value> =
                    serde_json::from_str(line).map_err(|error| failed(path, number, error.to_string()))?;
                if let Some(id) = article.get("id").and_then(Value::as_str) {
                    texts.insert(id.to_owned(), article);
                }
            }
        }
        Ok(Self(texts))
    }

    /// The gold of a line with its text, if it lacks one.
    pub(crate) fn complete(&self, line: &str) -> Result<Map<String, Value>, String> {
        let mut gold: Map<String, Value> = serde_json::from_str(line).map_err(|error| error.to_string())?;
        if !gold.contains_key("text") {
            let id = gold.get("id").and_then(Value::as_str).unwrap_or_default();
            let article = self.0.get(id).ok_or_else(|| format!("no text given for {id}"))?;
            for (key, value) in article {
                gold.entry(key.clone()).or_insert_with(|| value.clone());
            }
        }
        Ok(gold)
    }
}

/// The articles of a file.
pub(crate) fn read(path: &Path, texts: &Texts) -> Result<Vec<GoldNames>, TrainError> {
    (1..)
        .zip(files::read(path)?.lines())
        .map(|(number, line)| {
            let gold = texts.complete(line).map_err(|problem| failed(path, number, problem))?;
            let line = Value::Object(gold).to_string();
            let gold: Gold =
                serde_json::from_str(&line).map_err(|error| failed(path, number, error.to_string()))?;
            let document = jsonl::read_line(line.as_bytes(), number, None)
                .map_err(|error| failed(path, number, error.to_string()))?;
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

fn failed(path: &Path, line: u64, problem: String) -> TrainError {
    TrainError::Gold { path: path.to_owned(), line, problem }
}
