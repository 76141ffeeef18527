//! The best labels of a segment, and their margins; and what is lost where a stretch of it must be one name.

use super::label;
use super::model::{Model, Scores};
use super::proposal::ProposalKind;
use std::ops::Range;

/// Less than any sum of weights, and far from overflow.
const IMPOSSIBLE: i32 = i32::MIN / 4;

/// What may follow each label, and what speaks for it.
type Transitions = [Scores; label::COUNT];

#[inline]
fn transitions(model: Model<'_>) -> Transitions {
    std::array::from_fn(|before| {
        let weights = model.transitions(before);
        std::array::from_fn(
            |label| if label::may_follow(before, label) { weights[label] } else { IMPOSSIBLE },
        )
    })
}

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
        let transitions = transitions(model);
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

/// A segment of a [`Lattice`].
#[derive(Debug)]
struct LatticeSegment {
    tokens: Range<usize>,
    /// Where its tokens begin in the lists of the lattice.
    offset: usize,
    /// The sum of its best labels.
    best: i32,
}

/// The sums of all segments of a text, for questions about any stretch of it.
#[derive(Debug)]
pub(crate) struct Lattice<'m> {
    model: Model<'m>,
    transitions: Transitions,
    /// In the order of the text.
    segments: Vec<LatticeSegment>,
    scores: Vec<Scores>,
    forward: Vec<Scores>,
    backward: Vec<Scores>,
}

impl<'m> Lattice<'m> {
    pub fn new(model: Model<'m>) -> Self {
        Self {
            model,
            transitions: transitions(model),
            segments: Vec::new(),
            scores: Vec::new(),
            forward: Vec::new(),
            backward: Vec::new(),
        }
    }

    /// Adds the next segment, which `chain` has decoded.
    pub fn add(&mut self, segment: Range<usize>, chain: &Chain) {
        let Some((forward, backward)) = chain.forward.first().zip(chain.backward.first()) else { return };
        let sums = (0..label::COUNT).map(|label| forward[label] + backward[label]);
        let best = sums.max().unwrap_or(IMPOSSIBLE);
        self.segments.push(LatticeSegment { tokens: segment, offset: self.scores.len(), best });
        self.scores.extend_from_slice(&chain.scores);
        self.forward.extend_from_slice(&chain.forward);
        self.backward.extend_from_slice(&chain.backward);
    }

    /// The tokens of each segment, in the order of the text.
    pub fn segments(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.segments.iter().map(|segment| segment.tokens.clone())
    }

    /// How far the best labels that make `tokens` one name of this kind are behind the best labels of all, in
    /// hundredths of the natural logarithm of the odds; `None` where they lie in no segment.
    pub fn lag(&self, tokens: &Range<usize>, kind: ProposalKind) -> Option<i32> {
        let at = self.segments.partition_point(|segment| segment.tokens.end <= tokens.start);
        let LatticeSegment { tokens: segment, offset, best } = self.segments.get(at)?;
        if tokens.is_empty() || tokens.start < segment.start || tokens.end > segment.end {
            return None;
        }
        let place = |token: usize| offset + token - segment.start;
        let (first, further) = (label::first(kind), label::further(kind));
        let before = match tokens.start.checked_sub(1).filter(|before| segment.contains(before)) {
            Some(before) => (0..label::COUNT)
                .map(|label| self.forward[place(before)][label] + self.transitions[label][first])
                .max()?,
            None => self.transitions[label::OUTSIDE][first],
        };
        let mut sum = before + self.scores[place(tokens.start)][first];
        let mut last = first;
        for token in tokens.start + 1..tokens.end {
            sum += self.transitions[last][further] + self.scores[place(token)][further];
            last = further;
        }
        sum += if segment.contains(&tokens.end) {
            let next = place(tokens.end);
            (0..label::COUNT)
                .filter(|&label| label != further)
                .map(|label| {
                    self.transitions[last][label] + self.scores[next][label] + self.backward[next][label]
                })
                .max()?
        } else {
            self.transitions[last][label::OUTSIDE]
        };
        Some(self.model.hundredths(best - sum))
    }
}
