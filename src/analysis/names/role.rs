//! What a person does, and where.
//!
//! A role stands before the name (`Meta-CEO Mark Zuckerberg`, `Fiat chief executive Sergio Marchionne`, `der
//! Vorstandschef der Bank, Max Muster`) or behind a comma (`Stuart Quint, an analyst at Gartmore`). The
//! organisation stands beside the role; `the company`, `des Unternehmens` and a role of a firm's own staff
//! without any mean the company that the article has been speaking of.

use super::Names;
use super::beside::is_copula;
use super::classes::Classes;
use super::context::Context;
use crate::analysis::{EntityId, Person};
use crate::document::Span;
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
struct Found {
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
pub(super) fn assign(context: &Context<'_>, names: &mut Names) {
    for number in 0..names.people.len() {
        let spans = names.people[number].mentions.clone();
        let mut found: Vec<(Span, Found)> = Vec::new();
        for span in spans {
            let tokens = context.text.tokens_in(span);
            let here = before(context, names, &tokens).into_iter().chain(behind(context, names, &tokens));
            found.extend(here.map(|found| (span, found)));
        }
        // The first role that holds now; one with an organisation before one without.
        found.sort_by_key(|(span, found)| (found.former, found.organization.is_none(), span.start));
        let Some((span, best)) = found.into_iter().next() else { continue };
        let role = context.text.slice(context.text.span(best.role.clone()));
        let institution = best.institution.filter(|_| best.organization.is_none());
        let organization = best.organization.or_else(|| {
            if institution.is_some() {
                return None;
            }
            let own_staff = best.anaphoric || is_own_staff(role);
            own_staff.then(|| salient(context, names, span)).flatten()
        });
        let written = institution.map(|words| context.text.slice(context.text.span(words)).to_owned());
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
fn is_own_staff(role: &str) -> bool {
    const STAFF: [&str; 18] = [
        "ceo",
        "cfo",
        "coo",
        "cto",
        "chef",
        "boss",
        "vorstand",
        "executive",
        "chairman",
        "chairwoman",
        "geschäftsführer",
        "founder",
        "gründer",
        "president",
        "direktor",
        "vorständin",
        "sprecher",
        "director",
    ];
    let role = role.to_lowercase();
    STAFF.iter().any(|staff| role.contains(staff)) && !role.contains("minister")
}

/// The company mention that covers the token, if any.
fn company_at(context: &Context<'_>, names: &Names, index: usize) -> Option<(Range<usize>, EntityId)> {
    let offset = context.text.tokens.get(index)?.span.start;
    let at = names.mentions.partition_point(|(span, _)| span.end <= offset);
    let &(span, entity) = names.mentions.get(at)?;
    (span.start <= offset && matches!(entity, EntityId::Company(_)))
        .then(|| (context.text.tokens_in(span), entity))
}

/// The company that the text speaks of: the one that it has named most often up to here. Being in the
/// headline or lead, and being named in the same paragraph, count as further mentions.
fn salient(context: &Context<'_>, names: &Names, span: Span) -> Option<EntityId> {
    let sentences = &context.text.sentences;
    let here = sentences.get(context.sentence_number(context.text.token_at(span.start)) as usize)?;
    let until = context.text.tokens.get(here.tokens.end.saturating_sub(1))?.span.end;
    let weigh = |mention: Span| {
        let number = context.sentence_number(context.text.token_at(mention.start)) as usize;
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
fn before(context: &Context<'_>, names: &Names, tokens: &Range<usize>) -> Option<Found> {
    let sentence = context.sentence(tokens.start);
    let mut last = context.before(tokens.start)?;
    // `Dr.`, `Mr` stand between.
    while context.class(last).any(Classes::TITLE)
        || context.form(last) == "." && context.class(last.checked_sub(1)?).any(Classes::TITLE)
    {
        last = context.before(last)?;
    }
    if context.form(last) == "," || is_copula(context.form(last)) {
        last = context.before(last)?;
        // `Der Vorstandschef der Deutschen Bank, Christian Sewing,`, `Finanzchefin der Bank wurde Anna Berger`
        let organization = company_ending_at(context, names, last);
        let role_end = match &organization {
            Some((range, _)) => {
                let mut at = context.before(range.start)?;
                while matches!(
                    context.form(at),
                    "der" | "des" | "von" | "of" | "at" | "the" | "bei" | "beim" | "vom"
                ) {
                    at = context.before(at)?;
                }
                at
            }
            None => last,
        };
        let role = role_ending_at(context, role_end, sentence.start)?;
        let former = is_former(context, &role, sentence.start);
        return Some(Found {
            role,
            organization: organization.map(|(_, entity)| entity),
            institution: None,
            former,
            anaphoric: false,
        });
    }
    let role = role_ending_at(context, last, sentence.start)?;
    let former = is_former(context, &role, sentence.start);
    // The organisation before the role: `Unicredit-Chef`, `Fiat chief executive`, `BA's chief executive`.
    let mut organization = None;
    let mut institution = None;
    if role.start > sentence.start {
        let mut at = role.start - 1;
        if context.is_hyphen(at)
            || context.class(at).any(Classes::FORMER | Classes::ROLE_MODIFIER) && at > sentence.start
        {
            at -= 1;
        }
        if context.form(at) == "s" && at > sentence.start + 1 {
            at -= 2;
        }
        organization = company_ending_at(context, names, at).map(|(_, entity)| entity);
        institution = institution_ending_at(context, at);
    }
    // Behind the name: `Mike Powell of Dresdner Kleinwort`, `Analyst X von Y`.
    if organization.is_none()
        && matches!(context.form(tokens.end), "of" | "at" | "von" | "from" | "vom" | "bei" | "with")
    {
        let mut at = tokens.end + 1;
        while context.class(at).any(Classes::FUNCTION | Classes::FIRM) && at < tokens.end + 4 {
            at += 1;
        }
        organization = company_at(context, names, at).map(|(_, entity)| entity);
    }
    Some(Found { role, organization, institution, former, anaphoric: false })
}

/// The institution whose last token is `last`: `Ifo-Ökonom`, `Bank of England governor`.
fn institution_ending_at(context: &Context<'_>, last: usize) -> Option<Range<usize>> {
    const REACH: usize = 6;
    context
        .phrases_near(last, REACH)
        .iter()
        .find(|phrase| {
            phrase.tokens.end == last + 1 && phrase.sense.is_no_company() && !phrase.sense.is_product()
        })
        .map(|phrase| phrase.tokens.clone())
}

/// The company mention whose last token is `last`.
fn company_ending_at(context: &Context<'_>, names: &Names, last: usize) -> Option<(Range<usize>, EntityId)> {
    company_at(context, names, last).filter(|(range, _)| range.end == last + 1)
}

/// The role phrase that ends with the token `last`: `chairman and chief executive`, `Vorstandschef`.
fn role_ending_at(context: &Context<'_>, last: usize, from: usize) -> Option<Range<usize>> {
    if !context.class(last).any(Classes::ROLE) {
        return None;
    }
    let mut start = last;
    while start > from {
        let before = start - 1;
        let class = context.class(before);
        let joins = class.any(Classes::ROLE_MODIFIER) && !context.closed_compounds()
            || class.any(Classes::ROLE) && (!context.closed_compounds() || context.is_hyphen(before + 1));
        let and = matches!(context.form(before), "and" | "und" | "&")
            && before > from
            && context.class(before - 1).any(Classes::ROLE);
        let hyphen = context.is_hyphen(before) && before > from && {
            let class = context.class(before - 1);
            class.any(Classes::ROLE | Classes::ROLE_MODIFIER) && !context.closed_compounds()
                || context.form(before - 1) == "Co"
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
fn is_former(context: &Context<'_>, role: &Range<usize>, from: usize) -> bool {
    (role.start.saturating_sub(4).max(from)..role.start)
        .rev()
        .take_while(|&index| !matches!(context.form(index), "," | ";" | "und" | "and"))
        .any(|index| context.class(index).any(Classes::FORMER) || context.form(index) == "Ex")
}

/// Roles behind the comma that follows the name: `, ehemaliger Vizepräsident für KI bei Meta und jetzt Gründer
/// von Sizzle AI`.
fn behind(context: &Context<'_>, names: &Names, tokens: &Range<usize>) -> Vec<Found> {
    let mut found = Vec::new();
    let opening = context.form(tokens.end);
    if !matches!(opening, "," | "(" | "–") {
        return found;
    }
    let sentence = context.sentence(tokens.start);
    let limit = sentence.end.min(tokens.end + 1 + REACH + 6);
    let mut index = tokens.end + 1;
    let mut last_end = index;
    while index < limit {
        let piece = context.form(index);
        if matches!(piece, ";" | ":" | ")" | "." | "„" | "“" | "\"") || piece == "," && index > tokens.end + 1
        {
            break;
        }
        let finite_verb =
            context.class(index).any(Classes::SAY | Classes::ACT) && !context.text.is_capitalized(index);
        if finite_verb
            && found.is_empty()
            && last_end == tokens.end + 1
            && !context.class(index).any(Classes::ROLE)
        {
            break;
        }
        if context.class(index).any(Classes::ROLE)
            && (context.text.is_capitalized(index) || !context.nouns_capitalized())
        {
            let end_role = last_of_role(context, index, limit);
            let start = role_ending_at(context, end_role, last_end).map_or(index, |role| role.start);
            let role = start.max(last_end)..end_role + 1;
            let former = is_former(context, &role, last_end);
            let (role, organization, anaphoric, end) =
                with_organization(context, names, role, last_end, limit);
            found.push(Found { role, organization, institution: None, former, anaphoric });
            last_end = end;
            index = end;
            continue;
        }
        index += 1;
    }
    found
}

/// The last token of the role phrase that has its first head at `index`: `chairman and chief executive officer`.
fn last_of_role(context: &Context<'_>, index: usize, limit: usize) -> usize {
    let mut last = index;
    let mut at = index + 1;
    while at < limit {
        let class = context.class(at);
        if class.any(Classes::ROLE) && !context.closed_compounds() {
            last = at;
        } else if !(class.any(Classes::ROLE_MODIFIER) || matches!(context.form(at), "and" | "&" | "-"))
            || context.closed_compounds()
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
    context: &Context<'_>,
    names: &Names,
    role: Range<usize>,
    from: usize,
    limit: usize,
) -> (Range<usize>, Option<EntityId>, bool, usize) {
    // `Metlife's chairman`, `Meta-Vizepräsident`
    let mut before = role.start;
    while before > from
        && (context.class(before - 1).any(Classes::ROLE_MODIFIER | Classes::FORMER)
            || context.is_hyphen(before - 1))
    {
        before -= 1;
    }
    if before > from {
        let at = if context.form(before - 1) == "s" && before > from + 1 {
            before.checked_sub(3)
        } else {
            before.checked_sub(1)
        };
        if let Some((_, entity)) = at.and_then(|at| company_ending_at(context, names, at)) {
            return (role.clone(), Some(entity), false, role.end);
        }
        let possessive = matches!(context.form(before - 1), "its" | "seine" | "ihr" | "s");
        if possessive && context.form(before.saturating_sub(3)).to_lowercase() == "company" {
            return (role.clone(), None, true, role.end);
        }
    }
    let mut at = role.end;
    let mut role_end = role.end;
    while at < limit && !matches!(context.form(at), "," | ";" | "." | ":" | "und" | "and" | "“" | "\"") {
        if let Some((range, entity)) = company_at(context, names, at) {
            return (role.start..role_end, Some(entity), false, range.end);
        }
        let piece = context.form(at);
        if matches!(
            piece,
            "Unternehmens"
                | "Konzerns"
                | "Firma"
                | "Gesellschaft"
                | "Bank"
                | "company"
                | "group"
                | "firm"
                | "bank"
        ) {
            return (role.start..role_end, None, true, at + 1);
        }
        let links =
            matches!(piece, "bei" | "beim" | "von" | "vom" | "des" | "der" | "of" | "at" | "the" | "with");
        if !links && role_end == at && (piece == "für" || piece == "for" || role_end > role.end) {
            role_end = at + 1;
        }
        at += 1;
    }
    (role.start..role_end, None, false, role_end)
}
