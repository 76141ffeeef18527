//! The fonts of a PDF file: what characters the bytes of a string are, and how wide.
//!
//! A string is bytes in the font's own code. What it means is told by the map to Unicode that most files carry, else by
//! the names of the glyphs, else by the font program. What none of them tells is no character here: nothing is guessed.

mod cmap;
mod code;
mod composite;
mod glyph_name;
mod program;
mod simple;
mod standard_width;

pub use code::Code;

use code::base_name;
use composite::Composite;
use lopdf::{Dictionary, Document, Object};
use simple::Simple;

/// A font.
#[derive(Debug)]
pub struct Font {
    codes: Codes,
    /// The font's own letters are bold.
    pub is_bold: bool,
    /// The width of a space between words, in sizes of the font, where the font has one.
    pub space: Option<f32>,
}

#[derive(Debug)]
enum Codes {
    Simple(Box<Simple>),
    Composite(Box<Composite>),
}

impl Font {
    pub fn new(document: &Document, font: &Dictionary) -> Self {
        let subtype = font.get(b"Subtype").and_then(Object::as_name).unwrap_or_default();
        let codes = if subtype == b"Type0" {
            Codes::Composite(Box::new(Composite::new(document, font)))
        } else {
            Codes::Simple(Box::new(Simple::new(document, font, subtype == b"Type3")))
        };
        let space = match &codes {
            Codes::Simple(simple) => simple.space(),
            Codes::Composite(composite) => composite.space(),
        };
        Self { codes, is_bold: is_bold(base_name(font)), space }
    }

    /// Calls `each` with the codes of a string.
    pub fn each(&self, string: &[u8], mut each: impl FnMut(Code)) {
        match &self.codes {
            Codes::Simple(simple) => string.iter().for_each(|&byte| each(simple.code(byte))),
            Codes::Composite(composite) => composite.each(string, each),
        }
    }
}

fn is_bold(name: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    [&b"bold"[..], b"black", b"heavy"].iter().any(|word| name.windows(word.len()).any(|part| part == *word))
}
