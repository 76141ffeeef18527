//! The words beside a quotation that tell who said it: `“…”, sagte X`, `X nannte es „…“`, `X: „…“`.

use super::speaker::{SubjectSide, Voice, in_phrase, in_source, of_verb};
use super::speech_text::SpeechText;
use crate::analysis::speech::{SpeechTag, is_reporting, is_saying};
use std::ops::Range;

/// How many tokens behind a quotation the verb stands that speaks of this one and not of the next.
const NEAR: usize = 4;

/// Who says the words in `quote`, as far as its own sentence tells.
pub(super) fn of(speech: &SpeechText<'_>, quote: &Range<usize>) -> Voice {
    let whole = speech.sentence(quote.start);
    let before = whole.start..quote.start.saturating_sub(1);
    let end = speech.sentence(quote.end).end;
    let behind = quote.end + 1..end.max(quote.end + 1);
    let near = behind.start..behind.end.min(behind.start + NEAR);
    let directly = cue(speech, near).map_or(Voice::Nobody, |at| voice(speech, at));
    directly
        .or_else(|| cue_before(speech, &before).map_or(Voice::Nobody, |at| voice(speech, at)))
        .or_else(|| before_colon(speech, &before))
        .or_else(|| cue(speech, behind.clone()).map_or(Voice::Nobody, |at| voice(speech, at)))
}

/// The first word of saying in the range.
fn cue(speech: &SpeechText<'_>, mut range: Range<usize>) -> Option<usize> {
    range.find(|&at| !speech.is_quoted(at) && is_cue(speech, at))
}

/// The last word of saying in the range.
fn cue_before(speech: &SpeechText<'_>, range: &Range<usize>) -> Option<usize> {
    range.clone().rev().find(|&at| !speech.is_quoted(at) && is_cue(speech, at))
}

fn is_cue(speech: &SpeechText<'_>, index: usize) -> bool {
    let leads_only = speech.is(index, SpeechTag::Lead);
    is_saying(speech.text, index)
        || is_reporting(speech.text, index) && !leads_only
        || speech.is(index, SpeechTag::Source)
}

fn voice(speech: &SpeechText<'_>, cue: usize) -> Voice {
    if is_reporting(speech.text, cue) {
        return of_verb(speech, cue);
    }
    let clause = speech.clause(cue);
    if speech.is(cue, SpeechTag::Behind) {
        return in_phrase(speech, &(clause.start..cue), SubjectSide::Left);
    }
    in_source(speech, &(cue + 1..clause.end))
}

/// `Der Chef zeigte sich zufrieden: „…“`
fn before_colon(speech: &SpeechText<'_>, before: &Range<usize>) -> Voice {
    let is_colon = before.end > before.start && speech.text.form(before.end - 1) == ":";
    if is_colon { in_phrase(speech, before, SubjectSide::Right) } else { Voice::Nobody }
}
