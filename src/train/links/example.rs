//! What the program decides on a gold article, and which of the candidates would have been right.

use crate::analysis::links::rank::{Candidate, Choice, Judge, Link, Target, Weights};
use crate::analysis::names::Names;
use crate::analysis::token::Tokens;
use crate::analysis::{EntityId, figures, links, names, periods, token};
use crate::document::Span;
use crate::intake::jsonl;
use crate::train::TrainError;
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::Path;

/// A gold article, as far as links need it. Offsets count Unicode scalar values.
#[derive(Debug, Deserialize)]
struct Gold {
    id: String,
    figures: Vec<GoldFigure>,
    people: Vec<GoldEntity>,
    companies: Vec<GoldEntity>,
}

#[derive(Debug, Deserialize)]
struct GoldEntity {
    name: String,
    mentions: Vec<(usize, usize)>,
}

#[derive(Debug, Deserialize)]
struct GoldFigure {
    start: usize,
    end: usize,
    of: Option<String>,
    who: Option<String>,
    when: Option<String>,
}

/// One decision and what is right.
#[derive(Debug, Clone)]
pub(super) struct Example {
    /// The decision of the program.
    pub choice: Choice,
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
        self.choice.candidates[index].target == Target::Nothing
    }
}

/// The decisions of one article.
#[derive(Debug)]
pub(super) struct Article {
    examples: Vec<Example>,
}

impl Article {
    /// Those of one link.
    pub(super) fn of(&self, link: Link) -> impl Iterator<Item = &Example> {
        self.examples.iter().filter(move |example| example.choice.link == link)
    }
}

/// The articles of a file of gold, decided by `weights`.
pub(super) fn read(path: &Path, weights: &Weights) -> Result<Vec<Article>, TrainError> {
    let text =
        fs::read_to_string(path).map_err(|source| TrainError::File { path: path.to_owned(), source })?;
    (1..)
        .zip(text.lines())
        .map(|(number, line)| {
            let problem = |problem: String| TrainError::Gold { path: path.to_owned(), line: number, problem };
            let gold: Gold = serde_json::from_str(line).map_err(|error| problem(error.to_string()))?;
            let document = jsonl::read_line(line.as_bytes(), number, None)
                .map_err(|error| problem(error.to_string()))?;
            let tokens = token::tokenize(&document);
            let periods = periods::recognize(&tokens, document.head.published);
            let quantities = figures::recognize(&tokens, &periods);
            let names = names::recognize(&tokens, &quantities);
            let mut judge = Judge::with(weights);
            links::link_with(&tokens, &quantities, &periods, &names, &mut judge);
            let offsets: Vec<usize> =
                document.text.char_indices().map(|(offset, _)| offset).chain([document.text.len()]).collect();
            let bytes = |start: usize, end: usize| (offsets.get(start).copied(), offsets.get(end).copied());
            let mut by_figure: HashMap<usize, &GoldFigure> = HashMap::new();
            for (index, quantity) in quantities.iter().enumerate() {
                let overlaps = |figure: &&GoldFigure| match bytes(figure.start, figure.end) {
                    (Some(start), Some(end)) => {
                        start < quantity.span.end as usize && (quantity.span.start as usize) < end
                    }
                    _ => false,
                };
                if let Some(figure) = gold.figures.iter().find(overlaps) {
                    by_figure.insert(index, figure);
                }
            }
            let surfaces = surfaces(&gold, &document.text, &offsets);
            let examples = judge
                .kept
                .unwrap_or_default()
                .into_iter()
                .filter_map(|choice| {
                    let figure = by_figure.get(&choice.figure)?;
                    let quantity = quantities.get(choice.figure)?;
                    let sentence = tokens.sentences.get(tokens.sentence_of(quantity.tokens.start))?;
                    let asked = |right: &str| {
                        let sentence = tokens.slice(tokens.span(sentence.tokens.clone()));
                        format!("{}: {sentence}\n  {} → {right}", gold.id, tokens.slice(quantity.span))
                    };
                    Some(mark(choice, figure, &tokens, &names, &surfaces, asked))
                })
                .collect();
            Ok(Article { examples })
        })
        .collect()
}

/// By name of the gold: what the text calls it, in lower case.
fn surfaces(gold: &Gold, text: &str, offsets: &[usize]) -> HashMap<String, HashSet<String>> {
    gold.people
        .iter()
        .chain(&gold.companies)
        .map(|entity| {
            let mention = |&(start, end): &(usize, usize)| {
                text.get(*offsets.get(start)?..*offsets.get(end)?).map(str::to_lowercase)
            };
            (entity.name.to_lowercase(), entity.mentions.iter().filter_map(mention).collect())
        })
        .collect()
}

fn mark(
    choice: Choice,
    figure: &GoldFigure,
    tokens: &Tokens<'_>,
    names: &Names,
    surfaces: &HashMap<String, HashSet<String>>,
    asked: impl FnOnce(&str) -> String,
) -> Example {
    let name = |entity: EntityId| {
        match entity {
            EntityId::Person(index) => names.people.get(index as usize).map(|person| person.name.as_str()),
            EntityId::Company(index) => {
                names.companies.get(index as usize).map(|company| company.name.as_str())
            }
        }
        .unwrap_or_default()
    };
    let gold = match choice.link {
        Link::Of => figure.of.as_deref(),
        Link::Who => figure.who.as_deref(),
        Link::When => figure.when.as_deref(),
    };
    let is_right = |target: Target| match (target, gold) {
        (Target::Nothing, gold) => gold.is_none(),
        (_, None) => false,
        (Target::Words(span), Some(gold)) => alike(tokens, span, gold),
        (Target::Entity(entity), Some(gold)) => {
            let name = name(entity).to_lowercase();
            let gold = gold.to_lowercase();
            contains(&name, &gold)
                || contains(&gold, &name)
                || surfaces.get(&gold).is_some_and(|surfaces| surfaces.contains(&name))
        }
    };
    let right = choice.candidates.iter().map(|candidate| is_right(candidate.target)).collect();
    let words = |candidate: &Candidate| match candidate.target {
        Target::Nothing => "-".to_owned(),
        Target::Words(span) => tokens.slice(span).to_owned(),
        Target::Entity(entity) => name(entity).to_owned(),
    };
    let words = choice.candidates.iter().map(words).collect();
    Example { expected: gold.is_some(), right, question: asked(gold.unwrap_or("-")), words, choice }
}

/// Whether `name` has the words of `part` in a row.
fn contains(name: &str, part: &str) -> bool {
    let words = |text: &str| {
        let words: Vec<&str> =
            text.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        format!(" {} ", words.join(" "))
    };
    !part.is_empty() && words(name).contains(&words(part))
}

/// Articles and prepositions, which do not count where words are compared.
const STOP: &str = "der die das den dem des ein eine einen einem einer eines im in ins am an auf aus bei bis von vom zu \
    zum zur für um und oder mit nach seit ab je pro über unter the a an of in on at for to by and or from since until per";

/// Whether at least half of the words are the same, by their stems.
fn alike(tokens: &Tokens<'_>, span: Span, gold: &str) -> bool {
    let (left, right) = (stems(tokens.slice(span)), stems(gold));
    let mut rest = right.clone();
    let common = left
        .iter()
        .filter(|stem| {
            let found = rest.iter().position(|other| other == *stem);
            found.map(|found| rest.swap_remove(found)).is_some()
        })
        .count();
    common > 0 && 4 * common >= left.len() + right.len()
}

fn stems(text: &str) -> Vec<String> {
    const ENDINGS: [&str; 8] = ["ern", "en", "es", "er", "em", "n", "s", "e"];
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|char: char| !char.is_alphanumeric() && char != '_')
        .filter(|word| !word.is_empty())
        .collect();
    let counts = |word: &&str| !STOP.split(' ').any(|stop| stop == *word);
    let stem = |word: &str| {
        let length = word.chars().count();
        let ending = ENDINGS.iter().find(|ending| word.ends_with(**ending) && length > ending.len() + 3);
        ending.map_or(word, |ending| &word[..word.len() - ending.len()]).to_owned()
    };
    let kept: Vec<String> = words.iter().copied().filter(counts).map(stem).collect();
    if kept.is_empty() { words.into_iter().map(str::to_owned).collect() } else { kept }
}
