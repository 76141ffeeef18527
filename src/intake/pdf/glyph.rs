//! The characters of a page and their positions.

/// Stands for a glyph whose character nothing tells.
pub const UNKNOWN: char = '\u{FFFD}';

/// A character on a page. Coordinates are in points, to the right and downward from the top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Glyph {
    pub char: char,
    /// Where it begins.
    pub left: f32,
    /// Where it ends.
    pub right: f32,
    /// Its baseline.
    pub base: f32,
    /// The size of its font.
    pub size: f32,
    /// The width of a space in its font, in points; 0 where the font has none.
    pub space: f32,
    pub is_bold: bool,
    /// Whether the file says how wide it is.
    pub is_width_known: bool,
    /// Whether it follows the glyph before it in one string: no program parts words so.
    pub follows: bool,
    /// How many characters were drawn before it.
    pub order: u32,
}

/// A character of a line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LineGlyph {
    pub glyph: Glyph,
    /// Whether it is raised, as the mark of a note.
    pub is_raised: bool,
}

/// The characters of a page.
#[derive(Debug, Default)]
pub struct PageGlyphs {
    /// In the order in which they are drawn.
    pub glyphs: Vec<Glyph>,
    /// The page's width and height, in points.
    pub size: (f32, f32),
    /// Whether it was too much to read all of it.
    pub is_cut: bool,
}
