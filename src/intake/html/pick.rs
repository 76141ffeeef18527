//! Which parts of a page are the article.
//!
//! Two methods are combined. The reader (`dom_smoothie`, Mozilla's Readability) scores elements by their text and names;
//! the other takes the element that the page itself marks as the article, and all prose in it. Parts that both select are
//! kept; if the reader finds a stub or leaves gaps, parts of the other fill them.

use super::caption::{is_captioned, is_counter};
use super::container::Container;
use super::parts::{PagePart, PartForm};
use super::render::Picked;
use super::title::{has_key, key};
use crate::document::BlockKind;
use crate::intake::byline::{self, BylinePlace};
use dom_query::NodeId;
use foldhash::{HashMap, HashSet};

/// A repeated line of so many bytes is given once, and a repeated caption of any length.
const REPEATED: std::ops::Range<usize> = 40..120;
/// A part that stands before the article and is shorter is no part of it, in bytes.
const LEAST_LEAD: usize = 80;

/// So much prose of both schools is an article, in bytes.
const LEAST_COVERED: usize = 400;

/// The parts that are the article. `title` is its headline, `about` are the keys of texts that sum it up.
pub fn pick(
    parts: &[PagePart],
    container: Option<Container>,
    title: Option<&str>,
    about: &[String],
) -> (Picked, usize) {
    let mut kept = chosen(parts, container);
    drop_link_lists(parts, &mut kept);
    drop_cards(parts, &mut kept);
    let hints = hints(parts, &kept);
    let whole_headline = headline(parts, title);
    let headline = whole_headline.or_else(|| headline_behind_kicker(parts, title));
    before_headline(parts, headline, &mut kept);
    add_deck(parts, headline, about, &mut kept);
    let mut picked = Picked::default();
    let running = Running::of(parts, &kept);
    let mut seen: HashSet<String> = HashSet::default();
    let mut prose = 0;
    let title = title.map(key);
    for (at, part) in parts.iter().enumerate() {
        if Some(at) == headline && whole_headline.is_none() {
            continue;
        }
        if Some(at) == headline {
            picked.owners.insert(part.owner, Some(BlockKind::Heading(1)));
            continue;
        }
        let is_wordless =
            part.form == PartForm::Text && part.text.len() < 12 && !part.text.contains(char::is_alphabetic);
        if !kept[at]
            || is_wordless
            || is_counter(&part.text)
            || title.as_ref().is_some_and(|title| has_key(&part.text, title))
        {
            continue;
        }
        let is_caption = part.form == PartForm::Caption || is_captioned(&part.text);
        let may_repeat = !is_caption && !REPEATED.contains(&part.text.len()) || part.form == PartForm::Table;
        if !may_repeat && !seen.insert(key(&part.text)) {
            continue;
        }
        if !running.goes_on(parts, at) && is_dangling(parts, &kept, at) {
            continue;
        }
        let kind = match part.form {
            _ if hints.contains(&at) => Some(BlockKind::Boilerplate),
            PartForm::Caption => Some(BlockKind::Caption),
            PartForm::Text | PartForm::Item if is_captioned(&part.text) => Some(BlockKind::Caption),
            PartForm::Text | PartForm::Item if part.is_byline && part.text.len() < 200 => {
                let is_told = byline::parse(&part.text, BylinePlace::Head).is_some();
                let is_end = !part.is_prose();
                match (is_told, is_end) {
                    (true, _) => Some(BlockKind::Byline),
                    (false, true) => continue,
                    (false, false) => None,
                }
            }
            _ => None,
        };
        if kind.is_none() && part.text.len() >= 25 {
            prose += part.text.len();
        }
        picked.owners.insert(part.owner, kind);
    }
    (picked, prose)
}

/// Which parts either school gives.
fn chosen(parts: &[PagePart], container: Option<Container>) -> Vec<bool> {
    let sum = |is: &dyn Fn(&PagePart) -> bool| -> usize {
        parts.iter().filter(|part| is(part)).map(|part| part.text.len()).sum()
    };
    let read = sum(&|part| part.is_read && part.is_prose());
    let both = sum(&|part| part.is_read && part.is_inside && part.is_prose());
    // Lists beside the text may be galleries and live tickers.
    let is_running = |part: &PagePart| matches!(part.form, PartForm::Text | PartForm::Quote);
    let running = sum(&|part| part.is_inside && part.is_prose() && is_running(part));
    // What the reader takes may also be another part of the page: comments, a gallery.
    let inside = sum(&|part| part.is_inside && part.is_prose());
    let both_running = sum(&|part| part.is_read && part.is_inside && part.is_prose() && is_running(part));
    let is_headed = || {
        let heading = parts.iter().position(|part| part.form == PartForm::Heading(1));
        let last = parts.iter().rposition(|part| part.is_inside);
        heading.is_some_and(|heading| last.is_some_and(|last| heading <= last))
    };
    let is_astray = (10 * both < inside && inside >= LEAST_COVERED
        || 10 * both_running < running && running >= LEAST_COVERED)
        && is_headed();
    let is_stub = is_astray || 5 * both < 2 * running && running >= 200 && 2 * read < 3 * running;
    // The reader takes all of what the page calls the article, and more.
    let is_covered = both >= LEAST_COVERED && 5 * both >= 4 * running;
    let is_sure = container.is_some_and(|container| container.is_sure) && (is_covered || 2 * both >= read);
    let mut kept = if read == 0 || container.is_some() && is_stub {
        // Around modules, other prose stands before and behind them.
        let is_known = |part: &PagePart| part.is_kin || part.is_read && part.is_inside && part.is_prose();
        let has_kin = parts.iter().any(|part| part.is_kin);
        let from = parts.iter().position(is_known).filter(|_| has_kin).unwrap_or_default();
        let to = parts.iter().rposition(is_known).filter(|_| has_kin).unwrap_or(parts.len());
        let is_prose = |at: usize| parts[at].is_inside && parts[at].is_prose() && (from..=to).contains(&at);
        let first = (0..parts.len()).find(|at| is_prose(*at)).unwrap_or_default();
        let last = (0..parts.len()).rfind(|at| is_prose(*at)).unwrap_or_default();
        let is_short = |part: &PagePart| {
            part.is_inside && part.form == PartForm::Text && part.linked_percent() < 30 && part.is_line()
        };
        parts
            .iter()
            .enumerate()
            .map(|(at, part)| is_prose(at) || (first..last).contains(&at) && is_short(part))
            .collect()
    } else if is_sure {
        let first = parts.iter().position(|part| part.is_inside && part.is_prose()).unwrap_or_default();
        // What leads to the text stands before it: the deck.
        let is_lead = |at: usize, part: &PagePart| {
            part.is_read && at < first && part.text.len() >= LEAST_LEAD && part.is_prose()
        };
        let is_kept = |(at, part): (usize, &PagePart)| {
            let is_added = part.is_prose() && (part.form == PartForm::Text || part.form == PartForm::Quote);
            if part.is_inside { part.is_read || is_added } else { is_lead(at, part) }
        };
        parts.iter().enumerate().map(is_kept).collect()
    } else {
        let is_believed =
            container.is_some_and(|container| container.has_title && both > 0 || 2 * both >= read);
        let is_outside = |part: &PagePart| is_believed && !part.is_inside;
        let kept = parts.iter().map(|part| part.is_read && !is_outside(part)).collect::<Vec<_>>();
        with_gaps(parts, kept)
    };
    add_small(parts, &mut kept);
    if kept.contains(&true) {
        return kept;
    }
    // A page of a few words: whatever is no link.
    parts.iter().map(|part| part.is_read || part.linked_percent() < 50).collect()
}

/// Adds prose between and right behind what the reader takes, beside it in the same element.
fn with_gaps(parts: &[PagePart], mut kept: Vec<bool>) -> Vec<bool> {
    let is_prose = |at: usize, kept: &[bool]| kept[at] && parts[at].is_prose();
    let Some(first) = (0..parts.len()).find(|at| is_prose(*at, &kept)) else { return kept };
    let Some(last) = (0..parts.len()).rfind(|at| is_prose(*at, &kept)) else { return kept };
    let mut parents: HashMap<NodeId, usize> = HashMap::default();
    for at in (first..=last).filter(|at| is_prose(*at, &kept)) {
        *parents.entry(parts[at].parent).or_default() += 1;
    }
    // Words that stand in the element around the paragraphs, before the first of them.
    for at in (0..first).rev().take_while(|at| parts[*at].owner == parts[first].parent) {
        kept[at] |= parts[at].is_prose();
    }
    let last_parent = parts[last].parent;
    for at in 0..parts.len() {
        let part = &parts[at];
        let is_beside = (first..last).contains(&at) && parents.contains_key(&part.parent)
            || at > last
                && last_parent == part.parent
                && parents.get(&last_parent).is_some_and(|count| *count > 1)
                && part.form == parts[last].form;
        kept[at] |= part.is_prose() && (is_beside || part.is_kin) && part.linked_percent() < 30;
    }
    kept
}

/// Where texts end that stand in the element around headings and lists, and go on behind these.
struct Running(HashMap<NodeId, usize>);

impl Running {
    fn of(parts: &[PagePart], kept: &[bool]) -> Self {
        let is_split = |at: usize| kept[at] && parts[at].until > at + 1;
        Self(
            (0..parts.len())
                .filter(|at| is_split(*at))
                .map(|at| (parts[at].owner, parts[at].until))
                .collect(),
        )
    }

    /// Whether such a text goes on behind the part.
    fn goes_on(&self, parts: &[PagePart], at: usize) -> bool {
        self.0.get(&parts[at].parent).is_some_and(|until| *until > at)
    }
}

/// Adds what is short and stands between parts that are kept: headings, items, captions, posts of other sites.
fn add_small(parts: &[PagePart], kept: &mut [bool]) {
    let Some(first) = kept.iter().position(|kept| *kept) else { return };
    let Some(last) = kept.iter().rposition(|kept| *kept) else { return };
    let is_kept: Vec<bool> = kept.to_vec();
    let parents: HashSet<NodeId> =
        parts.iter().zip(&is_kept).filter(|(_, kept)| **kept).map(|(part, _)| part.parent).collect();
    let lists: HashSet<NodeId> =
        parts.iter().zip(&is_kept).filter(|(_, kept)| **kept).filter_map(|(part, _)| part.list).collect();
    let running = Running::of(parts, kept);
    for at in first..parts.len() {
        let part = &parts[at];
        if at > last
            && part.list.is_none_or(|list| parts[last].list != Some(list))
            && Some(part.owner) != part.list
        {
            // Behind the text, only a list goes on that its last paragraph announces.
            let is_announced = at == last + 1 && parts[last].text.ends_with(':')
                || at > 0 && kept[at - 1] && parts[at - 1].list == part.list;
            let is_set_off = matches!(part.form, PartForm::Table | PartForm::Preformatted | PartForm::Quote);
            if !(part.form == PartForm::Item && is_announced || is_set_off && parents.contains(&part.parent))
            {
                break;
            }
        }
        if part.linked_percent() >= 50 && !part.is_embed {
            continue;
        }
        let is_near = || (at > 0 && is_kept[at - 1]) || is_kept.get(at + 1).copied().unwrap_or(false);
        kept[at] |= match part.form {
            PartForm::Heading(_) => parents.contains(&part.parent) && is_near() || running.goes_on(parts, at),
            PartForm::Item => {
                part.list.is_some_and(|list| lists.contains(&list))
                    || part.list_parent.is_some_and(|parent| parents.contains(&parent))
                        && part.linked_percent() < 30
                    || at > 0
                        && kept[at - 1]
                        && (parts[at - 1].text.ends_with(':') || parts[at - 1].form == PartForm::Item)
            }
            PartForm::Caption => is_near(),
            PartForm::Quote | PartForm::Preformatted | PartForm::Table => {
                parents.contains(&part.parent) || is_near()
            }
            PartForm::Text => {
                part.is_embed && is_near() || part.is_sentence() && parents.contains(&part.parent)
            }
        };
    }
}

/// Lists of nothing but links are hints at other articles.
fn drop_link_lists(parts: &[PagePart], kept: &mut [bool]) {
    let mut lists: HashMap<_, (usize, usize, usize, usize)> = HashMap::default();
    for part in parts {
        if let Some(list) = part.list {
            let (items, sentences, bytes, linked) = lists.entry(list).or_default();
            *items += 1;
            *sentences += usize::from(part.is_sentence() && part.linked_percent() < 90);
            *bytes += part.text.len();
            *linked += part.linked;
        }
    }
    for (at, part) in parts.iter().enumerate() {
        let Some(&(items, sentences, bytes, linked)) = part.list.as_ref().and_then(|list| lists.get(list))
        else {
            continue;
        };
        let is_list_of_links = 10 * linked >= 8 * bytes && sentences * 2 < items;
        if is_list_of_links && !part.is_read && !(part.is_prose() && part.is_sentence()) {
            kept[at] = false;
        }
    }
    // The same without a list: lines that are links and no sentences.
    for (at, part) in parts.iter().enumerate() {
        let is_hint = part.linked_percent() > 90 && !part.is_sentence() && part.list.is_none();
        if is_hint
            && (part.form == PartForm::Text || matches!(part.form, PartForm::Heading(2..)) && !part.is_read)
        {
            kept[at] = false;
        }
    }
}

/// Lists of headlines that lead to other articles of the site, with the heading over each.
fn hints(parts: &[PagePart], kept: &[bool]) -> HashSet<usize> {
    const LEAST_WORDS: usize = 3;
    const MOST_BESIDE: usize = 20;
    let mut hints = HashSet::default();
    let mut at = 0;
    let mut before: Option<usize> = None;
    while at < parts.len() {
        let Some(list) = parts[at].list else {
            before = if kept[at] { Some(at) } else { before };
            at += 1;
            continue;
        };
        let end = (at..parts.len()).find(|end| parts[*end].list != Some(list)).unwrap_or(parts.len());
        let items = &parts[at..end];
        let words: usize = items.iter().map(|item| item.text.split(' ').count()).sum();
        // Before the link may stand a section or a date.
        let is_link = |item: &PagePart| {
            item.linked_percent() > 90
                || item.linked_percent() > 60 && item.text.len() <= item.linked + MOST_BESIDE
        };
        let is_hint = |item: &PagePart| is_link(item) && !item.is_sentence();
        let is_abroad = items.iter().map(|item| item.linked_abroad).sum::<usize>() > linked_in(items) / 2;
        if !is_abroad && items.len() > 1 && items.iter().all(is_hint) && words >= LEAST_WORDS * items.len() {
            hints.extend(at..end);
            let is_heading = |part: &PagePart| {
                matches!(part.form, PartForm::Heading(2..))
                    || part.text.split(' ').count() <= 6 && part.text.len() < 60 && !part.text.ends_with('.')
            };
            hints.extend(before.filter(|before| is_heading(&parts[*before])));
        }
        before = (at..end).rfind(|at| kept[*at]).or(before);
        at = end;
    }
    hints
}

/// How much of the items is in links, in bytes.
fn linked_in(items: &[PagePart]) -> usize {
    items.iter().map(|item| item.linked).sum()
}

/// Teasers behind the article: a heading and one short text each, in elements of their own, behind text that has none.
fn drop_cards(parts: &[PagePart], kept: &mut [bool]) {
    let mut from = parts.len();
    let mut cards = 0;
    let mut at = parts.len();
    let mut parents = HashSet::default();
    loop {
        while at > 0 && !kept[at - 1] {
            at -= 1;
        }
        if at < 2 {
            break;
        }
        let (heading, text) = (&parts[at - 2], &parts[at - 1]);
        let is_card = kept[at - 2]
            && matches!(heading.form, PartForm::Heading(2..))
            && text.form == PartForm::Text
            && text.text.len() < 300
            && heading.parent == text.parent
            && parents.insert(text.parent);
        if !is_card {
            break;
        }
        cards += 1;
        at -= 2;
        from = at;
    }
    let before = parts[..from.min(parts.len())].iter().zip(kept.iter());
    let is_plain = before
        .filter(|(part, kept)| {
            **kept && part.is_prose() && part.form == PartForm::Text && !parents.contains(&part.parent)
        })
        .count();
    if cards >= 2 && is_plain >= 3 {
        kept[from..].fill(false);
    }
}

/// The part that is the headline.
pub fn headline(parts: &[PagePart], title: Option<&str>) -> Option<usize> {
    let title = key(title?);
    let same = |part: &PagePart| has_key(&part.text, &title);
    let main = parts.iter().position(|part| part.form == PartForm::Heading(1) && same(part));
    main.or_else(|| parts.iter().position(|part| matches!(part.form, PartForm::Heading(_)) && same(part)))
}

/// The heading that ends with the headline, behind a kicker.
fn headline_behind_kicker(parts: &[PagePart], title: Option<&str>) -> Option<usize> {
    const LONGEST_KICKER: usize = 60;
    let title = title?;
    let wanted = key(title);
    let is_behind = |part: &PagePart| {
        matches!(part.form, PartForm::Heading(1 | 2))
            && (title.len()..=title.len() + LONGEST_KICKER).contains(&part.text.len())
            && key(&part.text).ends_with(&wanted)
    };
    parts.iter().position(is_behind)
}

/// Before the headline stands at most a kicker.
fn before_headline(parts: &[PagePart], headline: Option<usize>, kept: &mut [bool]) {
    let Some(headline) = headline else { return };
    let prose = |from: usize, to: usize, kept: &[bool]| -> usize {
        (from..to).filter(|at| kept[*at] && parts[*at].is_prose()).map(|at| parts[at].text.len()).sum()
    };
    // A headline below its text, as under a picture or in a side bar, is no border.
    if prose(0, headline, kept) > prose(headline, parts.len(), kept) {
        return;
    }
    kept[..headline].fill(false);
    let Some(before) = headline.checked_sub(1) else { return };
    let (kicker, title) = (&parts[before], &parts[headline]);
    let words = kicker.text.split(' ').count();
    let is_beside = kicker.parent == title.parent || kicker.parent == title.owner;
    kept[before] = is_beside
        && words <= 5
        && kicker.text.len() <= 45
        && kicker.form != PartForm::Item
        && kicker.list.is_none()
        && !kicker.is_byline
        && kicker.form != PartForm::Caption;
}

/// Between headline and text stands at most a deck, which either school may have left out.
fn add_deck(parts: &[PagePart], headline: Option<usize>, about: &[String], kept: &mut [bool]) {
    const LONGEST: usize = 500;
    const MOST_BETWEEN: usize = 12;
    let Some(headline) = headline else { return };
    let Some(first) =
        (headline + 1..parts.len()).find(|at| kept[*at] && parts[*at].form != PartForm::Caption)
    else {
        return;
    };
    if first - headline > MOST_BETWEEN {
        return;
    }
    let is_deck = |part: &&PagePart| {
        matches!(part.form, PartForm::Text | PartForm::Heading(2..))
            && (LEAST_LEAD / 2..LONGEST).contains(&part.text.len())
            && part.linked_percent() < 10
            && !part.is_byline
    };
    let beside = |part: &PagePart| part.parent == parts[headline].parent || part.is_inside;
    let is_told = |part: &PagePart| about.iter().any(|about| has_key(&part.text, about));
    let is_lead = |part: &PagePart| is_deck(&part) && (beside(part) && part.is_sentence() || is_told(part));
    if let Some(at) = (headline + 1..first).find(|at| is_lead(&parts[*at])) {
        kept[at] = true;
    }
}

/// A heading that no text of its own follows.
fn is_dangling(parts: &[PagePart], kept: &[bool], at: usize) -> bool {
    let PartForm::Heading(level) = parts[at].form else { return false };
    let next = (at + 1..parts.len()).find(|next| kept[*next] && parts[*next].form != PartForm::Caption);
    next.is_none_or(|next| matches!(parts[next].form, PartForm::Heading(other) if other < level))
}
