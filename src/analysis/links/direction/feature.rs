//! What can speak for or against a direction.

use crate::analysis::links::choice::{Decision, Numbered};
use crate::analysis::links::kind_group::KindGroup;
use strum::VariantNames;

/// What can speak for or against a direction, or for neither.
#[derive(Debug, Clone, Copy, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(in crate::analysis::links) enum DirectionFeature {
    Neither,
    Down,
    ByRules,
    NeitherByRules,
    LikeLast,
    LikeLastOfKind,
}

impl Numbered for DirectionFeature {
    fn number(self) -> usize {
        self as usize
    }
}

/// The decision on which way something moved.
#[derive(Debug)]
pub(in crate::analysis::links) struct DirectionDecision;

impl Decision for DirectionDecision {
    const NAME: &'static str = "direction";
    const LEAST: f32 = 0.5;
    type Feature = DirectionFeature;
    type Context = KindGroup;
}
