//! From bytes to documents: whole articles, and whatever else may come in.

use depesche::document::{BlockKind, Document, Language};
use depesche::intake::{Error, Format, Metadata, document, jsonl, language, read};
use proptest::prelude::*;
use std::path::Path;

const BODY_DE: &str = "Der Konzern hat im dritten Quartal deutlich mehr verdient als vor einem Jahr. Er hebt \
                       deshalb die Prognose für das laufende Jahr an, wie er am Montag mitteilte.";
const BODY_EN: &str = "The company earned far more in the third quarter than it did a year ago. It raised its \
                       forecast for the current year, it said on Monday.";

/// An article as it may stand in a file, and what its head says.
struct Case {
    text: &'static str,
    kinds: &'static str,
    /// kicker | title | deck | byline | source | published
    head: &'static str,
}

/// `K` kicker, `H` headline, `D` deck, `B` byline, `P` paragraph, `h` heading, `L` list item, `A` boilerplate.
fn letters(document: &Document) -> String {
    let letter = |kind| match kind {
        BlockKind::Kicker => 'K',
        BlockKind::Headline => 'H',
        BlockKind::Deck => 'D',
        BlockKind::Byline => 'B',
        BlockKind::Heading(_) => 'h',
        BlockKind::Paragraph => 'P',
        BlockKind::ListItem => 'L',
        BlockKind::BlockQuote => 'Q',
        BlockKind::Preformatted => 'F',
        BlockKind::Caption => 'C',
        BlockKind::Boilerplate => 'A',
    };
    document.blocks.iter().map(|block| letter(block.kind)).collect()
}

fn head(document: &Document) -> String {
    let head = &document.head;
    let published = head.published.map(|published| published.to_string());
    [&head.kicker, &head.title, &head.deck, &head.byline, &head.source, &published]
        .map(|field| field.as_deref().unwrap_or("-"))
        .join(" | ")
}

fn article(text: &str) -> String {
    text.replace("§de", BODY_DE).replace("§en", BODY_EN)
}

#[test]
fn heads_of_german_articles() {
    for case in [
        Case {
            text: "CHIPS\n\nZulieferer baut Werk in Sachsen\n\nDie Stadt hofft auf 800 Stellen.\n\nBeispiel News 3. Juni 2024, 7:05\n\n§de",
            kinds: "KHDBP",
            head: "CHIPS | Zulieferer baut Werk in Sachsen | Die Stadt hofft auf 800 Stellen. | - | Beispiel News | 2024-06-03T07:05:00",
        },
        Case {
            text: "Zulieferer baut Werk\nVon Jana Rot und Ulf Blau, Dresden\nStand: 03.06.2024 07:05 Uhr\n\n§de",
            kinds: "HBBP",
            head: "- | Zulieferer baut Werk | - | Jana Rot und Ulf Blau | - | 2024-06-03T07:05:00",
        },
        Case {
            text: "Dresden, 3. Juni (dpa)\n\nZulieferer baut Werk\n\n§de",
            kinds: "BHP",
            head: "- | Zulieferer baut Werk | - | - | dpa | -",
        },
        Case {
            text: "Zulieferer baut Werk\n\n03.06.2024 · 07:05\n\n§de\n\n§de (Jana Rot, 3.6.2024)",
            kinds: "HBPPB",
            head: "- | Zulieferer baut Werk | - | Jana Rot | - | 2024-06-03T07:05:00",
        },
        Case {
            text: "Das Werk kostet 200 Millionen Euro.\n\nDresden – §de",
            kinds: "DP",
            head: "- | - | Das Werk kostet 200 Millionen Euro. | - | - | -",
        },
        Case {
            text: "Zulieferer baut Werk\n\nFrankfurt (dpa-AFX) - §de",
            kinds: "HP",
            head: "- | Zulieferer baut Werk | - | - | dpa-AFX | -",
        },
        Case {
            text: "Aktualisiert am 4. Jänner 2024, 18:30 Uhr\n\nZulieferer baut Werk in Sachsen\n\nStandort bleibt umstritten\n\n§de",
            kinds: "BHDP",
            head: "- | Zulieferer baut Werk in Sachsen | Standort bleibt umstritten | - | - | 2024-01-04T18:30:00",
        },
        Case {
            text: "Frankfurter Beispielzeitung, 3.6.24\n\nZulieferer baut Werk\n\n§de",
            kinds: "BHP",
            head: "- | Zulieferer baut Werk | - | - | Frankfurter Beispielzeitung | 2024-06-03",
        },
        Case { text: "§de\n\n§de", kinds: "PP", head: "- | - | - | - | - | -" },
        Case {
            text: "Was nun?\n\n§de\n\nDie Folgen\n\n§de\n\nLesen Sie auch: Werft findet Käufer\n\n§de",
            kinds: "HPPPAP",
            head: "- | Was nun? | - | - | - | -",
        },
        Case {
            text: "Zulieferer baut Werk\n\n§de\n\nFoto: dpa\n\nDas könnte Sie auch interessieren\n\nBahn baut um",
            kinds: "HPAAA",
            head: "- | Zulieferer baut Werk | - | - | - | -",
        },
    ] {
        check(&case, Language::new("de"));
    }
}

#[test]
fn heads_of_english_articles() {
    for case in [
        Case {
            text: "Supplier to build plant in Ohio\n\nReuters, June 3, 2024\n\n§en",
            kinds: "HBP",
            head: "- | Supplier to build plant in Ohio | - | - | Reuters | 2024-06-03",
        },
        Case {
            text: "Supplier to build plant\nBy Jane Roe and Ann Lee\nPublished June 3, 2024 7:05 a.m. ET\n\n§en",
            kinds: "HBBP",
            head: "- | Supplier to build plant | - | Jane Roe and Ann Lee | - | 2024-06-03T07:05:00-04:00",
        },
        Case {
            text: "Markets\n\nSupplier to build plant in Ohio\n\nThe governor hopes for 800 jobs.\n\nBy Jane Roe | Bloomberg | 2024-06-03\n\n§en",
            kinds: "KHDBP",
            head: "Markets | Supplier to build plant in Ohio | The governor hopes for 800 jobs. | Jane Roe | Bloomberg | 2024-06-03",
        },
        Case {
            text: "Supplier to build plant\n\nNEW YORK, June 3 (Reuters) - §en",
            kinds: "HP",
            head: "- | Supplier to build plant | - | - | Reuters | -",
        },
        Case {
            text: "Supplier to build plant\n\nDUBAI, United Arab Emirates — §en",
            kinds: "HP",
            head: "- | Supplier to build plant | - | - | - | -",
        },
        Case {
            text: "Mon, Jun 3, 2024\n\nSupplier to build plant\n\nUpdated: 4 June 2024 at 10:15 GMT\n\n§en",
            kinds: "BHBP",
            head: "- | Supplier to build plant | - | - | - | 2024-06-03",
        },
        Case {
            text: "Supplier to build plant\n\nThe governor hopes for 800 jobs\n\n§en",
            kinds: "HDP",
            head: "- | Supplier to build plant | The governor hopes for 800 jobs | - | - | -",
        },
        Case {
            text: "By Jane Roe, Staff Writer\n\nSupplier to build plant\n\n§en\n\n- §en\n- §en",
            kinds: "BHPLL",
            head: "- | Supplier to build plant | - | Jane Roe | - | -",
        },
        Case {
            text: "Supplier to build plant\n\nThe Daily Example · 25/12/2024\n\n§en\n\nRead also: Bank names new chief",
            kinds: "HBPA",
            head: "- | Supplier to build plant | - | - | The Daily Example | 2024-12-25",
        },
        Case { text: "By the numbers\n\n§en", kinds: "HP", head: "- | By the numbers | - | - | - | -" },
    ] {
        check(&case, Language::new("en"));
    }
}

fn check(case: &Case, language: Language) {
    let text = article(case.text);
    let document = read(text.clone().into_bytes(), None, Some(Format::Text)).expect("an article");
    assert_eq!(letters(&document), case.kinds, "{}", case.text);
    assert_eq!(head(&document), case.head, "{}", case.text);
    assert_eq!(document.language, language, "{}", case.text);
    assert_eq!(document.text, text);
}

#[test]
fn every_encoding_gives_the_same_document() {
    let text = article("Bäcker übernimmt Mühle\r\n\r\nVon Jörg Weiß\r\n\r\n§de Preis: 3 €.");
    let expected = read(text.replace("\r\n", "\n").into_bytes(), None, None).expect("UTF-8");
    let utf16 = |bytes_of: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(bytes_of).collect::<Vec<u8>>();
    for bytes in [
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        [b"\xFF\xFE", &utf16(u16::to_le_bytes)[..]].concat(),
        [b"\xFE\xFF", &utf16(u16::to_be_bytes)[..]].concat(),
        utf16(u16::to_le_bytes),
        utf16(u16::to_be_bytes),
        encoding_rs::WINDOWS_1252.encode(&text).0.into_owned(),
        text.replace("\r\n", "\r").into_bytes(),
    ] {
        assert_eq!(read(bytes, None, None).expect("text"), expected);
    }
}

#[test]
fn what_is_no_article_is_an_error() {
    let failure =
        |bytes: &[u8], path: &str| read(bytes.to_vec(), Some(Path::new(path)), None).expect_err("an error");
    assert!(matches!(failure(b"", "a.txt"), Error::Empty));
    assert!(matches!(failure(b" \n\xC2\xA0\n", "a.txt"), Error::Empty));
    assert!(matches!(failure(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x10", "a"), Error::Binary));
    assert!(matches!(failure(b"<!doctype html><p></p>", "a"), Error::NoArticle));
}

#[test]
fn a_page_is_read_however_deep_it_nests() {
    let deep =
        format!("<html><body><p>SAP w\u{e4}chst.</p>{}<p>Und zwar schnell.</p>", "<div>".repeat(100_000));
    let document = read(deep.into_bytes(), Some(Path::new("a.html")), None).expect("an article");
    assert!(document.text.contains("Und zwar schnell."), "{}", document.text);
}

/// A page with an article among navigation, hints at others and a footer.
fn page(head: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=\"de-DE\"><head>{head}</head><body>
        <nav><ul><li><a href=\"/\">Start</a></li><li><a href=\"/abo\">Abo für 1 Euro</a></li></ul></nav>
        <article><h1>Nordwind kauft Heliotec</h1>
        <p>Die Nordwind AG übernimmt das Solargeschäft von Heliotec für mindestens 1,3 Milliarden Euro. Das teilte
        Vorstandschefin Eva Brandt am Montag mit. Nordwind hatte im vergangenen Jahr gut verdient, wie sie sagte.</p>
        <h2>Anleger reagieren verhalten</h2>
        <p>Die Aktie von Nordwind fiel um 3,5 Prozent. Brandt will die Schulden bis 2026 halbieren, Beteiligungen
        aber keine verkaufen, und an der Dividende nichts ändern, die zuletzt gestiegen war.</p>
        <table><tr><th>Jahr</th><th>Umsatz</th></tr><tr><td>2023</td><td>10,45 Mrd. Euro</td></tr></table>
        </article><aside><h3>Meistgelesen</h3><a href=\"/x\">Die 10 besten Aktien</a></aside>
        <footer>Impressum</footer></body></html>"
    )
}

#[test]
fn the_article_of_a_web_page_is_read() {
    let meta = "<title>Nordwind kauft Heliotec | Küstenblatt</title>
        <meta property=\"og:title\" content=\"Nordwind kauft Heliotec\">
        <meta property=\"og:site_name\" content=\"Küstenblatt\">
        <meta property=\"article:published_time\" content=\"2024-05-20T19:42:00+02:00\">
        <meta name=\"author\" content=\"Ina Petersen\">";
    let document = read(page(meta).into_bytes(), Some(Path::new("seite.html")), None).expect("an article");
    assert_eq!(
        head(&document),
        "- | Nordwind kauft Heliotec | - | Ina Petersen | Küstenblatt | 2024-05-20T19:42:00+02:00"
    );
    assert_eq!(document.language, Language::new("de"));
    assert_eq!(document.text.matches("Nordwind kauft Heliotec").count(), 1);
    assert!(document.text.contains("Die Aktie von Nordwind fiel um 3,5 Prozent"));
    assert!(document.text.contains("2023  10,45 Mrd. Euro"), "a table stays a table: {}", document.text);
    for other in ["Abo für", "Die 10 besten", "Impressum"] {
        assert!(!document.text.contains(other), "{other}");
    }
    let line = serde_json::json!({ "id": 1, "html": page(meta) }).to_string();
    let same = jsonl::read_line(line.as_bytes(), 1, None).expect("an article");
    assert_eq!((same.text, same.head), (document.text, document.head));
}

#[test]
fn old_pages_say_their_encoding() {
    let meta = "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1250\">";
    // In Windows-1250 the byte of ő is that of õ in Windows-1252.
    let text = page(meta).replace("Eva Brandt", "Eva Szőke");
    let (bytes, _, lost) = encoding_rs::WINDOWS_1250.encode(&text);
    assert!(!lost);
    let document = read(bytes.into_owned(), None, None).expect("an article");
    assert!(document.text.contains("Vorstandschefin Eva Szőke") && document.text.contains("übernimmt"));
}

#[test]
fn lines_of_json_are_articles() {
    let line = r#"{"id": 7, "title": "Bank streicht Stellen", "published": "2024-06-03T07:05:00+02:00", "lang": "de-CH",
                   "url": "https://example.org", "text": "Bank streicht Stellen\r\n\r\nEs sind 300.", "more": [1]}"#;
    let document =
        jsonl::read_line(line.replace('\n', "").as_bytes(), 1, Some("a.jsonl")).expect("an article");
    assert_eq!(document.id.as_deref(), Some("7"));
    assert_eq!(document.text, "Bank streicht Stellen\n\nEs sind 300.");
    assert_eq!(letters(&document), "HP");
    assert_eq!(head(&document), "- | Bank streicht Stellen | - | - | - | 2024-06-03T07:05:00+02:00");
    assert_eq!(document.head.url.as_deref(), Some("https://example.org"));
    assert_eq!(document.language, Language::new("de"));
    let unnamed = jsonl::read_line(br#"{"text": ""}"#, 1, Some("a.jsonl")).expect("an article");
    assert_eq!((unnamed.id.as_deref(), unnamed.blocks.len()), (Some("a.jsonl"), 0));
}

#[test]
fn bad_lines_say_what_is_wrong() {
    for (line, says) in [
        (&b"{\"text\": \"x\""[..], "line 3: invalid JSON"),
        (b"[1]", "line 3: not a JSON object"),
        (b"[\"a\", \"Text.\", null, null, null, null, null]", "line 3: not a JSON object"),
        (b"17", "line 3: not a JSON object"),
        (b"{\"id\": \"x\"}", "line 3: no \"text\" or \"html\""),
        (b"{\"html\": \"<p></p>\"}", "line 3: \"html\": no article found on this page"),
        (b"{\"text\": 3}", "line 3: not an article"),
        (b"{\"text\": \"\xFF\"}", "line 3: not valid UTF-8"),
    ] {
        let error = jsonl::read_line(line, 3, None).expect_err("an error").to_string();
        assert!(error.starts_with(says), "{error}");
    }
}

#[test]
fn advertising_says_nothing_about_the_language() {
    let text =
        article("§de\n\nfair value · 20 million securities · 50 year history\n\nSubscribe for $1 a week");
    assert_eq!(document(text, Format::Text, Metadata::default()).language, Language::new("de"));
    assert_eq!(language::detect("Ein kurzer Satz."), Language::new("de"));
}

/// What every document promises, whatever came in.
fn check_sound(document: &Document) -> Result<(), TestCaseError> {
    let mut end = 0;
    for block in &document.blocks {
        let range = block.span.range();
        prop_assert!(
            document.text.is_char_boundary(range.start) && document.text.is_char_boundary(range.end)
        );
        let slice = &document.text[range.clone()];
        prop_assert!(slice.trim() == slice && !slice.is_empty(), "{:?}", slice);
        prop_assert!(range.start >= end, "blocks overlap in {:?}", document);
        let gap = &document.text[end..range.start];
        prop_assert!(gap.trim().is_empty(), "{:?} is in no block", gap);
        end = range.end;
    }
    prop_assert!(document.text[end..].trim().is_empty(), "the end is in no block: {:?}", document);
    let clean = !document.text.contains('\r') && !document.text.starts_with('\u{feff}');
    prop_assert!(clean, "line ends or a mark are left");
    Ok(())
}

/// Lines that look like parts of articles, so that chance puts heads and tails together.
fn lines() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        "[ -~äöüß€–„“]{0,60}",
        "(Von|By) [A-Z][a-z]{2,6} [A-Z][a-z]{2,6}",
        "(Berlin|LONDON)(, May 3)? \\((dpa|Reuters)\\)( - )?",
        "[0-3]?[0-9][./][01]?[0-9][./](20)?[0-9]{2}( [0-9]{2}:[0-9]{2} Uhr)?",
        "(Lesen Sie auch:?|Read also|Anzeige|Für 2 € sichern|a · b · c|Most read)",
        "(# |## |- |> |1\\. |\\| a \\||---|```|<b>|\\*\\*x\\*\\*|!\\[x\\]\\(y\\)|&#13;).{0,20}",
        "\\(.{0,12}\\)?",
        Just(String::new()),
        Just(BODY_DE.to_owned()),
    ];
    prop::collection::vec(line, 0..14).prop_map(|lines| lines.join("\n"))
}

/// Pieces of pages, in any order: nothing that a page may hold breaks the reading.
fn any_page() -> impl Strategy<Value = String> {
    const PIECES: [&str; 24] = [
        "<p>",
        "</p>",
        "<div class=\"article\">",
        "</div>",
        "<table>",
        "<tr><td>",
        "</table>",
        "<a href=\"x\">",
        "</a>",
        "<h1>",
        "</h2>",
        "<img src=x>",
        "<script>",
        "</script>",
        "<!--",
        "-->",
        "<title>",
        "&amp;",
        "&#xFFFF;",
        "<svg>",
        "<br><br>",
        "<template>",
        "<ul><li>",
        "Die Aktie von Nordwind fiel am Montag um 3,5 Prozent, sagte sie. ",
    ];
    let piece =
        prop_oneof![4 => prop::sample::select(&PIECES[..]).prop_map(str::to_owned), 1 => "\\PC{0,12}"];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| format!("<html><body>{}", pieces.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_make_a_sound_document_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(document) = read(bytes, None, None) {
            check_sound(&document)?;
        }
    }

    #[test]
    fn any_text_makes_a_sound_document(text in "\\PC{0,200}|(.|\n|\r|\u{feff}){0,200}") {
        for format in [Format::Text, Format::Markdown] {
            if let Ok(document) = read(text.clone().into_bytes(), None, Some(format)) {
                check_sound(&document)?;
            }
        }
    }

    #[test]
    fn any_article_makes_a_sound_document(text in lines()) {
        for format in [Format::Text, Format::Markdown] {
            check_sound(&document(text.clone(), format, Metadata::default()))?;
        }
        let plain = text.replace("\r\n", "\n").replace('\r', "\n");
        prop_assert_eq!(document(text.clone(), Format::Text, Metadata::default()).text, plain.trim_start_matches('\u{feff}'));
    }

    #[test]
    fn any_web_page_is_read_or_refused(page in any_page()) {
        if let Ok(document) = read(page.into_bytes(), Some(Path::new("a.html")), None) {
            check_sound(&document)?;
        }
    }
}

/// Escape sequences go with all that belongs to them where a text is rendered, and spans follow. Plain text stays as it is.
#[test]
fn escape_sequences_are_no_text() {
    const LINK: &str = "\u{1b}]8;;https://example.org/31m\u{1b}\\";
    let coloured = format!("Der {LINK}Umsatz\u{1b}]8;;\u{7} stieg um \u{1b}[31m3\u{1b}[0m Prozent.\n");
    let marked = format!("Erster Absatz.\n\n{coloured}");
    let read = document(marked, Format::Markdown, Metadata::default());
    let texts: Vec<&str> = read.blocks.iter().map(|block| read.slice(block.span)).collect();
    assert_eq!(texts.last(), Some(&"Der Umsatz stieg um 3 Prozent."));
    let line =
        serde_json::json!({ "text": coloured, "title": "\u{1b}[1mTitel\u{1b}[0m", "lang": "de" }).to_string();
    let read = jsonl::read_line(line.as_bytes(), 1, None).expect("a line");
    assert_eq!((read.text.as_str(), read.head.title.as_deref()), (coloured.as_str(), Some("Titel")));
    let analysis = depesche::analysis::analyze(&read);
    let figures: Vec<&str> = analysis.figures.iter().map(|figure| read.slice(figure.span)).collect();
    assert_eq!(figures, ["3\u{1b}[0m Prozent"]);
}

#[cfg(feature = "html")]
#[test]
fn escape_sequences_in_references_are_no_text() {
    let page = format!(
        "<html><body><article><h1>Titel</h1><p>&#27;[31m{BODY_DE}&#27;[0m</p><p>Mehr &#27;[1mdazu: \
         <a href='https://example.org/x'>die &#27;[4mStudie</a>. {BODY_DE}</p></article></body></html>"
    );
    let read = read(page.into_bytes(), None, Some(Format::Html)).expect("a page");
    assert!(!read.text.contains("[31m") && !read.text.contains('\u{1b}'), "{}", read.text);
    let texts: Vec<&str> = read.blocks.iter().map(|block| read.slice(block.span)).collect();
    assert!(texts.contains(&BODY_DE), "{texts:?}");
    assert_eq!(read.links.iter().map(|link| read.slice(link.span)).collect::<Vec<_>>(), ["die Studie"]);
}
