//! The whole analysis on any text: no panic, spans in order, on character boundaries and inside the text, the
//! same result each time, and time that grows with the length and not faster.

#[path = "support/growth.rs"]
mod growth;

use depesche::analysis::{Analysis, analyze};
use depesche::document::{Document, Language, Span};
use depesche::intake::{self, Format, Metadata};
use growth::{assert_linear, cost};
use proptest::prelude::*;

fn read(text: String, language: Language) -> Document {
    let given = Metadata { language: Some(language), ..Metadata::default() };
    intake::document(text, Format::Text, given)
}

/// Words and marks that the rules look for, and some that they don't expect.
fn piece() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "Siemens",
        "Metas",
        "Deutsche Bank",
        "AG",
        "GmbH & Co. KG",
        "Mark",
        "Zuckerberg",
        "von",
        "der",
        "CEO",
        "Chef",
        "-",
        "'s",
        "’",
        "„",
        "“",
        "\"",
        "(",
        ")",
        "BA",
        "sagte",
        "said",
        "über",
        "10",
        "1.234,56",
        "Mrd.",
        "%",
        "Euro",
        "$",
        "im Jahr",
        "2022",
        ".",
        ",",
        ":",
        "\n\n",
        " ",
        "é",
        "\u{AD}",
        "\u{301}",
        "🙂",
        "שלום",
        "\u{202E}",
        "\u{1b}[31m",
        "Group",
        "of",
        "&",
        "Boeing 787",
        "letzten Monat",
        "Dr.",
        "und",
        "and",
        "steigt um",
        "rose",
        "to",
    ]);
    prop_oneof![8 => known.prop_map(str::to_owned), 1 => "\\PC{0,6}", 1 => any::<char>().prop_map(String::from)]
}

fn assert_sound(document: &Document, analysis: &Analysis) {
    let text = &document.text;
    let sound = |span: Span| {
        assert!(span.start <= span.end, "{span:?}");
        assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
    };
    let mut mentions: Vec<Span> = analysis.mentions().map(|(_, span)| span).collect();
    mentions.iter().copied().for_each(sound);
    mentions.sort_unstable();
    assert!(mentions.windows(2).all(|pair| pair[0].end <= pair[1].start), "mentions overlap in {text:?}");
    for figure in &analysis.figures {
        sound(figure.span);
        figure.of.into_iter().for_each(sound);
        assert!(!figure.value.is_sign_negative() || figure.value.is_zero(), "{figure:?}");
        if let Some(period) = figure.when {
            sound(period.span);
            assert!(period.from.zip(period.to).is_none_or(|(from, to)| from <= to), "{period:?} in {text:?}");
        }
    }
    assert!(
        analysis.figures.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start),
        "figures overlap"
    );
    for quote in &analysis.quotes {
        sound(quote.span);
    }
    let has_mentions = |mentions: &[Span]| !mentions.is_empty();
    assert!(analysis.people.iter().all(|person| has_mentions(&person.mentions) && !person.name.is_empty()));
    assert!(
        analysis.companies.iter().all(|company| has_mentions(&company.mentions) && !company.name.is_empty())
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_analysed(pieces in prop::collection::vec((piece(), prop::sample::select(vec![" ", " ", ""])), 0..60), german: bool) {
        let text: String = pieces.into_iter().flat_map(|(piece, space)| [piece, space.to_owned()]).collect();
        let document = read(text, if german { Language::new("de") } else { Language::new("en") });
        let analysis = analyze(&document);
        assert_sound(&document, &analysis);
        prop_assert_eq!(analyze(&document), analysis);
    }
}

/// Every figure as `words = value unit`.
fn figures(language: Language, text: &str) -> Vec<String> {
    let document = read(text.to_owned(), language);
    let analysis = analyze(&document);
    assert_sound(&document, &analysis);
    let unit =
        |unit: Option<&depesche::analysis::Unit>| unit.map_or("", |unit| unit.name(language)).to_owned();
    analysis
        .figures
        .iter()
        .map(|figure| {
            format!("{} = {} {}", document.slice(figure.span), figure.value, unit(figure.unit.as_ref()))
        })
        .collect()
}

#[test]
fn bad_input_is_read_as_far_as_it_is_sure() {
    const GERMAN: Language = Language::new("de");
    const ENGLISH: Language = Language::new("en");
    let cases: &[(Language, &str, &[&str])] = &[
        // Letters and their marks apart, invisible characters inside words and numbers.
        (GERMAN, "Er zahlt fu\u{308}nf Millionen Euro.", &["fu\u{308}nf Millionen Euro = 5000000 EUR"]),
        (
            GERMAN,
            "Die Zahl der Besch\u{E4}f\u{AD}tigten sank auf 12\u{AD}.500.",
            &["12\u{AD}.500 = 12500 Beschäftigten"],
        ),
        (
            GERMAN,
            "Sie kosten 3 Mil\u{AD}liar\u{AD}den Euro.",
            &["3 Mil\u{AD}liar\u{AD}den Euro = 3000000000 EUR"],
        ),
        // No space behind the full stop, no capitals, nothing but capitals.
        (
            GERMAN,
            "Es ging hinauf.Der Umsatz lag bei 4 Mrd. Euro.Das freut.",
            &["4 Mrd. Euro = 4000000000 EUR"],
        ),
        (
            GERMAN,
            "es gehen 1.200 mitarbeiter, das kostet 3 millionen euro",
            &["1.200 mitarbeiter = 1200 mitarbeiter", "3 millionen euro = 3000000 EUR"],
        ),
        (
            ENGLISH,
            "FIRM CUTS 1,200 JOBS, SHARES UP 5 PERCENT",
            &["1,200 JOBS = 1200 JOBS", "5 PERCENT = 5 %"],
        ),
        (ENGLISH, "It starts at 9 a.m. ET. It paid $5m.", &["$5m = 5000000 USD"]),
        // Leftovers of HTML.
        (
            GERMAN,
            "Ein Plus von 5&nbsp;Prozent auf <b>&euro; 5</b> Mio. &amp; mehr.",
            &["5&nbsp;Prozent = 5 %", "&euro; 5</b> Mio. = 5000000 EUR"],
        ),
        // Noise of a scanner: no digit is guessed.
        (GERMAN, "Es sind 1O Prozent, l2 Millionen Euro und 3,S Mrd. Euro.", &[]),
        (ENGLISH, "It was $l5m, 1O percent and 5O jobs.", &[]),
        // Quotation marks of any kind.
        (
            ENGLISH,
            "“5 percent”, ‘$3m’, \"£4bn\"",
            &["5 percent = 5 %", "$3m = 3000000 USD", "£4bn = 4000000000 GBP"],
        ),
        (GERMAN, "»5 Prozent« und ‚3 Mio. Euro‘", &["5 Prozent = 5 %", "3 Mio. Euro = 3000000 EUR"]),
        // A list with bullets.
        (
            GERMAN,
            "• Umsatz: 4 Mrd. Euro\n• Stellen: 500\n• Marge: 3 %",
            &["4 Mrd. Euro = 4000000000 EUR", "500 = 500 Stellen", "3 % = 3 %"],
        ),
        // Another language than the one that was said: scales that are not known give no wrong value.
        (GERMAN, "Le groupe a perdu 3,5 milliards.", &[]),
    ];
    for (language, text, expected) in cases {
        assert_eq!(figures(*language, text), *expected, "{text}");
    }
    let dutch = read("Het bedrijf verloor 5 procent en 3 miljard euro.".to_owned(), Language::new("nl"));
    assert_eq!(analyze(&dutch), Analysis::default());
}

#[test]
fn time_grows_with_the_length() {
    let shapes: [fn(usize) -> String; 17] = [
        |count| "1.".repeat(3 * count),
        |count| "€".repeat(3 * count),
        |count| "zwei und ".repeat(count),
        |count| "(".repeat(3 * count),
        |count| "1 - ".repeat(count),
        |count| "&nbsp;<b ".repeat(count),
        |count| "u\u{308}\u{AD}".repeat(count),
        |count| "1\u{AD}.".repeat(count),
        |count| "Siemens-".repeat(count),
        |count| "Deutsche ".repeat(count),
        |count| "A. B. C. ".repeat(count),
        |count| "„Das ist es“, sagte er. ".repeat(count),
        |count| "Siemens 3 Prozent, ".repeat(count),
        |count| "im Jahr 2024 3 Prozent, ".repeat(count),
        // Names that begin and end alike, in one sentence.
        |count| (0..count).map(|number| format!("Nordwerk Q{number}a Handel, ")).collect::<Vec<_>>().concat(),
        |count| {
            (0..count)
                .map(|number| format!("Die Xq{number}r AG kaufte die Zt{number}k Group. "))
                .collect::<Vec<_>>()
                .concat()
        },
        |count| {
            (0..count)
                .map(|number| format!("Vorstandschef Hans Bq{number}mann sagte, es gehe. "))
                .collect::<Vec<_>>()
                .concat()
        },
    ];
    for shape in shapes {
        assert_linear(&shape(2), 300, |count| {
            let document = read(shape(count), Language::new("de"));
            cost(|| analyze(&document))
        });
    }
}
