//! An article in the library: its metadata, and its text restored as a [`Document`].

use super::{Library, Result, word_forms};
use crate::document::{
    Block, BlockKind, Document, Head, Language, Link, Published, Span, is_web_address, without_credentials,
};
use crate::intake::language;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use std::borrow::Cow;

/// What the library knows of an article besides its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Its id.
    pub id: i64,
    /// The feed that it came by first.
    pub feed: Option<i64>,
    /// When it was added, in seconds since 1970.
    pub added: i64,
    /// Whether it was read.
    pub is_read: bool,
    /// Whether it is starred.
    pub is_starred: bool,
    /// The byte of its text that was at the top of the screen last.
    pub position: Option<usize>,
}

/// A text and its blocks.
#[derive(Debug)]
pub(super) struct Parts {
    pub(super) text: String,
    pub(super) language: Language,
    pub(super) blocks: Vec<Block>,
}

impl Library {
    /// An article and its text; none where there is no such article.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn document(&self, id: i64) -> Result<Option<(Article, Document)>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, feed, added, read, starred, position, title, source, byline, kicker, deck, published, language,
                 url, name, text, blocks, links
             FROM article JOIN body ON body.article = article.id WHERE id = ?1",
        )?;
        Ok(statement.query_row([id], |row| Ok((article(row)?, document(row)?))).optional()?)
    }

    /// The text of an article without what else there is of it; none where there is no such article.
    pub(super) fn parts(&self, id: i64) -> Result<Option<Parts>> {
        let mut statement = self.connection.prepare_cached(
            "SELECT text, language, blocks FROM body JOIN article ON id = article WHERE article = ?1",
        )?;
        let parts = statement.query_row([id], |row| {
            let text: String = row.get(0)?;
            let language = language::from_code(row.get_ref(1)?.as_str()?).unwrap_or_default();
            let blocks = unpacked(row.get_ref(2)?.as_blob()?, &text);
            Ok(Parts { text, language, blocks })
        });
        Ok(parts.optional()?)
    }
}

impl Library {
    /// Indexes the words of at most `limit` articles that an older version stored, the newest first, in one transaction.
    /// Says how many these were.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn index_words(&mut self, limit: usize) -> Result<usize> {
        let unindexed =
            "SELECT id, coalesce(title, ''), language, text FROM article JOIN body ON article = id
             WHERE indexed = 0 ORDER BY id DESC LIMIT ?1";
        // Whoever has nothing to do takes no lock.
        let has_some = "SELECT EXISTS (SELECT 1 FROM article WHERE indexed = 0)";
        if !self.connection.prepare_cached(has_some)?.query_row([], |row| row.get(0))? {
            return Ok(0);
        }
        self.write(|connection| {
            let mut statement = connection.prepare_cached(unindexed)?;
            let mut rows = statement.query([limit])?;
            let mut articles: Vec<(i64, String, String, String)> = Vec::new();
            while let Some(row) = rows.next()? {
                articles.push((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
            }
            for (id, title, code, text) in &articles {
                index(connection, *id, title, text, language::from_code(code).unwrap_or_default())?;
            }
            Ok(articles.len())
        })
    }
}

fn article(row: &Row<'_>) -> rusqlite::Result<Article> {
    let position: Option<i64> = row.get("position")?;
    Ok(Article {
        id: row.get("id")?,
        feed: row.get("feed")?,
        added: row.get("added")?,
        is_read: row.get("read")?,
        is_starred: row.get("starred")?,
        position: position.and_then(|position| usize::try_from(position).ok()),
    })
}

fn document(row: &Row<'_>) -> rusqlite::Result<Document> {
    let text: String = row.get("text")?;
    let published_at: Option<String> = row.get("published")?;
    let code: String = row.get("language")?;
    let blocks = unpacked(row.get_ref("blocks")?.as_blob()?, &text);
    let links: Option<String> = row.get("links")?;
    Ok(Document {
        id: row.get::<_, Option<String>>("name")?.map(shown_address),
        path: None,
        language: language::from_code(&code).unwrap_or_default(),
        blocks,
        head: Head {
            kicker: row.get("kicker")?,
            title: row.get("title")?,
            deck: row.get("deck")?,
            byline: row.get("byline")?,
            source: row.get("source")?,
            published: published_at.as_deref().and_then(Published::from_iso),
            url: row.get::<_, Option<String>>("url")?.map(shown_address),
        },
        links: links.map(|links| links_of(&links, &text)).unwrap_or_default(),
        text,
    })
}

/// The URL of an article without credentials. Feeds may name pages with a password, which is not needed once the page is
/// stored.
pub(super) fn shown_address(address: String) -> String {
    match without_credentials(&address) {
        Cow::Owned(shown) => shown,
        Cow::Borrowed(_) => address,
    }
}

/// Writes the text of an article.
pub(super) fn store_body(connection: &Connection, id: i64, document: &Document) -> Result<()> {
    connection
        .prepare_cached("INSERT OR REPLACE INTO body (article, text, blocks, links) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id, document.text, packed(&document.blocks), json_of(&document.links)])?;
    Ok(())
}

/// Writes the words of an article for the search.
pub(super) fn store_words(connection: &Connection, id: i64, document: &Document) -> Result<()> {
    let title = document.head.title.as_deref().unwrap_or_default();
    index(connection, id, title, &document.text, document.language)
}

/// Writes the words for the search.
fn index(connection: &Connection, id: i64, title: &str, text: &str, language: Language) -> Result<()> {
    connection.prepare_cached("DELETE FROM word WHERE rowid = ?1")?.execute([id])?;
    let with_terms = |text: &str| format!("{text}\n{}", word_forms::terms(text, language));
    connection
        .prepare_cached("INSERT INTO word (rowid, title, text) VALUES (?1, ?2, ?3)")?
        .execute(params![id, with_terms(title), with_terms(text)])?;
    connection
        .prepare_cached("UPDATE article SET indexed = 1 WHERE id = ?1 AND indexed = 0")?
        .execute([id])?;
    Ok(())
}

/// Links as JSON; none where there are none.
fn json_of(links: &[Link]) -> Option<String> {
    let links: Vec<PackedLink> = links.iter().map(packed_link).collect();
    serde_json::to_string(&links).ok().filter(|_| !links.is_empty())
}

/// The links that [`json_of`] wrote; those that do not fit the text are left out.
fn links_of(json: &str, text: &str) -> Vec<Link> {
    let links: Vec<PackedLink> = serde_json::from_str(json).unwrap_or_default();
    links.into_iter().filter_map(|link| unpacked_link(link, text)).collect()
}

/// Start, end, address.
pub(super) type PackedLink = (u32, u32, String);

pub(super) fn packed_link(link: &Link) -> PackedLink {
    (link.span.start, link.span.end, link.url.clone())
}

/// A link whose words stand in `text`, and that leads to a page.
pub(super) fn unpacked_link((start, end, url): PackedLink, text: &str) -> Option<Link> {
    let span = Span { start, end };
    text.get(span.range()).filter(|_| is_web_address(&url)).map(|_| Link { span, url: shown_address(url) })
}

/// The kinds of blocks with their names in exports. Their places are their numbers in the store, so that new ones come
/// at the end.
pub(super) const KINDS: [(BlockKind, &str); 10] = [
    (BlockKind::Kicker, "kicker"),
    (BlockKind::Headline, "headline"),
    (BlockKind::Deck, "deck"),
    (BlockKind::Byline, "byline"),
    (BlockKind::Paragraph, "paragraph"),
    (BlockKind::ListItem, "list-item"),
    (BlockKind::BlockQuote, "block-quote"),
    (BlockKind::Preformatted, "preformatted"),
    (BlockKind::Boilerplate, "boilerplate"),
    (BlockKind::Caption, "caption"),
];

/// Headings are numbered from here by their level.
const HEADING: u32 = 100;

fn packed(blocks: &[Block]) -> Vec<u8> {
    let kind = |kind: BlockKind| match kind {
        BlockKind::Heading(level) => HEADING + u32::from(level),
        kind => KINDS.iter().position(|(known, _)| *known == kind).unwrap_or_default() as u32,
    };
    let numbers = blocks.iter().flat_map(|block| [block.span.start, block.span.end, kind(block.kind)]);
    numbers.flat_map(u32::to_le_bytes).collect()
}

/// The blocks that [`packed`] packed; those that do not fit the text are left out.
fn unpacked(bytes: &[u8], text: &str) -> Vec<Block> {
    let numbers: Vec<u32> = bytes
        .chunks_exact(4)
        .filter_map(|number| Some(u32::from_le_bytes(number.try_into().ok()?)))
        .collect();
    let block = |numbers: &[u32]| {
        let span = Span { start: numbers[0], end: numbers[1] };
        let kind = match numbers[2].checked_sub(HEADING) {
            Some(level) => BlockKind::Heading(u8::try_from(level).unwrap_or(1)),
            None => KINDS.get(numbers[2] as usize)?.0,
        };
        text.get(span.range()).map(|_| Block { span, kind })
    };
    numbers.chunks_exact(3).filter_map(block).collect()
}

/// The code by which a language is stored.
pub(super) fn code(language: Language) -> &'static str {
    language.code().unwrap_or_default()
}

/// A time of publication as it is stored.
pub(super) fn iso(published: Option<Published>) -> Option<String> {
    published.map(|published| published.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_block_is_kept_under_its_number() {
        let text = "0123456789";
        let kinds = KINDS.map(|(kind, _)| kind);
        let blocks: Vec<Block> = (0..)
            .zip(kinds.into_iter().chain([BlockKind::Heading(3)]))
            .filter(|(start, _)| *start < 9)
            .map(|(start, kind)| Block { span: Span { start, end: start + 1 }, kind })
            .collect();
        assert_eq!(unpacked(&packed(&blocks), text), blocks);
        let caption = Block { span: Span { start: 0, end: 4 }, kind: BlockKind::Caption };
        assert_eq!(unpacked(&packed(&[caption]), text), [caption]);
        // Libraries have the numbers of these.
        assert_eq!(KINDS[8], (BlockKind::Boilerplate, "boilerplate"));
        assert_eq!(KINDS[9], (BlockKind::Caption, "caption"));
    }
}
