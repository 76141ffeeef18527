//! What is measured.
//!
//! A count counts the noun beside it (`counted`). Else candidates are what single patterns read (`attachment`,
//! `nearest`, `transaction`), what the figures before measured, and the noun phrases and companies of the sentence.
//! Which patterns agree on a candidate, what kind of noun it is, where it stands and what the words around it are
//! (`templates`) is the `evidence` that
//! [`choice`](super::choice) weighs.

mod attachment;
mod context;
mod counted;
mod evidence;
mod feature;
mod nearest;
mod phrase;
mod templates;
mod transaction;

pub(super) use feature::MeasureDecision;

use super::choice::{Decider, LinkCandidate, LinkTarget, Linked};
use super::kind_group::KindGroup;
use super::link_text::LinkText;
use super::measured::MeasurePhrase;
use super::surroundings::Surroundings;
use context::MeasureContext;
use evidence::Overview;

/// The words that the figure number `number` measures; `before` are those of the figures before it.
pub(super) fn find(
    text: &LinkText<'_>,
    around: &Surroundings,
    before: &[Option<MeasurePhrase>],
    decider: &mut Decider<'_>,
) -> Option<Linked<MeasurePhrase>> {
    let number = around.number;
    let quantity = text.quantities.get(number).filter(|quantity| !quantity.tokens.is_empty())?;
    let context = MeasureContext::new(text, around, quantity, before);
    if let Some(counted) = context.counted() {
        return Some(Linked::by_rule(counted));
    }
    let mut measured = context.candidates(before);
    let overview = Overview::of(&context, &measured);
    let candidates = measured
        .iter()
        .map(|measured| LinkCandidate {
            target: LinkTarget::Words(text.span(measured.tokens.clone())),
            evidence: context.evidence(measured, &overview),
        })
        .collect();
    let chosen = decider.choose::<MeasureDecision>(number, KindGroup::of(quantity.kind), candidates)?;
    let mut target = (chosen.number < measured.len()).then(|| measured.swap_remove(chosen.number))?;
    // `180.000 Fahrzeuge, ein Plus von 5 Prozent`
    target.movement = target.movement.or(context.bare_movement);
    Some(Linked { target, probability: chosen.probability })
}
