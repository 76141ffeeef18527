//! The trainer of the links: gold articles in, the weights of `assets/model/links.tsv` and their accuracy out.
//!
//! | step | file |
//! | --- | --- |
//! | the decisions of the program on each article, with the right candidates marked | `example` |
//! | weights by a conditional logit | `logit` |
//!
//! The accuracy is that of cross-validation: the articles are dealt into folds, and each fold is decided with
//! weights that were fitted to the others.

mod example;
mod logit;

use super::TrainError;
use crate::analysis::links::rank::{Link, Weights};
use example::{Article, Example};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

const LINKS: [Link; 3] = [Link::Of, Link::Who, Link::When];

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

/// Right, expected and chosen links.
#[derive(Debug, Default, Clone, Copy)]
struct Tally {
    right: usize,
    gold: usize,
    chosen: usize,
}

impl Tally {
    fn add(&mut self, example: &Example, chosen: usize) {
        self.gold += usize::from(example.expected);
        self.chosen += usize::from(!example.is_nothing(chosen));
        self.right += usize::from(example.right[chosen] && !example.is_nothing(chosen));
    }

    fn f1(self) -> f64 {
        let sum = self.gold + self.chosen;
        if sum == 0 { 0.0 } else { 2.0 * self.right as f64 / sum as f64 }
    }
}

/// Fits the weights to the articles in `gold`, writes them to `out` and reports F1; with `show`, every decision too
/// that was wrong on an article not fitted to.
///
/// # Errors
///
/// If a file cannot be read or written, or is no gold.
pub fn run(gold: &[PathBuf], out: &Path, show: bool) -> Result<String, TrainError> {
    let mut weights = Weights::read("");
    let mut articles = Vec::new();
    for _ in 0..ROUNDS {
        articles.clear();
        for path in gold {
            articles.extend(example::read(path, &weights)?);
        }
        for link in LINKS {
            let examples: Vec<&Example> = articles.iter().flat_map(|article| article.of(link)).collect();
            weights.replace(link, logit::fit(&examples, link.schema()));
        }
    }
    let mut table = HEAD.to_owned();
    let mut report = format!("{} articles\nlink   fitted  unseen\n", articles.len());
    for link in LINKS {
        let schema = link.schema();
        let (mut fitted, mut unseen) = (Tally::default(), Tally::default());
        for example in articles.iter().flat_map(|article| article.of(link)) {
            fitted.add(example, logit::best(example, schema, weights.of(link)));
        }
        for fold in 0..FOLDS {
            let part = |inside: bool| {
                let chosen = move |(number, _): &(usize, &Article)| (number % FOLDS == fold) == inside;
                articles.iter().enumerate().filter(chosen).flat_map(move |(_, article)| article.of(link))
            };
            let weights = logit::fit(&part(false).collect::<Vec<_>>(), schema);
            part(true).for_each(|example| {
                let chosen = logit::best(example, schema, &weights);
                unseen.add(example, chosen);
                if show && !example.right[chosen] {
                    let _ = writeln!(report, "{}, not {}", example.question, example.words[chosen]);
                }
            });
        }
        let _ = writeln!(report, "{:<6} {:>6.3} {:>7.3}", link.name(), fitted.f1(), unseen.f1());
        for (index, weight) in weights.of(link).iter().enumerate().filter(|(_, weight)| weight.abs() >= 0.005)
        {
            let (feature, context) = schema.name(index);
            let _ =
                writeln!(table, "{}\t{feature}\t{}\t{weight:.2}", link.name(), context.unwrap_or_default());
        }
    }
    fs::write(out, table).map_err(|source| TrainError::File { path: out.to_owned(), source })?;
    Ok(report)
}
