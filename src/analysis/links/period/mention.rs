//! How a text mentions each of its periods: a period that is only compared with, stands in brackets or tells when something was
//! said seldom goes on into the sentences behind it.

use super::attachment;
use crate::analysis::Period;
use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::tag::LinkTag;
use crate::document::BlockKind;

/// How a period is mentioned, as a set of bits that templates are filled with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct PeriodMention(u64);

impl PeriodMention {
    const BRACKETED: u64 = 1;
    const COMPARED: u64 = 2;
    const SAID: u64 = 4;
    const OPENS: u64 = 8;
    const DATES_FIGURE: u64 = 16;
    const HEADLINE: u64 = 32;
    const AHEAD: u64 = 64;

    /// That of one period.
    fn of(text: &LinkText<'_>, period: &Period) -> Self {
        /// What opens a comparison stands so many words before the period, and figures so near to it.
        const COMPARED: usize = 5;
        const BESIDE: usize = 3;
        const REACH: usize = 60;
        let tokens = text.tokens_in(period.span);
        let sentence = text.sentence(tokens.start);
        let from = tokens.start.saturating_sub(COMPARED).max(sentence.start);
        let compared = (from..tokens.start)
            .rev()
            .take_while(|&index| text.figure_at(index).is_none() && text.form(index) != ",")
            .any(|index| text.is_any(index, &[LinkTag::Baseline, LinkTag::Compare]));
        let near =
            tokens.start.saturating_sub(BESIDE).max(sentence.start)..(tokens.end + BESIDE).min(sentence.end);
        let headline = text
            .sentences
            .get(text.sentence_of(tokens.start))
            .is_some_and(|sentence| sentence.block == BlockKind::Headline);
        let ahead = sentence.clone().take(REACH).any(|index| text.is(index, LinkTag::Ahead));
        let holds = [
            (Self::BRACKETED, text.is_bracketed(tokens.start)),
            (Self::COMPARED, compared),
            (Self::SAID, attachment::is_said(text, tokens.start, tokens.start)),
            (Self::OPENS, tokens.start <= sentence.start + 2),
            (Self::DATES_FIGURE, near.into_iter().any(|index| text.figure_at(index).is_some())),
            (Self::HEADLINE, headline),
            (Self::AHEAD, ahead),
        ];
        Self(holds.into_iter().filter(|(_, holds)| *holds).map(|(bit, _)| bit).sum())
    }

    /// Those of all periods of a text, by their numbers.
    pub(super) fn all(text: &LinkText<'_>) -> Vec<Self> {
        if text.quantities.is_empty() {
            return Vec::new();
        }
        text.periods.iter().map(|period| Self::of(text, period)).collect()
    }

    /// As what templates are filled with.
    pub(super) fn value(self) -> u64 {
        self.0
    }

    /// Each of the bits that are set, by itself.
    pub(super) fn bits(self) -> impl Iterator<Item = u64> {
        (0..7).map(|bit| 1 << bit).filter(move |bit| self.0 & bit != 0)
    }
}
