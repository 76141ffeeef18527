//! What counts count, verbs by which money changes hands, and sentences that go on with the figure before.

use super::{Measured, phrase, tied};
use crate::analysis::links::grammar::Class;
use crate::analysis::links::scene::Scene;
use std::ops::Range;

/// The counted noun; what holds the counted things where the text says that first: `a fleet of 270 aircraft`.
/// A noun far away is left to the ties and to distance.
pub(super) fn noun(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> Option<Measured> {
    const NEAR: usize = 6;
    let quantity = &scene.quantities[number];
    let noun = scene.text.tokens_in(quantity.noun?);
    let here = &quantity.tokens;
    if noun.is_empty() || noun.start > here.end + NEAR || noun.end + NEAR < here.start {
        return None;
    }
    let tie = here.start.checked_sub(1).filter(|&tie| tie >= sentence.start);
    if let Some(holder) =
        tie.filter(|&tie| scene.is_any(tie, &[Class::Tie, Class::From, Class::Purpose])).and_then(|tie| {
            tied::chain(scene, tie.checked_sub(1)?, sentence.start)
                .first()
                .copied()
                .filter(|&head| head + 1 == tie)
        })
        && scene.is(holder, Class::Measure)
        && !scene.is_any(holder, &[Class::Rise, Class::Fall, Class::Shed])
    {
        return Some(Measured::words(phrase::ending_at(scene, holder, sentence.start)));
    }
    let start = if scene.pack().words.closed_compounds { noun.start } else { noun.end - 1 };
    Some(Measured::words(start..noun.end))
}

/// Whether the figure goes on with the noun and the verb of the one before: `stiegen die Einnahmen um 0,8
/// Prozent, in der Krankensparte um 3 Prozent`.
pub(super) fn is_elliptic(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> bool {
    const REACH: usize = 12;
    let Some(before) = number.checked_sub(1).and_then(|before| scene.quantities.get(before)) else {
        return false;
    };
    let here = &scene.quantities[number].tokens;
    let tie = |start: usize| {
        let tie = start.checked_sub(1).filter(|&tie| tie >= sentence.start)?;
        scene.is_any(tie, &[Class::By, Class::To]).then(|| scene.form(tie))
    };
    let between = before.tokens.end..here.start;
    tie(here.start).is_some()
        && tie(here.start) == tie(before.tokens.start)
        && between.len() <= REACH
        && !between.clone().any(|index| {
            scene.is_any(index, &[Class::Measure, Class::Share, Class::Up, Class::Down, Class::Deal])
        })
}

/// The verb by which money changed hands, in the clause of the figure.
pub(super) fn deal(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> Option<Measured> {
    const REACH: usize = 30;
    let here = &scene.quantities[number].tokens;
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let to = (here.end + REACH).min(sentence.end);
    let verb = |index: &usize| scene.is(*index, Class::Deal) && scene.figure_at(*index).is_none();
    let near = |index: &usize| scene.borders(*index, here.start) == 0;
    let left = (from..here.start).rev().take_while(near).find(verb);
    let right = (here.end..to).take_while(near).find(verb);
    let verb = if scene.pack().syntax.verb_final { right.or(left) } else { left.or(right) }?;
    Some(Measured::words(verb..verb + 1))
}

/// The noun that stands nearest before a figure in its clause. Where nouns are written like other words, none is told
/// this way.
pub(super) fn any_noun(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> Option<Measured> {
    const REACH: usize = 15;
    if !scene.pack().writing.nouns_capitalized {
        return None;
    }
    let here = &scene.quantities[number].tokens;
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let head = (from..here.start)
        .rev()
        .take_while(|&index| scene.borders(index, here.start) == 0)
        .find(|&index| scene.is_noun(index) && !scene.is(index, Class::Firm))?;
    Some(Measured::words(phrase::ending_at(scene, head, sentence.start)))
}
