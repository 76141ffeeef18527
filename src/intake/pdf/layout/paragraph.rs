//! Joins lines into paragraphs.
//!
//! A line continues the paragraph unless there is evidence against it: more space above, another size or weight, an indent,
//! a bullet, or room at the end of the previous line where its first word would have fitted.

use super::cell::PageRow;
use crate::order::Reorder;

/// More space above a line than this, in usual distances, parts paragraphs.
const MORE_SPACE: f32 = 1.22;
/// Sizes that differ by more, as a part, are others.
const OTHER_SIZE: f32 = 0.08;
/// How far a first line is moved in at least, in sizes of the font.
const MOVED_IN: f32 = 0.8;
/// The usual distance of lines, in sizes of the font, where nothing tells it.
const USUAL_DISTANCE: f32 = 1.2;

/// A line of text.
#[derive(Debug, Clone, PartialEq)]
pub struct TextLine {
    pub text: String,
    pub left: f32,
    pub right: f32,
    pub base: f32,
    pub size: f32,
    pub is_bold: bool,
}

impl TextLine {
    /// The stretches of a row, one after the other.
    pub fn of(row: &PageRow) -> Self {
        let letters = |size: f32| {
            let same = row.iter().filter(|one| (one.size - size).abs() < 0.1);
            same.map(|one| one.text.len()).sum::<usize>()
        };
        let size = row.iter().map(|one| one.size).max_by_key(|size| letters(*size)).unwrap_or(1.0);
        let bold: usize = row.iter().filter(|one| one.is_bold).map(|one| one.text.len()).sum();
        let length: usize = row.iter().map(|one| one.text.len()).sum();
        Self {
            text: row.iter().map(|one| one.text.as_str()).collect::<Vec<_>>().join(" "),
            left: row.first().map_or(0.0, |one| one.left),
            right: row.last().map_or(0.0, |one| one.right),
            base: row.first().map_or(0.0, |one| one.base),
            size,
            is_bold: bold * 10 > length * 9,
        }
    }

    /// About how wide its first word is.
    fn first_word(&self) -> f32 {
        let length = self.text.chars().count().max(1) as f32;
        let first = self.text.split_whitespace().next().unwrap_or_default().chars().count() as f32;
        (self.right - self.left) * first / length
    }
}

/// Lines that are one paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBlock {
    pub lines: Vec<String>,
    pub size: f32,
    pub is_bold: bool,
    /// Whether its last line reaches to the end of the column.
    pub is_full: bool,
}

impl TextBlock {
    fn of(line: &TextLine, is_full: bool) -> Self {
        Self { lines: vec![line.text.clone()], size: line.size, is_bold: line.is_bold, is_full }
    }

    fn ends(&self) -> &str {
        self.lines.last().map_or("", String::as_str)
    }

    /// Whether `next`, at the top of another column or page, goes on with this paragraph.
    pub fn goes_on_with(&self, next: &Self) -> bool {
        let begins = next.lines.first().map_or("", String::as_str);
        let is_same = same_size(self.size, next.size) && self.is_bold == next.is_bold;
        let is_open = !ends_sentence(self.ends());
        let is_inside = begins.starts_with(char::is_lowercase) || is_divided(self.ends()) || self.is_full;
        is_same && is_open && is_inside && !is_item(begins)
    }
}

fn same_size(left: f32, right: f32) -> bool {
    (left - right).abs() <= OTHER_SIZE * left.max(right)
}

/// Whether a line ends within a word.
fn is_divided(line: &str) -> bool {
    line.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_lowercase))
}

fn ends_sentence(line: &str) -> bool {
    let line = line.trim_end_matches(['"', '”', '“', '«', '»', '’', '‘', '\'', ')', ']']);
    line.ends_with(['.', '!', '?', ':', '…'])
}

/// Whether a line begins an item of a list.
fn is_item(line: &str) -> bool {
    let Some(rest) = line.strip_prefix(['•', '▪', '‣', '◦', '●', '■', '–', '-', '*', '\u{F0B7}'])
    else {
        return false;
    };
    rest.starts_with(' ')
}

/// The paragraphs of lines that stand in one column.
pub fn blocks(lines: &[TextLine]) -> Vec<TextBlock> {
    let shape = Shape::of(lines);
    let mut blocks: Vec<TextBlock> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| &lines[before]);
        let goes_on = before.is_some_and(|before| shape.goes_on(before, line, lines.get(at + 1)));
        let is_full = line.right > shape.right - 1.5 * line.size && lines.len() > 1;
        match blocks.last_mut() {
            Some(block) if goes_on => {
                block.lines.push(line.text.clone());
                block.is_full = is_full;
            }
            _ => blocks.push(TextBlock::of(line, is_full)),
        }
    }
    blocks
}

/// What the lines of a column have in common.
struct Shape {
    right: f32,
    /// The usual distance of lines, for the sizes that there are, in tenths of a point.
    distances: Vec<(f32, f32)>,
}

impl Shape {
    fn of(lines: &[TextLine]) -> Self {
        let mut rights: Vec<f32> = lines.iter().map(|line| line.right).collect();
        rights.reorder_by(f32::total_cmp);
        let right = rights.get(rights.len() * 95 / 100).copied().unwrap_or_default();
        let mut steps: Vec<(f32, f32)> = lines
            .windows(2)
            .filter(|pair| same_size(pair[0].size, pair[1].size))
            .map(|pair| (pair[1].size, pair[1].base - pair[0].base))
            .filter(|(size, step)| *step > 0.8 * size && *step < 2.5 * size)
            .collect();
        steps.reorder_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let same = steps.chunk_by(|a, b| same_size(a.0, b.0));
        // The smaller distances are those within paragraphs.
        let distances = same.map(|steps| (steps[0].0, steps[steps.len() / 3].1)).collect();
        Self { right, distances }
    }

    fn distance(&self, size: f32) -> f32 {
        let known = self.distances.iter().find(|(of, _)| same_size(*of, size));
        known.map_or(USUAL_DISTANCE * size, |(_, distance)| *distance)
    }

    fn goes_on(&self, before: &TextLine, line: &TextLine, next: Option<&TextLine>) -> bool {
        let size = line.size.max(before.size);
        let step = line.base - before.base;
        let usual = self.distance(line.size).min(1.9 * size);
        if !same_size(before.size, line.size) || step <= 0.0 || step > MORE_SPACE * usual.max(size) {
            return false;
        }
        if is_divided(&before.text) && line.text.starts_with(char::is_lowercase) {
            return true;
        }
        if before.is_bold != line.is_bold || is_item(&line.text) {
            return false;
        }
        let is_lower = line.text.starts_with(char::is_lowercase);
        // Moved in, where neither the line before nor the next one is.
        let is_moved_in = line.left - before.left > MOVED_IN * size
            && next.is_none_or(|next| line.left - next.left > 0.5 * MOVED_IN * size);
        if is_moved_in && !is_lower && !is_item(&before.text) {
            return false;
        }
        let room = self.right - before.right;
        let fitted = room > 1.1 * line.first_word() + 0.5 * size;
        !(fitted && !is_lower && (ends_sentence(&before.text) || room > 0.25 * (self.right - before.left)))
    }
}
