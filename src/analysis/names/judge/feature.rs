//! What is known of a sighting, as numbers.
//!
//! The numbers stand in one fixed order, on which the trees depend: whoever changes it grows them anew. Trees that were
//! grown with more or fewer are refused.

use super::sighting::{NO_WORD, SightedName, Sighting, Sightings};
use super::tag_sets::{BEFORE, BEHIND, BESIDE, WITHIN};
use crate::analysis::figures::Quantity;
use crate::analysis::names::candidate::{Candidate, NameKind};
use crate::analysis::names::metonymy;
use crate::analysis::names::name_tag::{NameTag, NameTags};
use crate::analysis::names::name_text::NameText;
use crate::lexicon::gazetteer::PhraseSense;
use crate::order::Reorder;
use std::ops::Range;

/// The numbers of one sighting.
#[derive(Debug, Default)]
struct NameEvidence {
    values: Vec<i16>,
}

impl NameEvidence {
    fn note(&mut self, holds: bool) {
        self.values.push(i16::from(holds));
    }

    fn count(&mut self, count: usize) {
        self.values.push(i16::try_from(count).unwrap_or(i16::MAX));
    }

    fn points(&mut self, points: i32) {
        self.values.push(points.clamp(-30_000, 30_000) as i16);
    }

    fn tags(&mut self, tags: NameTags, among: &[NameTag]) {
        self.values.extend(among.iter().map(|&tag| i16::from(tags.any(tag))));
    }

    fn sense(&mut self, sense: PhraseSense) {
        let known = sense.company_row().is_some();
        let classes = [
            known,
            known && !sense.is_ambiguous_company(),
            sense.is_agency(),
            sense.is_newspaper(),
            sense.is_no_company(),
            sense.is_product(),
            sense.is_platform(),
            sense.is_place(),
            sense.is_demonym(),
            sense.is_given_name(),
            sense.is_ambiguous_given_name(),
            sense.is_no_surname(),
        ];
        self.values.extend(classes.map(i16::from));
    }
}

/// What is known of one sighting.
#[derive(Debug, Clone, Copy)]
pub(super) struct SightingEvidence<'e> {
    /// The number of the sighting.
    pub place: usize,
    pub values: &'e [i16],
    /// How many of the values, from the first on, are those of the name.
    pub of_name: usize,
    /// Whether the sighting before was one of another name.
    pub is_new_name: bool,
}

/// Calls `each` with the evidence of every sighting, the places of a name one after the other.
pub(super) fn for_each(
    text: &NameText<'_>,
    sightings: &Sightings,
    people: &[Candidate],
    quantities: &[Quantity],
    mut each: impl FnMut(SightingEvidence<'_>),
) {
    let mut surnames: Vec<&str> = people
        .iter()
        .filter_map(|person| person.tokens.clone().rev().find(|&index| text.is_word(index)))
        .map(|index| text.form(index))
        .collect();
    surnames.sort_unstable();
    let mut order: Vec<usize> = (0..sightings.places.len()).collect();
    order.reorder_by_key(|&number| sightings.places[number].name);
    let mut evidence = NameEvidence::default();
    for places in order.chunk_by(|&one, &other| sightings.places[one].name == sightings.places[other].name) {
        let place = &sightings.places[places[0]];
        evidence.values.clear();
        of_name(&mut evidence, text, &sightings.names[place.name], place, &surnames);
        let shared = evidence.values.len();
        for (at, &place) in places.iter().enumerate() {
            evidence.values.truncate(shared);
            of_place(&mut evidence, text, sightings, place, quantities);
            let (values, is_new_name) = (&evidence.values, at == 0);
            each(SightingEvidence { place, values, of_name: shared, is_new_name });
        }
    }
}

/// What all places of a name say of it.
fn of_name(
    evidence: &mut NameEvidence,
    text: &NameText<'_>,
    name: &SightedName,
    place: &Sighting,
    surnames: &[&str],
) {
    evidence.note(text.nouns_capitalized());
    for &points in &name.rules {
        evidence.points(points.into());
    }
    evidence.points(name.points);
    evidence.points(name.person);
    evidence.count(name.rules.iter().filter(|&&points| points > 0).count());
    evidence.count(name.places as usize);
    evidence.count(name.mid_sentence as usize);
    evidence.count(name.in_head as usize);
    for at in 0..3 {
        evidence.points(name.tagger_most[at]);
        let mean = name.tagger_sum[at] / i32::try_from(name.places.max(1)).unwrap_or(1);
        evidence.points(mean);
        evidence.count(name.tagger_ahead[at] as usize);
    }
    for &places in &name.signs {
        evidence.count(places.into());
    }
    for other in [name.longer, name.longer_end, name.shorter] {
        let (points, tagger) = other.unwrap_or((-99, NO_WORD));
        evidence.points(points);
        evidence.points(tagger);
    }
    evidence.points(name.longer_person);

    let tokens = &place.tokens;
    let (first, last) = (tokens.start, tokens.end - 1);
    let words: Vec<usize> = tokens.clone().filter(|&index| text.is_word(index)).collect();
    let last_word = words.last().copied().unwrap_or(last);
    evidence.note(name.row.is_some());
    let phrase = text.phrase_at(first).filter(|phrase| phrase.tokens == *tokens).map(|phrase| phrase.sense);
    evidence.sense(phrase.unwrap_or_default());
    evidence.sense(text.sense(first));
    evidence.sense(text.sense(last_word));
    let inner = text.phrase_at(first).filter(|phrase| phrase.tokens.end < tokens.end);
    evidence.sense(inner.map(|phrase| phrase.sense).unwrap_or_default());
    evidence.tags(text.tags(first), WITHIN);
    evidence.tags(text.tags(last_word), WITHIN);
    let ordinary = words.iter().filter(|&&index| text.word(index).is_ordinary()).count();
    evidence.count(tokens.len());
    evidence.count(words.len());
    evidence.count(ordinary);
    evidence.note(ordinary == words.len());
    evidence.note(text.word(first).is_ordinary());
    evidence.note(text.word(last_word).is_ordinary());
    evidence.note(text.word(last_word).is_compound());
    evidence.note(text.word(last_word).is_surname());
    evidence.note(text.word(first).is_surname());
    evidence.note(words.iter().all(|&index| text.is_foreign_word(index)));
    let written = text.slice(text.span(tokens.clone()));
    evidence.count(written.chars().count());
    evidence.note(words.len() == 1 && text.is_acronym(first));
    let upper = words.iter().filter(|&&index| {
        text.form(index).chars().count() > 1 && !text.form(index).chars().any(char::is_lowercase)
    });
    evidence.count(upper.count());
    let mixed = words.iter().any(|&index| text.form(index).chars().skip(1).any(char::is_uppercase));
    evidence.note(mixed);
    evidence.note(written.contains(|char: char| char.is_ascii_digit()));
    evidence.note(written.contains('&'));
    evidence.note(written.contains(['-', '–']));
    evidence.note(written.contains('.'));
    evidence.note(written.contains(['\'', '’']));
    evidence.note(text.is_capitalized(first));
    let lower = words.iter().filter(|&&index| !text.is_capitalized(index));
    evidence.count(lower.count());
    let occurs_lower =
        words.len() == 1 && text.occurs(&text.form(first).to_lowercase()) && text.is_capitalized(first);
    evidence.note(occurs_lower);
    evidence.note(surnames.binary_search(&text.form(last_word)).is_ok());
    evidence.count(surnames.len());
}

/// What one place says.
fn of_place(
    evidence: &mut NameEvidence,
    text: &NameText<'_>,
    sightings: &Sightings,
    number: usize,
    quantities: &[Quantity],
) {
    let place = &sightings.places[number];
    let Range { start, end } = place.tokens;
    let sentence = text.sentence(start);
    evidence.points(place.points_here);
    evidence.points(place.best_here);
    evidence.count(usize::from(place.rules_here));
    evidence.points(place.person);
    evidence.points(place.tagger[0]);
    evidence.points(place.tagger[1]);
    evidence.points(place.tagger[2]);
    evidence.note(place.inflected);
    evidence.note(text.starts_sentence(start));
    evidence.note(text.is_title_case(start));
    evidence.note(text.is_in_head(start));
    evidence.count(text.base.sentence_of(start).min(40));
    evidence.count(sentence.len().min(60));
    evidence.count((start - sentence.start).min(30));
    evidence.count(sentence.end.saturating_sub(end).min(30));
    let before = text.before(start);
    let behind = Some(end).filter(|end| sentence.contains(end));
    let form_before = before.map_or("", |index| text.form(index));
    let form_behind = behind.map_or("", |index| text.form(index));
    for form in [form_before, form_behind] {
        evidence.note(form == ",");
        evidence.note(matches!(form, "(" | ")"));
        evidence.note(matches!(form, "\"" | "“" | "”" | "„" | "»" | "«" | "‘" | "’" | "'"));
        evidence.note(matches!(form, "/" | ":" | "–" | "—" | "*"));
        evidence.note(matches!(form, "." | "!" | "?" | ";"));
        evidence.note(form.starts_with(|char: char| char.is_ascii_digit()));
    }
    evidence.note(text.is_hyphen(start.wrapping_sub(1)));
    evidence.note(text.is_hyphen(end));
    evidence.note(text.is_possessive(end));
    evidence.note(text.is_joined(start));
    evidence.note(text.is_joined(end));
    let name_before = before.is_some_and(|before| text.is_name_word(before) && !text.is_joined(start));
    let name_behind = behind.is_some_and(|behind| text.is_name_word(behind) && !text.is_joined(end));
    evidence.note(name_before);
    evidence.note(name_behind);
    evidence.note(before.is_some_and(|before| text.word(before).is_ordinary()));
    evidence.note(behind.is_some_and(|behind| text.word(behind).is_ordinary()));
    evidence.tags(before.map(|before| text.tags(before)).unwrap_or_default(), BESIDE);
    let after = text.after_possessive(end);
    let after = if text.is_hyphen(after) { after + 1 } else { after };
    let tags = if sentence.contains(&after) { text.tags(after) } else { NameTags::default() };
    evidence.tags(tags, BESIDE);
    let two_before = before.and_then(|before| text.before(before));
    evidence.tags(two_before.map(|index| text.tags(index)).unwrap_or_default(), BEFORE);
    let two_behind = after + 1;
    let is_inside = sentence.contains(&two_behind);
    let tags = if is_inside { text.tags(two_behind) } else { NameTags::default() };
    evidence.tags(tags, BEHIND);
    let sense = if is_inside { text.sense(two_behind) } else { PhraseSense::default() };
    evidence.note(sense.is_place() || sense.is_demonym());
    evidence.note(sense.company_row().is_some());
    in_line(evidence, text, &place.tokens, &sentence);
    evidence.sense(before.map(|before| text.sense(before)).unwrap_or_default());
    evidence.sense(behind.map(|behind| text.sense(behind)).unwrap_or_default());
    let mention = place.mention(NameKind::Company, 0);
    for holds in metonymy::signs(text, &mention) {
        evidence.note(holds);
    }
    let quantity = quantities.get(quantities.partition_point(|quantity| quantity.tokens.end <= start));
    evidence.note(quantity.is_some_and(|quantity| quantity.tokens.start < end));
    beside_others(evidence, text, sightings, number);
}

/// How the words go on behind a name (`Sony Cyber-shot RX100`), and whether the line it stands in is a sentence.
fn in_line(evidence: &mut NameEvidence, text: &NameText<'_>, tokens: &Range<usize>, sentence: &Range<usize>) {
    const REACH: usize = 4;
    /// No longer line is read to its end.
    const WORDS: usize = 40;
    let mut capitals = 0;
    let mut unknown = 0;
    let mut number = 0;
    for index in tokens.end..(tokens.end + REACH).min(sentence.end) {
        let form = text.form(index);
        if form.bytes().any(|byte| byte.is_ascii_digit()) {
            number = index + 1 - tokens.end;
            break;
        }
        if !text.is_hyphen(index) && !text.is_capitalized(index) {
            break;
        }
        capitals += usize::from(text.is_capitalized(index));
        let word = text.word(index);
        unknown += usize::from(text.is_capitalized(index) && !word.is_ordinary() && !word.is_compound());
    }
    evidence.count(capitals);
    evidence.count(unknown);
    evidence.count(number);
    let inner = text.form(tokens.end).chars().skip(1);
    evidence.note(inner.clone().any(char::is_uppercase) && inner.clone().any(char::is_lowercase));
    let last = sentence.end.saturating_sub(1);
    evidence.note(matches!(text.form(last), "." | "!" | "?" | "“" | "\"" | "…"));
    let mut small = 0;
    let mut signs = 0;
    for index in sentence.clone().take(WORDS) {
        small += usize::from(text.is_word(index) && !text.is_capitalized(index));
        signs += usize::from(matches!(text.form(index), "|" | "/" | ":" | "©" | "»" | ">" | "+"));
    }
    evidence.count(small);
    evidence.count(signs);
}

/// What other sightings and phrases of the gazetteer say that overlap this one.
fn beside_others(evidence: &mut NameEvidence, text: &NameText<'_>, sightings: &Sightings, number: usize) {
    let tokens = &sightings.places[number].tokens;
    let mut around = [(-99, NO_WORD, 0); 3];
    let mut count = 0_usize;
    for (other, relation) in overlapping(sightings, number) {
        let other = &sightings.places[other];
        let most = &mut around[relation];
        count += 1;
        most.0 = most.0.max(sightings.names[other.name].points);
        most.1 = most.1.max(other.tagger[0]);
        most.2 = most.2.max(other.person).max(other.tagger[1]);
    }
    evidence.count(count);
    for (points, tagger, person) in around {
        evidence.points(points);
        evidence.points(tagger);
        evidence.points(person);
    }
    let mut covering = PhraseSense::default();
    let mut crossed = false;
    for phrase in text.phrases_near(tokens.start, 6) {
        if phrase.tokens.end >= tokens.end && phrase.tokens.len() > tokens.len() {
            covering = phrase.sense;
        } else if phrase.tokens.start < tokens.start && phrase.tokens.end > tokens.start {
            crossed = true;
        }
    }
    evidence.sense(covering);
    evidence.note(crossed);
}

/// The numbers of the sightings that overlap this one, and how: 0 for those that hold it, 1 for those inside it, 2 for
/// others.
fn overlapping(sightings: &Sightings, number: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
    const REACH: usize = 24;
    let tokens = &sightings.places[number].tokens;
    let range = number.saturating_sub(REACH)..(number + REACH).min(sightings.places.len());
    range.filter_map(move |at| {
        let other = &sightings.places[at].tokens;
        if at == number || other.start >= tokens.end || other.end <= tokens.start {
            return None;
        }
        let relation = match (other.start <= tokens.start, other.end >= tokens.end) {
            (true, true) => 0,
            _ if other.start >= tokens.start && other.end <= tokens.end => 1,
            _ => 2,
        };
        Some((at, relation))
    })
}
