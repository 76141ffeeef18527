//! Stores the people and companies of each article, and lists them across articles.

use super::conditions::list;
use super::entities::{EntityKind, Resolved};
use super::figure_query::FigureQuery;
use super::origin::{self, Origin, Origins};
use super::stored_spans::{packed, packed_places, unpacked, unpacked_places};
use super::{Library, Result};
use crate::analysis::{Analysis, Confidence};
use crate::document::Span;
use crate::export::field::{Field, FieldOf, Record};
use crate::export::listing::Entry;
use crate::export::record::{CompanyRecord, PersonRecord, Records};
use crate::order::Reorder;
use rusqlite::{Connection, params, params_from_iter};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A person or company in an article of the library.
#[derive(Debug, Clone, PartialEq)]
pub struct Appearance {
    /// The article.
    pub origin: Arc<Origin>,
    /// Its fields, with the name from the article.
    pub entry: Entry,
    /// Who it is: a row of `entity`.
    pub entity: i64,
    /// In how many articles it is named.
    pub articles: i64,
}

impl Record for Appearance {
    const FIELDS: &'static [FieldOf<Self>] = &[
        (Field::new("entity"), |appearance| appearance.entity.into()),
        (Field::new("articles"), |appearance| appearance.articles.into()),
    ];
}

impl Library {
    /// People or companies in articles, the newest article first and in the order of its text.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn appearances(&self, kind: EntityKind, query: &FigureQuery) -> Result<Vec<Appearance>> {
        let mut conditions = query.published();
        conditions.add(format!("entity.kind = {}", kind.number()), []);
        conditions.add("article.deleted IS NULL", []);
        let mut asked = None;
        if let Some(name) = &query.about {
            let about = self.about(name)?;
            conditions.add(
                format!(
                    "(appearance.entity IN ({}) OR appearance.article IN
                     (SELECT article FROM appearance WHERE entity IN ({})))",
                    list(&about.all),
                    list(about.others(kind))
                ),
                [],
            );
            let beside = self.beside(about.others(kind))?;
            asked = Some((about, beside));
        }
        let sql = format!(
            "SELECT {}, appearance.entity, appearance.name, role, organization, places, ticker, isin, country, articles,
                    appearance.confidence, appearance.mentions
             FROM article JOIN appearance ON appearance.article = article.id JOIN entity ON entity.id = appearance.entity
             WHERE {} ORDER BY article.id DESC",
            origin::COLUMNS,
            conditions.joined()
        );
        let mut statement = self.connection.prepare(&sql)?;
        let mut origins = Origins::default();
        let mut rows = statement.query(params_from_iter(conditions.values))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            let at = |column: usize| origin::WIDTH + column;
            let (article, entity): (i64, i64) = (row.get(0)?, row.get(at(0))?);
            let name: String = row.get(at(1))?;
            if let Some((about, beside)) = &mut asked {
                let is_found = about.is_own(entity)
                    || kind == EntityKind::Company && beside.employs(article, &name)
                    || beside.has_any(article, &unpacked(row.get_ref(at(10))?.as_blob()?))?;
                if !is_found {
                    continue;
                }
            }
            let mentions = unpacked_places(row.get_ref(at(4))?.as_str()?);
            let confidence = row.get::<_, Option<u8>>(at(9))?.map(Confidence::of_hundredths);
            let entry = match kind {
                EntityKind::Person => Entry::Person(PersonRecord {
                    name,
                    role: row.get(at(2))?,
                    organization: row.get(at(3))?,
                    confidence,
                    mentions,
                }),
                EntityKind::Company => Entry::Company(CompanyRecord {
                    name,
                    ticker: row.get(at(5))?,
                    isin: row.get(at(6))?,
                    country: row.get(at(7))?,
                    confidence,
                    mentions,
                }),
            };
            found.push(Appearance { origin: origins.of(row)?, entry, entity, articles: row.get(at(8))? });
        }
        found.retain(|appearance| query.covers(appearance.origin.published.map(|at| at.date)));
        for article in found.chunk_by_mut(|one, other| one.origin.article == other.origin.article) {
            article.reorder_by_key(|appearance| match &appearance.entry {
                Entry::Person(PersonRecord { mentions, .. })
                | Entry::Company(CompanyRecord { mentions, .. }) => {
                    mentions.first().map(|mention| (mention.start, mention.end))
                }
                Entry::Figure(_) | Entry::Quote(_) => None,
            });
        }
        Ok(found)
    }
}

/// A person or company in an article. Several entries of the analysis may turn out to be the same one.
struct Named<'a> {
    name: &'a str,
    role: Option<&'a str>,
    organization: Option<&'a str>,
    confidence: Confidence,
    mentions: Vec<Span>,
}

/// Stores whom an article names.
pub(super) fn store(
    connection: &Connection,
    article: i64,
    analysis: &Analysis,
    records: &Records<'_>,
    resolved: &Resolved,
) -> Result<()> {
    let mut found: BTreeMap<i64, Named<'_>> = BTreeMap::new();
    let people = analysis.people.iter().zip(&resolved.people).map(|(person, &entity)| {
        let (role, organization) = (person.role.as_deref(), person.organization.as_deref());
        let (confidence, mentions) = (person.confidence, person.mentions.clone());
        (entity, Named { name: &person.name, role, organization, confidence, mentions })
    });
    let companies = analysis.companies.iter().zip(&resolved.companies).map(|(company, &entity)| {
        let (confidence, mentions) = (company.confidence, company.mentions.clone());
        (entity, Named { name: &company.name, role: None, organization: None, confidence, mentions })
    });
    for (entity, named) in people.chain(companies) {
        match found.get_mut(&entity) {
            Some(known) => {
                known.mentions.extend(named.mentions);
                known.mentions.sort_unstable_by_key(|span| span.start);
                known.confidence = known.confidence.max(named.confidence);
                known.role = known.role.or(named.role);
                known.organization = known.organization.or(named.organization);
            }
            None => {
                found.insert(entity, named);
            }
        }
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO appearance (entity, article, name, role, organization, mentions, places, confidence)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    let mut count = connection.prepare_cached("UPDATE entity SET articles = articles + 1 WHERE id = ?1")?;
    for (entity, Named { name, role, organization, confidence, mentions }) in found {
        let places = packed_places(&records.mentions(&mentions));
        let (mentions, confidence) = (packed(&mentions), confidence.hundredths());
        insert.execute(params![entity, article, name, role, organization, mentions, places, confidence])?;
        count.execute([entity])?;
    }
    Ok(())
}
