//! Reads and writes lists of feeds as OPML, the exchange format of feed readers. Also reads Newsboat's `urls` file.

use super::newsboat;
use crate::document::without_credentials;
use crate::intake;
use crate::intake::xml::{DeclaredEntities, XmlTag, XmlToken, XmlTokens};
use crate::library::feeds::Feed;
use crate::order::Reorder;
use std::borrow::Cow;
use std::fmt::Write as _;

/// The maximum number of outlines, including folders.
const MOST_OUTLINES: usize = 100_000;

/// The maximum depth of folders that is kept.
const DEEPEST_FOLDER: usize = 8;

/// Replaces slashes in folder names, because a slash separates folders.
const SLASH: &str = "\u{2215}";

const NO_OPML: &str = "no `<opml>` element";

/// A list of feeds.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct OpmlList {
    /// Its feeds, in their order.
    pub feeds: Vec<OpmlFeed>,
    /// Whether it is cut off, so that feeds may be missing.
    pub is_cut: bool,
}

/// A feed of a list.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct OpmlFeed {
    /// Its URL.
    pub url: String,
    /// Its title in the list.
    pub title: Option<String>,
    /// Its folders, outermost first, separated by slashes.
    pub folder: Option<String>,
    /// Its tags, separated by commas.
    pub tags: Option<String>,
}

/// Why a list of feeds cannot be read. The text follows the file's name and a colon.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file cannot be read, or is not text.
    #[error(transparent)]
    Read(#[from] intake::Error),
    /// The text is not a list of feeds.
    #[error("not a valid OPML file: {problem}")]
    Invalid {
        /// What is wrong with it, and where.
        problem: String,
    },
}

/// Reads a list. Folders may nest to any depth.
///
/// # Errors
/// [`Error::Invalid`] for text that is not a list of feeds, [`Error::Read`] for anything but text.
pub fn read(bytes: Vec<u8>) -> Result<OpmlList, Error> {
    let text = intake::encoding::decode_xml(bytes)?;
    if let Some(lines) = newsboat::read(&text) {
        let listed = |line: newsboat::UrlLine| OpmlFeed {
            url: line.url,
            title: line.title,
            folder: None,
            tags: Some(line.tags.join(",")).filter(|tags| !tags.is_empty()),
        };
        return Ok(OpmlList { feeds: lines.into_iter().map(listed).collect(), is_cut: false });
    }
    listed_in(&text).map_err(|problem| Error::Invalid { problem })
}

fn listed_in(text: &str) -> Result<OpmlList, String> {
    let mut feeds = Vec::new();
    // The names of the open outlines that are folders, and nothing for each other one.
    let mut folders: Vec<Option<String>> = Vec::new();
    let mut entities = DeclaredEntities::default();
    let (mut outlines, mut has_begun, mut has_ended) = (0, false, false);
    for token in XmlTokens::new(text) {
        match token {
            XmlToken::Start(tag) if tag.local_name().eq_ignore_ascii_case("opml") => has_begun = true,
            XmlToken::Start(tag) if has_begun && tag.local_name().eq_ignore_ascii_case("outline") => {
                outlines += 1;
                if outlines > MOST_OUTLINES {
                    return Err(format!("more than {MOST_OUTLINES} outlines"));
                }
                let outline = Outline::of(&tag, &entities);
                let name =
                    outline.name().filter(|_| outline.url.is_none()).map(|name| name.replace('/', SLASH));
                feeds.extend(outline.feed(&folders));
                if !tag.is_empty {
                    folders.push(name);
                }
            }
            XmlToken::End(name) => {
                let local = name.rsplit(':').next().unwrap_or_default();
                if local.eq_ignore_ascii_case("outline") {
                    folders.pop();
                }
                has_ended |= local.eq_ignore_ascii_case("opml");
            }
            XmlToken::DocumentType(declared) => entities.declare(declared),
            _ => {}
        }
    }
    match (has_begun, has_ended) {
        (false, _) => Err(NO_OPML.to_owned()),
        (true, false) if feeds.is_empty() => Err("`</opml>` is missing".to_owned()),
        _ => Ok(OpmlList { feeds, is_cut: !has_ended }),
    }
}

/// What an outline says of the feed or the folder that it is.
#[derive(Default)]
struct Outline {
    url: Option<String>,
    title: Option<String>,
    text: Option<String>,
    category: Option<String>,
}

impl Outline {
    fn of(tag: &XmlTag<'_>, entities: &DeclaredEntities<'_>) -> Self {
        let mut outline = Self::default();
        // The first of several attributes of one name counts.
        for (name, value) in tag.pairs() {
            let slot = match name.rsplit(':').next().unwrap_or_default() {
                name if name.eq_ignore_ascii_case("xmlUrl") => &mut outline.url,
                name if name.eq_ignore_ascii_case("title") => &mut outline.title,
                name if name.eq_ignore_ascii_case("text") => &mut outline.text,
                name if name.eq_ignore_ascii_case("category") => &mut outline.category,
                _ => continue,
            };
            let value = entities.resolved(value);
            let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
            if slot.is_none() && !value.is_empty() {
                *slot = Some(value);
            }
        }
        outline
    }

    fn name(&self) -> Option<&str> {
        [&self.title, &self.text]
            .into_iter()
            .flatten()
            .find(|name| Some(*name) != self.url.as_ref())
            .map(String::as_str)
    }

    /// The feed, where it is none of the folders, of which `folders` are open.
    fn feed(self, folders: &[Option<String>]) -> Option<OpmlFeed> {
        let title = self.name().map(str::to_owned);
        let url = self.url?;
        let outer = folders.iter().take(DEEPEST_FOLDER).flatten().map(String::as_str).collect::<Vec<_>>();
        let tags = self.category.iter().flat_map(|tags| tags.split(',')).map(str::trim);
        let tags = tags.filter(|tag| !tag.is_empty()).collect::<Vec<_>>();
        let joined = |names: &[&str], by: &str| Some(names.join(by)).filter(|names| !names.is_empty());
        Some(OpmlFeed { url, title, folder: joined(&outer, "/"), tags: joined(&tags, ",") })
    }
}

/// Writes these feeds, those in folders last. Credentials are omitted unless `with_passwords` is set.
pub fn write(feeds: &[Feed], with_passwords: bool) -> String {
    let mut list = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<opml version=\"2.0\">\n  \
                    <head><title>depesche</title></head>\n  <body>\n"
        .to_owned();
    let folders = |feed: &Feed| {
        let folder = feed.folder.clone().unwrap_or_default();
        folder.split('/').filter(|name| !name.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut sorted: Vec<(Vec<String>, &Feed)> = feeds.iter().map(|feed| (folders(feed), feed)).collect();
    sorted.reorder_by(|(left, _), (right, _)| left.cmp(right));
    let mut open: Vec<String> = Vec::new();
    for (folder, feed) in &sorted {
        let shared = open.iter().zip(folder).take_while(|(open, wanted)| open == wanted).count();
        close(&mut list, &mut open, shared);
        for name in &folder[shared..] {
            let text = attribute(&name.replace(SLASH, "/"));
            // Writing to a string cannot fail, here and below.
            let _ = writeln!(list, "{}<outline text=\"{text}\" title=\"{text}\">", indent(&open));
            open.push(name.clone());
        }
        let url = if with_passwords { Cow::Borrowed(&*feed.url) } else { without_credentials(&feed.url) };
        let name = attribute(feed.title.as_deref().unwrap_or(&url));
        let url = attribute(&url);
        let tags = feed.tags.as_deref().map(|tags| format!(" category=\"{}\"", attribute(tags)));
        let tags = tags.unwrap_or_default();
        let _ = writeln!(
            list,
            "{}<outline type=\"rss\" text=\"{name}\" title=\"{name}\" xmlUrl=\"{url}\"{tags}/>",
            indent(&open)
        );
    }
    close(&mut list, &mut open, 0);
    list + "  </body>\n</opml>\n"
}

fn indent(open: &[String]) -> String {
    " ".repeat(4 + 2 * open.len())
}

/// Ends the folders beyond those that stay open.
fn close(list: &mut String, open: &mut Vec<String>, stay: usize) {
    while open.len() > stay {
        open.pop();
        let _ = writeln!(list, "{}</outline>", indent(open));
    }
}

/// Escapes a value for an attribute, and removes characters that XML 1.0 cannot represent.
fn attribute(value: &str) -> String {
    let value: String = value
        .chars()
        .filter_map(|character| match character {
            '\t' | '\n' | '\r' => Some(' '),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => None,
            character => Some(character),
        })
        .collect();
    value
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&apos;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urls(text: &str) -> Vec<String> {
        let feeds = read(text.as_bytes().to_vec()).expect("a list");
        feeds.feeds.into_iter().map(|feed| feed.url).collect()
    }

    fn listed(url: &str, title: Option<&str>) -> OpmlFeed {
        OpmlFeed { url: url.to_owned(), title: title.map(str::to_owned), ..OpmlFeed::default() }
    }

    fn whole(feeds: &[OpmlFeed]) -> OpmlList {
        OpmlList { feeds: feeds.to_vec(), is_cut: false }
    }

    fn followed(listed: &OpmlFeed) -> Feed {
        let OpmlFeed { url, title, folder, tags } = listed.clone();
        Feed { url, title, folder, tags, ..Feed::default() }
    }

    fn feed(url: &str, title: Option<&str>) -> Feed {
        Feed { url: url.to_owned(), title: title.map(str::to_owned), ..Feed::default() }
    }

    #[test]
    fn a_list_is_read_and_written() {
        let text = r#"<?xml version="1.0"?><opml version="2.0"><head/><body>
            <outline text="https://example.com/x" xmlUrl=" https://example.com/x "/>
            <outline text="Wirtschaft"><outline text="Börse &amp; mehr" type="rss" xmlUrl="https://example.org/feed"
            category="/DAX,  Tag zwei"/><outline/><outline title="Kredit/Banken"><outline><outline xmlUrl="https://example.org/2"/>
            </outline></outline></outline><outline xmlUrl="https://example.org/3"></outline></body></opml>"#;
        let list = read(text.as_bytes().to_vec()).expect("a list");
        let in_folder =
            |listed: OpmlFeed, folder: &str| OpmlFeed { folder: Some(folder.to_owned()), ..listed };
        let exchange = listed("https://example.org/feed", Some("Börse & mehr"));
        let exchange = OpmlFeed { tags: Some("/DAX,Tag zwei".to_owned()), ..exchange };
        let mut wanted = vec![
            listed("https://example.com/x", None),
            in_folder(exchange, "Wirtschaft"),
            in_folder(listed("https://example.org/2", None), "Wirtschaft/Kredit\u{2215}Banken"),
            listed("https://example.org/3", None),
        ];
        assert_eq!(list, whole(&wanted));
        let again: Vec<Feed> = list.feeds.iter().map(followed).collect();
        let written = write(&again, true);
        assert!(written.contains("<outline text=\"Kredit/Banken\""), "{written}");
        wanted.swap(1, 3);
        wanted.swap(2, 3);
        assert_eq!(read(written.into_bytes()).expect("a list"), whole(&wanted));
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
        assert_eq!(read(latin.to_vec()).expect("a list"), whole(&[listed("https://a/", Some("Börse"))]));
        let text = "<opml><outline text='Börse' xmlUrl='https://a/'/></opml>";
        let wide: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(wide).expect("a list"), whole(&[listed("https://a/", Some("Börse"))]));
        let entities = r#"<!DOCTYPE opml [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><opml><outline text="&b;" xmlUrl="https://a/"/></opml>"#;
        assert_eq!(
            read(entities.as_bytes().to_vec()).expect("a list"),
            whole(&[listed("https://a/", Some("&b;"))])
        );
        let lines = "https://a/ Börse \"~Der Kontor\" DAX\n";
        let tagged =
            OpmlFeed { tags: Some("Börse,DAX".to_owned()), ..listed("https://a/", Some("Der Kontor")) };
        assert_eq!(read(lines.as_bytes().to_vec()).expect("a list"), whole(&[tagged]));
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
    fn what_is_cut_off_is_told() {
        let list = read(b"Warnung!<opml><body><outline xmlUrl='https://a/'/><outline xmlUrl='ht".to_vec());
        assert_eq!(list.expect("a list"), OpmlList { is_cut: true, ..whole(&[listed("https://a/", None)]) });
    }

    #[test]
    fn what_is_no_list_says_so() {
        let many = format!("<opml>{}</opml>", "<outline/>".repeat(MOST_OUTLINES + 1));
        for (text, part) in [
            ("", "not a valid OPML file: no `<opml>` element"),
            ("x", "not a valid OPML file: no `<opml>` element"),
            ("<html></html>", "not a valid OPML file: no `<opml>` element"),
            ("<rss><channel/></rss>", "not a valid OPML file: no `<opml>` element"),
            (&many, "more than 100000"),
            ("<opml>\n<body>\n<outline xmlUrl=\"https://a/", "`</opml>` is missing"),
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
        assert_eq!(again.feeds[0].title, None, "the address is no title");
    }
}
