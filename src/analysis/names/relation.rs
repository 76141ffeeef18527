//! What a name is joined with shows that it is a company's: a list of companies, a deal, a person who speaks for
//! it, a role or a property, a definition behind a comma.

use super::candidate::Candidate;
use super::classes::Classes;
use super::context::Context;
use super::evidence::Evidence;
use super::run::{run_end, run_start, starts_inside};
use crate::analysis::text::TokenKind;
use std::ops::Range;

/// How many items of a list are looked at on each side of a company.
const LONGEST_LIST: usize = 6;
/// How many words may stand between the article and the noun of a definition.
const DEFINITION: usize = 7;

/// From this score on a company vouches for those beside it. Where nouns have capitals, those say less.
const CERTAIN: i32 = 8;
const CERTAIN_AMONG_CAPITALS: i32 = 12;

/// Adds what the words around each name say.
pub(super) fn gather(context: &Context<'_>, people: &[Candidate], found: &mut Vec<Evidence>) {
    for index in 0..context.text.len() {
        if context.is_name_word(index) && !starts_inside(context, index) {
            let name = index..run_end(context, index);
            found.extend(defined(context, &name));
            found.extend(uninflected(context, &name));
        } else if context.class(index).any(Classes::DEAL) {
            found.extend(dealt_with(context, index));
        } else if !context.text.is_capitalized(index) || context.form(index) == "Laut" {
            found.extend(of_role(context, index));
            found.extend(of_property(context, index));
            found.extend(paid_for(context, index));
            found.extend(of_country(context, index));
            found.extend(cited(context, index));
        }
    }
    found.extend(people.iter().filter_map(|person| employer(context, person)));
}

/// Adds the neighbours of `companies` in lists: `Redfin and Trulia`. `companies` are in no order.
pub(super) fn listed(context: &Context<'_>, companies: &[Candidate]) -> Vec<Evidence> {
    let mut found = Vec::new();
    let certain = if context.nouns_capitalized() { CERTAIN_AMONG_CAPITALS } else { CERTAIN };
    for company in companies.iter().filter(|company| company.score >= certain) {
        let mut end = company.tokens.end;
        for _ in 0..LONGEST_LIST {
            let Some(next) = after_joint(context, end).filter(|&next| context.is_name_word(next)) else {
                break;
            };
            let name = next..run_end(context, next);
            end = name.end;
            if !ends_item(context, end) || is_noun(context, &name) {
                break;
            }
            found.extend(Evidence::new(context, name, 5, "list"));
        }
        let mut start = company.tokens.start;
        let mut ends = ends_item(context, company.tokens.end);
        for _ in 0..LONGEST_LIST {
            let joint = context.before(start).filter(|&joint| ends && is_joint(context, joint));
            let Some(last) = joint.and_then(|joint| context.before(joint)) else { break };
            let first = run_start(context, last, false);
            let inside_word = context.before(first).is_some_and(|before| context.is_hyphen(before));
            let name = first..last + 1;
            if !context.is_name_word(last) || first > last || inside_word || is_noun(context, &name) {
                break;
            }
            start = first;
            ends = true;
            found.extend(Evidence::new(context, name, 5, "list"));
        }
    }
    found
}

/// Whether the name is a common noun that the gazetteer does not have.
fn is_noun(context: &Context<'_>, name: &Range<usize>) -> bool {
    name.len() == 1 && context.is_common_noun(name.start) && context.sense(name.start).company_row().is_none()
}

/// Where the name starts that `start` leads to: behind `Vergleichsportals` in `des Vergleichsportals Lumivolta`.
fn behind_kind(context: &Context<'_>, start: usize) -> usize {
    let class = context.class(start);
    let kind = context.nouns_capitalized() && class.any(Classes::FIRM) && !class.any(Classes::HEAD);
    start + usize::from(kind && context.is_name_word(start + 1) && !context.text.is_joined(start + 1))
}

fn is_joint(context: &Context<'_>, index: usize) -> bool {
    matches!(context.form(index), "," | "and" | "und" | "or" | "oder" | "sowie")
}

/// The token behind a comma, an `and`, or both.
fn after_joint(context: &Context<'_>, index: usize) -> Option<usize> {
    if !is_joint(context, index) || !context.sentence(index.checked_sub(1)?).contains(&index) {
        return None;
    }
    let twice = context.form(index) == "," && is_joint(context, index + 1);
    Some(index + 1 + usize::from(twice))
}

/// Whether an item of a list may end before `index`, so that no other noun follows.
fn ends_item(context: &Context<'_>, index: usize) -> bool {
    !context.is_hyphen(index) && !context.is_possessive(index) && !context.text.is_capitalized(index)
}

/// `Vandelay Robotics, a Leeds start-up,`, `Nordtief, der größte Bauunternehmer`, `Redfin is an online broker`.
fn defined(context: &Context<'_>, name: &Range<usize>) -> Option<Evidence> {
    let sentence = context.sentence(name.start);
    if !matches!(context.form(name.end), "," | "is" | "ist") {
        return None;
    }
    let article = name.end + 1;
    let is_article =
        matches!(context.form(article), "a" | "an" | "the" | "ein" | "eine" | "der" | "die" | "das" | "one");
    if !is_article {
        return None;
    }
    let limit = sentence.end.min(article + 1 + DEFINITION);
    let noun = (article + 1..limit)
        .take_while(|&index| {
            !matches!(context.form(index), "," | "." | ";" | ":" | "(")
                && !context.class(index).any(Classes::FUNCTION)
        })
        .find(|&index| {
            let class = context.class(index);
            class.any(Classes::FIRM) && !class.any(Classes::ROLE) && context.is_cased_as_noun(index)
        })?;
    // `a company spokesman`, `the bank manager`
    let is_head = !context.text.is_word(noun + 1)
        || context.class(noun + 1).any(Classes::FUNCTION | Classes::ACT)
        || context.closed_compounds();
    if !is_head {
        return None;
    }
    Evidence::new(context, name.clone(), 6, "definition")
}

/// `der Ausstieg des Verbund`: a noun would have an ending there.
fn uninflected(context: &Context<'_>, name: &Range<usize>) -> Option<Evidence> {
    let last = name.end - 1;
    let known = context.phrase_at(name.start).filter(|phrase| phrase.tokens.end == name.end)?;
    let bare = name.len() == 1
        && known.sense.company_row().is_some()
        && context.before(name.start).is_some_and(|before| context.form(before) == "des")
        && context.is_common_noun(last)
        && !context.form(last).ends_with(['s', 'x', 'z', 'ß', 'n', 'e']);
    bare.then(|| Evidence::new(context, name.clone(), 10, "uninflected")).flatten()
}

/// `bought Skype`, `übernimmt Nordtief`.
fn dealt_with(context: &Context<'_>, verb: usize) -> Option<Evidence> {
    let mut start = verb + 1;
    let sentence = context.sentence(verb);
    // `bought up`, `buys US rival`, `übernahm die`
    while start < verb + 4
        && (context.class(start).any(Classes::FIRM) && !context.text.is_capitalized(start)
            || context.sense(start).is_demonym() && context.is_name_word(start + 1)
            || matches!(
                context.form(start),
                "up" | "out" | "over" | "fellow" | "the" | "die" | "den" | "das"
            ))
    {
        start += 1;
    }
    if !sentence.contains(&start) || !context.is_name_word(start) || context.text.is_capitalized(verb) {
        return None;
    }
    let end = run_end(context, start);
    // `bought Skype's rival`, `bought London property`
    let own = !context.is_possessive(end) && !context.text.is_capitalized(end) && !context.is_hyphen(end);
    own.then(|| Evidence::new(context, start..end, 5, "dealt with")).flatten()
}

/// `paid $2.8bn for Celtel`, `51 Prozent an Jungbunzlauer`, `owned by Mexx`.
fn paid_for(context: &Context<'_>, joint: usize) -> Option<Evidence> {
    let before = context.before(joint)?;
    let start = joint + 1;
    let fits = match context.form(joint) {
        "for" => {
            let amount = context.form(before);
            context.text.kind(before) == Some(TokenKind::Number)
                || matches!(amount, "bn" | "m" | "million" | "billion" | "dollars" | "euros" | "pounds")
        }
        "an" => matches!(context.form(before), "Prozent" | "%" | "Anteile" | "Anteil"),
        "by" => context.class(before).any(Classes::DEAL),
        _ => false,
    };
    let named = fits && context.is_name_word(start) && context.sentence(joint).contains(&start);
    named.then(|| Evidence::new(context, start..run_end(context, start), 5, "paid for")).flatten()
}

/// `laut Lumivolta`, `Schätzungen von Lumivolta zufolge`, `according to Lumivolta`.
fn cited(context: &Context<'_>, index: usize) -> Option<Evidence> {
    let start = index + 1;
    if !context.is_name_word(start) || !context.sentence(index).contains(&start) {
        return None;
    }
    let end = run_end(context, start);
    let before = context.before(index).map_or("", |before| context.form(before));
    let source = match context.form(index) {
        "laut" | "Laut" => true,
        "to" => before == "according",
        "von" => matches!(
            before,
            "Angaben"
                | "Schätzungen"
                | "Berechnungen"
                | "Daten"
                | "Zahlen"
                | "Umfrage"
                | "Studie"
                | "Prognose"
        ),
        _ => false,
    };
    let whole = !context.is_hyphen(end) && !context.is_possessive(end);
    (source && whole).then(|| Evidence::new(context, start..end, 5, "cited")).flatten()
}

/// `die chinesische Sinomach`; `Kuwait's MTC`.
fn of_country(context: &Context<'_>, index: usize) -> Option<Evidence> {
    let start = index + 1;
    if !context.is_name_word(start) || !context.sentence(index).contains(&start) {
        return None;
    }
    let piece = context.form(index);
    let owned = if context.nouns_capitalized() {
        let adjective = ["ische", "ischen", "deutsche", "deutschen"].iter().any(|end| piece.ends_with(end));
        let article = context.before(index).map(|before| context.form(before));
        adjective
            && matches!(article, Some("die" | "Die" | "der" | "zur"))
            && !context.word(start).is_ordinary()
    } else {
        let owner = index.checked_sub(2)?;
        piece == "s"
            && context.is_possessive(index - 1)
            && context.sense(owner).is_place()
            && context.is_acronym(start)
    };
    owned.then(|| Evidence::new(context, start..run_end(context, start), 5, "of country")).flatten()
}

/// `Neil Garrity of Begbies Traynor`, `Hans Meier von Nordinvest`.
fn employer(context: &Context<'_>, person: &Candidate) -> Option<Evidence> {
    let mut index = person.tokens.end;
    let german = context.nouns_capitalized();
    let joins = if german {
        matches!(context.form(index), "von" | "vom" | "bei" | "beim")
    } else {
        matches!(context.form(index), "of" | "at" | "from" | "with")
    };
    if !joins || !context.sentence(person.tokens.start).contains(&(index + 1)) {
        return None;
    }
    index += 1;
    if matches!(context.form(index), "der" | "dem") {
        index += 1;
    }
    if !context.is_name_word(index) {
        return None;
    }
    index = behind_kind(context, index);
    let end = run_end(context, index);
    Evidence::new(context, index..end, if german { 4 } else { 5 }, "employer")
}

/// `analyst at Gartmore`, `Gründer von Sizzle AI`, `Mike Powell of Dresdner Kleinwort`
fn of_role(context: &Context<'_>, index: usize) -> Option<Evidence> {
    if !matches!(context.form(index), "at" | "of" | "bei" | "beim" | "von" | "with" | "der" | "for" | "des") {
        return None;
    }
    let before = context.before(index)?;
    let start =
        if matches!(context.form(index + 1), "the" | "der" | "dem" | "des") { index + 2 } else { index + 1 };
    if !context.is_name_word(start) || !context.sentence(index).contains(&start) {
        return None;
    }
    // The role may have words of its own: `Vizepräsident für generative KI bei Meta`.
    let reach = before.saturating_sub(5).max(context.sentence(index).start);
    let role = (reach..=before)
        .rev()
        .take_while(|&at| !matches!(context.form(at), "," | "." | ":" | ";"))
        .find(|&at| context.class(at).any(Classes::ROLE));
    let role = role?;
    let close = role == before || matches!(context.form(role + 1), "für" | "for" | "im" | "in");
    if !close || role != before && !matches!(context.form(index), "at" | "bei" | "beim") {
        return None;
    }
    let start = behind_kind(context, start);
    Evidence::new(context, start..run_end(context, start), 6, "of role")
}

/// `shares in Calder Dunmore`, `die Aktie von Omnisol`, `takeover of Wilko`
fn of_property(context: &Context<'_>, index: usize) -> Option<Evidence> {
    if !matches!(context.form(index), "in" | "of" | "for" | "von" | "an" | "durch" | "by" | "with" | "mit") {
        return None;
    }
    let before = context.before(index)?;
    let start = index + 1;
    // `zwölf Filialen in Österreich`; in German what stands in something is never owned by it: `die Zentrale in Bredal`
    let located =
        context.form(index) == "in" && (context.nouns_capitalized() || context.sense(start).is_place());
    let owned = context.class(before).any(Classes::COMPOUND)
        && context.is_name_word(start)
        && context.sentence(index).contains(&start)
        && !located;
    owned.then(|| Evidence::new(context, start..run_end(context, start), 5, "of property")).flatten()
}
