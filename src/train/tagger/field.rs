//! A linear-chain conditional random field, trained by stochastic gradient descent.
//!
//! The step of each weight shrinks with the gradients that it has seen (`AdaGrad`); a few rounds
//! are enough, and keep the weights of rare features small.

use super::example::{Examples, Segment};
use crate::analysis::tagger::label;

/// How often every segment is seen.
const ROUNDS: usize = 15;
/// The first step of a weight.
const RATE: f32 = 0.1;
/// Where the order of the segments starts.
const SEED: u64 = 0x5DEE_CE66_D1CE_4E5B;
/// The logarithm of what cannot be.
const NEVER: f32 = -1.0e4;

type Row = [f32; label::COUNT];

/// The weights.
#[derive(Debug)]
pub(super) struct CrfModel {
    /// Of each feature, by its number.
    pub rows: Vec<Row>,
    pub transitions: [Row; label::COUNT],
    pub biases: Row,
}

/// Weights with the squares of their gradients.
struct Learner {
    field: CrfModel,
    rows: Vec<Row>,
    transitions: [Row; label::COUNT],
    biases: Row,
}

impl CrfModel {
    /// Learns from all examples.
    pub fn train(examples: &Examples) -> Self {
        let kept: Vec<bool> = examples.hashes().iter().map(Option::is_some).collect();
        let zero = || vec![[0.0; label::COUNT]; kept.len()];
        let flat = [[0.0; label::COUNT]; label::COUNT];
        let mut learner = Learner {
            field: CrfModel { rows: zero(), transitions: flat, biases: flat[0] },
            rows: zero(),
            transitions: flat,
            biases: flat[0],
        };
        let mut order: Vec<usize> = (0..examples.len()).collect();
        let mut random = SEED;
        for _ in 0..ROUNDS {
            for last in (1..order.len()).rev() {
                random =
                    random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                order.swap(last, (random >> 33) as usize % (last + 1));
            }
            for &number in &order {
                learner.learn(&examples.segments()[number], &kept);
            }
        }
        learner.field
    }

    fn scores(&self, segment: &Segment, kept: &[bool]) -> Vec<Row> {
        segment
            .features
            .iter()
            .map(|features| {
                let mut sum = self.biases;
                for &feature in features.iter().filter(|&&feature| kept[feature as usize]) {
                    for (sum, weight) in sum.iter_mut().zip(self.rows[feature as usize]) {
                        *sum += weight;
                    }
                }
                sum
            })
            .collect()
    }

    fn transition(&self, before: usize, label: usize) -> f32 {
        if label::may_follow(before, label) { self.transitions[before][label] } else { NEVER }
    }
}

fn log_sum(terms: impl Iterator<Item = f32> + Clone) -> f32 {
    let highest = terms.clone().fold(f32::NEG_INFINITY, f32::max);
    highest + terms.map(|term| (term - highest).exp()).sum::<f32>().ln()
}

impl Learner {
    /// One step towards the labels of `segment`.
    fn learn(&mut self, segment: &Segment, kept: &[bool]) {
        let scores = self.field.scores(segment, kept);
        let field = &self.field;
        let mut forward: Vec<Row> = Vec::with_capacity(scores.len());
        let mut sums: Row = std::array::from_fn(|label| if label == label::OUTSIDE { 0.0 } else { NEVER });
        for scores in &scores {
            let before = sums;
            sums = std::array::from_fn(|label| {
                let ways = (0..label::COUNT).map(|from| before[from] + field.transition(from, label));
                log_sum(ways) + scores[label]
            });
            forward.push(sums);
        }
        let mut backward: Vec<Row> = Vec::with_capacity(scores.len());
        let mut sums: Row = std::array::from_fn(|label| field.transition(label, label::OUTSIDE));
        for scores in scores.iter().rev() {
            backward.push(sums);
            let behind = sums;
            sums = std::array::from_fn(|label| {
                log_sum((0..label::COUNT).map(|to| field.transition(label, to) + scores[to] + behind[to]))
            });
        }
        backward.reverse();
        let total = sums[label::OUTSIDE];
        let mut edges = [[0.0; label::COUNT]; label::COUNT];
        let mut before: Row = std::array::from_fn(|label| if label == label::OUTSIDE { 0.0 } else { NEVER });
        let mut gold_before = label::OUTSIDE;
        let mut nodes: Vec<Row> = Vec::with_capacity(scores.len());
        for at in 0..scores.len() {
            for from in 0..label::COUNT {
                for to in 0..label::COUNT {
                    let way = before[from] + field.transition(from, to) + scores[at][to] + backward[at][to];
                    edges[from][to] += (way - total).exp();
                }
            }
            let gold = segment.labels[at];
            edges[gold_before][gold] -= 1.0;
            let mut node: Row =
                std::array::from_fn(|label| (forward[at][label] + backward[at][label] - total).exp());
            node[gold] -= 1.0;
            nodes.push(node);
            before = forward[at];
            gold_before = gold;
        }
        for from in 0..label::COUNT {
            let way = before[from] + field.transition(from, label::OUTSIDE) - total;
            edges[from][label::OUTSIDE] += way.exp();
        }
        edges[gold_before][label::OUTSIDE] -= 1.0;

        for (before, edges) in edges.iter().enumerate() {
            update(&mut self.field.transitions[before], &mut self.transitions[before], edges);
        }
        for (features, node) in segment.features.iter().zip(&nodes) {
            update(&mut self.field.biases, &mut self.biases, node);
            for &feature in features.iter().filter(|&&feature| kept[feature as usize]) {
                let feature = feature as usize;
                update(&mut self.field.rows[feature], &mut self.rows[feature], node);
            }
        }
    }
}

fn update(weights: &mut Row, squares: &mut Row, gradients: &Row) {
    for ((weight, square), &gradient) in weights.iter_mut().zip(squares).zip(gradients) {
        *square += gradient * gradient;
        *weight -= RATE * gradient / (square.sqrt() + 1.0e-3);
    }
}
