//! What speaks for and against the companies and people that a figure may belong to, and for nobody.

use super::context::OwnerContext;
use super::feature::OwnerFeature;
use super::name_role::{is_introduced, is_oblique};
use super::structure;
use crate::analysis::EntityId;
use crate::analysis::links::choice::LinkEvidence;
use crate::analysis::links::tag::LinkTag;

impl OwnerContext<'_> {
    pub(super) fn evidence(&self, entity: EntityId, entities: &[EntityId]) -> LinkEvidence {
        let mut evidence = LinkEvidence::with_room();
        let is = |other: Option<EntityId>| other == Some(entity);
        let last = self.last.is_some_and(|last| is(last.who));
        let named = self.salience.first <= self.sentence_number;
        let topic = self.topics.iter().find(|topic| topic.1 == entity);
        let mut note = |feature: OwnerFeature, holds: bool| evidence.note(feature, holds);
        note(OwnerFeature::OwnerOfNoun, is(self.owned));
        note(OwnerFeature::Cheapest, is(self.cheapest));
        note(OwnerFeature::Opening, is(self.opening));
        note(OwnerFeature::Person, matches!(entity, EntityId::Person(_)));
        note(OwnerFeature::InFocus, is(self.in_focus));
        note(OwnerFeature::Main, is(self.salience.main) && named);
        note(OwnerFeature::Dominant, is(self.salience.main) && self.salience.dominant);
        note(OwnerFeature::Heading, is(self.salience.heading(self.sentence_number)));
        note(OwnerFeature::Headline, is(self.salience.topic(0)));
        note(OwnerFeature::LastFigure, last);
        note(OwnerFeature::LastFigureOfSentence, last && self.last_is_near);
        note(OwnerFeature::TopicOfSentenceBefore, topic.is_some_and(|topic| topic.0 == 1));
        note(OwnerFeature::PronounOfTopic, self.cues.pronoun && topic.is_some());
        note(
            OwnerFeature::PronounOfLatestTopic,
            self.cues.pronoun && self.topics.first().is_some_and(|topic| topic.1 == entity && topic.0 == 1),
        );
        note(OwnerFeature::LatestTopic, self.topics.first().is_some_and(|topic| topic.1 == entity));
        note(OwnerFeature::Topic, topic.is_some());
        note(OwnerFeature::TopicOfParagraph, topic.is_some_and(|topic| topic.2));
        let own = self.mentions.iter().filter(|mention| mention.1 == entity).map(|mention| mention.0);
        let best = own.min_by_key(|&index| {
            (
                structure::is_in_figure(self.text, index),
                structure::cost(self.text, index, self.number, self.noun),
            )
        });
        match best {
            Some(index) => self.note_mention(index, entity, entities, &mut evidence),
            None => self.note_absence(is(self.in_focus), &mut evidence),
        }
        self.fill_entity(entity, &mut evidence);
        evidence
    }

    /// What the mention number `index` of the sentence says for its entity.
    fn note_mention(
        &self,
        index: usize,
        entity: EntityId,
        entities: &[EntityId],
        evidence: &mut LinkEvidence,
    ) {
        let (text, here) = (self.text, &self.here);
        let mention = text.mention_tokens(index);
        let behind = mention.start >= here.end;
        let distance = if behind { mention.start - here.end } else { here.start.saturating_sub(mention.end) };
        let clauses = text.clause_distance(mention.start, here.start);
        let person = matches!(text.names.mentions[index].1, EntityId::Person(_));
        let first = self.mentions.first().is_some_and(|mention| mention.0 == index);
        let only = self.mentions.iter().all(|mention| Some(&mention.1) == entities.first());
        let mut note = |feature: OwnerFeature, holds: bool| evidence.note(feature, holds);
        note(OwnerFeature::InSentence, true);
        note(OwnerFeature::SameClause, clauses == 0);
        let employed = self.salience.owner(text.names.mentions[index].1) != text.names.mentions[index].1;
        let as_person = matches!(entity, EntityId::Person(_));
        note(OwnerFeature::PersonBesideEmployer, as_person && employed);
        note(
            OwnerFeature::EmployerOfSubject,
            person && !as_person && structure::is_subject(text, index, here),
        );
        note(OwnerFeature::PersonWhoOwns, self.cues.owns && as_person);
        note(OwnerFeature::EmployerOfOwner, self.cues.owns && person && !as_person);
        note(OwnerFeature::Behind, behind);
        note(OwnerFeature::Oblique, is_oblique(text, mention.start));
        note(OwnerFeature::Introduced, is_introduced(text, mention.start));
        note(OwnerFeature::Subject, structure::is_subject(text, index, here));
        note(OwnerFeature::FirstOfSentence, first);
        note(OwnerFeature::OnlyOfSentence, only);
        note(OwnerFeature::InFigure, structure::is_in_figure(text, index));
        note(OwnerFeature::Recipient, structure::is_recipient(text, index, self.number));
        note(OwnerFeature::TransactionObject, structure::is_transaction_object(text, mention.start));
        evidence.scaled(OwnerFeature::Distance, distance, 20, 10);
        evidence.scaled(OwnerFeature::ClauseDistance, clauses, 4, 2);
        let between = text.figures_between(mention.start, here.start);
        evidence.scaled(OwnerFeature::FiguresBetween, between, 3, 1);
        if let Some(noun) = self.noun {
            let distance = noun.tokens.start.abs_diff(mention.start);
            evidence.scaled(OwnerFeature::DistanceFromNoun, distance, 20, 10);
        }
    }

    /// What speaks for one that the sentence does not name.
    fn note_absence(&self, in_focus: bool, evidence: &mut LinkEvidence) {
        let mut note = |feature: OwnerFeature, holds: bool| evidence.note(feature, holds);
        note(OwnerFeature::Elsewhere, true);
        note(OwnerFeature::Referred, self.cues.refers);
        note(OwnerFeature::ReferredInFocus, self.cues.refers && in_focus);
        note(OwnerFeature::OwnedElsewhere, structure::is_owned(self.text, self.noun, &self.sentence));
        note(OwnerFeature::FlowElsewhere, self.is(LinkTag::Flow));
    }

    pub(super) fn evidence_of_nobody(&self) -> LinkEvidence {
        let mut evidence = LinkEvidence::with_room();
        let last = self.last.is_some_and(|last| last.who.is_none());
        let mut note = |feature: OwnerFeature, holds: bool| evidence.note(feature, holds);
        note(OwnerFeature::Nobody, true);
        note(OwnerFeature::NobodyNotOwned, !structure::is_owned(self.text, self.noun, &self.sentence));
        note(OwnerFeature::NobodyNoNoun, self.noun.is_none());
        note(OwnerFeature::NobodyNoName, self.mentions.is_empty());
        note(OwnerFeature::NobodyLastFigure, last);
        note(OwnerFeature::NobodyLastFigureOfSentence, last && self.last_is_near);
        note(OwnerFeature::NobodyNoMain, self.salience.main.is_none());
        note(OwnerFeature::NobodyFlow, self.is(LinkTag::Flow));
        note(OwnerFeature::NobodyOwned, self.is(LinkTag::Owned));
        note(OwnerFeature::NobodyShare, self.is(LinkTag::Share));
        note(OwnerFeature::NobodyElseCan, self.cheapest.is_none());
        note(OwnerFeature::NobodyBeforeMain, self.salience.first > self.sentence_number);
        note(OwnerFeature::NobodyOpens, self.here.start <= self.sentence.start + 1 && self.is_plain());
        note(OwnerFeature::NobodyOtherSubject, structure::has_other_subject(self.text, &self.sentence));
        note(OwnerFeature::NobodyNoPronoun, !self.cues.pronoun && !self.cues.refers);
        self.fill_nobody(&mut evidence);
        evidence
    }
}
