//! Author and date as shown beside the headline of a page.

use super::super::byline::{self, BylinePlace};
use super::super::date as stamps;
use super::super::head_words::WORDS;
use super::author::is_byline;
use super::classes::{Sign, signs, signs_of_name};
use super::clean::{Prose, short_line};
use super::date::Shown;
use super::element;
use crate::document::Published;
use crate::order::Reorder;
use dom_query::{Document, NodeId, NodeRef};
use foldhash::HashSet;
use std::cell::Cell;

/// The longest text of such an element, in bytes.
const LONGEST: usize = 240;
/// The longest line beside the headline, in bytes.
const LONGEST_LINE: usize = 120;
/// So many are looked at.
const MOST: usize = 40;
/// So many main headings are.
const MOST_HEADLINES: usize = 3;

/// The texts of elements for the author in groups, the surest first, and those for the date.
#[derive(Debug, Default)]
pub struct ShownHead {
    pub authors: Vec<Vec<String>>,
    /// The texts of elements that hold an author for sure, who may have no name of a person.
    pub signatures: Vec<String>,
    pub date: Shown,
}

/// Looks through the page, whose prose is counted. Parts for comments, other articles and menus do not count.
pub fn read(document: &Document, whole: &Prose) -> ShownHead {
    let Some(body) = document.body() else { return ShownHead::default() };
    let headlines = element::named(&body, "h1").take(MOST_HEADLINES);
    let ids = |headline: NodeRef<'_>| headline.ancestors_it(None).map(|outer| outer.id).collect::<Vec<_>>();
    let around = headlines.flat_map(ids).collect();
    let mut walk = Walk { all: whole.at(&body), whole: Some(whole), around, ..Walk::default() };
    walk.children(&body, Place::default());
    let mut head = walk.finish();
    if head.date.far.is_none() && head.date.elements.is_empty() && head.date.lines.is_empty() {
        head.date.far = anywhere(&body);
    }
    head
}

/// The date that a line anywhere introduces, such as one at the foot of the page: `Last updated on May 3, 2021`. That of
/// the publication comes first.
fn anywhere(body: &NodeRef<'_>) -> Option<Published> {
    let changed = Cell::new(None);
    let mut lines = body.descendants_it().filter_map(|node| {
        element::with_text(&node, |text| {
            let (is_change, moment) = introduced(text)?;
            if is_change {
                changed.set(changed.get().or(Some(moment)));
            }
            (!is_change).then_some(moment)
        })
        .flatten()
    });
    lines.next().or_else(|| changed.get())
}

/// The date that a short line introduces, and whether it is that of the last change: `Published on 3 May 2021`.
fn introduced(text: &str) -> Option<(bool, Published)> {
    const MOST_WORDS: usize = 4;
    // `3.5.2021`, `1.4.18`.
    const LEAST_DIGITS: usize = 4;
    let digits = || text.bytes().filter(u8::is_ascii_digit).count();
    if text.len() > 2 * LONGEST_LINE || digits() < LEAST_DIGITS {
        return None;
    }
    let line = text.trim();
    if line.len() > LONGEST_LINE {
        return None;
    }
    let is_change = |word: &str| WORDS.updated.has(&word.to_lowercase());
    let introduces = |word: &str| {
        let lower = word.to_lowercase();
        WORDS.updated.has(&lower) || WORDS.after.has(&lower) && WORDS.noise.has(&lower)
    };
    let words = || line.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty());
    if !words().take(MOST_WORDS).any(introduces) {
        return None;
    }
    let stamps = stamps::find(line);
    let stamp = stamps.first()?;
    let before = line[..stamp.range.start].split(|char: char| !char.is_alphanumeric());
    let mut before = before.filter(|word| !word.is_empty());
    if !before.clone().take(MOST_WORDS).any(introduces) {
        return None;
    }
    Some((before.any(is_change), stamp.published()?))
}

#[derive(Debug, Clone, Copy, Default)]
struct Place {
    in_list: bool,
    in_byline: bool,
}

#[derive(Default)]
struct Walk<'p> {
    seen_headline: bool,
    /// The prose since the headline, in bytes.
    prose: usize,
    /// Rank and text.
    authors: Vec<(u8, String)>,
    signatures: Vec<String>,
    dates: Vec<(u8, String)>,
    lines: Vec<(u8, String)>,
    /// Lines of elements for the author.
    named: HashSet<String>,
    /// Lines far from the headline that hold a date and what stands around dates.
    far: Vec<Published>,
    whole: Option<&'p Prose>,
    all: usize,
    /// What is around the main headings.
    around: HashSet<NodeId>,
}

impl Walk<'_> {
    fn children(&mut self, node: &NodeRef<'_>, place: Place) {
        for child in node.children_it(false) {
            let text = element::with_text(&child, |text| {
                let moment = introduced(text).filter(|(is_change, _)| !is_change);
                let length = if text.len() > 60 { text.trim().len() } else { 0 };
                (length, moment.map(|_| text.trim().to_owned()))
            });
            if let Some((length, date)) = text {
                self.prose += if length > 60 { length } else { 0 };
                if let Some(date) = date.filter(|_| self.dates.len() < MOST) {
                    self.dates.push((1 + self.distance(), date));
                }
            } else if child.is_element() {
                self.element(&child, place);
            }
        }
    }

    fn element(&mut self, node: &NodeRef<'_>, mut place: Place) {
        let Some(name) = node.node_name() else { return };
        let has_headline = self.around.contains(&node.id);
        if matches!(&*name, "nav" | "footer" | "aside" | "menu" | "blockquote") && !has_headline {
            return;
        }
        let signs = signs(node);
        if signs.has(Sign::Embed) {
            return;
        }
        let is_foreign = |sign| {
            matches!(sign, Sign::Comment | Sign::Related | Sign::Navigation | Sign::Advert | Sign::Letter)
        };
        let is_small = self.whole.is_none_or(|whole| 3 * whole.at(node) < self.all);
        let is_head = has_headline || signs.has(Sign::Byline) || signs.has(Sign::Time);
        if signs.foreign().is_some_and(is_foreign) && is_small && !is_head {
            // The foot of a post may name who wrote it.
            if signs.foreign() != Some(Sign::Navigation) || !holds_author(node) {
                return;
            }
        }
        if &*name == "h1" {
            self.seen_headline = true;
            self.prose = 0;
        }
        place.in_list |= &*name == "li";
        let property = node.attr("itemprop").map(|names| names.to_ascii_lowercase()).unwrap_or_default();
        let has = |wanted: &str| property.split_ascii_whitespace().any(|name| name == wanted);
        if has("datepublished") || has("datecreated") {
            self.date(0, node);
        } else if &*name == "time" || &*name == "abbr" && node.has_attr("title") && signs.has(Sign::Time) {
            let class = node.class().map(|class| class.to_ascii_lowercase()).unwrap_or_default();
            let is_change = has("datemodified")
                || ["updated", "modified"].iter().any(|word| class.contains(word))
                    && !class.contains("publish");
            let rank = if node.has_attr("pubdate") || class.contains("publish") {
                1
            } else if is_change {
                6
            } else {
                2
            };
            self.date(rank, node);
        } else if signs.has(Sign::Time) {
            self.date(3, node);
        }
        let is_author = has("author")
            || node.attr("rel").is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel == "author"));
        let leads_to_author = || &*name == "a" && self.distance() <= 2 && leads_to_author(node);
        if is_author || (signs.has(Sign::Byline) || leads_to_author()) && !place.in_byline {
            let named = node
                .descendants_it()
                .find(|inside| inside.attr("itemprop").is_some_and(|names| &*names == "name"));
            let text = named.map_or_else(
                || parted(node),
                |named| {
                    let content = named.attr("content").map(|content| content.to_string());
                    content.unwrap_or_else(|| parted(&named))
                },
            );
            let rank = u8::from(!is_author) + self.distance();
            if !text.is_empty() && text.len() <= LONGEST && !place.in_list && self.authors.len() < MOST {
                if self.distance() <= 2 {
                    // The link to an author's page has a name, if not a person's.
                    let link = node
                        .descendants_it()
                        .find(|inside| inside.has_name("a") && self::leads_to_author(inside));
                    let signature = link.and_then(|link| short_line(&link, LONGEST));
                    self.signatures.extend(signature.or_else(|| is_author.then(|| text.clone())));
                }
                self.authors.push((rank, text));
            }
            let whole = short_line(node, LONGEST).unwrap_or_default();
            if !whole.is_empty() && !place.in_list && self.lines.len() < MOST {
                self.named.insert(whole.clone());
                self.lines.push((self.distance(), whole));
            }
            place.in_byline |= !is_author;
        }
        if name_is_line(&name) && self.distance() <= 2 && self.lines.len() < MOST {
            let is_leaf = node.children_it(false).all(|child| {
                !child.is_element()
                    || child
                        .node_name()
                        .is_some_and(|name| !matches!(&*name, "p" | "div" | "ul" | "section" | "table"))
            });
            let text =
                if is_leaf { short_line(node, LONGEST_LINE).unwrap_or_default() } else { String::new() };
            if !text.is_empty() {
                self.lines.push((self.distance() + 1, text));
            }
        }
        if name_is_line(&name) && self.distance() > 2 && !place.in_list && self.far.len() < MOST {
            let line = short_line(node, LONGEST_LINE).unwrap_or_default();
            self.far.extend(byline::parse(&line, BylinePlace::Head).and_then(|found| found.published));
        }
        self.children(node, place);
    }

    /// How far from the headline: just behind it, before it, or behind some prose.
    fn distance(&self) -> u8 {
        match self.prose {
            0..400 if self.seen_headline => 0,
            _ if !self.seen_headline => 2,
            _ => 4,
        }
    }

    fn date(&mut self, rank: u8, node: &NodeRef<'_>) {
        if self.dates.len() >= MOST {
            return;
        }
        let said = ["datetime", "content", "title"]
            .iter()
            .find_map(|name| node.attr(name))
            .map(|said| said.to_string());
        let text = short_line(node, LONGEST).unwrap_or_default();
        let rank = rank + self.distance();
        for text in said.into_iter().chain([text]) {
            if !text.trim().is_empty() && text.len() <= LONGEST {
                self.dates.push((rank, text));
            }
        }
    }

    fn finish(mut self) -> ShownHead {
        for list in [&mut self.authors, &mut self.dates, &mut self.lines] {
            list.reorder_by_key(|(rank, _)| *rank);
        }
        let texts = |list: Vec<(u8, String)>| list.into_iter().map(|(_, text)| text).collect();
        // Of several elements that name an author for sure, each has one of them.
        let is_sure = |rank: u8| rank == 0;
        let (sure, others): (Vec<_>, Vec<_>) = self.authors.into_iter().partition(|(rank, _)| is_sure(*rank));
        // Lines far from the headline are somebody else's.
        self.lines.retain(|(rank, _)| *rank < 4);
        let mut authors = vec![texts(sure)];
        authors.extend(others.into_iter().map(|(_, text)| vec![text]));
        let mut dates = Vec::new();
        for (rank, line) in self.lines {
            let (author, published) = byline::parse(&line, BylinePlace::Head)
                .map_or((None, None), |found| (found.author, found.published));
            let author = author.or_else(|| (rank <= 1 && is_byline(&line)).then(|| line.clone()));
            authors.extend(author.map(|author| vec![author]));
            // A line is a date's if it says nothing else; that of an element for the author may.
            // `Monday, 3 May 2021, 19:51 > news desk`.
            let is_dated = || rank <= 1 && begins_with_date(&line);
            if published.is_some() || self.named.contains(&line) {
                dates.push((rank, line));
            } else if is_dated() {
                dates.push((rank + 2, line));
            }
        }
        dates.sort_by_key(|(rank, _)| *rank);
        // Where nothing else tells it, the only date in a line of its own does.
        let is_only = self.far.windows(2).all(|two| two[0].date == two[1].date);
        let far = self.far.first().copied().filter(|_| is_only);
        let date = Shown { elements: texts(self.dates), lines: texts(dates), far, ..Shown::default() };
        ShownHead { authors, signatures: self.signatures, date }
    }
}

/// Whether an element among the first ones inside is named after the author.
fn holds_author(node: &NodeRef<'_>) -> bool {
    const MOST_INSIDE: usize = 40;
    let is_author = |node: &NodeRef<'_>| node.is_element() && signs(node).has(Sign::Byline);
    node.descendants_it().take(MOST_INSIDE).any(|inside| is_author(&inside))
}

/// Whether a link leads to the page of an author: `/autor/ada-horn`.
fn leads_to_author(link: &NodeRef<'_>) -> bool {
    const LONGEST_ADDRESS: usize = 300;
    let Some(address) = link.attr("href").filter(|address| address.len() <= LONGEST_ADDRESS) else {
        return false;
    };
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let mut parts = path.split('/').filter(|part| !part.is_empty()).rev().skip(1);
    parts.any(|part| signs_of_name(part, false).has(Sign::Byline) && !part.contains(['-', '.', ':']))
}

fn name_is_line(name: &str) -> bool {
    matches!(
        name,
        "p" | "div" | "span" | "li" | "small" | "td" | "dd" | "em" | "h2" | "h3" | "h4" | "h5" | "h6"
    )
}

/// Whether a whole date begins the line, behind a day of the week and a comma if anything.
fn begins_with_date(line: &str) -> bool {
    stamps::find(line).first().is_some_and(|stamp| {
        let before = line[..stamp.range.start].trim_end();
        (before.is_empty() || before.ends_with([',', '.'])) && stamps::published(line).is_some()
    })
}

/// Whether a link leads to what else is written on a topic.
fn is_topic(link: &NodeRef<'_>) -> bool {
    link.attr("rel")
        .is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| matches!(rel, "tag" | "category")))
}

/// The text below a node with bars between what stands in elements of its own: names, dates, buttons.
fn parted(node: &NodeRef<'_>) -> String {
    let mut text = String::new();
    write_parted(node, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn write_parted(node: &NodeRef<'_>, text: &mut String) {
    if text.len() > 8 * LONGEST {
        return;
    }
    for child in node.children_it(false) {
        if child.is_text() {
            text.push_str(&super::element::words_with_spaces(&child.text()));
        } else if child.is_element() && !is_topic(&child) {
            let is_inline = child
                .node_name()
                .is_some_and(|name| matches!(&*name, "b" | "em" | "i" | "strong" | "font" | "sup"));
            text.push_str(if is_inline { "" } else { " | " });
            write_parted(&child, text);
            text.push_str(if is_inline { "" } else { " | " });
        }
    }
}
