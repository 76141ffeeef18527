//! Questions to the library.

use depesche::analysis::analyze;
use depesche::document::{Document, Published};
use depesche::intake::{Format, Metadata, document};
use depesche::library::transfer::Imported;
use depesche::library::{Library, NewArticle, Order, Query, entities, measures, query_times};

thread_local! {
    /// A small library.
    static LIBRARY: Library = small();
}

fn small() -> Library {
    const ARTICLES: [(&str, &str); 3] = [
        (
            "2024-01-23",
            "# SAP wächst\n\nSAP hat im Quartal 8,5 Milliarden Euro umgesetzt, sagte Christian Klein.",
        ),
        (
            "2023-10-25",
            "# Meta earns more\n\nMeta Platforms reported revenue of $34.1 billion, Mark Zuckerberg said.",
        ),
        ("2022-03-01", "# Öl wird teurer\n\nDer Preis für ein Fass Brent stieg um 5 Prozent auf 105 Dollar."),
    ];
    let mut library = Library::in_memory().expect("a library");
    for (day, text) in ARTICLES {
        let given = Metadata { published: Published::from_iso(day), ..Metadata::default() };
        let document = document(text.to_owned(), Format::Markdown, given);
        let analysis = analyze(&document);
        let new = NewArticle { document: &document, analysis: &analysis, feed: None, address: None };
        library.add(&[new]).expect("added");
    }
    library
}

/// A query: taken apart, and asked of a small library in every order.
pub fn query(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (query, problems) = Query::parse(&text);
    for problem in problems {
        assert!(!problem.told(&depesche::present::messages::Messages::default()).is_empty());
    }
    LIBRARY.with(|library| {
        let mut found: Vec<Vec<i64>> =
            Order::ALL.iter().map(|&order| library.search(&query, order).expect("searched")).collect();
        for ids in &mut found {
            ids.sort_unstable();
        }
        assert!(found.windows(2).all(|pair| pair[0] == pair[1]), "{text:?}: {found:?}");
        assert_eq!(library.rows_of(&found[0], &query).expect("rows").len(), found[0].len());
        library.entities_named(&text, None).expect("searched");
    });
    let _ = query_times::day(&text);
    assert_eq!(entities::form(&entities::form(&text)), entities::form(&text));
    measures::measure(&text);
}

/// A text of pieces that the library keeps: it comes out as it went in, from the library and from its export.
pub fn library(bytes: &[u8]) {
    let Some((&options, pieces)) = bytes.split_first() else { return };
    let document = super::analysis::document(options, pieces);
    let analysis = analyze(&document);
    let mut library = Library::in_memory().expect("a library");
    let new = NewArticle { document: &document, analysis: &analysis, feed: None, address: None };
    let added = library.add(&[new]).expect("added");
    let Some(id) = added[0].id() else { return };
    let (_, kept) = library.document(id).expect("read").expect("kept");
    assert_eq!(Document { id: None, ..kept }, Document { id: None, ..document.clone() });
    let line = library.export(id).expect("read").expect("kept");
    let imported = Imported::parse(&line).expect("an export");
    assert_eq!(Document { id: None, ..imported.document }, Document { id: None, ..document.clone() });
    assert_eq!(library.check().expect("checked"), [] as [String; 0]);
    for entity in library.named_in(id).expect("read") {
        library.page(entity.entity).expect("read");
    }
    // Texts without a word are not compared.
    if document.text.contains(char::is_alphanumeric) {
        assert!(matches!(library.add(&[new]).expect("added")[..], [again] if again.id() == Some(id)));
    }
}
