//! What can speak for or against an owner of a figure, or for nobody.

use crate::analysis::links::choice::{Decision, Numbered};
use crate::analysis::links::kind_group::KindGroup;
use strum::VariantNames;

/// What can speak for or against an owner, or for nobody.
#[derive(Debug, Clone, Copy, VariantNames)]
#[strum(serialize_all = "kebab-case")]
pub(in crate::analysis::links) enum OwnerFeature {
    // What the structure of the sentence says.
    OwnerOfNoun,
    Cheapest,
    Opening,
    Subject,
    Oblique,
    Introduced,
    InFigure,
    Recipient,
    TransactionObject,
    Person,
    PersonBesideEmployer,
    PersonWhoOwns,
    EmployerOfOwner,
    EmployerOfSubject,
    // Where it stands in the sentence.
    InSentence,
    SameClause,
    Behind,
    Distance,
    ClauseDistance,
    FiguresBetween,
    DistanceFromNoun,
    FirstOfSentence,
    OnlyOfSentence,
    // How the text came to it.
    Elsewhere,
    Referred,
    ReferredInFocus,
    OwnedElsewhere,
    FlowElsewhere,
    InFocus,
    Main,
    Dominant,
    Heading,
    Headline,
    LastFigure,
    LastFigureOfSentence,
    TopicOfSentenceBefore,
    LatestTopic,
    PronounOfLatestTopic,
    PronounOfTopic,
    Topic,
    TopicOfParagraph,
    // Nobody.
    Nobody,
    NobodyNotOwned,
    NobodyNoNoun,
    NobodyNoName,
    NobodyLastFigure,
    NobodyLastFigureOfSentence,
    NobodyNoMain,
    NobodyFlow,
    NobodyOwned,
    NobodyShare,
    NobodyElseCan,
    NobodyBeforeMain,
    NobodyOpens,
    NobodyOtherSubject,
    NobodyNoPronoun,
}

impl Numbered for OwnerFeature {
    fn number(self) -> usize {
        self as usize
    }
}

/// The decision on an owner of a figure, or for nobody.
#[derive(Debug)]
pub(in crate::analysis::links) struct OwnerDecision;

impl Decision for OwnerDecision {
    const NAME: &'static str = "who";
    const LEAST: f32 = 0.3;
    type Feature = OwnerFeature;
    type Context = KindGroup;
}
