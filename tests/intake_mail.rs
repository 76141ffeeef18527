//! Messages, mailboxes and the other files that hold articles, from their bytes to the document.

use depesche::document::{BlockKind, Document};
use depesche::intake::{Error, Format, Input, Source, Unread, read, read_all_of};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write as _;

/// A message with these headers and body.
fn message(kind: &str, body: &str) -> String {
    format!(
        "From: Kontor-Brief <brief@kontor.example>\nTo: leser@example.org\nSubject: Zahlen von Nordwerk\n\
         Date: Tue, 12 Nov 2024 00:30:00 +0100\nMIME-Version: 1.0\nContent-Type: {kind}\n\n{body}"
    )
}

fn mail(kind: &str, body: &str) -> Document {
    read(message(kind, body).into_bytes(), None, Some(Format::Mail)).expect("a message")
}

/// The texts of the blocks of one of these kinds.
fn blocks(document: &Document, is_wanted: fn(BlockKind) -> bool) -> Vec<&str> {
    let wanted = document.blocks.iter().filter(|block| is_wanted(block.kind));
    wanted.map(|block| document.slice(block.span)).collect()
}

fn is_heading(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Headline | BlockKind::Heading(_))
}

fn is_paragraph(kind: BlockKind) -> bool {
    kind == BlockKind::Paragraph
}

const STORIES: [(&str, &str); 3] = [
    (
        "Nordwerk hebt die Prognose an",
        "Der Maschinenbauer rechnet nun mit 3,1 Mrd. Euro Umsatz, bisher waren es 2,9 Mrd. Euro.",
    ),
    ("Hafen Wismut streicht 120 Stellen", "Die Hafengesellschaft baut bis 2026 rund 120 Stellen ab."),
    (
        "Seidel zahlt 0,80 Euro Dividende",
        "Das Bankhaus schlägt 0,80 Euro je Aktie vor; im Vorjahr waren es 0,65 Euro.",
    ),
];

#[test]
fn every_story_of_a_newsletter_is_kept() {
    let all = |story: fn(&str, &str) -> String| STORIES.map(|(title, text)| story(title, text)).concat();
    let nested = all(|title, text| {
        format!("<tr><td><h2><a href=https://kontor.example/1>{title}</a></h2><p>{text}</p></td></tr>")
    });
    let apart = all(|title, text| {
        format!(
            "<table><tr><td><div><h2>{title}</h2></div></td></tr></table><table><tr><td><span>{text}</span></td></tr></table>"
        )
    });
    let beside = all(|title, text| {
        format!("<table><tr><td><img src=a.png></td><td><h2>{title}</h2>{text}</td></tr></table>")
    });
    for page in [
        format!("<table width=600><tr><td><table>{nested}</table></td></tr></table>"),
        format!("<table role=presentation><tr><td>{apart}</td></tr></table>"),
        format!("<body><center>{beside}</center></body>"),
    ] {
        let document = mail("text/html; charset=utf-8", &page);
        let headings = blocks(&document, is_heading);
        for (title, text) in STORIES {
            assert!(headings.contains(&title), "{title} is no heading: {headings:?}\n{page}");
            assert!(blocks(&document, is_paragraph).contains(&text), "{text} is missing:\n{}", document.text);
        }
        assert!(!document.text.contains(['#', '*']), "{}", document.text);
    }
}

#[test]
fn a_table_of_data_in_a_layout_table_is_a_table() {
    let page = "<table><tr><td><h2>Kurse</h2></td></tr><tr><td><table><tr><td>DAX</td><td>19.100</td><td>+0,4 %</td></tr>\
                <tr><td>MDAX</td><td>26.300</td><td>-0,2 %</td></tr></table></td></tr></table>";
    let document = mail("text/html; charset=utf-8", page);
    let tables = blocks(&document, |kind| kind == BlockKind::Preformatted);
    let cells: Vec<Vec<&str>> = tables.iter().map(|row| row.split_whitespace().collect()).collect();
    assert_eq!(cells, [["DAX", "19.100", "+0,4", "%"], ["MDAX", "26.300", "-0,2", "%"]]);
}

#[test]
fn the_html_is_read_unless_it_is_a_decoration() {
    let parts = |plain: &str, html: &str| {
        let body = format!(
            "--x\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n--x\nContent-Type: text/html; charset=utf-8\n\n{html}\n--x--\n"
        );
        mail("multipart/alternative; boundary=x", &body).text
    };
    let stub = "Ihr Programm kann kein HTML anzeigen. Bitte lesen Sie den Brief im Browser: https://kontor.example/view?u=aaaaaaaaaaaa";
    let text = parts(stub, "<h2>Zahlen</h2><p>Nordwerk setzte 812 Mio. Euro um.</p>");
    assert!(text.contains("812 Mio. Euro") && !text.contains("Programm"), "{text}");
    let text = parts("Nordwerk setzte 812 Mio. Euro um, 6 Prozent mehr als im Vorjahr.", "<p>Hallo</p>");
    assert!(text.contains("812 Mio. Euro"), "{text}");
}

#[test]
fn flowed_lines_are_one_paragraph() {
    let body = "Nordwerk erwartet einen Umsatz von \n3,1 Mrd. Euro und ein Ergebnis von \n240 Mio. Euro.\n\nZweiter Absatz.";
    let document = mail("text/plain; charset=utf-8; format=flowed", body);
    let paragraphs = blocks(&document, is_paragraph);
    assert_eq!(
        paragraphs,
        [
            "Nordwerk erwartet einen Umsatz von 3,1 Mrd. Euro und ein Ergebnis von 240 Mio. Euro.",
            "Zweiter Absatz."
        ]
    );
}

#[test]
fn a_forwarded_message_is_the_article() {
    let inner = "From: Nordwerk IR <ir@nordwerk.example>\nSubject: Quartalszahlen\nDate: Mon, 11 Nov 2024 09:00:00 +0100\n\
                 Content-Type: text/plain; charset=utf-8\n\nNordwerk erzielte einen Umsatz von 812 Mio. Euro.\n";
    let attached = mail(
        "multipart/mixed; boundary=x",
        &format!(
            "--x\nContent-Type: text/plain; charset=utf-8\n\nSiehe Anlage.\n--x\nContent-Type: message/rfc822\n\n{inner}\n--x--\n"
        ),
    );
    let quoted = mail(
        "text/plain; charset=utf-8",
        "Siehe Anlage.\n\n-------- Weitergeleitete Nachricht --------\nBetreff: Quartalszahlen\nDatum: Mon, 11 Nov 2024 09:00:00 +0100\n\
         Von: Nordwerk IR <ir@nordwerk.example>\nAn: leser@example.org\n\n> Nordwerk erzielte einen Umsatz von 812 Mio. Euro.\n",
    );
    for document in [attached, quoted] {
        assert_eq!(document.head.title.as_deref(), Some("Quartalszahlen"));
        assert_eq!(document.head.source.as_deref(), Some("Nordwerk IR"));
        let published = document.head.published.map(|at| at.to_string());
        assert_eq!(published.as_deref(), Some("2024-11-11T09:00:00+01:00"));
        assert_eq!(blocks(&document, is_paragraph), ["Nordwerk erzielte einen Umsatz von 812 Mio. Euro."]);
        assert!(document.text.contains("Siehe Anlage."), "nothing is lost: {}", document.text);
    }
    // An answer quotes what it answers.
    let answer = message(
        "text/plain",
        "Ja.\n\nVon: A\nGesendet: 11. November 2024\nAn: B\nBetreff: Frage\n\nPasst das?",
    )
    .replace("Subject: ", "Subject: AW: ");
    let document = read(answer.into_bytes(), None, Some(Format::Mail)).expect("a message");
    assert_eq!(document.head.title.as_deref(), Some("AW: Zahlen von Nordwerk"));
}

#[test]
fn attachments_are_read_or_named() {
    let part = |kind: &str, name: &str, body: &str| {
        format!(
            "--x\nContent-Type: {kind}; charset=utf-8\nContent-Disposition: attachment; filename=\"{name}\"\n\n{body}\n"
        )
    };
    let body = format!(
        "--x\nContent-Type: text/plain; charset=utf-8\n\nAnbei die Mitteilung.\n{}{}--x--\n",
        part("text/markdown", "mitteilung.md", "# Zahlen\n\nNordwerk setzte 812 Mio. Euro um."),
        part("application/zip", "bilder.zip", "PK"),
    );
    let document = mail("multipart/mixed; boundary=x", &body);
    assert!(blocks(&document, is_heading).contains(&"mitteilung.md"), "{:?}", document.blocks);
    assert!(blocks(&document, is_paragraph).contains(&"Nordwerk setzte 812 Mio. Euro um."));
    assert!(document.text.contains("[bilder.zip · 2 B]"), "{}", document.text);
    for pair in document.blocks.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "{:?}", document.blocks);
    }
}

#[test]
fn messages_attached_to_each_other_end() {
    let mut body = message("text/plain", "Der Kern.");
    for depth in 0..300 {
        body = message(
            &format!("multipart/mixed; boundary=x{depth}"),
            &format!(
                "--x{depth}\nContent-Type: text/plain\n\n.\n--x{depth}\nContent-Type: message/rfc822\n\n{body}\n--x{depth}--\n"
            ),
        );
    }
    let document = read(body.into_bytes(), None, Some(Format::Mail)).expect("a message");
    assert!(document.text.len() < 100_000);
}

#[test]
fn a_mailbox_is_several_articles() {
    let one = message("text/plain", "Nordwerk setzte 812 Mio. Euro um.");
    let two = one.replace("Zahlen von Nordwerk", "Noch mehr Zahlen");
    let mailbox = format!(
        "From MAILER Tue Nov 12 08:00:00 2024\n{one}\n\nFrom MAILER Tue Nov 12 09:00:00 2024\n{two}\n"
    );
    let articles = read_all_of(mailbox.into_bytes(), None, None).expect("a mailbox");
    let titles: Vec<_> =
        articles.documents.iter().filter_map(|document| document.head.title.as_deref()).collect();
    assert_eq!(titles, ["Zahlen von Nordwerk", "Noch mehr Zahlen"]);
    assert!(matches!(
        read(b"From x\nFrom: a\nTo: b\nSubject: c\n\nd".to_vec(), None, None),
        Err(Error::Several(Format::Mbox))
    ));
}

#[test]
fn a_sender_without_a_name_is_the_source() {
    let text =
        message("text/plain", "Text.").replace("Kontor-Brief <brief@kontor.example>", "brief@kontor.example");
    let document = read(text.into_bytes(), None, Some(Format::Mail)).expect("a message");
    assert_eq!(document.head.source.as_deref(), Some("brief@kontor.example"));
}

#[test]
fn a_saved_page_knows_its_url() {
    let page = "<html><head><title>Nordwerk wächst</title></head><body><nav>Start</nav><article><h1>Nordwerk wächst</h1>\
                <p>Nordwerk setzte im dritten Quartal 812 Mio. Euro um, sechs Prozent mehr als im Vorjahr.</p>\
                <p>Das Ergebnis stieg auf 64 Mio. Euro, teilte der Maschinenbauer in Kiel mit.</p></article></body></html>";
    let text = format!(
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://kontor.example/a/1\nSubject: Nordwerk waechst - Kontor\n\
         Date: Tue, 12 Nov 2024 08:00:00 +0100\nMIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=x\n\n\
         --x\nContent-Type: text/html; charset=utf-8\nContent-Location: https://kontor.example/a/1\n\n{page}\n--x--\n"
    );
    let document = read(text.into_bytes(), Some("seite.mhtml".as_ref()), None).expect("a page");
    assert_eq!(document.head.url.as_deref(), Some("https://kontor.example/a/1"));
    assert_eq!(document.head.title.as_deref(), Some("Nordwerk wächst"));
    assert_eq!(document.head.source, None);
    assert!(document.text.contains("812 Mio. Euro") && !document.text.contains("Start"), "{}", document.text);
}

/// The documents of a file or a folder.
fn opened(path: &std::path::Path) -> Vec<Result<Document, Error>> {
    let sources = match Source::from(path.to_owned()).spread() {
        Ok(sources) => sources,
        Err(error) => return vec![Err(error)],
    };
    let read = |source: &Source| match Input::open(source, None) {
        Ok(input) => input
            .flat_map(|unread| match unread.and_then(Unread::read) {
                Ok(articles) => articles.documents.into_iter().map(Ok).collect(),
                Err(error) => vec![Err(error)],
            })
            .collect(),
        Err(error) => vec![Err(error)],
    };
    sources.iter().flat_map(read).collect()
}

#[test]
fn packed_files_and_maildirs_open() {
    let folder = tempfile::tempdir().expect("a folder");
    let packed = |name: &str, text: &str| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text.as_bytes()).expect("packed");
        let path = folder.path().join(name);
        fs::write(&path, encoder.finish().expect("packed")).expect("written");
        path
    };
    let text = "Nordwerk setzte 812 Mio. Euro um.";
    for (name, content) in [
        ("a.txt.gz", text.to_owned()),
        ("b.md.gz", format!("# Zahlen\n\n{text}")),
        ("c", message("text/plain", text)),
        ("d.jsonl.gz", format!("{{\"text\": \"{text}\"}}\n")),
    ] {
        let documents = opened(&packed(name, &content));
        let document = documents.into_iter().next().expect(name).expect(name);
        assert!(document.text.contains(text), "{name}: {}", document.text);
    }
    let maildir = folder.path().join("Post");
    for (folder, number) in [("cur", 1), ("new", 2), ("tmp", 3)] {
        fs::create_dir_all(maildir.join(folder)).expect("a folder");
        let name = format!("17957202{number}.M88P30.host:2,S");
        fs::write(maildir.join(folder).join(name), message("text/plain", text)).expect("written");
    }
    assert_eq!(opened(&maildir).len(), 2, "what is still being delivered is left alone");
}

#[test]
fn what_cannot_be_read_says_what_to_do() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, bytes, words) in [
        (
            "a.docx",
            &b"PK\x03\x04\x14\0\0\0word/document.xml"[..],
            "unsupported format: Word document; save it as",
        ),
        ("a.rtf", b"{\\rtf1\\ansi Der Umsatz stieg.}", "unsupported format: RTF document"),
        ("a.png", b"\x89PNG\r\n\x1a\n", "unsupported format: image; run text recognition"),
        ("a.bin", b"\0\x01\x02\x03\0\0\0\0", "unsupported format; depesche reads plain text, Markdown,"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).expect("written");
        let problem = opened(&path).remove(0).expect_err(name).to_string();
        assert!(problem.starts_with(words), "{name}: {problem}");
    }
}
