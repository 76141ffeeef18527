//! Choosing among candidates by weighed evidence.
//!
//! What a figure is about has several candidates in a text, and "nothing" is one of them. Each candidate comes with
//! evidence: features by name, and how strongly each holds. A candidate scores the sum of its evidence times the
//! weights of `assets/model/links.tsv`; the highest score wins, the first of equal ones. A feature weighs the same
//! everywhere, plus what it weighs in one context (a language, a kind of figure), so that contexts with few examples
//! share what all have in common.
//!
//! The weights are those of a conditional logit (D. `McFadden`, 1974), fitted to the gold articles by
//! `depesche train links`.

use crate::analysis::EntityId;
use crate::document::Span;
use crate::lexicon::table::rows;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A link whose target is chosen this way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Link {
    /// What is measured.
    Of,
    /// Whose figure it is.
    Who,
    /// The time that it is about.
    When,
}

impl Link {
    /// Its name in the table of weights.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Of => "of",
            Self::Who => "who",
            Self::When => "when",
        }
    }

    /// The features that speak for or against its candidates.
    #[must_use]
    pub fn schema(self) -> Schema {
        match self {
            Self::Of => super::of::SCHEMA,
            Self::Who => super::who::SCHEMA,
            Self::When => super::when::SCHEMA,
        }
    }
}

/// The names of features and contexts, in the order of their numbers.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// What can hold for a candidate.
    pub features: &'static [&'static str],
    /// Where a feature can weigh differently.
    pub contexts: &'static [&'static str],
}

impl Schema {
    /// How many weights there are: one for each feature everywhere, and one in each context.
    #[must_use]
    pub fn len(self) -> usize {
        self.features.len() * (1 + self.contexts.len())
    }

    /// Whether nothing is weighed.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.features.is_empty()
    }

    /// The names of the weight number `index`: of its feature, and of its context if it has one.
    #[must_use]
    pub fn name(self, index: usize) -> (&'static str, Option<&'static str>) {
        let feature = self.features[index % self.features.len()];
        let context = (index / self.features.len()).checked_sub(1).map(|context| self.contexts[context]);
        (feature, context)
    }

    /// The number of the weight of a feature in a context.
    #[must_use]
    pub fn index(self, feature: usize, context: usize) -> usize {
        self.features.len() * (1 + context) + feature
    }
}

/// What a link can lead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Nothing in the text.
    Nothing,
    /// A person or a company.
    Entity(EntityId),
    /// Words of the text.
    Words(Span),
}

/// What speaks for and against a candidate: numbers of features, and how strongly each holds.
#[derive(Debug, Clone, Default)]
pub struct Evidence {
    held: Vec<(u16, f32)>,
}

impl Evidence {
    /// None yet, with room for what candidates usually have.
    pub(super) fn with_room() -> Self {
        const USUAL: usize = 32;
        Self { held: Vec::with_capacity(USUAL) }
    }

    /// Adds the feature number `feature`, which holds so strongly.
    fn add(&mut self, feature: usize, strength: f32) {
        self.held.push((feature as u16, strength));
    }

    /// Adds the feature number `feature` if it holds.
    pub(super) fn note(&mut self, feature: usize, holds: bool) {
        if holds {
            self.add(feature, 1.0);
        }
    }

    /// Adds the feature number `feature` as `amount`, no more than `most`, in parts of `unit`.
    pub(super) fn measure(&mut self, feature: usize, amount: usize, most: u8, unit: u8) {
        let amount = u8::try_from(amount).unwrap_or(u8::MAX).min(most);
        self.add(feature, f32::from(amount) / f32::from(unit));
    }

    /// The features that hold.
    pub fn iter(&self) -> impl Iterator<Item = (usize, f32)> + '_ {
        self.held.iter().map(|&(feature, strength)| (usize::from(feature), strength))
    }

    /// The sum of the evidence times `weights`.
    #[must_use]
    pub fn score(&self, schema: Schema, context: usize, weights: &[f32]) -> f32 {
        let weight = |index: usize| weights.get(index).copied().unwrap_or_default();
        self.iter()
            .map(|(feature, strength)| strength * (weight(feature) + weight(schema.index(feature, context))))
            .sum()
    }
}

/// A target with what speaks for it.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Where the link would lead.
    pub target: Target,
    /// Why.
    pub evidence: Evidence,
}

/// One decision, with all that it was made from.
#[derive(Debug, Clone)]
pub struct Choice {
    /// The link.
    pub link: Link,
    /// The number of the figure.
    pub figure: usize,
    /// The number of the context.
    pub context: usize,
    /// What there was to choose from.
    pub candidates: Vec<Candidate>,
    /// The number of the candidate that was chosen.
    pub chosen: usize,
}

/// The weights of each link.
#[derive(Debug, Clone)]
pub struct Weights([Vec<f32>; 3]);

impl Weights {
    /// Of a table with the columns link, feature, context and weight; 0 where it has none.
    #[must_use]
    pub fn read(table: &str) -> Self {
        let table = read(table);
        let of_link = |link: Link| {
            let schema = link.schema();
            let weight = |index| {
                let (feature, context) = schema.name(index);
                table.get(&(link.name(), feature, context.unwrap_or_default())).copied().unwrap_or_default()
            };
            (0..schema.len()).map(weight).collect()
        };
        Self([Link::Of, Link::Who, Link::When].map(of_link))
    }

    /// The weights of one link, by their numbers.
    #[must_use]
    pub fn of(&self, link: Link) -> &[f32] {
        &self.0[link as usize]
    }

    /// Puts other weights in their place.
    pub fn replace(&mut self, link: Link, weights: Vec<f32>) {
        self.0[link as usize] = weights;
    }
}

/// Those of the program.
static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| Weights::read(include_str!("../../../assets/model/links.tsv")));

/// Decides, and keeps the decisions if that is wanted, for the trainer.
#[derive(Debug)]
pub struct Judge<'w> {
    weights: &'w Weights,
    /// The decisions so far.
    pub kept: Option<Vec<Choice>>,
}

impl Default for Judge<'_> {
    fn default() -> Self {
        Self { weights: &WEIGHTS, kept: None }
    }
}

impl<'w> Judge<'w> {
    /// One that decides by `weights` and keeps its decisions.
    #[must_use]
    pub fn with(weights: &'w Weights) -> Self {
        Self { weights, kept: Some(Vec::new()) }
    }

    /// The number of the best of `candidates` for the figure number `figure`; `None` if there are none.
    pub(super) fn choose(
        &mut self,
        link: Link,
        figure: usize,
        context: usize,
        candidates: Vec<Candidate>,
    ) -> Option<usize> {
        let weights = self.weights.of(link);
        let schema = link.schema();
        let mut best: Option<(usize, f32)> = None;
        for (number, candidate) in candidates.iter().enumerate() {
            let score = candidate.evidence.score(schema, context, weights);
            if best.is_none_or(|(_, highest)| score > highest) {
                best = Some((number, score));
            }
        }
        let chosen = best?.0;
        if let Some(kept) = &mut self.kept {
            kept.push(Choice { link, figure, context, candidates, chosen });
        }
        Some(chosen)
    }
}

/// The weights by link, feature and context, which is empty for everywhere.
fn read(table: &str) -> HashMap<(&str, &str, &str), f32> {
    rows(table)
        .filter_map(|mut fields| {
            let name = (fields.next()?, fields.next()?, fields.next()?);
            Some((name, fields.next()?.parse().ok()?))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = include_str!("../../../assets/model/links.tsv");

    fn candidate(features: &[usize]) -> Candidate {
        let mut evidence = Evidence::with_room();
        for &feature in features {
            evidence.note(feature, true);
        }
        Candidate { target: Target::Nothing, evidence }
    }

    #[test]
    fn every_row_is_of_a_known_feature() {
        for (link, feature, context) in read(TABLE).into_keys() {
            let link = [Link::Of, Link::Who, Link::When].into_iter().find(|known| known.name() == link);
            let schema = link.expect("a known link").schema();
            assert!(schema.features.contains(&feature), "{feature}");
            assert!(context.is_empty() || schema.contexts.contains(&context), "{context}");
        }
        assert_eq!(read(TABLE).len(), rows(TABLE).count(), "a row is doubled or cannot be read");
    }

    #[test]
    fn the_context_adds_to_what_holds_everywhere() {
        let schema = Link::When.schema();
        let [first, second] = [schema.features[0], schema.features[1]];
        let context = schema.contexts[1];
        let table = format!("when\t{first}\t\t1\nwhen\t{second}\t\t0.5\nwhen\t{second}\t{context}\t1\n");
        let weights = Weights::read(&table);
        let chosen = |context| {
            let mut judge = Judge::with(&weights);
            judge.choose(Link::When, 0, context, vec![candidate(&[]), candidate(&[0]), candidate(&[1])])
        };
        assert_eq!((chosen(0), chosen(1)), (Some(1), Some(2)));
    }

    #[test]
    fn the_first_of_equal_candidates_wins() {
        let weights = Weights::read("");
        let mut judge = Judge::with(&weights);
        assert_eq!(judge.choose(Link::Who, 7, 0, vec![candidate(&[0]), candidate(&[])]), Some(0));
        assert_eq!(judge.choose(Link::Who, 8, 0, Vec::new()), None);
        let kept: Vec<_> = judge.kept.unwrap_or_default().iter().map(|choice| choice.figure).collect();
        assert_eq!(kept, [7]);
    }
}
