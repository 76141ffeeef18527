//! A conditional logit: the probability of a candidate is its share in the exponentials of the scores of all.
//!
//! Fitted by gradient ascent on the likelihood of the right candidates, with a penalty on the squares of the
//! weights. The step of each weight shrinks with the gradients that it has seen (`AdaGrad`). The weights of the second half of
//! the rounds are averaged (Polyak and Juditsky 1992): on articles not fitted to, the average is more accurate than the last
//! weights. No chance is in it.

use super::example::Example;
use crate::analysis::links::choice::{Chosen, DecisionSchema, LinkCandidate, best_of};
use foldhash::HashMap;

const ROUNDS: u16 = 150;
/// From this round on the weights are averaged.
const AVERAGED: u16 = 75;
/// Each round looks at one of so many parts of the examples in turn, which is as good as looking at all and faster.
const PARTS: u16 = 10;
const RATE: f32 = 0.2;

/// The penalty on the square of a weight that holds everywhere, of one that holds in a context, and of a filled template.
const PENALTY: f32 = 3.0;
const PENALTY_IN_CONTEXT: f32 = 6.0;
const PENALTY_OF_FILLED: f32 = 10.0;

/// What fills a template in fewer decisions is left out.
const FEWEST: u32 = 3;

/// The weights of one decision.
#[derive(Debug, Clone, Default)]
pub(super) struct Fitted {
    /// By the number of the weight, as in the schema.
    pub named: Vec<f32>,
    /// By the hash of a filled template.
    pub hashed: HashMap<u64, f32>,
}

impl Fitted {
    /// The candidate with the highest score.
    pub(super) fn best(&self, example: &Example, schema: DecisionSchema) -> Option<Chosen> {
        let context = example.choice.context;
        let score = |candidate: &LinkCandidate| {
            let evidence = &candidate.evidence;
            let named: f32 = evidence
                .iter()
                .map(|(feature, strength)| {
                    strength * (self.named[feature] + self.named[schema.index(feature, context)])
                })
                .sum();
            let hashed: f32 = evidence.hashes().filter_map(|hash| self.hashed.get(hash)).sum();
            named + hashed
        };
        let scores: Vec<f32> = example.choice.candidates.iter().map(score).collect();
        best_of(&scores)
    }
}

/// A decision as rows of numbers of weights.
struct Decided<'e> {
    right: &'e [bool],
    candidates: Vec<Vec<(u32, f32)>>,
}

/// The weights under which the right candidates of `examples` are likeliest.
pub(super) fn fit(examples: &[&Example], schema: DecisionSchema) -> Fitted {
    let numbers = filled(examples, schema.len());
    let decided: Vec<Decided<'_>> = examples
        .iter()
        .filter(|example| example.right.contains(&true))
        .map(|example| {
            let context = example.choice.context;
            let row = |candidate: &LinkCandidate| {
                let named = candidate.evidence.iter().flat_map(|(feature, strength)| {
                    [(feature as u32, strength), (schema.index(feature, context) as u32, strength)]
                });
                let filled = candidate.evidence.hashes().filter_map(|hash| numbers.get(hash));
                named.chain(filled.map(|&number| (number, 1.0))).collect()
            };
            Decided { right: &example.right, candidates: example.choice.candidates.iter().map(row).collect() }
        })
        .collect();
    let penalty = |index: usize| match index {
        _ if index < schema.features.len() => PENALTY,
        _ if index < schema.len() => PENALTY_IN_CONTEXT,
        _ => PENALTY_OF_FILLED,
    };
    let length = schema.len() + numbers.len();
    let mut weights = vec![0.0f32; length];
    let mut seen = vec![1e-6f32; length];
    let mut gradient = vec![0.0f32; length];
    let mut sums = vec![0.0f32; length];
    for round in 0..ROUNDS {
        gradient.fill(0.0);
        let part = usize::from(round % PARTS);
        for example in decided.iter().skip(part).step_by(usize::from(PARTS)) {
            add_gradient(example, &weights, &mut gradient);
        }
        for (index, (weight, seen)) in weights.iter_mut().zip(&mut seen).enumerate() {
            let step = f32::from(PARTS) * gradient[index] - penalty(index) * *weight;
            *seen += step * step;
            *weight += RATE * step / seen.sqrt();
        }
        if round >= AVERAGED {
            for (sum, weight) in sums.iter_mut().zip(&weights) {
                *sum += weight;
            }
        }
    }
    let averaged = f32::from(ROUNDS - AVERAGED);
    let mut weights: Vec<f32> = sums.into_iter().map(|sum| sum / averaged).collect();
    let hashed = numbers.into_iter().map(|(hash, number)| (hash, weights[number as usize])).collect();
    weights.truncate(schema.len());
    Fitted { named: weights, hashed }
}

/// The numbers of the weights of filled templates, behind the `first` ones.
fn filled(examples: &[&Example], first: usize) -> HashMap<u64, u32> {
    let mut counts: HashMap<u64, u32> = HashMap::default();
    let mut once = Vec::new();
    for example in examples {
        once.clear();
        let candidates = example.choice.candidates.iter();
        once.extend(candidates.flat_map(|candidate| candidate.evidence.hashes()));
        once.sort_unstable();
        once.dedup();
        for &hash in &once {
            *counts.entry(hash).or_default() += 1;
        }
    }
    let mut kept: Vec<u64> =
        counts.into_iter().filter(|&(_, count)| count >= FEWEST).map(|(hash, _)| hash).collect();
    kept.sort_unstable();
    (first as u32..).zip(kept).map(|(number, hash)| (hash, number)).collect()
}

/// Adds what the right candidates have more than all have on average.
fn add_gradient(example: &Decided<'_>, weights: &[f32], gradient: &mut [f32]) {
    let score = |row: &Vec<(u32, f32)>| -> f32 {
        row.iter().map(|&(index, strength)| strength * weights[index as usize]).sum()
    };
    let scores: Vec<f32> = example.candidates.iter().map(score).collect();
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let shares: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
    let total: f32 = shares.iter().sum();
    let right: f32 =
        shares.iter().zip(example.right).filter(|(_, right)| **right).map(|(share, _)| share).sum();
    for ((row, share), is_right) in example.candidates.iter().zip(shares).zip(example.right) {
        let wanted = if *is_right { share / right.max(f32::MIN_POSITIVE) } else { 0.0 };
        let surplus = wanted - share / total;
        for &(index, strength) in row {
            gradient[index as usize] += surplus * strength;
        }
    }
}
