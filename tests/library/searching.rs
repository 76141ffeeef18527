//! What queries find.

use super::shelf::{article, found, library, shelf, titles};
use depesche::library::{Library, Order, Query};
use proptest::prelude::*;

fn some() -> Library {
    let (mut library, ids) = shelf(&[
        article(
            "SAP wächst mit der Cloud",
            "2024-01-23",
            "SAP hat im Quartal 8,5 Milliarden Euro umgesetzt. Vorstandschef Christian Klein sprach von einem freien Cashflow auf Rekord.",
        ),
        article(
            "Meta earns more",
            "2023-10-25",
            "Meta Platforms reported revenue of $34.1 billion for the third quarter. Chief executive Mark Zuckerberg said costs fell.",
        ),
        article(
            "Öl wird teurer",
            "2022-03-01",
            "Der Preis für ein Fass Brent stieg um 5 Prozent auf 105 Dollar. Der Rubel verlor.",
        ),
    ]);
    library.mark_read(&ids[1..2], true).expect("marked");
    library.set_tags(ids[0], &["später".to_owned()]).expect("tagged");
    library
}

const SAP: &str = "SAP wächst mit der Cloud";
const META: &str = "Meta earns more";
const OIL: &str = "Öl wird teurer";

#[test]
fn queries_find_what_they_say() {
    let library = some();
    for (query, wanted) in [
        ("", &[SAP, META, OIL][..]),
        ("cloud", &[SAP]),
        ("CLOU umgesetzt", &[SAP]),
        ("wachst", &[SAP]),
        ("\"freien Cashflow\"", &[SAP]),
        ("\"Cashflow freien\"", &[]),
        ("milliarden -meta", &[SAP]),
        ("stieg -rubel", &[]),
        ("-rubel", &[SAP, META]),
        ("-rubel -\"freien Cashflow\"", &[META]),
        ("company:meta", &[META]),
        ("company:sap person:klein", &[SAP]),
        ("company:DE0007164600", &[SAP]),
        ("person:zuckerberg", &[META]),
        ("person:\"mark z\"", &[META]),
        ("company:niemand", &[]),
        ("company:met", &[META]),
        ("company:META", &[META]),
        ("kind:percent", &[OIL]),
        ("min:10bn", &[META]),
        ("min:1bn max:10bn", &[SAP]),
        ("unit:eur", &[SAP]),
        ("of:umsatz", &[SAP, META]),
        ("of:revenue company:meta", &[META]),
        ("kind:percent company:meta", &[]),
        ("after:2023", &[SAP, META]),
        ("before:2023-10", &[OIL]),
        ("after:2023 before:2024", &[META]),
        ("is:unread", &[SAP, OIL]),
        ("is:read", &[META]),
        ("tag:später", &[SAP]),
        ("lang:en", &[META]),
        ("cloud company:meta", &[]),
        ("100%_\\", &[]),
        ("'; DROP TABLE article; --", &[]),
        ("AND OR NOT NEAR(", &[]),
    ] {
        assert_eq!(found(&library, query), wanted, "{query}");
    }
}

#[test]
fn lists_come_in_their_order() {
    let library = some();
    let list = |order| titles(&library, &library.search(&Query::default(), order).expect("searched"));
    assert_eq!(list(Order::Oldest), [OIL, META, SAP]);
    assert_eq!(list(Order::Title), [META, SAP, OIL]);
    let (query, _) = Query::parse("milliarden dollar");
    assert!(library.search(&query, Order::Relevance).expect("searched").is_empty());
}

#[test]
fn rows_show_companies_and_the_figure_that_counts() {
    let library = some();
    let (query, _) = Query::parse("company:sap");
    let ids = library.search(&query, Order::Newest).expect("searched");
    let rows = library.rows(&ids).expect("rows");
    assert_eq!(rows[0].companies, ["SAP"]);
    assert_eq!(
        rows[0].figure.as_ref().map(|record| record.figure.value.to_string()).as_deref(),
        Some("8500000000")
    );
    assert_eq!(rows[0].tags.as_deref(), Some("später"));
    let counts = library.counts().expect("counts");
    assert_eq!((counts.all, counts.unread, counts.starred), (3, 2, 0));
}

#[test]
fn an_empty_library_finds_nothing() {
    assert_eq!(found(&library(), "company:meta umsatz min:1bn"), [] as [&str; 0]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn whatever_is_typed_is_searched(
        typed in ".{0,30}",
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "company:", "person:", "of:", "min:", "1bn", "-", "\"", "(", "*", "NEAR", "after:", "2022", "%", "'", "\\", "is:", "x",
            ]),
            0..8,
        ),
        apart in any::<bool>(),
    ) {
        let library = some();
        for text in [typed, parts.join(if apart { " " } else { "" })] {
            let (query, _) = Query::parse(&text);
            for &order in Order::ALL {
                prop_assert!(library.search(&query, order).is_ok(), "{text}");
            }
        }
    }
}
