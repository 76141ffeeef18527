//! Which way something moved.
//!
//! A figure has a direction where the text states a movement by it or to it: by a sign, by a word that is the
//! figure (`verdoppelt`), by a noun (`Rückgang um`, `40% drop`), or by a verb or adverb that governs it
//! (`stieg um 3 Prozent auf 5 Milliarden`, `up 4%`). Where a movement starts (`von`, `from`) there is none.

use super::grammar::Class;
use super::of::Measured;
use super::of::tied;
use super::scene::Scene;
use crate::analysis::{Direction, Figure, FigureKind};
use std::ops::Range;

/// The direction of the figure number `number`; `figures` are those before it.
pub(super) fn find(
    scene: &Scene<'_>,
    number: usize,
    noun: Option<&Measured>,
    figures: &[Figure],
) -> Option<Direction> {
    let quantity = scene.quantities.get(number)?;
    if quantity.direction.is_some() {
        return quantity.direction;
    }
    let here = quantity.tokens.clone();
    if here.is_empty() {
        return None;
    }
    let sentence = scene.sentence(here.start);
    if let Some(direction) = sign(scene, &here, sentence.start, quantity.kind) {
        return Some(direction);
    }
    if quantity.kind == FigureKind::Multiple
        && let Some(direction) = here.clone().find_map(|index| movement(scene, index))
    {
        return Some(direction);
    }
    let tie = tie(scene, here.start, sentence.start);
    if tie.is_some_and(|tie| scene.is(tie, Class::From)) && starts_movement(scene, number, &sentence) {
        return None;
    }
    if let Some(direction) =
        compared(scene, quantity.kind, here.end).or_else(|| since(scene, &here, sentence.end))
    {
        return Some(direction);
    }
    if tie.is_some_and(|tie| scene.is(tie, Class::Compare)) {
        return None;
    }
    if let Some(direction) = noun.and_then(|noun| noun.movement).and_then(|head| noun_movement(scene, head)) {
        return Some(direction);
    }
    if let Some(noun) = noun
        && (noun.tokens.clone().any(|index| scene.is(index, Class::Added)))
    {
        return Some(Direction::Up);
    }
    let tied_to = |class| {
        tie.is_some_and(|tie| {
            scene.is_any(tie, &[Class::Tie, Class::From]) && tie > sentence.start && scene.is(tie - 1, class)
        })
    };
    if quantity.kind == FigureKind::Count && tied_to(Class::Shed) {
        return Some(Direction::Down);
    }
    if quantity.kind == FigureKind::Count && is_whole(scene, number, tie) {
        return None;
    }
    let part = noun.is_some_and(|noun| noun.tokens.start >= here.end)
        && matches!(quantity.kind, FigureKind::Percent | FigureKind::Multiple);
    let cut = (part || quantity.kind == FigureKind::Count).then(|| cut(scene, &here, &sentence)).flatten();
    cut.or_else(|| verb(scene, number, tie, &sentence)).or_else(|| series(scene, number, tie, figures))
}

/// Whether a count is the whole that the figure before is a part of, or that another one is taken from:
/// `30 Prozent der 4.500 Angestellten`, `von 44.100 Mitarbeitern sollen 10.600 gehen`.
fn is_whole(scene: &Scene<'_>, number: usize, tie: Option<usize>) -> bool {
    if tie.is_some_and(|tie| scene.is(tie, Class::From)) {
        return true;
    }
    let Some(before) = number.checked_sub(1).and_then(|before| scene.quantities.get(before)) else {
        return false;
    };
    let between = before.tokens.end..scene.quantities[number].tokens.start;
    matches!(before.kind, FigureKind::Percent | FigureKind::Multiple)
        && between.len() <= 6
        && scene.is(between.start, Class::Genitive)
        && scene.borders(between.start, between.end) == 0
}

/// `+3`, `-15,7`, `plus 3`, `minus 4`.
fn sign(scene: &Scene<'_>, here: &Range<usize>, limit: usize, kind: FigureKind) -> Option<Direction> {
    match scene.form(here.start) {
        "+" => return Some(Direction::Up),
        "-" | "−" | "–" => return Some(Direction::Down),
        _ => {}
    }
    if kind == FigureKind::Count {
        return None;
    }
    let before = here.start.checked_sub(1).filter(|&before| before >= limit);
    [Some(here.start), before].into_iter().flatten().find_map(|index| {
        if scene.is(index, Class::Plus) {
            Some(Direction::Up)
        } else if scene.is(index, Class::Minus) {
            Some(Direction::Down)
        } else {
            None
        }
    })
}

/// The direction of a verb, an adverb or a noun of movement.
fn movement(scene: &Scene<'_>, index: usize) -> Option<Direction> {
    verbal_movement(scene, index).or_else(|| noun_movement(scene, index))
}

fn verbal_movement(scene: &Scene<'_>, index: usize) -> Option<Direction> {
    if scene.is(index, Class::Up) {
        Some(Direction::Up)
    } else if scene.is(index, Class::Down) {
        Some(Direction::Down)
    } else {
        None
    }
}

fn noun_movement(scene: &Scene<'_>, index: usize) -> Option<Direction> {
    if scene.is(index, Class::Rise) {
        Some(Direction::Up)
    } else if scene.is(index, Class::Fall) {
        Some(Direction::Down)
    } else {
        None
    }
}

/// `80 Prozent mehr als`, `5% less`, `7 crowns lower`.
fn compared(scene: &Scene<'_>, kind: FigureKind, behind: usize) -> Option<Direction> {
    let relative = matches!(
        kind,
        FigureKind::Percent
            | FigureKind::PercentagePoints
            | FigureKind::Multiple
            | FigureKind::Money
            | FigureKind::Price
    );
    if relative && scene.is(behind, Class::More) {
        Some(Direction::Up)
    } else if relative && scene.is(behind, Class::Less) {
        Some(Direction::Down)
    } else {
        None
    }
}

/// `$148m, up from $97m`: where it came from is told behind it.
fn since(scene: &Scene<'_>, here: &Range<usize>, end: usize) -> Option<Direction> {
    const REACH: usize = 8;
    let behind = here.end..(here.end + REACH).min(end);
    let comma = behind.clone().find(|&index| scene.form(index) == "," && scene.is(index + 2, Class::From))?;
    let alone = !(behind.start..comma).any(|index| scene.figure_at(index).is_some());
    verbal_movement(scene, comma + 1).filter(|_| alone)
}

/// The words at which the look for a tie ends.
const TIES: [Class; 9] = [
    Class::From,
    Class::To,
    Class::By,
    Class::With,
    Class::At,
    Class::Compare,
    Class::Alternative,
    Class::Up,
    Class::Down,
];

/// The word that ties the figure to its sentence, articles and adverbs left out.
pub(super) fn tie(scene: &Scene<'_>, start: usize, limit: usize) -> Option<usize> {
    let mut tie = start.checked_sub(1).filter(|&tie| tie >= limit)?;
    for _ in 0..2 {
        let ties = scene.is_any(tie, &TIES);
        if ties || !scene.is(tie, Class::Function) || tie <= limit {
            break;
        }
        tie -= 1;
    }
    Some(tied::level(scene, tie, limit).unwrap_or(tie))
}

/// Whether the figure is where a movement starts: another one that it leads to follows.
pub(super) fn starts_movement(scene: &Scene<'_>, number: usize, sentence: &Range<usize>) -> bool {
    let Some(next) = scene.quantities.get(number + 1).filter(|next| sentence.contains(&next.tokens.start))
    else {
        return false;
    };
    if !is_comparable(scene.quantities[number].kind, next.kind) {
        return false;
    }
    tie(scene, next.tokens.start, sentence.start).is_some_and(|tie| scene.is(tie, Class::To))
}

/// Whether a movement can lead from one to the other: money to money, but not `5 Prozent auf 62 Millionen`.
fn is_comparable(left: FigureKind, right: FigureKind) -> bool {
    let money = |kind| matches!(kind, FigureKind::Money | FigureKind::Price);
    left == right || money(left) && money(right)
}

/// The verb or adverb of movement that governs the figure.
fn verb(scene: &Scene<'_>, number: usize, tie: Option<usize>, sentence: &Range<usize>) -> Option<Direction> {
    const REACH: usize = 30;
    let quantity = &scene.quantities[number];
    let here = &quantity.tokens;
    let tied = |class| tie.is_some_and(|tie| scene.is(tie, class));
    // `down 3%`, `cut 13,000 jobs`
    if let Some(direction) = tie.and_then(|tie| verbal_movement(scene, tie)) {
        // `lost $5bn` tells of a loss, not of a movement.
        let spent = quantity.kind == FigureKind::Money && tie.is_some_and(|tie| scene.is(tie, Class::Deal));
        return Some(direction).filter(|_| !spent || direction == Direction::Up);
    }
    let directed = tied(Class::By) || tied(Class::To);
    let bound = !directed && (tied(Class::With) || tied(Class::At)) || tied(Class::From);
    if bound {
        return None;
    }
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let to = (here.end + REACH).min(sentence.end);
    let borders = |index: usize| scene.borders(index, here.start);
    let left = (from..here.start)
        .rev()
        .filter(|&index| borders(index) == 0)
        .find_map(|index| Some((here.start - index, verbal_movement(scene, index)?)));
    let right = (here.end..to)
        .filter(|&index| borders(index) == 0)
        .find_map(|index| Some((index - here.end, verbal_movement(scene, index)?)));
    let verb_final = scene.pack().syntax.verb_final;
    if directed {
        let nearest = match (left, right) {
            (Some(left), Some(right)) if !verb_final || left.0 < right.0 => Some(left.1),
            (left, right) => if verb_final { right.or(left) } else { left.or(right) }.map(|found| found.1),
        };
        return nearest;
    }
    if quantity.kind == FigureKind::Count {
        return None;
    }
    if !verb_final {
        // Without a preposition the verb stands right before: `rose on Friday 3%`.
        return left.filter(|found| found.0 <= 2).map(|found| found.1);
    }
    // `40 Prozent an Wert eingebüßt`, `gaben seit Jahresbeginn 40 Prozent nach`
    right.or(left).filter(|found| found.0 <= 12).map(|found| found.1)
}

/// Things that are cut: the verb governs them as object or subject.
fn cut(scene: &Scene<'_>, here: &Range<usize>, sentence: &Range<usize>) -> Option<Direction> {
    const REACH: usize = 25;
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let to = (here.end + REACH).min(sentence.end);
    (from..here.start)
        .chain(here.end..to)
        .any(|index| scene.is(index, Class::Cut) && scene.borders(index, here.start) == 0)
        .then_some(Direction::Down)
}

/// A figure without a verb of its own goes on with that of the one before: `in der Krankensparte um 3 Prozent`,
/// `300 Piloten, 900 Flugbegleiter`, `und damit auf ein Drittel`, `2017 weitere neun`.
fn series(scene: &Scene<'_>, number: usize, tied: Option<usize>, figures: &[Figure]) -> Option<Direction> {
    /// Between two items of a list there are no more tokens.
    const LONGEST_LIST: usize = 12;
    let last = number.checked_sub(1)?;
    let (before, here) = (&scene.quantities[last], &scene.quantities[number]);
    let sentence = scene.sentence(here.tokens.start);
    if !sentence.contains(&before.tokens.start) {
        return None;
    }
    let of_tie = |tie: Option<usize>| tie.filter(|&tie| scene.is_any(tie, &[Class::By, Class::To]));
    let here_tie = of_tie(tied).map(|tie| scene.form(tie));
    let before_tie = of_tie(tie(scene, before.tokens.start, sentence.start)).map(|tie| scene.form(tie));
    let between = before.tokens.end..here.tokens.start;
    let alike = if here.kind == FigureKind::Count {
        let listed = |index: usize| {
            !scene.text.is_word(index)
                || scene.is_any(index, &[Class::Coordinator, Class::Extra])
                || scene.is_noun(index)
        };
        tied.is_some_and(|tie| scene.is_any(tie, &[Class::Extra, Class::Alternative]))
            || before.kind == here.kind && between.len() <= LONGEST_LIST && between.clone().all(listed)
    } else {
        let leads_on = tied.is_some_and(|tie| scene.is_any(tie, &[Class::To, Class::At]))
            && between.len() <= 6
            && scene.borders(before.tokens.start, here.tokens.start) == 0;
        let again = tied.is_some_and(|tie| scene.is(tie, Class::Alternative)) && between.len() <= 6;
        leads_on || again || here_tie.is_some() && here_tie == before_tie
    };
    figures.get(last).and_then(|figure| figure.direction).filter(|_| alike)
}
