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

use super::article::Parts;
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

/// The same for articles of the library.
///
/// Names of whom everybody writes stand in tens of thousands of articles. So an article is read only when something is
/// asked of it, and of its text only the blocks that have a name and what is asked for as well.
#[derive(Debug)]
pub(super) struct StoredBeside<'l> {
    library: &'l Library,
    named: HashMap<i64, NamedIn>,
    /// The article that was asked for last: all that is asked of one article is asked in a row.
    last: Option<(i64, BlockSentences)>,
}

/// Where an article of the library names somebody, and where these people work.
#[derive(Debug, Default)]
struct NamedIn {
    mentions: Vec<Span>,
    organizations: Vec<String>,
}

impl StoredBeside<'_> {
    /// Whether one of the mentions in an article stands beside.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub(super) fn has_any(&mut self, article: i64, mentions: &[Span]) -> Result<bool> {
        let Some(named) = self.named.get(&article) else { return Ok(false) };
        let read = match self.last.take().filter(|(last, _)| *last == article) {
            Some((_, read)) => Some(read),
            None => self.library.parts(article)?.map(BlockSentences::of),
        };
        let Some(mut read) = read else { return Ok(false) };
        let has_any = read.share(&named.mentions, mentions);
        self.last = Some((article, read));
        Ok(has_any)
    }

    /// Whether one of the people in an article works for this company.
    pub(super) fn employs(&self, article: i64, company: &str) -> bool {
        let organizations = self.named.get(&article).map(|named| named.organizations.as_slice());
        organizations.unwrap_or_default().iter().any(|organization| organization == company)
    }
}

/// The sentences of a text, as far as they are looked at.
#[derive(Debug)]
struct BlockSentences {
    parts: Parts,
    /// Of each block, once they are looked at.
    sentences: Vec<Option<Sentences>>,
}

impl BlockSentences {
    fn of(mut parts: Parts) -> Self {
        parts.blocks.retain(|block| block.kind.is_news());
        let sentences = vec![None; parts.blocks.len()];
        Self { parts, sentences }
    }

    /// Whether one of the mentions is in a sentence with one of the others.
    fn share(&mut self, some: &[Span], others: &[Span]) -> bool {
        some.iter().any(|one| {
            let block = self.block(*one);
            let near: Vec<Span> =
                others.iter().copied().filter(|other| self.block(*other) == block).collect();
            if near.is_empty() {
                return false;
            }
            let Some(sentences) = self.sentences_of(block) else { return false };
            let number = sentences.number(one.start);
            near.iter().any(|other| sentences.number(other.start) == number)
        })
    }

    /// The number of the block in which a mention begins.
    fn block(&self, mention: Span) -> usize {
        let behind = self.parts.blocks.partition_point(|block| block.span.start <= mention.start);
        behind.saturating_sub(1)
    }

    fn sentences_of(&mut self, block: usize) -> Option<&Sentences> {
        let Parts { text, language, blocks } = &self.parts;
        let blocks = blocks.get(block..=block)?;
        let sentences = self.sentences.get_mut(block)?;
        Some(sentences.get_or_insert_with(|| Sentences::in_blocks(text, *language, blocks)))
    }
}

impl Library {
    /// The sentences that name `entities`, in all articles.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub(super) fn beside(&self, entities: &[i64]) -> Result<StoredBeside<'_>> {
        let mut beside = StoredBeside { library: self, named: HashMap::new(), last: None };
        if entities.is_empty() {
            return Ok(beside);
        }
        let sql = format!(
            "SELECT article, mentions, organization FROM appearance WHERE entity IN ({})",
            list(entities)
        );
        let mut statement = self.connection.prepare(&sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let named = beside.named.entry(row.get(0)?).or_default();
            named.mentions.extend(unpacked(row.get_ref(1)?.as_blob()?));
            named.organizations.extend(row.get::<_, Option<String>>(2)?);
        }
        Ok(beside)
    }
}
