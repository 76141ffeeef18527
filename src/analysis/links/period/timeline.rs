//! The periods of a text one after the other: how often each is named, and which were named before a sentence.

use crate::analysis::links::link_text::LinkText;
use crate::analysis::{Period, PeriodKind};
use crate::document::BlockKind;
use chrono::NaiveDate;
use foldhash::HashMap;

/// So many sentences back a period can still be what a figure is about.
const SENTENCES: usize = 6;
/// So many periods of those sentences are candidates.
const EARLIER: usize = 6;
/// The head of a text is so many sentences long, of which so many periods are candidates everywhere.
const HEAD: usize = 4;
const OF_HEAD: usize = 3;

type Days = (Option<NaiveDate>, Option<NaiveDate>);

/// The periods of a text that a figure can be about.
#[derive(Debug)]
pub(in crate::analysis::links) struct Timeline {
    counts: HashMap<Days, usize>,
}

impl Timeline {
    /// Looks through the text once.
    pub(in crate::analysis::links) fn of(text: &LinkText<'_>) -> Self {
        let mut counts: HashMap<Days, usize> = HashMap::default();
        for period in text.periods.iter().filter(|period| period.from.is_some()) {
            *counts.entry((period.from, period.to)).or_default() += 1;
        }
        Self { counts }
    }

    /// How often the text names the same days; 0 where they cannot be told.
    pub(super) fn count(&self, period: &Period) -> usize {
        self.counts.get(&(period.from, period.to)).copied().unwrap_or_default()
    }
}

/// The periods before the token `start` that a figure behind it may be about, the latest first, then those of the head.
pub(super) fn earlier(text: &LinkText<'_>, start: usize) -> Vec<Period> {
    let here = text.tokens.get(start).map_or(0, |token| token.span.start);
    let sentence = text.sentence_of(start);
    let before = text.periods.partition_point(|period| period.span.end <= here);
    let number = |period: &Period| text.sentence_of(text.token_at(period.span.start));
    let outside = !is_of_table(text, sentence);
    let can_be = |period: &&Period| {
        period.kind != PeriodKind::Duration && !(outside && is_of_table(text, number(period)))
    };
    let latest = text.periods[..before]
        .iter()
        .rev()
        .take(4 * EARLIER)
        .take_while(|period| number(period) + SENTENCES >= sentence)
        .filter(can_be)
        .take(EARLIER);
    let head =
        text.periods[..before].iter().take_while(|period| number(period) < HEAD).filter(can_be).take(OF_HEAD);
    let mut periods: Vec<Period> = latest.copied().collect();
    for period in head {
        if !periods.contains(period) {
            periods.push(*period);
        }
    }
    periods
}

/// Whether a sentence is a row of a table or the title of one, which is no whole sentence: the head of a column dates its
/// cells, and no sentence below the table.
pub(super) fn is_of_table(text: &LinkText<'_>, sentence: usize) -> bool {
    let is_row = |sentence: usize| {
        text.sentences.get(sentence).is_some_and(|sentence| sentence.block == BlockKind::Preformatted)
    };
    let closed = || {
        let last = text.sentences.get(sentence).and_then(|sentence| sentence.tokens.clone().next_back());
        last.is_none_or(|last| matches!(text.form(last), "." | "!" | "?" | ":" | "…"))
    };
    is_row(sentence) || is_row(sentence + 1) && !closed()
}
