//! The roles of HTML elements, and invisible characters in their text.

use dom_query::{NodeData, NodeRef};

/// How an element takes part in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ElementRole {
    /// A part of the line.
    Inline,
    /// A part of the page of its own.
    Block,
    /// A line break.
    Break,
    /// Nothing of it is text.
    Hidden,
}

/// Gives the words of a text node to `read`, and nothing for another node.
pub fn with_text<T>(node: &NodeRef<'_>, read: impl FnOnce(&str) -> T) -> Option<T> {
    node.query(|node| match &node.data {
        NodeData::Text { contents } => Some(read(contents)),
        _ => None,
    })
    .flatten()
}

/// What goes through the content of elements in the order of the page.
pub trait Walker {
    /// Where in the page it is.
    type Place;

    /// Takes the words of a text node.
    fn text(&mut self, text: &str, place: &Self::Place);

    /// Takes an element, and goes on with its children if it wants to.
    fn element(&mut self, node: &NodeRef<'_>, place: &Self::Place);

    /// Goes through the children of a node.
    fn children(&mut self, node: &NodeRef<'_>, place: &Self::Place) {
        for child in node.children_it(false) {
            let is_text = with_text(&child, |text| self.text(text, place));
            if is_text.is_none() && child.is_element() {
                self.element(&child, place);
            }
        }
    }
}

/// The elements below `root` that have this name, in the order of the page.
pub fn named<'d>(root: &NodeRef<'d>, name: &'static str) -> impl Iterator<Item = NodeRef<'d>> {
    root.descendants_it().filter(move |node| node.has_name(name))
}

/// The role of the element with this name.
pub fn role(name: &str) -> ElementRole {
    match name {
        "br" => ElementRole::Break,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption" | "center" | "dd" | "details"
        | "dialog" | "dir" | "div" | "dl" | "dt" | "fieldset" | "figcaption" | "figure" | "footer"
        | "form" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "header" | "hgroup" | "hr" | "html" | "li"
        | "legend" | "main" | "menu" | "nav" | "ol" | "p" | "pre" | "section" | "summary" | "table"
        | "tbody" | "td" | "tfoot" | "th" | "thead" | "tr" | "ul" => ElementRole::Block,
        "applet" | "area" | "audio" | "button" | "canvas" | "datalist" | "embed" | "head" | "iframe"
        | "img" | "input" | "link" | "map" | "meta" | "meter" | "noembed" | "noframes" | "noscript"
        | "object" | "optgroup" | "option" | "picture" | "progress" | "script" | "select" | "source"
        | "style" | "svg" | "template" | "textarea" | "title" | "track" | "video" => ElementRole::Hidden,
        _ => ElementRole::Inline,
    }
}

/// The level of a heading.
pub fn heading(name: &str) -> Option<u8> {
    let level = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&level).then_some(level)
}

/// Whether the character has no width and no meaning for who reads the text: soft hyphens, joiners of words, marks.
pub fn is_unseen(char: char) -> bool {
    matches!(char, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{180e}' | '\u{2061}'..='\u{2064}')
}

/// Text without the characters that nobody sees.
pub fn words_with_spaces(text: &str) -> String {
    text.chars().filter(|char| !is_unseen(*char)).collect()
}

/// Text without the characters that nobody sees, with single spaces.
pub fn words(text: &str) -> String {
    let seen: String = text.chars().filter(|char| !is_unseen(*char)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether words on both sides of the border of an inline element belong apart, though no space parts them: the end of
/// a sentence or label and a letter, or a small letter and a capital.
pub fn are_glued(before: &str, after: &str, between: bool) -> bool {
    let mut last = before.chars().rev();
    let (Some(end), Some(start)) = (last.next(), after.chars().next()) else { return false };
    let is_after_word = last.next().is_some_and(char::is_alphanumeric);
    match end {
        ':' | '!' | '?' | ')' => is_after_word && start.is_alphabetic(),
        '.' | '…' | ';' => is_after_word && start.is_uppercase(),
        // Two elements with words of their own: `the hill` and `Photo: …`.
        _ => between && is_after_word && end.is_lowercase() && start.is_uppercase(),
    }
}

/// Whether a space between these words ties them: to a number, a sign or an abbreviation. Editors put spaces that do not
/// break in other places too, where they mean nothing.
pub fn is_tied(before: &str, after: Option<char>) -> bool {
    const SHORT: usize = 2;
    let is_sign = |char: char| char.is_numeric() || !char.is_alphanumeric() && !char.is_whitespace();
    let mut last = before.chars().rev();
    let Some(end) = last.next().filter(|end| !end.is_whitespace()) else { return false };
    // The next words may stand in another element.
    let Some(next) = after else { return end.is_numeric() };
    if next.is_whitespace() {
        return false;
    }
    match end {
        // `z. B.`, `Dr. Horn`, but not the end of a sentence.
        '.' => {
            let letters = last.take_while(|char| char.is_alphanumeric()).take(SHORT + 1).count();
            (1..=SHORT).contains(&letters)
        }
        ',' | ';' | ':' | '!' | '?' | ')' | '"' | '“' | '”' => next.is_numeric(),
        _ => is_sign(end) || is_sign(next) && !matches!(next, '(' | '"' | '„' | '“'),
    }
}
