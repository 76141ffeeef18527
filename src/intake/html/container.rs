//! The element that holds the article, as the page itself names it.

use super::classes::{Sign, signs};
use super::clean::{Prose, short_line};
use super::element;
use super::title::key;
use dom_query::{Document, NodeId, NodeRef};
use foldhash::HashMap;

/// Where the article is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Container {
    pub node: NodeId,
    /// Whether its names say that it holds the text and nothing else.
    pub is_sure: bool,
    /// Whether the headline stands in it.
    pub has_title: bool,
    /// Whether the page names it; else it is told by its text.
    pub is_named: bool,
}

/// The longest headline, in bytes.
const LONGEST_HEADING: usize = 400;
/// The least prose of a container, in bytes.
const LEAST: usize = 200;

/// The least prose of a module of the text, in bytes.
const LEAST_MODULE: usize = 60;

/// The least prose of one with the headline in it, in bytes.
const LEAST_TITLED: usize = 60;

/// So many class names of an element are compared.
const MOST_NAMES: usize = 20;

/// Takes out the other articles of a page that goes on with the next ones: those with a main headline that is not the
/// page's.
pub fn take_out_others(document: &Document, titles: &[String]) {
    let articles: Vec<NodeRef<'_>> = element::named(&document.root(), "article")
        .filter(|article| !article.ancestors_it(None).any(|ancestor| ancestor.has_name("article")))
        .collect();
    if articles.len() < 2 {
        return;
    }
    let headlines: Vec<Option<String>> = articles
        .iter()
        .map(|article| {
            let heading = article
                .descendants_it()
                .find(|node| ["h1", "h2", "h3", "h4"].iter().any(|name| node.has_name(name)));
            heading
                .and_then(|node| short_line(&node, LONGEST_HEADING))
                .map(|line| key(&line))
                .filter(|heading| heading.len() >= 6)
        })
        .collect();
    let titles: Vec<String> =
        titles.iter().map(|title| key(title)).filter(|title| title.len() >= 6).collect();
    let is_same =
        |headline: &Option<String>| headline.as_ref().is_some_and(|headline| titles.contains(headline));
    let is_alike = |headline: &Option<String>| {
        headline.as_ref().is_some_and(|headline| {
            titles.iter().any(|title| title.contains(headline.as_str()) || headline.contains(title.as_str()))
        })
    };
    let own = headlines.iter().position(is_same).or_else(|| headlines.iter().position(is_alike));
    let Some(own) = own else { return };
    for (article, headline) in articles.iter().zip(&headlines) {
        if headline.is_some() && *headline != headlines[own] {
            article.remove_from_parent();
        }
    }
}

/// The innermost element with nearly all that the reader takes, where the page names none. `read` are the owners of its
/// texts with their lengths.
pub fn of_read(read: &[(NodeRef<'_>, usize)]) -> Option<Container> {
    let whole: usize = read.iter().map(|(_, length)| length).sum();
    let mut inside: HashMap<NodeId, (usize, usize)> = HashMap::default();
    for (node, length) in read {
        for (height, around) in std::iter::once(*node).chain(node.ancestors_it(None)).enumerate() {
            let (sum, highest) = inside.entry(around.id).or_default();
            *sum += length;
            *highest = (*highest).max(height);
        }
    }
    let most = inside.into_iter().filter(|(_, (sum, _))| 5 * sum >= 4 * whole);
    let (innermost, _) = most.min_by_key(|(_, (_, height))| *height)?;
    // A list or a paragraph is a part of the text.
    let tree = read.first()?.0.tree;
    let innermost = tree.get(&innermost)?;
    let is_part = |node: &NodeRef<'_>| {
        ["ol", "ul", "li", "p", "dl", "blockquote", "table", "tbody", "tr"]
            .iter()
            .any(|name| node.has_name(name))
    };
    let outer = std::iter::once(innermost).chain(innermost.ancestors_it(None)).find(|node| !is_part(node))?;
    Some(Container { node: outer.id, is_sure: false, has_title: false, is_named: false })
}

/// The element that holds the article, and the modules in it, if it is built of such.
pub fn find(body: &NodeRef<'_>, title: Option<&str>) -> Option<(Container, Vec<NodeId>)> {
    let prose = Prose::of(body);
    let whole = prose.at(body);
    let mut sure: Vec<(usize, NodeRef<'_>)> = Vec::new();
    let mut likely: Vec<(usize, NodeRef<'_>)> = Vec::new();
    let mut articles: Vec<(usize, NodeId)> = Vec::new();
    let mut main: Option<(usize, NodeId)> = None;
    for node in body.descendants_it().filter(NodeRef::is_element) {
        let inside = prose.at(&node);
        if inside < LEAST_MODULE {
            continue;
        }
        let signs = signs(&node);
        if signs.has(Sign::Text) {
            likely.push((inside, node));
        }
        if inside < LEAST {
            continue;
        }
        let better = |best: &Option<(usize, NodeId)>| best.is_none_or(|(most, _)| inside > most);
        if signs.has(Sign::Body) || is_article_body(&node) {
            sure.push((inside, node));
        }
        if node.has_name("article") {
            articles.push((inside, node.id));
        }
        if (node.has_name("main") || node.attr("role").is_some_and(|role| &*role == "main")) && better(&main)
        {
            main = Some((inside, node.id));
        }
    }
    let article = articles.iter().copied().max_by_key(|(inside, _)| *inside);
    // Many articles are a list of teasers, or comments.
    let article = article.filter(|(most, _)| {
        let others: usize = articles.iter().map(|(inside, _)| *inside).sum::<usize>();
        articles.len() < 3 || 2 * most > others || 3 * most > whole
    });
    let outer = article.or(main).map_or(whole, |(inside, _)| inside);
    if let Some(container) = named(&sure, outer, &prose) {
        return Some((container, Vec::new()));
    }
    let title = title.map(key);
    let is_title = |node: &NodeRef<'_>| {
        (node.has_name("h1") || node.has_name("h2"))
            && short_line(node, LONGEST_HEADING).is_some_and(|line| Some(key(&line)) == title)
    };
    let has_title = |node: &NodeRef<'_>| node.descendants_it().any(|inside| is_title(&inside));
    // An article of a sentence or two.
    let small = || {
        let articles = body.descendants_it().filter(|node| node.has_name("article"));
        articles.filter(|node| prose.at(node) >= LEAST_TITLED).find(has_title).map(|node| (0, node.id))
    };
    let around = article.or_else(small).or(main).map(|(_, node)| (node, Vec::new()));
    let (node, modules) = around.or_else(|| modules(&likely, &prose))?;
    let has_title = body.tree.get(&node).is_some_and(|node| has_title(&node));
    Some((Container { node, is_sure: false, has_title, is_named: true }, modules))
}

/// The largest of elements that are likely to hold text, or what is around all that are named like it, and these: a page
/// may be built of modules, each with some of the text.
fn modules(likely: &[(usize, NodeRef<'_>)], prose: &Prose) -> Option<(NodeId, Vec<NodeId>)> {
    let (most, largest) = likely.iter().copied().max_by_key(|(inside, _)| *inside)?;
    let names: Vec<String> = largest
        .class()
        .map(|class| class.split_ascii_whitespace().take(MOST_NAMES).map(str::to_owned).collect())
        .unwrap_or_default();
    let is_alike = |node: &NodeRef<'_>| {
        node.class().is_some_and(|class| {
            class
                .split_ascii_whitespace()
                .take(MOST_NAMES)
                .any(|name| names.iter().any(|known| known == name))
        })
    };
    let alike: Vec<_> = likely.iter().filter(|(_, node)| is_alike(node)).copied().collect();
    let apart = apart(&alike);
    let all: usize = apart.iter().map(|(inside, _)| inside).sum();
    if 5 * most >= 4 * all {
        return (most >= LEAST).then(|| (largest.id, Vec::new()));
    }
    let around = largest.ancestors_it(None).find(|ancestor| 20 * prose.at(ancestor) >= 19 * all)?;
    (all >= LEAST).then(|| (around.id, apart.iter().map(|(_, node)| node.id).collect()))
}

/// The elements that stand one after the other, without those inside others.
fn apart<'d>(nodes: &[(usize, NodeRef<'d>)]) -> Vec<(usize, NodeRef<'d>)> {
    let mut apart: Vec<(usize, NodeRef<'d>)> = Vec::new();
    for (inside, node) in nodes {
        let last = apart.last().map(|(_, last)| last.id);
        if !node.ancestors_it(None).any(|ancestor| Some(ancestor.id) == last) {
            apart.push((*inside, *node));
        }
    }
    apart
}

/// The element among those that are named after the article's text; `outer` is the prose of what is around them.
fn named(sure: &[(usize, NodeRef<'_>)], outer: usize, prose: &Prose) -> Option<Container> {
    let (most, largest) = sure.iter().copied().max_by_key(|(inside, _)| *inside)?;
    if 2 * most < outer {
        return None;
    }
    // The text may be in several such elements one after the other.
    let apart: usize = apart(sure).iter().map(|(inside, _)| inside).sum();
    if 5 * most < 4 * apart && apart <= outer {
        let around = largest.ancestors_it(None).find(|ancestor| 20 * prose.at(ancestor) >= 19 * apart)?;
        return Some(Container { node: around.id, is_sure: false, has_title: false, is_named: true });
    }
    // The innermost that has nearly all of it.
    let inner = sure.iter().rfind(|(inside, node)| {
        20 * inside >= 17 * most
            && (node.id == largest.id || node.ancestors_it(None).any(|ancestor| ancestor.id == largest.id))
    });
    inner.map(|(_, node)| Container { node: node.id, is_sure: true, has_title: false, is_named: true })
}

fn is_article_body(node: &NodeRef<'_>) -> bool {
    node.attr("itemprop").is_some_and(|names| {
        names.split_ascii_whitespace().any(|name| name.eq_ignore_ascii_case("articleBody"))
    })
}
