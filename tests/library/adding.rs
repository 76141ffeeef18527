//! Articles come in, each of them once.

use super::shelf::{add, add_by, article, article_at, feed, found, library};
use depesche::library::AddOutcome;
use proptest::prelude::*;

const BODY: &str = "Der Konzern hat im dritten Quartal 3,2 Milliarden Euro umgesetzt, wie er am Montag mitteilte. Das \
    sind 5 Prozent mehr als vor einem Jahr. Der Gewinn stieg auf 410 Millionen Euro. Analysten hatten im Schnitt mit \
    weniger gerechnet. Die Prognose für das laufende Jahr hebt der Vorstand deshalb an, und die Dividende soll steigen.";

#[test]
fn an_article_that_comes_again_is_known() {
    let mut library = library();
    let first = article_at("https://example.org/a?utm_source=x", "Zahlen", "2024-06-03", BODY);
    let AddOutcome::New(id) = add(&mut library, &first) else { panic!("new") };
    let same = article_at("http://www.example.org/a/", "Zahlen", "2024-06-03", BODY);
    assert_eq!(add(&mut library, &same), AddOutcome::Known(id), "another form of its address");
    let elsewhere = article_at("https://example.com/b", "Zahlen", "2024-06-04", BODY);
    assert_eq!(add(&mut library, &elsewhere), AddOutcome::Known(id), "its text at another address");
    let again = article_at("https://example.com/b", "Anderes", "2024-06-04", "Kurz und ganz anders.");
    assert_eq!(add(&mut library, &again), AddOutcome::Known(id), "that address is its own now");
    let near = article("Zahlen", "2024-06-03", &format!("{BODY} Mit Material der Agentur."));
    assert_eq!(add(&mut library, &near), AddOutcome::Known(id), "nearly the same words");
}

#[test]
fn reports_that_differ_in_a_number_are_two() {
    let mut library = library();
    add(&mut library, &article("Zahlen", "2024-06-03", BODY));
    let other = article("Zahlen", "2024-09-03", &BODY.replace("5 Prozent", "7 Prozent"));
    assert!(matches!(add(&mut library, &other), AddOutcome::New(_)));
}

#[test]
fn the_full_text_takes_the_place_of_the_teaser() {
    let mut library = library();
    let teaser =
        article_at("https://example.org/a", "Zahlen", "2024-06-03", "Der Konzern hat mehr umgesetzt.");
    let AddOutcome::New(id) = add(&mut library, &teaser) else { panic!("new") };
    library.star(&[id], true).expect("starred");
    let full = article_at("https://example.org/a", "Zahlen", "2024-06-03", BODY);
    assert_eq!(add(&mut library, &full), AddOutcome::Updated(id));
    assert_eq!(add(&mut library, &teaser), AddOutcome::Known(id), "and the teaser does not come back");
    let (article, document) = library.document(id).expect("read").expect("there");
    assert!(document.text.contains("410 Millionen") && article.is_starred);
    assert_eq!(found(&library, "410 min:400m"), ["Zahlen"]);
    assert_eq!(library.check().expect("checked"), [] as [String; 0]);
}

#[test]
fn deleted_articles_stay_away_unless_the_reader_adds_them() {
    let mut library = library();
    let (feed, _) = library.add_feed(&feed()).expect("a feed");
    let document = article_at("https://example.org/a", "Zahlen", "2024-06-03", BODY);
    let id = add_by(&mut library, &document, Some(feed)).id().expect("new");
    library.delete(&[id], true).expect("deleted");
    assert_eq!(found(&library, ""), [] as [&str; 0]);
    assert_eq!(add_by(&mut library, &document, Some(feed)), AddOutcome::Known(id));
    assert_eq!(found(&library, ""), [] as [&str; 0]);
    library.delete(&[id], false).expect("restored");
    assert_eq!(found(&library, ""), ["Zahlen"]);
    library.delete(&[id], true).expect("deleted");
    assert_eq!(add(&mut library, &document), AddOutcome::Known(id));
    assert_eq!(found(&library, ""), ["Zahlen"]);
}

#[test]
fn entries_of_a_feed_without_addresses_are_known_by_their_ids() {
    let mut library = library();
    let (feed, _) = library.add_feed(&feed()).expect("a feed");
    let entry = |id: &str, title: &str| {
        let mut document = article(title, "2024-06-03", "Kurz.");
        document.id = Some(id.to_owned());
        document
    };
    assert!(matches!(add_by(&mut library, &entry("1", "A"), Some(feed)), AddOutcome::New(_)));
    assert!(matches!(add_by(&mut library, &entry("1", "A"), Some(feed)), AddOutcome::Known(_)));
    // Careless feeds give all entries one id.
    assert!(matches!(add_by(&mut library, &entry("1", "B"), Some(feed)), AddOutcome::New(_)));
}

#[test]
fn absurd_dates_are_kept_but_do_not_lead_the_list() {
    let mut library = library();
    add(&mut library, &article("Heute", "2024-06-03", "Eins."));
    add(&mut library, &article("Früher", "1900-01-01", "Zwei."));
    add(&mut library, &article("Dereinst", "2200-01-01", "Drei."));
    let mut titles = found(&library, "");
    assert_eq!(titles.pop().as_deref(), Some("Früher"));
    add(&mut library, &article("Neu", "", "Vier."));
    assert_eq!(found(&library, "")[0], "Neu");
}

#[test]
fn many_articles_of_one_minute_have_ids_of_their_own() {
    let mut library = library();
    for number in 0..50 {
        let text = format!("Nummer {number}.");
        assert!(matches!(add(&mut library, &article(&text, "2024-06-03", &text)), AddOutcome::New(_)));
    }
    assert_eq!(found(&library, "").len(), 50);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn what_is_added_is_read_again_as_it_was(
        title in "\\PC{1,30}",
        body in "(?s).{0,200}",
        figures in "[0-9]{1,30}([.,][0-9]{1,9})? (Milliarden Euro|%|bn dollars|Stellen)",
        url in prop::option::of("[a-z:/.?=&#%]{0,30}"),
    ) {
        let mut library = library();
        let mut document = article(&title, "2024-06-03", &format!("{body}\n\nSAP: {figures}."));
        document.head.url = url;
        let AddOutcome::New(id) = add(&mut library, &document) else { panic!("new") };
        let (_, read) = library.document(id).expect("read").expect("there");
        prop_assert_eq!(&read, &document);
        prop_assert_eq!(add(&mut library, &document), AddOutcome::Known(id));
        prop_assert!(library.rows(&[id]).is_ok_and(|rows| rows.len() == 1));
        prop_assert_eq!(library.check().expect("checked"), [] as [String; 0]);
    }
}
