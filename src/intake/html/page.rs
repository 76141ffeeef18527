//! Extracts the article and its metadata from the markup of a page.

use super::super::markup::{self, Parsed};
use super::super::rendered::Rendered;
use super::super::{Error, FeedLink, Result, guard};
use super::clean::{self, Prose};
use super::container::Container;
use super::element::{self, ElementRole, words};
use super::feed_links::feed_links;
use super::jsonld::{self, Said};
use super::meta::MetaTags;
use super::parts::{self, PagePart, PartForm};
use super::render::{Picked, render};
use super::title::{Titles, beside, has_key, key};
use super::{author, container, date, kin, pick, picture, sections, shown, teasers};
use crate::document::{Block, BlockKind, Published};
use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use foldhash::HashSet;

/// What a page holds, as it says it.
#[derive(Debug, Default)]
pub struct Found {
    pub rendered: Rendered,
    pub title: Option<String>,
    pub byline: Option<String>,
    pub site: Option<String>,
    pub url: Option<String>,
    pub published: Option<Published>,
    pub language: Option<String>,
}

/// Where the number of a part stands while the reader works.
const NUMBER: &str = "data-n";
/// A page with less prose may have its text in data for programs, in bytes.
const STUB: usize = 400;

/// A name of so many words that is the page's title too names no site.
const LONG_SITE: usize = 5;

/// The longest main heading, in bytes.
const LONGEST_TITLE: usize = 400;

/// Reads a page; `address` is where it stood, if known.
///
/// # Errors
/// [`Error::Markup`] and [`Error::Slow`] for what is beyond the bounds, [`Error::NoArticle`] where there is none.
pub fn read(page: String, address: Option<&str>) -> Result<Found> {
    found(parsed(page), address)
}

/// The feeds that a page names, and the page as [`read`] reads it; with `feeds_first`, only if it names none.
pub fn read_with_feeds(
    page: String,
    address: Option<&str>,
    feeds_first: bool,
) -> (Vec<FeedLink>, Result<Found>) {
    let parsed = parsed(page);
    let feeds = feed_links(&parsed.document);
    let is_enough = feeds_first && !feeds.is_empty();
    (feeds, if is_enough { Err(Error::NoArticle) } else { found(parsed, address) })
}

/// The tree of a page, which holds all that is needed of it.
fn parsed(page: String) -> Parsed {
    let parsed = markup::page(&page);
    drop(page);
    parsed
}

fn found(parsed: Parsed, address: Option<&str>) -> Result<Found> {
    if !parsed.is_complete {
        return Err(if guard::is_late() { Error::Slow } else { Error::Markup });
    }
    let document = parsed.document;
    let said = jsonld::read(&document);
    let meta = MetaTags::of(&document);
    let url = canonical(&document, &meta, &said);
    let root = document.root();
    let language = element::named(&root, "html").find_map(|html| html.attr("lang"));
    let language = language.map(|code| code.to_string());
    let in_head = |title: &NodeRef<'_>| title.ancestors_it(None).any(|around| around.has_name("head"));
    let window = element::named(&root, "title").find(in_head).map(|title| words(&title.text()));
    let hidden = clean::hidden_classes(&document);
    clean::take_out_unseen(&document, &hidden);
    let sites = sites(&meta, &said, url.as_deref().or(address));
    let shared = shared_titles(&meta, &said);
    let mut known = shared.clone();
    known.extend(window.clone());
    container::take_out_others(&document, &known);
    in_time()?;
    let prose = document.body().map(|body| Prose::of(&body)).unwrap_or_default();
    let mut head = shown::read(&document, &prose);
    head.date.titles.clone_from(&known);
    teasers::take_out(&document, &prose);
    clean::take_out_foreign(&document);
    sections::take_out(&document, &known);
    clean::take_out_buttons(&document);
    let headings = headings(&document);
    // A page about what its site is named after is called so, unless a heading says more.
    let is_title = |site: &String| shared.iter().any(|title| key(title) == key(site));
    let has_headline = headings.iter().any(|heading| heading.split(' ').count() >= 3);
    let is_long = |site: &String| site.split(' ').count() >= LONG_SITE;
    let is_site = |site: &String| !is_title(site) || has_headline && !is_long(site);
    let sites: Vec<String> = sites.into_iter().filter(is_site).collect();
    let titles = Titles { shared, window, headings, sites };
    let title = titles.headline();
    let addresses: Vec<&str> = address.into_iter().chain(url.as_deref()).collect();
    let published = date::published(&meta, &said, &addresses, &head.date);
    let mut no_authors = titles.sites.clone();
    if let (Some(window), Some(title)) = (&titles.window, &title) {
        no_authors.extend(beside(window, title));
    }
    let byline = author::byline(&meta, &said, &head.authors, &head.signatures, &no_authors);
    let site =
        meta.first(&["og:site_name", "application-name", "dc:publisher", "publisher"]).map(str::to_owned);
    let site = site.or_else(|| said.sites.first().cloned());
    let about = about(&meta);
    let rendered = text(&document, &said, title.as_deref(), &about, url.as_deref().or(address))?;
    let language = language
        .or_else(|| said.language.clone())
        .or_else(|| meta.first(&["og:locale", "language"]).map(str::to_owned));
    Ok(Found { rendered, title, byline, site, url, published, language })
}

/// Between the steps, a page that takes too long is given up.
fn in_time() -> Result<()> {
    if guard::is_late() { Err(Error::Slow) } else { Ok(()) }
}

/// The article's text.
fn text(
    document: &Document,
    said: &Said,
    title: Option<&str>,
    about: &[String],
    address: Option<&str>,
) -> Result<Rendered> {
    in_time()?;
    let Some(body) = document.body() else { return Err(Error::NoArticle) };
    let (container, modules) = container::find(&body, title).unzip();
    let mut parts = parts::of(&body, address);
    in_time()?;
    mark_read(document, &mut parts);
    in_time()?;
    let container = container.or_else(|| container_of(&parts, &body, title));
    if let Some(container) = container {
        parts::mark_inside(&mut parts, &body, container.node);
    }
    picture::mark(&mut parts, &body);
    let is_named = container.is_some_and(|container| container.is_named);
    kin::mark(&mut parts, &body, is_named, &modules.unwrap_or_default());
    let (picked, prose) = pick::pick(&parts, container, title, about);
    let is_longer = |body: &&str| body.len() > 2 * prose.max(100);
    if prose < STUB
        && let Some(body) = said.body.as_deref().filter(is_longer)
    {
        return Ok(of_data(body, title));
    }
    if prose == 0 && picked.owners.is_empty() {
        return Err(Error::NoArticle);
    }
    let rendered = render(&body, Some(&picked));
    Ok(with_title(rendered, title))
}

/// The element that holds what the reader takes. Where that is a list of comments or teasers beside more running text, or
/// stands behind more running text below the headline, it is the one that holds that.
fn container_of(parts: &[PagePart], body: &NodeRef<'_>, title: Option<&str>) -> Option<Container> {
    /// So much text is an article, in bytes.
    const LEAST: usize = 400;
    let is_read = |part: &PagePart| part.is_read && part.is_prose();
    let is_running = |part: &PagePart| {
        part.list.is_none() && part.is_prose() && matches!(part.form, PartForm::Text | PartForm::Quote)
    };
    let sum = |parts: &[PagePart], is: &dyn Fn(&PagePart) -> bool| -> usize {
        parts.iter().filter(|part| is(part)).map(|part| part.text.len()).sum()
    };
    let read = sum(parts, &is_read);
    let read_running = sum(parts, &|part| part.is_read && is_running(part));
    let is_list = 2 * read_running < read && 4 * read_running < sum(parts, &is_running);
    // What stands between the headline and the first text that the reader takes.
    let start = pick::headline(parts, title).filter(|start| !parts[..*start].iter().any(is_read));
    let between = start.map_or(0..0, |start| {
        let end = parts[start..].iter().position(is_read).map_or(start, |end| start + end);
        start..end
    });
    let skipped = sum(&parts[between.clone()], &PagePart::is_prose);
    let is_behind = skipped >= LEAST && skipped > read;
    let wanted: Vec<&PagePart> = if is_behind {
        parts[between].iter().filter(|part| part.is_prose()).collect()
    } else if is_list {
        parts.iter().filter(|part| is_running(part)).collect()
    } else {
        parts.iter().filter(|part| is_read(part)).collect()
    };
    let wanted = wanted.into_iter().filter_map(|part| Some((body.tree.get(&part.owner)?, part.text.len())));
    container::of_read(&wanted.collect::<Vec<_>>())
}

/// The headline stands before the text if it does not stand in it.
fn with_title(mut rendered: Rendered, title: Option<&str>) -> Rendered {
    let Some(title) = title else { return rendered };
    let wanted = key(title);
    // On old pages, it is a line of the first paragraph.
    let line_end = |block: &Block| {
        let line = rendered.text[block.span.range()].split_once('\n')?.0;
        has_key(line, &wanted).then_some(line.len())
    };
    if let Some(end) = rendered.blocks.first().and_then(line_end) {
        rendered.split_first(end, BlockKind::Heading(1));
    }
    let is_there =
        rendered.blocks.iter().take(3).any(|block| has_key(&rendered.text[block.span.range()], &wanted));
    if is_there { rendered } else { rendered.with_headline(title) }
}

/// The text that JSON-LD holds, which may be markup.
fn of_data(body: &str, title: Option<&str>) -> Rendered {
    let markup = if body.contains("</") {
        body.to_owned()
    } else {
        let text = body.replace('&', "&amp;").replace('<', "&lt;");
        text.lines().flat_map(|line| ["<p>", line, "</p>"]).collect()
    };
    let parsed = markup::fragment(&markup);
    clean::take_out_unseen(&parsed.document, &HashSet::default());
    with_title(render(&parsed.document.root(), None::<&Picked>), title)
}

/// Marks the parts that the reader takes. It changes the tree, so it works on a copy, and is told by numbers.
fn mark_read(document: &Document, parts: &mut [PagePart]) {
    let copy = document.clone();
    for (number, part) in parts.iter().enumerate() {
        // The nodes of the copy have the same ids.
        let Some(owner) = copy.tree.get(&part.owner) else { continue };
        owner.set_attr(NUMBER, &number.to_string());
        let is_block = |node: &NodeRef<'_>| {
            node.node_name().is_some_and(|name| element::role(&name) == ElementRole::Block)
        };
        // The reader makes paragraphs of such elements too, but new ones, which would have no number.
        if matches!(owner.node_name().as_deref(), Some("div" | "section"))
            && !owner.descendants_it().any(|node| is_block(&node))
        {
            owner.rename("p");
        }
    }
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(copy, None, Some(config)).and_then(|mut reader| reader.parse());
    let Ok(article) = article else { return };
    // Parsing makes new grids of tables of data, which have no numbers; nothing else is changed by it.
    let read = if article.content.contains("<table") {
        let content = markup::fragment(&article.content).document;
        let root = content.root();
        root.descendants_it().filter_map(|node| node.attr(NUMBER)?.parse().ok()).collect()
    } else {
        numbers(&article.content)
    };
    for number in read {
        if let Some(part) = parts.get_mut(number) {
            part.is_read = true;
        }
    }
}

/// The numbers of parts in markup as a tree is written: each value of an attribute stands in double quotes, which stand
/// for themselves nowhere else in a tag.
fn numbers(markup: &str) -> Vec<usize> {
    let mut numbers = Vec::new();
    let mut rest = markup;
    while let Some(start) = memchr::memchr(b'<', rest.as_bytes()) {
        rest = &rest[start + 1..];
        while let Some(end) = memchr::memchr2(b'"', b'>', rest.as_bytes()) {
            let (before, after) = (&rest[..end], &rest[end + 1..]);
            let is_value = rest.as_bytes()[end] == b'"';
            rest = after;
            if !is_value {
                break;
            }
            let Some(end) = memchr::memchr(b'"', rest.as_bytes()) else { return numbers };
            let is_number = before
                .strip_suffix('=')
                .and_then(|name| name.strip_suffix(NUMBER))
                .is_some_and(|before| before.ends_with(' '));
            if is_number {
                numbers.extend(rest[..end].parse::<usize>().ok());
            }
            rest = &rest[end + 1..];
        }
    }
    numbers
}

fn shared_titles(meta: &MetaTags, said: &Said) -> Vec<String> {
    let names = [
        "og:title",
        "twitter:title",
        "dc:title",
        "dcterms:title",
        "parsely-title",
        "sailthru:title",
        "headline",
        "title",
    ];
    let mut titles: Vec<String> =
        names.iter().filter_map(|name| meta.first(&[*name])).map(str::to_owned).collect();
    titles.extend(said.headline.clone());
    titles
}

/// The keys of the texts that sum the page up.
fn about(meta: &MetaTags) -> Vec<String> {
    meta.all(&["description", "og:description", "twitter:description", "dc:description"])
        .map(key)
        .filter(|key| !key.is_empty())
        .collect()
}

/// The names of the site: those that it gives itself, and its host's.
fn sites(meta: &MetaTags, said: &Said, url: Option<&str>) -> Vec<String> {
    let mut sites: Vec<String> = meta
        .all(&[
            "og:site_name",
            "application-name",
            "publisher",
            "dc:publisher",
            "apple-mobile-web-app-title",
            "twitter:site",
        ])
        .map(|name| name.trim_start_matches('@').to_owned())
        .collect();
    sites.extend(said.sites.iter().cloned());
    if let Some(host) =
        url.and_then(|url| url::Url::parse(url).ok()).and_then(|url| url.host_str().map(str::to_owned))
    {
        let host = host.trim_start_matches("www.").to_owned();
        if let Some((name, _)) = host.rsplit_once('.') {
            sites.push(name.rsplit('.').next().unwrap_or(name).to_owned());
        }
        sites.push(host);
    }
    sites
}

/// The main headings outside of what is around the article.
fn headings(document: &Document) -> Vec<String> {
    let is_heading = |node: &NodeRef<'_>| {
        node.has_name("h1") || node.attr("itemprop").is_some_and(|names| &*names == "headline")
    };
    let root = document.root();
    root.descendants_it()
        .filter(is_heading)
        .take(12)
        .filter_map(|heading| clean::short_line(&heading, LONGEST_TITLE))
        .filter(|text| !text.is_empty())
        .collect()
}

/// The address that the page says is its own.
fn canonical(document: &Document, meta: &MetaTags, said: &Said) -> Option<String> {
    let root = document.root();
    let canonical = element::named(&root, "link").find(|link| {
        link.attr("rel")
            .is_some_and(|rel| rel.split_ascii_whitespace().any(|rel| rel.eq_ignore_ascii_case("canonical")))
    });
    let is_whole = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    let link = canonical.and_then(|link| link.attr("href")).map(|url| url.trim().to_owned()).filter(is_whole);
    link.or_else(|| meta.first(&["og:url"]).map(str::to_owned).filter(is_whole))
        .or_else(|| said.url.clone().filter(is_whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_parts_are_attributes() {
        let markup = "<div class=\"a\" data-n=\"3\"><p data-n=\"5\" title=\" data-n=&quot;7&quot;><\">a data-n=\"9\" b</p><br></div>";
        assert_eq!(numbers(markup), [3, 5]);
    }
}
