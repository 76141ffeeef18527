//! What both kinds of fonts have: codes, a map to Unicode, a font program.

use super::cmap::CMap;
use crate::intake::pdf::file;
use lopdf::{Dictionary, Document, Object};

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

/// The name of the font, without the letters that tell subsets apart.
pub fn base_name(font: &Dictionary) -> &[u8] {
    let name = font.get(b"BaseFont").and_then(Object::as_name).unwrap_or_default();
    match name.iter().position(|&byte| byte == b'+') {
        Some(6) => &name[7..],
        _ => name,
    }
}

/// The font's map to Unicode.
pub fn to_unicode(document: &Document, font: &Dictionary) -> Option<CMap> {
    let stream = file::get(document, font, b"ToUnicode")?.as_stream().ok()?;
    Some(CMap::parse(&file::bytes(stream)?)).filter(|map| !map.is_empty())
}

/// The font program that the file holds, and the key that says its kind.
pub fn embedded(document: &Document, descriptor: &Dictionary) -> Option<(&'static [u8], Vec<u8>)> {
    let keys: [&'static [u8]; 3] = [b"FontFile", b"FontFile2", b"FontFile3"];
    keys.into_iter().find_map(|key| {
        let stream = file::get(document, descriptor, key)?.as_stream().ok()?;
        Some((key, file::bytes(stream)?))
    })
}

/// Whether text says something: maps to Unicode are filled with placeholders by some programs.
pub fn is_said(text: &str) -> bool {
    !text.is_empty()
        && !text
            .chars()
            .any(|char| matches!(char, '\0' | '\u{FFFD}' | '\u{FFFE}' | '\u{FFFF}' | '\u{E000}'..='\u{F8FF}'))
}
