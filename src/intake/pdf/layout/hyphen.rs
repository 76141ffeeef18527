//! Words that are divided at the end of a line.
//!
//! `Geschäfts-` and `jahr` are one word; `Nordwerk-` and `Aktie` keep the hyphen; `Ein-` and `und` keep the space too. In
//! lower case, a hyphen may be the word's own (`full-` and `year`): the rest of the text may have the word in one of its
//! forms, else the patterns of hyphenation tell whether a word can be divided there.

use crate::document::Language;
use crate::language::{PACKS, Pack};
use std::collections::HashSet;

/// What the text says of its own words.
#[derive(Debug)]
pub struct Hyphens {
    /// The words of the text with hyphens inside, in lower case, and those without.
    words: HashSet<String>,
    pack: Option<&'static Pack>,
    /// Words between those of a series: `Ein- und Verkauf`.
    conjunctions: HashSet<String>,
}

impl Hyphens {
    /// Those of a text of these lines.
    pub fn of<'t>(lines: impl Iterator<Item = &'t str>, language: Language) -> Self {
        let words = lines
            .flat_map(str::split_whitespace)
            .map(bare)
            .filter(|word| !word.is_empty() && !word.ends_with('-'));
        let pack = PACKS.into_iter().find(|pack| pack.language == language);
        let tagged = pack.into_iter().flat_map(|pack| pack.lexicon.tagged("name"));
        let tagged = tagged.filter(|tagged| tagged.tag.name == "conjunction");
        Self {
            words: words.map(str::to_lowercase).collect(),
            pack,
            conjunctions: tagged.map(|tagged| tagged.form.lowercase()).collect(),
        }
    }

    /// Appends a line to a text that it goes on from.
    pub fn append(&self, text: &mut String, line: &str) {
        if !text.ends_with('-') || text.ends_with(" -") || text.ends_with("--") {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(line);
            return;
        }
        let last = text.rsplit(char::is_whitespace).next().unwrap_or_default();
        let next = line.split_whitespace().next().unwrap_or_default();
        match self.joint(last, next) {
            Joint::Whole => {
                text.pop();
            }
            Joint::Hyphen => {}
            Joint::Space => text.push(' '),
        }
        text.push_str(line);
    }

    /// How a line goes on from another that ends with the hyphen of `last`.
    fn joint(&self, last: &str, next: &str) -> Joint {
        let before = last.trim_end_matches('-');
        let (left, right) = (bare(before), bare(next));
        if self.conjunctions.contains(right) {
            return Joint::Space;
        }
        let is_lower = before.ends_with(char::is_lowercase) && next.starts_with(char::is_lowercase);
        if !is_lower {
            // An abbreviation is not divided by rules, but it is divided.
            if self.words.contains(&format!("{left}{right}").to_lowercase())
                && left.chars().all(char::is_alphabetic)
            {
                return Joint::Whole;
            }
            // A dash between numbers, or the hyphen of a name.
            return if before.ends_with(char::is_alphanumeric) { Joint::Hyphen } else { Joint::Space };
        }
        let (left, right) = (left.to_lowercase(), right.to_lowercase());
        if self.words.contains(&format!("{left}{right}")) {
            return Joint::Whole;
        }
        if self.words.contains(&format!("{left}-{right}")) {
            return Joint::Hyphen;
        }
        // The last part of `Nord-Süd-Verbindung` is divided by itself.
        let stem = left.rsplit('-').next().unwrap_or_default();
        let Some(pack) = self.pack else { return Joint::Whole };
        let is_word = |word: &str| pack.dictionary.sense_of(word).is_ordinary();
        if is_word(&format!("{stem}{right}")) {
            return Joint::Whole;
        }
        let is_pair = !pack.words.closed_compounds && is_word(stem) && is_word(&right);
        let is_divided = pack.hyphenation.is_none_or(|language| divides(stem, &right, language));
        if is_pair || !(is_divided || pack.words.closed_compounds) { Joint::Hyphen } else { Joint::Whole }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Joint {
    Whole,
    Hyphen,
    Space,
}

/// A word without the punctuation around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|char: char| !char.is_alphanumeric() && char != '-')
}

/// Whether hyphenation divides the whole word between its parts.
fn divides(left: &str, right: &str, language: hypher::Lang) -> bool {
    const LONGEST: usize = 64;
    if left.len() + right.len() > LONGEST {
        return true;
    }
    let right: String = right.chars().take_while(|char| char.is_alphabetic()).collect();
    let whole = format!("{left}{right}");
    let mut at = 0;
    hypher::hyphenate(&whole, language).any(|syllable| {
        at += syllable.len();
        at == left.len()
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::language;

    /// A text in the language with this code, which knows `known`, goes on with a line.
    fn appended(code: &str, known: &str, text: &str, line: &str) -> String {
        let mut text = text.to_owned();
        let language = language::from_code(code).expect("a language");
        Hyphens::of([known].into_iter(), language).append(&mut text, line);
        text
    }

    #[test]
    fn divided_words_are_joined() {
        for (code, text, line, expected) in [
            ("de-DE", "im Geschäfts-", "jahr um", "im Geschäftsjahr um"),
            ("de-DE", "die Nordwerk-", "Aktie", "die Nordwerk-Aktie"),
            ("de-DE", "Ein-", "und Verkauf", "Ein- und Verkauf"),
            ("de-DE", "der Verkauf –", "und mehr", "der Verkauf – und mehr"),
            ("de-DE", "2023-", "2024", "2023-2024"),
            ("de-DE", "die Nord-Süd-Verbin-", "dung ist", "die Nord-Süd-Verbindung ist"),
            ("en-GB", "the full-", "year result", "the full-year result"),
            ("en-GB", "the com-", "pany said", "the company said"),
            ("en-GB", "third-", "quarter profit", "third-quarter profit"),
            ("en-GB", "no hyphen", "here", "no hyphen here"),
        ] {
            assert_eq!(appended(code, "", text, line), expected);
        }
    }

    #[test]
    fn the_rest_of_the_text_knows_its_words() {
        assert_eq!(appended("en-GB", "a re-entry", "the re-", "entry"), "the re-entry");
        assert_eq!(appended("en-GB", "Kombizor", "the kombi-", "zor"), "the kombizor");
        assert_eq!(appended("de-DE", "das EBITDA", "das EBIT-", "DA"), "das EBITDA");
    }
}
