//! Renders a tree of HTML as text and blocks.
//!
//! White space and line breaks are handled as in browsers. Content directly in a block element belongs to that element, its
//! *owner*. Selecting the parts of a page that form the article means selecting owners ([`Picked`]).

use super::super::raised;
use super::super::rendered::{Rendered, Writer};
use super::element::{self, ElementRole, Walker};
use super::escaped;
use super::table;
use crate::document::BlockKind;
use dom_query::{NodeId, NodeRef};
use foldhash::HashMap;
use std::borrow::Cow;

/// Lists nest this deep at most, as far as the text shows it.
const MOST_LISTS: usize = 12;

/// The owners that are shown.
#[derive(Debug, Default)]
pub struct Picked {
    /// Owners, with the kind of their blocks where it is not what the element says.
    pub owners: HashMap<NodeId, Option<BlockKind>>,
}

/// Renders everything below `root`, or what is picked of it.
pub fn render(root: &NodeRef<'_>, picked: Option<&Picked>) -> Rendered {
    let mut page = Renderer { picked, ..Renderer::default() };
    page.children(root, &Place::of(root.id));
    page.writer.finish()
}

/// Where in the page the renderer is.
#[derive(Debug, Clone, Copy)]
#[allow(clippy::struct_excessive_bools, reason = "elements nest in any order")]
struct Place {
    owner: NodeId,
    heading: Option<u8>,
    is_quote: bool,
    is_caption: bool,
    is_emphasis: bool,
    is_raised: bool,
    is_preformatted: bool,
    is_code: bool,
    /// How many lists are open.
    lists: usize,
}

impl Place {
    fn of(owner: NodeId) -> Self {
        Self {
            owner,
            heading: None,
            is_quote: false,
            is_caption: false,
            is_emphasis: false,
            is_raised: false,
            is_preformatted: false,
            is_code: false,
            lists: 0,
        }
    }
}

#[derive(Default)]
#[allow(clippy::struct_excessive_bools, reason = "they change independently")]
struct Renderer<'p> {
    writer: Writer,
    picked: Option<&'p Picked>,
    /// Line breaks since the last word of the open block.
    breaks: usize,
    /// The next number of each open list, or none for bullets.
    numbers: Vec<Option<u64>>,
    /// A link is open.
    in_link: bool,
    /// A term was written whose definition may follow in the same block.
    after_term: bool,
    /// An inline element began or ended since the last text.
    at_border: bool,
    /// One ended and another one began.
    between: bool,
}

impl Walker for Renderer<'_> {
    type Place = Place;

    fn element(&mut self, node: &NodeRef<'_>, place: &Place) {
        let Some(name) = node.node_name() else { return };
        let role = element::role(&name);
        match role {
            ElementRole::Hidden => {}
            ElementRole::Break => self.breaks += 1,
            ElementRole::Inline => self.inline(node, &name, place),
            ElementRole::Block => self.block(node, &name, place),
        }
    }

    fn text(&mut self, text: &str, place: &Place) {
        if !self.is_picked(place) {
            return;
        }
        let text = &*if place.is_code { Cow::Borrowed(text) } else { escaped::removed(text) };
        let is_blank = text.chars().all(char::is_whitespace);
        if place.is_preformatted {
            if !self.writer.is_open() {
                if is_blank {
                    return;
                }
                self.writer.begin(BlockKind::Preformatted);
                self.writer.mark_plain();
            }
            self.writer.push(&text.chars().filter(|char| !element::is_unseen(*char)).collect::<String>());
            return;
        }
        if is_blank {
            if self.writer.is_open() && self.breaks == 0 {
                self.space();
            }
            return;
        }
        self.pay_breaks();
        if !self.writer.is_open() {
            self.writer.begin(self.kind(place));
        }
        if !place.is_emphasis {
            self.writer.mark_plain();
        }
        let is_number = text.trim().chars().all(|char| char.is_ascii_digit() || matches!(char, '(' | ')'));
        if place.is_raised && is_number {
            let mut note = String::new();
            raised::push(text.trim(), &mut note);
            self.writer.push(&note);
            return;
        }
        self.words(text);
    }
}

impl Renderer<'_> {
    fn inline(&mut self, node: &NodeRef<'_>, name: &str, place: &Place) {
        let mut place = *place;
        self.between |= self.at_border;
        self.at_border = true;
        match name {
            "b" | "strong" | "em" | "i" => place.is_emphasis = true,
            "sup" => place.is_raised = true,
            "code" | "kbd" | "samp" | "tt" => place.is_code = true,
            "a" if !self.in_link => {
                if let Some(url) = node.attr("href").filter(|_| self.is_picked(&place)) {
                    if self.writer.is_open() {
                        self.pay_breaks();
                    }
                    self.in_link = true;
                    self.writer.open_link(url.to_string());
                    self.children(node, &place);
                    self.writer.close_link();
                    self.in_link = false;
                    self.at_border = true;
                    return;
                }
            }
            _ => {}
        }
        self.children(node, &place);
        self.at_border = true;
    }

    fn block(&mut self, node: &NodeRef<'_>, name: &str, outer: &Place) {
        let mut place = Place { owner: node.id, ..*outer };
        match name {
            "hr" => return self.end_block(),
            "dt" | "dd" => return self.definition(node, name, &place),
            "table" => {
                if let Some(rows) = table::rows(node) {
                    self.end_block();
                    if self.is_picked(&place) {
                        self.writer.table(rows);
                    }
                    return;
                }
            }
            "blockquote" => place.is_quote = true,
            "figcaption" | "caption" => place.is_caption = true,
            "pre" => (place.is_preformatted, place.is_code) = (true, true),
            "ul" | "ol" | "menu" if place.lists < MOST_LISTS => {
                place.lists += 1;
                let start = || node.attr("start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
                self.numbers.push((name == "ol").then(start));
                self.end_block();
                self.children(node, &place);
                self.end_block();
                self.numbers.pop();
                return;
            }
            "li" => return self.item(node, &place),
            _ => place.heading = element::heading(name).or(place.heading),
        }
        self.end_block();
        self.children(node, &place);
        self.end_block();
    }

    fn item(&mut self, node: &NodeRef<'_>, place: &Place) {
        self.end_block();
        if !self.is_picked(place) && !has_picked_inside(node, self.picked) {
            return;
        }
        let marker = match self.numbers.last_mut() {
            Some(Some(number)) => {
                *number = number.saturating_add(1);
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.writer.set_marker(Some((marker, place.lists.saturating_sub(1))));
        let place = Place { lists: place.lists.max(1), ..*place };
        self.children(node, &place);
        self.end_block();
        self.writer.set_marker(None);
    }

    /// A term and its first definition stand in one block: `Revenue: 5 million`.
    fn definition(&mut self, node: &NodeRef<'_>, name: &str, place: &Place) {
        let joins = name == "dd" && self.after_term && self.writer.is_open();
        if joins {
            self.writer.trim_end();
            let words = self.writer.words();
            let glue = if words.ends_with([':', '?', '!', '.']) { " " } else { ": " };
            if !words.is_empty() {
                self.writer.push(glue);
            }
            self.breaks = 0;
        } else {
            self.end_block();
        }
        self.after_term = false;
        self.children(node, place);
        if name == "dt" {
            self.after_term = true;
        } else {
            self.end_block();
        }
    }

    fn is_picked(&self, place: &Place) -> bool {
        self.picked.is_none_or(|picked| picked.owners.contains_key(&place.owner))
    }

    fn kind(&self, place: &Place) -> BlockKind {
        if let Some(Some(kind)) = self.picked.and_then(|picked| picked.owners.get(&place.owner)) {
            return *kind;
        }
        match place.heading {
            _ if place.is_preformatted => BlockKind::Preformatted,
            _ if place.is_caption => BlockKind::Caption,
            Some(level) => BlockKind::Heading(level),
            None if place.lists > 0 => BlockKind::ListItem,
            None if place.is_quote => BlockKind::BlockQuote,
            None => BlockKind::Paragraph,
        }
    }

    fn words(&mut self, text: &str) {
        let between = std::mem::take(&mut self.between);
        if std::mem::take(&mut self.at_border) && element::are_glued(self.writer.words(), text, between) {
            self.writer.push(" ");
        }
        let mut words = String::with_capacity(text.len());
        let mut is_spaced = self.ends_with_space();
        let mut chars = text.chars().peekable();
        while let Some(char) = chars.next() {
            let is_loose = char == '\u{a0}' && {
                let before = if words.is_empty() { self.writer.words() } else { &words };
                !element::is_tied(before, chars.peek().copied())
            };
            if char.is_ascii_whitespace() || is_loose {
                if !is_spaced {
                    words.push(' ');
                }
                is_spaced = true;
            } else if !element::is_unseen(char) {
                words.push(char);
                is_spaced = false;
            }
        }
        self.writer.push(&words);
    }

    fn ends_with_space(&self) -> bool {
        self.writer.words().chars().next_back().is_none_or(|last| matches!(last, ' ' | '\n'))
    }

    fn space(&mut self) {
        if !self.ends_with_space() {
            self.writer.push(" ");
        }
    }

    /// Writes the line breaks before the next words: one is a line break, more begin another block.
    fn pay_breaks(&mut self) {
        let breaks = std::mem::take(&mut self.breaks);
        if breaks == 0 || !self.writer.is_open() {
            return;
        }
        if breaks > 1 {
            self.writer.end_block();
        } else if !self.writer.words().is_empty() {
            self.writer.trim_end();
            self.writer.push("\n");
        }
    }

    fn end_block(&mut self) {
        self.writer.end_block();
        self.breaks = 0;
        self.after_term = false;
        self.at_border = false;
        self.between = false;
    }
}

/// Whether anything below the node is picked.
fn has_picked_inside(node: &NodeRef<'_>, picked: Option<&Picked>) -> bool {
    picked.is_none_or(|picked| node.descendants_it().any(|inside| picked.owners.contains_key(&inside.id)))
}
