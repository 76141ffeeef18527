//! What a list shows besides what is somebody's own: what stands in the sentences that name them.
//!
//! | list | about a person | about a company |
//! | --- | --- | --- |
//! | people | the person | its people, and those who share a sentence with it |
//! | companies | the company of the person's role, and those that share a sentence with the person | the company |
//! | figures | the person's, and those in a sentence that names the person | the company's, and those of its people |
//! | quotes | the person's | the company's, and those of its people |
//!
//! [`FileAnswer`](super::answer::FileAnswer) and the library's lists follow it alike.

use super::conditions::list;
use super::name_query::{EntityMatches, NameMatch};
use super::stored_spans::unpacked;
use super::{Library, Result};
use crate::analysis::text::Sentences;
use crate::analysis::{Analysis, Person};
use crate::document::{Document, Span};
use crate::export::listing::{Item, Listing};
use std::collections::HashMap;

/// The sentences of one article that name somebody, and where these people work.
#[derive(Debug)]
struct Naming {
    sentences: Sentences,
    numbers: Vec<usize>,
    organizations: Vec<String>,
}

impl Naming {
    fn has_any(&self, mentions: &[Span]) -> bool {
        mentions.iter().any(|&span| self.sentences.is_in(&self.numbers, span))
    }

    fn employs(&self, company: &str) -> bool {
        self.organizations.iter().any(|organization| organization == company)
    }
}

/// What stands beside whoever a name means, in one article that is not in the library.
#[derive(Debug, Default)]
pub(super) struct Beside {
    exact: Option<Naming>,
    prefix: Option<Naming>,
}

impl Beside {
    /// For the list of an article whose people and companies match as `names` says.
    pub(super) fn of(
        listing: Listing,
        names: &EntityMatches,
        document: &Document,
        analysis: &Analysis,
    ) -> Self {
        let naming = |level: NameMatch| {
            let is_meant = |found: &Option<NameMatch>| *found == Some(level);
            let people = || {
                let people = analysis.people.iter().zip(names.people_named());
                people.filter(|(_, found)| is_meant(found)).map(|(person, _)| person)
            };
            let mentions: Vec<Span> = match listing {
                Listing::People => {
                    let companies = analysis.companies.iter().zip(names.companies());
                    let companies = companies.filter(|(_, found)| is_meant(found));
                    companies.flat_map(|(company, _)| company.mentions.iter().copied()).collect()
                }
                Listing::Companies | Listing::Figures => {
                    people().flat_map(|person: &Person| person.mentions.iter().copied()).collect()
                }
                Listing::Quotes => Vec::new(),
            };
            if mentions.is_empty() {
                return None;
            }
            let sentences = Sentences::of(document);
            let numbers = sentences.numbers(&mentions);
            let organizations = match listing {
                Listing::Companies => people().filter_map(|person| person.organization.clone()).collect(),
                Listing::People | Listing::Figures | Listing::Quotes => Vec::new(),
            };
            Some(Naming { sentences, numbers, organizations })
        };
        Self { exact: naming(NameMatch::Exact), prefix: naming(NameMatch::Prefix) }
    }

    /// How an entry matches because of what stands beside it.
    pub(super) fn matches(&self, item: Item<'_>) -> Option<NameMatch> {
        let is_beside = |naming: &Naming| match item {
            Item::Person(person) => naming.has_any(&person.mentions),
            Item::Company(company) => naming.has_any(&company.mentions) || naming.employs(&company.name),
            Item::Figure(figure) => naming.has_any(&[figure.span]),
            Item::Quote(_) => false,
        };
        if self.exact.as_ref().is_some_and(is_beside) {
            return Some(NameMatch::Exact);
        }
        self.prefix.as_ref().is_some_and(is_beside).then_some(NameMatch::Prefix)
    }
}

/// The same for articles of the library, by their ids.
#[derive(Debug, Default)]
pub(super) struct StoredBeside(HashMap<i64, Naming>);

impl StoredBeside {
    /// Whether one of the mentions in an article stands beside.
    pub(super) fn has_any(&self, article: i64, mentions: &[Span]) -> bool {
        self.0.get(&article).is_some_and(|naming| naming.has_any(mentions))
    }

    /// Whether one of the people in an article works for this company.
    pub(super) fn employs(&self, article: i64, company: &str) -> bool {
        self.0.get(&article).is_some_and(|naming| naming.employs(company))
    }
}

impl Library {
    /// The sentences that name `entities`, in all articles. Every article that names one of them is read.
    pub(super) fn beside(&self, entities: &[i64]) -> Result<StoredBeside> {
        if entities.is_empty() {
            return Ok(StoredBeside::default());
        }
        let sql = format!(
            "SELECT article, mentions, organization FROM appearance JOIN article ON article.id = article
             WHERE entity IN ({}) AND deleted IS NULL",
            list(entities)
        );
        let mut found: HashMap<i64, (Vec<Span>, Vec<String>)> = HashMap::new();
        let mut statement = self.connection.prepare(&sql)?;
        let rows = statement.query_map([], |row| {
            let mentions = unpacked(row.get_ref(1)?.as_blob()?);
            Ok((row.get(0)?, mentions, row.get::<_, Option<String>>(2)?))
        })?;
        for row in rows {
            let (article, mentions, organization) = row?;
            let (all, organizations) = found.entry(article).or_default();
            all.extend(mentions);
            organizations.extend(organization);
        }
        let mut beside = StoredBeside::default();
        for (article, (mentions, organizations)) in found {
            let Some((_, document)) = self.document(article)? else { continue };
            let sentences = Sentences::of(&document);
            let numbers = sentences.numbers(&mentions);
            beside.0.insert(article, Naming { sentences, numbers, organizations });
        }
        Ok(beside)
    }
}
