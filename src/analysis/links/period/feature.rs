//! What can speak for or against a period that a figure is about, or for none.

use crate::analysis::links::choice::{Decision, Numbered};
use crate::analysis::links::kind_group::KindGroup;
use strum::VariantNames;

/// What can speak for or against a period, or for none.
#[derive(Debug, Clone, Copy, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(in crate::analysis::links) enum PeriodFeature {
    // Where it stands in the sentence.
    Distance,
    Near,
    Touching,
    ClauseDistance,
    SameClause,
    FiguresBetween,
    Before,
    Behind,
    ClauseDistanceBehind,
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
    NoneOwned,
    NoneRatio,
    NonePerUnit,
    NoneAllSaid,
}

impl Numbered for PeriodFeature {
    fn number(self) -> usize {
        self as usize
    }
}

/// The decision on a period that a figure is about, or for none.
#[derive(Debug)]
pub(in crate::analysis::links) struct PeriodDecision;

impl Decision for PeriodDecision {
    const NAME: &'static str = "when";
    const LEAST: f32 = 0.3;
    type Feature = PeriodFeature;
    type Context = KindGroup;
}
