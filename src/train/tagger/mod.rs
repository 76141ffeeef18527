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

use super::names::{GoldNames, Texts};
use crate::analysis::tagger::{Model, layout};
use crate::analysis::text::annotate;
use crate::language::{self, Pack};
use crate::train::error::TrainError;
use crate::train::files;
use corpus::{Corpus, LabelledSentence};
use std::collections::HashSet;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Makes the model `out/LANGUAGE/tagger` from the corpora in `data` and the articles in `gold`, and reports how
/// accurate it is on the sentences of the corpora that were held out. `texts` has the articles of gold without text.
///
/// # Errors
///
/// If a file cannot be read or written, or there are no corpora of the language.
pub fn run(
    language: &str,
    data: &Path,
    clusters: &Path,
    gold: &[PathBuf],
    texts: &[PathBuf],
    out: &Path,
) -> Result<String, TrainError> {
    let texts = Texts::read(texts)?;
    let pack = language::by_code(language).filter(|pack| !pack.corpora.is_empty());
    let pack = pack.ok_or_else(|| TrainError::Language { language: language.to_owned() })?;
    let school = School::new(pack, data, clusters)?;
    let mut articles = Vec::new();
    for path in gold {
        articles.extend(super::names::read(path, &texts)?);
    }
    articles.retain(|article| article.document.language == pack.language);
    let taught: Vec<&GoldNames> = articles.iter().collect();
    let bytes = school.teach(&taught, &taught);
    let mut report =
        format!("{language}\n{:<22} {:>6} {:>6} {:>6} {:>6}\n", "held out", "gold", "P", "R", "F1");
    if let Some(model) = Model::new(&bytes) {
        measure::report(pack.corpora, &school.corpora, pack.language, model, &mut report);
    }
    let path = out.join(language).join("tagger");
    files::write(&path, &bytes)?;
    let _ = writeln!(report, "{}: {} bytes", path.display(), bytes.len());
    Ok(report)
}

/// What a tagger of one language is taught with.
pub(super) struct School {
    pack: &'static Pack,
    corpora: Vec<Corpus>,
    /// A model with word clusters and no weights.
    blank: Vec<u8>,
}

impl School {
    /// Reads corpora and clusters.
    pub(super) fn new(pack: &'static Pack, data: &Path, clusters: &Path) -> Result<Self, TrainError> {
        let mut blank = vec![0; layout::LENGTH];
        blank[..layout::MAGIC.len()].copy_from_slice(layout::MAGIC);
        clusters::write(clusters, &mut blank)?;
        let read = |file: &&str| corpus::read(&data.join(file));
        let corpora = pack.corpora.iter().map(read).collect::<Result<_, _>>()?;
        Ok(Self { pack, corpora, blank })
    }

    /// A model that has learnt from the corpora and from the articles of `gold`. Of the corpora the sentences are left
    /// out that stand in one of the articles of `known`, which are labelled better there or must not be seen.
    pub(super) fn teach(&self, gold: &[&GoldNames], known: &[&GoldNames]) -> Vec<u8> {
        let known: HashSet<String> =
            known.iter().flat_map(|article| shingles(&article.document.text)).collect();
        let mut bytes = self.blank.clone();
        let mut examples = example::Examples::default();
        if let Some(blank) = Model::new(&self.blank) {
            for (file, corpus) in self.pack.corpora.iter().zip(&self.corpora) {
                let of_firms = corpus::OF_FIRMS.contains(file);
                for sentence in corpus.training().iter().filter(|sentence| !is_known(sentence, &known)) {
                    examples.add(sentence, self.pack.language, blank, of_firms);
                }
            }
            for article in gold {
                if let Some(text) = annotate(&article.document) {
                    let places = article.places();
                    for _ in 0..TIMES {
                        examples.add_gold(&text, &places, blank);
                    }
                }
            }
        }
        let field = field::CrfModel::train(&examples);
        table::write(&examples, &field, &mut bytes);
        bytes
    }
}

/// How often an article is learnt for once that a sentence of the corpora is.
const TIMES: usize = 2;
/// So many letters and digits in a row make a sentence the same as another.
const SHINGLE: usize = 32;

fn letters(text: &str) -> Vec<char> {
    text.chars().filter(|char| char.is_alphanumeric()).collect()
}

fn shingles(text: &str) -> Vec<String> {
    letters(text).windows(SHINGLE).map(|window| window.iter().collect()).collect()
}

/// Whether the beginning or the end of the sentence stands in an article.
fn is_known(sentence: &LabelledSentence, known: &HashSet<String>) -> bool {
    let text: String = sentence.iter().map(|(token, _)| token.as_str()).collect();
    let letters = letters(&text);
    let stands = |window: Option<&[char]>| {
        window.is_some_and(|window| known.contains(&window.iter().collect::<String>()))
    };
    stands(letters.get(..SHINGLE))
        || stands(letters.len().checked_sub(SHINGLE).and_then(|at| letters.get(at..)))
}
