//! Finds people and companies by name, in one article and in the library.
//!
//! A name matches **exactly** if it is the full name of a person or company, a name that the text uses for it, the ticker or
//! ISIN of a company, or the surname of a person. Case, punctuation, legal forms and how umlauts are written are ignored
//! ([`form`], [`folded`]). It matches as a **prefix** if each of its words starts a word of the full name: `zuck` matches `Mark Zuckerberg`. Prefix matches count
//! only if there is no exact match.
//!
//! A company's people match too: `Meta` finds what Mark Zuckerberg says, because his role is at Meta. Who else is found,
//! because it is named with somebody, is in `together`.
//!
//! Articles that are read one by one are searched one by one. The library knows which names in its articles mean the same
//! person or company, so a name from one article also finds the others.

use super::conditions::{Conditions, escaped, list};
use super::entities::{EntityKind, form};
use super::word_forms::folded;
use super::{Library, Result};
use crate::analysis::{Analysis, Company, EntityId, Person};
use crate::document::{Document, Span};
use rusqlite::types::Value;

/// How a name matches a person or company.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameMatch {
    /// Its words start words of the full name.
    Prefix,
    /// It is one of the names, the ticker or the ISIN.
    Exact,
}

/// A name to search for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameQuery {
    /// The folded form.
    form: String,
    /// In upper case, like tickers and ISINs.
    identifier: String,
}

impl NameQuery {
    /// A query for `name`. It matches nothing if there are no letters or digits.
    pub fn new(name: &str) -> Self {
        Self { form: folded(&form(name)), identifier: name.trim().to_uppercase() }
    }

    fn is_empty(&self) -> bool {
        self.form.is_empty()
    }

    fn full_name(&self, name: &str) -> Option<NameMatch> {
        let other = folded(&form(name));
        if other == self.form {
            return Some(NameMatch::Exact);
        }
        let starts_a_word = |word: &str| other.split(' ').any(|other| other.starts_with(word));
        self.form.split(' ').all(starts_a_word).then_some(NameMatch::Prefix)
    }

    fn named(&self, name: &str, mentions: &[Span], document: &Document) -> Option<NameMatch> {
        let is_mentioned = mentions.iter().any(|&span| folded(&form(document.slice(span))) == self.form);
        if is_mentioned { Some(NameMatch::Exact) } else { self.full_name(name) }
    }

    fn company(&self, company: &Company, document: &Document) -> Option<NameMatch> {
        let identifiers = [&company.ticker, &company.isin];
        if identifiers.into_iter().flatten().any(|identifier| *identifier == self.identifier) {
            return Some(NameMatch::Exact);
        }
        self.named(&company.name, &company.mentions, document)
    }

    fn person(&self, person: &Person, document: &Document) -> Option<NameMatch> {
        let name = folded(&form(&person.name));
        if name.rsplit_once(' ').is_some_and(|(_, surname)| surname == self.form) {
            return Some(NameMatch::Exact);
        }
        self.named(&person.name, &person.mentions, document)
    }

    /// The matches in one article.
    pub fn matches(&self, document: &Document, analysis: &Analysis) -> EntityMatches {
        if self.is_empty() {
            return EntityMatches::default();
        }
        let companies: Vec<Option<NameMatch>> =
            analysis.companies.iter().map(|company| self.company(company, document)).collect();
        let organization = |person: &Person| {
            let name = person.organization.as_deref()?;
            let at = analysis.companies.iter().position(|company| company.name == name);
            self.full_name(name).max(at.and_then(|at| companies[at]))
        };
        let people_named: Vec<Option<NameMatch>> =
            analysis.people.iter().map(|person| self.person(person, document)).collect();
        let people = analysis.people.iter().zip(&people_named);
        let people = people.map(|(person, &named)| named.max(organization(person))).collect();
        EntityMatches { people, people_named, companies }
    }
}

/// How a name matches the people and companies of an article, in the order of its lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct EntityMatches {
    people: Vec<Option<NameMatch>>,
    /// Without those that match by their company.
    people_named: Vec<Option<NameMatch>>,
    companies: Vec<Option<NameMatch>>,
}

impl EntityMatches {
    /// The match of one of them.
    pub fn get(&self, entity: EntityId) -> Option<NameMatch> {
        let (matches, at) = match entity {
            EntityId::Person(at) => (&self.people, at),
            EntityId::Company(at) => (&self.companies, at),
        };
        matches.get(at as usize).copied().flatten()
    }

    /// The people whose own names match.
    pub(super) fn people_named(&self) -> &[Option<NameMatch>] {
        &self.people_named
    }

    /// The companies that match.
    pub(super) fn companies(&self) -> &[Option<NameMatch>] {
        &self.companies
    }

    /// Whether there is an exact match.
    pub fn has_exact(&self) -> bool {
        self.people.iter().chain(&self.companies).any(|found| *found == Some(NameMatch::Exact))
    }
}

/// Filters items from several articles: exact matches, or prefix matches if no article has an exact one. Prefix matches are
/// held back until that is known.
#[derive(Debug)]
pub struct BestMatches<T> {
    has_exact: bool,
    prefix_matches: Vec<T>,
}

impl<T> Default for BestMatches<T> {
    fn default() -> Self {
        Self { has_exact: false, prefix_matches: Vec::new() }
    }
}

impl<T> BestMatches<T> {
    /// Notes that an article has an exact match, even if no item belongs to it.
    pub fn note_exact(&mut self) {
        self.has_exact = true;
        self.prefix_matches = Vec::new();
    }

    /// Takes an item and returns it if it passes.
    pub fn take(&mut self, name_match: NameMatch, item: T) -> Option<T> {
        match name_match {
            NameMatch::Exact => {
                self.note_exact();
                Some(item)
            }
            NameMatch::Prefix => {
                if !self.has_exact {
                    self.prefix_matches.push(item);
                }
                None
            }
        }
    }

    /// The items held back that pass in the end.
    pub fn rest(self) -> Vec<T> {
        self.prefix_matches
    }
}

impl Library {
    /// The people or companies with this name.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn entities_named(&self, name: &str, kind: Option<EntityKind>) -> Result<Vec<i64>> {
        let found = best_matches(name, |name, level| {
            let found = self.with_articles(&self.matches(name, level, kind)?, kind)?;
            Ok((!found.is_empty()).then_some(found))
        })?;
        Ok(found.unwrap_or_default())
    }

    /// Who is meant by a name of a list: people and companies with this name, and the people of these companies.
    pub(super) fn about(&self, name: &str) -> Result<About> {
        let found = best_matches(name, |name, level| {
            let named = self.matches(name, level, None)?;
            let organizations = match level {
                NameMatch::Exact => Conditions::of(SAME_FORM, same_form(name)),
                NameMatch::Prefix => prefix(name),
            };
            let people = format!(
                "SELECT person FROM affiliation WHERE company IN ({})
                 UNION SELECT person FROM organization WHERE {}",
                list(&named),
                organizations.joined()
            );
            let mut all = named.clone();
            all.extend(self.ids(&people, organizations.values)?);
            let mut all = self.with_articles(&all, None)?;
            all.sort_unstable();
            let of_kind = |kind| self.with_articles(&named, Some(kind));
            let found =
                About { people: of_kind(EntityKind::Person)?, companies: of_kind(EntityKind::Company)?, all };
            Ok((!found.all.is_empty()).then_some(found))
        })?;
        Ok(found.unwrap_or_default())
    }

    fn matches(&self, name: &NameQuery, level: NameMatch, kind: Option<EntityKind>) -> Result<Vec<i64>> {
        let kinds = kind.map_or("0, 1".to_owned(), |kind| kind.number().to_string());
        match level {
            NameMatch::Exact => {
                let sql = format!(
                    "SELECT entity FROM alias WHERE kind IN ({kinds}) AND form = ?1 AND folded IS NULL
                     UNION SELECT entity FROM alias WHERE kind IN ({kinds}) AND folded = ?1
                     UNION SELECT entity FROM surface_form WHERE form = ?1 AND folded IS NULL
                     UNION SELECT entity FROM surface_form WHERE folded = ?1
                     UNION SELECT id FROM entity WHERE isin = ?2 UNION SELECT id FROM entity WHERE ticker = ?2"
                );
                self.ids(&sql, [&name.form, &name.identifier].map(|text| Value::Text(text.clone())))
            }
            NameMatch::Prefix => {
                let prefix = prefix(name);
                let sql = format!(
                    "SELECT DISTINCT entity FROM alias WHERE full AND kind IN ({kinds}) AND {}",
                    prefix.joined()
                );
                self.ids(&sql, prefix.values)
            }
        }
    }

    /// Those of a kind that appear in an article.
    fn with_articles(&self, entities: &[i64], kind: Option<EntityKind>) -> Result<Vec<i64>> {
        if entities.is_empty() {
            return Ok(Vec::new());
        }
        let of_kind = kind.map_or("1".to_owned(), |kind| format!("kind = {}", kind.number()));
        let sql = format!(
            "SELECT id FROM entity WHERE id IN ({}) AND {of_kind} AND EXISTS (
                 SELECT 1 FROM appearance JOIN article ON article.id = article WHERE entity = entity.id AND deleted IS NULL)",
            list(entities)
        );
        self.ids(&sql, [])
    }
}

/// Who is meant by a name: rows of `entity` that appear in an article.
#[derive(Debug, Default)]
pub(super) struct About {
    /// The people with this name.
    pub(super) people: Vec<i64>,
    /// The companies with this name.
    pub(super) companies: Vec<i64>,
    /// Both, and the people of the companies; rising.
    pub(super) all: Vec<i64>,
}

impl About {
    /// Whether an entity is one of those that are meant, or one of their people.
    pub(super) fn is_own(&self, entity: i64) -> bool {
        self.all.binary_search(&entity).is_ok()
    }

    /// Those with this name that are not of `kind`.
    pub(super) fn others(&self, kind: EntityKind) -> &[i64] {
        match kind {
            EntityKind::Person => &self.companies,
            EntityKind::Company => &self.people,
        }
    }
}

/// What `find` finds exactly, else by prefixes.
fn best_matches<T>(
    name: &str,
    find: impl Fn(&NameQuery, NameMatch) -> Result<Option<T>>,
) -> Result<Option<T>> {
    let name = NameQuery::new(name);
    if name.is_empty() {
        return Ok(None);
    }
    match find(&name, NameMatch::Exact)? {
        None => find(&name, NameMatch::Prefix),
        exact => Ok(exact),
    }
}

/// The condition that a row has the form of a name.
const SAME_FORM: &str = "(form = ? AND folded IS NULL OR folded = ?)";

fn same_form(name: &NameQuery) -> [Value; 2] {
    [Value::Text(name.form.clone()), Value::Text(name.form.clone())]
}

/// The condition that each word of a name starts a word of the form of a row.
fn prefix(name: &NameQuery) -> Conditions {
    let mut conditions = Conditions::default();
    for word in name.form.split(' ') {
        let word = escaped(word);
        conditions.add(
            "(coalesce(folded, form) LIKE ? ESCAPE '\\' OR coalesce(folded, form) LIKE ? ESCAPE '\\')",
            [Value::Text(format!("{word}%")), Value::Text(format!("% {word}%"))],
        );
    }
    conditions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::{Format, Metadata, document};

    const TEXT: &str = "Anna Berg, Chefin von Nord AG, und Max Berger von der Bundesbank. NordAG steigt.";

    fn span(text: &str) -> Span {
        let start = TEXT.find(text).expect("in the text");
        Span::new(start, start + text.len())
    }

    fn matches(name: &str) -> [Option<NameMatch>; 3] {
        let document = document(TEXT.to_owned(), Format::Text, Metadata::default());
        let person = |name: &str, organization: &str| Person {
            name: name.to_owned(),
            role: None,
            organization: Some(organization.to_owned()),
            confidence: crate::analysis::Confidence::of_hundredths(100),
            mentions: vec![span(name)],
        };
        let company = Company {
            name: "Nord AG".to_owned(),
            ticker: Some("NRD".to_owned()),
            isin: Some("DE0001234567".to_owned()),
            country: None,
            confidence: crate::analysis::Confidence::of_hundredths(100),
            mentions: vec![span("Nord AG"), span("NordAG")],
        };
        let people = vec![person("Anna Berg", "Nord AG"), person("Max Berger", "Bundesbank")];
        let analysis = Analysis { people, companies: vec![company], ..Analysis::default() };
        let matches = NameQuery::new(name).matches(&document, &analysis);
        [EntityId::Person(0), EntityId::Person(1), EntityId::Company(0)].map(|entity| matches.get(entity))
    }

    #[test]
    fn names_match_people_companies_and_their_people() {
        use NameMatch::{Exact, Prefix};
        for (name, expected) in [
            ("berg", [Some(Exact), Some(Prefix), None]),
            ("BERG ANNA", [Some(Prefix), None, None]),
            ("Anna Nord", [None, None, None]),
            ("nord se", [Some(Exact), None, Some(Exact)]),
            ("NordAG", [Some(Exact), None, Some(Exact)]),
            ("nrd", [Some(Exact), None, Some(Exact)]),
            ("de0001234567", [Some(Exact), None, Some(Exact)]),
            ("bundesbank", [None, Some(Exact), None]),
            ("Bundes", [None, Some(Prefix), None]),
            ("nor", [Some(Prefix), None, Some(Prefix)]),
            ("…", [None; 3]),
        ] {
            assert_eq!(matches(name), expected, "{name}");
        }
    }

    #[test]
    fn prefix_matches_count_only_without_an_exact_match() {
        let mut best = BestMatches::default();
        assert_eq!(best.take(NameMatch::Prefix, 1), None);
        assert_eq!(best.take(NameMatch::Prefix, 2), None);
        assert_eq!(best.take(NameMatch::Exact, 3), Some(3));
        assert_eq!(best.take(NameMatch::Prefix, 4), None);
        assert_eq!(best.rest(), [] as [i32; 0]);
        let mut best = BestMatches::default();
        best.take(NameMatch::Prefix, 1);
        assert_eq!(best.rest(), [1]);
    }
}
