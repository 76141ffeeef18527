//! What a name's own form says: a legal form, a head noun, an ampersand, a code in brackets.

use crate::analysis::names::acronym::is_acronym_of;
use crate::analysis::names::evidence::CompanyEvidence;
use crate::analysis::names::name_span::{span_end, span_start, starts_inside, starts_with_owner};
use crate::analysis::names::name_tag::NameTag;
use crate::analysis::names::name_text::NameText;
use crate::analysis::names::points::NameRule;
use crate::analysis::text::Shape;
use std::ops::Range;

/// `Immigon Portfolio Abbau AG`, `Citigroup Inc.`
pub(super) fn legal_form(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    let spelled = spelled_legal_form(text, index);
    if spelled.is_none() && !text.is(index, NameTag::LegalForm) {
        return None;
    }
    // `SHARES SOAR AS PRICES FALL`
    let capitals_only = text.is_title_case(index) && text.is_function_in_lower_case(index);
    let goes_on = text.is_hyphen(index + 1) && !text.is(index + 2, NameTag::LegalForm);
    if capitals_only || goes_on || text.is_hyphen(index.wrapping_sub(1)) {
        return None;
    }
    let before = text.before(index)?;
    let before = if text.form(before) == "," { text.before(before).unwrap_or(before) } else { before };
    let start = span_start(text, before, true);
    if start > before {
        return None;
    }
    let end = spelled.unwrap_or_else(|| legal_form_end(text, index));
    CompanyEvidence::new(text, start..end, NameRule::LegalForm)
}

/// The end of a legal form with points that starts at `index`: `S.A.`, `S.p.A.`
fn spelled_legal_form(text: &NameText<'_>, index: usize) -> Option<usize> {
    const LONGEST: usize = 4;
    let is_point = |at: usize| text.form(at) == "." && text.is_joined(at);
    if text.is_joined(index) || !is_point(index + 1) || !text.is_joined(index + 2) {
        return None;
    }
    let mut letters = text.form(index).to_owned();
    let mut end = index + 1;
    while is_point(end) && text.is_word(end + 1) && text.is_joined(end + 1) && letters.len() < LONGEST {
        letters.push_str(text.form(end + 1));
        end += 2;
    }
    let is_form = end > index + 1 && text.tags_of(&letters).any(NameTag::LegalForm);
    is_form.then(|| end + usize::from(is_point(end)))
}

/// The end of the legal form that starts at `index`: `GmbH & Co. KG`, `Inc.`
fn legal_form_end(text: &NameText<'_>, index: usize) -> usize {
    let mut end = index + 1;
    loop {
        let point = usize::from(text.form(end) == "." && text.is_joined(end));
        let joint = usize::from(text.form(end + point) == "&");
        let next = end + point + joint;
        if next > end && text.is(next, NameTag::LegalForm) && text.sentence(index).contains(&next) {
            end = next + 1;
        } else {
            let ends_sentence = text.sentence(index).end <= end + 1;
            return end + if ends_sentence { 0 } else { point };
        }
    }
}

/// `Vienna Insurance Group`, `Savings Bank of Ukraine`, `Bain Capital`
pub(super) fn head_noun(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    if !text.is(index, NameTag::HeadNoun) || !text.is_capitalized(index) || text.is_joined(index) {
        return None;
    }
    let before = text.before(index)?;
    let start = span_start(text, before, false);
    if start > before || (start..index).all(|at| text.is(at, NameTag::Role | NameTag::Firm)) {
        return None;
    }
    let end = span_end(text, index);
    // `Texas Education Department`, `Wiens Energie`
    let goes_on = !text.nouns_capitalized()
        && text.is_capitalized(end)
        && text.is(end, NameTag::Role | NameTag::NotPerson);
    if goes_on || starts_with_owner(text, start..end) {
        return None;
    }
    CompanyEvidence::new(text, start..end, NameRule::HeadNoun)
}

/// `Stadtwerke Oberaue`, `Regionalbank Hausruck`: the head noun may come first.
pub(super) fn head_noun_first(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    let tags = text.tags(index);
    if !text.base.pack.naming.head_noun_first
        || !tags.any(NameTag::HeadNoun)
        || !text.is_capitalized(index)
        || starts_inside(text, index)
    {
        return None;
    }
    let next = index + 1;
    // `Volksbank (VB) Wien-Baden`
    if text.form(next) == "("
        && text.form(index + 3) == ")"
        && text.is_acronym(index + 2)
        && text.sense(index + 4).is_place()
    {
        let end = text.compound(index + 4).end;
        return CompanyEvidence::new(text, index..end, NameRule::HeadNounWithAcronym);
    }
    // `die Reederei NBL` says what NBL is.
    let described = tags.any(NameTag::Firm) && text.is_acronym(next);
    let named = !described
        && text.is_name_word(next)
        && !text.is_joined(next)
        && text.sentence(index).contains(&next)
        && (!text.word(next).is_ordinary() || text.sense(next).is_place());
    if !named {
        return None;
    }
    // `Raiffeisenbank Wels Süd`
    let end = text.compound(next).end;
    let end = end + usize::from(text.is(end, NameTag::TownQuarter));
    CompanyEvidence::new(text, index..end, NameRule::HeadNounFirst)
}

/// `Marks & Spencer`, `Kessel & Söhne`
pub(super) fn ampersand(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    let second = index + 2;
    if text.form(index + 1) != "&"
        || text.is_joined(index + 1)
        || !text.is_name_word(index)
        || !text.is_name_word(second)
        || text.is_acronym(index) && text.is_acronym(second)
    {
        return None;
    }
    let nouns =
        text.is_common_noun(index) && text.is_common_noun(second) && !text.sense(index).is_given_name();
    if nouns && !text.is(second, NameTag::Partner) {
        return None;
    }
    let start = span_start(text, index, false).min(index);
    CompanyEvidence::new(text, start..span_end(text, second), NameRule::Ampersand)
}

/// `Booking.com`
pub(super) fn domain(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    let ending = index + 2;
    let fits = text.is_capitalized(index)
        && text.form(index + 1) == "."
        && text.is(ending, NameTag::DomainEnding)
        && text.is_joined(index + 1)
        && text.is_joined(ending);
    fits.then(|| CompanyEvidence::new(text, index..ending + 1, NameRule::Domain)).flatten()
}

/// `Vienna Insurance Group (VIG)`, `Lowe's (LOW)`, `Home Depot (ticker: HD)`: the name before the bracket.
pub(super) fn bracketed(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    let bracket = Bracket::opened_before(text, index)?;
    let rule = if bracket.is_labelled {
        NameRule::Ticker
    } else if bracket.is_acronym(text) {
        NameRule::Acronym
    } else {
        NameRule::BracketedCode
    };
    CompanyEvidence::new(text, bracket.name, rule)
}

/// `Vienna Insurance Group (VIG)`: the acronym, which is a name as well.
pub(super) fn acronym_in_brackets(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    let bracket = Bracket::opened_before(text, index)?;
    let code = bracket.code;
    let is_name = !bracket.is_labelled && bracket.is_acronym(text);
    is_name.then(|| CompanyEvidence::new(text, code..code + 1, NameRule::AcronymOf)).flatten()
}

/// A code in brackets behind a name.
struct Bracket {
    name: Range<usize>,
    code: usize,
    /// Whether a word says what the code is: `(ticker: HD)`.
    is_labelled: bool,
}

impl Bracket {
    /// The bracket whose first word is at `index`.
    fn opened_before(text: &NameText<'_>, index: usize) -> Option<Self> {
        let open = index.checked_sub(1).filter(|&open| open > 0 && text.form(open) == "(")?;
        let is_labelled = text.is(index, NameTag::TickerLabel);
        let code = if is_labelled { index + 2 } else { index };
        let token = text.base.tokens.get(code)?;
        if !is_labelled && (text.form(code + 1) != ")" || token.shape != Shape::Upper) {
            return None;
        }
        let last = text.before(open)?;
        let start = span_start(text, last, false);
        (start <= last).then_some(Self { name: start..last + 1, code, is_labelled })
    }

    fn is_acronym(&self, text: &NameText<'_>) -> bool {
        is_acronym_of(text, text.form(self.code), self.name.clone())
    }
}
