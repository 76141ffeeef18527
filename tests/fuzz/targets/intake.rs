//! Files, pages, feeds and messages as they come in.

use super::analysis::{check, check_exports};
use depesche::document::{Document, Published};
use depesche::intake::{self, Format, Metadata, encoding, feed, jsonl, language};
use depesche::library::feeds::Feed;
use depesche::library::transfer::Imported;
use depesche::sync::opml::{self as lists, OpmlFeed};
use serde_json::json;

/// A text may be this many times as long as its input, and so much longer: bullets, marks of tables, headlines.
const MOST_TIMES: usize = 16;
const MOST_MORE: usize = 4096;

/// A document made of so many bytes.
fn check_size(document: &Document, length: usize) {
    let most = MOST_TIMES * length + MOST_MORE;
    assert!(document.text.len() <= most, "{} bytes of {length}", document.text.len());
}

fn check_all(documents: intake::Result<Vec<Document>>, length: usize) {
    match documents {
        Ok(documents) => {
            for document in documents {
                check_size(&document, length);
                check(&document);
            }
        }
        Err(problem) => assert!(!problem.to_string().is_empty()),
    }
}

fn read(bytes: &[u8], format: Format) {
    check_all(intake::read(bytes.to_vec(), None, Some(format)).map(|document| vec![document]), bytes.len());
}

/// Plain text.
pub fn text(bytes: &[u8]) {
    if let Ok(document) = intake::read(bytes.to_vec(), None, Some(Format::Text)) {
        check_size(&document, bytes.len());
        check_exports(&document);
    }
}

/// Markdown.
pub fn markdown(bytes: &[u8]) {
    read(bytes, Format::Markdown);
}

/// A web page.
pub fn html(bytes: &[u8]) {
    read(bytes, Format::Html);
}

/// An e-mail message.
pub fn mail(bytes: &[u8]) {
    read(bytes, Format::Mail);
}

/// A feed of any kind.
pub fn feed(bytes: &[u8]) {
    check_all(feed::read(bytes.to_vec()).map(|feed| feed.documents), bytes.len());
}

/// HTML as the body of a feed's entry: the first line is its title.
pub fn fragment(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (title, body) = text.split_once('\n').unwrap_or(("", &text));
    let entry = json!({ "id": "1", "title": title, "content_html": body });
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "Feed", "items": [entry] });
    check_all(feed::read(feed.to_string().into_bytes()).map(|feed| feed.documents), text.len());
}

/// Bytes of which nobody says what they are. PDF is left out: the program reads it in a process of its own.
pub fn sniff(bytes: &[u8]) {
    if Format::sniff(None, bytes) != Format::Pdf {
        check_all(intake::read_all_of(bytes.to_vec(), None, None).map(|read| read.documents), bytes.len());
    }
}

/// Lines of JSON, from anywhere or from an export of a library.
pub fn jsonl(bytes: &[u8]) {
    for (number, line) in (1..).zip(bytes.split(|&byte| byte == b'\n').take(8)) {
        check_all(jsonl::read_line(line, number, None).map(|document| vec![document]), line.len());
        if let Some(Imported { document, .. }) = std::str::from_utf8(line).ok().and_then(Imported::parse) {
            check_exports(&document);
        }
    }
}

/// A list of feeds. Once it is written, it reads back as it is.
pub fn opml(bytes: &[u8]) {
    let Ok(listed) = lists::read(bytes.to_vec()) else { return };
    let again = |listed: &[OpmlFeed]| {
        let feed = |OpmlFeed { url, title, folder, tags }: &OpmlFeed| Feed {
            url: url.clone(),
            title: title.clone(),
            folder: folder.clone(),
            tags: tags.clone(),
            ..Feed::default()
        };
        let written = lists::write(&listed.iter().map(feed).collect::<Vec<_>>(), true);
        lists::read(written.into_bytes()).expect("a list").feeds
    };
    let once = again(&listed.feeds);
    assert_eq!(again(&once), once);
    assert!(once.len() <= listed.feeds.len());
}

/// Bytes in any declared encoding, which the first byte says.
pub fn encoding(bytes: &[u8]) {
    const LABELS: [&str; 16] = [
        "utf-8",
        "utf-16le",
        "utf-16be",
        "windows-1252",
        "iso-8859-15",
        "iso-2022-jp",
        "shift_jis",
        "euc-jp",
        "gb18030",
        "big5",
        "euc-kr",
        "koi8-u",
        "macintosh",
        "x-user-defined",
        "replacement",
        "windows-874",
    ];
    let Some((&label, bytes)) = bytes.split_first() else { return };
    let label = LABELS[usize::from(label) % LABELS.len()];
    let declared = encoding_rs::Encoding::for_label(label.as_bytes());
    for text in [encoding::decode(bytes.to_vec()), encoding::decode_declared(bytes.to_vec(), declared)] {
        let Ok(text) = text else { continue };
        assert!(!text.starts_with('\u{feff}') && !text.contains('\r'), "{text:?}");
        assert_eq!(encoding::normalized(text.clone()), text);
        assert!(text.len() <= 3 * bytes.len() + 3, "{} bytes of {}", text.len(), bytes.len());
    }
    let page = format!("<html><meta charset={label}><body><article><p>");
    html(&[page.as_bytes(), bytes].concat());
}

/// A time as programs and people write it: in a field, in a byline, and in a sentence.
pub fn dates(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let line = json!({ "text": "Text", "published": text, "lang": text }).to_string();
    let document = jsonl::read_line(line.as_bytes(), 1, None).expect("an article");
    if let Some(published) = document.head.published {
        assert_eq!(Published::from_iso(&published.to_string()), Some(published));
    }
    Published::from_iso(&text);
    language::from_code(&text);
    for text in [
        format!(
            "Kopf der Sache\n\nVon Hans Maier, {text}\n\nDer Umsatz stieg {text} um 5 Prozent auf 3 Euro."
        ),
        format!("{text}\n\nHead of all\n\nRevenue rose {text} by 5 percent to $3m."),
    ] {
        let document = intake::document(text, Format::Text, Metadata::default());
        check(&document);
    }
}
