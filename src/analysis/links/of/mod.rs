//! What is measured.
//!
//! A count counts the noun beside it. Else candidates are what single patterns read (`counted`, `tied`, `nearest`),
//! what the figures before measured, and the noun phrases and companies of the sentence. Which patterns agree on a candidate, what kind of noun it is and
//! where it stands is the evidence that [`rank`](super::rank) weighs.

mod counted;
mod nearest;
mod phrase;
pub(super) mod tied;

use super::direction;
use super::grammar::Class;
use super::rank::{Candidate, Evidence, Judge, Link, Schema, Target};
use super::scene::Scene;
use crate::analysis::figures::Quantity;
use crate::analysis::{EntityId, FigureKind};
use nearest::Introduction;
use std::ops::Range;
use strum::VariantNames;

/// The words that say what a figure measures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measured {
    /// The words.
    pub tokens: Range<usize>,
    /// A noun of growth or decline that ties them to the figure: the `drop` of `drop in profits`.
    pub movement: Option<usize>,
}

impl Measured {
    fn words(tokens: Range<usize>) -> Self {
        Self { tokens, movement: None }
    }

    /// The last word, which says what kind of thing it is.
    fn head(&self) -> usize {
        self.tokens.end.saturating_sub(1)
    }
}

const NOUNS: [Class; 4] = [Class::Measure, Class::Share, Class::Rise, Class::Fall];
const MOVEMENTS: [Class; 2] = [Class::Rise, Class::Fall];

pub(super) const SCHEMA: Schema = Schema { features: Feature::VARIANTS, contexts: Context::VARIANTS };

/// The kinds of figures, as far as they differ in what they measure.
#[derive(Debug, Clone, Copy, VariantNames)]
#[strum(serialize_all = "kebab-case")]
enum Context {
    Count,
    Money,
    Price,
    Share,
    Multiple,
}

impl Context {
    fn of(kind: FigureKind) -> Self {
        match kind {
            FigureKind::Count => Self::Count,
            FigureKind::Money => Self::Money,
            FigureKind::Price | FigureKind::Index => Self::Price,
            FigureKind::Percent | FigureKind::PercentagePoints => Self::Share,
            FigureKind::Multiple => Self::Multiple,
        }
    }
}

/// What can speak for or against words.
#[derive(Debug, Clone, Copy, VariantNames)]
#[strum(serialize_all = "kebab-case")]
enum Feature {
    // Read by a pattern.
    TiedRight,
    TiedLeft,
    NearestMeasure,
    NearestMoved,
    Deal,
    NearestNoun,
    // Measured by the figure before.
    Last,
    LastBehindTie,
    LastElliptic,
    LastThereof,
    LastOfSameKind,
    BareMovement,
    Earlier,
    // What kind of word the head is.
    Measure,
    Share,
    Movement,
    Plain,
    EnglishPlain,
    Held,
    Flow,
    Macro,
    Ratio,
    Firm,
    Kin,
    Generic,
    Verb,
    LongWord,
    Company,
    CompanyBesideDeal,
    CompanyThatMoves,
    BehindPreposition,
    // Where it stands.
    Distance,
    Borders,
    SameClause,
    Behind,
    PlainBehind,
    FiguresBetween,
    FiguresBetweenBehind,
    AdjacentBefore,
    AdjacentBehind,
    OtherSentence,
    First,
    FirstMeasure,
    OnlyMeasure,
    Closest,
    ClosestMeasure,
    // How it is bound to other words.
    Cause,
    Oblique,
    Free,
    PerUnit,
    NotNoun,
    Modifier,
    OfAnotherFigure,
    Unit,
    BeforeBy,
    BeforeTo,
    BeforeFrom,
    BeforeWith,
    GenitiveOfNoun,
    HasGenitive,
    Determined,
    LongPhrase,
}

/// Everything that is told about one figure before its candidates are looked at.
struct Asked<'s> {
    scene: &'s Scene<'s>,
    number: usize,
    quantity: &'s Quantity,
    sentence: Range<usize>,
    tie: Option<usize>,
    patterns: [(Feature, Option<Measured>); 6],
    last: Option<Measured>,
    elliptic: bool,
    thereof: bool,
    /// A noun of growth or decline that is tied to the figure and does not say what moved.
    bare_movement: Option<usize>,
    /// Whether a verb of growth or decline stands in the clause.
    moves: bool,
}

/// The words that the figure number `number` measures; `before` are those of the figures before it.
pub(super) fn find(
    scene: &Scene<'_>,
    number: usize,
    before: &[Option<Measured>],
    judge: &mut Judge<'_>,
) -> Option<Measured> {
    let quantity = scene.quantities.get(number).filter(|quantity| !quantity.tokens.is_empty())?;
    let asked = Asked::new(scene, number, quantity, before);
    if let Some(counted) = asked.counted() {
        return Some(counted);
    }
    let mut measured = asked.candidates(before);
    let overview = Overview::of(&asked, &measured);
    let candidates = measured
        .iter()
        .map(|measured| Candidate {
            target: Target::Words(scene.tokens.span(measured.tokens.clone())),
            evidence: asked.evidence(measured, &overview),
        })
        .collect();
    let context = Context::of(quantity.kind) as usize;
    let chosen = judge.choose(Link::Of, number, context, candidates)?;
    let mut chosen = (chosen < measured.len()).then(|| measured.swap_remove(chosen))?;
    // `180.000 Fahrzeuge, ein Plus von 5 Prozent`
    chosen.movement = chosen.movement.or(asked.bare_movement);
    Some(chosen)
}

impl<'s> Asked<'s> {
    fn new(scene: &'s Scene<'s>, number: usize, quantity: &'s Quantity, before: &[Option<Measured>]) -> Self {
        const CLAUSE: usize = 12;
        let here = &quantity.tokens;
        let sentence = scene.sentence(here.start);
        let patterns = [
            (Feature::TiedRight, tied::right(scene, number, &sentence)),
            (Feature::TiedLeft, tied::left(scene, number, &sentence)),
            (Feature::NearestMeasure, nearest::find(scene, number, &sentence)),
            (Feature::NearestMoved, nearest::find_moved(scene, number, &sentence)),
            (Feature::Deal, counted::deal(scene, number, &sentence)),
            (Feature::NearestNoun, counted::any_noun(scene, number, &sentence)),
        ];
        // `eröffnete 12 Filialen und investierte 350 Millionen`: money does not go on with a count.
        let is_money = |kind| matches!(kind, FigureKind::Money | FigureKind::Price);
        let last = number
            .checked_sub(1)
            .filter(|&last| sentence.contains(&scene.quantities[last].tokens.start))
            .filter(|&last| !(is_money(quantity.kind) && scene.quantities[last].kind == FigureKind::Count))
            .and_then(|last| before.get(last).cloned().flatten());
        let thereof = scene.is(here.end, Class::Thereof)
            || here.start > sentence.start && scene.is(here.start - 1, Class::Thereof);
        let bare = |(_, found): &(Feature, Option<Measured>)| {
            found.as_ref().filter(|found| tied::is_bare_movement(scene, found))?.movement
        };
        let near =
            here.start.saturating_sub(CLAUSE).max(sentence.start)..(here.end + CLAUSE).min(sentence.end);
        let is_verb = |index: usize| scene.is_any(index, &[Class::Up, Class::Down]);
        Self {
            scene,
            number,
            quantity,
            moves: near.into_iter().any(|index| is_verb(index) && scene.borders(index, here.start) == 0),
            bare_movement: patterns.iter().find_map(bare),
            tie: direction::tie(scene, here.start, sentence.start),
            elliptic: counted::is_elliptic(scene, number, &sentence),
            thereof,
            patterns,
            last,
            sentence,
        }
    }

    /// What a count counts, where the noun stands beside it.
    fn counted(&self) -> Option<Measured> {
        let is_count = self.quantity.kind == FigureKind::Count;
        is_count.then(|| counted::noun(self.scene, self.number, &self.sentence)).flatten()
    }

    /// What patterns read first, so that the movement that they found is kept.
    fn candidates(&self, before: &[Option<Measured>]) -> Vec<Measured> {
        const REACH: usize = 50;
        const EARLIER: usize = 3;
        let (scene, here) = (self.scene, &self.quantity.tokens);
        let mut found: Vec<Measured> = Vec::new();
        let bare_movement = self.bare_movement.filter(|_| self.last.is_some());
        let replaced = |measured: &Measured| bare_movement.is_some_and(|at| measured.tokens == (at..at + 1));
        let mut push = |measured: Measured| {
            if !replaced(&measured)
                && !measured.tokens.is_empty()
                && !found.iter().any(|known| known.tokens == measured.tokens)
            {
                found.push(measured);
            }
        };
        let patterns = self.patterns.iter().filter_map(|(_, measured)| measured.as_ref());
        patterns.cloned().for_each(&mut push);
        let bare = |measured: &Measured| Measured::words(measured.tokens.clone());
        self.last.iter().map(bare).for_each(&mut push);
        let earlier = before.iter().rev().take(EARLIER).flatten();
        earlier.filter(|earlier| earlier.tokens.end <= self.sentence.start).map(bare).for_each(&mut push);
        let from = here.start.saturating_sub(REACH).max(self.sentence.start);
        let to = (here.end + REACH).min(self.sentence.end);
        for index in from..to {
            let last_of_nouns = !scene.is_noun(index + 1) && !scene.tokens.is_capitalized(index);
            let adverb = scene.piece(index).ends_with("ly");
            let heads = !scene.is_english() || scene.is_any(index, &NOUNS) || last_of_nouns && !adverb;
            if heads && scene.is_noun(index) {
                push(Measured::words(phrase::ending_at(scene, index, self.sentence.start)));
            } else if let Some((mention, EntityId::Company(_))) = scene.mention_at(index) {
                push(Measured::words(scene.tokens.tokens_in(scene.names.mentions[mention].0)));
            }
        }
        found
    }

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

    fn evidence(&self, measured: &Measured, overview: &Overview) -> Evidence {
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
        note(Feature::EnglishPlain, !known && !company && scene.is_english());
        note(Feature::Verb, scene.is_any(head, &[Class::Deal, Class::Up, Class::Down, Class::Say]));
        note(Feature::LongWord, scene.piece(head).chars().count() > LONG_WORD);
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
        let unit = self.quantity.noun.is_some_and(|noun| scene.tokens.tokens_in(noun).contains(&head));
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
        note(Feature::Modifier, scene.is_english() && nearest::is_modifier(scene, head));
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
struct Overview {
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
    fn of(asked: &Asked<'_>, measured: &[Measured]) -> Self {
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
