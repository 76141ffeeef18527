//! What a figure is about: of, who, when, direction.
//!
//! Each link has a folder or file of its own that gathers candidates and what the sentence and the text say for
//! and against each:
//!
//! | link | in | candidates |
//! | --- | --- | --- |
//! | of | `of` | the noun beside a count; else what patterns tie to the figure, and the nouns around it |
//! | who | `who` | the companies and people of the sentence, what the text spoke of before it, and nobody |
//! | when | `when` | the periods of the sentence, those that govern the paragraph, and none |
//! | direction | `direction` | a sign, a noun or a verb of growth or decline that governs the figure |
//!
//! The evidence is weighed by `rank`, with weights learnt from annotated articles, in a `context` for each kind of
//! figure. Where the structure leaves no choice (a count counts its noun, an index is nobody's, what is bought has
//! the price), a rule decides.
//!
//! `scene` lays names, figures, periods and the word classes of `grammar` over the tokens, and counts the
//! borders of clauses between two of them. A figure that only repeats the one before it (`£75m ($141m)`)
//! takes over its links. A link that nothing in the text supports is `None`.

use super::figures::Quantity;
use super::names::Names;
use super::text::Text;
use super::{Figure, FigureKind, Period};
use rank::Judge;
use scene::Scene;

mod class;
mod context;
mod direction;
mod grammar;
mod of;
pub mod rank;
mod scene;
mod when;
mod who;

/// Makes a [`Figure`] of each quantity, with the links that the text gives.
pub fn link(text: &Text<'_>, quantities: &[Quantity], periods: &[Period], names: &Names) -> Vec<Figure> {
    link_with(text, quantities, periods, names, &mut Judge::default())
}

/// The same with another judge of the evidence than the program's own.
pub fn link_with(
    text: &Text<'_>,
    quantities: &[Quantity],
    periods: &[Period],
    names: &Names,
    judge: &mut Judge<'_>,
) -> Vec<Figure> {
    let scene = Scene::new(text, quantities, periods, names);
    let salience = who::Salience::of(&scene);
    let governing = when::Governing::of(&scene);
    let mut figures: Vec<Figure> = Vec::with_capacity(quantities.len());
    // The measured noun of each figure, for those that go on with it.
    let mut measured: Vec<Option<of::Measured>> = Vec::with_capacity(quantities.len());
    for (number, quantity) in quantities.iter().enumerate() {
        let mut figure = unlinked(quantity);
        let repeats = repeats_last(&scene, number);
        let noun = if repeats {
            measured.last().cloned().flatten()
        } else {
            of::find(&scene, number, &measured, judge)
        };
        figure.of = noun.as_ref().map(|noun| text.span(noun.tokens.start..noun.tokens.end));
        figure.direction = direction::find(&scene, number, noun.as_ref(), &figures);
        if let Some(last) = figures.last().filter(|_| repeats) {
            figure.who = last.who;
            figure.when = last.when;
            figure.direction = figure.direction.or(last.direction);
        } else {
            figure.who = who::find(&scene, &salience, number, noun.as_ref(), &figures, judge);
        }
        if !repeats || when::is_own(&scene, number) {
            figure.when = when::find(&scene, number, noun.as_ref(), &figure, &figures, &governing, judge);
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
    }
}

/// Whether the figure says that before it once more, in another currency or measure: `£75m ($141m)`,
/// `£106m or 47.3%`.
fn repeats_last(scene: &Scene<'_>, number: usize) -> bool {
    let Some(before) = number.checked_sub(1).and_then(|number| scene.quantities.get(number)) else {
        return false;
    };
    let here = &scene.quantities[number];
    if scene.sentence(before.tokens.start) != scene.sentence(here.tokens.start) {
        return false;
    }
    let between = before.tokens.end..here.tokens.start;
    let money = |kind| matches!(kind, FigureKind::Money | FigureKind::Price);
    let converted = money(before.kind) && money(here.kind) && before.unit != here.unit;
    let single = between.len() == 1;
    let bracket = matches!(scene.form(between.start), "(" | ";" | "/");
    let either = scene.is(between.start, grammar::Class::Alternative);
    single && (bracket || either) && (converted || before.kind != here.kind)
}
