//! What is known of one figure before the companies and people that it may belong to are weighed.

use super::presence::{self, Presence};
use super::salience::Salience;
use super::structure;
use super::wording::OwnerWording;
use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::measured::MeasurePhrase;
use crate::analysis::links::surroundings::Surroundings;
use crate::analysis::links::tag::LinkTag;
use crate::analysis::{EntityId, Figure};
use std::cell::OnceCell;
use std::ops::Range;
use std::sync::Arc;

/// How many sentences back a topic is remembered, and how many topics are candidates.
const REMEMBERED: usize = 6;
const TOPICS: usize = 3;

/// Everything that is told about one figure before its candidates are looked at.
pub(super) struct OwnerContext<'s> {
    pub text: &'s LinkText<'s>,
    pub salience: &'s Salience,
    pub presence: &'s Presence,
    pub number: usize,
    pub here: Range<usize>,
    pub around: &'s Surroundings,
    pub noun: Option<&'s MeasurePhrase>,
    pub sentence: Range<usize>,
    pub sentence_number: usize,
    /// The mentions of the sentence, each with the one that it stands for.
    pub mentions: Vec<(usize, EntityId)>,
    /// What the sentences before were about, latest first: how many sentences ago, and whether in this paragraph.
    pub topics: Vec<(usize, EntityId, bool)>,
    pub owned: Option<EntityId>,
    pub cheapest: Option<EntityId>,
    pub opening: Option<EntityId>,
    pub in_focus: Option<EntityId>,
    /// The figures before.
    pub figures: &'s [Figure],
    pub last: Option<&'s Figure>,
    /// Whether the figure before is in the same sentence.
    pub last_is_near: bool,
    pub cues: OwnerCues,
    /// Those that the text named last before the sentence, the latest first.
    pub recent: Vec<EntityId>,
    pub wording: OwnerWording,
    /// What the words say for any that the sentence does not name, once that is asked.
    pub absence: OnceCell<Arc<[u64]>>,
}

/// What the sentence says of its owner besides names.
#[derive(Debug, Clone, Copy)]
pub(super) struct OwnerCues {
    /// `der Konzern`, `the company` near the figure.
    pub refers: bool,
    /// A pronoun or possessive near the start.
    pub pronoun: bool,
    /// A verb of owning a part in the clause.
    pub owns: bool,
}

impl<'s> OwnerContext<'s> {
    pub(super) fn new(
        text: &'s LinkText<'s>,
        salience: &'s Salience,
        presence: &'s Presence,
        around: &'s Surroundings,
        noun: Option<&'s MeasurePhrase>,
        figures: &'s [Figure],
    ) -> Self {
        let number = around.number;
        let here = text.quantities[number].tokens.clone();
        let sentence = text.sentence(here.start);
        let sentence_number = text.sentence_of(here.start);
        let block = |number: usize| text.sentences.get(number).map(|sentence| sentence.block_index);
        let topics = (sentence_number.saturating_sub(REMEMBERED)..sentence_number)
            .rev()
            .filter_map(|at| {
                let near = block(at) == block(sentence_number);
                Some((sentence_number - at, salience.topic(at)?, near))
            })
            .collect();
        // A person stands for their company, but has a part of it, a bonus or a fine alone.
        let stands_for = |index: usize| {
            let named = text.names.mentions[index].1;
            let employer = salience.owner(named);
            let own = Some(named).filter(|&named| named != employer);
            [Some(employer), own].into_iter().flatten().map(move |entity| (index, entity))
        };
        let mentions: Vec<(usize, EntityId)> = structure::candidates(text, &sentence, here.start)
            .filter(|&index| !salience.is_bystander(text, index))
            .flat_map(stands_for)
            .collect();
        let can_own = |index: usize| {
            !structure::is_in_figure(text, index) && !structure::is_recipient(text, index, number)
        };
        Self {
            text,
            salience,
            presence,
            recent: presence::recent(text, salience, sentence.start),
            absence: OnceCell::new(),
            wording: OwnerWording::of(text, salience, number, noun, &sentence),
            number,
            around,
            noun,
            owned: noun
                .and_then(|noun| structure::owner(text, noun, &sentence))
                .map(|owner| salience.owner(owner)),
            cheapest: mentions
                .iter()
                .filter(|mention| can_own(mention.0))
                .min_by_key(|mention| structure::cost(text, mention.0, number, noun))
                .map(|mention| mention.1),
            opening: structure::opening(text, salience, &sentence, here.start),
            in_focus: salience.before(text, sentence_number),
            figures,
            last: figures.last(),
            last_is_near: number > 0 && sentence.contains(&text.quantities[number - 1].tokens.start),
            cues: OwnerCues {
                refers: structure::refers(text, &sentence, &here),
                pronoun: structure::has_pronoun(text, &sentence),
                owns: structure::has_verb_of_owning(text, &sentence, &here),
            },
            mentions,
            topics,
            here,
            sentence,
            sentence_number,
        }
    }

    pub(super) fn entities(&self) -> Vec<EntityId> {
        let topics = self.topics.iter().take(TOPICS).map(|topic| topic.1);
        let others = [
            self.in_focus,
            self.salience.main,
            self.salience.heading(self.sentence_number),
            self.owned,
            self.last.and_then(|last| last.who),
        ];
        let recent = self.recent.iter().take(TOPICS).copied();
        let mut entities = Vec::new();
        for entity in self
            .mentions
            .iter()
            .map(|mention| mention.1)
            .chain(topics)
            .chain(others.into_iter().flatten())
            .chain(recent)
        {
            if !entities.contains(&entity) {
                entities.push(entity);
            }
        }
        entities
    }

    /// Whether no company owns what is measured: in a compound (`Dax-Spitze`) the last part says what it is.
    pub(super) fn is_macro(&self) -> bool {
        let is = |index: usize| self.text.is(index, LinkTag::Macro);
        self.noun.is_some_and(|noun| {
            let compound = noun.tokens.clone().any(|index| self.text.form(index) == "-");
            if compound {
                noun.tokens.end.checked_sub(1).is_some_and(is)
            } else {
                noun.tokens.clone().any(is)
            }
        })
    }

    /// Whether the measured noun is neither what companies report nor what they have.
    pub(super) fn is_plain(&self) -> bool {
        ![LinkTag::Measure, LinkTag::Share, LinkTag::Owned, LinkTag::Flow].into_iter().any(|tag| self.is(tag))
    }

    /// Whether a word of the measured noun has `tag`.
    pub(super) fn is(&self, tag: LinkTag) -> bool {
        self.noun.is_some_and(|noun| noun.tokens.clone().any(|index| self.text.is(index, tag)))
    }
}
