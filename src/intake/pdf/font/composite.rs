//! Fonts of which a code has several bytes.

use super::cmap::CMap;
use super::code::{Code, embedded, is_said, to_unicode};
use super::glyph_name;
use super::program::{compact_glyphs, true_type_characters};
use crate::intake::pdf::file;
use crate::order::Reorder;
use lopdf::{Dictionary, Document, Object};
use std::collections::HashMap;

/// The width that the format defines where nothing is said, in sizes of the font.
const DEFAULT_WIDTH: f32 = 1.0;

/// A font of which a code has several bytes.
#[derive(Debug)]
pub struct Composite {
    /// How codes are told apart, and their glyphs. None: they have two bytes, which are the glyph.
    encoding: Option<CMap>,
    /// Codes are UTF-16.
    is_unicode: bool,
    map: Option<CMap>,
    /// The characters of the program's glyphs.
    characters: HashMap<u32, String>,
    /// The program's glyphs, where they have other numbers than the font's.
    numbers: Option<Vec<u8>>,
    widths: Widths,
}

impl Composite {
    pub fn new(document: &Document, font: &Dictionary) -> Self {
        let descendant = file::array(document, font, b"DescendantFonts")
            .and_then(|fonts| file::dictionary(document, fonts.first()?));
        let encoding = file::get(document, font, b"Encoding");
        let name = encoding.and_then(|encoding| encoding.as_name().ok()).unwrap_or_default();
        let stream = encoding.and_then(|encoding| encoding.as_stream().ok());
        let encoding = stream.and_then(|stream| Some(CMap::parse(&file::bytes(stream)?)));
        let map = to_unicode(document, font);
        let characters = match descendant {
            Some(descendant) if map.is_none() => characters(document, descendant),
            _ => HashMap::new(),
        };
        let numbers = descendant
            .and_then(|descendant| file::get(document, descendant, b"CIDToGIDMap")?.as_stream().ok())
            .and_then(file::bytes);
        Self {
            encoding: encoding.filter(CMap::has_spaces),
            is_unicode: name.starts_with(b"Uni") && (name.ends_with(b"UCS2-H") || name.ends_with(b"UTF16-H")),
            map,
            characters,
            numbers,
            widths: descendant.map_or_else(Widths::default, |descendant| Widths::of(document, descendant)),
        }
    }

    pub fn each(&self, mut string: &[u8], mut each: impl FnMut(Code)) {
        let mut text = String::new();
        while !string.is_empty() {
            let (code, length) = match (&self.encoding, string) {
                (Some(encoding), _) => encoding.code(string),
                (None, [high, low, ..]) => (u32::from(*high) << 8 | u32::from(*low), 2),
                (None, _) => (u32::MAX, 1),
            };
            let glyph = self.glyph(code);
            text.clear();
            self.add_text(code, glyph, &mut text);
            let width = self.widths.get(glyph);
            each(Code {
                text: is_said(&text).then_some(text.as_str()),
                width: width.unwrap_or(self.widths.default),
                is_width_known: width.is_some() || self.widths.is_said,
                is_space: length == 1 && code == 32,
            });
            string = &string[length.min(string.len())..];
        }
    }

    pub fn space(&self) -> Option<f32> {
        // Fonts with few glyphs, as most are.
        const MOST: u32 = 1024;
        let mut text = String::new();
        let is_space = |&code: &u32| {
            text.clear();
            self.add_text(code, self.glyph(code), &mut text);
            text == " "
        };
        let code = (0..MOST).find(is_space)?;
        self.widths.get(self.glyph(code)).filter(|&width| width > 0.0)
    }

    fn glyph(&self, code: u32) -> u32 {
        self.encoding.as_ref().map_or(code, |encoding| encoding.glyph(code).unwrap_or(code))
    }

    fn add_text(&self, code: u32, glyph: u32, text: &mut String) {
        if self.map.as_ref().is_some_and(|map| map.text(code, text)) {
            return;
        }
        if self.is_unicode {
            text.extend(char::from_u32(code));
            return;
        }
        let number = match &self.numbers {
            Some(numbers) => {
                let pair = numbers.as_chunks::<2>().0.get(glyph as usize);
                pair.map_or(0, |pair| u32::from(u16::from_be_bytes(*pair)))
            }
            None => glyph,
        };
        if let Some(known) = self.characters.get(&number) {
            text.push_str(known);
        }
    }
}

/// The characters of the glyphs of an embedded font.
fn characters(document: &Document, descendant: &Dictionary) -> HashMap<u32, String> {
    let descriptor =
        descendant.get(b"FontDescriptor").ok().and_then(|object| file::dictionary(document, object));
    match descriptor.and_then(|descriptor| embedded(document, descriptor)) {
        Some((b"FontFile2", program)) => {
            let characters = true_type_characters(&program).of_glyphs;
            characters.into_iter().map(|(glyph, char)| (glyph, char.to_string())).collect()
        }
        Some((b"FontFile3", program)) => compact_glyphs(&program)
            .into_iter()
            .filter_map(|(glyph, name)| Some((glyph, glyph_name::text(name.as_bytes())?)))
            .collect(),
        _ => HashMap::new(),
    }
}

/// The widths of glyphs, in sizes of the font. The file has them as `first [width width …]` and `first last width`.
#[derive(Debug)]
struct Widths {
    listed: HashMap<u32, f32>,
    /// The first glyph, the last and their width; sorted.
    ranges: Vec<(u32, u32, f32)>,
    default: f32,
    /// Whether the file says any.
    is_said: bool,
}

impl Default for Widths {
    fn default() -> Self {
        Self { listed: HashMap::new(), ranges: Vec::new(), default: DEFAULT_WIDTH, is_said: false }
    }
}

impl Widths {
    fn of(document: &Document, descendant: &Dictionary) -> Self {
        let number = |object: &Object| file::number(document, object);
        let mut widths = Self::default();
        if let Some(default) = descendant.get(b"DW").ok().and_then(number) {
            (widths.default, widths.is_said) = (default / 1000.0, true);
        }
        let mut said = file::array(document, descendant, b"W").unwrap_or_default().iter();
        while let (Some(first), Some(second)) = (said.next().and_then(number), said.next()) {
            widths.is_said = true;
            let first = first as u32;
            if let Some(Object::Array(list)) = file::resolved(document, second) {
                let list = (first..).zip(list.iter().filter_map(number));
                widths.listed.extend(list.map(|(glyph, width)| (glyph, width / 1000.0)));
            } else if let (Some(last), Some(width)) = (number(second), said.next().and_then(number)) {
                widths.ranges.push((first, last as u32, width / 1000.0));
            }
        }
        widths.ranges.reorder_by_key(|range| range.0);
        widths
    }

    fn get(&self, glyph: u32) -> Option<f32> {
        if let Some(width) = self.listed.get(&glyph) {
            return Some(*width);
        }
        let at = self.ranges.partition_point(|range| range.0 <= glyph).checked_sub(1)?;
        let (_, last, width) = self.ranges[at];
        (glyph <= last).then_some(width)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::dictionary;

    #[test]
    fn widths_are_lists_and_ranges() {
        let descendant = dictionary! {
            "DW" => 600,
            "W" => vec![1.into(), vec![250.into(), 333.into()].into(), 10.into(), 19.into(), 500.into()],
        };
        let widths = Widths::of(&Document::new(), &descendant);
        for (glyph, expected) in
            [(0, None), (1, Some(0.25)), (2, Some(0.333)), (10, Some(0.5)), (19, Some(0.5)), (20, None)]
        {
            assert_eq!(widths.get(glyph), expected, "{glyph}");
        }
        assert!((widths.default - 0.6).abs() < 1e-6);
    }
}
