//! Choosing among candidates by weighed evidence.
//!
//! What a figure is about has several candidates in a text, and "nothing" is one of them. Each candidate comes with
//! evidence: features by name, and how strongly each holds. A candidate scores the sum of its evidence times the
//! weights of `assets/model/links.tsv`; the highest score wins, the first of equal ones. A feature weighs the same
//! everywhere, plus what it weighs in one context (a language, a kind of figure), so that contexts with few examples
//! share what all have in common.
//!
//! Features with a name say what the structure of a text says. Beside them, templates are filled with what stands
//! there: the word before a name, the words between a name and a figure. There are thousands of such features, so that
//! each has only a hash, and its weight stands in the table of [`hashed`](super::hashed).
//!
//! The weights are those of a conditional logit (D. `McFadden`, 1974), fitted to the gold articles by
//! `depesche train links`. It gives every candidate a probability: the one of the best candidate tells how sure the
//! decision is. Where it is below [`Decision::LEAST`], nothing is chosen, since a wrong link is worse than none.

use super::hashed::HashedWeights;
use crate::analysis::feature_hash::combine;
use crate::analysis::{Confidence, Direction, EntityId};
use crate::document::Span;
use crate::lexicon::table::rows;
use std::collections::HashMap;
use std::sync::Arc;
use strum::VariantNames;

/// A kind of decision: which link is sought, and what speaks for and against its candidates.
pub trait Decision {
    /// Its name in the table of weights.
    const NAME: &'static str;
    /// The probability below which no candidate is chosen.
    const LEAST: f32;
    /// What can hold for a candidate.
    type Feature: Numbered;
    /// Where a feature can weigh differently.
    type Context: Numbered;

    /// The names of its features and contexts.
    #[must_use]
    fn schema() -> DecisionSchema {
        DecisionSchema {
            name: Self::NAME,
            features: Self::Feature::VARIANTS,
            contexts: Self::Context::VARIANTS,
        }
    }
}

/// An enum whose variants have a name and a number.
pub trait Numbered: VariantNames + Copy {
    /// The place of the variant in [`VariantNames::VARIANTS`].
    fn number(self) -> usize;
}

/// The names of a [`Decision`] and of its features and contexts, in the order of their numbers.
#[derive(Debug, Clone, Copy)]
pub struct DecisionSchema {
    /// Its name in the table of weights.
    pub name: &'static str,
    /// What can hold for a candidate.
    pub features: &'static [&'static str],
    /// Where a feature can weigh differently.
    pub contexts: &'static [&'static str],
}

impl DecisionSchema {
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
    pub fn name_of(self, index: usize) -> (&'static str, Option<&'static str>) {
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
pub enum LinkTarget {
    /// Nothing in the text.
    Nothing,
    /// A person or a company.
    Entity(EntityId),
    /// Words of the text.
    Words(Span),
    /// A direction, or neither.
    Direction(Option<Direction>),
}

impl LinkTarget {
    /// Whether it leads nowhere.
    #[must_use]
    pub fn is_nothing(self) -> bool {
        matches!(self, Self::Nothing | Self::Direction(None))
    }
}

/// A template of features, which is filled with what stands in the text.
pub(super) trait Template: Copy {
    /// A number that no other template of any decision has.
    fn number(self) -> u64;
}

/// What speaks for and against a candidate: numbers of features, and how strongly each holds; hashes of filled templates.
#[derive(Debug, Clone, Default)]
pub struct LinkEvidence {
    held: Vec<(u16, f32)>,
    hashes: Vec<u64>,
    /// More of them, which other candidates have as well.
    shared: Option<Arc<[u64]>>,
}

impl LinkEvidence {
    /// None yet, with room for what candidates usually have.
    pub(super) fn with_room() -> Self {
        const USUAL: usize = 32;
        const USUAL_FILLED: usize = 96;
        Self { held: Vec::with_capacity(USUAL), hashes: Vec::with_capacity(USUAL_FILLED), shared: None }
    }

    /// Adds the feature number `feature`, which holds so strongly.
    fn add(&mut self, feature: usize, strength: f32) {
        self.held.push((feature as u16, strength));
    }

    /// Adds `feature` if it holds.
    pub(super) fn note(&mut self, feature: impl Numbered, holds: bool) {
        if holds {
            self.add(feature.number(), 1.0);
        }
    }

    /// Adds `feature` as `amount`, no more than `most`, in parts of `unit`.
    pub(super) fn scaled(&mut self, feature: impl Numbered, amount: usize, most: u8, unit: u8) {
        let amount = u8::try_from(amount).unwrap_or(u8::MAX).min(most);
        self.add(feature.number(), f32::from(amount) / f32::from(unit));
    }

    /// Adds a template filled with one value.
    pub(super) fn fill(&mut self, template: impl Template, value: u64) {
        self.fill_pair(template, value, 0);
    }

    /// Adds a template filled with two values.
    #[inline]
    pub(super) fn fill_pair(&mut self, template: impl Template, left: u64, right: u64) {
        self.hashes.push(combine(template.number(), left, right));
    }

    /// Adds filled templates that other candidates have as well: those of [`LinkEvidence::into_shared`].
    pub(super) fn share(&mut self, shared: &Arc<[u64]>) {
        self.shared = Some(Arc::clone(shared));
    }

    /// The filled templates, to be shared by candidates.
    pub(super) fn into_shared(self) -> Arc<[u64]> {
        self.hashes.into()
    }

    /// The hashes of the filled templates.
    pub fn hashes(&self) -> impl Iterator<Item = &u64> {
        self.hashes.iter().chain(self.shared.iter().flat_map(|shared| shared.iter()))
    }

    /// The features with a name that hold.
    pub fn iter(&self) -> impl Iterator<Item = (usize, f32)> + '_ {
        self.held.iter().map(|&(feature, strength)| (usize::from(feature), strength))
    }

    /// The sum of the evidence times its weights: those of features `everywhere` and in this `context`, and those of filled
    /// templates. `known` keeps the sum of the shared ones for the next candidate.
    #[inline]
    fn score(
        &self,
        everywhere: &[f32],
        context: &[f32],
        hashed: &HashedWeights,
        known: &mut Option<(Arc<[u64]>, i32)>,
    ) -> f32 {
        let weight = |weights: &[f32], feature: usize| weights.get(feature).copied().unwrap_or_default();
        let named = self
            .iter()
            .map(|(feature, strength)| strength * (weight(everywhere, feature) + weight(context, feature)));
        let shared = self.shared.as_ref().map_or(0, |shared| match known {
            Some((last, steps)) if Arc::ptr_eq(last, shared) => *steps,
            _ => known.insert((Arc::clone(shared), hashed.steps(shared))).1,
        });
        named.sum::<f32>() + hashed.of_steps(hashed.steps(&self.hashes) + shared)
    }
}

/// A target with what speaks for it.
#[derive(Debug, Clone)]
pub struct LinkCandidate {
    /// Where the link would lead.
    pub target: LinkTarget,
    /// Why.
    pub evidence: LinkEvidence,
}

/// One decision that was made, with all that it was made from.
#[derive(Debug, Clone)]
pub struct DecisionRecord {
    /// The name of the kind of decision.
    pub decision: &'static str,
    /// The number of the figure.
    pub figure: usize,
    /// The number of the context.
    pub context: usize,
    /// What there was to choose from.
    pub candidates: Vec<LinkCandidate>,
    /// The number of the candidate that was chosen.
    pub chosen: Option<usize>,
}

/// The weights of each kind of decision.
#[derive(Debug, Clone)]
pub struct Weights {
    by_decision: Vec<(&'static str, Vec<f32>)>,
    /// Those of filled templates.
    pub hashed: HashedWeights,
}

impl Weights {
    /// The weights for `schemas` of a table with the columns link, feature, context and weight; 0 where it has none.
    #[must_use]
    pub fn read(table: &str, schemas: &[DecisionSchema], hashed: HashedWeights) -> Self {
        let table = read(table);
        let of_schema = |schema: &DecisionSchema| {
            let weight = |index| {
                let (feature, context) = schema.name_of(index);
                table.get(&(schema.name, feature, context.unwrap_or_default())).copied().unwrap_or_default()
            };
            (schema.name, (0..schema.len()).map(weight).collect())
        };
        Self { by_decision: schemas.iter().map(of_schema).collect(), hashed }
    }

    /// The weights of one kind of decision, by their numbers.
    #[must_use]
    pub fn of(&self, decision: &str) -> &[f32] {
        self.by_decision.iter().find(|(name, _)| *name == decision).map_or(&[], |(_, weights)| weights)
    }

    /// Puts other weights in their place.
    pub fn replace(&mut self, decision: &str, weights: Vec<f32>) {
        if let Some((_, old)) = self.by_decision.iter_mut().find(|(name, _)| *name == decision) {
            *old = weights;
        }
    }
}

/// Decides, and records the decisions where that is wanted.
#[derive(Debug)]
pub struct Decider<'w> {
    weights: &'w Weights,
    /// The decisions so far.
    pub records: Option<Vec<DecisionRecord>>,
}

impl<'w> Decider<'w> {
    /// One that decides by `weights`.
    #[must_use]
    pub fn new(weights: &'w Weights) -> Self {
        Self { weights, records: None }
    }

    /// One that records its decisions as well, for the trainer.
    #[must_use]
    pub fn recording(weights: &'w Weights) -> Self {
        Self { weights, records: Some(Vec::new()) }
    }

    /// The best of `candidates` for the figure number `figure`; `None` if there are none, or if none is likely enough.
    pub(super) fn choose<D: Decision>(
        &mut self,
        figure: usize,
        context: D::Context,
        candidates: Vec<LinkCandidate>,
    ) -> Option<Chosen> {
        let (schema, context) = (D::schema(), context.number());
        let named = self.weights.of(schema.name);
        let in_context = named.get(schema.index(0, context)..).unwrap_or_default();
        let (hashed, mut known) = (&self.weights.hashed, None);
        let score =
            |candidate: &LinkCandidate| candidate.evidence.score(named, in_context, hashed, &mut known);
        let scores: Vec<f32> = candidates.iter().map(score).collect();
        let chosen = Some(best_of(&scores)?).filter(|best| best.probability >= D::LEAST);
        if let Some(records) = &mut self.records {
            let chosen = chosen.map(|chosen| chosen.number);
            records.push(DecisionRecord { decision: D::NAME, figure, context, candidates, chosen });
        }
        chosen
    }
}

/// Where a link leads, and how sure that is.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Linked<T> {
    pub target: T,
    /// The probability that it is right, from 0 to 1.
    pub probability: f32,
}

impl<T> Linked<T> {
    /// A link that the structure of the sentence leaves no choice of.
    pub(super) fn by_rule(target: T) -> Self {
        /// About so many of them are right in the gold articles.
        const PROBABILITY: f32 = 0.9;
        Self { target, probability: PROBABILITY }
    }

    pub(super) fn confidence(&self) -> Confidence {
        Confidence::of(self.probability)
    }
}

/// The candidate that was chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chosen {
    /// Its number.
    pub number: usize,
    /// How likely it is right, from 0 to 1, as the model has it.
    pub probability: f32,
}

/// The candidate with the highest of `scores`, the first of equal ones: its probability is its share in the exponentials of
/// all scores.
#[must_use]
pub fn best_of(scores: &[f32]) -> Option<Chosen> {
    let mut best: Option<(usize, f32)> = None;
    for (number, &score) in scores.iter().enumerate() {
        if best.is_none_or(|(_, highest)| score > highest) {
            best = Some((number, score));
        }
    }
    let (number, highest) = best?;
    let total: f32 = scores.iter().map(|score| (score - highest).exp()).sum();
    Some(Chosen { number, probability: 1.0 / total })
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

    #[derive(Debug, Clone, Copy, VariantNames)]
    #[strum(serialize_all = "kebab-case")]
    enum TestFeature {
        Weak,
        Strong,
    }

    #[derive(Debug, Clone, Copy, VariantNames)]
    #[strum(serialize_all = "kebab-case")]
    enum TestContext {
        Here,
        There,
    }

    impl Numbered for TestFeature {
        fn number(self) -> usize {
            self as usize
        }
    }

    impl Numbered for TestContext {
        fn number(self) -> usize {
            self as usize
        }
    }

    struct TestDecision;

    impl Decision for TestDecision {
        const NAME: &'static str = "guess";
        const LEAST: f32 = 0.0;
        type Feature = TestFeature;
        type Context = TestContext;
    }

    fn candidate(features: &[TestFeature]) -> LinkCandidate {
        let mut evidence = LinkEvidence::with_room();
        for &feature in features {
            evidence.note(feature, true);
        }
        LinkCandidate { target: LinkTarget::Nothing, evidence }
    }

    #[test]
    fn the_context_adds_to_what_holds_everywhere() {
        let table = "guess\tweak\t\t1\nguess\tstrong\t\t0.5\nguess\tstrong\tthere\t1\n";
        let weights = Weights::read(table, &[TestDecision::schema()], HashedWeights::default());
        let chosen = |context| {
            let candidates =
                vec![candidate(&[]), candidate(&[TestFeature::Weak]), candidate(&[TestFeature::Strong])];
            let chosen = Decider::new(&weights).choose::<TestDecision>(0, context, candidates);
            chosen.map(|chosen| chosen.number)
        };
        assert_eq!((chosen(TestContext::Here), chosen(TestContext::There)), (Some(1), Some(2)));
    }

    #[test]
    fn the_first_of_equal_candidates_wins() {
        let weights = Weights::read("", &[TestDecision::schema()], HashedWeights::default());
        let mut decider = Decider::recording(&weights);
        let candidates = vec![candidate(&[TestFeature::Weak]), candidate(&[])];
        let chosen = decider.choose::<TestDecision>(7, TestContext::Here, candidates);
        assert_eq!(chosen, Some(Chosen { number: 0, probability: 0.5 }));
        assert_eq!(decider.choose::<TestDecision>(8, TestContext::Here, Vec::new()), None);
        let kept: Vec<_> = decider.records.unwrap_or_default().iter().map(|record| record.figure).collect();
        assert_eq!(kept, [7]);
    }
}
