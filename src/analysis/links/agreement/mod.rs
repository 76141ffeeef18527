//! What the figures of a text agree on: a second look at the owners and the periods of all figures at once.
//!
//! The first look goes from figure to figure and knows only what was decided before. What stands behind a figure says as
//! much about it: where nine of ten figures belong to one firm, so does the tenth, unless its sentence says otherwise.
//! So each decision that was weighed is weighed again, by how likely each of its candidates is for the other figures
//! (`overview`), the nearest ones above all. (J. Neville and D. Jensen, Iterative classification in relational data, 2000.)
//! What a rule decided stays.
//!
//! The work grows with the number of figures and of their candidates, not with their squares.

mod evidence;
mod feature;
mod overview;

pub(super) use feature::{OwnerAgreement, PeriodAgreement};

use super::choice::{Decider, LinkCandidate, LinkTarget, Look};
use super::link_text::LinkText;
use feature::{Agreement, AnyContext};
use overview::Overview;

/// Looks at the figures of `text` a second time. `looks` has what the first look said of each by its number; what was weighed
/// is chosen anew.
pub(super) fn settle<D: Agreement>(
    text: &LinkText<'_>,
    looks: &mut [Look<D::Target>],
    decider: &mut Decider<'_>,
) {
    let overview = Overview::of::<D>(text, looks);
    for (place, seen) in overview.figures.iter().enumerate() {
        let Some(Look::Weighed(weighed)) = looks.get_mut(seen.number) else { continue };
        let candidate = |number: usize| LinkCandidate {
            target: weighed.candidates[number].target.map_or(LinkTarget::Nothing, D::link_target),
            evidence: overview.evidence::<D>(place, weighed, number),
        };
        let candidates = (0..weighed.candidates.len()).map(candidate).collect();
        weighed.chosen = decider.choose::<D>(seen.number, AnyContext::Any, candidates).chosen;
    }
}
