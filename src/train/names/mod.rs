//! The trainer of the judge of names: gold articles in, decision trees and their accuracy out.
//!
//! | step | file |
//! | --- | --- |
//! | gold articles with their people and companies | `gold` |
//! | all that may be a name there, and what is one | `case` |
//! | trees by gradient boosting | `boost` |
//! | the file of the trees | `file` |
//! | precision, recall and calibration on articles not fitted to | `measure` |
//!
//! The tagger is evidence for the judge, so no article is judged here by a tagger that was taught with it: the articles
//! are dealt into folds, and each fold has a tagger of its own, taught with the others. The accuracy is that of
//! cross-validation with the same folds, by the whole recogniser.

mod boost;
mod case;
mod file;
mod gold;
mod measure;

pub(crate) use gold::{GoldNames, Texts, read};

use crate::analysis::tagger::Model;
use crate::language;
use crate::train::error::TrainError;
use crate::train::files;
use crate::train::side_by_side;
use crate::train::tagger::School;
use case::Case;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The parts of the articles in cross-validation.
const FOLDS: usize = 5;

/// Grows the trees from the articles in `gold`, writes them to `out` and reports how good they are on articles that were
/// not fitted to; writes what is found there to `found`, if it is given. `texts` has the articles of gold without text.
///
/// # Errors
///
/// If a file cannot be read or written, or is no gold.
pub fn run(
    gold: &[PathBuf],
    texts: &[PathBuf],
    data: &Path,
    clusters: &Path,
    out: &Path,
    found: Option<&Path>,
) -> Result<String, TrainError> {
    let texts = Texts::read(texts)?;
    let mut articles = Vec::new();
    let mut sources = Vec::new();
    for path in gold {
        articles.extend(read(path, &texts)?);
        sources.resize(articles.len(), path.display().to_string());
    }
    let taggers = taggers(&articles, data, clusters)?;
    let tagger = |number: usize| taggers[number].as_deref().and_then(Model::new);
    let cases: Vec<Case> =
        articles.iter().enumerate().map(|(number, article)| case::of(article, tagger(number))).collect();
    let fit = |is_taught: &dyn Fn(usize) -> bool| {
        let taught = cases.iter().enumerate().filter(|(number, _)| is_taught(*number));
        file::bytes(&taught.map(|(_, case)| case).collect::<Vec<_>>())
    };
    // The last of these is fitted to all.
    let mut forests =
        side_by_side::each(0..=FOLDS, |fold| fit(&|number| fold == FOLDS || number % FOLDS != fold));
    let forest = forests.pop().unwrap_or_default();
    let names = side_by_side::each(forests.iter().enumerate(), |(fold, forest)| {
        let of_fold = articles.iter().enumerate().filter(|(number, _)| number % FOLDS == fold);
        let found = |(number, article)| (number, case::found(article, tagger(number), forest));
        of_fold.map(found).collect::<Vec<_>>()
    });
    let mut measured = measure::Measured::default();
    let mut lines = String::new();
    for (number, names) in names.into_iter().flatten() {
        measured.add(&sources[number], &articles[number], &names);
        let _ = writeln!(lines, "{}", measure::line(&articles[number], &names));
    }
    if let Some(path) = found {
        files::write(path, lines.as_bytes())?;
    }
    files::write(out, &forest)?;
    let mut report = measured.report();
    let _ = writeln!(report, "{}: {} bytes", out.display(), forest.len());
    Ok(report)
}

/// For each article a tagger of its language that has not seen it; `None` where the language has none.
fn taggers(articles: &[GoldNames], data: &Path, clusters: &Path) -> Result<Vec<Option<Vec<u8>>>, TrainError> {
    let mut taggers: Vec<Option<Vec<u8>>> = vec![None; articles.len()];
    for pack in language::PACKS.into_iter().filter(|pack| !pack.corpora.is_empty()) {
        let school = School::new(pack, data, &clusters.join(format!("{}_lexeme_cluster.json", pack.code())))?;
        let own: Vec<(usize, &GoldNames)> = articles
            .iter()
            .enumerate()
            .filter(|(_, article)| article.document.language == pack.language)
            .collect();
        let known: Vec<&GoldNames> = own.iter().map(|&(_, article)| article).collect();
        let models = side_by_side::each(0..FOLDS, |fold| {
            let others = own.iter().filter(|(number, _)| number % FOLDS != fold);
            school.teach(&others.map(|&(_, article)| article).collect::<Vec<_>>(), &known)
        });
        for (number, _) in own {
            taggers[number] = models.get(number % FOLDS).cloned();
        }
    }
    Ok(taggers)
}
