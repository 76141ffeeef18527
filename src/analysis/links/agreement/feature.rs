//! The decisions of the second look, and what can speak for or against their candidates.

use crate::analysis::links::choice::{Decision, LinkTarget, Numbered};
use crate::analysis::links::surroundings::pair;
use crate::analysis::{EntityId, Period};
use chrono::{Datelike, NaiveDate};
use strum::VariantNames;

/// What can speak for or against a candidate; all but the first two and `Nothing` are probabilities of the first look.
#[derive(Debug, Clone, Copy, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(in crate::analysis::links) enum AgreementFeature {
    Score,
    First,
    Probability,
    // For other figures, for those of the same kind, and for those that stand near.
    Others,
    OthersLead,
    OfKind,
    Near,
    Before,
    Behind,
    BeforeInSentence,
    BehindInSentence,
    // The same of nothing.
    Nothing,
    NothingProbability,
    NothingOthers,
    NothingOfKind,
    NothingNear,
    NothingBefore,
    NothingBehind,
}

impl Numbered for AgreementFeature {
    fn number(self) -> usize {
        self as usize
    }
}

/// There are few features, so that they weigh the same everywhere.
#[derive(Debug, Clone, Copy, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(in crate::analysis::links) enum AnyContext {
    Any,
}

impl Numbered for AnyContext {
    fn number(self) -> usize {
        self as usize
    }
}

/// A decision of the second look.
pub(in crate::analysis::links) trait Agreement:
    Decision<Feature = AgreementFeature, Context = AnyContext>
{
    /// What it leads to.
    type Target: Copy;
    /// A number that only targets have that are the same; never 0.
    fn key(target: Self::Target) -> u64;
    /// The target as the trainer reads it.
    fn link_target(target: Self::Target) -> LinkTarget;
}

/// The second look at owners.
#[derive(Debug)]
pub(in crate::analysis::links) struct OwnerAgreement;

impl Decision for OwnerAgreement {
    const NAME: &'static str = "who-agreed";
    const LEAST: f32 = 0.3;
    type Feature = AgreementFeature;
    type Context = AnyContext;
}

impl Agreement for OwnerAgreement {
    type Target = EntityId;

    fn key(target: EntityId) -> u64 {
        match target {
            EntityId::Person(index) => 1 + 2 * u64::from(index),
            EntityId::Company(index) => 2 + 2 * u64::from(index),
        }
    }

    fn link_target(target: EntityId) -> LinkTarget {
        LinkTarget::Entity(target)
    }
}

/// The second look at periods.
#[derive(Debug)]
pub(in crate::analysis::links) struct PeriodAgreement;

impl Decision for PeriodAgreement {
    const NAME: &'static str = "when-agreed";
    const LEAST: f32 = 0.3;
    type Feature = AgreementFeature;
    type Context = AnyContext;
}

impl Agreement for PeriodAgreement {
    type Target = Period;

    /// Periods of the same days are the same, and else those of the same place.
    fn key(target: Period) -> u64 {
        const OF_DAYS: u64 = 1 << 63;
        let day = |day: Option<NaiveDate>| day.map_or(0, |day| u64::from(day.num_days_from_ce().cast_unsigned()));
        match (target.from, target.to) {
            (None, None) => 1 + u64::from(target.span.start),
            (from, to) => OF_DAYS | pair(day(from), day(to)),
        }
    }

    fn link_target(target: Period) -> LinkTarget {
        LinkTarget::Words(target.span)
    }
}
