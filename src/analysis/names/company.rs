//! Companies: evidence for every name, gathered over the whole article.
//!
//! Rules look at single places and give points to the name that stands there ([`context_rules`]). What they give a name
//! anywhere adds up, so one clear mention (`Winemaker Southcorp`, `Immigon Portfolio Abbau AG`, `Bawag-Aktionär
//! Cerberus`) speaks for all others. Whether that is enough is for the [`judge`](super::judge) to say; only where
//! companies vouch for those beside them in a list is a name certain by its points.

use super::candidate::{Candidate, NameKind};
use super::context_rules;
use super::evidence::CompanyEvidence;
use super::name_tag::NameTag;
use super::name_text::{GazetteerPhrase, NameText};
use super::points::{
    COMPANY_THRESHOLD, HIGHEST_SCORE, KnownName, LONGER_THAN_KNOWN, NameRule, Prior, SharedSurname, VERSION,
};
use super::tagger_votes::TaggerVotes;
use foldhash::{HashMap, HashSet};
use std::ops::Range;

/// What one place says of a company's name, with what all places say together.
#[derive(Debug, Clone)]
pub(super) struct WeighedEvidence {
    /// The name; its score is that of this place alone.
    pub candidate: Candidate,
    /// The points that all places give it.
    pub total: i32,
}

/// All that speaks for companies.
pub(super) fn weigh(
    text: &NameText<'_>,
    people: &[Candidate],
    votes: &TaggerVotes<'_>,
) -> Vec<WeighedEvidence> {
    let mut found: Vec<CompanyEvidence> = known(text).collect();
    found.extend(votes.companies(text));
    found.extend(context_rules::companies(text, people));
    let mut names = names_of(text, &found);
    let weighed = total(text, people, found.clone(), &names);
    let certain: Vec<Candidate> = weighed
        .iter()
        .filter(|evidence| {
            evidence.total >= COMPANY_THRESHOLD && !is_inside_person(&evidence.candidate, people)
        })
        .map(|evidence| Candidate { score: evidence.total, ..evidence.candidate.clone() })
        .collect();
    let listed = context_rules::list::neighbours(text, &certain);
    if listed.is_empty() {
        return weighed;
    }
    names.extend(names_of(text, &listed));
    found.extend(listed);
    total(text, people, found, &names)
}

/// The names of candidates, as they are compared.
fn names_of(text: &NameText<'_>, found: &[CompanyEvidence]) -> Vec<String> {
    let name = |evidence: &CompanyEvidence| {
        let name = evidence.candidate.name(text);
        if name.contains('-') { name.replace('-', " ") } else { name }
    };
    found.iter().map(name).collect()
}

/// Within a person's name there is no company, unless the company's name is longer. `people` are in the order of
/// the text.
fn is_inside_person(candidate: &Candidate, people: &[Candidate]) -> bool {
    let first = people.partition_point(|person| person.tokens.end <= candidate.tokens.start);
    people[first..]
        .iter()
        .take_while(|person| person.tokens.start < candidate.tokens.end)
        .any(|person| candidate.tokens.len() <= person.tokens.len())
}

/// What the gazetteer knows: companies, and names that keep companies off their tokens.
fn known(text: &NameText<'_>) -> impl Iterator<Item = CompanyEvidence> {
    let phrases = text.phrases.iter().filter(|phrase| !is_part_of_other(text, phrase));
    phrases.filter_map(|phrase| {
        Some(CompanyEvidence {
            candidate: Candidate {
                tokens: phrase.tokens.clone(),
                kind: NameKind::Company,
                score: known_name(text, phrase).points(),
                rule: NameRule::Gazetteer,
                row: Some(phrase.sense.company_row()?),
                inflected: phrase.inflected,
            },
        })
    })
}

/// A phrase inside a longer one, or one that starts in the middle of a longer name.
fn is_part_of_other(text: &NameText<'_>, phrase: &GazetteerPhrase) -> bool {
    const REACH: usize = 6;
    text.phrases_near(phrase.tokens.start, REACH).iter().any(|other| {
        other.tokens.end >= phrase.tokens.end
            && (other.sense.company_row().is_some() || other.sense.is_no_company() || other.sense.is_place())
            && other.tokens.len() > phrase.tokens.len()
    })
}

/// A name that is nothing else counts at once; one that is a word or a person's name as well needs more.
fn known_name(text: &NameText<'_>, phrase: &GazetteerPhrase) -> KnownName {
    let first = phrase.tokens.start;
    let sense = phrase.sense;
    if sense.is_no_company() {
        return KnownName::NoCompany;
    }
    let single = phrase.tokens.len() == 1;
    let is_noun = single && text.is_common_noun(first);
    if !sense.is_ambiguous_company() {
        // `Volkswagen` is a compound of words and yet nothing but a firm.
        let doubtful = is_noun && !text.word(first).is_compound();
        return match (doubtful, text.has_article(first)) {
            (false, _) => KnownName::Company,
            (true, false) => KnownName::Noun,
            (true, true) => KnownName::NounWithArticle,
        };
    }
    // `die Zielpunkt-Pleite` is none of the article's.
    if is_noun && text.has_article(first) && !text.is_hyphen(phrase.tokens.end) {
        return KnownName::NounWithArticle;
    }
    if is_noun {
        return KnownName::Word;
    }
    let is_word = single && text.word(first).is_ordinary();
    // `a Colonial in Maplewood`
    let beside_name = |index: usize| text.is_name_word(index) && !text.is_joined(index);
    let counted = text.before(first).is_some_and(|before| text.is(before, NameTag::IndefiniteArticle));
    if is_word && (counted || beside_name(phrase.tokens.end)) {
        return KnownName::WordBesideName;
    }
    let is_place = single && (sense.is_place() || sense.is_demonym());
    // News names nobody by the given name alone.
    let is_given_name = single && sense.is_given_name() && text.is_name_word(phrase.tokens.end);
    if sense.is_platform() || is_place || is_given_name {
        return KnownName::OtherName;
    }
    // A company that has a surname: in business news it is rather the company.
    let is_surname = single && text.word(first).is_surname();
    match is_word && !is_surname {
        true if text.is_title_case(first) => KnownName::Word,
        true if text.starts_sentence(first) => KnownName::WordAtStart,
        _ => KnownName::Ambiguous,
    }
}

/// Adds up the evidence for each name; `names` has that of each candidate.
fn total(
    text: &NameText<'_>,
    people: &[Candidate],
    found: Vec<CompanyEvidence>,
    names: &[String],
) -> Vec<WeighedEvidence> {
    // The most points of each rule.
    let mut rules_of: HashMap<&str, Vec<(NameRule, i32)>> = HashMap::default();
    for (evidence, name) in found.iter().zip(names) {
        let (rule, score) = (evidence.candidate.rule.counts_as(), evidence.candidate.score);
        let rules = rules_of.entry(name).or_default();
        match rules.iter_mut().find(|(known, _)| *known == rule) {
            Some((_, points)) => *points = (*points).max(score),
            None => rules.push((rule, score)),
        }
    }
    let surnames: HashSet<&str> = people
        .iter()
        .filter_map(|person| person.tokens.clone().rev().find(|&index| text.is_word(index)))
        // Of `Langes-Swarovski` the second half alone is nobody's name.
        .filter(|&index| !text.is_hyphen(index.wrapping_sub(1)))
        .map(|index| text.form(index))
        .collect();
    found
        .into_iter()
        .zip(names)
        .map(|(evidence, name)| {
            let candidate = evidence.candidate;
            let mut score: i32 =
                rules_of.get(name.as_str()).map_or(0, |rules| rules.iter().map(|(_, points)| points).sum());
            if candidate.row.is_none() {
                score += prior(text, &candidate).points();
            }
            if surnames.contains(name.as_str()) {
                score += shared_surname(text, &candidate).points();
            }
            if has_version(text, &candidate) {
                score += VERSION;
            }
            // `Stanford International Bank` is no university.
            let other = text.phrase_at(candidate.tokens.start).filter(|phrase| phrase.sense.is_no_company());
            let extends = other.is_some_and(|other| other.tokens.len() < candidate.tokens.len());
            if extends && candidate.rule.is_certain_by_form() && score >= COMPANY_THRESHOLD {
                score += LONGER_THAN_KNOWN;
            }
            WeighedEvidence { candidate, total: score.min(HIGHEST_SCORE) }
        })
        .collect()
}

/// What a name that is a person's surname as well is at this place.
fn shared_surname(text: &NameText<'_>, candidate: &Candidate) -> SharedSurname {
    let sense = text.sense(candidate.tokens.start);
    let is_known = sense.company_row().is_some() && !sense.is_ambiguous_company();
    if text.is_hyphen(candidate.tokens.end) {
        SharedSurname::InCompound
    } else if is_known && !acts_as_person(text, candidate) {
        SharedSurname::KnownCompany
    } else {
        SharedSurname::Person
    }
}

/// `sagte Dell`, `Mr Dell`, `Dell said`: a name that a person and a firm of the article share.
fn acts_as_person(text: &NameText<'_>, candidate: &Candidate) -> bool {
    let Range { start, end } = candidate.tokens;
    let mut before = text.before(start);
    if before.is_some_and(|index| text.form(index) == ".") {
        before = before.and_then(|index| text.before(index));
    }
    let addressed = before.is_some_and(|index| text.is(index, NameTag::Say | NameTag::Title | NameTag::Role));
    let says = text.is(end, NameTag::Say) && !text.is_capitalized(end);
    addressed || says
}

/// `GPT-4o`, `Llama 3`: an unknown name with a version behind it.
fn has_version(text: &NameText<'_>, candidate: &Candidate) -> bool {
    let end = candidate.tokens.end;
    let starts_with_digit = |index: usize| text.form(index).starts_with(|char: char| char.is_ascii_digit());
    let version = starts_with_digit(end) && text.form(end).len() <= 2
        || text.is_hyphen(end) && starts_with_digit(end + 1);
    version && candidate.row.is_none()
}

/// What the words of an unknown name say of it before any evidence.
fn prior(text: &NameText<'_>, candidate: &Candidate) -> Prior {
    let words: Vec<usize> = candidate.tokens.clone().filter(|&index| text.is_capitalized(index)).collect();
    let &[_, .., last] = words.as_slice() else {
        return words.first().map_or(Prior::NounOrThing, |&word| prior_of_word(text, word));
    };
    // `Chatsworth House`, `Dave Matthews Band`
    let tags = text.tags(last);
    if tags.any(NameTag::NotPerson) && !tags.any(NameTag::HeadNoun | NameTag::LegalForm) {
        return Prior::NounOrThing;
    }
    let are_ordinary = words.iter().all(|&index| text.word(index).is_ordinary());
    if are_ordinary && text.nouns_capitalized() {
        Prior::Nouns
    } else if words.iter().all(|&index| is_known_otherwise(text, index)) {
        Prior::KnownWords
    } else if are_ordinary {
        Prior::OrdinaryWord
    } else {
        Prior::Unknown
    }
}

/// The same for a name of one word.
fn prior_of_word(text: &NameText<'_>, index: usize) -> Prior {
    let word = text.word(index);
    let describes = NameTag::NoName | NameTag::Firm | NameTag::Role | NameTag::LegalForm | NameTag::Compound;
    if text.is(index, describes) || is_known_otherwise(text, index) {
        return Prior::KnownWord;
    }
    if word.is_compound() {
        return Prior::CompoundOrSurname;
    }
    if word.is_ordinary() {
        return if text.nouns_capitalized() {
            Prior::NounOrThing
        } else if text.starts_sentence(index) || text.is_title_case(index) {
            Prior::OrdinaryWordAtStart
        } else {
            Prior::OrdinaryWord
        };
    }
    if text.sense(index).is_given_name() || word.is_surname() {
        return Prior::CompoundOrSurname;
    }
    if text.closed_compounds() && ends_ordinary(text, index) {
        Prior::UnknownCompound
    } else {
        Prior::Unknown
    }
}

/// Whether the gazetteer knows the word for something other than a company.
fn is_known_otherwise(text: &NameText<'_>, index: usize) -> bool {
    let sense = text.sense(index);
    sense.is_no_company() || sense.is_place() || sense.is_demonym()
}

/// Whether a word that the dictionary does not have ends in one that it has.
fn ends_ordinary(text: &NameText<'_>, index: usize) -> bool {
    const SHORTEST: usize = 5;
    let lower = text.form(index).to_lowercase();
    lower
        .char_indices()
        .skip(2)
        .map(|(at, _)| &lower[at..])
        .take_while(|ending| ending.len() >= SHORTEST)
        .any(|ending| text.base.pack.dictionary.sense_of(ending).is_ordinary())
}
