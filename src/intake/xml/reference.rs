//! References in text: `&amp;`, `&#8364;`, `&auml;`, and what a document type declares.

use std::borrow::Cow;
use std::cell::Cell;

/// The longest name of a reference, in bytes.
const LONGEST_NAME: usize = 32;
/// Maximum number of entities that a document type declares, and of the bytes of each.
const MOST_DECLARED: usize = 64;
const LONGEST_DECLARED: usize = 256;
/// Maximum number of bytes that all references to them bring. The others stay as they are written.
const MOST_EXPANDED: usize = 100_000;

/// The entities that the text itself declares. Their values are text: no reference in them is followed.
#[derive(Debug, Default)]
pub struct DeclaredEntities<'t> {
    values: Vec<(&'t str, &'t str)>,
    expanded: Cell<usize>,
}

impl<'t> DeclaredEntities<'t> {
    /// Adds what a document type declares: `<!ENTITY name "value">`.
    pub fn declare(&mut self, document_type: &'t str) {
        for piece in document_type.split("<!ENTITY").skip(1).take(MOST_DECLARED) {
            let Some((name, rest)) = piece.trim_start().split_once(|char: char| char.is_ascii_whitespace())
            else {
                continue;
            };
            let rest = rest.trim_start();
            let quoted = rest.chars().next().filter(|quote| matches!(quote, '"' | '\''));
            let value = quoted.and_then(|quote| rest[1..].split_once(quote)).map(|(value, _)| value);
            let value = value.filter(|value| value.len() <= LONGEST_DECLARED && !value.contains(['&', '<']));
            if let Some(value) = value.filter(|_| self.values.len() < MOST_DECLARED) {
                self.values.push((name, value));
            }
        }
    }

    fn declared(&self, name: &str) -> Option<&'t str> {
        let (_, value) = self.values.iter().find(|(declared, _)| *declared == name)?;
        let expanded = self.expanded.get() + value.len();
        self.expanded.set(expanded);
        (expanded <= MOST_EXPANDED).then_some(value)
    }

    /// Text with its references resolved. An ampersand that begins none stays.
    pub fn resolved<'r>(&self, raw: &'r str) -> Cow<'r, str> {
        if memchr::memchr(b'&', raw.as_bytes()).is_none() {
            return Cow::Borrowed(raw);
        }
        let mut text = String::with_capacity(raw.len());
        self.resolve_into(raw, &mut text);
        Cow::Owned(text)
    }

    /// Adds text with its references resolved.
    pub fn resolve_into(&self, raw: &str, text: &mut String) {
        let mut rest = raw;
        while let Some(at) = memchr::memchr(b'&', rest.as_bytes()) {
            text.push_str(&rest[..at]);
            rest = &rest[at + 1..];
            let name = rest
                .bytes()
                .take(LONGEST_NAME + 1)
                .position(|byte| !byte.is_ascii_alphanumeric() && byte != b'#' && byte != b'_');
            let name = name.filter(|end| rest.as_bytes()[*end] == b';').map(|end| &rest[..end]);
            let is_resolved = name.is_some_and(|name| match name.strip_prefix('#') {
                Some(number) => push_number(number, text),
                None => self.push_named(name, text),
            });
            match name {
                Some(name) if is_resolved => rest = &rest[name.len() + 1..],
                _ => text.push('&'),
            }
        }
        text.push_str(rest);
    }

    fn push_named(&self, name: &str, text: &mut String) -> bool {
        let simple = match name {
            "amp" => "&",
            "lt" => "<",
            "gt" => ">",
            "quot" => "\"",
            "apos" => "'",
            _ => match self.declared(name) {
                Some(value) => value,
                None => return push_html(name, text),
            },
        };
        text.push_str(simple);
        true
    }
}

/// Adds the character of a number. What is no character of a text adds a mark or nothing.
fn push_number(number: &str, text: &mut String) -> bool {
    let hexadecimal = number.strip_prefix(['x', 'X']);
    let (digits, radix) = hexadecimal.map_or((number, 10), |digits| (digits, 16));
    if digits.is_empty() || !digits.chars().all(|digit| digit.is_digit(radix)) {
        return false;
    }
    match u32::from_str_radix(digits, radix) {
        // Numbers of Windows-1252, as browsers take them.
        Ok(code @ 0x80..=0x9F) => {
            text.push_str(&encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[code as u8]).0);
        }
        Ok(9) => text.push('\t'),
        Ok(10 | 13) => text.push('\n'),
        Ok(0..0x20 | 0x7F) => {}
        Ok(code) => text.push(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)),
        Err(_) => text.push(char::REPLACEMENT_CHARACTER),
    }
    true
}

#[cfg(feature = "html")]
fn push_html(name: &str, text: &mut String) -> bool {
    let Some(&(first, second)) = html5ever::data::NAMED_ENTITIES.get(&format!("{name};")) else {
        return false;
    };
    text.extend([first, second].into_iter().filter(|code| *code > 0).filter_map(char::from_u32));
    first > 0
}

#[cfg(not(feature = "html"))]
fn push_html(_name: &str, _text: &mut String) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_resolved_and_the_rest_stays() {
        for (raw, text) in [
            ("a &amp; b &lt;c&gt; &quot;&apos;", "a & b <c> \"'"),
            ("a & b &c &; &# &#; &#x; &nope; &a b;", "a & b &c &; &# &#; &#x; &nope; &a b;"),
            ("?a=1&b=2&copy=3", "?a=1&b=2&copy=3"),
            ("&#8364;&#x20AC;&#128;&#x9F;", "€€€Ÿ"),
            ("a&#0;b&#27;[c&#xD800;&#1114112;&#99999999999;", "ab[c\u{fffd}\u{fffd}\u{fffd}"),
            ("&amp;amp;", "&amp;"),
        ] {
            assert_eq!(DeclaredEntities::default().resolved(raw), text, "{raw}");
        }
    }

    #[cfg(feature = "html")]
    #[test]
    fn names_of_html_are_known() {
        assert_eq!(
            DeclaredEntities::default().resolved("M&uuml;ller&nbsp;&ndash; &hellip;&Auml;"),
            "Müller\u{a0}– …Ä"
        );
    }

    #[test]
    fn declared_entities_are_text_and_do_not_multiply() {
        let mut entities = DeclaredEntities::default();
        entities.declare(" rss [<!ENTITY firm 'Nordwerk'><!ENTITY file SYSTEM \"file:///a\"><!ENTITY two \"&firm;&firm;\"> ]");
        assert_eq!(entities.resolved("&firm; &file; &two;"), "Nordwerk &file; &two;");
        let many = "&firm;".repeat(100_000);
        assert!(entities.resolved(&many).len() < many.len() + MOST_EXPANDED);
    }
}
