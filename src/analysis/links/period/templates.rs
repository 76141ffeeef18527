//! The templates of the decision on a period, and how they are filled: what the words around a figure and a period say of
//! whether the figure is about it.

use super::context::PeriodContext;
use super::wording::length;
use crate::analysis::Period;
use crate::analysis::links::choice::{LinkEvidence, Template};
use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::surroundings::{Gap, bucket, pair};
use std::cmp::Ordering;
use std::ops::Range;

/// What is filled in. The numbers are part of the model.
#[derive(Debug, Clone, Copy)]
enum PeriodTemplate {
    // The period itself, by whether the sentence names it.
    Length,
    LengthKind,
    Kind,
    Language,
    Words,
    Word,
    Count,
    OfLast,
    OfRecent,
    LastHasNone,
    // One that the sentence does not name.
    SentencesAgo,
    Order,
    SentenceHasOne,
    SentenceLength,
    OutsideBehindFigure,
    OutsideBeforeFigure,
    OutsideDirection,
    OutsideNoun,
    OutsideMeasure,
    OutsideWord,
    OutsideTag,
    OutsideTagLength,
    // One of the sentence, by its side of the figure.
    Distance,
    DistanceLength,
    FiguresBetween,
    PeriodsBetween,
    Clauses,
    ClausesFigures,
    WordBefore,
    WordBehind,
    BeforeFigure,
    BehindFigure,
    Between,
    TagBetween,
    Bound,
    // None.
    NoneWord,
    NoneLanguage,
    NoneBlock,
    NoneBehindFigure,
    NoneBeforeFigure,
    NoneNoun,
    NoneMeasure,
    NoneInside,
    NoneEarlier,
    NoneSentenceLength,
    NoneTag,
    // How the text mentions the period, and what figures before were about.
    Mention,
    MentionBit,
    MentionAhead,
    Uses,
    UsedBySame,
    OfLastGiven,
    OfLastNear,
    // More of one of the sentence.
    Opener,
    WordsBefore,
    InsideMeasure,
    Manner,
    Bracket,
    ClosestFigure,
    // More of none.
    NoneManner,
    NoneRecent,
    NoneClosest,
    NoneMeasureKind,
}

impl Template for PeriodTemplate {
    fn number(self) -> u64 {
        const FIRST: u64 = 100;
        FIRST + self as u64
    }
}

/// So many figures back are asked for their periods.
const RECENT: usize = 5;

/// So many words between a period and a figure are read.
const BETWEEN: usize = 15;

impl PeriodContext<'_> {
    /// What the words say for a period.
    pub(super) fn fill_period(&self, period: &Period, evidence: &mut LinkEvidence) {
        let tokens = self.text.tokens_in(period.span);
        let inside = self.sentence.contains(&tokens.start);
        self.fill_itself(period, &tokens, inside, evidence);
        if inside {
            self.fill_inside(period, &tokens, evidence);
        } else {
            self.fill_outside(period, &tokens, evidence);
        }
    }

    fn fill_itself(&self, period: &Period, tokens: &Range<usize>, inside: bool, evidence: &mut LinkEvidence) {
        use PeriodTemplate as T;
        let text = self.text;
        let length = length(period);
        let mut fill =
            |template: PeriodTemplate, value: u64| evidence.fill_pair(template, inside.into(), value);
        fill(T::Length, length);
        fill(T::LengthKind, pair(length, self.around.group));
        fill(T::Kind, period.kind as u64);
        fill(T::Language, self.around.language);
        fill(T::Count, bucket(self.chronology.timeline.count(period), &[0, 1, 2, 4]));
        let mut words = 0;
        for index in tokens.clone() {
            let word = text.word_key(index);
            fill(T::Word, word);
            words = pair(words, word);
        }
        fill(T::Words, words);
        let same = |other: &Period| {
            other.span == period.span
                || period.from.is_some() && (other.from, other.to) == (period.from, period.to)
        };
        match self.last.map(|last| last.when) {
            Some(Some(last)) if same(&last) => fill(T::OfLast, 1),
            Some(None) => fill(T::LastHasNone, 1),
            _ => {}
        }
        if self.figures.iter().rev().take(RECENT).filter_map(|figure| figure.when).any(|when| same(&when)) {
            fill(T::OfRecent, 1);
        }
        self.fill_uses(&same, inside, evidence);
        let mention = self.chronology.mention(text, period);
        let mut fill =
            |template: PeriodTemplate, value: u64| evidence.fill_pair(template, inside.into(), value);
        fill(T::Mention, mention.value());
        for bit in mention.bits() {
            fill(T::MentionBit, bit);
            fill(T::MentionAhead, pair(bit, self.ahead.into()));
        }
    }

    /// What the figures before say that were about the `same` period.
    fn fill_uses(&self, same: &dyn Fn(&Period) -> bool, inside: bool, evidence: &mut LinkEvidence) {
        /// So many figures back are counted.
        const COUNTED: usize = 20;
        use PeriodTemplate as T;
        let mut fill =
            |template: PeriodTemplate, value: u64| evidence.fill_pair(template, inside.into(), value);
        let recent = || self.figures.iter().rev().take(COUNTED);
        let users = || recent().filter(|figure| figure.when.is_some_and(|when| same(&when)));
        fill(T::Uses, bucket(users().count(), &[0, 1, 2, 4, 8]));
        if let Some(last) = users().next() {
            let who = u64::from(last.who == self.draft.who);
            let kind = u64::from(last.kind == self.draft.kind);
            fill(T::UsedBySame, who + 2 * kind);
        }
        if recent().find_map(|figure| figure.when).is_some_and(|when| same(&when)) {
            fill(T::OfLastGiven, 1);
        }
        if self.last_is_near && self.last.and_then(|last| last.when).is_some_and(|when| same(&when)) {
            let last = &self.text.quantities[self.number.saturating_sub(1)].tokens;
            let clauses = self.text.clause_distance(last.start, self.here.start);
            fill(T::OfLastNear, pair(bucket(clauses, &[0, 1, 2]), self.manner.value()));
        }
    }

    fn fill_outside(&self, period: &Period, tokens: &Range<usize>, evidence: &mut LinkEvidence) {
        use PeriodTemplate as T;
        let (text, wording) = (self.text, &self.wording);
        let (here, there) = (text.sentence_of(self.here.start), text.sentence_of(tokens.start));
        let block = |number: usize| text.sentences.get(number).map(|sentence| sentence.block_index);
        let ago = bucket(here.saturating_sub(there), &[1, 2, 3, 4, 6]);
        evidence.fill_pair(T::SentencesAgo, ago, (block(here) == block(there)).into());
        let order = self.earlier.iter().position(|other| other == period);
        evidence.fill(T::Order, order.map_or(9, |order| bucket(order, &[0, 1, 2, 3])));
        let length = length(period);
        for &other in &wording.lengths {
            evidence.fill_pair(T::SentenceLength, other, length);
        }
        evidence.fill_pair(T::OutsideDirection, wording.direction, length);
        evidence.fill_pair(T::OutsideMeasure, wording.measure, length);
        for tag in wording.tags.numbers() {
            evidence.fill_pair(T::OutsideTagLength, tag, length);
        }
        evidence.share(self.outside.get_or_init(|| self.fill_any_outside().into_shared()));
    }

    /// What the words say for any period that the sentence does not name.
    fn fill_any_outside(&self) -> LinkEvidence {
        use PeriodTemplate as T;
        let wording = &self.wording;
        let mut evidence = LinkEvidence::with_room();
        evidence.fill(T::SentenceHasOne, (!wording.lengths.is_empty()).into());
        evidence.fill(T::OutsideBehindFigure, self.around.behind);
        evidence.fill(T::OutsideBeforeFigure, self.around.before);
        evidence.fill(T::OutsideNoun, self.around.noun);
        evidence.fill(T::OutsideMeasure, wording.measure);
        for &word in &self.around.words {
            evidence.fill(T::OutsideWord, word);
        }
        for tag in wording.tags.numbers() {
            evidence.fill(T::OutsideTag, tag);
        }
        evidence
    }

    fn fill_inside(&self, period: &Period, tokens: &Range<usize>, evidence: &mut LinkEvidence) {
        use PeriodTemplate as T;
        let (text, sentence, here) = (self.text, &self.sentence, &self.here);
        let key = |index: Option<usize>| text.key(sentence, index);
        let behind = tokens.start >= here.end;
        let gap = Gap::between(text, here, tokens, tokens.start);
        let mut fill =
            |template: PeriodTemplate, value: u64| evidence.fill_pair(template, behind.into(), value);
        fill(T::Distance, gap.distance);
        fill(T::DistanceLength, pair(gap.distance, length(period)));
        fill(T::FiguresBetween, gap.figures);
        fill(T::PeriodsBetween, bucket(periods_in(text, &gap.tokens), &[0, 1, 2]));
        fill(T::Clauses, gap.clauses);
        fill(T::ClausesFigures, pair(gap.clauses, gap.figures));
        fill(T::WordBefore, key(tokens.start.checked_sub(1)));
        fill(T::WordBehind, key(Some(tokens.end)));
        fill(T::BeforeFigure, self.around.before);
        fill(T::BehindFigure, self.around.behind);
        for (word, tags) in gap.words(text, sentence, BETWEEN) {
            fill(T::Between, word);
            for tag in tags.numbers() {
                fill(T::TagBetween, tag);
            }
        }
        if self.bound.contains(period) {
            fill(T::Bound, 1);
        }
        let length = length(period);
        fill(T::Opener, pair(text.word_key(tokens.start), length));
        let before = |step| key(tokens.start.checked_sub(step));
        fill(T::WordsBefore, pair(before(2), before(1)));
        fill(T::InsideMeasure, pair(self.wording.measure, length));
        fill(T::Manner, pair(self.manner.value(), pair(gap.distance, gap.figures)));
        let bracketed = u64::from(text.is_bracketed(tokens.start));
        fill(T::Bracket, pair(bracketed + 2 * u64::from(text.is_bracketed(here.start)), gap.clauses));
        let closest = self.closest_figure(period).map_or(0, |closest| match closest.cmp(&self.number) {
            Ordering::Less => 1,
            Ordering::Equal => 2,
            Ordering::Greater => 3,
        });
        fill(T::ClosestFigure, pair(closest, (self.closest == Some(*period)).into()));
    }

    /// What the words say for none.
    pub(super) fn fill_none(&self, evidence: &mut LinkEvidence) {
        use PeriodTemplate as T;
        let wording = &self.wording;
        for &word in &self.around.words {
            evidence.fill(T::NoneWord, word);
        }
        evidence.fill(T::NoneLanguage, self.around.language);
        evidence.fill(T::NoneBlock, self.around.block);
        evidence.fill(T::NoneBehindFigure, self.around.behind);
        evidence.fill(T::NoneBeforeFigure, self.around.before);
        evidence.fill(T::NoneNoun, self.around.noun);
        evidence.fill(T::NoneMeasure, wording.measure);
        evidence.fill(T::NoneInside, bucket(self.inside.len() + self.bound.len(), &[0, 1, 2]));
        evidence.fill(T::NoneEarlier, bucket(self.earlier.len(), &[0, 1, 2]));
        for &length in &wording.lengths {
            evidence.fill(T::NoneSentenceLength, length);
        }
        for tag in wording.tags.numbers() {
            evidence.fill(T::NoneTag, tag);
        }
        let closest = self.closest.map_or(u64::MAX, |closest| {
            let (clauses, distance) = self.remoteness(&closest, &self.here);
            pair(bucket(clauses, &[0, 1, 2]), bucket(distance, &[0, 1, 3, 6, 12]))
        });
        evidence.fill(T::NoneClosest, closest);
        evidence.fill(T::NoneManner, pair(self.manner.value(), (!self.inside.is_empty()).into()));
        let recent = self.figures.iter().rev().take(RECENT).filter(|figure| figure.when.is_none()).count();
        evidence.fill(T::NoneRecent, pair(bucket(self.figures.len(), &[0, 2, 4]), recent as u64));
        evidence.fill(T::NoneMeasureKind, pair(wording.measure, self.around.group));
    }
}

/// How many periods begin in a range of tokens.
fn periods_in(text: &LinkText<'_>, range: &Range<usize>) -> usize {
    const COUNTED: usize = 20;
    let mut count = 0;
    let mut last = None;
    for index in range.clone().take(COUNTED) {
        let time = text.time_at(index);
        count += usize::from(time.is_some() && time != last);
        last = time;
    }
    count
}
