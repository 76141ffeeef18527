//! Where a word may be hyphenated.
//!
//! The patterns are those of hypher. A word is only touched where all of its letters are ones that German
//! or English patterns know, and where it is long enough that a hyphen helps more than it disturbs.

use crate::document::Language;
use hypher::Lang;

/// The shortest run of letters that is hyphenated, in characters.
const SHORTEST: usize = 7;

/// How many letters stay together at either end.
const KEPT: usize = 3;

/// The longest run of letters that is looked at, in bytes: no word is longer.
const LONGEST: usize = 80;

/// The patterns for a language.
pub(super) fn patterns(language: Language) -> Option<Lang> {
    match language {
        Language::German => Some(Lang::German),
        Language::English => Some(Lang::English),
        Language::Other(_) | Language::Unknown => None,
    }
}

/// Whether `char` is a letter that the patterns know: Latin, without the extended blocks.
pub(super) fn is_letter(char: char) -> bool {
    char.is_alphabetic() && char < '\u{250}'
}

/// Calls `found` with the offset of each place in `letters`, one run of letters, where a hyphen may stand.
pub(super) fn places(letters: &str, lang: Lang, mut found: impl FnMut(usize)) {
    if letters.len() > LONGEST || letters.chars().count() < SHORTEST {
        return;
    }
    // `FDP-CHEFIN`, `USA`: capitals are abbreviations or shouting, and neither is hyphenated well.
    if letters.chars().skip(1).all(char::is_uppercase) {
        return;
    }
    let mut offset = 0;
    for syllable in hypher::hyphenate_bounded(letters, lang, KEPT, KEPT) {
        offset += syllable.len();
        if offset < letters.len() {
            found(offset);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hyphenated(word: &str, lang: Lang) -> String {
        let mut out = String::new();
        let mut from = 0;
        places(word, lang, |offset| {
            out.push_str(&word[from..offset]);
            out.push('-');
            from = offset;
        });
        out + &word[from..]
    }

    #[test]
    fn german_and_english() {
        assert_eq!(hyphenated("Finanzierungsgesellschaft", Lang::German), "Finan-zie-rungs-ge-sell-schaft");
        assert_eq!(hyphenated("Marktbeherrschung", Lang::German), "Markt-be-herr-schung");
        assert_eq!(hyphenated("infrastructure", Lang::English), "infra-struc-ture");
    }

    #[test]
    fn short_words_and_capitals_stay_whole() {
        assert_eq!(hyphenated("Kosten", Lang::German), "Kosten");
        assert_eq!(hyphenated("EURATOMVERTRAG", Lang::German), "EURATOMVERTRAG");
    }
}
