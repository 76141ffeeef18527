//! Finds the start of a feed, even after text that a server or program put before it.

use super::xml::{XmlToken, XmlTokens};

/// So much text may stand before a feed, in bytes: warnings that a server prints before what it was asked for.
const MOST_BEFORE: usize = 2048;

/// Whether a text begins as a feed. It may end anywhere.
pub(super) fn begins_feed(start: &str) -> bool {
    if start.starts_with('{') {
        return begins_json_feed(start);
    }
    let mut before = 0;
    let mut is_named = false;
    // The last tag may be cut off.
    for token in XmlTokens::new(&format!("{start}>")) {
        match token {
            XmlToken::Text(text) => before += text.trim().len(),
            XmlToken::Data(data) => before += data.len(),
            // A document type names the element.
            XmlToken::DocumentType(named) => {
                let name = named.split_whitespace().next().unwrap_or_default();
                match before {
                    0 if is_feed(name) => return true,
                    _ => return false,
                }
            }
            XmlToken::Start(tag) if is_named => return holds(tag.local_name()),
            XmlToken::Start(tag) if is_feed(tag.local_name()) => {
                let is_sure = before == 0 && !tag.local_name().eq_ignore_ascii_case("channel");
                if is_sure {
                    return true;
                }
                is_named = true;
            }
            XmlToken::Start(tag) if !is_of_warning(tag.local_name()) => return false,
            XmlToken::Start(_) | XmlToken::End(_) => {}
        }
        if before > MOST_BEFORE {
            return false;
        }
    }
    false
}

/// The elements that a feed is.
fn is_feed(name: &str) -> bool {
    is_one_of(name.rsplit(':').next().unwrap_or_default(), &["rss", "feed", "rdf", "channel"])
}

/// Elements that come first in a feed.
fn holds(name: &str) -> bool {
    const FIRST: [&str; 14] = [
        "channel",
        "title",
        "link",
        "id",
        "item",
        "entry",
        "items",
        "description",
        "image",
        "author",
        "generator",
        "updated",
        "language",
        "abstract",
    ];
    is_one_of(name, &FIRST)
}

/// The elements that warnings of PHP are written in.
fn is_of_warning(name: &str) -> bool {
    is_one_of(name, &["br", "b", "font", "table", "tr", "th", "td", "i", "pre", "p", "hr", "strong"])
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

/// The version that a feed in JSON says, or its list of entries with the fields that only it has.
fn begins_json_feed(start: &str) -> bool {
    let versions = ["jsonfeed.org/version/", r"jsonfeed.org\/version\/"];
    let fields =
        ["\"content_html\"", "\"content_text\"", "\"date_published\"", "\"home_page_url\"", "\"feed_url\""];
    versions.iter().any(|version| start.contains(version))
        || start.contains("\"items\"") && fields.iter().any(|field| start.contains(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn feeds_are_told_by_their_first_element() {
        for start in [
            "<?xml version=\"1.0\"?><!-- x --><rss version=\"2.0\">",
            "<RSS>",
            "<rss",
            "<!DOCTYPE rss [<!ENTITY a \"b\">]>",
            "<!DOCTYPE rdf:RDF>",
            "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\">",
            "<br />\n<b>Warning</b>: x in /a.php on line 3<br />\n<?xml version=\"1.0\"?>\n<rss version=\"2.0\"><channel>",
            "Notice: y in /a.php\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>",
            "<CHANNEL HREF=\"x\"><TITLE>",
            r#"{"version":"https:\/\/jsonfeed.org\/version\/1.1""#,
            r#"{"version": "http://jsonfeed.org/version/1""#,
            r#"{"title": "Kontor", "items": [{"id": 1, "content_text": "x""#,
        ] {
            assert!(begins_feed(start), "{start}");
        }
    }

    #[test]
    fn other_texts_are_no_feeds() {
        for start in [
            "",
            "<feedback>Gut</feedback>",
            "<!DOCTYPE html><rss>",
            "<html><feed><title>",
            "<p>Ein Feed beginnt mit <code>&lt;rss></code>.</p><rss><channel>",
            "Ein Feed beginnt mit <rss version=\"2.0\"> und endet mit </rss>.",
            "Werkstatt: <channel> ist ein Element.",
            "{\"text\": \"Der Gewinn stieg.\", \"items\": 3}",
        ] {
            assert!(!begins_feed(start), "{start}");
        }
        assert!(!begins_feed(&format!("{} <rss><channel>", "Wort ".repeat(1000))));
    }
}
