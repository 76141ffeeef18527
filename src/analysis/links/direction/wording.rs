//! What the words around a figure say of which way it moved: the templates of [`DirectionDecision`] and how they are filled.
//!
//! [`DirectionDecision`]: super::DirectionDecision

use crate::analysis::Direction;
use crate::analysis::links::choice::{LinkEvidence, Template};
use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::measured::MeasurePhrase;
use crate::analysis::links::preposition;
use crate::analysis::links::surroundings::{Surroundings, bucket, pair};
use crate::analysis::links::tag::LinkTags;
use std::ops::Range;

/// What is filled in, each time with the direction. The numbers are part of the model.
#[derive(Debug, Clone, Copy)]
enum DirectionTemplate {
    Kind,
    Rule,
    RuleTie,
    Language,
    Tie,
    Near,
    WordsBefore,
    WordsBehind,
    Around,
    Word,
    Clause,
    Tag,
    TagTie,
    Measure,
    Movement,
    Modifier,
    Noun,
    Place,
    Block,
    // Classes of words.
    NearClass,
    Class,
    ClauseClass,
    MeasureClass,
}

impl Template for DirectionTemplate {
    fn number(self) -> u64 {
        const FIRST: u64 = 200;
        FIRST + self as u64
    }
}

/// Values of all templates, for whichever direction.
#[derive(Debug, Default)]
pub(super) struct DirectionWording {
    values: Vec<(DirectionTemplate, u64)>,
    tie: u64,
}

impl DirectionWording {
    pub(super) fn of(
        text: &LinkText<'_>,
        around: &Surroundings,
        noun: Option<&MeasurePhrase>,
        sentence: &Range<usize>,
    ) -> Self {
        /// So many words on each side of the figure stand near, and around it.
        const NEAR: usize = 3;
        const AROUND: usize = 15;
        /// So many values there are in most texts.
        const USUAL: usize = 128;
        use DirectionTemplate as T;
        let &Surroundings { number, language, group, block, before, behind, noun: counted, .. } = around;
        let quantity = &text.quantities[number];
        let here = &quantity.tokens;
        let key = |index: Option<usize>| text.key(sentence, index);
        let tie = key(preposition::tie(text, here.start, sentence.start));
        let (before2, behind2) = (key(here.start.checked_sub(2)), key(Some(here.end + 1)));
        let mut values = Vec::with_capacity(USUAL);
        values.extend([
            (T::Kind, quantity.kind as u64),
            (T::Language, pair(language, group)),
            (T::Tie, tie),
            (T::Tie, pair(tie, group)),
            (T::WordsBefore, pair(before2, before)),
            (T::WordsBehind, pair(behind, behind2)),
            (T::Around, pair(before, behind)),
            (T::Modifier, quantity.modifier as u64),
            (T::Noun, counted),
            (T::Place, bucket(here.start - sentence.start.min(here.start), &[0, 1, 3, 8])),
            (T::Block, block),
        ]);
        let near = (1..=NEAR).map(|step| (step as u64, here.start.checked_sub(step)));
        let near = near.chain((0..NEAR).map(|step| ((8 + step) as u64, Some(here.end + step))));
        for (place, index) in near {
            values.push((T::Near, pair(place, key(index))));
            values.push((T::NearClass, pair(place, text.class(sentence, index))));
        }
        let from = here.start.saturating_sub(AROUND).max(sentence.start);
        let to = (here.end + AROUND).min(sentence.end);
        // Each word and each tag counts once. Tags are told apart by the side that they stand on and by the borders between.
        let mut words = Vec::with_capacity(2 * AROUND);
        let mut clause = Vec::with_capacity(2 * AROUND);
        let mut word_classes = Vec::with_capacity(2 * AROUND);
        let mut clause_classes = Vec::with_capacity(2 * AROUND);
        let mut tags = [[LinkTags::default(); 3]; 2];
        for index in (from..here.start).chain(here.end..to) {
            let side = usize::from(index >= here.end);
            let clauses = bucket(text.clause(index).abs_diff(text.clause(here.start)), &[0, 1]) as usize;
            let word = key(Some(index));
            words.push(word);
            let class = text.class(sentence, Some(index));
            word_classes.push(class);
            if clauses == 0 {
                clause.push(pair(side as u64, word));
                clause_classes.push(pair(side as u64, class));
            }
            tags[side][clauses] = tags[side][clauses].union(text.tags(index));
        }
        for (template, mut found) in [
            (T::Word, words),
            (T::Clause, clause),
            (T::Class, word_classes),
            (T::ClauseClass, clause_classes),
        ] {
            found.sort_unstable();
            found.dedup();
            values.extend(found.into_iter().map(|word| (template, word)));
        }
        for (side, tags) in (0..).zip(&tags) {
            for (clauses, tags) in (0..).zip(tags) {
                values.extend(tags.numbers().map(|tag| (T::Tag, pair(pair(tag, side), clauses))));
            }
        }
        let in_clause = tags[0][0].union(tags[1][0]);
        values.extend(in_clause.numbers().map(|tag| (T::TagTie, pair(tag, tie))));
        if let Some(noun) = noun {
            let head = text.word_key(noun.head());
            values.push((T::Measure, head));
            values.push((T::MeasureClass, text.class(sentence, Some(noun.head()))));
            values.push((T::Measure, pair(head, group)));
            for tag in text.tags(noun.head()).numbers() {
                values.push((T::Measure, pair(tag, 1)));
            }
            values.extend(noun.movement.map(|movement| (T::Movement, text.word_key(movement))));
        }
        Self { values, tie }
    }

    /// What the words say for `direction`.
    pub(super) fn fill(
        &self,
        direction: Option<Direction>,
        by_rules: Option<Direction>,
        evidence: &mut LinkEvidence,
    ) {
        let number = |direction: Option<Direction>| direction.map_or(0, |direction| direction as u64 + 1);
        let rule = number(by_rules);
        let direction = number(direction);
        for &(template, value) in &self.values {
            evidence.fill_pair(template, direction, value);
        }
        evidence.fill_pair(DirectionTemplate::Rule, direction, rule);
        evidence.fill_pair(DirectionTemplate::RuleTie, direction, pair(rule, self.tie));
    }
}
