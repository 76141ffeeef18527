//! The best labels of a segment, and their margins.

use super::label;
use super::model::{Model, Scores};
use super::proposal::ProposalKind;
use std::ops::Range;

/// Less than any sum of weights, and far from overflow.
const IMPOSSIBLE: i32 = i32::MIN / 4;

/// The tokens of one segment with the scores of their labels. Around it all is outside of names.
#[derive(Debug, Default)]
pub(crate) struct Chain {
    scores: Vec<Scores>,
    /// The best sum of all labels up to and with the token.
    forward: Vec<Scores>,
    /// The best sum behind the token.
    backward: Vec<Scores>,
    /// The label of each token and how far its kind is ahead.
    best: Vec<(usize, i32)>,
}

impl Chain {
    pub fn clear(&mut self) {
        self.scores.clear();
        self.best.clear();
    }

    pub fn push(&mut self, scores: Scores) {
        self.scores.push(scores);
    }

    /// Finds the best labels.
    pub fn decode(&mut self, model: Model<'_>) {
        let transitions: [Scores; label::COUNT] = std::array::from_fn(|before| {
            let weights = model.transitions(before);
            std::array::from_fn(
                |label| if label::may_follow(before, label) { weights[label] } else { IMPOSSIBLE },
            )
        });
        self.forward.clear();
        let mut sums: Scores =
            std::array::from_fn(|label| if label == label::OUTSIDE { 0 } else { IMPOSSIBLE });
        for scores in &self.scores {
            sums = std::array::from_fn(|label| {
                let best = (0..label::COUNT).map(|before| sums[before] + transitions[before][label]).max();
                (best.unwrap_or(IMPOSSIBLE) + scores[label]).max(IMPOSSIBLE)
            });
            self.forward.push(sums);
        }
        self.backward.clear();
        let mut sums: Scores = std::array::from_fn(|label| transitions[label][label::OUTSIDE]);
        for scores in self.scores.iter().rev() {
            self.backward.push(sums);
            sums = std::array::from_fn(|label| {
                let best =
                    (0..label::COUNT).map(|next| transitions[label][next] + scores[next] + sums[next]).max();
                best.unwrap_or(IMPOSSIBLE).max(IMPOSSIBLE)
            });
        }
        self.backward.reverse();
        let mut before = label::OUTSIDE;
        for (forward, backward) in self.forward.iter().zip(&self.backward) {
            let total: Scores = std::array::from_fn(|label| forward[label] + backward[label]);
            let best_of = |fits: &dyn Fn(usize) -> bool| {
                (0..label::COUNT).filter(|&label| fits(label)).max_by_key(|&label| total[label])
            };
            let best = best_of(&|label| label::may_follow(before, label)).unwrap_or(label::OUTSIDE);
            let other = best_of(&|label| label::kind(label) != label::kind(best)).unwrap_or(label::OUTSIDE);
            self.best.push((best, total[best] - total[other]));
            before = best;
        }
    }

    /// The names that the best labels make: their tokens, counted from the start of the segment, their kind, and
    /// the least margin of a token.
    pub fn names(&self) -> impl Iterator<Item = (Range<usize>, ProposalKind, i32)> + '_ {
        (0..self.best.len()).filter_map(|start| {
            let &(first, mut margin) = self.best.get(start)?;
            let kind = label::kind(first).filter(|_| !label::goes_on(first))?;
            let mut end = start + 1;
            while let Some(&(_, other)) = self.best.get(end).filter(|&&(label, _)| label::goes_on(label)) {
                margin = margin.min(other);
                end += 1;
            }
            Some((start..end, kind, margin))
        })
    }
}
