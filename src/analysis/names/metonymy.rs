//! Names of companies that are used for something else (a model, a source, an exchange as a place, a service), and names
//! of those who made the article or its pictures.

use super::candidate::Candidate;
use super::name_tag::{NameTag, NameTags};
use super::name_text::NameText;
use std::ops::Range;

/// Whether the company's name stands for something else there.
pub(super) fn is_other(text: &NameText<'_>, mention: &Candidate) -> bool {
    !mention.inflected && names_model(text, mention)
        || is_source(text, mention)
        || is_place_or_service(text, mention)
        || is_town(text, mention)
        || is_common_noun(text, mention)
}

/// `A-380`: the letter is no name of its own.
pub(super) fn is_letter_of_code(text: &NameText<'_>, mention: &Candidate) -> bool {
    let Range { start, end } = mention.tokens;
    end == start + 1
        && text.form(start).chars().nth(1).is_none()
        && text.is_hyphen(end)
        && is_number(text.form(end + 1))
}

/// Whether the name stands for an exchange or an airport as a place, or for a service that is used.
pub(super) fn is_place_or_service(text: &NameText<'_>, mention: &Candidate) -> bool {
    is_venue(text, mention) || is_platform(text, mention)
}

/// The same as evidence, each by itself.
pub(super) fn signs(text: &NameText<'_>, mention: &Candidate) -> [bool; 6] {
    [
        names_model(text, mention),
        is_source(text, mention),
        is_venue(text, mention),
        is_platform(text, mention),
        is_town(text, mention),
        is_common_noun(text, mention),
    ]
}

/// How far back a list of services is read, in tokens.
const LIST: usize = 12;

/// Whether the word before the mention has one of `tags`.
fn is_behind(text: &NameText<'_>, mention: &Candidate, tags: impl Into<NameTags>) -> bool {
    text.before(mention.tokens.start).is_some_and(|before| text.is(before, tags))
}

/// `an der Wiener Börse`, `on the London Stock Exchange`, `die Wiener Börse schloss fester`.
fn is_venue(text: &NameText<'_>, mention: &Candidate) -> bool {
    let last = mention.tokens.end - 1;
    // `am Flughafen Wien`, `at Vienna Airport`
    if text.is(mention.tokens.start, NameTag::Airport) || text.is(last, NameTag::Airport) {
        return is_behind(text, mention, NameTag::AirportPreposition);
    }
    if !text.is(last, NameTag::Venue) {
        return false;
    }
    let mut start = mention.tokens.start;
    while let Some(before) =
        text.before(start).filter(|&before| text.is(before, NameTag::Article | NameTag::VenueOpener))
    {
        start = before;
    }
    let placed = text.before(start).is_some_and(|before| text.is(before, NameTag::VenuePreposition));
    placed || text.is(mention.tokens.end, NameTag::Trading)
}

/// `auf Twitter`, `via Skype`, `Facebook users`, `Twitter-Konto`; in a list of services.
fn is_platform(text: &NameText<'_>, mention: &Candidate) -> bool {
    let end = mention.tokens.end;
    let known = text.phrase_at(mention.tokens.start).filter(|phrase| phrase.tokens.end == end);
    if known.is_none_or(|phrase| !phrase.sense.is_platform()) {
        return false;
    }
    let used = if text.is_hyphen(end) { end + 1 } else { end };
    if text.is(used, NameTag::ServiceUse) && (used > end || !text.closed_compounds()) {
        return true;
    }
    // `Facebook, Instagram und WhatsApp`
    let joint = |index: usize| text.form(index) == "," || text.is(index, NameTag::Conjunction);
    let service = |index: usize| {
        let sense = text.sense(index);
        sense.is_product() && sense.company_row().is_none()
    };
    let mut first = mention.tokens.start;
    while first >= 2
        && mention.tokens.start - first < LIST
        && joint(first - 1)
        && (service(first - 2) || text.sense(first - 2).is_platform())
        && text.sentence(first).contains(&(first - 2))
    {
        if service(first - 2) {
            return true;
        }
        first -= 2;
    }
    if joint(end) && service(end + 1) {
        return true;
    }
    let used = text.before(first).is_some_and(|before| text.is(before, NameTag::ServicePreposition));
    used && !text.is_hyphen(end)
}

/// `ein Werk in Lenzing`: a town that gave a company its name.
fn is_town(text: &NameText<'_>, mention: &Candidate) -> bool {
    let first = mention.tokens.start;
    mention.tokens.len() == 1
        && text.sense(first).is_place()
        && !text.is_hyphen(mention.tokens.end)
        && is_behind(text, mention, NameTag::TownPreposition)
}

/// `im Verbund mit anderen`, `eine Post`: a noun that is a company's name elsewhere in the text.
fn is_common_noun(text: &NameText<'_>, mention: &Candidate) -> bool {
    let first = mention.tokens.start;
    mention.tokens.len() == 1
        && text.is_common_noun(first)
        && text.sense(first).is_ambiguous_company()
        && !text.is_hyphen(mention.tokens.end)
        && is_behind(text, mention, NameTag::NounArticle)
}

/// `Airbus A321`, `BMW X5`: a letter and a number. One up to four may be that of a quarter.
pub(super) fn has_model_code(text: &NameText<'_>, mention: &Candidate) -> bool {
    let number = model_code(text, mention.tokens.end);
    number.and_then(|number| number.parse::<u32>().ok()).is_some_and(|number| number > 4)
}

/// What stands behind the capital letter of a code at `index`: a number, and perhaps more.
fn model_code<'t>(text: &'t NameText<'_>, index: usize) -> Option<&'t str> {
    let is_letter = text.form(index).len() == 1 && text.is_capitalized(index) && !text.is_joined(index);
    let number = text.form(index + 1);
    (is_letter && text.is_joined(index + 1) && is_number(number)).then_some(number)
}

fn is_number(form: &str) -> bool {
    form.starts_with(|char: char| char.is_ascii_digit())
}

/// `Boeing 787`, `Airbus A321`: a name with a model number. A year is none: `als Apple 2021 den Zugang …`.
fn names_model(text: &NameText<'_>, mention: &Candidate) -> bool {
    let next = mention.tokens.end;
    let form = text.form(next);
    let is_year = form.len() == 4 && (form.starts_with("19") || form.starts_with("20"));
    let bare_number = is_number(form)
        && !is_year
        && form.len() <= 4
        && form.bytes().all(|byte| byte.is_ascii_digit())
        && text.is_capitalized(next + 1)
        // `gestern hat Siemens 300 Stellen gestrichen`
        && !text.is_common_noun(next + 1)
        || is_number(form)
            && !is_year
            && (text.form(next + 1) == "-" || text.is(next + 1, NameTag::Aircraft));
    !text.is_joined(next) && bare_number || model_code(text, next).is_some()
}

/// `(Reuters)`, `(APA, red)`, `(dpa-AFX)`: the source of the report, not a part of it.
pub(super) fn is_source(text: &NameText<'_>, mention: &Candidate) -> bool {
    let agency = text.phrase_at(mention.tokens.start).is_some_and(|phrase| phrase.sense.is_agency());
    if !agency {
        return false;
    }
    let start = text.compound(mention.tokens.start).start;
    let end = text.compound(mention.tokens.end - 1).end;
    let before = start.checked_sub(1).map_or("", |before| text.form(before));
    let behind = text.form(end);
    matches!(before, "(" | "/" | ",") && matches!(behind, ")" | "/" | ",") && {
        let sentence = text.sentence(mention.tokens.start);
        sentence.len() <= 8
            // `NEW YORK (Reuters) - Shares`
            || matches!(text.form(end + 1), "-" | "–" | "—")
            || end + 2 >= sentence.end
            || start <= sentence.start + 4
    }
}

/// `Foto: Anna Berg`, `(Bild: dpa, Anna Berg/Archiv)`, `Quelle: Statista`: whose the picture or the table is.
pub(super) fn is_credit(text: &NameText<'_>, mention: &Candidate) -> bool {
    /// No agencies before the name are longer, in tokens.
    const REACH: usize = 6;
    let mut at = mention.tokens.start;
    for _ in 0..REACH {
        let Some(before) = text.before(at) else { return false };
        match text.form(before) {
            ":" => {
                let word = text.before(before).filter(|&word| text.is(word, NameTag::Credit));
                return word.is_some_and(|word| opens_line(text, word));
            }
            "," | "/" => {}
            _ if text.sense(before).is_agency() => {}
            _ => return false,
        }
        at = before;
    }
    false
}

/// `(Anna Berg, 19.1.2016)`: who wrote the article.
pub(super) fn is_byline(text: &NameText<'_>, mention: &Candidate) -> bool {
    let is_bracketed = text.before(mention.tokens.start).is_some_and(|before| text.form(before) == "(");
    let end = text.span(mention.tokens.clone()).end as usize;
    let rest = text.base.text.get(end..).and_then(|rest| rest.strip_prefix(", ")).unwrap_or_default();
    let month = rest.trim_start_matches(|char: char| char.is_ascii_digit()).strip_prefix('.');
    is_bracketed
        && rest.starts_with(|char: char| char.is_ascii_digit())
        && month.is_some_and(|month| month.starts_with(|char: char| char.is_ascii_digit()))
}

/// Whether the word stands at the start of its sentence or behind an opening bracket.
fn opens_line(text: &NameText<'_>, word: usize) -> bool {
    text.starts_sentence(word) || text.before(word).is_some_and(|before| text.form(before) == "(")
}
