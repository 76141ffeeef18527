//! Groups characters into lines: those that share a baseline, and raised or lowered ones beside them.

use super::super::glyph::{Glyph, LineGlyph};
use super::accent;
use crate::order::Reorder;
use std::ops::Range;

/// Baselines that differ by less, in sizes of the font, are one.
const SAME: f32 = 0.18;
/// How far a note stands from the baseline at most, in sizes of the text beside it.
const RAISED: f32 = 0.65;
/// A note is set smaller than this, as a part of the size of the text beside it.
const SMALLER: f32 = 0.95;
/// How near a note stands to what it belongs to, in sizes of the text.
const BESIDE: f32 = 0.4;
/// How many lines above and below may hold what a note belongs to.
const NEIGHBOURS: usize = 3;

/// The characters of each line, from the left; the lines from the top.
pub fn lines(glyphs: &[Glyph]) -> Vec<Vec<LineGlyph>> {
    let mut sorted: Vec<LineGlyph> =
        glyphs.iter().map(|&glyph| LineGlyph { glyph, is_raised: false }).collect();
    sorted.reorder_by(|left, right| left.glyph.base.total_cmp(&right.glyph.base));
    let mut lines: Vec<Vec<LineGlyph>> = Vec::new();
    for next in sorted {
        let fits = lines.last().and_then(|line| line.first()).is_some_and(|first| {
            next.glyph.base - first.glyph.base <= SAME * next.glyph.size.min(first.glyph.size)
        });
        match lines.last_mut() {
            Some(line) if fits => line.push(next),
            _ => lines.push(vec![next]),
        }
    }
    for line in &mut lines {
        sort(line);
    }
    attach(&mut lines);
    lines.retain(|line| !line.is_empty());
    lines
}

/// From the left; what is drawn at one place stays in the order in which it is drawn.
fn sort(line: &mut [LineGlyph]) {
    line.reorder_by(|left, right| left.glyph.left.total_cmp(&right.glyph.left));
}

/// Moves what is raised or lowered to the line that it belongs to.
fn attach(lines: &mut [Vec<LineGlyph>]) {
    let mut moves: Vec<(usize, Range<usize>, usize, f32)> = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        for run in runs(line) {
            let first = line[run.start].glyph;
            let others = at.saturating_sub(NEIGHBOURS)..(at + NEIGHBOURS + 1).min(lines.len());
            let owner = others.filter(|&other| other != at).find_map(|other| {
                let base = owner_of(&first, &lines[other])?;
                Some((other, base))
            });
            if let Some((other, base)) = owner {
                moves.push((at, run, other, base));
            }
        }
    }
    let mut taken: Vec<(usize, LineGlyph)> = Vec::new();
    for of_line in moves.chunk_by(|left, right| left.0 == right.0) {
        let at = of_line[0].0;
        let mut of_line = of_line.iter().peekable();
        let mut kept = Vec::with_capacity(lines[at].len());
        for (number, note) in lines[at].drain(..).enumerate() {
            while of_line.next_if(|(_, run, ..)| run.end <= number).is_some() {}
            match of_line.peek() {
                Some((_, run, other, base)) if run.contains(&number) => {
                    taken.push((*other, moved(note, *base)));
                }
                _ => kept.push(note),
            }
        }
        lines[at] = kept;
    }
    let mut grown = Vec::new();
    for (other, note) in taken {
        lines[other].push(note);
        grown.push(other);
    }
    grown.sort_unstable();
    grown.dedup();
    for other in grown {
        sort(&mut lines[other]);
    }
}

/// A note on the baseline of what it belongs to.
fn moved(note: LineGlyph, base: f32) -> LineGlyph {
    let glyph = note.glyph;
    let is_sign = accent::is_accent(glyph.char) || is_quotation_mark(glyph.char);
    let is_low = glyph.base - base > SAME * glyph.size;
    let char = if is_low && matches!(glyph.char, '”' | '“' | '"') { '„' } else { glyph.char };
    LineGlyph { glyph: Glyph { char, base, ..glyph }, is_raised: glyph.base < base && !is_sign }
}

/// The characters that stand together.
fn runs(line: &[LineGlyph]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut start = 0;
    for at in 1..=line.len() {
        let is_end = line.get(at).is_none_or(|next| {
            let before = line[at - 1].glyph;
            next.glyph.left - before.right > BESIDE * before.size
        });
        if is_end {
            runs.push(start..at);
            start = at;
        }
    }
    runs
}

/// The baseline of what a note belongs to, if that stands in this line.
fn owner_of(note: &Glyph, line: &[LineGlyph]) -> Option<f32> {
    /// A note follows its word, or one of its last letters where that leans over.
    const LOOKED_AT: usize = 4;
    let base = line.first()?.glyph.base;
    let before = line.partition_point(|other| other.glyph.left <= note.left);
    if accent::is_accent(note.char) || is_quotation_mark(note.char) {
        return sits_on(note, line, before).then_some(base);
    }
    line[before.saturating_sub(LOOKED_AT)..before].iter().rev().find_map(|other| {
        let owner = other.glyph;
        let is_near = (note.left - owner.right).abs() <= BESIDE * owner.size;
        let is_smaller = note.size < SMALLER * owner.size;
        let shift = (note.base - base).abs();
        let is_shifted = shift > SAME * owner.size && shift <= RAISED * owner.size;
        (is_near && is_smaller && is_shifted && !owner.char.is_whitespace()).then_some(base)
    })
}

fn is_quotation_mark(char: char) -> bool {
    matches!(char, '"' | '”' | '“' | '‟' | ',' | '’' | '‘')
}

/// Whether an accent stands over a letter of a line, or a mark of quotation beside one: some programs shift them, for want of
/// letters with accents and of low marks.
fn sits_on(note: &Glyph, line: &[LineGlyph], before: usize) -> bool {
    let around = before.saturating_sub(2)..(before + 2).min(line.len());
    line[around].iter().any(|other| {
        let owner = other.glyph;
        let middle = f32::midpoint(note.left, note.right);
        let slack = if accent::is_accent(note.char) { 0.1 } else { BESIDE } * owner.size;
        let is_shifted = (note.base - owner.base).abs() <= RAISED * owner.size;
        let is_size = (note.size - owner.size).abs() < 0.1 * owner.size;
        is_shifted
            && is_size
            && owner.char.is_alphabetic()
            && (owner.left - slack..=owner.right + slack).contains(&middle)
    })
}
