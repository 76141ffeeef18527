//! Pieces of HTML that are not a page: bodies of feed entries and messages, and titles with marks in them.

use super::html::is_too_deep;
use dom_query::Document;

/// A piece of HTML as Markdown; as it stands where it nests deeper than any real one.
pub fn markdown(html: &str) -> String {
    if !html.contains(['<', '&']) || is_too_deep(html) {
        return html.to_owned();
    }
    Document::fragment(html).md(None).to_string()
}

/// A title, which may hold marks and entities, as words in one line.
pub fn plain(title: &str) -> String {
    let text = if title.contains(['<', '&']) && !is_too_deep(title) {
        Document::fragment(title).text().to_string()
    } else {
        title.to_owned()
    };
    one_line(&text)
}

/// Words with single spaces between them.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
