//! What stands beside a person's name: titles, roles, verbs of saying, and what only a firm has.

use crate::analysis::names::name_tag::NameTag;
use crate::analysis::names::name_text::NameText;
use std::ops::Range;

/// `shares in Calder Dunmore`, `die Aktien von Karl Zeiss`: what a company has.
pub(in crate::analysis::names) fn is_owned(text: &NameText<'_>, start: usize) -> bool {
    let Some(joint) = text.before(start) else { return false };
    text.is(joint, NameTag::SharePreposition)
        && text.before(joint).is_some_and(|owned| text.is(owned, NameTag::Share))
}

/// `das Modehaus Roberto Cavalli`, `fashion chain Liz Claiborne`.
pub(in crate::analysis::names) fn firm_before(text: &NameText<'_>, start: usize) -> bool {
    text.before(start).is_some_and(|before| {
        text.is(before, NameTag::ImpersonalFirm)
            && !text.is(before, NameTag::Role)
            && text.is_cased_as_noun(before)
    })
}

/// `Mr Eddington`, `Dr. Müller`.
pub(in crate::analysis::names) fn title_before(text: &NameText<'_>, start: usize) -> bool {
    let Some(mut before) = text.before(start) else { return false };
    if text.form(before) == "." && before > 0 {
        before -= 1;
    }
    text.is(before, NameTag::Title) && text.is_capitalized(before)
}

/// `CEO Craig Menear`, `chief executive Sergio Marchionne`, `Vorstandschef Wolfgang Lackner`, `sein Nachfolger wird
/// Rainer Seele`.
pub(in crate::analysis::names) fn role_before(text: &NameText<'_>, start: usize) -> bool {
    let Some(mut before) = text.before(start) else { return false };
    if text.is(before, NameTag::Copula) {
        let Some(subject) = text.before(before) else { return false };
        before = subject;
    }
    text.is(before, NameTag::Role)
}

/// `his lawyer, Reid Osterode,`
pub(in crate::analysis::names) fn role_before_comma(text: &NameText<'_>, start: usize) -> bool {
    let comma = text.before(start).filter(|&before| text.form(before) == ",");
    comma
        .and_then(|comma| text.before(comma))
        .is_some_and(|role| text.is(role, NameTag::Role) && text.is_cased_as_noun(role))
}

/// `Robert Benmosche, Metlife's chairman`, `Jerome Pesenti, ehemaliger Vizepräsident`.
pub(in crate::analysis::names) fn role_behind(text: &NameText<'_>, end: usize) -> bool {
    const REACH: usize = 7;
    if text.form(end) != "," {
        return false;
    }
    let sentence = text.sentence(end);
    (end + 1..sentence.end.min(end + 1 + REACH))
        .take_while(|&index| !matches!(text.form(index), "," | ";" | ":" | "–"))
        .any(|index| text.is(index, NameTag::Role))
}

/// A verb of saying directly before or behind.
pub(in crate::analysis::names) fn says(text: &NameText<'_>, tokens: &Range<usize>) -> bool {
    let before = text.before(tokens.start).is_some_and(|before| text.is(before, NameTag::Say));
    before || text.is(tokens.end, NameTag::Say) && !text.is_capitalized(tokens.end)
}
