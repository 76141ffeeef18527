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
use crate::train::names::Texts;
use crate::train::score::{Tally, as_float};
use crate::train::threads::in_threads;
use example::{Example, FoundNames, GoldArticle};
use logit::Fitted;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The parts of the articles in cross-validation.
const FOLDS: usize = 5;

/// What is decided of a figure is evidence for the next one, so the weights are fitted again to what the last ones
/// decide. Each article is decided by weights that were not fitted to it: else what was decided before would look surer
/// than it is in tomorrow's articles.
const ROUNDS: usize = 3;

const HEAD: &str = "\
# What speaks for and against the targets of a figure's links, and how much: fitted by `depesche train links`, see
# README.md. Not for editing by hand. An empty context means everywhere.
# link\tfeature\tcontext\tweight
";

/// Fits the weights to the articles in `gold`, writes them to the table `out` and those of filled templates to `hashed`, and
/// reports F1. `texts` has the articles of gold without text, `found` names of a recogniser that was not fitted to the
/// articles. With `show`, every decision too that was wrong on an article not fitted to.
///
/// # Errors
///
/// If a file cannot be read or written, or is no gold.
pub fn run(
    gold: &[PathBuf],
    texts: &[PathBuf],
    found: Option<&Path>,
    out: &Path,
    hashed: &Path,
    show: bool,
) -> Result<String, TrainError> {
    let texts = Texts::read(texts)?;
    let found = found.map(FoundNames::read).transpose()?.unwrap_or_default();
    let mut folds: Vec<Fold> = (0..FOLDS).map(|_| Fold::unfitted()).collect();
    let mut articles = Vec::new();
    for _ in 0..ROUNDS {
        articles.clear();
        for path in gold {
            let first = articles.len();
            articles
                .extend(example::read(path, &found, &texts, |line| &folds[(first + line) % FOLDS].weights)?);
        }
        folds = Fold::fit_others(&articles);
    }
    let all = Fold::fit(|_| true, &articles);
    let mut report = format!("{} articles, of which fitted and unseen\n", articles.len());
    for number in 0..decisions().len() {
        measure(number, &articles, &folds, &all, show, &mut report);
    }
    files::write(out, table(&all.weights).as_bytes())?;
    files::write(hashed, all.weights.hashed.bytes())?;
    Ok(report)
}

/// What was fitted to some of the articles.
struct Fold {
    /// By the number of the decision.
    fitted: Vec<Fitted>,
    /// The same, as the program decides by it.
    weights: Weights,
}

impl Fold {
    /// Before anything is fitted.
    fn unfitted() -> Self {
        let weights = Weights::read("", &decisions(), HashedWeights::default());
        Self { fitted: Vec::new(), weights }
    }

    /// By fold: fits to the articles that are in the others, each fold in a thread of its own.
    fn fit_others(articles: &[GoldArticle]) -> Vec<Self> {
        in_threads((0..FOLDS).collect(), |fold| Self::fit(|number| number % FOLDS != fold, articles))
    }

    /// Fits to the articles whose numbers are `chosen`.
    fn fit(chosen: impl Fn(usize) -> bool, articles: &[GoldArticle]) -> Self {
        let fit_one = |schema| {
            let chosen = articles.iter().enumerate().filter(|(number, _)| chosen(*number));
            fit(schema, chosen.map(|(_, article)| article))
        };
        let mut fold = Self { fitted: decisions().map(fit_one).into(), ..Self::unfitted() };
        let hashed = fold.fitted.iter().flat_map(|fitted| &fitted.hashed);
        fold.weights.hashed = HashedWeights::new(hashed.map(|(&hash, &weight)| (hash, weight)).collect());
        for (schema, fitted) in decisions().iter().zip(&fold.fitted) {
            fold.weights.replace(schema.name, fitted.named.clone());
        }
        fold
    }
}

fn fit<'a>(schema: DecisionSchema, articles: impl Iterator<Item = &'a GoldArticle>) -> Fitted {
    logit::fit(&articles.flat_map(|article| article.of(schema.name)).collect::<Vec<_>>(), schema)
}

/// Adds the F1 of a link, for each file and for all, with all languages and with each, on what the weights were fitted to
/// and on what they were not.
fn measure(
    decision: usize,
    articles: &[GoldArticle],
    folds: &[Fold],
    all: &Fold,
    show: bool,
    report: &mut String,
) {
    let schema = decisions()[decision];
    let all = &all.fitted[decision];
    let mut tallies: BTreeMap<(&str, &str), [Tally; 2]> = BTreeMap::new();
    let mut calibration = Calibration::default();
    for (fold, of_others) in folds.iter().enumerate() {
        let of_others = &of_others.fitted[decision];
        let held_out = articles.iter().skip(fold).step_by(FOLDS);
        for (article, example) in
            held_out.flat_map(|article| article.as_found(schema.name).map(move |example| (article, example)))
        {
            let chosen = of_others.best(example, schema);
            calibration.add(example, chosen);
            let (file, language) = (article.file.as_str(), article.language.as_str());
            for group in [(file, ""), (file, language), ("all", ""), ("all", language)] {
                let [fitted, unseen] = tallies.entry(group).or_default();
                add(fitted, example, all.best(example, schema));
                add(unseen, example, chosen);
            }
            if show && !chosen.is_some_and(|chosen| example.right[chosen.number]) {
                let words = chosen.map_or("-", |chosen| &example.words[chosen.number]);
                let missing = if example.right.contains(&true) { "" } else { " (no candidate is right)" };
                let _ = writeln!(report, "{} {}, not {words}{missing}", schema.name, example.question);
            }
        }
    }
    for ((file, language), [fitted, unseen]) in tallies {
        let _ = writeln!(
            report,
            "{:<9} {file:<40} {language:<2} {:>6.3} {:>6.3}",
            schema.name,
            fitted.f1(),
            unseen.f1()
        );
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
