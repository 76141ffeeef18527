//! What is measured.
//!
//! A count counts the noun beside it. Else candidates are what single patterns read (`counted`, `tied`, `nearest`),
//! what the figures before measured, and the noun phrases and companies of the sentence. Which patterns agree on a
//! candidate, what kind of noun it is and where it stands is the `evidence` that [`rank`](super::rank) weighs.

mod counted;
mod evidence;
mod nearest;
mod phrase;
pub(super) mod tied;

use super::context::Context;
use super::direction;
use super::grammar::Class;
use super::rank::{Candidate, Judge, Link, Schema, Target};
use super::scene::Scene;
use crate::analysis::figures::Quantity;
use crate::analysis::{EntityId, FigureKind};
use evidence::Overview;
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
    PlainUnmarked,
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
            target: Target::Words(scene.text.span(measured.tokens.clone())),
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
            let last_of_nouns = !scene.is_noun(index + 1) && !scene.text.is_capitalized(index);
            let adverb = phrase::ends_in(scene.form(index), scene.pack().words.adverb_endings);
            let told_by_writing = scene.pack().writing.nouns_capitalized;
            let heads = told_by_writing || scene.is_any(index, &NOUNS) || last_of_nouns && !adverb;
            if heads && scene.is_noun(index) {
                push(Measured::words(phrase::ending_at(scene, index, self.sentence.start)));
            } else if let Some((mention, EntityId::Company(_))) = scene.mention_at(index) {
                push(Measured::words(scene.text.tokens_in(scene.names.mentions[mention].0)));
            }
        }
        found
    }
}
