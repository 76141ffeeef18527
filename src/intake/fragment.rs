//! Pieces of HTML that are not a page: bodies of feed entries and messages, and titles with marks in them.

use super::markup;

/// Stands where the rest of a piece is missing that was too large.
const CUT: &str = "\n\n[…]";

/// A piece of HTML as Markdown.
pub fn markdown(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.to_owned();
    }
    let parsed = markup::fragment(html);
    let text = parsed.document.md(None).to_string();
    if parsed.is_complete { text } else { text + CUT }
}

/// A title, which may hold marks and entities, as words in one line.
pub fn plain(title: &str) -> String {
    let text = if title.contains(['<', '&']) {
        markup::fragment(title).document.text().to_string()
    } else {
        title.to_owned()
    };
    one_line(&text)
}

/// Words with single spaces between them.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
