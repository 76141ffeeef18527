//! Plain text as blocks.
//!
//! Empty lines separate blocks. Within a group of lines, a line break is either a hard wrap inside a paragraph or the end
//! of a paragraph: see [`Wrapping`].

use crate::document::{Block, BlockKind, Span};

/// Splits `text` into paragraphs, list items and preformatted lines, in order and trimmed.
pub fn blocks(text: &str) -> Vec<Block> {
    let wrapping = Wrapping::of(text);
    let mut blocks = Vec::new();
    let mut pending: Option<Span> = None;
    for_each_group(text, |lines| {
        let is_table = is_table(text, lines);
        // A line of heads, or a last line, that a blank line parts from its table.
        if let Some(line) = pending.take() {
            push_group(text, &[line], is_table || follows_table(&blocks), &wrapping, &mut blocks);
        }
        match lines {
            [line] if has_columns(&text[line.range()]) => pending = Some(*line),
            _ => push_group(text, lines, is_table, &wrapping, &mut blocks),
        }
    });
    if let Some(line) = pending {
        push_group(text, &[line], follows_table(&blocks), &wrapping, &mut blocks);
    }
    blocks
}

fn follows_table(blocks: &[Block]) -> bool {
    blocks.last().is_some_and(|block| block.kind == BlockKind::Preformatted)
}

/// Calls `each` with the trimmed lines of every group of lines that no empty line parts.
fn for_each_group(text: &str, mut each: impl FnMut(&[Span])) {
    let mut group = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(text);
        start += line.len();
        if span.is_empty() {
            if !group.is_empty() {
                each(&group);
                group.clear();
            }
        } else {
            group.push(span);
        }
    }
    if !group.is_empty() {
        each(&group);
    }
}

/// Whether lines are rows of a table.
fn is_table(text: &str, lines: &[Span]) -> bool {
    lines.iter().filter(|line| has_columns(&text[line.range()])).count() >= 2
}

fn push_group(text: &str, lines: &[Span], table: bool, wrapping: &Wrapping, blocks: &mut Vec<Block>) {
    let joined = !table && wrapping.joins(text, lines);
    let first = blocks.len();
    for &span in lines {
        let kind = match &text[span.range()] {
            _ if table => BlockKind::Preformatted,
            line if is_list_item(line) => BlockKind::ListItem,
            _ => BlockKind::Paragraph,
        };
        match blocks[first..].last_mut() {
            Some(last) if joined && kind == BlockKind::Paragraph => last.span = last.span.cover(span),
            _ => blocks.push(Block { span, kind }),
        }
    }
}

/// Whether a line is an item of a list: a bullet or a small number, and words behind it.
fn is_list_item(line: &str) -> bool {
    if let Some(rest) = line.strip_prefix(['-', '*', '•', '–', '▪', '‣', '◦']) {
        return rest.starts_with([' ', '\t', '\u{a0}']) && !rest.trim().is_empty();
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    (1..=2).contains(&digits)
        && line[digits..].strip_prefix(['.', ')']).is_some_and(|rest| {
            // `20. Mai 2024` and `1. Quartal` are no list items; an item is longer.
            rest.starts_with(' ') && rest.split_whitespace().count() > 3
        })
}

/// Whether a line has gaps that align it with others, or bars that part its cells. Two spaces part a number from what
/// stands before it; between words they may end a sentence.
fn has_columns(line: &str) -> bool {
    let is_number = |cell: &str| {
        cell.trim_start().starts_with(|char: char| char.is_ascii_digit() || "+-−–($€£".contains(char))
    };
    line.contains('\t')
        || line.contains("   ")
        || line.split("  ").skip(1).any(is_number)
        || (line.matches('|').count() >= 2 && line.split('|').skip(1).any(is_number))
}

/// Whether the text's editor broke its paragraphs into lines.
///
/// Such text fills its lines: at nearly every break, the first word of the next line would not have fitted on
/// the line before; and sentences run across the breaks.
#[derive(Debug)]
struct Wrapping {
    hard: bool,
}

impl Wrapping {
    /// No editor breaks at more columns than this.
    const MAX_WIDTH: usize = 132;
    const MIN_WIDTH: usize = 30;

    fn of(text: &str) -> Self {
        let (mut breaks, mut filled, mut continued, mut widest) = (0, 0, 0, 0);
        for_each_group(text, |lines| {
            if lines.len() < 2 {
                return;
            }
            let group = Breaks::of(text, lines);
            breaks += group.count;
            filled += group.filled;
            continued += group.continued;
            widest = widest.max(group.width);
        });
        let hard = breaks > 0
            && filled * 10 >= breaks * 8
            && continued * 10 >= breaks * 2
            && (Self::MIN_WIDTH..=Self::MAX_WIDTH).contains(&widest);
        Self { hard }
    }

    /// Whether these lines are one paragraph.
    fn joins(&self, text: &str, lines: &[Span]) -> bool {
        self.hard && lines.len() > 1 && {
            let group = Breaks::of(text, lines);
            group.filled * 2 >= group.count && group.width >= Self::MIN_WIDTH
        }
    }
}

/// What the line breaks of a group of lines look like.
struct Breaks {
    count: usize,
    /// Breaks at which the next word had no room.
    filled: usize,
    /// Breaks behind which a line goes on in lower case.
    continued: usize,
    /// The longest line, in characters.
    width: usize,
}

impl Breaks {
    fn of(text: &str, lines: &[Span]) -> Self {
        let widths: Vec<usize> = lines.iter().map(|line| text[line.range()].chars().count()).collect();
        let width = widths.iter().copied().max().unwrap_or_default();
        let (mut filled, mut continued) = (0, 0);
        for (line, next) in widths.iter().zip(lines.iter().skip(1)) {
            let word = text[next.range()].split_whitespace().next().unwrap_or_default();
            filled += usize::from(line + 1 + word.chars().count() > width);
            continued += usize::from(word.starts_with(char::is_lowercase));
        }
        Self { count: lines.len() - 1, filled, continued, width }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> Vec<(BlockKind, &str)> {
        blocks(text).into_iter().map(|block| (block.kind, &text[block.span.range()])).collect()
    }

    #[test]
    fn empty_lines_part_blocks() {
        use BlockKind::Paragraph;
        assert_eq!(pieces("\n eins \n \t\nzwei\n\n\n"), [(Paragraph, "eins"), (Paragraph, "zwei")]);
        assert_eq!(pieces(" \n"), []);
    }

    #[test]
    fn lines_that_end_where_they_like_are_paragraphs() {
        assert_eq!(pieces("Ein Titel\nDer erste Absatz ist länger als der Titel.\nDer zweite.").len(), 3);
    }

    #[test]
    fn hard_wrapped_lines_are_one_paragraph() {
        let text = "Titel\n\nDer Konzern hat im dritten Quartal mehr verdient\nals vor einem Jahr und hebt die \
                    Prognose für das\nlaufende Jahr an. Der Umsatz stieg kräftig um\nzwölf Prozent.\n\nEnde.";
        let pieces = pieces(text);
        assert_eq!(pieces.len(), 3, "{pieces:?}");
        assert!(pieces[1].1.starts_with("Der Konzern") && pieces[1].1.ends_with("zwölf Prozent."));
    }

    #[test]
    fn items_and_columns_stay_lines() {
        use BlockKind::{ListItem, Paragraph, Preformatted};
        let kinds = |text| pieces(text).into_iter().map(|(kind, _)| kind).collect::<Vec<_>>();
        assert_eq!(kinds("- eins\n• zwei\n1. drei Wörter oder mehr davon"), [ListItem; 3]);
        assert_eq!(kinds("20. Mai 2024"), [Paragraph]);
        assert_eq!(kinds("DAX    18.000\nMDAX   26.000"), [Preformatted; 2]);
    }
}
