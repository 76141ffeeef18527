//! The characters that the names of glyphs mean, and those of the encodings that the format defines.

use crate::lexicon::table::{pairs, rows};
use std::collections::HashMap;
use std::sync::LazyLock;

/// Names of glyphs and the scalar values that they stand for, in hexadecimal.
static GLYPHS: LazyLock<HashMap<&str, &str>> =
    LazyLock::new(|| pairs(include_str!("../../../../assets/pdf/glyphs.tsv")).collect());

/// The names of the encodings, in the order of [`CODES`].
const ENCODINGS: [&[u8]; 4] =
    [b"StandardEncoding", b"MacRomanEncoding", b"WinAnsiEncoding", b"MacExpertEncoding"];

/// The characters of each code.
static CODES: LazyLock<HashMap<u8, [Option<char>; ENCODINGS.len()]>> = LazyLock::new(|| {
    rows(include_str!("../../../../assets/pdf/encodings.tsv"))
        .filter_map(|mut cells| {
            let code = u8::from_str_radix(cells.next()?, 16).ok()?;
            Some((code, std::array::from_fn(|_| scalar(cells.next()?))))
        })
        .collect()
});

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
    scalar(digits)
}

fn listed(name: &str) -> Option<String> {
    // Figures of the old style and small capitals stand for private characters in the list, and TeX names a sign once for
    // each of its sizes.
    const VARIANTS: [&str; 6] = ["oldstyle", "small", "bigg", "Bigg", "big", "Big"];
    let mut bases = VARIANTS.iter().filter_map(|variant| GLYPHS.get(name.strip_suffix(variant)?));
    bases.next().or_else(|| GLYPHS.get(name))?.split(' ').map(scalar).collect()
}

fn scalar(digits: &str) -> Option<char> {
    char::from_u32(u32::from_str_radix(digits, 16).ok()?)
}

/// The character of a code in an encoding of the format, as `WinAnsiEncoding`.
pub fn encoded(encoding: &[u8], code: u8) -> Option<char> {
    let column = ENCODINGS.iter().position(|&name| name == encoding)?;
    *CODES.get(&code)?.get(column)?
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
            ("parenleftbigg", "("),
            ("SS", "SS"),
            ("fouroldstyle", "4"),
            ("Bsmall", "B"),
        ] {
            assert_eq!(text(name.as_bytes()).as_deref(), Some(expected), "{name}");
        }
        for name in ["g27", "", ".notdef", "uniZZZZ", "\u{e4}"] {
            assert_eq!(text(name.as_bytes()), None, "{name}");
        }
    }

    #[test]
    fn codes_of_encodings_are_characters() {
        assert_eq!(encoded(b"WinAnsiEncoding", 0xE4), Some('ä'));
        assert_eq!(encoded(b"WinAnsiEncoding", 0x80), Some('€'));
        assert_eq!(encoded(b"MacRomanEncoding", 0x8A), Some('ä'));
        assert_eq!(encoded(b"StandardEncoding", 0xAE), Some('ﬁ'));
        assert_eq!(encoded(b"NoSuchEncoding", b'A'), None);
    }
}
