//! What is measured.
//!
//! Surest first: the counted noun; a noun tied to the figure from the right (`10 Milliarden Dollar Umsatz`,
//! `30 Prozent der Stellen`, `a 40% drop in profits`) or from the left (`Verlust von`, `a debt of`); then the
//! noun of measure that stands nearest in the clause or sentence; at last the verb by which money changed
//! hands.

use super::grammar::Class;
use super::scene::Scene;
use super::{nearest, phrase, tied};
use crate::analysis::FigureKind;
use std::ops::Range;

/// The words that say what a figure measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measured {
    /// The words.
    pub tokens: Range<usize>,
    /// A noun of growth or decline that ties them to the figure: the `drop` of `drop in profits`.
    pub movement: Option<usize>,
}

impl Measured {
    pub(super) fn words(tokens: Range<usize>) -> Self {
        Self { tokens, movement: None }
    }
}

pub(super) const NOUNS: [Class; 4] = [Class::Measure, Class::Share, Class::Rise, Class::Fall];
pub(super) const MOVEMENTS: [Class; 2] = [Class::Rise, Class::Fall];

/// The words that the figure number `number` measures.
pub(super) fn find(scene: &Scene<'_>, number: usize, before: &[Option<Measured>]) -> Option<Measured> {
    let quantity = scene.quantities.get(number)?;
    if quantity.tokens.is_empty() {
        return None;
    }
    let sentence = scene.sentence(quantity.tokens.start);
    let last = || {
        let last = number.checked_sub(1)?;
        let same = sentence.contains(&scene.quantities[last].tokens.start);
        before.get(last).cloned().flatten().filter(|_| same)
    };
    if quantity.kind == FigureKind::Count
        && let Some(measured) = counted(scene, number, &sentence)
    {
        return Some(measured);
    }
    let thereof = scene.is(quantity.tokens.end, Class::Thereof)
        || is_thereof_before(scene, quantity.tokens.start, sentence.start);
    if let Some(measured) = last().filter(|_| thereof) {
        return Some(measured);
    }
    // `eröffnete 12 Filialen und investierte 350 Millionen`: money does not go on with a count.
    let money = |kind| matches!(kind, FigureKind::Money | FigureKind::Price);
    let spends = number
        .checked_sub(1)
        .is_some_and(|last| money(quantity.kind) && scene.quantities[last].kind == FigureKind::Count);
    let tied = tied::right(scene, number, &sentence).or_else(|| tied::left(scene, number, &sentence));
    if let Some(bare) = tied.as_ref().filter(|tied| tied::is_bare_movement(scene, tied))
        && let Some(moved) = last()
    {
        // `180.000 Fahrzeuge, ein Plus von 5 Prozent`
        return Some(Measured { tokens: moved.tokens, movement: bare.movement });
    }
    tied.or_else(|| last().filter(|_| is_elliptic(scene, number, &sentence)))
        .or_else(|| nearest::find(scene, number, &sentence))
        .or_else(|| last().filter(|_| !spends).map(|measured| Measured { movement: None, ..measured }))
        .or_else(|| deal(scene, number, &sentence))
        .or_else(|| any_noun(scene, number, &sentence))
}

/// The counted noun; what holds the counted things where the text says that first: `a fleet of 270 aircraft`.
/// A noun far away is left to the ties and to distance.
fn counted(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> Option<Measured> {
    const NEAR: usize = 6;
    let quantity = &scene.quantities[number];
    let noun = scene.tokens.tokens_in(quantity.noun?);
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
    let start = if scene.is_english() { noun.end - 1 } else { noun.start };
    Some(Measured::words(start..noun.end))
}

/// Whether the figure goes on with the noun and the verb of the one before: `stiegen die Einnahmen um 0,8
/// Prozent, in der Krankensparte um 3 Prozent`.
fn is_elliptic(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> bool {
    const REACH: usize = 12;
    let Some(before) = number.checked_sub(1).and_then(|before| scene.quantities.get(before)) else {
        return false;
    };
    let here = &scene.quantities[number].tokens;
    let tie = |start: usize| {
        let tie = start.checked_sub(1).filter(|&tie| tie >= sentence.start)?;
        scene.is_any(tie, &[Class::By, Class::To]).then(|| scene.piece(tie))
    };
    let between = before.tokens.end..here.start;
    tie(here.start).is_some()
        && tie(here.start) == tie(before.tokens.start)
        && between.len() <= REACH
        && !between.clone().any(|index| {
            scene.is_any(index, &[Class::Measure, Class::Share, Class::Up, Class::Down, Class::Deal])
        })
}

fn is_thereof_before(scene: &Scene<'_>, start: usize, limit: usize) -> bool {
    start > limit && scene.is(start - 1, Class::Thereof)
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
    let verb = if scene.is_english() { left.or(right) } else { right.or(left) }?;
    Some(Measured::words(verb..verb + 1))
}

/// The noun that stands nearest before a figure in its clause. English writes nouns like other words, so there
/// none is told this way.
fn any_noun(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> Option<Measured> {
    const REACH: usize = 15;
    if scene.is_english() {
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
