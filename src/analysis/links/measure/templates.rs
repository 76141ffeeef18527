//! The templates of the decision on what is measured, and how they are filled: what the words around a figure and a phrase
//! say of whether the figure measures it.

use super::context::MeasureContext;
use crate::analysis::links::choice::{LinkEvidence, Template};
use crate::analysis::links::measured::MeasurePhrase;
use crate::analysis::links::surroundings::{Gap, bucket, clause_start, pair};

/// What is filled in. The numbers are part of the model.
#[derive(Debug, Clone, Copy)]
enum MeasureTemplate {
    Head,
    HeadKind,
    FirstWord,
    Length,
    // By the side of the figure, or another sentence.
    Distance,
    Clauses,
    ClausesFigures,
    NamesBetween,
    WordBefore,
    WordsBefore,
    WordBehind,
    BeforeFigure,
    BehindFigure,
    HeadBeforeFigure,
    Between,
    TagBetween,
    Language,
    // More of the phrase and of what stands between.
    Ending,
    EndingKind,
    EndingBeforeFigure,
    HeadBehindFigure,
    NounsBetween,
    DistanceKind,
    Bracket,
    FirstOfClause,
    // Classes of words: behind the numbers of the templates of directions.
    HeadClass = 80,
    HeadClassKind,
    HeadClassBeforeFigure,
    HeadClassBehindFigure,
    FirstClass,
    ClassBefore,
    ClassBehind,
}

impl Template for MeasureTemplate {
    fn number(self) -> u64 {
        const FIRST: u64 = 170;
        FIRST + self as u64
    }
}

/// So many words between a phrase and a figure are read.
const BETWEEN: usize = 15;

impl MeasureContext<'_> {
    /// What the words say for a phrase.
    pub(super) fn fill_measured(&self, measured: &MeasurePhrase, evidence: &mut LinkEvidence) {
        use MeasureTemplate as T;
        let (text, sentence, here) = (self.text, &self.sentence, &self.quantity.tokens);
        let key = |index: Option<usize>| text.key(sentence, index);
        let tokens = &measured.tokens;
        let around = self.around;
        let head = text.word_key(measured.head());
        evidence.fill(T::Head, head);
        evidence.fill_pair(T::HeadKind, head, around.group);
        evidence.fill(T::FirstWord, text.word_key(tokens.start));
        let ending = text.ending_key(measured.head());
        evidence.fill(T::Ending, ending);
        evidence.fill_pair(T::EndingKind, ending, around.group);
        let head_class = text.class_of(measured.head());
        evidence.fill(T::HeadClass, head_class);
        evidence.fill_pair(T::HeadClassKind, head_class, around.group);
        evidence.fill(T::FirstClass, text.class_of(tokens.start));
        let behind = tokens.start >= here.end;
        let inside = sentence.contains(&tokens.start);
        let side = if inside { u64::from(behind) } else { 2 };
        let mut fill = |template: MeasureTemplate, value: u64| evidence.fill_pair(template, side, value);
        fill(T::Length, bucket(tokens.len(), &[1, 2, 3, 5]));
        fill(T::Language, pair(around.language, around.group));
        fill(T::BeforeFigure, around.before);
        fill(T::BehindFigure, around.behind);
        fill(T::HeadBeforeFigure, pair(head, around.before));
        fill(T::HeadBehindFigure, pair(head, around.behind));
        fill(T::EndingBeforeFigure, pair(ending, around.before));
        fill(T::HeadClassBeforeFigure, pair(head_class, around.before));
        fill(T::HeadClassBehindFigure, pair(head_class, around.behind));
        if !inside {
            return;
        }
        let gap = Gap::between(text, here, tokens, measured.head());
        fill(T::Distance, gap.distance);
        fill(T::Clauses, gap.clauses);
        fill(T::ClausesFigures, pair(gap.clauses, gap.figures));
        let word_before = key(tokens.start.checked_sub(1));
        fill(T::WordBefore, word_before);
        fill(T::WordsBefore, pair(key(tokens.start.checked_sub(2)), word_before));
        fill(T::WordBehind, key(Some(tokens.end)));
        fill(T::DistanceKind, pair(gap.distance, around.group));
        let nouns = gap.tokens.clone().take(BETWEEN).filter(|&index| text.is_noun(index)).count();
        fill(T::NounsBetween, pair(bucket(nouns, &[0, 1, 2, 4]), gap.clauses));
        let bracketed = |index: usize| u64::from(text.is_bracketed(index));
        let brackets = 2 * bracketed(tokens.start) + bracketed(here.start);
        fill(T::Bracket, pair(brackets, bucket(nouns, &[0, 1])));
        let clause = clause_start(text, sentence, tokens.start);
        let first = !(clause..tokens.start).any(|index| text.is_noun(index));
        fill(T::FirstOfClause, pair(first.into(), gap.clauses));
        let names =
            gap.tokens.clone().take(BETWEEN).filter(|&index| text.mention_at(index).is_some()).count();
        fill(T::NamesBetween, bucket(names, &[0, 1, 3]));
        fill(T::ClassBefore, text.class(sentence, tokens.start.checked_sub(1)));
        fill(T::ClassBehind, text.class(sentence, Some(tokens.end)));
        for (word, tags) in gap.words(text, sentence, BETWEEN) {
            fill(T::Between, word);
            for tag in tags.numbers() {
                fill(T::TagBetween, tag);
            }
        }
    }
}
