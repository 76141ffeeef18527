//! A query asked of the rows of a list: of an article's people, companies, figures and quotes, of a page, of the palette.
//!
//! It means the same as in the library, but for words, which may also stand inside longer ones, as one expects of a list
//! that narrows down while one types. Umlauts may be written in either way. Conditions of which a row knows nothing do not
//! match; a place leaves them out when it parses the query ([`Query::parse_within`]).

use super::figure_query::FigureMatcher;
use super::functions::{FoldedWord, begins_words, contains_words, folded_words};
use super::query::{Query, Words};
use super::word_forms::folded;
use crate::analysis::Figure;
use chrono::NaiveDate;
use memchr::memmem::Finder;

/// What a row says.
#[derive(Debug, Clone, Copy, Default)]
pub struct QueriedItem<'i> {
    /// All its words, [`searchable`].
    pub text: &'i str,
    /// The headline of its article.
    pub title: Option<&'i str>,
    /// Where that was published.
    pub source: Option<&'i str>,
    /// When.
    pub published: Option<NaiveDate>,
    /// Its figure, and the words for what that measures.
    pub figure: Option<(&'i Figure, Option<&'i str>)>,
    /// The company that it is about.
    pub company: Option<&'i str>,
    /// The person that it is about.
    pub person: Option<&'i str>,
}

/// Text in the form in which words are looked for in it.
pub fn searchable(text: &str) -> String {
    folded(&text.to_lowercase())
}

/// A query, ready to be asked of many rows.
#[derive(Debug)]
pub struct ItemMatcher<'q> {
    query: &'q Query,
    words: Vec<(Finder<'static>, &'q Words)>,
    figure: Option<FigureMatcher<'q>>,
    sources: Vec<Vec<FoldedWord>>,
    companies: Vec<Vec<FoldedWord>>,
    people: Vec<Vec<FoldedWord>>,
    alternatives: Vec<Vec<Self>>,
    excluded: Vec<Self>,
}

impl<'q> ItemMatcher<'q> {
    /// Prepares a query.
    pub fn new(query: &'q Query) -> Self {
        let names = |names: &[String]| names.iter().map(|name| folded_words(name)).collect();
        let word = |words: &'q Words| (Finder::new(&searchable(&words.text)).into_owned(), words);
        Self {
            query,
            words: query.words.iter().map(word).collect(),
            figure: (!query.figure.is_empty()).then(|| query.figure.matcher()),
            sources: names(&query.sources),
            companies: names(&query.companies),
            people: names(&query.people),
            alternatives: query
                .alternatives
                .iter()
                .map(|either| either.iter().map(Self::new).collect())
                .collect(),
            excluded: query.excluded.iter().map(Self::new).collect(),
        }
    }

    /// Whether a row matches.
    pub fn matches(&self, item: &QueriedItem<'_>) -> bool {
        let named = |names: &[Vec<FoldedWord>], name: Option<&str>| {
            names.iter().all(|words| !words.is_empty() && name.is_some_and(|name| begins_words(name, words)))
        };
        let word = |(finder, words): &(Finder<'static>, &Words)| {
            let found = if words.is_title {
                item.title.is_some_and(|title| finder.find(searchable(title).as_bytes()).is_some())
            } else {
                finder.find(item.text.as_bytes()).is_some()
            };
            found != words.is_unwanted
        };
        let source =
            |words: &Vec<FoldedWord>| item.source.is_some_and(|source| contains_words(source, words));
        let is_after = |day: NaiveDate| item.published.is_some_and(|published| published >= day);
        let is_before = |day: NaiveDate| item.published.is_some_and(|published| published < day);
        let figure =
            |matcher: &FigureMatcher<'_>| item.figure.is_some_and(|(figure, of)| matcher.matches(figure, of));
        self.words.iter().all(word)
            && self.figure.as_ref().is_none_or(figure)
            && self.query.after.is_none_or(is_after)
            && self.query.before.is_none_or(is_before)
            && self.sources.iter().all(source)
            && named(&self.companies, item.company)
            && named(&self.people, item.person)
            && self.alternatives.iter().all(|either| either.iter().any(|query| query.matches(item)))
            && !self.excluded.iter().any(|query| query.matches(item))
    }
}

#[cfg(test)]
mod tests {
    use super::super::test_figure::figure;
    use super::*;
    use crate::analysis::{Currency, FigureKind, Unit};

    #[test]
    fn rows_match_as_articles_do() {
        let euro = Currency::from_code("EUR").map(Unit::Currency);
        let figure = figure(FigureKind::Money, 3_000_000_000, None, euro);
        let text = searchable("3 Mrd. Euro Umsatz, Müller AG, drittes Quartal");
        let item = QueriedItem {
            text: &text,
            title: Some("Müller wächst"),
            source: Some("Kölner Blatt"),
            published: NaiveDate::from_ymd_opt(2024, 5, 20),
            figure: Some((&figure, Some("Umsatz"))),
            company: Some("Müller AG"),
            person: None,
        };
        for (typed, wanted) in [
            ("", true),
            (">1bn", true),
            (">3bn", false),
            ("<5%", false),
            ("1bn..5bn", true),
            (">1 Mrd", true),
            ("of:revenue", true),
            ("von:gewinn", false),
            ("kind:money unit:eur", true),
            ("-kind:money", false),
            ("umsatz mueller", true),
            ("-umsatz", false),
            ("-gewinn", true),
            ("gewinn OR >1bn", true),
            ("gewinn ODER <1bn", false),
            ("\"drittes quartal\"", true),
            ("\"quartal drittes\"", false),
            ("firma:mueller", true),
            ("company:üller", false),
            ("person:müller", false),
            ("source:koelner after:2024 before:2025", true),
            ("after:2025", false),
            ("title:waechst", true),
        ] {
            let (query, problems) = Query::parse(typed);
            assert_eq!(problems, []);
            assert_eq!(ItemMatcher::new(&query).matches(&item), wanted, "{typed}");
        }
    }
}
