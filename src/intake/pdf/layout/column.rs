//! The columns of a page, in the order in which they are read.
//!
//! A gutter is a strip that hardly any stretch crosses, with running text on both sides. Stretches that cross it (a title
//! over both columns, the text of a picture) divide the page into bands. In each band the left side is read before the
//! right one, and each side may have a gutter of its own. Gaps between table cells are not gutters: they have numbers or few
//! words beside them.

use super::word::TextRun;
use crate::order::Reorder;

/// The width of the strips that are looked at, in points.
const STRIP: f32 = 1.0;
/// A gutter may be crossed by so much of what stands beside it.
const CROSSED: f32 = 0.3;
/// How wide a gutter is at least, in sizes of the font.
const NARROWEST: f32 = 0.35;
/// The fewest lines of running text beside a gutter.
const FEWEST_LINES: usize = 4;
/// The fewest letters of a line of running text.
const FEWEST_LETTERS: usize = 14;
/// How often a page is parted.
const DEEPEST: usize = 5;

/// The parts of a page, each of which has one column.
pub fn parts(stretches: Vec<TextRun>) -> Vec<Vec<TextRun>> {
    let mut parts = Vec::new();
    part(stretches, 0, &mut parts);
    parts
}

fn part(mut stretches: Vec<TextRun>, depth: usize, parts: &mut Vec<Vec<TextRun>>) {
    if stretches.is_empty() {
        return;
    }
    stretches.reorder_by(|a, b| a.base.total_cmp(&b.base).then(a.left.total_cmp(&b.left)));
    let gutter = if depth < DEEPEST { gutter(&stretches) } else { None };
    let Some(gutter) = gutter else {
        parts.push(stretches);
        return;
    };
    let (mut across, mut left, mut right) = (Vec::new(), Vec::new(), Vec::new());
    for row in rows(stretches) {
        let crosses = row.iter().any(|one| one.left < gutter && one.right > gutter);
        if crosses {
            part(std::mem::take(&mut left), depth + 1, parts);
            part(std::mem::take(&mut right), depth + 1, parts);
            across.extend(row);
            continue;
        }
        part(std::mem::take(&mut across), depth + 1, parts);
        for one in row {
            if one.left < gutter { left.push(one) } else { right.push(one) }
        }
    }
    for rest in [across, left, right] {
        part(rest, depth + 1, parts);
    }
}

/// The stretches of each baseline. They are sorted by it.
pub fn rows(stretches: Vec<TextRun>) -> Vec<Vec<TextRun>> {
    /// Baselines that differ by less, in sizes of the font, are one.
    const SAME: f32 = 0.35;
    let mut rows: Vec<Vec<TextRun>> = Vec::new();
    for one in stretches {
        let base = rows.last().and_then(|row| row.first()).map(|first| first.base);
        match (rows.last_mut(), base) {
            (Some(row), Some(base)) if one.base - base < SAME * one.size => row.push(one),
            _ => rows.push(vec![one]),
        }
    }
    for row in &mut rows {
        row.reorder_by(|a, b| a.left.total_cmp(&b.left));
    }
    rows
}

/// The middle of the gutter that parts most text.
fn gutter(stretches: &[TextRun]) -> Option<f32> {
    let start = stretches.iter().map(|one| one.left).fold(f32::INFINITY, f32::min);
    let end = stretches.iter().map(|one| one.right).fold(f32::NEG_INFINITY, f32::max);
    let count = ((end - start) / STRIP).clamp(0.0, 8_000.0) as usize;
    let strip = |x: f32| (((x - start) / STRIP).max(0.0) as usize).min(count);
    // How much text covers each strip, in points of height.
    let mut changes = vec![0.0; count + 2];
    for one in stretches {
        changes[strip(one.left)] += one.size;
        changes[strip(one.right) + 1] -= one.size;
    }
    let mut covered = Vec::with_capacity(count + 1);
    let mut sum = 0.0;
    for change in &changes[..=count] {
        sum += change;
        covered.push(sum.max(0.0_f32));
    }
    let most = |max: &mut f32, height: &f32| {
        *max = max.max(*height);
        Some(*max)
    };
    let before: Vec<f32> = covered.iter().scan(0.0, most).collect();
    let mut behind: Vec<f32> = covered.iter().rev().scan(0.0, most).collect();
    behind.reverse();
    let beside = |at: usize| before[at].min(behind[at]);
    let mut sizes: Vec<f32> = stretches.iter().map(|one| one.size).collect();
    sizes.reorder_by(f32::total_cmp);
    let narrowest = (NARROWEST * sizes[sizes.len() / 2] / STRIP).max(1.0) as usize;
    let mut best: Option<(f32, f32)> = None;
    let mut at = 0;
    while at <= count {
        if covered[at] > CROSSED * beside(at) {
            at += 1;
            continue;
        }
        let length =
            covered[at..].iter().enumerate().take_while(|&(by, height)| *height <= CROSSED * beside(at + by));
        let length = length.count();
        // The emptiest part of it.
        let least = covered[at..at + length].iter().copied().fold(f32::INFINITY, f32::min);
        let empty = |&by: &usize| covered[at + by] <= least + 0.1;
        let (first, end) = ((0..length).find(empty), (0..length).rev().find(empty));
        if let (Some(first), Some(end)) = (first, end)
            && length >= narrowest
        {
            let middle = start + STRIP * (at as f32 + (first + end + 1) as f32 / 2.0);
            let weight = beside(at + first);
            if best.is_none_or(|(heaviest, _)| weight > heaviest)
                && is_text(stretches, |one| one.right <= middle)
                && is_text(stretches, |one| one.left >= middle)
            {
                best = Some((weight, middle));
            }
        }
        at += length;
    }
    best.map(|(_, middle)| middle)
}

/// Whether what stands on one side is running text, and no column of a table.
fn is_text(stretches: &[TextRun], is_beside: impl Fn(&TextRun) -> bool) -> bool {
    let (mut lines, mut in_lines, mut letters, mut others) = (0, 0, 0, 0);
    for one in stretches.iter().filter(|one| is_beside(one)) {
        let own = one.text.chars().filter(|char| char.is_alphabetic()).count();
        letters += own;
        others += one.text.chars().filter(|char| !char.is_alphabetic() && !char.is_whitespace()).count();
        if own >= FEWEST_LETTERS {
            lines += 1;
            in_lines += own;
        }
    }
    lines >= FEWEST_LINES && in_lines * 2 >= letters && letters > 2 * others
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretch(text: &str, left: f32, right: f32, base: f32) -> TextRun {
        TextRun { text: text.to_owned(), left, right, base, size: 10.0, ..TextRun::default() }
    }

    fn texts(stretches: Vec<TextRun>) -> Vec<Vec<String>> {
        parts(stretches).into_iter().map(|part| part.into_iter().map(|one| one.text).collect()).collect()
    }

    #[test]
    fn the_left_column_comes_first() {
        let mut page = vec![stretch("Ein Titel über beiden Spalten", 50.0, 400.0, 40.0)];
        for row in 0..6_u8 {
            let base = 60.0 + 12.0 * f32::from(row);
            page.push(stretch("linke Spalte mit Text", 50.0, 240.0, base));
            page.push(stretch("rechte Spalte mit Text", 260.0, 450.0, base + 3.0));
        }
        page.push(stretch("Ein Fuß über beiden Spalten", 50.0, 400.0, 200.0));
        let parts = texts(page);
        let firsts: Vec<&str> = parts.iter().map(|part| &part[0][..5]).collect();
        assert_eq!(firsts, ["Ein T", "linke", "recht", "Ein F"]);
        assert!(parts[1].len() == 6 && parts[2].len() == 6);
    }

    #[test]
    fn a_table_stays_whole() {
        let rows = (0..8_u8).flat_map(|row| {
            let base = 60.0 + 12.0 * f32::from(row);
            [
                stretch("Umsatz im Inland und Ausland", 50.0, 200.0, base),
                stretch("1.340,2", 300.0, 340.0, base),
            ]
        });
        assert_eq!(texts(rows.collect()).len(), 1);
    }
}
