//! Shares, deals and prices: what only a company has.

use crate::analysis::names::evidence::CompanyEvidence;
use crate::analysis::names::name_span::span_end;
use crate::analysis::names::name_tag::NameTag;
use crate::analysis::names::name_text::NameText;
use crate::analysis::names::points::NameRule;
use crate::analysis::text::TokenKind;

/// `shares in Calder Dunmore`, `die Aktie von Omnisol`, `takeover of Wilko`
pub(super) fn of_property(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    // `zwölf Filialen in Österreich`
    let located = text.is(index, NameTag::Locative) && text.sense(index + 1).is_place();
    let fits = text.is(index, NameTag::PropertyPreposition)
        && text.before(index).is_some_and(|before| text.is(before, NameTag::Compound))
        && !located;
    fits.then(|| named_behind(text, index, NameRule::OfProperty)).flatten()
}

/// `bought Skype`, `übernimmt Nordtief`.
pub(super) fn dealt_with(text: &NameText<'_>, verb: usize) -> Option<CompanyEvidence> {
    if !text.is(verb, NameTag::Deal) || text.is_capitalized(verb) {
        return None;
    }
    let mut start = verb + 1;
    // `bought up`, `buys US rival`, `übernahm die`
    while start < verb + 4
        && (text.is(start, NameTag::Firm) && !text.is_capitalized(start)
            || text.sense(start).is_demonym() && text.is_name_word(start + 1)
            || text.is(start, NameTag::DealFiller | NameTag::ObjectArticle))
    {
        start += 1;
    }
    if !text.sentence(verb).contains(&start) || !text.is_name_word(start) {
        return None;
    }
    let end = span_end(text, start);
    // `bought Skype's rival`, `bought London property`
    let own = !text.is_possessive(end) && !text.is_capitalized(end) && !text.is_hyphen(end);
    own.then(|| CompanyEvidence::new(text, start..end, NameRule::DealtWith)).flatten()
}

/// `paid $2.8bn for Celtel`
pub(super) fn paid_for(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    let priced =
        |before: usize| text.kind(before) == Some(TokenKind::Number) || text.is(before, NameTag::Price);
    let fits = text.is(index, NameTag::PricePreposition) && text.before(index).is_some_and(priced);
    fits.then(|| named_behind(text, index, NameRule::PaidFor)).flatten()
}

/// `51 Prozent an Jungbunzlauer`
pub(super) fn part_of(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    let held = |before: usize| text.form(before) == "%" || text.is(before, NameTag::Stake);
    let fits = text.is(index, NameTag::StakePreposition) && text.before(index).is_some_and(held);
    fits.then(|| named_behind(text, index, NameRule::PaidFor)).flatten()
}

/// `owned by Mexx`
pub(super) fn owned_by(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    let dealt = |before: usize| text.is(before, NameTag::Deal);
    let fits = text.is(index, NameTag::AgentPreposition) && text.before(index).is_some_and(dealt);
    fits.then(|| named_behind(text, index, NameRule::PaidFor)).flatten()
}

/// The name directly behind a preposition.
fn named_behind(text: &NameText<'_>, preposition: usize, rule: NameRule) -> Option<CompanyEvidence> {
    let start = preposition + 1;
    let named = text.is_name_word(start) && text.sentence(preposition).contains(&start);
    named.then(|| CompanyEvidence::new(text, start..span_end(text, start), rule)).flatten()
}
