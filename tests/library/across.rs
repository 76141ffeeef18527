//! People, companies and figures across articles.

use super::shelf::{article, shelf};
use depesche::analysis::{Analysis, Company, Figure};
use depesche::document::Span;
use depesche::library::compare::differences;
use depesche::library::entities::EntityKind;
use depesche::library::{FigureQuery, Library, NewArticle};

fn names(library: &Library, kind: EntityKind) -> Vec<(String, i64)> {
    let entities = library.entities(kind, None).expect("entities");
    entities.into_iter().map(|entity| (entity.name, entity.articles)).collect()
}

fn page_of(library: &Library, kind: EntityKind, name: &str) -> depesche::library::page::Page {
    let meant = library.entities_named(name, Some(kind)).expect("found");
    assert_eq!(meant.len(), 1, "{name}");
    library.page(meant[0]).expect("read").expect("a page")
}

#[test]
fn a_company_is_one_however_articles_call_it() {
    let (library, _) = shelf(&[
        article("Eins", "2024-01-01", "Meta hat 2 Milliarden Dollar investiert. Der Konzern Meta wächst."),
        article("Two", "2024-01-02", "Meta Platforms Inc. said its revenue rose 5 percent."),
        article("Drei", "2024-01-03", "Die Aktie von Meta Platforms stieg um 3 Prozent."),
    ]);
    let companies = names(&library, EntityKind::Company);
    assert_eq!(companies, [("Meta Platforms Inc.".to_owned(), 3)]);
    assert_eq!(page_of(&library, EntityKind::Company, "Meta").articles.len(), 3);
}

#[test]
fn a_company_that_is_known_by_name_is_found_again_by_its_number() {
    let (mut library, _) =
        shelf(&[article("Eins", "2024-01-01", "Die Beispiel Werke AG setzte 2 Milliarden Euro um.")]);
    let mut document = article("Zwei", "2024-01-02", "Die Werke setzten 3 Milliarden Euro um.");
    document.head.url = None;
    for (name, isin) in [("Andere Werke", Some("XX0000000001")), ("Beispiel Werke", Some("XX0000000001"))] {
        let company = Company {
            name: name.to_owned(),
            ticker: None,
            isin: isin.map(str::to_owned),
            country: None,
            confidence: depesche::analysis::Confidence::of_hundredths(100),
            mentions: vec![Span { start: 6, end: 11 }],
        };
        let analysis = Analysis { companies: vec![company], ..Analysis::default() };
        document.text.push_str(" Noch ein Satz, der anders ist.");
        let new = NewArticle { document: &document, analysis: &analysis, feed: None, address: None };
        library.add(&[new]).expect("added");
    }
    let companies = names(&library, EntityKind::Company);
    assert_eq!(companies.len(), 1, "{companies:?}");
    assert_eq!(library.check().expect("checked"), [] as [String; 0]);
}

#[test]
fn people_are_told_apart_by_their_companies() {
    let (library, _) = shelf(&[
        article(
            "A",
            "2024-01-01",
            "Siemens-Vorstand Thomas Müller sieht Wachstum. Siemens hob die Prognose an.",
        ),
        article(
            "B",
            "2024-01-02",
            "Siemens-Vorstand Thomas Müller erwartet 5 Prozent mehr Umsatz bei Siemens.",
        ),
        article(
            "C",
            "2024-01-03",
            "Allianz-Vorstand Thomas Müller warnte. Die Allianz verdiente 2 Milliarden Euro.",
        ),
    ]);
    let people = names(&library, EntityKind::Person);
    assert_eq!(people, [("Thomas Müller".to_owned(), 2), ("Thomas Müller".to_owned(), 1)]);
}

#[test]
fn differing_figures_for_one_thing_are_found() {
    let (library, _) = shelf(&[
        article("A", "2024-03-01", "Siemens hat im Jahr 2023 einen Umsatz von 77,8 Milliarden Euro erzielt."),
        article("B", "2024-03-02", "Der Umsatz von Siemens lag im Jahr 2023 bei 74,9 Milliarden Euro."),
        article("C", "2024-03-03", "Siemens posted revenue of €77.8 billion in 2023."),
        article("D", "2024-03-04", "Der Umsatz von Siemens lag im Jahr 2022 bei 72,0 Milliarden Euro."),
    ]);
    let (about, of) = (Some("Siemens".to_owned()), Some("Umsatz".to_owned()));
    let figures = library.figures(&FigureQuery { about, of, ..FigureQuery::default() }).expect("figures");
    assert_eq!(figures.len(), 4, "{figures:?}");
    let found = differences(&figures);
    assert_eq!(found.len(), 1);
    let titles: Vec<&str> =
        found[0].figures.iter().filter_map(|&at| figures[at].origin.title.as_deref()).collect();
    assert_eq!(titles, ["C", "B", "A"]);
    assert_eq!(figures.iter().filter(|figure| figure.difference == Some(1)).count(), 3);
}

#[test]
fn a_page_has_articles_figures_and_what_was_said() {
    let (library, ids) = shelf(&[
        article(
            "A",
            "2024-01-01",
            "SAP-Chef Christian Klein sagte: „Wir sind sehr zufrieden mit dem Quartal.“ SAP setzte 8 Milliarden Euro um.",
        ),
        article("B", "2024-01-02", "SAP erwartet 2024 einen Umsatz von 29 Milliarden Euro."),
    ]);
    let page = page_of(&library, EntityKind::Company, "SAP");
    assert_eq!(page.articles, [ids[1], ids[0]]);
    assert!(page.figures.len() >= 2);
    assert_eq!(page.quotes.len(), 1, "what its people say is on its page");
    assert!(page.roles.iter().any(|role| role.text.contains("Klein")), "{:?}", page.roles);
    let page = page_of(&library, EntityKind::Person, "Klein");
    assert_eq!(page.quotes[0].record.speaker.as_deref(), Some("Christian Klein"));
    let (_, document) = library.document(page.quotes[0].origin.article).expect("read").expect("there");
    assert!(document.slice(page.quotes[0].span).starts_with("Wir sind sehr zufrieden"));
}

#[test]
fn stored_figures_are_those_of_the_analysis() {
    let document = article(
        "A",
        "2024-01-01",
        "Siemens hat mehr als 77,8 bis 79 Milliarden Euro umgesetzt, 5,25 Prozent mehr, mit 320.000 Mitarbeitern und 1.000.000.000.000.001 Euro Kapital.",
    );
    let analysis = depesche::analysis::analyze(&document);
    let (library, _) = shelf(&[document]);
    let mut stored = library.figures(&FigureQuery::default()).expect("figures");
    stored.sort_by_key(|stored| stored.number);
    assert_eq!(stored.len(), analysis.figures.len());
    for (stored, figure) in stored.iter().zip(&analysis.figures) {
        assert_eq!(stored.record.figure, Figure { who: None, ..figure.clone() });
    }
}
