//! Reads and writes lists of feeds in OPML, the format of other feed readers.

use crate::document::without_credentials;
use crate::intake;
use crate::library::feeds::Feed;
use quick_xml::Reader;
use quick_xml::escape::{escape, unescape};
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;
use std::fmt::Write as _;

/// At most so many outlines are read, folders among them.
const MOST_OUTLINES: usize = 100_000;

/// The longest entity that is read, in bytes.
const LONGEST_ENTITY: usize = 12;

const NO_OPML: &str = "the first element is not `<opml>`";

/// A feed of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpmlFeed {
    /// Its address.
    pub url: String,
    /// What it is called there.
    pub title: Option<String>,
}

/// Why a list of feeds cannot be read. The text completes the sentence that begins with the name of the file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file cannot be read, or is no text.
    #[error(transparent)]
    Read(#[from] intake::Error),
    /// The text is no list of feeds.
    #[error("not a valid OPML file: {problem}")]
    Invalid {
        /// What is wrong with it, and where.
        problem: String,
    },
}

/// The feeds of a list, in its order. Folders may nest to any depth.
///
/// # Errors
/// [`Error::Invalid`] for a text that is no OPML, [`Error::Read`] for anything but text.
pub fn read(bytes: Vec<u8>) -> Result<Vec<OpmlFeed>, Error> {
    let text = intake::encoding::decode_xml(bytes)?;
    feeds_of(&text).map_err(|problem| Error::Invalid { problem })
}

fn feeds_of(text: &str) -> Result<Vec<OpmlFeed>, String> {
    let mut reader = Reader::from_str(text);
    // Lists that other programs wrote are often not well-formed.
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    let mut feeds = Vec::new();
    let (mut outlines, mut has_begun, mut has_ended) = (0, false, false);
    loop {
        let event = reader.read_event();
        match event.map_err(|error| problem_at(text, reader.error_position(), &error))? {
            Event::Start(element) | Event::Empty(element) => {
                let is = |name: &str| element.local_name().into_inner().eq_ignore_ascii_case(name);
                if !has_begun && !is("opml") {
                    return Err(NO_OPML.to_owned());
                }
                has_begun = true;
                if is("outline") {
                    outlines += 1;
                    if outlines > MOST_OUTLINES {
                        return Err(format!("more than {MOST_OUTLINES} outlines"));
                    }
                    feeds.extend(listed(&element));
                }
            }
            Event::End(element) => {
                has_ended |= element.local_name().into_inner().eq_ignore_ascii_case("opml");
            }
            Event::Eof if !has_begun => return Err(NO_OPML.to_owned()),
            Event::Eof if !has_ended => return Err("it ends before `</opml>`".to_owned()),
            Event::Eof => return Ok(feeds),
            _ => {}
        }
    }
}

fn problem_at(text: &str, position: u64, error: &quick_xml::errors::Error) -> String {
    let position = usize::try_from(position).unwrap_or(usize::MAX).min(text.len());
    let line = memchr::memchr_iter(b'\n', &text.as_bytes()[..position]).count() + 1;
    format!("line {line}: {error}")
}

/// The feed of an outline; none where it is a folder or something else.
fn listed(outline: &BytesStart<'_>) -> Option<OpmlFeed> {
    let (mut url, mut title, mut text) = (None, None, None);
    // Without checks: the first of several attributes of one name counts.
    for attribute in outline.html_attributes().with_checks(false).flatten() {
        let name = attribute.key.local_name().into_inner();
        let slot = match name {
            _ if name.eq_ignore_ascii_case("xmlUrl") => &mut url,
            _ if name.eq_ignore_ascii_case("title") => &mut title,
            _ if name.eq_ignore_ascii_case("text") => &mut text,
            _ => continue,
        };
        let value = unescaped(&attribute.value);
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        if slot.is_none() && !value.is_empty() {
            *slot = Some(value);
        }
    }
    let url = url?;
    let title = [title, text].into_iter().flatten().find(|title| *title != url);
    Some(OpmlFeed { url, title })
}

/// A value with its entities resolved. An ampersand that begins none stays, as in addresses that were never escaped.
fn unescaped(value: &str) -> String {
    let mut result = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(start) = rest.find('&') {
        result.push_str(&rest[..start]);
        rest = &rest[start..];
        let behind = rest.bytes().skip(1).take(LONGEST_ENTITY).position(|byte| matches!(byte, b';' | b'&'));
        // The ampersand alone, or all up to what ends it: both lie between characters.
        let end = behind.map_or(1, |behind| 1 + behind + usize::from(rest.as_bytes()[1 + behind] == b';'));
        let entity = &rest[..end];
        result.push_str(&unescape(entity).unwrap_or(Cow::Borrowed(entity)));
        rest = &rest[end..];
    }
    result + rest
}

/// A list of these feeds. Credentials are left out unless `with_passwords` is set.
pub fn write(feeds: &[Feed], with_passwords: bool) -> String {
    let mut list = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\">\n  \
                    <head><title>depesche</title></head>\n  <body>\n"
        .to_owned();
    for feed in feeds {
        let url = if with_passwords { Cow::Borrowed(&*feed.url) } else { without_credentials(&feed.url) };
        let name = attribute(feed.title.as_deref().unwrap_or(&url));
        let url = attribute(&url);
        // Writing to a string cannot fail.
        let _ =
            writeln!(list, "    <outline type=\"rss\" text=\"{name}\" title=\"{name}\" xmlUrl=\"{url}\"/>");
    }
    list + "  </body>\n</opml>\n"
}

/// A value as it stands in an attribute, without the characters that XML 1.0 has no way to write.
fn attribute(value: &str) -> String {
    let value: String = value
        .chars()
        .filter_map(|character| match character {
            '\t' | '\n' | '\r' => Some(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => None,
            character => Some(character),
        })
        .collect();
    escape(value).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(text: &str) -> Vec<String> {
        let feeds = read(text.as_bytes().to_vec()).expect("a list");
        feeds.into_iter().map(|feed| feed.url).collect()
    }

    fn listed(url: &str, title: Option<&str>) -> OpmlFeed {
        OpmlFeed { url: url.to_owned(), title: title.map(str::to_owned) }
    }

    fn feed(url: &str, title: Option<&str>) -> Feed {
        Feed { url: url.to_owned(), title: title.map(str::to_owned), ..Feed::default() }
    }

    #[test]
    fn a_list_is_read_and_written() {
        let text = r#"<?xml version="1.0"?><opml version="2.0"><head/><body>
            <outline text="Wirtschaft"><outline text="Börse &amp; mehr" type="rss" xmlUrl="https://example.org/feed"/></outline>
            <outline text="https://example.com/x" xmlUrl=" https://example.com/x "/></body></opml>"#;
        let feeds = read(text.as_bytes().to_vec()).expect("a list");
        let wanted =
            [listed("https://example.org/feed", Some("Börse & mehr")), listed("https://example.com/x", None)];
        assert_eq!(feeds, wanted);
        let again: Vec<Feed> =
            feeds.iter().map(|listed| feed(&listed.url, listed.title.as_deref())).collect();
        assert_eq!(read(write(&again, true).into_bytes()).expect("a list"), wanted);
    }

    #[test]
    fn what_other_programs_write_is_read() {
        for (outline, url) in [
            (r#"<OUTLINE XMLURL="https://a/"/>"#, "https://a/"),
            (r"<outline xmlurl='https://a/'></outline>", "https://a/"),
            (r#"<o:Outline o:xmlUrl="https://a/"/>"#, "https://a/"),
            (
                r#"<outline xmlUrl="https://a/?b=1&c=2&amp;d=3&#x26;e=4&nope;"/>"#,
                "https://a/?b=1&c=2&d=3&e=4&nope;",
            ),
            (r#"<outline xmlUrl="https://a/" xmlUrl="https://b/"/>"#, "https://a/"),
            ("<outline checked xmlUrl=https://a/ />", "https://a/"),
            (r#"<outline><b>x</i></outline></outline><outline xmlUrl="https://a/"/>"#, "https://a/"),
            (
                r#"<!-- <outline xmlUrl="https://no/"/> --><![CDATA[<outline xmlUrl="https://no/"/>]]><outline xmlUrl="https://a/"/> & "#,
                "https://a/",
            ),
        ] {
            assert_eq!(urls(&format!("<OPML><body>{outline}</body></OPML>")), [url], "{outline}");
        }
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><opml><outline text='B\xf6rse' xmlUrl='https://a/'/></opml>";
        assert_eq!(read(latin.to_vec()).expect("a list"), [listed("https://a/", Some("Börse"))]);
        let text = "<opml><outline text='Börse' xmlUrl='https://a/'/></opml>";
        let wide: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(wide).expect("a list"), [listed("https://a/", Some("Börse"))]);
        let entities = r#"<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml><outline text="&b;" xmlUrl="https://a/"/></opml>"#;
        assert_eq!(read(entities.as_bytes().to_vec()).expect("a list"), [listed("https://a/", Some("&b;"))]);
    }

    #[test]
    fn folders_nest_to_any_depth() {
        let depth = MOST_OUTLINES - 1;
        for (open, close) in [("<outline text='>'>", "</outline>"), ("<Outline\ttext=\"/>\">", "</OUTLINE >")]
        {
            let inner = "<outline xmlUrl='https://a/'/>";
            assert_eq!(
                urls(&format!("<opml>{}{inner}{}</opml>", open.repeat(depth), close.repeat(depth))),
                ["https://a/"]
            );
        }
    }

    #[test]
    fn what_is_no_list_says_so() {
        let many = format!("<opml>{}</opml>", "<outline/>".repeat(MOST_OUTLINES + 1));
        for (text, part) in [
            ("", "not a valid OPML file: the first element is not `<opml>`"),
            ("x", "not a valid OPML file: the first element is not `<opml>`"),
            ("<html></html>", "not a valid OPML file: the first element is not `<opml>`"),
            ("<rss><channel/></rss>", "not a valid OPML file: the first element is not `<opml>`"),
            (&many, "more than 100000"),
            ("<opml><body><outline xmlUrl='https://a/'/>", "ends before"),
            ("<opml>\n<body>\n<outline xmlUrl=\"https://a/", "line 3"),
        ] {
            let error = read(text.as_bytes().to_vec()).expect_err("no list").to_string();
            assert!(error.contains(part), "{error}");
        }
        assert!(read(vec![0; 1000]).is_err());
    }

    #[test]
    fn whatever_is_stored_gives_a_list_that_can_be_read() {
        let every: String = (0..0x300).chain(0xFFF0..=0x1_0010).filter_map(char::from_u32).collect();
        let stored = [
            feed("https://a/?b=\"<>&'", Some(&every)),
            feed("https://\u{1}\u{fffe}a/", Some("\u{0}")),
            feed("https://b/", Some("]]>\" onload=\"<!--\n")),
        ];
        let list = write(&stored, false);
        let is_allowed = |character: char| !matches!(character, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
        assert!(list.chars().all(is_allowed));
        assert_eq!(urls(&list), ["https://a/?b=\"<>&'", "https://a/", "https://b/"]);
    }

    #[test]
    fn passwords_are_written_only_where_that_is_wanted() {
        let stored = [feed("https://user:geheim@a/", None), feed("https://token@b/", Some("B"))];
        let list = write(&stored, false);
        assert_eq!(urls(&list), ["https://a/", "https://b/"]);
        assert!(!list.contains("geheim") && !list.contains("token") && !list.contains('•'), "{list}");
        let list = write(&stored, true);
        assert_eq!(urls(&list), ["https://user:geheim@a/", "https://token@b/"]);
        let again = read(list.into_bytes()).expect("a list");
        assert_eq!(again[0].title, None, "the address is no title");
    }
}
