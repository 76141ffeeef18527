//! The `<meta>` elements of a page, by name in lower case and with colons: `dc.date` is `dc:date`.

use super::element::{self, words};
use dom_query::Document;

/// So many are read.
const MOST: usize = 500;
/// The longest content, in bytes.
const LONGEST: usize = 4_000;

/// The names and contents in the order of the page.
#[derive(Debug, Default)]
pub struct MetaTags(Vec<(String, String)>);

impl MetaTags {
    /// Reads those of a page.
    pub fn of(document: &Document) -> Self {
        let mut found = Vec::new();
        let root = document.root();
        for node in element::named(&root, "meta").filter(|node| node.has_attr("content")).take(MOST) {
            let content = node.attr("content").map(|content| words(&content)).unwrap_or_default();
            if content.is_empty() || content.len() > LONGEST {
                continue;
            }
            for attribute in ["name", "property", "itemprop", "http-equiv"] {
                if let Some(names) = node.attr(attribute).filter(|names| names.len() < 200) {
                    for name in names.split_ascii_whitespace() {
                        found.push((name.to_ascii_lowercase().replace('.', ":"), content.clone()));
                    }
                }
            }
        }
        Self(found)
    }

    /// The content of the first of these names that the page has.
    pub fn first(&self, names: &[&str]) -> Option<&str> {
        let first = |wanted: &str| self.0.iter().find(|(name, _)| name == wanted);
        names.iter().find_map(|name| first(name)).map(|(_, content)| content.as_str())
    }

    /// All contents of these names in the order of the page.
    pub fn all<'m>(&'m self, names: &'m [&'m str]) -> impl Iterator<Item = &'m str> {
        self.0.iter().filter(|(name, _)| names.contains(&name.as_str())).map(|(_, content)| content.as_str())
    }
}
