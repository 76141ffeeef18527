//! Escaped tags in the text of a page: markup that an editor left behind and a content system escaped.
//!
//! Texts about HTML mention tags too. So only formatting tags with attributes, and their end tags, are removed.

use std::borrow::Cow;

/// The longest tag, in bytes.
const LONGEST: usize = 4_000;

/// So many are open at once.
const MOST_OPEN: usize = 32;

/// Names of elements of formatting.
const FORMATTING: [&str; 15] =
    ["a", "b", "br", "div", "em", "font", "i", "iframe", "img", "o:p", "p", "script", "span", "strong", "u"];

/// The text without such tags.
pub fn removed(text: &str) -> Cow<'_, str> {
    if !text.contains('<') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut result = String::with_capacity(text.len());
    let mut open: Vec<&str> = Vec::new();
    // Up to where the text is written, and where the next `>` is, which is looked for once.
    let (mut at, mut close) = (0, 0);
    while let Some(start) = memchr::memchr(b'<', &bytes[at..]).map(|found| at + found) {
        if close <= start {
            let Some(found) = memchr::memchr(b'>', &bytes[start..]) else { break };
            close = start + found;
        }
        result.push_str(&text[at..start]);
        at = start + 1;
        // A sign between the two is the beginning of another tag.
        let is_tag = close - start <= LONGEST && memchr::memchr(b'<', &bytes[at..close]).is_none();
        if is_tag && is_gone(&text[at..close], &mut open) {
            at = close + 1;
        } else {
            result.push('<');
        }
    }
    result.push_str(&text[at..]);
    Cow::Owned(result)
}

/// Whether the tag with this inside goes; `open` are those that went and are not closed yet.
fn is_gone<'t>(inside: &'t str, open: &mut Vec<&'t str>) -> bool {
    if let Some(name) = inside.strip_prefix('/') {
        let opener = open.iter().rposition(|known| *known == name.trim());
        return opener.map(|at| open.truncate(at)).is_some();
    }
    let name = inside.split([' ', '\n', '\t']).next().unwrap_or_default();
    let has_attributes = inside.contains('=') && inside.contains(['"', '\'']);
    let goes = has_attributes && FORMATTING.contains(&name);
    if goes && open.len() < MOST_OPEN {
        open.push(name);
    }
    goes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_editors_left_behind_goes() {
        for (text, right) in [
            ("a <span data-x=\"1\" style='y'></span> b", "a  b"),
            ("<p class=\"x\">a</p> b", "a b"),
            ("the tag <span> and </span>", "the tag <span> and </span>"),
            ("3 < 4 and 5 > 4 = x", "3 < 4 and 5 > 4 = x"),
            ("a < b", "a < b"),
            ("<<b id='x'>a</b> < b>", "<a < b>"),
        ] {
            assert_eq!(removed(text), right);
        }
    }

    #[test]
    fn signs_without_end_take_linear_time() {
        for text in ["<".repeat(3_000_000), format!("{}>", "<".repeat(3_000)).repeat(1_000)] {
            assert_eq!(removed(&text).len(), text.len());
        }
    }
}
