//! Exports and imports a library as JSON lines: one article per line, including read, star and tag state.
//!
//! The fields are those that `extract` reads, so an export is valid input for every other command. `blocks` and `marks`
//! let an import restore the article exactly. The analysis is not exported; an import analyses again.

use super::article::{KINDS, PackedLink, packed_link, unpacked_link};
use super::{Library, Result};
use crate::document::{Block, BlockKind, Document, Head, Published, Span};
use crate::intake::language;
use rusqlite::params;
use serde::{Deserialize, Serialize};

/// An article of an export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Line {
    id: Option<String>,
    title: Option<String>,
    text: String,
    url: Option<String>,
    published: Option<String>,
    lang: Option<String>,
    source: Option<String>,
    byline: Option<String>,
    kicker: Option<String>,
    deck: Option<String>,
    blocks: Vec<(u32, u32, String)>,
    #[serde(default)]
    links: Vec<PackedLink>,
    #[serde(rename = "marks")]
    flags: Flags,
}

/// What the reader did with an article.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Flags {
    /// When it was added, in seconds since 1970.
    pub added: i64,
    /// Whether it was read.
    pub read: bool,
    /// Whether it is starred.
    pub starred: bool,
    /// Its tags.
    pub tags: Vec<String>,
    /// Where it was read last, in bytes of the text.
    pub position: Option<usize>,
}

/// An article of an export, as it was.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// The article.
    pub document: Document,
    /// What the reader did with it.
    pub flags: Flags,
}

impl Imported {
    /// Reads a line of an export; none for what is no such line, which other readers of JSON lines may take.
    pub fn parse(line: &str) -> Option<Self> {
        let line: Line = serde_json::from_str(line).ok()?;
        let text = line.text;
        let block = |(start, end, kind): (u32, u32, String)| {
            let span = Span { start, end };
            text.get(span.range())?;
            Some(Block { span, kind: kind_of(&kind)? })
        };
        let blocks: Vec<Block> = line.blocks.into_iter().map(block).collect::<Option<_>>()?;
        // Another program may have written the line.
        if text.starts_with('\u{feff}') || text.contains('\r') || !are_all(&blocks, &text) {
            return None;
        }
        let document = Document {
            id: line.id,
            language: line.lang.as_deref().and_then(language::from_code).unwrap_or_default(),
            blocks,
            head: Head {
                kicker: line.kicker,
                title: line.title,
                deck: line.deck,
                byline: line.byline,
                source: line.source,
                published: line.published.as_deref().and_then(Published::from_iso),
                url: line.url,
            },
            links: line.links.into_iter().filter_map(|link| unpacked_link(link, &text)).collect(),
            text,
            path: None,
        };
        Some(Self { document: document.cleaned(), flags: line.flags })
    }
}

/// Whether `blocks` stand in order, without white space around them, and leave out nothing else of `text`.
fn are_all(blocks: &[Block], text: &str) -> bool {
    let mut end = 0;
    for block in blocks {
        let range = block.span.range();
        let is_blank = |between: &str| between.trim().is_empty();
        if range.is_empty()
            || !text.get(end..range.start).is_some_and(is_blank)
            || block.span.trim(text) != block.span
        {
            return false;
        }
        end = range.end;
    }
    text[end..].trim().is_empty()
}

impl Library {
    /// The ids of all articles that are not deleted, in the order of their times.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn all_ids(&self) -> Result<Vec<i64>> {
        let mut statement =
            self.connection.prepare("SELECT id FROM article WHERE deleted IS NULL ORDER BY id")?;
        let rows = statement.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// An article as a line of JSON, without a line end; none where it is gone.
    ///
    /// # Errors
    /// Where the library cannot be read.
    pub fn export(&self, id: i64) -> Result<Option<String>> {
        let Some((article, document)) = self.document(id)? else { return Ok(None) };
        let head = document.head;
        let line = Line {
            id: document.id,
            title: head.title,
            url: head.url,
            published: head.published.map(|published| published.to_string()),
            lang: document.language.code().map(str::to_owned),
            source: head.source,
            byline: head.byline,
            kicker: head.kicker,
            deck: head.deck,
            blocks: document
                .blocks
                .iter()
                .map(|block| (block.span.start, block.span.end, name_of(block.kind)))
                .collect(),
            links: document.links.iter().map(packed_link).collect(),
            text: document.text,
            flags: Flags {
                added: article.added,
                read: article.is_read,
                starred: article.is_starred,
                tags: self.tags_of(id)?,
                position: article.position,
            },
        };
        let json = serde_json::to_string(&line).map_err(|error| super::Error::Unknown(error.to_string()))?;
        Ok(Some(json))
    }

    /// Puts the flags of an import on an article.
    ///
    /// # Errors
    /// Where the library cannot be written.
    pub fn restore_flags(&mut self, id: i64, flags: &Flags) -> Result<()> {
        self.write(|connection| {
            connection.execute(
                "UPDATE article SET read = read OR ?2, starred = starred OR ?3, position = coalesce(position, ?4),
                     added = CASE WHEN ?5 > 0 THEN min(added, ?5) ELSE added END WHERE id = ?1",
                params![id, flags.read, flags.starred, flags.position, flags.added],
            )?;
            for tag in &flags.tags {
                connection
                    .execute("INSERT OR IGNORE INTO tag (tag, article) VALUES (?1, ?2)", params![tag, id])?;
            }
            Ok(())
        })
    }
}

fn name_of(kind: BlockKind) -> String {
    match kind {
        BlockKind::Heading(level) => format!("heading-{level}"),
        kind => {
            KINDS.iter().find(|(known, _)| *known == kind).map_or("paragraph", |(_, name)| name).to_owned()
        }
    }
}

fn kind_of(name: &str) -> Option<BlockKind> {
    match name.strip_prefix("heading-") {
        Some(level) => level.parse().ok().map(BlockKind::Heading),
        None => KINDS.iter().find(|(_, known)| *known == name).map(|(kind, _)| *kind),
    }
}
