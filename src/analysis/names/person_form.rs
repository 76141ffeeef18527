//! How people's names are written: initials, and given names of two syllables.

use super::name_tag::NameTag;
use super::name_text::NameText;
use std::ops::Range;

/// Whether an initial with its point stands at `index`: the `A.` of `A. G. Berg`.
pub(super) fn has_initial_point(text: &NameText<'_>, index: usize) -> bool {
    text.is_capitalized(index)
        && text.form(index).chars().count() == 1
        && text.form(index + 1) == "."
        && text.is_joined(index + 1)
}

/// How many initials a name opens with: two in `A. G. Berg`, and in `K.-H. Berg`.
pub(super) fn initials(text: &NameText<'_>, tokens: &Range<usize>) -> usize {
    let mut count = 0;
    let mut at = tokens.start;
    while at < tokens.end && has_initial_point(text, at) {
        count += 1;
        at += 2;
        at += usize::from(text.is_hyphen(at));
        // Joined initials may be an abbreviation: `U.S.`
        if at < tokens.end && text.is_joined(at) && !text.is_hyphen(at - 1) {
            break;
        }
    }
    count
}

/// `Park Geun-hye`, `Wong Kar-wai`, but not `a Warren Buffett-style deal`.
pub(super) fn ends_in_lower_case(text: &NameText<'_>, hyphen: usize) -> bool {
    const LONGEST: usize = 5;
    let (first, second) = (text.form(hyphen.wrapping_sub(1)), text.form(hyphen + 1));
    // `Kwang` is a surname too; behind one like `Buffett` an ordinary word stands.
    let syllable = !text.base.pack.dictionary.sense_of(second).is_ordinary()
        || hyphen >= 2 && text.is(hyphen - 2, NameTag::SyllableSurname);
    text.is_hyphen(hyphen)
        && second.starts_with(char::is_lowercase)
        && first.chars().count() <= LONGEST
        && second.chars().count() <= LONGEST
        && (syllable || !text.word(hyphen.wrapping_sub(1)).is_surname())
        && !text.is(hyphen + 1, NameTag::AdjectiveEnd)
}

/// `Park Chung-hee`: a surname and two syllables, of which the second is no word as in `Cyber-shot`.
pub(super) fn has_syllables(text: &NameText<'_>, tokens: &Range<usize>, words: usize) -> bool {
    let known = text.is(tokens.start, NameTag::SyllableSurname);
    let word = |index: usize| {
        text.base.pack.dictionary.sense_of(text.form(index)).is_ordinary() || text.is_foreign_word(index)
    };
    words == 2
        && tokens.clone().any(|hyphen| ends_in_lower_case(text, hyphen) && (known || !word(hyphen + 1)))
}
