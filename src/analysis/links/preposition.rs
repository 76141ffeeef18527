//! The preposition that ties a figure to its sentence: `auf` of `stieg auf 5 Milliarden`, `by` of `rose by 3%`.

use super::link_text::LinkText;
use super::tag::LinkTag;
use crate::analysis::FigureKind;
use std::ops::Range;

/// The words at which the look for a tie ends.
const TIES: [LinkTag; 9] = [
    LinkTag::From,
    LinkTag::To,
    LinkTag::By,
    LinkTag::With,
    LinkTag::At,
    LinkTag::Compare,
    LinkTag::Alternative,
    LinkTag::Up,
    LinkTag::Down,
];

/// The word that ties the figure to its sentence, articles and adverbs left out.
pub(super) fn tie(text: &LinkText<'_>, start: usize, limit: usize) -> Option<usize> {
    let mut tie = start.checked_sub(1).filter(|&tie| tie >= limit)?;
    for _ in 0..2 {
        let ties = text.is_any(tie, &TIES);
        if ties || !text.is(tie, LinkTag::Function) || tie <= limit {
            break;
        }
        tie -= 1;
    }
    Some(level(text, tie, limit).unwrap_or(tie))
}

/// Whether the figure is where a movement starts: another one that it leads to follows.
pub(super) fn starts_movement(text: &LinkText<'_>, number: usize, sentence: &Range<usize>) -> bool {
    let Some(next) = text.quantities.get(number + 1).filter(|next| sentence.contains(&next.tokens.start))
    else {
        return false;
    };
    if !is_comparable(text.quantities[number].kind, next.kind) {
        return false;
    }
    tie(text, next.tokens.start, sentence.start).is_some_and(|tie| text.is(tie, LinkTag::To))
}

/// Whether a movement can lead from one to the other: money to money, but not `5 Prozent auf 62 Millionen`.
fn is_comparable(left: FigureKind, right: FigureKind) -> bool {
    let money = |kind| matches!(kind, FigureKind::Money | FigureKind::Price);
    left == right || money(left) && money(right)
}

/// The preposition of movement before a noun of level that `tie` ties the figure to: of `auf den Rekordwert von`
/// the `auf`.
pub(super) fn level(text: &LinkText<'_>, tie: usize, limit: usize) -> Option<usize> {
    const REACH: usize = 3;
    let noun = tie.checked_sub(1).filter(|&noun| noun >= limit && text.is(noun, LinkTag::Level))?;
    if !text.is_any(tie, &[LinkTag::Tie, LinkTag::From]) {
        return None;
    }
    let from = noun.saturating_sub(REACH).max(limit);
    (from..noun).rev().find(|&index| text.is(index, LinkTag::To))
}
