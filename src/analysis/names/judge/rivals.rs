//! Rival spans of one name: `Aufsteiger Rheinmetall AG`, `Rheinmetall AG`, `Rheinmetall`.
//!
//! The judge asks of each span whether exactly it is a company. Where it cannot tell which of several it is, none may reach
//! the odds, though it is sure that there is a company. At most one of them is right, so their probabilities add up.

use crate::analysis::names::candidate::{Candidate, probability};
use crate::order::Reorder;

/// What the sum of the probabilities must reach.
const LEAST: f64 = 0.5;

/// Of the companies in `unsure`, none of which has the odds by itself, those that have them together with their rivals. The
/// best of the rivals stands for all, with the score of all. None of them overlaps another, or one of `sure`.
pub(super) fn agreed(sure: &[Candidate], mut unsure: Vec<Candidate>) -> Vec<Candidate> {
    /// So many rivals on each side are looked at.
    const REACH: usize = 16;
    unsure.reorder_by_key(|candidate| candidate.tokens.start);
    let overlap = |one: &Candidate, other: &Candidate| {
        one.tokens.start < other.tokens.end && other.tokens.start < one.tokens.end
    };
    let mut taken: Vec<(usize, usize)> =
        sure.iter().map(|name| (name.tokens.start, name.tokens.end)).collect();
    taken.sort_unstable();
    let is_free = |candidate: &Candidate| {
        let behind = taken.partition_point(|name| name.0 < candidate.tokens.end);
        taken[..behind].iter().rev().take(REACH).all(|name| name.1 <= candidate.tokens.start)
    };
    unsure.retain(is_free);
    let mut agreed: Vec<Candidate> = Vec::new();
    for (number, best) in unsure.iter().enumerate() {
        let near = number.saturating_sub(REACH)..unsure.len().min(number + REACH + 1);
        let rivals = || unsure[near.clone()].iter().filter(|rival| overlap(rival, best));
        let is_best =
            rivals().all(|rival| (rival.score, rival.tokens.len()) <= (best.score, best.tokens.len()));
        let together: f64 = rivals().map(|rival| probability(rival.score)).sum();
        let is_first = agreed.last().is_none_or(|last| !overlap(last, best));
        if is_best && is_first && together >= LEAST {
            agreed.push(Candidate { score: log_odds(together), ..best.clone() });
        }
    }
    agreed
}

/// The score of a probability; sums may be above 1.
fn log_odds(probability: f64) -> i32 {
    let probability = probability.min(0.9);
    (100.0 * (probability / (1.0 - probability)).ln()) as i32
}
