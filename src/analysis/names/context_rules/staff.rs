//! Roles and other words for what a firm has, beside its name.

use crate::analysis::names::candidate::Candidate;
use crate::analysis::names::evidence::CompanyEvidence;
use crate::analysis::names::name_span::span_end;
use crate::analysis::names::name_tag::NameTag;
use crate::analysis::names::name_text::NameText;
use crate::analysis::names::points::NameRule;
use std::ops::Range;

/// `Unicredit-Chef`, `MPS-Aktien`, `die RBI-Tochter`
pub(super) fn compound(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    if index < 2 || !text.is_hyphen(index - 1) || text.is_hyphen(index + 1) && text.is_word(index + 2) {
        return None;
    }
    let rule = if text.is(index, NameTag::Compound) {
        NameRule::Compound
    } else if text.is(index, NameTag::Role | NameTag::Firm) {
        NameRule::RoleCompound
    } else {
        return None;
    };
    let mut start = text.compound(index).start;
    if text.is(start, NameTag::Former | NameTag::FormerPrefix) {
        start += 2;
    }
    if start + 1 > index - 1 || !text.is_name_word(start) || text.is_hyphen(start.wrapping_sub(1)) {
        return None;
    }
    // `Sailer-Gruppe` is the name itself, `VW-Gruppe` says what VW is.
    let is_known = || {
        text.phrase_at(start)
            .is_some_and(|phrase| phrase.tokens.end == index - 1 && phrase.sense.company_row().is_some())
    };
    if text.is(index, NameTag::GroupNoun) && !(text.is(index, NameTag::Group) && is_known()) {
        return CompanyEvidence::new(text, start..index + 1, NameRule::GroupCompound);
    }
    CompanyEvidence::new(text, start..index - 1, rule)
}

/// `Fiat chief executive`, `WeWork employees`, `Metlife's chairman`
pub(super) fn followed(text: &NameText<'_>, name: Range<usize>) -> Option<CompanyEvidence> {
    if text.closed_compounds() {
        return None;
    }
    let index = name.start;
    let next = text.after_possessive(name.end);
    let head_follows = text.is_capitalized(next) && text.is(next, NameTag::HeadNoun);
    if !text.sentence(index).contains(&next) || head_follows {
        return None;
    }
    // `Norwegian investors`, `the Bavarian unit`
    let from_place = text.sense(index).is_demonym()
        || text.sense(index).company_row().is_none() && text.is_adjective_of_origin(index);
    let is_adjective = name.len() == 1 && next == name.end && from_place;
    if !text.is(next, NameTag::Compound | NameTag::Role) || is_adjective {
        return None;
    }
    let rule = if next > name.end { NameRule::FollowedWithPossessive } else { NameRule::Followed };
    CompanyEvidence::new(text, name, rule)
}

/// `analyst at Gartmore`, `Gründer von Sizzle AI`, `Mike Powell of Dresdner Kleinwort`
pub(super) fn of_role(text: &NameText<'_>, index: usize) -> Option<CompanyEvidence> {
    /// How many words of its own a role may have: `Vizepräsident für generative KI bei Meta`.
    const REACH: usize = 5;
    if !text.is(index, NameTag::RolePreposition) {
        return None;
    }
    let before = text.before(index)?;
    let start = index + 1 + usize::from(text.is(index + 1, NameTag::Article));
    if !text.is_name_word(start) || !text.sentence(index).contains(&start) {
        return None;
    }
    let reach = before.saturating_sub(REACH).max(text.sentence(index).start);
    let role = (reach..=before)
        .rev()
        .take_while(|&at| !matches!(text.form(at), "," | "." | ":" | ";"))
        .find(|&at| text.is(at, NameTag::Role))?;
    let has_words_of_its_own = || {
        text.is(role + 1, NameTag::PurposePreposition | NameTag::AreaPreposition)
            && text.is(index, NameTag::WorkplacePreposition)
    };
    if role != before && !has_words_of_its_own() {
        return None;
    }
    let start = behind_kind(text, start);
    CompanyEvidence::new(text, start..span_end(text, start), NameRule::OfRole)
}

/// `Neil Garrity of Begbies Traynor`, `Hans Meier von Nordinvest`.
pub(super) fn employer(text: &NameText<'_>, person: &Candidate) -> Option<CompanyEvidence> {
    let preposition = person.tokens.end;
    if !text.is(preposition, NameTag::EmployerPreposition)
        || !text.sentence(person.tokens.start).contains(&(preposition + 1))
    {
        return None;
    }
    let start = preposition + 1 + usize::from(text.is(preposition + 1, NameTag::DativeArticle));
    if !text.is_name_word(start) {
        return None;
    }
    let start = behind_kind(text, start);
    CompanyEvidence::new(text, start..span_end(text, start), NameRule::Employer)
}

/// Where the name starts that `start` leads to: behind `Vergleichsportals` in `des Vergleichsportals Lumivolta`.
fn behind_kind(text: &NameText<'_>, start: usize) -> usize {
    let tags = text.tags(start);
    let kind = text.nouns_capitalized() && tags.any(NameTag::Firm) && !tags.any(NameTag::HeadNoun);
    start + usize::from(kind && text.is_name_word(start + 1) && !text.is_joined(start + 1))
}
