//! What stands beside a person's name: titles, roles, verbs of saying, and what only a firm has.

use super::name_tag::NameTag;
use super::name_text::NameText;
use std::ops::Range;

/// `shares in Calder Dunmore`, `die Aktien von Karl Zeiss`: what a company has.
pub(super) fn is_owned(text: &NameText<'_>, start: usize) -> bool {
    let Some(joint) = text.before(start) else { return false };
    matches!(text.form(joint), "in" | "of" | "an" | "von")
        && text.before(joint).is_some_and(|owned| {
            matches!(
                text.form(owned),
                "shares"
                    | "Shares"
                    | "stock"
                    | "stake"
                    | "shareholders"
                    | "takeover"
                    | "Aktien"
                    | "Aktie"
                    | "Anteile"
                    | "Anteil"
                    | "Anteilen"
                    | "Papiere"
                    | "Titel"
                    | "Beteiligung"
            )
        })
}

/// `das Modehaus Roberto Cavalli`, `fashion chain Liz Claiborne`.
pub(super) fn firm_before(text: &NameText<'_>, start: usize) -> bool {
    // `Immobilienentwickler` may be a man, `Modehaus` is none.
    const THINGS: [&str; 20] = [
        "haus",
        "kette",
        "konzern",
        "firma",
        "gesellschaft",
        "label",
        "marke",
        "gruppe",
        "unternehmen",
        "verlag",
        "agentur",
        "kanzlei",
        "galerie",
        "chain",
        "firm",
        "company",
        "brand",
        "brokerage",
        "label",
        "house",
    ];
    text.before(start).is_some_and(|before| {
        let form = text.form(before);
        let tags = text.tags(before);
        tags.any(NameTag::Firm)
            && !tags.any(NameTag::Role)
            && text.is_cased_as_noun(before)
            && THINGS.iter().any(|thing| form.to_lowercase().ends_with(thing))
    })
}

/// `Mr Eddington`, `Dr. Müller`.
pub(super) fn title_before(text: &NameText<'_>, start: usize) -> bool {
    let Some(mut before) = text.before(start) else { return false };
    if text.form(before) == "." && before > 0 {
        before -= 1;
    }
    text.is(before, NameTag::Title) && text.is_capitalized(before)
}

/// `CEO Craig Menear`, `chief executive Sergio Marchionne`, `Vorstandschef Wolfgang Lackner`, `sein Nachfolger wird
/// Rainer Seele`.
pub(super) fn role_before(text: &NameText<'_>, start: usize) -> bool {
    let Some(mut before) = text.before(start) else { return false };
    if is_copula(text.form(before)) {
        let Some(subject) = text.before(before) else { return false };
        before = subject;
    }
    text.is(before, NameTag::Role)
}

/// `his lawyer, Reid Osterode,`
pub(super) fn role_before_comma(text: &NameText<'_>, start: usize) -> bool {
    let comma = text.before(start).filter(|&before| text.form(before) == ",");
    comma
        .and_then(|comma| text.before(comma))
        .is_some_and(|role| text.is(role, NameTag::Role) && text.is_cased_as_noun(role))
}

/// A verb that joins a role and who has it.
pub(super) fn is_copula(form: &str) -> bool {
    matches!(
        form,
        "ist"
            | "war"
            | "wird"
            | "wurde"
            | "bleibt"
            | "heißt"
            | "hieß"
            | "is"
            | "was"
            | "becomes"
            | "became"
            | "remains"
    )
}

/// `Robert Benmosche, Metlife's chairman`, `Jerome Pesenti, ehemaliger Vizepräsident`.
pub(super) fn role_behind(text: &NameText<'_>, end: usize) -> bool {
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
pub(super) fn says(text: &NameText<'_>, tokens: &Range<usize>) -> bool {
    let before = text.before(tokens.start).is_some_and(|before| text.is(before, NameTag::Say));
    before || text.is(tokens.end, NameTag::Say) && !text.is_capitalized(tokens.end)
}
