//! Datelines: `Wien – `, `LONDON (Reuters) - `, `NEW YORK, May 20 (AP) — ` at the start of a paragraph.
//!
//! They stay in the paragraph. They tell where the body begins and which agency reports.

use super::byline::{is_agency, is_place};
use super::moment;

/// No dateline is longer, in bytes.
const MAX_LENGTH: usize = 96;

/// What stands before the dash.
#[derive(Debug, PartialEq, Eq)]
pub struct Dateline<'t> {
    /// The agency in brackets.
    pub agency: Option<&'t str>,
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
            let agency = inside.split(['/', ',']).map(str::trim).find(|name| is_agency(name))?;
            (places, Some(agency))
        }
        None => (before, None),
    };
    // The date goes; what is left are places, or words in capitals.
    let mut places = places.trim().to_owned();
    for stamp in moment::find(&places).iter().rev() {
        places.replace_range(stamp.range.clone(), "");
    }
    let places = places.trim_matches([' ', ',', '.']);
    let names: Vec<&str> = places.split([',', '/']).map(str::trim).filter(|name| !name.is_empty()).collect();
    let in_capitals = |name: &&str| name.len() > 2 && !name.contains(char::is_lowercase);
    let capitalized = |name: &&str| name.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let known = names.iter().any(|name| is_place(name) || in_capitals(name)) || agency.is_some();
    let dateline = known && !names.is_empty() && names.len() <= 4 && names.iter().all(capitalized);
    (dateline && (!hyphen || agency.is_some())).then_some(Dateline { agency })
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
            ("Berlin, 20. Mai (dpa/AFP) – Die", Some("dpa")),
        ] {
            assert_eq!(of(text), Some(Dateline { agency }), "{text}");
        }
        for text in [
            "Der Konzern – einer der größten",
            "Siemens – Europas größter Konzern",
            "Wien - die Stadt",
            "Weitere Abschreibungen neben den bekannten – Dennoch",
            "– so",
            "",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
