//! What the other figures say for and against a candidate of one figure.

use super::feature::{Agreement, AgreementFeature};
use super::overview::{NOTHING, Overview, average};
use crate::analysis::links::choice::{LinkEvidence, Weighed};

/// So many figures on each side are near.
const NEAR: isize = 3;
/// Scores farther below the highest one say no more.
const LEAST_SCORE: f32 = 10.0;

impl Overview {
    /// What speaks for the candidate `number` of `weighed`, the first look at the figure at `place`.
    pub(super) fn evidence<D: Agreement>(
        &self,
        place: usize,
        weighed: &Weighed<D::Target>,
        number: usize,
    ) -> LinkEvidence {
        use AgreementFeature as F;
        let seen = &self.figures[place];
        let candidate = &weighed.candidates[number];
        let key = candidate.target.map_or(NOTHING, D::key);
        let nothing = key == NOTHING;
        let highest = weighed.highest();
        let probability = seen.of_number(number);
        let others = self.others(seen, key);
        let keys = weighed.candidates.iter().map(|other| other.target.map_or(NOTHING, D::key));
        let most = keys.map(|key| self.others(seen, key)).fold(0.0, f32::max);
        let of_kind = self.of_kind(seen, key);
        let beside = |steps| self.beside(place, steps);
        let likely = |steps| beside(steps).map(|figure| figure.of(key));
        let (before, behind) = (likely(-1), likely(1));
        let near: Vec<f32> = (-NEAR..=NEAR).filter(|&steps| steps != 0).filter_map(likely).collect();
        let near = average(near.iter().sum(), near.len());
        let in_sentence = |steps| beside(steps).is_some_and(|figure| figure.sentence == seen.sentence);

        let mut evidence = LinkEvidence::with_room();
        evidence.amount(F::Score, (candidate.score - highest).max(-LEAST_SCORE));
        evidence.note(F::First, candidate.score >= highest);
        evidence.note(F::Nothing, nothing);
        evidence.amount(F::Probability, probability);
        evidence.amount(F::Others, others);
        evidence.amount(F::OthersLead, others - most);
        evidence.amount(F::OfKind, of_kind);
        evidence.amount(F::Near, near);
        evidence.amount(F::Before, before.unwrap_or_default());
        evidence.amount(F::Behind, behind.unwrap_or_default());
        if in_sentence(-1) {
            evidence.amount(F::BeforeInSentence, before.unwrap_or_default());
        }
        if in_sentence(1) {
            evidence.amount(F::BehindInSentence, behind.unwrap_or_default());
        }
        if nothing {
            evidence.amount(F::NothingProbability, probability);
            evidence.amount(F::NothingOthers, others);
            evidence.amount(F::NothingOfKind, of_kind);
            evidence.amount(F::NothingNear, near);
            evidence.amount(F::NothingBefore, before.unwrap_or_default());
            evidence.amount(F::NothingBehind, behind.unwrap_or_default());
        }
        evidence
    }
}
