//! What a query found: the places in an article, the figures, headlines and figures by words.

use super::shelf::{article, shelf};
use depesche::document::Span;
use depesche::library::found_figures::FigureOrder;
use depesche::library::stored_figure::FigureKey;
use depesche::library::{Library, Query};

fn news() -> (Library, Vec<i64>) {
    shelf(&[
        article(
            "Nordwind baut aus",
            "2024-01-01",
            "Die Nordwind AG erzielte im Jahr 2023 einen Umsatz von 12 Milliarden Euro. Der Gewinn stieg um 5 Prozent.",
        ),
        article(
            "Heliotec verliert",
            "2024-01-02",
            "Die Heliotec AG erzielte im Jahr 2023 einen Umsatz von 3 Milliarden Euro. Die Nordwind AG will 400 Stellen streichen.",
        ),
        article(
            "Zahlen der Woche",
            "2024-01-03",
            "Die Nordwind AG erzielte im Jahr 2022 einen Umsatz von mehr als 10 Milliarden Dollar.",
        ),
    ])
}

fn hits(library: &Library, id: i64, query: &str) -> [Vec<String>; 3] {
    let (_, document) = library.document(id).expect("read").expect("an article");
    let (query, problems) = Query::parse(query);
    assert_eq!(problems, []);
    let hits = library.hits(id, &query, &document).expect("hits");
    let texts = |spans: &[Span]| spans.iter().map(|&span| document.slice(span).to_owned()).collect();
    [texts(&hits.words), texts(&hits.figures), texts(&hits.mentions)]
}

#[test]
fn hits_are_the_words_figures_and_names_of_the_query() {
    let (library, ids) = news();
    let none: [&str; 0] = [];
    let [words, figures, mentions] = hits(&library, ids[1], "umsätze");
    assert_eq!((words, figures, mentions), (vec!["Umsatz".to_owned()], vec![], vec![]));
    let [words, figures, mentions] = hits(&library, ids[1], "company:nordwind >100");
    assert_eq!((words, figures), (vec![], vec!["400 Stellen".to_owned()]), "not the billions of Heliotec");
    assert!(mentions.iter().all(|mention| mention.starts_with("Nordwind")) && !mentions.is_empty());
    let [_, figures, _] = hits(&library, ids[0], "of:umsatz OR >2%");
    assert_eq!(figures, ["12 Milliarden Euro", "5 Prozent"]);
    let [_, figures, _] = hits(&library, ids[0], "of:umsatz OR ausbau");
    assert_eq!(figures, none, "what is found by a word alone has no figure");
    let [words, figures, mentions] = hits(&library, ids[0], "is:unread after:2020");
    assert!(words.is_empty() && figures.is_empty() && mentions.is_empty());
}

fn amounts(library: &Library, query: &str, order: FigureOrder) -> Vec<String> {
    let (query, problems) = Query::parse(query);
    assert_eq!(problems, []);
    let keys = library.figures_found(&query, order).expect("found");
    let figures = library.figures_at(&keys).expect("read");
    figures.into_iter().map(|figure| figure.record.text).collect()
}

#[test]
fn figures_are_listed_in_every_order() {
    use FigureOrder::{Amount, Company, Measure, Newest};
    let (mut library, ids) = news();
    let found = |query: &str, order| amounts(&library, query, order);
    let newest = found(">1bn", Newest);
    assert!(newest.len() == 3 && newest[1..] == ["3 Milliarden Euro", "12 Milliarden Euro"], "{newest:?}");
    assert_eq!(found(">1bn", Amount)[..2], ["12 Milliarden Euro", "3 Milliarden Euro"], "euros by amount");
    assert_eq!(found(">1bn", Company)[0], "3 Milliarden Euro", "Heliotec comes before Nordwind");
    assert_eq!(found("nordwind", Measure).len(), found("nordwind", Newest).len());
    assert_eq!(found(">10bn unit:USD", Newest).len(), 1, "more than 10 is more than 10");
    assert_eq!(found(">=10bn unit:USD", Newest).len(), 1);
    assert_eq!(found(">12bn", Newest), [] as [&str; 0]);
    assert_eq!(found("company:heliotec", Newest), ["3 Milliarden Euro"]);
    assert_eq!(found(">1bn title:heliotec", Newest), ["3 Milliarden Euro"]);
    assert_eq!(found(">1bn is:read", Newest), [] as [&str; 0]);
    assert_eq!(found("of:umsatz OR >2%", Newest).len(), 4);
    library.delete(&ids[..1], true).expect("deleted");
    assert_eq!(amounts(&library, ">1bn", Newest).len(), 2);
    assert_eq!(amounts(&library, ">1bn is:deleted", Newest), ["12 Milliarden Euro"]);
}

#[test]
fn the_newest_figures_are_the_first_of_all() {
    let (library, _) = news();
    for query in [">1bn", "company:nordwind", "", "before:2024-01-02", "umsatz >2%"] {
        let (query, _) = Query::parse(query);
        let all = library.figures_found(&query, FigureOrder::Newest).expect("found");
        for most in [1, 2, 100] {
            let first: Vec<FigureKey> = library.newest_figures(&query, most).expect("found");
            assert_eq!(first, all[..most.min(all.len())], "{query:?}");
        }
    }
}

#[test]
fn words_look_up_headlines_and_figures() {
    let (library, _) = news();
    let look_up = |typed: &str, most| {
        let found = library.look_up(typed, most).expect("looked up");
        let titles: Vec<String> = found.articles.into_iter().filter_map(|row| row.title).collect();
        let figures: Vec<String> = found.figures.into_iter().map(|figure| figure.record.text).collect();
        (titles, figures)
    };
    let (titles, figures) = look_up("nordwind", 5);
    assert_eq!(titles, ["Nordwind baut aus"], "only headlines");
    assert!(figures.len() >= 3, "{figures:?}");
    let (titles, figures) = look_up("heliotec revenue", 5);
    assert_eq!((titles, figures), (vec![], vec!["3 Milliarden Euro".to_owned()]));
    assert_eq!(look_up(">11bn", 5).1, ["12 Milliarden Euro"]);
    assert_eq!(look_up("umsatz", 1).1.len(), 1);
    for nothing in ["", "xyz", "-nordwind", "nordwind xyz", "is:unread"] {
        assert_eq!(look_up(nothing, 5), (vec![], vec![]), "{nothing}");
    }
}
