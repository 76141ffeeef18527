//! Bounds of a feed in XML, before it is parsed.
//!
//! The tokenizer is the parser's own, so that both see the same tags. A feed that is beyond a bound is cut before the
//! entry that is beyond it, and the elements around the cut are closed; the entries behind it are counted.

use crate::intake::{Error, MOST_ENTRIES, Result};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;

/// Maximum depth of elements.
const DEEPEST: usize = 100;
/// Maximum number of names and equals signs in a tag: the parser compares each attribute with all others.
const MOST_SIGNS: usize = 256;
/// Maximum number of elements.
const MOST_ELEMENTS: usize = 250_000;

/// The feed up to the bounds, and the number of entries behind them.
///
/// # Errors
/// [`Error::Markup`] where not even the first entry is within the bounds.
pub(super) fn bounded(text: &str) -> Result<(Cow<'_, str>, usize)> {
    let mut scan = Scan::default();
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    loop {
        let start = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        // The parser ends at the same error, if not before.
        let Ok(event) = reader.read_event() else { break };
        match event {
            Event::Start(tag) => scan.open(&tag, start, true),
            Event::Empty(tag) => scan.open(&tag, start, false),
            Event::End(_) => drop(scan.open.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    let Some((end, open)) = scan.cut else { return Ok((Cow::Borrowed(text), 0)) };
    let Some(before) = text.get(..end).filter(|_| scan.beyond < scan.entries) else {
        return Err(Error::Markup);
    };
    let mut cut = before.to_owned();
    for name in open.iter().rev() {
        cut.push_str("</");
        cut.push_str(name);
        cut.push('>');
    }
    Ok((Cow::Owned(cut), scan.beyond))
}

/// The names of open elements.
type Open = Vec<String>;

/// What was seen so far.
#[derive(Default)]
struct Scan {
    open: Open,
    elements: usize,
    /// The number of entries, and of those that are cut off.
    entries: usize,
    beyond: usize,
    /// Where the last entry began, and what was open there.
    entry: Option<(usize, Open)>,
    /// Where the feed is cut, and what is open there.
    cut: Option<(usize, Open)>,
}

impl Scan {
    fn open(&mut self, tag: &str, start: usize, is_open: bool) {
        let name = tag.split([' ', '\t', '\r', '\n', '/']).next().unwrap_or_default();
        let is_entry = matches!(name.rsplit(':').next(), Some("item" | "entry"));
        self.entries += usize::from(is_entry);
        if self.cut.is_some() {
            self.beyond += usize::from(is_entry);
            return;
        }
        if is_entry {
            self.entry = Some((start, self.open.clone()));
        }
        self.elements += 1;
        if is_open {
            self.open.push(name.to_owned());
        }
        let fits = self.elements <= MOST_ELEMENTS
            && self.entries <= MOST_ENTRIES
            && self.open.len() <= DEEPEST
            && has_few_attributes(tag);
        if !fits {
            // Without an entry there is nothing to keep.
            self.cut = Some(self.entry.take().unwrap_or_default());
            self.beyond = usize::from(self.entries > 0);
        }
    }
}

fn has_few_attributes(tag: &str) -> bool {
    let mut quote = None;
    let mut signs = 0;
    let mut is_apart = false;
    for byte in tag.bytes() {
        match (quote, byte) {
            (Some(open), _) => quote = Some(open).filter(|open| *open != byte),
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'=') => signs += 1,
            (None, _) if is_apart && !byte.is_ascii_whitespace() => signs += 1,
            _ => {}
        }
        is_apart = byte.is_ascii_whitespace();
        if signs > MOST_SIGNS {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed(items: &str) -> String {
        format!("<rss version='2.0'><channel><title>x > y</title>{items}</channel></rss>")
    }

    const ITEM: &str = "<item><guid>1</guid></item>";

    #[test]
    fn a_common_feed_stays_as_it_is() {
        let text = feed("<item><title>1</title></item><item a='>'/><!-- <item> --><x><![CDATA[<item>]]></x>");
        let (bounded, beyond) = bounded(&text).expect("within the bounds");
        assert!(matches!(bounded, Cow::Borrowed(_)) && beyond == 0);
    }

    #[test]
    fn entries_beyond_the_bound_are_cut_off_and_counted() {
        for start in ["", "<!DOCTYPE rss [<!ELEMENT a \">]>", "<!DOCTYPE rss [<!-- don't -->]>"] {
            let text = format!("{start}{}", feed(&ITEM.repeat(MOST_ENTRIES + 3)));
            let Ok((bounded, beyond)) = bounded(&text) else { continue };
            assert_eq!(beyond, 3, "{start}");
            assert!(bounded.ends_with("</item></channel></rss>"));
            assert_eq!(bounded.matches("<item>").count(), MOST_ENTRIES);
        }
    }

    #[test]
    fn what_is_beyond_another_bound_costs_the_entries_from_there_on() {
        let names = (0..1000).map(|number| format!(" a{number}='1'")).collect::<Vec<_>>().concat();
        for content in [
            "<a>".repeat(1000),
            "<a/>".repeat(MOST_ELEMENTS + 1),
            "<a><!--></a>-->".repeat(1000),
            format!("<a{names}/>"),
            format!("<a{}/>", " b".repeat(1000)),
        ] {
            let bad = format!("<item>{content}</item>");
            let text = feed(&format!("{ITEM}{ITEM}{bad}{ITEM}"));
            let (bounded, beyond) = bounded(&text).expect("the first entries");
            assert_eq!(bounded, feed(&ITEM.repeat(2)), "{}", &content[..20]);
            // What follows an element without end is inside of it.
            assert!((1..=2).contains(&beyond), "{}", &content[..20]);
            assert!(matches!(super::bounded(&feed(&bad)), Err(Error::Markup)));
            assert!(matches!(super::bounded(&feed(&content)), Err(Error::Markup)));
        }
    }
}
