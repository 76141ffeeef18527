//! Adds articles, each of them once.

use super::identity::{Fingerprint, canonical};
use super::{Library, Result, analyses, article, article_id, clock, known_texts};
use crate::analysis::{self, Analysis};
use crate::document::Document;
use rusqlite::{Connection, OptionalExtension as _, params};
use std::collections::BTreeSet;

/// A text that is at least so much shorter than the known one, in hundredths, is a teaser for it.
const TEASER: usize = 90;

/// An article that comes in.
#[derive(Debug, Clone, Copy)]
pub struct NewArticle<'a> {
    /// The article.
    pub document: &'a Document,
    /// What it names.
    pub analysis: &'a Analysis,
    /// The feed that brings it.
    pub feed: Option<i64>,
    /// The address that it was fetched from, where its own head names another one or none.
    pub address: Option<&'a str>,
}

impl<'a> NewArticle<'a> {
    /// Articles with what they name, as `feed` brings them, or the reader.
    pub fn all(articles: &'a [(Document, Analysis)], feed: Option<i64>) -> Vec<Self> {
        let of_article =
            |(document, analysis): &'a (Document, Analysis)| Self { document, analysis, feed, address: None };
        articles.iter().map(of_article).collect()
    }
}

/// What became of an article that came in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddOutcome {
    /// It is new.
    New(i64),
    /// It was there already, and stays as it was.
    Known(i64),
    /// It was there already, with a shorter or an older text, which it replaces.
    Updated(i64),
    /// It was deleted by the reader, and does not come back.
    Deleted,
}

impl AddOutcome {
    /// Whether the library did not have the article.
    pub fn is_new(self) -> bool {
        matches!(self, Self::New(_))
    }

    /// The article's id, where it is there.
    pub fn id(self) -> Option<i64> {
        match self {
            Self::New(id) | Self::Known(id) | Self::Updated(id) => Some(id),
            Self::Deleted => None,
        }
    }
}

impl Library {
    /// Takes articles in, all of them in one transaction, and says for each what became of it.
    ///
    /// # Errors
    /// Where the library cannot be written; then it holds none of them.
    pub fn add(&mut self, articles: &[NewArticle<'_>]) -> Result<Vec<AddOutcome>> {
        let now = clock::now();
        self.expect_additions()?;
        self.write(|connection| {
            let added = articles.iter().map(|new| add(connection, new, now)).collect::<Result<Vec<_>>>()?;
            known_texts::settle(connection)?;
            // Words come last: each statement that may be undone by itself would make the index of words write out what it
            // has in memory, as a part of its own that it has to merge with the others later.
            for (new, added) in articles.iter().zip(&added) {
                if let AddOutcome::New(id) | AddOutcome::Updated(id) = *added {
                    article::store_words(connection, id, new.document)?;
                }
            }
            Ok(added)
        })
    }

    /// For each address with the length of a teaser, in bytes: whether its page need not be fetched, since the library has
    /// a longer text of it, or the reader deleted it, or it is no address.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn has_pages(&self, addresses: &[(String, usize)]) -> Result<Vec<bool>> {
        let has = |(address, teaser): &(String, usize)| {
            let Some(address) = canonical(address) else { return Ok(true) };
            let id = match of_address(&self.connection, &address)? {
                Owner::Article(id) => id,
                Owner::Gone => return Ok(true),
                Owner::Nobody => return Ok(false),
            };
            let length: i64 = self
                .connection
                .prepare_cached("SELECT octet_length(text) FROM body WHERE article = ?1")?
                .query_row([id], |row| row.get(0))?;
            Ok(usize::try_from(length).unwrap_or_default() > *teaser)
        };
        addresses.iter().map(has).collect()
    }
}

fn add(connection: &Connection, new: &NewArticle<'_>, now: i64) -> Result<AddOutcome> {
    let document = new.document;
    let fingerprint = Fingerprint::of(&document.text);
    let addresses = addresses(new);
    let mut known = None;
    for address in &addresses {
        match of_address(connection, address)? {
            Owner::Gone if new.feed.is_some() => return Ok(AddOutcome::Deleted),
            Owner::Article(id) => known = known.or(Some(id)),
            Owner::Gone | Owner::Nobody => {}
        }
    }
    let by_address = known.is_some();
    if known.is_none() {
        known = known_texts::find(connection, &fingerprint, &document.text)?;
    }
    let added = match known {
        Some(id) if replaces(connection, id, document, &fingerprint, by_address)? => {
            replace(connection, id, new, &fingerprint)?;
            AddOutcome::Updated(id)
        }
        Some(id) => AddOutcome::Known(id),
        None => AddOutcome::New(insert(connection, new, &fingerprint, now)?),
    };
    if let Some(id) = added.id() {
        match new.feed {
            // What the reader adds again is wanted again; what a feed brings again is not.
            None => connection
                .prepare_cached("UPDATE article SET deleted = NULL WHERE id = ?1 AND deleted IS NOT NULL")?
                .execute([id])?,
            // The feed that brought it may have been unfollowed since.
            Some(feed) => connection
                .prepare_cached("UPDATE article SET feed = ?2 WHERE id = ?1 AND feed IS NULL")?
                .execute([id, feed])?,
        };
        let mut insert = connection.prepare_cached(
            "INSERT INTO address (address, article) VALUES (?1, ?2)
             ON CONFLICT DO UPDATE SET article = excluded.article WHERE address.article IS NULL",
        )?;
        for address in addresses {
            insert.execute(params![address, id])?;
        }
    }
    Ok(added)
}

/// Every name by which this article may be known: its addresses, and what its feed calls it.
fn addresses(new: &NewArticle<'_>) -> BTreeSet<String> {
    let head = new.document.head.url.as_deref();
    let mut addresses: BTreeSet<String> =
        [head, new.address].into_iter().flatten().filter_map(canonical).collect();
    // A feed may change the addresses of its entries, and have entries without any. Ids that two entries share
    // tell them apart no longer, so one without an address counts only with its title.
    if let (Some(feed), Some(name), true) = (new.feed, &new.document.id, addresses.is_empty()) {
        let title = new.document.head.title.as_deref().unwrap_or_default();
        addresses.insert(format!("feed {feed} {name} {title}"));
    }
    addresses
}

/// Whose an address is.
enum Owner {
    /// It is this article's.
    Article(i64),
    /// Its article was deleted for good.
    Gone,
    /// It is not known.
    Nobody,
}

fn of_address(connection: &Connection, address: &str) -> Result<Owner> {
    let mut statement = connection.prepare_cached("SELECT article FROM address WHERE address = ?1")?;
    let owner = statement.query_row([address], |row| row.get::<_, Option<i64>>(0)).optional()?;
    Ok(match owner {
        Some(Some(id)) => Owner::Article(id),
        Some(None) => Owner::Gone,
        None => Owner::Nobody,
    })
}

/// Whether a text takes the place of the known one: a longer one always, a corrected one from the same address too.
fn replaces(
    connection: &Connection,
    id: i64,
    document: &Document,
    fingerprint: &Fingerprint,
    by_address: bool,
) -> Result<bool> {
    let (length, whole): (i64, i64) = connection
        .prepare_cached(
            "SELECT octet_length(text), fingerprint FROM article JOIN body ON article = id WHERE id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let known = usize::try_from(length).unwrap_or_default();
    let new = document.text.len();
    let is_longer = new * TEASER > known * 100;
    let is_corrected = by_address && whole != fingerprint.whole && new * 100 >= known * TEASER;
    Ok(is_longer || is_corrected)
}

fn insert(connection: &Connection, new: &NewArticle<'_>, fingerprint: &Fingerprint, now: i64) -> Result<i64> {
    let document = new.document;
    let head = &document.head;
    let first = article_id::first_id(head.published, now);
    let last: Option<i64> = connection
        .prepare_cached("SELECT max(id) FROM article WHERE id >= ?1 AND id < ?2")?
        .query_row([first, first + (1 << article_id::NUMBER_BITS)], |row| row.get(0))?;
    let id = last.map_or(first, |last| last + 1);
    // What is stored next is noted at once: each later change of the row would change some of its indexes as well.
    connection
        .prepare_cached(
            "INSERT INTO article (id, title, source, byline, kicker, deck, published, language, url, name, feed, added,
                 words, fingerprint, analyzer, top, indexed)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, 1)",
        )?
        .execute(params![
            id,
            head.title,
            head.source,
            head.byline,
            head.kicker,
            head.deck,
            article::iso(head.published),
            article::code(document.language),
            head.url.as_deref().or(new.address),
            document.id,
            new.feed,
            now,
            fingerprint.words,
            fingerprint.whole,
            analysis::VERSION,
            analyses::top(new.analysis),
        ])?;
    store(connection, id, new, fingerprint)?;
    Ok(id)
}

fn replace(connection: &Connection, id: i64, new: &NewArticle<'_>, fingerprint: &Fingerprint) -> Result<()> {
    let head = &new.document.head;
    connection
        .prepare_cached(
            "UPDATE article SET title = coalesce(?2, title), source = coalesce(source, ?3), byline = coalesce(?4, byline),
                 kicker = coalesce(?5, kicker), deck = coalesce(?6, deck), published = coalesce(published, ?7),
                 language = ?8, url = coalesce(url, ?9), words = ?10, fingerprint = ?11 WHERE id = ?1",
        )?
        .execute(params![
            id,
            head.title,
            head.source,
            head.byline,
            head.kicker,
            head.deck,
            article::iso(head.published),
            article::code(new.document.language),
            head.url.as_deref().or(new.address),
            fingerprint.words,
            fingerprint.whole,
        ])?;
    known_texts::forget(connection, id)?;
    analyses::remove(connection, id)?;
    store(connection, id, new, fingerprint)
}

fn store(connection: &Connection, id: i64, new: &NewArticle<'_>, fingerprint: &Fingerprint) -> Result<()> {
    article::store_body(connection, id, new.document)?;
    known_texts::note(connection, id, fingerprint)?;
    analyses::store(connection, id, new.document, new.analysis)
}
