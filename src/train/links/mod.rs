//! The trainer of the links: gold articles in, the weights of `assets/model/links.tsv` and their accuracy out.
//!
//! | step | file |
//! | --- | --- |
//! | gold articles, with their names | `gold` |
//! | the decisions of the program on each article, with the right candidates marked | `example` |
//! | weights by a conditional logit | `logit` |
//!
//! The accuracy is that of cross-validation: the articles are dealt into folds, and each fold is decided with
//! weights that were fitted to the others.

mod example;
mod gold;
mod logit;

use crate::analysis::links::choice::{DecisionSchema, Weights};
use crate::analysis::links::decisions;
use crate::train::error::TrainError;
use crate::train::score::Tally;
use example::{Example, GoldArticle};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// The parts of the articles in cross-validation.
const FOLDS: usize = 10;

/// What is decided of a figure is evidence for the next one, so the weights are fitted again to what the last ones
/// decide.
const ROUNDS: usize = 5;

const HEAD: &str = "\
# What speaks for and against the targets of a figure's links, and how much: fitted by `depesche train links`, see
# README.md. Not for editing by hand. An empty context means everywhere.
# link\tfeature\tcontext\tweight
";

/// Fits the weights to the articles in `gold`, writes them to `out` and reports F1; with `show`, every decision too
/// that was wrong on an article not fitted to.
///
/// # Errors
///
/// If a file cannot be read or written, or is no gold.
pub fn run(gold: &[PathBuf], out: &Path, show: bool) -> Result<String, TrainError> {
    let mut weights = Weights::read("", &decisions());
    let mut articles = Vec::new();
    for _ in 0..ROUNDS {
        articles.clear();
        for path in gold {
            articles.extend(example::read(path, &weights)?);
        }
        for schema in decisions() {
            weights.replace(schema.name, fit(schema, articles.iter()));
        }
    }
    let mut report = format!("{} articles, of which fitted and unseen\n", articles.len());
    for schema in decisions() {
        measure(schema, &articles, &weights, show, &mut report);
    }
    fs::write(out, table(&weights)).map_err(|source| TrainError::File { path: out.to_owned(), source })?;
    Ok(report)
}

fn fit<'a>(schema: DecisionSchema, articles: impl Iterator<Item = &'a GoldArticle>) -> Vec<f32> {
    logit::fit(&articles.flat_map(|article| article.of(schema.name)).collect::<Vec<_>>(), schema)
}

/// Adds the F1 of a link, for each file and for all, on what the weights were fitted to and on what they were not.
fn measure(
    schema: DecisionSchema,
    articles: &[GoldArticle],
    weights: &Weights,
    show: bool,
    report: &mut String,
) {
    let mut tallies: BTreeMap<&str, [Tally; 2]> = BTreeMap::new();
    for fold in 0..FOLDS {
        let is_held_out = |number: usize| number % FOLDS == fold;
        let others = articles.iter().enumerate().filter(|(number, _)| !is_held_out(*number));
        let of_others = fit(schema, others.map(|(_, article)| article));
        let held_out = articles.iter().enumerate().filter(|(number, _)| is_held_out(*number));
        for (article, example) in held_out
            .flat_map(|(_, article)| article.as_found(schema.name).map(move |example| (article, example)))
        {
            let chosen = logit::best(example, schema, &of_others);
            for file in [article.file.as_str(), "all"] {
                let [fitted, unseen] = tallies.entry(file).or_default();
                add(fitted, example, logit::best(example, schema, weights.of(schema.name)));
                add(unseen, example, chosen);
            }
            if show && !example.right[chosen] {
                let _ = writeln!(report, "{}, not {}", example.question, example.words[chosen]);
            }
        }
    }
    for (file, [fitted, unseen]) in tallies {
        let _ = writeln!(report, "{:<6} {:<40} {:>6.3} {:>6.3}", schema.name, file, fitted.f1(), unseen.f1());
    }
}

/// Counts the link that was chosen.
fn add(tally: &mut Tally, example: &Example, chosen: usize) {
    tally.add(example.expected, !example.is_nothing(chosen), example.right[chosen]);
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
