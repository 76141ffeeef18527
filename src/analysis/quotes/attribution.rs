//! The words beside a quotation that tell who said it: `“…”, sagte X`, `X nannte es „…“`, `X: „…“`, `„…“ Das sagte X`.

use super::marks::Marked;
use super::reference::person_before;
use super::source::{source, source_end};
use super::speaker::{
    SubjectSide, Voice, behind_verb, has_subject, in_phrase, in_source, name_at, of_verb, subject,
};
use super::speech_text::SpeechText;
use crate::analysis::EntityId;
use crate::analysis::speech::SpeechTag;
use std::ops::Range;

/// How many tokens behind a quotation the verb stands that speaks of this one and not of the next.
const NEAR: usize = 4;
/// How many tokens the words in brackets behind a name have at most before the quotation there.
const BRACKET: usize = 2;

/// Who says each of the quotations, as far as the words beside them tell.
pub(super) fn of_all(speech: &SpeechText<'_>, marked: &[Marked]) -> Vec<Voice> {
    let mut voices: Vec<_> = marked.iter().map(|quotation| of(speech, quotation)).collect();
    // One speaker says all paragraphs of a quotation, and all sentences between which nothing stands.
    for at in (1..voices.len()).rev() {
        let (this, before) = (&marked[at], &marked[at - 1]);
        if voices[at - 1] == Voice::Nobody && (this.goes_on || before.marks.end == this.marks.start) {
            voices[at - 1] = voices[at];
        }
    }
    for at in 1..voices.len() {
        if voices[at] == Voice::Nobody && marked[at].goes_on {
            voices[at] = voices[at - 1];
        }
    }
    voices
}

fn of(speech: &SpeechText<'_>, quotation: &Marked) -> Voice {
    let marks = &quotation.marks;
    let whole = speech.sentence(quotation.words.start);
    let before = whole.start..marks.start;
    let behind = marks.end..speech.sentence(marks.end - 1).end.max(marks.end);
    directly_behind(speech, &behind)
        .or_else(|| behind_name(speech, &before))
        .or_else(|| at_colon(speech, &before))
        .or_else(|| cue_before(speech, &before))
        .or_else(|| before_colon(speech, &before))
        .or_else(|| cue(speech, behind.clone()).map_or(Voice::Nobody, |at| voice(speech, at)))
        .or_else(|| sentence_behind(speech, &before, &behind))
        .or_else(|| in_view(speech, &before))
}

/// `Max Muster will „mit aller Kraft“ sparen`: words that are no name, in a clause of which a person is the subject.
pub(super) fn of_phrase(speech: &SpeechText<'_>, quotation: &Marked) -> Voice {
    let before = speech.sentence(quotation.words.start).start..quotation.marks.start;
    if !speech.is_phrase(&quotation.words) || before.is_empty() {
        return Voice::Nobody;
    }
    let clause = before.start.max(speech.clause(before.end - 1).start)..before.end;
    match subject(speech, &clause, SubjectSide::Right) {
        person @ Voice::Known(EntityId::Person(_)) => person,
        Voice::Known(EntityId::Company(_)) | Voice::Other | Voice::Nobody => Voice::Nobody,
    }
}

/// `“…”, sagte X`, `“…” announced in May, said X`
fn directly_behind(speech: &SpeechText<'_>, behind: &Range<usize>) -> Voice {
    let near = behind.start..behind.end.min(behind.start + NEAR);
    let Some(first) = cue(speech, near) else { return Voice::Nobody };
    let tells = |at: usize| is_cue(speech, at) && (!is_verb(speech, at) || has_subject(speech, at));
    let told = (first..behind.end).find(|&at| !speech.is_quoted(at) && tells(at));
    voice(speech, told.unwrap_or(first))
}

/// The first word of saying in the range.
fn cue(speech: &SpeechText<'_>, mut range: Range<usize>) -> Option<usize> {
    range.find(|&at| !speech.is_quoted(at) && is_cue(speech, at))
}

/// Who says the words behind `before`: the last word of saying there tells it, or a verb of naming before it.
fn cue_before(speech: &SpeechText<'_>, before: &Range<usize>) -> Voice {
    let mut cues = before.clone().rev().filter(|&at| !speech.is_quoted(at) && is_cue(speech, at));
    let Some(last) = cues.next() else { return Voice::Nobody };
    let voice_of_last = voice(speech, last);
    if let Voice::Known(_) = voice_of_last {
        return voice_of_last;
    }
    let names = |&at: &usize| speech.is(at, SpeechTag::Name) || speech.is(at, SpeechTag::Judge);
    match cues.find(names).map(|at| voice(speech, at)) {
        Some(known @ Voice::Known(_)) => known,
        _ => voice_of_last,
    }
}

fn is_cue(speech: &SpeechText<'_>, index: usize) -> bool {
    let leads_only = speech.is(index, SpeechTag::Lead);
    let is_denied = |at: usize| speech.is(at, SpeechTag::Negation);
    (speech.is_saying(index)
        || speech.is_reporting(index) && !leads_only
        || speech.is(index, SpeechTag::Judge)
        || speech.is(index, SpeechTag::Cite)
        || speech.is(index, SpeechTag::Source))
        && !index.checked_sub(1).is_some_and(is_denied)
}

fn is_verb(speech: &SpeechText<'_>, index: usize) -> bool {
    speech.is_reporting(index) || speech.is(index, SpeechTag::Judge) || speech.is(index, SpeechTag::Cite)
}

fn voice(speech: &SpeechText<'_>, cue: usize) -> Voice {
    if is_verb(speech, cue) {
        return of_verb(speech, cue);
    }
    let clause = speech.clause(cue);
    if speech.is(cue, SpeechTag::Behind) {
        return in_phrase(speech, &(clause.start..cue), SubjectSide::Left);
    }
    match source(speech, &speech.sentence(cue), cue) {
        Some(source) => source.voice,
        None => in_source(speech, &(cue + 1..clause.end)),
    }
}

/// `Max Muster („…“)`
fn behind_name(speech: &SpeechText<'_>, before: &Range<usize>) -> Voice {
    let nearest = before.start.max(before.end.saturating_sub(BRACKET))..before.end;
    let bracket = nearest.rev().find(|&at| speech.text.form(at) == "(");
    let named = bracket.and_then(|bracket| bracket.checked_sub(1)).and_then(|at| name_at(speech, at));
    named.map_or(Voice::Nobody, Voice::Known)
}

/// `…, und Max Muster: „…“`
fn at_colon(speech: &SpeechText<'_>, before: &Range<usize>) -> Voice {
    let Some(last) = before.end.checked_sub(2).filter(|&last| last >= before.start) else {
        return Voice::Nobody;
    };
    let clause = speech.clause(last);
    let is_told = clause.clone().any(|at| is_cue(speech, at));
    if speech.text.form(last + 1) != ":" || is_told || name_at(speech, speech.before_brackets(last)).is_none()
    {
        return Voice::Nobody;
    }
    in_phrase(speech, &clause, SubjectSide::Left)
}

/// `Der Chef zeigte sich zufrieden: „…“`, `Das Fazit von Max Muster: „…“`, `Seine Hoffnung ist groß: „…“`
fn before_colon(speech: &SpeechText<'_>, before: &Range<usize>) -> Voice {
    let is_colon = before.end > before.start && speech.text.form(before.end - 1) == ":";
    if !is_colon {
        return Voice::Nobody;
    }
    let told = before.start..before.end - 1;
    let clause = speech.clause(told.end);
    let named = in_phrase(speech, &told, SubjectSide::Right);
    if let Voice::Known(_) = named {
        return named;
    }
    if let Some(claim) = clause.clone().find(|&at| speech.is(at, SpeechTag::Claim)) {
        let whose = in_source(speech, &(claim..clause.end));
        if let Voice::Known(_) = whose {
            return whose;
        }
    }
    let is_own = speech.is(told.start, SpeechTag::Possessive);
    match person_before(speech, told.start).filter(|_| is_own) {
        Some(person) => Voice::Known(person),
        None => named,
    }
}

/// `„…“ Das sagte X am Montag.`
fn sentence_behind(speech: &SpeechText<'_>, before: &Range<usize>, behind: &Range<usize>) -> Voice {
    let is_whole = before.is_empty() && behind.clone().all(|at| !speech.text.is_word(at));
    let sentence = speech.sentence(behind.end);
    if !is_whole || !speech.is(sentence.start, SpeechTag::Back) {
        return Voice::Nobody;
    }
    let verb = sentence.start + 1;
    if speech.is_reporting(verb) { behind_verb(speech, verb) } else { Voice::Nobody }
}

/// `Für Max Muster ist das „…“`
fn in_view(speech: &SpeechText<'_>, before: &Range<usize>) -> Voice {
    if before.is_empty() || !speech.is(before.start, SpeechTag::View) {
        return Voice::Nobody;
    }
    let named = before.start + 1..source_end(speech, before.start + 1, before.end);
    match in_phrase(speech, &named, SubjectSide::Right) {
        known @ Voice::Known(_) => known,
        Voice::Other | Voice::Nobody => Voice::Nobody,
    }
}
