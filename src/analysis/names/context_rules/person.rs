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

/// `Finanzchef Müller-Lenz`, `sagte Nordtief-Chef Lee`: a surname alone behind what its owner is.
pub(in crate::analysis::names) fn is_named_by_role(text: &NameText<'_>, tokens: &Range<usize>) -> bool {
    let start = tokens.start;
    let is_role = |&role: &usize| {
        text.is(role, NameTag::Role) && (text.is_capitalized(role) || !text.nouns_capitalized())
    };
    let before = text.before(start).filter(is_role);
    let Some(role) = before.filter(|&role| !text.is(role, NameTag::Firm)) else { return false };
    let (sense, word) = (text.sense(start), text.word(start));
    // `Kollege Stefan Bruckbauer`, `Papst Benedikt XVI.`
    let end = tokens.end;
    let goes_on = sense.is_given_name() && text.is_capitalized(end) && !text.word(end).is_ordinary();
    // `Nordtief-Chefin Merz`: the firm is named before.
    let firm = sense.company_row().is_some() && !(word.is_surname() && text.is_hyphen(role.wrapping_sub(1)));
    let known = sense.is_place() || sense.is_no_company() || firm || text.is_acronym(start);
    if text.is_joined(start) || text.is_title_case(start) || known || goes_on {
        return false;
    }
    if tokens.len() == 1 {
        return word.is_surname() || !word.is_ordinary() && says(text, tokens);
    }
    // `Kramp-Karrenbauer`: a new compound is no noun behind another surname.
    let last = text.word(end - 1);
    tokens.len() == 3
        && text.is_hyphen(start + 1)
        && (word.is_surname() || !word.is_ordinary())
        && (last.is_surname() || !last.is_ordinary() || last.is_compound())
}
