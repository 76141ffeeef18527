//! Detects duplicate articles: the same URL, or nearly the same words.
//!
//! URLs are compared in a canonical form. Texts are compared by *min-hashing*: several hash functions each keep their
//! smallest value over all runs of `RUN` words, and texts that share most of their runs share most of these minima
//! (Broder, *On the resemblance and containment of documents*, 1997). Texts that share a band of minima
//! (locality-sensitive hashing) are compared word by word. Texts with different numbers are different articles, however
//! similar their words: financial reports often differ in nothing else.

use std::collections::HashSet;
use url::Url;
use xxhash_rust::xxh3::xxh3_64;

/// So many words make a run.
const RUN: usize = 3;
/// So many minima make a band: all of them must agree.
const IN_BAND: usize = 3;
/// The number of bands. Two texts that share 85 % of their runs share a band in 99.8 % of the cases.
const BANDS: usize = 6;
/// Shorter texts, in words, are the same only if they are equal.
const SHORTEST: usize = 40;
/// The least share of the runs of the shorter text that the longer one has, in hundredths.
const LEAST_SHARED: usize = 85;
/// The longer text has at most so many times the runs of the shorter.
const MOST_LONGER: usize = 3;

/// Parameters that say where a reader comes from, not what is shown.
const TRACKING: [&str; 14] = [
    "fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "ref", "ref_src", "cmpid", "cmp",
    "wt_mc", "xtor", "partner",
];

/// The form in which an address is compared: without what does not change the page. `None` for what is no web address.
pub fn canonical(address: &str) -> Option<String> {
    let mut url = Url::parse(address.trim()).ok()?;
    let host = url.host_str()?.to_owned();
    if !matches!(url.scheme(), "http" | "https") {
        return None;
    }
    url.set_fragment(None);
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(name, _)| {
            let name = name.to_ascii_lowercase();
            !name.starts_with("utm_") && !name.starts_with("pk_") && !TRACKING.contains(&name.as_str())
        })
        .map(|(name, value)| (name.into_owned(), value.into_owned()))
        .collect();
    url.set_query(None);
    if !kept.is_empty() {
        url.query_pairs_mut().extend_pairs(kept);
    }
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let path = url.path().trim_end_matches('/');
    let query = url.query().map(|query| format!("?{query}")).unwrap_or_default();
    // The scheme does not count: the same page stands under both.
    Some(format!("{host}{port}{path}{query}"))
}

/// What tells a text from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// A hash of all its words.
    pub whole: i64,
    /// Hashes of which texts with nearly the same words share one; none for a short text.
    pub lsh_bands: Vec<i64>,
    /// The number of its words.
    pub words: usize,
}

impl Fingerprint {
    /// The fingerprint of a text.
    pub fn of(text: &str) -> Self {
        let words = words(text);
        let hashes: Vec<u64> = words.iter().map(|word| xxh3_64(word.as_bytes())).collect();
        let mut minima = [u64::MAX; IN_BAND * BANDS];
        if words.len() >= SHORTEST {
            for run in hashes.windows(RUN) {
                let hash = combined(run);
                for (seed, least) in (1_u64..).zip(&mut minima) {
                    // A cheap permutation of the hashes: multiplication by an odd number, the high bits first.
                    *least = (*least).min(mixed(hash, seed));
                }
            }
        }
        let lsh_bands = if words.len() >= SHORTEST {
            minima
                .chunks(IN_BAND)
                .zip(1..)
                .map(|(band, number)| mixed(combined(band), number).cast_signed())
                .collect()
        } else {
            Vec::new()
        };
        Self { whole: combined(&hashes).cast_signed(), lsh_bands, words: words.len() }
    }
}

fn mixed(hash: u64, seed: u64) -> u64 {
    let factor = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1;
    let product = (hash ^ seed.rotate_left(32)).wrapping_mul(factor);
    product ^ (product >> 31)
}

/// Whether two texts that share a band are one article: one may be longer, but it says the same, number by number.
pub fn are_one(left: &str, right: &str) -> bool {
    let (left, right) = (words(left), words(right));
    let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
    if short.len() * MOST_LONGER < long.len() {
        return false;
    }
    let runs = |words: &[String]| {
        let hashes: Vec<u64> = words.iter().map(|word| xxh3_64(word.as_bytes())).collect();
        hashes.windows(RUN).map(combined).collect::<HashSet<u64>>()
    };
    let (few, many) = (runs(&short), runs(&long));
    let shared = few.iter().filter(|run| many.contains(run)).count();
    if few.is_empty() || shared * 100 < LEAST_SHARED * few.len() {
        return false;
    }
    let has_digit = |word: &&String| word.bytes().any(|byte| byte.is_ascii_digit());
    let numbers: HashSet<&String> = long.iter().filter(has_digit).collect();
    short.iter().filter(has_digit).all(|number| numbers.contains(number))
}

/// One hash of several in their order.
fn combined(hashes: &[u64]) -> u64 {
    hashes.iter().fold(0, |all: u64, hash| mixed(all.rotate_left(5) ^ hash, 1))
}

/// The words of a text in small letters. A number keeps its points and commas.
fn words(text: &str) -> Vec<String> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|character: char| !character.is_alphanumeric()).to_lowercase())
        .filter(|word| !word.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_address() {
        let same = [
            "https://www.example.org/a/?utm_source=rss#top",
            "http://example.org/a",
            " https://example.org/a/?fbclid=1",
        ];
        for address in same {
            assert_eq!(canonical(address).as_deref(), Some("example.org/a"), "{address}");
        }
        assert_eq!(
            canonical("https://example.org:8080/a?id=1&ref=x").as_deref(),
            Some("example.org:8080/a?id=1")
        );
        for other in ["file:///etc/passwd", "artikel.txt", "ftp://example.org/a", ""] {
            assert_eq!(canonical(other), None, "{other}");
        }
    }

    fn report(percent: u32) -> String {
        let sentences = [
            format!(
                "Der Umsatz des Konzerns stieg im dritten Quartal um {percent} Prozent auf einen neuen Rekord."
            ),
            "Das teilte das Unternehmen am Montag in der Zentrale mit und hob zugleich die Prognose an."
                .to_owned(),
            "Analysten hatten im Schnitt mit weniger gerechnet, wie eine Umfrage unter Banken zeigt."
                .to_owned(),
            "Die Aktie legte im frühen Handel zu und stand damit an der Spitze des Index.".to_owned(),
        ];
        sentences.join(" ")
    }

    fn share_a_band(left: &str, right: &str) -> bool {
        let (left, right) = (Fingerprint::of(left), Fingerprint::of(right));
        left.lsh_bands.iter().any(|band| right.lsh_bands.contains(band))
    }

    #[test]
    fn a_text_with_a_line_more_is_the_same_and_one_with_another_number_is_not() {
        let text = report(7);
        let longer = format!("{text} Mit Material der Agentur.");
        assert!(share_a_band(&text, &longer) && are_one(&text, &longer));
        assert!(!are_one(&text, &report(9)));
        let other = "Ganz andere Worte stehen in diesem Artikel ".repeat(9);
        assert!(!share_a_band(&text, &other) && !are_one(&text, &other));
        assert!(Fingerprint::of("Kurz.").lsh_bands.is_empty());
        assert_eq!(Fingerprint::of("Der  Gewinn\nstieg.").whole, Fingerprint::of("der Gewinn stieg").whole);
    }
}
