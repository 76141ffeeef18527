//! Stores analyses as rows: with the article, and again when the analysis has improved.

use super::entities::{self, EntityKind};
use super::stored_spans::unpacked;
use super::{Library, Result, appearances, figures};
use crate::analysis::{self, Analysis, EntityId, FigureKind};
use crate::document::{Document, Span};
use crate::export::record::Records;
use rusqlite::{Connection, params};

impl Library {
    /// Articles whose stored analysis is older than this program's, the newest first, at most `limit`.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn outdated(&self, limit: usize) -> Result<Vec<i64>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id FROM article WHERE analyzer < ?1 AND deleted IS NULL ORDER BY id DESC LIMIT ?2",
        )?;
        let rows = statement.query_map(params![analysis::VERSION, limit], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Puts a new analysis of an article in the place of the old one, unless a newer program has stored one already.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn store_analysis(&mut self, id: i64, document: &Document, analysis: &Analysis) -> Result<()> {
        self.write(|connection| {
            let is_older: bool = connection
                .prepare_cached("SELECT EXISTS (SELECT 1 FROM article WHERE id = ?1 AND analyzer < ?2)")?
                .query_row(params![id, analysis::VERSION], |row| row.get(0))?;
            if is_older {
                remove(connection, id)?;
                store(connection, id, document, analysis)?;
            }
            Ok(())
        })
    }
}

/// Takes away what is stored of an article's analysis.
pub(super) fn remove(connection: &Connection, id: i64) -> Result<()> {
    connection
        .prepare_cached(
            "UPDATE entity SET articles = articles - 1 WHERE id IN (SELECT entity FROM appearance WHERE article = ?1)",
        )?
        .execute([id])?;
    for statement in [
        "DELETE FROM appearance WHERE article = ?1",
        "DELETE FROM figure WHERE article = ?1",
        "DELETE FROM quote WHERE article = ?1",
    ] {
        connection.prepare_cached(statement)?.execute([id])?;
    }
    Ok(())
}

/// Stores the analysis of an article that has none.
pub(super) fn store(
    connection: &Connection,
    id: i64,
    document: &Document,
    analysis: &Analysis,
) -> Result<()> {
    let resolved = entities::resolve(connection, document, analysis)?;
    let entity = |of: Option<EntityId>| match of {
        Some(EntityId::Person(at)) => resolved.people.get(at as usize).copied().unwrap_or(0),
        Some(EntityId::Company(at)) => resolved.companies.get(at as usize).copied().unwrap_or(0),
        None => 0,
    };
    let records = Records::new(document, analysis);
    appearances::store(connection, id, analysis, &records, &resolved)?;
    for (number, figure) in analysis.figures.iter().enumerate() {
        figures::store(connection, (id, number), entity(figure.who), &records, figure)?;
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO quote (speaker, article, number, start, end, start_char, end_char, text, speaker_name, kind)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    for (number, quote) in analysis.quotes.iter().enumerate() {
        let (speaker, Span { start, end }) = (entity(quote.speaker), quote.span);
        let record = records.quote(quote);
        insert.execute(params![
            speaker,
            id,
            number,
            start,
            end,
            record.start,
            record.end,
            record.text,
            record.speaker,
            <&str>::from(record.kind)
        ])?;
    }
    connection
        .prepare_cached(
            "UPDATE article SET analyzer = ?2, top = ?3 WHERE id = ?1 AND (analyzer IS NOT ?2 OR top IS NOT ?3)",
        )?
        .execute(params![id, analysis::VERSION, top(analysis)])?;
    Ok(())
}

/// The figure that stands for an article in a list: the largest amount of money that is somebody's, else the first
/// percentage that is, else the first figure.
pub(super) fn top(analysis: &Analysis) -> Option<usize> {
    let figures = || analysis.figures.iter().enumerate();
    let owned = |kind| figures().filter(move |(_, figure)| figure.kind == kind && figure.who.is_some());
    owned(FigureKind::Money)
        .max_by(|(left_at, left), (right_at, right)| left.value.cmp(&right.value).then(right_at.cmp(left_at)))
        .or_else(|| owned(FigureKind::Percent).next())
        .or_else(|| figures().next())
        .map(|(at, _)| at)
}

/// An entity as it is named in one article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// The row of `entity`.
    pub entity: i64,
    /// Person or company.
    pub kind: EntityKind,
    /// The name in this article.
    pub name: String,
    /// The role of a person.
    pub role: Option<String>,
    /// The organisation of a person.
    pub organization: Option<String>,
    /// Where it is named, in bytes of the text.
    pub mentions: Vec<Span>,
}

impl Library {
    /// Whom an article names, those with most mentions first.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn named_in(&self, article: i64) -> Result<Vec<Named>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT entity, kind, appearance.name, role, organization, mentions
             FROM appearance JOIN entity ON entity.id = entity WHERE article = ?1
             ORDER BY length(mentions) DESC, entity",
        )?;
        let rows = statement.query_map([article], |row| {
            Ok(Named {
                entity: row.get(0)?,
                kind: EntityKind::of_number(row.get(1)?),
                name: row.get(2)?,
                role: row.get(3)?,
                organization: row.get(4)?,
                mentions: unpacked(row.get_ref(5)?.as_blob()?),
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
