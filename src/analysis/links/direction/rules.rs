//! Which way something moved, by the structure of its sentence.
//!
//! A figure has a direction where the text states a movement by it or to it: by a sign, by a word that is the
//! figure (`verdoppelt`), by a noun (`Rückgang um`, `40% drop`), or by a verb or adverb that governs it
//! (`stieg um 3 Prozent auf 5 Milliarden`, `up 4%`). Where a movement starts (`von`, `from`) there is none.

use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::measured::MeasurePhrase;
use crate::analysis::links::preposition::{starts_movement, tie};
use crate::analysis::links::tag::LinkTag;
use crate::analysis::links::whole::is_whole;
use crate::analysis::{Direction, Figure, FigureKind};
use std::ops::Range;

/// The direction that the rules read of the figure number `number`; `figures` are those before it.
pub(super) fn find(
    text: &LinkText<'_>,
    number: usize,
    noun: Option<&MeasurePhrase>,
    figures: &[Figure],
) -> Option<Direction> {
    let quantity = text.quantities.get(number)?;
    if quantity.direction.is_some() {
        return quantity.direction;
    }
    let here = quantity.tokens.clone();
    if here.is_empty() {
        return None;
    }
    let sentence = text.sentence(here.start);
    if let Some(direction) = sign(text, &here, sentence.start, quantity.kind) {
        return Some(direction);
    }
    if quantity.kind == FigureKind::Multiple
        && let Some(direction) = here.clone().find_map(|index| movement(text, index))
    {
        return Some(direction);
    }
    let tie = tie(text, here.start, sentence.start);
    if tie.is_some_and(|tie| text.is(tie, LinkTag::From)) && starts_movement(text, number, &sentence) {
        return None;
    }
    if let Some(direction) =
        compared(text, quantity.kind, here.end).or_else(|| since(text, &here, sentence.end))
    {
        return Some(direction);
    }
    if tie.is_some_and(|tie| text.is(tie, LinkTag::Compare)) {
        return None;
    }
    if let Some(head) = noun.and_then(|noun| noun.movement)
        && let Some(direction) = noun_movement(text, head)
    {
        // `growth fell to 2 percent`: growth is what is measured, and the verb says where it went. `after a rise to 2 percent`
        // has its own direction, whatever the verb says.
        let to = tie.filter(|&tie| text.is(tie, LinkTag::To) && tie != head + 1);
        return to.and_then(|_| verb(text, number, tie, &sentence)).or(Some(direction));
    }
    if let Some(noun) = noun
        && (noun.tokens.clone().any(|index| text.is(index, LinkTag::Added)))
    {
        return Some(Direction::Up);
    }
    let tied_to = |tag| {
        tie.is_some_and(|tie| {
            text.is_any(tie, &[LinkTag::Tie, LinkTag::From]) && tie > sentence.start && text.is(tie - 1, tag)
        })
    };
    if quantity.kind == FigureKind::Count && tied_to(LinkTag::Layoff) {
        return Some(Direction::Down);
    }
    // `die Firma mit 12.000 Beschäftigten`
    let had = here.start.checked_sub(1).is_some_and(|before| {
        text.is(before, LinkTag::With)
            && !text.is_any(before, &[LinkTag::To, LinkTag::By])
            && tie == Some(before)
    }) && quantity.noun.is_some_and(|noun| quantity.span.contains(noun));
    if quantity.kind == FigureKind::Count && (had || is_whole(text, number, tie)) {
        return None;
    }
    let part = noun.is_some_and(|noun| noun.tokens.start >= here.end)
        && matches!(quantity.kind, FigureKind::Percent | FigureKind::Multiple);
    let cut = (part || quantity.kind == FigureKind::Count).then(|| cut(text, &here, &sentence)).flatten();
    cut.or_else(|| verb(text, number, tie, &sentence)).or_else(|| series(text, number, tie, figures))
}

/// `+3`, `-15,7`, `plus 3`, `minus 4`.
fn sign(text: &LinkText<'_>, here: &Range<usize>, limit: usize, kind: FigureKind) -> Option<Direction> {
    match text.form(here.start) {
        "+" => return Some(Direction::Up),
        "-" | "−" | "–" => return Some(Direction::Down),
        _ => {}
    }
    if kind == FigureKind::Count {
        return None;
    }
    let before = here.start.checked_sub(1).filter(|&before| before >= limit);
    [Some(here.start), before].into_iter().flatten().find_map(|index| {
        if text.is(index, LinkTag::Plus) {
            Some(Direction::Up)
        } else if text.is(index, LinkTag::Minus) {
            Some(Direction::Down)
        } else {
            None
        }
    })
}

/// The direction of a verb, an adverb or a noun of movement.
fn movement(text: &LinkText<'_>, index: usize) -> Option<Direction> {
    verbal_movement(text, index).or_else(|| noun_movement(text, index))
}

fn verbal_movement(text: &LinkText<'_>, index: usize) -> Option<Direction> {
    if text.is(index, LinkTag::Up) {
        Some(Direction::Up)
    } else if text.is(index, LinkTag::Down) {
        Some(Direction::Down)
    } else {
        None
    }
}

fn noun_movement(text: &LinkText<'_>, index: usize) -> Option<Direction> {
    if text.is(index, LinkTag::Rise) {
        Some(Direction::Up)
    } else if text.is(index, LinkTag::Fall) {
        Some(Direction::Down)
    } else {
        None
    }
}

/// `80 Prozent mehr als`, `5% less`, `7 crowns lower`.
fn compared(text: &LinkText<'_>, kind: FigureKind, behind: usize) -> Option<Direction> {
    let relative = matches!(
        kind,
        FigureKind::Percent
            | FigureKind::PercentagePoints
            | FigureKind::Multiple
            | FigureKind::Money
            | FigureKind::Price
    );
    // `2 Prozent im Minus`
    let at = |tag| text.is(behind, LinkTag::Function) && text.is(behind + 1, tag);
    if relative && (text.is(behind, LinkTag::More) || at(LinkTag::Plus)) {
        Some(Direction::Up)
    } else if relative && (text.is(behind, LinkTag::Less) || at(LinkTag::Minus)) {
        Some(Direction::Down)
    } else {
        None
    }
}

/// `$148m, up from $97m`: where it came from is told behind it.
fn since(text: &LinkText<'_>, here: &Range<usize>, end: usize) -> Option<Direction> {
    const REACH: usize = 8;
    let behind = here.end..(here.end + REACH).min(end);
    let comma = behind.clone().find(|&index| text.form(index) == "," && text.is(index + 2, LinkTag::From))?;
    let alone = !(behind.start..comma).any(|index| text.figure_at(index).is_some());
    verbal_movement(text, comma + 1).filter(|_| alone)
}

/// The verb or adverb of movement that governs the figure.
fn verb(
    text: &LinkText<'_>,
    number: usize,
    tie: Option<usize>,
    sentence: &Range<usize>,
) -> Option<Direction> {
    const REACH: usize = 30;
    let quantity = &text.quantities[number];
    let here = &quantity.tokens;
    let tied = |tag| tie.is_some_and(|tie| text.is(tie, tag));
    // `down 3%`, `cut 13,000 jobs`
    if let Some(direction) = tie.and_then(|tie| verbal_movement(text, tie)) {
        // `lost $5bn` tells of a loss, not of a movement.
        let spent =
            quantity.kind == FigureKind::Money && tie.is_some_and(|tie| text.is(tie, LinkTag::Transaction));
        return Some(direction).filter(|_| !spent || direction == Direction::Up);
    }
    let directed = tied(LinkTag::By) || tied(LinkTag::To);
    let bound = !directed && (tied(LinkTag::With) || tied(LinkTag::At)) || tied(LinkTag::From);
    if bound {
        return None;
    }
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let to = (here.end + REACH).min(sentence.end);
    let clauses = |index: usize| text.clause_distance(index, here.start);
    let left = (from..here.start)
        .rev()
        .filter(|&index| clauses(index) == 0)
        .find_map(|index| Some((here.start - index, verbal_movement(text, index)?)));
    let right = (here.end..to)
        .filter(|&index| clauses(index) == 0)
        .find_map(|index| Some((index - here.end, verbal_movement(text, index)?)));
    let verb_final = text.pack.syntax.verb_final;
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
        // Without a preposition the verb stands right before, and an adverb right behind: `rose on Friday 3%`, `1% up`.
        let than = text.is(here.end + 1, LinkTag::Compare);
        let behind = || right.filter(|found| found.0 == 0 && !than);
        return left.filter(|found| found.0 <= 2).or_else(behind).map(|found| found.1);
    }
    // `40 Prozent an Wert eingebüßt`, `gaben seit Jahresbeginn 40 Prozent nach`
    right.or(left).filter(|found| found.0 <= 12).map(|found| found.1)
}

/// Things that are cut: the verb governs them as object or subject.
fn cut(text: &LinkText<'_>, here: &Range<usize>, sentence: &Range<usize>) -> Option<Direction> {
    const REACH: usize = 25;
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let to = (here.end + REACH).min(sentence.end);
    (from..here.start)
        .chain(here.end..to)
        .any(|index| text.is(index, LinkTag::Cut) && text.clause_distance(index, here.start) == 0)
        .then_some(Direction::Down)
}

/// A figure without a verb of its own goes on with that of the one before: `in der Krankensparte um 3 Prozent`,
/// `300 Piloten, 900 Flugbegleiter`, `und damit auf ein Drittel`, `2017 weitere neun`.
fn series(text: &LinkText<'_>, number: usize, tied: Option<usize>, figures: &[Figure]) -> Option<Direction> {
    /// Between two items of a list there are no more tokens.
    const LONGEST_LIST: usize = 12;
    let last = number.checked_sub(1)?;
    let (before, here) = (&text.quantities[last], &text.quantities[number]);
    let sentence = text.sentence(here.tokens.start);
    if !sentence.contains(&before.tokens.start) {
        return None;
    }
    let of_tie = |tie: Option<usize>| tie.filter(|&tie| text.is_any(tie, &[LinkTag::By, LinkTag::To]));
    let here_tie = of_tie(tied).map(|tie| text.form(tie));
    let before_tie = of_tie(tie(text, before.tokens.start, sentence.start)).map(|tie| text.form(tie));
    let between = before.tokens.end..here.tokens.start;
    let alike = if here.kind == FigureKind::Count {
        let listed = |index: usize| {
            !text.is_word(index)
                || text.is_any(index, &[LinkTag::Coordinator, LinkTag::Extra])
                || text.is_noun(index)
        };
        // `120 ihrer 900 Stellen, davon 40 in Kassel`, `80 of them in Spain`
        let part = between.clone().any(|index| text.is(index, LinkTag::Thereof))
            || text.is(here.tokens.end, LinkTag::Thereof);
        tied.is_some_and(|tie| text.is_any(tie, &[LinkTag::Extra, LinkTag::Alternative]))
            || before.kind == here.kind
                && between.len() <= LONGEST_LIST
                && (part || between.clone().all(listed))
    } else {
        let leads_on = tied.is_some_and(|tie| text.is_any(tie, &[LinkTag::To, LinkTag::At]))
            && between.len() <= 6
            && text.clause_distance(before.tokens.start, here.tokens.start) == 0;
        let again = tied.is_some_and(|tie| text.is(tie, LinkTag::Alternative)) && between.len() <= 6;
        leads_on || again || here_tie.is_some() && here_tie == before_tie
    };
    // `300 of its 2,400 jobs, 120 of them in Ohio` goes on with the 300.
    let whole = is_whole(text, last, tie(text, before.tokens.start, sentence.start));
    let model = last.checked_sub(usize::from(whole))?;
    figures.get(model).and_then(|figure| figure.direction).filter(|_| alike)
}
