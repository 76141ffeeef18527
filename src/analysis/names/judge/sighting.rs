//! Everything in a text that may be a name, with all that the rules and the tagger say of it.
//!
//! A [`Sighting`] is one place, a [`SightedName`] all places that are written alike. What anything proposes at one
//! place is looked for in the whole text.

use crate::analysis::names::candidate::{Candidate, NameKind};
use crate::analysis::names::company::WeighedEvidence;
use crate::analysis::names::name_tag::{NameTag, NameTags};
use crate::analysis::names::name_text::NameText;
use crate::analysis::names::points::NameRule;
use crate::analysis::names::tagger_votes::TaggerVotes;
use crate::analysis::tagger::ProposalKind;
use crate::analysis::text::Shape;
use foldhash::HashMap;
use std::collections::BTreeMap;
use std::ops::Range;

/// How many rules there are.
pub(super) const RULES: usize = NameRule::ShortForm as usize + 1;
/// What the tagger says where it cannot say anything.
pub(super) const NO_WORD: i32 = -3_000;
/// Names that begin alike are told apart up to this many, so that no text costs more than its length.
const MOST_ALIKE: usize = 16;
/// So far the tagger may be behind for a stretch that is worth a look, in hundredths of the logarithm of the odds.
const LARGEST_LAG: i32 = 300;
/// The same for a single word that no dictionary has: `Auf Hallberg entfallen 52 Millionen Euro`.
const LARGEST_LAG_OF_UNKNOWN: i32 = 800;
/// No stretch that only the tagger sees has more tokens.
const MOST_TOKENS: usize = 7;
/// No name has more tokens.
const LONGEST: usize = 16;

/// One place that may be a name.
#[derive(Debug, Clone)]
pub(super) struct Sighting {
    pub tokens: Range<usize>,
    /// The number of its name.
    pub name: usize,
    pub row: Option<u32>,
    pub inflected: bool,
    /// The points that the rules for companies give here, the best of them, and how many give any.
    pub points_here: i32,
    pub best_here: i32,
    pub rules_here: u8,
    /// The score of a person here, 0 for none.
    pub person: i32,
    /// What the tagger says of an organisation, a person and a place exactly here: how far ahead, or behind.
    pub tagger: [i32; 3],
}

/// All places that are written alike.
#[derive(Debug, Clone)]
pub(super) struct SightedName {
    /// The tokens of one of its places.
    tokens: Range<usize>,
    /// Whether the last of them has an ending that is no part of the name.
    inflected: bool,
    /// The most points of each rule.
    pub rules: [i8; RULES],
    /// The sum that the rules for companies make of all places.
    pub points: i32,
    pub person: i32,
    pub places: u32,
    pub mid_sentence: u32,
    pub in_head: u32,
    pub row: Option<u32>,
    /// The most, the sum and the count of places ahead, for organisation, person and place.
    pub tagger_most: [i32; 3],
    pub tagger_sum: [i32; 3],
    pub tagger_ahead: [u32; 3],
    /// At how many places there is each of the [`signs`].
    pub signs: [u16; SIGNS],
    /// The points and the tagger's word of a longer name that begins, or ends, with this one.
    pub longer: Option<(i32, i32)>,
    pub longer_end: Option<(i32, i32)>,
    /// The same of a shorter name that this one begins with.
    pub shorter: Option<(i32, i32)>,
    pub longer_person: i32,
}

/// All sightings of a text.
#[derive(Debug, Default)]
pub(super) struct Sightings {
    /// In the order of their tokens.
    pub places: Vec<Sighting>,
    pub names: Vec<SightedName>,
}

type Places = BTreeMap<(usize, usize), Sighting>;

impl Sightings {
    pub fn new(
        text: &NameText<'_>,
        companies: &[WeighedEvidence],
        people: &[Candidate],
        votes: &TaggerVotes<'_>,
    ) -> Self {
        let mut sightings = Self::default();
        let mut places = Places::new();
        let mut numbers: HashMap<String, usize> = HashMap::default();
        for evidence in companies {
            let candidate = &evidence.candidate;
            let Some(place) = sightings.at(text, &mut places, &mut numbers, candidate) else { continue };
            place.points_here += candidate.score;
            place.best_here = place.best_here.max(candidate.score);
            place.rules_here += 1;
            let name = &mut sightings.names[place.name];
            let most = &mut name.rules[candidate.rule as usize];
            *most = (*most).max(points_of_rule(candidate.score));
            name.points = name.points.max(evidence.total);
        }
        for person in people {
            let Some(place) = sightings.at(text, &mut places, &mut numbers, person) else { continue };
            place.person = place.person.max(person.score);
            let name = &mut sightings.names[place.name];
            name.person = name.person.max(person.score);
            let most = &mut name.rules[person.rule as usize];
            *most = (*most).max(points_of_rule(person.score));
        }
        for tokens in conceivable(text, votes) {
            let candidate = Candidate::of_tagger(text, tokens);
            sightings.at(text, &mut places, &mut numbers, &candidate);
        }
        let branches: Vec<_> = places.values().filter_map(|place| branch(text, &place.tokens)).collect();
        for tokens in branches {
            let candidate = Candidate::of_tagger(text, tokens);
            sightings.at(text, &mut places, &mut numbers, &candidate);
        }
        sightings.find_elsewhere(text, &mut places);
        sightings.places = places.into_values().collect();
        sightings.count(text, votes);
        sightings.compare(text);
        sightings
    }

    /// The sighting at the candidate's tokens, a new one if there is none yet.
    fn at<'p>(
        &mut self,
        text: &NameText<'_>,
        places: &'p mut Places,
        numbers: &mut HashMap<String, usize>,
        candidate: &Candidate,
    ) -> Option<&'p mut Sighting> {
        let tokens = &candidate.tokens;
        if tokens.is_empty() || tokens.len() > LONGEST || is_cut(text, tokens.end) {
            return None;
        }
        let place = places.entry((tokens.start, tokens.end)).or_insert_with(|| {
            let number = *numbers.entry(candidate.name(text)).or_insert_with(|| {
                self.names.push(SightedName::new(candidate));
                self.names.len() - 1
            });
            Sighting::new(candidate, number)
        });
        place.row = place.row.or(candidate.row);
        let name = &mut self.names[place.name];
        name.row = name.row.or(candidate.row);
        Some(place)
    }

    /// Adds the other places of each name.
    fn find_elsewhere(&self, text: &NameText<'_>, places: &mut Places) {
        let mut by_first: HashMap<&str, Vec<usize>> = HashMap::default();
        for (number, name) in self.names.iter().enumerate() {
            if let Some(first) = name.words(text).next() {
                let alike = by_first.entry(first).or_default();
                if alike.len() < MOST_ALIKE {
                    alike.push(number);
                }
            }
        }
        for index in 0..text.len() {
            let form = text.form(index);
            let base = text.without_genitive(index);
            let alike = by_first.get(form).into_iter().chain(base.and_then(|base| by_first.get(base)));
            for &number in alike.flatten() {
                let name = &self.names[number];
                let end = index + name.tokens.len();
                if places.contains_key(&(index, end)) || !text.sentence(index).contains(&(end - 1)) {
                    continue;
                }
                let last = end - 1;
                let rest = name.words(text).take(name.tokens.len() - 1);
                let same = rest.zip(index..).all(|(word, at)| text.form(at) == word);
                let ending = name.word(text, name.tokens.len() - 1);
                let exact = text.form(last) == ending;
                let inflected = text.without_genitive(last) == Some(ending);
                let inside_word = text.is_joined(index) && text.is_word(index.wrapping_sub(1))
                    || text.is_joined(end) && text.kind(end).is_some_and(|_| text.is_word(end));
                if same && (exact || inflected) && !inside_word {
                    let mut candidate = Candidate::of_tagger(text, index..end);
                    candidate.inflected = !exact;
                    candidate.row = name.row;
                    places.insert((index, end), Sighting::new(&candidate, number));
                }
            }
        }
    }

    /// Counts the places of each name and asks the tagger of each.
    fn count(&mut self, text: &NameText<'_>, votes: &TaggerVotes<'_>) {
        const KINDS: [ProposalKind; 3] =
            [ProposalKind::Organization, ProposalKind::Person, ProposalKind::Place];
        let mut proposals = votes.sight.proposals.iter().peekable();
        for place in &mut self.places {
            while proposals.next_if(|proposal| proposal.tokens.start < place.tokens.start).is_some() {}
            let exact = proposals.peek().filter(|proposal| proposal.tokens == place.tokens);
            let name = &mut self.names[place.name];
            for (at, kind) in KINDS.into_iter().enumerate() {
                let said = match (&votes.sight.lattice, exact) {
                    (_, Some(proposal)) if proposal.kind == kind => proposal.margin,
                    (Some(lattice), _) => lattice.lag(&place.tokens, kind).map_or(NO_WORD, |lag| -lag),
                    (None, _) => NO_WORD,
                };
                let said = said.clamp(NO_WORD, -NO_WORD);
                place.tagger[at] = said;
                name.tagger_most[at] = name.tagger_most[at].max(said);
                name.tagger_sum[at] = name.tagger_sum[at].saturating_add(said);
                name.tagger_ahead[at] += u32::from(said > 0);
            }
            let first = place.tokens.start;
            name.places += 1;
            name.mid_sentence += u32::from(!text.starts_sentence(first) && !text.is_title_case(first));
            name.in_head += u32::from(text.is_in_head(first));
            for (count, holds) in name.signs.iter_mut().zip(signs(text, &place.tokens)) {
                *count = count.saturating_add(u16::from(holds));
            }
        }
    }

    /// Compares names that begin or end alike.
    fn compare(&mut self, text: &NameText<'_>) {
        let mut by_first: HashMap<&str, Vec<usize>> = HashMap::default();
        let mut by_last: HashMap<&str, Vec<usize>> = HashMap::default();
        for (number, name) in self.names.iter().enumerate() {
            let last = name.word(text, name.tokens.len() - 1);
            for (map, word) in [(&mut by_first, name.word(text, 0)), (&mut by_last, last)] {
                let alike = map.entry(word).or_default();
                if alike.len() < MOST_ALIKE {
                    alike.push(number);
                }
            }
        }
        for number in 0..self.names.len() {
            let name = &self.names[number];
            let told = |other: &SightedName| (other.points, other.tagger_most[0]);
            let length = name.tokens.len();
            let last = name.word(text, length - 1);
            let alike =
                |map: &HashMap<&str, Vec<usize>>, word: &str| map.get(word).cloned().unwrap_or_default();
            let starts = |long: &SightedName, short: &SightedName| {
                long.tokens.len() > short.tokens.len()
                    && short.words(text).zip(long.words(text)).all(|(one, other)| one == other)
            };
            let ends = |long: &SightedName, short: &SightedName| {
                let skipped = long.tokens.len().saturating_sub(short.tokens.len());
                skipped > 0
                    && short.words(text).zip(long.words(text).skip(skipped)).all(|(one, other)| one == other)
            };
            let (mut longer, mut longer_end, mut shorter, mut longer_person) = (None, None, None, 0);
            for at in alike(&by_first, name.word(text, 0)) {
                let other = &self.names[at];
                if starts(other, name) {
                    longer = longer.max(Some(told(other)));
                    longer_person = longer_person.max(other.person);
                } else if starts(name, other) {
                    shorter = shorter.max(Some(told(other)));
                }
            }
            for at in alike(&by_last, last) {
                let other = &self.names[at];
                if ends(other, name) {
                    longer_end = longer_end.max(Some(told(other)));
                    longer_person = longer_person.max(other.person);
                }
            }
            let name = &mut self.names[number];
            (name.longer, name.longer_end, name.shorter) = (longer, longer_end, shorter);
            name.longer_person = longer_person;
        }
    }
}

/// How many signs there are.
pub(super) const SIGNS: usize = 16;

/// What stands beside a place and tells what the name is wherever it stands.
fn signs(text: &NameText<'_>, tokens: &Range<usize>) -> [bool; SIGNS] {
    let Range { start, end } = *tokens;
    let before = text.before(start).map(|before| text.tags(before)).unwrap_or_default();
    let hyphen = text.is_hyphen(end);
    let owner = text.after_possessive(end);
    let next = if hyphen { end + 1 } else { owner };
    let within = text.sentence(start).contains(&next);
    let behind = if within { text.tags(next) } else { NameTags::default() };
    let is_verb = within && !text.is_capitalized(next);
    let open = |index: usize| !text.is_joined(index);
    let bracketed = bracketed(text, tokens);
    [
        within && next == end && open(end) && text.is_name_word(end),
        text.before(start).is_some_and(|before| open(start) && text.is_name_word(before)),
        hyphen,
        hyphen && behind.any(NameTag::Role | NameTag::Compound | NameTag::Former),
        hyphen && behind.any(NameTag::ServiceUse | NameTag::Ware),
        owner > end,
        before.any(NameTag::Article | NameTag::Contraction),
        before.any(NameTag::NounArticle | NameTag::IndefiniteArticle),
        is_verb && behind.any(NameTag::Act | NameTag::Say),
        before.any(NameTag::Firm),
        before.any(NameTag::Role | NameTag::Title),
        before.any(NameTag::EmployerPreposition | NameTag::WorkplacePreposition | NameTag::SourcePreposition),
        before.any(NameTag::Institution | NameTag::Medium | NameTag::Ware),
        bracketed.is_some(),
        bracketed == Some(Explained::Institution),
        bracketed == Some(Explained::Noun),
    ]
}

/// What stands before a name in brackets: `Bundesagentur für Arbeit (BA)`.
#[derive(Debug, PartialEq, Eq)]
enum Explained {
    Institution,
    Noun,
    Name,
}

fn bracketed(text: &NameText<'_>, tokens: &Range<usize>) -> Option<Explained> {
    const REACH: usize = 8;
    let open =
        text.before(tokens.start).filter(|&open| text.form(open) == "(" && text.form(tokens.end) == ")")?;
    let last = text.before(open)?;
    let known = text.phrases_near(last, REACH).iter().rev().find(|phrase| phrase.tokens.end == open);
    if known.is_some_and(|phrase| phrase.sense.is_no_company()) || text.is(last, NameTag::Institution) {
        return Some(Explained::Institution);
    }
    let is_firm = known.is_some_and(|phrase| phrase.sense.company_row().is_some());
    let is_noun = text.word(last).is_ordinary() || text.word(last).is_compound();
    Some(if is_noun && !is_firm { Explained::Noun } else { Explained::Name })
}

/// Whether a name that ends before the token would end inside a word: `Print` in `Print2Taste`.
fn is_cut(text: &NameText<'_>, end: usize) -> bool {
    text.is_inside_word(end) && text.form(end).starts_with(char::is_alphanumeric)
}

/// The name with the place behind it: `Zain Saudi Arabia`.
fn branch(text: &NameText<'_>, tokens: &Range<usize>) -> Option<Range<usize>> {
    let end = tokens.end;
    let is_open = text.sentence(tokens.start).contains(&end) && !text.is_joined(end);
    let place = text.phrase_at(end).filter(|phrase| is_open && phrase.sense.is_place())?;
    (!text.is_title_case(end)).then_some(tokens.start..place.tokens.end)
}

/// Points in the space that a name has for them.
fn points_of_rule(points: i32) -> i8 {
    points.clamp(-100, 100) as i8
}

/// The stretches that the tagger takes for an organisation or a person, or nearly does.
fn conceivable(text: &NameText<'_>, votes: &TaggerVotes<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let Some(lattice) = &votes.sight.lattice else { return found };
    for segment in lattice.segments() {
        // `einsAmobile` is written like a name, too.
        let is_written_so =
            |start| text.is_capitalized(start) || text.base.tokens[start].shape == Shape::Mixed;
        let starts = |&start: &usize| is_written_so(start) && !text.is_inside_word(start);
        for start in segment.clone().filter(starts) {
            for end in start + 1..=segment.end.min(start + MOST_TOKENS) {
                let is_whole = text.is_word(end - 1) && !text.is_inside_word(end)
                    || text.form(end - 1) == "." && end > start + 1;
                let word = text.word(start);
                let is_unknown = end == start + 1 && !word.is_ordinary() && !word.is_compound();
                let largest = if is_unknown { LARGEST_LAG_OF_UNKNOWN } else { LARGEST_LAG };
                let nearly = |kind| lattice.lag(&(start..end), kind).is_some_and(|lag| lag <= largest);
                if is_whole && (nearly(ProposalKind::Organization) || nearly(ProposalKind::Person)) {
                    found.push(start..end);
                }
            }
        }
    }
    found
}

impl Sighting {
    fn new(candidate: &Candidate, name: usize) -> Self {
        Self {
            tokens: candidate.tokens.clone(),
            name,
            row: candidate.row,
            inflected: candidate.inflected,
            points_here: 0,
            best_here: 0,
            rules_here: 0,
            person: 0,
            tagger: [NO_WORD; 3],
        }
    }

    /// The mention that the sighting is if it is of this kind.
    pub fn mention(&self, kind: NameKind, score: i32) -> Candidate {
        Candidate {
            tokens: self.tokens.clone(),
            kind,
            score,
            rule: NameRule::Tagger,
            row: self.row,
            inflected: self.inflected,
        }
    }
}

impl SightedName {
    /// The word number `at`, without an ending that is no part of the name.
    fn word<'t>(&self, text: &NameText<'t>, at: usize) -> &'t str {
        let form = text.form(self.tokens.start + at);
        let ending = text.base.pack.naming.known_name_ending;
        let is_last = at + 1 == self.tokens.len();
        ending
            .filter(|_| self.inflected && is_last)
            .and_then(|ending| form.strip_suffix(ending))
            .unwrap_or(form)
    }

    fn words<'n, 't: 'n>(&'n self, text: &'n NameText<'t>) -> impl Iterator<Item = &'t str> + 'n {
        (0..self.tokens.len()).map(move |at| self.word(text, at))
    }

    fn new(candidate: &Candidate) -> Self {
        Self {
            tokens: candidate.tokens.clone(),
            inflected: candidate.inflected,
            rules: [0; RULES],
            points: 0,
            person: 0,
            places: 0,
            mid_sentence: 0,
            in_head: 0,
            row: candidate.row,
            tagger_most: [NO_WORD; 3],
            tagger_sum: [0; 3],
            tagger_ahead: [0; 3],
            signs: [0; SIGNS],
            longer: None,
            longer_end: None,
            shorter: None,
            longer_person: 0,
        }
    }
}
