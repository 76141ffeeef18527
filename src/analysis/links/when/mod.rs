//! The time that a figure is about.
//!
//! Candidates are the periods of the sentence, the one that governs the paragraph (`governing`), the one that the
//! sentence before goes on with, and none. How the sentence binds each of them to the figure (`bond`) is the
//! evidence that [`rank`](super::rank) weighs. A period in brackets that the text explains (`Vorjahr in Klammern`) needs no
//! weighing.

mod bond;
mod governing;

pub(super) use bond::is_own;
pub(super) use governing::Governing;

use super::context::Context;
use super::direction;
use super::grammar::Class;
use super::of::Measured;
use super::rank::{Candidate, Evidence, Judge, Link, Schema, Target};
use super::scene::Scene;
use crate::analysis::text::TokenKind;
use crate::analysis::{Figure, Period, PeriodKind};
use std::ops::Range;
use strum::VariantNames;

pub(super) const SCHEMA: Schema = Schema { features: Feature::VARIANTS, contexts: Context::VARIANTS };

/// What can speak for or against a period, or for none.
#[derive(Debug, Clone, Copy, VariantNames)]
#[strum(serialize_all = "kebab-case")]
enum Feature {
    // Where it stands in the sentence.
    Distance,
    Near,
    Touching,
    Borders,
    SameClause,
    FiguresBetween,
    Before,
    Behind,
    BordersBehind,
    FiguresBetweenBehind,
    OpensSentence,
    Only,
    Closest,
    ClosestFigure,
    FollowsFigure,
    // How it is bound to other words.
    InNoun,
    Said,
    SaidInClause,
    Ahead,
    // What kind of time it is.
    Rate,
    Loose,
    Former,
    Open,
    Clock,
    Dated,
    Day,
    Stretch,
    Year,
    // What kind of figure asks.
    StartOfMovement,
    BehindCompare,
    Attribute,
    // How the text came to it.
    LastFigure,
    LastFigureOfSentence,
    Governing,
    CarriedOn,
    OtherSentence,
    OtherSentenceFlow,
    OtherSentenceMoved,
    // None.
    None,
    NoneInSentence,
    NoneAttribute,
    NoneStartOfMovement,
    NoneBehindCompare,
    NoneLastFigure,
    NoneLastFigureOfSentence,
    NoneMoved,
    NoneFlow,
    NoneShare,
    NoneMacro,
    NoneNoNoun,
    NoneHeld,
    NoneRatio,
    NonePerUnit,
    NoneAllSaid,
}

/// Everything that is told about one figure before its candidates are looked at.
struct Asked<'s> {
    scene: &'s Scene<'s>,
    number: usize,
    here: Range<usize>,
    noun: Option<&'s Measured>,
    draft: &'s Figure,
    sentence: Range<usize>,
    /// The periods of the sentence.
    inside: Vec<Period>,
    governing: Option<Period>,
    carried: Option<Period>,
    last: Option<&'s Figure>,
    /// Whether the figure before is in the same sentence.
    last_is_near: bool,
    manner: Manner,
    /// Whether the sentence speaks of what is to come.
    ahead: bool,
    closest: Option<Period>,
}

/// How the figure stands in its sentence.
#[derive(Debug, Clone, Copy)]
struct Manner {
    /// It is where a movement starts: `von 3 Prozent auf 5`.
    starts: bool,
    /// It is what another one is compared with: `nach 3 Prozent`.
    compared: bool,
    /// It only describes something in passing: `the 12,000 employees`.
    attribute: bool,
}

/// The period of the figure number `number`, of which `draft` holds the other links; `figures` are those before it.
pub(super) fn find(
    scene: &Scene<'_>,
    number: usize,
    noun: Option<&Measured>,
    draft: &Figure,
    figures: &[Figure],
    governing: &Governing,
    judge: &mut Judge<'_>,
) -> Option<Period> {
    let quantity = scene.quantities.get(number).filter(|quantity| !quantity.tokens.is_empty())?;
    if let Some(period) = governing.of_bracket(scene, number) {
        return Some(period);
    }
    let asked = Asked::new(scene, number, noun, draft, figures, governing);
    let mut periods = asked.inside.clone();
    for period in [asked.governing, asked.carried].into_iter().flatten() {
        if !periods.contains(&period) {
            periods.push(period);
        }
    }
    let mut candidates: Vec<Candidate> = periods
        .iter()
        .map(|period| Candidate { target: Target::Words(period.span), evidence: asked.evidence(period) })
        .collect();
    candidates.push(Candidate { target: Target::Nothing, evidence: asked.evidence_of_none() });
    let chosen = judge.choose(Link::When, number, Context::of(quantity.kind) as usize, candidates)?;
    periods.get(chosen).copied()
}

impl<'s> Asked<'s> {
    fn new(
        scene: &'s Scene<'s>,
        number: usize,
        noun: Option<&'s Measured>,
        draft: &'s Figure,
        figures: &'s [Figure],
        governing: &Governing,
    ) -> Self {
        /// Later words of a long sentence say little about this figure.
        const REACH: usize = 60;
        let here = scene.quantities[number].tokens.clone();
        let sentence = scene.sentence(here.start);
        let tie = direction::tie(scene, here.start, sentence.start);
        let is_tie = |class| tie.is_some_and(|tie| scene.is(tie, class));
        let starts = is_tie(Class::From) && direction::starts_movement(scene, number, &sentence);
        let mut asked = Self {
            scene,
            number,
            noun,
            draft,
            inside: bond::candidates(scene, &sentence, here.start)
                .filter(|&index| !bond::is_bound_elsewhere(scene, index, number))
                .map(|index| scene.periods[index])
                .collect(),
            governing: noun.and_then(|noun| governing.find(scene, here.start, &noun.tokens, draft, figures)),
            carried: bond::carried(scene, &sentence, starts, figures),
            last: figures.last(),
            last_is_near: number > 0 && sentence.contains(&scene.quantities[number - 1].tokens.start),
            manner: Manner {
                starts,
                compared: is_tie(Class::Compare),
                attribute: bond::is_attribute(scene, number, &sentence),
            },
            ahead: sentence.clone().take(REACH).any(|index| scene.is(index, Class::Ahead)),
            closest: None,
            here,
            sentence,
        };
        asked.closest =
            asked.inside.iter().copied().min_by_key(|period| asked.remoteness(period, &asked.here));
        asked
    }

    /// Borders of clauses between a period and a figure, then tokens.
    fn remoteness(&self, period: &Period, figure: &Range<usize>) -> (usize, usize) {
        let tokens = self.scene.text.tokens_in(period.span);
        let distance = if tokens.start >= figure.end {
            tokens.start - figure.end
        } else {
            figure.start.saturating_sub(tokens.end)
        };
        (self.scene.borders(near_end(&tokens, figure), figure.start), distance)
    }

    /// The figure of the sentence that stands closest to the period, among this one and those around it.
    fn closest_figure(&self, period: &Period) -> Option<usize> {
        const REACH: usize = 12;
        let quantities = self.scene.quantities;
        let inside = |number: &usize| self.sentence.contains(&quantities[*number].tokens.start);
        let from = self.number.saturating_sub(REACH);
        let to = quantities.len().min(self.number + REACH);
        (from..to).filter(inside).min_by_key(|&number| self.remoteness(period, &quantities[number].tokens))
    }

    /// Whether a word of the measured noun has `class`.
    fn is(&self, class: Class) -> bool {
        self.noun.is_some_and(|noun| noun.tokens.clone().any(|index| self.scene.is(index, class)))
    }

    fn evidence(&self, period: &Period) -> Evidence {
        let mut evidence = Evidence::with_room();
        let last = self.last.is_some_and(|last| last.when == Some(*period));
        let tokens = self.scene.text.tokens_in(period.span);
        let inside = self.sentence.contains(&tokens.start);
        let mut note = |feature: Feature, holds: bool| evidence.note(feature as usize, holds);
        note(Feature::Governing, self.governing == Some(*period));
        note(Feature::CarriedOn, self.carried == Some(*period));
        note(Feature::LastFigure, last);
        note(Feature::LastFigureOfSentence, last && self.last_is_near);
        note(Feature::StartOfMovement, self.manner.starts);
        note(Feature::BehindCompare, self.manner.compared);
        note(Feature::Attribute, self.manner.attribute);
        note(Feature::OtherSentence, !inside);
        note(Feature::OtherSentenceFlow, !inside && self.is(Class::Flow));
        note(Feature::OtherSentenceMoved, !inside && self.draft.direction.is_some());
        self.note_kind(period, &tokens, &mut evidence);
        if inside {
            self.note_place(period, &tokens, &mut evidence);
            self.note_bonds(&tokens, &mut evidence);
        }
        evidence
    }

    fn note_kind(&self, period: &Period, tokens: &Range<usize>, evidence: &mut Evidence) {
        let has = |class| tokens.clone().any(|index| self.scene.is(index, class));
        let number = tokens.clone().any(|index| self.scene.text.kind(index) == Some(TokenKind::Number));
        let days = period.from.zip(period.to).map(|(from, to)| (to - from).num_days());
        let mut note = |feature: Feature, holds: bool| evidence.note(feature as usize, holds);
        note(Feature::Rate, has(Class::Rate));
        note(Feature::Loose, has(Class::Loose));
        note(Feature::Former, has(Class::Former));
        note(Feature::Open, has(Class::Open));
        note(Feature::Clock, period.kind == PeriodKind::Clock);
        note(Feature::Dated, number);
        note(Feature::Day, days == Some(0) || has(Class::Day));
        note(Feature::Stretch, matches!(days, Some(80..=300)) || has(Class::Stretch));
        note(Feature::Year, matches!(days, Some(360..=370)));
    }

    fn note_place(&self, period: &Period, tokens: &Range<usize>, evidence: &mut Evidence) {
        let (scene, here) = (self.scene, &self.here);
        let behind = tokens.start >= here.end;
        let (borders, distance) = self.remoteness(period, here);
        let between = scene.figures_between(near_end(tokens, here), here.start);
        let mut note = |feature: Feature, holds: bool| evidence.note(feature as usize, holds);
        note(Feature::Touching, distance == 0);
        note(Feature::Near, distance <= 3);
        note(Feature::SameClause, borders == 0);
        note(Feature::Behind, behind);
        note(Feature::Before, !behind);
        note(Feature::OpensSentence, !behind && tokens.start <= self.sentence.start + 2);
        note(Feature::FollowsFigure, !behind && bond::follows_figure(scene, tokens.start));
        note(Feature::Only, self.inside.len() == 1);
        note(Feature::Closest, self.closest == Some(*period));
        note(Feature::ClosestFigure, self.closest_figure(period) == Some(self.number));
        note(Feature::Ahead, self.ahead);
        evidence.measure(Feature::Distance as usize, distance, 30, 10);
        evidence.measure(Feature::Borders as usize, borders, 4, 2);
        evidence.measure(Feature::FiguresBetween as usize, between, 3, 1);
        if behind {
            evidence.measure(Feature::BordersBehind as usize, borders, 4, 2);
            evidence.measure(Feature::FiguresBetweenBehind as usize, between, 3, 1);
        }
    }

    fn note_bonds(&self, tokens: &Range<usize>, evidence: &mut Evidence) {
        let (scene, here) = (self.scene, &self.here);
        let near = near_end(tokens, here);
        let same_clause = scene.borders(near, here.start) == 0;
        let said = bond::is_said(scene, near, here.start);
        let in_noun = self.noun.is_some_and(|noun| {
            let before = noun.tokens.start.saturating_sub(1);
            noun.tokens.end == tokens.start || noun.tokens.contains(&tokens.start) || tokens.contains(&before)
        });
        let mut note = |feature: Feature, holds: bool| evidence.note(feature as usize, holds);
        note(Feature::InNoun, in_noun);
        note(Feature::Said, said && !same_clause);
        note(Feature::SaidInClause, said && same_clause);
    }

    fn evidence_of_none(&self) -> Evidence {
        let mut evidence = Evidence::with_room();
        let scene = self.scene;
        let last = self.last.is_some_and(|last| last.when.is_none());
        let is_said = |period: &Period| {
            let tokens = scene.text.tokens_in(period.span);
            bond::is_said(scene, near_end(&tokens, &self.here), self.here.start)
        };
        let mut note = |feature: Feature, holds: bool| evidence.note(feature as usize, holds);
        note(Feature::None, true);
        note(Feature::NoneInSentence, self.inside.is_empty());
        note(Feature::NoneAttribute, self.manner.attribute);
        note(Feature::NoneStartOfMovement, self.manner.starts);
        note(Feature::NoneBehindCompare, self.manner.compared);
        note(Feature::NoneLastFigure, last);
        note(Feature::NoneLastFigureOfSentence, last && self.last_is_near);
        note(Feature::NoneMoved, self.draft.direction.is_some());
        note(Feature::NoneFlow, self.is(Class::Flow));
        note(Feature::NoneShare, self.is(Class::Share));
        note(Feature::NoneMacro, self.is(Class::Macro));
        note(Feature::NoneNoNoun, self.noun.is_none());
        note(Feature::NoneHeld, self.is(Class::Held));
        note(Feature::NoneRatio, self.is(Class::Ratio));
        note(Feature::NonePerUnit, scene.is(self.here.end, Class::Per));
        note(Feature::NoneAllSaid, !self.inside.is_empty() && self.inside.iter().all(is_said));
        evidence
    }
}

/// The token of a period that stands nearest to the figure.
fn near_end(period: &Range<usize>, figure: &Range<usize>) -> usize {
    if period.start >= figure.end { period.start } else { period.end.saturating_sub(1) }
}
