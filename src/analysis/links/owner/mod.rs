//! Whose figure it is.
//!
//! Candidates are the companies and people of the sentence, those that the sentences before it were about, the
//! company that the text is about, and nobody; never one that only judges or reports. What the structure of the
//! sentence says of each (`structure`, `name_role`), how the text came to it (`salience`, `presence`), and what the words
//! around it are (`templates`), is the `evidence` that [`choice`](super::choice) weighs. Figures go to companies: a person stands for the company of their role.

mod context;
mod evidence;
mod feature;
mod name_role;
mod presence;
mod salience;
mod structure;
mod templates;
mod wording;

pub(super) use feature::OwnerDecision;
pub(super) use presence::Presence;
pub(super) use salience::Salience;

use super::choice::{Decider, LinkCandidate, LinkTarget, Linked};
use super::kind_group::KindGroup;
use super::link_text::LinkText;
use super::measured::MeasurePhrase;
use super::surroundings::Surroundings;
use crate::analysis::{EntityId, Figure};
use context::OwnerContext;

/// The owner of the figure number `number`; `figures` are those before it.
pub(super) fn find(
    text: &LinkText<'_>,
    salience: &Salience,
    presence: &Presence,
    around: &Surroundings,
    noun: Option<&MeasurePhrase>,
    figures: &[Figure],
    decider: &mut Decider<'_>,
) -> Option<Linked<EntityId>> {
    let number = around.number;
    let quantity = text.quantities.get(number).filter(|quantity| !quantity.tokens.is_empty())?;
    let context = OwnerContext::new(text, salience, presence, around, noun, figures);
    if context.is_macro() {
        return None;
    }
    if let Some(sold) = structure::sold(text, &context.sentence, &context.here) {
        return Some(Linked::by_rule(sold));
    }
    if let Some(owner) = structure::bracketed(text, number) {
        return Some(Linked::by_rule(owner));
    }
    let entities = context.entities();
    let mut candidates: Vec<LinkCandidate> = entities
        .iter()
        .map(|&entity| LinkCandidate {
            target: LinkTarget::Entity(entity),
            evidence: context.evidence(entity, &entities),
        })
        .collect();
    candidates.push(LinkCandidate { target: LinkTarget::Nothing, evidence: context.evidence_of_nobody() });
    let chosen = decider.choose::<OwnerDecision>(number, KindGroup::of(quantity.kind), candidates)?;
    entities.get(chosen.number).map(|&target| Linked { target, probability: chosen.probability })
}
