//! Takes the characters that are drawn on a page.

use super::super::glyph::{Glyph, PageGlyphs};

/// The most characters of a page.
const MOST_GLYPHS: usize = 400_000;
/// How far beside an axis text may run, as a part of its length.
const SLANT: f32 = 0.1;

/// What is known of a character besides its place.
#[allow(clippy::struct_excessive_bools, reason = "each is a property of its own")]
#[derive(Debug, Clone, Copy)]
pub struct GlyphMark {
    pub char: char,
    pub is_bold: bool,
    pub is_width_known: bool,
    pub follows: bool,
    pub is_hidden: bool,
    /// Whether the file says that it is no part of the text: heads and feet of pages.
    pub is_artifact: bool,
}

/// Where a character stands, downward from the top left corner of the page.
#[derive(Debug, Clone, Copy)]
pub struct GlyphPlace {
    pub from: (f32, f32),
    pub to: (f32, f32),
    /// The size of its font.
    pub size: f32,
    /// The width of a space.
    pub space: f32,
}

/// A character and why it may be left out.
#[derive(Debug, Clone, Copy)]
struct Drawn {
    glyph: Glyph,
    /// Quarter turns.
    turn: usize,
    is_hidden: bool,
    is_artifact: bool,
}

/// The characters that are drawn on a page.
#[derive(Debug, Default)]
pub struct GlyphCanvas {
    drawn: Vec<Drawn>,
    size: (f32, f32),
    pub is_cut: bool,
}

impl GlyphCanvas {
    pub fn new(size: (f32, f32)) -> Self {
        Self { size, ..Self::default() }
    }

    /// The number of characters.
    pub fn len(&self) -> usize {
        self.drawn.len()
    }

    pub fn add(&mut self, mark: GlyphMark, place: GlyphPlace) {
        if self.drawn.len() >= MOST_GLYPHS {
            self.is_cut = true;
            return;
        }
        let (from, to, (width, height)) = (place.from, place.to, self.size);
        let (across, down) = (to.0 - from.0, to.1 - from.1);
        let turn = match () {
            () if down.abs() <= SLANT * across.abs() => 2 * usize::from(across < 0.0),
            () if across.abs() <= SLANT * down.abs() => 1 + 2 * usize::from(down < 0.0),
            // Across the page, as a stamp.
            () => return,
        };
        let is_drawn = [from.0, from.1, to.0, to.1, place.size].iter().all(|value| value.is_finite())
            && place.size > 0.5
            && (-1.0..=width + 1.0).contains(&from.0)
            && (-1.0..=height + 1.0).contains(&from.1);
        if !is_drawn {
            return;
        }
        // As if the page were turned until the text stands upright.
        let upright = |(x, y): (f32, f32)| match turn {
            0 => (x, y),
            1 => (y, width - x),
            2 => (width - x, height - y),
            _ => (height - y, x),
        };
        let (left, base) = upright(from);
        let glyph = Glyph {
            char: mark.char,
            left,
            right: upright(to).0,
            base,
            size: place.size,
            space: place.space,
            is_bold: mark.is_bold,
            is_width_known: mark.is_width_known,
            follows: mark.follows,
            order: self.drawn.len() as u32,
        };
        self.drawn.push(Drawn { glyph, turn, is_hidden: mark.is_hidden, is_artifact: mark.is_artifact });
    }

    /// Writes `text` over the characters from `start` on, which stand for it.
    pub fn replace(&mut self, start: usize, text: &str) {
        let drawn = &self.drawn[start.min(self.drawn.len())..];
        let (Some(first), Some(last)) = (drawn.first().copied(), drawn.last().copied()) else { return };
        let count = text.chars().count();
        // What runs over several lines stays as it is drawn.
        let is_one_line =
            drawn.iter().all(|one| (one.glyph.base - first.glyph.base).abs() < first.glyph.size);
        if !is_one_line || first.turn != last.turn || count > drawn.len() + 32 {
            return;
        }
        let step = (last.glyph.right - first.glyph.left) / count.max(1) as f32;
        self.drawn.truncate(start);
        for (at, char) in text.chars().enumerate() {
            let left = first.glyph.left + at as f32 * step;
            let follows = at > 0 || first.glyph.follows;
            let glyph = Glyph { char, left, right: left + step, follows, ..first.glyph };
            self.drawn.push(Drawn { glyph, ..first });
        }
    }

    /// The characters that are text: those that stand upright with most others, are shown and are no artifacts. Where
    /// none is shown, what is hidden: the words that were recognised in a scan.
    pub fn finish(self) -> PageGlyphs {
        let mut counts = [0_usize; 4];
        for drawn in &self.drawn {
            counts[drawn.turn] += 1;
        }
        let turn = (0..counts.len()).max_by_key(|&turn| (counts[turn], turn == 0)).unwrap_or_default();
        let is_shown = self.drawn.iter().any(|drawn| !drawn.is_hidden && drawn.glyph.char.is_alphanumeric());
        let is_text = |drawn: &&Drawn| drawn.turn == turn && !(is_shown && drawn.is_hidden);
        // Some programs say it of everything.
        let has_text = self.drawn.iter().filter(is_text).any(|drawn| !drawn.is_artifact);
        let kept = self.drawn.iter().filter(is_text).filter(|drawn| !(has_text && drawn.is_artifact));
        let (width, height) = self.size;
        PageGlyphs {
            glyphs: kept.map(|drawn| drawn.glyph).collect(),
            size: if turn % 2 == 0 { (width, height) } else { (height, width) },
            is_cut: self.is_cut,
        }
    }
}
