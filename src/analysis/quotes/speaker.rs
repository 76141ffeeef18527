//! Who speaks.
//!
//! The speaker is the subject of a verb of saying, or the noun behind a preposition such as `laut`. A name there is the
//! speaker; a pronoun means the person named last; a noun means the person whose role it is (`der Minister`, `the chief
//! executive`) or the firm named last (`der Konzern`). A noun that means none of them speaks as well, but is on no list:
//! then nobody else is looked for.

use super::speech_text::SpeechText;
use crate::analysis::EntityId;
use crate::analysis::speech::{SpeechTag, is_reporting};
use crate::analysis::text::TokenKind;
use std::ops::Range;

/// How many mentions back a pronoun or a noun may reach.
const REACH: usize = 24;
/// How many sentences back they may reach.
const SENTENCES: usize = 8;
/// How many tokens the name of a source is looked for in, and how far from a noun stands the firm that it belongs to.
const SOURCE: usize = 8;
/// How many clauses at most describe a name before its verb.
const APPOSITIONS: usize = 4;
/// The shortest noun that a role may end in: `chef`.
const SHORTEST_ROLE: usize = 4;

/// Who says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// A person or company of the article.
    Known(EntityId),
    /// Somebody who is on no list: `die Polizei`.
    Other,
    /// Nobody is named there.
    Nobody,
}

impl Voice {
    /// The person or company.
    pub fn entity(self) -> Option<EntityId> {
        match self {
            Self::Known(entity) => Some(entity),
            Self::Other | Self::Nobody => None,
        }
    }

    /// This one, or another if nobody speaks here.
    pub fn or_else(self, other: impl FnOnce() -> Self) -> Self {
        if self == Self::Nobody { other() } else { self }
    }
}

/// The subject of the verb at `verb`, or whom it cites.
pub(super) fn of_verb(speech: &SpeechText<'_>, verb: usize) -> Voice {
    let sentence = speech.sentence(verb);
    let clause = speech.clause(verb);
    let inverts = speech.text.pack.syntax.inversion;
    let mut left = clause.start..verb;
    if speech.is(left.start, SpeechTag::As) && left.start < verb {
        left.start += 1;
    }
    if speech.is(verb, SpeechTag::Cite) {
        return cited(speech, &left, &with_apposition(speech, verb + 1..clause.end));
    }
    // `… hat es „…“ genannt`: what stands before the words in marks belongs to the verb at the end.
    let whole = if left.is_empty() && speech.text.pack.syntax.verb_final {
        before_quotation(speech, &sentence, verb)
    } else {
        left.clone()
    };
    if let Some(agent) = agent(speech, &whole) {
        return agent;
    }
    // `“…”, schrieb „Der Bote“`
    if left.is_empty() && speech.is_quoted(verb + 1) && speech.is_quoted(verb.saturating_sub(2)) {
        return Voice::Other;
    }
    if inverts && let known @ Voice::Known(_) = of_final_verb(speech, &sentence, &whole) {
        return known;
    }
    // `Am Montag sagte X`: what stands before the verb is no subject, but `Am Montag kam X und sagte`.
    let is_source = speech.is(left.start, SpeechTag::Source);
    let leads = [SpeechTag::Preposition, SpeechTag::Source, SpeechTag::Oblique];
    let led_in = inverts && left.start < verb && leads.into_iter().any(|tag| speech.is(left.start, tag));
    // `X left after the company announced …`: what stands at the verb is its subject.
    if !inverts && left.len() > 1 {
        let nearest = left.end - if speech.is_pronoun(left.end - 1) { 1 } else { 2 }..left.end;
        let is_nearest = nearest.len() == 1
            || speech.is(nearest.start, SpeechTag::Article) && speech.is(nearest.end - 1, SpeechTag::Firm);
        if is_nearest {
            return subject(speech, &nearest, SubjectSide::Left);
        }
    }
    let before = match subject(speech, &left, SubjectSide::Left) {
        person @ Voice::Known(EntityId::Person(_)) if !is_source => person,
        _ if led_in => Voice::Nobody,
        before => before,
    };
    let before =
        before.or_else(|| before_apposition(speech, &sentence, &left).map_or(Voice::Nobody, Voice::Known));
    if before != Voice::Nobody {
        return before;
    }
    // Where the subject stands before its verb, words there that are no name are somebody else.
    let is_other = |at: usize| speech.text.is_word(at) && !speech.is(at, SpeechTag::Between);
    if !inverts && left.clone().any(is_other) {
        return Voice::Other;
    }
    let is_inverted = inverts || left.is_empty() && !speech.is_present_participle(verb);
    let right = if is_inverted { behind_verb(speech, verb) } else { Voice::Nobody };
    // The verb stands at the end: `… hat die Vorwürfe als „haltlos“ zurückgewiesen`.
    right
        .or_else(|| subject(speech, &left, SubjectSide::Left))
        .or_else(|| subject(speech, &(sentence.start..verb), SubjectSide::Right))
        .or_else(|| in_phrase(speech, &left, SubjectSide::Left))
}

/// What stands in the clause before the words in marks that end at the token.
fn before_quotation(speech: &SpeechText<'_>, sentence: &Range<usize>, index: usize) -> Range<usize> {
    let marks = (sentence.start..index).rev().take_while(|&at| speech.is_quoted(at)).last();
    match marks.and_then(|start| start.checked_sub(1)).filter(|&last| last >= sentence.start) {
        Some(last) => speech.clause(last).start..last + 1,
        None => index..index,
    }
}

/// The subject of a verb at the end of its clause, of which `left` stands before it: `X hat Y gebeten`, `während X Y bat`.
fn of_final_verb(speech: &SpeechText<'_>, sentence: &Range<usize>, left: &Range<usize>) -> Voice {
    if left.is_empty() {
        return Voice::Nobody;
    }
    let begins = [SpeechTag::That, SpeechTag::Aside, SpeechTag::Thus];
    if begins.into_iter().any(|tag| speech.is(left.start, tag)) {
        return subject(speech, &(left.start + 1..left.end), SubjectSide::Right);
    }
    let finite = left.clone().rev().find(|&at| speech.is(at, SpeechTag::Auxiliary));
    let Some(finite) = finite.filter(|&at| !speech.is_quoted(at)) else { return Voice::Nobody };
    let before = left.start..finite;
    let behind = || subject(speech, &(finite + 1..left.end), SubjectSide::Right);
    if before.is_empty() {
        return before_apposition(speech, sentence, &before).map_or_else(behind, Voice::Known);
    }
    match subject(speech, &before, SubjectSide::Left) {
        known @ Voice::Known(_) => known,
        // `Am Montag hatte X gesagt`, but `Die Anwälte haben X gebeten`
        Voice::Nobody => behind(),
        Voice::Other => Voice::Nobody,
    }
}

/// The subject behind the verb at `verb`: `sagte X`.
pub(super) fn behind_verb(speech: &SpeechText<'_>, verb: usize) -> Voice {
    let right = with_apposition(speech, verb + 1..speech.clause(verb).end);
    subject(speech, &right, SubjectSide::Right)
}

/// Whether the clause of the verb at `verb` has a subject: `announced in May` has none.
pub(super) fn has_subject(speech: &SpeechText<'_>, verb: usize) -> bool {
    let clause = speech.clause(verb);
    subject(speech, &(clause.start..verb), SubjectSide::Left) != Voice::Nobody
        || subject(speech, &(verb + 1..clause.end), SubjectSide::Right) != Voice::Nobody
}

/// Whose words are cited: the object of the verb, or its subject in the passive.
fn cited(speech: &SpeechText<'_>, left: &Range<usize>, right: &Range<usize>) -> Voice {
    let is_passive = left.clone().any(|at| speech.is(at, SpeechTag::Passive));
    let (first, second) = if is_passive { (left, right) } else { (right, left) };
    let person = |range: &Range<usize>| match subject(speech, range, SubjectSide::Right) {
        known @ Voice::Known(EntityId::Person(_)) => known,
        Voice::Known(EntityId::Company(_)) | Voice::Other | Voice::Nobody => Voice::Nobody,
    };
    let sentence = speech.sentence(left.end).start..left.end;
    let known = person(first).or_else(|| person(second)).or_else(|| person(&sentence));
    match known.or_else(|| subject(speech, first, SubjectSide::Right)) {
        Voice::Nobody => Voice::Other,
        voice => voice,
    }
}

/// Who does what a verb in the passive tells: `wird von X als „…“ bezeichnet`. None where it is no passive.
fn agent(speech: &SpeechText<'_>, left: &Range<usize>) -> Option<Voice> {
    let auxiliary = left.clone().rev().find(|&at| speech.is(at, SpeechTag::Passive))?;
    // `was widely called`, but not `was late and said`: only a verb at the end of its clause may stand far away.
    let is_active = speech.is_present_participle(left.end);
    let belongs = speech.text.pack.syntax.verb_final
        || !is_active
            && (auxiliary + 1..left.end)
                .all(|at| !speech.begins_phrase(at) && !speech.is(at, SpeechTag::Between));
    if !belongs {
        return None;
    }
    let clause = speech.clause(auxiliary);
    let by = (clause.start..clause.end)
        .find(|&at| speech.is(at, SpeechTag::Agent) && !speech.is_quoted(at) && speech.begins_phrase(at + 1));
    let named = by.map(|by| in_phrase(speech, &(by + 1..clause.end.min(by + SOURCE)), SubjectSide::Right));
    Some(named.unwrap_or(Voice::Other))
}

/// The person whose name ends with the token.
pub(super) fn name_at(speech: &SpeechText<'_>, index: usize) -> Option<EntityId> {
    let entity = speech.entity(speech.mention(index)?);
    matches!(entity, EntityId::Person(_)).then_some(entity)
}

/// The person in `Max Muster, Chef der Bank, sagte`: named directly before the comma that `left` follows but one. More
/// than one such clause may stand between.
pub(super) fn before_apposition(
    speech: &SpeechText<'_>,
    sentence: &Range<usize>,
    left: &Range<usize>,
) -> Option<EntityId> {
    let last = left.start.checked_sub(1).filter(|&at| at > sentence.start && speech.is_comma(at))?;
    let told = speech.clause(last - 1);
    // `Der Chef der Bank, Max Muster, sagte`
    let inside = told.start..last;
    let named = speech.before_brackets(last - 1);
    let inside = inside.start..(named + 1).min(inside.end);
    let in_apposition = name_at(speech, named);
    if in_apposition.is_some() && inside.clone().all(|at| name_at(speech, at).is_some()) {
        return in_apposition;
    }
    let comma = told.start.checked_sub(1).filter(|&at| at > sentence.start && speech.is_comma(at))?;
    let named = speech.before_brackets(comma - 1);
    let before = name_at(speech, named).or_else(|| {
        let mention = speech.mention(named)?;
        (speech.clause(named).start == sentence.start).then(|| speech.entity(mention))
    });
    // `The witness, former chief Max Muster, has said`
    let is_inverted = left.is_empty() && speech.begins_phrase(left.end + 1);
    before
        .or_else(|| in_apposition.filter(|_| !speech.text.pack.syntax.inversion && !is_inverted))
        .or_else(|| before_appositions(speech, sentence, told.start))
}

/// The person in `Max Muster, der Chef der Bank, der heute kam, sagte`: the sentence begins with the name, and every
/// clause from there to the one at `last` describes it.
fn before_appositions(speech: &SpeechText<'_>, sentence: &Range<usize>, last: usize) -> Option<EntityId> {
    let mut start = last;
    for _ in 0..APPOSITIONS {
        if !speech.is(start, SpeechTag::Article) {
            return None;
        }
        let comma = start.checked_sub(1).filter(|&at| at > sentence.start && speech.is_comma(at))?;
        let clause = speech.clause(comma - 1);
        if clause.start <= sentence.start {
            return name_at(speech, speech.before_brackets(comma - 1));
        }
        start = clause.start;
    }
    None
}

/// The range up to the name behind a comma: `sagte der Chef der Bank, Max Muster`.
fn with_apposition(speech: &SpeechText<'_>, range: Range<usize>) -> Range<usize> {
    let named = range.end + 1;
    let is_person =
        speech.mention(named).is_some_and(|mention| matches!(speech.entity(mention), EntityId::Person(_)));
    if speech.is_comma(range.end) && is_person { range.start..speech.clause(named).end } else { range }
}

/// On which side of its verb a subject stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SubjectSide {
    /// Before it: the subject is the last name.
    Left,
    /// Behind it: the subject is the first name.
    Right,
}

/// Who is named in a phrase, also behind a preposition.
pub(super) fn in_phrase(speech: &SpeechText<'_>, range: &Range<usize>, side: SubjectSide) -> Voice {
    let voice = subject(speech, range, side);
    if let Voice::Known(_) = voice {
        return voice;
    }
    let mut named = range.clone().filter_map(|index| Some(speech.entity(speech.mention(index)?)));
    named.find(|entity| matches!(entity, EntityId::Company(_))).map_or(voice, Voice::Known)
}

/// Who is named as the source in the words behind `laut`, `nach Angaben`: what stands first, or behind `von`.
pub(super) fn in_source(speech: &SpeechText<'_>, range: &Range<usize>) -> Voice {
    let is_claim = |index: usize| speech.is(index, SpeechTag::Claim);
    let start = range.clone().find(|&index| !is_claim(index) && range.clone().take(SOURCE).any(is_claim));
    let claim = range.clone().take(SOURCE).find(|&index| is_claim(index));
    let mut inner = claim.map_or(range.start, |claim| claim + 1)..range.end;
    if inner.start < inner.end && speech.is(inner.start, SpeechTag::Preposition) {
        inner.start += 1;
    }
    if inner.is_empty() {
        // `nach Siemens-Angaben`, `eigenen Angaben`
        return start
            .map_or(Voice::Other, |start| in_phrase(speech, &(start..range.end), SubjectSide::Right));
    }
    in_phrase(speech, &inner, SubjectSide::Right)
}

/// Who is the subject in a phrase: a name, a pronoun, a noun that stands behind no preposition.
pub(super) fn subject(speech: &SpeechText<'_>, range: &Range<usize>, side: SubjectSide) -> Voice {
    let mut people = Vec::new();
    let mut companies = Vec::new();
    let mut parts = Vec::new();
    let mut owner = None;
    let mut index = range.start;
    while index < range.end {
        let Some(mention) = speech.mention(index) else {
            index += 1;
            continue;
        };
        let start = index;
        while index < range.end && speech.mention(index) == Some(mention) {
            index += 1;
        }
        let entity = speech.entity(mention);
        match (entity, is_head(speech, range, start, index)) {
            (EntityId::Person(_), true) => people.push(entity),
            (EntityId::Company(_), true) => companies.push(entity),
            (_, false) => {
                parts.push((start, entity));
                // `Musks Aussage`, `Acme's statement`
                let owned = if is_possessed(speech, index) { index + 2 } else { index };
                if owned < range.end && speech.is(owned, SpeechTag::Claim) {
                    owner = owner.or(Some(entity));
                }
            }
        }
    }
    let person = match side {
        SubjectSide::Left => people.last(),
        SubjectSide::Right => people.first(),
    };
    if let Some(&person) = person {
        return Voice::Known(person);
    }
    if range.clone().any(|index| speech.is_pronoun(index) && !speech.is_quoted(index)) {
        return person_before(speech, range.start).map_or(Voice::Other, Voice::Known);
    }
    if let Some(&company) = companies.first() {
        return Voice::Known(company);
    }
    if speech.is(range.start, SpeechTag::FirmPronoun) && !speech.is_quoted(range.start) {
        return company_before(speech, range.start).map_or(Voice::Other, Voice::Known);
    }
    if let Some(meant) = owner.or_else(|| described(speech, range)) {
        return Voice::Known(meant);
    }
    let Some(noun) = range.clone().find(|&index| {
        !speech.is_quoted(index)
            && speech.begins_phrase(index)
            && !speech.is_adverb_in_front(index)
            && !depends(speech, range, index)
    }) else {
        return Voice::Nobody;
    };
    // `ein Sprecher von Siemens` speaks for the firm.
    let firm = parts.iter().find(|(start, entity)| {
        *start > noun && start - noun < SOURCE && matches!(entity, EntityId::Company(_))
    });
    firm.map_or(Voice::Other, |&(_, company)| Voice::Known(company))
}

/// Whether the mention `start..end` is not only a part of a phrase: `Anwälte von Muster`, `Musters Anwalt`.
fn is_head(speech: &SpeechText<'_>, range: &Range<usize>, start: usize, end: usize) -> bool {
    let owns = end < range.end && is_possessed(speech, end);
    !owns && !is_genitive(speech, end - 1) && !depends(speech, range, start)
}

/// Whether an apostrophe stands at the word before: `Acme's`.
fn is_possessed(speech: &SpeechText<'_>, index: usize) -> bool {
    speech.text.is_joined(index) && matches!(speech.text.form(index), "'" | "’")
}

/// Whether the mention that ends with the token has the ending of the genitive, which its name has not.
fn is_genitive(speech: &SpeechText<'_>, last: usize) -> bool {
    let Some(mention) = speech.mention(last) else { return false };
    let Some(ending) = speech.text.pack.naming.genitive else { return false };
    let name = match speech.entity(mention) {
        EntityId::Person(number) => speech.names.people.get(number as usize).map(|person| &person.name),
        EntityId::Company(number) => speech.names.companies.get(number as usize).map(|company| &company.name),
    };
    let stem = speech.text.form(last).strip_suffix(ending);
    stem.zip(name).is_some_and(|(stem, name)| name.split_whitespace().any(|word| word == stem))
}

/// Whether a preposition stands before the noun or name at `index`, with nothing but an article, adjectives and a noun
/// that goes with a name between.
fn depends(speech: &SpeechText<'_>, range: &Range<usize>, index: usize) -> bool {
    /// How many words stand between at most: `mit der neuen Süddeutschen Zeitung`.
    const BETWEEN: usize = 4;
    let text = speech.text;
    let endings = text.pack.words.adjective_endings;
    let mut article = false;
    for at in (range.start..index).rev().take(BETWEEN) {
        if speech.is(at, SpeechTag::Preposition) {
            return true;
        }
        let is_article = speech.is(at, SpeechTag::Article);
        let is_adjective = !text.is_capitalized(at)
            && !is_reporting(text, at)
            && endings.iter().any(|ending| !ending.is_empty() && text.form(at).ends_with(ending));
        let is_title = text.pack.writing.nouns_capitalized && text.is_capitalized(at) && at + 1 == index;
        if article || speech.mention(at).is_some() || !(is_article || is_adjective || is_title) {
            return false;
        }
        article = is_article;
    }
    false
}

/// The person whom a pronoun at the token means, in the last sentence that names any: the one who speaks there, or the one
/// of whom it speaks, which is the subject, or else the one whom it names last.
pub(super) fn person_before(speech: &SpeechText<'_>, index: usize) -> Option<EntityId> {
    let text = speech.text;
    let people = mentions_before(speech, index, SENTENCES)
        .filter(|(_, entity)| matches!(entity, EntityId::Person(_)))
        .map(|(start, entity)| (text.token_at(start), entity));
    let mut last = None;
    let mut spoken_of = None;
    let mut speaks = None;
    for (at, entity) in people {
        let sentence = text.sentence_of(at);
        let (number, _) = *last.get_or_insert((sentence, entity));
        if number != sentence {
            break;
        }
        let whole = speech.sentence(at);
        let end =
            (at..whole.end).find(|&next| speech.mention(next) != speech.mention(at)).unwrap_or(whole.end);
        if is_head(speech, &whole, at, end) {
            spoken_of = Some(entity);
        }
        let is_verb = |at: usize| is_reporting(text, at) && !speech.is_quoted(at);
        let inverts = |before: usize| text.pack.syntax.inversion || speech.clause(before).start == before;
        if is_verb(end) || at.checked_sub(1).is_some_and(|before| is_verb(before) && inverts(before)) {
            speaks = speaks.or(Some(entity));
        }
    }
    speaks.or(spoken_of).or(last.map(|(_, entity)| entity))
}

/// The company that a pronoun at the token means: the one of whom the sentence before speaks.
fn company_before(speech: &SpeechText<'_>, index: usize) -> Option<EntityId> {
    let first = mentioned_before(speech, speech.text.sentence(index).start, 1).last();
    first.filter(|entity| matches!(entity, EntityId::Company(_)))
}

/// Whom the text has named before the token, the last one first.
fn mentioned_before(
    speech: &SpeechText<'_>,
    index: usize,
    sentences: usize,
) -> impl Iterator<Item = EntityId> {
    mentions_before(speech, index, sentences).map(|(_, entity)| entity)
}

/// The same, each with the byte at which it begins.
fn mentions_before<'s>(
    speech: &'s SpeechText<'_>,
    index: usize,
    sentences: usize,
) -> impl Iterator<Item = (u32, EntityId)> + use<'s> {
    let text = speech.text;
    let sentence = text.sentence_of(index).saturating_sub(sentences);
    let earliest = text.sentences.get(sentence).map_or(0, |sentence| sentence.tokens.start);
    let start = |index: usize| text.tokens.get(index).map_or(u32::MAX, |token| token.span.start);
    let (earliest, until) = (start(earliest), start(index));
    let mentions = &speech.names.mentions;
    let to = mentions.partition_point(|(mention, _)| mention.end <= until);
    let before = mentions[..to].iter().rev().take_while(move |(mention, _)| mention.start >= earliest);
    let own = before.filter(|(mention, _)| !speech.is_quoted(text.token_at(mention.start)));
    own.take(REACH).map(|&(mention, entity)| (mention.start, entity))
}

/// The company that the text has been speaking of: of those named lately the one that it names most often.
fn main_company(speech: &SpeechText<'_>, index: usize) -> Option<EntityId> {
    let named = mentioned_before(speech, index, usize::MAX).filter_map(|entity| match entity {
        EntityId::Company(number) => {
            Some((speech.names.companies.get(number as usize)?.mentions.len(), entity))
        }
        EntityId::Person(_) => None,
    });
    // The first of equals is the one named last.
    named.reduce(|best, other| if other.0 > best.0 { other } else { best }).map(|(_, entity)| entity)
}

/// Whom a noun means: the person last named whose role it is, or the firm last named.
fn described(speech: &SpeechText<'_>, range: &Range<usize>) -> Option<EntityId> {
    let text = speech.text;
    let article = range.clone().find(|&index| speech.is(index, SpeechTag::Article))?;
    let nouns = article + 1..range.end.min(article + 5);
    for index in nouns {
        if text.kind(index) != Some(TokenKind::Word) || speech.is(index, SpeechTag::Preposition) {
            return None;
        }
        if speech.is(index, SpeechTag::Firm) {
            let is_known = !depends(speech, range, index) && !speech.is(article, SpeechTag::Indefinite);
            return is_known.then(|| main_company(speech, article)).flatten();
        }
        if text.pack.writing.nouns_capitalized && !text.is_capitalized(index) {
            continue;
        }
        let noun = text.form(index).to_lowercase();
        if noun.chars().count() < SHORTEST_ROLE {
            continue;
        }
        let holds = |entity: &EntityId| match entity {
            EntityId::Person(number) => {
                let role = speech.roles.get(*number as usize).and_then(Option::as_deref);
                role.is_some_and(|role| role.split_whitespace().any(|word| word.ends_with(&noun)))
            }
            EntityId::Company(_) => false,
        };
        let found = mentioned_before(speech, article, SENTENCES).find(holds);
        if found.is_some() || text.pack.writing.nouns_capitalized {
            return found;
        }
    }
    None
}
