//! What stands beside a person's name: titles, roles, verbs of saying, and what only a firm has.

use super::classes::Classes;
use super::context::Context;
use std::ops::Range;

/// `shares in Calder Dunmore`, `die Aktien von Karl Zeiss`: what a company has.
pub(super) fn is_owned(context: &Context<'_>, start: usize) -> bool {
    let Some(joint) = context.before(start) else { return false };
    matches!(context.form(joint), "in" | "of" | "an" | "von")
        && context.before(joint).is_some_and(|owned| {
            matches!(
                context.form(owned),
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
pub(super) fn firm_before(context: &Context<'_>, start: usize) -> bool {
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
    context.before(start).is_some_and(|before| {
        let piece = context.form(before);
        let class = context.class(before);
        class.any(Classes::FIRM)
            && !class.any(Classes::ROLE)
            && context.is_cased_as_noun(before)
            && THINGS.iter().any(|thing| piece.to_lowercase().ends_with(thing))
    })
}

/// `Mr Eddington`, `Dr. Müller`.
pub(super) fn title_before(context: &Context<'_>, start: usize) -> bool {
    let Some(mut before) = context.before(start) else { return false };
    if context.form(before) == "." && before > 0 {
        before -= 1;
    }
    context.class(before).any(Classes::TITLE) && context.text.is_capitalized(before)
}

/// `CEO Craig Menear`, `chief executive Sergio Marchionne`, `Vorstandschef Wolfgang Lackner`, `sein Nachfolger wird
/// Rainer Seele`.
pub(super) fn role_before(context: &Context<'_>, start: usize) -> bool {
    let Some(mut before) = context.before(start) else { return false };
    if is_copula(context.form(before)) {
        let Some(subject) = context.before(before) else { return false };
        before = subject;
    }
    context.class(before).any(Classes::ROLE)
}

/// `his lawyer, Reid Osterode,`
pub(super) fn role_before_comma(context: &Context<'_>, start: usize) -> bool {
    let comma = context.before(start).filter(|&before| context.form(before) == ",");
    comma
        .and_then(|comma| context.before(comma))
        .is_some_and(|role| context.class(role).any(Classes::ROLE) && context.is_cased_as_noun(role))
}

/// A verb that joins a role and who has it.
pub(super) fn is_copula(piece: &str) -> bool {
    matches!(
        piece,
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
pub(super) fn role_behind(context: &Context<'_>, end: usize) -> bool {
    const REACH: usize = 7;
    if context.form(end) != "," {
        return false;
    }
    let sentence = context.sentence(end);
    (end + 1..sentence.end.min(end + 1 + REACH))
        .take_while(|&index| !matches!(context.form(index), "," | ";" | ":" | "–"))
        .any(|index| context.class(index).any(Classes::ROLE))
}

/// A verb of saying directly before or behind.
pub(super) fn says(context: &Context<'_>, tokens: &Range<usize>) -> bool {
    let before = context.before(tokens.start).is_some_and(|before| context.class(before).any(Classes::SAY));
    before || context.class(tokens.end).any(Classes::SAY) && !context.text.is_capitalized(tokens.end)
}
