//! People by their full names.
//!
//! A full name is a given name or initial, particles and one or two surnames, or, behind a title, a surname
//! alone. What speaks for it: a known given name, a word that is mostly a surname, a role or title before,
//! a role behind a comma, a verb of saying beside it. Surnames alone are found later, from the full names, unless a
//! role stands before: `Finanzchef Müller-Lenz`.

use super::candidate::{Candidate, NameKind};
use super::context_rules::person::{
    firm_before, is_named_by_role, is_owned, role_before, role_before_comma, role_behind, says, title_before,
};
use super::name_tag::NameTag;
use super::name_text::NameText;
use super::person_form::{ends_in_lower_case, has_initial_point, has_syllables, initials};
use super::points::{FULL_NAME_BONUS, NameRule, PERSON_THRESHOLD, PersonCue};
use crate::order::Reorder;
use foldhash::HashSet;
use std::ops::Range;

/// How many capitalised words a name has at most.
const MAX_WORDS: usize = 4;

/// The people that are named in full.
pub(super) fn recognize(text: &NameText<'_>) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    let mut index = 0;
    while index < text.len() {
        let candidate = candidate_at(text, index);
        index = candidate.as_ref().map_or(index + 1, |candidate| candidate.tokens.end);
        candidates.extend(candidate);
    }
    candidates.extend(partners(text, &candidates));
    candidates.reorder_by_key(|candidate| candidate.tokens.start);
    // Whose shares are traded somewhere is nobody elsewhere.
    let written = |tokens: Range<usize>| text.slice(text.span(tokens));
    let owned: HashSet<&str> = (0..text.len())
        .filter(|&index| text.is_name_word(index) && is_owned(text, index))
        .map(|index| written(extent(text, index).0))
        .collect();
    candidates.retain(|candidate| {
        candidate.rule == NameRule::TitledName || !owned.contains(written(candidate.tokens.clone()))
    });
    candidates
}

/// `Karl und Anna Huber`: who shares the surname of the next.
fn partners(text: &NameText<'_>, people: &[Candidate]) -> Vec<Candidate> {
    let partner = |person: &Candidate| {
        let joint = text.before(person.tokens.start)?;
        let given = text.before(joint).filter(|_| text.is(joint, NameTag::And))?;
        let sense = text.sense(given);
        let alone = text.before(given).is_none_or(|before| {
            !text.is_name_word(before) || text.is(before, NameTag::Role | NameTag::Title)
        });
        let named = person.rule == NameRule::FullName
            && text.sense(person.tokens.start).is_given_name()
            && sense.is_given_name()
            && !sense.is_ambiguous_given_name()
            && sense.company_row().is_none()
            && !sense.is_place()
            && !text.is_joined(given)
            && !text.is_common_noun(given);
        (named && alone).then(|| Candidate {
            tokens: given..given + 1,
            kind: NameKind::Person,
            score: PERSON_THRESHOLD,
            rule: NameRule::Partner,
            row: None,
            inflected: false,
        })
    };
    people.iter().filter_map(partner).collect()
}

fn candidate_at(text: &NameText<'_>, start: usize) -> Option<Candidate> {
    // `A.` is an article without its point.
    let initial = has_initial_point(text, start);
    if !(text.is_name_word(start) || initial) || text.is(start, NameTag::LegalForm) {
        return None;
    }
    let compound = text.compound(start);
    if compound.end > start + 1
        && text.is(compound.end - 1, NameTag::Role | NameTag::Compound | NameTag::Firm)
        || text.is(start, NameTag::Role | NameTag::RoleModifier | NameTag::Firm)
            && !text.sense(start).is_given_name()
    {
        return None;
    }
    let titled = title_before(text, start);
    if text.is_joined(start) && (text.is_hyphen(start - 1) || text.is_word(start - 1)) && !titled {
        return None;
    }
    let (tokens, words) = extent(text, start);
    if initial && words < 2 {
        return None;
    }
    let titled = titled || words == 1 && is_named_by_role(text, &tokens);
    let prominent = words == 1 && !titled && is_prominent(text, start);
    if words < 2 && !titled && !prominent {
        return None;
    }
    // `Park Chung-hee`: no place and no product is written so.
    let syllables = text.is(start, NameTag::SyllableSurname) && has_syllables(text, &tokens, words);
    if blocked(text, &tokens) && !syllables {
        return None;
    }
    let score = if prominent {
        PERSON_THRESHOLD
    } else {
        cues(text, &tokens, words, titled).iter().map(|cue| cue.points()).sum()
    };
    (score >= PERSON_THRESHOLD).then(|| {
        let last = tokens.end - 1;
        let inflected = has_genitive(text, last);
        let rule = match (titled, prominent) {
            (true, _) => NameRule::TitledName,
            (false, true) => NameRule::ProminentName,
            (false, false) => NameRule::FullName,
        };
        Candidate {
            tokens,
            kind: NameKind::Person,
            score: score + FULL_NAME_BONUS,
            rule,
            row: None,
            inflected,
        }
    })
}

/// `Merkel`, `Obama`: whom news name by the surname alone. `Merkel-Regierung` and `Leeds Bush` are nobody.
fn is_prominent(text: &NameText<'_>, index: usize) -> bool {
    let listed = |word: &str| text.tags_of(word).any(NameTag::Person);
    let genitive = || text.without_genitive(index).is_some_and(listed);
    let beside = |at: Option<usize>| {
        at.is_some_and(|at| {
            text.is_name_word(at)
                && !text.nouns_capitalized()
                && !text.is(at, NameTag::Role)
                && !text.starts_sentence(at)
        })
    };
    (text.is(index, NameTag::Person) || genitive())
        && !text.is_hyphen(index + 1)
        && !text.is_joined(index)
        && !text.is_title_case(index)
        && !beside(text.before(index))
        && !beside(Some(index + 1).filter(|&next| text.sentence(index).contains(&next)))
}

/// The tokens of the name that starts at `start`, and how many capitalised words it has.
fn extent(text: &NameText<'_>, start: usize) -> (Range<usize>, usize) {
    let sentence = text.sentence(start);
    let mut end = start + 1;
    let mut words = 1;
    loop {
        // Parts that are written together: `Al-Dahle`, `al-Maktum`, `O'Hoy`, `J.`
        while end + 1 < sentence.end
            && (text.is_hyphen(end) || text.is_apostrophe(end) && text.is_joined(end + 1))
            && text.is_capitalized(end + 1)
        {
            end += 2;
        }
        if words == 2 && ends_in_lower_case(text, end) {
            end += 2;
        }
        if end < sentence.end && text.form(end) == "." && text.is_joined(end) && is_initial(text, end - 1) {
            end += 1;
            // `K.-H. Berg`
            if text.is_hyphen(end) && has_initial_point(text, end + 1) {
                end += 3;
            }
            // `J.D. Berg`
            while text.is_joined(end) && has_initial_point(text, end) {
                end += 2;
            }
        }
        if words == MAX_WORDS {
            break;
        }
        let mut next = end;
        while next + 1 < sentence.end
            && next < end + 3
            && text.is(next, NameTag::Particle)
            && !text.is_joined(next)
        {
            next += 1;
        }
        if next > end && text.is_hyphen(next) && text.is_capitalized(next + 1) {
            end = next + 2;
            words += 1;
            continue;
        }
        // `d’Estrange`
        if next > end && text.is_apostrophe(next) && text.is_joined(next + 1) && text.is_capitalized(next + 1)
        {
            end = next + 2;
            words += 1;
            continue;
        }
        if next > end && ends_before_particle(text, start..end, words) {
            break;
        }
        if next >= sentence.end || text.is_joined(next) || !may_follow(text, next, words) {
            break;
        }
        // `Van`, `De` may be the surname itself.
        end = next + 1;
        words += 1;
    }
    (start..end, words)
}

/// Whether what looks like a particle goes on with the sentence: `Anna Berger von der Agentur`, `Neil Armstrong den
/// Mond`. These belong to a name that has only given names yet.
fn ends_before_particle(text: &NameText<'_>, tokens: Range<usize>, words: usize) -> bool {
    let last = tokens.end - 1;
    text.is(tokens.end, NameTag::AmbiguousParticle)
        && words > 1
        && !text.is(last, NameTag::Title)
        && !text.sense(last).is_given_name()
        && !is_initial(text, last)
        && text.form(last) != "."
}

fn is_initial(text: &NameText<'_>, index: usize) -> bool {
    text.is_capitalized(index) && text.form(index).chars().count() <= 2
}

/// Whether the word can be the `words`-th (counted from 0) of a name.
fn may_follow(text: &NameText<'_>, index: usize, words: usize) -> bool {
    if !text.is_capitalized(index) {
        return false;
    }
    // Behind an initial even an ordinary word is the surname: `Ernest R. Hay`, `A. G. Berg`.
    let led = index >= 2 && has_initial_point(text, index - 2);
    if led && has_initial_point(text, index) {
        return true;
    }
    // `Kwak Noh-jung`, whatever the syllables mean elsewhere
    if words == 1 && text.is(index - 1, NameTag::SyllableSurname) && ends_in_lower_case(text, index + 1) {
        return true;
    }
    let tags = text.tags(index);
    let sense = text.sense(index);
    let word = text.word(index);
    let before = text.sense(index - 1);
    // `Matteo Salvinis Lega`
    if words >= 2 && !before.is_given_name() && has_genitive(text, index - 1) {
        return false;
    }
    // `Corinna Gebauer` ends as words for firms do.
    let is_surname =
        words == 1 && before.is_given_name() && !before.is_ambiguous_given_name() && !word.is_ordinary();
    if tags.any(NameTag::LegalForm | NameTag::NotPerson | NameTag::HeadNoun)
        || tags.any(NameTag::Firm) && !is_surname
        || tags.any(NameTag::Function) && !tags.any(NameTag::Particle) && !led
        || led && text.is_title_case(index)
        || !led && sense.is_no_surname() && word.is_ordinary() && !text.is_inflected(index)
        || tags.any(NameTag::Role) && !word.is_surname()
        || text.is_acronym(index)
    {
        return false;
    }
    if led {
        return true;
    }
    // Behind a surname an ordinary noun goes on with the sentence: `Zuckerbergs Strategie`.
    if words >= 2 || words == 1 && !text.sense(index - 1).is_given_name() {
        let known_name = word.is_surname() || sense.is_given_name();
        return known_name || !word.is_ordinary();
    }
    true
}

/// Companies, places and products keep people off.
fn blocked(text: &NameText<'_>, tokens: &Range<usize>) -> bool {
    const REACH: usize = 5;
    text.phrases_near(tokens.start, REACH).iter().any(|phrase| {
        let covers = phrase.tokens.start <= tokens.start && phrase.tokens.end > tokens.start;
        let sense = phrase.sense;
        let certain_company = sense.company_row().is_some() && !sense.is_ambiguous_company();
        covers
            && ((certain_company || sense.is_no_company()) && phrase.tokens.len() > 1
                || certain_company && !sense.is_given_name()
                || sense.is_no_company() && !sense.is_given_name()
                || sense.is_place() && phrase.tokens.len() > 1
                || sense.is_demonym() && !sense.is_given_name())
    })
}

/// What speaks for a person in `tokens`, and against one.
fn cues(text: &NameText<'_>, tokens: &Range<usize>, words: usize, titled: bool) -> Vec<PersonCue> {
    let start = tokens.start;
    let last = last_word(text, tokens);
    let mut cues = vec![first_word(text, start, last, words)];
    let mut note = |cue: PersonCue, holds: bool| cues.extend(holds.then_some(cue));
    if words > 1 {
        let word = text.word(last);
        let is_unknown = !word.is_ordinary() && !text.is_foreign_word(last);
        note(PersonCue::Surname, text.is(last, NameTag::Person) || word.is_surname() || is_unknown);
        note(PersonCue::PlaceLast, text.sense(last).is_place());
    }
    let middle = |index: usize| index > start && has_initial_point(text, index);
    note(PersonCue::Initial, words > 2 && !has_initial_point(text, start) && tokens.clone().any(middle));
    note(PersonCue::JoinedSyllables, has_syllables(text, tokens, words));
    note(PersonCue::Patronymic, tokens.clone().any(|index| text.is(index, NameTag::Patronymic)));
    let has_role = !titled && role_before(text, start);
    note(PersonCue::Title, titled);
    note(PersonCue::RoleBefore, has_role);
    note(PersonCue::FirmBefore, !titled && !has_role && firm_before(text, start));
    note(PersonCue::RoleBeforeComma, role_before_comma(text, start));
    note(PersonCue::RoleBehind, role_behind(text, tokens.end));
    note(PersonCue::Says, says(text, tokens));
    note(PersonCue::TitleCase, text.is_title_case(start));
    note(PersonCue::Thing, names_thing(text, tokens.end, last));
    note(PersonCue::Company, names_company(text, tokens));
    cues
}

/// What the first word says.
fn first_word(text: &NameText<'_>, start: usize, last: usize, words: usize) -> PersonCue {
    let sense = text.sense(start);
    let word = text.word(start);
    if is_initial(text, start) && text.form(start + 1) == "." {
        // `W. James Berg`
        if words > 2 && text.sense(start + 2).is_given_name() {
            return PersonCue::GivenName;
        }
        let several = initials(text, &(start..last)) > 1;
        return if several { PersonCue::Initials } else { PersonCue::Initial };
    }
    if sense.is_given_name() {
        let doubtful = sense.is_ambiguous_given_name() || sense.is_demonym();
        // `Heidi Klum`: the other word may be anything but a new compound, which is no name.
        let is_pair = words == 2 && !text.is_title_case(start) && !text.word(last).is_compound();
        return match (doubtful, word.is_ordinary()) {
            (false, _) if is_pair => PersonCue::GivenNameOfPair,
            (false, _) => PersonCue::GivenName,
            (true, false) => PersonCue::DoubtfulGivenName,
            (true, true) => PersonCue::OrdinaryGivenName,
        };
    }
    if word.is_surname() {
        PersonCue::SurnameFirst
    } else if !word.is_ordinary() && !sense.is_place() {
        PersonCue::UnknownFirst
    } else {
        PersonCue::OrdinaryFirst
    }
}

/// `Dave Matthews Band`; `Heidi Klums Haus` is hers.
fn names_thing(text: &NameText<'_>, end: usize, last: usize) -> bool {
    text.is(end, NameTag::NotPerson) && text.is_capitalized(end) && text.without_genitive(last).is_none()
}

/// `Anna Berg Inc.`, `Berg & Söhne`
fn names_company(text: &NameText<'_>, tokens: &Range<usize>) -> bool {
    let after = text.after_possessive(tokens.end);
    text.is(after, NameTag::LegalForm | NameTag::Thing)
        || text.is(after, NameTag::HeadNoun) && text.is_capitalized(after)
        || matches!(text.form(tokens.end), "&" | "+")
        || tokens.start > 0 && text.form(tokens.start - 1) == "&"
}

fn last_word(text: &NameText<'_>, tokens: &Range<usize>) -> usize {
    tokens.clone().rev().find(|&index| text.is_word(index)).unwrap_or(tokens.start)
}

/// Whether the surname at `last` ends in a genitive s: the form without it is a name that the dictionary or
/// the rest of the text knows.
fn has_genitive(text: &NameText<'_>, last: usize) -> bool {
    let form = text.form(last);
    let Some(base) = text.without_genitive(last).filter(|base| {
        base.chars().count() > 2
            && text.base.pack.naming.genitive.is_some_and(|ending| !base.ends_with(ending))
    }) else {
        return false;
    };
    let known = |word: &str| text.base.pack.dictionary.sense_of(word).is_surname();
    if text.occurs(base) {
        return true;
    }
    // `Andreas`, `Hopkins`: a surname of its own. `Zuckerbergs Plan`: the possessed noun follows.
    !known(form) && known(base) && text.is_capitalized(last + 1)
}
