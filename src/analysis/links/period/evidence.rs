//! What speaks for and against the periods that a figure may be about, and for none.

use super::attachment;
use super::context::{PeriodContext, near_end};
use super::feature::PeriodFeature;
use crate::analysis::links::choice::LinkEvidence;
use crate::analysis::links::tag::LinkTag;
use crate::analysis::text::TokenKind;
use crate::analysis::{Period, PeriodKind};
use std::ops::Range;

impl PeriodContext<'_> {
    pub(super) fn evidence(&self, period: &Period) -> LinkEvidence {
        let mut evidence = LinkEvidence::with_room();
        let last = self.last.is_some_and(|last| last.when == Some(*period));
        let tokens = self.text.tokens_in(period.span);
        let inside = self.sentence.contains(&tokens.start);
        let mut note = |feature: PeriodFeature, holds: bool| evidence.note(feature, holds);
        note(PeriodFeature::Governing, self.governing == Some(*period));
        note(PeriodFeature::CarriedOn, self.carried == Some(*period));
        note(PeriodFeature::LastFigure, last);
        note(PeriodFeature::LastFigureOfSentence, last && self.last_is_near);
        note(PeriodFeature::StartOfMovement, self.manner.starts);
        note(PeriodFeature::BehindCompare, self.manner.compared);
        note(PeriodFeature::Attribute, self.manner.attribute);
        note(PeriodFeature::OtherSentence, !inside);
        note(PeriodFeature::OtherSentenceFlow, !inside && self.is(LinkTag::Flow));
        note(PeriodFeature::OtherSentenceMoved, !inside && self.draft.direction.is_some());
        self.note_kind(period, &tokens, &mut evidence);
        if inside {
            self.note_place(period, &tokens, &mut evidence);
            self.note_bonds(&tokens, &mut evidence);
        }
        self.fill_period(period, &mut evidence);
        evidence
    }

    fn note_kind(&self, period: &Period, tokens: &Range<usize>, evidence: &mut LinkEvidence) {
        let has = |tag| tokens.clone().any(|index| self.text.is(index, tag));
        let number = tokens.clone().any(|index| self.text.kind(index) == Some(TokenKind::Number));
        let days = period.from.zip(period.to).map(|(from, to)| (to - from).num_days());
        let mut note = |feature: PeriodFeature, holds: bool| evidence.note(feature, holds);
        note(PeriodFeature::Rate, has(LinkTag::Rate));
        note(PeriodFeature::Loose, has(LinkTag::Loose));
        note(PeriodFeature::Former, has(LinkTag::Former));
        note(PeriodFeature::Open, has(LinkTag::Open));
        note(PeriodFeature::Clock, period.kind == PeriodKind::Clock);
        note(PeriodFeature::Dated, number);
        note(PeriodFeature::Day, days == Some(0) || has(LinkTag::Day));
        note(PeriodFeature::Stretch, matches!(days, Some(80..=300)) || has(LinkTag::Stretch));
        note(PeriodFeature::Year, matches!(days, Some(360..=370)));
    }

    fn note_place(&self, period: &Period, tokens: &Range<usize>, evidence: &mut LinkEvidence) {
        let (text, here) = (self.text, &self.here);
        let behind = tokens.start >= here.end;
        let (clauses, distance) = self.remoteness(period, here);
        let between = text.figures_between(near_end(tokens, here), here.start);
        let mut note = |feature: PeriodFeature, holds: bool| evidence.note(feature, holds);
        note(PeriodFeature::Touching, distance == 0);
        note(PeriodFeature::Near, distance <= 3);
        note(PeriodFeature::SameClause, clauses == 0);
        note(PeriodFeature::Behind, behind);
        note(PeriodFeature::Before, !behind);
        note(PeriodFeature::OpensSentence, !behind && tokens.start <= self.sentence.start + 2);
        note(PeriodFeature::FollowsFigure, !behind && attachment::follows_figure(text, tokens.start));
        note(PeriodFeature::Only, self.inside.len() == 1);
        note(PeriodFeature::Closest, self.closest == Some(*period));
        note(PeriodFeature::ClosestFigure, self.closest_figure(period) == Some(self.number));
        note(PeriodFeature::Ahead, self.ahead);
        evidence.scaled(PeriodFeature::Distance, distance, 30, 10);
        evidence.scaled(PeriodFeature::ClauseDistance, clauses, 4, 2);
        evidence.scaled(PeriodFeature::FiguresBetween, between, 3, 1);
        if behind {
            evidence.scaled(PeriodFeature::ClauseDistanceBehind, clauses, 4, 2);
            evidence.scaled(PeriodFeature::FiguresBetweenBehind, between, 3, 1);
        }
    }

    fn note_bonds(&self, tokens: &Range<usize>, evidence: &mut LinkEvidence) {
        let (text, here) = (self.text, &self.here);
        let near = near_end(tokens, here);
        let same_clause = text.clause_distance(near, here.start) == 0;
        let said = attachment::is_said(text, near, here.start);
        let in_noun = self.noun.is_some_and(|noun| {
            let before = noun.tokens.start.saturating_sub(1);
            noun.tokens.end == tokens.start || noun.tokens.contains(&tokens.start) || tokens.contains(&before)
        });
        let mut note = |feature: PeriodFeature, holds: bool| evidence.note(feature, holds);
        note(PeriodFeature::InNoun, in_noun);
        note(PeriodFeature::Said, said && !same_clause);
        note(PeriodFeature::SaidInClause, said && same_clause);
    }

    pub(super) fn evidence_of_none(&self) -> LinkEvidence {
        let mut evidence = LinkEvidence::with_room();
        let text = self.text;
        let last = self.last.is_some_and(|last| last.when.is_none());
        let is_said = |period: &Period| {
            let tokens = text.tokens_in(period.span);
            attachment::is_said(text, near_end(&tokens, &self.here), self.here.start)
        };
        let mut note = |feature: PeriodFeature, holds: bool| evidence.note(feature, holds);
        note(PeriodFeature::None, true);
        note(PeriodFeature::NoneInSentence, self.inside.is_empty());
        note(PeriodFeature::NoneAttribute, self.manner.attribute);
        note(PeriodFeature::NoneStartOfMovement, self.manner.starts);
        note(PeriodFeature::NoneBehindCompare, self.manner.compared);
        note(PeriodFeature::NoneLastFigure, last);
        note(PeriodFeature::NoneLastFigureOfSentence, last && self.last_is_near);
        note(PeriodFeature::NoneMoved, self.draft.direction.is_some());
        note(PeriodFeature::NoneFlow, self.is(LinkTag::Flow));
        note(PeriodFeature::NoneShare, self.is(LinkTag::Share));
        note(PeriodFeature::NoneMacro, self.is(LinkTag::Macro));
        note(PeriodFeature::NoneNoNoun, self.noun.is_none());
        note(PeriodFeature::NoneOwned, self.is(LinkTag::Owned));
        note(PeriodFeature::NoneRatio, self.is(LinkTag::Ratio));
        note(PeriodFeature::NonePerUnit, text.is(self.here.end, LinkTag::Per));
        note(PeriodFeature::NoneAllSaid, !self.inside.is_empty() && self.inside.iter().all(is_said));
        self.fill_none(&mut evidence);
        evidence
    }
}
