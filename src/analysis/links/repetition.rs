//! Figures that say the one before them once more.

use super::link_text::LinkText;
use super::tag::LinkTag;
use crate::analysis::FigureKind;

/// Whether the figure number `number` says the one before it once more, in another currency or measure: `£75m ($141m)`,
/// `£106m or 47.3%`.
pub(super) fn repeats_last(text: &LinkText<'_>, number: usize) -> bool {
    let Some(before) = number.checked_sub(1).and_then(|number| text.quantities.get(number)) else {
        return false;
    };
    let here = &text.quantities[number];
    if text.sentence(before.tokens.start) != text.sentence(here.tokens.start) {
        return false;
    }
    let between = before.tokens.end..here.tokens.start;
    let money = |kind| matches!(kind, FigureKind::Money | FigureKind::Price);
    let converted = money(before.kind) && money(here.kind) && before.unit != here.unit;
    let single = between.len() == 1;
    let bracket = matches!(text.form(between.start), "(" | ";" | "/");
    let either = text.is(between.start, LinkTag::Alternative);
    single && (bracket || either) && (converted || before.kind != here.kind)
}
