//! The state of articles: read, starred, tagged, reading position, deleted.

use super::{Library, Result, clock};
use rusqlite::params;

impl Library {
    /// Marks articles as read or unread.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn mark_read(&mut self, ids: &[i64], is_read: bool) -> Result<()> {
        self.set("UPDATE article SET read = ?2 WHERE id = ?1", ids, is_read)
    }

    /// Those of `ids` that are unread, in their order.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn unread_among(&self, ids: &[i64]) -> Result<Vec<i64>> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT 1 FROM article WHERE id = ?1 AND NOT read AND deleted IS NULL")?;
        let mut unread = Vec::new();
        for &id in ids {
            if statement.exists([id])? {
                unread.push(id);
            }
        }
        Ok(unread)
    }

    /// The first of `ids` that is unread.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn first_unread(&self, ids: &[i64]) -> Result<Option<i64>> {
        const AT_ONCE: usize = 256;
        for ids in ids.chunks(AT_ONCE) {
            if let Some(id) = self.unread_among(ids)?.first() {
                return Ok(Some(*id));
            }
        }
        Ok(None)
    }

    /// Stars articles, or takes their stars away.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn star(&mut self, ids: &[i64], is_starred: bool) -> Result<()> {
        self.set("UPDATE article SET starred = ?2 WHERE id = ?1", ids, is_starred)
    }

    /// Deletes articles so that they can be restored until the library is vacuumed, or restores them.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn delete(&mut self, ids: &[i64], is_deleted: bool) -> Result<()> {
        let when = is_deleted.then(clock::now);
        self.set("UPDATE article SET deleted = ?2 WHERE id = ?1", ids, when)
    }

    fn set(&mut self, statement: &str, ids: &[i64], value: impl rusqlite::ToSql) -> Result<()> {
        self.write(|connection| {
            let mut statement = connection.prepare_cached(statement)?;
            for id in ids {
                statement.execute(params![id, value])?;
            }
            Ok(())
        })
    }

    /// Keeps where an article was read: the byte at the top of the screen, none for its start.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn keep_position(&mut self, id: i64, byte: Option<usize>) -> Result<()> {
        self.set("UPDATE article SET position = ?2 WHERE id = ?1", &[id], byte)
    }

    /// The tags of an article, sorted.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn tags_of(&self, id: i64) -> Result<Vec<String>> {
        let mut statement =
            self.connection.prepare_cached("SELECT tag FROM tag WHERE article = ?1 ORDER BY tag")?;
        let rows = statement.query_map([id], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Gives an article these tags and no others.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn set_tags(&mut self, id: i64, tags: &[String]) -> Result<()> {
        self.write(|connection| {
            connection.execute("DELETE FROM tag WHERE article = ?1", [id])?;
            let mut insert =
                connection.prepare_cached("INSERT OR IGNORE INTO tag (tag, article) VALUES (?1, ?2)")?;
            for tag in tags {
                insert.execute(params![tag, id])?;
            }
            Ok(())
        })
    }

    /// Every tag, sorted by name.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn tag_names(&self) -> Result<Vec<String>> {
        // One step in the index for each tag, however many articles have it.
        let mut statement = self.connection.prepare_cached(
            "WITH RECURSIVE each (tag) AS (SELECT min(tag) FROM tag UNION ALL
                 SELECT (SELECT min(tag.tag) FROM tag WHERE tag.tag > each.tag) FROM each WHERE each.tag IS NOT NULL)
             SELECT tag FROM each WHERE tag IS NOT NULL",
        )?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every tag with the number of its articles, sorted by name.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn tags(&self) -> Result<Vec<(String, i64)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT tag, count(*) FROM tag JOIN article ON article.id = tag.article WHERE deleted IS NULL GROUP BY tag",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every tag with the number of its unread articles, sorted by name.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn unread_by_tag(&self) -> Result<Vec<(String, i64)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT tag, count(*) FILTER (WHERE read = 0) FROM tag JOIN article ON article.id = tag.article
             WHERE deleted IS NULL GROUP BY tag",
        )?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Saves a search under a name, or forgets the one of that name.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn save_search(&mut self, name: &str, query: Option<&str>) -> Result<()> {
        self.write(|connection| {
            match query {
                Some(query) => connection.execute(
                    "INSERT OR REPLACE INTO saved_search (name, query) VALUES (?1, ?2)",
                    [name, query],
                )?,
                None => connection.execute("DELETE FROM saved_search WHERE name = ?1", [name])?,
            };
            Ok(())
        })
    }

    /// The saved searches: names and queries, sorted by name.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn saved_searches(&self) -> Result<Vec<(String, String)>> {
        let mut statement =
            self.connection.prepare_cached("SELECT name, query FROM saved_search ORDER BY name")?;
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
