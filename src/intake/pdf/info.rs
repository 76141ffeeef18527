//! The metadata of a PDF file: title, author and date.
//!
//! The information dictionary wins over the XMP packet, which newer files have beside it or instead.

use super::file;
use crate::document::Published;
use chrono::{FixedOffset, NaiveDate, NaiveTime};
use lopdf::{Dictionary, Document, Object};

/// What a file says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Info {
    pub title: Option<String>,
    pub author: Option<String>,
    /// When it was made, as the format writes it.
    pub made: Option<String>,
}

/// The longest field that is taken, in characters.
const LONGEST: usize = 500;

pub fn of(document: &Document) -> Info {
    let info = document.trailer.get(b"Info").ok().and_then(|info| file::dictionary(document, info));
    let said = |key: &[u8]| info.and_then(|info| text(document, info, key));
    let xmp = document.catalog().ok().and_then(|catalog| file::get(document, catalog, b"Metadata"));
    let xmp = xmp.and_then(|stream| file::bytes(stream.as_stream().ok()?));
    let xmp = xmp.map(|xmp| String::from_utf8_lossy(&xmp).into_owned()).unwrap_or_default();
    Info {
        title: said(b"Title")
            .filter(|title| is_title(title))
            .or_else(|| element(&xmp, "dc:title").filter(|title| is_title(title))),
        author: said(b"Author").or_else(|| element(&xmp, "dc:creator")).filter(|author| is_author(author)),
        made: said(b"CreationDate").or_else(|| element(&xmp, "xmp:CreateDate")).or_else(|| said(b"ModDate")),
    }
}

fn text(document: &Document, info: &Dictionary, key: &[u8]) -> Option<String> {
    let Object::String(bytes, _) = file::get(document, info, key)? else { return None };
    let text = if let Some(units) = bytes.strip_prefix(b"\xFF\xFE") {
        // Against the rules, but there are files with it.
        let units = units.as_chunks::<2>().0.iter().map(|pair| u16::from_le_bytes(*pair));
        char::decode_utf16(units).map(|char| char.unwrap_or('\u{FFFD}')).collect()
    } else {
        let object = Object::String(bytes.clone(), lopdf::StringFormat::Literal);
        match str::from_utf8(bytes) {
            // So are files with plain UTF-8.
            Ok(text) if !text.is_ascii() => text.to_owned(),
            _ => lopdf::decode_text_string(&object).ok()?,
        }
    };
    clean(&text)
}

fn clean(text: &str) -> Option<String> {
    let visible = text.chars().map(|char| if char.is_control() { ' ' } else { char }).take(LONGEST);
    let text = visible.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ");
    (!text.is_empty()).then_some(text)
}

/// The text of an XMP element, or of the first item in it.
fn element(xmp: &str, name: &str) -> Option<String> {
    let start = xmp.find(&format!("<{name}"))? + name.len() + 1;
    let inside = &xmp[start..];
    let inside = &inside[inside.find('>')? + 1..];
    let mut inside = &inside[..inside.find(&format!("</{name}"))?];
    if let Some(item) = inside.find("<rdf:li") {
        let item = &inside[item..];
        let item = &item[item.find('>')? + 1..];
        inside = &item[..item.find("</rdf:li")?];
    }
    let text =
        inside.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'");
    clean(&text.replace("&amp;", "&"))
}

/// Whether a title is one: programs put the names of files and templates there.
fn is_title(title: &str) -> bool {
    /// What programs begin the titles of files with that have none.
    const PROGRAMS: [&str; 5] =
        ["microsoft word", "microsoft powerpoint", "powerpoint", "untitled", "layout 1"];
    const KINDS: [&str; 16] = [
        "doc", "docx", "docm", "dotx", "odt", "rtf", "indd", "pdf", "ppt", "pptx", "qxp", "qxd", "tex",
        "html", "txt", "xlsx",
    ];
    let lower = title.to_lowercase();
    let ending = lower.rsplit_once('.').map(|(_, ending)| ending);
    let is_file = ending.is_some_and(|ending| KINDS.contains(&ending))
        // A word that is no headline, as names of files are.
        || !title.contains(' ') && (title.contains(['_', '/', '\\']) || title.starts_with(char::is_lowercase));
    let has_word = title.chars().filter(|char| char.is_alphabetic()).count() >= 3;
    has_word && !is_file && !PROGRAMS.iter().any(|program| lower.starts_with(program)) && !is_address(title)
}

/// Whether an author is one, and no account of the computer or program.
fn is_author(author: &str) -> bool {
    const PROGRAMS: [&str; 7] =
        ["admin", "administrator", "user", "anonymous", "unknown", "author", "default"];
    let lower = author.to_lowercase();
    author.chars().any(char::is_alphabetic) && !PROGRAMS.contains(&lower.as_str()) && !is_address(author)
}

fn is_address(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://") || text.starts_with("about:")
}

/// The moment that a date of the format writes: `D:20241112083000+01'00'`, or as ISO 8601 in XMP. The time is that of the
/// writer's place.
pub fn published(made: &str) -> Option<Published> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let made = made.trim_start_matches("D:");
    // XMP has hyphens between year, month and day; a zone stands behind the time only.
    let behind_day =
        made.char_indices().filter(|(_, char)| char.is_ascii_digit()).nth(8).map_or(made.len(), |(at, _)| at);
    let (day, clock) = made.split_at(behind_day);
    let end = clock.find(['+', '-', 'Z']).unwrap_or(clock.len());
    let (local, zone) = (digits(day) + &digits(&clock[..end]), &clock[end..]);
    let part = |from: usize, to: usize| local.get(from..to)?.parse::<u32>().ok();
    let year = i32::try_from(part(0, 4)?).ok()?;
    let date = NaiveDate::from_ymd_opt(year, part(4, 6).unwrap_or(1), part(6, 8).unwrap_or(1))?;
    let time = part(8, 10)
        .zip(part(10, 12))
        .and_then(|(hour, minute)| NaiveTime::from_hms_opt(hour, minute, part(12, 14).unwrap_or(0)));
    let offset = time.and_then(|_| offset(zone));
    (1980..2200).contains(&year).then_some(Published { date, time, offset })
}

/// The zone of a date: `Z`, `+01'00'`, `-05:00`.
fn offset(zone: &str) -> Option<FixedOffset> {
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let part =
        |from: usize, to: usize| digits.get(from..to).and_then(|part| part.parse::<i32>().ok()).unwrap_or(0);
    let seconds = part(0, 2) * 3600 + part(2, 4) * 60;
    match zone.chars().next()? {
        'Z' => FixedOffset::east_opt(0),
        '-' => FixedOffset::west_opt(seconds),
        _ => FixedOffset::east_opt(seconds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_the_format_are_moments() {
        for (made, expected) in [
            ("D:20241112083005+01'00'", "2024-11-12T08:30:05+01:00"),
            ("D:20241112083005Z", "2024-11-12T08:30:05+00:00"),
            ("D:20241112", "2024-11-12"),
            ("20241112083005-05'00'", "2024-11-12T08:30:05-05:00"),
            ("2024-11-12T08:30:05+01:00", "2024-11-12T08:30:05+01:00"),
            ("2024-11-12", "2024-11-12"),
        ] {
            assert_eq!(published(made).map(|at| at.to_string()).as_deref(), Some(expected), "{made}");
        }
        for made in ["", "D:", "D:2024111", "D:20249999", "gestern", "D:00010101"] {
            assert!(published(made).is_none_or(|at| at.to_string() == "2024-11-01"), "{made}");
        }
    }

    #[test]
    fn names_of_files_are_no_titles() {
        for title in [
            "Microsoft Word - bericht.docx",
            "untitled",
            "Q3_report_final",
            "bericht.indd",
            "12",
            "about:blank",
        ] {
            assert!(!is_title(title), "{title}");
        }
        for title in ["Nordwerk: Zahlen zum dritten Quartal", "Umsatz 2024", "Jahresbericht"] {
            assert!(is_title(title), "{title}");
        }
        assert!(is_author("Petra Muster") && !is_author("Administrator"));
    }

    #[test]
    fn xmp_says_the_same() {
        let xmp = "<rdf:Description><dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">Zahlen &amp; Fakten</rdf:li></rdf:Alt>\
                   </dc:title><xmp:CreateDate>2024-11-12</xmp:CreateDate>";
        assert_eq!(element(xmp, "dc:title").as_deref(), Some("Zahlen & Fakten"));
        assert_eq!(element(xmp, "xmp:CreateDate").as_deref(), Some("2024-11-12"));
        assert_eq!(element(xmp, "dc:creator"), None);
    }
}
