//! Sections whose heading shows that they are not part of the article: comments, links to other articles, offers.
//!
//! Class names differ from site to site; headings are much the same everywhere.

use super::super::cues::{CueKind, beginning, is_cue};
use super::clean::{Prose, short_line};
use super::element::{self, ElementRole};
use super::title::key;
use dom_query::{Document, NodeRef};

/// The longest heading of such a section, in bytes.
const LONGEST: usize = 70;
/// The longest title that such a heading quotes, in bytes.
const LONGEST_TITLE: usize = 300;
/// So much prose must be outside of comments, in bytes.
const LEAST_PROSE: usize = 250;
/// Behind words such as `Watch:`, so much prose is what they belong to, in bytes.
const LEAST_SENTENCE: usize = 60;
/// So many headings are looked at.
const MOST: usize = 400;

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Section {
    Comments,
    /// Hints at other articles, offers.
    Hints,
}

/// Takes out such sections with their headings. `titles` are what the page says that it is called.
pub fn take_out(document: &Document, titles: &[String]) {
    let Some(body) = document.body() else { return };
    let prose = Prose::of(&body);
    let whole = prose.at(&body);
    let titles: Vec<String> = titles.iter().map(|title| key(title)).collect();
    let mut seen_prose = 0;
    let mut found = Vec::new();
    for node in body.descendants_it() {
        if node.is_text() {
            let length = node.text().trim().len();
            seen_prose += if length > 60 { length } else { 0 };
        } else if found.len() < MOST
            && is_leaf(&node)
            && let Some(section) = section(&node, &titles)
        {
            found.push((node, section, seen_prose));
        }
    }
    for (heading, section, before) in found {
        let Some(parent) = heading.parent().filter(NodeRef::is_element) else { continue };
        let box_of = enclosing(&heading, parent, &prose);
        let inside = prose.at(&box_of);
        let is_heading = heading.node_name().is_some_and(|name| element::heading(&name).is_some());
        let holds_much = 5 * inside > 2 * whole;
        match section {
            // Readers' words may be more than the article's.
            Section::Comments if before >= LEAST_PROSE => {
                let is_box = whole - inside >= LEAST_PROSE && begins_with(&box_of, &heading);
                // A line such as `Comments (3)` may stand between articles.
                if !is_heading && (if is_box { inside } else { prose.at(&parent) }) > before {
                    continue;
                }
                if is_box {
                    box_of.remove_from_parent();
                } else {
                    take_out_behind(&heading, |_| true);
                }
            }
            // `Watch: the chief executive said …` is a sentence.
            Section::Hints if !is_heading && inside >= LEAST_SENTENCE => {}
            Section::Hints
                if (!holds_much || is_teasers(&box_of) && before > 0) && begins_with(&box_of, &heading) =>
            {
                box_of.remove_from_parent();
            }
            Section::Hints => take_out_behind(&heading, |node| is_links(node) || is_blank(node)),
            Section::Comments => {}
        }
    }
}

/// The element that the heading stands at the beginning of: its parent, or what wraps that alone.
fn enclosing<'d>(heading: &NodeRef<'d>, parent: NodeRef<'d>, prose: &Prose) -> NodeRef<'d> {
    let mut inner = parent;
    for _ in 0..3 {
        let Some(outer) = inner.parent().filter(NodeRef::is_element) else { break };
        let is_small =
            matches!(outer.node_name().as_deref(), Some("div" | "section" | "header" | "article" | "aside"));
        let is_title_box = prose.at(&inner) == 0 && !inner.descendants_it().any(|node| node.has_name("a"));
        if !(is_small && is_title_box && begins_with(&outer, heading)) {
            break;
        }
        inner = outer;
    }
    inner
}

/// Whether the box holds several headings that are links.
fn is_teasers(outer: &NodeRef<'_>) -> bool {
    let is_heading =
        |node: &NodeRef<'_>| node.node_name().is_some_and(|name| element::heading(&name).is_some());
    let links = outer.descendants_it().filter(|node| is_heading(node) && is_links(node));
    links.take(2).count() == 2
}

/// Whether the heading is the first text in the element.
fn begins_with(outer: &NodeRef<'_>, heading: &NodeRef<'_>) -> bool {
    let first = outer.descendants_it().find(|node| node.is_text() && !node.text().trim().is_empty());
    first.is_some_and(|first| first.ancestors_it(None).any(|ancestor| ancestor.id == heading.id))
}

/// Takes out the heading and what follows it beside it, while it is alike.
fn take_out_behind(heading: &NodeRef<'_>, is_alike: impl Fn(&NodeRef<'_>) -> bool) {
    let mut gone = vec![*heading];
    let mut next = heading.next_sibling();
    while let Some(node) = next.filter(|node| is_alike(node)) {
        gone.push(node);
        next = node.next_sibling();
    }
    if gone.iter().skip(1).any(|node| !is_blank(node)) {
        for node in gone {
            node.remove_from_parent();
        }
    }
}

fn is_blank(node: &NodeRef<'_>) -> bool {
    !node.is_element() && node.text().trim().is_empty()
}

/// Whether most of the text is in links.
pub fn is_links(node: &NodeRef<'_>) -> bool {
    if !node.is_element() {
        return false;
    }
    let length = |node: &NodeRef<'_>| node.text().trim().len();
    let all = length(node);
    let linked: usize = if node.has_name("a") {
        all
    } else {
        node.descendants_it().filter(|inside| inside.has_name("a")).map(|link| length(&link)).sum()
    };
    all > 0 && 10 * linked >= 7 * all
}

/// Whether the node is a block without other blocks, short enough for a heading.
fn is_leaf(node: &NodeRef<'_>) -> bool {
    let Some(name) = node.node_name() else { return false };
    let may_be = element::heading(&name).is_some_and(|level| level > 1)
        || matches!(&*name, "p" | "div" | "span" | "strong" | "header" | "legend" | "summary" | "dt" | "b");
    let is_block = |child: &NodeRef<'_>| {
        child.node_name().is_some_and(|name| element::role(&name) == ElementRole::Block)
    };
    may_be && !node.children_it(false).any(|child| is_block(&child))
}

/// What stands before the quoted title of the page: `2 comments on “Bank to cut jobs”`. `titles` are keys.
fn before_title<'t>(line: &'t str, titles: &[String]) -> Option<&'t str> {
    let (before, quoted) = line.split_once(['„', '“', '"', '»', '«', '‘', '‚'])?;
    is_of(quoted, titles).then_some(before)
}

/// Whether the line is the heading of an answer: `Re: Bank to cut jobs`. `titles` are keys.
fn is_reply(line: &str, titles: &[String]) -> bool {
    line.split_once(':').is_some_and(|(before, title)| {
        is_cue(CueKind::Reply, &before.trim().to_lowercase()) && is_of(title, titles)
    })
}

/// Whether the words begin one of the titles, which are keys, or are a part of it.
fn is_of(words: &str, titles: &[String]) -> bool {
    const SHORTEST: usize = 6;
    let words = key(words);
    words.len() >= SHORTEST && titles.iter().any(|title| title.contains(&words))
}

/// What section the heading opens.
fn section(heading: &NodeRef<'_>, titles: &[String]) -> Option<Section> {
    let line = short_line(heading, LONGEST + LONGEST_TITLE)?;
    if is_reply(&line, titles) {
        return Some(Section::Comments);
    }
    let line = before_title(&line, titles).unwrap_or(&line);
    if line.len() > LONGEST {
        return None;
    }
    let text = line.to_lowercase().replace('’', "'");
    if text.is_empty() {
        return None;
    }
    let bare = text.trim_matches(|char: char| !char.is_alphabetic());
    let bare = bare.split(['(', ':']).next().unwrap_or_default().trim();
    if is_cue(CueKind::Comments, bare) {
        return Some(Section::Comments);
    }
    let is_heading = heading.node_name().is_some_and(|name| element::heading(&name).is_some());
    let is_whole =
        |kind| beginning(kind, &text).is_some_and(|cue| !text[cue.len()..].contains(char::is_alphanumeric));
    let is_tail = is_whole(CueKind::Tail) || is_heading && beginning(CueKind::Tail, &text).is_some();
    (is_tail || is_whole(CueKind::Link)).then_some(Section::Hints)
}
