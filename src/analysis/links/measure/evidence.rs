//! What speaks for and against words that a figure may measure.

use super::context::MeasureContext;
use super::feature::MeasureFeature;
use super::nearest::Introduction;
use super::{attachment, nearest, phrase};
use crate::analysis::links::choice::LinkEvidence;
use crate::analysis::links::measured::{MOVEMENTS, MeasurePhrase, NOUNS};
use crate::analysis::links::tag::LinkTag;
use crate::analysis::{EntityId, FigureKind};

impl MeasureContext<'_> {
    /// Whether a preposition stands right before the words: `im MDax`.
    fn is_behind_preposition(&self, measured: &MeasurePhrase) -> bool {
        let before = measured.tokens.start.checked_sub(1).filter(|&before| before >= self.sentence.start);
        before.is_some_and(|before| {
            let contracted =
                self.text.is(before, LinkTag::Genitive) && !self.text.is(before, LinkTag::Determiner);
            contracted
                || self.text.is_any(
                    before,
                    &[LinkTag::With, LinkTag::From, LinkTag::Regard, LinkTag::At, LinkTag::Cause],
                )
        })
    }

    fn last_kind(&self) -> Option<FigureKind> {
        self.number.checked_sub(1).map(|last| self.text.quantities[last].kind)
    }

    fn distance(&self, measured: &MeasurePhrase) -> usize {
        let here = &self.quantity.tokens;
        if measured.tokens.start >= here.end {
            measured.tokens.start - here.end
        } else {
            here.start.saturating_sub(measured.tokens.end)
        }
    }

    /// Borders of clauses, then tokens.
    fn remoteness(&self, measured: &MeasurePhrase) -> (usize, usize) {
        (self.text.clause_distance(measured.head(), self.quantity.tokens.start), self.distance(measured))
    }

    fn is_known(&self, measured: &MeasurePhrase) -> bool {
        self.text.is_any(measured.head(), &NOUNS)
    }

    pub(super) fn evidence(&self, measured: &MeasurePhrase, overview: &Overview) -> LinkEvidence {
        let mut evidence = LinkEvidence::with_room();
        self.note_patterns(measured, &mut evidence);
        self.note_kind(measured, &mut evidence);
        self.note_place(measured, overview, &mut evidence);
        self.note_bonds(measured, &mut evidence);
        self.fill_measured(measured, &mut evidence);
        evidence
    }

    fn note_patterns(&self, measured: &MeasurePhrase, evidence: &mut LinkEvidence) {
        let same = |other: &Option<MeasurePhrase>| {
            other.as_ref().is_some_and(|other| other.tokens == measured.tokens)
        };
        for (feature, pattern) in &self.patterns {
            evidence.note(*feature, same(pattern));
        }
        if same(&self.last) {
            evidence.note(MeasureFeature::Last, true);
            evidence.note(MeasureFeature::LastBehindTie, self.tie.is_some());
            evidence.note(MeasureFeature::LastElliptic, self.elliptic);
            evidence.note(MeasureFeature::LastThereof, self.thereof);
            evidence.note(MeasureFeature::LastOfSameKind, self.last_kind() == Some(self.quantity.kind));
        }
        evidence.note(MeasureFeature::BareMovement, attachment::is_bare_movement(self.text, measured));
        evidence.note(MeasureFeature::Earlier, measured.tokens.end <= self.sentence.start);
    }

    fn note_kind(&self, measured: &MeasurePhrase, evidence: &mut LinkEvidence) {
        const LONG_WORD: usize = 12;
        let (text, head) = (self.text, measured.head());
        let known = self.is_known(measured);
        let company = matches!(text.mention_at(head), Some((_, EntityId::Company(_))));
        let transaction = self
            .patterns
            .iter()
            .any(|(feature, found)| matches!(feature, MeasureFeature::Transaction) && found.is_some());
        let tags = [
            (MeasureFeature::Measure, LinkTag::Measure),
            (MeasureFeature::Share, LinkTag::Share),
            (MeasureFeature::Owned, LinkTag::Owned),
            (MeasureFeature::Flow, LinkTag::Flow),
            (MeasureFeature::Macro, LinkTag::Macro),
            (MeasureFeature::Ratio, LinkTag::Ratio),
            (MeasureFeature::Firm, LinkTag::Firm),
            (MeasureFeature::RelatedFirm, LinkTag::RelatedFirm),
            (MeasureFeature::Generic, LinkTag::Generic),
        ];
        for (feature, tag) in tags {
            evidence.note(feature, text.is(head, tag));
        }
        let mut note = |feature: MeasureFeature, holds: bool| evidence.note(feature, holds);
        note(MeasureFeature::Movement, text.is_any(head, &MOVEMENTS));
        note(MeasureFeature::Plain, !known && !company);
        // Without capitals for nouns it may be no noun at all.
        note(MeasureFeature::PlainUnmarked, !known && !company && !text.pack.writing.nouns_capitalized);
        note(
            MeasureFeature::Verb,
            text.is_any(head, &[LinkTag::Transaction, LinkTag::Up, LinkTag::Down, LinkTag::Say]),
        );
        note(MeasureFeature::LongWord, text.form(head).chars().count() > LONG_WORD);
        note(MeasureFeature::Company, company);
        note(MeasureFeature::CompanyBesideTransaction, company && transaction);
        let free = company && !self.is_behind_preposition(measured);
        note(MeasureFeature::CompanyThatMoves, free && self.moves);
    }

    fn note_place(&self, measured: &MeasurePhrase, overview: &Overview, evidence: &mut LinkEvidence) {
        let (text, here, head) = (self.text, &self.quantity.tokens, measured.head());
        let behind = measured.tokens.start >= here.end;
        let (clauses, distance) = self.remoteness(measured);
        let between = text.figures_between(head, here.start);
        let known = self.is_known(measured);
        let mut note = |feature: MeasureFeature, holds: bool| evidence.note(feature, holds);
        note(MeasureFeature::Behind, behind);
        note(MeasureFeature::PlainBehind, behind && !known);
        note(MeasureFeature::SameClause, clauses == 0);
        note(MeasureFeature::AdjacentBefore, !behind && distance <= 1);
        note(MeasureFeature::AdjacentBehind, behind && distance <= 1);
        note(MeasureFeature::OtherSentence, !self.sentence.contains(&measured.tokens.start));
        note(MeasureFeature::First, overview.first == Some(measured.tokens.end));
        note(MeasureFeature::FirstMeasure, overview.first_known == Some(measured.tokens.end));
        note(MeasureFeature::OnlyMeasure, known && overview.known == 1);
        note(MeasureFeature::Closest, overview.closest == Some((clauses, distance)));
        note(MeasureFeature::ClosestMeasure, known && overview.closest_known == Some((clauses, distance)));
        evidence.scaled(MeasureFeature::Distance, distance, 30, 10);
        evidence.scaled(MeasureFeature::ClauseDistance, clauses, 4, 2);
        evidence.scaled(MeasureFeature::FiguresBetween, between, 3, 1);
        if behind {
            evidence.scaled(MeasureFeature::FiguresBetweenBehind, between, 3, 1);
        }
    }

    fn note_bonds(&self, measured: &MeasurePhrase, evidence: &mut LinkEvidence) {
        let (text, head, start) = (self.text, measured.head(), self.sentence.start);
        let known = self.is_known(measured);
        let before = measured.tokens.start.checked_sub(1).filter(|&before| before >= start);
        let unit = self.quantity.noun.is_some_and(|noun| text.tokens_in(noun).contains(&head));
        let genitive = before.is_some_and(|before| {
            before > start && text.is(before, LinkTag::Genitive) && text.is_noun(before - 1)
        });
        let mut note = |feature: MeasureFeature, holds: bool| evidence.note(feature, holds);
        match nearest::introduction(text, head, start) {
            Some(Introduction::Cause) => note(MeasureFeature::Cause, true),
            Some(Introduction::Oblique) => note(MeasureFeature::Oblique, true),
            None => note(MeasureFeature::Free, true),
        }
        note(MeasureFeature::PerUnit, phrase::is_per_unit(text, head, start));
        note(MeasureFeature::NotNoun, !nearest::is_noun_in_context(text, head, start));
        note(MeasureFeature::Modifier, nearest::is_modifier(text, head));
        note(MeasureFeature::OfAnotherFigure, nearest::is_taken(text, head, self.number));
        note(MeasureFeature::Unit, unit);
        if let Some(tie) = self.tie.filter(|_| known) {
            note(MeasureFeature::BeforeBy, text.is(tie, LinkTag::By));
            note(MeasureFeature::BeforeTo, text.is(tie, LinkTag::To));
            note(MeasureFeature::BeforeFrom, text.is(tie, LinkTag::From));
            note(MeasureFeature::BeforeWith, text.is(tie, LinkTag::With));
        }
        note(MeasureFeature::GenitiveOfNoun, genitive);
        note(MeasureFeature::HasGenitive, text.is(measured.tokens.end, LinkTag::Genitive));
        let determined =
            before.is_some_and(|before| text.is_any(before, &[LinkTag::Determiner, LinkTag::Possessive]));
        note(MeasureFeature::Determined, determined);
        note(MeasureFeature::BehindPreposition, self.is_behind_preposition(measured));
        note(MeasureFeature::LongPhrase, measured.tokens.len() > 2);
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
    pub(super) fn of(context: &MeasureContext<'_>, measured: &[MeasurePhrase]) -> Self {
        let known = || measured.iter().filter(|measured| context.is_known(measured));
        let mut ends: Vec<usize> = known().map(|measured| measured.tokens.end).collect();
        ends.sort_unstable();
        ends.dedup();
        let inside = measured.iter().filter(|measured| context.sentence.contains(&measured.tokens.start));
        Self {
            first: inside.map(|measured| measured.tokens.end).min(),
            first_known: ends.first().copied(),
            known: ends.len(),
            closest: measured.iter().map(|measured| context.remoteness(measured)).min(),
            closest_known: known().map(|measured| context.remoteness(measured)).min(),
        }
    }
}
