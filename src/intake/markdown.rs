//! Markdown as text and blocks: what a reader sees, without the markup.
//!
//! Offsets refer to the rendered text. Front matter becomes metadata of the article. Link targets are kept beside the text,
//! except in tables. Images and raw HTML are dropped.

use super::raised;
use super::rendered::{Rendered, Writer};
use crate::document::BlockKind;
use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The rendered text, its blocks and its links.
pub fn render(markdown: &str) -> Rendered {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut page = Page::default();
    for event in Parser::new_ext(markdown, options) {
        page.event(event);
    }
    page.writer.finish()
}

/// The page as it grows.
#[derive(Default)]
struct Page {
    writer: Writer,
    /// The next number of each open list, or none for bullets.
    lists: Vec<Option<u64>>,
    quotes: usize,
    emphasis: usize,
    /// Inside images and the like, of which nothing is shown.
    hidden: usize,
    /// The rows of the open table.
    table: Option<Vec<Vec<String>>>,
    /// Inside `<sup>`.
    is_raised: bool,
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
            Event::Rule => self.writer.end_block(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => self.writer.begin(self.text_kind()),
            Tag::Heading { level, .. } => self.writer.begin(BlockKind::Heading(level_number(*level))),
            Tag::BlockQuote(_) => {
                self.writer.end_block();
                self.quotes += 1;
            }
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => {
                self.writer.begin(BlockKind::Preformatted);
            }
            Tag::List(first) => {
                self.writer.end_block();
                self.lists.push(*first);
            }
            Tag::Item => {
                self.writer.end_block();
                let depth = self.lists.len().saturating_sub(1);
                let marker = match self.lists.last_mut() {
                    Some(Some(number)) => {
                        *number = number.saturating_add(1);
                        format!("{}. ", *number - 1)
                    }
                    _ => "- ".to_owned(),
                };
                self.writer.set_marker(Some((marker, depth)));
            }
            Tag::Table(_) => {
                self.writer.end_block();
                self.table = Some(Vec::new());
            }
            Tag::TableHead | Tag::TableRow => {
                if let Some(rows) = &mut self.table {
                    rows.push(Vec::new());
                }
            }
            Tag::TableCell => {
                self.is_raised = false;
                if let Some(row) = self.table.as_mut().and_then(|rows| rows.last_mut()) {
                    row.push(String::new());
                }
            }
            Tag::Emphasis | Tag::Strong => self.emphasis += 1,
            Tag::Link { dest_url, .. } if self.table.is_none() => {
                self.writer.open_link(dest_url.to_string());
            }
            Tag::Image { .. } | Tag::HtmlBlock | Tag::MetadataBlock(_) => self.hidden += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock => self.writer.end_block(),
            TagEnd::Item => {
                self.writer.end_block();
                self.writer.set_marker(None);
            }
            TagEnd::BlockQuote(_) => {
                self.writer.end_block();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::Table => {
                if let Some(rows) = self.table.take() {
                    self.writer.table(rows);
                }
            }
            TagEnd::Emphasis | TagEnd::Strong => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Link => self.writer.close_link(),
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

    fn push(&mut self, text: &str) {
        if self.hidden > 0 {
            return;
        }
        if let Some(rows) = &mut self.table {
            if let Some(cell) = rows.last_mut().and_then(|row| row.last_mut()) {
                if self.is_raised {
                    raised::push(text, cell);
                    return;
                }
                cell.extend(text.chars().map(|c| if c == '\n' { ' ' } else { c }));
            }
            return;
        }
        if !self.writer.is_open() {
            self.writer.begin(self.text_kind());
        }
        if self.emphasis == 0 && !text.trim().is_empty() {
            self.writer.mark_plain();
        }
        self.writer.push(text);
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
