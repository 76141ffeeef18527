//! What can speak for or against words that a figure may measure.

use crate::analysis::links::choice::{Decision, Numbered};
use crate::analysis::links::kind_group::KindGroup;
use strum::VariantNames;

/// What can speak for or against words.
#[derive(Debug, Clone, Copy, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(in crate::analysis::links) enum MeasureFeature {
    // Read by a pattern.
    AttachedAfter,
    AttachedBefore,
    NearestMeasure,
    NearestMoved,
    Transaction,
    NearestNoun,
    // MeasurePhrase by the figure before.
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
    Owned,
    Flow,
    Macro,
    Ratio,
    Firm,
    RelatedFirm,
    Generic,
    Verb,
    LongWord,
    Company,
    CompanyBesideTransaction,
    CompanyThatMoves,
    BehindPreposition,
    // Where it stands.
    Distance,
    ClauseDistance,
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

impl Numbered for MeasureFeature {
    fn number(self) -> usize {
        self as usize
    }
}

/// The decision on words that a figure may measure.
#[derive(Debug)]
pub(in crate::analysis::links) struct MeasureDecision;

impl Decision for MeasureDecision {
    const NAME: &'static str = "of";
    const LEAST: f32 = 0.3;
    type Feature = MeasureFeature;
    type Context = KindGroup;
}
