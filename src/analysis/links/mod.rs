//! What a figure is about: of, who, when, direction.
//!
//! # Stages
//!
//! [`link_with`] is the list of them: [`Quantity`] to [`Figure`], one figure after the other, since each may go on with
//! what is known of those before it.
//!
//! | stage | in | makes | from |
//! | --- | --- | --- | --- |
//! | text | `link_text` | `LinkText`: figures, periods, names and tags by token, distances of clauses | [`Text`] and what the stages before found |
//! | of | `measure` | `MeasurePhrase`: what is measured | the noun beside a count; else what patterns tie to the figure, and the nouns around it |
//! | direction | `direction` | [`Direction`](super::Direction) | a sign, a noun or a verb of growth or decline that governs the figure |
//! | who | `owner` | [`EntityId`](super::EntityId) | the companies and people of the sentence, what the text spoke of before it, and nobody |
//! | when | `period` | [`Period`] | the periods of the sentence, those that govern the paragraph, and none |
//!
//! Each of `measure`, `direction`, `owner` and `period` is a [`Decision`]: its `context` gathers what is known of one figure, its
//! `evidence` says what holds for a candidate, out of the list in its `feature`, and [`choice`] weighs that with weights
//! learnt from annotated articles, in a `kind_group` for each kind of figure. Where the structure leaves no choice (a
//! count counts its noun, an index is nobody's, what is bought has the price), a rule decides.
//!
//! What words do for links are the tags of `tag`, `link.measure` in the lexicon; `words` gives them to tokens, `clause`
//! counts the borders of clauses between two tokens, and `preposition` finds the word that ties a figure to its
//! sentence. A figure that only repeats the one before it (`repetition`) takes over its links. A link that nothing in the
//! text supports is `None`.

use super::figures::Quantity;
use super::names::Names;
use super::text::Text;
use super::{Figure, LinkConfidence, Period};
use choice::{Decider, Decision, DecisionSchema, Linked, Weights};
use hashed::HashedWeights;
use link_text::LinkText;
use measured::MeasurePhrase;
use std::sync::LazyLock;
use surroundings::Surroundings;

pub mod choice;
mod clause;
mod direction;
pub mod hashed;
mod kind_group;
mod link_text;
mod measure;
mod measured;
mod owner;
mod period;
mod preposition;
mod repetition;
mod stem;
mod surroundings;
mod tag;
mod whole;
mod words;

const WEIGHTS_TABLE: &str = include_str!("../../../assets/model/links.tsv");

/// The weights of the program.
static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    Weights::read(
        WEIGHTS_TABLE,
        &decisions(),
        HashedWeights::read(include_bytes!("../../../assets/model/templates")),
    )
});

/// The decisions that are made for every figure.
#[must_use]
pub fn decisions() -> [DecisionSchema; 4] {
    [
        measure::MeasureDecision::schema(),
        direction::DirectionDecision::schema(),
        owner::OwnerDecision::schema(),
        period::PeriodDecision::schema(),
    ]
}

/// Makes a [`Figure`] of each quantity, with the links that the text gives.
pub fn link(text: &Text<'_>, quantities: &[Quantity], periods: &[Period], names: &Names) -> Vec<Figure> {
    link_with(text, quantities, periods, names, &mut Decider::new(&WEIGHTS))
}

/// The same with another decider than the program's own.
pub fn link_with(
    text: &Text<'_>,
    quantities: &[Quantity],
    periods: &[Period],
    names: &Names,
    decider: &mut Decider<'_>,
) -> Vec<Figure> {
    let text = LinkText::new(text, quantities, periods, names);
    let salience = owner::Salience::of(&text);
    let presence = owner::Presence::of(&text, &salience);
    let chronology = period::Chronology::of(&text);
    let mut figures: Vec<Figure> = Vec::with_capacity(quantities.len());
    // What each figure measures, for those that go on with it.
    let mut measured: Vec<Option<MeasurePhrase>> = Vec::with_capacity(quantities.len());
    for (number, quantity) in quantities.iter().enumerate() {
        let mut figure = unlinked(quantity);
        let around = Surroundings::of(&text, number);
        let repeats = repetition::repeats_last(&text, number);
        let last = figures.last().filter(|_| repeats);
        let noun = if let Some(last) = last {
            figure.confidence = last.confidence;
            measured.last().cloned().flatten()
        } else {
            let found = measure::find(&text, &around, &measured, decider);
            figure.confidence.of = found.as_ref().map(Linked::confidence);
            found.map(|found| found.target)
        };
        figure.of = noun.as_ref().map(|noun| text.span(noun.tokens.start..noun.tokens.end));
        figure.direction = direction::find(&text, &around, noun.as_ref(), &figures, decider);
        if let Some(last) = last {
            figure.who = last.who;
            figure.when = last.when;
            figure.direction = figure.direction.or(last.direction);
        } else {
            let found = owner::find(&text, &salience, &presence, &around, noun.as_ref(), &figures, decider);
            figure.confidence.who = found.as_ref().map(Linked::confidence);
            figure.who = found.map(|found| found.target);
        }
        if !repeats || period::is_own(&text, number) {
            let found = period::find(&text, &around, noun.as_ref(), &figure, &figures, &chronology, decider);
            figure.confidence.when = found.as_ref().map(Linked::confidence);
            figure.when = found.map(|found| found.target);
        }
        measured.push(noun);
        figures.push(figure);
    }
    figures
}

fn unlinked(quantity: &Quantity) -> Figure {
    Figure {
        span: quantity.span,
        kind: quantity.kind,
        value: quantity.value,
        value_to: quantity.value_to,
        unit: quantity.unit.clone(),
        modifier: quantity.modifier,
        direction: quantity.direction,
        of: None,
        who: None,
        when: None,
        confidence: LinkConfidence::default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::table::rows;
    use std::collections::HashSet;

    #[test]
    fn every_weight_is_of_a_known_feature() {
        let mut seen = HashSet::new();
        for mut fields in rows(WEIGHTS_TABLE) {
            let mut next = || fields.next().expect("four columns");
            let (link, feature, context, weight) = (next(), next(), next(), next());
            let schema = decisions().into_iter().find(|schema| schema.name == link).expect("a known link");
            assert!(schema.features.contains(&feature), "{feature}");
            assert!(context.is_empty() || schema.contexts.contains(&context), "{context}");
            assert!(weight.parse::<f32>().is_ok(), "{weight}");
            assert!(seen.insert((link, feature, context)), "{link} {feature} {context} stands there twice");
        }
    }
}
