//! A library in memory with articles of the tests' own.

use depesche::analysis::analyze;
use depesche::document::Document;
use depesche::intake::{Format, Metadata, document};
use depesche::library::feeds::NewFeed;
use depesche::library::{AddOutcome, Library, NewArticle, Order, Query};

/// An article: headline, day of publication, sentences.
pub fn article(title: &str, day: &str, body: &str) -> Document {
    let text = format!("# {title}\n\n{body}");
    let published = depesche::document::Published::from_iso(day);
    document(text, Format::Markdown, Metadata { published, ..Metadata::default() })
}

/// The same with an address.
pub fn article_at(url: &str, title: &str, day: &str, body: &str) -> Document {
    let mut document = article(title, day, body);
    document.head.url = Some(url.to_owned());
    document
}

pub fn library() -> Library {
    Library::in_memory().expect("a library")
}

pub fn add(library: &mut Library, document: &Document) -> AddOutcome {
    add_by(library, document, None)
}

/// Adds an article that a feed brings.
pub fn add_by(library: &mut Library, document: &Document, feed: Option<i64>) -> AddOutcome {
    let analysis = analyze(document);
    let new = NewArticle { document, analysis: &analysis, feed, address: None };
    library.add(&[new]).expect("added")[0]
}

/// A library with these articles.
pub fn shelf(articles: &[Document]) -> (Library, Vec<i64>) {
    let mut library = library();
    let ids = articles.iter().filter_map(|document| add(&mut library, document).id()).collect();
    (library, ids)
}

/// The headlines that a query finds.
pub fn found(library: &Library, query: &str) -> Vec<String> {
    let (query, problems) = Query::parse(query);
    assert_eq!(problems, []);
    titles(library, &library.search(&query, Order::Newest).expect("searched"))
}

pub fn titles(library: &Library, ids: &[i64]) -> Vec<String> {
    let rows = library.rows(ids).expect("rows");
    rows.into_iter().map(|row| row.title.unwrap_or_default()).collect()
}

pub fn feed() -> NewFeed<'static> {
    NewFeed { url: "https://example.org/feed", ..NewFeed::default() }
}
