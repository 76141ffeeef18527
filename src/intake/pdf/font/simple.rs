//! Fonts of which a byte is a code.

use super::code::{Code, base_name, embedded, is_said, to_unicode};
use super::glyph_name;
use super::program::{compact_names, true_type_characters, type1_names};
use super::standard_width::Face;
use crate::intake::pdf::file;
use lopdf::{Dictionary, Document, Object};
use std::collections::HashMap;

/// The width of a glyph of which nothing says it, in sizes of the font.
const USUAL_WIDTH: f32 = 0.5;

/// A font of which a byte is a code.
#[derive(Debug)]
pub struct Simple {
    texts: Vec<Option<Box<str>>>,
    widths: Vec<Option<f32>>,
}

impl Simple {
    pub fn new(document: &Document, font: &Dictionary, is_drawn: bool) -> Self {
        let texts = texts(document, font);
        let widths = widths(document, font, is_drawn, &texts);
        Self { texts, widths }
    }

    pub fn code(&self, byte: u8) -> Code<'_> {
        let at = usize::from(byte);
        Code {
            text: self.texts[at].as_deref(),
            width: self.widths[at].unwrap_or(USUAL_WIDTH),
            is_width_known: self.widths[at].is_some(),
            is_space: byte == b' ',
        }
    }

    pub fn space(&self) -> Option<f32> {
        let at = self.texts.iter().position(|text| text.as_deref() == Some(" "))?;
        self.widths[at].filter(|&width| width > 0.0)
    }
}

fn texts(document: &Document, font: &Dictionary) -> Vec<Option<Box<str>>> {
    let map = to_unicode(document, font);
    let names = names(document, font);
    let is_drawn = font.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Type3");
    let encoding = file::get(document, font, b"Encoding");
    let base = encoding.and_then(|encoding| match encoding {
        Object::Name(name) => Some(name.as_slice()),
        Object::Dictionary(encoding) => encoding.get(b"BaseEncoding").and_then(Object::as_name).ok(),
        _ => None,
    });
    let own = Own::of(document, font, base.is_some());
    (0..=u8::MAX)
        .map(|code| {
            let mut text = String::new();
            let mapped = map.as_ref().is_some_and(|map| map.text(u32::from(code), &mut text));
            if mapped && is_said(&text) {
                return Some(text);
            }
            if let Some(name) = names.get(&code) {
                let numbered = if is_drawn { tex_bitmap(name, code) } else { None };
                return numbered.map(String::from).or_else(|| glyph_name::text(name));
            }
            match base {
                Some(base) => glyph_name::encoded(base, code).map(String::from).or_else(|| own.text(code)),
                None => own.text(code),
            }
        })
        .map(|text| text.filter(|text| is_said(text)).map(String::into_boxed_str))
        .collect()
}

/// The names of glyphs that the file gives to codes.
fn names(document: &Document, font: &Dictionary) -> HashMap<u8, Vec<u8>> {
    let mut names = HashMap::new();
    let encoding = font.get(b"Encoding").ok().and_then(|encoding| file::dictionary(document, encoding));
    let differences = encoding.and_then(|encoding| file::array(document, encoding, b"Differences"));
    let mut code = 0;
    for object in differences.unwrap_or_default() {
        match file::resolved(document, object) {
            Some(Object::Integer(first)) => code = *first,
            Some(Object::Name(name)) => {
                if let Ok(code) = u8::try_from(code) {
                    names.insert(code, name.clone());
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    names
}

/// The text of a glyph of a TeX font that is drawn as dots: its name is `a` and its code, which is that of the text but for
/// a few.
fn tex_bitmap(name: &[u8], code: u8) -> Option<&'static str> {
    const PRINTABLE: &str =
        "!#$%&'()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]abcdefghijklmnopqrstuvwxyz";
    if str::from_utf8(name).ok()?.strip_prefix('a')?.parse() != Ok(code) {
        return None;
    }
    Some(match code {
        11 => "ff",
        12 => "fi",
        13 => "fl",
        14 => "ffi",
        15 => "ffl",
        25 => "ß",
        34 => "”",
        92 => "“",
        123 => "–",
        124 => "—",
        127 => "¨",
        code => {
            let at = PRINTABLE.find(char::from(code))?;
            PRINTABLE.get(at..=at)?
        }
    })
}

/// What the font itself says of a code of which the file says nothing.
enum Own {
    /// The names of its glyphs.
    Named(HashMap<u8, Vec<u8>>),
    /// Their characters.
    Known(HashMap<u8, char>),
    /// A font without a program, or with one that says nothing, has this encoding.
    Encoded(&'static [u8]),
    Unknown,
}

impl Own {
    fn of(document: &Document, font: &Dictionary, has_encoding: bool) -> Self {
        let descriptor =
            font.get(b"FontDescriptor").ok().and_then(|object| file::dictionary(document, object));
        match descriptor.and_then(|descriptor| embedded(document, descriptor)) {
            Some((b"FontFile", program)) => Self::Named(type1_names(&program)).or_standard(),
            Some((b"FontFile3", program)) => Self::Named(compact_names(&program)).or_standard(),
            Some((_, program)) => {
                let characters = true_type_characters(&program);
                let known = characters
                    .of_codes
                    .iter()
                    .filter_map(|(&code, glyph)| Some((code, *characters.of_glyphs.get(glyph)?)));
                let known: HashMap<_, _> = known.collect();
                if known.is_empty() && !has_encoding { Self::Unknown } else { Self::Known(known) }
            }
            None if font.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"Type3") => Self::Unknown,
            None if matches!(base_name(font), b"Symbol" | b"ZapfDingbats") => {
                Self::Known([(0xB7, '•')].into())
            }
            None if font.get(b"Subtype").and_then(Object::as_name).ok() == Some(b"TrueType") => {
                Self::Encoded(b"WinAnsiEncoding")
            }
            None => Self::Encoded(b"StandardEncoding"),
        }
    }

    fn or_standard(self) -> Self {
        match self {
            Self::Named(names) if names.is_empty() => Self::Encoded(b"StandardEncoding"),
            own => own,
        }
    }

    fn text(&self, code: u8) -> Option<String> {
        match self {
            Self::Named(names) => glyph_name::text(names.get(&code)?),
            Self::Known(known) => known.get(&code).map(char::to_string),
            Self::Encoded(encoding) => glyph_name::encoded(encoding, code).map(String::from),
            Self::Unknown => None,
        }
    }
}

fn widths(
    document: &Document,
    font: &Dictionary,
    is_drawn: bool,
    texts: &[Option<Box<str>>],
) -> Vec<Option<f32>> {
    let descriptor = font.get(b"FontDescriptor").ok().and_then(|object| file::dictionary(document, object));
    let value = |dictionary: &Dictionary, key: &[u8]| file::number(document, dictionary.get(key).ok()?);
    // A drawn font has units of its own.
    let unit = if is_drawn {
        file::array(document, font, b"FontMatrix")
            .and_then(|matrix| file::numbers::<6>(document, matrix))
            .map_or(0.001, |matrix| matrix[0].abs())
    } else {
        0.001
    };
    let listed = file::array(document, font, b"Widths");
    let first = value(font, b"FirstChar").unwrap_or(0.0);
    let missing =
        descriptor.and_then(|descriptor| value(descriptor, b"MissingWidth")).filter(|&width| width > 0.0);
    let face = if listed.is_none() { Face::named(base_name(font)) } else { None };
    (0..=u8::MAX)
        .zip(texts)
        .map(|(code, text)| {
            let at = f32::from(code) - first;
            let width = listed
                .filter(|_| at >= 0.0)
                .and_then(|widths| file::number(document, widths.get(at as usize)?))
                // Some programs leave the width of what they do not draw at nothing.
                .filter(|&width| width != 0.0 || text.is_none())
                .or(missing)
                .map(|width| width * unit);
            width.or_else(|| face?.width(text.as_deref()?.chars().next()?))
        })
        .collect()
}
