//! Decodes bytes: detects the encoding, and whether they are text at all.
//!
//! A byte-order mark decides. Without one, valid UTF-8 is UTF-8; zeros in every second byte are UTF-16; the
//! rest is an 8-bit encoding that `chardetng` guesses (Windows-1252 for German and English).

use super::utf16::unmarked_utf16;
use super::{Error, Result};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

/// How much of the input is looked at to tell its encoding.
const SAMPLE: usize = 64 * 1024;

/// How far XML may begin before it declares its encoding, in bytes.
const XML_DECLARATION: usize = 256;

/// Decodes `bytes` in the encoding that they, or whoever sent them, declare, if that can be believed; else as
/// [`decode`] does.
///
/// # Errors
/// [`Error::Binary`] for what is no text.
pub fn decode_declared(bytes: Vec<u8>, declared: Option<&'static Encoding>) -> Result<String> {
    match declared.filter(|_| is_open_to_declaration(&bytes)) {
        Some(encoding) => Ok(normalized(encoding.decode(&bytes).0.into_owned())),
        None => decode(bytes),
    }
}

/// Decodes the bytes of XML: in the encoding that its first line declares if that can be believed, else as [`decode`]
/// does.
///
/// # Errors
/// [`Error::Binary`] for what is no text.
pub fn decode_xml(bytes: Vec<u8>) -> Result<String> {
    let head = bytes.get(..XML_DECLARATION).unwrap_or(&bytes);
    let head = String::from_utf8_lossy(head).to_ascii_lowercase();
    let label = head.split_once("encoding=").and_then(|(_, after)| after.get(1..)?.split(['"', '\'']).next());
    // What is not UTF-8 though it says so is something else.
    let declared =
        label.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|encoding| *encoding != UTF_8);
    decode_declared(bytes, declared)
}

/// Decodes the bytes of a feed as [`decode_xml`] does, without the zeros that some programs leave in it.
///
/// # Errors
/// [`Error::Binary`] for what is no text.
pub fn decode_feed(bytes: Vec<u8>) -> Result<String> {
    let is_wide = Encoding::for_bom(&bytes).is_some_and(|(encoding, _)| encoding != UTF_8)
        || unmarked_utf16(&bytes).is_some();
    let mut bytes = bytes;
    if !is_wide {
        bytes.retain(|byte| *byte != 0);
    }
    decode_xml(bytes)
}

/// Whether a declaration of the encoding can be believed: a byte-order mark, and text that is UTF-8 whatever is said of
/// it, win over any.
pub fn is_open_to_declaration(bytes: &[u8]) -> bool {
    Encoding::for_bom(bytes).is_none() && std::str::from_utf8(bytes).is_err()
}

/// Decodes `bytes`, drops a byte-order mark and makes every line end a line feed. Single invalid sequences
/// become U+FFFD.
///
/// # Errors
/// [`Error::Binary`] for what is no text.
pub fn decode(bytes: Vec<u8>) -> Result<String> {
    let (encoding, mark) = Encoding::for_bom(&bytes).unwrap_or((UTF_8, 0));
    if mark == 0 {
        if let Some(encoding) = unmarked_utf16(&bytes) {
            return text_of(encoding, &bytes);
        }
        return match String::from_utf8(bytes) {
            Ok(text) => checked(text),
            Err(error) => {
                let bytes = error.as_bytes();
                text_of(guess(bytes, error.utf8_error().valid_up_to()), bytes)
            }
        };
    }
    text_of(encoding, &bytes[mark..])
}

fn text_of(encoding: &'static Encoding, bytes: &[u8]) -> Result<String> {
    checked(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

fn checked(text: String) -> Result<String> {
    if looks_binary(&text) { Err(Error::Binary) } else { Ok(normalized(text)) }
}

/// The encoding of bytes that are not UTF-8 from `invalid_at` on. A file of which nearly everything is UTF-8
/// is taken as damaged UTF-8.
fn guess(bytes: &[u8], invalid_at: usize) -> &'static Encoding {
    let from = invalid_at.saturating_sub(SAMPLE / 2);
    let sample = &bytes[from..bytes.len().min(from + SAMPLE)];
    if mostly_utf8(sample) {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    // Where the bytes leave it open, it is what German and English files have.
    detector.guess(Some(b"de"), Utf8Detection::Deny)
}

/// Whether sequences of several bytes that are valid outnumber the invalid ones by far.
fn mostly_utf8(sample: &[u8]) -> bool {
    let (mut valid, mut invalid) = (0, 0);
    for chunk in sample.utf8_chunks() {
        valid += chunk.valid().chars().filter(|character| !character.is_ascii()).count();
        invalid += usize::from(!chunk.invalid().is_empty());
    }
    valid > 2 * invalid
}

/// Text has no zero characters and hardly any control characters but line ends and tabs. Escape sequences of
/// terminals are let through: they are shown harmlessly.
fn looks_binary(text: &str) -> bool {
    // Most texts have no byte that such a character begins with.
    let bytes = text.as_bytes();
    let may_be = |(at, byte): (usize, &u8)| match byte {
        b'\t' | b'\n' | b'\r' | 0xc | 0x1b => false,
        0xc2 => bytes.get(at + 1).is_some_and(|next| *next < 0xa0),
        0xef => bytes.get(at + 1) == Some(&0xbf),
        _ => byte.is_ascii_control(),
    };
    if !bytes.iter().enumerate().any(may_be) {
        return false;
    }
    let (mut characters, mut controls) = (0_usize, 0_usize);
    for character in text.chars().take(SAMPLE) {
        characters += 1;
        match character {
            '\0' => controls += 8,
            '\t' | '\n' | '\r' | '\u{c}' | '\u{85}' | '\u{1b}' => {}
            _ if character.is_control() => controls += 1,
            char::REPLACEMENT_CHARACTER => controls += 1,
            _ => {}
        }
    }
    controls > 2 && controls * 12 > characters
}

/// Drops byte-order marks at the start and makes CRLF and single carriage returns line feeds.
pub fn normalized(text: String) -> String {
    const MARK: char = '\u{feff}';
    if !text.starts_with(MARK) && memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    let mut result = String::with_capacity(text.len());
    let mut rest = text.trim_start_matches(MARK);
    while let Some((line, after)) = rest.split_once('\r') {
        result.push_str(line);
        result.push('\n');
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    result.push_str(rest);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Überschuss: 10 Mio. € für „Böhm & Söhne“ in Österreich";

    fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes_of).collect()
    }

    #[test]
    fn encodings_of_german_text_are_told_apart() {
        let marked = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
        for bytes in [
            TEXT.as_bytes().to_vec(),
            marked(b"\xEF\xBB\xBF", TEXT.as_bytes().to_vec()),
            utf16("Gewinn stieg um 3 Prozent", u16::to_le_bytes),
            utf16("Gewinn stieg um 3 Prozent", u16::to_be_bytes),
            marked(b"\xFF\xFE", utf16(TEXT, u16::to_le_bytes)),
            marked(b"\xFE\xFF", utf16(TEXT, u16::to_be_bytes)),
            encoding_rs::WINDOWS_1252.encode(TEXT).0.into_owned(),
        ] {
            let text = decode(bytes).expect("text");
            assert!(text == TEXT || text == "Gewinn stieg um 3 Prozent", "{text}");
        }
    }

    #[test]
    fn damaged_utf8_stays_utf8() {
        let mut bytes = TEXT.repeat(3).into_bytes();
        bytes.extend(b" \xFF Ende");
        let text = decode(bytes).expect("text");
        assert!(text.starts_with(TEXT) && text.ends_with("\u{FFFD} Ende"), "{text}");
    }

    #[test]
    fn binary_files_are_refused() {
        let image: Vec<u8> = (0..2000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        for bytes in [image, b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0".to_vec()] {
            assert!(matches!(decode(bytes), Err(Error::Binary)));
        }
        assert!(decode(b"\x1b[31mrot\x1b[0m und mehr".to_vec()).is_ok());
    }

    #[test]
    fn line_ends_become_line_feeds() {
        assert_eq!(normalized("\u{feff}a\r\nb\rc\n\r\n\r".to_owned()), "a\nb\nc\n\n\n");
    }
}
