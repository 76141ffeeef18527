//! Counts that are the whole of which another figure is a part: what happens to the part does not happen to them.

use super::link_text::LinkText;
use super::tag::LinkTag;
use crate::analysis::FigureKind;

/// Whether a count is the whole that the figure before is a part of, or that another one is taken from:
/// `30 Prozent der 4.500 Angestellten`, `von 44.100 Mitarbeitern sollen 10.600 gehen`. `tie` is the word that ties it to its
/// sentence.
pub(super) fn is_whole(text: &LinkText<'_>, number: usize, tie: Option<usize>) -> bool {
    let count = text.quantities.get(number).is_some_and(|quantity| quantity.kind == FigureKind::Count);
    count && tie.is_some_and(|tie| text.is(tie, LinkTag::From)) || has_part(text, number)
}

/// Whether a count is the whole that the figure right before is a part of: `300 of its 2,400 jobs`.
pub(super) fn has_part(text: &LinkText<'_>, number: usize) -> bool {
    let here = text.quantities.get(number).filter(|quantity| quantity.kind == FigureKind::Count);
    let before = number.checked_sub(1).and_then(|before| text.quantities.get(before));
    let (Some(here), Some(before)) = (here, before) else { return false };
    let between = before.tokens.end..here.tokens.start;
    let longest = match before.kind {
        FigureKind::Percent | FigureKind::Multiple => 6,
        FigureKind::Count => 2,
        _ => return false,
    };
    between.len() <= longest
        && text.is_any(between.start, &[LinkTag::Genitive, LinkTag::From])
        && text.clause_distance(between.start, between.end) == 0
}
