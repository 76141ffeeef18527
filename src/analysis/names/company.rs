//! Companies: evidence for every name, gathered over the whole article.
//!
//! Rules look at single places and give points to the name that stands there ([`evidence`]). A name that gets
//! enough points somewhere, or from several rules together, is a company wherever it stands. So one clear
//! mention (`Winemaker Southcorp`, `Immigon Portfolio Abbau AG`, `Bawag-Aktionär Cerberus`) explains all others.

use super::candidate::{Candidate, Kind};
use super::evidence::{self, Evidence};
use super::name_tag::NameTag;
use super::name_text::{GazetteerPhrase, NameText};
use super::relation;
use super::tagger_votes::TaggerVotes;
use foldhash::{HashMap, HashSet};
use std::ops::Range;

/// From here on a name is taken for a company's.
const THRESHOLD: i32 = 8;
const HIGHEST_SCORE: i32 = 40;

/// The companies that the article names, each place where a rule sees one or the gazetteer knows one.
pub(super) fn recognize(text: &NameText<'_>, people: &[Candidate], votes: &TaggerVotes) -> Vec<Candidate> {
    let mut found = Vec::new();
    gazetteer(text, &mut found);
    evidence::gather(text, votes, &mut found);
    relation::gather(text, people, &mut found);
    found.retain(|evidence| !is_inside_person(&evidence.candidate, people));
    let companies = accept(text, people, found.clone());
    let mut listed = relation::listed(text, &companies);
    listed.retain(|evidence| !is_inside_person(&evidence.candidate, people));
    if listed.is_empty() {
        return companies;
    }
    found.append(&mut listed);
    accept(text, people, found)
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
fn gazetteer(text: &NameText<'_>, found: &mut Vec<Evidence>) {
    for phrase in &text.phrases {
        let Some(row) = phrase.sense.company_row() else { continue };
        if is_part_of_other(text, phrase) {
            continue;
        }
        let points = gazetteer_points(text, phrase);
        found.push(Evidence {
            candidate: Candidate {
                tokens: phrase.tokens.clone(),
                kind: Kind::Company,
                score: points,
                rule: "gazetteer",
                row: Some(row),
                genitive: phrase.genitive,
            },
            points,
        });
    }
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
fn gazetteer_points(text: &NameText<'_>, phrase: &GazetteerPhrase) -> i32 {
    let first = phrase.tokens.start;
    let sense = phrase.sense;
    if sense.is_no_company() {
        return -12;
    }
    let single = phrase.tokens.len() == 1;
    if !sense.is_ambiguous_company() {
        // `Volkswagen` is a compound of words and yet nothing but a firm.
        let word = text.word(first);
        let doubtful = single && text.is_common_noun(first) && !word.is_compound();
        return match (doubtful, text.has_article(first)) {
            (false, _) => 12,
            (true, false) => 5,
            (true, true) => -2,
        };
    }
    // `rund um den Globus`: an ordinary noun with its article, which `die Zielpunkt-Pleite` is not.
    if single && text.is_common_noun(first) && text.has_article(first) && !text.is_hyphen(phrase.tokens.end) {
        return -2;
    }
    let ordinary = single && text.word(first).is_ordinary();
    // `our One Home Depot strategy`, `a Colonial in Maplewood`
    let beside_name = |index: usize| text.is_name_word(index) && !text.is_joined(index);
    let counted = text.before(first).is_some_and(|before| text.is(before, NameTag::IndefiniteArticle));
    if ordinary && !text.nouns_capitalized() && (counted || beside_name(phrase.tokens.end)) {
        return 3;
    }
    match (text.nouns_capitalized(), ordinary) {
        (true, true) => 3,
        _ if sense.is_platform() => 4,
        _ if single && (sense.is_place() || sense.is_demonym()) => 4,
        // News names nobody by the given name alone.
        _ if single && sense.is_given_name() && text.is_name_word(phrase.tokens.end) => 4,
        // A company that has a surname: in business news it is rather the company.
        _ if single && text.word(first).is_surname() => THRESHOLD,
        (false, true) if text.is_title_case(first) => 3,
        (false, true) if text.starts_sentence(first) => 4,
        _ => THRESHOLD,
    }
}

/// Adds up the evidence for each name and keeps the places of those that have enough.
fn accept(text: &NameText<'_>, people: &[Candidate], found: Vec<Evidence>) -> Vec<Candidate> {
    let mut names: HashMap<String, HashMap<&'static str, i32>> = HashMap::default();
    let key = |candidate: &Candidate| candidate.name(text).replace('-', " ");
    for evidence in &found {
        let points = names
            .entry(key(&evidence.candidate))
            .or_default()
            .entry(evidence.candidate.rule)
            .or_insert(i32::MIN);
        *points = (*points).max(evidence.points);
    }
    let surnames: HashSet<&str> = people
        .iter()
        .filter_map(|person| person.tokens.clone().rev().find(|&index| text.is_word(index)))
        // Of `Langes-Swarovski` the second half alone is nobody's name.
        .filter(|&index| !text.is_hyphen(index.wrapping_sub(1)))
        .map(|index| text.form(index))
        .collect();
    let accepted: Vec<Candidate> = found
        .into_iter()
        .filter_map(|evidence| {
            let mut candidate = evidence.candidate;
            let name = key(&candidate);
            let rules = names.get(&name)?;
            let mut score: i32 = rules.values().sum();
            if candidate.row.is_none() {
                score += prior(text, &candidate);
            }
            if surnames.contains(name.as_str()) {
                let sense = text.sense(candidate.tokens.start);
                let firm = sense.company_row().is_some() && !sense.is_ambiguous_company();
                score -= match (text.is_hyphen(candidate.tokens.end), firm) {
                    // `Dell-Chef Michael Dell`
                    (true, _) => 0,
                    (false, true) if !acts_as_person(text, &candidate) => 4,
                    _ => 12,
                };
            }
            if has_version(text, &candidate) {
                score -= 8;
            }
            // `Stanford International Bank` is no university.
            let other = text.phrase_at(candidate.tokens.start).filter(|phrase| phrase.sense.is_no_company());
            let extends = other.is_some_and(|other| other.tokens.len() < candidate.tokens.len());
            if extends && is_certain_by_form(candidate.rule) && score >= THRESHOLD {
                score += 4;
            }
            candidate.score = score.min(HIGHEST_SCORE);
            (score >= THRESHOLD).then_some(candidate)
        })
        .collect();
    prefer_full_names(accepted)
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

/// Whether the rule looks at the name itself.
fn is_certain_by_form(rule: &str) -> bool {
    matches!(rule, "legal form" | "head noun" | "ampersand" | "head noun first")
}

/// A name that is certain by its own form wins over shorter ones inside it: `Raiffeisen Bank Aval` over
/// `Raiffeisen`.
fn prefer_full_names(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by_key(|candidate| (candidate.tokens.start, std::cmp::Reverse(candidate.tokens.end)));
    let mut outer: Option<Candidate> = None;
    for candidate in &mut candidates {
        let inside = outer.as_ref().is_some_and(|outer| candidate.tokens.end <= outer.tokens.end);
        if inside {
            let limit = outer.as_ref().map_or(HIGHEST_SCORE, |outer| outer.score);
            if outer.as_ref().is_some_and(|outer| outer.tokens.len() > candidate.tokens.len()) {
                candidate.score = candidate.score.min(limit - 1);
            }
        } else if is_certain_by_form(candidate.rule) || candidate.rule == "gazetteer" {
            outer = Some(candidate.clone());
        }
    }
    candidates
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
fn prior(text: &NameText<'_>, candidate: &Candidate) -> i32 {
    let words: Vec<usize> = candidate.tokens.clone().filter(|&index| text.is_capitalized(index)).collect();
    let (Some(&first), Some(&last)) = (words.first(), words.last()) else { return -10 };
    // `Chatsworth House`, `Dave Matthews Band`
    let tags = text.tags(last);
    if words.len() > 1 && tags.any(NameTag::NotPerson) && !tags.any(NameTag::HeadNoun | NameTag::LegalForm) {
        return -10;
    }
    let known_otherwise = |index: usize| {
        let sense = text.sense(index);
        sense.is_no_company() || sense.is_place() || sense.is_demonym()
    };
    if words.len() == 1 {
        let sense = text.sense(first);
        let tags = text.tags(first);
        if tags.any(NameTag::NoName) || known_otherwise(first) {
            return -12;
        }
        if tags.any(NameTag::Firm | NameTag::Role | NameTag::LegalForm | NameTag::Compound) {
            return -12;
        }
        if text.word(first).is_compound() {
            return -2;
        }
        if text.word(first).is_ordinary() {
            let capital_says_nothing = text.starts_sentence(first) || text.is_title_case(first);
            return match (text.nouns_capitalized(), capital_says_nothing) {
                (true, _) => -10,
                (false, true) => -5,
                (false, false) => 0,
            };
        }
        if sense.is_given_name() || text.word(first).is_surname() {
            return -2;
        }
        // `Murkraftwerk`: a compound with an unknown first part.
        return if text.closed_compounds() && ends_ordinary(text, first) { -3 } else { 3 };
    }
    let ordinary = words.iter().filter(|&&index| text.word(index).is_ordinary()).count();
    if ordinary == words.len() && text.nouns_capitalized() {
        return -4;
    }
    if words.iter().all(|&index| known_otherwise(index)) {
        return -8;
    }
    i32::from(ordinary < words.len()) * 3
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
