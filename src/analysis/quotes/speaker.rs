//! Who speaks.
//!
//! The speaker is the subject of a verb of saying, or the noun behind a preposition such as `laut`. A name there is the
//! speaker; a pronoun means the person named last; a noun means the person whose role it is (`der Minister`, `the chief
//! executive`) or the firm named last (`der Konzern`). A noun that means none of them speaks as well, but is on no list:
//! then nobody else is looked for.

use super::phrase::{depends, is_head, is_possessed};
use super::reference::{company_before, described, person_before};
use super::speech_text::SpeechText;
use crate::analysis::EntityId;
use crate::analysis::speech::SpeechTag;
use std::ops::Range;

/// How many tokens the name of a source is looked for in, and how far from a noun stands the firm that it belongs to.
const SOURCE: usize = 8;
/// How many clauses at most describe a name before its verb.
const APPOSITIONS: usize = 4;

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
                let noun = if is_possessed(speech, index) { index + 2 } else { index };
                if noun < range.end && speech.is(noun, SpeechTag::Claim) {
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
