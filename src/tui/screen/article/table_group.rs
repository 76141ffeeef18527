//! The tables of an article as groups of its figures: what each is called, and which figures are its own.

use crate::analysis::Figure;
use crate::document::{Block, BlockKind, Document, Span, Table};
use crate::layout::cell;

/// What is longer is no title, in bytes.
const LONGEST_TITLE: usize = 160;

/// A table with so few figures needs no heading.
const FEWEST: usize = 2;

/// The figures of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TableGroup {
    /// What it is called; empty where nothing says it.
    pub title: String,
    /// Its number among the tables of the document.
    pub table: usize,
    /// The numbers of its figures.
    pub figures: Vec<u32>,
    /// Where they stand.
    pub spans: Vec<Span>,
}

/// The groups of `figures`, in the order of the text.
pub fn groups(document: &Document, tables: &[Table], figures: &[Figure]) -> Vec<TableGroup> {
    let mut groups: Vec<TableGroup> = Vec::new();
    for (number, figure) in (0..).zip(figures) {
        let at = tables.partition_point(|table| table.span.end <= figure.span.start);
        if !tables.get(at).is_some_and(|table| table.span.contains(figure.span)) {
            continue;
        }
        match groups.last_mut().filter(|group| group.table == at) {
            Some(group) => {
                group.figures.push(number);
                group.spans.push(figure.span);
            }
            None => groups.push(TableGroup {
                table: at,
                figures: vec![number],
                spans: vec![figure.span],
                ..TableGroup::default()
            }),
        }
    }
    groups.retain(|group| group.figures.len() >= FEWEST);
    for group in &mut groups {
        group.title = tables.get(group.table).and_then(|table| title(document, table)).unwrap_or_default();
    }
    groups
}

/// What a table is called: its caption, the heading above it, or what stands in its corner.
fn title(document: &Document, table: &Table) -> Option<String> {
    let words = |span: Span| {
        let words = cell::visible(&document.words(span)).trim().trim_end_matches(':').to_owned();
        words.contains(char::is_alphabetic).then_some(words)
    };
    let is_title = |block: &&Block| {
        let text = document.slice(block.span);
        let is_line = matches!(block.kind, BlockKind::Heading(_) | BlockKind::Paragraph | BlockKind::Deck);
        is_line && text.len() <= LONGEST_TITLE && !text.ends_with(['.', '!', '?'])
    };
    let above = document.blocks.get(..table.blocks.start).unwrap_or_default();
    let caption = || above.last().filter(is_title).and_then(|block| words(block.span));
    let mut lines = table.rows.iter().take_while(|row| row.cells.len() == 1);
    let own = || lines.next().and_then(|row| words(row.span));
    let heading = || {
        let heading = above.iter().rev().find(|block| matches!(block.kind, BlockKind::Heading(_)))?;
        words(heading.span)
    };
    let corner = || {
        let first = table.rows.first()?.cells.first()?;
        if first.columns.start == 0 { words(first.span) } else { None }
    };
    caption().or_else(own).or_else(heading).or_else(corner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Language;

    fn title_of(parts: &[(BlockKind, &str)]) -> Option<String> {
        let document = Document::of_blocks(parts.iter().copied(), Language::new("de"));
        title(&document, &document.tables()[0])
    }

    #[test]
    fn a_table_is_called_by_what_stands_nearest() {
        use BlockKind::{Heading, Paragraph, Preformatted};
        const ROWS: &str = "in Mio. Euro  2024   2023\nUmsatz        12,0   11,0\nGewinn         3,1    2,9";
        let named = |parts: &[(BlockKind, &str)]| {
            let parts: Vec<_> = parts.iter().copied().chain([(Preformatted, ROWS)]).collect();
            title_of(&parts)
        };
        let heading = (Heading(2), "Kennzahlen");
        let sentence = (Paragraph, "Der Umsatz stieg.");
        assert_eq!(
            named(&[heading, (Paragraph, "Umsatz nach Sparten:")]).as_deref(),
            Some("Umsatz nach Sparten")
        );
        assert_eq!(named(&[heading, sentence]).as_deref(), Some("Kennzahlen"));
        assert_eq!(named(&[sentence]).as_deref(), Some("in Mio. Euro"));
        let nameless = ROWS.replace("in Mio. Euro", "            ");
        assert_eq!(title_of(&[sentence, (Preformatted, &nameless)]), None);
    }
}
