//! Teasers of other articles: boxes with nothing but a heading that is a link, and a few words.
//!
//! They are found before anything else around the article goes, since a heading is often named after what it is, and what
//! stands below it is not.

use super::clean::{Prose, short_line};
use super::element;
use super::sections::is_links;
use dom_query::{Document, NodeRef};

/// The most prose of a teaser, in bytes.
const LONGEST: usize = 500;
/// The most prose of one among the paragraphs of the text, in bytes: what is longer is a section of it.
const LONGEST_AMONG: usize = 250;
/// The longest heading of a teaser, in bytes.
const LONGEST_HEADING: usize = 400;
/// So much prose stands before the first of them, in bytes: the article.
const LEAST_BEFORE: usize = 250;
/// Shorter texts are no prose, in bytes.
const SHORT: usize = 60;
/// So many boxes may wrap a teaser.
const MOST_BOXES: usize = 5;
/// So many are taken out.
const MOST: usize = 400;

/// Takes out teasers behind the text; `prose` is that of the page. Where they hold much of the prose, the page is made of such boxes, and they stay.
pub fn take_out(document: &Document, prose: &Prose) {
    let Some(body) = document.body() else { return };
    let mut before = 0;
    let mut found: Vec<NodeRef<'_>> = Vec::new();
    for node in body.descendants_it() {
        let length = element::with_text(&node, |text| if text.len() > SHORT { text.trim().len() } else { 0 });
        if let Some(length) = length {
            before += if length > SHORT { length } else { 0 };
        } else if before >= LEAST_BEFORE && found.len() < MOST && is_linked_heading(&node) {
            found.extend(teaser(&node, prose));
        }
    }
    found.retain(|teaser| prose.at(teaser) <= LONGEST_AMONG || !is_among_text(teaser, prose));
    let inside: usize = found.iter().map(|teaser| prose.at(teaser)).sum();
    if 2 * inside < prose.at(&body) {
        for teaser in found {
            teaser.remove_from_parent();
        }
    }
}

/// Whether paragraphs of the text stand beside the box.
fn is_among_text(teaser: &NodeRef<'_>, prose: &Prose) -> bool {
    let Some(around) = teaser.parent() else { return false };
    let paragraphs = around.children_it(false).filter(|beside| beside.has_name("p"));
    paragraphs.map(|paragraph| prose.at(&paragraph)).sum::<usize>() >= LEAST_BEFORE
}

/// Whether the node is a heading inside the page whose words lead to another page.
fn is_linked_heading(node: &NodeRef<'_>) -> bool {
    let is_heading =
        node.node_name().is_some_and(|name| element::heading(&name).is_some_and(|level| level > 1));
    // What begins with `#` stays on the page.
    let leads_to_page = |link: &NodeRef<'_>| {
        let first = link.attr("href").and_then(|href| href.trim().chars().next());
        first.is_some_and(|first| first != '#')
    };
    let around = || node.descendants_it().chain(node.parent());
    let is_short = || short_line(node, LONGEST_HEADING).is_some();
    is_heading
        && is_short()
        && is_links(node)
        && around().any(|link| link.has_name("a") && leads_to_page(&link))
}

/// The box that holds the heading and a few words, and stands apart from other text.
fn teaser<'d>(heading: &NodeRef<'d>, prose: &Prose) -> Option<NodeRef<'d>> {
    let is_box = |node: &NodeRef<'_>| {
        matches!(
            node.node_name().as_deref(),
            Some("div" | "article" | "section" | "li" | "header" | "aside" | "a")
        )
    };
    let boxes = heading.ancestors_it(Some(MOST_BOXES)).take_while(is_box);
    boxes.take_while(|outer| prose.at(outer) <= LONGEST).find(|outer| prose.at(outer) > 0)
}
