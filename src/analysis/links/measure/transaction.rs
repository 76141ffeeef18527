//! Verbs by which money changes hands, which say what an amount is where no noun does.

use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::measured::MeasurePhrase;
use crate::analysis::links::tag::LinkTag;
use std::ops::Range;

/// The verb by which money changed hands, in the clause of the figure.
pub(super) fn verb(text: &LinkText<'_>, number: usize, sentence: &Range<usize>) -> Option<MeasurePhrase> {
    const REACH: usize = 30;
    let here = &text.quantities[number].tokens;
    let from = here.start.saturating_sub(REACH).max(sentence.start);
    let to = (here.end + REACH).min(sentence.end);
    let verb = |index: &usize| text.is(*index, LinkTag::Transaction) && text.figure_at(*index).is_none();
    let near = |index: &usize| text.clause_distance(*index, here.start) == 0;
    let left = (from..here.start).rev().take_while(near).find(verb);
    let right = (here.end..to).take_while(near).find(verb);
    let verb = if text.pack.syntax.verb_final { right.or(left) } else { left.or(right) }?;
    Some(MeasurePhrase::words(verb..verb + 1))
}
