//! Merges people and companies across articles.
//!
//! A **company** is identified by its ISIN. Without one, its name decides, in lower case and without its legal form. A
//! short form used in another article (`Meta` for `Meta Platforms`) matches too, unless it is ambiguous.
//!
//! A **person** is identified by name and company: the same name in two articles is the same person unless the articles
//! link it to different companies. A surname alone only matches a known person with a company in common.

use super::Result;
use super::word_forms::folded;
use crate::analysis::{Analysis, Company, Person};
use crate::document::Document;
use rusqlite::{CachedStatement, Connection, OptionalExtension as _, params};
use std::collections::{BTreeSet, HashSet};

/// The kind of an entity, as the store numbers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntityKind {
    /// A person.
    Person,
    /// A company.
    Company,
}

impl EntityKind {
    pub(super) fn number(self) -> i64 {
        match self {
            Self::Person => 0,
            Self::Company => 1,
        }
    }

    pub(super) fn of_number(number: i64) -> Self {
        if number == 0 { Self::Person } else { Self::Company }
    }
}

/// Legal forms, which do not belong to the name proper.
const LEGAL_FORMS: [&str; 32] = [
    "ag",
    "se",
    "gmbh",
    "kgaa",
    "kg",
    "ohg",
    "mbh",
    "co",
    "inc",
    "corp",
    "corporation",
    "company",
    "plc",
    "ltd",
    "limited",
    "llc",
    "lp",
    "llp",
    "sa",
    "nv",
    "bv",
    "spa",
    "srl",
    "ab",
    "asa",
    "as",
    "oyj",
    "oy",
    "aktiengesellschaft",
    "incorporated",
    "group",
    "holding",
];

/// The form of a name that is compared: small letters, single spaces, no legal form at its end.
pub fn form(name: &str) -> String {
    let lower = name.to_lowercase().replace('.', "");
    let mut words: Vec<&str> =
        lower.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    while words.len() > 1 && words.last().is_some_and(|word| LEGAL_FORMS.contains(word)) {
        words.pop();
    }
    words.join(" ")
}

/// A form as searches compare it, where that is another one.
pub(super) fn folded_form(form: &str) -> Option<String> {
    Some(folded(form)).filter(|folded| folded != form)
}

/// The people and companies of one article as rows of `entity`, in the order of its lists.
#[derive(Debug, Default)]
pub(super) struct Resolved {
    pub people: Vec<i64>,
    pub companies: Vec<i64>,
}

/// Finds the entities that an article names, and makes those that are new.
pub(super) fn resolve(connection: &Connection, document: &Document, analysis: &Analysis) -> Result<Resolved> {
    let mut resolved = Resolved::default();
    for company in &analysis.companies {
        resolved.companies.push(resolve_company(connection, document, company)?);
    }
    let companies: HashSet<i64> = resolved.companies.iter().copied().collect();
    for person in &analysis.people {
        let organization = person.organization.as_deref();
        let employer = organization.and_then(|organization| {
            let at = analysis.companies.iter().position(|company| company.name == organization)?;
            resolved.companies.get(at).copied()
        });
        let id = resolve_person(connection, person, employer, &companies)?;
        let forms = person.mentions.iter().map(|&span| form(document.slice(span))).collect();
        add_surface_forms(connection, EntityKind::Person, id, forms)?;
        if let (Some(organization), None) = (organization, employer) {
            add_organization(connection, id, organization)?;
        }
        resolved.people.push(id);
    }
    Ok(resolved)
}

/// Adds forms in which a text mentions somebody, but for those that are aliases.
fn add_surface_forms(
    connection: &Connection,
    kind: EntityKind,
    entity: i64,
    forms: BTreeSet<String>,
) -> Result<()> {
    let mut insert = connection.prepare_cached(
        "INSERT OR IGNORE INTO surface_form (form, entity, folded) SELECT ?2, ?3, ?4
         WHERE NOT EXISTS (SELECT 1 FROM alias WHERE kind = ?1 AND form = ?2 AND entity = ?3)",
    )?;
    for form in forms.into_iter().filter(|form| !form.is_empty()) {
        let folded = folded_form(&form);
        insert.execute(params![kind.number(), form, entity, folded])?;
    }
    Ok(())
}

/// Adds where a person has a role that is at no company of the article.
fn add_organization(connection: &Connection, person: i64, name: &str) -> Result<()> {
    let form = form(name);
    if !form.is_empty() {
        connection
            .prepare_cached("INSERT OR IGNORE INTO organization (form, person, folded) VALUES (?1, ?2, ?3)")?
            .execute(params![form, person, folded_form(&form)])?;
    }
    Ok(())
}

fn resolve_company(connection: &Connection, document: &Document, company: &Company) -> Result<i64> {
    let name = form(&company.name);
    let id = if let Some(id) = known_company(connection, company, &name)? {
        complete(connection, id, company)?;
        id
    } else {
        connection
            .prepare_cached(
                "INSERT INTO entity (kind, name, ticker, isin, country) VALUES (1, ?1, ?2, ?3, ?4)",
            )?
            .execute(params![company.name, company.ticker, company.isin, company.country])?;
        connection.last_insert_rowid()
    };
    add_alias(connection, EntityKind::Company, &name, id, true)?;
    // `Meta` for `Meta Platforms`: what begins the name stands for it.
    let forms: BTreeSet<String> = company.mentions.iter().map(|&span| form(document.slice(span))).collect();
    for short in forms
        .iter()
        .filter(|short| name.strip_prefix(short.as_str()).is_some_and(|rest| rest.starts_with(' ')))
    {
        add_alias(connection, EntityKind::Company, short, id, false)?;
    }
    add_surface_forms(connection, EntityKind::Company, id, forms)?;
    Ok(id)
}

fn known_company(connection: &Connection, company: &Company, name: &str) -> Result<Option<i64>> {
    let mut by_form = by_form(connection)?;
    let rows = by_form.query_map(params![EntityKind::Company.number(), name], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?, row.get::<_, Option<String>>(2)?))
    })?;
    let known = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    if let Some(isin) = &company.isin {
        let by_isin = connection
            .prepare_cached("SELECT id FROM entity WHERE isin = ?1")?
            .query_row([isin], |row| row.get(0))
            .optional()?;
        let unnumbered = known.iter().find(|(_, full, isin)| *full && isin.is_none()).map(|(id, ..)| *id);
        if let (Some(one), Some(other)) = (by_isin, unnumbered) {
            absorb(connection, one, other)?;
        }
        return Ok(by_isin.or(unnumbered));
    }
    let full = known.iter().find(|(_, full, _)| *full);
    let only = || known.first().filter(|_| known.len() == 1);
    Ok(full.or_else(only).map(|(id, ..)| *id))
}

/// Makes `other` a part of `one`, since they turned out to be the same.
fn absorb(connection: &Connection, one: i64, other: i64) -> Result<()> {
    for statement in [
        "UPDATE OR IGNORE appearance SET entity = ?1 WHERE entity = ?2",
        "UPDATE OR IGNORE figure SET who = ?1 WHERE who = ?2",
        "UPDATE OR IGNORE quote SET speaker = ?1 WHERE speaker = ?2",
        "UPDATE OR IGNORE affiliation SET company = ?1 WHERE company = ?2",
        "UPDATE OR IGNORE alias SET entity = ?1 WHERE entity = ?2",
        "UPDATE OR IGNORE surface_form SET entity = ?1 WHERE entity = ?2",
        "UPDATE entity SET articles = (SELECT count(*) FROM appearance WHERE entity = ?1) WHERE id = ?1 AND ?2",
    ] {
        connection.prepare_cached(statement)?.execute([one, other])?;
    }
    // What both had alike goes with the row.
    connection.prepare_cached("DELETE FROM entity WHERE id = ?1")?.execute([other])?;
    Ok(())
}

/// What an article adds to what is known of a company: its numbers, and the fuller name.
fn complete(connection: &Connection, id: i64, company: &Company) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE entity SET ticker = coalesce(ticker, ?2), isin = coalesce(isin, ?3), country = coalesce(country, ?4),
             name = CASE WHEN length(?5) > length(name) AND substr(?5, 1, length(name) + 1) = name || ' ' THEN ?5 ELSE name END
             WHERE id = ?1 AND (ticker IS NOT coalesce(ticker, ?2) OR isin IS NOT coalesce(isin, ?3)
                 OR country IS NOT coalesce(country, ?4) OR length(?5) > length(name))",
        )?
        .execute(params![id, company.ticker, company.isin, company.country, company.name])?;
    Ok(())
}

fn resolve_person(
    connection: &Connection,
    person: &Person,
    organization: Option<i64>,
    companies: &HashSet<i64>,
) -> Result<i64> {
    let name = form(&person.name);
    let mut by_form = by_form(connection)?;
    let known = by_form
        .query_map(params![EntityKind::Person.number(), name], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, bool>(1)?, row.get::<_, i64>(3)?))
        })?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    let mut best: Option<(u8, i64, i64)> = None;
    for (id, full, articles) in known {
        let affiliations = affiliations(connection, id)?;
        let shared = affiliations.iter().any(|company| companies.contains(company));
        let likely = match (shared, affiliations.is_empty() || organization.is_none()) {
            (true, _) => 2,
            // A surname alone is many people's.
            (false, true) if full => 1,
            (false, _) => continue,
        };
        best = best.max(Some((likely, articles, id)));
    }
    let id = if let Some((.., id)) = best {
        id
    } else {
        connection
            .prepare_cached("INSERT INTO entity (kind, name) VALUES (0, ?1)")?
            .execute([&person.name])?;
        connection.last_insert_rowid()
    };
    let is_fuller =
        "UPDATE entity SET name = ?2 WHERE id = ?1 AND instr(name, ' ') = 0 AND instr(?2, ' ') > 0";
    connection.prepare_cached(is_fuller)?.execute(params![id, person.name])?;
    add_alias(connection, EntityKind::Person, &name, id, true)?;
    if let Some((_, surname)) = name.rsplit_once(' ') {
        add_alias(connection, EntityKind::Person, surname, id, false)?;
    }
    if let Some(company) = organization {
        connection
            .prepare_cached("INSERT OR IGNORE INTO affiliation (person, company) VALUES (?1, ?2)")?
            .execute([id, company])?;
    }
    Ok(id)
}

fn affiliations(connection: &Connection, person: i64) -> Result<Vec<i64>> {
    let mut statement = connection.prepare_cached("SELECT company FROM affiliation WHERE person = ?1")?;
    let rows = statement.query_map([person], |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Of a kind and a form: id, whether it is the full name, ISIN, number of articles.
fn by_form(connection: &Connection) -> Result<CachedStatement<'_>> {
    Ok(connection.prepare_cached(
        "SELECT entity, full, isin, articles FROM alias JOIN entity ON entity.id = alias.entity
         WHERE alias.kind = ?1 AND form = ?2 ORDER BY full DESC, articles DESC, entity",
    )?)
}

fn add_alias(connection: &Connection, kind: EntityKind, form: &str, entity: i64, full: bool) -> Result<()> {
    if form.is_empty() {
        return Ok(());
    }
    connection
        .prepare_cached(
            "INSERT INTO alias (kind, form, entity, full, folded) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET full = 1 WHERE excluded.full AND NOT alias.full",
        )?
        .execute(params![kind.number(), form, entity, full, folded_form(form)])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::form;

    #[test]
    fn legal_forms_do_not_count() {
        for name in ["Muster AG", "MUSTER A.G.", "Muster", "Muster Holding AG"] {
            assert_eq!(form(name), "muster", "{name}");
        }
        assert_eq!(form("AG"), "ag");
        assert_eq!(form("Dr. Oetker"), "dr oetker");
    }
}
