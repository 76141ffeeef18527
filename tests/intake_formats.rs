//! Feeds, mail, PDF files and folders as input; each fixture is made here.

use depesche::document::Document;
use depesche::intake::{Error, Format, Metadata, Source, feed, read, read_all_of, read_page};
use proptest::prelude::*;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

fn rss(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\"><channel>\
         <title>Börse &amp; Märkte</title><language>de-DE</language>{items}</channel></rss>"
    )
}

fn entries(text: &str) -> Vec<Document> {
    feed::read(text.as_bytes().to_vec()).expect("a feed").documents
}

fn field(value: Option<&String>) -> &str {
    value.map_or("", String::as_str)
}

#[test]
fn entries_of_a_feed_are_articles() {
    let documents = entries(&rss(
        "<item><title>Umsatz &amp;amp; Gewinn &lt;b&gt;steigen&lt;/b&gt;</title><link>https://example.org/a</link>\
         <guid>a-1</guid><pubDate>Mon, 03 Jun 2024 07:05:00 GMT</pubDate>\
         <description>&lt;p&gt;Der Umsatz stieg um &lt;b&gt;5 Prozent&lt;/b&gt;.&lt;/p&gt;</description></item>\
         <item><guid>a-2</guid><description>Ohne Titel.</description></item>",
    ));
    let [first, second] = documents.as_slice() else { panic!("{} entries", documents.len()) };
    assert_eq!(first.id.as_deref(), Some("a-1"));
    assert_eq!(field(first.head.title.as_ref()), "Umsatz & Gewinn steigen");
    assert_eq!(field(first.head.source.as_ref()), "Börse & Märkte");
    assert_eq!(field(first.head.url.as_ref()), "https://example.org/a");
    assert_eq!(first.head.published.map(|at| at.to_string()).as_deref(), Some("2024-06-03T07:05:00+00:00"));
    assert!(first.text.ends_with("Der Umsatz stieg um 5 Prozent."), "{}", first.text);
    assert_eq!(second.head.title, None);
    assert_eq!(second.text, "Ohne Titel.");
}

#[test]
fn atom_and_json_feeds_are_feeds() {
    let atom = entries(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Desk</title><id>x</id><updated>2024-06-03T07:05:00Z</updated>\
         <entry><id>e1</id><title>Rates held</title><author><name>Jane Roe</name></author>\
         <updated>2024-06-03T07:05:00Z</updated><link rel=\"alternate\" href=\"https://example.org/e1\"/>\
         <content type=\"html\">&lt;p&gt;The bank held rates at 4%.&lt;/p&gt;</content></entry></feed>",
    );
    assert_eq!(field(atom[0].head.byline.as_ref()), "Jane Roe");
    assert!(atom[0].text.contains("held rates at 4%"));
    let json = entries(
        r#"{"version": "https://jsonfeed.org/version/1.1", "title": "X", "items": [
            {"id": "9", "url": "https://example.org/9", "title": "BASF verdient mehr", "content_text": "BASF hat 2,7 Mrd. Euro verdient."}]}"#,
    );
    assert_eq!(field(json[0].head.url.as_ref()), "https://example.org/9");
}

#[test]
fn a_feed_is_read_in_the_encoding_that_it_declares() {
    let text = rss("<item><title>Märkte über Erwarten</title><guid>1</guid></item>");
    let latin: Vec<u8> = text
        .replace("utf-8", "iso-8859-1")
        .chars()
        .map(|character| u8::try_from(u32::from(character)).unwrap_or(b'?'))
        .collect();
    let utf16: Vec<u8> = "\u{feff}"
        .chars()
        .chain(text.chars())
        .collect::<String>()
        .encode_utf16()
        .flat_map(u16::to_be_bytes)
        .collect();
    for bytes in [latin, utf16] {
        let documents = read_all_of(bytes, None, None).expect("a feed").documents;
        assert_eq!(field(documents[0].head.title.as_ref()), "Märkte über Erwarten");
    }
}

#[test]
fn control_sequences_and_absurd_dates_do_no_harm() {
    let documents = entries(&rss(
        "<item><title>A&#27;[2Jb &#x202e;c</title><guid>1</guid><pubDate>Mon, 01 Jan 1900 00:00:00 GMT</pubDate></item>\
         <item><title>B</title><guid>1</guid><pubDate>Sat, 01 Jan 2200 00:00:00 GMT</pubDate></item>\
         <item><title>C</title><guid>1</guid><pubDate>gestern</pubDate></item>",
    ));
    assert_eq!(documents.len(), 3, "entries of one id are kept apart");
    assert_eq!(documents[2].head.published, None);
}

#[test]
fn what_is_no_feed_or_has_no_entries_says_so() {
    let error = |text: &str| feed::read(text.as_bytes().to_vec()).expect_err("no feed").to_string();
    assert_eq!(error(&rss("")), "empty input");
    assert!(error("kein Feed").starts_with("not a valid feed: no `<rss>`"));
    assert!(error("<html><body><p>Keine Einträge").starts_with("not a valid feed: no `<rss>`"));
    let deep = format!("<rss version=\"2.0\"><channel>{}", "<x>".repeat(200_000));
    assert!(feed::read(deep.into_bytes()).is_err());
}

#[test]
fn entities_do_not_multiply() {
    let mut bomb = String::from("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"lol\">");
    for level in 1..12 {
        let before = format!("&a{};", level - 1).repeat(10);
        let _ = write!(bomb, "<!ENTITY a{level} \"{before}\">");
    }
    bomb.push_str(
        "]><rss version=\"2.0\"><channel><title>x</title><item><title>&a11;</title></item></channel></rss>",
    );
    let documents = feed::read(bomb.into_bytes()).unwrap_or_default();
    assert!(documents.documents.iter().all(|document| document.text.len() < 10_000));
}

#[test]
fn links_are_kept_with_the_words_that_lead_there() {
    let body = "Siemens hat im Quartal 18,9 Milliarden Euro umgesetzt und hob die <a href=\"/prognose\">Prognose für das Jahr</a> \
                an, wie der Vorstand <a href=\"https://example.com/b?x=1\">mitteilte</a>. <a href=\"javascript:alert(1)\">Mehr</a>";
    let page = format!(
        "<html lang=de><head><title>Zahlen</title></head><body><article><h1>Zahlen</h1>{}</article></body></html>",
        format!("<p>{body}</p>").repeat(3)
    );
    let given = Metadata { base: Some("https://example.org/a/b".to_owned()), ..Metadata::default() };
    let document = read_page(page.into_bytes(), given).expect("an article");
    let links: Vec<(&str, &str)> =
        document.links.iter().map(|link| (document.slice(link.span), link.url.as_str())).collect();
    assert_eq!(links.len(), 6, "{links:?}");
    assert_eq!(links[0], ("Prognose für das Jahr", "https://example.org/prognose"));
    assert_eq!(links[1], ("mitteilte", "https://example.com/b?x=1"));
    let first = document.links[0].span;
    assert_eq!(document.link_at(first.start as usize + 3), Some(&document.links[0]));
    let plain =
        read(b"# A\n\nDie [Bank](http://x.example) [hier](/y) ".to_vec(), Some(Path::new("a.md")), None)
            .expect("text");
    assert_eq!(plain.links.len(), 1, "nobody knows where a relative one leads");
}

const MAIL: &str = "From: =?utf-8?q?B=C3=B6rsenbrief?= <news@example.org>\r\nTo: leser@example.org\r\n\
Subject: =?utf-8?q?SAP_w=C3=A4chst?=\r\nDate: Tue, 04 Jun 2024 06:30:00 +0200\r\nMIME-Version: 1.0\r\n\
Content-Type: multipart/alternative; boundary=x\r\n\r\n";

fn part(kind: &str, body: &str) -> String {
    format!("--x\r\nContent-Type: text/{kind}; charset=utf-8\r\n\r\n{body}\r\n")
}

fn mail(parts: &[String]) -> Document {
    let text = format!("{MAIL}{}--x--\r\n", parts.concat());
    read(text.into_bytes(), None, None).expect("a message")
}

#[test]
fn a_message_is_an_article() {
    let long =
        "<h1>Zahlen</h1><p>SAP hat 8,0 Milliarden Euro umgesetzt, ein Plus von 10 Prozent.</p>".repeat(3);
    let document = mail(&[part("plain", "Im Browser ansehen"), part("html", &long)]);
    assert_eq!(field(document.head.title.as_ref()), "SAP wächst");
    assert_eq!(field(document.head.source.as_ref()), "Börsenbrief");
    assert_eq!(
        document.head.published.map(|at| at.to_string()).as_deref(),
        Some("2024-06-04T06:30:00+02:00")
    );
    assert!(document.text.contains("8,0 Milliarden Euro") && !document.text.contains("Browser"));
    let document =
        mail(&[part("plain", "SAP hat 8,0 Milliarden Euro umgesetzt."), part("html", "<p>SAP</p>")]);
    assert!(document.text.starts_with("SAP wächst\n\nSAP hat 8,0"), "{}", document.text);
    assert!(matches!(read(MAIL.as_bytes().to_vec(), None, None), Err(Error::Empty)));
    assert!(matches!(read(b"\x00\x01".to_vec(), None, Some(Format::Mail)), Err(Error::Mail)));
}

/// A PDF file of one page with these lines.
fn pdf(lines: &[&str]) -> Vec<u8> {
    let mut content = String::from("BT /F1 12 Tf 14 TL 72 720 Td ");
    for line in lines {
        let _ = write!(content, "({line}) Tj T* ");
    }
    content.push_str("ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        offsets.push(file.len());
        let _ = write!(file, "{number} 0 obj\n{object}\nendobj\n");
    }
    let table = file.len();
    let _ = write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for offset in offsets {
        let _ = writeln!(file, "{offset:010} 00000 n ");
    }
    let _ =
        write!(file, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    file.into_bytes()
}

#[test]
fn a_pdf_file_is_an_article() {
    let bytes = pdf(&[
        "Siemens raises its outlook",
        "Siemens reported revenue of 18.9 billion euros, 5 percent more.",
    ]);
    let document = read(bytes.clone(), Some(Path::new("a.pdf")), None).expect("a document");
    assert!(document.text.contains("revenue of 18.9 billion euros"), "{}", document.text);
    let without_text = pdf(&[]);
    let told = read(without_text, None, None).expect_err("a scan").to_string();
    assert!(told.contains("no text; if it is a scan"), "{told}");
    for cut in (0..bytes.len()).step_by(61) {
        // Whatever it gives, it ends and does not break off.
        let _ = read(bytes[..cut].to_vec(), None, Some(Format::Pdf));
    }
}

#[test]
fn a_folder_holds_what_can_be_read_in_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    fs::create_dir_all(path("unter/.versteckt")).expect("folders");
    for name in ["b.txt", "unter/a.html", "bild.png", "unter/.versteckt/c.txt", ".d.txt", "daten.json"] {
        fs::write(path(name), "Text.").expect("written");
    }
    fs::write(path("feed.xml"), rss("<item><guid>1</guid></item>")).expect("written");
    let sources = Source::File(folder.path().to_owned()).spread().expect("files");
    let names: Vec<&Path> =
        sources.iter().filter_map(|source| source.path()?.strip_prefix(folder.path()).ok()).collect();
    assert_eq!(names, [Path::new("b.txt"), Path::new("feed.xml"), Path::new("unter/a.html")]);
    let empty = tempfile::tempdir().expect("a folder");
    assert!(matches!(Source::File(empty.path().to_owned()).spread(), Err(Error::NoFiles)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn damaged_input_of_any_format_ends_in_a_result(at in 0_usize..2000, byte: u8, which in 0_usize..3) {
        let (mut bytes, format) = match which {
            0 => (rss("<item><title>x</title><guid>1</guid><description>&lt;p&gt;y</description></item>").into_bytes(), Format::Feed),
            1 => (format!("{MAIL}{}--x--", part("html", "<p>x</p>")).into_bytes(), Format::Mail),
            _ => (pdf(&["x"]), Format::Pdf),
        };
        let at = at % bytes.len();
        bytes[at] = byte;
        let _ = read_all_of(bytes, None, Some(format));
    }
}
