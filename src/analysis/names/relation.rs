//! What a name is joined with shows that it is a company's: a list of companies, a deal, a person who speaks for
//! it, a role or a property, a definition behind a comma.

use super::candidate::Candidate;
use super::evidence::Evidence;
use super::name_span::{run_end, run_start, starts_inside};
use super::name_tag::NameTag;
use super::name_text::NameText;
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
pub(super) fn gather(text: &NameText<'_>, people: &[Candidate], found: &mut Vec<Evidence>) {
    for index in 0..text.len() {
        if text.is_name_word(index) && !starts_inside(text, index) {
            let name = index..run_end(text, index);
            found.extend(defined(text, &name));
            found.extend(uninflected(text, &name));
        } else if text.is(index, NameTag::Deal) {
            found.extend(dealt_with(text, index));
        } else if !text.is_capitalized(index) || text.is(index, NameTag::SourcePreposition) {
            found.extend(of_role(text, index));
            found.extend(of_property(text, index));
            found.extend(paid_for(text, index));
            found.extend(of_country(text, index));
            found.extend(cited(text, index));
        }
    }
    found.extend(people.iter().filter_map(|person| employer(text, person)));
}

/// Adds the neighbours of `companies` in lists: `Redfin and Trulia`. `companies` are in no order.
pub(super) fn listed(text: &NameText<'_>, companies: &[Candidate]) -> Vec<Evidence> {
    let mut found = Vec::new();
    let certain = if text.nouns_capitalized() { CERTAIN_AMONG_CAPITALS } else { CERTAIN };
    for company in companies.iter().filter(|company| company.score >= certain) {
        let mut end = company.tokens.end;
        for _ in 0..LONGEST_LIST {
            let Some(next) = after_joint(text, end).filter(|&next| text.is_name_word(next)) else {
                break;
            };
            let name = next..run_end(text, next);
            end = name.end;
            if !ends_item(text, end) || is_noun(text, &name) {
                break;
            }
            found.extend(Evidence::new(text, name, 5, "list"));
        }
        let mut start = company.tokens.start;
        let mut ends = ends_item(text, company.tokens.end);
        for _ in 0..LONGEST_LIST {
            let joint = text.before(start).filter(|&joint| ends && is_joint(text, joint));
            let Some(last) = joint.and_then(|joint| text.before(joint)) else { break };
            let first = run_start(text, last, false);
            let inside_word = text.before(first).is_some_and(|before| text.is_hyphen(before));
            let name = first..last + 1;
            if !text.is_name_word(last) || first > last || inside_word || is_noun(text, &name) {
                break;
            }
            start = first;
            ends = true;
            found.extend(Evidence::new(text, name, 5, "list"));
        }
    }
    found
}

/// Whether the name is a common noun that the gazetteer does not have.
fn is_noun(text: &NameText<'_>, name: &Range<usize>) -> bool {
    name.len() == 1 && text.is_common_noun(name.start) && text.sense(name.start).company_row().is_none()
}

/// Where the name starts that `start` leads to: behind `Vergleichsportals` in `des Vergleichsportals Lumivolta`.
fn behind_kind(text: &NameText<'_>, start: usize) -> usize {
    let tags = text.tags(start);
    let kind = text.nouns_capitalized() && tags.any(NameTag::Firm) && !tags.any(NameTag::HeadNoun);
    start + usize::from(kind && text.is_name_word(start + 1) && !text.is_joined(start + 1))
}

fn is_joint(text: &NameText<'_>, index: usize) -> bool {
    text.form(index) == "," || text.is(index, NameTag::Conjunction)
}

/// The token behind a comma, an `and`, or both.
fn after_joint(text: &NameText<'_>, index: usize) -> Option<usize> {
    if !is_joint(text, index) || !text.sentence(index.checked_sub(1)?).contains(&index) {
        return None;
    }
    let twice = text.form(index) == "," && is_joint(text, index + 1);
    Some(index + 1 + usize::from(twice))
}

/// Whether an item of a list may end before `index`, so that no other noun follows.
fn ends_item(text: &NameText<'_>, index: usize) -> bool {
    !text.is_hyphen(index) && !text.is_possessive(index) && !text.is_capitalized(index)
}

/// `Vandelay Robotics, a Leeds start-up,`, `Nordtief, der größte Bauunternehmer`, `Redfin is an online broker`.
fn defined(text: &NameText<'_>, name: &Range<usize>) -> Option<Evidence> {
    let sentence = text.sentence(name.start);
    if text.form(name.end) != "," && !text.is(name.end, NameTag::Copula) {
        return None;
    }
    let article = name.end + 1;
    let is_article = text.is(article, NameTag::SubjectArticle);
    if !is_article {
        return None;
    }
    let limit = sentence.end.min(article + 1 + DEFINITION);
    let noun = (article + 1..limit)
        .take_while(|&index| {
            !matches!(text.form(index), "," | "." | ";" | ":" | "(") && !text.is(index, NameTag::Function)
        })
        .find(|&index| {
            let tags = text.tags(index);
            tags.any(NameTag::Firm) && !tags.any(NameTag::Role) && text.is_cased_as_noun(index)
        })?;
    // `a company spokesman`, `the bank manager`
    let is_head = !text.is_word(noun + 1)
        || text.is(noun + 1, NameTag::Function | NameTag::Act)
        || text.closed_compounds();
    if !is_head {
        return None;
    }
    Evidence::new(text, name.clone(), 6, "definition")
}

/// `der Ausstieg des Verbund`: a noun would have an ending there.
fn uninflected(text: &NameText<'_>, name: &Range<usize>) -> Option<Evidence> {
    let last = name.end - 1;
    let known = text.phrase_at(name.start).filter(|phrase| phrase.tokens.end == name.end)?;
    let bare = name.len() == 1
        && known.sense.company_row().is_some()
        && text.before(name.start).is_some_and(|before| text.is(before, NameTag::GenitiveArticle))
        && text.is_common_noun(last)
        && !text.spares_genitive(last);
    bare.then(|| Evidence::new(text, name.clone(), 10, "uninflected")).flatten()
}

/// `bought Skype`, `übernimmt Nordtief`.
fn dealt_with(text: &NameText<'_>, verb: usize) -> Option<Evidence> {
    let mut start = verb + 1;
    let sentence = text.sentence(verb);
    // `bought up`, `buys US rival`, `übernahm die`
    while start < verb + 4
        && (text.is(start, NameTag::Firm) && !text.is_capitalized(start)
            || text.sense(start).is_demonym() && text.is_name_word(start + 1)
            || text.is(start, NameTag::DealFiller | NameTag::ObjectArticle))
    {
        start += 1;
    }
    if !sentence.contains(&start) || !text.is_name_word(start) || text.is_capitalized(verb) {
        return None;
    }
    let end = run_end(text, start);
    // `bought Skype's rival`, `bought London property`
    let own = !text.is_possessive(end) && !text.is_capitalized(end) && !text.is_hyphen(end);
    own.then(|| Evidence::new(text, start..end, 5, "dealt with")).flatten()
}

/// `paid $2.8bn for Celtel`, `51 Prozent an Jungbunzlauer`, `owned by Mexx`.
fn paid_for(text: &NameText<'_>, joint: usize) -> Option<Evidence> {
    let before = text.before(joint)?;
    let start = joint + 1;
    let priced = text.kind(before) == Some(TokenKind::Number) || text.is(before, NameTag::Price);
    let held = text.form(before) == "%" || text.is(before, NameTag::Stake);
    let fits = text.is(joint, NameTag::PricePreposition) && priced
        || text.is(joint, NameTag::StakePreposition) && held
        || text.is(joint, NameTag::AgentPreposition) && text.is(before, NameTag::Deal);
    let named = fits && text.is_name_word(start) && text.sentence(joint).contains(&start);
    named.then(|| Evidence::new(text, start..run_end(text, start), 5, "paid for")).flatten()
}

/// `laut Lumivolta`, `Schätzungen von Lumivolta zufolge`, `according to Lumivolta`.
fn cited(text: &NameText<'_>, index: usize) -> Option<Evidence> {
    let start = index + 1;
    if !text.is_name_word(start) || !text.sentence(index).contains(&start) {
        return None;
    }
    let end = run_end(text, start);
    let stated = text.is(index, NameTag::StatementPreposition)
        && text.before(index).is_some_and(|before| text.is(before, NameTag::Statement));
    let source = stated || text.is(index, NameTag::SourcePreposition);
    let whole = !text.is_hyphen(end) && !text.is_possessive(end);
    (source && whole).then(|| Evidence::new(text, start..end, 5, "cited")).flatten()
}

/// `die chinesische Sinomach`; `Kuwait's MTC`.
fn of_country(text: &NameText<'_>, index: usize) -> Option<Evidence> {
    let start = index + 1;
    if !text.is_name_word(start) || !text.sentence(index).contains(&start) {
        return None;
    }
    let adjective = text.is_adjective_of_origin(index)
        && text.before(index).is_some_and(|before| text.is(before, NameTag::FeminineArticle))
        && !text.word(start).is_ordinary();
    let possessive =
        text.possessor(index).is_some_and(|owner| text.sense(owner).is_place()) && text.is_acronym(start);
    let owned = adjective || possessive;
    owned.then(|| Evidence::new(text, start..run_end(text, start), 5, "of country")).flatten()
}

/// `Neil Garrity of Begbies Traynor`, `Hans Meier von Nordinvest`.
fn employer(text: &NameText<'_>, person: &Candidate) -> Option<Evidence> {
    let mut index = person.tokens.end;
    if !text.is(index, NameTag::EmployerPreposition)
        || !text.sentence(person.tokens.start).contains(&(index + 1))
    {
        return None;
    }
    index += 1;
    if text.is(index, NameTag::DativeArticle) {
        index += 1;
    }
    if !text.is_name_word(index) {
        return None;
    }
    index = behind_kind(text, index);
    let end = run_end(text, index);
    Evidence::new(text, index..end, if text.nouns_capitalized() { 4 } else { 5 }, "employer")
}

/// `analyst at Gartmore`, `Gründer von Sizzle AI`, `Mike Powell of Dresdner Kleinwort`
fn of_role(text: &NameText<'_>, index: usize) -> Option<Evidence> {
    if !text.is(index, NameTag::RolePreposition) {
        return None;
    }
    let before = text.before(index)?;
    let start = if text.is(index + 1, NameTag::Article) { index + 2 } else { index + 1 };
    if !text.is_name_word(start) || !text.sentence(index).contains(&start) {
        return None;
    }
    // The role may have words of its own: `Vizepräsident für generative KI bei Meta`.
    let reach = before.saturating_sub(5).max(text.sentence(index).start);
    let role = (reach..=before)
        .rev()
        .take_while(|&at| !matches!(text.form(at), "," | "." | ":" | ";"))
        .find(|&at| text.is(at, NameTag::Role));
    let role = role?;
    let close = role == before || text.is(role + 1, NameTag::PurposePreposition | NameTag::AreaPreposition);
    if !close || role != before && !text.is(index, NameTag::WorkplacePreposition) {
        return None;
    }
    let start = behind_kind(text, start);
    Evidence::new(text, start..run_end(text, start), 6, "of role")
}

/// `shares in Calder Dunmore`, `die Aktie von Omnisol`, `takeover of Wilko`
fn of_property(text: &NameText<'_>, index: usize) -> Option<Evidence> {
    if !text.is(index, NameTag::PropertyPreposition) {
        return None;
    }
    let before = text.before(index)?;
    let start = index + 1;
    // `zwölf Filialen in Österreich`
    let located = text.is(index, NameTag::Locative) && text.sense(start).is_place();
    let owned = text.is(before, NameTag::Compound)
        && text.is_name_word(start)
        && text.sentence(index).contains(&start)
        && !located;
    owned.then(|| Evidence::new(text, start..run_end(text, start), 5, "of property")).flatten()
}
