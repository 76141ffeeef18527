//! Which way something moved.
//!
//! Candidates are up, down, and neither. What the structure of the sentence says (`rules`) and what the words around the
//! figure are (`wording`) is the evidence that [`choice`](super::choice) weighs. A sign that belongs to the figure needs no
//! weighing.

mod feature;
mod rules;
mod wording;

pub(super) use feature::DirectionDecision;

use super::choice::{Decider, LinkCandidate, LinkEvidence, LinkTarget};
use super::kind_group::KindGroup;
use super::link_text::LinkText;
use super::measured::MeasurePhrase;
use super::surroundings::Surroundings;
use crate::analysis::{Direction, Figure};
use feature::DirectionFeature;
use wording::DirectionWording;

/// The candidates.
const DIRECTIONS: [Option<Direction>; 3] = [None, Some(Direction::Up), Some(Direction::Down)];

/// The direction of the figure number `number`; `figures` are those before it.
pub(super) fn find(
    text: &LinkText<'_>,
    around: &Surroundings,
    noun: Option<&MeasurePhrase>,
    figures: &[Figure],
    decider: &mut Decider<'_>,
) -> Option<Direction> {
    let number = around.number;
    let quantity = text.quantities.get(number)?;
    let by_rules = rules::find(text, number, noun, figures);
    if quantity.direction.is_some() || quantity.tokens.is_empty() {
        return by_rules;
    }
    let sentence = text.sentence(quantity.tokens.start);
    let near = number.checked_sub(1).and_then(|last| text.quantities.get(last));
    let last = near.filter(|last| sentence.contains(&last.tokens.start)).and(figures.last());
    let wording = DirectionWording::of(text, around, noun, &sentence);
    let candidate = |direction: Option<Direction>| {
        let mut evidence = LinkEvidence::with_room();
        let mut note = |feature: DirectionFeature, holds: bool| evidence.note(feature, holds);
        note(DirectionFeature::Neither, direction.is_none());
        note(DirectionFeature::Down, direction == Some(Direction::Down));
        note(DirectionFeature::ByRules, direction == by_rules);
        note(DirectionFeature::NeitherByRules, direction.is_none() && by_rules.is_none());
        note(DirectionFeature::LikeLast, last.is_some_and(|last| last.direction == direction));
        note(
            DirectionFeature::LikeLastOfKind,
            last.is_some_and(|last| last.direction == direction && last.kind == quantity.kind),
        );
        wording.fill(direction, by_rules, &mut evidence);
        LinkCandidate { target: LinkTarget::Direction(direction), evidence }
    };
    let candidates = DIRECTIONS.map(candidate).into();
    let chosen = decider.choose::<DirectionDecision>(number, KindGroup::of(quantity.kind), candidates)?;
    DIRECTIONS.get(chosen.number).copied().flatten()
}
