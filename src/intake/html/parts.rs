//! The parts of a page: the direct content of each block element, with evidence of whether it belongs to the article.

use super::classes::{Sign, signs};
use super::clean::short_line;
use super::element::{self, ElementRole, Walker, is_unseen};
use super::escaped;
use super::table;
use dom_query::{NodeId, NodeRef};
use foldhash::{HashMap, HashSet};

/// Elements with more text are named after something else in them, in bytes.
const LONGEST_BYLINE: usize = 300;
const LONGEST_CAPTION: usize = 1_000;

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartForm {
    /// Running text, or what stands in no element that says more.
    Text,
    Heading(u8),
    /// An item of a list.
    Item,
    /// A table of data as a whole.
    Table,
    Quote,
    Preformatted,
    /// What belongs to a picture.
    Caption,
}

/// A part of the page.
#[derive(Debug, Clone)]
#[allow(clippy::struct_excessive_bools, reason = "they are independent observations")]
pub struct PagePart {
    /// The element that it stands in.
    pub owner: NodeId,
    /// The block element around that element.
    pub parent: NodeId,
    pub form: PartForm,
    /// Its text in one line.
    pub text: String,
    /// How many parts have begun where its last words stand: those with a higher number come behind all of it.
    pub until: usize,
    /// How much of the text is in links, in bytes.
    pub linked: usize,
    /// How much of it is in links to other sites, in bytes.
    pub linked_abroad: usize,
    /// The list that it is in.
    pub list: Option<NodeId>,
    /// The block element around that list.
    pub list_parent: Option<NodeId>,
    /// Whether it is the author's name or the date, by the names of its elements.
    pub is_byline: bool,
    /// Whether it is in the element that holds the article.
    pub is_inside: bool,
    /// Whether the reader of the other school takes it.
    pub is_read: bool,
    /// Whether it is a post of another site.
    pub is_embed: bool,
    /// Whether it stands in an element like those of texts that the reader takes.
    pub is_kin: bool,
}

impl PagePart {
    /// How much of its text is in links, in per cent.
    pub fn linked_percent(&self) -> usize {
        100 * self.linked / self.text.len().max(1)
    }

    /// Whether it ends like a sentence.
    pub fn is_sentence(&self) -> bool {
        let text = self.text.trim_end_matches(['"', '”', '“', '«', '»', '’', '‘', '\'', ')', ']', ' ']);
        text.ends_with(['.', '!', '?', '…', ':']) && text.split(' ').count() >= 4
    }

    /// Whether it is a short line of running text, such as an exclamation in a dialogue.
    pub fn is_line(&self) -> bool {
        let is_spoken = self.text.ends_with(['"', '”', '“', '«', '»', '’', '‘']);
        self.is_sentence()
            || is_spoken
            || self.text.ends_with(['.', '!', '?', '…']) && self.text.contains(' ')
    }

    /// Whether it is prose: some words, hardly any of them in links.
    pub fn is_prose(&self) -> bool {
        self.text.len() >= 40 && self.linked_percent() < 50 || self.text.len() >= 60 && self.is_sentence()
    }
}

#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "elements nest in any order")]
struct Place {
    owner: NodeId,
    parent: NodeId,
    form: PartForm,
    list: Option<NodeId>,
    list_parent: Option<NodeId>,
    is_byline: bool,
    is_embed: bool,
    in_link: bool,
    is_abroad: bool,
}

/// Marks the parts that are in `container`, which holds the article.
pub fn mark_inside(parts: &mut [PagePart], root: &NodeRef<'_>, container: NodeId) {
    let Some(container) = root.tree.get(&container) else { return };
    let inside: HashSet<NodeId> =
        std::iter::once(container).chain(container.descendants_it()).map(|node| node.id).collect();
    for part in parts {
        part.is_inside = inside.contains(&part.owner);
    }
}

/// The parts below `root` in the order of the page, which stood at `address`, if known.
pub fn of(root: &NodeRef<'_>, address: Option<&str>) -> Vec<PagePart> {
    let mut walk = Walk { site: address.and_then(site_of), ..Walk::default() };
    let place = Place {
        owner: root.id,
        parent: root.id,
        form: PartForm::Text,
        list: None,
        list_parent: None,
        is_byline: false,
        is_embed: false,
        in_link: false,
        is_abroad: false,
    };
    walk.children(root, &place);
    for part in &mut walk.parts {
        part.text = part.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    // Parts without words go, and the others have new numbers.
    let mut left = 0;
    let left_before: Vec<usize> = std::iter::once(0)
        .chain(walk.parts.iter().map(|part| {
            left += usize::from(!part.text.is_empty());
            left
        }))
        .collect();
    for part in &mut walk.parts {
        part.until = left_before[part.until];
    }
    walk.parts.retain(|part| !part.text.is_empty());
    walk.parts
}

/// The last two parts of the host that an address names.
fn site_of(address: &str) -> Option<&str> {
    let (scheme, rest) = address.trim().split_once("//")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let dot = host.match_indices('.').rev().nth(1).map_or(0, |(at, _)| at + 1);
    (matches!(scheme, "http:" | "https:" | "") && host.contains('.')).then(|| &host[dot..])
}

#[derive(Default)]
struct Walk<'a> {
    parts: Vec<PagePart>,
    /// The site of the page.
    site: Option<&'a str>,
    /// The part of each owner.
    known: HashMap<NodeId, usize>,
}

impl Walker for Walk<'_> {
    type Place = Place;

    fn element(&mut self, node: &NodeRef<'_>, outer: &Place) {
        let Some(name) = node.node_name() else { return };
        let mut place = *outer;
        let signs = signs(node);
        let is_byline = (signs.has(Sign::Byline) || signs.has(Sign::Time)) && !signs.has(Sign::Body);
        place.is_byline |= is_byline && short_line(node, LONGEST_BYLINE).is_some();
        place.is_embed |= signs.has(Sign::Embed);
        match element::role(&name) {
            ElementRole::Hidden => return,
            ElementRole::Break => return self.text(" ", &place),
            ElementRole::Inline => {
                if &*name == "a" {
                    place.in_link = true;
                    place.is_abroad = self.leads_abroad(node);
                }
                place.is_byline = outer.is_byline;
                self.border(&place);
                self.children(node, &place);
                return self.border(&place);
            }
            ElementRole::Block => {}
        }
        place.parent = outer.owner;
        place.owner = node.id;
        if signs.has(Sign::Caption) && !signs.has(Sign::Body) && short_line(node, LONGEST_CAPTION).is_some() {
            place.form = PartForm::Caption;
        }
        match &*name {
            "figure" if !holds_text(node) => place.form = PartForm::Caption,
            "figcaption" => place.form = PartForm::Caption,
            "blockquote" => place.form = PartForm::Quote,
            "pre" => place.form = PartForm::Preformatted,
            "ul" | "ol" | "menu" => {
                place.list = Some(node.id);
                place.list_parent = Some(place.parent);
            }
            "li" if place.form != PartForm::Caption => place.form = PartForm::Item,
            "table" => {
                if let Some(rows) = table::rows(node) {
                    let text = rows.iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
                    let place = Place { form: PartForm::Table, ..place };
                    self.text(&text, &place);
                    if let Some(part) = self.parts.last_mut() {
                        part.linked = linked(node);
                    }
                    return;
                }
            }
            name => {
                if let Some(level) = element::heading(name) {
                    place.form = PartForm::Heading(level);
                }
            }
        }
        self.children(node, &place);
    }

    fn text(&mut self, text: &str, place: &Place) {
        let at = match self.known.get(&place.owner) {
            Some(at) => *at,
            None if text.trim().is_empty() => return,
            None => {
                self.known.insert(place.owner, self.parts.len());
                self.parts.push(PagePart {
                    owner: place.owner,
                    parent: place.parent,
                    form: place.form,
                    text: String::new(),
                    until: 0,
                    linked: 0,
                    linked_abroad: 0,
                    list: place.list,
                    list_parent: place.list_parent,
                    is_byline: place.is_byline,
                    is_inside: true,
                    is_read: false,
                    is_embed: place.is_embed,
                    is_kin: false,
                });
                self.parts.len() - 1
            }
        };
        let begun = self.parts.len();
        let part = &mut self.parts[at];
        let before = part.text.len();
        part.until = if text.trim().is_empty() { part.until } else { begun };
        part.text.extend(escaped::removed(text).chars().filter(|char| !is_unseen(*char)));
        if place.in_link {
            let length = text.trim().len().min(part.text.len().saturating_sub(before));
            part.linked += length;
            part.linked_abroad += if place.is_abroad { length } else { 0 };
        }
    }
}

impl Walk<'_> {
    fn leads_abroad(&self, link: &NodeRef<'_>) -> bool {
        let there = link.attr("href").filter(|_| self.site.is_some());
        there
            .as_deref()
            .and_then(site_of)
            .is_some_and(|there| self.site.is_some_and(|here| !here.eq_ignore_ascii_case(there)))
    }

    /// Words at the border of an inline element count as apart.
    fn border(&mut self, place: &Place) {
        if let Some(part) = self.known.get(&place.owner).and_then(|at| self.parts.get_mut(*at)) {
            part.text.push(' ');
        }
    }
}

/// A figure that wraps paragraphs is no picture.
fn holds_text(figure: &NodeRef<'_>) -> bool {
    figure.descendants_it().filter(|node| node.has_name("p")).count() > 2
        || figure
            .descendants_it()
            .any(|node| node.has_name("table") || node.has_name("blockquote") || node.has_name("pre"))
}

fn linked(node: &NodeRef<'_>) -> usize {
    node.descendants_it().filter(|node| node.has_name("a")).map(|link| link.text().trim().len()).sum()
}
