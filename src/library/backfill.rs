//! Fills columns and tables added by migrations for articles that are already stored.

use super::Result;
use super::entities::{EntityKind, folded_form, form};
use super::magnitude::magnitude;
use super::measures::measure;
use super::stored_spans::{packed_places, unpacked};
use crate::document::{CharOffsets, Span};
use crate::export::field::Mention;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OptionalExtension as _, params};
use std::collections::HashSet;

/// The text of an article.
struct Text<'t> {
    text: &'t str,
    offsets: CharOffsets<'t>,
}

impl Text<'_> {
    fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    fn mention(&self, span: Span) -> Mention {
        let chars = self.offsets.chars_of(span);
        Mention { start: chars.start, end: chars.end, text: self.slice(span).to_owned() }
    }
}

/// Fills those of migration 3: offsets in characters, words of the text, and names to search for.
///
/// # Errors
/// Where the library cannot be read or written.
pub(super) fn places(connection: &Connection) -> Result<()> {
    let mut ids = connection.prepare("SELECT article FROM body")?;
    let ids = ids.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<i64>>>()?;
    let mut body = connection.prepare("SELECT text FROM body WHERE article = ?1")?;
    for article in ids {
        let Some(text) = body.query_row([article], |row| row.get::<_, String>(0)).optional()? else {
            continue;
        };
        let text = Text { text: &text, offsets: CharOffsets::new(&text) };
        figures(connection, article, &text)?;
        quotes(connection, article, &text)?;
        names(connection, article, &text)?;
    }
    Ok(())
}

/// Fills that of migration 8: about how large figures are.
///
/// # Errors
/// Where the library cannot be read or written.
pub(super) fn magnitudes(connection: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("magnitude", 1, flags, |context| Ok(magnitude(context.get(0)?)))?;
    connection.execute("UPDATE figure SET magnitude = magnitude(high)", [])?;
    Ok(())
}

fn figures(connection: &Connection, article: i64, text: &Text<'_>) -> Result<()> {
    let mut read = connection.prepare_cached(
        "SELECT who, number, start, end, of_start, of_end, when_start, when_end FROM figure WHERE article = ?1",
    )?;
    let mut write = connection.prepare_cached(
        "UPDATE figure SET start_char = ?4, end_char = ?5, text = ?6, of = ?7, when_text = ?8
         WHERE who = ?1 AND article = ?2 AND number = ?3",
    )?;
    let mut learn =
        connection.prepare_cached("INSERT OR IGNORE INTO measure (name, words) VALUES (?1, ?2)")?;
    let rows = read.query_map([article], |row| {
        let span = |at: usize| -> rusqlite::Result<Option<Span>> {
            let (start, end): (Option<u32>, Option<u32>) = (row.get(at)?, row.get(at + 1)?);
            Ok(start.zip(end).map(|(start, end)| Span { start, end }))
        };
        Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, span(2)?.unwrap_or_default(), span(4)?, span(6)?))
    })?;
    for (who, number, span, of, when) in rows.collect::<rusqlite::Result<Vec<_>>>()? {
        let Mention { start, end, text: words } = text.mention(span);
        let of = of.map(|span| text.slice(span));
        if let Some((name, of)) = of.and_then(|of| Some((measure(of)?, of))) {
            learn.execute(params![name, of])?;
        }
        let when = when.map(|span| text.slice(span));
        write.execute(params![who, article, number, start, end, words, of, when])?;
    }
    Ok(())
}

fn quotes(connection: &Connection, article: i64, text: &Text<'_>) -> Result<()> {
    let mut read =
        connection.prepare_cached("SELECT speaker, number, start, end FROM quote WHERE article = ?1")?;
    let mut write = connection.prepare_cached(
        "UPDATE quote SET start_char = ?4, end_char = ?5, text = ?6 WHERE speaker = ?1 AND article = ?2 AND number = ?3",
    )?;
    let rows = read.query_map([article], |row| {
        Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?, Span { start: row.get(2)?, end: row.get(3)? }))
    })?;
    for (speaker, number, span) in rows.collect::<rusqlite::Result<Vec<_>>>()? {
        let Mention { start, end, text: words } = text.mention(span);
        write.execute(params![speaker, article, number, start, end, words])?;
    }
    Ok(())
}

fn names(connection: &Connection, article: i64, text: &Text<'_>) -> Result<()> {
    let mut read = connection.prepare_cached(
        "SELECT entity, kind, appearance.name, organization, mentions FROM appearance JOIN entity ON entity.id = entity
         WHERE article = ?1",
    )?;
    let mut write =
        connection.prepare_cached("UPDATE appearance SET places = ?3 WHERE entity = ?1 AND article = ?2")?;
    let rows = read.query_map([article], |row| {
        Ok((
            row.get::<_, i64>(0)?,
            EntityKind::of_number(row.get(1)?),
            row.get::<_, String>(2)?,
            row.get::<_, Option<String>>(3)?,
            unpacked(row.get_ref(4)?.as_blob()?),
        ))
    })?;
    let rows = rows.collect::<rusqlite::Result<Vec<_>>>()?;
    // The tables as this migration has them: later ones have more columns.
    let mut learn = connection.prepare_cached(
        "INSERT OR IGNORE INTO surface_form (form, entity) SELECT ?2, ?3
         WHERE ?2 != '' AND NOT EXISTS (SELECT 1 FROM alias WHERE kind = ?1 AND form = ?2 AND entity = ?3)",
    )?;
    let mut learn_organization = connection
        .prepare_cached("INSERT OR IGNORE INTO organization (form, person) SELECT ?1, ?2 WHERE ?1 != ''")?;
    let companies: HashSet<&str> =
        rows.iter().filter(|row| row.1 == EntityKind::Company).map(|row| row.2.as_str()).collect();
    for (entity, kind, _, organization, spans) in &rows {
        let mentions: Vec<Mention> = spans.iter().map(|&span| text.mention(span)).collect();
        write.execute(params![entity, article, packed_places(&mentions)])?;
        for form in mentions.iter().map(|mention| form(&mention.text)) {
            learn.execute(params![kind.number(), form, entity])?;
        }
        if let Some(name) = organization.as_deref().filter(|name| !companies.contains(name)) {
            learn_organization.execute(params![form(name), entity])?;
        }
    }
    Ok(())
}

/// Fills those of migration 7: the forms of names as searches compare them.
///
/// # Errors
/// Where the library cannot be read or written.
pub(super) fn folded_forms(connection: &Connection) -> Result<()> {
    for table in ["alias", "surface_form", "organization"] {
        let mut forms = connection.prepare(&format!("SELECT DISTINCT form FROM {table}"))?;
        let forms = forms.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<Vec<String>>>()?;
        let of_form = if table == "alias" { "kind IN (0, 1) AND form = ?1" } else { "form = ?1" };
        let mut write = connection.prepare(&format!("UPDATE {table} SET folded = ?2 WHERE {of_form}"))?;
        for (form, folded) in
            forms.into_iter().filter_map(|form| folded_form(&form).map(|folded| (form, folded)))
        {
            write.execute([form, folded])?;
        }
    }
    Ok(())
}
