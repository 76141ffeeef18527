//! The fonts of a PDF file: what characters the bytes of a string are, and how wide.
//!
//! A string is bytes in the font's own code. What it means is told by the map to Unicode that most files carry, else by
//! the names of the glyphs, else by the font program. What none of them tells is no character here: nothing is guessed.

mod cmap;
mod composite;
mod glyph_name;
mod program;
mod simple;
mod standard_width;

use super::file;
use cmap::CMap;
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

/// A code of a string.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Code<'f> {
    /// The characters, of which a ligature has several. None where nothing tells them.
    pub text: Option<&'f str>,
    /// The width, in sizes of the font.
    pub width: f32,
    /// Whether the file says the width.
    pub is_width_known: bool,
    /// Whether the spacing between words applies.
    pub is_space: bool,
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

/// The name of the font, without the letters that tell subsets apart.
fn base_name(font: &Dictionary) -> &[u8] {
    let name = font.get(b"BaseFont").and_then(Object::as_name).unwrap_or_default();
    match name.iter().position(|&byte| byte == b'+') {
        Some(6) => &name[7..],
        _ => name,
    }
}

fn is_bold(name: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    [&b"bold"[..], b"black", b"heavy"].iter().any(|word| name.windows(word.len()).any(|part| part == *word))
}

/// The font's map to Unicode.
fn to_unicode(document: &Document, font: &Dictionary) -> Option<CMap> {
    let stream = file::get(document, font, b"ToUnicode")?.as_stream().ok()?;
    Some(CMap::parse(&file::bytes(stream)?)).filter(|map| !map.is_empty())
}

/// The font program that the file holds, and the key that says its kind.
fn embedded(document: &Document, descriptor: &Dictionary) -> Option<(&'static [u8], Vec<u8>)> {
    let keys: [&'static [u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
    keys.into_iter().find_map(|key| {
        let stream = file::get(document, descriptor, key)?.as_stream().ok()?;
        Some((key, file::bytes(stream)?))
    })
}

/// Whether text says something: maps to Unicode are filled with placeholders by some programs.
fn is_said(text: &str) -> bool {
    !text.is_empty()
        && !text
            .chars()
            .any(|char| matches!(char, '\0' | '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E000}'..='\u{F8FF}'))
}
