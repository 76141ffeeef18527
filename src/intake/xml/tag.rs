//! A tag and its attributes.

use memchr::{memchr2, memchr3};

/// A start tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct XmlTag<'t> {
    /// Its name with its prefix.
    pub name: &'t str,
    /// Its attributes as they are written.
    pub attributes: &'t str,
    /// Whether it is an end tag as well.
    pub is_empty: bool,
}

impl<'t> XmlTag<'t> {
    /// The tag that `text` begins with behind its `<`, and the length of it. None for a tag that the end of the text cuts
    /// off. A tag without `>` ends where the next one begins.
    pub(super) fn begin(text: &'t str) -> (Option<Self>, usize) {
        let bytes = text.as_bytes();
        let ends_name = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>' | b'<');
        let name = bytes.iter().position(ends_name).unwrap_or(bytes.len());
        let mut at = name;
        let (end, length) = loop {
            let Some(found) = memchr3(b'>', b'<', b'=', &bytes[at..]) else { return (None, bytes.len()) };
            at += found;
            match bytes[at] {
                b'>' => break (at, at + 1),
                b'<' if begins_tag(bytes, at) => break (at, at),
                b'=' => at = value_end(bytes, at + 1).2,
                _ => at += 1,
            }
        };
        let is_empty = end > name && bytes[end - 1] == b'/';
        let attributes = text[name..end - usize::from(is_empty)].trim();
        (Some(Self { name: &text[..name], attributes, is_empty }), length)
    }

    /// The name without its prefix.
    pub fn local_name(&self) -> &'t str {
        local(self.name)
    }

    /// The names and the values of the attributes, with their references.
    pub fn pairs(&self) -> impl Iterator<Item = (&'t str, &'t str)> + use<'t> {
        let (text, bytes) = (self.attributes, self.attributes.as_bytes());
        let mut at = 0;
        std::iter::from_fn(move || {
            let is_between = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b',');
            at += bytes[at..].iter().take_while(|byte| is_between(byte)).count();
            let name = at;
            at += bytes[at..]
                .iter()
                .position(|byte| byte.is_ascii_whitespace() || *byte == b'=')
                .unwrap_or(bytes.len() - at);
            let name = &text[name..at];
            let equals = at + bytes[at..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            if bytes.get(equals) != Some(&b'=') {
                return (!name.is_empty()).then_some((name, ""));
            }
            let (start, end, after) = value_end(bytes, equals + 1);
            at = after;
            Some((name, &text[start..end]))
        })
    }

    /// The first attribute of a name, with its references. Names are compared without regard to case.
    pub fn value(&self, name: &str) -> Option<&'t str> {
        if self.attributes.is_empty() {
            return None;
        }
        self.pairs().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

/// A name without its prefix.
fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn begins_tag(bytes: &[u8], at: usize) -> bool {
    bytes
        .get(at + 1)
        .is_none_or(|byte| byte.is_ascii_alphabetic() || matches!(byte, b'/' | b'!' | b'?' | b'_' | b':'))
}

/// Where the value behind an equals sign begins and ends, and where what follows it begins. A quote that is not closed
/// before the next tag is none.
fn value_end(bytes: &[u8], from: usize) -> (usize, usize, usize) {
    let start = from + bytes[from..].iter().take_while(|byte| byte.is_ascii_whitespace()).count();
    let quote = bytes.get(start).copied().filter(|byte| matches!(byte, b'"' | b'\''));
    if let Some(quote) = quote {
        let mut at = start + 1;
        while let Some(found) = memchr2(quote, b'<', &bytes[at..]) {
            at += found;
            if bytes[at] == quote {
                return (start + 1, at, at + 1);
            }
            if begins_tag(bytes, at) {
                break;
            }
            at += 1;
        }
    }
    let start = start + usize::from(quote.is_some());
    let ends = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, b'>' | b'<');
    let end = bytes[start..].iter().position(ends).map_or(bytes.len(), |end| start + end);
    (start, end, end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tag(text: &str) -> XmlTag<'_> {
        XmlTag::begin(text).0.expect("a tag")
    }

    #[test]
    fn attributes_are_read_as_they_are_written() {
        let tag = tag("a:Link href = 'x>y' REL=\"self\" checked type=text/html title='' rel='no'/>z");
        assert_eq!((tag.name, tag.local_name(), tag.is_empty), ("a:Link", "Link", true));
        let pairs: Vec<(&str, &str)> = tag.pairs().collect();
        let all = [
            ("href", "x>y"),
            ("REL", "self"),
            ("checked", ""),
            ("type", "text/html"),
            ("title", ""),
            ("rel", "no"),
        ];
        assert_eq!(pairs, all);
        assert_eq!((tag.value("rel"), tag.value("href2")), (Some("self"), None));
    }

    #[test]
    fn a_quote_that_is_not_closed_ends_with_the_word() {
        let found: Vec<(&str, &str)> = tag("a href=\"x title='1 < 2' b>c").pairs().collect();
        assert_eq!(found, [("href", "x"), ("title", "1 < 2"), ("b", "")]);
        assert_eq!(tag("a href='x<b y='z'>").attributes, "href='x");
        assert!(XmlTag::begin("a href=\"x>").0.is_some() && XmlTag::begin("a href=\"x").0.is_none());
    }
}
