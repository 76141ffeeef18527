//! Datelines: `Wien – `, `LONDON (Reuters) - `, `NEW YORK, May 20 (AP) — ` at the start of a paragraph.
//!
//! They stay in the paragraph, and show where the body starts and which agency reports.

use super::byline::{is_agency, is_place};
use super::date;
use super::head_words::WORDS;
use crate::document::{Head, Published};

/// No dateline is longer, in bytes.
const MAX_LENGTH: usize = 96;

/// What stands before the dash.
#[derive(Debug, PartialEq, Eq)]
pub struct Dateline<'t> {
    /// The agency in brackets.
    pub agency: Option<&'t str>,
    /// The day, where the year is said.
    pub published: Option<Published>,
}

/// The dateline that `paragraph` begins with.
pub fn of(paragraph: &str) -> Option<Dateline<'_>> {
    let mut end = paragraph.len().min(MAX_LENGTH);
    while !paragraph.is_char_boundary(end) {
        end -= 1;
    }
    let start = &paragraph[..end];
    let (before, hyphen) = [" – ", " — ", " - ", " -- "]
        .iter()
        .filter_map(|dash| start.find(dash).map(|at| (at, dash.contains('-'))))
        .min()
        .map(|(at, hyphen)| (&start[..at], hyphen))?;
    let (places, agency) = match before.split_once('(') {
        Some((places, rest)) => {
            let inside = rest.strip_suffix(')')?;
            let agency = inside.split(['/', ',']).map(str::trim).find(|name| is_agency(name));
            // Behind a place and a date, an unknown word is an agency's name too, as are a few with capitals.
            let is_name = inside.chars().all(char::is_alphanumeric)
                || inside.split(' ').count() <= 3
                    && inside.split(' ').all(|word| {
                        word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphanumeric)
                    });
            let unknown = (is_name && !date::find(places).is_empty()).then_some(inside);
            (places, Some(agency.or(unknown)?))
        }
        None => (before, None),
    };
    // The date goes; what is left are places, or words in capitals.
    let mut places = places.trim().to_owned();
    let stamps = date::find(&places);
    let published = stamps.iter().find_map(date::Stamp::published);
    // `Wexhafen, 14. Mai 2024 - `: the whole date behind a comma shows that a place stands before it.
    let is_dated = published.is_some()
        && stamps.first().is_some_and(|stamp| {
            let before = places[..stamp.range.start].trim_end();
            without_noise(before).trim_end().ends_with(',')
        });
    for stamp in stamps.iter().rev() {
        places.replace_range(stamp.range.clone(), "");
    }
    let places = places.trim_matches([' ', ',', '.']);
    let names = places.split([',', '/']).map(|name| without_noise(name).trim());
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    let in_capitals = |name: &&str| name.len() > 2 && !name.contains(char::is_lowercase);
    let capitalized = |name: &&str| name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let known = is_dated || names.iter().any(|name| is_place(name) || in_capitals(name)) || agency.is_some();
    let bare = names.is_empty() && agency.is_none();
    let dateline = known && !bare && names.len() <= 4 && names.iter().all(capitalized);
    (dateline && (!hyphen || agency.is_some() || is_dated)).then_some(Dateline { agency, published })
}

/// The text without a last word that only stands before dates: `München, den`.
fn without_noise(text: &str) -> &str {
    let text = text.trim_end();
    let start = text.rfind([' ', ',']).map_or(0, |at| at + 1);
    if WORDS.noise.has(&text[start..].to_lowercase()) { &text[..start] } else { text }
}

/// Whether `line` says nothing but the source and the date that `head` has: `Reuters, May 20, 2024`.
pub fn is_bare_credit(line: &str, head: &Head) -> bool {
    let stamps = date::find(line);
    let [stamp] = stamps.as_slice() else { return false };
    if stamp.published().is_none() || stamp.published() != head.published {
        return false;
    }
    let (before, behind) = (&line[..stamp.range.start], &line[stamp.range.end..]);
    let source = head.source.as_deref().unwrap_or_default();
    let rest = format!("{before} {behind}").replacen(source, "", 1);
    rest.split(|char: char| !char.is_alphanumeric()).all(|word| matches!(word, "" | "Uhr"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_told_from_sentences_with_dashes() {
        for (text, agency) in [
            ("Wien – Die Bank hat", None),
            ("Graz/Wien – Der Verbund", None),
            ("DUBAI, United Arab Emirates — Dubai's flagship", None),
            ("Frankfurt (dpa-AFX) - Der Dax", Some("dpa-AFX")),
            ("Kleinstadt (dpa) - Der", Some("dpa")),
            ("NEW YORK, May 20 (Reuters) - Shares", Some("Reuters")),
            ("PARIS, June 12, 2024 (example) – Mistral", Some("example")),
            ("(Bloomberg) -- Apple is", Some("Bloomberg")),
            ("Berlin, 20. Mai (dpa/AFP) – Die", Some("dpa")),
            ("Wexhafen, 14. Mai 2024 - Die Hafenbahn", None),
            ("Wexhafen/Tornau, den 14. Mai 2024 – Die", None),
            ("WEXHAFEN, May 14, 2024 /NewsPost/ -- Harbour", None),
            ("Wexhafen, May 14, 2024 (QUAY NEWSWIRE) -- Harbour", Some("QUAY NEWSWIRE")),
        ] {
            assert_eq!(of(text).map(|found| found.agency), Some(agency), "{text}");
        }
        for text in [
            "Der Konzern – einer der größten",
            "Siemens – Europas größter Konzern",
            "Wien - die Stadt",
            "Weitere Abschreibungen neben den bekannten – Dennoch",
            "– so",
            "Am 14. Mai 2024 - dem Tag der Eröffnung",
            "Nach dem Angebot vom Montag, 14. Mai 2024 - und",
            "",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn a_bare_credit_says_nothing_but_source_and_date() {
        let published = date::published("2024-05-20 19:42");
        let head = Head { source: Some("Reuters".to_owned()), published, ..Head::default() };
        for line in ["Reuters, 20. Mai 2024, 19:42", "Reuters 20. Mai 2024, 19:42 Uhr", "2024-05-20 19:42"] {
            assert!(is_bare_credit(line, &head), "{line}");
        }
        for line in
            ["Berlin, Reuters, 20. Mai 2024, 19:42", "Von Ada Lang, Reuters", "Reuters, 3. Mai 2024", ""]
        {
            assert!(!is_bare_credit(line, &head), "{line}");
        }
    }
}
