//! What the program decides on a gold article, and which of the candidates would have been right.
//!
//! Every article is decided twice, with the names of the gold and with those that the program finds: the weights
//! learn what is right, and to do without a name that was missed.

use crate::analysis::links::choice::{Decider, DecisionRecord, LinkCandidate, LinkTarget, Weights};
use crate::analysis::names::Names;
use crate::analysis::text::{Text, annotate};
use crate::analysis::{EntityId, figures, links, names, periods};
use crate::document::CharOffsets;
use crate::intake::jsonl;
use crate::train::TrainError;
use crate::train::files;
use crate::train::gold::{Gold, GoldFigure};
use crate::train::names::Texts;
use crate::train::score::dice;
use crate::train::threads::in_threads;
use foldhash::HashMap;
use serde_json::Value;
use std::path::Path;

/// Phrases say the same where at least half of their words are the same.
const ALIKE: f64 = 0.5;

/// One decision and what is right.
#[derive(Debug)]
pub(super) struct Example {
    /// The decision of the program.
    pub choice: DecisionRecord,
    /// Whether the gold says that the link leads anywhere.
    pub expected: bool,
    /// By candidate: whether it is right.
    pub right: Vec<bool>,
    /// What is asked, in words: article, sentence, figure, what the gold says.
    pub question: String,
    /// By candidate: its words.
    pub words: Vec<String>,
}

impl Example {
    /// Whether the candidate number `index` is "nothing".
    pub(super) fn is_nothing(&self, index: usize) -> bool {
        self.choice.candidates[index].target.is_nothing()
    }
}

/// The decisions of one article.
#[derive(Debug)]
pub(super) struct GoldArticle {
    /// The file that it is from.
    pub file: String,
    /// The code of its language.
    pub language: String,
    /// Decided with the names of the gold, and with those that the program finds.
    examples: [Vec<Example>; 2],
}

impl GoldArticle {
    /// Those of one kind of decision.
    pub(super) fn of<'a>(&'a self, decision: &'a str) -> impl Iterator<Item = &'a Example> {
        self.examples.iter().flatten().filter(move |example| example.choice.decision == decision)
    }

    /// Those of one kind of decision that were decided with the names that the program finds.
    pub(super) fn as_found<'a>(&'a self, decision: &'a str) -> impl Iterator<Item = &'a Example> {
        self.examples[1].iter().filter(move |example| example.choice.decision == decision)
    }
}

/// The names of articles as a recogniser finds them that was not fitted to them, by the articles' ids.
#[derive(Debug, Default)]
pub(super) struct FoundNames(HashMap<String, Gold>);

impl FoundNames {
    /// Those of a file that `depesche train names --found` writes.
    pub(super) fn read(path: &Path) -> Result<Self, TrainError> {
        let text = files::read(path)?;
        let article = |(number, line): (u64, &str)| {
            let gold: Gold = serde_json::from_str(line).map_err(|error| TrainError::Gold {
                path: path.to_owned(),
                line: number,
                problem: error.to_string(),
            })?;
            Ok((gold.id.clone(), gold))
        };
        Ok(Self((1..).zip(text.lines()).map(article).collect::<Result<_, _>>()?))
    }

    /// Those of an article, with the roles that `recognized` has of the same people; `recognized` itself for an article
    /// that is not there.
    fn of(&self, id: &str, offsets: &CharOffsets<'_>, recognized: Names) -> Names {
        let Some(found) = self.0.get(id) else { return recognized };
        let mut names = found.names(offsets);
        for person in &mut names.people {
            if let Some(known) = recognized.people.iter().find(|known| known.name == person.name) {
                person.role.clone_from(&known.role);
                person.organization.clone_from(&known.organization);
            }
        }
        names
    }
}

/// The articles of a file of gold, each decided by the weights that there are for its place in the file.
pub(super) fn read<'w>(
    path: &Path,
    found: &FoundNames,
    texts: &Texts,
    weights: impl Fn(usize) -> &'w Weights + Sync,
) -> Result<Vec<GoldArticle>, TrainError> {
    /// So many threads decide at once.
    const THREADS: usize = 4;
    let text = files::read(path)?;
    let lines: Vec<(usize, &str)> = text.lines().enumerate().collect();
    let article = |&(place, line): &(usize, &str)| {
        let number = place as u64 + 1;
        let line = texts.complete(line).map(|gold| Value::Object(gold).to_string());
        let decided = line.and_then(|line| decided(&line, number, path, found, weights(place)));
        decided.map_err(|problem| TrainError::Gold { path: path.to_owned(), line: number, problem })
    };
    let parts = lines.chunks(lines.len().div_ceil(THREADS).max(1)).collect();
    let decided = in_threads(parts, |part: &[(usize, &str)]| part.iter().map(article).collect::<Vec<_>>());
    decided.into_iter().flatten().collect()
}

fn decided(
    line: &str,
    number: u64,
    path: &Path,
    found: &FoundNames,
    weights: &Weights,
) -> Result<GoldArticle, String> {
    let gold: Gold = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let document = jsonl::read_line(line.as_bytes(), number, None).map_err(|error| error.to_string())?;
    let Some(text) = annotate(&document) else { return Err("its language is not analysed".to_owned()) };
    let periods = periods::recognize(&text, document.head.published);
    let quantities = figures::recognize(&text, &periods);
    let offsets = CharOffsets::new(&document.text);
    let of_gold = gold.names(&offsets);
    let found = found.of(&gold.id, &offsets, names::recognize(&text, &quantities));
    let decide = |names: &Names, is_right: &dyn Fn(&str, &str) -> bool| {
        let mut decider = Decider::recording(weights);
        links::link_with(&text, &quantities, &periods, names, &mut decider);
        let example = |choice: DecisionRecord| {
            let quantity = quantities.get(choice.figure)?;
            let overlaps = |figure: &&GoldFigure| figure.span(&offsets).overlaps(quantity.span);
            let figure = gold.figures.iter().find(overlaps)?;
            let right = figure.link(choice.decision)?.as_deref();
            let sentence = text.sentences.get(text.sentence_of(quantity.tokens.start))?;
            let sentence = text.slice(text.span(sentence.tokens.clone()));
            let words = text.slice(quantity.span);
            let question = format!("{}: {sentence}\n  {words} → {}", gold.id, right.unwrap_or("-"));
            Some(mark(choice, right, &text, names, is_right, question))
        };
        decider.records.unwrap_or_default().into_iter().filter_map(example).collect()
    };
    let examples = [
        decide(&of_gold, &|gold, name| gold == name),
        decide(&found, &|right, name| gold.is_called(&document.text, &offsets, right, name)),
    ];
    let (file, language) = (path.display().to_string(), text.pack.code().to_owned());
    Ok(GoldArticle { file, language, examples })
}

fn mark(
    choice: DecisionRecord,
    gold: Option<&str>,
    text: &Text<'_>,
    names: &Names,
    is_called: &dyn Fn(&str, &str) -> bool,
    question: String,
) -> Example {
    let words = |candidate: &LinkCandidate| match candidate.target {
        LinkTarget::Nothing | LinkTarget::Direction(None) => "-",
        LinkTarget::Direction(Some(direction)) => direction.into(),
        LinkTarget::Words(span) => text.slice(span),
        LinkTarget::Entity(EntityId::Person(index)) => &names.people[index as usize].name,
        LinkTarget::Entity(EntityId::Company(index)) => &names.companies[index as usize].name,
    };
    let is_right = |candidate: &LinkCandidate| match (candidate.target, gold) {
        (target, gold) if target.is_nothing() => gold.is_none(),
        (_, None) => false,
        (LinkTarget::Words(span), Some(gold)) => dice(text.slice(span), gold) >= ALIKE,
        (LinkTarget::Entity(_), Some(gold)) => is_called(gold, words(candidate)),
        (_, Some(gold)) => words(candidate) == gold,
    };
    Example {
        expected: gold.is_some(),
        right: choice.candidates.iter().map(is_right).collect(),
        question,
        words: choice.candidates.iter().map(|candidate| words(candidate).to_owned()).collect(),
        choice,
    }
}
