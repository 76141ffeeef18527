//! Fragments of HTML: bodies of feed entries and messages, and titles with markup.

use super::html::clean::{hidden_classes, take_out_unseen};
use super::html::render::render;
use super::html::words;
use super::markup;
use super::rendered::Rendered;

/// Stands where the rest of a piece is missing that was too large.
const CUT: &str = "[…]";

/// A piece of HTML as text and blocks.
pub fn rendered(html: &str) -> Rendered {
    let parsed = markup::fragment(html);
    // Newsletters begin with hidden text that mail programs show in their lists.
    take_out_unseen(&parsed.document, &hidden_classes(&parsed.document));
    let rendered = render(&parsed.document.root(), None);
    if parsed.is_complete { rendered } else { rendered.with_end(CUT) }
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
    words(text)
}
