//! Articles that want something from the program which shows them.

use super::driver::Driver;
use depesche::analysis::{Analysis, Person, Quote, QuoteKind};
use depesche::document::{Document, Link, Span, without_escapes};
use depesche::intake::{Format, Metadata, document};
use depesche::tui::msg::Effect;
use proptest::prelude::*;

/// A reader on an article whose page and whose only link have this URL.
fn on_article(url: &str) -> Driver {
    let text = "# Titel\n\nDer Bericht nennt Zahlen.";
    let given = Metadata { url: Some(url.to_owned()), ..Metadata::default() };
    let mut document = document(text.to_owned(), Format::Markdown, given);
    let start = document.text.find("Bericht").expect("a word");
    document.links = vec![Link { span: Span::new(start, start + 7), url: url.to_owned() }];
    Driver::with(vec![document], 120, 20)
}

fn opened(driver: &Driver) -> Option<String> {
    driver.effects.iter().find_map(|effect| match effect {
        Effect::Browse(address) => Some(address.as_str().to_owned()),
        _ => None,
    })
}

#[test]
fn only_pages_go_to_the_browser_and_others_are_told() {
    for url in
        ["file:///etc/passwd", "-x", "javascript:alert(1)", "https://a b/", "mailto:a@example.org", "x y"]
    {
        for keys in ["o", "L enter"] {
            let mut driver = on_article(url);
            driver.press(keys);
            assert_eq!(opened(&driver), None, "{url}");
            assert!(driver.screen().contains("Not a web link"), "{}", driver.screen());
        }
    }
    for keys in ["o", "L enter"] {
        let mut driver = on_article("HTTPS://user:secret@Example.org/it's");
        driver.press(keys);
        assert_eq!(opened(&driver).as_deref(), Some("https://user:secret@example.org/it%27s"));
    }
    let mut driver = on_article("ftp://user:secret@example.org/");
    driver.press("o");
    assert!(!driver.screen().contains("secret") && driver.screen().contains("ftp://example.org/"));
}

fn copied(driver: &Driver) -> Option<String> {
    driver.effects.iter().find_map(|effect| match effect {
        Effect::Copy(text) => Some(text.clone()),
        _ => None,
    })
}

/// A reader whose only quotation is `words`.
fn on_quotation(words: &str) -> Driver {
    let document = document(format!("Er sagte: „{words}“."), Format::Text, Metadata::default());
    let start = document.text.find(words).expect("the words");
    let quote = Quote { span: Span::new(start, start + words.len()), kind: QuoteKind::Direct, speaker: None };
    let analysis = Analysis { quotes: vec![quote], ..Analysis::default() };
    let mut driver = Driver::with(vec![Document { id: Some("leer".to_owned()), ..document }], 100, 24);
    driver.send(depesche::tui::msg::Msg::Analyzed { ticket: 1, analysis: Some(analysis) });
    driver
}

/// A reader on somebody of this name, who is mentioned so many times.
fn on_person(name: &str, mentions: usize) -> Driver {
    let document = document("ü ".repeat(mentions), Format::Text, Metadata::default());
    let mentions = (0..mentions).map(|at| Span::new(3 * at, 3 * at + 2)).collect();
    let person = Person {
        name: name.to_owned(),
        role: None,
        organization: None,
        confidence: depesche::analysis::Confidence::of_hundredths(100),
        mentions,
    };
    let analysis = Analysis { people: vec![person], ..Analysis::default() };
    let mut driver = Driver::with(vec![document], 100, 24);
    driver.send(depesche::tui::msg::Msg::Analyzed { ticket: 1, analysis: Some(analysis) });
    driver
}

#[test]
fn what_is_copied_has_a_bound() {
    const MOST: usize = 64 << 10;
    // A letter of two bytes may stand across the bound.
    for name in ["Anna", "Ännä", "Annaä"] {
        let mut driver = on_person(name, 5);
        driver.press("2 Y");
        assert!(copied(&driver).is_some() && driver.screen().contains("Copied: "), "{}", driver.screen());
        let mut driver = on_person(name, 5000);
        driver.press("2 Y");
        let text = copied(&driver).expect("a copy");
        assert!(text.len() <= MOST && text.len() > MOST - 4, "{}", text.len());
        assert!(driver.screen().contains("Copied only the first 64 KiB"), "{}", driver.screen());
        let mut driver = on_person(&name.repeat(MOST), 1);
        driver.press("2 y");
        let text = copied(&driver).expect("a copy");
        assert!(text.len() <= MOST && name.repeat(MOST).starts_with(&text), "{}", text.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_is_copied_commands_nothing(
        words in proptest::collection::vec(prop_oneof![
            proptest::char::range('\0', '\u{ff}'),
            proptest::char::range('\u{2000}', '\u{2070}'),
            any::<char>(),
        ], 1..40).prop_map(|chars| format!("a{}b", String::from_iter(chars).replace(['\r', '\u{feff}'], "")))
        .prop_map(|text| without_escapes(&text).into_owned()),
    ) {
        for keys in ["5 y", "5 Y"] {
            let mut driver = on_quotation(&words);
            driver.press(keys);
            if let Some(text) = copied(&driver) {
                let commands = |c: char| c.is_control() && !matches!(c, '\n' | '\t') || ('\u{202a}'..='\u{202e}').contains(&c);
                prop_assert!(!text.contains(commands), "{text:?}");
            }
        }
    }
}
