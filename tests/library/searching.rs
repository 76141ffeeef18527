//! What queries find.

use super::shelf::{add_by, article, article_at, feed, found, library, shelf, titles};
use depesche::library::feeds::NewFeed;
use depesche::library::{Library, Order, Query};
use depesche::present::messages::Messages;
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
        ("rubel OR cloud", &[SAP, OIL]),
        ("rubel ODER cloud milliarden", &[SAP]),
        ("person:klein OR rubel", &[SAP, OIL]),
        ("company:meta OR kind:percent is:unread", &[OIL]),
        ("is:read OR tag:später", &[SAP, META]),
        ("OR cloud", &[SAP]),
        ("cloud OR", &[SAP]),
        ("title:cloud", &[SAP]),
        ("titel:meta", &[META]),
        ("title:milliarden", &[]),
        ("cloud -title:meta", &[SAP]),
        ("-title:meta", &[SAP, OIL]),
        (">10bn", &[META]),
        ("min:34.1bn", &[META]),
        (">34.1bn", &[]),
        (">=34.1bn", &[META]),
        ("1bn..10bn", &[SAP]),
        ("1..10Mrd", &[SAP]),
        ("8,5Mrd..8,5Mrd", &[SAP]),
        ("<6%", &[OIL]),
        ("<5%", &[]),
        ("≤5%", &[OIL]),
        (">8bn€", &[SAP]),
        ("<10% company:meta", &[]),
        ("before:today", &[SAP, META, OIL]),
        ("after:7d", &[]),
        ("ab:7t", &[]),
        ("seit:100j", &[SAP, META, OIL]),
        ("Quartal: Cashflow", &[SAP]),
        ("meta:platforms", &[META]),
        ("POL-358", &[]),
        ("-4i", &[SAP, META, OIL]),
        ("is:deleted", &[]),
        ("https://example.org/nichts", &[]),
        ("100%_\\", &[]),
        ("'; DROP TABLE article; --", &[]),
        ("AND OR NOT NEAR(", &[]),
    ] {
        assert_eq!(found(&library, query), wanted, "{query}");
    }
}

/// Each word finds articles with the others of its row, and none of the other rows.
#[test]
fn words_find_their_other_forms() {
    let rows: &[(&str, &[&str])] = &[
        ("Die Straße ist gesperrt.", &["Straße", "strasse", "STRASSE", "Straßen", "strass"]),
        ("Die Gasse heisst Amselstrasse.", &["Amselstraße", "amselstrasse"]),
        ("Das Werk in Köln schließt.", &["köln", "koeln", "Koeln", "koln", "schliesst", "schließt"]),
        ("In Duesseldorf regnet es.", &["Düsseldorf", "duesseldorf", "dusseldorf"]),
        ("Zwei Häuser stehen leer.", &["Haus", "haeuser", "Häusern", "Hauses"]),
        ("Ein Fabrikchef klagt.", &["Chefs", "fabrikchefs", "Fabriken", "klagt"]),
        ("Die Umsatzerlöse sanken.", &["Erlöse", "erlös", "Umsatz", "umsatzerloese", "Umsätze"]),
        ("Der Stellenabbauplan steht.", &["Abbau", "Plan", "Stellen", "Pläne"]),
        ("Ein Chemiekonzern wächst.", &["Konzerne", "konzernen", "Chemie"]),
        ("Several companies merged.", &["company", "Companies", "merging", "merge"]),
    ];
    let articles: Vec<_> =
        rows.iter().map(|(text, _)| article(&text[..text.len() - 1], "2024-01-01", text)).collect();
    let (library, _) = shelf(&articles);
    for (text, words) in rows {
        for word in *words {
            assert_eq!(found(&library, word), [&text[..text.len() - 1]], "{word}");
        }
        // A phrase is looked for as it stands.
        let phrases = words.iter().filter(|word| !text.to_lowercase().contains(&word.to_lowercase()));
        for phrase in phrases.filter(|word| word.is_ascii() && !["koln", "dusseldorf"].contains(word)) {
            assert_eq!(found(&library, &format!("\"{phrase}\"")), [] as [&str; 0], "{phrase}");
        }
    }
    assert_eq!(found(&library, "-konzerne").len(), rows.len() - 1);
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

/// Feeds, sources, authors, addresses and what was deleted.
#[test]
fn queries_find_where_articles_are_from() {
    let mut library = library();
    let named = NewFeed { title: Some("Börsen-Blick"), ..feed() };
    let (feed, _) = library.add_feed(&named).expect("a feed");
    let mut one =
        article_at("https://www.example.org/a?utm_source=x", "Eins", "2024-01-01", "Ein Text vom Markt.");
    one.head.source = Some("Täglicher Bote".to_owned());
    one.head.byline = Some("Von Änne Groß".to_owned());
    let mut two = article_at("https://example.com/b", "Zwei", "2024-01-02", "Etwas ganz anderes hier.");
    two.head.source = Some("Agentur".to_owned());
    add_by(&mut library, &one, Some(feed));
    let two = add_by(&mut library, &two, None).id().expect("new");
    for (query, wanted) in [
        ("source:bote", &["Eins"][..]),
        ("quelle:TÄGLICHER", &["Eins"]),
        ("source:\"t\"", &["Zwei", "Eins"]),
        ("source:xyz", &[]),
        ("author:groß", &["Eins"]),
        ("autor:\"änne gr\"", &["Eins"]),
        ("author:bote", &[]),
        (&format!("feed:{feed}"), &["Eins"]),
        ("feed:börsen", &["Eins"]),
        ("feed:example.org", &["Eins"]),
        ("feed:999", &[]),
        ("feed:anderer", &[]),
        ("http://example.org/a", &["Eins"]),
        ("https://example.org/a/ markt", &["Eins"]),
        ("https://example.com/c", &[]),
        ("feed:börsen OR source:agentur", &["Zwei", "Eins"]),
    ] {
        assert_eq!(found(&library, query), wanted, "{query}");
    }
    library.delete(&[two], true).expect("deleted");
    assert_eq!(found(&library, ""), ["Eins"]);
    for text in ["is:deleted", "ist:gelöscht etwas"] {
        let (query, _) = Query::parse(text);
        let ids = library.search(&query, Order::Newest).expect("searched");
        let rows = library.rows_of(&ids, &query).expect("rows");
        assert_eq!(rows.iter().map(|row| row.id).collect::<Vec<_>>(), [two], "{text}");
    }
}

/// The figure of a row is the one that was asked for.
#[test]
fn rows_show_the_figure_that_matches() {
    let (library, _) = shelf(&[article(
        "Zahlen",
        "2024-01-23",
        "Meta Platforms meldete einen Umsatz von 40 Milliarden Dollar und einen Gewinn von 14 Milliarden Dollar. Die SAP SE \
         erzielte einen Umsatz von 9 Milliarden Euro. Der Kurs stieg um 5 Prozent.",
    )]);
    for (text, wanted) in [
        ("", "40000000000"),
        ("company:meta min:5bn of:umsatz", "40000000000"),
        ("company:sap of:umsatz", "9000000000"),
        ("of:gewinn", "14000000000"),
        ("1bn..10bn", "9000000000"),
        ("<20%", "5"),
    ] {
        let (query, _) = Query::parse(text);
        let ids = library.search(&query, Order::Newest).expect("searched");
        let rows = library.rows_of(&ids, &query).expect("rows");
        let figure = rows.first().and_then(|row| row.figure.as_ref());
        assert_eq!(figure.map(|record| record.figure.value.to_string()).as_deref(), Some(wanted), "{text}");
    }
}

#[test]
fn names_that_nobody_has_are_told_with_the_closest_one() {
    let library = some();
    for (query, wanted) in [
        ("company:mta", Some("No company mta. Did you mean Meta Platforms?")),
        ("company:xyzzy", Some("No company xyzzy.")),
        ("person:zukerberg", Some("No person zukerberg. Did you mean Mark Zuckerberg?")),
        ("cloud OR company:mta", None),
        ("company:mta OR company:xyzzy", Some("No company mta. Did you mean Meta Platforms?")),
        ("of:revenu2", Some("No measure revenu2. Did you mean revenue?")),
        ("compny:meta", Some("No operator `compny:`. Did you mean `company:`?")),
        ("xyzzy:3", Some("No operator `xyzzy:`.")),
        ("source:dpa", Some("No source dpa.")),
        ("nirgends", None),
    ] {
        let (parsed, _) = Query::parse(query);
        let found = library.search(&parsed, Order::Newest).expect("searched");
        let miss = if found.is_empty() { library.near_miss(&parsed).expect("read") } else { None };
        assert_eq!(miss.map(|miss| miss.told(&Messages::default())).as_deref(), wanted, "{query}");
    }
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
                "company:", "person:", "of:", "min:", "1bn", "-", "\"", "(", "*", "NEAR", "after:", "2022", "%", "'", "\\", "is:", "x", " OR ", ">", "..", "title:", "feed:", "https://a.b",
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
