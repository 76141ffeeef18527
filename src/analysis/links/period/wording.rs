//! What the words around a figure say, whenever it is from.

use crate::analysis::links::link_text::LinkText;
use crate::analysis::links::measured::MeasurePhrase;
use crate::analysis::links::surroundings::bucket;
use crate::analysis::links::tag::LinkTags;
use crate::analysis::{Direction, Period};
use std::ops::Range;

/// What the sentence says around a figure, whenever it is from.
#[derive(Debug)]
pub(super) struct PeriodWording {
    /// The last word of what is measured.
    pub measure: u64,
    pub direction: u64,
    /// The tags of all words of the sentence.
    pub tags: LinkTags,
    /// The lengths of the periods of the sentence.
    pub lengths: Vec<u64>,
}

impl PeriodWording {
    /// `periods` are those of the sentence.
    pub(super) fn of<'p>(
        text: &LinkText<'_>,
        noun: Option<&MeasurePhrase>,
        direction: Option<Direction>,
        sentence: &Range<usize>,
        periods: impl Iterator<Item = &'p Period>,
    ) -> Self {
        const REACH: usize = 60;
        let mut lengths: Vec<u64> = periods.map(length).collect();
        lengths.sort_unstable();
        lengths.dedup();
        Self {
            measure: noun.map_or(0, |noun| text.word_key(noun.head())),
            direction: direction.map_or(0, |direction| direction as u64 + 1),
            tags: sentence
                .clone()
                .take(REACH)
                .fold(LinkTags::default(), |tags, index| tags.union(text.tags(index))),
            lengths,
        }
    }
}

/// How long a period is, in classes.
pub(super) fn length(period: &Period) -> u64 {
    let (Some(from), Some(to)) = (period.from, period.to) else {
        return if period.from.or(period.to).is_some() { 21 } else { 20 };
    };
    let days = usize::try_from((to - from).num_days()).unwrap_or_default();
    bucket(days, &[0, 7, 31, 100, 200, 300, 370])
}
