//! Base64, in which Atom may write a text.

/// The text that `encoded` stands for; none where it is no base64 of UTF-8.
pub(super) fn decoded(encoded: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(encoded.len() / 4 * 3);
    let (mut bits, mut count) = (0_u32, 0);
    for byte in encoded.trim_end_matches(|end: char| end == '=' || end.is_ascii_whitespace()).bytes() {
        let value = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ if byte.is_ascii_whitespace() => continue,
            _ => return None,
        };
        bits = bits << 6 | u32::from(value);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_of_text_is_text() {
        for (encoded, text) in
            [("TsO2cmR3ZXJr", "Nördwerk"), ("Tm9y\nZA==", "Nord"), ("Tm9yZDE=", "Nord1"), ("", "")]
        {
            assert_eq!(decoded(encoded).as_deref(), Some(text), "{encoded}");
        }
        assert_eq!((decoded("Nord werk!"), decoded("/////w==")), (None, None));
    }
}
