//! What people say in the words of the article.
//!
//! Each sentence is searched for words that tell of a statement; what they say was said is the statement:
//!
//! | words | statement |
//! | --- | --- |
//! | `X sagte, dass …`, `X said it would …` | the clause behind the verb |
//! | `…, sagte X`, `…, so X`, `…, wie X mitteilte` | the clause before |
//! | `Laut X …`, `nach Angaben von X`, `X zufolge` | the sentence without its source |
//! | `… . Das teilte X mit.` | the sentence before |
//! | `Demnach …` | the rest of the sentence, of the speaker before |
//!
//! A sentence without such words goes on with what was said before it, where its verb has the mood of reported speech.
//! Languages without that mood have no words with its tag.

use super::complement::{complement, is_statement};
use super::marks::Marked;
use super::source::{StatementSource, source};
use super::speaker::{
    SubjectSide, Voice, before_apposition, behind_verb, in_phrase, in_source, of_verb, subject,
};
use super::speech_text::{REACH, SpeechText};
use crate::analysis::speech::SpeechTag;
use crate::analysis::text::Text;
use crate::analysis::{Quote, QuoteKind};
use std::ops::Range;

/// The fewest words of the article that make a statement.
const MIN_WORDS: usize = 3;
/// How many words in marks begin a statement in the words of the article at most, with the marks: `“Work” is done, he said`.
const QUOTED: usize = 7;
/// How many tokens the words have at most that name a speaker behind a statement without the mood of reported speech.
const ATTRIBUTION: usize = 10;
/// How many tokens the name of a source has at most.
const SOURCE: usize = 24;
/// How far behind a colon a verb shows that what follows is reported.
const BEHIND: usize = 56;
/// How many tokens behind the word for the sentence before its source may begin.
const BACK: usize = 3;
/// How many sentences that report nothing may stand between a speaker and what goes on.
const PATIENCE: usize = 1;

/// A statement in the words of the article.
#[derive(Debug, Clone)]
pub(super) struct Statement {
    tokens: Range<usize>,
    voice: Voice,
}

impl Statement {
    /// The quotation that it makes.
    pub fn quote(&self, text: &Text<'_>) -> Quote {
        Quote {
            span: text.span(self.tokens.clone()),
            kind: QuoteKind::Indirect,
            speaker: self.voice.entity(),
        }
    }
}

/// Everything that is told in the words of the article.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// In the order of the text, none overlapping another.
    pub statements: Vec<Statement>,
    /// By sentence, who was speaking when it began.
    speaking: Vec<Voice>,
}

impl Told {
    /// Who says the statement that a colon parts from words in quotation marks: `Er habe Geduld: „…“`.
    pub fn introducing(&self, speech: &SpeechText<'_>, quotation: &Marked) -> Voice {
        let Some(colon) = quotation.marks.start.checked_sub(1) else { return Voice::Nobody };
        if speech.text.form(colon) != ":" {
            return Voice::Nobody;
        }
        let at = self.statements.partition_point(|statement| statement.tokens.end < colon);
        let holds = |statement: &&Statement| statement.tokens.contains(&colon.saturating_sub(1));
        self.statements.get(at).filter(holds).map_or(Voice::Nobody, |statement| statement.voice)
    }

    /// Who says words in quotation marks that stand inside a statement, or go on as a sentence of their own.
    pub fn around(&self, speech: &SpeechText<'_>, words: &Range<usize>) -> Voice {
        let at = self.statements.partition_point(|statement| statement.tokens.end <= words.start);
        if let Some(statement) = self.statements.get(at)
            && statement.tokens.start <= words.start
        {
            // Nobody is named, but the sentence is reported.
            return if statement.voice == Voice::Nobody { Voice::Other } else { statement.voice };
        }
        let sentence = speech.text.sentence(words.start);
        if sentence.start + 1 < words.start {
            return Voice::Nobody;
        }
        self.speaking.get(speech.text.sentence_of(words.start)).copied().unwrap_or(Voice::Nobody)
    }
}

/// Finds the statements. `attributed` says who says the words `marked`.
pub(super) fn tell(speech: &SpeechText<'_>, marked: &[Marked], attributed: &[Voice]) -> Told {
    let mut told = Told::default();
    let mut context = Context::default();
    let mut quotes = marked.iter().zip(attributed).peekable();
    let mut before = None;
    for sentence in &speech.text.sentences {
        context.enter(sentence.block_index);
        told.speaking.push(context.voice);
        let tokens = sentence.tokens.clone();
        let sourced = before.is_some() && is_source_alone(speech, &tokens);
        let mut found = if sourced { Vec::new() } else { in_sentence(speech, &tokens, context.voice) };
        // The words in marks that the one before ends with may be several sentences.
        let until = told.statements.last().map_or(0, |statement| statement.tokens.end);
        found.retain(|statement| statement.tokens.start >= until);
        if let (Some(before), true) = (before.take(), found.is_empty())
            && let Some(voice) = told_back(speech, &tokens)
        {
            context.voice = voice;
            let tokens = trimmed(speech, before);
            if speech.is_long_enough(&tokens, MIN_WORDS) {
                told.statements.push(Statement { tokens, voice });
            }
        }
        if found.is_empty() && goes_on(speech, &tokens, &context) {
            let tokens = trimmed(speech, tokens.clone());
            if speech.own_words(&tokens) + 1 >= MIN_WORDS {
                found.push(Statement { tokens, voice: context.voice });
            }
        }
        let mut has_quotation = false;
        while let Some((quotation, voice)) =
            quotes.next_if(|(quotation, _)| quotation.words.start < tokens.end)
        {
            has_quotation = true;
            if let Some(last) = found.last_mut()
                && quotation.marks.contains(&last.tokens.end)
                && quotation.words.start < last.tokens.end
            {
                last.tokens.end = quotation.marks.end;
            }
            if *voice != Voice::Nobody && quotation.words.start >= tokens.start {
                context.voice = *voice;
            }
        }
        if let Some(last) = found.last() {
            if last.voice != Voice::Nobody {
                context.voice = last.voice;
            }
            context.silent = 0;
        } else if !has_quotation {
            context.pass(speech, &tokens);
        }
        // A statement of which a part is reported already is not told again.
        before = (found.is_empty() && !has_quotation).then_some(tokens);
        told.statements.extend(found);
    }
    told
}

/// Who has said the sentence before, where this one tells it: `Das teilte X mit.`
fn told_back(speech: &SpeechText<'_>, sentence: &Range<usize>) -> Option<Voice> {
    let is_back = speech.is(sentence.start, SpeechTag::Back) && !speech.is(sentence.start, SpeechTag::So);
    let verb = sentence.start + 1;
    if !is_back || speech.text.form(sentence.end - 1) == ":" {
        return None;
    }
    if speech.is_reporting(verb) {
        return Some(behind_verb(speech, verb)).filter(|&voice| voice != Voice::Nobody);
    }
    source_behind(speech, sentence).map(|source| source.voice)
}

/// Whether the sentence names the source of the one before, and says nothing else: `That is according to X.`
fn is_source_alone(speech: &SpeechText<'_>, sentence: &Range<usize>) -> bool {
    speech.is(sentence.start, SpeechTag::Back)
        && source_behind(speech, sentence).is_some_and(|source| {
            let last = source.tokens.end;
            let is_parted = source.tokens.start.checked_sub(1).is_some_and(|before| speech.is_comma(before));
            !is_parted && (last + 1 >= sentence.end || speech.is_comma(last))
        })
}

/// The source near the first word of the sentence.
fn source_behind(speech: &SpeechText<'_>, sentence: &Range<usize>) -> Option<StatementSource> {
    let near = sentence.start + 1..sentence.end.min(sentence.start + 1 + BACK);
    near.into_iter().find_map(|at| source(speech, sentence, at))
}

/// Who was speaking before a sentence.
#[derive(Debug)]
struct Context {
    voice: Voice,
    block: usize,
    silent: usize,
}

impl Default for Context {
    fn default() -> Self {
        Self { voice: Voice::Nobody, block: 0, silent: 0 }
    }
}

impl Context {
    /// Passes a sentence that reports nothing. Whom it is about may speak in the next one: `X forderte Geduld. Die Lage
    /// sei ernst.`
    fn pass(&mut self, speech: &SpeechText<'_>, sentence: &Range<usize>) {
        let within = speech.sentence(sentence.start);
        match subject(speech, &within, SubjectSide::Right) {
            voice @ Voice::Known(_) => *self = Self { voice, silent: 0, ..*self },
            Voice::Other | Voice::Nobody => self.silent += 1,
        }
    }

    /// Goes on to a sentence of this block.
    fn enter(&mut self, block: usize) {
        if block != self.block {
            self.silent += usize::from(block > self.block + 1);
            self.block = block;
        }
        if self.silent > PATIENCE {
            *self = Self { block, ..Self::default() };
        }
    }
}

/// Whether a sentence without words of saying is reported all the same.
fn goes_on(speech: &SpeechText<'_>, sentence: &Range<usize>, context: &Context) -> bool {
    let follows = context.voice != Voice::Nobody && context.silent == 0;
    sentence.clone().any(|index| {
        speech.is(index, SpeechTag::Reported) && speech.is_reported(index)
            || follows
                && (speech.is_reported(index)
                    || speech.is(index, SpeechTag::PastReported) && !speech.is_quoted(index))
    })
}

/// What a sentence tells with words of saying, in the order of the text and without overlap.
fn in_sentence(speech: &SpeechText<'_>, sentence: &Range<usize>, context: Voice) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut until = sentence.start;
    for index in sentence.clone() {
        if speech.is_quoted(index) || index < until {
            continue;
        }
        let near = sentence.start.max(index.saturating_sub(REACH))..sentence.end.min(index + REACH);
        let Some(statement) = at(speech, &near, index, context) else { continue };
        let tokens = trimmed(speech, statement.tokens);
        let overlaps = found.last().is_some_and(|last| tokens.start < last.tokens.end);
        if overlaps || !speech.is_long_enough(&tokens, MIN_WORDS) {
            continue;
        }
        until = until.max(tokens.end);
        found.push(Statement { tokens, voice: statement.voice });
    }
    found
}

/// The statement that the word at `index` tells of.
fn at(speech: &SpeechText<'_>, sentence: &Range<usize>, index: usize, context: Voice) -> Option<Statement> {
    if speech.is(index, SpeechTag::Thus) && index == sentence.start {
        return Some(Statement { tokens: index + 1..sentence.end, voice: context });
    }
    // `ein Bericht der Zeitung, wonach …`
    if speech.is(index, SpeechTag::Thus) && index > sentence.start + 1 && speech.is_comma(index - 1) {
        let voice = in_source(speech, &speech.clause(index - 2));
        return Some(Statement { tokens: index + 1..sentence.end, voice });
    }
    if speech.is_reporting(index) {
        return of_saying(speech, sentence, index);
    }
    if let Some(source) = source(speech, sentence, index) {
        let voice = source.voice.or_else(|| context);
        return Some(Statement { tokens: without(speech, sentence, &source.tokens), voice });
    }
    // `Der Minister wies das zurück: Er habe nichts gewusst.`
    if speech.text.form(index) == ":" && index > sentence.start {
        let tokens = index + 1..sentence.end.min(index + BEHIND);
        // `…: Er habe nichts gewusst, so X.`
        let is_told_later = tokens.clone().any(|at| speech.is(at, SpeechTag::So) && speech.is_comma(at - 1));
        if !is_told_later && tokens.clone().any(|at| speech.is_reported(at)) {
            let voice = subject(speech, &(speech.sentence(index).start..index), SubjectSide::Right);
            return Some(Statement { tokens: index + 1..sentence.end, voice: voice.or_else(|| context) });
        }
    }
    of_claim(speech, sentence, index)
}

/// `X sagte, dass …`, `…, sagte X`, `wie X mitteilte`
fn of_saying(speech: &SpeechText<'_>, sentence: &Range<usize>, verb: usize) -> Option<Statement> {
    let clause = speech.clause(verb);
    let voice = || of_verb(speech, verb);
    if speech.is(clause.start, SpeechTag::As) {
        if clause.start == sentence.start {
            return Some(Statement { tokens: clause.end..sentence.end, voice: voice() });
        }
        return Some(Statement { tokens: without(speech, sentence, &clause), voice: voice() });
    }
    // `Wie Max Muster, Sprecher der Bank, mitteilte, …`
    if speech.is(sentence.start, SpeechTag::As)
        && verb < sentence.start + SOURCE
        && speech.is_comma(clause.end)
    {
        let named = sentence.start + 1..verb;
        return Some(Statement {
            tokens: clause.end..sentence.end,
            voice: in_phrase(speech, &named, SubjectSide::Right),
        });
    }
    if let Some(tokens) = complement(speech, sentence, verb) {
        return Some(Statement { tokens, voice: voice() });
    }
    let follows = clause.start.checked_sub(1).is_some_and(|at| at > sentence.start && speech.is_comma(at));
    let is_short = speech.text.pack.syntax.inversion || verb <= clause.start + SOURCE / 2;
    let left = clause.start..verb;
    // `…, hatte X gesagt`
    let is_parted = speech.text.pack.syntax.inversion && speech.is(clause.start, SpeechTag::Auxiliary);
    let verb_first = (clause.start == verb || is_parted)
        && (!is_parted && clause.len() <= ATTRIBUTION
            || (sentence.start..verb).any(|at| speech.is_reported(at)))
        && before_apposition(speech, &speech.sentence(verb), &left).is_none()
        && (is_parted
            || speech.has_phrase(&(verb + 1..clause.end))
            || clause.end > verb + 1 && clause.end < verb + 3);
    let stands_behind = follows
        && (verb_first || !speech.text.pack.syntax.inversion && is_short && ends_with(speech, verb, &clause));
    let introduces = speech.text.form(clause.end) == ":";
    // `Because X said, …`, but not `For this to happen it would have to go, X said.`
    let comes_last = !speech.text.pack.syntax.inversion && clause.end + 1 >= sentence.end;
    let is_subordinate =
        speech.is(sentence.start, SpeechTag::Aside) || speech.is(sentence.start, SpeechTag::That);
    // `…, although it did not say why`
    let adds = clause.start < verb
        && (speech.is(clause.start, SpeechTag::Aside) || speech.is(verb - 1, SpeechTag::Negation));
    let led_in =
        introduces || adds || is_subordinate && !comes_last || begins_with_quotation(speech, sentence);
    (stands_behind && !led_in).then(|| Statement { tokens: sentence.start..clause.start, voice: voice() })
}

/// Whether the sentence begins with words in marks that are more than a few.
fn begins_with_quotation(speech: &SpeechText<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().take_while(|&at| speech.is_quoted(at)).nth(QUOTED).is_some()
}

/// Whether nothing that is said follows the verb: `…, X said on Monday`.
fn ends_with(speech: &SpeechText<'_>, verb: usize, clause: &Range<usize>) -> bool {
    let next = verb + 1;
    // `…, an official told us.`
    speech.is(verb, SpeechTag::Say)
        && !speech.is_quoted(next)
        && (next + 1 >= clause.end
            || speech.is(next, SpeechTag::Preposition)
            || speech.text.is_capitalized(next))
        && (clause.start..verb).any(|at| speech.text.is_word(at) && !speech.is(at, SpeechTag::Between))
}

/// The larger part of the sentence beside a source; the whole sentence where the source stands inside.
fn without(speech: &SpeechText<'_>, sentence: &Range<usize>, source: &Range<usize>) -> Range<usize> {
    const EDGE: usize = 3;
    if source.start < sentence.start + EDGE {
        return source.end..sentence.end;
    }
    let parted = source.start > sentence.start && speech.is_comma(source.start - 1);
    let comes_late = source.start - sentence.start > sentence.end - source.end;
    if source.end + EDGE > sentence.end || parted && comes_late {
        return sentence.start..source.start;
    }
    sentence.clone()
}

/// `die Ansicht, dass …`
fn of_claim(speech: &SpeechText<'_>, sentence: &Range<usize>, index: usize) -> Option<Statement> {
    if !speech.is(index, SpeechTag::Claim) {
        return None;
    }
    // `Die Meinung herrscht vor, dass …`
    let is_parted = speech.text.is_word(index + 1) && speech.is_comma(index + 2) && !speech.parts(index + 1);
    let next = index + 1 + 2 * usize::from(is_parted) + usize::from(!is_parted && speech.is_comma(index + 1));
    let is_told = next < sentence.end
        && (speech.is(next, SpeechTag::That) || next > index + 1 && is_statement(speech, next, sentence.end));
    if !is_told {
        return None;
    }
    let clause = speech.clause(index);
    Some(Statement { tokens: next..sentence.end, voice: in_phrase(speech, &clause, SubjectSide::Right) })
}

/// The range without punctuation at its ends.
fn trimmed(speech: &SpeechText<'_>, mut range: Range<usize>) -> Range<usize> {
    let is_edge = |index: usize| {
        !speech.is_quoted(index)
            && matches!(speech.text.form(index), "," | ";" | ":" | "." | "!" | "?" | "–" | "—" | ")" | "(")
    };
    while range.start < range.end && is_edge(range.start) {
        range.start += 1;
    }
    while range.start < range.end && is_edge(range.end - 1) {
        range.end -= 1;
    }
    range
}
