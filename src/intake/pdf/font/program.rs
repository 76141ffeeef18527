//! What font programs say of their codes and glyphs, where the file says nothing.

use std::collections::HashMap;
use ttf_parser::{GlyphId, RawFace, Tag, cff, cmap};

/// The names of the glyphs of a Type 1 font by their codes, from the readable part of its program:
/// `dup 65 /A put`.
pub fn type1_names(program: &[u8]) -> HashMap<u8, Vec<u8>> {
    let end = program.windows(5).position(|window| window == b"eexec").unwrap_or(program.len());
    let mut words = program[..end].split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    let mut names = HashMap::new();
    while let Some(word) = words.next() {
        if word != b"dup" {
            continue;
        }
        let Some((code, name)) = words.next().zip(words.next()) else { break };
        let code = str::from_utf8(code).ok().and_then(|code| code.parse().ok());
        if let (Some(code), Some(name)) = (code, name.strip_prefix(b"/")) {
            names.insert(code, name.to_vec());
        }
    }
    names
}

/// The same of a font in the compact format.
pub fn compact_names(program: &[u8]) -> HashMap<u8, Vec<u8>> {
    let Some(table) = cff::Table::parse(program) else { return HashMap::new() };
    let name = |code| Some((code, table.glyph_name(table.glyph_index(code)?)?.as_bytes().to_vec()));
    (0..=u8::MAX).filter_map(name).collect()
}

/// The names of all glyphs of a font in the compact format, in their order.
pub fn compact_glyphs(program: &[u8]) -> HashMap<u32, String> {
    let Some(table) = cff::Table::parse(program) else { return HashMap::new() };
    let name = |glyph: u16| Some((u32::from(glyph), table.glyph_name(GlyphId(glyph))?.to_owned()));
    (0..table.number_of_glyphs()).filter_map(name).collect()
}

/// The characters of a TrueType font.
#[derive(Debug, Default)]
pub struct Characters {
    /// Those of glyphs.
    pub of_glyphs: HashMap<u32, char>,
    /// The glyphs of codes, where the font is one of symbols.
    pub of_codes: HashMap<u8, u32>,
}

pub fn true_type_characters(program: &[u8]) -> Characters {
    let mut characters = Characters::default();
    let Ok(face) = RawFace::parse(program, 0) else { return characters };
    let Some(table) = face.table(Tag::from_bytes(b"cmap")).and_then(cmap::Table::parse) else {
        return characters;
    };
    for subtable in table.subtables {
        if subtable.is_unicode() {
            let glyphs = &mut characters.of_glyphs;
            // A glyph may have several, of which the first is the plainest.
            subtable.codepoints(|code| {
                if let (Some(char), Some(glyph)) = (char::from_u32(code), subtable.glyph_index(code))
                    && glyph.0 != 0
                    && !matches!(char, '\u{E000}'..='\u{F8FF}')
                {
                    glyphs.entry(u32::from(glyph.0)).or_insert(char);
                }
            });
        } else {
            for code in 0..=u8::MAX {
                // Symbol fonts have their codes in a private area.
                let glyph =
                    [0, 0xF000].into_iter().find_map(|area| subtable.glyph_index(area + u32::from(code)));
                if let Some(glyph) = glyph.filter(|glyph| glyph.0 != 0) {
                    characters.of_codes.entry(code).or_insert(u32::from(glyph.0));
                }
            }
        }
    }
    characters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type1_program_names_its_glyphs() {
        let program = b"%!PS-AdobeFont\n/Encoding 256 array\n0 1 255 {1 index exch /.notdef put} for\n\
            dup 65 /A put\ndup 228 /adieresis put\nreadonly def currentfile eexec dup 66 /B put";
        let names = type1_names(program);
        assert_eq!(names.get(&228).map(Vec::as_slice), Some(&b"adieresis"[..]));
        assert_eq!(names.len(), 2);
    }

    #[test]
    fn what_is_no_font_says_nothing() {
        for program in [&b""[..], b"OTTO", &[0; 64], &[0xff; 64]] {
            assert!(compact_names(program).is_empty() && true_type_characters(program).of_glyphs.is_empty());
        }
    }
}
