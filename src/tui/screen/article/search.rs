//! Search in the text of an article.
//!
//! Letters are compared without case, unless the query has a capital. Folding never changes the length of a
//! letter in bytes (the few letters where it would are compared as they are), so a hit in the folded text
//! is a hit in the text, and one pass of memchr finds them all.

use crate::document::Span;
use crate::library::ArticleHits;
use memchr::memmem;

/// The words looked for, and where they stand.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Search {
    /// What is looked for.
    pub query: String,
    /// Where it stands, in the order of the text, none overlapping another.
    pub hits: Vec<Span>,
    /// What is marked besides and not gone through: the words of a query that is about figures.
    pub beside: Vec<Span>,
}

/// A text made ready for searches: letters in lower case, line breaks as spaces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folded(String);

impl Folded {
    /// Folds `text`; offsets stay.
    pub fn new(text: &str) -> Self {
        Self(text.chars().map(fold).collect())
    }

    /// All places of `query` in `text`, which is the text that was folded.
    pub fn find(&self, text: &str, query: &str) -> Search {
        let has_capital = query.chars().any(char::is_uppercase);
        let hits = if query.is_empty() {
            Vec::new()
        } else if has_capital {
            hits(&text.replace('\n', " "), query)
        } else {
            hits(&self.0, &query.chars().map(fold).collect::<String>())
        };
        Search { query: query.to_owned(), hits, beside: Vec::new() }
    }
}

impl Search {
    /// What a query of the library found. None where it found no place in the text.
    pub fn of_library(query: &str, hits: &ArticleHits) -> Option<Self> {
        let places = hits.first().to_vec();
        let beside = if hits.figures.is_empty() { Vec::new() } else { hits.words.clone() };
        (!places.is_empty()).then(|| Self { query: query.to_owned(), hits: places, beside })
    }

    /// The number of the first hit at or behind `offset`, round the end.
    pub fn at_or_after(&self, offset: usize) -> Option<usize> {
        let index = self.hits.partition_point(|hit| (hit.start as usize) < offset);
        (!self.hits.is_empty()).then(|| index % self.hits.len())
    }
}

fn hits(text: &str, query: &str) -> Vec<Span> {
    memmem::find_iter(text.as_bytes(), query).map(|start| Span::new(start, start + query.len())).collect()
}

fn fold(char: char) -> char {
    if char == '\n' {
        return ' ';
    }
    let mut lower = char.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(single), None) if single.len_utf8() == char.len_utf8() => single,
        _ => char,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str, query: &str) -> Vec<String> {
        let search = Folded::new(text).find(text, query);
        search.hits.iter().map(|hit| text[hit.range()].to_owned()).collect()
    }

    #[test]
    fn case_counts_only_where_the_query_has_a_capital() {
        assert_eq!(found("Über Meta und über META", "über"), ["Über", "über"]);
        assert_eq!(found("Über Meta und über META", "Meta"), ["Meta"]);
        assert_eq!(found("Open\nSource", "open source"), ["Open\nSource"]);
        assert_eq!(found("Open\nSource, open\nsource", "Open Source"), ["Open\nSource"]);
        assert_eq!(found("İstanbul ẞ", "stan"), ["stan"]);
        assert!(found("text", "").is_empty());
    }
}
