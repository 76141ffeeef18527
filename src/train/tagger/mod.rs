//! The trainer of the tagger: labelled sentences and word clusters in, a model file and its accuracy out.
//!
//! | step | file |
//! | --- | --- |
//! | the corpora, and which part of each is held out | `corpus` |
//! | their tokens as the project's own, with features and labels | `example` |
//! | word clusters as a table | `clusters` |
//! | a conditional random field by gradient descent | `field` |
//! | the weights that matter as a table of 8-bit numbers | `table` |
//! | precision, recall and F1 of the model as it is written | `measure` |
//!
//! Everything is in a fixed order and single-threaded, so the same data give the same bytes.

mod clusters;
mod corpus;
mod example;
mod field;
mod measure;
mod table;

use crate::analysis::tagger::{Model, layout};
use crate::language;
use crate::train::error::TrainError;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// Makes the model `out/LANGUAGE/tagger` from the corpora in `data`, and reports how accurate it is on the
/// sentences that were held out.
///
/// # Errors
///
/// If a file cannot be read or written, or there are no corpora of the language.
pub fn run(language: &str, data: &Path, clusters: &Path, out: &Path) -> Result<String, TrainError> {
    let pack = language::by_code(language).filter(|pack| !pack.corpora.is_empty());
    let pack = pack.ok_or_else(|| TrainError::Language { language: language.to_owned() })?;
    let files = pack.corpora;
    let mut bytes = vec![0; layout::LENGTH];
    bytes[..layout::MAGIC.len()].copy_from_slice(layout::MAGIC);
    clusters::write(clusters, &mut bytes)?;
    let corpora = files.iter().map(|file| corpus::read(&data.join(file))).collect::<Result<Vec<_>, _>>()?;
    let mut examples = example::Examples::default();
    let empty: Option<Model<'_>> = Model::new(&bytes);
    for (file, corpus) in files.iter().zip(&corpora) {
        let of_firms = corpus::OF_FIRMS.contains(file);
        for sentence in corpus.training() {
            if let Some(model) = empty {
                examples.add(sentence, pack.language, model, of_firms);
            }
        }
    }
    let field = field::CrfModel::train(&examples);
    table::write(&examples, &field, &mut bytes);
    let mut report = format!(
        "{language}: {} segments, {} features\n{:<22} {:>6} {:>6} {:>6} {:>6}\n",
        examples.len(),
        examples.features(),
        "held out",
        "gold",
        "P",
        "R",
        "F1"
    );
    if let Some(model) = Model::new(&bytes) {
        measure::report(files, &corpora, pack.language, model, &mut report);
    }
    let path = out.join(language).join("tagger");
    fs::write(&path, &bytes).map_err(|source| TrainError::File { path: path.clone(), source })?;
    let _ = writeln!(report, "{}: {} bytes", path.display(), bytes.len());
    Ok(report)
}
