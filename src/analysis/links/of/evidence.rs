//! What speaks for and against words that a figure may measure.

use super::nearest::Introduction;
use super::{Asked, Feature, MOVEMENTS, Measured, NOUNS, nearest, tied};
use crate::analysis::links::grammar::Class;
use crate::analysis::links::rank::Evidence;
use crate::analysis::{EntityId, FigureKind};

impl Asked<'_> {
    /// Whether a preposition stands right before the words: `im MDax`.
    fn is_behind_preposition(&self, measured: &Measured) -> bool {
        let before = measured.tokens.start.checked_sub(1).filter(|&before| before >= self.sentence.start);
        before.is_some_and(|before| {
            let contracted =
                self.scene.is(before, Class::Genitive) && !self.scene.is(before, Class::Determiner);
            contracted
                || self
                    .scene
                    .is_any(before, &[Class::With, Class::From, Class::Regard, Class::At, Class::Cause])
        })
    }

    fn last_kind(&self) -> Option<FigureKind> {
        self.number.checked_sub(1).map(|last| self.scene.quantities[last].kind)
    }

    fn distance(&self, measured: &Measured) -> usize {
        let here = &self.quantity.tokens;
        if measured.tokens.start >= here.end {
            measured.tokens.start - here.end
        } else {
            here.start.saturating_sub(measured.tokens.end)
        }
    }

    /// Borders of clauses, then tokens.
    fn remoteness(&self, measured: &Measured) -> (usize, usize) {
        (self.scene.borders(measured.head(), self.quantity.tokens.start), self.distance(measured))
    }

    fn is_known(&self, measured: &Measured) -> bool {
        self.scene.is_any(measured.head(), &NOUNS)
    }

    pub(super) fn evidence(&self, measured: &Measured, overview: &Overview) -> Evidence {
        let mut evidence = Evidence::with_room();
        self.note_patterns(measured, &mut evidence);
        self.note_kind(measured, &mut evidence);
        self.note_place(measured, overview, &mut evidence);
        self.note_bonds(measured, &mut evidence);
        evidence
    }

    fn note_patterns(&self, measured: &Measured, evidence: &mut Evidence) {
        let same =
            |other: &Option<Measured>| other.as_ref().is_some_and(|other| other.tokens == measured.tokens);
        for (feature, pattern) in &self.patterns {
            evidence.note(*feature as usize, same(pattern));
        }
        if same(&self.last) {
            evidence.note(Feature::Last as usize, true);
            evidence.note(Feature::LastBehindTie as usize, self.tie.is_some());
            evidence.note(Feature::LastElliptic as usize, self.elliptic);
            evidence.note(Feature::LastThereof as usize, self.thereof);
            evidence.note(Feature::LastOfSameKind as usize, self.last_kind() == Some(self.quantity.kind));
        }
        evidence.note(Feature::BareMovement as usize, tied::is_bare_movement(self.scene, measured));
        evidence.note(Feature::Earlier as usize, measured.tokens.end <= self.sentence.start);
    }

    fn note_kind(&self, measured: &Measured, evidence: &mut Evidence) {
        const LONG_WORD: usize = 12;
        let (scene, head) = (self.scene, measured.head());
        let known = self.is_known(measured);
        let company = matches!(scene.mention_at(head), Some((_, EntityId::Company(_))));
        let deal =
            self.patterns.iter().any(|(feature, found)| matches!(feature, Feature::Deal) && found.is_some());
        let classes = [
            (Feature::Measure, Class::Measure),
            (Feature::Share, Class::Share),
            (Feature::Held, Class::Held),
            (Feature::Flow, Class::Flow),
            (Feature::Macro, Class::Macro),
            (Feature::Ratio, Class::Ratio),
            (Feature::Firm, Class::Firm),
            (Feature::Kin, Class::Kin),
            (Feature::Generic, Class::Generic),
        ];
        for (feature, class) in classes {
            evidence.note(feature as usize, scene.is(head, class));
        }
        let mut note = |feature: Feature, holds: bool| evidence.note(feature as usize, holds);
        note(Feature::Movement, scene.is_any(head, &MOVEMENTS));
        note(Feature::Plain, !known && !company);
        // The writing does not tell that it is a noun at all.
        note(Feature::PlainUnmarked, !known && !company && !scene.pack().writing.nouns_capitalized);
        note(Feature::Verb, scene.is_any(head, &[Class::Deal, Class::Up, Class::Down, Class::Say]));
        note(Feature::LongWord, scene.form(head).chars().count() > LONG_WORD);
        note(Feature::Company, company);
        note(Feature::CompanyBesideDeal, company && deal);
        let free = company && !self.is_behind_preposition(measured);
        note(Feature::CompanyThatMoves, free && self.moves);
    }

    fn note_place(&self, measured: &Measured, overview: &Overview, evidence: &mut Evidence) {
        let (scene, here, head) = (self.scene, &self.quantity.tokens, measured.head());
        let behind = measured.tokens.start >= here.end;
        let (borders, distance) = self.remoteness(measured);
        let between = scene.figures_between(head, here.start);
        let known = self.is_known(measured);
        let mut note = |feature: Feature, holds: bool| evidence.note(feature as usize, holds);
        note(Feature::Behind, behind);
        note(Feature::PlainBehind, behind && !known);
        note(Feature::SameClause, borders == 0);
        note(Feature::AdjacentBefore, !behind && distance <= 1);
        note(Feature::AdjacentBehind, behind && distance <= 1);
        note(Feature::OtherSentence, !self.sentence.contains(&measured.tokens.start));
        note(Feature::First, overview.first == Some(measured.tokens.end));
        note(Feature::FirstMeasure, overview.first_known == Some(measured.tokens.end));
        note(Feature::OnlyMeasure, known && overview.known == 1);
        note(Feature::Closest, overview.closest == Some((borders, distance)));
        note(Feature::ClosestMeasure, known && overview.closest_known == Some((borders, distance)));
        evidence.measure(Feature::Distance as usize, distance, 30, 10);
        evidence.measure(Feature::Borders as usize, borders, 4, 2);
        evidence.measure(Feature::FiguresBetween as usize, between, 3, 1);
        if behind {
            evidence.measure(Feature::FiguresBetweenBehind as usize, between, 3, 1);
        }
    }

    fn note_bonds(&self, measured: &Measured, evidence: &mut Evidence) {
        let (scene, head, start) = (self.scene, measured.head(), self.sentence.start);
        let known = self.is_known(measured);
        let before = measured.tokens.start.checked_sub(1).filter(|&before| before >= start);
        let unit = self.quantity.noun.is_some_and(|noun| scene.text.tokens_in(noun).contains(&head));
        let genitive = before.is_some_and(|before| {
            before > start && scene.is(before, Class::Genitive) && scene.is_noun(before - 1)
        });
        let mut note = |feature: Feature, holds: bool| evidence.note(feature as usize, holds);
        match nearest::introduction(scene, head, start) {
            Some(Introduction::Cause) => note(Feature::Cause, true),
            Some(Introduction::Oblique) => note(Feature::Oblique, true),
            None => note(Feature::Free, true),
        }
        note(Feature::PerUnit, nearest::is_per_unit(scene, head, start));
        note(Feature::NotNoun, !nearest::is_noun_in_context(scene, head, start));
        note(Feature::Modifier, nearest::is_modifier(scene, head));
        note(Feature::OfAnotherFigure, nearest::is_taken(scene, head, self.number));
        note(Feature::Unit, unit);
        if let Some(tie) = self.tie.filter(|_| known) {
            note(Feature::BeforeBy, scene.is(tie, Class::By));
            note(Feature::BeforeTo, scene.is(tie, Class::To));
            note(Feature::BeforeFrom, scene.is(tie, Class::From));
            note(Feature::BeforeWith, scene.is(tie, Class::With));
        }
        note(Feature::GenitiveOfNoun, genitive);
        note(Feature::HasGenitive, scene.is(measured.tokens.end, Class::Genitive));
        let determined =
            before.is_some_and(|before| scene.is_any(before, &[Class::Determiner, Class::Possessive]));
        note(Feature::Determined, determined);
        note(Feature::BehindPreposition, self.is_behind_preposition(measured));
        note(Feature::LongPhrase, measured.tokens.len() > 2);
    }
}

/// The candidates among each other.
pub(super) struct Overview {
    /// The end of the first one in the sentence.
    first: Option<usize>,
    /// The end of the first one that is a noun of measure.
    first_known: Option<usize>,
    /// How many nouns of measure there are.
    known: usize,
    closest: Option<(usize, usize)>,
    closest_known: Option<(usize, usize)>,
}

impl Overview {
    pub(super) fn of(asked: &Asked<'_>, measured: &[Measured]) -> Self {
        let known = || measured.iter().filter(|measured| asked.is_known(measured));
        let mut ends: Vec<usize> = known().map(|measured| measured.tokens.end).collect();
        ends.sort_unstable();
        ends.dedup();
        let inside = measured.iter().filter(|measured| asked.sentence.contains(&measured.tokens.start));
        Self {
            first: inside.map(|measured| measured.tokens.end).min(),
            first_known: ends.first().copied(),
            known: ends.len(),
            closest: measured.iter().map(|measured| asked.remoteness(measured)).min(),
            closest_known: known().map(|measured| asked.remoteness(measured)).min(),
        }
    }
}
