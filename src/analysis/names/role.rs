//! What a person does, and where.
//!
//! A role stands before the name (`Meta-CEO Mark Zuckerberg`, `Fiat chief executive Sergio Marchionne`, `der
//! Vorstandschef der Bank, Max Muster`) or behind a comma (`Stuart Quint, an analyst at Gartmore`). The
//! organisation stands beside the role; `the company`, `des Unternehmens` and a role of a firm's own staff
//! without any mean the company that the article has been speaking of.

use super::model::Names;
use super::name_tag::NameTag;
use super::name_text::NameText;
use crate::analysis::{EntityId, Person};
use crate::document::Span;
use crate::language::Naming;
use crate::order::Reorder;
use std::collections::BTreeMap;
use std::ops::Range;

/// How far behind a comma a role may stand, in tokens.
const REACH: usize = 14;
/// How many sentences headline and lead have.
const LEAD: usize = 3;
/// How many mentions are weighed to tell whom the text speaks of; that of a long text is settled by then.
const MOST_MENTIONS: usize = 200;

/// A role found beside a mention.
#[derive(Debug, Clone)]
struct FoundRole {
    role: Range<usize>,
    organization: Option<EntityId>,
    /// The institution, party or union where no company is: it is no entity of the article.
    institution: Option<Range<usize>>,
    /// Whether the text says that it is over.
    former: bool,
    /// Whether the organisation is the company that the article speaks of: `the company's chairman`.
    anaphoric: bool,
}

/// Fills in roles and organisations.
pub(super) fn assign(text: &NameText<'_>, names: &mut Names) {
    for number in 0..names.people.len() {
        let spans = names.people[number].mentions.clone();
        let mut found: Vec<(Span, FoundRole)> = Vec::new();
        for span in spans {
            let tokens = text.base.tokens_in(span);
            let here = before(text, names, &tokens).into_iter().chain(behind(text, names, &tokens));
            found.extend(here.map(|found| (span, found)));
        }
        // The first role that holds now; one with an organisation before one without.
        found.reorder_by_key(|(span, found)| (found.former, found.organization.is_none(), span.start));
        let Some((span, best)) = found.into_iter().next() else { continue };
        let role = text.slice(text.span(best.role.clone()));
        let institution = best.institution.filter(|_| best.organization.is_none());
        let organization = best.organization.or_else(|| {
            if institution.is_some() {
                return None;
            }
            let own_staff = best.anaphoric || is_own_staff(&text.base.pack.naming, role);
            own_staff.then(|| salient(text, names, span)).flatten()
        });
        let written = institution.map(|words| text.slice(text.span(words)).to_owned());
        let organization = organization.map(|entity| name_of(names, entity)).or(written);
        let person: &mut Person = &mut names.people[number];
        person.role = Some(role.split_whitespace().collect::<Vec<_>>().join(" "));
        person.organization = organization;
    }
}

fn name_of(names: &Names, entity: EntityId) -> String {
    match entity {
        EntityId::Person(number) => names.people[number as usize].name.clone(),
        EntityId::Company(number) => names.companies[number as usize].name.clone(),
    }
}

/// Whether somebody with this role works for the company that is spoken of, if nothing else is said. Analysts,
/// lawyers and politicians don't.
fn is_own_staff(naming: &Naming, role: &str) -> bool {
    let role = role.to_lowercase();
    let holds = |parts: &[&str]| parts.iter().any(|part| role.contains(part));
    holds(naming.staff) && !holds(naming.officials)
}

/// The company mention that covers the token, if any.
fn company_at(text: &NameText<'_>, names: &Names, index: usize) -> Option<(Range<usize>, EntityId)> {
    let offset = text.base.tokens.get(index)?.span.start;
    let at = names.mentions.partition_point(|(span, _)| span.end <= offset);
    let &(span, entity) = names.mentions.get(at)?;
    (span.start <= offset && matches!(entity, EntityId::Company(_)))
        .then(|| (text.base.tokens_in(span), entity))
}

/// The company that the text speaks of: the one that it has named most often up to here. Being in the
/// headline or lead, and being named in the same paragraph, count as further mentions.
fn salient(text: &NameText<'_>, names: &Names, span: Span) -> Option<EntityId> {
    let sentences = &text.base.sentences;
    let here = sentences.get(text.base.sentence_of(text.base.token_at(span.start)))?;
    let until = text.base.tokens.get(here.tokens.end.saturating_sub(1))?.span.end;
    let weigh = |mention: Span| {
        let number = text.base.sentence_of(text.base.token_at(mention.start));
        let paragraph = sentences.get(number).is_some_and(|there| there.block_index == here.block_index);
        1 + usize::from(number < LEAD) + usize::from(paragraph)
    };
    let mut weights: BTreeMap<EntityId, usize> = BTreeMap::new();
    for &(mention, entity) in
        names.mentions.iter().take_while(|(mention, _)| mention.end <= until).take(MOST_MENTIONS)
    {
        if matches!(entity, EntityId::Company(_)) {
            *weights.entry(entity).or_default() += weigh(mention);
        }
    }
    weights
        .into_iter()
        .max_by_key(|&(entity, weight)| (weight, std::cmp::Reverse(entity)))
        .map(|(entity, _)| entity)
}

/// A role directly before the name, or before a comma before the name.
fn before(text: &NameText<'_>, names: &Names, tokens: &Range<usize>) -> Option<FoundRole> {
    let sentence = text.sentence(tokens.start);
    let mut last = text.before(tokens.start)?;
    // `Dr.`, `Mr` stand between.
    while text.is(last, NameTag::Title)
        || text.form(last) == "." && text.is(last.checked_sub(1)?, NameTag::Title)
    {
        last = text.before(last)?;
    }
    if text.form(last) == "," || text.is(last, NameTag::Copula) {
        last = text.before(last)?;
        // `Der Vorstandschef der Deutschen Bank, Christian Sewing,`, `Finanzchefin der Bank wurde Anna Berger`
        let organization = company_ending_at(text, names, last);
        let role_end = match &organization {
            Some((range, _)) => {
                let mut at = text.before(range.start)?;
                while text.is(at, NameTag::RoleLink) {
                    at = text.before(at)?;
                }
                at
            }
            None => last,
        };
        let role = role_ending_at(text, role_end, sentence.start)?;
        let former = is_former(text, &role, sentence.start);
        return Some(FoundRole {
            role,
            organization: organization.map(|(_, entity)| entity),
            institution: None,
            former,
            anaphoric: false,
        });
    }
    let role = role_ending_at(text, last, sentence.start)?;
    let former = is_former(text, &role, sentence.start);
    // The organisation before the role: `Unicredit-Chef`, `Fiat chief executive`, `BA's chief executive`.
    let mut organization = None;
    let mut institution = None;
    if role.start > sentence.start {
        let mut at = role.start - 1;
        if text.is_hyphen(at) || text.is(at, NameTag::Former | NameTag::RoleModifier) && at > sentence.start {
            at -= 1;
        }
        at = text.possessor(at).filter(|&owner| owner >= sentence.start).unwrap_or(at);
        organization = company_ending_at(text, names, at).map(|(_, entity)| entity);
        institution = institution_ending_at(text, at);
    }
    // Behind the name: `Mike Powell of Dresdner Kleinwort`, `Analyst X von Y`.
    if organization.is_none() && text.is(tokens.end, NameTag::EmployerPreposition) {
        let mut at = tokens.end + 1;
        while text.is(at, NameTag::Function | NameTag::Firm) && at < tokens.end + 4 {
            at += 1;
        }
        organization = company_at(text, names, at).map(|(_, entity)| entity);
    }
    Some(FoundRole { role, organization, institution, former, anaphoric: false })
}

/// The institution whose last token is `last`: `Ifo-Ökonom`, `Bank of England governor`.
fn institution_ending_at(text: &NameText<'_>, last: usize) -> Option<Range<usize>> {
    const REACH: usize = 6;
    text.phrases_near(last, REACH)
        .iter()
        .find(|phrase| {
            phrase.tokens.end == last + 1 && phrase.sense.is_no_company() && !phrase.sense.is_product()
        })
        .map(|phrase| phrase.tokens.clone())
}

/// The company mention whose last token is `last`.
fn company_ending_at(text: &NameText<'_>, names: &Names, last: usize) -> Option<(Range<usize>, EntityId)> {
    company_at(text, names, last).filter(|(range, _)| range.end == last + 1)
}

/// The role phrase that ends with the token `last`: `chairman and chief executive`, `Vorstandschef`.
fn role_ending_at(text: &NameText<'_>, last: usize, from: usize) -> Option<Range<usize>> {
    if !text.is(last, NameTag::Role) {
        return None;
    }
    let mut start = last;
    while start > from {
        let before = start - 1;
        let tags = text.tags(before);
        let joins = tags.any(NameTag::RoleModifier) && !text.closed_compounds()
            || tags.any(NameTag::Role) && (!text.closed_compounds() || text.is_hyphen(before + 1));
        let and = (text.form(before) == "&" || text.is(before, NameTag::And))
            && before > from
            && text.is(before - 1, NameTag::Role);
        let hyphen = text.is_hyphen(before) && before > from && {
            let tags = text.tags(before - 1);
            tags.any(NameTag::Role | NameTag::RoleModifier) && !text.closed_compounds()
                || text.is(before - 1, NameTag::RolePrefix)
        };
        if and || hyphen {
            start -= 2;
        } else if joins {
            start -= 1;
        } else {
            break;
        }
    }
    Some(start..last + 1)
}

/// Whether `former`, `ehemaliger`, `Ex-` stands before the role.
fn is_former(text: &NameText<'_>, role: &Range<usize>, from: usize) -> bool {
    (role.start.saturating_sub(4).max(from)..role.start)
        .rev()
        .take_while(|&index| !matches!(text.form(index), "," | ";") && !text.is(index, NameTag::And))
        .any(|index| text.is(index, NameTag::Former | NameTag::FormerPrefix))
}

/// Roles behind the comma that follows the name: `, ehemaliger Vizepräsident für KI bei Meta und jetzt Gründer
/// von Sizzle AI`.
fn behind(text: &NameText<'_>, names: &Names, tokens: &Range<usize>) -> Vec<FoundRole> {
    let mut found = Vec::new();
    let opening = text.form(tokens.end);
    if !matches!(opening, "," | "(" | "–") {
        return found;
    }
    let sentence = text.sentence(tokens.start);
    let limit = sentence.end.min(tokens.end + 1 + REACH + 6);
    let mut index = tokens.end + 1;
    let mut last_end = index;
    while index < limit {
        let form = text.form(index);
        if matches!(form, ";" | ":" | ")" | "." | "„" | "“" | "\"") || form == "," && index > tokens.end + 1
        {
            break;
        }
        let finite_verb = text.is(index, NameTag::Say | NameTag::Act) && !text.is_capitalized(index);
        if finite_verb && found.is_empty() && last_end == tokens.end + 1 && !text.is(index, NameTag::Role) {
            break;
        }
        if text.is(index, NameTag::Role) && (text.is_capitalized(index) || !text.nouns_capitalized()) {
            let end_role = last_of_role(text, index, limit);
            let start = role_ending_at(text, end_role, last_end).map_or(index, |role| role.start);
            let role = start.max(last_end)..end_role + 1;
            let former = is_former(text, &role, last_end);
            let (role, organization, anaphoric, end) = with_organization(text, names, role, last_end, limit);
            found.push(FoundRole { role, organization, institution: None, former, anaphoric });
            last_end = end;
            index = end;
            continue;
        }
        index += 1;
    }
    found
}

/// The last token of the role phrase that has its first head at `index`: `chairman and chief executive officer`.
fn last_of_role(text: &NameText<'_>, index: usize, limit: usize) -> usize {
    let mut last = index;
    let mut at = index + 1;
    while at < limit {
        let tags = text.tags(at);
        if tags.any(NameTag::Role) && !text.closed_compounds() {
            last = at;
        } else if !(tags.any(NameTag::RoleModifier)
            || matches!(text.form(at), "&" | "-")
            || text.is(at, NameTag::And))
            || text.closed_compounds()
        {
            break;
        }
        at += 1;
    }
    last
}

/// Looks for the organisation before and behind the role; a phrase between (`für generative KI`) belongs to
/// the role.
fn with_organization(
    text: &NameText<'_>,
    names: &Names,
    role: Range<usize>,
    from: usize,
    limit: usize,
) -> (Range<usize>, Option<EntityId>, bool, usize) {
    // `Metlife's chairman`, `Meta-Vizepräsident`
    let mut before = role.start;
    while before > from
        && (text.is(before - 1, NameTag::RoleModifier | NameTag::Former) || text.is_hyphen(before - 1))
    {
        before -= 1;
    }
    if before > from {
        let owner = text.possessor(before - 1).filter(|&owner| owner >= from);
        if let Some((_, entity)) = company_ending_at(text, names, owner.unwrap_or(before - 1)) {
            return (role.clone(), Some(entity), false, role.end);
        }
        if owner.is_some_and(|owner| text.is(owner, NameTag::AnaphoricFirm)) {
            return (role.clone(), None, true, role.end);
        }
    }
    let mut at = role.end;
    let mut role_end = role.end;
    let ends =
        |at: usize| matches!(text.form(at), "," | ";" | "." | ":" | "“" | "\"") || text.is(at, NameTag::And);
    while at < limit && !ends(at) {
        if let Some((range, entity)) = company_at(text, names, at) {
            return (role.start..role_end, Some(entity), false, range.end);
        }
        if text.is(at, NameTag::AnaphoricFirm) {
            return (role.start..role_end, None, true, at + 1);
        }
        let goes_on = text.is(at, NameTag::PurposePreposition) || role_end > role.end;
        if !text.is(at, NameTag::RoleLink) && role_end == at && goes_on {
            role_end = at + 1;
        }
        at += 1;
    }
    (role.start..role_end, None, false, role_end)
}
