//! The trainer of the links: gold articles in, the weights of `assets/model/links.tsv` and their accuracy out.
//!
//! | step | file |
//! | --- | --- |
//! | gold articles, with their names | [`gold`](super::gold) |
//! | the decisions of the program on each article, with the right candidates marked | `example` |
//! | weights by a conditional logit | `logit` |
//!
//! The accuracy is that of cross-validation: the articles are dealt into folds, and each fold is decided with
//! weights that were fitted to the others.

mod example;
mod logit;

use crate::analysis::links::choice::{Chosen, DecisionSchema, Weights};
use crate::analysis::links::decisions;
use crate::analysis::links::hashed::HashedWeights;
use crate::train::error::TrainError;
use crate::train::files;
use crate::train::score::{Tally, as_float};
use example::{Example, FoundNames, GoldArticle};
use logit::Fitted;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The parts of the articles in cross-validation.
const FOLDS: usize = 5;

/// What is decided of a figure is evidence for the next one, so the weights are fitted again to what the last ones
/// decide.
const ROUNDS: usize = 3;

const HEAD: &str = "\
# What speaks for and against the targets of a figure's links, and how much: fitted by `depesche train links`, see
# README.md. Not for editing by hand. An empty context means everywhere.
# link\tfeature\tcontext\tweight
";

/// Fits the weights to the articles in `gold`, writes them to the table `out` and those of filled templates to `hashed`, and
/// reports F1. `found` has names of a recogniser that was not fitted to the articles. With `show`, every decision too that was wrong on an article not fitted to.
///
/// # Errors
///
/// If a file cannot be read or written, or is no gold.
pub fn run(
    gold: &[PathBuf],
    found: Option<&Path>,
    out: &Path,
    hashed: &Path,
    show: bool,
) -> Result<String, TrainError> {
    let mut weights = Weights::read("", &decisions(), HashedWeights::default());
    let found = found.map(FoundNames::read).transpose()?.unwrap_or_default();
    let mut articles = Vec::new();
    let mut fitted = Vec::new();
    for _ in 0..ROUNDS {
        articles.clear();
        for path in gold {
            articles.extend(example::read(path, &found, &weights)?);
        }
        fitted = decisions().map(|schema| fit(schema, articles.iter())).into();
        let all = fitted.iter().flat_map(|fitted: &Fitted| &fitted.hashed);
        weights.hashed = HashedWeights::new(all.map(|(&hash, &weight)| (hash, weight)).collect());
        for (schema, fitted) in decisions().iter().zip(&fitted) {
            weights.replace(schema.name, fitted.named.clone());
        }
    }
    let mut report = format!("{} articles, of which fitted and unseen\n", articles.len());
    for (schema, fitted) in decisions().into_iter().zip(&fitted) {
        measure(schema, &articles, fitted, show, &mut report);
    }
    files::write(out, table(&weights).as_bytes())?;
    files::write(hashed, weights.hashed.bytes())?;
    Ok(report)
}

fn fit<'a>(schema: DecisionSchema, articles: impl Iterator<Item = &'a GoldArticle>) -> Fitted {
    logit::fit(&articles.flat_map(|article| article.of(schema.name)).collect::<Vec<_>>(), schema)
}

/// Adds the F1 of a link, for each file and for all, on what the weights were fitted to and on what they were not.
fn measure(schema: DecisionSchema, articles: &[GoldArticle], all: &Fitted, show: bool, report: &mut String) {
    let mut tallies: BTreeMap<&str, [Tally; 2]> = BTreeMap::new();
    let mut calibration = Calibration::default();
    for fold in 0..FOLDS {
        let is_held_out = |number: usize| number % FOLDS == fold;
        let others = articles.iter().enumerate().filter(|(number, _)| !is_held_out(*number));
        let of_others = fit(schema, others.map(|(_, article)| article));
        let held_out = articles.iter().enumerate().filter(|(number, _)| is_held_out(*number));
        for (article, example) in held_out
            .flat_map(|(_, article)| article.as_found(schema.name).map(move |example| (article, example)))
        {
            let chosen = of_others.best(example, schema);
            calibration.add(example, chosen);
            for file in [article.file.as_str(), "all"] {
                let [fitted, unseen] = tallies.entry(file).or_default();
                add(fitted, example, all.best(example, schema));
                add(unseen, example, chosen);
            }
            if show && !chosen.is_some_and(|chosen| example.right[chosen.number]) {
                let words = chosen.map_or("-", |chosen| &example.words[chosen.number]);
                let _ = writeln!(report, "{}, not {words}", example.question);
            }
        }
    }
    for (file, [fitted, unseen]) in tallies {
        let _ = writeln!(report, "{:<9} {:<40} {:>6.3} {:>6.3}", schema.name, file, fitted.f1(), unseen.f1());
    }
    calibration.write(schema.name, report);
}

/// Counts the link that was chosen.
fn add(tally: &mut Tally, example: &Example, chosen: Option<Chosen>) {
    let found = chosen.is_some_and(|chosen| !example.is_nothing(chosen.number));
    tally.add(example.expected, found, chosen.is_some_and(|chosen| example.right[chosen.number]));
}

/// How sure the unseen links that lead somewhere were, against how many of them were right.
#[derive(Debug, Default)]
struct Calibration {
    /// By tenth of probability: how many, and how many right.
    tenths: [(usize, usize); 10],
}

impl Calibration {
    fn add(&mut self, example: &Example, chosen: Option<Chosen>) {
        let Some(chosen) = chosen.filter(|chosen| !example.is_nothing(chosen.number)) else { return };
        let passed = |limit: &u8| chosen.probability >= f32::from(*limit) / 10.0;
        let (all, right) = &mut self.tenths[(1..10).filter(passed).count()];
        *all += 1;
        *right += usize::from(example.right[chosen.number]);
    }

    fn write(&self, name: &str, report: &mut String) {
        for (tenth, &(all, right)) in self.tenths.iter().enumerate().filter(|(_, tenth)| tenth.0 > 0) {
            let share = as_float(right) / as_float(all);
            let _ =
                writeln!(report, "{name:<9} said {:>2} % and more: {share:.2} right of {all}", tenth * 10);
        }
    }
}

/// The weights that matter, as a table.
fn table(weights: &Weights) -> String {
    const LEAST: f32 = 0.005;
    let mut table = HEAD.to_owned();
    for schema in decisions() {
        for (index, weight) in
            weights.of(schema.name).iter().enumerate().filter(|(_, weight)| weight.abs() >= LEAST)
        {
            let (feature, context) = schema.name_of(index);
            let context = context.unwrap_or_default();
            let _ = writeln!(table, "{}\t{feature}\t{context}\t{weight:.2}", schema.name);
        }
    }
    table
}
