//! What is known of the periods of a text before any figure is looked at.

use super::governing::Governing;
use super::mention::PeriodMention;
use super::timeline::Timeline;
use crate::analysis::Period;
use crate::analysis::links::link_text::LinkText;

/// What is known of the periods of a text before any figure is looked at.
#[derive(Debug)]
pub(in crate::analysis::links) struct Chronology {
    pub(super) governing: Governing,
    pub(super) timeline: Timeline,
    /// By the number of the period.
    mentions: Vec<PeriodMention>,
}

impl Chronology {
    /// Looks through the text once.
    pub(in crate::analysis::links) fn of(text: &LinkText<'_>) -> Self {
        Self {
            governing: Governing::of(text),
            timeline: Timeline::of(text),
            mentions: PeriodMention::all(text),
        }
    }

    /// How the text mentions `period`.
    pub(super) fn mention(&self, text: &LinkText<'_>, period: &Period) -> PeriodMention {
        let number = text.periods.partition_point(|other| other.span.start < period.span.start);
        self.mentions.get(number).copied().unwrap_or_default()
    }
}
