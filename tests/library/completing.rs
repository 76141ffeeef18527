//! What queries are completed to, and names that are written in several ways.

use super::shelf::{article, found, shelf};
use depesche::library::query_operator::Operator;
use depesche::library::{Library, Query};
use proptest::prelude::*;

fn some() -> Library {
    let (mut library, ids) = shelf(&[
        article("Eins", "2024-01-01", "Die Müller Logistik GmbH meldet einen Umsatz von 3 Milliarden Euro."),
        article(
            "Zwei",
            "2024-01-02",
            "Die Müller Logistik GmbH und die Koelner Bau AG bauen. Gewinn: 2 Millionen Euro.",
        ),
        article(
            "Drei",
            "2024-01-03",
            "Die SAP SE wächst. Der Umsatz stieg um 5 Prozent auf 9 Milliarden Euro.",
        ),
    ]);
    library.set_tags(ids[0], &["Bücher".to_owned()]).expect("tagged");
    library
}

fn offered(library: &Library, operator: Operator, begun: &str) -> Vec<(String, i64)> {
    let found = library.completions(operator, begun, 10).expect("read");
    assert!(found.iter().all(|completion| !completion.articles.is_least), "a small library is counted");
    found.into_iter().map(|completion| (completion.text, completion.articles.number)).collect()
}

#[test]
fn names_are_offered_with_their_articles() {
    let mut library = some();
    for (operator, begun, wanted) in [
        (Operator::Company, "mue", &[("Müller Logistik GmbH", 2)][..]),
        (Operator::Company, "log", &[("Müller Logistik GmbH", 2)]),
        (Operator::Company, "kölner", &[("Koelner Bau AG", 1)]),
        (Operator::Company, "ogistik", &[]),
        (Operator::Of, "ums", &[("Umsatz", 2)]),
        (Operator::Of, "revenue", &[("Umsatz", 2)]),
        (Operator::Kind, "", &[("money", 3), ("percent", 1)]),
        (Operator::Unit, "eu", &[("EUR", 3)]),
        (Operator::Tag, "bue", &[("Bücher", 1)]),
        (Operator::Lang, "", &[("de", 3)]),
        (Operator::Is, "un", &[("unread", 3)]),
        (Operator::After, "", &[]),
    ] {
        let offered = offered(&library, operator, begun);
        let offered: Vec<(&str, i64)> = offered.iter().map(|(text, count)| (text.as_str(), *count)).collect();
        assert_eq!(offered, wanted, "{operator} {begun}");
    }
    let (query, _) = Query::parse("company:müller zwei");
    let ids = library.search(&query, depesche::library::Order::Newest).expect("searched");
    library.delete(&ids, true).expect("deleted");
    assert_eq!(offered(&library, Operator::Company, "m"), [("Müller Logistik GmbH".to_owned(), 1)]);
    assert_eq!(offered(&library, Operator::Company, "k"), [], "of deleted articles alone");
}

#[test]
fn umlauts_are_written_in_either_way() {
    let library = some();
    for query in
        ["company:müller", "company:mueller", "company:muller", "company:\"Mueller Logistik\"", "firma:MÜLL"]
    {
        assert_eq!(found(&library, query), ["Zwei", "Eins"], "{query}");
    }
    assert_eq!(found(&library, "company:kölner"), ["Zwei"]);
    assert_eq!(found(&library, "tag:buecher"), ["Eins"]);
    assert_eq!(found(&library, "tag:BÜCHER"), ["Eins"]);
}

#[test]
fn a_minus_excludes() {
    let library = some();
    for (query, wanted) in [
        ("-company:müller", &["Drei"][..]),
        ("-company:sap -tag:bücher", &["Zwei"]),
        ("umsatz -source:dpa", &["Drei", "Eins"]),
        ("-kind:percent", &["Zwei", "Eins"]),
        ("->5bn", &["Zwei", "Eins"]),
        ("-is:unread", &[]),
        ("company:sap OR -company:mueller", &["Drei"]),
        ("-is:deleted", &["Drei", "Zwei", "Eins"]),
    ] {
        assert_eq!(found(&library, query), wanted, "{query}");
    }
}

#[test]
fn names_of_a_query_are_told_as_the_library_knows_them() {
    let library = some();
    let (query, _) = Query::parse("company:mueller OR -company:xyzzy person:niemand");
    let known = library.known_names(&query).expect("read");
    let told: Vec<(&str, Option<&str>)> =
        known.iter().map(|known| (known.typed.as_str(), known.name.as_deref())).collect();
    assert_eq!(told, [("niemand", None), ("mueller", Some("Müller Logistik GmbH")), ("xyzzy", None)]);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn whatever_is_begun_is_completed(begun in ".{0,12}", at in 0..Operator::ALL.len()) {
        let library = some();
        prop_assert!(library.completions(Operator::ALL[at], &begun, 5).is_ok());
    }

    /// A name finds the same however its umlauts are written, in the library and in one article.
    #[test]
    fn names_are_folded_alike_in_the_library_and_outside(
        start in "[BDFGKLMNPRSTW]", vowel in prop::sample::select(vec!['ä', 'ö', 'ü']), end in "[bdfgklmnprst]{2,4}",
    ) {
        let name = format!("{start}{vowel}{end}");
        let plain = name.replace('ä', "ae").replace('ö', "oe").replace('ü', "ue");
        let document = article("Name", "2024-01-01", &format!("Die {name} AG wächst. Die {name} AG baut."));
        let analysis = depesche::analysis::analyze(&document);
        prop_assume!(analysis.companies.iter().any(|company| company.name == format!("{name} AG")));
        let (library, _) = shelf(std::slice::from_ref(&document));
        for typed in [&name, &plain] {
            let inside = library
                .entities_named(typed, Some(depesche::library::entities::EntityKind::Company))
                .expect("read");
            let outside =
                depesche::library::name_query::NameQuery::new(typed).matches(&document, &analysis);
            prop_assert!(!inside.is_empty(), "{typed}");
            prop_assert!(outside.has_exact(), "{typed}");
        }
    }
}
