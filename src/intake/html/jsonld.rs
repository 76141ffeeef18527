//! Article metadata in JSON-LD, with the schema.org vocabulary.

use super::element::{self, words};
use dom_query::Document;
use foldhash::HashMap;
use serde_json::Value;

/// Larger scripts are left unread, in bytes.
const LARGEST: usize = 2_000_000;
/// So many items are looked at.
const MOST_ITEMS: usize = 400;

/// What JSON-LD says.
#[derive(Debug, Clone, Default)]
pub struct Said {
    pub headline: Option<String>,
    pub authors: Vec<String>,
    pub published: Option<String>,
    pub modified: Option<String>,
    /// The names of publishers and sites.
    pub sites: Vec<String>,
    /// The text of the article.
    pub body: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
}

/// Reads all JSON-LD of the page. What the first article says wins.
pub fn read(document: &Document) -> Said {
    let mut values = Vec::new();
    for script in element::named(&document.root(), "script") {
        let is_data = script.attr("type").is_some_and(|kind| kind.to_ascii_lowercase().contains("ld+json"));
        if !is_data {
            continue;
        }
        let text = script.text();
        if text.len() <= LARGEST {
            values.extend(parse(&text));
        }
    }
    let mut items = Vec::new();
    for value in &values {
        collect(value, &mut items, 0);
    }
    let people = people(&items);
    let mut said = Said::default();
    for item in items.iter().filter(|item| is_article(item)) {
        read_article(item, &people, &mut said);
    }
    for item in items.iter().filter(|item| has_type(item, |kind| kind.ends_with("Page"))) {
        fill(&mut said.published, text_of(item.get("datePublished")));
        fill(&mut said.modified, text_of(item.get("dateModified")));
        fill(&mut said.language, text_of(item.get("inLanguage")));
        if said.authors.is_empty() {
            said.authors = names(item.get("author"), &people, 0);
        }
    }
    let is_site = |kind: &str| kind == "WebSite" || kind.ends_with("Organization");
    for item in items.iter().filter(|item| has_type(item, is_site)) {
        said.sites.extend(text_of(item.get("name")));
        said.sites.extend(text_of(item.get("alternateName")));
    }
    said
}

fn read_article(item: &Value, people: &People<'_>, said: &mut Said) {
    fill(&mut said.headline, text_of(item.get("headline")).or_else(|| text_of(item.get("name"))));
    fill(
        &mut said.published,
        text_of(item.get("datePublished")).or_else(|| text_of(item.get("dateCreated"))),
    );
    fill(&mut said.modified, text_of(item.get("dateModified")));
    fill(&mut said.url, text_of(item.get("url")));
    fill(&mut said.language, text_of(item.get("inLanguage")));
    let body = item.get("articleBody").and_then(Value::as_str).filter(|body| !body.trim().is_empty());
    fill(&mut said.body, body.map(str::to_owned));
    if said.authors.is_empty() {
        said.authors = names(item.get("author").or_else(|| item.get("creator")), people, 0);
    }
    said.sites.extend(names(item.get("publisher"), people, 0));
}

fn fill(field: &mut Option<String>, value: Option<String>) {
    if field.is_none() {
        *field = value;
    }
}

/// The JSON of a script, which may stand in a comment and hold line breaks in its strings.
fn parse(text: &str) -> Option<Value> {
    let text = text.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let text = text.trim().trim_start_matches("//<![CDATA[").trim_end_matches("//]]>");
    let text =
        text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>").trim().trim_end_matches(';');
    serde_json::from_str(text).ok().or_else(|| {
        let plain: String = text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect();
        serde_json::from_str(&plain).ok()
    })
}

/// All items in `value`, those of graphs and lists too.
fn collect<'v>(value: &'v Value, items: &mut Vec<&'v Value>, depth: usize) {
    if depth > 6 || items.len() > MOST_ITEMS {
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, items, depth + 1)),
        Value::Object(fields) => {
            items.push(value);
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "hasPart"] {
                if let Some(inside) = fields.get(key) {
                    collect(inside, items, depth + 1);
                }
            }
        }
        _ => {}
    }
}

fn has_type(item: &Value, is: impl Fn(&str) -> bool) -> bool {
    let is = |kind: &Value| {
        kind.as_str().is_some_and(|kind| is(kind.rsplit(['/', '#', ':']).next().unwrap_or_default()))
    };
    match item.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

fn is_article(item: &Value) -> bool {
    has_type(item, |kind| {
        kind.ends_with("Article")
            || kind.ends_with("Posting")
            || matches!(kind, "Report" | "Review" | "Recipe")
    })
}

/// The text of a value, the first of several.
fn text_of(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::String(text) => words(text),
        Value::Array(values) => return text_of(values.first()),
        Value::Object(fields) => return text_of(fields.get("@value").or_else(|| fields.get("name"))),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The names of items by their ids: an article may name its author by an id alone.
type People<'v> = HashMap<&'v str, &'v Value>;

fn people<'v>(items: &[&'v Value]) -> People<'v> {
    let named = |item: &&'v Value| Some((item.get("@id")?.as_str()?, item.get("name")?));
    items.iter().filter(|item| has_type(item, |kind| kind == "Person")).filter_map(named).collect()
}

/// The names of people or organisations.
fn names(value: Option<&Value>, people: &People<'_>, depth: usize) -> Vec<String> {
    match value {
        Some(Value::Array(values)) if depth < 3 => {
            values.iter().take(20).flat_map(|value| names(Some(value), people, depth + 1)).collect()
        }
        Some(Value::Object(fields)) if depth < 3 => {
            let by_id = fields.get("@id").and_then(Value::as_str).and_then(|id| people.get(id).copied());
            let part = |name: &str| fields.get(name).and_then(Value::as_str).map(str::trim);
            match (by_id.or_else(|| fields.get("name")), part("givenName"), part("familyName")) {
                (None, Some(given), Some(family)) => vec![words(&format!("{given} {family}"))],
                (name, ..) => names(name, people, depth + 1),
            }
        }
        Some(Value::String(name)) => Some(words(name)).into_iter().filter(|name| !name.is_empty()).collect(),
        _ => Vec::new(),
    }
}
