//! Lists of feeds in OPML, as other readers write and read them.

use crate::intake;
use crate::library::feeds::Feed;
use ::opml::{Head, OPML, Outline};

/// Lists nest up to so many folders deep.
const DEEPEST: usize = 32;

/// A feed of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its address.
    pub url: String,
    /// What it is called there.
    pub title: Option<String>,
}

/// The feeds of a list, in its order.
///
/// # Errors
/// [`intake::Error::Feed`] for what is no such list.
pub fn read(bytes: Vec<u8>) -> intake::Result<Vec<Listed>> {
    let text = intake::encoding::decode(bytes)?;
    let failed = |problem: String| intake::Error::Feed { problem };
    if text.matches("<outline").count() > 100_000 || is_deep(&text) {
        return Err(failed("it is larger than any list of feeds".to_owned()));
    }
    let list = intake::guarded(|| OPML::from_str(&text).map_err(|error| error.to_string()))
        .unwrap_or_else(|| Err("the parser broke off".to_owned()))
        .map_err(failed)?;
    let mut feeds = Vec::new();
    collect(&list.body.outlines, 0, &mut feeds);
    Ok(feeds)
}

/// Whether outlines stand inside each other deeper than any list of feeds has them.
fn is_deep(text: &str) -> bool {
    let mut depth = 0_usize;
    for tag in text.split('<').skip(1) {
        if tag.starts_with("/outline") {
            depth = depth.saturating_sub(1);
        } else if tag.starts_with("outline") && !tag.split('>').next().unwrap_or_default().ends_with('/') {
            depth += 1;
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

fn collect(outlines: &[Outline], depth: usize, feeds: &mut Vec<Listed>) {
    for outline in outlines {
        if let Some(url) = outline.xml_url.as_deref().map(str::trim).filter(|url| !url.is_empty()) {
            let named = [outline.title.as_deref(), Some(outline.text.as_str())].into_iter().flatten();
            let title = named.map(str::trim).find(|title| !title.is_empty() && *title != url);
            feeds.push(Listed { url: url.to_owned(), title: title.map(str::to_owned) });
        }
        if depth < DEEPEST {
            collect(&outline.outlines, depth + 1, feeds);
        }
    }
}

/// A list of these feeds.
///
/// # Errors
/// In words, where it cannot be written as XML.
pub fn write(feeds: &[Feed]) -> Result<String, String> {
    let mut list = OPML {
        head: Some(Head { title: Some("depesche".to_owned()), ..Head::default() }),
        ..OPML::default()
    };
    for feed in feeds {
        list.body.outlines.push(Outline {
            text: feed.name().to_owned(),
            title: Some(feed.name().to_owned()),
            r#type: Some("rss".to_owned()),
            xml_url: Some(feed.url.clone()),
            ..Outline::default()
        });
    }
    list.to_string()
        .map(|xml| format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{xml}\n"))
        .map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_and_written() {
        let text = r#"<?xml version="1.0"?><opml version="2.0"><head/><body>
            <outline text="Wirtschaft"><outline text="Börse &amp; mehr" type="rss" xmlUrl="https://example.org/feed"/></outline>
            <outline text="https://example.com/x" xmlUrl=" https://example.com/x "/></body></opml>"#;
        let feeds = read(text.as_bytes().to_vec()).unwrap_or_default();
        let listed =
            |url: &str, title: Option<&str>| Listed { url: url.to_owned(), title: title.map(str::to_owned) };
        let wanted =
            [listed("https://example.org/feed", Some("Börse & mehr")), listed("https://example.com/x", None)];
        assert_eq!(feeds, wanted);
        let feed = |listed: &Listed| Feed {
            url: listed.url.clone(),
            title: listed.title.clone(),
            ..Feed::default()
        };
        let written = write(&feeds.iter().map(feed).collect::<Vec<_>>()).unwrap_or_default();
        assert_eq!(read(written.into_bytes()).unwrap_or_default(), wanted);
    }

    #[test]
    fn what_is_no_list_says_so() {
        let deep = format!("<opml version=\"2.0\"><body>{}", "<outline text=\"x\">".repeat(100_000));
        for text in ["", "x", "<html></html>", &deep] {
            assert!(read(text.as_bytes().to_vec()).is_err());
        }
    }
}
