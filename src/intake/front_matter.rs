//! Front matter: what a text says of itself before it begins, in YAML (`---`), TOML (`+++`) or the header of `AsciiDoc`.
//!
//! Only lines of a key and a value are read, which is all that titles, authors and dates need.

use super::{Metadata, date, language};

/// The longest front matter, in bytes.
const MAX_FRONT_MATTER: usize = 16 * 1024;

/// How front matter is written: the line that opens it, those that close it, and what stands behind a key.
const FENCES: [(&str, &[&str], char); 2] = [("---", &["---", "..."], ':'), ("+++", &["+++"], '=')];

/// Splits front matter off, and adds what it says to `given`.
pub fn split<'t>(text: &'t str, given: &mut Metadata) -> &'t str {
    for (open, close, sign) in FENCES {
        if let Some((head, rest)) = fenced(text, open, close) {
            for (key, value) in head.lines().filter_map(|line| line.split_once(sign)) {
                add(key, value, given);
            }
            return rest;
        }
    }
    asciidoc(text, given).unwrap_or(text)
}

/// Whether `text` begins with front matter.
pub fn begins(text: &str) -> bool {
    FENCES.iter().any(|(open, close, sign)| {
        fenced(text, open, close)
            .is_some_and(|(head, _)| head.lines().next().is_some_and(|line| line.contains(*sign)))
    }) || asciidoc(text, &mut Metadata::default()).is_some()
}

/// What stands between the two fences, and behind them.
fn fenced<'t>(text: &'t str, open: &str, close: &[&str]) -> Option<(&'t str, &'t str)> {
    let (first, rest) = text.split_once('\n')?;
    if first.trim_end() != open {
        return None;
    }
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        if close.contains(&line.trim_end()) {
            return Some((&rest[..length], &rest[length + line.len()..]));
        }
        length += line.len();
        if length > MAX_FRONT_MATTER {
            return None;
        }
    }
    None
}

fn add(key: &str, value: &str, given: &mut Metadata) {
    let quotes: &[char] = &['"', '\''];
    let value = value.trim().trim_start_matches('[').trim_end_matches(']').trim_matches(quotes).trim();
    if value.is_empty() || key.starts_with([' ', '-', '#']) {
        return;
    }
    let text = || Some(value.to_owned());
    match key.trim().to_ascii_lowercase().as_str() {
        "title" | "headline" => given.title = given.title.take().or_else(text),
        "author" | "authors" | "byline" => given.byline = given.byline.take().or_else(text),
        "source" | "publisher" | "publication" => given.source = given.source.take().or_else(text),
        "url" | "link" | "canonical" => given.url = given.url.take().or_else(text),
        "date" | "published" | "revdate" => {
            given.published = given.published.or_else(|| date::published(value));
        }
        "lang" | "language" => given.language = given.language.or_else(|| language::from_code(value)),
        _ => {}
    }
}

/// The header of `AsciiDoc`: `= Title`, then the author, then lines of `:key: value`. What is no line of a key is the author
/// or the revision, whose date is read.
fn asciidoc<'t>(text: &'t str, given: &mut Metadata) -> Option<&'t str> {
    let title = text.strip_prefix("= ")?;
    let end = text[..text.len().min(MAX_FRONT_MATTER)].find("\n\n")?;
    let mut lines = title.get(..end - 2)?.lines();
    let title = lines.next()?;
    let mut keys = Vec::new();
    let mut others = Vec::new();
    for line in lines {
        match line.strip_prefix(':').and_then(|line| line.split_once(':')) {
            Some(field) => keys.push(field),
            None if others.len() < 2 && keys.is_empty() => others.push(line),
            None => return None,
        }
    }
    add("title", title, given);
    for (key, value) in keys {
        add(key, value, given);
    }
    // `Petra Lindner <lindner@example.org>`
    let author = others.first().map(|line| line.split('<').next().unwrap_or_default());
    add("author", author.unwrap_or_default(), given);
    let revision = others.get(1).and_then(|line| line.split(',').find_map(date::published));
    given.published = given.published.or(revision);
    Some(text[end..].trim_start_matches('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_says_the_same() {
        for text in [
            "---\ntitle: \"Nordwerk wächst\"\nauthor: Petra Lindner\ndate: 2024-11-12\nlang: de\n---\nText.",
            "+++\ntitle = \"Nordwerk wächst\"\nauthor = 'Petra Lindner'\ndate = 2024-11-12\nlang = \"de\"\n+++\nText.",
            "= Nordwerk wächst\nPetra Lindner <lindner@example.org>\n:date: 2024-11-12\n:lang: de\n\nText.",
            "= Nordwerk wächst\nPetra Lindner\nv1.0, 2024-11-12\n:lang: de\n\nText.",
        ] {
            let mut given = Metadata::default();
            assert!(begins(text), "{text}");
            assert_eq!(split(text, &mut given), "Text.", "{text}");
            assert_eq!(given.title.as_deref(), Some("Nordwerk wächst"), "{text}");
            assert_eq!(given.byline.as_deref(), Some("Petra Lindner"), "{text}");
            assert_eq!(given.published.map(|at| at.to_string()).as_deref(), Some("2024-11-12"), "{text}");
            assert_eq!(given.language, language::from_code("de"), "{text}");
        }
    }

    #[test]
    fn what_is_not_closed_is_text() {
        for text in
            ["---\ntitle: x\nText.", "+++\n", "= 5 + 3\nund so weiter", "= a\nb\nc\nd\n\nText.", "", "---"]
        {
            assert_eq!(split(text, &mut Metadata::default()), text);
            assert!(!begins(text), "{text}");
        }
    }
}
