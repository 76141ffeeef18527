//! Bounds of a feed in XML, before a parser sees it.
//!
//! XML has no elements without markup inside, and `<` stands for itself only in comments, CDATA sections and
//! instructions. So one pass over the bytes sees every tag that a parser sees. The entries beyond the bound are cut
//! off, and the elements around them closed.

use super::MOST_ENTRIES;
use crate::intake::{Error, Result};
use memchr::{memchr, memmem};
use std::borrow::Cow;

/// Elements may be nested so deep.
const DEEPEST: usize = 100;
/// A tag has at most so many names and equals signs of attributes: the parser compares each with all others.
const MOST_ATTRIBUTES: usize = 256;
/// A feed has at most so many elements.
const MOST_ELEMENTS: usize = 250_000;

/// The feed with its first [`MOST_ENTRIES`] entries, and the number of those that were cut off.
///
/// # Errors
/// [`Error::Markup`] where it is beyond the other bounds.
pub(super) fn bounded(text: &str) -> Result<(Cow<'_, str>, usize)> {
    let mut scan = Scan { text, at: 0, open: Vec::new(), elements: 0, entries: 0, cut: None };
    scan.run()?;
    let Some((end, open)) = scan.cut else { return Ok((Cow::Borrowed(text), 0)) };
    let mut cut = text[..end].to_owned();
    for name in open.iter().rev() {
        cut.push_str("</");
        cut.push_str(name);
        cut.push('>');
    }
    Ok((Cow::Owned(cut), scan.entries - MOST_ENTRIES))
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    open: Vec<&'t str>,
    elements: usize,
    entries: usize,
    /// Where the first entry beyond the bound begins, and what is open there.
    cut: Option<(usize, Vec<&'t str>)>,
}

impl<'t> Scan<'t> {
    fn run(&mut self) -> Result<()> {
        while let Some(found) = memchr(b'<', &self.text.as_bytes()[self.at..]) {
            let start = self.at + found;
            let rest = &self.text[start..];
            let passed = ["<!--", "<![CDATA[", "<?"].iter().zip(["-->", "]]>", "?>"]);
            if let Some((_, end)) = passed.clone().find(|(begin, _)| rest.starts_with(**begin)) {
                let Some(length) = memmem::find(rest.as_bytes(), end.as_bytes()) else { return Ok(()) };
                self.at = start + length + end.len();
            } else {
                let Some(length) = tag_length(rest.as_bytes())? else { return Ok(()) };
                self.at = start + length;
                self.tag(&rest[..length], start)?;
            }
        }
        Ok(())
    }

    fn tag(&mut self, tag: &'t str, start: usize) -> Result<()> {
        if tag.starts_with("</") {
            self.open.pop();
            return Ok(());
        }
        if tag.starts_with("<!") {
            return Ok(());
        }
        let name = tag[1..].split(|char: char| char.is_whitespace() || matches!(char, '/' | '>')).next();
        let name = name.unwrap_or_default();
        if matches!(name.rsplit(':').next(), Some("item" | "entry")) {
            self.entries += 1;
            if self.entries == MOST_ENTRIES + 1 {
                self.cut = Some((start, self.open.clone()));
            }
        }
        if self.cut.is_some() {
            return Ok(());
        }
        self.elements += 1;
        if !tag.ends_with("/>") {
            self.open.push(name);
        }
        let fits = self.elements <= MOST_ELEMENTS && self.open.len() <= DEEPEST;
        if fits { Ok(()) } else { Err(Error::Markup) }
    }
}

/// The length of the tag that `rest` begins with, with both brackets; none where it never ends.
fn tag_length(rest: &[u8]) -> Result<Option<usize>> {
    let mut quote = None;
    let mut attributes = 0;
    let mut is_apart = false;
    for (offset, &byte) in rest.iter().enumerate() {
        match (quote, byte) {
            (Some(open), _) => quote = Some(open).filter(|open| *open != byte),
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return Ok(Some(offset + 1)),
            (None, b'=') => attributes += 1,
            (None, _) if is_apart && !byte.is_ascii_whitespace() => attributes += 1,
            _ => {}
        }
        is_apart = byte.is_ascii_whitespace();
        if attributes > MOST_ATTRIBUTES {
            return Err(Error::Markup);
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(items: &str) -> String {
        format!("<rss version='2.0'><channel><title>x > y</title>{items}</channel></rss>")
    }

    #[test]
    fn a_common_feed_stays_as_it_is() {
        let text = feed("<item><title>1</title></item><item a='>'/><!-- <item> --><x><![CDATA[<item>]]></x>");
        let (bounded, beyond) = bounded(&text).expect("within the bounds");
        assert!(matches!(bounded, Cow::Borrowed(_)) && beyond == 0);
    }

    #[test]
    fn entries_beyond_the_bound_are_cut_off() {
        let text = feed(&"<item><guid>1</guid></item>".repeat(MOST_ENTRIES + 3));
        let (bounded, beyond) = bounded(&text).expect("within the bounds");
        assert_eq!(beyond, 3);
        assert!(bounded.ends_with("</item></channel></rss>"));
        assert_eq!(bounded.matches("<item>").count(), MOST_ENTRIES);
    }

    #[test]
    fn what_no_feed_has_is_refused() {
        let names = (0..1000).map(|number| format!(" a{number}='1'")).collect::<Vec<_>>().concat();
        for items in [
            "<a>".repeat(1000),
            "<a/>".repeat(MOST_ELEMENTS + 1),
            format!("<a{names}/>"),
            format!("<a{}/>", " b".repeat(1000)),
        ] {
            assert!(matches!(bounded(&feed(&items)), Err(Error::Markup)), "{}", &items[..20]);
        }
    }
}
