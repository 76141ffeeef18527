//! Markdown as text and blocks: what a reader sees, without the markup.
//!
//! The text is rendered anew, so offsets count in the rendered text. Front matter between `---` lines becomes
//! what is given about the article. Where links lead is kept beside the text, but for those in tables. Images and raw
//! HTML are left out.

use super::raised;
use crate::document::{Block, BlockKind, Link, Span};
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use unicode_width::UnicodeWidthStr;

/// What Markdown says.
#[derive(Debug, Default)]
pub struct Rendered {
    /// The text.
    pub text: String,
    /// Its parts.
    pub blocks: Vec<Block>,
    /// Where words of it lead to, as it is written.
    pub links: Vec<Link>,
}

/// The rendered text, its blocks and its links.
pub fn render(markdown: &str) -> Rendered {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut page = Page::default();
    for event in Parser::new_ext(markdown, options) {
        page.event(event);
    }
    page.end_block();
    let text = page.text;
    let mut links = page.links;
    for link in &mut links {
        // White space at the end of the last block is gone, and with it a link that held nothing else.
        let end = text.len().min(link.span.end as usize);
        link.span = Span::new(end.min(link.span.start as usize), end).trim(&text);
    }
    links.retain(|link| !link.span.is_empty());
    Rendered { text, blocks: page.blocks, links }
}

/// The page as it grows.
#[derive(Default)]
struct Page {
    text: String,
    blocks: Vec<Block>,
    open: Option<Open>,
    /// The next number of each open list, or none for bullets.
    lists: Vec<Option<u64>>,
    /// The bullet or number that the next block begins with.
    marker: Option<String>,
    quotes: usize,
    emphasis: usize,
    /// Inside images and the like, of which nothing is shown.
    hidden: usize,
    table: Option<Table>,
    /// Inside `<sup>`.
    is_raised: bool,
    links: Vec<Link>,
    /// Where the open link began, and where it leads.
    link: Option<(usize, String)>,
}

struct Open {
    start: usize,
    kind: BlockKind,
    /// Whether some of it is not emphasised.
    plain: bool,
}

#[derive(Default)]
struct Table {
    rows: Vec<Vec<String>>,
}

impl Page {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.push(&text),
            Event::SoftBreak => self.push(" "),
            Event::HardBreak => self.push("\n"),
            Event::InlineHtml(tag) => match tag.to_ascii_lowercase().as_str() {
                "<sup>" => self.is_raised = true,
                "</sup>" => self.is_raised = false,
                tag if tag.starts_with("<br") => self.push("\n"),
                _ => {}
            },
            Event::Rule => self.end_block(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => self.begin(self.text_kind()),
            Tag::Heading { level, .. } => self.begin(BlockKind::Heading(level_number(*level))),
            Tag::BlockQuote(_) => {
                self.end_block();
                self.quotes += 1;
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.begin(BlockKind::Preformatted);
            }
            Tag::List(first) => {
                self.end_block();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.end_block();
                self.marker = Some(match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number = number.saturating_add(1);
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                });
            }
            Tag::Table(_) => {
                self.end_block();
                self.table = Some(Table::default());
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            Tag::TableCell => {
                self.is_raised = false;
                if let Some(row) = self.table.as_mut().and_then(|table| table.rows.last_mut()) {
                    row.push(String::new());
                }
            }
            Tag::Emphasis | Tag::Strong => self.emphasis += 1,
            Tag::Link { dest_url, .. } if self.table.is_none() => {
                self.link = Some((self.text.len(), dest_url.to_string()));
            }
            Tag::Image { .. } | Tag::HtmlBlock | Tag::MetadataBlock(_) => self.hidden += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock => self.end_block(),
            TagEnd::Item => {
                self.end_block();
                self.marker = None;
            }
            TagEnd::BlockQuote(_) => {
                self.end_block();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Table => self.end_table(),
            TagEnd::Emphasis | TagEnd::Strong => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Link => {
                if let Some((start, url)) = self.link.take().filter(|(start, _)| *start < self.text.len()) {
                    self.links.push(Link { span: Span::new(start, self.text.len()), url });
                }
            }
            TagEnd::Image | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            _ => {}
        }
    }

    /// The kind of running text where the page is now.
    fn text_kind(&self) -> BlockKind {
        match () {
            () if !self.lists.is_empty() => BlockKind::ListItem,
            () if self.quotes > 0 => BlockKind::BlockQuote,
            () => BlockKind::Paragraph,
        }
    }

    fn begin(&mut self, kind: BlockKind) {
        self.end_block();
        let tight = |kind| matches!(kind, BlockKind::ListItem | BlockKind::Preformatted);
        if let Some(last) = self.blocks.last() {
            self.text.push_str(if last.kind == kind && tight(kind) { "\n" } else { "\n\n" });
        }
        self.open = Some(Open { start: self.text.len(), kind, plain: false });
        if let Some(marker) = self.marker.take() {
            self.text.push_str(&marker);
        }
    }

    fn push(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        // Character references can name what a document's text never has.
        let shown = |character: &char| !matches!(character, '\r' | '\u{feff}');
        if let Some(table) = &mut self.table {
            if let Some(cell) = table.rows.last_mut().and_then(|row| row.last_mut()) {
                if self.is_raised {
                    raised::push(text, cell);
                    return;
                }
                cell.extend(text.chars().filter(shown).map(|c| if c == '\n' { ' ' } else { c }));
            }
            return;
        }
        if self.open.is_none() {
            self.begin(self.text_kind());
        }
        let plain = self.emphasis == 0 && !text.trim().is_empty();
        if let Some(open) = &mut self.open {
            open.plain |= plain;
        }
        self.text.extend(text.chars().filter(shown));
    }

    fn end_block(&mut self) {
        let Some(open) = self.open.take() else { return };
        let span = Span::new(open.start, self.text.len()).trim(&self.text);
        if span.is_empty() {
            // With it goes the space before it.
            self.text.truncate(self.blocks.last().map_or(0, |last| last.span.end as usize));
            return;
        }
        self.text.truncate(span.end as usize);
        let before_body = self.blocks.iter().take(4).all(|block| block.kind != BlockKind::Paragraph);
        let kind = match open.kind {
            // An emphasised paragraph under the headline; the head's recognition has the last word.
            BlockKind::Paragraph if !open.plain && before_body && self.blocks.len() < 4 => BlockKind::Deck,
            kind => kind,
        };
        self.blocks.push(Block { span, kind });
    }

    /// Writes the rows with aligned columns, each a block. [`Document::tables`](crate::document::Document::tables) finds
    /// the columns again.
    fn end_table(&mut self) {
        /// Cells that are wider leave their column, and must not blow up the others.
        const WIDEST: usize = 72;
        let Some(mut table) = self.table.take() else { return };
        let mut widths: Vec<usize> = Vec::new();
        for row in &mut table.rows {
            for (column, cell) in row.iter_mut().enumerate() {
                if cell.contains("  ") {
                    *cell = cell.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
                }
                let width = cell.width().min(WIDEST);
                match widths.get_mut(column) {
                    Some(widest) => *widest = width.max(*widest),
                    None => widths.push(width),
                }
            }
        }
        // A blank line parts the table from another one before it.
        self.end_block();
        if let Some(last) = self.blocks.last().filter(|last| last.kind == BlockKind::Preformatted) {
            self.text.truncate(last.span.end as usize);
            self.text.push('\n');
        }
        for row in &table.rows {
            self.begin(BlockKind::Preformatted);
            for (cell, width) in row.iter().zip(&widths) {
                self.text.push_str(cell);
                let gap = width.saturating_sub(cell.width()) + 2;
                self.text.extend(std::iter::repeat_n(' ', gap));
            }
            self.end_block();
        }
    }
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::BlockKind::{
        BlockQuote, Byline, Deck, Heading, Headline, ListItem, Paragraph, Preformatted,
    };
    use crate::document::{Document, Language};
    use crate::intake::{Format, Metadata, document};

    fn read(text: &str) -> Document {
        document(text.to_owned(), Format::Markdown, Metadata::default())
    }

    fn pieces(document: &Document) -> Vec<(BlockKind, &str)> {
        document.blocks.iter().map(|block| (block.kind, document.slice(block.span))).collect()
    }

    #[test]
    fn a_link_of_white_space_at_the_end_is_no_link() {
        let document = read("Ende&#32;&#32;&#32;[&#32;&#32;](https://example.org)");
        assert_eq!(document.text.trim_end(), "Ende");
        assert!(document.links.is_empty());
    }

    #[test]
    fn markup_is_rendered() {
        let document = read(
            "# Bank *streicht* Stellen\n\n**Der Betriebsrat wehrt sich.**\n\n*Von Jane Roe, 20. Mai 2024*\n\nDie [Bank](http://x) \
             streicht\n300 Stellen &amp; mehr. ![Bild](x.png)\n\n## Folgen\n\n> Das ist bitter.\n\n- eins\n- zwei\n  - drei\n\n\
             3. vier\n4. fünf\n\n| Bank | Stellen |\n|---|---:|\n| A | 300 |\n| Be & Co | 5 |\n\n```\nlet x = 1;\n\n  y\n```\n<div>weg</div>\n",
        );
        let expected = [
            (Headline, "Bank streicht Stellen"),
            (Deck, "Der Betriebsrat wehrt sich."),
            (Byline, "Von Jane Roe, 20. Mai 2024"),
            (Paragraph, "Die Bank streicht 300 Stellen & mehr."),
            (Heading(2), "Folgen"),
            (BlockQuote, "Das ist bitter."),
            (ListItem, "- eins"),
            (ListItem, "- zwei"),
            (ListItem, "- drei"),
            (ListItem, "3. vier"),
            (ListItem, "4. fünf"),
            (Preformatted, "Bank     Stellen"),
            (Preformatted, "A        300"),
            (Preformatted, "Be & Co  5"),
            (Preformatted, "let x = 1;\n\n  y"),
        ];
        assert_eq!(pieces(&document), expected);
        assert_eq!(document.head.byline.as_deref(), Some("Jane Roe"));
    }

    #[test]
    fn front_matter_says_what_is_known() {
        let document = read(
            "---\ntitle: \"Zahlen: gut\"\ndate: 2024-05-20T19:42:00Z\nauthor: [Jane Roe]\nsource: Beispiel\n\
             url: https://example.org/a\nlang: de-AT\ntags:\n  - x\n---\n\n# Zahlen: gut\n\nText folgt.\n",
        );
        assert_eq!(pieces(&document)[0], (Headline, "Zahlen: gut"));
        assert_eq!(document.head.title.as_deref(), Some("Zahlen: gut"));
        assert_eq!(document.head.byline.as_deref(), Some("Jane Roe"));
        assert_eq!(document.head.source.as_deref(), Some("Beispiel"));
        assert_eq!(document.head.url.as_deref(), Some("https://example.org/a"));
        assert_eq!(document.head.published.expect("date").to_string(), "2024-05-20T19:42:00+00:00");
        assert_eq!(document.language, Language::new("de"));
    }

    #[test]
    fn a_rule_is_no_front_matter() {
        let document = read("---\n\nEin Absatz.\n\nNoch einer.");
        assert_eq!(pieces(&document), [(Paragraph, "Ein Absatz."), (Paragraph, "Noch einer.")]);
    }
}
