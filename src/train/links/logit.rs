//! A conditional logit: the probability of a candidate is its share in the exponentials of the scores of all.
//!
//! Fitted by gradient ascent on the likelihood of the right candidates, with a penalty on the squares of the
//! weights. The step of each weight shrinks with the gradients that it has seen (`AdaGrad`). No chance is in it.

use super::example::Example;
use crate::analysis::links::choice::DecisionSchema;

const ROUNDS: usize = 300;
const RATE: f32 = 0.2;

/// The penalty on the square of a weight that holds everywhere, and of one that holds in a context.
const PENALTY: f32 = 6.0;
const PENALTY_IN_CONTEXT: f32 = 12.0;

/// The weights under which the right candidates of `examples` are likeliest.
pub(super) fn fit(examples: &[&Example], schema: DecisionSchema) -> Vec<f32> {
    let mut weights = vec![0.0f32; schema.len()];
    let mut seen = vec![1e-6f32; schema.len()];
    for _ in 0..ROUNDS {
        let mut gradient = vec![0.0f32; schema.len()];
        for example in examples.iter().filter(|example| example.right.contains(&true)) {
            add_gradient(example, schema, &weights, &mut gradient);
        }
        for (index, (weight, seen)) in weights.iter_mut().zip(&mut seen).enumerate() {
            let penalty = if index < schema.features.len() { PENALTY } else { PENALTY_IN_CONTEXT };
            let step = gradient[index] - penalty * *weight;
            *seen += step * step;
            *weight += RATE * step / seen.sqrt();
        }
    }
    weights
}

/// Adds what the right candidates have more than all have on average.
fn add_gradient(example: &Example, schema: DecisionSchema, weights: &[f32], gradient: &mut [f32]) {
    let choice = &example.choice;
    let scores: Vec<f32> = choice
        .candidates
        .iter()
        .map(|candidate| candidate.evidence.score(schema, choice.context, weights))
        .collect();
    let highest = scores.iter().copied().fold(f32::MIN, f32::max);
    let shares: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
    let total: f32 = shares.iter().sum();
    let right: f32 =
        shares.iter().zip(&example.right).filter(|(_, right)| **right).map(|(share, _)| share).sum();
    for ((candidate, share), is_right) in choice.candidates.iter().zip(shares).zip(&example.right) {
        let wanted = if *is_right { share / right.max(f32::MIN_POSITIVE) } else { 0.0 };
        let surplus = wanted - share / total;
        for (feature, strength) in candidate.evidence.iter() {
            gradient[feature] += surplus * strength;
            gradient[schema.index(feature, choice.context)] += surplus * strength;
        }
    }
}

/// The number of the candidate with the highest score.
pub(super) fn best(example: &Example, schema: DecisionSchema, weights: &[f32]) -> usize {
    let choice = &example.choice;
    let mut best = (0, f32::MIN);
    for (number, candidate) in choice.candidates.iter().enumerate() {
        let score = candidate.evidence.score(schema, choice.context, weights);
        if score > best.1 {
            best = (number, score);
        }
    }
    best.0
}
