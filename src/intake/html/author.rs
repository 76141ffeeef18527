//! The authors of a page: names without the words, dates and buttons around them.

use super::super::cues::{CueKind, beginning, is_cue};
use super::super::head_words::WORDS;
use super::super::sentence_end::ends_sentence;
use super::super::{byline, date};
use super::element::words;
use super::jsonld::Said;
use super::meta::MetaTags;
use super::title::key;

/// Names of `<meta>` elements with the author, the surest first.
const NAMES: [&str; 14] = [
    "author",
    "article:author",
    "og:article:author",
    "og:author",
    "article:author_name",
    "parsely-author",
    "sailthru:author",
    "dc:creator",
    "dcterms:creator",
    "dc:creator:personalname",
    "citation_author",
    "byl",
    "creator",
    "authors",
];

/// No more authors are named.
const MOST: usize = 12;
/// So many texts of the page are looked through for them.
const MOST_SHOWN: usize = 24;
/// The longest text that is looked through for names, in bytes.
const LONGEST: usize = 300;

/// The authors, parted by commas. `shown` are the texts of elements for the author in groups, the surest first;
/// `signatures` are those that hold one for sure, who may have no name of a person; `sites` are no authors.
pub fn byline(
    meta: &MetaTags,
    said: &Said,
    shown: &[Vec<String>],
    signatures: &[String],
    sites: &[String],
) -> Option<String> {
    let is_site = |name: &str| {
        let name = folded(name);
        sites.iter().any(|site| folded(site) == name)
    };
    let told: Vec<Vec<String>> = std::iter::once(said.authors.clone())
        .chain(NAMES.iter().map(|name| meta.all(std::slice::from_ref(name)).map(str::to_owned).collect()))
        .collect();
    let names_in = |texts: &[String]| {
        let mut names: Vec<String> = Vec::new();
        for name in texts.iter().flat_map(|text| people(text)) {
            let is_new = names.iter().all(|known| key(known) != key(&name));
            if is_new && !is_site(&name) && names.len() < MOST {
                names.push(name);
            }
        }
        names
    };
    let joined = |names: Vec<String>| (!names.is_empty()).then(|| names.join(", "));
    let by_data =
        told.iter().map(|texts| names_in(texts)).find(|names| !names.is_empty()).unwrap_or_default();
    let mut by_page: Vec<String> = Vec::new();
    for texts in shown.iter().take(MOST_SHOWN) {
        // A line may hold the names of all, of whom each has an element.
        if by_page.is_empty() || texts.iter().any(|text| is_list(text)) {
            let names = names_in(texts);
            let has_more = names.len() > by_page.len() && by_page.iter().all(|name| names.contains(name));
            by_page = if has_more { names } else { by_page };
        }
    }
    // The page names those whom the data names, and more.
    let has_more = by_page.len() > by_data.len() && by_data.iter().all(|name| by_page.contains(name));
    let named = if has_more { by_page } else { by_data };
    // A name that is no person's: a pen name, a desk.
    let signed = signatures.iter().map(|text| without_lead(text));
    let texts = told.iter().flatten().map(String::as_str).chain(signed);
    let other = || texts.filter_map(pen_name).find(|name| !is_site(name));
    joined(named).or_else(other)
}

/// Whether the text joins names: `Jane Roe, Ann Lee and Tom Voss`.
fn is_list(text: &str) -> bool {
    !text.contains('|') && text.split_whitespace().any(|word| WORDS.and.has(&word.to_lowercase()))
}

/// A name as it stands in addresses too: `Küstenblatt` and `kuestenblatt`.
fn folded(name: &str) -> String {
    key(name).replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss")
}

/// Whether a line without a name of its own is an author's: `Von Ada Horn und Jan Ott, Wexhafen`.
pub fn is_byline(line: &str) -> bool {
    const MOST_WORDS: usize = 14;
    let lower = |word: &str| word.trim_matches(|char: char| !char.is_alphanumeric()).to_lowercase();
    let mut words = line.split_whitespace();
    let is_introduced = words.next().is_some_and(|first| WORDS.author.has(&lower(first)));
    let is_known = |word: &str| {
        let small = lower(word);
        WORDS.and.has(&small)
            || WORDS.particle.has(&small)
            || WORDS.noise.has(&small)
            || WORDS.author.has(&small)
            || WORDS.role.has(&small)
            || is_cue(CueKind::Reader, &small)
    };
    is_introduced
        && line.split_whitespace().count() <= MOST_WORDS
        && words.all(|word| !word.starts_with(char::is_lowercase) || is_known(word))
        && !ends_sentence(line)
}

/// The people whom a text names as authors.
pub fn people(text: &str) -> Vec<String> {
    let mut text = words(text);
    if text.len() > LONGEST || text.contains("://") || text.starts_with("www.") {
        return Vec::new();
    }
    // What ends so is what somebody says: `Jane Roe says:`.
    if text.ends_with(':') {
        return Vec::new();
    }
    for stamp in date::find(&text).iter().rev() {
        text.replace_range(stamp.range.clone(), " | ");
    }
    let mut names = Vec::new();
    // Behind words for pictures stands who took them: `Text: Jane Roe | Fotos: Ann Lee`.
    let mut is_picture = false;
    for part in
        without_brackets(&text).split(['|', '·', '•', ';', ',', '/', '&', '+', '\n', '–', '—', '@', ':'])
    {
        let lower = part.trim().to_lowercase();
        is_picture = is_cue(CueKind::Credit, &lower) || is_picture && !WORDS.author.has(&lower);
        for part in split_and(part).into_iter().filter(|_| !is_picture) {
            // Whom the text introduces otherwise behind the authors took the pictures.
            let introduced = || behind_lead(&part).filter(|_| names.is_empty()).and_then(name);
            let found = name(&part).or_else(introduced);
            names.extend(found);
        }
    }
    names
}

/// The text without what stands in brackets: desks, places.
fn without_brackets(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    let mut depth = 0_usize;
    for char in text.chars() {
        match char {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => result.push(char),
            _ => {}
        }
    }
    result
}

/// The parts between words such as `and`.
fn split_and(text: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for word in text.split_whitespace() {
        if WORDS.and.has(&word.to_lowercase()) {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            if !part.is_empty() {
                part.push(' ');
            }
            part.push_str(word);
        }
    }
    parts
}

/// What stands behind the last word that introduces an author: `Ein Bericht von Ada Horn`.
fn behind_lead(text: &str) -> Option<&str> {
    let is_lead = |word: &str| WORDS.author.has(&word.to_lowercase());
    let last = text.split_whitespace().rfind(|word| is_lead(word))?;
    let at = last.as_ptr() as usize - text.as_ptr() as usize;
    text.get(at + last.len()..)
}

/// The personal name that `text` is, but for words that introduce it or stand behind it.
fn name(text: &str) -> Option<String> {
    let mut words: Vec<&str> = text.split_whitespace().collect();
    while let Some(first) = words.first() {
        let lower = first.trim_end_matches([':', '.']).to_lowercase();
        let is_lead = WORDS.author.has(&lower) || WORDS.updated.has(&lower);
        let is_noise = WORDS.noise.has(&lower) && !WORDS.particle.has(&lower)
            || WORDS.role.has(&lower) && words.len() > 2;
        if !(is_lead || is_noise) {
            break;
        }
        words.remove(0);
    }
    // `Jane Roe in London`, `Jane Roe Published`.
    let is_end = |word: &&str| {
        let lower = word.trim_end_matches([':', '.']).to_lowercase();
        let is_small = word.starts_with(char::is_lowercase);
        is_small && !WORDS.particle.has(&lower)
            || WORDS.updated.has(&lower)
            || WORDS.after.has(&lower)
            || is_cue(CueKind::Whole, &lower)
            || WORDS.role.has(&lower)
            || WORDS.noise.has(&lower) && !WORDS.particle.has(&lower)
    };
    if let Some(end) = words.iter().position(is_end) {
        words.truncate(end);
    }
    let name = words.join(" ");
    let name = if name.chars().any(char::is_lowercase) { name } else { capitalized(&name) };
    let is_short = words.len() <= 5 && name.len() <= 60;
    let lower = name.to_lowercase();
    let is_media = lower.split(' ').any(|word| WORDS.publisher.has(word) || WORDS.organization.has(word));
    let is_acronym = |word: &&str| word.len() > 2 && word.chars().all(char::is_uppercase);
    let is_media = is_media
        || words.iter().any(is_acronym) && words.iter().any(|word| word.chars().any(char::is_lowercase));
    let is_button = [CueKind::Line, CueKind::Link, CueKind::Tail]
        .into_iter()
        .any(|kind| beginning(kind, &lower).is_some());
    let is_address = is_button
        || is_cue(CueKind::Whole, &lower)
        || is_cue(CueKind::Reader, lower.split(' ').next().unwrap_or_default());
    (is_short
        && byline::is_personal_name(&name)
        && !is_media
        && !is_address
        && !byline::is_agency(&name)
        && !byline::is_place(&name))
    .then_some(name)
}

/// `ADA BRACKMANN` as `Ada Brackmann`; short words are initials or particles.
fn capitalized(name: &str) -> String {
    let mut result = String::with_capacity(name.len());
    let mut is_inside = false;
    for char in name.chars() {
        if is_inside {
            result.extend(char.to_lowercase());
        } else {
            result.push(char);
        }
        is_inside = char.is_alphabetic();
    }
    result
}

/// What stands behind the words that introduce an author, up to the next element.
fn without_lead(text: &str) -> &str {
    let is_lead = |word: &str| {
        let lower = word.trim_end_matches(':').to_lowercase();
        word == "|" || WORDS.author.has(&lower) || WORDS.noise.has(&lower)
    };
    let Some(first) = text.split_whitespace().find(|word| !is_lead(word)) else { return "" };
    let behind = text.get(first.as_ptr() as usize - text.as_ptr() as usize..).unwrap_or_default();
    behind.split('|').next().unwrap_or_default().trim()
}

/// A name that may be a pen name or a desk's: a few words and no address.
fn pen_name(text: &str) -> Option<String> {
    const LONGEST_NAME: usize = 40;
    let text = words(text);
    let text = text.trim_start_matches('@');
    let is_button = |word: &str| is_cue(CueKind::Whole, word) || is_cue(CueKind::Share, word);
    let lower = text.to_lowercase();
    if lower.split(' ').all(is_button) || WORDS.nobody.has(&lower) {
        return None;
    }
    let is_name = text.len() <= LONGEST_NAME
        && text.split(' ').count() <= 4
        && text.chars().filter(|char| char.is_alphabetic()).count() >= 3
        && !text.contains(['/', ':', '@', '|', '<', '.'])
        && !text.starts_with(|char: char| char.is_ascii_digit());
    is_name.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_cut_out_of_what_stands_around_them() {
        for (text, right) in [
            ("Von Ada Horn am 21. April 2024, 16:06 Uhr", &["Ada Horn"][..]),
            ("By Ada Horn and Jan Ott | Published Nov 8, 2023", &["Ada Horn", "Jan Ott"]),
            ("Ada Horn, Jan Ott & Ruth Sommer", &["Ada Horn", "Jan Ott", "Ruth Sommer"]),
            ("Written by Ada Horn in London", &["Ada Horn"]),
            ("Jan van der Ott (dpa)", &["Jan van der Ott"]),
            ("ADA HORN", &["Ada Horn"]),
            ("Ein Gastbeitrag von Dr. Ada Horn", &["Dr. Ada Horn"]),
            ("Words by Ada Horn; pictures by Jan Ott", &["Ada Horn"]),
            ("Ada von der Horn", &["Ada von der Horn"]),
            ("Lisbeth Sommer says:", &[]),
            ("Name *", &[]),
            ("https://social.example/kb", &[]),
            ("Vale Broadcasting Corporation", &[]),
            ("", &[]),
        ] {
            assert_eq!(people(text), right, "{text}");
        }
    }

    #[test]
    fn lines_of_authors_hold_nothing_else() {
        assert!(is_byline("Von Ada Horn und Jan Ott, Wexhafen") && is_byline("By Ada Horn"));
        for line in ["Von Emil Falk ist nichts zu hören", "Ada Horn", "Von Anfang an geplant", ""] {
            assert!(!is_byline(line), "{line}");
        }
    }
}
