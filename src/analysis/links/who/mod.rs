//! Whose figure it is.
//!
//! Candidates are the companies and people of the sentence, those that the sentences before it were about, the
//! company that the text is about, and nobody; never one that only judges or reports. What the structure of the
//! sentence says of each (`owner`), and how the text came to it (`salience`), is the evidence that
//! [`rank`](super::rank) weighs. Figures go to companies: a person stands for the company of their role.

mod owner;
mod salience;

pub(super) use salience::Salience;

use super::context::Context;
use super::grammar::Class;
use super::of::Measured;
use super::rank::{Candidate, Evidence, Judge, Link, Schema, Target};
use super::scene::Scene;
use crate::analysis::{EntityId, Figure};
use salience::{is_introduced, is_oblique};
use std::ops::Range;
use strum::VariantNames;

pub(super) const SCHEMA: Schema = Schema { features: Feature::VARIANTS, contexts: Context::VARIANTS };

/// What can speak for or against an owner, or for nobody.
#[derive(Debug, Clone, Copy, VariantNames)]
#[strum(serialize_all = "kebab-case")]
enum Feature {
    // What the structure of the sentence says.
    OwnerOfNoun,
    Cheapest,
    Opening,
    Subject,
    Oblique,
    Introduced,
    InFigure,
    Recipient,
    DealObject,
    Person,
    PersonBesideEmployer,
    PersonWhoOwns,
    EmployerOfOwner,
    EmployerOfSubject,
    // Where it stands in the sentence.
    InSentence,
    SameClause,
    Behind,
    Distance,
    Borders,
    FiguresBetween,
    DistanceFromNoun,
    FirstOfSentence,
    OnlyOfSentence,
    // How the text came to it.
    Elsewhere,
    Referred,
    ReferredInFocus,
    HeldElsewhere,
    FlowElsewhere,
    InFocus,
    Main,
    Dominant,
    Heading,
    Headline,
    LastFigure,
    LastFigureOfSentence,
    TopicOfSentenceBefore,
    LatestTopic,
    PronounOfLatestTopic,
    PronounOfTopic,
    Topic,
    TopicOfParagraph,
    // Nobody.
    Nobody,
    NobodyNotHeld,
    NobodyNoNoun,
    NobodyNoName,
    NobodyLastFigure,
    NobodyLastFigureOfSentence,
    NobodyNoMain,
    NobodyFlow,
    NobodyHeld,
    NobodyShare,
    NobodyElseCan,
    NobodyBeforeMain,
    NobodyOpens,
    NobodyOtherSubject,
    NobodyNoPronoun,
}

/// How many sentences back a topic is remembered, and how many topics are candidates.
const REMEMBERED: usize = 6;
const TOPICS: usize = 3;

/// Everything that is told about one figure before its candidates are looked at.
struct Asked<'s> {
    scene: &'s Scene<'s>,
    salience: &'s Salience,
    number: usize,
    here: Range<usize>,
    noun: Option<&'s Measured>,
    sentence: Range<usize>,
    sentence_number: usize,
    /// The mentions of the sentence, each with the one that it stands for.
    mentions: Vec<(usize, EntityId)>,
    /// What the sentences before were about, latest first: how many sentences ago, and whether in this paragraph.
    topics: Vec<(usize, EntityId, bool)>,
    owned: Option<EntityId>,
    cheapest: Option<EntityId>,
    opening: Option<EntityId>,
    in_focus: Option<EntityId>,
    last: Option<&'s Figure>,
    /// Whether the figure before is in the same sentence.
    last_is_near: bool,
    cues: Cues,
}

/// What the sentence says of its owner besides names.
#[derive(Debug, Clone, Copy)]
struct Cues {
    /// `der Konzern`, `the company` near the figure.
    refers: bool,
    /// A pronoun or possessive near the start.
    pronoun: bool,
    /// A verb of owning a part in the clause.
    owns: bool,
}

/// The owner of the figure number `number`; `figures` are those before it.
pub(super) fn find(
    scene: &Scene<'_>,
    salience: &Salience,
    number: usize,
    noun: Option<&Measured>,
    figures: &[Figure],
    judge: &mut Judge<'_>,
) -> Option<EntityId> {
    let quantity = scene.quantities.get(number).filter(|quantity| !quantity.tokens.is_empty())?;
    let asked = Asked::new(scene, salience, number, noun, figures.last());
    if asked.is_macro() {
        return None;
    }
    if let Some(sold) = owner::sold(scene, &asked.sentence, &asked.here) {
        return Some(sold);
    }
    let entities = asked.entities();
    let mut candidates: Vec<Candidate> = entities
        .iter()
        .map(|&entity| Candidate {
            target: Target::Entity(entity),
            evidence: asked.evidence(entity, &entities),
        })
        .collect();
    candidates.push(Candidate { target: Target::Nothing, evidence: asked.evidence_of_nobody() });
    let chosen = judge.choose(Link::Who, number, Context::of(quantity.kind) as usize, candidates)?;
    entities.get(chosen).copied()
}

impl<'s> Asked<'s> {
    fn new(
        scene: &'s Scene<'s>,
        salience: &'s Salience,
        number: usize,
        noun: Option<&'s Measured>,
        last: Option<&'s Figure>,
    ) -> Self {
        let here = scene.quantities[number].tokens.clone();
        let sentence = scene.sentence(here.start);
        let sentence_number = scene.text.sentence_of(here.start);
        let block = |number: usize| scene.text.sentences.get(number).map(|sentence| sentence.block_index);
        let topics = (sentence_number.saturating_sub(REMEMBERED)..sentence_number)
            .rev()
            .filter_map(|at| {
                let near = block(at) == block(sentence_number);
                Some((sentence_number - at, salience.topic(at)?, near))
            })
            .collect();
        // A person stands for their company, but has a part of it, a bonus or a fine alone.
        let stands_for = |index: usize| {
            let named = scene.names.mentions[index].1;
            let employer = salience.owner(named);
            let own = Some(named).filter(|&named| named != employer);
            [Some(employer), own].into_iter().flatten().map(move |entity| (index, entity))
        };
        let mentions: Vec<(usize, EntityId)> = owner::candidates(scene, &sentence, here.start)
            .filter(|&index| !salience.is_bystander(scene, index))
            .flat_map(stands_for)
            .collect();
        let can_own =
            |index: usize| !owner::is_in_figure(scene, index) && !owner::is_recipient(scene, index, number);
        Self {
            scene,
            salience,
            number,
            noun,
            owned: noun
                .and_then(|noun| owner::owner(scene, noun, &sentence))
                .map(|owner| salience.owner(owner)),
            cheapest: mentions
                .iter()
                .filter(|mention| can_own(mention.0))
                .min_by_key(|mention| owner::cost(scene, mention.0, number, noun))
                .map(|mention| mention.1),
            opening: owner::opening(scene, salience, &sentence, here.start),
            in_focus: salience.before(scene, sentence_number),
            last,
            last_is_near: number > 0 && sentence.contains(&scene.quantities[number - 1].tokens.start),
            cues: Cues {
                refers: owner::refers(scene, &sentence, &here),
                pronoun: owner::has_pronoun(scene, &sentence),
                owns: owner::has_verb_of_owning(scene, &sentence, &here),
            },
            mentions,
            topics,
            here,
            sentence,
            sentence_number,
        }
    }

    fn entities(&self) -> Vec<EntityId> {
        let topics = self.topics.iter().take(TOPICS).map(|topic| topic.1);
        let others = [
            self.in_focus,
            self.salience.main,
            self.salience.heading(self.sentence_number),
            self.owned,
            self.last.and_then(|last| last.who),
        ];
        let mut entities = Vec::new();
        for entity in
            self.mentions.iter().map(|mention| mention.1).chain(topics).chain(others.into_iter().flatten())
        {
            if !entities.contains(&entity) {
                entities.push(entity);
            }
        }
        entities
    }

    /// Whether no company owns what is measured: in a compound (`Dax-Spitze`) the last part says what it is.
    fn is_macro(&self) -> bool {
        let is = |index: usize| self.scene.is(index, Class::Macro);
        self.noun.is_some_and(|noun| {
            let compound = noun.tokens.clone().any(|index| self.scene.form(index) == "-");
            if compound {
                noun.tokens.end.checked_sub(1).is_some_and(is)
            } else {
                noun.tokens.clone().any(is)
            }
        })
    }

    /// Whether the measured noun is neither what companies report nor what they have.
    fn is_plain(&self) -> bool {
        ![Class::Measure, Class::Share, Class::Held, Class::Flow].into_iter().any(|class| self.is(class))
    }

    /// Whether a word of the measured noun has `class`.
    fn is(&self, class: Class) -> bool {
        self.noun.is_some_and(|noun| noun.tokens.clone().any(|index| self.scene.is(index, class)))
    }

    fn evidence(&self, entity: EntityId, entities: &[EntityId]) -> Evidence {
        let mut evidence = Evidence::with_room();
        let is = |other: Option<EntityId>| other == Some(entity);
        let last = self.last.is_some_and(|last| is(last.who));
        let named = self.salience.first <= self.sentence_number;
        let topic = self.topics.iter().find(|topic| topic.1 == entity);
        let mut note = |feature: Feature, holds: bool| evidence.note(feature as usize, holds);
        note(Feature::OwnerOfNoun, is(self.owned));
        note(Feature::Cheapest, is(self.cheapest));
        note(Feature::Opening, is(self.opening));
        note(Feature::Person, matches!(entity, EntityId::Person(_)));
        note(Feature::InFocus, is(self.in_focus));
        note(Feature::Main, is(self.salience.main) && named);
        note(Feature::Dominant, is(self.salience.main) && self.salience.dominant);
        note(Feature::Heading, is(self.salience.heading(self.sentence_number)));
        note(Feature::Headline, is(self.salience.topic(0)));
        note(Feature::LastFigure, last);
        note(Feature::LastFigureOfSentence, last && self.last_is_near);
        note(Feature::TopicOfSentenceBefore, topic.is_some_and(|topic| topic.0 == 1));
        note(Feature::PronounOfTopic, self.cues.pronoun && topic.is_some());
        note(
            Feature::PronounOfLatestTopic,
            self.cues.pronoun && self.topics.first().is_some_and(|topic| topic.1 == entity && topic.0 == 1),
        );
        note(Feature::LatestTopic, self.topics.first().is_some_and(|topic| topic.1 == entity));
        note(Feature::Topic, topic.is_some());
        note(Feature::TopicOfParagraph, topic.is_some_and(|topic| topic.2));
        let own = self.mentions.iter().filter(|mention| mention.1 == entity).map(|mention| mention.0);
        let best = own.min_by_key(|&index| {
            (owner::is_in_figure(self.scene, index), owner::cost(self.scene, index, self.number, self.noun))
        });
        match best {
            Some(index) => self.note_mention(index, entity, entities, &mut evidence),
            None => self.note_absence(is(self.in_focus), &mut evidence),
        }
        evidence
    }

    /// What the mention number `index` of the sentence says for its entity.
    fn note_mention(&self, index: usize, entity: EntityId, entities: &[EntityId], evidence: &mut Evidence) {
        let (scene, here) = (self.scene, &self.here);
        let mention = scene.text.tokens_in(scene.names.mentions[index].0);
        let behind = mention.start >= here.end;
        let distance = if behind { mention.start - here.end } else { here.start.saturating_sub(mention.end) };
        let borders = scene.borders(mention.start, here.start);
        let person = matches!(scene.names.mentions[index].1, EntityId::Person(_));
        let first = self.mentions.first().is_some_and(|mention| mention.0 == index);
        let only = self.mentions.iter().all(|mention| Some(&mention.1) == entities.first());
        let mut note = |feature: Feature, holds: bool| evidence.note(feature as usize, holds);
        note(Feature::InSentence, true);
        note(Feature::SameClause, borders == 0);
        let employed = self.salience.owner(scene.names.mentions[index].1) != scene.names.mentions[index].1;
        let as_person = matches!(entity, EntityId::Person(_));
        note(Feature::PersonBesideEmployer, as_person && employed);
        note(Feature::EmployerOfSubject, person && !as_person && owner::is_subject(scene, index, here));
        note(Feature::PersonWhoOwns, self.cues.owns && as_person);
        note(Feature::EmployerOfOwner, self.cues.owns && person && !as_person);
        note(Feature::Behind, behind);
        note(Feature::Oblique, is_oblique(scene, mention.start));
        note(Feature::Introduced, is_introduced(scene, mention.start));
        note(Feature::Subject, owner::is_subject(scene, index, here));
        note(Feature::FirstOfSentence, first);
        note(Feature::OnlyOfSentence, only);
        note(Feature::InFigure, owner::is_in_figure(scene, index));
        note(Feature::Recipient, owner::is_recipient(scene, index, self.number));
        note(Feature::DealObject, owner::is_deal_object(scene, mention.start));
        evidence.measure(Feature::Distance as usize, distance, 20, 10);
        evidence.measure(Feature::Borders as usize, borders, 4, 2);
        let between = scene.figures_between(mention.start, here.start);
        evidence.measure(Feature::FiguresBetween as usize, between, 3, 1);
        if let Some(noun) = self.noun {
            let distance = noun.tokens.start.abs_diff(mention.start);
            evidence.measure(Feature::DistanceFromNoun as usize, distance, 20, 10);
        }
    }

    /// What speaks for one that the sentence does not name.
    fn note_absence(&self, in_focus: bool, evidence: &mut Evidence) {
        let mut note = |feature: Feature, holds: bool| evidence.note(feature as usize, holds);
        note(Feature::Elsewhere, true);
        note(Feature::Referred, self.cues.refers);
        note(Feature::ReferredInFocus, self.cues.refers && in_focus);
        note(Feature::HeldElsewhere, owner::is_held(self.scene, self.noun, &self.sentence));
        note(Feature::FlowElsewhere, self.is(Class::Flow));
    }

    fn evidence_of_nobody(&self) -> Evidence {
        let mut evidence = Evidence::with_room();
        let last = self.last.is_some_and(|last| last.who.is_none());
        let mut note = |feature: Feature, holds: bool| evidence.note(feature as usize, holds);
        note(Feature::Nobody, true);
        note(Feature::NobodyNotHeld, !owner::is_held(self.scene, self.noun, &self.sentence));
        note(Feature::NobodyNoNoun, self.noun.is_none());
        note(Feature::NobodyNoName, self.mentions.is_empty());
        note(Feature::NobodyLastFigure, last);
        note(Feature::NobodyLastFigureOfSentence, last && self.last_is_near);
        note(Feature::NobodyNoMain, self.salience.main.is_none());
        note(Feature::NobodyFlow, self.is(Class::Flow));
        note(Feature::NobodyHeld, self.is(Class::Held));
        note(Feature::NobodyShare, self.is(Class::Share));
        note(Feature::NobodyElseCan, self.cheapest.is_none());
        note(Feature::NobodyBeforeMain, self.salience.first > self.sentence_number);
        note(Feature::NobodyOpens, self.here.start <= self.sentence.start + 1 && self.is_plain());
        note(Feature::NobodyOtherSubject, owner::has_other_subject(self.scene, &self.sentence));
        note(Feature::NobodyNoPronoun, !self.cues.pronoun && !self.cues.refers);
        evidence
    }
}
