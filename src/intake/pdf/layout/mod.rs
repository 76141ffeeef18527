//! From the characters of pages to text in the order in which it is read.
//!
//! ```text
//!  characters ─► lines (baseline) ─► words and stretches (gaps) ─► without heads and feet (furniture)
//!             ─► columns ─► rows ─► tables ┐
//!                                └► lines ─► paragraphs ┴► text, with divided words joined (hyphen)
//! ```

mod accent;
mod baseline;
mod cell;
mod column;
mod furniture;
mod grid;
mod hyphen;
mod paragraph;
mod table;
mod track;
mod word;

pub use word::TextTally;

use super::glyph::PageGlyphs;
use crate::intake::language;
use crate::order::Reorder;
use cell::PageRow;
use furniture::PageText;
use hyphen::Hyphens;
use paragraph::{TextBlock, TextLine};

use word::TextRun;

/// A title is larger than the text by this.
const TITLE: f32 = 1.25;

/// The text of a file.
#[derive(Debug, Default)]
pub struct Laid {
    pub text: String,
    /// What stands largest on the first page, if it is larger than the text.
    pub title: Option<String>,
    pub tally: TextTally,
}

/// What the text is made of.
#[derive(Debug)]
enum Block {
    Text(TextBlock),
    Table(Vec<PageRow>),
}

/// The stretches of a page.
pub fn page(page: &PageGlyphs, tally: &mut TextTally) -> PageText {
    let lines = baseline::lines(&page.glyphs);
    let stretches = lines.into_iter().flat_map(|line| word::stretches(line, tally));
    PageText { stretches: stretches.collect(), height: page.size.1 }
}

/// The text of pages.
pub fn text(mut pages: Vec<PageText>, tally: TextTally) -> Laid {
    furniture::remove(&mut pages);
    let mut blocks: Vec<Block> = Vec::new();
    let mut on_first = 0;
    for (number, page) in pages.into_iter().enumerate() {
        for part in column::parts(page.stretches) {
            add(&mut blocks, part_blocks(part));
        }
        if number == 0 {
            on_first = blocks.len();
        }
    }
    let lines = blocks.iter().flat_map(|block| match block {
        Block::Text(block) => block.lines.as_slice(),
        // Words of tables are divided by hand.
        Block::Table(_) => &[],
    });
    let lines: Vec<&str> = lines.map(String::as_str).collect();
    let language = language::detect(&lines.join(" "));
    let hyphens = Hyphens::of(lines.into_iter(), language);
    let mut laid = Laid { title: title(&blocks[..on_first], &hyphens), tally, ..Laid::default() };
    for block in &blocks {
        if !laid.text.is_empty() {
            laid.text.push_str("\n\n");
        }
        match block {
            Block::Text(block) => laid.text.push_str(&whole(block, &hyphens)),
            Block::Table(rows) => laid.text.push_str(&grid::lines(rows.clone()).join("\n")),
        }
    }
    laid
}

/// Adds the blocks of a part; its first one may go on with what ended the part before.
fn add(blocks: &mut Vec<Block>, part: Vec<Block>) {
    let mut part = part.into_iter();
    let Some(mut first) = part.next() else { return };
    if let (Block::Table(next), Some(Block::Table(last))) = (&mut first, blocks.last_mut())
        && table::append(last, next)
    {
        blocks.extend(part);
        return;
    }
    if let Block::Text(next) = &mut first
        // Notes in small letters may stand between.
        && let Some(Block::Text(last)) = blocks.iter_mut().rev().take(4).find(|block| match block {
            Block::Text(block) => block.size >= next.size * 0.92,
            Block::Table(_) => true,
        })
        && last.goes_on_with(next)
    {
        last.lines.append(&mut next.lines);
        last.is_full = next.is_full;
    } else {
        blocks.push(first);
    }
    blocks.extend(part);
}

/// The tables and paragraphs of a part of a page that has one column.
fn part_blocks(part: Vec<TextRun>) -> Vec<Block> {
    let mut rows: Vec<PageRow> = column::rows(part);
    let tables = table::find(&mut rows);
    let mut blocks = Vec::new();
    let mut done = 0;
    for (start, end) in tables {
        let table: Vec<PageRow> = rows[start..end].iter_mut().map(std::mem::take).collect();
        add_text(&mut blocks, &rows[done..start]);
        blocks.push(Block::Table(table));
        done = end;
    }
    add_text(&mut blocks, &rows[done..]);
    blocks
}

fn add_text(blocks: &mut Vec<Block>, rows: &[PageRow]) {
    let lines: Vec<TextLine> = rows.iter().map(TextLine::of).collect();
    blocks.extend(paragraph::blocks(&lines).into_iter().map(Block::Text));
}

/// A paragraph in one line.
fn whole(block: &TextBlock, hyphens: &Hyphens) -> String {
    let mut text = String::new();
    for line in &block.lines {
        hyphens.append(&mut text, line);
    }
    text
}

/// The largest text of the first page.
fn title(blocks: &[Block], hyphens: &Hyphens) -> Option<String> {
    const LONGEST: usize = 200;
    let texts =
        || blocks.iter().filter_map(|block| if let Block::Text(block) = block { Some(block) } else { None });
    let mut sizes: Vec<(f32, usize)> =
        texts().map(|block| (block.size, block.lines.iter().map(String::len).sum())).collect();
    sizes.reorder_by(|a, b| a.0.total_cmp(&b.0));
    let half = sizes.iter().map(|(_, length)| length).sum::<usize>() / 2;
    let mut before = 0;
    let (usual, _) = *sizes.iter().find(|(_, length)| {
        before += length;
        before > half
    })?;
    let largest = sizes.last()?.0;
    let title = texts().find(|block| block.size >= largest * 0.98)?;
    let title = whole(title, hyphens);
    let is_title = largest > TITLE * usual && title.len() <= LONGEST && title.split_whitespace().count() >= 3;
    is_title.then_some(title)
}
