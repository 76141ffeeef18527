//! Noun phrases behind a number: `41 regionalen Volksbanken`, `five 787 Dreamliner sales`, `1,000 square feet`.

use crate::analysis::figures::candidate::Follows;
use crate::analysis::figures::figure_text::FigureText;
use crate::analysis::figures::vocabulary::tag::FigureTag;
use crate::analysis::figures::vocabulary::word::CurrencyForm;
use crate::analysis::text::Shape;
use crate::language::NounPhrase;
use std::borrow::Cow;
use std::ops::Range;

/// The counted noun phrase that starts at `first`, up to `end`, with its adjectives where they do not change; where there
/// is none, what stands there instead.
pub(super) fn read(text: &FigureText<'_>, first: usize, end: usize) -> Result<Range<usize>, Follows> {
    if let Some(to) = area(text, first, end) {
        return Ok(first..to);
    }
    match text.pack.numbers.noun_phrase {
        NounPhrase::CapitalizedHead => capitalized_head(text, first, end),
        NounPhrase::PluralHead => plural_head(text, first, end),
    }
}

/// The end of `m²`, `m2`, `square feet`, `sq m` at `first`.
fn area(text: &FigureText<'_>, first: usize, end: usize) -> Option<usize> {
    let next = first + 1;
    let next = if text.form(next) == "." && text.is_joined(next) { next + 1 } else { next };
    if next >= end {
        return None;
    }
    let raised = matches!(text.form(next), "2" | "²" | "3" | "³") && text.is_joined(next);
    let metre = text.is(first, FigureTag::Metre) && text.shape(first) == Shape::Lower;
    if raised && metre {
        return Some(next + 1);
    }
    (text.is(first, FigureTag::Square) && text.is(next, FigureTag::Length)).then_some(next + 1)
}

/// `41 regionalen Volksbanken`, `1,2 Millionen neue Fahrzeuge`, `100 Quadratmeter`
fn capitalized_head(text: &FigureText<'_>, first: usize, end: usize) -> Result<Range<usize>, Follows> {
    const LONGEST: usize = 9;
    let mut adjectives = 0;
    let mut at = first;
    while at < end.min(first + LONGEST) {
        if text.is_joined(at) || text.gap(at).contains('\n') {
            break;
        }
        if at == first && (text.is(at, FigureTag::NoCount) || text.is(at, FigureTag::Duration)) {
            return Err(Follows::Uncounted);
        }
        if text.form(at + 1) == "/"
            && text.is_joined(at + 1)
            && text.is_joined(at + 2)
            && text.is_word(at + 2)
            && text.form(at + 2).len() < 3
        {
            // `80 km/h`
            return Err(Follows::Uncounted);
        }
        if text.is(at, FigureTag::Measure) && adjectives == 0 {
            return Ok(at..at + 1);
        }
        if !text.is_word(at) || text.is(at, FigureTag::Function) || text.is(at, FigureTag::Month) {
            break;
        }
        let to = compound_end(text, at, end);
        if let Some(to) = gendered_end(text, to, end).filter(|_| text.is_capitalized(to - 1)) {
            return Ok(at..to);
        }
        if !text.is_capitalized(to - 1)
            && is_adjective(text, to - 1)
            && text.entry(at).scale.is_none()
            && !(text.is(at, FigureTag::Thing) && lacks_capitals(text, at))
        {
            adjectives += 1;
            at = to;
            continue;
        }
        if !text.is_capitalized(to - 1) {
            // `1.200 mitarbeiter` where nothing has a capital
            if adjectives == 0 && text.is(at, FigureTag::Thing) && lacks_capitals(text, at) {
                return Ok(at..to);
            }
            break;
        }
        if text.is(to - 1, FigureTag::Duration)
            || text.is(to - 1, FigureTag::NoCount)
            || text.is(to - 1, FigureTag::Clock)
        {
            return Err(Follows::Uncounted);
        }
        if is_plural(text, to - 1) {
            return Ok(at..to);
        }
        // A name before the noun: `30 Airbus Maschinen`.
        at = to;
        adjectives = 0;
    }
    if adjectives > 0 { Err(Follows::Adjectives) } else { Err(Follows::Other) }
}

/// `1,000 maintenance workers`, `five 787 Dreamliner sales`, `12 new A350-900 jets`
fn plural_head(text: &FigureText<'_>, first: usize, end: usize) -> Result<Range<usize>, Follows> {
    const LONGEST: usize = 8;
    let mut at = first;
    let mut head = None;
    while at < end.min(first + LONGEST) {
        let hyphen =
            text.is(at, FigureTag::Hyphen) && text.is_joined(at) && text.is_joined(at + 1) && at > first;
        if hyphen {
            at += 1;
            continue;
        }
        let next_word =
            text.is_word(at + 1) || (text.is(at + 1, FigureTag::Hyphen) && text.is_joined(at + 1));
        // `12 Embraer E190s`
        if at > first && text.is_number(at - 1) && is_plural_letter(text, at) {
            head = Some(at + 1);
            break;
        }
        if text.is_number(at) && (text.is_joined(at) || next_word) && at + 1 < end {
            at += 1;
            continue;
        }
        if text.gap(at).contains('\n') {
            break;
        }
        let coordinates = text.is(at, FigureTag::And) && at > first && head.is_none();
        if coordinates {
            at += 1;
            continue;
        }
        // `440,000 six months earlier`
        if at == first && text.entry(at).number.is_some() && !text.is_joined(at) {
            return Err(Follows::Other);
        }
        let name = is_name(text, at);
        if !text.is_word(at)
            || (text.is(at, FigureTag::Function) && !text.is_joined(at) && !name)
            || is_currency_code(text, at)
        {
            break;
        }
        if name {
            at += 1;
            continue;
        }
        if text.is(at, FigureTag::Duration)
            || text.is(at, FigureTag::NoCount)
            || text.is(at, FigureTag::Clock)
        {
            return Err(Follows::Uncounted);
        }
        if (text.is_joined(at) && at == first) || text.is(at, FigureTag::Month) {
            return Err(Follows::Other);
        }
        if is_plural(text, at) {
            head = Some(at + 1);
            if !text.is(at, FigureTag::PluralModifier) {
                break;
            }
        } else if head.is_some() && text.is(at + 1, FigureTag::Function) {
            break;
        }
        at += 1;
    }
    let Some(to) = head else { return Err(Follows::Other) };
    let possessive = matches!(text.form(to), "'" | "’") && text.is_joined(to);
    let modifies = text.is(to, FigureTag::Hyphen) && text.is_joined(to) && text.is_joined(to + 1);
    if possessive || modifies { Err(Follows::Other) } else { Ok(first..to) }
}

/// Whether capitals make a name of a word, whatever it means in lower case: `US`, `IT`, the `A` of `A350`.
fn is_name(text: &FigureText<'_>, at: usize) -> bool {
    if text.shape(at) != Shape::Upper || text.is(at, FigureTag::Thing) || text.is(at, FigureTag::Measure) {
        return false;
    }
    let entry = text.entry(at);
    let country = entry.dollar_prefix.is_some() || entry.nation.is_some();
    let letter = text.form(at).len() == 1;
    if letter { text.is_joined(at + 1) } else { country || !is_in_capitals(text, at) }
}

/// Whether the words around are all in small letters, as in text that has lost its capitals.
fn lacks_capitals(text: &FigureText<'_>, at: usize) -> bool {
    words_around(text, at, |index| text.shape(index) == Shape::Lower)
}

/// Whether the words around are all in capitals, as in some headlines, so that capitals make no name.
fn is_in_capitals(text: &FigureText<'_>, at: usize) -> bool {
    // One letter is a capital at the start of a word, too. What is joined is a part of a word: the `s` of `Moody's`.
    words_around(text, at, |index| {
        text.shape(index) == Shape::Upper || text.form(index).len() == 1 || text.is_joined(index)
    })
}

/// Whether some words stand around, and all of them are written so.
fn words_around(text: &FigureText<'_>, at: usize, is_so: impl Fn(usize) -> bool) -> bool {
    const WINDOW: usize = 16;
    let around = at.saturating_sub(WINDOW)..at + WINDOW;
    around.clone().filter(|&index| text.is_word(index)).count() > 3
        && around.into_iter().all(|index| !text.is_word(index) || is_so(index))
}

fn is_adjective(text: &FigureText<'_>, index: usize) -> bool {
    const SHORTEST: usize = 4;
    text.form(index).len() >= SHORTEST && has_adjective_ending(text, index)
}

/// Whether the word ends as adjectives before nouns do, in capitals or not.
pub(super) fn has_adjective_ending(text: &FigureText<'_>, index: usize) -> bool {
    let word = text.form(index).as_bytes();
    let mut endings = text.pack.words.adjective_endings.iter().filter(|ending| !ending.is_empty());
    endings.any(|ending| {
        let from = word.len().checked_sub(ending.len());
        from.is_some_and(|from| word[from..].eq_ignore_ascii_case(ending.as_bytes()))
    })
}

fn is_currency_code(text: &FigureText<'_>, index: usize) -> bool {
    text.entry(index).currency.as_ref().is_some_and(|word| {
        word.form == CurrencyForm::Code
            || (word.form == CurrencyForm::CapitalCode && text.shape(index) == Shape::Upper)
    })
}

/// The end of `Bank-Austria-Mitarbeiter`, which starts at `at`.
pub(super) fn compound_end(text: &FigureText<'_>, at: usize, end: usize) -> usize {
    let mut to = at + 1;
    while to + 1 < end
        && text.is(to, FigureTag::Hyphen)
        && text.is_joined(to)
        && text.is_joined(to + 1)
        && text.is_word(to + 1)
    {
        to += 2;
    }
    to
}

/// The end of the plural of a noun whose word ends at `to`, where it is written for all genders: `Nutzer*innen`,
/// `Händler:innen`, `Kund/-innen`, `Autor(innen)`, `AutorInnen`.
pub(super) fn gendered_end(text: &FigureText<'_>, to: usize, end: usize) -> Option<usize> {
    let endings = text.pack.numbers.plural.gendered;
    let ending = |word: &str| endings.contains(&word);
    let inside = |word: &str| {
        // `AutorInnen`: the ending with a capital inside the word.
        endings.iter().any(|ending| {
            let at = word.len().checked_sub(ending.len()).filter(|&at| at > 0 && word.is_char_boundary(at));
            at.is_some_and(|at| {
                word[at..].starts_with(char::is_uppercase) && word[at..].to_lowercase() == *ending
            })
        })
    };
    if text.shape(to - 1) == Shape::Mixed && inside(text.form(to - 1)) {
        return Some(to);
    }
    if to >= end
        || !text.is_joined(to)
        || !matches!(text.form(to), "*" | ":" | "_" | "/" | "·" | "•" | "’" | "'" | "(")
    {
        return None;
    }
    let hyphen = text.form(to + 1) == "-" && text.is_joined(to + 1);
    let word = to + 1 + usize::from(hyphen);
    let named = word < end && text.is_joined(word) && ending(text.form(word));
    let closed = text.form(to) != "(" || text.form(word + 1) == ")";
    (named && closed).then_some(word + 1 + usize::from(text.form(to) == "("))
}

/// Whether the word at `index` can be the head of a counted noun phrase.
pub(super) fn is_counted_noun(text: &FigureText<'_>, index: usize) -> bool {
    let noun = match text.pack.numbers.noun_phrase {
        NounPhrase::CapitalizedHead => text.is_capitalized(index),
        NounPhrase::PluralHead => text.is_word(index) && !text.is(index, FigureTag::Function),
    };
    noun && is_plural(text, index)
}

/// Whether a noun can be a plural: by its ending, which most singulars do not have.
pub(super) fn is_plural(text: &FigureText<'_>, index: usize) -> bool {
    const SHORTEST: usize = 4;
    let numbers = &text.pack.numbers;
    let (known, shaped) = match numbers.noun_phrase {
        NounPhrase::CapitalizedHead => {
            (text.is(index, FigureTag::Thing), !matches!(text.shape(index), Shape::Upper | Shape::Mixed))
        }
        NounPhrase::PluralHead => {
            (text.is(index, FigureTag::Plural) || text.is(index, FigureTag::Measure), true)
        }
    };
    let small = !known
        && numbers.noun_phrase == NounPhrase::PluralHead
        && text.shape(index) == Shape::Upper
        && is_in_capitals(text, index);
    let noun = text.form(index);
    let noun = if small { Cow::Owned(noun.to_lowercase()) } else { Cow::Borrowed(noun) };
    let ends = |endings: &[&str]| endings.iter().any(|ending| noun.ends_with(ending));
    known
        || (shaped && noun.len() >= SHORTEST && ends(numbers.plural.plural) && !ends(numbers.plural.singular))
}

/// Whether a noun ends as hardly any singular does.
pub(super) fn is_sure_plural(text: &FigureText<'_>, index: usize) -> bool {
    let mut endings = text.pack.numbers.plural.sure.iter();
    text.is_capitalized(index) && endings.any(|ending| text.form(index).ends_with(ending))
}

/// Whether a letter joined to a number makes a plural of it: the `s` of `777s`.
pub(super) fn is_plural_letter(text: &FigureText<'_>, index: usize) -> bool {
    text.is(index, FigureTag::PluralLetter) && text.is_joined(index)
}
