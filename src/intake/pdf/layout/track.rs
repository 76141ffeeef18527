//! The columns of a table.

use super::cell::{PageRow, is_number, is_numeric};
use super::word::TextRun;
use crate::order::Reorder;

/// The most columns of a table.
const MOST_TRACKS: usize = 64;
/// The spaces between two columns.
pub const BETWEEN: usize = 3;

/// A column of a table.
#[derive(Debug, Clone)]
pub struct Track {
    pub left: f32,
    pub right: f32,
    /// Where it begins in a line, in characters.
    pub start: usize,
    /// Its longest text, in characters.
    pub width: usize,
    pub is_numeric: bool,
}

/// The columns of rows, as wide as the cells of numbers make them.
pub fn columns(rows: &[PageRow]) -> Vec<Track> {
    let mut cells: Vec<&TextRun> = rows.iter().filter(|row| is_numeric(row)).flatten().collect();
    cells.reorder_by(|a, b| a.left.total_cmp(&b.left));
    let mut tracks: Vec<Track> = Vec::new();
    for cell in cells {
        match tracks.last_mut() {
            Some(track) if cell.left < track.right - 0.1 * cell.size => {
                track.right = track.right.max(cell.right);
            }
            _ => tracks.push(Track {
                left: cell.left,
                right: cell.right,
                start: 0,
                width: 0,
                is_numeric: false,
            }),
        }
    }
    tracks.truncate(MOST_TRACKS);
    for (number, track) in tracks.iter_mut().enumerate() {
        let inside = || {
            let cells = rows.iter().flatten();
            cells.filter(|cell| cell.left < track.right && cell.right > track.left)
        };
        let numbers = inside().filter(|cell| is_number(&cell.text)).count();
        track.is_numeric = number > 0 && numbers * 2 >= inside().count();
    }
    let spans: Vec<(f32, f32)> = tracks.iter().map(|track| (track.left, track.right)).collect();
    for row in rows {
        for cell in row {
            if let Some((first, last)) = spanned(cell, &spans)
                && first == last
            {
                tracks[first].width = tracks[first].width.max(cell.text.chars().count());
            }
        }
    }
    let mut start = 0;
    for track in &mut tracks {
        track.start = start;
        start += track.width + BETWEEN;
    }
    tracks
}

/// The first and the last column that a cell stands in.
pub fn spanned(cell: &TextRun, spans: &[(f32, f32)]) -> Option<(usize, usize)> {
    let overlap = |&(left, right): &(f32, f32)| cell.right.min(right) - cell.left.max(left);
    let inside = |span: &(f32, f32)| {
        let narrower = (span.1 - span.0).min(cell.right - cell.left).max(0.1);
        overlap(span) > 0.3 * narrower
    };
    if let (Some(first), Some(last)) = (spans.iter().position(inside), spans.iter().rposition(inside)) {
        return Some((first, last));
    }
    let middle = f32::midpoint(cell.left, cell.right);
    let distance = |span: &(f32, f32)| (f32::midpoint(span.0, span.1) - middle).abs();
    let nearest = (0..spans.len()).min_by(|&a, &b| distance(&spans[a]).total_cmp(&distance(&spans[b])))?;
    Some((nearest, nearest))
}
