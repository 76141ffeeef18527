//! Detects the format of an input by its name and its first bytes.

use super::feed_start::begins_feed;
use super::format::Format;
use super::front_matter;
use super::utf16::unmarked_utf16;
use encoding_rs::Encoding;
use std::path::Path;

impl Format {
    /// How much of an input tells its format, in bytes.
    pub const SNIFFED: usize = 16 * 1024;

    /// Tells the format by the file's extension and, where that says nothing or only that it is text, by how the
    /// content begins, of which [`Format::SNIFFED`] bytes count. `start` may end anywhere, even inside a character.
    pub fn sniff(path: Option<&Path>, start: &[u8]) -> Self {
        let start = &start[..start.len().min(Self::SNIFFED)];
        let named = path.and_then(Self::of_name);
        if let Some(format) = named.filter(|format| *format != Self::Text) {
            return format;
        }
        if start.starts_with(b"%PDF-") {
            return Self::Pdf;
        }
        let marked = Encoding::for_bom(start).map(|(encoding, _)| encoding);
        let start = match marked.or_else(|| unmarked_utf16(&start[..start.len() / 2 * 2])) {
            Some(encoding) => encoding.decode(start).0,
            None => String::from_utf8_lossy(start),
        };
        let start = start.trim_start_matches('\u{feff}').trim_start();
        if begins_feed(start) {
            Self::Feed
        } else if begins_jsonl(start) {
            Self::JsonLines
        } else if begins_html(start) {
            Self::Html
        } else if named.is_none() && begins_mailbox(start) {
            Self::Mbox
        } else if named.is_none() && begins_mail(start) {
            Self::Mail
        } else if named.is_none() && looks_markdown(start) {
            Self::Markdown
        } else {
            Self::Text
        }
    }
}

/// An object with a field for the article's text in its first line, which may not have ended yet.
fn begins_jsonl(start: &str) -> bool {
    let Some(inside) = start.strip_prefix('{') else { return false };
    inside.trim_start().starts_with('"') && {
        let line = start.lines().next().unwrap_or_default();
        ["\"text\"", "\"html\""].iter().any(|field| line.contains(field))
    }
}

/// The line that separates the messages of a mailbox, and a header behind it.
fn begins_mailbox(start: &str) -> bool {
    start
        .strip_prefix("From ")
        .and_then(|rest| rest.split_once('\n'))
        .is_some_and(|(_, rest)| begins_mail(rest))
}

/// Header fields, from the first line on, of which several are those that messages have.
fn begins_mail(start: &str) -> bool {
    const FIELDS: [&str; 9] = [
        "from",
        "to",
        "subject",
        "date",
        "received",
        "message-id",
        "mime-version",
        "return-path",
        "content-type",
    ];
    let mut known = 0;
    for line in start.lines().take_while(|line| !line.is_empty()).take(60) {
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else { return false };
        let is_name = |character: char| character.is_ascii_graphic();
        if !name.chars().all(is_name) {
            return false;
        }
        known += usize::from(FIELDS.contains(&name.to_ascii_lowercase().as_str()));
    }
    known >= 3
}

fn begins_html(start: &str) -> bool {
    let mut start = start;
    while let Some((_, after)) = start.strip_prefix("<!--").and_then(|rest| rest.split_once("-->")) {
        start = after.trim_start();
    }
    let head: String = start.chars().take(64).collect::<String>().to_ascii_lowercase();
    let xhtml = head.starts_with("<?xml") && start.contains("<html");
    xhtml
        || ["<!doctype html", "<html", "<head", "<body", "<meta ", "<article", "<div", "<p>", "<p "]
            .iter()
            .any(|tag| head.starts_with(tag))
}

/// Markdown that no plain text would have: front matter, a heading with a number sign, a link, strong words.
fn looks_markdown(start: &str) -> bool {
    let first = start.lines().next().unwrap_or_default();
    let heading = |line: &str| {
        let after = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - after.len())) && after.starts_with(' ')
    };
    front_matter::begins(start)
        || heading(first)
        || start.lines().take(200).filter(|line| heading(line)).count() >= 2
        || start.lines().take(200).filter(|line| line.contains("](http") || line.contains("**")).count() >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_decides_where_it_says_something() {
        let sniff = |path: &str, start: &str| Format::sniff(Some(Path::new(path)), start.as_bytes());
        assert_eq!(sniff("a.MD", "plain"), Format::Markdown);
        assert_eq!(sniff("a.ndjson", ""), Format::JsonLines);
        assert_eq!(sniff("a.htm", "x"), Format::Html);
        assert_eq!(sniff("a.txt", "# 1\n"), Format::Text);
        assert_eq!(sniff("a.html.txt", "<!doctype html>"), Format::Html);
    }

    #[test]
    fn content_decides_where_there_is_no_extension() {
        for (start, format) in [
            ("Der Gewinn stieg.", Format::Text),
            ("{\"id\": 1, \"text\": \"Der", Format::JsonLines),
            ("{ein Satz in Klammern}", Format::Text),
            ("\u{feff}\n<!DOCTYPE html><title>x", Format::Html),
            ("<!-- a --><html lang=de>", Format::Html),
            ("---\ntitle: x\n---\ny", Format::Markdown),
            ("# Zahlen\n\nDer Gewinn", Format::Markdown),
            ("#Hashtag ist kein Titel", Format::Text),
            ("<?xml version=\"1.0\"?>\n<!-- x -->\n<rss version=\"2.0\">", Format::Feed),
            ("<!-- <p> a -> b -->\n<!DOCTYPE rss [<!ENTITY a \"b\">]>\n<rss version=\"2.0\">", Format::Feed),
            ("<feedback>Gut</feedback>", Format::Text),
            ("<feed xmlns=\"http://www.w3.org/2005/Atom\">", Format::Feed),
            ("{\"version\": \"https://jsonfeed.org/version/1.1\"", Format::Feed),
            ("From: a@b.example\nDate: x\nSubject: Zahlen\n\nText", Format::Mail),
            (
                "From a@b.example Tue Nov 12 08:00:00 2024\nFrom: a@b.example\nDate: x\nSubject: Zahlen\n\nText",
                Format::Mbox,
            ),
            ("From here on we grow.\nAnd so on.", Format::Text),
            ("Von: der Agentur\nDatum: heute\nThema: Zahlen\n\nText", Format::Text),
            ("%PDF-1.7\n", Format::Pdf),
        ] {
            assert_eq!(Format::sniff(None, start.as_bytes()), format, "{start}");
            let wide: Vec<u8> =
                start.trim_start_matches('\u{feff}').encode_utf16().flat_map(u16::to_le_bytes).collect();
            // A text of a few letters does not tell its encoding.
            if wide.len() > 40 && format != Format::Pdf {
                assert_eq!(Format::sniff(None, &wide), format, "{start} in UTF-16");
                assert_eq!(Format::sniff(None, &wide[..wide.len() - 1]), format, "{start} in UTF-16, cut");
            }
        }
    }
}
