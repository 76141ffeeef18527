//! Words that say what a firm is, or where it is from.

use crate::analysis::names::evidence::CompanyEvidence;
use crate::analysis::names::name_span::span_end;
use crate::analysis::names::name_tag::NameTag;
use crate::analysis::names::name_text::NameText;
use crate::analysis::names::points::NameRule;
use std::ops::Range;

/// How many words may stand between the article and the noun of a definition.
const DEFINITION: usize = 7;

/// `Winemaker Southcorp`, `die Ratingagentur Moodys`, `banking giant Citigroup`
pub(super) fn apposition(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    // A noun with its capital, or one that has a capital for its place.
    let is_noun = text.is_cased_as_noun(index) || !text.nouns_capitalized() && text.starts_sentence(index);
    if !text.is(index, NameTag::Firm) || !is_noun {
        return None;
    }
    let quoted = matches!(text.form(index + 1), "„" | "“" | "\"" | "»" | "‘");
    let start = index + 1 + usize::from(quoted);
    if !text.is_name_word(start) || text.is_joined(start) && !quoted || !text.sentence(index).contains(&start)
    {
        return None;
    }
    CompanyEvidence::new(text, start..span_end(text, start), NameRule::Apposition)
}

/// `Vandelay Robotics, a Leeds start-up,`, `Nordtief, der größte Bauunternehmer`, `Redfin is an online broker`.
pub(super) fn definition(text: &NameText<'_>, name: Range<usize>) -> Option<CompanyEvidence> {
    let sentence = text.sentence(name.start);
    let article = name.end + 1;
    let opens = text.form(name.end) == "," || text.is(name.end, NameTag::Copula);
    if !opens || !text.is(article, NameTag::SubjectArticle) {
        return None;
    }
    let limit = sentence.end.min(article + 1 + DEFINITION);
    let noun = (article + 1..limit)
        .take_while(|&index| {
            !matches!(text.form(index), "," | "." | ";" | ":" | "(") && !text.is(index, NameTag::Function)
        })
        .find(|&index| {
            let tags = text.tags(index);
            tags.any(NameTag::Firm) && !tags.any(NameTag::Role) && text.is_cased_as_noun(index)
        })?;
    // `a company spokesman`, `the bank manager`
    let is_head = !text.is_word(noun + 1)
        || text.is(noun + 1, NameTag::Function | NameTag::Act)
        || text.closed_compounds();
    if !is_head {
        return None;
    }
    CompanyEvidence::new(text, name, NameRule::Definition)
}

/// `die chinesische Sinomach`
pub(super) fn adjective_of_origin(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    let start = index + 1;
    // `der Demokratischen Republik Kongo` has it in its name.
    let fits = !text.is_capitalized(index)
        && text.is_name_word(start)
        && text.before(index).is_some_and(|before| text.is(before, NameTag::FeminineArticle))
        && text.is_adjective_of_origin(index)
        && text.sentence(index).contains(&start)
        && !text.word(start).is_ordinary();
    fits.then(|| CompanyEvidence::new(text, start..span_end(text, start), NameRule::OfCountry)).flatten()
}

/// `Kuwait's MTC`
pub(super) fn possessive_of_place(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    let start = index + 1;
    let fits = text.possessor(index).is_some_and(|owner| text.sense(owner).is_place())
        && text.is_name_word(start)
        && text.sentence(index).contains(&start)
        && text.is_acronym(start);
    fits.then(|| CompanyEvidence::new(text, start..span_end(text, start), NameRule::OfCountry)).flatten()
}

/// `der Ausstieg des Verbund`: a noun would have an ending there.
pub(super) fn uninflected(text: &NameText<'_>, name: Range<usize>) -> Option<CompanyEvidence> {
    let index = name.start;
    let is_genitive = text.before(index).is_some_and(|before| text.is(before, NameTag::GenitiveArticle));
    if name.len() > 1 || !is_genitive || !text.is_common_noun(index) || text.spares_genitive(index) {
        return None;
    }
    let known = text.phrase_at(index).filter(|phrase| phrase.tokens == name)?;
    let is_company = known.sense.company_row().is_some();
    is_company.then(|| CompanyEvidence::new(text, name, NameRule::Uninflected)).flatten()
}
