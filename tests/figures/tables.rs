//! What lines lend to each other.

use depesche::analysis::figures::recognize;
use depesche::analysis::text;
use depesche::document::{BlockKind, Document, Language};

/// The figures of a text whose lines are blocks of their own.
fn lines(language: Language, lines: &[(BlockKind, &str)]) -> Vec<String> {
    let document = Document::of_blocks(lines.iter().copied(), language);
    recognize(&text::annotate(&document).expect("a language with a pack"), &[])
        .iter()
        .map(|quantity| {
            format!("{} {}", quantity.value, quantity.unit.as_ref().map_or("×", |unit| unit.name(language)))
        })
        .collect()
}

#[test]
fn paragraphs_lend_their_currency_to_sums_and_not_to_counts() {
    use BlockKind::Paragraph;
    let found = |second| {
        lines(Language::new("de"), &[(Paragraph, "Der Umsatz lag bei 3 Mrd. Euro."), (Paragraph, second)])
    };
    assert_eq!(found("Es kamen 8,6 zu 4,1."), ["3000000000 EUR"]);
    assert_eq!(
        found("Er hat 2 Mio. Kunden. Vor einem Jahr waren es 1,8 Mio."),
        ["3000000000 EUR", "2000000 Kunden", "1800000 Kunden"]
    );
    assert_eq!(found("Es waren 8,6 Mrd. im Ganzen."), ["3000000000 EUR", "8600000000 EUR"]);
    assert_eq!(found("Die Kredite summieren sich auf knapp 8 Millionen."), ["3000000000 EUR", "8000000 EUR"]);
}

#[test]
fn heads_of_tables() {
    use BlockKind::{ListItem, Paragraph, Preformatted};
    assert_eq!(
        lines(
            Language::new("de"),
            &[
                (Paragraph, "Zahlen der Sparte (in Tsd. Euro)"),
                (ListItem, "Umsatz: 88.400"),
                (ListItem, "Verlust: 12.750"),
                (ListItem, "Mitarbeiter: 312"),
                (Paragraph, "Im Lager liegen 1.200 Geräte."),
                (ListItem, "Umsatz: 88"),
            ],
        ),
        ["88400000 EUR", "12750000 EUR", "312 Mitarbeiter", "1200 Geräte"],
    );
    assert_eq!(
        lines(
            Language::new("en"),
            &[(Preformatted, "$ million    2023    2022"), (Preformatted, "Revenue    345.6    320.1")],
        ),
        ["345600000 USD", "320100000 USD"],
    );
}
