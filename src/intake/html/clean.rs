//! Removes everything from a page that cannot be article text: scripts, comments, hidden elements, and parts around the
//! article that are recognised by their names.
//!
//! A name alone is not enough: a part with much of the page's prose stays, whatever its name.

use super::super::cues::{CueKind, is_cue};
use super::classes::{Sign, signs};
use super::element::{self, ElementRole, is_unseen};
use dom_query::{Document, NodeId, NodeRef};
use foldhash::{HashMap, HashSet};

/// Texts in links, and texts shorter than this, are no prose, in bytes.
const LEAST_PROSE: usize = 25;
/// A `<noscript>` with so much prose holds the article, in bytes.
const PROSE_WITHOUT_SCRIPT: usize = 300;
/// So much prose must be outside of readers' comments for them to go, in bytes.
const PROSE_BEFORE_COMMENTS: usize = 250;

/// So much prose must be above the foot of the page for it to go, in bytes.
const LEAST_ABOVE_FOOTER: usize = 80;

/// Running text starts with so much prose, in bytes.
const LEAST_TEXT: usize = 100;
/// Advertising has less prose outside of links, in bytes.
const LEAST_ARTICLE: usize = 500;

/// The longest words of a button, in bytes.
const LONGEST_BUTTON: usize = 40;

/// How much prose is below each node, in bytes.
#[derive(Debug, Default)]
pub struct Prose(HashMap<NodeId, usize>);

impl Prose {
    /// Counts the prose below `root`.
    pub fn of(root: &NodeRef<'_>) -> Self {
        let mut prose = Self::default();
        prose.count(root, false);
        prose
    }

    /// The prose below a node.
    pub fn at(&self, node: &NodeRef<'_>) -> usize {
        self.0.get(&node.id).copied().unwrap_or_default()
    }

    fn count(&mut self, node: &NodeRef<'_>, in_link: bool) -> usize {
        let mut sum = 0;
        for child in node.children_it(false) {
            // Most texts are too short, or white space between elements.
            let is_short = |text: &str| in_link || text.len() < LEAST_PROSE;
            let length =
                element::with_text(&child, |text| if is_short(text) { 0 } else { text.trim().len() });
            if let Some(length) = length {
                sum += if length < LEAST_PROSE { 0 } else { length };
            } else if child.is_element() {
                sum += self.count(&child, in_link || child.has_name("a"));
            }
        }
        if sum > 0 {
            self.0.insert(node.id, sum);
        }
        sum
    }
}

/// Takes out scripts, styles, comments and what no reader sees. `hidden` are the classes that the page's own style hides.
pub fn take_out_unseen(document: &Document, hidden: &HashSet<String>) {
    let root = document.root();
    let mut gone = Vec::new();
    for node in root.descendants_it() {
        if node.is_comment() {
            gone.push(node);
        } else if let Some(name) = node.node_name() {
            let is_gone = matches!(
                &*name,
                "script"
                    | "style"
                    | "template"
                    | "link"
                    | "svg"
                    | "iframe"
                    | "object"
                    | "embed"
                    | "canvas"
                    | "button"
                    | "select"
                    | "textarea"
                    | "input"
                    | "datalist"
                    | "audio"
                    | "video"
                    | "map"
                    | "dialog"
            );
            if is_gone && !has_prose_inside(&node, &name) {
                gone.push(node);
            }
        }
    }
    for node in gone {
        node.remove_from_parent();
    }
    let unscripted: Vec<NodeRef<'_>> = element::named(&root, "noscript").collect();
    for node in unscripted {
        if Prose::of(&node).at(&node) >= PROSE_WITHOUT_SCRIPT {
            node.rename("div");
        } else {
            node.remove_from_parent();
        }
    }
    // A piece of a page has no body.
    let body = document.body().unwrap_or(root);
    let prose = Prose::of(&body);
    let whole = prose.at(&body);
    let nodes: Vec<NodeRef<'_>> = body.descendants_it().filter(NodeRef::is_element).collect();
    for node in nodes {
        if is_hidden(&node, hidden) && 2 * prose.at(&node) <= whole {
            node.remove_from_parent();
        }
    }
}

/// A dialog or button may wrap text.
fn has_prose_inside(node: &NodeRef<'_>, name: &str) -> bool {
    matches!(name, "dialog" | "button" | "object") && Prose::of(node).at(node) > PROSE_WITHOUT_SCRIPT
}

fn is_hidden(node: &NodeRef<'_>, hidden: &HashSet<String>) -> bool {
    if node.element_ref().is_none_or(|element| element.attrs.is_empty()) {
        return false;
    }
    if node.has_attr("hidden") || node.attr("aria-hidden").is_some_and(|value| &*value == "true") {
        return true;
    }
    let style = node.attr("style").filter(|style| style.len() < 2_000);
    if let Some(style) = style {
        let style: String =
            style.chars().filter(|char| !char.is_whitespace()).flat_map(char::to_lowercase).collect();
        if style.contains("display:none") || style.contains("visibility:hidden") {
            return true;
        }
    }
    !hidden.is_empty()
        && node
            .class()
            .is_some_and(|class| class.split_ascii_whitespace().take(40).any(|class| hidden.contains(class)))
}

/// The classes that the style sheets inside the page hide: `.menu{display:none}`. Rules for print, narrow screens and
/// the like do not count.
pub fn hidden_classes(document: &Document) -> HashSet<String> {
    const MOST: usize = 500_000;
    let mut hidden = HashSet::default();
    for style in element::named(&document.root(), "style") {
        let text = style.text();
        if text.len() > MOST {
            continue;
        }
        let mut depth = 0_usize;
        let mut start = 0;
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'{' => depth += 1,
                b'}' => {
                    depth = depth.saturating_sub(1);
                    if depth == 0 {
                        read_rule(text.get(start..at).unwrap_or_default(), &mut hidden);
                        start = at + 1;
                    }
                }
                _ => {}
            }
        }
    }
    hidden
}

fn read_rule(rule: &str, hidden: &mut HashSet<String>) {
    let Some((selectors, body)) = rule.split_once('{') else { return };
    if selectors.trim_start().starts_with('@') || body.contains('{') {
        return;
    }
    let body: String = body.chars().filter(|char| !char.is_whitespace()).collect();
    if !body.contains("display:none") {
        return;
    }
    for selector in selectors.split(',') {
        let class = selector.trim().strip_prefix('.').unwrap_or_default();
        let is_class = !class.is_empty()
            && class.chars().all(|char| char.is_alphanumeric() || matches!(char, '-' | '_'));
        if is_class {
            hidden.insert(class.to_owned());
        }
    }
}

/// Takes out links that are buttons: behind the last sentence of a block, `Click to tweet`, and signs such as `¶` that
/// lead to the heading they stand in.
pub fn take_out_buttons(document: &Document) {
    let links: Vec<NodeRef<'_>> = element::named(&document.root(), "a").collect();
    for link in links {
        let Some(text) = short_line(&link, LONGEST_BUTTON) else { continue };
        let is_last = || {
            let mut next = link.next_sibling();
            while let Some(node) = next.filter(|node| node.is_text() && node.text().trim().is_empty()) {
                next = node.next_sibling();
            }
            next.is_none()
        };
        let is_anchor = || {
            let is_sign = !text.is_empty() && !text.contains(char::is_alphanumeric);
            let heading = |around: &NodeRef<'_>| element::heading(&around.node_name()?);
            is_sign && link.parent().is_some_and(|around| heading(&around).is_some())
        };
        if is_anchor() {
            link.remove_from_parent();
            continue;
        }
        let lower = text.to_lowercase();
        let bare = lower.trim_matches(|char: char| !char.is_alphanumeric());
        if is_cue(CueKind::Button, bare) && is_last() {
            link.remove_from_parent();
        }
    }
}

/// Takes out menus, forms, buttons to share, hints at other articles, comments and the like.
pub fn take_out_foreign(document: &Document) {
    // A piece of a page has no body.
    let body = document.body().unwrap_or_else(|| document.root());
    let prose = Prose::of(&body);
    let whole = prose.at(&body);
    let nodes: Vec<NodeRef<'_>> = body.descendants_it().filter(NodeRef::is_element).collect();
    let headline: HashSet<NodeId> = body
        .descendants_it()
        .filter(|node| node.has_name("h1"))
        .take(3)
        .flat_map(|node| node.ancestors_it(None).map(|ancestor| ancestor.id).collect::<Vec<_>>())
        .collect();
    for node in nodes {
        let Some(name) = node.node_name() else { continue };
        let inside = prose.at(&node);
        let is_most = 5 * inside > 2 * whole;
        let by_name = match &*name {
            // Under a short article, the foot of the page may hold most words.
            "footer" => !is_in_quote(&node) && (!is_most || whole - inside >= LEAST_ABOVE_FOOTER),
            "nav" | "menu" | "aside" => !is_most,
            "form" | "fieldset" => 5 * inside < whole,
            _ => false,
        };
        let has_headline = headline.contains(&node.id);
        if by_name && !has_headline {
            node.remove_from_parent();
            continue;
        }
        if matches!(&*name, "html" | "body" | "main" | "h1" | "time") || has_headline {
            continue;
        }
        let signs = signs(&node);
        let weak = || signs.weakly_foreign().filter(|_| inside < LEAST_TEXT);
        let Some(sign) = signs.foreign().or_else(weak) else { continue };
        // Links in headings lead to the contents of the page.
        let is_in_heading = || {
            node.parent().and_then(|around| element::heading(&around.node_name()?)).is_some()
                && element::role(&name) == ElementRole::Inline
        };
        if sign == Sign::Navigation && is_in_heading() || sign == Sign::Advert && inside >= LEAST_ARTICLE {
            continue;
        }
        // What opens a pop-up is a word of the text.
        let opens = || {
            &*name == "a"
                || node
                    .descendants_it()
                    .any(|inside| inside.is_element() && self::signs(&inside).has(Sign::Extra))
        };
        if sign == Sign::Extra && element::role(&name) == ElementRole::Inline && opens() {
            continue;
        }
        let is_article = &*name == "article" || signs.has(Sign::Body);
        // Hints at other articles lead there; a lead may be called a teaser too.
        if sign == Sign::Related && inside > 0 && !leads_away(&node) {
            continue;
        }
        let goes = match sign {
            // The article may stand in a box that is named after what goes with it.
            Sign::Letter | Sign::Related | Sign::Writer if !is_article => {
                !is_most || whole - inside >= PROSE_BEFORE_COMMENTS && 10 * inside < 7 * whole
            }
            Sign::Comment => whole - inside >= PROSE_BEFORE_COMMENTS && !(is_article && 2 * inside > whole),
            _ if signs.has(Sign::Embed) && signs.has(Sign::Share) => false,
            _ if is_in_quote(&node) && sign != Sign::Share => false,
            _ => !(is_most || is_article && 3 * inside > whole),
        };
        if goes {
            node.remove_from_parent();
        }
    }
}

/// Whether a link is in the node, or around it.
fn leads_away(node: &NodeRef<'_>) -> bool {
    let is_link = |node: &NodeRef<'_>| node.has_name("a");
    is_link(node)
        || node.ancestors_it(Some(4)).any(|around| is_link(&around))
        || node.descendants_it().any(|inside| is_link(&inside))
}

fn is_in_quote(node: &NodeRef<'_>) -> bool {
    node.ancestors_it(Some(3)).any(|ancestor| ancestor.has_name("blockquote"))
}

/// The text below a node without what nobody sees, in one line; none where it is longer than `most` bytes.
pub fn short_line(node: &NodeRef<'_>, most: usize) -> Option<String> {
    let mut text = String::new();
    // White space is not counted in the end, but must not be endless.
    write_line(node, 4 * most, &mut text)?;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (line.len() <= most).then_some(line)
}

fn write_line(node: &NodeRef<'_>, most: usize, text: &mut String) -> Option<()> {
    for child in node.children_it(false) {
        let is_text = element::with_text(&child, |words| {
            text.extend(words.chars().filter(|char| !is_unseen(*char)));
        });
        if is_text.is_none() && child.is_element() {
            let is_inline = child.node_name().is_some_and(|name| {
                matches!(&*name, "a" | "b" | "em" | "i" | "strong" | "mark" | "u" | "abbr" | "sup" | "sub")
            });
            text.extend((!is_inline).then_some(' '));
            write_line(&child, most, text)?;
            text.extend((!is_inline).then_some(' '));
        }
        if text.len() > most {
            return None;
        }
    }
    Some(())
}
