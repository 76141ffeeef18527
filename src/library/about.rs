//! Whose a name is: the people and companies that it means, in one article and in the library.
//!
//! A name **calls** those who have it as their name, as a name in the text or, of a company, as ticker or ISIN; of people
//! the surname is enough. Upper and lower case, punctuation and legal forms do not count ([`form`]). It **begins** a name
//! if each of its words begins a word there: `zuck` begins `Mark Zuckerberg`. Whoever a name begins is meant only where it
//! calls nobody.
//!
//! What concerns a company concerns the people too whose roles are there: who asks about `Meta` finds what Mark Zuckerberg
//! says.
//!
//! In articles that are read one by one, a name is asked of each of them alone. The library knows who is the same in all of
//! its articles, so that a name that one of them has for somebody finds the others too.

use super::conditions::{Conditions, escaped, list};
use super::entities::{EntityKind, form};
use super::{Library, Result};
use crate::analysis::{Analysis, Company, EntityId, Person};
use crate::document::{Document, Span};
use rusqlite::types::Value;

/// How a name fits somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It begins the name.
    Begins,
    /// It is the name.
    Calls,
}

/// A name that somebody is looked for by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    form: String,
    /// As tickers and ISINs are written.
    number: String,
}

impl Name {
    /// What has neither letters nor digits is nobody's name.
    pub fn new(name: &str) -> Self {
        Self { form: form(name), number: name.trim().to_uppercase() }
    }

    fn is_nobody(&self) -> bool {
        self.form.is_empty()
    }

    fn fit(&self, name: &str) -> Option<Fit> {
        let other = form(name);
        if other == self.form {
            return Some(Fit::Calls);
        }
        let begins = |word: &str| other.split(' ').any(|other| other.starts_with(word));
        self.form.split(' ').all(begins).then_some(Fit::Begins)
    }

    /// How it fits a name that a text mentions so.
    fn named(&self, name: &str, mentions: &[Span], document: &Document) -> Option<Fit> {
        let is_mentioned = mentions.iter().any(|&span| form(document.slice(span)) == self.form);
        if is_mentioned { Some(Fit::Calls) } else { self.fit(name) }
    }

    fn company(&self, company: &Company, document: &Document) -> Option<Fit> {
        let numbers = [&company.ticker, &company.isin];
        if numbers.into_iter().flatten().any(|number| *number == self.number) {
            return Some(Fit::Calls);
        }
        self.named(&company.name, &company.mentions, document)
    }

    fn person(&self, person: &Person, document: &Document) -> Option<Fit> {
        let name = form(&person.name);
        if name.rsplit_once(' ').is_some_and(|(_, surname)| surname == self.form) {
            return Some(Fit::Calls);
        }
        self.named(&person.name, &person.mentions, document)
    }

    /// Whom it concerns in an article.
    pub fn concerned(&self, document: &Document, analysis: &Analysis) -> Concerned {
        if self.is_nobody() {
            return Concerned::default();
        }
        let companies: Vec<Option<Fit>> =
            analysis.companies.iter().map(|company| self.company(company, document)).collect();
        let organization = |person: &Person| {
            let name = person.organization.as_deref()?;
            let at = analysis.companies.iter().position(|company| company.name == name);
            self.fit(name).max(at.and_then(|at| companies[at]))
        };
        let people = analysis.people.iter();
        let people = people.map(|person| self.person(person, document).max(organization(person))).collect();
        Concerned { people, companies }
    }
}

/// How a name fits the people and companies of an article, in the order of its lists.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concerned {
    people: Vec<Option<Fit>>,
    companies: Vec<Option<Fit>>,
}

impl Concerned {
    /// How it fits somebody.
    pub fn fit(&self, entity: EntityId) -> Option<Fit> {
        let (fits, at) = match entity {
            EntityId::Person(at) => (&self.people, at),
            EntityId::Company(at) => (&self.companies, at),
        };
        fits.get(at as usize).copied().flatten()
    }

    /// Whether the name calls somebody of a kind, or anybody.
    pub fn calls(&self, kind: Option<EntityKind>) -> bool {
        let calls = |fits: &[Option<Fit>]| fits.contains(&Some(Fit::Calls));
        let (people, companies) = (calls(&self.people), calls(&self.companies));
        match kind {
            Some(EntityKind::Person) => people,
            Some(EntityKind::Company) => companies,
            None => people || companies,
        }
    }
}

/// Takes items one by one and keeps those that a name fits best: those that it calls, or those that it begins if it calls
/// nobody in the end.
#[derive(Debug)]
pub struct BestFit<T> {
    calls: bool,
    begun: Vec<T>,
}

impl<T> Default for BestFit<T> {
    fn default() -> Self {
        Self { calls: false, begun: Vec::new() }
    }
}

impl<T> BestFit<T> {
    /// Notes that the name calls somebody, whether there are items for them or not.
    pub fn note_called(&mut self) {
        self.calls = true;
        self.begun = Vec::new();
    }

    /// Takes an item, and gives it back if it is sure to be kept.
    pub fn take(&mut self, fit: Fit, item: T) -> Option<T> {
        match fit {
            Fit::Calls => {
                self.note_called();
                Some(item)
            }
            Fit::Begins => {
                if !self.calls {
                    self.begun.push(item);
                }
                None
            }
        }
    }

    /// The items that are kept after all.
    pub fn rest(self) -> Vec<T> {
        self.begun
    }
}

impl Library {
    /// The people or companies that a name means, those with articles: whom it calls, else whom it begins.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn entities_meant(&self, name: &str, kind: Option<EntityKind>) -> Result<Vec<i64>> {
        let name = Name::new(name);
        if name.is_nobody() {
            return Ok(Vec::new());
        }
        for fit in [Fit::Calls, Fit::Begins] {
            let named = self.named(&name, fit)?;
            let found = self.with_articles(&named, kind)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    /// Whom a name concerns: those whom it means, and the people of the companies among them.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn concerned(&self, name: &str, kind: Option<EntityKind>) -> Result<Vec<i64>> {
        let name = Name::new(name);
        if name.is_nobody() {
            return Ok(Vec::new());
        }
        for fit in [Fit::Calls, Fit::Begins] {
            let mut concerned = self.named(&name, fit)?;
            let organizations = organization(&name, fit);
            let people = format!(
                "SELECT person FROM affiliation WHERE company IN ({})
                 UNION SELECT person FROM organization WHERE {}",
                list(&concerned),
                organizations.joined()
            );
            concerned.extend(self.ids(&people, organizations.values)?);
            let found = self.with_articles(&concerned, kind)?;
            if !found.is_empty() {
                return Ok(found);
            }
        }
        Ok(Vec::new())
    }

    /// Whom a name fits so by their own names.
    fn named(&self, name: &Name, fit: Fit) -> Result<Vec<i64>> {
        match fit {
            Fit::Calls => self.ids(
                "SELECT entity FROM alias WHERE form = ?1 UNION SELECT entity FROM surface_form WHERE form = ?1
                 UNION SELECT id FROM entity WHERE isin = ?2 UNION SELECT id FROM entity WHERE ticker = ?2",
                [&name.form, &name.number].map(|text| Value::Text(text.clone())),
            ),
            Fit::Begins => {
                let begun = begins(name);
                let sql = format!("SELECT DISTINCT entity FROM alias WHERE full AND {}", begun.joined());
                self.ids(&sql, begun.values)
            }
        }
    }

    /// Those of a kind that an article names.
    fn with_articles(&self, entities: &[i64], kind: Option<EntityKind>) -> Result<Vec<i64>> {
        let of_kind = kind.map_or("1".to_owned(), |kind| format!("kind = {}", kind.number()));
        let sql = format!(
            "SELECT id FROM entity WHERE id IN ({}) AND {of_kind} AND EXISTS (
                 SELECT 1 FROM appearance JOIN article ON article.id = article WHERE entity = entity.id AND deleted IS NULL)",
            list(entities)
        );
        self.ids(&sql, [])
    }
}

/// The condition that each word of a name begins a word of `form`.
fn begins(name: &Name) -> Conditions {
    let mut conditions = Conditions::default();
    for word in name.form.split(' ') {
        // A word of a form stands at its start or behind a space.
        let word = escaped(word);
        conditions.add(
            "(form LIKE ? ESCAPE '\\' OR form LIKE ? ESCAPE '\\')",
            [Value::Text(format!("{word}%")), Value::Text(format!("% {word}%"))],
        );
    }
    conditions
}

fn organization(name: &Name, fit: Fit) -> Conditions {
    match fit {
        Fit::Calls => {
            let mut conditions = Conditions::default();
            conditions.add("form = ?", [Value::Text(name.form.clone())]);
            conditions
        }
        Fit::Begins => begins(name),
    }
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

    fn fits(name: &str) -> [Option<Fit>; 3] {
        let document = document(TEXT.to_owned(), Format::Text, Metadata::default());
        let person = |name: &str, organization: &str| Person {
            name: name.to_owned(),
            role: None,
            organization: Some(organization.to_owned()),
            mentions: vec![span(name)],
        };
        let company = Company {
            name: "Nord AG".to_owned(),
            ticker: Some("NRD".to_owned()),
            isin: Some("DE0001234567".to_owned()),
            country: None,
            mentions: vec![span("Nord AG"), span("NordAG")],
        };
        let people = vec![person("Anna Berg", "Nord AG"), person("Max Berger", "Bundesbank")];
        let analysis = Analysis { people, companies: vec![company], ..Analysis::default() };
        let concerned = Name::new(name).concerned(&document, &analysis);
        [EntityId::Person(0), EntityId::Person(1), EntityId::Company(0)].map(|entity| concerned.fit(entity))
    }

    #[test]
    fn names_fit_people_companies_and_their_people() {
        use Fit::{Begins, Calls};
        for (name, fit) in [
            ("berg", [Some(Calls), Some(Begins), None]),
            ("BERG ANNA", [Some(Begins), None, None]),
            ("Anna Nord", [None, None, None]),
            ("nord se", [Some(Calls), None, Some(Calls)]),
            ("NordAG", [Some(Calls), None, Some(Calls)]),
            ("nrd", [Some(Calls), None, Some(Calls)]),
            ("de0001234567", [Some(Calls), None, Some(Calls)]),
            ("bundesbank", [None, Some(Calls), None]),
            ("Bundes", [None, Some(Begins), None]),
            ("nor", [Some(Begins), None, Some(Begins)]),
            ("…", [None; 3]),
        ] {
            assert_eq!(fits(name), fit, "{name}");
        }
    }

    #[test]
    fn whom_a_name_begins_gives_way_to_whom_it_calls() {
        let mut best = BestFit::default();
        assert_eq!(best.take(Fit::Begins, 1), None);
        assert_eq!(best.take(Fit::Begins, 2), None);
        assert_eq!(best.take(Fit::Calls, 3), Some(3));
        assert_eq!(best.take(Fit::Begins, 4), None);
        assert_eq!(best.rest(), [] as [i32; 0]);
        let mut best = BestFit::default();
        best.take(Fit::Begins, 1);
        assert_eq!(best.rest(), [1]);
    }
}
