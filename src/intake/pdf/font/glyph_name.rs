//! The characters that the names of glyphs mean, and those of the encodings that the format defines.
//!
//! The tables are those of `lopdf`, which gives them only through the encoding of a font: so a font is made for it.

use lopdf::{Dictionary, Document, Encoding, Object};

/// The text of a glyph: `adieresis`, `uni00E4`, `f_i`, `one.tnum`.
pub fn text(name: &[u8]) -> Option<String> {
    // A variant of a glyph means the same.
    let name = str::from_utf8(name).ok()?.split('.').next().filter(|name| !name.is_empty())?;
    let mut text = String::new();
    for part in name.split('_') {
        match coded(part) {
            Some(char) => text.push(char),
            None => text.push_str(&listed(part)?),
        }
    }
    Some(text)
}

/// `uni20AC` and `u20AC`.
fn coded(name: &str) -> Option<char> {
    let digits = name.strip_prefix("uni").filter(|digits| digits.len() == 4);
    let digits =
        digits.or_else(|| name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len())))?;
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

fn listed(name: &str) -> Option<String> {
    let differences = vec![Object::Integer(0), Object::Name(name.as_bytes().to_vec())];
    let mut encoding = Dictionary::new();
    encoding.set("Differences", differences);
    decoded(&font(encoding), 0)
}

/// The character of a code in an encoding of the format, as `WinAnsiEncoding`.
pub fn encoded(encoding: &[u8], code: u8) -> Option<String> {
    decoded(&font(Object::Name(encoding.to_vec())), code)
}

fn font(encoding: impl Into<Object>) -> Dictionary {
    let mut font = Dictionary::new();
    font.set("Type", "Font");
    font.set("Encoding", encoding);
    font
}

fn decoded(font: &Dictionary, code: u8) -> Option<String> {
    let document = Document::new();
    let encoding = font.get_font_encoding(&document).ok()?;
    if matches!(encoding, Encoding::SimpleEncoding(_)) {
        return None;
    }
    encoding.bytes_to_string(&[code]).ok().filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_glyphs_are_characters() {
        for (name, expected) in [
            ("adieresis", "ä"),
            ("Euro", "€"),
            ("one.tnum", "1"),
            ("f_i", "fi"),
            ("uni00DF", "ß"),
            ("u1F600", "😀"),
            ("germandbls", "ß"),
            ("endash", "–"),
        ] {
            assert_eq!(text(name.as_bytes()).as_deref(), Some(expected), "{name}");
        }
        for name in ["g27", "", ".notdef", "uniZZZZ", "\u{e4}"] {
            assert_eq!(text(name.as_bytes()), None, "{name}");
        }
    }

    #[test]
    fn codes_of_encodings_are_characters() {
        assert_eq!(encoded(b"WinAnsiEncoding", 0xE4).as_deref(), Some("ä"));
        assert_eq!(encoded(b"WinAnsiEncoding", 0x80).as_deref(), Some("€"));
        assert_eq!(encoded(b"MacRomanEncoding", 0x8A).as_deref(), Some("ä"));
        assert_eq!(encoded(b"StandardEncoding", 0xAE).as_deref(), Some("ﬁ"));
        assert_eq!(encoded(b"NoSuchEncoding", b'A'), None);
    }
}
