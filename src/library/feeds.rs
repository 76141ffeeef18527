//! The feeds that the user follows, with the outcome of their last sync.

use super::{Error, Library, Result, clock};
use crate::document::{clean_line, masked, without_credentials};
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use std::borrow::Cow;
use url::Url;

/// A feed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Feed {
    /// Its row.
    pub id: i64,
    /// Where it is fetched from.
    pub url: String,
    /// What it calls itself, or what the reader calls it.
    pub title: Option<String>,
    /// The names of its folders from the outside in, parted by slashes.
    pub folder: Option<String>,
    /// Its tags, parted by commas.
    pub tags: Option<String>,
    /// Whether the reader typed the address, so that it may lead into the reader's own network.
    pub is_typed: bool,
    /// Whether the pages of its entries are fetched too.
    pub full_text: bool,
    /// The tag by which its server knows what was sent last.
    pub etag: Option<String>,
    /// The time by which its server knows that.
    pub last_modified: Option<String>,
    /// When it was synced last, in seconds since 1970.
    pub synced: Option<i64>,
    /// What went wrong then.
    pub problem: Option<String>,
    /// How often in a row something went wrong.
    pub failures: i64,
    /// How many syncs in a row were cut short while reading it, because the program ended.
    pub unfinished: i64,
    /// A remark on the last sync that is no failure.
    pub note: Option<String>,
    /// How many articles it has brought that are there.
    pub articles: i64,
    /// How many of them are unread.
    pub unread: i64,
}

impl Feed {
    /// Its title, else its URL with credentials masked.
    pub fn name(&self) -> Cow<'_, str> {
        self.title.as_deref().map_or_else(|| masked(&self.url), Cow::Borrowed)
    }
}

impl Feed {
    /// The feed as one that is to be followed, under its present title.
    pub fn as_new(&self) -> NewFeed<'_> {
        NewFeed {
            url: &self.url,
            title: self.title.as_deref(),
            folder: self.folder.as_deref(),
            tags: self.tags.as_deref(),
            full_text: self.full_text,
            is_typed: self.is_typed,
        }
    }
}

/// A feed that is to be followed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NewFeed<'a> {
    /// Where it is fetched from.
    pub url: &'a str,
    /// What the reader calls it, where it is not to be called as it calls itself.
    pub title: Option<&'a str>,
    /// The names of its folders from the outside in, parted by slashes.
    pub folder: Option<&'a str>,
    /// Its tags, parted by commas.
    pub tags: Option<&'a str>,
    /// Whether the pages of its entries are to be fetched too.
    pub full_text: bool,
    /// Whether the reader typed the address.
    pub is_typed: bool,
}

const COLUMNS: &str = "id, url, title, typed, full_text, etag, last_modified, synced, problem, failures,
    unfinished, note, folder, tags";

fn feed(row: &Row<'_>) -> rusqlite::Result<Feed> {
    Ok(Feed {
        id: row.get(0)?,
        url: row.get(1)?,
        title: row.get(2)?,
        is_typed: row.get(3)?,
        full_text: row.get(4)?,
        etag: row.get(5)?,
        last_modified: row.get(6)?,
        synced: row.get::<_, Option<i64>>(7)?.map(clock::clamped),
        problem: row.get(8)?,
        failures: row.get(9)?,
        unfinished: row.get(10)?,
        note: row.get(11)?,
        folder: row.get(12)?,
        tags: row.get(13)?,
        articles: 0,
        unread: 0,
    })
}

/// How a sync of a feed went.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FetchOutcome {
    /// The title that the feed gives itself.
    pub title: Option<String>,
    /// The tag of what was sent, where the server gave one.
    pub etag: Option<String>,
    /// Its time.
    pub last_modified: Option<String>,
    /// Whether the server had something new.
    pub is_changed: bool,
    /// What went wrong; the tag and the time of the last success stay then.
    pub problem: Option<String>,
    /// A remark that is no failure, where the server had something new.
    pub note: Option<String>,
}

/// A title as it is stored: one clean line, or nothing.
pub(super) fn clean(title: &str) -> Option<String> {
    Some(clean_line(title).into_owned()).filter(|title| !title.is_empty())
}

/// The URL of a feed as it is stored: parsed and written again, so that one address has one form. What is no URL stays as
/// it is.
pub fn normalized(url: &str) -> String {
    Url::parse(url).map_or_else(|_| url.to_owned(), String::from)
}

/// The id of the feed with a normalized URL. Older versions stored some URLs as they were typed.
fn id_of(connection: &Connection, url: &str) -> Result<Option<i64>> {
    let exact =
        connection.query_row("SELECT id FROM feed WHERE url = ?1", [url], |row| row.get(0)).optional()?;
    if exact.is_some() {
        return Ok(exact);
    }
    let mut statement = connection.prepare("SELECT id, url FROM feed ORDER BY id")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if normalized(&row.get::<_, String>(1)?) == url {
            return Ok(Some(row.get(0)?));
        }
    }
    Ok(None)
}

impl Library {
    /// All feeds, sorted by name.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn feeds(&self) -> Result<Vec<Feed>> {
        let mut feeds = self.feeds_uncounted()?;
        // With the index on both, articles are only counted.
        let mut statement = self.connection.prepare_cached(
            "SELECT feed, read, count(*) FROM article WHERE deleted IS NULL AND feed IS NOT NULL GROUP BY feed, read",
        )?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (id, is_read, articles): (i64, bool, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            if let Some(feed) = feeds.iter_mut().find(|feed| feed.id == id) {
                feed.articles += articles;
                feed.unread += if is_read { 0 } else { articles };
            }
        }
        Ok(feeds)
    }

    /// All feeds, sorted by name, without the numbers of their articles.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn feeds_uncounted(&self) -> Result<Vec<Feed>> {
        let mut statement = self.connection.prepare_cached(&format!(
            "SELECT {COLUMNS} FROM feed ORDER BY coalesce(title, url) COLLATE NOCASE, id"
        ))?;
        let rows = statement.query_map([], feed)?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The feed with this URL or id; else the only one with this URL when credentials are masked or omitted; else the only
    /// one whose name starts with this.
    ///
    /// # Errors
    /// [`Error::Unknown`] if there is no such feed, or several.
    pub fn feed_meant(&self, words: &str) -> Result<Feed> {
        let feeds = self.feeds()?;
        let url = normalized(words);
        let lower = words.to_lowercase();
        let is_exact = |feed: &Feed| feed.url == words || feed.id.to_string() == words;
        let is_same = |feed: &Feed| normalized(&feed.url) == url;
        let is_shown = |feed: &Feed| {
            let stored = normalized(&feed.url);
            [&feed.url, &stored].iter().any(|stored| masked(stored) == words)
                || without_credentials(&feed.url) == words
                || without_credentials(&stored) == url
        };
        let begins = |feed: &Feed| feed.name().to_lowercase().starts_with(&lower);
        let ways: [&dyn Fn(&Feed) -> bool; 4] = [&is_exact, &is_same, &is_shown, &begins];
        for is_meant in ways {
            let mut meant = feeds.iter().filter(|feed| is_meant(feed));
            match (meant.next(), meant.next()) {
                (Some(feed), None) => return Ok(feed.clone()),
                (Some(_), Some(_)) => {
                    return Err(Error::Unknown(format!(
                        "several feeds match `{words}`; use a number from `depesche feed list`"
                    )));
                }
                (None, _) => {}
            }
        }
        Err(Error::Unknown(format!("no feed matches `{words}`; see `depesche feed list`")))
    }

    /// Follows a feed under its [`normalized`] URL. Returns its id, and whether it is new.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn add_feed(&mut self, new: &NewFeed<'_>) -> Result<(i64, bool)> {
        let NewFeed { url, full_text, is_typed, .. } = *new;
        let url = normalized(url);
        let [title, folder, tags] = [new.title, new.folder, new.tags].map(|name| name.and_then(clean));
        self.write(|connection| {
            if let Some(id) = id_of(connection, &url)? {
                connection.execute(
                    "UPDATE feed SET title = coalesce(?2, title), full_text = full_text OR ?3, typed = typed OR ?4,
                     folder = coalesce(?5, folder), tags = coalesce(?6, tags) WHERE id = ?1",
                    params![id, title, full_text, is_typed, folder, tags],
                )?;
                return Ok((id, false));
            }
            connection.execute(
                "INSERT INTO feed (url, title, full_text, typed, folder, tags) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
                params![url, title, full_text, is_typed, folder, tags],
            )?;
            Ok((connection.last_insert_rowid(), true))
        })
    }

    /// The title of a feed, if it has one.
    ///
    /// # Errors
    /// Where the library cannot be read, or has no such feed.
    pub fn feed_title(&self, id: i64) -> Result<Option<String>> {
        let title = "SELECT title FROM feed WHERE id = ?1";
        Ok(self.connection.prepare_cached(title)?.query_row([id], |row| row.get(0))?)
    }

    /// Unfollows a feed. Its articles are kept.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn remove_feed(&mut self, id: i64) -> Result<()> {
        self.write(|connection| {
            connection.execute("DELETE FROM feed WHERE id = ?1", [id])?;
            Ok(())
        })
    }

    /// Turns fetching full articles on or off. The next sync then fetches the whole feed again.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn set_full_text(&mut self, id: i64, full_text: bool) -> Result<()> {
        self.write(|connection| {
            connection.execute(
                "UPDATE feed SET full_text = ?2, etag = NULL, last_modified = NULL WHERE id = ?1",
                params![id, full_text],
            )?;
            Ok(())
        })
    }
}
