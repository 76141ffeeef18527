//! PDF files: what is drawn anywhere on a page is read as an article. Each file is made here, but for the encrypted ones.

mod file;

use depesche::analysis::analyze;
use depesche::document::Document;
use depesche::intake::{Articles, Error, Format, read_all_of};
use file::{Pdf, line, sized, stream, string};
use std::fmt::Write as _;

fn articles(bytes: Vec<u8>) -> Articles {
    read_all_of(bytes, None, Some(Format::Pdf)).expect("a document")
}

/// The article of a file of which all is sure.
fn document(pdf: &Pdf) -> Document {
    let mut articles = articles(pdf.bytes());
    assert!(articles.left_out().is_none());
    articles.documents.remove(0)
}

fn text(pages: &[String]) -> String {
    document(&Pdf::of(pages.iter().map(String::as_str))).text
}

fn problem(bytes: Vec<u8>) -> String {
    match read_all_of(bytes, None, Some(Format::Pdf)) {
        Err(Error::Pdf { problem }) => problem,
        other => panic!("{other:?}"),
    }
}

/// A font of codes with two bytes, as browsers write it. Each character is 0.6 sizes wide, but for digits, commas and points.
fn composite(widths: &str) -> (String, Vec<String>) {
    let font = "/F3 << /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Sans /Encoding /Identity-H \
                /DescendantFonts [100 0 R] /ToUnicode 101 0 R >>";
    let descendant = format!(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /AAAAAA+Sans /CIDSystemInfo << /Registry (Adobe) \
         /Ordering (Identity) /Supplement 0 >> /DW 600 /W [{widths}] >>"
    );
    let map = stream(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange\n\
         1 beginbfrange <0020> <00FF> <0020> endbfrange endcmap end",
    );
    (font.to_owned(), vec![descendant, map])
}

/// Text of which each character is placed by itself.
fn placed(x: f32, y: f32, text: &str, width: impl Fn(char) -> f32) -> String {
    let mut content = format!("BT /F3 10 Tf {x} {y} Td\n");
    for char in text.chars() {
        let _ = writeln!(content, "<{:04X}> Tj {} 0 Td", u32::from(char), width(char) * 10.0);
    }
    content + "ET\n"
}

#[test]
fn widths_are_ranges_or_lists() {
    let width = |char: char| match char {
        '0'..='9' => 0.5,
        ',' | '.' | ' ' => 0.25,
        _ => 0.6,
    };
    for widths in [
        "32 32 250 44 44 250 46 46 250 48 57 500",
        "32 [250] 44 [250] 46 [250] 48 [500 500 500 500 500 500 500 500 500 500]",
        "32 [250] 44 44 250 46 [250] 48 57 500",
    ] {
        let (fonts, objects) = composite(widths);
        let content =
            placed(50.0, 700.0, "Nordwerk erwartet 3,1 Mrd. Euro Umsatz und 120 neue Stellen.", width);
        let pdf = Pdf { fonts, objects, ..Pdf::of([content.as_str()]) };
        assert_eq!(
            document(&pdf).text,
            "Nordwerk erwartet 3,1 Mrd. Euro Umsatz und 120 neue Stellen.",
            "{widths}"
        );
    }
}

#[test]
fn rows_of_tables_have_cells() {
    let row = |y: f32, cells: [&str; 3]| {
        [50.0, 250.0, 320.0].iter().zip(cells).map(|(x, cell)| line(*x, y, cell)).collect::<String>()
    };
    let content = [
        sized(50.0, 780.0, 16.0, "Nordwerk mit mehr Umsatz"),
        line(50.0, 740.0, "Die Nordwerk AG hat im dritten Quartal mehr umgesetzt als vor einem Jahr."),
        row(700.0, ["in Mio. Euro", "Q3 2024", "Q3 2023"]),
        row(686.0, ["Umsatz", "812", "766"]),
        row(672.0, ["Ergebnis", "61,5", "-12,0"]),
        line(50.0, 640.0, "Der Ausblick bleibt unverändert."),
    ]
    .concat();
    let document = document(&Pdf::of([content.as_str()]));
    assert!(document.text.contains("Umsatz             812       766\n"), "{}", document.text);
    assert_eq!(document.head.title.as_deref(), Some("Nordwerk mit mehr Umsatz"));
    let analysis = analyze(&document);
    let figures: Vec<(String, String, Option<String>)> = analysis
        .figures
        .iter()
        .map(|figure| {
            let when = figure.when.and_then(|when| when.from).map(|day| day.to_string());
            (document.words(figure.span), figure.value.to_string(), when)
        })
        .collect();
    let expected = [
        ("812", "812000000", "2024-07-01"),
        ("766", "766000000", "2023-07-01"),
        ("61,5", "61500000", "2024-07-01"),
        ("-12,0", "12000000", "2023-07-01"),
    ]
    .map(|(words, value, day)| (words.to_owned(), value.to_owned(), Some(day.to_owned())));
    assert_eq!(figures, expected);
}

#[test]
fn columns_follow_each_other() {
    let left = [
        "Nordwerk rechnet für das lau-",
        "fende Jahr mit einem Um-",
        "satz von 3,1 Mrd. Euro. Die",
        "Prognose war zuvor niedriger.",
        "Die linke Spalte endet hier.",
    ];
    let right = [
        "Die rechte Spalte beginnt mit",
        "dem Bankhaus Seidel, das für",
        "das Jahr 0,80 Euro Dividende",
        "zahlt, wie die Hauptversamm-",
        "lung am Montag beschloss.",
    ];
    let mut content = sized(50.0, 780.0, 16.0, "Kontorblatt mit zwei Spalten");
    // Row by row, over both columns.
    for (row, (left, right)) in (0_u8..).zip(left.into_iter().zip(right)) {
        let y = 740.0 - 12.0 * f32::from(row);
        content += &(line(50.0, y, left) + &line(220.0, y, right));
    }
    assert_eq!(
        text(&[content]),
        "Kontorblatt mit zwei Spalten\n\n\
         Nordwerk rechnet für das laufende Jahr mit einem Umsatz von 3,1 Mrd. Euro. Die Prognose war zuvor niedriger. Die linke \
         Spalte endet hier.\n\n\
         Die rechte Spalte beginnt mit dem Bankhaus Seidel, das für das Jahr 0,80 Euro Dividende zahlt, wie die Hauptversammlung \
         am Montag beschloss."
    );
}

#[test]
fn heads_and_feet_of_pages_go() {
    let sentences = [
        "Der Umsatz stieg um 5 Pro-",
        "zent auf 120 Mio. Euro. Dann",
        "kam der Gewinn dazu, der",
        "kräftig wuchs, sagt Nordwerk.",
    ];
    let pages: Vec<String> = (1..)
        .zip(sentences)
        .map(|(number, sentence)| {
            [
                line(50.0, 810.0, "Nordwerk AG"),
                line(480.0, 810.0, "Bericht 2024"),
                line(50.0, 700.0, sentence),
                line(290.0, 30.0, &format!("Seite {number} von 4")),
            ]
            .concat()
        })
        .collect();
    assert_eq!(
        text(&pages),
        "Der Umsatz stieg um 5 Prozent auf 120 Mio. Euro. Dann kam der Gewinn dazu, der kräftig wuchs, sagt Nordwerk."
    );
    // What the file says is no text.
    let marked = format!(
        "/Artifact << /Type /Pagination >> BDC {} EMC /P BMC {} EMC",
        line(50.0, 500.0, "Vertraulich"),
        line(50.0, 480.0, "Der Text.")
    );
    assert_eq!(text(&[marked]), "Der Text.");
}

#[test]
fn the_file_says_its_title_author_and_date() {
    let content = line(50.0, 700.0, "Der Umsatz der Nordwerk AG stieg im dritten Quartal um 5 Prozent.");
    let said = |info: String, xmp: Option<&str>| {
        let mut pdf = Pdf { info, ..Pdf::of([content.as_str()]) };
        if let Some(xmp) = xmp {
            pdf.catalog = "/Metadata 100 0 R".to_owned();
            pdf.objects.push(stream(xmp));
        }
        let head = document(&pdf).head;
        (head.title, head.byline, head.published.map(|at| at.to_string()))
    };
    let text = |text: &str| Some(text.to_owned());
    let info = format!(
        "/Title {} /Author (Petra Muster) /CreationDate (D:20241112080000+01'00')",
        string("Nordwerk: Zahlen")
    );
    assert_eq!(
        said(info, None),
        (text("Nordwerk: Zahlen"), text("Petra Muster"), text("2024-11-12T08:00:00+01:00"))
    );
    let info = "/Title <FEFF004D006500680072002000FC006200650072> /CreationDate (D:20241112)".to_owned();
    assert_eq!(said(info, None), (text("Mehr über"), None, text("2024-11-12")));
    // Names of files are no titles.
    let info = "/Title (Microsoft Word - bericht_final.docx) /Author (Administrator)".to_owned();
    assert_eq!(said(info, None), (None, None, None));
    let xmp = "<x:xmpmeta><rdf:RDF><rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang='x-default'>Zahlen &amp; Fakten</rdf:li>\
               </rdf:Alt></dc:title><xmp:CreateDate>2024-11-12T08:00:00+01:00</xmp:CreateDate></rdf:Description></rdf:RDF></x:xmpmeta>";
    assert_eq!(
        said(String::new(), Some(xmp)),
        (text("Zahlen & Fakten"), None, text("2024-11-12T08:00:00+01:00"))
    );
}

#[test]
fn the_date_in_the_head_wins_over_that_of_the_file() {
    let body = "Die Hafenbahn Wexhafen AG hat im dritten Quartal mehr verdient als vor einem Jahr.";
    for (head, right) in [
        ("Hafenbahn baut aus|Wexhafen, 14. Mai 2024 - §", "2024-05-14"),
        ("Harbour line grows|WEXHAFEN, May 14, 2024 - §", "2024-05-14"),
        ("Hafenbahn baut aus|München, 14. Mai 2024|§", "2024-05-14"),
        ("14. Mai 2024|Hafenbahn baut aus|§", "2024-05-14"),
        ("Pressemitteilung vom 14. Mai 2024|Hafenbahn baut aus|§", "2024-05-14"),
        ("Harbour line grows|May 14, 2024|§", "2024-05-14"),
        // Nothing but the file says when it was.
        ("Hafenbahn baut aus|§", "2025-01-07T09:30:00+01:00"),
        ("Hafenbahn zieht am 14. Mai 2024 um|§", "2025-01-07T09:30:00+01:00"),
    ] {
        let lines = head.replace('§', body);
        let content: String = lines
            .split('|')
            .zip(0_u8..)
            .map(|(text, at)| line(50.0, 760.0 - 60.0 * f32::from(at), text))
            .collect();
        let info = "/CreationDate (D:20250107093000+01'00')".to_owned();
        let head = document(&Pdf { info, ..Pdf::of([content.as_str()]) }).head;
        assert_eq!(head.published.map(|at| at.to_string()).as_deref(), Some(right), "{lines}");
    }
}

#[test]
fn passwords_and_scans_say_so() {
    let user = problem(include_bytes!("user-password.pdf").to_vec());
    assert!(user.contains("password") && !user.contains("error"), "{user}");
    let owner = articles(include_bytes!("owner-password.pdf").to_vec());
    assert!(owner.documents[0].text.contains("120 neue Stellen"));
    let image = "q 500 0 0 700 40 40 cm BI /W 1 /H 1 /BPC 8 /CS /G ID x EI Q";
    assert!(problem(Pdf::of([image]).bytes()).contains("text recognition"));
    // The text that a recognition has put behind the picture is read.
    let recognised = format!("{image} 3 Tr {}", line(50.0, 700.0, "Der Umsatz stieg um 5 Prozent."));
    assert_eq!(text(&[recognised]), "Der Umsatz stieg um 5 Prozent.");
}

#[test]
fn unsure_figures_are_left_out() {
    let shown = |array: &str| {
        let content = format!("BT /F1 10 Tf 50 700 Td [(Der Umsatz stieg auf ) {array} ( Mrd. Euro.)] TJ ET");
        let mut articles = articles(Pdf::of([content.as_str()]).bytes());
        let told = articles.left_out().map(|error| error.to_string());
        (articles.documents.remove(0).text, told)
    };
    // A gap that is neither a space nor none.
    for array in ["(3,) -170 (1)", "(3) -150 (,1)", "(81) -180 (2)"] {
        let (text, told) = shown(array);
        assert_eq!(text, "Der Umsatz stieg auf … Mrd. Euro.", "{array}");
        assert_eq!(
            told.as_deref(),
            Some("text may be wrong: 1 number skipped because its spacing is unclear")
        );
    }
    for (array, number) in [
        ("(3,) 20 (1)", "3,1"),
        ("(3,) -40 (1)", "3,1"),
        ("(3) -300 (1)", "3 1"),
        // A narrow space that groups digits.
        ("(1) -170 (340,2)", "1\u{202F}340,2"),
        ("(3,1)", "3,1"),
    ] {
        assert_eq!(shown(array), (format!("Der Umsatz stieg auf {number} Mrd. Euro."), None), "{array}");
    }
}

#[test]
fn what_the_fonts_do_not_tell_is_said() {
    // The file names none of these glyphs.
    let font = "/F4 << /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << >> \
                /Encoding << /Differences [97 /g1 /g2 /g3] >> /FirstChar 97 /LastChar 99 /Widths [500 500 500] >>";
    let content = format!(
        "BT /F4 10 Tf 50 700 Td (abc) Tj ET {}",
        line(50.0, 680.0, "Der Umsatz stieg auf 5 Mio. Euro.")
    );
    let pdf = Pdf { fonts: font.to_owned(), ..Pdf::of([content.as_str()]) };
    let mut read = articles(pdf.bytes());
    let told = read.left_out().expect("a doubt").to_string();
    assert!(told.contains("10 % of the letters are unknown"), "{told}");
    let lost = "BT /F4 10 Tf 50 700 Td (abcabcabc) Tj ET";
    let pdf = Pdf { fonts: font.to_owned(), ..Pdf::of([lost]) };
    assert!(problem(pdf.bytes()).contains("do not map to letters"));
    // A figure with such a glyph in it is none.
    let mixed = "BT 50 700 Td /F1 10 Tf (Umsatz 8) Tj /F4 10 Tf (a) Tj /F1 10 Tf (2 Mio. Euro, sagte der Vorstand am Montag \
                 in Bremen vor Aktionären und Journalisten) Tj ET";
    let pdf = Pdf { fonts: font.to_owned(), ..Pdf::of([mixed]) };
    let text = articles(pdf.bytes()).documents.remove(0).text;
    assert!(text.starts_with("Umsatz … Mio. Euro"), "{text}");
}

#[test]
fn signs_that_are_drawn_apart_are_put_together() {
    // Notes, accents, letters that are set wide, ligatures, and text that is drawn twice.
    let note = "BT /F1 10 Tf 50 700 Td (Umsatz) Tj 6 Tf /F1 6 Tf 0 3.5 Td 34.5 0 Td (1\\)) Tj ET";
    assert_eq!(text(&[note.to_owned()]), "Umsatz¹⁾");
    let accent = "BT /F1 10 Tf 50 700 Td (uber) Tj ET BT /F1 10 Tf 51.1 701.5 Td (\\250) Tj ET";
    assert_eq!(text(&[accent.to_owned()]), "über");
    let wide = "BT /F1 10 Tf 2.5 Tc 50 700 Td (UMSATZ 2024) Tj ET";
    assert_eq!(text(&[wide.to_owned()]), "UMSATZ 2024");
    let wide = "BT /F1 10 Tf 50 700 Td [(U) -250 (M) -250 (S) -250 (A) -250 (T) -250 (Z) -700 (3) -250 (,) -250 (1)] TJ ET";
    assert_eq!(text(&[wide.to_owned()]), "UMSATZ 3,1");
    let twice = line(50.0, 700.0, "Gewinn 3,1") + &line(50.3, 700.0, "Gewinn 3,1");
    assert_eq!(text(&[twice]), "Gewinn 3,1");
    let fonts = "/F3 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /Differences [1 /fi /ffi /adieresis] >> >>";
    let content = "BT /F3 10 Tf 50 700 Td (\\001nanziell e\\002zient g\\003be) Tj ET";
    let pdf = Pdf { fonts: fonts.to_owned(), ..Pdf::of([content]) };
    assert_eq!(document(&pdf).text, "finanziell effizient gäbe");
    // A word that the file spells out.
    let spelled =
        "BT /F1 10 Tf 50 700 Td /Span << /ActualText (Nordwerk) >> BDC (N0rdw3rk) Tj EMC ( AG) Tj ET";
    assert_eq!(text(&[spelled.to_owned()]), "Nordwerk AG");
}

#[test]
fn pages_may_be_turned() {
    let lines = ["Der Umsatz stieg in diesem Jahr", "um 5 Prozent auf 3,1 Mrd. Euro."];
    let upright = line(50.0, 700.0, lines[0]) + &line(50.0, 688.0, lines[1]);
    let turned = |matrix: &str, page: &str| {
        let content = format!("q {matrix} cm {upright} Q");
        let pdf = Pdf { page: page.to_owned(), ..Pdf::of([content.as_str()]) };
        document(&pdf).text
    };
    let expected = lines.join(" ");
    assert_eq!(turned("1 0 0 1 0 0", ""), expected);
    assert_eq!(turned("0 1 -1 0 800 0", "/Rotate 90"), expected);
    // Drawn on its side, as wide tables are.
    assert_eq!(turned("0 1 -1 0 800 0", ""), expected);
    assert_eq!(turned("-1 0 0 -1 595 842", "/Rotate 180"), expected);
}
