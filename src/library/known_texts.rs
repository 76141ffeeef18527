//! Finds the article that has a text already, by the hashes of its [`Fingerprint`].
//!
//! Hashes have no order that articles have too: each new one comes to another place of a large table. So they are collected
//! in a small table, and moved into the large one all at once, in its order.

use super::Result;
use super::identity::{self, Fingerprint};
use rusqlite::{Connection, OptionalExtension as _};
use std::collections::BTreeSet;

/// So many hashes are collected: those of about ten thousand articles.
const COLLECTED: usize = 64 * 1024;

/// At most so many articles with the same hash are compared, the newest first.
const COMPARED: usize = 8;

/// The article with the same words as `text`, or nearly so.
pub(super) fn find(connection: &Connection, fingerprint: &Fingerprint, text: &str) -> Result<Option<i64>> {
    if fingerprint.words == 0 {
        return Ok(None);
    }
    let equal = connection
        .prepare_cached(
            "SELECT id FROM (SELECT article FROM lsh_recent WHERE hash = ?1
                 UNION ALL SELECT article FROM lsh_band WHERE hash = ?1) CROSS JOIN article ON id = article
             WHERE fingerprint = ?1 LIMIT 1",
        )?
        .query_row([fingerprint.whole], |row| row.get(0))
        .optional()?;
    if equal.is_some() {
        return Ok(equal);
    }
    let mut seen = BTreeSet::new();
    let mut similar = connection.prepare_cached(
        "SELECT body.article, text FROM (SELECT article FROM lsh_recent WHERE hash = ?1
             UNION ALL SELECT article FROM lsh_band WHERE hash = ?1 ORDER BY article DESC LIMIT ?2) AS found
         CROSS JOIN body ON body.article = found.article",
    )?;
    for &hash in &fingerprint.lsh_bands {
        let mut rows = similar.query((hash, COMPARED))?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            if seen.insert(id) && identity::are_one(text, row.get_ref(1)?.as_str().unwrap_or_default()) {
                return Ok(Some(id));
            }
        }
    }
    Ok(None)
}

/// Notes the hashes of an article.
pub(super) fn note(connection: &Connection, id: i64, fingerprint: &Fingerprint) -> Result<()> {
    let mut insert =
        connection.prepare_cached("INSERT OR IGNORE INTO lsh_recent (hash, article) VALUES (?1, ?2)")?;
    for hash in fingerprint.lsh_bands.iter().chain([&fingerprint.whole]) {
        insert.execute([*hash, id])?;
    }
    Ok(())
}

/// Takes the hashes of an article out, whose text has changed.
pub(super) fn forget(connection: &Connection, id: i64) -> Result<()> {
    for statement in ["DELETE FROM lsh_recent WHERE article = ?1", "DELETE FROM lsh_band WHERE article = ?1"]
    {
        connection.prepare_cached(statement)?.execute([id])?;
    }
    Ok(())
}

/// Moves what is collected into the large table if it is enough.
pub(super) fn settle(connection: &Connection) -> Result<()> {
    settle_above(connection, COLLECTED)
}

fn settle_above(connection: &Connection, number: usize) -> Result<()> {
    let is_enough: bool = connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM lsh_recent LIMIT 1 OFFSET ?1)")?
        .query_row([number], |row| row.get(0))?;
    if is_enough {
        let moved = "INSERT OR IGNORE INTO lsh_band (hash, article)
             SELECT hash, article FROM lsh_recent ORDER BY hash, article";
        connection.execute(moved, [])?;
        connection.execute("DELETE FROM lsh_recent", [])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::document::{Document, Language};
    use crate::library::{AddOutcome, Library, NewArticle};

    /// A text of its own for each number, in which one word can be changed.
    fn text(number: usize, last: &str) -> String {
        let words: Vec<String> = (0..90).map(|at| format!("wort{}", (number + 1) * (at + 7) * 31)).collect();
        format!("{} {last}.", words.join(" "))
    }

    fn add(library: &mut Library, text: String) -> Result<AddOutcome> {
        let document = Document::of_paragraphs(text, Language::new("de"));
        let analysis = Analysis::default();
        let new = NewArticle { document: &document, analysis: &analysis, feed: None, address: None };
        let added = library.add(&[new])?;
        Ok(added[0])
    }

    #[test]
    fn texts_are_known_wherever_their_hashes_are() -> Result<()> {
        let mut library = Library::in_memory()?;
        let mut ids = Vec::new();
        for number in 0..4 {
            ids.extend(add(&mut library, text(number, "heute"))?.id());
            if number == 1 {
                library.write(|connection| settle_above(connection, 3))?;
            }
        }
        let count = |table: &str| -> Result<i64> {
            let sql = format!("SELECT count(DISTINCT article) FROM {table}");
            Ok(library.connection.query_row(&sql, [], |row| row.get(0))?)
        };
        assert_eq!([count("lsh_band")?, count("lsh_recent")?], [2, 2]);
        for (number, &id) in ids.iter().enumerate() {
            assert_eq!(add(&mut library, text(number, "heute"))?, AddOutcome::Known(id));
            assert_eq!(add(&mut library, text(number, "morgen"))?, AddOutcome::Known(id));
        }
        assert!(add(&mut library, text(9, "heute"))?.is_new());
        Ok(())
    }
}
