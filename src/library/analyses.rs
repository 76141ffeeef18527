//! What articles name, as rows: written with the article, and anew when the analysis has improved.

use super::entities::{self, EntityKind};
use super::{Library, Result, measures};
use crate::analysis::{self, Analysis, EntityId, Figure, FigureKind};
use crate::document::{Document, Span};
use rusqlite::types::Value;
use rusqlite::{Connection, params};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

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
    appearances(connection, id, analysis, &resolved)?;
    for (number, figure) in analysis.figures.iter().enumerate() {
        store_figure(connection, id, number, entity(figure.who), document, figure)?;
    }
    let mut quote = connection.prepare_cached(
        "INSERT INTO quote (speaker, article, number, start, end, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (number, said) in analysis.quotes.iter().enumerate() {
        let Span { start, end } = said.span;
        quote.execute(params![entity(said.speaker), id, number, start, end, document.words(said.span)])?;
    }
    connection
        .prepare_cached("UPDATE article SET analyzer = ?2, top = ?3 WHERE id = ?1")?
        .execute(params![id, analysis::VERSION, top(analysis)])?;
    Ok(())
}

/// Someone who appears in an article, maybe as several entries of the analysis that turned out to be one.
struct Appearance<'a> {
    name: &'a str,
    role: Option<&'a str>,
    organization: Option<&'a str>,
    mentions: Vec<Span>,
}

fn appearances(
    connection: &Connection,
    id: i64,
    analysis: &Analysis,
    resolved: &entities::Resolved,
) -> Result<()> {
    let mut found: BTreeMap<i64, Appearance<'_>> = BTreeMap::new();
    let people = analysis.people.iter().zip(&resolved.people).map(|(person, &entity)| {
        let (role, organization) = (person.role.as_deref(), person.organization.as_deref());
        (entity, Appearance { name: &person.name, role, organization, mentions: person.mentions.clone() })
    });
    let companies = analysis.companies.iter().zip(&resolved.companies).map(|(company, &entity)| {
        let mentions = company.mentions.clone();
        (entity, Appearance { name: &company.name, role: None, organization: None, mentions })
    });
    for (entity, appearance) in people.chain(companies) {
        match found.get_mut(&entity) {
            Some(known) => {
                known.mentions.extend(appearance.mentions);
                known.mentions.sort_unstable_by_key(|span| span.start);
                known.role = known.role.or(appearance.role);
                known.organization = known.organization.or(appearance.organization);
            }
            None => {
                found.insert(entity, appearance);
            }
        }
    }
    let mut insert = connection.prepare_cached(
        "INSERT INTO appearance (entity, article, name, role, organization, mentions) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut count = connection.prepare_cached("UPDATE entity SET articles = articles + 1 WHERE id = ?1")?;
    for (entity, Appearance { name, role, organization, mentions }) in found {
        insert.execute(params![entity, id, name, role, organization, packed(&mentions)])?;
        count.execute([entity])?;
    }
    Ok(())
}

fn store_figure(
    connection: &Connection,
    id: i64,
    number: usize,
    who: i64,
    document: &Document,
    figure: &Figure,
) -> Result<()> {
    let of = figure.of.map(|span| document.words(span));
    let measure = of.as_deref().and_then(measures::measure);
    if let (Some(name), Some(words)) = (&measure, &of) {
        connection
            .prepare_cached("INSERT OR IGNORE INTO measure (name, words) VALUES (?1, ?2)")?
            .execute([name, words])?;
    }
    let rounded = |amount: Decimal| f64::try_from(amount).unwrap_or(f64::MAX);
    let when = figure.when;
    let optional = |value: Option<u32>| value.map_or(Value::Null, |value| Value::Integer(value.into()));
    let mut insert = connection.prepare_cached(
        "INSERT INTO figure (who, article, number, start, end, text, kind, value, high, exact, exact_to, unit, modifier,
             direction, of_start, of_end, of, measure, when_start, when_end, when_text, from_day, to_day)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23)",
    )?;
    insert.execute(params![
        who,
        id,
        number,
        figure.span.start,
        figure.span.end,
        document.words(figure.span),
        figure.kind.name(),
        rounded(figure.value),
        rounded(figure.value_to.unwrap_or(figure.value)),
        figure.value.normalize().to_string(),
        figure.value_to.map(|value| value.normalize().to_string()),
        figure.unit.as_ref().map(ToString::to_string),
        figure.modifier.name(),
        figure.direction.map(analysis::Direction::name),
        optional(figure.of.map(|span| span.start)),
        optional(figure.of.map(|span| span.end)),
        of,
        measure,
        optional(when.map(|period| period.span.start)),
        optional(when.map(|period| period.span.end)),
        when.map(|period| document.words(period.span)),
        when.and_then(|period| period.from).map(|day| day.to_string()),
        when.and_then(|period| period.to).map(|day| day.to_string()),
    ])?;
    Ok(())
}

/// The figure that stands for an article in a list: the largest amount of money that is somebody's, else the first
/// percentage that is, else the first figure.
fn top(analysis: &Analysis) -> Option<usize> {
    let figures = || analysis.figures.iter().enumerate();
    let owned = |kind| figures().filter(move |(_, figure)| figure.kind == kind && figure.who.is_some());
    owned(FigureKind::Money)
        .max_by(|(left_at, left), (right_at, right)| left.value.cmp(&right.value).then(right_at.cmp(left_at)))
        .or_else(|| owned(FigureKind::Percent).next())
        .or_else(|| figures().next())
        .map(|(at, _)| at)
}

/// Spans as numbers of 32 bits, little endian.
pub(super) fn packed(spans: &[Span]) -> Vec<u8> {
    spans.iter().flat_map(|span| [span.start.to_le_bytes(), span.end.to_le_bytes()]).flatten().collect()
}

/// The spans that [`packed`] packed.
pub(super) fn unpacked(bytes: &[u8]) -> Vec<Span> {
    let number = |bytes: &[u8]| bytes.try_into().map(u32::from_le_bytes).unwrap_or_default();
    bytes.chunks_exact(8).map(|pair| Span { start: number(&pair[..4]), end: number(&pair[4..]) }).collect()
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
