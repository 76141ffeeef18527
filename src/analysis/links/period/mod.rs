//! The time that a figure is about.
//!
//! Candidates are the periods of the sentence, the one that governs the paragraph (`governing`), the one that the
//! sentence before goes on with, those of the sentences before and of the head (`timeline`), and none. How the text
//! mentions each of them (`mention`), how the sentence binds it to the figure (`attachment`), which figures before were
//! about it and what the words around it are (`templates`) is the `evidence` that [`choice`](super::choice) weighs. A
//! period in brackets that the text explains (`Vorjahr in Klammern`) needs no weighing, and neither does one that looks back
//! from right behind the figure (`4 Prozent im Vorjahr`). A period that something is compared with is no candidate.

mod attachment;
mod chronology;
mod context;
mod evidence;
mod feature;
mod governing;
mod mention;
mod templates;
mod timeline;
mod wording;

pub(super) use attachment::is_own;
pub(super) use chronology::Chronology;
pub(super) use feature::PeriodDecision;

use super::choice::{Decider, LinkCandidate, LinkTarget, Linked};
use super::kind_group::KindGroup;
use super::link_text::LinkText;
use super::measured::MeasurePhrase;
use super::surroundings::Surroundings;
use crate::analysis::{Figure, Period};
use context::PeriodContext;

/// The period of the figure number `number`, of which `draft` holds the other links; `figures` are those before it.
pub(super) fn find(
    text: &LinkText<'_>,
    around: &Surroundings,
    noun: Option<&MeasurePhrase>,
    draft: &Figure,
    figures: &[Figure],
    chronology: &Chronology,
    decider: &mut Decider<'_>,
) -> Option<Linked<Period>> {
    let number = around.number;
    let quantity = text.quantities.get(number).filter(|quantity| !quantity.tokens.is_empty())?;
    if let Some(period) = chronology.governing.of_bracket(text, number) {
        return Some(Linked::by_rule(period));
    }
    let context = PeriodContext::new(text, around, noun, draft, figures, chronology);
    if let Some(period) = context.former_behind() {
        return Some(Linked::by_rule(period));
    }
    let mut periods = context.inside.clone();
    let others = [context.governing, context.carried].into_iter().flatten();
    for period in others.chain(context.bound.iter().copied()).chain(context.earlier.iter().copied()) {
        if !periods.contains(&period) {
            periods.push(period);
        }
    }
    let mut candidates: Vec<LinkCandidate> = periods
        .iter()
        .map(|period| LinkCandidate {
            target: LinkTarget::Words(period.span),
            evidence: context.evidence(period),
        })
        .collect();
    candidates.push(LinkCandidate { target: LinkTarget::Nothing, evidence: context.evidence_of_none() });
    let chosen = decider.choose::<PeriodDecision>(number, KindGroup::of(quantity.kind), candidates)?;
    periods.get(chosen.number).map(|&target| Linked { target, probability: chosen.probability })
}
